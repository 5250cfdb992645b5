/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* buildtake.c -- from units to documents: order, texts, offsets. */
#include "core/forms/build.h"

#include "core/base/mem.h"
#include "core/base/spill.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Ids may leave room between segments, as a table of links does for what is in no link:
 * that room is kept as empty segments, unless hardly anything else would be left. */
enum { ROOM_ALWAYS = 4096, ROOM_FACTOR = 16 };

/* Where every segment that came is to stand; *count: how many there will be. NULL for
 * order of arrival, or out of memory (stopped). */
static uint32_t *order_of(sv_build *b, const sv_build_doc *d, uint32_t *count)
{
    size_t n = d->segments.count;
    *count = (uint32_t)n;
    if (n == 0 || d->named != n ||
        (size_t)d->highest > n * ROOM_FACTOR + ROOM_ALWAYS)
        return NULL;
    int same = d->highest + 1 == n;
    for (size_t i = 0; i < n && same; i++) {
        same = d->segments.data[i].place == i;
        sv_spill_step(i);
    }
    if (same)
        return NULL;
    uint32_t *order = sv_calloc(n, sizeof *order);
    if (!order) {
        sv_readctx_stop(b->c, SAMSVAR_ENOMEM, "");
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        order[i] = d->segments.data[i].place;
        sv_spill_step(i);
    }
    *count = d->highest + 1;
    return order;
}

/* Is the text as it came the text of the segments in their order? Texts that came later
 * than their segment are not in its place. */
static int in_line(const sv_build_doc *d)
{
    size_t at = 0;
    for (size_t i = 0; i < d->segments.count; i++) {
        const sv_build_seg *s = &d->segments.data[i];
        if (s->at != at)
            return 0;
        sv_spill_step(i);
        at += (size_t)s->len + 1;
    }
    return at == d->text.len;
}

/* Segments by place, at and len into *text; moves or makes the text. */
static sv_build_seg *lay_out(sv_build *b, sv_build_doc *d, const uint32_t *order,
                             uint32_t count, sv_buf *text)
{
    int whole = !order && in_line(d);
    sv_build_seg *list = sv_calloc((size_t)count + 1, sizeof *list);
    if (!list) {
        sv_readctx_stop(b->c, SAMSVAR_ENOMEM, "");
        return NULL;
    }
    for (size_t i = 0; i < d->segments.count; i++) {
        list[order ? order[i] : i] = d->segments.data[i];
        sv_spill_step(i);
    }
    sv_vec_clear(&d->segments);
    if (whole) {
        *text = d->text;
        sv_buf_init(&d->text, SV_LIMIT_TEXT);
        return list;
    }
    for (uint32_t i = 0; i < count && text->status == SAMSVAR_OK; i++) {
        uint32_t at = (uint32_t)text->len;
        sv_spill_step(i);
        if (list[i].len)
            sv_buf_add(text, d->text.data + list[i].at, list[i].len);
        sv_buf_putc(text, '\n');
        list[i].at = at;
    }
    sv_buf_clear(&d->text);
    if (text->status)
        sv_readctx_stop(b->c, text->status,
                        "the text of a document is longer than SV_LIMIT_TEXT");
    return list;
}

static int fill_segments(samsvar_doc *doc, const sv_build_seg *list, uint32_t count)
{
    static const samsvar_str rule = {"unit", 4};
    if (!sv_vec_reserve(&doc->segments, count ? count : 1))
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        sv_segment s = {.rec = {.start = list[i].at,
                                .end = list[i].at + list[i].len,
                                .paragraph = list[i].paragraph,
                                .kind = list[i].kind ? list[i].kind
                                                     : SAMSVAR_SEG_SENTENCE,
                                .rule = rule}};
        doc->segments.data[doc->segments.count++] = s;
        sv_spill_step(i);
    }
    sv_doc_count_points(doc);
    return 1;
}

/* The text of a document that exists as units. */
static void make_text(sv_build *b, sv_build_doc *d, samsvar_doc *doc,
                      const uint32_t *order, uint32_t count)
{
    sv_buf text;
    size_t len = 0;
    sv_buf_init(&text, SV_LIMIT_TEXT);
    sv_build_seg *list = lay_out(b, d, order, count, &text);
    char *bytes = sv_readctx_stopped(b->c) ? NULL : sv_buf_take(&text, &len);
    if (bytes && sv_doc_set_text(doc, bytes, len, SV_INPUT_LINES, b->c->err) != SAMSVAR_OK)
        sv_readctx_stop(b->c, SAMSVAR_EUTF8, "a text is not valid UTF-8");
    if (!sv_readctx_stopped(b->c) && !fill_segments(doc, list, count))
        sv_readctx_stop(b->c, SAMSVAR_ENOMEM, "");
    sv_buf_clear(&text);
    sv_free(list);
}

static void set_string(sv_build *b, samsvar_doc *doc, char **member, const char *text)
{
    if (text && !*member && sv_doc_set_string(doc, member, text, strlen(text)) != SAMSVAR_OK)
        sv_readctx_stop(b->c, SAMSVAR_ENOMEM, "");
}

