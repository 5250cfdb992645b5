/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/buf.h"
#include "core/base/mem.h"
#include "tests/unit/suite.h"

#include <string.h>

static void test_append(void)
{
    sv_buf buf;
    sv_buf_init(&buf, 1000);
    CU_ASSERT(buf.data == NULL);
    CU_ASSERT(sv_buf_add(&buf, NULL, 0) == SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(buf.data, "");
    CU_ASSERT(sv_buf_puts(&buf, "abc") == SAMSVAR_OK);
    CU_ASSERT(sv_buf_putc(&buf, '\0') == SAMSVAR_OK);
    CU_ASSERT(sv_buf_printf(&buf, "%d %s", 42, "x") == SAMSVAR_OK);
    CU_ASSERT(buf.len == 8 && memcmp(buf.data,
                                     "abc\0"
                                     "42 x",
                                     9) == 0);
    for (int i = 0; i < 100; i++)
        sv_buf_printf(&buf, "%03d", i);
    CU_ASSERT(buf.status == SAMSVAR_OK && buf.len == 308);
    CU_ASSERT_STRING_EQUAL(buf.data + 302, "098099");
    sv_buf_reset(&buf);
    CU_ASSERT(buf.len == 0 && buf.data[0] == '\0' && buf.cap >= 308);
    sv_buf_clear(&buf);
    CU_ASSERT(buf.data == NULL && buf.max == 1000);
    CU_ASSERT(sv_buf_puts(&buf, "again") == SAMSVAR_OK);
    sv_buf_clear(&buf);
}

static void test_limit(void)
{
    sv_buf buf;
    size_t len;
    sv_buf_init(&buf, 10);
    CU_ASSERT(sv_buf_puts(&buf, "0123456789") == SAMSVAR_OK);
    CU_ASSERT(sv_buf_putc(&buf, 'x') == SAMSVAR_ELIMIT);
    CU_ASSERT(sv_buf_add(&buf, "", 0) == SAMSVAR_ELIMIT);
    CU_ASSERT(sv_buf_printf(&buf, "%d", 1) == SAMSVAR_ELIMIT);
    CU_ASSERT_STRING_EQUAL(buf.data, "0123456789");
    CU_ASSERT(sv_buf_take(&buf, &len) == NULL);
    sv_buf_reset(&buf);
    CU_ASSERT(sv_buf_printf(&buf, "%s", "0123456789a") == SAMSVAR_ELIMIT);
    CU_ASSERT(buf.len == 0);
    sv_buf_clear(&buf);
    sv_buf_init(&buf, SIZE_MAX);
    CU_ASSERT(sv_buf_puts(&buf, "x") == SAMSVAR_OK);
    CU_ASSERT(sv_buf_add(&buf, "x", SIZE_MAX) == SAMSVAR_ELIMIT);
    sv_buf_clear(&buf);
}

static void test_take(void)
{
    int64_t live = sv_mem_live();
    sv_buf buf;
    size_t len = 9;
    sv_buf_init(&buf, 1 << 20);
    char *text = sv_buf_take(&buf, &len);
    CU_ASSERT_FATAL(text != NULL);
    CU_ASSERT(len == 0 && *text == '\0');
    sv_free(text);
    for (int i = 0; i < 20000; i++)
        sv_buf_putc(&buf, 'y');
    text = sv_buf_take(&buf, &len);
    CU_ASSERT_FATAL(text != NULL);
    CU_ASSERT(len == 20000 && strlen(text) == len);
    CU_ASSERT(buf.data == NULL && buf.len == 0 && buf.max == 1 << 20);
    sv_free(text);
    sv_buf_puts(&buf, "z");
    text = sv_buf_take(&buf, NULL);
    CU_ASSERT_STRING_EQUAL(text, "z");
    sv_free(text);
    CU_ASSERT(sv_mem_live() == live);
}

static samsvar_status work(void)
{
    sv_buf buf;
    sv_buf_init(&buf, 1 << 20);
    for (int i = 0; i < 3000; i++) {
        sv_buf_puts(&buf, "word ");
        sv_buf_printf(&buf, "%d", i);
    }
    samsvar_status status = buf.status;
    char *text = sv_buf_take(&buf, NULL);
    CU_ASSERT((text == NULL) == (status != SAMSVAR_OK));
    CU_ASSERT(text == NULL ||
              strlen(text) == 3000 * 5 + 10 + 90 * 2 + 900 * 3 + 2000 * 4);
    sv_free(text);
    sv_buf_clear(&buf);
    return status;
}

static void test_out_of_memory(void)
{
    int64_t live = sv_mem_live();
    int failures = 0;
    for (int sticky = 0; sticky < 2; sticky++)
        for (uint64_t n = 1; n < 100; n++) {
            sv_mem_fail_at(n, sticky);
            samsvar_status status = work();
            CU_ASSERT(sv_mem_live() == live);
            if (status == SAMSVAR_OK)
                break;
            CU_ASSERT(status == SAMSVAR_ENOMEM);
            failures++;
        }
    sv_mem_fail_at(0, 0);
    CU_ASSERT(failures > 10 && failures < 100);
}

SUITE_MAIN("base_buf", TEST(test_append), TEST(test_limit), TEST(test_take),
           TEST(test_out_of_memory))
