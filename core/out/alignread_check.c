/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignread_check.c -- what a file says against what follows from its links. */
#include "core/out/alignread_impl.h"

#include "core/base/jsonw.h"
#include "core/base/mem.h"

/* How often each segment of one side stands in links, and in the file's list of
 * others. */
typedef struct tally {
    uint32_t *linked, *listed;
    size_t count;
} tally;

static samsvar_status count_up(const sv_alignread *a, const sv_pair *p, int side,
                               tally *t)
{
    uint32_t document = side ? p->target : p->source;
    t->count = a->result->documents.data[document]->segments.count;
    t->linked = sv_calloc(t->count + 1, sizeof *t->linked);
    t->listed = sv_calloc(t->count + 1, sizeof *t->listed);
    if (!t->linked || !t->listed)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < p->links.count; i++) {
        const sv_link *l = &p->links.data[i];
        const uint32_t *list = side ? l->target : l->source;
        uint32_t n = side ? l->target_count : l->source_count;
        for (uint32_t k = 0; k < n && l->status != SV_LINK_REJECTED; k++)
            t->linked[list[k]]++;
    }
    for (size_t i = 0; i < a->unaligned[side].count; i++)
        t->listed[a->unaligned[side].data[i]]++;
    return SAMSVAR_OK;
}

/* The id of a segment as the file has it; room is for ids that were only counted. */
static const char *id_of(const sv_alignread *a, uint32_t document, size_t i,
                         char room[24])
{
    const sv_idset *ids = &a->segments.data[document];
    if (ids->names)
        return sv_intern_text(ids->names, (uint32_t)i).ptr;
    room[0] = ids->letter;
    room[1 + sv_digits_print(i + 1, room + 1)] = '\0';
    return room;
}

static void compare(sv_alignread *a, const sv_place *at, const sv_pair *p, int side,
                    const tally *t)
{
    sv_place here = {at, side ? "target" : "source", 0};
    char room[24];
    for (size_t i = 0; i < t->count; i++) {
        const char *id = id_of(a, side ? p->target : p->source, i, room);
        if (p->mode == SV_MODE_PARALLEL && t->linked[i] > 1)
            sv_readctx_problem(
                &a->c, &here, SV_SOFT,
                "segment \"%.40s\" stands in %u links; in a parallel pair it may "
                "stand in one",
                id, t->linked[i]);
        if (t->linked[i] && t->listed[i])
            sv_readctx_problem(&a->c, &here, SV_SOFT,
                               "segment \"%.40s\" stands in a link and in \"unaligned\"",
                               id);
        if (!t->linked[i] && !t->listed[i] && a->has_unaligned)
            sv_readctx_problem(
                &a->c, &here, SV_SOFT,
                "segment \"%.40s\" stands in no link and not in \"unaligned\"", id);
        if (t->listed[i] > 1)
            sv_readctx_problem(&a->c, &here, SV_SOFT,
                               "segment \"%.40s\" stands in \"unaligned\" %u times", id,
                               t->listed[i]);
    }
}

void sv_alignread_end_pair(sv_alignread *a, const sv_place *at)
{
    if (!a->pair_open || sv_readctx_stopped(&a->c))
        return;
    const sv_pair *p = &a->result->pairs.data[a->result->pairs.count - 1];
    a->pair_open = 0;
    a->pair_lost = 1;
    for (int side = 0; side < 2 && a->c.report; side++) {
        tally t = {0};
        if (count_up(a, p, side, &t) != SAMSVAR_OK)
            sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
        else
            compare(a, at, p, side, &t);
        sv_free(t.linked);
        sv_free(t.listed);
    }
    if (!a->has_unaligned)
        sv_readctx_problem(&a->c, at, SV_SOFT,
                           "\"unaligned\" is missing; it is an object");
}

/* Links know their number in the file: see sv_alignread_link(). */
static void check_crossing(sv_alignread *a)
{
    for (size_t i = 0; i < a->result->pairs.count && a->c.report; i++) {
        const sv_pair *p = &a->result->pairs.data[i];
        sv_place pairs = {NULL, "pairs", 0}, pair = {&pairs, NULL, i};
        for (size_t k = 0; k < p->links.count; k++) {
            const sv_link *l = &p->links.data[k];
            uint8_t stated = a->crossing.data[l->source[l->source_count]];
            if (stated != 2 && stated != (l->crossing != 0))
                sv_readctx_problem(
                    &a->c, &pair, SV_SOFT,
                    "link %u of the file says \"crossing\": %s, and it crosses %s "
                    "link of the pair",
                    l->source[l->source_count] + 1, stated ? "true" : "false",
                    l->crossing ? "another" : "no other");
        }
    }
}

samsvar_status sv_alignread_take(sv_alignread *a, sv_result **out)
{
    sv_alignread_end_document(a);
    a->c.line = 0;
    if (a->c.status)
        return a->c.status;
    samsvar_status status = sv_result_finish(a->result);
    if (status != SAMSVAR_OK) {
        sv_readctx_stop(&a->c, status, sv_status_text(status));
        return a->c.status;
    }
    check_crossing(a);
    *out = a->result;
    a->result = NULL;
    return SAMSVAR_OK;
}
