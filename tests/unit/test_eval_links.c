/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/eval/eval.h"
#include "core/eval/links.h"
#include "core/forms/formats.h"
#include "tests/unit/results.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

/* Sentences of "a" at 0..10, 10..20, 20..30; of "b" at 0..10, 10..20. */
static const char gold_json[] =
    "{\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": 1, \"start\": 0, \"end\": "
    "10},"
    "{\"id\": 2, \"start\": 10, \"end\": 20}, {\"id\": 3, \"start\": 20, \"end\": 30}]},"
    "{\"id\": \"b\", \"segments\": [{\"id\": \"x\", \"start\": 0, \"end\": 10},"
    "{\"id\": \"y\", \"start\": 10, \"end\": 20}]}], \"pairs\": [{\"a\": \"a\", \"b\": "
    "\"b\","
    "\"links\": [{\"i\": 1, \"j\": \"x\", \"label\": \"weak\"}, {\"i\": 2, \"j\": \"y\", "
    "\"label\": "
    "\"equivalent\"}, {\"i\": 1, \"j\": \"x\", \"label\": \"partial\"}, {\"i\": 3, "
    "\"j\": \"x\","
    "\"label\": \"weak\"}, {\"i\": 3, \"j\": \"y\", \"label\": \"optional\"}]}]}";

/* An alignment of documents whose segments are given as "start end" pairs of tens. */
static void write_alignment(const char *a_segments, const char *links)
{
    static char text[4096];
    snprintf(
        text, sizeof text,
        "{\"format\": \"samsvar-alignment\", \"version\": \"1.0\", \"documents\": ["
        "{\"id\": \"one\", \"source\": \"dir/b.html\", \"segments\": [{\"id\": \"s1\", "
        "\"start\": 0, \"end\": 10}, {\"id\": \"s2\", \"start\": 10, \"end\": 20}]},"
        "{\"id\": \"a\", \"source\": \"-\", \"segments\": [%s]}, {\"id\": \"c\","
        "\"segments\": []}], \"pairs\": [{\"source\": \"one\", \"target\": \"a\", "
        "\"links\": [%s]}]}",
        a_segments, links);
    temp_write("al.json", text);
}

static const char three[] =
    "{\"id\": \"s1\", \"start\": 0, \"end\": 10}, {\"id\": \"s2\", \"start\": 10,"
    "\"end\": 20}, {\"id\": \"s3\", \"start\": 20, \"end\": 30}";

static void check_eval(const char *segments, const char *links, const char *want,
                       int32_t want_f1)
{
    gather out = {0};
    int32_t f1 = -1;
    sv_error err;
    sv_error_init(&err);
    write_alignment(segments, links);
    CU_ASSERT_EQUAL(
        sv_eval(temp_dir, temp_path("al.json"), 0, gather_write, &out, &f1, &err),
        SAMSVAR_OK);
    CU_ASSERT_EQUAL(f1, want_f1);
    if (!out.data || !strstr(out.data, want)) {
        printf("\n%s\n%s", err.message, out.data ? out.data : "");
        CU_FAIL("other figures");
    }
    gather_clear(&out);
}

#define LINK(id, s, t, more)                                                             \
    "{\"id\": \"" id "\", \"source\": [\"" s "\"], \"target\": [\"" t "\"]" more "}"

/* The pair stands the other way round in the gold. By hand: right 1x and 2y; 3x is
 * weak, 3y optional, 1y wrong. */
static void test_figures(void)
{
    temp_open();
    temp_write("gold.json", gold_json);
    check_eval(three, LINK("1", "s1", "s1", "") "," LINK("2", "s2", "s2", ""),
               "a          b              2     2      1.000 1.000 1.000       1.000 "
               "1.000 1.000\n",
               1000);
    check_eval(three, "", "a          b              2     0      0.000 0.000 0.000", 0);
    check_eval(three,
               LINK("1", "s1", "s1", "") "," LINK("2", "s1", "s1", "") "," LINK(
                   "3", "s1", "s3",
                   "") "," LINK("4", "s2", "s3",
                                "") "," LINK("5", "s2", "s1",
                                             "") "," LINK("6", "s2", "s2",
                                                          ", \"status\": \"rejected\""),
               "all                       2     4      0.333 0.500 0.400       0.500 "
               "0.500 0.500\n"
               "F1 strict 0.4000 lenient 0.5000\n",
               400);
    temp_close();
}

