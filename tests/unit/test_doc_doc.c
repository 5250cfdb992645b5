/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/nomem.h"
#include "tests/unit/suite.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/doc/doc.h"

#include <stdlib.h>
#include <string.h>

static samsvar_status set(samsvar_doc *doc, const char *text, size_t len, sv_input input,
                          sv_error *err)
{
    return sv_doc_set_text(doc, sv_strndup(text, len), len, input, err);
}

static void test_text(void)
{
    samsvar_doc *doc = sv_doc_new();
    sv_error err;
    char sha[65];
    sv_error_init(&err);
    CU_ASSERT(doc->len == 0 && doc->text[0] == '\0');
    CU_ASSERT(set(doc, "\xEF\xBB\xBFsælir\0x", 10, SV_INPUT_TEXT, &err) == SAMSVAR_OK);
    CU_ASSERT(doc->len == 7 && doc->cp_length == 6);
    CU_ASSERT(memcmp(doc->text, "sælir", 6) == 0);
    sv_sha256(doc->text, doc->len, sha);
    CU_ASSERT_STRING_EQUAL(sha, doc->sha256);
    /* another text replaces the first, and drops what was found in it */
    CU_ASSERT(set(doc, "a\nb", 3, SV_INPUT_LINES, &err) == SAMSVAR_OK);
    CU_ASSERT(sv_doc_split_lines(doc, &err) == SAMSVAR_OK);
    CU_ASSERT(doc->segments.count == 2);
    CU_ASSERT(sv_doc_set_text(doc, NULL, 0, SV_INPUT_TEXT, &err) == SAMSVAR_OK);
    CU_ASSERT(doc->len == 0 && doc->segments.count == 0);
    sv_doc_free(doc);
    sv_doc_free(NULL);
}

static void test_text_refused(void)
{
    samsvar_doc *doc = sv_doc_new();
    sv_error err;
    char print[600];
    sv_error_init(&err);
    CU_ASSERT(sv_doc_set_string(doc, &doc->source, "a.txt", 5) == SAMSVAR_OK);
    CU_ASSERT(set(doc, "good", 4, SV_INPUT_TEXT, &err) == SAMSVAR_OK);
    CU_ASSERT(set(doc, "ein\ntve\xEDr\n", 10, SV_INPUT_TEXT, &err) == SAMSVAR_EUTF8);
    CU_ASSERT(err.line == 2);
    sv_error_print(&err, print, sizeof print);
    CU_ASSERT(strstr(print, "a.txt:2: byte 4 of the line (0xED)") != NULL);
    CU_ASSERT(doc->len == 4); /* as it was */
    sv_error_init(&err);
    size_t len = (size_t)SV_LIMIT_ARTICLE + 1;
    char *big = malloc(len);
    memset(big, 'a', len);
    CU_ASSERT(set(doc, big, len, SV_INPUT_TEXT, &err) == SAMSVAR_ELIMIT);
    CU_ASSERT(strstr(err.message, "SV_LIMIT_ARTICLE") != NULL);
    CU_ASSERT(set(doc, big, len, SV_INPUT_LINES, NULL) == SAMSVAR_OK);
    free(big);
    sv_doc_free(doc);
}

static void check_line(const samsvar_doc *doc, uint32_t i, const char *text,
                       uint32_t paragraph, uint32_t cp)
{
    CU_ASSERT(i < doc->segments.count);
    if (i >= doc->segments.count)
        return;
    samsvar_str s = sv_doc_segment_text(doc, i);
    CU_ASSERT(s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0);
    CU_ASSERT(doc->segments.data[i].rec.paragraph == paragraph);
    CU_ASSERT(doc->segments.data[i].cp_start == cp);
}

