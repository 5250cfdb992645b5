/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/jsonin.h"
#include "core/base/jsonw.h"
#include "tests/unit/results.h"
#include "tests/unit/suite.h"

static void test_values(void)
{
    gather g = {0};
    sv_jsonw w;
    sv_jsonw_init(&w, gather_write, &g);
    sv_jsonw_object(&w, NULL);
    sv_jsonw_int(&w, "a", INT64_MIN);
    sv_jsonw_int(&w, "b", INT64_MAX);
    sv_jsonw_bool(&w, "c", 7);
    sv_jsonw_array(&w, "d");
    sv_jsonw_null(&w, NULL);
    sv_jsonw_id(&w, NULL, 's', UINT64_MAX);
    sv_jsonw_object(&w, NULL);
    sv_jsonw_close(&w);
    sv_jsonw_close(&w);
    sv_jsonw_break(&w);
    sv_jsonw_milli(&w, "e", -310);
    sv_jsonw_number(&w, "f", "0.25", 4);
    sv_jsonw_close(&w);
    sv_jsonw_newline(&w);
    sv_jsonw_int(&w, NULL, 5);
    CU_ASSERT_EQUAL(sv_jsonw_finish(&w), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(
        g.data, "{\"a\": -9223372036854775808, \"b\": 9223372036854775807, \"c\": true, "
                "\"d\": [null, \"s18446744073709551615\", {}],\n \"e\": -0.31, "
                "\"f\": 0.25}\n5");
    gather_clear(&g);
}

static void test_escapes(void)
{
    static const char text[] =
        "\0\1\b\t\n\v\f\r\x1F \"\\/\x7F\xC2\x84\xC2\x85\xC2\x86\xE2\x80\xA7"
        "\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA\xC3\xA6\xF0\x9F\x99\x82";
    gather g = {0};
    sv_jsonw w;
    json_t *back = NULL;
    sv_jsonw_init(&w, gather_write, &g);
    sv_jsonw_text(&w, NULL, text, sizeof text - 1);
    sv_jsonw_finish(&w);
    CU_ASSERT_STRING_EQUAL(
        g.data, "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\x7F\xC2\x84"
                "\\u0085\xC2\x86\xE2\x80\xA7\\u2028\\u2029\xE2\x80\xAA\xC3\xA6"
                "\xF0\x9F\x99\x82\"");
    CU_ASSERT_EQUAL_FATAL(sv_json_parse(g.data, g.len, "x", 1, &back, NULL), SAMSVAR_OK);
    CU_ASSERT_EQUAL_FATAL(json_string_length(back), sizeof text - 1);
    CU_ASSERT_EQUAL(memcmp(json_string_value(back), text, sizeof text - 1), 0);
    json_decref(back);
    gather_clear(&g);
}

/* Text of any length around the size of the buffer comes out whole. */
static void test_long(void)
{
    static char text[3 * SV_JSONW_ROOM];
    memset(text, 'x', sizeof text);
    for (size_t len = SV_JSONW_ROOM - 4; len < sizeof text;
         len += len < SV_JSONW_ROOM + 4 ? 1 : 997) {
        gather g = {0};
        sv_jsonw w;
        sv_jsonw_init(&w, gather_write, &g);
        text[len / 2] = '\n';
        sv_jsonw_text(&w, NULL, text, len);
        text[len / 2] = 'x';
        sv_jsonw_finish(&w);
        CU_ASSERT_EQUAL(g.len, len + 3);
        gather_clear(&g);
    }
}

static void test_milli(void)
{
    static const struct {
        int64_t value;
        const char *want;
    } cases[] = {{0, "0.0"},
                 {1, "0.001"},
                 {10, "0.01"},
                 {100, "0.1"},
                 {500, "0.5"},
                 {873, "0.873"},
                 {910, "0.91"},
                 {999, "0.999"},
                 {1000, "1.0"},
                 {1050, "1.05"},
                 {-1, "-0.001"},
                 {-1500, "-1.5"},
                 {INT64_MIN, "-9223372036854775.808"}};
    char out[SV_MILLI_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CU_ASSERT_EQUAL(sv_milli_print(cases[i].value, out), strlen(cases[i].want));
        CU_ASSERT_STRING_EQUAL(out, cases[i].want);
    }
    for (int32_t n = 0; n <= 1000; n++) /* what is read back is what was written */
        CU_ASSERT_EQUAL(sv_milli_of((double)((float)n / 1000.0f)), n);
    CU_ASSERT_EQUAL(sv_milli_of(0.0005), 1);
    CU_ASSERT_EQUAL(sv_milli_of(-0.1234), -123);
    CU_ASSERT_EQUAL(sv_milli_of(1e300), 1000000000000000);
    CU_ASSERT_EQUAL(sv_milli_of(-1e300), -1000000000000000);
    CU_ASSERT_EQUAL(sv_milli_of(strtod("nan", NULL)), 0);
}

static void test_too_deep(void)
{
    gather g = {0};
    sv_jsonw w;
    sv_jsonw_init(&w, gather_write, &g);
    for (int i = 0; i <= SV_JSONW_DEPTH; i++)
        sv_jsonw_array(&w, NULL);
    for (int i = 0; i < 2 * SV_JSONW_DEPTH; i++)
        sv_jsonw_close(&w);
    CU_ASSERT_EQUAL(sv_jsonw_finish(&w), SAMSVAR_ELIMIT);
    gather_clear(&g);
}

/* A callback's own codes are handed back; after a failure it is not called again. */
static void test_failure(void)
{
    static const struct {
        int returned;
        samsvar_status want;
    } cases[] = {{1, SAMSVAR_EIO},
                 {-1, SAMSVAR_ENOMEM},
                 {-9, SAMSVAR_ENOENT},
                 {-999, SAMSVAR_EIO}};
    for (size_t i = 0; i < 4; i++) {
        gather g = {.fail = cases[i].returned};
        sv_jsonw w;
        sv_jsonw_init(&w, gather_write, &g);
        sv_jsonw_str(&w, NULL, "x");
        CU_ASSERT_EQUAL(sv_jsonw_finish(&w), cases[i].want);
        g.fail = 0;
        CU_ASSERT_EQUAL(sv_jsonw_finish(&w), cases[i].want);
        CU_ASSERT_PTR_NULL(g.data);
    }
}

static void test_parse(void)
{
    static const char deep[] =
        "{\"a\": \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\\"[[[[\"}";
    json_t *json = NULL;
    sv_error err;
    sv_error_init(&err);
    CU_ASSERT_EQUAL(sv_json_parse(deep, sizeof deep - 1, "x", 1, &json, &err),
                    SAMSVAR_OK);
    json_decref(json);
    json = NULL;
    CU_ASSERT_EQUAL(sv_json_parse("[1,\n2,\n}", 8, "x", 10, &json, &err), SAMSVAR_EDATA);
    CU_ASSERT_EQUAL(err.line, 12);
    CU_ASSERT_PTR_NULL(json);
    CU_ASSERT_EQUAL(sv_json_parse("{\"a\": 1, \"a\": 2}", 16, "x", 1, &json, NULL),
                    SAMSVAR_EDATA);
    CU_ASSERT_EQUAL(sv_json_parse("\"\\", 2, "x", 1, &json, NULL), SAMSVAR_EDATA);
    CU_ASSERT_EQUAL(sv_json_parse("", 0, "x", 1, &json, NULL), SAMSVAR_EDATA);
}

SUITE_MAIN("base_jsonw", TEST(test_values), TEST(test_escapes), TEST(test_long),
           TEST(test_milli), TEST(test_too_deep), TEST(test_failure), TEST(test_parse))
