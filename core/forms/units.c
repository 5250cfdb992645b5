/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* units.c -- a file a pair (or more, where they get too long), a unit a link. */
#include "core/forms/units.h"

#include "core/base/limits.h"
#include "core/base/log.h"

#include <stdio.h>
#include <string.h>

typedef struct run {
    sv_export *e;
    const sv_units_form *form;
    const sv_pair *pair;
    sv_out *out; /* the file at hand, or NULL */
    sv_xmlw w;
    unsigned file; /* of the pair, from 1 */
    uint64_t in_file;
    sv_buf part, text[2], around[2][2];
} run;

static samsvar_status open_file(run *r)
{
    const sv_export *e = r->e;
    const char *part = sv_pair_name(e, r->pair, &r->part);
    const char *ext = e->options->bands ? r->form->ext : NULL;
    if (e->options->split) {
        if (part)
            sv_buf_putc(&r->part, '.');
        sv_buf_printf(&r->part, "%03u", ++r->file);
        part = r->part.data;
    }
    if (r->part.status)
        return SAMSVAR_ENOMEM;
    samsvar_status status = sv_outset_open(e->set, e->sub, part, ext, &r->out, NULL);
    if (status)
        return status;
    status = sv_xmlw_start(&r->w, r->out, 1);
    r->in_file = 0;
    r->form->head(e, &r->w, r->pair);
    return status ? status : r->w.status;
}

static samsvar_status close_file(run *r)
{
    if (!r->out)
        return SAMSVAR_OK;
    samsvar_status status = sv_xmlw_finish(&r->w);
    r->e->report->left[SV_LEFT_CHARS] += r->w.left_out;
    sv_xmlw_clear(&r->w);
    status = sv_out_end(r->e->set, r->out, status);
    r->out = NULL;
    return status;
}

static void drop_file(run *r)
{
    if (!r->out)
        return;
    sv_xmlw_clear(&r->w);
    sv_out_abort(r->out);
    r->out = NULL;
}

/* The text of the segments before and behind a side. */
static int fill_around(run *r, int side, const uint32_t *list, uint32_t count, sv_unit *u)
{
    size_t len, n = u->doc[side]->segments.count;
    uint32_t at[2] = {list[0] - 1, list[count - 1] + 1};
    for (int i = 0; i < 2; i++) {
        int there = i == 0 ? list[0] > 0 : at[1] < n;
        u->around[side][i] =
            there ? sv_unit_text(&r->around[side][i], u->doc[side], &at[i], 1, &len) : "";
        if (!u->around[side][i])
            return 0;
    }
    return 1;
}

