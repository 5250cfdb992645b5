/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/out/alignjson.h"
#include "core/out/alignread_impl.h"
#include "core/forms/formats.h"
#include "tests/unit/results.h"
#include "tests/unit/suite.h"

/* The form of a result, as a string in g. */
static samsvar_status form(const sv_result *r, const char *name,
                           const sv_out_options *options, gather *g)
{
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_format_out(r, name, options, gather_write, g, NULL, &err);
    CU_ASSERT_EQUAL(status, err.code);
    return status;
}

static sv_result *parse(const char *text, size_t len, sv_error *err)
{
    sv_result *r = NULL;
    sv_error_init(err);
    samsvar_status status = sv_align_parse("x.json", text, len, NULL, NULL, &r, err);
    CU_ASSERT_EQUAL(status, err->code);
    CU_ASSERT_EQUAL(status == SAMSVAR_OK, r != NULL);
    return r;
}

static void test_round_trip(void)
{
    static const char *const names[] = {"json", "jsonl"};
    for (int k = 0; k < 2; k++) {
        gather one = {0}, two = {0};
        sv_error err;
        sv_result *r = make_result();
        CU_ASSERT_PTR_NOT_NULL_FATAL(r);
        CU_ASSERT_EQUAL(form(r, names[k], NULL, &one), SAMSVAR_OK);
        sv_result_free(r);
        r = parse(one.data, one.len, &err);
        CU_ASSERT_PTR_NOT_NULL_FATAL(r);
        CU_ASSERT_EQUAL(form(r, names[k], NULL, &two), SAMSVAR_OK);
        CU_ASSERT_EQUAL_FATAL(one.len, two.len);
        CU_ASSERT_EQUAL(memcmp(one.data, two.data, one.len), 0);
        sv_result_free(r);
        gather_clear(&one);
        gather_clear(&two);
    }
}

/* JSON Lines read and written as JSON are the JSON, also without text. */
static void test_forms_agree(void)
{
    sv_out_options options = {.no_text = 1};
    for (int k = 0; k < 2; k++) {
        gather json = {0}, lines = {0}, again = {0};
        sv_error err;
        sv_result *r = make_result();
        CU_ASSERT_PTR_NOT_NULL_FATAL(r);
        form(r, "json", k ? &options : NULL, &json);
        form(r, "jsonl", k ? &options : NULL, &lines);
        sv_result_free(r);
        CU_ASSERT_EQUAL(strstr(json.data, "\"text\"") == NULL, k);
        r = parse(lines.data, lines.len, &err);
        CU_ASSERT_PTR_NOT_NULL_FATAL(r);
        form(r, "json", NULL, &again);
        CU_ASSERT_STRING_EQUAL(json.data, again.data);
        sv_result_free(r);
        gather_clear(&json);
        gather_clear(&lines);
        gather_clear(&again);
    }
}

