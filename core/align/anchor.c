/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/anchor.h"

#include <math.h>
#include <string.h>

#include "core/align/vecpair.h"
#include "core/base/log.h"

enum {
    RARE = SV_ANCHOR_POSTINGS, /* a key in more segments than this votes for nobody   */
    MARGIN = 4,           /* columns that the band keeps beside an anchor             */
    CLOSE = 3,            /* anchors that are so near on both sides confirm each      */
    CLOSE_MARGIN = 2,     /* other: hardly one is wrong, and then by little           */
    FULL_NODES = 90000,   /* matrices up to this size are searched whole              */
    RECT_NODES = SV_BAND_RECTANGLE,
    DIAGONAL = SV_BAND_DIAGONAL
};

/* ---- votes */

/* What a segment of the other side has got. */
typedef struct tally {
    float score;
    uint32_t words; /* that voted */
} tally;

typedef struct votes {
    const sv_match *m;
    int side;                /* who votes: 0 source, 1 target                    */
    double rarity[RARE + 1]; /* of a key, by the segments that hold it           */
    tally *tally;            /* [segments of the other side]                     */
    SV_VEC(uint32_t) touched;
} votes;

typedef struct choice {
    uint32_t seg;
    float score;
} choice;

static int vote_key(votes *v, uint32_t id, double strength, uint32_t *voted)
{
    const sv_index *own = &v->m->index[v->side], *other = &v->m->index[!v->side];
    uint32_t df = other->seg_count[id];
    if (!df || df > RARE || own->seg_count[id] > RARE)
        return 1;
    double worth = strength * v->rarity[df];
    for (uint32_t p = other->first[id]; p < other->first[id + 1]; p++) {
        uint32_t seg = other->postings[p].seg;
        tally *got = &v->tally[seg];
        if (got->score == 0.0f && !sv_vec_push(&v->touched, seg))
            return 0;
        got->score += (float)(worth * other->postings[p].weight / 255.0);
        got->words += voted[0] != seg;
        voted[0] = seg;
    }
    return 1;
}

/* The other side's segment with the most votes, if it has clearly more than the next one. */
static int choose(votes *v, uint32_t s, choice *out)
{
    const sv_bag *bag = v->m->bag[v->side];
    const sv_bagseg *seg = &bag->segs.data[s];
    v->touched.count = 0;
    for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++) {
        const sv_shared *shared = &v->m->shared[v->side];
        uint32_t voted = UINT32_MAX;
        uint32_t k, end = sv_shared_span(shared, &bag->tokens.data[t], &k);
        for (; k < end; k++)
            if (!vote_key(v, shared->keys.data[k].id, shared->keys.data[k].weight / 255.0, &voted))
                return 0;
    }
    float best = 0, second = 0;
    out->seg = UINT32_MAX;
    for (size_t i = 0; i < v->touched.count; i++) {
        uint32_t c = v->touched.data[i];
        float sc = v->tally[c].score;
        if (sc > best || (sc == best && c < out->seg)) {
            second = best;
            best = sc;
            out->seg = c;
        } else if (sc > second) {
            second = sc;
        }
    }
    if (out->seg != UINT32_MAX && (v->tally[out->seg].words < 2 || best < 1.5f * second))
        out->seg = UINT32_MAX;
    out->score = best;
    for (size_t i = 0; i < v->touched.count; i++)
        v->tally[v->touched.data[i]] = (tally){0, 0};
    return 1;
}

static samsvar_status choose_all(const sv_match *m, int side, choice *out)
{
    votes v = {.m = m, .side = side};
    size_t others = m->bag[!side]->segs.count;
    v.tally = sv_calloc(others + 1, sizeof *v.tally);
    int ok = v.tally != NULL, canceled = 0;
    for (int k = 1; k <= RARE; k++)
        v.rarity[k] = log(((double)others + 1.0) / k);
    for (uint32_t s = 0; ok && !canceled && s < m->bag[side]->segs.count; s++) {
        ok = choose(&v, s, &out[s]);
        canceled = sv_canceled_at(s);
    }
    sv_free(v.tally);
    sv_vec_clear(&v.touched);
    return !ok ? SAMSVAR_ENOMEM : canceled ? SAMSVAR_ECANCELED : SAMSVAR_OK;
}

