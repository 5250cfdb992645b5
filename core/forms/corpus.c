/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* corpus.c -- sentences as XML. A paragraph here is what segments have in common that
 * name the same one; a segment without text stays, so that numbers fit. */
#include "core/forms/corpus.h"

#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/base/spill.h"

#include <string.h>

samsvar_status sv_corpus_places(const samsvar_doc *doc, sv_place_id **out)
{
    size_t n = doc->segments.count;
    sv_place_id at = {0, 0}, *list = sv_calloc(n + 1, sizeof *list);
    for (size_t i = 0; list && i < n; i++) {
        if (i == 0 || doc->segments.data[i].rec.paragraph !=
                          doc->segments.data[i - 1].rec.paragraph) {
            at.paragraph++;
            at.sentence = 0;
        }
        at.sentence++;
        list[i] = at;
        sv_spill_step(i);
    }
    *out = list;
    return list ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

typedef struct corpus {
    const sv_export *e;
    sv_corpus form;
    sv_xmlw *w;
    sv_buf text;
} corpus;

static void attr_number(sv_xmlw *w, const char *name, uint32_t value)
{
    char digits[20];
    sv_xmlw_attr_len(w, name, digits, sv_digits_print(value, digits));
}

static void open_text(corpus *c, const samsvar_doc *doc)
{
    sv_xmlw_open(c->w, c->form == SV_CORPUS_PREVERT ? "doc" : "text");
    sv_xmlw_attr(c->w, "id", doc->id);
    sv_xmlw_attr(c->w, c->form == SV_CORPUS_PREVERT ? "lang" : "xml:lang",
                 doc->lang[0] ? doc->lang : "und");
    if (doc->title)
        sv_xmlw_attr(c->w, "title", doc->title);
    if (doc->date)
        sv_xmlw_attr(c->w, "date", doc->date);
    sv_xmlw_line(c->w);
}

static void put_sentence(corpus *c, const samsvar_doc *doc, uint32_t i, sv_place_id at)
{
    size_t len;
    char id[48];
    const char *kind = sv_segment_kind_name(doc->segments.data[i].rec.kind);
    const char *text = sv_unit_text(&c->text, doc, &i, 1, &len);
    if (!text) {
        c->w->status = SAMSVAR_ENOMEM;
        return;
    }
    sv_xmlw_open(c->w, "s");
    if (c->form == SV_CORPUS_TEI) {
        size_t n = sv_digits_print(at.paragraph, id);
        id[n++] = ':';
        n += sv_digits_print(at.sentence, id + n);
        sv_xmlw_attr_len(c->w, "id", id, n);
    } else {
        sv_unit_attr_id(c->w, "id", 's', (uint64_t)i + 1);
    }
    if (kind && strcmp(kind, "sentence") != 0)
        sv_xmlw_attr(c->w, "type", kind);
    if (c->form == SV_CORPUS_PREVERT)
        sv_xmlw_line(c->w);
    sv_xmlw_text(c->w, text, len);
    if (c->form == SV_CORPUS_PREVERT)
        sv_xmlw_line(c->w);
    sv_xmlw_close(c->w);
    sv_xmlw_line(c->w);
}

static void put_text(corpus *c, const samsvar_doc *doc, const sv_place_id *places)
{
    size_t n = doc->segments.count;
    open_text(c, doc);
    for (size_t i = 0; i < n && !c->w->status; i++) {
        if (i == 0 || places[i].paragraph != places[i - 1].paragraph) {
            sv_xmlw_open(c->w, "p");
            attr_number(c->w, "id", places[i].paragraph);
            sv_xmlw_line(c->w);
        }
        put_sentence(c, doc, (uint32_t)i, places[i]);
        if (i + 1 == n || places[i + 1].paragraph != places[i].paragraph) {
            sv_xmlw_close(c->w);
            sv_xmlw_line(c->w);
        }
    }
    sv_xmlw_close(c->w);
}

static samsvar_status put_document(const sv_export *e, sv_corpus form, const char *ext,
                                   const samsvar_doc *doc, const char **name)
{
    sv_out *out;
    sv_xmlw w;
    sv_place_id *places;
    corpus c = {.e = e, .form = form, .w = &w};
    samsvar_status status = sv_corpus_places(doc, &places);
    if (status == SAMSVAR_OK)
        status = sv_outset_open(e->set, e->sub, doc->id, ext, &out, name);
    if (status) {
        sv_free(places);
        return status;
    }
    sv_buf_init(&c.text, SV_LIMIT_BUF);
    sv_xmlw_start(&w, out, form != SV_CORPUS_PREVERT);
    put_text(&c, doc, places);
    status = sv_xmlw_finish(&w);
    e->report->left[SV_LEFT_CHARS] += w.left_out;
    sv_xmlw_clear(&w);
    sv_buf_clear(&c.text);
    sv_free(places);
    return sv_out_end(e->set, out, sv_canceled() ? SAMSVAR_ECANCELED : status);
}

static int is_used(const sv_result *r, size_t document)
{
    for (size_t i = 0; i < r->pairs.count; i++)
        if (r->pairs.data[i].source == document || r->pairs.data[i].target == document)
            return 1;
    return 0;
}

samsvar_status sv_corpus_export(sv_export *e, sv_corpus form, const char *ext,
                                const char **names)
{
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < e->result->documents.count && !status; i++) {
        names[i] = "";
        if (is_used(e->result, i))
            status = put_document(e, form, ext, e->result->documents.data[i], &names[i]);
    }
    return status;
}