static void test_layout(void)
{
    static const char begin[] =
        "{\"format\": \"samsvar-alignment\", \"version\": \"1.0\",\n"
        " \"generator\": {\"name\": \"samsvar\", \"version\": \"";
    static const char link[] =
        "    {\"id\": \"l1\", \"source\": [\"s1\"], \"target\": [\"s1\"], \"type\": "
        "\"1-1\", "
        "\"relation\": \"equal\", \"score\": 0.873, \"crossing\": false, \"status\": "
        "\"auto\", "
        "\"origin\": \"samsvar\", \"parts\": {\"terms\": 0.81, \"names\": 1.0, "
        "\"numbers\": null, "
        "\"length\": 0.77, \"context\": 0.0}, \"evidence\": [{\"source\": "
        "\"gjennombrudd\", "
        "\"target\": \"árangur\", \"by\": \"is-no\", \"weight\": 0.31}, {\"source\": "
        "\"\", "
        "\"target\": \"\", \"by\": \"length\", \"weight\": -0.123}]},\n";
    static const char emoji[] =
        "{\"id\": \"s2\", \"start\": 32, \"end\": 59, \"paragraph\": 0, \"kind\": "
        "\"sentence\", "
        "\"text\": \"Smile \xF0\x9F\x99\x82 \\\"quote\\\" \\\\ back\\ttab.\"}";
    sv_out_options options = {.stamp = "2026-01-02T03:04:05Z"};
    gather g = {0};
    sv_result *r = make_result();
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    form(r, "json", &options, &g);
    CU_ASSERT_EQUAL(strncmp(g.data, begin, sizeof begin - 1), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "\"created\": \"2026-01-02T03:04:05Z\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, link));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, emoji));
    CU_ASSERT_PTR_NOT_NULL(
        strstr(g.data, "\"group\": \"g3\"")); /* 3 of the second pair */
    CU_ASSERT_PTR_NULL(strstr(g.data, "\"group\": \"g4\""));
    CU_ASSERT_EQUAL(g.data[g.len - 1], '\n');
    sv_result_free(r);
    gather_clear(&g);
}

/* What a newer minor version may add is passed over; kinds and numbers are kept. */
static void test_newer_minor(void)
{
    static const char text[] =
        "\xEF\xBB\xBF{\"format\": \"samsvar-alignment\", \"version\": \"1.9\", \"new\": "
        "[{}],"
        "\"documents\": [{\"id\": \"a\", \"language\": \"nb\", \"x\": 1, \"segments\": ["
        "{\"id\": \"p1:s1\", \"start\": 0, \"end\": 3, \"kind\": \"verse\", \"origin\": "
        "\"user\","
        " \"text\": \"a\\u0000b\"}, {\"id\": \"q\", \"start\": 4, \"end\": 4, \"kind\": "
        "\"kind-77\","
        " \"text\": \"\"}]}, {\"id\": \"b\", \"segments\": [{\"id\": \"s1\", \"start\": "
        "7,"
        " \"end\": 9}]}], \"pairs\": [{\"source\": \"a\", \"target\": \"b\", \"links\": ["
        "{\"id\": \"first\", \"source\": [\"p1:s1\"], \"target\": [\"s1\"], \"score\": "
        "0.1239,"
        " \"status\": \"later\"}]}]}";
    gather g = {0};
    sv_error err;
    sv_result *r = parse(text, sizeof text - 1, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    form(r, "json", NULL, &g);
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "\"kind\": \"verse\", \"origin\": \"user\", "
                                          "\"text\": \"a\\u0000b\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "\"kind\": \"kind-77\", \"text\": \"\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "\"start\": 7, \"end\": 9, \"paragraph\": 0, "
                                          "\"kind\": \"sentence\"}"));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "\"score\": 0.124"));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "\"status\": \"needs-review\""));
    CU_ASSERT_PTR_NOT_NULL(
        strstr(g.data, "\"unaligned\": {\"source\": [\"s2\"], \"target\": []}"));
    CU_ASSERT_EQUAL(r->documents.data[1]->cp_length, 9);
    sv_result_free(r);
    gather_clear(&g);
}

/* ---- refused */

#define HEAD "{\"format\": \"samsvar-alignment\", \"version\": \"1.0\", "
#define DOCS                                                                             \
    "\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": \"s1\", \"start\": 0, "     \
    "\"end\": 3}]}, {\"id\": \"b\", \"segments\": [{\"id\": \"s1\", \"start\": 0, "      \
    "\"end\": 3}]}]"
#define PAIR(links)                                                                      \
    HEAD DOCS ", \"pairs\": [{\"source\": \"a\", \"target\": \"b\", \"links\": [" links  \
              "]}]}"
#define LINK(more) "{\"id\": \"l1\", \"source\": [\"s1\"], \"target\": [\"s1\"]" more "}"

