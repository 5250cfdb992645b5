/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include "core/base/mem.h"
#include "core/in/article.h"
#include "core/in/decode.h"

#define MARK "\xEF\xBB\xBF"

static samsvar_status parse(const char *name, const char *bytes, size_t len,
                            const sv_article_options *o, samsvar_doc **doc, sv_error *err)
{
    sv_buf buf;
    sv_buf_init(&buf, SV_LIMIT_BUF);
    sv_buf_add(&buf, bytes, len);
    *doc = NULL;
    if (err)
        sv_error_init(err);
    samsvar_status status = sv_article_parse(name, &buf, o, doc, err);
    CU_ASSERT_EQUAL(buf.len, 0);
    sv_buf_clear(&buf);
    return status;
}

/* ------------------------------------------------------------------ decode */

/* These bytes in this encoding are that text. */
static void decodes(const char *encoding, const char *bytes, size_t len, const char *text)
{
    sv_buf buf;
    sv_error err;
    sv_error_init(&err);
    sv_buf_init(&buf, SV_LIMIT_BUF);
    sv_buf_add(&buf, bytes, len);
    CU_ASSERT_EQUAL(sv_decode("f", encoding, &buf, &err), SAMSVAR_OK);
    CU_ASSERT_EQUAL(buf.len, strlen(text));
    CU_ASSERT(buf.data && memcmp(buf.data, text, strlen(text)) == 0);
    sv_buf_clear(&buf);
}

static samsvar_status refuses(const char *encoding, const char *bytes, size_t len,
                              sv_error *err)
{
    sv_buf buf;
    sv_error_init(err);
    sv_buf_init(&buf, SV_LIMIT_BUF);
    sv_buf_add(&buf, bytes, len);
    samsvar_status status = sv_decode("f", encoding, &buf, err);
    CU_ASSERT_EQUAL(buf.len, len); /* as it was */
    CU_ASSERT(len == 0 || memcmp(buf.data, bytes, len) == 0);
    sv_buf_clear(&buf);
    return status;
}

static void test_decode(void)
{
    sv_error err;
    decodes(NULL, "bl\xC3\xA5", 4, "blå");
    decodes("utf-8", "bl\xC3\xA5", 4, "blå");
    decodes("ISO-8859-1", "bl\xE5", 3, "blå");
    decodes("CP1252", "\x93hei\x94", 5, "“hei”");
    decodes(NULL,
            "\xFF\xFE"
            "b\0l\0\xE5\0",
            8, MARK "blå"); /* the mark is the document's to drop */
    decodes(NULL, "\xFE\xFF\0b\0l\0\xE5", 8, MARK "blå");
    decodes(NULL, "\xFF\xFE\0\0b\0\0\0", 8, MARK "b");
    decodes("SHIFT-JIS", "\x82\xA0", 2, "あ");
    CU_ASSERT_EQUAL(refuses("no such", "a", 1, &err), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(refuses("", "a", 1, &err), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(refuses("ASCII//TRANSLIT", "a", 1, &err), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(refuses("ASCII", "a\nb\xE5", 4, &err), SAMSVAR_EUTF8);
    CU_ASSERT_EQUAL(err.line, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "byte 4"));
    CU_ASSERT_EQUAL(refuses("UTF-16LE", "a\0b", 3, &err), SAMSVAR_EUTF8);
    CU_ASSERT_EQUAL(refuses("UTF-8", "", 0, &err), SAMSVAR_OK);
}

/* Longer than the converter's room, with a byte that is wrong at the end. */
static void test_decode_long(void)
{
    size_t len = 200000;
    sv_buf buf;
    sv_error err;
    char *text = malloc(len);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    memset(text, 0xE5, len);
    sv_buf_init(&buf, SV_LIMIT_BUF);
    sv_buf_add(&buf, text, len);
    CU_ASSERT_EQUAL(sv_decode("f", "ISO-8859-1", &buf, NULL), SAMSVAR_OK);
    CU_ASSERT_EQUAL(buf.len, 2 * len);
    sv_buf_clear(&buf);
    memset(text, 'a', len - 1);
    CU_ASSERT_EQUAL(refuses("ASCII", text, len, &err), SAMSVAR_EUTF8);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "byte 200000"));
    free(text);
}

/* ------------------------------------------------------------------ articles */

