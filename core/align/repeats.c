/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/repeats.h"

#include <math.h>
#include <stdlib.h>

#include "core/base/log.h"

enum {
    NARROW = 2 * SV_BAND_DIAGONAL, /* a side so short lies within the band anyway    */
    POINTS = 16000000,             /* at most so many of a rectangle                 */
    LEAST = 8, MOST = 256,         /* and so many of a source segment                */
    NEIGHBOUR = 4                  /* a member of a chain has another one so near    */
};

/* Of the best votes of its row, and of its column, a point has at least this share. */
static const float EQUAL = 0.8f;

typedef struct rectangle {
    const sv_match *m;
    uint32_t i0, i1, j0, j1; /* segments, ends excluded                       */
    uint32_t most;           /* partners of a segment, and length of a list   */
    sv_bag view[2];          /* the bags, with the rectangle's segments only  */
    sv_index index[2];       /* of the views; the source's has no lists       */
    float *score;            /* [columns] scratch: votes of a source segment  */
    uint8_t *words;          /* [columns] scratch: how many of its words vote */
    float *best;             /* [columns] most votes that a column gets       */
    SV_VEC(uint32_t) touched;
    sv_anchors points;
} rectangle;

/* ---- votes of a source segment */

static int vote_word(rectangle *r, const sv_token *token)
{
    const sv_shared *shared = &r->m->shared[0];
    const sv_index *other = &r->index[1];
    uint32_t k, voted = SV_NO_ID, end = sv_shared_span(shared, token, &k);
    for (; k < end; k++) {
        uint32_t id = shared->keys.data[k].id, df = other->seg_count[id];
        if (!df || df > r->most || r->index[0].seg_count[id] > r->most)
            continue;
        double worth = log((r->j1 - r->j0 + 1.0) / df) * shared->keys.data[k].weight / (255.0 * 255.0);
        for (uint32_t p = other->first[id]; p < other->first[id + 1]; p++) {
            uint32_t seg = other->postings[p].seg;
            if (r->score[seg] == 0.0f && !sv_vec_push(&r->touched, seg))
                return 0;
            r->score[seg] += (float)(worth * other->postings[p].weight);
            r->words[seg] = (uint8_t)(r->words[seg] + (voted != seg && r->words[seg] < 2));
            voted = seg;
        }
    }
    return 1;
}

static int by_column(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x < y) - (x > y); /* the last first: points of a row never follow each other */
}

/* The points of a row: what has about the most votes, unless that is too much to tell anything. */
static int take_row(rectangle *r, uint32_t i)
{
    const sv_bagseg *seg = &r->m->bag[0]->segs.data[i];
    float best = 0;
    uint32_t n = 0;
    int ok = 1;
    r->touched.count = 0;
    for (uint32_t t = seg->token_first; ok && t < seg->token_first + seg->token_count; t++)
        ok = vote_word(r, &r->m->bag[0]->tokens.data[t]);
    for (size_t k = 0; k < r->touched.count; k++)
        if (r->words[r->touched.data[k]] > 1)
            best = fmaxf(best, r->score[r->touched.data[k]]);
    for (size_t k = 0; k < r->touched.count; k++) {
        uint32_t j = r->touched.data[k];
        if (r->words[j] > 1 && r->score[j] >= EQUAL * best)
            r->touched.data[n++] = j;
        else
            r->score[j] = 0;
        r->words[j] = 0;
    }
    r->touched.count = n;
    if (n)
        qsort(r->touched.data, n, sizeof *r->touched.data, by_column);
    for (uint32_t k = 0; k < n; k++) {
        uint32_t j = r->touched.data[k];
        sv_anchor a = {i, r->j0 + j, r->score[j]};
        r->best[j] = fmaxf(r->best[j], a.weight);
        r->score[j] = 0;
        if (ok && n <= r->most)
            ok = sv_vec_push(&r->points, a);
    }
    return ok;
}

/* ---- from points to anchors */

static void keep_best_of_columns(rectangle *r)
{
    size_t n = 0;
    for (size_t k = 0; k < r->points.count; k++) {
        sv_anchor a = r->points.data[k];
        if (a.weight >= EQUAL * r->best[a.tgt - r->j0])
            r->points.data[n++] = a;
    }
    r->points.count = n;
}