static const struct refused {
    const char *text, *message;
    samsvar_status status;
} refused[] = {
    {"", "not valid JSON", SAMSVAR_EDATA},
    {"[]", "must be an object", SAMSVAR_EDATA},
    {"{}", "\"format\" is missing", SAMSVAR_EDATA},
    {"{\"format\": \"tmx\", \"version\": \"1.0\"}", "is \"tmx\" and must be",
     SAMSVAR_EDATA},
    {"{\"format\": \"samsvar-alignment\", \"version\": \"2.0\"}", "version 2.0",
     SAMSVAR_EDATA},
    {"{\"format\": \"samsvar-alignment\", \"version\": 1}",
     "version: this is a whole number", SAMSVAR_EDATA},
    {"{\"format\": \"samsvar-alignment\", \"version\": \"1.x\"}", "must be like",
     SAMSVAR_EDATA},
    {HEAD "\"format\": 1}", "duplicate", SAMSVAR_EDATA},
    {HEAD "\"pairs\": []}", "\"documents\" is missing", SAMSVAR_EDATA},
    {HEAD "\"documents\": {}, \"pairs\": []}",
     "documents: this is an object and must be an array", SAMSVAR_EDATA},
    {HEAD "\"documents\": [7], \"pairs\": []}", "documents[0]: this is a whole number",
     SAMSVAR_EDATA},
    {HEAD "\"documents\": [{}], \"pairs\": []}", "\"id\" is missing", SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\\u0000\"}], \"pairs\": []}", "U+0000",
     SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": \"s1\", \"start\": 5, "
          "\"end\": 3}]}],"
          " \"pairs\": []}",
     "documents[0].segments[0]: \"end\" (3) is before", SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\", \"length\": 2, \"segments\": [{\"id\": "
          "\"s1\", \"start\": 0, "
          "\"end\": 3}]}], \"pairs\": []}",
     "behind the document's \"length\" (2)", SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": \"s1\", \"start\": 0, "
          "\"end\": 3},"
          "{\"id\": \"s2\", \"start\": 2, \"end\": 4}]}], \"pairs\": []}",
     "do not overlap", SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": \"s1\", \"start\": "
          "-1, \"end\": 3}]}],"
          " \"pairs\": []}",
     "start: -1 is not between", SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": \"s1\", \"start\": 0, "
          "\"end\": 4294967296}]}], \"pairs\": []}",
     "is not between", SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": \"s1\", \"start\": 0, "
          "\"end\": 99999999999999999999}]}], \"pairs\": []}",
     "too big integer", SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": \"s1\", \"start\": 0, "
          "\"end\": 1.5}]}],"
          " \"pairs\": []}",
     "a number and must be a whole number", SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\", \"segments\": []}, {\"id\": \"a\", "
          "\"segments\": []}],"
          " \"pairs\": []}",
     "documents[1]: the id \"a\" is used twice", SAMSVAR_EDATA},
    {HEAD "\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": \"s1\", \"start\": 0, "
          "\"end\": 1}, "
          "{\"id\": \"s1\", \"start\": 1, \"end\": 2}]}], \"pairs\": []}",
     "used twice", SAMSVAR_EDATA},
    {HEAD DOCS ", \"pairs\": [{\"source\": \"a\", \"target\": \"c\", \"links\": []}]}",
     "pairs[0]: no document has the id \"c\"", SAMSVAR_EDATA},
    {HEAD DOCS ", \"pairs\": [{\"source\": \"a\", \"target\": \"a\", \"links\": []}]}",
     "a pair is of two documents", SAMSVAR_EDATA},
    {PAIR("{\"source\": [\"s1\"], \"target\": [\"s1\"]}"), "\"id\" is missing",
     SAMSVAR_EDATA},
    {PAIR("{\"id\": \"l1\", \"source\": [], \"target\": [\"s1\"]}"), "the list is empty",
     SAMSVAR_EDATA},
    {PAIR("{\"id\": \"l1\", \"source\": [\"s2\"], \"target\": [\"s1\"]}"),
     "pairs[0].links[0].source[0]: the document \"a\" has no segment \"s2\"",
     SAMSVAR_EDATA},
    {PAIR("{\"id\": \"l1\", \"source\": [1], \"target\": [\"s1\"]}"), "named by its id",
     SAMSVAR_EDATA},
    {PAIR(LINK("") "," LINK("")), "the id \"l1\" is used twice", SAMSVAR_EDATA},
    {PAIR(LINK(", \"score\": 1.001")), "not between 0.0 and 1.0", SAMSVAR_EDATA},
    {PAIR(LINK(", \"score\": 1e300")), "not between 0.0 and 1.0", SAMSVAR_EDATA},
    {PAIR(LINK(", \"score\": 1e999")), "real number overflow", SAMSVAR_EDATA},
    {PAIR(LINK(", \"score\": \"1\"")), "score: this is a string", SAMSVAR_EDATA},
    {PAIR(LINK(", \"crossing\": 1")), "must be true or false", SAMSVAR_EDATA},
    {PAIR(LINK(", \"parts\": {\"terms\": 2}")), "parts.terms: the number", SAMSVAR_EDATA},
    {PAIR(LINK(", \"evidence\": [3]")), "evidence[0]: this is", SAMSVAR_EDATA},
    {PAIR(LINK(", \"evidence\": [{\"weight\": 1e9}]")), "evidence[0].weight",
     SAMSVAR_EDATA},
    {HEAD DOCS ", \"pairs\": [], \"statements\": [{\"id\": \"t1\", \"members\": "
               "[{\"document\": \"z\","
               " \"segments\": [\"s1\"]}]}]}",
     "statements[0].members[0]: no document", SAMSVAR_EDATA},
    {HEAD "\"x\": \"\xFF\"}", "unable to decode", SAMSVAR_EDATA},
    {HEAD "\"x\": \"\xED\xA0\x80\"}", "unable to decode", SAMSVAR_EDATA},
    {HEAD "\"x\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "SV_LIMIT_JSON_DEPTH",
     SAMSVAR_ELIMIT},
    {"{\"t\": \"link\"}\n", "is missing", SAMSVAR_EDATA},
    {"{\"t\": \"header\", \"format\": \"samsvar-alignment\", \"version\": \"1.0\"}\n\n"
     "{\"t\": \"segment\", \"id\": \"s1\"}\n",
     "no document stands before", SAMSVAR_EDATA},
    {"{\"t\": \"header\", \"format\": \"samsvar-alignment\", \"version\": \"1.0\"}\n"
     "{\"t\": \"link\"}\n",
     "no pair stands before", SAMSVAR_EDATA},
    {"{\"t\": \"header\", \"format\": \"samsvar-alignment\", \"version\": \"1.0\"}\n"
     "{\"t\": \"unaligned\"}\n",
     "no pair stands before", SAMSVAR_EDATA},
    {"{\"t\": \"header\", \"format\": \"samsvar-alignment\", \"version\": \"1.0\"}\n"
     "{\"no\": 1}\n{\n",
     "\"t\" is missing", SAMSVAR_EDATA},
};