static samsvar_status fill_unit(run *r, const sv_link *l, sv_unit *u)
{
    const sv_pair *p = r->pair;
    u->link = l;
    for (int side = 0; side < 2; side++) {
        const uint32_t *list = side ? l->target : l->source;
        uint32_t count = side ? l->target_count : l->source_count;
        u->doc[side] = r->e->result->documents.data[side ? p->target : p->source];
        u->text[side] =
            sv_unit_text(&r->text[side], u->doc[side], list, count, &u->len[side]);
        if (!u->text[side] || !fill_around(r, side, list, count, u))
            return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

static int is_full(const run *r, const sv_unit *u)
{
    uint64_t limit = r->e->options->split;
    if (!limit || !r->in_file)
        return 0;
    size_t bytes = r->form->tail + r->form->bound(r->e, u);
    for (int i = 0; i < 2; i++)
        bytes += sv_xmlw_bound(u->text[i], u->len[i]);
    return sv_out_size(r->out) + bytes > limit;
}

static samsvar_status put_unit(run *r, const sv_link *l, uint32_t number)
{
    sv_unit u = {.number = number};
    samsvar_status status = fill_unit(r, l, &u);
    if (status)
        return status;
    if (!u.len[0] || !u.len[1]) {
        r->e->report->left[SV_LEFT_EMPTY]++;
        return SAMSVAR_OK;
    }
    if (r->out && r->e->options->split) /* what libxml2 holds back has a size, too */
        sv_xmlw_flush(&r->w);
    if (r->out && is_full(r, &u))
        status = close_file(r);
    if (status == SAMSVAR_OK && !r->out)
        status = open_file(r);
    if (status)
        return status;
    r->form->unit(r->e, &r->w, &u);
    r->in_file++;
    r->e->report->units++;
    return r->w.status;
}

static samsvar_status put_pair(run *r, size_t index)
{
    const sv_export *e = r->e;
    const sv_pair *p = r->pair = &e->result->pairs.data[index];
    samsvar_status status = SAMSVAR_OK;
    r->file = 0;
    if (!e->options->bands) /* a file without units says that there are none */
        status = open_file(r);
    for (size_t i = 0; i < p->links.count && !status; i++) {
        status = sv_canceled() ? SAMSVAR_ECANCELED : SAMSVAR_OK;
        if (!status)
            status = put_unit(r, &p->links.data[i], e->numbers[index][i]);
    }
    return status ? status : close_file(r);
}

samsvar_status sv_units_export(sv_export *e, const sv_units_form *form)
{
    run r = {.e = e, .form = form};
    samsvar_status status = SAMSVAR_OK;
    sv_buf *const all[] = {&r.part,         &r.text[0],      &r.text[1],     &r.around[0][0],
                           &r.around[0][1], &r.around[1][0], &r.around[1][1]};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        sv_buf_init(all[i], SV_LIMIT_BUF);
    for (size_t i = 0; i < e->result->pairs.count && !status; i++)
        status = put_pair(&r, i);
    drop_file(&r);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        sv_buf_clear(all[i]);
    return status;
}

/* ------------------------------------------------------------------ what units say */

void sv_unit_attr_id(sv_xmlw *w, const char *name, char letter, uint64_t number)
{
    char id[24] = {letter};
    size_t n = sv_digits_print(number, id + 1);
    sv_xmlw_attr_len(w, name, id, n + 1);
}

const char *sv_unit_milli(int32_t value, char out[SV_MILLI_SIZE + 1])
{
    out[sv_milli_print(value, out)] = '\0';
    return out;
}

static void put_word(sv_xmlw *w, const char *name, const char *text, sv_unit_prop *put)
{
    if (text && *text)
        put(w, name, text, strlen(text));
}

void sv_unit_props(const sv_export *e, sv_xmlw *w, const sv_unit *u, sv_unit_prop *put)
{
    char score[SV_MILLI_SIZE + 1];
    const sv_link *l = u->link;
    if (e->options->provenance) {
        put_word(w, "x-samsvar-score", sv_unit_milli(l->score, score), put);
        put_word(w, "x-samsvar-relation", sv_relation_name(l->relation), put);
        put_word(w, "x-samsvar-status", sv_link_status_name(l->status), put);
        put_word(w, "x-samsvar-origin", l->origin, put);
        for (int side = 0; side < 2; side++) {
            const uint32_t *list = side ? l->target : l->source;
            uint32_t count = side ? l->target_count : l->source_count;
            sv_buf ids;
            sv_buf_init(&ids, SV_LIMIT_BUF);
            put_word(w, side ? "x-samsvar-target" : "x-samsvar-source", u->doc[side]->id,
                     put);
            sv_unit_ids(&ids, list, count, ' ');
            if (ids.status && !w->status)
                w->status = SAMSVAR_ENOMEM;
            put_word(w, side ? "x-samsvar-target-segments" : "x-samsvar-source-segments",
                     ids.data, put);
            sv_buf_reset(&ids);
            if (count > 1)
                sv_unit_lengths(&ids, u->doc[side], list, count, SV_LENGTHS_XML, ' ');
            if (ids.status && !w->status)
                w->status = SAMSVAR_ENOMEM;
            if (count > 1)
                put_word(w, side ? "x-samsvar-target-lengths" : "x-samsvar-source-lengths",
                         ids.data, put);
            sv_buf_clear(&ids);
        }
    }
    if (e->options->context) {
        uint64_t once = w->left_out; /* these texts are counted where they are units */
        put_word(w, "x-context-pre", u->around[0][0], put);
        put_word(w, "x-context-post", u->around[0][1], put);
        put_word(w, "x-context-pre-target", u->around[1][0], put);
        put_word(w, "x-context-post-target", u->around[1][1], put);
        w->left_out = once;
    }
}

size_t sv_units_bound(const sv_export *e, const sv_unit *u)
{
    size_t bytes = 0;
    for (int side = 0; side < 2; side++) {
        if (e->options->provenance)
            bytes += 520 + sv_xmlw_bound(u->doc[side]->id, strlen(u->doc[side]->id)) +
                     24 * (size_t)(u->link->source_count + u->link->target_count) +
                     (u->link->origin
                          ? sv_xmlw_bound(u->link->origin, strlen(u->link->origin))
                          : 0);
        for (int i = 0; e->options->context && i < 2; i++)
            bytes += 60 + sv_xmlw_bound(u->around[side][i], strlen(u->around[side][i]));
    }
    return bytes;
}