/* *order as order_of(). */
static void take_document(sv_build *b, sv_build_doc *d, uint32_t **order)
{
    uint32_t count = 0;
    samsvar_doc *doc = d->given ? d->given : sv_doc_new();
    int made = !d->given;
    d->given = NULL;
    *order = NULL;
    if (!doc) {
        sv_readctx_stop(b->c, SAMSVAR_ENOMEM, "");
        return;
    }
    if (made)
        *order = order_of(b, d, &count);
    set_string(b, doc, &doc->id, d->id);
    set_string(b, doc, &doc->source, d->source);
    if (made) {
        set_string(b, doc, &doc->extractor, d->extractor);
        make_text(b, d, doc, *order, count);
    }
    if (made || strcmp(d->lang, "und") != 0 || !doc->lang[0])
        memcpy(doc->lang, d->lang, sizeof doc->lang);
    if (sv_readctx_stopped(b->c))
        sv_doc_free(doc);
    else if (sv_result_add_document(b->result, doc) != SAMSVAR_OK)
        sv_readctx_stop(b->c, SAMSVAR_ENOMEM, "");
    sv_vec_clear(&d->places);
    sv_intern_free(d->ids);
    d->ids = NULL;
}

/* Numbers of arrival to places; ascending, each once. */
static uint32_t place(uint32_t *list, uint32_t count, const uint32_t *order)
{
    uint32_t kept = 0, sorted = 1;
    for (uint32_t i = 0; i < count; i++) {
        if (order)
            list[i] = order[list[i]];
        sorted &= i == 0 || list[i - 1] < list[i];
    }
    if (sorted)
        return count;
    qsort(list, count, sizeof *list, sv_by_number);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || list[i] != list[kept - 1])
            list[kept++] = list[i];
    return kept;
}

/* A segment in two links makes the pair a comparable one. */
static void set_mode(sv_build *b, sv_pair *p)
{
    for (int side = 0; side < 2 && p->mode == SV_MODE_PARALLEL; side++) {
        size_t n = b->result->documents.data[side ? p->target : p->source]->segments.count;
        uint8_t *used = sv_calloc(n + 1, 1);
        if (!used) {
            sv_readctx_stop(b->c, SAMSVAR_ENOMEM, "");
            return;
        }
        for (size_t i = 0; i < p->links.count; i++) {
            const sv_link *l = &p->links.data[i];
            const uint32_t *list = side ? l->target : l->source;
            sv_spill_step(i);
            for (uint32_t k = 0; k < (side ? l->target_count : l->source_count); k++)
                if (l->status != SV_LINK_REJECTED && used[list[k]]++)
                    p->mode = SV_MODE_COMPARABLE;
        }
        sv_free(used);
    }
}

samsvar_status sv_build_take(sv_build *b, sv_result **out)
{
    sv_result *r = b->result;
    size_t n = b->documents.count;
    uint32_t **orders = sv_calloc(n + 1, sizeof *orders);
    if (!orders)
        sv_readctx_stop(b->c, SAMSVAR_ENOMEM, "");
    for (size_t i = 0; i < n && !sv_readctx_stopped(b->c); i++)
        take_document(b, &b->documents.data[i], &orders[i]);
    for (size_t i = 0; i < r->pairs.count && !sv_readctx_stopped(b->c); i++) {
        sv_pair *p = &r->pairs.data[i];
        for (size_t k = 0; k < p->links.count; k++) {
            sv_link *l = &p->links.data[k];
            sv_spill_step(k);
            l->source_count = place(l->source, l->source_count, orders[p->source]);
            l->target_count = place(l->target, l->target_count, orders[p->target]);
        }
        set_mode(b, p);
    }
    for (size_t i = 0; i < r->statements.count && !sv_readctx_stopped(b->c); i++) {
        sv_statement *s = &r->statements.data[i];
        for (uint32_t k = 0; k < s->count; k++)
            s->members[k].count = place(s->members[k].segments, s->members[k].count,
                                        orders[s->members[k].document]);
    }
    for (size_t i = 0; orders && i < n; i++)
        sv_free(orders[i]);
    sv_free(orders);
    samsvar_status status = sv_readctx_stopped(b->c) ? SAMSVAR_OK : sv_result_finish(r);
    if (status != SAMSVAR_OK)
        sv_readctx_stop(b->c, status, sv_status_text(status));
    if (sv_readctx_stopped(b->c))
        return b->c->status;
    *out = r;
    b->result = NULL;
    return SAMSVAR_OK;
}

/* ---- texts that were joined */

static int ends_sentence(const char *text, size_t at)
{
    const char *before;
    if (at == 0)
        return 0;
    uint32_t cp = sv_utf8_prev(text, text + at, &before);
    return cp != ',' && (sv_uchar_class(cp) & SV_CH_PUNCT);
}

void sv_build_cut(const char *text, size_t len, uint32_t count, uint32_t *ends)
{
    size_t spaces = 0, marks = 0, seen = 0;
    uint32_t done = 0;
    for (size_t i = 0; i < len; i++) {
        spaces += text[i] == ' ';
        marks += text[i] == ' ' && ends_sentence(text, i);
    }
    int strict = marks >= (size_t)count - 1;
    size_t all = strict ? marks : spaces;
    for (size_t i = 0; i < len && done + 1 < count; i++) {
        if (text[i] != ' ' || (strict && !ends_sentence(text, i)))
            continue;
        size_t left = all - seen++; /* with this one */
        size_t aim = len / count * (done + 1);
        if (left <= (size_t)count - 1 - done || i >= aim)
            ends[done++] = (uint32_t)i;
    }
    while (done < count)
        ends[done++] = (uint32_t)len;
}
