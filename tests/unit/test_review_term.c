/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/suite.h"

#include "core/base/limits.h"
#include "core/base/mem.h"
#include "core/review/show.h"
#include "core/review/term.h"
#include "tests/unit/results.h"

#include <string.h>

static int cleans(const char *text, size_t len, const char *want)
{
    sv_buf b;
    sv_buf_init(&b, SV_LIMIT_BUF);
    samsvar_status status = sv_term_clean(text, len, &b);
    int same = status == SAMSVAR_OK && strcmp(b.data ? b.data : "", want) == 0;
    sv_buf_clear(&b);
    return same;
}

static void test_clean(void)
{
    CU_ASSERT(cleans("", 0, ""));
    CU_ASSERT(cleans(" a\t\n b\xC2\xA0\xE2\x80\xA9 ", 12, "a b"));
    CU_ASSERT(cleans("a\0b", 3, "a\xEF\xBF\xBD" "b"));
    CU_ASSERT(cleans("\x1B[31mx", 6, "\xEF\xBF\xBD[31mx"));
    CU_ASSERT(cleans("\xC2\x9B" "2J", 4, "\xEF\xBF\xBD" "2J"));            /* U+009B   */
    CU_ASSERT(cleans("\xE2\x80\xAE" "x", 4, "\xEF\xBF\xBD" "x"));          /* U+202E   */
    CU_ASSERT(cleans("my\xC2\xADke", 6, "myke"));                           /* U+00AD   */
    CU_ASSERT(cleans("\x7F", 1, "\xEF\xBF\xBD"));
}

static void test_marks_are_few(void)
{
    char text[1 + 2 * 100 + 2];
    size_t len = 0;
    text[len++] = 'a';
    for (int i = 0; i < 100; i++, len += 2)
        memcpy(text + len, "\xCC\x81", 2);
    text[len++] = 'b';
    sv_buf b;
    sv_buf_init(&b, SV_LIMIT_BUF);
    CU_ASSERT(sv_term_clean(text, len, &b) == SAMSVAR_OK);
    CU_ASSERT(b.len == 2 + 2 * 8);
    sv_buf_clear(&b);
}

static uint32_t width(const char *text)
{
    return sv_term_width(text, strlen(text));
}

static void test_width(void)
{
    CU_ASSERT(width("") == 0);
    CU_ASSERT(width("blåbær") == 6);
    CU_ASSERT(width("e\xCC\x81") == 1);
    CU_ASSERT(width("\xE6\xBC\xA2\xE5\xAD\x97") == 4); /* two ideographs */
    CU_ASSERT(width("\xF0\x9F\x87\xB3\xF0\x9F\x87\xB4") == 2); /* a flag */
    CU_ASSERT(width("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7") == 2); /* joined */
    CU_ASSERT(width("\xE2\x9D\xA4\xEF\xB8\x8F") == 2); /* a heart in colours */
}

static int wraps(const char *text, uint32_t columns, const char *want)
{
    char out[256];
    size_t len = strlen(text), at = 0, n = 0;
    uint32_t used;
    while (at < len) {
        size_t from = at, end = sv_term_line(text, len, &at, columns, &used);
        if (used != width("") + sv_term_width(text + from, end - from))
            return 0;
        memcpy(out + n, text + from, end - from);
        n += end - from;
        out[n++] = '/';
    }
    out[n] = '\0';
    return strcmp(out, want) == 0;
}

static void test_wrap(void)
{
    CU_ASSERT(wraps("aa bb cc", 5, "aa bb/cc/"));
    CU_ASSERT(wraps("aa bb cc", 6, "aa bb/cc/"));
    CU_ASSERT(wraps("aa bb cc", 1, "a/a/b/b/c/c/"));
    CU_ASSERT(wraps("aaaaaaa b", 3, "aaa/aaa/a b/"));
    CU_ASSERT(wraps("a bbbbb", 3, "a/bbb/bb/"));
    CU_ASSERT(wraps("\xE6\xBC\xA2\xE5\xAD\x97", 3, "\xE6\xBC\xA2/\xE5\xAD\x97/"));
    CU_ASSERT(wraps("\xE6\xBC\xA2\xE5\xAD\x97", 1, "\xE6\xBC\xA2/\xE5\xAD\x97/"));
    CU_ASSERT(wraps("", 3, ""));
}

static int add(void *buf, const char *bytes, size_t len)
{
    return sv_buf_add(buf, bytes, len);
}

static int refuse(void *data, const char *bytes, size_t len)
{
    (void)data;
    (void)bytes;
    (void)len;
    return SAMSVAR_EIO;
}

/* Every allocation fails once; a sink that refuses; what is asked wrongly. */
static void test_show(void)
{
    sv_result *r = make_result();
    CU_ASSERT_FATAL(r != NULL);
    for (int how = 0; how < 6; how++) {
        sv_show_options o = {.width = how < 3 ? 100 : 30, .color = 1, .doubtful = how % 3 == 1,
                             .statements = how % 3 == 2};
        samsvar_status status = SAMSVAR_ENOMEM;
        int64_t live = sv_mem_live();
        for (uint64_t n = 1; status == SAMSVAR_ENOMEM && n < 2000; n++) {
            sv_buf b;
            sv_buf_init(&b, SV_LIMIT_BUF);
            sv_mem_fail_at(n, 0);
            status = sv_show(r, &o, add, &b, NULL);
            sv_mem_fail_at(0, 0);
            sv_buf_clear(&b);
            CU_ASSERT(sv_mem_live() == live);
        }
        CU_ASSERT(status == SAMSVAR_OK);
        CU_ASSERT(sv_show(r, &o, refuse, NULL, NULL) == SAMSVAR_EIO);
        o.pair = "nobody,nowhere";
        if (!o.statements)
            CU_ASSERT(sv_show(r, &o, refuse, NULL, NULL) == SAMSVAR_EINVAL);
    }
    sv_result_free(r);
}

SUITE_MAIN("review_term", TEST(test_clean), TEST(test_marks_are_few), TEST(test_width),
           TEST(test_wrap), TEST(test_show))
