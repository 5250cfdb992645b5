/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ces.c -- XCES cesAlign as OPUS has it, and the links of InterText; sentences stand in
 * XML files beside. A link of one side only ("s8;") says that a segment has no
 * counterpart. */
#include "core/forms/corpus.h"

#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/mem.h"

#include <string.h>

typedef struct links {
    const sv_export *e;
    const sv_pair *pair;
    sv_xmlw w;
    sv_buf ids;
    sv_place_id *places[2]; /* of source and target, for InterText */
    int tei;
} links;

static void add_ids(links *c, int side, const uint32_t *list, uint32_t count)
{
    if (!c->tei) {
        sv_unit_ids(&c->ids, list, count, ' ');
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        sv_buf_printf(&c->ids, "%s%u:%u", i ? " " : "",
                      (unsigned)c->places[side][list[i]].paragraph,
                      (unsigned)c->places[side][list[i]].sentence);
}

static void put_targets(links *c, const uint32_t *source, uint32_t m,
                        const uint32_t *target, uint32_t n)
{
    sv_buf_reset(&c->ids);
    if (c->tei) /* toDoc first */
        add_ids(c, 1, target, n);
    else
        add_ids(c, 0, source, m);
    sv_buf_putc(&c->ids, ';');
    if (c->tei)
        add_ids(c, 0, source, m);
    else
        add_ids(c, 1, target, n);
    if (c->ids.status && !c->w.status)
        c->w.status = SAMSVAR_ENOMEM;
    else
        sv_xmlw_attr_len(&c->w, "xtargets", c->ids.data, c->ids.len);
}

static void put_type(links *c, uint32_t source, uint32_t target)
{
    char type[48];
    size_t n = sv_digits_print(target, type);
    type[n++] = '-';
    n += sv_digits_print(source, type + n);
    sv_xmlw_attr_len(&c->w, "type", type, n);
}

static void put_link(links *c, const sv_link *l, uint32_t number)
{
    char score[SV_MILLI_SIZE + 1];
    sv_xmlw_open(&c->w, "link");
    if (c->tei) {
        int judged = l->status == SV_LINK_CONFIRMED || l->status == SV_LINK_EDITED;
        put_type(c, l->source_count, l->target_count);
        put_targets(c, l->source, l->source_count, l->target, l->target_count);
        sv_xmlw_attr(&c->w, "status",
                     judged                                ? "man"
                     : l->status == SV_LINK_NEEDS_REVIEW ? "plain"
                                                           : "auto");
    } else {
        sv_unit_attr_id(&c->w, "id", 'l', number);
        put_targets(c, l->source, l->source_count, l->target, l->target_count);
        sv_xmlw_attr(&c->w, "certainty", sv_unit_milli(l->score, score));
    }
    sv_xmlw_close(&c->w);
    sv_xmlw_line(&c->w);
}

static void put_single(links *c, uint32_t segment, int side)
{
    sv_xmlw_open(&c->w, "link");
    if (c->tei)
        put_type(c, side == 0, side == 1);
    put_targets(c, &segment, side == 0, &segment, side == 1);
    if (c->tei)
        sv_xmlw_attr(&c->w, "status", "auto");
    sv_xmlw_close(&c->w);
    sv_xmlw_line(&c->w);
}

/* In order of the source; a target without a source stands before the first link that
 * begins behind it. */
static void put_pair(links *c, const uint32_t *numbers)
{
    const sv_pair *p = c->pair;
    size_t source = 0, target = 0;
    for (size_t i = 0; i <= p->links.count && !c->w.status; i++) {
        const sv_link *l = i < p->links.count ? &p->links.data[i] : NULL;
        for (; source < p->unaligned_source.count &&
               (!l || p->unaligned_source.data[source] < l->source[0]);
             source++)
            put_single(c, p->unaligned_source.data[source], 0);
        for (; target < p->unaligned_target.count &&
               (!l || p->unaligned_target.data[target] < l->target[0]);
             target++)
            put_single(c, p->unaligned_target.data[target], 1);
        if (l)
            put_link(c, l, numbers[i]);
    }
    c->e->report->units += p->links.count;
}

/* ------------------------------------------------------------------ cesAlign */

static void put_groups(links *c, const char **names)
{
    const sv_export *e = c->e;
    sv_xmlw_doctype(&c->w, "cesAlign", "-//CES//DTD XML cesAlign//EN", "");
    sv_xmlw_open(&c->w, "cesAlign");
    sv_xmlw_attr(&c->w, "version", "1.0");
    sv_xmlw_line(&c->w);
    for (size_t i = 0; i < e->result->pairs.count && !c->w.status; i++) {
        c->pair = &e->result->pairs.data[i];
        sv_xmlw_open(&c->w, "linkGrp");
        sv_xmlw_attr(&c->w, "targType", "s");
        sv_xmlw_attr(&c->w, "fromDoc", names[c->pair->source]);
        sv_xmlw_attr(&c->w, "toDoc", names[c->pair->target]);
        sv_xmlw_line(&c->w);
        put_pair(c, e->numbers[i]);
        sv_xmlw_close(&c->w);
        sv_xmlw_line(&c->w);
        if (sv_canceled())
            c->w.status = SAMSVAR_ECANCELED;
    }
}

static samsvar_status finish(links *c, sv_out *out)
{
    samsvar_status status = sv_xmlw_finish(&c->w);
    c->e->report->left[SV_LEFT_CHARS] += c->w.left_out;
    sv_xmlw_clear(&c->w);
    return sv_out_end(c->e->set, out, status);
}

samsvar_status sv_ces_export(sv_export *e)
{
    links c = {.e = e};
    sv_out *out;
    const char **names = sv_calloc(e->result->documents.count + 1, sizeof *names);
    samsvar_status status =
        names ? sv_corpus_export(e, SV_CORPUS_CES, "xml", names) : SAMSVAR_ENOMEM;
    sv_buf_init(&c.ids, SV_LIMIT_BUF);
    if (status == SAMSVAR_OK)
        status = sv_outset_open(e->set, e->sub, NULL, NULL, &out, NULL);
    if (status == SAMSVAR_OK) {
        sv_xmlw_start(&c.w, out, 1);
        put_groups(&c, names);
        status = finish(&c, out);
    }
    sv_buf_clear(&c.ids);
    sv_free(names);
    return status;
}

/* ------------------------------------------------------------------ InterText */

static samsvar_status tei_pair(links *c, size_t index, const char **names)
{
    const sv_export *e = c->e;
    const sv_pair *p = c->pair = &e->result->pairs.data[index];
    sv_out *out;
    const char *part = sv_pair_name(e, p, &c->ids);
    samsvar_status status = c->ids.status ? SAMSVAR_ENOMEM : SAMSVAR_OK;
    if (status == SAMSVAR_OK)
        status = sv_corpus_places(e->result->documents.data[p->source], &c->places[0]);
    if (status == SAMSVAR_OK)
        status = sv_corpus_places(e->result->documents.data[p->target], &c->places[1]);
    if (status == SAMSVAR_OK)
        status = sv_outset_open(e->set, e->sub, part, NULL, &out, NULL);
    if (status == SAMSVAR_OK) {
        sv_xmlw_start(&c->w, out, 1);
        sv_xmlw_open(&c->w, "linkGrp");
        sv_xmlw_attr(&c->w, "toDoc", names[p->target]);
        sv_xmlw_attr(&c->w, "fromDoc", names[p->source]);
        sv_xmlw_line(&c->w);
        put_pair(c, e->numbers[index]);
        status = finish(c, out);
    }
    for (int side = 0; side < 2; side++) {
        sv_free(c->places[side]);
        c->places[side] = NULL;
    }
    return sv_canceled() ? SAMSVAR_ECANCELED : status;
}

samsvar_status sv_tei_export(sv_export *e)
{
    links c = {.e = e, .tei = 1};
    const char **names = sv_calloc(e->result->documents.count + 1, sizeof *names);
    samsvar_status status =
        names ? sv_corpus_export(e, SV_CORPUS_TEI, "xml", names) : SAMSVAR_ENOMEM;
    sv_buf_init(&c.ids, SV_LIMIT_BUF);
    for (size_t i = 0; i < e->result->pairs.count && !status; i++)
        status = tei_pair(&c, i, names);
    sv_buf_clear(&c.ids);
    sv_free(names);
    return status;
}
