/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The public functions, over everything below: needs the data and plugins of the build.
 */
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include "core/base/mem.h"
#include "core/samsvar.h"

static const char norwegian[] =
    "Vaksinen virker, sier forskerne.\n\nLegene i Oslo ga 1200 pasienter vaksinen i "
    "januar. "
    "Ingen av dem ble syke. Utenriksminister Anne Berg sa at hun var glad.\n";
static const char english[] =
    "The vaccine works, researchers say.\n\nDoctors in Oslo gave 1,200 patients the "
    "vaccine in "
    "January. None of them fell ill. Foreign minister Anne Berg said she was glad.\n";

typedef struct sink {
    char data[65536];
    size_t len;
    int fail;
} sink;

static int take(void *data, const char *bytes, size_t len)
{
    sink *s = data;
    if (s->fail)
        return s->fail;
    if (len > sizeof s->data - 1 - s->len)
        len = sizeof s->data - 1 - s->len;
    memcpy(s->data + s->len, bytes, len);
    s->len += len;
    s->data[s->len] = '\0';
    return 0;
}

static samsvar *open_plain(void)
{
    samsvar *sv = NULL;
    CU_ASSERT_EQUAL(samsvar_open(NULL, &sv), SAMSVAR_OK);
    return sv;
}

static samsvar_article *parse(samsvar *sv, const char *name, const char *text,
                              const char *lang)
{
    samsvar_article *a = NULL;
    samsvar_article_options o = {.struct_size = sizeof o, .lang = lang};
    CU_ASSERT_EQUAL(samsvar_article_parse(sv, name, text, strlen(text), &o, &a),
                    SAMSVAR_OK);
    return a;
}

