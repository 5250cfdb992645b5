/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* keeppair.c -- what a person has judged of one pair, and what that leaves to the engines. */
#include "core/align/keep.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/log.h"

enum { SURE = 999 }; /* score of what a person has confirmed, in thousandths */

/* ---- collecting */

static int compare(const void *x, const void *y)
{
    const sv_kept *a = x, *b = y;
    int c = sv_compare_lists(a->source, a->source_count, b->source, b->source_count);
    return c ? c : sv_compare_lists(a->target, a->target_count, b->target, b->target_count);
}

/* Segments of an older link as they are now; *found 0 when one is lost. */
static samsvar_status translate(sv_arena *arena, const uint32_t *map, const uint32_t *from,
                                uint32_t count, uint32_t **out, int *found)
{
    for (uint32_t i = 0; i < count; i++)
        if (map[from[i]] == SAMSVAR_NONE)
            *found = 0;
    if (!*found)
        return SAMSVAR_OK;
    *out = sv_arena_alloc(arena, count, sizeof **out);
    if (!*out)
        return SAMSVAR_ENOMEM;
    for (uint32_t i = 0; i < count; i++)
        (*out)[i] = map[from[i]];
    qsort(*out, count, sizeof **out, sv_by_number);
    return SAMSVAR_OK;
}

static samsvar_status collect(const sv_keep *keep, const sv_pair *p, const sv_pair *old,
                              sv_arena *arena, sv_keep_pair *k)
{
    int flipped = old->source != keep->document[p->source];
    const uint32_t *source = keep->segment[p->source], *target = keep->segment[p->target];
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < old->links.count && !status; i++) {
        const sv_link *l = &old->links.data[i];
        if (l->status == SV_LINK_AUTO || l->status == SV_LINK_NEEDS_REVIEW ||
            !l->source_count || !l->target_count)
            continue;
        sv_kept x = {.link = l, .group = l->group, .flipped = flipped,
                     .source_count = flipped ? l->target_count : l->source_count,
                     .target_count = flipped ? l->source_count : l->target_count};
        int found = 1;
        status = translate(arena, source, flipped ? l->target : l->source, x.source_count,
                           &x.source, &found);
        if (!status && found)
            status = translate(arena, target, flipped ? l->source : l->target,
                               x.target_count, &x.target, &found);
        if (!status && found &&
            !(l->status == SV_LINK_REJECTED ? sv_vec_push(&k->rejected, x)
                                            : sv_vec_push(&k->links, x)))
            status = SAMSVAR_ENOMEM;
    }
    return status;
}

/* In order, each once; a link that is both confirmed and rejected is confirmed. */
static void put_in_order(sv_keep_pair *k)
{
    size_t n = 0, at = 0;
    if (k->links.count)
        qsort(k->links.data, k->links.count, sizeof *k->links.data, compare);
    if (k->rejected.count)
        qsort(k->rejected.data, k->rejected.count, sizeof *k->rejected.data, compare);
    for (size_t i = 0; i < k->links.count; i++)
        if (!n || compare(&k->links.data[n - 1], &k->links.data[i]))
            k->links.data[n++] = k->links.data[i];
    k->links.count = n;
    n = 0;
    for (size_t i = 0; i < k->rejected.count; i++) {
        const sv_kept *x = &k->rejected.data[i];
        while (at < k->links.count && compare(&k->links.data[at], x) < 0)
            at++;
        if ((at == k->links.count || compare(&k->links.data[at], x)) &&
            (!n || compare(&k->rejected.data[n - 1], x)))
            k->rejected.data[n++] = *x;
    }
    k->rejected.count = n;
}

/* ---- the chain: the heaviest set of links that follow each other on both sides */

static sv_box hull(const sv_kept *x)
{
    sv_box b = {x->source[0], x->source[x->source_count - 1] + 1, x->target[0],
                x->target[x->target_count - 1] + 1};
    return b;
}

typedef struct place {
    uint32_t end, link;
} place;

static int by_end(const void *x, const void *y)
{
    const place *a = x, *b = y;
    if (a->end != b->end)
        return a->end < b->end ? -1 : 1;
    return (a->link > b->link) - (a->link < b->link);
}

