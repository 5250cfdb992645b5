/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/repeats.h"

#include <math.h>
#include <stdlib.h>

#include "core/base/log.h"

enum {
    NARROW = 2 * SV_BAND_DIAGONAL, /* a side so short lies within the band anyway        */
    SMALL_NODES = 1000,            /* rectangles of a very large text, from this size    */
    POINTS = 16000000,             /* at most so many of a rectangle                     */
    LEAST = 8, MOST = 256,         /* and so many of a source segment                    */
    COMMON = 8                     /* a key that one in so many columns holds is common  */
};

/* Of the best votes of its row, and of its column, a point has at least this share. */
static const float EQUAL = 0.8f;

/* A key, within the rectangle. */
typedef struct key_count {
    uint32_t segs[2]; /* that hold it                                                   */
    uint32_t last[2]; /* of them, + 1; no rectangle goes back, so it is never forgotten */
    uint32_t tokens;  /* of the target                                                  */
    uint32_t first;   /* posting, of those of the key                                   */
} key_count;

/* What the words of a source segment say of a column. */
typedef struct votes {
    float score;
    uint32_t word; /* token that voted last, + 1 */
    int several;   /* words voted                */
} votes;

typedef struct rectangle {
    const sv_match *m;
    uint32_t from[2], to[2]; /* segments, ends excluded                       */
    uint32_t most;           /* partners of a segment, and length of a list   */
    key_count *key;          /* [key_count of m] zero but for `last` between rectangles */
    SV_VEC(uint32_t) met;    /* keys that the rectangle holds                 */
    SV_VEC(sv_posting) postings; /* of target segments, counted from the first */
    votes *votes;            /* [columns] scratch: zero between source segments */
    SV_VEC(uint32_t) touched; /* columns that have votes                      */
    float *best;             /* [columns] highest score that a column gets    */
    sv_anchors points;       /* columns counted from the first */
} rectangle;

/* ---- where keys stand in it */

static int count_keys(rectangle *r, int side)
{
    const sv_bag *bag = r->m->bag[side];
    const sv_shared *shared = &r->m->shared[side];
    for (uint32_t s = r->from[side]; s < r->to[side]; s++) {
        const sv_bagseg *seg = &bag->segs.data[s];
        for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++) {
            uint32_t k, end = sv_shared_span(shared, &bag->tokens.data[t], &k);
            for (; k < end; k++) {
                key_count *c = &r->key[shared->keys.data[k].id];
                if (!c->segs[0] && !c->segs[1] && !sv_vec_push(&r->met, shared->keys.data[k].id))
                    return 0;
                c->segs[side] += c->last[side] != s + 1;
                c->last[side] = s + 1;
                c->tokens += side == 1;
            }
        }
    }
    return 1;
}

static int votes_with(const rectangle *r, const key_count *c)
{
    return c->segs[0] && c->segs[1] && c->segs[0] <= r->most && c->segs[1] <= r->most;
}

static void fill_postings(rectangle *r)
{
    const sv_bag *bag = r->m->bag[1];
    const sv_shared *shared = &r->m->shared[1];
    for (uint32_t s = r->from[1]; s < r->to[1]; s++) {
        const sv_bagseg *seg = &bag->segs.data[s];
        for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++) {
            uint32_t k, end = sv_shared_span(shared, &bag->tokens.data[t], &k);
            for (; k < end; k++) {
                const sv_shared_key *key = &shared->keys.data[k];
                key_count *c = &r->key[key->id];
                if (votes_with(r, c))
                    r->postings.data[c->first++] = (sv_posting){s - r->from[1], key->weight};
            }
        }
    }
}

static int index_rectangle(rectangle *r)
{
    uint32_t at = 0;
    if (!count_keys(r, 0) || !count_keys(r, 1))
        return 0;
    for (size_t k = 0; k < r->met.count; k++) {
        key_count *c = &r->key[r->met.data[k]];
        c->first = at;
        at += votes_with(r, c) ? c->tokens : 0;
    }
    if (!sv_vec_reserve(&r->postings, at))
        return 0;
    fill_postings(r); /* `first` is the end of each list now */
    return 1;
}

static void forget_keys(rectangle *r)
{
    for (size_t k = 0; k < r->met.count; k++) {
        key_count *c = &r->key[r->met.data[k]];
        c->segs[0] = c->segs[1] = c->tokens = 0;
    }
    r->met.count = 0;
}

/* ---- votes of a source segment */

static int vote_word(rectangle *r, uint32_t token)
{
    const sv_shared *shared = &r->m->shared[0];
    uint32_t k, end = sv_shared_span(shared, &r->m->bag[0]->tokens.data[token], &k);
    for (; k < end; k++) {
        const key_count *c = &r->key[shared->keys.data[k].id];
        if (!votes_with(r, c))
            continue;
        double worth = log((r->to[1] - r->from[1] + 1.0) / c->segs[1]) *
                       shared->keys.data[k].weight / (255.0 * 255.0);
        for (uint32_t p = c->first - c->tokens; p < c->first; p++) {
            votes *v = &r->votes[r->postings.data[p].seg];
            if (!v->word && !sv_vec_push(&r->touched, r->postings.data[p].seg))
                return 0;
            v->score += (float)(worth * r->postings.data[p].weight);
            v->several |= v->word && v->word != token + 1;
            v->word = token + 1;
        }
    }
    return 1;
}

