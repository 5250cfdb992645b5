/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ladder.c -- hunalign's ladder: "SOURCE TAB TARGET TAB SCORE", a rung a line,
 * 0-based. The link that a rung begins reaches to the next rung; the last rung stands
 * behind both texts. A ladder only climbs, so of links that cross the heaviest chain
 * is kept: those whose scores have the largest sum. Segments in no link get a rung
 * each. */
#include "core/forms/formats.h"

#include "core/base/mem.h"

#include <stdlib.h>

/* Heaviest chain by dynamic programming over links in order of their source, with a
 * Fenwick tree of the best chain that ends before a target segment: n log n. */
typedef struct chain {
    const sv_pair *pair;
    size_t count;       /* links that are runs and not rejected     */
    uint32_t *links;    /* by first source                          */
    uint32_t *by_last;  /* numbers in links, by last source         */
    int64_t *weight;    /* of the best chain that ends with a link  */
    uint32_t *previous; /* in that chain; SAMSVAR_NONE: none        */
    uint32_t *tree;     /* best link by last target; NONE: none     */
    size_t targets;
} chain;

static const sv_link *link_at(const chain *c, uint32_t i)
{
    return &c->pair->links.data[c->links[i]];
}

static uint32_t last_source(const sv_link *l)
{
    return l->source[l->source_count - 1];
}

static uint32_t last_target(const sv_link *l)
{
    return l->target[l->target_count - 1];
}

/* A ladder knows runs of segments only. */
static int is_run(const sv_link *l)
{
    return last_source(l) - l->source[0] == l->source_count - 1 &&
           last_target(l) - l->target[0] == l->target_count - 1;
}

/* The better of two ends of chains, the earlier one if they are equal. */
static uint32_t better(const chain *c, uint32_t a, uint32_t b)
{
    if (a == SAMSVAR_NONE || b == SAMSVAR_NONE)
        return a == SAMSVAR_NONE ? b : a;
    if (c->weight[a] != c->weight[b])
        return c->weight[a] > c->weight[b] ? a : b;
    return a < b ? a : b;
}

static void tree_add(chain *c, uint32_t link)
{
    for (size_t i = (size_t)last_target(link_at(c, link)) + 1; i <= c->targets;
         i += i & (0 - i))
        c->tree[i] = better(c, c->tree[i], link);
}

/* The best chain that ends before target segment `end`. */
static uint32_t tree_best(const chain *c, uint32_t end)
{
    uint32_t best = SAMSVAR_NONE;
    for (size_t i = end; i > 0; i -= i & (0 - i))
        best = better(c, best, c->tree[i]);
    return best;
}

static samsvar_status chain_init(chain *c, const sv_pair *p, size_t targets)
{
    size_t n = p->links.count;
    *c = (chain){.pair = p, .targets = targets};
    c->links = sv_calloc(n + 1, sizeof *c->links);
    c->by_last = sv_calloc(n + 1, sizeof *c->by_last);
    c->weight = sv_calloc(n + 1, sizeof *c->weight);
    c->previous = sv_calloc(n + 1, sizeof *c->previous);
    c->tree = sv_calloc(targets + 1, sizeof *c->tree);
    if (!c->links || !c->by_last || !c->weight || !c->previous || !c->tree)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i <= targets; i++)
        c->tree[i] = SAMSVAR_NONE;
    for (size_t i = 0; i < n; i++)
        if (p->links.data[i].status != SV_LINK_REJECTED && is_run(&p->links.data[i]))
            c->links[c->count++] = (uint32_t)i;
    return SAMSVAR_OK;
}

static void chain_clear(chain *c)
{
    sv_free(c->links);
    sv_free(c->by_last);
    sv_free(c->weight);
    sv_free(c->previous);
    sv_free(c->tree);
}

