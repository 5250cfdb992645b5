/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/out/alignread.h"
#include "core/forms/formats.h"
#include "core/out/validate.h"
#include "tests/unit/results.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

/* The made-up alignment as a file of the test's folder. */
static void write_file(const char *name, const char *form, gather *g)
{
    sv_result *r = make_result();
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    CU_ASSERT_EQUAL(sv_format_out(r, form, NULL, gather_write, g, NULL, NULL),
                    SAMSVAR_OK);
    temp_write_bytes(name, g->data, g->len);
    sv_result_free(r);
}

static void write_articles(void)
{
    temp_mkdir("a");
    temp_write("a/no-000.txt", text_nb);
    temp_write("is-002.txt", text_is);
    temp_write("en-001.txt", text_en);
}

/* Findings of a file, as text in out. */
static uint64_t findings(const char *name, gather *out)
{
    uint64_t count = 99, lines = 0;
    sv_error err;
    sv_error_init(&err);
    gather_clear(out);
    CU_ASSERT_EQUAL(sv_validate(temp_path(name), gather_write, out, &count, &err),
                    SAMSVAR_OK);
    for (size_t i = 0; i < out->len; i++)
        lines += out->data[i] == '\n';
    CU_ASSERT_EQUAL(lines, count);
    return count;
}

static void test_good(void)
{
    gather g = {0}, out = {0};
    temp_open();
    write_file("x.json", "json", &g);
    CU_ASSERT_EQUAL(findings("x.json", &out), 0);
    write_articles();
    CU_ASSERT_EQUAL(findings("x.json", &out), 0);
    temp_write("is-002.txt", "\xEF\xBB\xBF"); /* a BOM does not count */
    CU_ASSERT_EQUAL(findings("x.json", &out), 1);
    gather_clear(&g);
    write_file("x.jsonl", "jsonl", &g);
    temp_write("is-002.txt", text_is);
    CU_ASSERT_EQUAL(findings("x.jsonl", &out), 0);
    gather_clear(&g);
    gather_clear(&out);
    temp_close();
}

/* One slip each in a good file: what to replace, by what, what is then found and how
 * often. */
static const struct slip {
    const char *from, *to, *want;
    uint64_t count;
} slips[] = {
    {"\"type\": \"2-1\"", "\"type\": \"1-2\"",
     "pairs[0].links[3]: \"type\" is \"1-2\", and the link "
     "is 2-1",
     1},
    {"\"source\": [\"s4\", \"s5\"]", "\"source\": [\"s5\", \"s4\"]", "must ascend", 1},
    {"\"crossing\": true, \"group\": \"g2\"", "\"crossing\": false, \"group\": \"g2\"",
     "pairs[0]: link 5 of the file says \"crossing\": false", 1},
    {"\"unaligned\": {\"source\": [\"s2\"], \"target\": [\"s2\"]}",
     "\"unaligned\": {\"source\": [\"s1\", \"s2\", \"s2\"], \"target\": []}",
     "source: segment \"s1\" stands in a link and in \"unaligned\"", 3},
    {"\"source\": [\"s2\", \"s3\", \"s5\"]", "\"source\": [\"s2\", \"s9\", \"s5\"]",
     "pairs[1].unaligned.source[1]: the document \"no-000\" has no segment \"s9\"", 2},
    {"\"source\": [\"s4\"], \"target\": [\"s3\"]",
     "\"source\": [\"s1\"], \"target\": [\"s3\"]",
     "segment \"s1\" stands in 2 links; in a parallel pair", 2},
    {"\"relation\": \"source-in-target\"", "\"relation\": \"inside\"",
     "\"relation\" is \"inside\"", 1},
    {"\"status\": \"confirmed\"", "\"status\": \"ok\"", "\"status\" is \"ok\"", 1},
    {"\"mode\": \"parallel\"", "\"mode\": \"auto\"", "pairs[1]: \"mode\" is \"auto\"", 1},
    {"\"score\": 0.05", "\"score\": -0.05", "pairs[0].links[4].score: the number is not",
     1},
    {"\"start\": 39, \"end\": 66", "\"start\": 39, \"end\": 65", "has 27 code points", 2},
    {"\"start\": 39, \"end\": 66", "\"start\": 40, \"end\": 67",
     "other text at these offsets", 1},
    {"\"text\": \"Rundt", "\"text\": \"Runde",
     "documents[0].segments[3].text: the article has", 1},
    {"\"length\": 113", "\"length\": 114", "documents[0].length: the article has 113", 1},
    {"\"sha256\": \"3", "\"sha256\": \"4", "documents[0].sha256: the article beside", 1},
    {"\"sha256\": \"3", "\"sha256\": \"X", "64 hexadecimal digits", 1},
    {"\"language\": \"is\"", "\"language\": \"x y\"", "must be a BCP 47 tag", 1},
    {"\"segments\": [\"s3\"]}]}", "\"segments\": [\"s8\"]}]}",
     "statements[0].members[2].segments[0]: the document \"en-001\" has no segment "
     "\"s8\"",
     1},
    {"\"document\": \"en-001\"", "\"document\": \"no-000\"", "is named twice", 1},
    {"\"id\": \"s2\", \"start\": 38", "\"id\": \"s1\", \"start\": 38", "is used twice",
     9},
    {"\"kind\": \"sentence\", \"text\": \"Enginn", "\"text\": \"Enginn",
     "documents[1].segments[0]: \"kind\" is missing; it is a string", 1},
};

