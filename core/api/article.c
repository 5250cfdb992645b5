/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* article.c -- articles: read, segment, analyse, ask, write. */
#include "core/api/context.h"

#include "core/doc/docjson.h"
#include "core/in/article.h"

#include <string.h>

/* ------------------------------------------------------------------ reading */

static samsvar_status read_options(samsvar *sv, const samsvar_article_options *given,
                                   sv_article_options *out)
{
    samsvar_article_options o;
    samsvar_status status = sv_api_options(sv, &o, sizeof o, given);
    if (status)
        return status;
    int input = o.input ? sv_input_of(o.input) : SV_INPUT_AUTO;
    if (input < 0)
        return sv_fail(&sv->error, SAMSVAR_EINVAL,
                       "unknown input form \"%s\": auto, text, lines or html", o.input);
    *out =
        (sv_article_options){o.lang, (sv_input)input, o.encoding, o.segmentation, NULL};
    return o.lang ? SAMSVAR_OK : sv_api_detector(sv, &out->detector);
}

/* Takes doc. */
static samsvar_status wrap(samsvar_doc *doc, samsvar_article **out)
{
    samsvar_article *a = sv_calloc(1, sizeof *a);
    if (!a) {
        sv_doc_free(doc);
        return SAMSVAR_ENOMEM;
    }
    a->doc = doc;
    *out = a;
    return SAMSVAR_OK;
}

samsvar_status samsvar_article_read(samsvar *sv, const char *path,
                                    const samsvar_article_options *options,
                                    samsvar_article **out)
{
    sv_article_options o;
    samsvar_doc *doc = NULL;
    *out = NULL;
    sv_api_begin(sv);
    samsvar_status status = read_options(sv, options, &o);
    if (status == SAMSVAR_OK)
        status = sv_article_read(path, &o, &doc, &sv->error);
    if (status == SAMSVAR_OK)
        status = wrap(doc, out);
    return sv_api_done(sv, status);
}

samsvar_status samsvar_article_parse(samsvar *sv, const char *name, const char *bytes,
                                     size_t len, const samsvar_article_options *options,
                                     samsvar_article **out)
{
    sv_article_options o;
    samsvar_doc *doc = NULL;
    sv_buf copy;
    *out = NULL;
    sv_api_begin(sv);
    samsvar_status status = read_options(sv, options, &o);
    if (status)
        return sv_api_done(sv, status);
    sv_buf_init(&copy, SV_LIMIT_BUF);
    if (len)
        status = sv_buf_add(&copy, bytes, len);
    if (status == SAMSVAR_OK)
        status = sv_article_parse(name, &copy, &o, &doc, &sv->error);
    else
        sv_buf_clear(&copy);
    if (status == SAMSVAR_OK)
        status = wrap(doc, out);
    return sv_api_done(sv, status);
}

void samsvar_article_free(samsvar_article *a)
{
    if (!a)
        return;
    sv_doc_free(a->doc);
    sv_free(a);
}

/* ------------------------------------------------------------------ hooks */

samsvar_status sv_api_segment(samsvar *sv, samsvar_article *a)
{
    sv_worker *w;
    if (a->segmented)
        return SAMSVAR_OK;
    samsvar_status status = sv_api_worker(sv, &w);
    if (status == SAMSVAR_OK)
        status = sv_worker_segment(w, a->doc, &sv->error);
    a->segmented = status == SAMSVAR_OK;
    return status;
}

samsvar_status samsvar_article_segment(samsvar *sv, samsvar_article *a)
{
    sv_api_begin(sv);
    return sv_api_done(sv, sv_api_segment(sv, a));
}

/* Could the hooks that have just run ask the lexicon? If not: say so. */
static samsvar_status asked_lexicon(samsvar *sv)
{
    return sv->lexicon_error.code ? sv_api_lexicon(sv, NULL) : SAMSVAR_OK;
}

/* Analyses as many segments as a block holds. */
static samsvar_status analyze_first(samsvar *sv, samsvar_article *a)
{
    sv_worker *w;
    uint32_t n = (uint32_t)a->doc->segments.count;
    samsvar_status status = sv_api_worker(sv, &w);
    if (status == SAMSVAR_OK)
        status = sv_worker_analyze(
            w, a->doc, 0, n < SV_LIMIT_BLOCK_SEGMENTS ? n : SV_LIMIT_BLOCK_SEGMENTS, &sv->error);
    return status ? status : asked_lexicon(sv);
}

samsvar_status samsvar_article_analyze(samsvar *sv, samsvar_article *a)
{
    sv_api_begin(sv);
    samsvar_status status = sv_api_segment(sv, a);
    if (status == SAMSVAR_OK && a->doc->block_last == 0)
        status = analyze_first(sv, a);
    return sv_api_done(sv, status);
}

/* ------------------------------------------------------------------ getters */

const char *samsvar_article_language(const samsvar_article *a)
{
    return a->doc->lang;
}

