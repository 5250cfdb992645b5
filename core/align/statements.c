/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/statements.h"

#include <stdlib.h>
#include <string.h>

enum { MEMBERS = 64 }; /* wordings of one statement at most */

/* A group of wordings; nodes are chained. */
typedef struct group {
    uint32_t first, last, count;
    int gone;
} group;

typedef struct state {
    const sv_params *params;
    sv_odds_list *odds;      /* sorted by p, best first       */
    uint32_t *offset;        /* document -> first node        */
    uint32_t nodes;
    uint32_t *doc;           /* node -> document              */
    uint32_t *group_of, *next;
    group *groups;
    uint32_t *edge_first;    /* node -> its edges, CSR        */
    uint32_t *edge_to;
    float *edge_p;
} state;

static int best_first(const void *a, const void *b)
{
    const sv_link_odds *x = a, *y = b;
    if (x->p != y->p)
        return x->p < y->p ? 1 : -1;
    for (int k = 0; k < 2; k++) {
        if (x->doc[k] != y->doc[k])
            return x->doc[k] < y->doc[k] ? -1 : 1;
        if (x->seg[k] != y->seg[k])
            return x->seg[k] < y->seg[k] ? -1 : 1;
    }
    return 0;
}

/* ---- equally likely pairs: by what the documents say, not by where they stand */

typedef struct ranked {
    const samsvar_doc *doc;
    uint32_t number;
} ranked;

static int by_text(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    int c = strcmp(x->doc->sha256, y->doc->sha256);
    if (!c)
        c = strcmp(x->doc->lang, y->doc->lang);
    if (!c)
        c = strcmp(x->doc->id, y->doc->id);
    return c ? c : (x->number > y->number) - (x->number < y->number);
}

/* Numbers the documents of all pairs anew, the lower one first. */
static void renumber(sv_odds_list *odds, const uint32_t *number)
{
    for (size_t i = 0; i < odds->count; i++) {
        sv_link_odds *o = &odds->data[i], old = *o;
        int turned = number[old.doc[0]] > number[old.doc[1]];
        for (int k = 0; k < 2; k++) {
            o->doc[k] = number[old.doc[turned ^ k]];
            o->seg[k] = old.seg[turned ^ k];
        }
    }
}

static samsvar_status sort_odds(const sv_result *r, sv_odds_list *odds)
{
    size_t docs = r->documents.count;
    ranked *order = sv_calloc(docs + 1, sizeof *order);
    uint32_t *rank = sv_calloc(docs + 1, sizeof *rank), *back = sv_calloc(docs + 1, sizeof *back);
    samsvar_status status = order && rank && back ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK) {
        for (uint32_t d = 0; d < docs; d++)
            order[d] = (ranked){r->documents.data[d], d};
        qsort(order, docs, sizeof *order, by_text);
        for (uint32_t k = 0; k < docs; k++) {
            back[k] = order[k].number;
            rank[back[k]] = k;
        }
        renumber(odds, rank);
        qsort(odds->data, odds->count, sizeof *odds->data, best_first);
        renumber(odds, back);
    }
    sv_free(order);
    sv_free(rank);
    sv_free(back);
    return status;
}

/* ---- groups */

static uint32_t node_of(const state *s, const sv_link_odds *o, int k)
{
    return s->offset[o->doc[k]] + o->seg[k];
}

static void fill_edges(state *s)
{
    for (size_t i = 0; i < s->odds->count; i++)
        for (int k = 0; k < 2; k++)
            s->edge_first[node_of(s, &s->odds->data[i], k) + 1]++;
    for (uint32_t n = 0; n < s->nodes; n++)
        s->edge_first[n + 1] += s->edge_first[n];
    uint32_t *at = s->next; /* scratch until the groups are made */
    memcpy(at, s->edge_first, (size_t)s->nodes * sizeof *at);
    for (size_t i = 0; i < s->odds->count; i++)
        for (int k = 0; k < 2; k++) {
            uint32_t e = at[node_of(s, &s->odds->data[i], k)]++;
            s->edge_to[e] = node_of(s, &s->odds->data[i], !k);
            s->edge_p[e] = s->odds->data[i].p;
        }
}

/* Mean P(linked) over the pairs of members that stand in different documents. */
static double linkage(const state *s, uint32_t a, uint32_t b)
{
    double sum = 0, n = 0;
    for (uint32_t x = s->groups[a].first; x != SAMSVAR_NONE; x = s->next[x]) {
        for (uint32_t y = s->groups[b].first; y != SAMSVAR_NONE; y = s->next[y])
            n += s->doc[x] != s->doc[y];
        for (uint32_t e = s->edge_first[x]; e < s->edge_first[x + 1]; e++)
            if (s->group_of[s->edge_to[e]] == b)
                sum += (double)s->edge_p[e];
    }
    return n > 0 ? sum / n : 0;
}

static void merge(state *s, uint32_t a, uint32_t b)
{
    for (uint32_t y = s->groups[b].first; y != SAMSVAR_NONE; y = s->next[y])
        s->group_of[y] = a;
    s->next[s->groups[a].last] = s->groups[b].first;
    s->groups[a].last = s->groups[b].last;
    s->groups[a].count += s->groups[b].count;
    s->groups[b].gone = 1;
}