static void test_refused(void)
{
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        sv_error err;
        sv_result *r = parse(refused[i].text, strlen(refused[i].text), &err);
        CU_ASSERT_PTR_NULL(r);
        CU_ASSERT_EQUAL(err.code, refused[i].status);
        if (!strstr(err.message, refused[i].message)) {
            printf("\n  %zu: \"%s\", not \"%s\"", i, err.message, refused[i].message);
            CU_FAIL("another message");
        }
        sv_result_free(r);
    }
}

static void test_lines(void)
{
    sv_error err;
    static const char text[] = HEAD "\n\"documents\": [],\n\"pairs\": [],, }";
    CU_ASSERT_PTR_NULL(parse(text, sizeof text - 1, &err));
    CU_ASSERT_EQUAL(err.line, 3);
    CU_ASSERT_STRING_EQUAL(err.file, "x.json");
    static const char lines[] = "{\"t\": \"header\", \"format\": \"samsvar-alignment\", "
                                "\"version\": \"1.0\"}\n\n{\"t\": \"document\"}\n";
    CU_ASSERT_PTR_NULL(parse(lines, sizeof lines - 1, &err));
    CU_ASSERT_EQUAL(err.line, 3);
}

/* ---- a record at a time */

static void hear_nothing(void *data, uint32_t line, const char *where, const char *what, int hard)
{
    (void)data, (void)line, (void)where, (void)what, (void)hard;
}