/* Numbers of links by last source, through a counting sort. */
static samsvar_status sort_by_last(chain *c, size_t sources)
{
    uint32_t *slot = sv_calloc(sources + 2, sizeof *slot);
    if (!slot)
        return SAMSVAR_ENOMEM;
    for (uint32_t i = 0; i < c->count; i++)
        slot[(size_t)last_source(link_at(c, i)) + 1]++;
    for (size_t i = 1; i <= sources; i++)
        slot[i] += slot[i - 1];
    for (uint32_t i = 0; i < c->count; i++)
        c->by_last[slot[last_source(link_at(c, i))]++] = i;
    sv_free(slot);
    return SAMSVAR_OK;
}

/* Moves the numbers of the best chain to the front of by_last, in order; returns how
 * many. */
static size_t climb(chain *c)
{
    uint32_t best = SAMSVAR_NONE;
    size_t done = 0, kept = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        const sv_link *l = link_at(c, i);
        for (;
             done < c->count && last_source(link_at(c, c->by_last[done])) < l->source[0];
             done++)
            tree_add(c, c->by_last[done]);
        c->previous[i] = tree_best(c, l->target[0]);
        c->weight[i] = (l->score > 0 ? l->score : 0) + 1 +
                       (c->previous[i] == SAMSVAR_NONE ? 0 : c->weight[c->previous[i]]);
        best = better(c, best, i);
    }
    for (uint32_t i = best; i != SAMSVAR_NONE; i = c->previous[i])
        kept++;
    size_t at = kept;
    for (uint32_t i = best; i != SAMSVAR_NONE; i = c->previous[i])
        c->by_last[--at] = i;
    return kept;
}

static void put_rung(sv_jsonw *w, uint32_t source, uint32_t target, int32_t score)
{
    char digits[SV_MILLI_SIZE];
    sv_jsonw_raw(w, digits, sv_digits_print(source, digits));
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, digits, sv_digits_print(target, digits));
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, digits, sv_milli_print(score, digits));
    sv_jsonw_puts(w, "\n");
}

/* Rungs of segments that stand alone, up to the place where something begins. */
static void put_gap(sv_jsonw *w, uint32_t at[2], uint32_t source, uint32_t target)
{
    for (; at[0] < source; at[0]++)
        put_rung(w, at[0], at[1], 0);
    for (; at[1] < target; at[1]++)
        put_rung(w, at[0], at[1], 0);
}

static void put_ladder(sv_jsonw *w, const chain *c, size_t kept, uint32_t sources)
{
    uint32_t at[2] = {0, 0};
    for (size_t i = 0; i < kept && !w->status; i++) {
        const sv_link *l = link_at(c, c->by_last[i]);
        put_gap(w, at, l->source[0], l->target[0]);
        put_rung(w, at[0], at[1], l->score);
        at[0] = last_source(l) + 1;
        at[1] = last_target(l) + 1;
    }
    put_gap(w, at, sources, (uint32_t)c->targets);
    put_rung(w, at[0], at[1], 0);
}

samsvar_status sv_ladder_write(const sv_result *r, const sv_out_options *options,
                               sv_write_fn *write, void *data, uint64_t *left_out,
                               sv_error *err)
{
    const sv_pair *p = &r->pairs.data[0];
    size_t sources = r->documents.data[p->source]->segments.count;
    size_t rejected = 0, kept;
    chain c;
    sv_jsonw w;
    (void)options;
    (void)err;
    sv_jsonw_init(&w, write, data);
    samsvar_status status =
        chain_init(&c, p, r->documents.data[p->target]->segments.count);
    if (status == SAMSVAR_OK)
        status = sort_by_last(&c, sources);
    if (status == SAMSVAR_OK) {
        kept = climb(&c);
        for (size_t i = 0; i < p->links.count; i++)
            rejected += p->links.data[i].status == SV_LINK_REJECTED;
        put_ladder(&w, &c, kept, (uint32_t)sources);
        *left_out = p->links.count - rejected - kept;
        status = sv_jsonw_finish(&w);
    }
    chain_clear(&c);
    return status;
}
