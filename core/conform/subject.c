/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* subject.c -- runs the hooks of a plugin, with an engine that links what stands side by side. */
#include "core/conform/subject.h"

#include <string.h>

enum { ALIGN_MOST = 16384 }; /* bytes of a text that is aligned */

/* ------------------------------------------------------------------ digests */

/* FNV-1a. */
static void take(sv_digest *d, const void *data, size_t len)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < len; i++)
        d->hash = (d->hash ^ bytes[i]) * 1099511628211u;
}

static void take_numbers(sv_digest *d, const uint32_t *numbers, size_t count)
{
    take(d, numbers, count * sizeof *numbers);
    d->records++;
}

static void take_segment(sv_digest *d, const samsvar_segment *s)
{
    uint32_t n[] = {s->start, s->end, s->kind, s->flags, s->paragraph};
    take_numbers(d, n, sizeof n / sizeof *n);
    take(d, s->rule.ptr, s->rule.len);
}

static samsvar_status take_features(void *data, samsvar_doc *doc)
{
    sv_digest *d = data;
    for (size_t i = 0; i < doc->features.count; i++) {
        const samsvar_feature *f = &doc->features.data[i];
        uint32_t n[] = {f->segment, f->start,  f->end,
                        f->kind,    f->flags,  f->parent,
                        (uint32_t)f->weight};
        take_numbers(d, n, sizeof n / sizeof *n);
        take(d, f->key.ptr, f->key.len);
    }
    return SAMSVAR_OK;
}

int sv_digest_same(const sv_digest *a, const sv_digest *b)
{
    return a->hash == b->hash && a->records == b->records;
}

/* ------------------------------------------------------------------ the engine */

static samsvar_status weigh(void *data, const samsvar_doc *doc, uint32_t start, uint32_t end,
                            uint32_t permille)
{
    uint32_t n[] = {start, end, permille};
    (void)doc;
    take_numbers(data, n, 3);
    return SAMSVAR_OK;
}

static samsvar_status mark(void *data, const samsvar_doc *doc, uint32_t segment, uint32_t what,
                           int32_t value)
{
    uint32_t n[] = {segment, what, (uint32_t)value};
    (void)doc;
    take_numbers(data, n, 3);
    return SAMSVAR_OK;
}

static samsvar_status search(void *data, const samsvar_doc *src, const samsvar_doc *tgt,
                             samsvar_emit_link *emit, void *sink)
{
    samsvar_status status = SAMSVAR_OK;
    (void)data;
    for (uint32_t i = 0; i < src->segments.count && i < tgt->segments.count && !status; i++) {
        samsvar_link l = {i, 1, i, 1, SAMSVAR_REL_EQUAL, 500, 0, i};
        status = emit(sink, &l, sizeof l);
    }
    return status;
}

static samsvar_status take_link(void *sink, const samsvar_link *l, uint32_t size)
{
    uint32_t n[] = {l->src_first, l->src_count, l->tgt_first,       l->tgt_count,
                    l->relation,  l->group,     (uint32_t)l->score, l->id};
    (void)size;
    take_numbers(sink, n, sizeof n / sizeof *n);
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ a run */

samsvar_doc *sv_subject_doc(const sv_subject *s, const char *text, size_t len, sv_error *err)
{
    samsvar_doc *doc = sv_doc_new();
    char *copy = sv_strndup(text, len);
    if (!doc || !copy) {
        sv_free(copy);
        sv_doc_free(doc);
        sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
        return NULL;
    }
    size_t n = strlen(s->lang);
    memcpy(doc->lang, s->lang, n < sizeof doc->lang ? n : sizeof doc->lang - 1);
    if (sv_doc_set_text(doc, copy, len, SV_INPUT_TEXT, err)) {
        sv_doc_free(doc);
        return NULL;
    }
    return doc;
}

/* Segments and features; those of the last block stay. */
static samsvar_status find(sv_worker *w, samsvar_doc *doc, sv_digest *d, sv_error *err)
{
    samsvar_status status = sv_worker_segment(w, doc, err);
    for (size_t i = 0; i < doc->segments.count && !status; i++)
        take_segment(d, &doc->segments.data[i].rec);
    for (size_t i = 0; i < doc->no_breaks.count && !status; i++)
        take_segment(d, &doc->no_breaks.data[i]);
    return status ? status : sv_worker_analyze_blocks(w, doc, take_features, d, NULL, err);
}

samsvar_status sv_subject_work(const sv_subject *s, sv_worker *w, const char *text, size_t len,
                               int explain, sv_digest *d, sv_error *err)
{
    const sv_engine engine = {d, weigh, mark, search};
    samsvar_doc *docs[2] = {NULL, NULL};
    samsvar_status status = SAMSVAR_OK;
    int both = len <= ALIGN_MOST;
    for (int i = 0; i < 1 + both && !status; i++) {
        docs[i] = sv_subject_doc(s, text, len, err);
        if (!docs[i]) {
            status = err->code;
            break;
        }
        docs[i]->options.explain = (uint32_t)explain;
        status = find(w, docs[i], d, err);
    }
    if (both && !status)
        status = sv_worker_align(w, docs[0], docs[1], &engine, take_link, d, err);
    sv_doc_free(docs[0]);
    sv_doc_free(docs[1]);
    return status;
}

samsvar_status sv_subject_once(const sv_subject *s, const char *text, size_t len, int explain,
                               sv_digest *d, sv_error *err)
{
    sv_worker *w = NULL;
    samsvar_status status = sv_worker_new(s->registry, s->services, &w, err);
    if (!status)
        status = sv_subject_work(s, w, text, len, explain, d, err);
    sv_worker_free(w);
    return status;
}