/* Is a file as we write it read a record at a time? */
static void test_pieces(void)
{
    gather g = {0};
    sv_alignread a;
    sv_alignsource s = {.name = "x"};
    sv_result *r = make_result();
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    form(r, "json", NULL, &g);
    sv_result_free(r);
    s.bytes = g.data;
    s.len = g.len;
    CU_ASSERT_EQUAL_FATAL(sv_alignread_init(&a, "x", NULL, NULL, NULL), SAMSVAR_OK);
    CU_ASSERT(sv_alignread_pieces(&a, &s));
    CU_ASSERT_EQUAL(sv_alignread_take(&a, &r), SAMSVAR_OK);
    sv_result_free(r);
    sv_alignread_clear(&a);
    gather_clear(&g);
}

/* Both ways, with (as a whole) and without someone who hears of problems. */
static void compare_ways(const char *text, size_t len)
{
    gather one = {0}, two = {0};
    sv_error err, other;
    sv_result *r = parse(text, len, &err), *whole = NULL;
    sv_error_init(&other);
    sv_align_parse("x.json", text, len, hear_nothing, NULL, &whole, &other);
    CU_ASSERT_EQUAL(err.code, other.code);
    CU_ASSERT_EQUAL(err.line, other.line);
    CU_ASSERT_STRING_EQUAL(err.message, other.message);
    CU_ASSERT_EQUAL_FATAL(r != NULL, whole != NULL);
    if (r) {
        form(r, "json", NULL, &one);
        form(whole, "json", NULL, &two);
        CU_ASSERT(one.len == two.len && memcmp(one.data, two.data, one.len) == 0);
    }
    sv_result_free(r);
    sv_result_free(whole);
    gather_clear(&one);
    gather_clear(&two);
}

/* Every byte of a file is in turn another, or not there, or the last. */
static void test_pieces_agree(void)
{
    static const char other[] = "\"{}[],:\\ 0x";
    gather g = {0};
    sv_result *r = make_result();
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    form(r, "json", NULL, &g);
    sv_result_free(r);
    char *copy = sv_strndup(g.data, g.len);
    CU_ASSERT_PTR_NOT_NULL_FATAL(copy);
    for (size_t i = 0; i < g.len; i++) {
        copy[i] = other[i % (sizeof other - 1)];
        compare_ways(copy, g.len);
        memmove(copy + i, g.data + i + 1, g.len - i - 1);
        compare_ways(copy, g.len - 1);
        memcpy(copy, g.data, g.len);
        if (i % 7 == 0)
            compare_ways(copy, i);
    }
    sv_free(copy);
    gather_clear(&g);
}

/* ---- memory */

/* Every allocation of the reader fails in turn, once alone and once with all later
 * ones. */
static void starve_reader(const gather *g)
{
    for (int sticky = 0; sticky < 2; sticky++) {
        int64_t live = sv_mem_live();
        samsvar_status status = SAMSVAR_ENOMEM;
        for (uint64_t n = 1; status == SAMSVAR_ENOMEM && n < 20000; n++) {
            sv_result *r = NULL;
            sv_error err;
            sv_error_init(&err);
            sv_mem_fail_at(n, sticky);
            status = sv_align_parse("x", g->data, g->len, NULL, NULL, &r, &err);
            sv_mem_fail_at(0, 0);
            CU_ASSERT_EQUAL(r != NULL, status == SAMSVAR_OK);
            CU_ASSERT_EQUAL(status, err.code);
            sv_result_free(r);
            CU_ASSERT_EQUAL(sv_mem_live(), live);
        }
        CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    }
}