/* A segment of two sentences stands for both; a fragment for the one that holds most
 * of it. */
static void test_other_segments(void)
{
    temp_open();
    temp_write("gold.json", gold_json);
    check_eval("{\"id\": \"s1\", \"start\": 0, \"end\": 15}, {\"id\": \"s2\", \"start\": "
               "15, \"end\": 18}",
               LINK("1", "s1", "s1", "") "," LINK("2", "s2", "s2", ""),
               " 3      0.667 1.000 0.800", 800);
    check_eval("{\"id\": \"s1\", \"start\": 100, \"end\": 150}",
               LINK("1", "s1", "s1", ""), " 0      0.000 0.000 0.000", 0);
    temp_close();
}

static void test_as_json(void)
{
    gather out = {0};
    temp_open();
    temp_write("gold.json", gold_json);
    write_alignment(three, LINK("1", "s1", "s1", ""));
    CU_ASSERT_EQUAL(
        sv_eval(temp_dir, temp_path("al.json"), 1, gather_write, &out, NULL, NULL),
        SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(
        out.data,
        "{\"measure\": \"links\", \"gold\": 2, \"found\": 1, \"strict\": {\"precision\": "
        "1.0000, "
        "\"recall\": 0.5000, \"f1\": 0.6667}, \"lenient\": {\"precision\": 1.0000, "
        "\"recall\": "
        "0.5000, \"f1\": 0.6667}, \"pairs\": [\n  {\"a\": \"a\", \"b\": \"b\", \"gold\": "
        "2, "
        "\"found\": 1, \"strict\": {\"precision\": 1.0000, \"recall\": 0.5000, \"f1\": "
        "0.6667}, "
        "\"lenient\": {\"precision\": 1.0000, \"recall\": 0.5000, \"f1\": 0.6667}}]}\n");
    gather_clear(&out);
    temp_close();
}

static void test_refused(void)
{
    static const char *const bad[] = {
        "",
        "[]",
        "{}",
        "{\"documents\": [], \"pairs\": [{}]}",
        "{\"documents\": [{\"id\": \"a\", \"segments\": [{\"start\": 0, \"end\": 1}]}], "
        "\"pairs\": []}",
        "{\"documents\": [], \"pairs\": [{\"a\": \"a\", \"b\": \"b\", \"links\": "
        "[{\"i\": 1, \"j\": 2,"
        "\"label\": \"same\"}]}]}",
    };
    gather out = {0};
    temp_open();
    write_alignment(three, "");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        sv_error err;
        sv_error_init(&err);
        temp_write("gold.json", bad[i]);
        CU_ASSERT_EQUAL(
            sv_eval(temp_dir, temp_path("al.json"), 0, gather_write, &out, NULL, &err),
            SAMSVAR_EDATA);
        CU_ASSERT(strstr(err.file, "gold.json") && err.message[0]);
    }
    CU_ASSERT_PTR_NULL(out.data);
    CU_ASSERT_EQUAL(remove(temp_path("gold.json")), 0);
    CU_ASSERT_EQUAL(
        sv_eval(temp_dir, temp_path("al.json"), 0, gather_write, &out, NULL, NULL),
        SAMSVAR_ENOENT);
    temp_mkdir("gold.json");
    CU_ASSERT_EQUAL(
        sv_eval(temp_dir, temp_path("al.json"), 0, gather_write, &out, NULL, NULL),
        SAMSVAR_EIO);
    temp_close();
}

static void test_starved(void)
{
    samsvar_status status = SAMSVAR_ENOMEM;
    int64_t live = sv_mem_live();
    temp_open();
    temp_write("gold.json", gold_json);
    write_alignment(three, LINK("1", "s1", "s1", ""));
    for (uint64_t n = 1; status == SAMSVAR_ENOMEM && n < 20000; n++) {
        gather out = {0};
        sv_error err;
        sv_error_init(&err);
        sv_mem_fail_at(n, 0);
        status =
            sv_eval(temp_dir, temp_path("al.json"), 0, gather_write, &out, NULL, &err);
        sv_mem_fail_at(0, 0);
        CU_ASSERT_EQUAL(sv_mem_live(), live);
        CU_ASSERT_EQUAL(err.code, status);
        gather_clear(&out);
    }
    CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    temp_close();
}

SUITE_MAIN("eval_links", TEST(test_figures), TEST(test_other_segments),
           TEST(test_as_json), TEST(test_refused), TEST(test_starved))
