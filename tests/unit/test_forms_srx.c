/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/mem.h"
#include "core/forms/srx.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include <string.h>

static samsvar_list *parse(const char *text)
{
    samsvar_list *list = NULL;
    CU_ASSERT_EQUAL_FATAL(sv_list_parse("x", text, strlen(text), &list, NULL), SAMSVAR_OK);
    return list;
}

static void expect(samsvar_list *list, const char *values, sv_srx_form form, uint32_t number,
                   const char *want)
{
    sv_buf out;
    uint32_t count = 0;
    sv_buf_init(&out, 1000);
    CU_ASSERT_EQUAL(sv_srx_words(&out, list, values, form, &count), SAMSVAR_OK);
    CU_ASSERT_EQUAL(count, number);
    CU_ASSERT_STRING_EQUAL(out.data ? out.data : "", want);
    sv_buf_clear(&out);
}

static void test_words(void)
{
    samsvar_list *list = parse("Dr.\tnever\na.m.\tend\nc.\tnever\nit's\nk(l)\tnumber\nær.\tend\n");
    expect(list, "never", SV_SRX_EITHER, 2, "Dr\\.|c\\.");
    expect(list, "end", SV_SRX_EITHER, 2, "[Aa]\\.m\\.|[Ææ]r\\.");
    expect(list, "end", SV_SRX_CAPITAL, 2, "A\\.m\\.|Ær\\.");
    expect(list, "end", SV_SRX_CAPITALS, 2, "A\\.M\\.|A\\.m\\.|ÆR\\.|Ær\\.");
    expect(list, "", SV_SRX_EITHER, 0, "");
    expect(list, " number", SV_SRX_CAPITAL, 2, "It['’]s|K\\(l\\)");
    expect(list, "nothing", SV_SRX_EITHER, 0, "");
    expect(list, NULL, SV_SRX_CAPITAL, 6, "Dr\\.|A\\.m\\.|C\\.|It['’]s|K\\(l\\)|Ær\\.");
    expect(NULL, NULL, SV_SRX_EITHER, 0, "");
    sv_list_free(list);
}

static int collect(void *data, const char *bytes, size_t len)
{
    return sv_buf_add(data, bytes, len);
}

static const char *const tags[] = {"xx", "x-Y", NULL};

static samsvar_status write_all(sv_srx_lang *l, sv_buf *out, sv_error *err)
{
    sv_outset set;
    uint64_t rules = 0;
    samsvar_status status = sv_pack_open_dir(temp_path("."), &l->pack, err);
    if (status)
        return status;
    sv_outset_stream(&set, collect, out, err);
    status = sv_srx_write(l, 1, "1", &set, &rules, err);
    sv_outset_clear(&set);
    sv_pack_free(l->pack);
    CU_ASSERT(status || rules > 10);
    return status;
}

static void fill(void)
{
    temp_open();
    temp_write("abbreviations.tsv", "Dr.\tnever\na.m.\ttime\nnr.\tnumber\n");
    temp_write("before-capital.tsv", "est\ttime\nmai\tordinal\nvitamin\tlabel\n");
    temp_write("starters.txt", "the\n");
}

static void test_file(void)
{
    sv_buf out;
    sv_srx_lang l = {.id = "xx", .name = "A & B", .tags = tags};
    sv_buf_init(&out, 1 << 20);
    fill();
    CU_ASSERT_EQUAL(write_all(&l, &out, NULL), SAMSVAR_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(out.data);
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "languagerulename=\"A &amp; B\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "\"(?:[Xx][Xx]|[Xx][-_]Y)(?:[-_].*)?\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "(?:[Nn]r\\.)"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "(?:EST|Est)"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "(?:Mai)"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "(?&lt;![Vv]itamin[\\s\\p{Z}])"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "(?!(?:The)"));
    /* Without a plugin no abbreviation ends a sentence. */
    sv_buf_reset(&out);
    l.plain = 1;
    CU_ASSERT_EQUAL(write_all(&l, &out, NULL), SAMSVAR_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "(?:Dr\\.|[Aa]\\.m\\.|[Nn]r\\.)"));
    /* A list that is broken. */
    sv_error err;
    sv_error_init(&err);
    temp_write("starters.txt", "the\nthe\n");
    l.plain = 0;
    CU_ASSERT_EQUAL(write_all(&l, &out, &err), SAMSVAR_EDATA);
    CU_ASSERT_EQUAL(err.line, 2);
    temp_close();
    sv_buf_clear(&out);
}

static void test_starved(void)
{
    sv_buf out;
    sv_srx_lang l = {.id = "en", .name = "X", .tags = tags};
    samsvar_status status = SAMSVAR_ENOMEM;
    sv_buf_init(&out, 1 << 20);
    fill();
    for (int warm = 0; warm < 2; warm++) { /* libraries keep what they make first */
        sv_buf_reset(&out);
        CU_ASSERT_EQUAL(write_all(&l, &out, NULL), SAMSVAR_OK);
    }
    size_t size = out.len;
    int64_t live = sv_mem_live();
    uint64_t last = 1, n;
    LEAKS_OFF();
    for (n = 1; n <= last && n < 3000; n++) {
        sv_buf_reset(&out);
        sv_mem_fail_at(n, 1);
        status = write_all(&l, &out, NULL);
        last = sv_mem_count() >= n ? n + 1 : n; /* until there was none to fail */
        sv_mem_fail_at(0, 0);
        CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
        CU_ASSERT(status || out.len == size);
        int64_t lost = sv_mem_live() - live; /* as in test_forms_export.c */
        CU_ASSERT(lost >= -1 && lost <= 2);
        live = sv_mem_live();
    }
    LEAKS_ON();
    CU_ASSERT(n > 50);
    CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    temp_close();
    sv_buf_clear(&out);
}

SUITE_MAIN("forms_srx", TEST(test_words), TEST(test_file), TEST(test_starved))