/* Edges best first, again until nothing changes: a merge can raise another's mean. */
static void agglomerate(state *s)
{
    for (int changed = 1; changed;) {
        changed = 0;
        for (size_t i = 0; i < s->odds->count; i++) {
            uint32_t a = s->group_of[node_of(s, &s->odds->data[i], 0)];
            uint32_t b = s->group_of[node_of(s, &s->odds->data[i], 1)];
            if ((double)s->odds->data[i].p < s->params->statement)
                break;
            if (a == b || s->groups[a].count + s->groups[b].count > MEMBERS)
                continue;
            if (linkage(s, a, b) >= s->params->statement) {
                merge(s, a < b ? a : b, a < b ? b : a);
                changed = 1;
            }
        }
    }
}

/* ---- output */

static samsvar_status put_statement(sv_result *r, const state *s, uint32_t g)
{
    uint32_t nodes[MEMBERS], n = 0, docs = 0;
    double sum = 0, pairs = 0;
    for (uint32_t x = s->groups[g].first; x != SAMSVAR_NONE && n < MEMBERS; x = s->next[x])
        nodes[n++] = x;
    qsort(nodes, n, sizeof *nodes, sv_by_number);
    for (uint32_t i = 0; i < n; i++) {
        docs += i == 0 || s->doc[nodes[i]] != s->doc[nodes[i - 1]];
        for (uint32_t k = 0; k < i; k++)
            pairs += s->doc[nodes[i]] != s->doc[nodes[k]];
        for (uint32_t e = s->edge_first[nodes[i]]; e < s->edge_first[nodes[i] + 1]; e++)
            if (s->edge_to[e] < nodes[i] && s->group_of[s->edge_to[e]] == g)
                sum += (double)s->edge_p[e];
    }
    sv_statement st = {.count = docs};
    st.score = (int32_t)(1000.0 * sum / (pairs > 0 ? pairs : 1) + 0.5);
    st.members = sv_arena_alloc(&r->arena, docs, sizeof *st.members);
    uint32_t *segs = sv_arena_alloc(&r->arena, n, sizeof *segs);
    if (!st.members || !segs)
        return SAMSVAR_ENOMEM;
    for (uint32_t i = 0, d = 0; i < n; i++) {
        uint32_t doc = s->doc[nodes[i]];
        if (i && s->doc[nodes[i - 1]] != doc)
            d++;
        sv_member *m = &st.members[d];
        if (!m->count)
            m->segments = &segs[i];
        m->document = doc;
        m->segments[m->count++] = nodes[i] - s->offset[doc];
    }
    return sv_vec_push(&r->statements, st) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static samsvar_status make_state(state *s, const sv_result *r)
{
    size_t docs = r->documents.count;
    s->offset = sv_calloc(docs + 1, sizeof *s->offset);
    for (size_t d = 0; s->offset && d < docs; d++)
        s->offset[d + 1] = s->offset[d] + (uint32_t)r->documents.data[d]->segments.count;
    s->nodes = s->offset ? s->offset[docs] : 0;
    s->doc = sv_calloc((size_t)s->nodes + 1, sizeof *s->doc);
    s->group_of = sv_calloc((size_t)s->nodes + 1, sizeof *s->group_of);
    s->next = sv_calloc((size_t)s->nodes + 1, sizeof *s->next);
    s->groups = sv_calloc((size_t)s->nodes + 1, sizeof *s->groups);
    s->edge_first = sv_calloc((size_t)s->nodes + 2, sizeof *s->edge_first);
    s->edge_to = sv_calloc(2 * s->odds->count + 1, sizeof *s->edge_to);
    s->edge_p = sv_calloc(2 * s->odds->count + 1, sizeof *s->edge_p);
    if (!s->offset || !s->doc || !s->group_of || !s->next || !s->groups || !s->edge_first ||
        !s->edge_to || !s->edge_p)
        return SAMSVAR_ENOMEM;
    if (s->odds->count && sort_odds(r, s->odds) != SAMSVAR_OK)
        return SAMSVAR_ENOMEM;
    fill_edges(s);
    for (uint32_t d = 0; d < docs; d++)
        for (uint32_t x = s->offset[d]; x < s->offset[d + 1]; x++)
            s->doc[x] = d;
    for (uint32_t x = 0; x < s->nodes; x++) {
        group g = {x, x, 1, 0};
        s->groups[x] = g;
        s->group_of[x] = x;
        s->next[x] = SAMSVAR_NONE;
    }
    return SAMSVAR_OK;
}

samsvar_status sv_statements_find(sv_result *r, const sv_params *params, sv_odds_list *odds)
{
    state s = {.params = params, .odds = odds};
    samsvar_status status = make_state(&s, r);
    if (status == SAMSVAR_OK)
        agglomerate(&s);
    for (uint32_t g = 0; g < s.nodes && !status; g++)
        if (!s.groups[g].gone && s.groups[g].count > 1)
            status = put_statement(r, &s, g);
    sv_free(s.offset);
    sv_free(s.doc);
    sv_free(s.group_of);
    sv_free(s.next);
    sv_free(s.groups);
    sv_free(s.edge_first);
    sv_free(s.edge_to);
    sv_free(s.edge_p);
    return status;
}
