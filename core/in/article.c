/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* article.c -- a file to a document. */
#include "core/in/article.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/utf8.h"
#include "core/in/decode.h"
#include "core/in/html.h"

#include <errno.h>
#include <string.h>

static const sv_article_options defaults;

int sv_input_of(const char *name)
{
    static const char *const names[] = {
        [SV_INPUT_AUTO] = "auto",
        [SV_INPUT_TEXT] = "text",
        [SV_INPUT_LINES] = "lines",
        [SV_INPUT_HTML] = "html",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return (int)i;
    return -1;
}

/* File names may hold anything; what goes into files and messages is one line of UTF-8.
 */
static samsvar_status set_name(samsvar_doc *doc, char **member, const char *name)
{
    samsvar_status status = sv_doc_set_string(doc, member, name, strlen(name));
    if (status == SAMSVAR_OK)
        sv_error_clean(*member);
    return status;
}

static samsvar_status set_names(samsvar_doc *doc, const char *name)
{
    char *stem = strcmp(name, "-") == 0 ? sv_strdup("stdin") : sv_path_stem(name);
    if (!stem)
        return SAMSVAR_ENOMEM;
    samsvar_status status = set_name(doc, &doc->source, name);
    if (status == SAMSVAR_OK)
        status = set_name(doc, &doc->id, stem[0] ? stem : "document");
    sv_free(stem);
    return status;
}

static samsvar_status set_options(samsvar_doc *doc, const samsvar_options *options)
{
    if (!options)
        return SAMSVAR_OK;
    size_t size = options->struct_size;
    if (size < sizeof options->struct_size)
        return SAMSVAR_EINVAL;
    memcpy(&doc->options, options,
           size < sizeof doc->options ? size : sizeof doc->options);
    doc->options.struct_size = sizeof doc->options;
    return SAMSVAR_OK;
}

/* declared: what the page says of itself, or "". Such attributes are often those of a
 * template, so the text itself is asked first. */
static samsvar_status set_language(samsvar_doc *doc, const sv_article_options *options,
                                   const char *declared, sv_error *err)
{
    const char *lang = options->lang;
    if (lang && sv_lang_normalise(lang, strlen(lang), doc->lang) == SAMSVAR_OK)
        return SAMSVAR_OK;
    if (lang)
        return sv_fail(err, SAMSVAR_EINVAL,
                       "\"%s\" is no language tag (BCP 47: nb, en-GB ...)", lang);
    memcpy(doc->lang, "und", 4);
    doc->lang_detected = 1;
    samsvar_status status = SAMSVAR_OK;
    if (options->detector)
        status = sv_detect(options->detector, doc->text, doc->len, doc->lang,
                           &doc->lang_confidence, err);
    const char *macro = sv_lang_macro(declared);
    int finer = macro && strcmp(macro, doc->lang) == 0; /* "nn" where "no" was found */
    if (status == SAMSVAR_OK && declared[0] && (finer || strcmp(doc->lang, "und") == 0)) {
        memcpy(doc->lang, declared, strlen(declared) + 1);
        doc->lang_detected = 0;
    }
    return status;
}

/* The bytes of buf become the text. */
static samsvar_status take_text(samsvar_doc *doc, sv_buf *buf, sv_input input,
                                sv_error *err)
{
    size_t len = 0;
    char *text = NULL;
    if (buf->len > 0) {
        text = sv_buf_take(buf, &len);
        if (!text)
            return SAMSVAR_ENOMEM;
    }
    return sv_doc_set_text(doc, text, len, input, err);
}

/* What a page says of itself. *lang gets its language if it is a good tag, else "". */
static samsvar_status take_facts(samsvar_doc *doc, const sv_html *html,
                                 char lang[SV_LANG_SIZE])
{
    samsvar_status status = SAMSVAR_OK;
    if (html->title.len)
        status = sv_doc_set_string(doc, &doc->title, html->title.data, html->title.len);
    if (status == SAMSVAR_OK && html->date[0])
        status = sv_doc_set_string(doc, &doc->date, html->date, strlen(html->date));
    if (status == SAMSVAR_OK)
        status = sv_doc_set_string(doc, &doc->extractor, "html", 4);
    if (html->lang.len == 0 || sv_lang_normalise(html->lang.data, html->lang.len, lang))
        lang[0] = '\0';
    return status;
}

static samsvar_status take_html(samsvar_doc *doc, sv_buf *bytes, char lang[SV_LANG_SIZE],
                                sv_error *err)
{
    sv_html html;
    size_t len = bytes->len;
    const char *text = bytes->data ? bytes->data : "";
    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) { /* is no part of the page */
        text += 3;
        len -= 3;
    }
    if (sv_utf8_check(text, len) < len)
        return take_text(doc, bytes, SV_INPUT_HTML, err); /* which names the place */
    samsvar_status status = sv_html_extract(doc->source, text, len, &html, err);
    if (status)
        return status;
    status = take_facts(doc, &html, lang);
    if (status == SAMSVAR_OK)
        status = take_text(doc, &html.text, SV_INPUT_HTML, err);
    sv_html_clear(&html);
    return status;
}