int32_t samsvar_article_detected(const samsvar_article *a, int32_t *confidence)
{
    if (confidence)
        *confidence = a->doc->lang_detected ? a->doc->lang_confidence : 1000;
    return a->doc->lang_detected;
}

samsvar_str samsvar_article_text(const samsvar_article *a)
{
    samsvar_str text = {a->doc->text, a->doc->len};
    return text;
}

const char *samsvar_article_title(const samsvar_article *a)
{
    return a->doc->title;
}

const char *samsvar_article_date(const samsvar_article *a)
{
    return a->doc->date;
}

uint32_t samsvar_article_segment_count(const samsvar_article *a)
{
    return (uint32_t)a->doc->segments.count;
}

samsvar_status samsvar_article_segment_at(const samsvar_article *a, uint32_t index,
                                          samsvar_segment *out, uint32_t points[2])
{
    if (index >= a->doc->segments.count)
        return SAMSVAR_EINVAL;
    const sv_segment *s = &a->doc->segments.data[index];
    *out = s->rec;
    if (points) {
        points[0] = s->cp_start;
        points[1] = s->cp_end;
    }
    return SAMSVAR_OK;
}

const char *samsvar_segment_kind(uint32_t kind)
{
    return sv_segment_kind_name(kind);
}

/* ------------------------------------------------------------------ writing */

typedef struct writing {
    samsvar *sv;
    sv_docjson json;
} writing;

static samsvar_status write_block(void *data, samsvar_doc *doc)
{
    writing *w = data;
    (void)doc; /* which the writer has */
    samsvar_status status = asked_lexicon(w->sv);
    return status ? status : sv_docjson_block(&w->json);
}

static samsvar_status write_features(samsvar *sv, samsvar_article *a,
                                     sv_docjson_form form, samsvar_write_fn *write,
                                     void *data)
{
    writing o = {.sv = sv};
    sv_worker *w;
    samsvar_status status = sv_docjson_open(&o.json, a->doc, form, write, data);
    if (status == SAMSVAR_OK)
        status = sv_api_worker(sv, &w);
    if (status == SAMSVAR_OK)
        status = sv_worker_analyze_blocks(w, a->doc, write_block, &o, NULL, &sv->error);
    if (a->doc->block_first)
        sv_doc_drop_features(a->doc); /* or the last block would pass for the first */
    return status ? status : sv_docjson_close(&o.json);
}

/* What extraction found, as one object: the facts, then the text. */
static samsvar_status write_text(const samsvar_doc *doc, sv_docjson_form form,
                                 samsvar_write_fn *write, void *data)
{
    sv_jsonw w;
    sv_jsonw_init(&w, write, data);
    if (form == SV_DOCJSON_TEXT) {
        sv_jsonw_raw(&w, doc->text, doc->len);
        return sv_jsonw_finish(&w);
    }
    sv_jsonw_object(&w, NULL);
    sv_jsonw_str(&w, "id", doc->id);
    sv_jsonw_str(&w, "source", doc->source);
    sv_jsonw_str(&w, "language", doc->lang);
    sv_jsonw_bool(&w, "detected", doc->lang_detected);
    if (doc->lang_detected)
        sv_jsonw_milli(&w, "confidence", doc->lang_confidence);
    if (doc->extractor)
        sv_jsonw_str(&w, "extractor", doc->extractor);
    if (doc->title)
        sv_jsonw_str(&w, "title", doc->title);
    if (doc->date)
        sv_jsonw_str(&w, "date", doc->date);
    sv_jsonw_str(&w, "sha256", doc->sha256);
    sv_jsonw_int(&w, "length", doc->cp_length);
    sv_jsonw_text(&w, "text", doc->text, doc->len);
    sv_jsonw_close(&w);
    sv_jsonw_newline(&w);
    return sv_jsonw_finish(&w);
}

static samsvar_status write_article(samsvar *sv, samsvar_article *a, const char *what,
                                    const char *format, samsvar_write_fn *write,
                                    void *data)
{
    int form = sv_docjson_form_of(format);
    int text = strcmp(what, "text") == 0, segments = strcmp(what, "segments") == 0;
    if (form < 0 || (!text && !segments && strcmp(what, "features") != 0))
        return sv_fail(&sv->error, SAMSVAR_EINVAL, "cannot write %s as \"%s\"", what,
                       format);
    if (text)
        return write_text(a->doc, (sv_docjson_form)form, write, data);
    samsvar_status status = sv_api_segment(sv, a);
    if (status)
        return status;
    if (segments)
        return sv_docjson_segments(a->doc, (sv_docjson_form)form, write, data);
    return write_features(sv, a, (sv_docjson_form)form, write, data);
}

samsvar_status samsvar_article_write(samsvar *sv, samsvar_article *a, const char *what,
                                     const char *format, samsvar_write_fn *write,
                                     void *data)
{
    sv_api_begin(sv);
    return sv_api_done(sv, write_article(sv, a, what, format, write, data));
}