static void test_open(void)
{
    samsvar *sv = NULL;
    samsvar_plugin_entry e;
    samsvar_config bad = {.struct_size = 1},
                   none = {.struct_size = sizeof none, .no_dynamic = 1};
    CU_ASSERT_EQUAL(samsvar_open(&bad, &sv), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(samsvar_last_error(sv)->code, SAMSVAR_EINVAL);
    samsvar_close(sv);
    CU_ASSERT_EQUAL(samsvar_open(&none, &sv), SAMSVAR_OK);
    CU_ASSERT_EQUAL(samsvar_plugin_count(sv), 0);
    CU_ASSERT_PTR_NULL(samsvar_language_plugin(sv, "is"));
    samsvar_close(sv);
    sv = open_plain();
    CU_ASSERT(samsvar_plugin_count(sv) >= 3);
    for (uint32_t i = 0; samsvar_plugin_at(sv, i, &e) == SAMSVAR_OK; i++)
        CU_ASSERT(e.id && e.name && e.version && e.license && e.path && e.sha256 &&
                  e.languages);
    CU_ASSERT_EQUAL(samsvar_plugin_at(sv, 1000, &e), SAMSVAR_EINVAL);
    CU_ASSERT_STRING_EQUAL(samsvar_language_plugin(sv, "nn-NO"), "no");
    CU_ASSERT_STRING_EQUAL(samsvar_language_plugin(sv, "en-GB"), "en");
    CU_ASSERT_PTR_NULL(samsvar_language_plugin(sv, "tlh"));
    CU_ASSERT_PTR_NULL(samsvar_language_plugin(sv, "!"));
    CU_ASSERT_EQUAL(samsvar_language_check("nb_NO"), SAMSVAR_OK);
    CU_ASSERT_EQUAL(samsvar_language_check(""), SAMSVAR_EINVAL);
    samsvar_close(sv);
    samsvar_close(NULL);
}

static void test_article(void)
{
    static sink s;
    samsvar *sv = open_plain();
    samsvar_article *a = parse(sv, "no.txt", norwegian, NULL);
    samsvar_segment seg;
    uint32_t points[2];
    int32_t confidence = 0;
    CU_ASSERT_STRING_EQUAL(samsvar_article_language(a), "nb");
    CU_ASSERT_EQUAL(samsvar_article_detected(a, &confidence), 1);
    CU_ASSERT(confidence > 500);
    CU_ASSERT_EQUAL(samsvar_article_segment_count(a), 0);
    CU_ASSERT_EQUAL(samsvar_article_segment(sv, a), SAMSVAR_OK);
    CU_ASSERT_EQUAL(samsvar_article_segment_count(a), 4);
    CU_ASSERT_EQUAL(samsvar_article_segment_at(a, 1, &seg, points), SAMSVAR_OK);
    CU_ASSERT_EQUAL(strncmp(norwegian + seg.start, "Legene", 6), 0);
    CU_ASSERT_EQUAL(points[0], 34);
    CU_ASSERT_EQUAL(samsvar_article_segment_at(a, 4, &seg, NULL), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(samsvar_article_analyze(sv, a), SAMSVAR_OK);
    CU_ASSERT_EQUAL(samsvar_article_write(sv, a, "features", "jsonl", take, &s),
                    SAMSVAR_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(s.data, "\"anne berg\""));
    s.len = 0;
    CU_ASSERT_EQUAL(samsvar_article_write(sv, a, "text", "text", take, &s), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(s.data, norwegian);
    CU_ASSERT_EQUAL(samsvar_article_write(sv, a, "text", "xml", take, &s),
                    SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(samsvar_article_write(sv, a, "words", "json", take, &s),
                    SAMSVAR_EINVAL);
    CU_ASSERT(strlen(samsvar_last_error(sv)->message) > 0);
    s.fail = 1;
    CU_ASSERT_EQUAL(samsvar_article_write(sv, a, "segments", "json", take, &s),
                    SAMSVAR_EIO);
    s.fail = 0;
    samsvar_article_free(a);
    samsvar_article_free(NULL);
    samsvar_close(sv);
}

static void test_refused(void)
{
    samsvar *sv = open_plain();
    samsvar_article *a = NULL;
    samsvar_article_options o = {.struct_size = sizeof o, .input = "pdf"};
    CU_ASSERT_EQUAL(samsvar_article_parse(sv, "f", "x", 1, &o, &a), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(samsvar_article_read(sv, "no/such/file", NULL, &a), SAMSVAR_ENOENT);
    CU_ASSERT_STRING_EQUAL(samsvar_last_error(sv)->file, "no/such/file");
    CU_ASSERT_EQUAL(samsvar_article_parse(sv, "f", "a\n\xFF", 3, NULL, &a),
                    SAMSVAR_EUTF8);
    CU_ASSERT_EQUAL(samsvar_last_error(sv)->line, 2);
    CU_ASSERT_PTR_NULL(a);
    samsvar_close(sv);
}

static void check_alignment(samsvar *sv, const samsvar_alignment *al)
{
    samsvar_pair_entry p;
    samsvar_link_entry l;
    CU_ASSERT_EQUAL(samsvar_pair_count(al), 1);
    CU_ASSERT_EQUAL(samsvar_pair_at(al, 0, &p), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(p.source, "no");
    CU_ASSERT_STRING_EQUAL(p.mode, "parallel");
    CU_ASSERT(p.links >= 3);
    CU_ASSERT_EQUAL(samsvar_link_at(al, 0, 0, &l), SAMSVAR_OK);
    CU_ASSERT(l.source_count >= 1 && l.target_count >= 1 && l.score <= 1000);
    CU_ASSERT_EQUAL(samsvar_link_at(al, 0, p.links, &l), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(samsvar_link_at(al, 1, 0, &l), SAMSVAR_EINVAL);
    CU_ASSERT_PTR_NULL(samsvar_alignment_article(al, 2));
    CU_ASSERT_STRING_EQUAL(samsvar_article_language(samsvar_alignment_article(al, 1)),
                           "en");
    (void)sv;
}

static void test_align(void)
{
    static sink s, again;
    samsvar *sv = open_plain();
    samsvar_align_options o = {.struct_size = sizeof o, .mode = "parallel"};
    samsvar_article *a[2] = {parse(sv, "no.txt", norwegian, "nb"),
                             parse(sv, "en.txt", english, NULL)};
    samsvar_alignment *al = NULL, *read = NULL;
    uint64_t left = 9, findings = 9;
    CU_ASSERT_EQUAL_FATAL(samsvar_align(sv, a, 2, &o, &al), SAMSVAR_OK);
    check_alignment(sv, al);
    CU_ASSERT_EQUAL(samsvar_alignment_write(sv, al, "json", NULL, take, &s, &left),
                    SAMSVAR_OK);
    CU_ASSERT_EQUAL(left, 0);
    CU_ASSERT_EQUAL(samsvar_alignment_write(sv, al, "xml", NULL, take, &s, NULL),
                    SAMSVAR_EINVAL);
    temp_open();
    temp_mkdir("folder");
    const char *path = temp_path("a.json");
    CU_ASSERT_EQUAL(samsvar_alignment_save(sv, al, "json", NULL, path, NULL), SAMSVAR_OK);
    CU_ASSERT_EQUAL(samsvar_alignment_save(sv, al, "json", NULL, temp_path("folder"), NULL),
                    SAMSVAR_EIO);
    samsvar_alignment_free(al);
    CU_ASSERT_EQUAL(samsvar_validate(sv, path, take, &s, &findings), SAMSVAR_OK);
    CU_ASSERT_EQUAL(findings, 0);
    CU_ASSERT_EQUAL_FATAL(samsvar_alignment_read(sv, path, &read), SAMSVAR_OK);
    check_alignment(sv, read);
    CU_ASSERT_EQUAL(samsvar_alignment_write(sv, read, "json", NULL, take, &again, NULL),
                    SAMSVAR_OK);
    CU_ASSERT_EQUAL(strncmp(s.data, again.data, again.len), 0);
    samsvar_alignment_free(read);
    CU_ASSERT_EQUAL(samsvar_alignment_read(sv, temp_path("missing"), &read),
                    SAMSVAR_ENOENT);
    temp_write("bad.json", "{}");
    CU_ASSERT_EQUAL(samsvar_alignment_read(sv, temp_path("bad.json"), &read),
                    SAMSVAR_EDATA);
    temp_close();
    samsvar_close(sv);
}

static void test_align_refused(void)
{
    samsvar *sv = open_plain();
    samsvar_alignment *al = NULL;
    samsvar_align_options o = {.struct_size = sizeof o, .mode = "sometimes"};
    samsvar_article *a[2] = {parse(sv, "a", norwegian, "nb"), NULL};
    CU_ASSERT_EQUAL(samsvar_align(sv, a, 1, NULL, &al), SAMSVAR_EINVAL);
    a[0] = parse(sv, "a", norwegian, "nb");
    a[1] = parse(sv, "b", english, "en");
    CU_ASSERT_EQUAL(samsvar_align(sv, a, 2, &o, &al), SAMSVAR_EINVAL);
    CU_ASSERT_PTR_NULL(a[0]); /* taken, and freed */
    o.mode = "auto";
    o.threshold = 1001;
    a[0] = parse(sv, "a", norwegian, "nb");
    a[1] = parse(sv, "b", english, "en");
    CU_ASSERT_EQUAL(samsvar_align(sv, a, 2, &o, &al), SAMSVAR_EINVAL);
    CU_ASSERT_PTR_NULL(al);
    samsvar_close(sv);
}

static void test_cancel(void)
{
    samsvar *sv = open_plain();
    samsvar_article *a[2] = {parse(sv, "a", norwegian, "nb"),
                             parse(sv, "b", english, "en")};
    samsvar_alignment *al = NULL;
    samsvar_cancel();
    CU_ASSERT_EQUAL(samsvar_align(sv, a, 2, NULL, &al), SAMSVAR_ECANCELED);
    samsvar_article *again =
        parse(sv, "a", norwegian, "nb"); /* it ended that call only */
    CU_ASSERT_EQUAL(samsvar_article_segment(sv, again), SAMSVAR_OK);
    samsvar_article_free(again);
    samsvar_close(sv);
}

/* One round of all, with the n-th allocation failing; the first failure, or OK. */
static samsvar_status round_trip(uint64_t n)
{
    static sink s;
    samsvar *sv = NULL;
    samsvar_article *a[2] = {NULL, NULL};
    samsvar_alignment *al = NULL;
    samsvar_align_options o = {.struct_size = sizeof o, .mode = "comparable"};
    s.len = 0;
    sv_mem_fail_at(n, 0);
    samsvar_status status = samsvar_open(NULL, &sv);
    if (status == SAMSVAR_OK)
        status =
            samsvar_article_parse(sv, "no", norwegian, strlen(norwegian), NULL, &a[0]);
    if (status == SAMSVAR_OK)
        status = samsvar_article_parse(sv, "en", english, strlen(english), NULL, &a[1]);
    if (status == SAMSVAR_OK) {
        status = samsvar_align(sv, a, 2, &o, &al);
        a[0] = a[1] = NULL;
    }
    if (status == SAMSVAR_OK)
        status = samsvar_alignment_write(sv, al, "jsonl", NULL, take, &s, NULL);
    sv_mem_fail_at(0, 0);
    samsvar_article_free(a[0]);
    samsvar_article_free(a[1]);
    samsvar_alignment_free(al);
    samsvar_close(sv);
    return status;
}

static void test_memory(void)
{
    CU_ASSERT_EQUAL(round_trip(0), SAMSVAR_OK);
    int64_t live = sv_mem_live();
    sv_mem_fail_at(0, 0);
    round_trip(0);
    uint64_t total = sv_mem_count();
    /* All of the first and some of the rest: a lexicon has tens of thousands. */
    uint64_t step = total / 60 + 1;
    for (uint64_t n = 1; n <= total; n += n < 60 ? 1 : step) {
        samsvar_status status = round_trip(n);
        if (status != SAMSVAR_OK && status != SAMSVAR_ENOMEM)
            fprintf(stderr, "allocation %lu: status %d\n", (unsigned long)n, (int)status);
        CU_ASSERT(status == SAMSVAR_ENOMEM || status == SAMSVAR_OK);
        CU_ASSERT_EQUAL(sv_mem_live(), live);
    }
}

SUITE_MAIN("api_samsvar", TEST(test_open), TEST(test_article), TEST(test_refused),
           TEST(test_align), TEST(test_align_refused), TEST(test_cancel),
           TEST(test_memory))
