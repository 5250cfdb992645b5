/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ladder.c -- strict and lax figures of groups. */
#include "core/eval/ladder.h"

#include "core/base/mem.h"
#include "core/eval/figures.h"

#include <stdlib.h>
#include <string.h>

/* Which groups of a side hold a source segment. */
typedef struct entry {
    uint32_t segment, group;
} entry;

typedef struct side {
    const sv_groups *groups;
    entry *entries; /* by segment */
    size_t count;
    uint32_t *seen; /* for which group of the other side this one was looked at last */
} side;

static int compare_entries(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    if (a->segment != b->segment)
        return a->segment < b->segment ? -1 : 1;
    return (a->group > b->group) - (a->group < b->group);
}

static samsvar_status side_init(side *s, const sv_groups *g)
{
    size_t total = 0;
    *s = (side){.groups = g};
    for (size_t i = 0; i < g->list.count; i++)
        total += g->list.data[i].source_count;
    s->entries = sv_calloc(total + 1, sizeof *s->entries);
    s->seen = sv_calloc(g->list.count + 1, sizeof *s->seen);
    if (!s->entries || !s->seen)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < g->list.count; i++)
        for (uint32_t k = 0; k < g->list.data[i].source_count; k++)
            s->entries[s->count++] = (entry){g->list.data[i].source[k], (uint32_t)i};
    qsort(s->entries, s->count, sizeof *s->entries, compare_entries);
    return SAMSVAR_OK;
}

static void side_clear(side *s)
{
    sv_free(s->entries);
    sv_free(s->seen);
}

static size_t first_entry(const side *s, uint32_t segment)
{
    size_t low = 0, high = s->count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (s->entries[mid].segment < segment)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Have the two groups a target segment in common? Looks the shorter list up in the
 * longer. */
static int share_target(const sv_group *a, const sv_group *b)
{
    if (a->target_count > b->target_count) {
        const sv_group *swap = a;
        a = b;
        b = swap;
    }
    for (uint32_t i = 0; i < a->target_count; i++)
        if (bsearch(&a->target[i], b->target, b->target_count, sizeof *b->target,
                    sv_by_number))
            return 1;
    return 0;
}

static int same_group(const sv_group *a, const sv_group *b)
{
    return a->source_count == b->source_count && a->target_count == b->target_count &&
           (!a->source_count ||
            memcmp(a->source, b->source, a->source_count * sizeof *a->source) == 0) &&
           (!a->target_count ||
            memcmp(a->target, b->target, a->target_count * sizeof *a->target) == 0);
}

static int has_both(const sv_group *g)
{
    return g->source_count && g->target_count;
}

enum verdict { WRONG, LAX, STRICT };

/* Judges group number n by the groups of the other side that share a segment with it. A
 * group without a source shares none: it is looked up among its like by its target. */
static enum verdict judge(const sv_group *g, uint32_t n, side *other)
{
    enum verdict best = WRONG;
    for (uint32_t k = 0; k < g->source_count && best < STRICT; k++)
        for (size_t i = first_entry(other, g->source[k]);
             i < other->count && other->entries[i].segment == g->source[k] &&
             best < STRICT;
             i++) {
            uint32_t at = other->entries[i].group;
            const sv_group *h = &other->groups->list.data[at];
            if (other->seen[at] == n + 1)
                continue;
            other->seen[at] = n + 1;
            if (same_group(g, h))
                best = STRICT;
            else if (best < LAX && share_target(g, h))
                best = LAX;
        }
    return best;
}

static int by_target(const sv_group *a, const sv_group *b)
{
    for (uint32_t i = 0; i < a->target_count && i < b->target_count; i++)
        if (a->target[i] != b->target[i])
            return a->target[i] < b->target[i] ? -1 : 1;
    return (a->target_count > b->target_count) - (a->target_count < b->target_count);
}

/* Groups without a source come first, sorted by target. */
static enum verdict judge_target_only(const sv_group *g, const side *other)
{
    size_t low = 0, high = other->groups->list.count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const sv_group *h = &other->groups->list.data[mid];
        int c = h->source_count ? 1 : by_target(h, g);
        if (c == 0)
            return STRICT;
        if (c < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return WRONG;
}

typedef struct tally {
    uint64_t all, strict, lax;
} tally;

static void count(tally *t, enum verdict v)
{
    t->all++;
    t->strict += v == STRICT;
    t->lax += v >= LAX;
}

/* all: every group; linked: those with both sides. */
static samsvar_status judge_all(const sv_groups *groups, const sv_groups *by, tally *all,
                                tally *linked)
{
    side other;
    samsvar_status status = side_init(&other, by);
    for (size_t i = 0; i < groups->list.count && !status; i++) {
        const sv_group *g = &groups->list.data[i];
        enum verdict v = g->source_count ? judge(g, (uint32_t)i, &other)
                                         : judge_target_only(g, &other);
        count(all, v);
        if (has_both(g))
            count(linked, v);
    }
    side_clear(&other);
    return status;
}

samsvar_status sv_ladder_compare(const sv_groups *gold, const sv_groups *test,
                                 sv_ladder_score *out)
{
    tally all = {0}, linked = {0}, gold_all = {0}, gold_linked = {0};
    samsvar_status status = judge_all(test, gold, &all, &linked);
    if (!status)
        status = judge_all(gold, test, &gold_all, &gold_linked);
    if (status)
        return status;
    out->p = sv_ratio(all.strict, all.all);
    out->p_lax = sv_ratio(all.lax, all.all);
    out->r = sv_ratio(gold_linked.strict, gold_linked.all);
    out->r_lax = sv_ratio(gold_linked.lax, gold_linked.all);
    out->f = sv_f1(out->p, out->r);
    out->f_lax = sv_f1(out->p_lax, out->r_lax);
    out->f_linked = sv_f1(sv_ratio(linked.strict, linked.all), out->r);
    out->test = all.all;
    out->gold = gold_linked.all;
    return SAMSVAR_OK;
}

static void put_figure(sv_jsonw *w, const char *name, double value)
{
    sv_jsonw_puts(w, name);
    sv_ratio_put(w, value, 3);
}

void sv_ladder_put(sv_jsonw *w, const sv_ladder_score *s, int as_json)
{
    sv_prf strict = {s->p, s->r, s->f}, lax = {s->p_lax, s->r_lax, s->f_lax};
    if (as_json) {
        sv_jsonw_object(w, NULL);
        sv_jsonw_str(w, "measure", "groups");
        sv_prf_json(w, "strict", &strict);
        sv_prf_json(w, "lax", &lax);
        sv_ratio_json(w, "strict_f1_without_nulls", s->f_linked);
        sv_jsonw_int(w, "test_groups", (int64_t)s->test);
        sv_jsonw_int(w, "gold_groups", (int64_t)s->gold);
        sv_jsonw_close(w);
        sv_jsonw_newline(w);
        return;
    }
    put_figure(w, "strict P ", s->p);
    put_figure(w, " R ", s->r);
    put_figure(w, " F1 ", s->f);
    put_figure(w, "   lax P ", s->p_lax);
    put_figure(w, " R ", s->r_lax);
    put_figure(w, " F1 ", s->f_lax);
    put_figure(w, "   strict F1 without nulls ", s->f_linked);
    sv_jsonw_puts(w, "   (");
    sv_column_number(w, s->test, 0);
    sv_jsonw_puts(w, " test groups, ");
    sv_column_number(w, s->gold, 0);
    sv_jsonw_puts(w, " gold groups)\n");
}