/* ---- chain */

/* A Fenwick tree of prefix maxima: best chain that ends at a column <= c. */
typedef struct best_end {
    double weight; /* of a million anchors: a float has no room for the last ones */
    uint32_t anchor; /* index + 1; 0: none */
} best_end;

static best_end prefix_best(const best_end *tree, uint32_t c)
{
    best_end best = {0, 0};
    for (; c > 0; c &= c - 1)
        if (tree[c].weight > best.weight)
            best = tree[c];
    return best;
}

static void raise_best(best_end *tree, uint32_t size, uint32_t c, best_end e)
{
    for (; c <= size; c += c & (~c + 1u))
        if (e.weight > tree[c].weight)
            tree[c] = e;
}

/* What the chain is built from. */
typedef struct chain {
    best_end *tree;   /* [columns + 2]                              */
    uint32_t *last;   /* [columns] latest anchor there + 1          */
    uint32_t *before; /* [anchors] + 1; 0: none                     */
    double *weight;   /* [anchors] of the best chain that ends here */
} chain;

static int open_chain(chain *c, size_t anchors, uint32_t columns)
{
    c->tree = sv_calloc((size_t)columns + 2, sizeof *c->tree);
    c->last = sv_calloc((size_t)columns + 1, sizeof *c->last);
    c->before = sv_calloc(anchors + 1, sizeof *c->before);
    c->weight = sv_calloc(anchors + 1, sizeof *c->weight);
    return c->tree && c->last && c->before && c->weight;
}

static void close_chain(chain *c)
{
    sv_free(c->tree);
    sv_free(c->last);
    sv_free(c->before);
    sv_free(c->weight);
}

/* The best chain that ends at anchor i: its weight with that anchor, and the one before. */
static best_end chain_to(const chain *c, const sv_anchors *a, uint32_t i, double jump)
{
    const sv_anchor *x = &a->data[i];
    best_end best = prefix_best(c->tree, x->tgt); /* columns are 1-based in the tree */
    best.weight += jump > 0 ? -jump : (double)x->weight;
    for (uint32_t d = 1; jump > 0 && d <= SV_ANCHOR_NEAR && d <= x->tgt; d++) {
        uint32_t at = c->last[x->tgt - d];
        if (!at || x->src - a->data[at - 1].src > SV_ANCHOR_NEAR)
            continue;
        best_end e = {c->weight[at - 1] + (double)x->weight, at};
        if (e.weight > best.weight)
            best = e;
    }
    return best.weight > 0 ? best : (best_end){0, 0};
}

samsvar_status sv_anchors_chain(sv_anchors *a, uint32_t columns, double jump)
{
    chain c = {0};
    best_end top = {0, 0};
    if (!open_chain(&c, a->count, columns)) {
        close_chain(&c);
        return SAMSVAR_ENOMEM;
    }
    for (uint32_t i = 0; i < a->count; i++) {
        best_end e = chain_to(&c, a, i, jump);
        c.before[i] = e.anchor;
        e.anchor = i + 1;
        c.weight[i] = e.weight;
        c.last[a->data[i].tgt] = i + 1;
        raise_best(c.tree, columns + 1, a->data[i].tgt + 1, e);
        if (e.weight > top.weight)
            top = e;
    }
    for (uint32_t at = top.anchor; at;) {
        uint32_t next = c.before[at - 1];
        c.before[at - 1] = UINT32_MAX; /* a member of the chain */
        at = next;
    }
    size_t n = 0;
    for (uint32_t i = 0; i < a->count; i++)
        if (c.before[i] == UINT32_MAX)
            a->data[n++] = a->data[i];
    a->count = n;
    close_chain(&c);
    return SAMSVAR_OK;
}