/* Decodes and extracts; the text goes into the document. */
static samsvar_status set_text(samsvar_doc *doc, sv_buf *bytes,
                               const sv_article_options *options, char lang[SV_LANG_SIZE],
                               sv_error *err)
{
    char charset[40];
    sv_input input = options->input;
    samsvar_status status = sv_decode(doc->source, options->encoding, bytes, err);
    if (status)
        return status;
    if (input == SV_INPUT_AUTO)
        input = bytes->len && sv_html_looks(bytes->data, bytes->len) ? SV_INPUT_HTML
                                                                     : SV_INPUT_TEXT;
    if (input != SV_INPUT_HTML)
        return take_text(doc, bytes, input, err);
    /* A page may say itself what it is encoded in; one that is UTF-8 all the same is. */
    if (!options->encoding && bytes->len &&
        sv_utf8_check(bytes->data, bytes->len) < bytes->len &&
        sv_html_charset(bytes->data, bytes->len, charset))
        status = sv_decode(doc->source, charset, bytes, err);
    return status ? status : take_html(doc, bytes, lang, err);
}

samsvar_status sv_article_parse(const char *name, sv_buf *bytes,
                                const sv_article_options *options, samsvar_doc **out,
                                sv_error *err)
{
    samsvar_status status = SAMSVAR_ENOMEM;
    char declared[SV_LANG_SIZE] = "";
    if (!options)
        options = &defaults;
    samsvar_doc *doc = sv_doc_new();
    if (!doc)
        goto out;
    status = set_names(doc, name);
    if (status == SAMSVAR_OK)
        status = set_options(doc, options->segmentation);
    if (status == SAMSVAR_OK)
        status = set_text(doc, bytes, options, declared, err);
    if (status == SAMSVAR_OK)
        status = set_language(doc, options, declared, err);
out:
    sv_buf_clear(bytes);
    if (status) {
        sv_doc_free(doc);
        return sv_fail_at(err, status, name, 0, "%s", sv_status_text(status));
    }
    *out = doc;
    return SAMSVAR_OK;
}

/* There is no such input, as against one whose reading failed. */
static int is_absent(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case EACCES:
    case EPERM:
    case ELOOP:
    case ENAMETOOLONG:
    case ENXIO:
    case ENODEV:
    case EBADF:
        return 1;
    default:
        return 0;
    }
}

samsvar_status sv_article_read(const char *path, const sv_article_options *options,
                               samsvar_doc **out, sv_error *err)
{
    sv_buf bytes;
    int number = 0;
    if (!options)
        options = &defaults;
    size_t max = options->input == SV_INPUT_LINES ? SV_LIMIT_TEXT : SV_LIMIT_ARTICLE;
    if (options->encoding)
        max *= 4; /* a character of UTF-32 */
    sv_buf_init(&bytes, SV_LIMIT_BUF);
    samsvar_status status = sv_file_read(path, max + 4, &bytes, &number, err);
    if (status == SAMSVAR_OK)
        return sv_article_parse(path, &bytes, options, out, err);
    sv_buf_clear(&bytes);
    if (status == SAMSVAR_EIO && is_absent(number)) {
        status = SAMSVAR_ENOENT; /* the message is in err */
        if (err)
            err->code = status;
    }
    return status;
}
