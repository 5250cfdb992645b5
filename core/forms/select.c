/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* select.c -- which links go out. */
#include "core/forms/export.h"

#include "core/base/mem.h"
#include "core/base/spill.h"

#include <string.h>

/* OmegaT inserts what it finds in tm/auto, and takes 10, 30 or 50 percent off matches
 * from the others, by the folder's name. */
const char *const sv_band_folders[SV_BANDS] = {"tm/auto", "tm/penalty-010",
                                               "tm/penalty-030", "tm/penalty-050"};

/* How far a link can be relied on: 0 most. */
static int band_of(const sv_link *l)
{
    int judged = l->status == SV_LINK_CONFIRMED || l->status == SV_LINK_EDITED;
    int doubtful =
        l->status == SV_LINK_NEEDS_REVIEW || l->relation != SAMSVAR_REL_EQUAL;
    if (judged)
        return 0;
    if (doubtful)
        return l->score >= 750 ? 2 : 3;
    return l->score >= 900 ? 0 : l->score >= 750 ? 1 : l->score >= 500 ? 2 : 3;
}

static int has_type(const sv_export_options *o, const sv_link *l)
{
    for (uint32_t i = 0; i < o->type_count; i++)
        if (o->types[i].source == l->source_count &&
            o->types[i].target == l->target_count)
            return 1;
    return o->type_count == 0;
}

static int wanted(const sv_export_options *o, int band, const sv_link *l)
{
    return l->status != SV_LINK_REJECTED && l->score >= o->min_score &&
           (!o->statuses || o->statuses & 1u << l->status) &&
           (!o->relations || (l->relation < 32 && o->relations & 1u << l->relation)) &&
           (band < 0 || band_of(l) == band) && has_type(o, l);
}

static int is_pair(const sv_result *r, const sv_export_options *o, const sv_pair *p)
{
    return !o->source || (!strcmp(r->documents.data[p->source]->id, o->source) &&
                          !strcmp(r->documents.data[p->target]->id, o->target));
}

/* Copies the links that are wanted; where all are, they stay shared. */
static samsvar_status take_links(const sv_export_options *o, int band, const sv_pair *p,
                                 uint64_t first, sv_pair *to, uint32_t *numbers,
                                 uint8_t *own)
{
    size_t count = 0;
    for (size_t i = 0; i < p->links.count; i++) {
        if (wanted(o, band, &p->links.data[i]))
            numbers[count++] = (uint32_t)(first + i + 1);
        sv_spill_step(i);
    }
    *to = *p;
    if (count == p->links.count)
        return SAMSVAR_OK;
    memset(&to->links, 0, sizeof to->links);
    memset(&to->unaligned_source, 0, sizeof to->unaligned_source);
    memset(&to->unaligned_target, 0, sizeof to->unaligned_target);
    *own = 1;
    if (!sv_vec_reserve(&to->links, count + 1))
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        to->links.data[i] = p->links.data[numbers[i] - first - 1];
        sv_spill_step(i);
    }
    to->links.count = count;
    return SAMSVAR_OK;
}

/* Crossings and unaligned segments of the pairs that have lost links. */
static samsvar_status finish_own(sv_selection *s)
{
    sv_result copies = {.documents = {0}};
    samsvar_status status = SAMSVAR_OK;
    memcpy(&copies.documents, &s->view.documents, sizeof copies.documents);
    for (size_t i = 0; i < s->view.pairs.count && !status; i++) {
        if (!s->own[i])
            continue;
        copies.pairs.data = &s->view.pairs.data[i];
        copies.pairs.count = 1;
        status = sv_result_finish(&copies);
    }
    return status;
}

samsvar_status sv_select(const sv_result *r, const sv_export_options *o, int band,
                         sv_selection *s)
{
    size_t n = r->pairs.count;
    uint64_t first = 0;
    samsvar_status status = SAMSVAR_OK;
    s->view = *r;
    memset(&s->view.pairs, 0, sizeof s->view.pairs);
    s->numbers = sv_calloc(n + 1, sizeof *s->numbers);
    s->own = sv_calloc(n + 1, 1);
    if (!s->numbers || !s->own || !sv_vec_reserve(&s->view.pairs, n + 1))
        status = SAMSVAR_ENOMEM;
    for (size_t i = 0; i < n && !status; i++) {
        const sv_pair *p = &r->pairs.data[i];
        if (is_pair(r, o, p)) {
            size_t at = s->view.pairs.count++;
            memset(&s->view.pairs.data[at], 0, sizeof *s->view.pairs.data);
            s->numbers[at] = sv_calloc(p->links.count + 1, sizeof **s->numbers);
            status = s->numbers[at]
                         ? take_links(o, band, p, first, &s->view.pairs.data[at],
                                      s->numbers[at], &s->own[at])
                         : SAMSVAR_ENOMEM;
        }
        first += p->links.count;
    }
    return status ? status : finish_own(s);
}

void sv_selection_clear(sv_selection *s)
{
    for (size_t i = 0; i < s->view.pairs.count; i++) {
        if (s->own && s->own[i]) {
            sv_vec_clear(&s->view.pairs.data[i].links);
            sv_vec_clear(&s->view.pairs.data[i].unaligned_source);
            sv_vec_clear(&s->view.pairs.data[i].unaligned_target);
        }
        if (s->numbers)
            sv_free(s->numbers[i]);
    }
    sv_vec_clear(&s->view.pairs);
    sv_free(s->numbers);
    sv_free(s->own);
    memset(s, 0, sizeof *s);
}