static void test_slips(void)
{
    gather g = {0}, out = {0};
    temp_open();
    write_file("x.json", "json", &g);
    write_articles();
    for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
        const struct slip *s = &slips[i];
        const char *at = strstr(g.data, s->from);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        gather bad = {0};
        gather_write(&bad, g.data, (size_t)(at - g.data));
        gather_write(&bad, s->to, strlen(s->to));
        gather_write(&bad, at + strlen(s->from), strlen(at + strlen(s->from)));
        temp_write_bytes("bad.json", bad.data, bad.len);
        uint64_t count = findings("bad.json", &out);
        if (count < 1 || (s->count < 9 && count != s->count) ||
            !strstr(out.data, s->want)) {
            printf("\n  %zu: %s", i, out.data ? out.data : "nothing");
            CU_FAIL("other findings");
        }
        gather_clear(&bad);
    }
    gather_clear(&g);
    gather_clear(&out);
    temp_close();
}

/* Only regular files in the file's own folder are looked at. */
static void test_beside(void)
{
    gather g = {0}, out = {0};
    temp_open();
    write_file("x.json", "json", &g);
    temp_mkdir("is-002.txt");
    temp_mkdir("sub");
    temp_write("sub/x.json", g.data);
    temp_write("no-000.txt",
               "other"); /* not beside sub/x.json; beside x.json by its base name */
    CU_ASSERT_EQUAL(findings("sub/x.json", &out), 0);
    CU_ASSERT_EQUAL(findings("x.json", &out), 1);
    temp_write("no-000.txt", "\xFF\xFE"); /* decoded from something: cannot be compared */
    CU_ASSERT_EQUAL(findings("x.json", &out), 0);
    gather_clear(&g);
    gather_clear(&out);
    temp_close();
}

static void test_lines(void)
{
    gather g = {0}, out = {0};
    temp_open();
    write_file("x.jsonl", "jsonl", &g);
    gather_write(&g, "{\"t\": \"li\n", 10);
    gather_write(&g, "{\"t\": \"new in 1.1\"}\n[]\n", 23);
    temp_write_bytes("x.jsonl", g.data, g.len);
    CU_ASSERT_EQUAL(findings("x.jsonl", &out), 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "x.jsonl:31: this is not valid JSON"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "x.jsonl:33: this is an array"));
    gather_clear(&g);
    gather_clear(&out);
    temp_close();
}

static void test_failures(void)
{
    gather g = {0}, out = {0};
    uint64_t count = 0;
    sv_error err;
    temp_open();
    sv_error_init(&err);
    CU_ASSERT_EQUAL(sv_validate(temp_path("none"), gather_write, &out, &count, &err),
                    SAMSVAR_ENOENT);
    CU_ASSERT(err.code != SAMSVAR_OK && err.message[0]);
    sv_error_init(&err);
    CU_ASSERT_EQUAL(sv_validate(temp_dir, gather_write, &out, &count, &err), SAMSVAR_EIO);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "directory"));
    write_file("x.json", "json", &g);
    write_articles();
    temp_write("en-001.txt", "other");
    out.fail = 1;
    CU_ASSERT_EQUAL(sv_validate(temp_path("x.json"), gather_write, &out, &count, NULL),
                    SAMSVAR_EIO);
    out.fail = 0;
    samsvar_status status = SAMSVAR_ENOMEM;
    int64_t live = sv_mem_live();
    for (uint64_t n = 1; status == SAMSVAR_ENOMEM && n < 20000; n++) {
        sv_mem_fail_at(n, 0);
        status = sv_validate(temp_path("x.json"), gather_write, &out, &count, NULL);
        sv_mem_fail_at(0, 0);
        CU_ASSERT_EQUAL(sv_mem_live(), live);
    }
    CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    CU_ASSERT_EQUAL(count, 1);
    gather_clear(&g);
    gather_clear(&out);
    temp_close();
}

/* A long document and many links: nothing is quadratic. */
static void test_large(void)
{
    enum { LINES = 20000 };
    gather text = {0}, one = {0}, two = {0};
    sv_result *r = sv_result_new();
    samsvar_doc *doc[2];
    for (int i = 0; i < LINES; i++)
        gather_write(&text, "En l\xC3\xA5ng rad.\n", 14);
    doc[0] = make_doc("a", "nb", "", text.data, text.len);
    doc[1] = make_doc("b", "en", "", text.data, text.len);
    CU_ASSERT_FATAL(r && doc[0] && doc[1] &&
                    sv_result_add_document(r, doc[0]) == SAMSVAR_OK &&
                    sv_result_add_document(r, doc[1]) == SAMSVAR_OK);
    sv_pair *p = add_pair(r, 0, 1, SV_MODE_PARALLEL);
    for (uint32_t i = 0; i < LINES; i++) {
        CU_ASSERT_FATAL(add_link(r, p, "0", "0", 500, i));
        p->links.data[i].source[0] = i;
        p->links.data[i].target[0] = LINES - 1 - i;
    }
    CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_OK);
    sv_format_out(r, "jsonl", NULL, gather_write, &one, NULL, NULL);
    sv_format_out(r, "ladder", NULL, gather_write, &two, NULL, NULL);
    gather_clear(&two);
    sv_result_free(r);
    r = NULL;
    CU_ASSERT_EQUAL_FATAL(sv_align_parse("x", one.data, one.len, NULL, NULL, &r, NULL),
                          SAMSVAR_OK);
    sv_format_out(r, "jsonl", NULL, gather_write, &two, NULL, NULL);
    CU_ASSERT_EQUAL_FATAL(one.len, two.len);
    CU_ASSERT_EQUAL(memcmp(one.data, two.data, one.len), 0);
    sv_result_free(r);
    gather_clear(&one);
    gather_clear(&two);
    gather_clear(&text);
}

SUITE_MAIN("out_validate", TEST(test_good), TEST(test_slips), TEST(test_beside),
           TEST(test_lines), TEST(test_failures), TEST(test_large))
