/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* chain.c -- the heaviest chain of links that do not cross. */
#include "core/forms/chain.h"

#include "core/base/mem.h"
#include "core/base/spill.h"

/* Heaviest chain by dynamic programming over links in order of their source, with a
 * Fenwick tree of the best chain that ends before a target segment: n log n. */
typedef struct chain {
    const sv_pair *pair;
    size_t count;       /* links that are runs of segments         */
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
    for (size_t i = 0; i < n; i++) {
        if (is_run(&p->links.data[i]))
            c->links[c->count++] = (uint32_t)i;
        sv_spill_step(i);
    }
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
    for (uint32_t i = 0; i < c->count; i++) {
        slot[(size_t)last_source(link_at(c, i)) + 1]++;
        sv_spill_step(i);
    }
    for (size_t i = 1; i <= sources; i++)
        slot[i] += slot[i - 1];
    for (uint32_t i = 0; i < c->count; i++) {
        c->by_last[slot[last_source(link_at(c, i))]++] = i;
        sv_spill_step(i);
    }
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
        sv_spill_step(i);
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

samsvar_status sv_chain_best(const sv_result *r, const sv_pair *p, uint32_t **out,
                             size_t *count, sv_export_report *report)
{
    chain c;
    *out = NULL;
    *count = 0;
    samsvar_status status =
        chain_init(&c, p, r->documents.data[p->target]->segments.count);
    if (status == SAMSVAR_OK)
        status = sort_by_last(&c, r->documents.data[p->source]->segments.count);
    if (status == SAMSVAR_OK) {
        *count = climb(&c);
        for (size_t i = 0; i < *count; i++)
            c.by_last[i] = c.links[c.by_last[i]];
        *out = c.by_last;
        c.by_last = NULL;
        report->units += *count;
        report->left[SV_LEFT_CROSSING] += c.count - *count;
        report->left[SV_LEFT_GAPS] += p->links.count - c.count;
    }
    chain_clear(&c);
    return status;
}