static void test_starved(void)
{
    static const char *const names[] = {"json", "jsonl"};
    for (int k = 0; k < 2; k++) {
        gather g = {0};
        sv_result *r = make_result();
        CU_ASSERT_PTR_NOT_NULL_FATAL(r);
        form(r, names[k], NULL, &g);
        sv_result_free(r);
        starve_reader(&g);
        gather_clear(&g);
    }
}

static void test_starved_writer(void)
{
    static const char *const names[] = {"json", "jsonl", "tsv"};
    sv_result *r = make_result();
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    for (int k = 0; k < 3; k++) {
        samsvar_status status = SAMSVAR_ENOMEM;
        int64_t live = sv_mem_live();
        for (uint64_t n = 1; status == SAMSVAR_ENOMEM && n < 100; n++) {
            gather g = {0};
            sv_mem_fail_at(n, 0);
            status = form(r, names[k], NULL, &g);
            sv_mem_fail_at(0, 0);
            CU_ASSERT_EQUAL(sv_mem_live(), live);
            gather_clear(&g);
        }
        CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    }
    sv_result_free(r);
}

static void test_write_fails(void)
{
    sv_result *r = make_result();
    gather g = {.fail = 1};
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    CU_ASSERT_EQUAL(form(r, "json", NULL, &g), SAMSVAR_EIO);
    g.fail = SAMSVAR_ECANCELED;
    CU_ASSERT_EQUAL(form(r, "jsonl", NULL, &g), SAMSVAR_ECANCELED);
    CU_ASSERT_EQUAL(form(r, "odt", NULL, &g), SAMSVAR_EINVAL);
    sv_result_free(r);
}

/* A file cut anywhere is refused or read, and nothing is lost. */
static void test_cut(void)
{
    static const char *const names[] = {"json", "jsonl"};
    for (int k = 0; k < 2; k++) {
        gather g = {0};
        sv_result *r = make_result();
        CU_ASSERT_PTR_NOT_NULL_FATAL(r);
        form(r, names[k], NULL, &g);
        sv_result_free(r);
        int64_t live = sv_mem_live();
        for (size_t n = 0; n < g.len; n += 7) {
            sv_error err;
            r = parse(g.data, n, &err);
            sv_result_free(r);
            CU_ASSERT_EQUAL(sv_mem_live(), live);
        }
        gather_clear(&g);
    }
}

/* Ids of any kind, mixed with ours, in any order. */
static void test_ids(void)
{
    static const char text[] =
        HEAD "\"documents\": [{\"id\": \"a\", \"segments\": [{\"id\": \"s1\", \"start\": "
             "0, \"end\": 1},"
             "{\"id\": \"s3\", \"start\": 1, \"end\": 2}, {\"id\": \"s2\", \"start\": 2, "
             "\"end\": 3}]},"
             "{\"id\": \"b\", \"segments\": [{\"id\": \"s1\", \"start\": 0, \"end\": "
             "1}]}], \"pairs\": ["
             "{\"source\": \"a\", \"target\": \"b\", \"links\": [{\"id\": \"l9\", "
             "\"source\": [\"s2\","
             "\"s3\", \"s3\"], \"target\": [\"s1\"], \"group\": \"x\"}]}]}";
    sv_error err;
    sv_result *r = parse(text, sizeof text - 1, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    const sv_link *l = &r->pairs.data[0].links.data[0];
    CU_ASSERT_EQUAL_FATAL(l->source_count, 2);
    CU_ASSERT_EQUAL(l->source[0], 1);
    CU_ASSERT_EQUAL(l->source[1], 2);
    CU_ASSERT_EQUAL(l->group, 1);
    sv_result_free(r);
}

SUITE_MAIN("out_json", TEST(test_round_trip), TEST(test_forms_agree), TEST(test_layout),
           TEST(test_newer_minor), TEST(test_refused), TEST(test_lines),
           TEST(test_pieces), TEST(test_pieces_agree),
           TEST(test_starved), TEST(test_starved_writer), TEST(test_write_fails),
           TEST(test_cut), TEST(test_ids))