samsvar_status sv_anchors_find(const sv_match *m, sv_anchors *out)
{
    size_t n = m->bag[0]->segs.count, columns = m->bag[1]->segs.count;
    choice *fwd = sv_calloc(n + 1, sizeof *fwd), *back = sv_calloc(columns + 1, sizeof *back);
    samsvar_status status = fwd && back ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = choose_all(m, 0, fwd);
    if (status == SAMSVAR_OK)
        status = choose_all(m, 1, back);
    for (uint32_t i = 0; i < n && status == SAMSVAR_OK; i++) {
        sv_anchor a = {i, fwd[i].seg, fwd[i].score};
        if (a.tgt == UINT32_MAX || back[a.tgt].seg != i) {
            a.tgt = m->vectors ? sv_vecpair_mutual(m->vectors, i) : SV_NO_ID;
            if (a.tgt == SV_NO_ID)
                continue;
            a.weight = sv_vecpair_term(m->vectors, i, 1, a.tgt, 1);
        }
        if (!sv_vec_push(out, a))
            status = SAMSVAR_ENOMEM;
    }
    if (status == SAMSVAR_OK)
        status = sv_anchors_chain(out, (uint32_t)columns, 0);
    sv_free(fwd);
    sv_free(back);
    return status;
}

/* ---- band */

/* Opens the columns from..to for the rows of nodes first..last. */
static void open_rows(sv_band *b, uint32_t first, uint32_t last, uint32_t from, uint32_t to)
{
    for (uint32_t i = first; i <= last; i++) {
        if (from < b->lo[i])
            b->lo[i] = from;
        if (to > b->hi[i])
            b->hi[i] = to;
    }
}

/* A rectangle without anchors inside: whole, or a band round its diagonal. */
static void open_rectangle(sv_band *b, uint32_t i0, uint32_t j0, uint32_t i1, uint32_t j1)
{
    uint64_t rows = i1 - i0 + 1u, columns = j1 - j0 + 1u;
    if (rows * columns <= RECT_NODES) {
        open_rows(b, i0, i1, j0, j1);
        return;
    }
    for (uint32_t i = i0; i <= i1; i++) {
        uint64_t from = j0 + (uint64_t)(i - i0) * (columns - 1) / rows;
        uint64_t to = j0 + (uint64_t)(i - i0 + 1) * (columns - 1) / rows;
        from = from > j0 + DIAGONAL ? from - DIAGONAL : j0;
        to = to + DIAGONAL < j1 ? to + DIAGONAL : j1;
        open_rows(b, i, i, (uint32_t)from, (uint32_t)to);
    }
}

samsvar_status sv_band_build(uint32_t n, uint32_t m, const sv_anchors *anchors, sv_band *out)
{
    memset(out, 0, sizeof *out);
    out->lo = sv_calloc((size_t)n + 1, sizeof *out->lo);
    out->hi = sv_calloc((size_t)n + 1, sizeof *out->hi);
    if (!out->lo || !out->hi) {
        sv_band_clear(out);
        return SAMSVAR_ENOMEM;
    }
    memset(out->lo, 0xFF, ((size_t)n + 1) * sizeof *out->lo);
    if ((uint64_t)(n + 1) * (m + 1) <= FULL_NODES) {
        open_rows(out, 0, n, 0, m);
    } else {
        uint32_t i0 = 0, j0 = 0;
        for (size_t k = 0; k <= anchors->count; k++) {
            uint32_t i1 = k < anchors->count ? anchors->data[k].src : n;
            uint32_t j1 = k < anchors->count ? anchors->data[k].tgt : m;
            /* the margin keeps a wrong anchor from forcing its neighbours */
            uint32_t margin = i1 - i0 <= CLOSE && j1 - j0 <= CLOSE ? CLOSE_MARGIN : MARGIN;
            uint32_t a0 = i0 > margin ? i0 - margin : 0, c0 = j0 > margin ? j0 - margin : 0;
            uint32_t a1 = n - i1 > margin ? i1 + margin : n;
            uint32_t c1 = m - j1 > margin ? j1 + margin : m;
            open_rectangle(out, a0, c0, a1, c1);
            i0 = i1;
            j0 = j1;
        }
    }
    for (uint32_t i = 1; i <= n; i++) { /* never falling */
        if (out->hi[i] < out->hi[i - 1])
            out->hi[i] = out->hi[i - 1];
        uint32_t back = n - i;
        if (out->lo[back] > out->lo[back + 1])
            out->lo[back] = out->lo[back + 1];
    }
    for (uint32_t i = 0; i <= n; i++)
        out->nodes += out->hi[i] - out->lo[i] + 1u;
    return SAMSVAR_OK;
}

void sv_band_clear(sv_band *band)
{
    sv_free(band->lo);
    sv_free(band->hi);
    memset(band, 0, sizeof *band);
}