static int near(const sv_anchor *a, const sv_anchor *b)
{
    return b->src - a->src <= NEIGHBOUR && b->tgt - a->tgt <= NEIGHBOUR;
}

/* A lone point fits into any chain: it says little. */
static void drop_lone(sv_anchors *chain)
{
    size_t n = 0;
    sv_anchor before = {0, 0, 0};
    for (size_t k = 0; k < chain->count; k++) {
        sv_anchor a = chain->data[k];
        if ((k && near(&before, &a)) || (k + 1 < chain->count && near(&a, &chain->data[k + 1])))
            chain->data[n++] = a;
        before = a;
    }
    chain->count = n;
}

static samsvar_status search_rectangle(rectangle *r)
{
    const sv_match *m = r->m;
    const uint32_t from[2] = {r->i0, r->j0}, to[2] = {r->i1, r->j1};
    uint32_t columns = r->j1 - r->j0, share = POINTS / (r->i1 - r->i0);
    samsvar_status status = SAMSVAR_OK;
    r->most = share < LEAST ? LEAST : share > MOST ? MOST : share;
    for (int s = 0; s < 2 && !status; s++) {
        r->view[s] = *m->bag[s];
        r->view[s].segs.data += from[s];
        r->view[s].segs.count = to[s] - from[s];
        status = sv_index_build(&r->view[s], &m->shared[s], m->key_count, s ? r->most : 0, &r->index[s]);
    }
    r->score = sv_calloc(columns, sizeof *r->score);
    r->words = sv_calloc(columns, sizeof *r->words);
    r->best = sv_calloc(columns, sizeof *r->best);
    if (!r->score || !r->words || !r->best)
        status = SAMSVAR_ENOMEM;
    for (uint32_t i = r->i0; i < r->i1 && !status; i++) {
        status = take_row(r, i) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
        if (!status && sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    if (status == SAMSVAR_OK) {
        keep_best_of_columns(r);
        status = sv_anchors_chain(&r->points, (uint32_t)m->bag[1]->segs.count);
        drop_lone(&r->points);
    }
    return status;
}

static void clear_rectangle(rectangle *r)
{
    for (int s = 0; s < 2; s++)
        sv_index_clear(&r->index[s]);
    sv_free(r->score);
    sv_free(r->words);
    sv_free(r->best);
    sv_vec_clear(&r->touched);
    sv_vec_clear(&r->points);
}

static samsvar_status add_points(const sv_match *m, uint32_t i0, uint32_t i1, uint32_t j0,
                                 uint32_t j1, sv_anchors *all)
{
    rectangle r = {.m = m, .i0 = i0, .i1 = i1, .j0 = j0, .j1 = j1};
    if (i1 - i0 <= NARROW || j1 - j0 <= NARROW ||
        (uint64_t)(i1 - i0) * (j1 - j0) <= SV_BAND_RECTANGLE)
        return SAMSVAR_OK;
    samsvar_status status = search_rectangle(&r);
    for (size_t k = 0; k < r.points.count && !status; k++)
        status = sv_vec_push(all, r.points.data[k]) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    clear_rectangle(&r);
    return status;
}

samsvar_status sv_repeats_find(const sv_match *m, sv_anchors *anchors)
{
    sv_anchors all = {0};
    uint32_t i = 0, j = 0;
    samsvar_status status = SAMSVAR_OK;
    for (size_t k = 0; k < anchors->count && !status; k++) {
        sv_anchor a = anchors->data[k];
        status = add_points(m, i, a.src, j, a.tgt, &all);
        if (!status && !sv_vec_push(&all, a))
            status = SAMSVAR_ENOMEM;
        i = a.src + 1;
        j = a.tgt + 1;
    }
    if (status == SAMSVAR_OK)
        status = add_points(m, i, (uint32_t)m->bag[0]->segs.count, j,
                            (uint32_t)m->bag[1]->segs.count, &all);
    if (status != SAMSVAR_OK) {
        sv_vec_clear(&all);
        return status;
    }
    sv_vec_clear(anchors);
    *anchors = all;
    return SAMSVAR_OK;
}