typedef struct chain {
    uint64_t *weight; /* [links] of the best chain that ends with it          */
    uint32_t *before; /* [links] the link before it in that chain, + 1; or 0  */
    place *ends;      /* [links] by end on the source side                    */
    uint32_t *tree;   /* [columns + 1] Fenwick tree: link (+ 1) of the heaviest chain
                       * that ends at or before a column                      */
} chain;

static uint64_t weight_of(const chain *c, uint32_t link)
{
    return link ? c->weight[link - 1] : 0;
}

static void find_chain(const sv_keep_pair *k, chain *c, uint32_t columns)
{
    size_t n = k->links.count, ended = 0;
    for (uint32_t i = 0; i < n; i++)
        c->ends[i] = (place){hull(&k->links.data[i]).i1, i};
    qsort(c->ends, n, sizeof *c->ends, by_end);
    for (uint32_t i = 0; i < n; i++) {
        sv_box b = hull(&k->links.data[i]);
        for (; ended < n && c->ends[ended].end <= b.i0; ended++) {
            uint32_t l = c->ends[ended].link;
            for (uint32_t at = hull(&k->links.data[l]).j1; at <= columns; at += at & (~at + 1u))
                if (c->weight[l] > weight_of(c, c->tree[at]))
                    c->tree[at] = l + 1;
        }
        for (uint32_t at = b.j0; at > 0; at &= at - 1)
            if (weight_of(c, c->tree[at]) > weight_of(c, c->before[i]))
                c->before[i] = c->tree[at];
        c->weight[i] = weight_of(c, c->before[i]) + k->links.data[i].source_count +
                       k->links.data[i].target_count;
    }
}

static samsvar_status take_chain(sv_keep_pair *k, const chain *c)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < k->links.count; i++)
        if (c->weight[i] > weight_of(c, at))
            at = i + 1;
    for (; at; at = c->before[at - 1]) {
        k->links.data[at - 1].in_order = 1;
        if (!sv_vec_push(&k->chain, hull(&k->links.data[at - 1])))
            return SAMSVAR_ENOMEM;
    }
    for (size_t x = 0, y = k->chain.count; x + 1 < y; x++, y--) {
        sv_box b = k->chain.data[x];
        k->chain.data[x] = k->chain.data[y - 1];
        k->chain.data[y - 1] = b;
    }
    k->out_of_order = (uint32_t)(k->links.count - k->chain.count);
    return SAMSVAR_OK;
}

static samsvar_status make_chain(sv_keep_pair *k, uint32_t columns)
{
    size_t n = k->links.count;
    if (!n)
        return SAMSVAR_OK;
    chain c = {.weight = sv_calloc(n, sizeof *c.weight), .before = sv_calloc(n, sizeof *c.before),
               .ends = sv_calloc(n, sizeof *c.ends),
               .tree = sv_calloc(columns + 1u, sizeof *c.tree)};
    samsvar_status status = SAMSVAR_ENOMEM;
    if (c.weight && c.before && c.ends && c.tree) {
        find_chain(k, &c, columns);
        status = take_chain(k, &c);
    }
    sv_free(c.weight);
    sv_free(c.before);
    sv_free(c.ends);
    sv_free(c.tree);
    return status;
}

/* ---- what is taken */