static void test_text(void)
{
    samsvar_doc *doc;
    sv_article_options o = {.lang = "NB_no"};
    CU_ASSERT_EQUAL(parse("dir/avis.a.txt", "Hei.", 4, &o, &doc, NULL), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(doc->id, "avis.a");
    CU_ASSERT_STRING_EQUAL(doc->source, "dir/avis.a.txt");
    CU_ASSERT_STRING_EQUAL(doc->lang, "nb-NO");
    CU_ASSERT_EQUAL(doc->lang_detected, 0);
    CU_ASSERT_EQUAL(doc->input, SV_INPUT_TEXT);
    CU_ASSERT_PTR_NULL(doc->title);
    CU_ASSERT_PTR_NULL(doc->extractor);
    sv_doc_free(doc);
    CU_ASSERT_EQUAL(parse("-", "\xEF\xBB\xBFHei.", 7, NULL, &doc, NULL), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(doc->id, "stdin");
    CU_ASSERT_EQUAL(doc->len, 4);
    CU_ASSERT_STRING_EQUAL(doc->lang, "und");
    CU_ASSERT_EQUAL(doc->lang_detected, 1);
    sv_doc_free(doc);
    CU_ASSERT_EQUAL(parse("a\n\xFF\x1B.txt", "", 0, NULL, &doc, NULL), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(doc->id, "a???");
    CU_ASSERT_EQUAL(doc->len, 0);
    sv_doc_free(doc);
}

static void test_refused(void)
{
    samsvar_doc *doc;
    sv_error err;
    samsvar_options short_options = {.struct_size = 2};
    sv_article_options bad_tag = {.lang = "n"},
                       bad_options = {.segmentation = &short_options};
    CU_ASSERT_EQUAL(parse("f", "Hei.", 4, &bad_tag, &doc, &err), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(parse("f", "Hei.", 4, &bad_options, &doc, &err), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(parse("f", "a\nb\xFF", 4, NULL, &doc, &err), SAMSVAR_EUTF8);
    CU_ASSERT_STRING_EQUAL(err.file, "f");
    CU_ASSERT_EQUAL(err.line, 2);
    CU_ASSERT_PTR_NULL(doc);
}

static void test_html(void)
{
    static const char page[] =
        "<!doctype html><html lang=nn><title>Ting</title><p>a &lt; b";
    static const char latin[] = "<html><meta charset=iso-8859-1><p>bl\xE5";
    samsvar_doc *doc;
    sv_article_options text = {.input = SV_INPUT_TEXT}, html = {.input = SV_INPUT_HTML};
    CU_ASSERT_EQUAL(parse("f", page, sizeof page - 1, NULL, &doc, NULL), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(doc->text, "a < b\n");
    CU_ASSERT_STRING_EQUAL(doc->title, "Ting");
    CU_ASSERT_STRING_EQUAL(doc->extractor, "html");
    CU_ASSERT_STRING_EQUAL(doc->lang, "nn");
    CU_ASSERT_EQUAL(doc->lang_detected, 0);
    CU_ASSERT_EQUAL(doc->input, SV_INPUT_HTML);
    sv_doc_free(doc);
    CU_ASSERT_EQUAL(parse("f", page, sizeof page - 1, &text, &doc, NULL), SAMSVAR_OK);
    CU_ASSERT_EQUAL(doc->len, sizeof page - 1);
    sv_doc_free(doc);
    CU_ASSERT_EQUAL(parse("f", MARK "<html>x", 10, NULL, &doc, NULL), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(doc->text, "x\n");
    sv_doc_free(doc);
    CU_ASSERT_EQUAL(parse("f", "a<br>b", 6, &html, &doc, NULL), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(doc->text, "a\nb\n");
    sv_doc_free(doc);
    CU_ASSERT_EQUAL(parse("f", latin, sizeof latin - 1, NULL, &doc, NULL), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(doc->text, "blå\n");
    sv_doc_free(doc);
    CU_ASSERT_EQUAL(parse("f", "<html>\xFF", 7, NULL, &doc, NULL), SAMSVAR_EUTF8);
}

static void test_read(void)
{
    samsvar_doc *doc = NULL;
    sv_error err;
    temp_open();
    temp_write("lines.txt", "En\n\nTo\n");
    temp_mkdir("folder");
    sv_article_options lines = {.input = SV_INPUT_LINES, .lang = "nb"};
    sv_error_init(&err);
    CU_ASSERT_EQUAL(sv_article_read(temp_path("lines.txt"), &lines, &doc, &err),
                    SAMSVAR_OK);
    CU_ASSERT_EQUAL(doc->input, SV_INPUT_LINES);
    CU_ASSERT_STRING_EQUAL(doc->id, "lines");
    sv_doc_free(doc);
    CU_ASSERT_EQUAL(sv_article_read(temp_path("missing"), NULL, &doc, &err),
                    SAMSVAR_ENOENT);
    CU_ASSERT_EQUAL(err.code, SAMSVAR_ENOENT);
    sv_error_init(&err);
    CU_ASSERT_EQUAL(sv_article_read(temp_path("folder"), NULL, &doc, &err),
                    SAMSVAR_ENOENT);
    CU_ASSERT_EQUAL(sv_article_read(temp_path("lines.txt/x"), NULL, &doc, NULL),
                    SAMSVAR_ENOENT);
    temp_close();
}

static void test_names(void)
{
    CU_ASSERT_EQUAL(sv_input_of("auto"), SV_INPUT_AUTO);
    CU_ASSERT_EQUAL(sv_input_of("html"), SV_INPUT_HTML);
    CU_ASSERT_EQUAL(sv_input_of("lines"), SV_INPUT_LINES);
    CU_ASSERT_EQUAL(sv_input_of("pdf"), -1);
    CU_ASSERT_EQUAL(sv_input_of(""), -1);
}

static void test_memory(void)
{
    static const char *const inputs[] = {"Hei på deg.",
                                         "<html lang=is><title>t</title><p>a</p>"};
    for (size_t i = 0; i < 2; i++) {
        samsvar_status status = SAMSVAR_ENOMEM;
        for (uint64_t n = 1; status != SAMSVAR_OK && n < 1000; n++) {
            samsvar_doc *doc = NULL;
            sv_buf buf;
            int64_t live = sv_mem_live();
            sv_buf_init(&buf, SV_LIMIT_BUF);
            sv_buf_add(&buf, inputs[i], strlen(inputs[i]));
            sv_mem_fail_at(n, 0);
            status = sv_article_parse("f.txt", &buf, NULL, &doc, NULL);
            sv_mem_fail_at(0, 0);
            CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
            if (status == SAMSVAR_OK)
                sv_doc_free(doc);
            CU_ASSERT_EQUAL(sv_mem_live(), live);
        }
        CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    }
}

SUITE_MAIN("in_article", TEST(test_decode), TEST(test_decode_long), TEST(test_text),
           TEST(test_refused), TEST(test_html), TEST(test_read), TEST(test_names),
           TEST(test_memory))