static void test_lines(void)
{
    static const char text[] = "\n Fyrsta.\xC2\xA0\r\n\t \n\nþriðja\nx\n\n";
    samsvar_doc *doc = sv_doc_new();
    CU_ASSERT(set(doc, text, sizeof text - 1, SV_INPUT_LINES, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_doc_split_lines(doc, NULL) == SAMSVAR_OK);
    CU_ASSERT(doc->segments.count == 7);
    check_line(doc, 0, "", 0, 0);
    check_line(doc, 1, "Fyrsta.", 0, 2);
    check_line(doc, 2, "", 0, 12);
    check_line(doc, 3, "", 0, 15);
    check_line(doc, 4, "þriðja", 1, 16);
    check_line(doc, 5, "x", 1, 23);
    check_line(doc, 6, "", 1, 25);
    CU_ASSERT(doc->segments.data[4].cp_end == 22);
    CU_ASSERT(set(doc, "", 0, SV_INPUT_LINES, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_doc_split_lines(doc, NULL) == SAMSVAR_OK && doc->segments.count == 0);
    CU_ASSERT(set(doc, "a\nb", 3, SV_INPUT_LINES, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_doc_split_lines(doc, NULL) == SAMSVAR_OK && doc->segments.count == 2);
    sv_doc_free(doc);
}

static void test_too_many_lines(void)
{
    size_t len = (size_t)SV_LIMIT_SEGMENTS + 1;
    samsvar_doc *doc = sv_doc_new();
    sv_error err;
    char *text = sv_calloc(len + 1, 1);
    sv_error_init(&err);
    memset(text, '\n', len);
    CU_ASSERT(sv_doc_set_text(doc, text, len, SV_INPUT_LINES, &err) == SAMSVAR_OK);
    CU_ASSERT(sv_doc_split_lines(doc, &err) == SAMSVAR_ELIMIT);
    CU_ASSERT(strstr(err.message, "SV_LIMIT_SEGMENTS") != NULL);
    CU_ASSERT(doc->segments.count == 0);
    sv_doc_free(doc);
}

static void test_features(void)
{
    samsvar_doc *doc = sv_doc_new();
    samsvar_feature f = {.kind = SAMSVAR_FEAT_TOKEN};
    CU_ASSERT(set(doc, "a\nb\n", 4, SV_INPUT_LINES, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_doc_split_lines(doc, NULL) == SAMSVAR_OK);
    f.key.ptr = sv_arena_strndup(&doc->keys, "a", 1);
    f.key.len = 1;
    CU_ASSERT(sv_vec_push(&doc->features, f));
    doc->segments.data[1].feature_count = 1;
    doc->block_first = 1;
    doc->block_last = 2;
    sv_doc_drop_features(doc);
    CU_ASSERT(doc->features.count == 0 && doc->block_last == 0);
    CU_ASSERT(doc->segments.data[1].feature_count == 0 && doc->keys.used == 0);
    sv_doc_free(doc);
}

static void test_kind_names(void)
{
    CU_ASSERT_STRING_EQUAL(sv_segment_kind_name(SAMSVAR_SEG_CAPTION), "caption");
    CU_ASSERT_STRING_EQUAL(sv_feature_kind_name(SAMSVAR_FEAT_GLOSS), "gloss");
    for (uint32_t k = SAMSVAR_SEG_SENTENCE; k <= SAMSVAR_SEG_BOILERPLATE; k++)
        CU_ASSERT(sv_segment_kind_of(sv_segment_kind_name(k)) == k);
    CU_ASSERT(sv_segment_kind_of(sv_segment_kind_name(SAMSVAR_SEG_NO_BREAK)) ==
              SAMSVAR_SEG_NO_BREAK);
    for (uint32_t k = SAMSVAR_FEAT_TOKEN; k <= SAMSVAR_FEAT_GLOSS; k++)
        CU_ASSERT(sv_feature_kind_name(k) != NULL);
    CU_ASSERT(sv_segment_kind_name(0) == NULL && sv_segment_kind_name(77) == NULL);
    CU_ASSERT(sv_feature_kind_name(0) == NULL &&
              sv_feature_kind_name(UINT32_MAX) == NULL);
    CU_ASSERT(sv_segment_kind_of("") == 0 && sv_segment_kind_of("nonsense") == 0);
}

/* Everything that allocates, with the n-th allocation failing. */
static samsvar_status build(void)
{
    samsvar_status status = SAMSVAR_ENOMEM;
    samsvar_doc *doc = sv_doc_new();
    if (!doc)
        return status;
    char *bytes = sv_strndup("a\nb\n\nc\n\n\n\n\n\n\n\n", 14);
    if (bytes)
        status = sv_doc_set_text(doc, bytes, 14, SV_INPUT_LINES, NULL);
    if (bytes && status == SAMSVAR_OK)
        status = sv_doc_set_string(doc, &doc->id, "one", 3);
    if (bytes && status == SAMSVAR_OK)
        status = sv_doc_split_lines(doc, NULL);
    sv_doc_free(doc);
    return status;
}

static void test_no_memory(void)
{
    fail_each_allocation(build, 4, 100);
}

SUITE_MAIN("doc_doc", TEST(test_text), TEST(test_text_refused), TEST(test_lines),
           TEST(test_too_many_lines), TEST(test_features), TEST(test_kind_names),
           TEST(test_no_memory))
