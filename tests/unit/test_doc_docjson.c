/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/doc/docjson.h"
#include "tests/unit/results.h"
#include "tests/unit/suite.h"

static samsvar_doc *doc_of(const char *text, size_t len)
{
    samsvar_doc *doc = make_doc("a", "nb", "a.txt", text, len);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    return doc;
}

static void check_segments(const samsvar_doc *doc, const char *form, const char *want)
{
    gather g = {0};
    int number = sv_docjson_form_of(form);
    CU_ASSERT_FATAL(number >= 0);
    CU_ASSERT_EQUAL(sv_docjson_segments(doc, (sv_docjson_form)number, gather_write, &g),
                    SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(g.data ? g.data : "", want);
    gather_clear(&g);
}

/* Segment i becomes start .. end, in bytes. */
static void set_segment(samsvar_doc *doc, size_t i, uint32_t start, uint32_t end)
{
    doc->segments.data[i].rec.start = start;
    doc->segments.data[i].rec.end = end;
    sv_doc_count_points(doc);
}

static void test_text(void)
{
    static const char text[] =
        "\xC3\x86re \t\r\n\n  \xC3\xA6\xC2\x85x\xE2\x80\xA8 y\xC2\xA0z\v\n";
    samsvar_doc *doc = doc_of(text, sizeof text - 1);
    check_segments(doc, "text", "\xC3\x86re\n\n\xC3\xA6 x y\xC2\xA0z\n");
    doc->segments.count = 1;
    set_segment(doc, 0, 0, (uint32_t)sizeof text - 3);
    check_segments(doc, "text", "\xC3\x86re \xC3\xA6 x y\xC2\xA0z\n");
    sv_doc_free(doc);
    doc = doc_of("", 0);
    check_segments(doc, "text", "");
    check_segments(doc, "jsonl", "");
    check_segments(
        doc, "json",
        "{\"format\": \"samsvar-segments\", \"version\": \"1.0\",\n \"language\": "
        "\"nb\", "
        "\"source\": \"a.txt\", \"sha256\": "
        "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\", "
        "\"length\": 0,\n \"segments\": []}\n");
    sv_doc_free(doc);
    CU_ASSERT_EQUAL(sv_docjson_form_of("tsv"), -1);
}

static void test_json(void)
{
    samsvar_doc *doc = doc_of("\xC3\x86\n\n\xF0\x9F\x99\x82 \"b\"\n", 12);
    doc->segments.data[2].rec.kind = SAMSVAR_SEG_HEADING;
    doc->segments.data[1].rec.kind = 99;
    check_segments(
        doc, "jsonl",
        "{\"start\": 0, \"end\": 1, \"kind\": \"sentence\", \"paragraph\": 0, \"text\": "
        "\"\xC3\x86\"}\n"
        "{\"start\": 2, \"end\": 2, \"kind\": 99, \"paragraph\": 0, \"text\": \"\"}\n"
        "{\"start\": 3, \"end\": 8, \"kind\": \"heading\", \"paragraph\": 1, \"text\": "
        "\"\xF0\x9F\x99\x82 \\\"b\\\"\"}\n");
    sv_doc_free(doc);
}

static void add_mark(samsvar_doc *doc, uint32_t start, const char *rule, uint32_t len)
{
    samsvar_segment mark = {.start = start,
                            .end = start + 1,
                            .kind = SAMSVAR_SEG_NO_BREAK,
                            .rule = {rule, len}};
    CU_ASSERT_FATAL(sv_vec_push(&doc->no_breaks, mark));
}

/* Marks stand in the segment that holds them; one between segments stands nowhere. */
static void test_explain(void)
{
    static const char text[] =
        "\xC3\x86. \xC3\xA6.\n.\nB.\n"; /* bytes: Æ 0-1 . 2 æ 4-5 . 6 */
    samsvar_doc *doc = doc_of(text, sizeof text - 1);
    set_segment(doc, 1, 8, 8);
    doc->options.explain = 1;
    add_mark(doc, 2, "stop.abbr", 9);
    add_mark(doc, 6, "stop.lower", 10);
    add_mark(doc, 8, "lost", 4);
    add_mark(doc, 11, "", 0);
    doc->segments.data[2].rec.rule = (samsvar_str){0};
    check_segments(
        doc, "jsonl",
        "{\"start\": 0, \"end\": 5, \"kind\": \"sentence\", \"paragraph\": 0, \"text\": "
        "\"\xC3\x86. \xC3\xA6.\", \"rule\": \"line\", \"no_break\": [{\"start\": 1, "
        "\"end\": "
        "2, \"rule\": \"stop.abbr\"}, {\"start\": 4, \"end\": 5, \"rule\": "
        "\"stop.lower\"}]}\n"
        "{\"start\": 6, \"end\": 6, \"kind\": \"sentence\", \"paragraph\": 0, \"text\": "
        "\"\", "
        "\"rule\": \"line\", \"no_break\": []}\n"
        "{\"start\": 8, \"end\": 10, \"kind\": \"sentence\", \"paragraph\": 0, \"text\": "
        "\"B.\", \"rule\": null, \"no_break\": [{\"start\": 9, \"end\": 10, \"rule\": "
        "null}]}\n");
    sv_doc_free(doc);
}

/* ---- features */

static void add_feature(samsvar_doc *doc, uint32_t kind, uint32_t start, uint32_t end,
                        uint32_t parent, uint32_t flags, const char *key)
{
    samsvar_feature f = {.start = start,
                         .end = end,
                         .kind = kind,
                         .flags = flags,
                         .parent = parent,
                         .weight = 1000,
                         .key = {key, (uint32_t)strlen(key)}};
    CU_ASSERT_FATAL(sv_vec_push(&doc->features, f));
}

/* "Æra vant 30 kr.": a token with lemmas and parts, numbers, a clause with its
 * speaker. */
static samsvar_doc *analysed(void)
{
    samsvar_doc *doc = doc_of("\xC3\x86ra vant 30 kr.\nNei\n", 21);
    add_feature(doc, SAMSVAR_FEAT_TOKEN, 0, 4, SAMSVAR_NONE,
                SAMSVAR_TOK_WORD | SAMSVAR_TOK_CAPITAL, "\xC3\xA6ra");
    add_feature(doc, SAMSVAR_FEAT_LEMMA, 0, 4, 0, SAMSVAR_POS_NOUN | SAMSVAR_POS_VERB,
                "\xC3\xA6re");
    add_feature(doc, SAMSVAR_FEAT_PART, 0, 2, 0, SAMSVAR_POS_NOUN, "\xC3\xA6");
    doc->features.data[2].weight = 250;
    add_feature(doc, SAMSVAR_FEAT_TOKEN, 10, 12, SAMSVAR_NONE, SAMSVAR_TOK_NUMBER, "30");
    add_feature(doc, SAMSVAR_FEAT_NUMBER, 10, 12, 3, SAMSVAR_NUM_ABOUT, "30");
    add_feature(doc, SAMSVAR_FEAT_AMOUNT, 10, 16, 4, 0, "30 NOK");
    add_feature(doc, SAMSVAR_FEAT_NAME, 0, 4, 0, 0, "\xC3\xA6ra");
    add_feature(doc, SAMSVAR_FEAT_CLAUSE, 0, 16, SAMSVAR_NONE, SAMSVAR_CLAUSE_MAIN, "");
    add_feature(doc, SAMSVAR_FEAT_SPEAKER, 0, 4, 7, 0, "\xC3\xA6ra");
    add_feature(doc, SAMSVAR_FEAT_POLARITY, 5, 9, SAMSVAR_NONE, 0, "claim");
    add_feature(doc, 77, 5, 9, SAMSVAR_NONE, 0, "x");
    add_feature(doc, SAMSVAR_FEAT_LEMMA, 5, 9, SAMSVAR_NONE, 0, "vinne");
    doc->segments.data[0].feature_count = 12;
    doc->segments.data[1].feature_first = 12;
    doc->block_last = 2;
    return doc;
}

static const char want_first[] = "{\"start\": 0, \"end\": 15, \"kind\": \"sentence\", "
                                 "\"paragraph\": 0, \"text\": \"\xC3\x86ra vant "
                                 "30 kr.\", \"tokens\": [{\"start\": 0, \"end\": 3, "
                                 "\"text\": \"\xC3\x86ra\", \"key\": \"\xC3\xA6ra\", "
                                 "\"flags\": [\"word\", \"capital\"], \"lemmas\": "
                                 "[{\"key\": \"\xC3\xA6re\", \"pos\": [\"noun\", "
                                 "\"verb\"]}], \"parts\": [{\"start\": 0, \"end\": 1, "
                                 "\"text\": \"\xC3\x86\", \"key\": \"\xC3\xA6\", "
                                 "\"pos\": [\"noun\"], \"weight\": 0.25}]}, {\"start\": "
                                 "9, \"end\": 11, \"text\": \"30\", \"key\": "
                                 "\"30\", \"flags\": [\"number\"]}], \"names\": "
                                 "[{\"start\": 0, \"end\": 3, \"text\": \"\xC3\x86ra\", "
                                 "\"key\": \"\xC3\xA6ra\"}], \"numbers\": [{\"start\": "
                                 "9, \"end\": 11, \"text\": \"30\", \"key\": "
                                 "\"30\", \"flags\": [\"about\"]}], \"amounts\": "
                                 "[{\"start\": 9, \"end\": 15, \"text\": \"30 kr.\", "
                                 "\"key\": \"30 NOK\"}], \"clauses\": [{\"start\": 0, "
                                 "\"end\": 15, \"flags\": [\"main\"], "
                                 "\"speakers\": [{\"start\": 0, \"end\": 3, \"text\": "
                                 "\"\xC3\x86ra\", \"key\": \"\xC3\xA6ra\"}]}], "
                                 "\"polarity\": [{\"start\": 4, \"end\": 8, \"text\": "
                                 "\"vant\", \"key\": \"claim\"}], \"other\": ["
                                 "{\"kind\": 77, \"start\": 4, \"end\": 8, \"text\": "
                                 "\"vant\", \"key\": \"x\"}, {\"kind\": \"lemma\", "
                                 "\"key\": \"vinne\"}]}";
static const char want_second[] =
    "{\"start\": 16, \"end\": 19, \"kind\": \"sentence\", \"paragraph\": 0, "
    "\"text\": \"Nei\", \"tokens\": []}";

static void test_features(void)
{
    samsvar_doc *doc = analysed();
    sv_docjson o;
    gather g = {0};
    CU_ASSERT_EQUAL(sv_docjson_open(&o, doc, SV_DOCJSON_JSONL, gather_write, &g),
                    SAMSVAR_OK);
    CU_ASSERT_EQUAL(sv_docjson_block(&o), SAMSVAR_OK);
    CU_ASSERT_EQUAL(sv_docjson_close(&o), SAMSVAR_OK);
    char *feed = strchr(g.data, '\n');
    CU_ASSERT_PTR_NOT_NULL_FATAL(feed);
    *feed = '\0';
    CU_ASSERT_STRING_EQUAL(g.data, want_first);
    CU_ASSERT_EQUAL(strncmp(feed + 1, want_second, sizeof want_second - 1), 0);
    CU_ASSERT_STRING_EQUAL(feed + sizeof want_second, "\n");
    gather_clear(&g);
    sv_doc_free(doc);
}

/* A document in two blocks is the same JSON as in one. */
static void test_blocks(void)
{
    samsvar_doc *doc = analysed();
    gather g[2] = {{0}, {0}};
    for (int k = 0; k < 2; k++) {
        sv_docjson o;
        CU_ASSERT_EQUAL(sv_docjson_open(&o, doc, SV_DOCJSON_JSON, gather_write, &g[k]),
                        SAMSVAR_OK);
        doc->block_last = k ? 1 : 2;
        CU_ASSERT_EQUAL(sv_docjson_block(&o), SAMSVAR_OK);
        if (k) {
            doc->block_first = 1;
            doc->block_last = 2;
            CU_ASSERT_EQUAL(sv_docjson_block(&o), SAMSVAR_OK);
        }
        CU_ASSERT_EQUAL(sv_docjson_close(&o), SAMSVAR_OK);
    }
    CU_ASSERT_STRING_EQUAL(g[0].data, g[1].data);
    CU_ASSERT_PTR_NOT_NULL(strstr(g[0].data, "\"samsvar-features\""));
    gather_clear(&g[0]);
    gather_clear(&g[1]);
    sv_doc_free(doc);
}

/* Code points in a segment that is longer than the steps of the index. */
static void test_points(void)
{
    gather text = {0}, g = {0};
    sv_docjson o;
    char want[64];
    for (int i = 0; i < 500; i++)
        gather_write(&text, i % 3 ? "\xC3\xA6" : "x", i % 3 ? 2 : 1);
    gather_write(&text, "\n", 1);
    samsvar_doc *doc = doc_of(text.data, text.len);
    uint32_t byte = 0;
    for (uint32_t i = 0; i < 500; i++) {
        uint32_t len = i % 3 ? 2 : 1;
        add_feature(doc, SAMSVAR_FEAT_QUOTE, byte, byte + len, SAMSVAR_NONE, 0, "");
        byte += len;
    }
    doc->segments.data[0].feature_count = 500;
    doc->block_last = 1;
    sv_docjson_open(&o, doc, SV_DOCJSON_JSONL, gather_write, &g);
    CU_ASSERT_EQUAL(sv_docjson_block(&o), SAMSVAR_OK);
    sv_docjson_close(&o);
    for (unsigned i = 0; i < 500; i++) {
        snprintf(want, sizeof want, "{\"start\": %u, \"end\": %u}", i, i + 1);
        CU_ASSERT_PTR_NOT_NULL(strstr(g.data, want));
    }
    gather_clear(&text);
    gather_clear(&g);
    sv_doc_free(doc);
}

static void test_failures(void)
{
    samsvar_doc *doc = analysed();
    gather g = {0};
    sv_docjson o;
    CU_ASSERT_EQUAL(sv_docjson_open(&o, doc, SV_DOCJSON_TEXT, gather_write, &g),
                    SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(sv_docjson_block(&o), SAMSVAR_EINVAL);
    samsvar_status status = SAMSVAR_ENOMEM;
    for (uint64_t n = 1; status == SAMSVAR_ENOMEM && n < 100; n++) {
        int64_t live = sv_mem_live();
        sv_docjson_open(&o, doc, SV_DOCJSON_JSON, gather_write, &g);
        sv_mem_fail_at(n, 0);
        status = sv_docjson_block(&o);
        sv_mem_fail_at(0, 0);
        CU_ASSERT_EQUAL(sv_docjson_close(&o), status);
        CU_ASSERT_EQUAL(sv_mem_live(), live);
    }
    CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    g.fail = SAMSVAR_ECANCELED;
    CU_ASSERT_EQUAL(sv_docjson_segments(doc, SV_DOCJSON_JSONL, gather_write, &g),
                    SAMSVAR_ECANCELED);
    gather_clear(&g);
    sv_doc_free(doc);
}

SUITE_MAIN("doc_docjson", TEST(test_text), TEST(test_json), TEST(test_explain),
           TEST(test_features), TEST(test_blocks), TEST(test_points), TEST(test_failures))