static int by_cell(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

static samsvar_status mark_used(sv_keep_pair *k, size_t sources, size_t targets)
{
    k->used[0] = sv_calloc(sources + 1, 1);
    k->used[1] = sv_calloc(targets + 1, 1);
    if (!k->used[0] || !k->used[1])
        return SAMSVAR_ENOMEM;
    for (size_t n = 0; n < k->links.count; n++) {
        const sv_kept *x = &k->links.data[n];
        for (uint32_t i = 0; i < x->source_count; i++)
            k->used[0][x->source[i]] = 1;
        for (uint32_t j = 0; j < x->target_count; j++)
            k->used[1][x->target[j]] = 1;
        if ((uint64_t)x->source_count * x->target_count > SV_KEEP_CELLS)
            continue;
        for (uint32_t i = 0; i < x->source_count; i++)
            for (uint32_t j = 0; j < x->target_count; j++)
                if (!sv_vec_push(&k->cells, (uint64_t)x->source[i] << 32 | x->target[j]))
                    return SAMSVAR_ENOMEM;
    }
    if (k->cells.count)
        qsort(k->cells.data, k->cells.count, sizeof *k->cells.data, by_cell);
    return SAMSVAR_OK;
}

samsvar_status sv_keep_pair_new(const sv_keep *keep, const sv_result *r, const sv_pair *p,
                                sv_arena *arena, sv_keep_pair **out)
{
    uint32_t a = keep->document[p->source], b = keep->document[p->target];
    size_t sources = r->documents.data[p->source]->segments.count;
    size_t targets = r->documents.data[p->target]->segments.count;
    samsvar_status status = SAMSVAR_OK;
    if (a == SAMSVAR_NONE || b == SAMSVAR_NONE)
        return status;
    sv_keep_pair *k = sv_calloc(1, sizeof *k);
    if (!k)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < keep->old->pairs.count && !status; i++) {
        const sv_pair *old = &keep->old->pairs.data[i];
        if ((old->source == a && old->target == b) || (old->source == b && old->target == a))
            status = collect(keep, p, old, arena, k);
    }
    put_in_order(k);
    if (status == SAMSVAR_OK)
        status = make_chain(k, (uint32_t)targets);
    if (status == SAMSVAR_OK)
        status = mark_used(k, sources, targets);
    if (status == SAMSVAR_OK && (k->links.count || k->rejected.count))
        *out = k;
    else
        sv_keep_pair_free(k);
    return status;
}

void sv_keep_pair_free(sv_keep_pair *k)
{
    if (!k)
        return;
    sv_vec_clear(&k->links);
    sv_vec_clear(&k->rejected);
    sv_vec_clear(&k->chain);
    sv_vec_clear(&k->cells);
    sv_free(k->used[0]);
    sv_free(k->used[1]);
    sv_free(k);
}

/* ---- what the engines may not */

int sv_keep_rejects(const sv_keep_pair *k, uint32_t i, uint32_t j, uint32_t a, uint32_t b)
{
    size_t lo = 0, hi = k ? k->rejected.count : 0, count = hi;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (k->rejected.data[mid].source[0] < i)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (; lo < count && k->rejected.data[lo].source[0] - i < a; lo++) {
        sv_box x = hull(&k->rejected.data[lo]);
        if (x.i1 - i <= a && x.j0 >= j && x.j1 - j <= b)
            return 1;
    }
    return 0;
}

static int has_cell(const sv_keep_pair *k, uint32_t i, uint32_t j)
{
    uint64_t cell = (uint64_t)i << 32 | j;
    return k->cells.count && bsearch(&cell, k->cells.data, k->cells.count,
                                     sizeof *k->cells.data, by_cell) != NULL;
}

int sv_keep_excludes(const sv_keep_pair *k, int one_to_one, uint32_t i, uint32_t j,
                     uint32_t a, uint32_t b)
{
    int used = 0, all = 1;
    for (uint32_t x = i; x < i + a; x++) {
        used |= k->used[0][x];
        all &= k->used[0][x];
    }
    for (uint32_t y = j; y < j + b; y++) {
        used |= k->used[1][y];
        all &= k->used[1][y];
    }
    if (one_to_one || !all)
        return one_to_one && used;
    for (uint32_t x = i; x < i + a; x++)
        for (uint32_t y = j; y < j + b; y++)
            if (!has_cell(k, x, y))
                return 0;
    return 1;
}

/* ---- into the result */

static uint32_t turned(uint32_t relation)
{
    return relation == SAMSVAR_REL_SRC_IN_TGT   ? SAMSVAR_REL_TGT_IN_SRC
           : relation == SAMSVAR_REL_TGT_IN_SRC ? SAMSVAR_REL_SRC_IN_TGT
                                                : relation;
}

static const char *copy(sv_arena *arena, const char *text)
{
    return sv_arena_strndup(arena, text ? text : "", text ? strlen(text) : 0);
}