/* Leaves the columns with about the most votes. What one word alone says is chance. */
static void elect(rectangle *r)
{
    float best = 0;
    size_t n = 0;
    for (size_t k = 0; k < r->touched.count; k++) {
        const votes *v = &r->votes[r->touched.data[k]];
        if (v->several)
            best = fmaxf(best, v->score);
    }
    for (size_t k = 0; k < r->touched.count; k++) {
        votes *v = &r->votes[r->touched.data[k]];
        if (v->several && v->score >= EQUAL * best)
            r->touched.data[n++] = r->touched.data[k];
        else
            *v = (votes){0};
    }
    r->touched.count = n;
}

static int by_column(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x < y) - (x > y); /* the last first: points of a row never follow each other */
}

/* The points of a row; none where more columns are as good than could tell anything. */
static int take_row(rectangle *r, uint32_t i)
{
    const sv_bagseg *seg = &r->m->bag[0]->segs.data[i];
    r->touched.count = 0;
    for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++)
        if (!vote_word(r, t))
            return 0;
    elect(r);
    size_t n = r->touched.count;
    if (n)
        qsort(r->touched.data, n, sizeof *r->touched.data, by_column);
    for (size_t k = 0; k < n; k++) {
        uint32_t j = r->touched.data[k];
        sv_anchor a = {i, j, r->votes[j].score};
        r->best[j] = fmaxf(r->best[j], a.weight);
        r->votes[j] = (votes){0};
        if (n <= r->most && !sv_vec_push(&r->points, a))
            return 0;
    }
    return 1;
}

/* ---- from points to anchors */

static void keep_best_of_columns(rectangle *r)
{
    size_t n = 0;
    for (size_t k = 0; k < r->points.count; k++) {
        sv_anchor a = r->points.data[k];
        if (a.weight >= EQUAL * r->best[a.tgt])
            r->points.data[n++] = a;
    }
    r->points.count = n;
}

static int near(const sv_anchor *a, const sv_anchor *b)
{
    return b->src - a->src <= SV_ANCHOR_NEAR && b->tgt - a->tgt <= SV_ANCHOR_NEAR;
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
    uint32_t columns = r->to[1] - r->from[1], share = POINTS / (r->to[0] - r->from[0]);
    samsvar_status status = SAMSVAR_OK;
    share = share < columns / COMMON ? share : columns / COMMON;
    r->most = share < LEAST ? LEAST : share > MOST ? MOST : share;
    r->points.count = 0;
    r->votes = sv_calloc(columns, sizeof *r->votes);
    r->best = sv_calloc(columns, sizeof *r->best);
    if (!r->votes || !r->best || !index_rectangle(r))
        status = SAMSVAR_ENOMEM;
    for (uint32_t i = r->from[0]; i < r->to[0] && !status; i++) {
        status = take_row(r, i) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
        if (!status && sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    if (status == SAMSVAR_OK) {
        keep_best_of_columns(r);
        /* A jump leads to any of the columns: what a text says twice is taken where the lines
         * beside it are, not where a missing block says it again. */
        status = sv_anchors_chain(&r->points, columns, log(columns));
        drop_lone(&r->points);
    }
    forget_keys(r);
    sv_free(r->votes);
    sv_free(r->best);
    return status;
}

static int is_searched(const rectangle *r)
{
    uint64_t rows = r->to[0] - r->from[0], columns = r->to[1] - r->from[1];
    if (r->m->bag[0]->segs.count > SV_MATCH_LARGE && r->m->bag[1]->segs.count > SV_MATCH_LARGE)
        return rows * columns > SMALL_NODES && rows > SV_ANCHOR_NEAR && columns > SV_ANCHOR_NEAR;
    return rows > NARROW && columns > NARROW && rows * columns > SV_BAND_RECTANGLE;
}

/* Up to an anchor, or to the end. */
static samsvar_status add_points(rectangle *r, uint32_t src, uint32_t tgt, sv_anchors *all)
{
    r->to[0] = src;
    r->to[1] = tgt;
    if (!is_searched(r))
        return SAMSVAR_OK;
    samsvar_status status = search_rectangle(r);
    for (size_t k = 0; k < r->points.count && !status; k++) {
        sv_anchor a = r->points.data[k];
        a.tgt += r->from[1];
        status = sv_vec_push(all, a) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    }
    return status;
}

samsvar_status sv_repeats_find(const sv_match *m, sv_anchors *anchors)
{
    sv_anchors all = {0};
    rectangle r = {.m = m};
    r.key = sv_calloc((size_t)m->key_count + 1, sizeof *r.key);
    samsvar_status status = r.key ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (size_t k = 0; k < anchors->count && !status; k++) {
        sv_anchor a = anchors->data[k];
        status = add_points(&r, a.src, a.tgt, &all);
        if (!status && !sv_vec_push(&all, a))
            status = SAMSVAR_ENOMEM;
        r.from[0] = a.src + 1;
        r.from[1] = a.tgt + 1;
    }
    if (status == SAMSVAR_OK)
        status = add_points(&r, (uint32_t)m->bag[0]->segs.count, (uint32_t)m->bag[1]->segs.count, &all);
    if (status == SAMSVAR_OK) {
        sv_anchors old = *anchors;
        *anchors = all;
        all = old;
    }
    sv_free(r.key);
    sv_vec_clear(&r.met);
    sv_vec_clear(&r.postings);
    sv_vec_clear(&r.touched);
    sv_vec_clear(&r.points);
    sv_vec_clear(&all);
    return status;
}
