/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/joint.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"

const char *const sv_joint_names[SV_Y_COUNT] = {
#define SV_JOINT_NAME(name) #name,
    SV_JOINT_FEATURES(SV_JOINT_NAME)
#undef SV_JOINT_NAME
};

typedef struct edge {
    uint32_t from, to;  /* nodes */
    float p;
} edge;

struct sv_joint {
    uint32_t *offset;   /* [documents + 1] first node of each */
    uint32_t *doc;      /* node -> document                   */
    uint32_t *first;    /* node -> its edges, CSR             */
    edge *edges;        /* sorted by from, then to            */
};

/* ---- all articles */

static int by_nodes(const void *a, const void *b)
{
    const edge *x = a, *y = b;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from)
                              : (x->to > y->to) - (x->to < y->to);
}

static size_t put_edges(sv_joint *j, const sv_odds_list *odds, size_t lists)
{
    size_t n = 0;
    for (size_t l = 0; l < lists; l++)
        for (size_t i = 0; i < odds[l].count; i++) {
            const sv_link_odds *o = &odds[l].data[i];
            uint32_t a = j->offset[o->doc[0]] + o->seg[0], b = j->offset[o->doc[1]] + o->seg[1];
            edge there = {a, b, o->p}, back = {b, a, o->p};
            j->edges[n++] = there;
            j->edges[n++] = back;
            j->first[a + 1]++;
            j->first[b + 1]++;
        }
    return n;
}

samsvar_status sv_joint_new(const sv_result *r, const sv_odds_list *odds, size_t lists,
                            sv_joint **out)
{
    size_t docs = r->documents.count, count = 0;
    for (size_t l = 0; l < lists; l++)
        count += 2 * odds[l].count;
    sv_joint *j = sv_calloc(1, sizeof *j);
    if (!j)
        return SAMSVAR_ENOMEM;
    j->offset = sv_calloc(docs + 1, sizeof *j->offset);
    for (size_t d = 0; j->offset && d < docs; d++)
        j->offset[d + 1] = j->offset[d] + (uint32_t)r->documents.data[d]->segments.count;
    uint32_t nodes = j->offset ? j->offset[docs] : 0;
    j->doc = sv_calloc((size_t)nodes + 1, sizeof *j->doc);
    j->first = sv_calloc((size_t)nodes + 2, sizeof *j->first);
    j->edges = sv_calloc(count + 1, sizeof *j->edges);
    if (!j->offset || !j->doc || !j->first || !j->edges) {
        sv_joint_free(j);
        return SAMSVAR_ENOMEM;
    }
    for (uint32_t d = 0; d < docs; d++)
        for (uint32_t x = j->offset[d]; x < j->offset[d + 1]; x++)
            j->doc[x] = d;
    count = put_edges(j, odds, lists);
    for (uint32_t x = 0; x < nodes; x++)
        j->first[x + 1] += j->first[x];
    if (count)
        qsort(j->edges, count, sizeof *j->edges, by_nodes);
    *out = j;
    return SAMSVAR_OK;
}

void sv_joint_free(sv_joint *j)
{
    if (!j)
        return;
    sv_free(j->offset);
    sv_free(j->doc);
    sv_free(j->first);
    sv_free(j->edges);
    sv_free(j);
}

static void note_third(float p, float best[2])
{
    if (p > best[0]) {
        best[1] = best[0];
        best[0] = p;
    } else if (p > best[1]) {
        best[1] = p;
    }
}

/* How sure is it that a segment of a third article is linked to both? The best such article,
 * and the next best. */
static void find_third(const sv_joint *j, uint32_t a, uint32_t b, float best[2])
{
    uint32_t i = j->first[a], k = j->first[b], doc = UINT32_MAX;
    float of_doc = 0;
    best[0] = best[1] = 0;
    while (i < j->first[a + 1] && k < j->first[b + 1]) {
        const edge *x = &j->edges[i], *y = &j->edges[k];
        i += x->to <= y->to;
        k += y->to <= x->to;
        if (x->to != y->to)
            continue;
        float p = x->p < y->p ? x->p : y->p;
        if (j->doc[x->to] != doc) {
            note_third(of_doc, best);
            doc = j->doc[x->to];
            of_doc = 0;
        }
        of_doc = p > of_doc ? p : of_doc;
    }
    note_third(of_doc, best);
}

/* ---- the pair's own articles */

typedef struct line {
    float sum, best, second; /* of p in a row or column */
} line;

static void add_to(line *l, float p)
{
    l->sum += p;
    if (p > l->best) {
        l->second = l->best;
        l->best = p;
    } else if (p > l->second) {
        l->second = p;
    }
}

static float mass(const line *l, float p)
{
    float m = l->sum - p;
    return m > 3 ? 3 : m < 0 ? 0 : m;
}

static int is_first(const line *l, float p)
{
    return p >= l->best && l->best > l->second;
}

static float best_of(const sv_candidates *c, const uint32_t *row, size_t rows,
                     const sv_candidate *x, const int step[4][2])
{
    float best = 0;
    for (int d = 0; d < 4; d++) {
        const sv_candidate *n = sv_candidate_at(c, row, (uint32_t)rows,
                                                (int64_t)x->src + step[d][0],
                                                (int64_t)x->tgt + step[d][1]);
        if (n && n->p > best)
            best = n->p;
    }
    return best;
}

static void fill_one(const sv_candidates *c, const uint32_t *row, size_t rows, const line *r,
                     const line *k, sv_candidate *x)
{
    static const int diagonal[4][2] = {{-1, -1}, {1, 1}, {-1, 1}, {1, -1}};
    static const int beside[4][2] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    float a = mass(r, x->p), b = mass(k, x->p);
    x->y[SV_Y_probable] = x->p;
    x->y[SV_Y_mass_high] = a > b ? a : b;
    x->y[SV_Y_mass_low] = a > b ? b : a;
    x->y[SV_Y_diagonal] = best_of(c, row, rows, x, diagonal);
    x->y[SV_Y_beside] = best_of(c, row, rows, x, beside);
    x->y[SV_Y_first] = (float)(is_first(r, x->p) + is_first(k, x->p));
}

samsvar_status sv_joint_fill(const sv_joint *joint, uint32_t source, uint32_t target,
                             const size_t segments[2], sv_candidates *c)
{
    uint32_t *row = sv_calloc(segments[0] + 2, sizeof *row);
    line *lines[2] = {sv_calloc(segments[0] + 1, sizeof(line)),
                      sv_calloc(segments[1] + 1, sizeof(line))};
    samsvar_status status = row && lines[0] && lines[1] ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (size_t i = 0; i < c->count && !status; i++) {
        const sv_candidate *x = &c->data[i];
        row[x->src + 1]++;
        add_to(&lines[0][x->src], x->p);
        add_to(&lines[1][x->tgt], x->p);
    }
    for (size_t i = 0; i < segments[0] && !status; i++)
        row[i + 1] += row[i];
    for (size_t i = 0; i < c->count && !status; i++) {
        sv_candidate *x = &c->data[i];
        float best[2] = {0, 0};
        fill_one(c, row, segments[0], &lines[0][x->src], &lines[1][x->tgt], x);
        if (joint)
            find_third(joint, joint->offset[source] + x->src, joint->offset[target] + x->tgt,
                       best);
        x->y[SV_Y_third] = best[0];
        x->y[SV_Y_third_next] = best[1];
    }
    sv_free(row);
    sv_free(lines[0]);
    sv_free(lines[1]);
    return status;
}