static samsvar_status copy_evidence(sv_arena *arena, const sv_kept *x, sv_link *out)
{
    uint32_t n = x->link->evidence_count;
    out->evidence = sv_arena_alloc(arena, n ? n : 1, sizeof *out->evidence);
    for (uint32_t i = 0; out->evidence && i < n; i++) {
        const sv_evidence *from = &x->link->evidence[i];
        sv_evidence e = {copy(arena, x->flipped ? from->target : from->source),
                         copy(arena, x->flipped ? from->source : from->target),
                         copy(arena, from->by), from->weight};
        if (!e.source || !e.target || !e.by)
            return SAMSVAR_ENOMEM;
        out->evidence[i] = e;
    }
    out->evidence_count = n;
    return out->evidence ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* That a person says so is all the evidence there is. */
static samsvar_status own_evidence(sv_arena *arena, double bias, sv_link *out)
{
    double odds = log(SURE / (1000.0 - SURE)) - bias;
    out->evidence = sv_arena_alloc(arena, 1, sizeof *out->evidence);
    if (!out->evidence)
        return SAMSVAR_ENOMEM;
    out->evidence[0] = (sv_evidence){"", "", "kept", (float)odds};
    out->evidence_count = 1;
    out->score = SURE;
    return SAMSVAR_OK;
}

static samsvar_status put(const sv_kept *x, uint32_t groups, double bias, sv_pair *p)
{
    const sv_link *old = x->link;
    sv_link l = {.source = x->source, .target = x->target, .source_count = x->source_count,
                 .target_count = x->target_count, .status = old->status, .score = old->score,
                 .relation = x->flipped ? turned(old->relation) : old->relation,
                 .group = x->group ? groups + x->group : 0, .parts = old->parts};
    l.origin = copy(&p->arena, old->origin);
    samsvar_status status = !l.origin                       ? SAMSVAR_ENOMEM
                            : l.status == SV_LINK_REJECTED ? copy_evidence(&p->arena, x, &l)
                                                           : own_evidence(&p->arena, bias, &l);
    return status || sv_vec_push(&p->links, l) ? status : SAMSVAR_ENOMEM;
}

static int claims(const sv_kept *x, uint8_t *const left[2])
{
    for (uint32_t i = 0; i < x->source_count; i++)
        if (!left[0][x->source[i]])
            return 0;
    for (uint32_t j = 0; j < x->target_count; j++)
        if (!left[1][x->target[j]])
            return 0;
    for (uint32_t i = 0; i < x->source_count; i++)
        left[0][x->source[i]] = 0;
    for (uint32_t j = 0; j < x->target_count; j++)
        left[1][x->target[j]] = 0;
    return 1;
}

/* In a parallel pair a segment has one link: those that follow each other in order first.
 * Segments whose link is put lose their mark in k->used. */
static samsvar_status put_links(sv_keep_pair *k, uint32_t groups, double bias, sv_pair *p)
{
    uint32_t dropped = 0;
    samsvar_status status = SAMSVAR_OK;
    for (int in_order = 1; in_order >= 0; in_order--)
        for (size_t i = 0; i < k->links.count && !status; i++) {
            const sv_kept *x = &k->links.data[i];
            if (x->in_order != in_order)
                continue;
            if (p->mode != SV_MODE_PARALLEL || claims(x, k->used))
                status = put(x, groups, bias, p);
            else
                dropped++;
        }
    if (dropped)
        sv_log(SV_LOG_WARNING,
               "%u confirmed links share segments with others, which parallel texts cannot "
               "have: they are left out (--mode comparable keeps them)", dropped);
    return status;
}

samsvar_status sv_keep_finish(sv_keep_pair *k, int one_to_one, double bias, sv_pair *p)
{
    size_t n = 0;
    uint32_t groups = 0;
    for (size_t i = 0; i < p->links.count; i++) {
        const sv_link *l = &p->links.data[i];
        uint32_t s = l->source[0], t = l->target[0], a = l->source_count, b = l->target_count;
        if (sv_keep_rejects(k, s, t, a, b) || sv_keep_excludes(k, one_to_one, s, t, a, b))
            continue;
        groups = l->group > groups ? l->group : groups;
        p->links.data[n++] = *l;
    }
    p->links.count = n;
    samsvar_status status = put_links(k, groups, bias, p);
    for (size_t i = 0; i < k->rejected.count && !status; i++)
        status = put(&k->rejected.data[i], groups, bias, p);
    return status;
}
