/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/vecpair.h"

#include <math.h>
#include <string.h>

#include "core/align/anchor.h"
#include "core/base/log.h"

enum {
    NEAR = 4,              /* neighbours whose mean a pair is held against              */
    TOP = NEAR + SV_VECTOR_MERGE, /* what is kept of the nearest: the pair's own are among them */
    ALL = 16000000,        /* up to so many pairs all cosines are looked at             */
    SAMPLE = 512           /* else a segment sees so many of the other side's           */
};

/* A segment's cosines with the other side's. */
typedef struct crowd {
    double sum;
    uint32_t count;
    uint32_t nearest;
    float top[TOP]; /* greatest first */
} crowd;

struct sv_vecpair {
    const sv_vectors *vectors;
    const sv_params *params;
    const sv_match *match;
    uint32_t document[2], size[2], dim;
    int all;           /* every pair was looked at */
    double trust;
    crowd *crowd[2];   /* [segments]               */
    float *mean[2];    /* [SV_VECTOR_MERGE][dim] the last mean of so many segments */
    uint32_t of[2][SV_VECTOR_MERGE]; /* its first segment, or SV_NO_ID */
};

/* ---- the crowd */

static void meet(crowd *c, float cosine, uint32_t other)
{
    uint32_t at = c->count < TOP ? c->count : TOP;
    if (!c->count || cosine > c->top[0])
        c->nearest = other;
    c->sum += (double)cosine;
    c->count++;
    while (at > 0 && c->top[at - 1] < cosine)
        at--;
    if (at == TOP)
        return;
    memmove(c->top + at + 1, c->top + at, (TOP - 1 - at) * sizeof *c->top);
    c->top[at] = cosine;
}

static samsvar_status meet_all(sv_vecpair *p)
{
    for (uint32_t i = 0; i < p->size[0]; i++) {
        const float *u = sv_vectors_at(p->vectors, p->document[0], i, 1), *w;
        for (uint32_t j = 0; u && j < p->size[1]; j++) {
            if (!(w = sv_vectors_at(p->vectors, p->document[1], j, 1)))
                continue;
            float cosine = sv_vectors_dot(u, w, p->dim);
            meet(&p->crowd[0][i], cosine, j);
            meet(&p->crowd[1][j], cosine, i);
        }
        if (sv_canceled())
            return SAMSVAR_ECANCELED;
    }
    return SAMSVAR_OK;
}

/* Each segment of a side with some of the other's, as far apart from each other as can be. */
static samsvar_status meet_some(sv_vecpair *p, int side)
{
    uint32_t others = p->size[!side], step = others > SAMPLE ? others / SAMPLE : 1;
    for (uint32_t i = 0; i < p->size[side]; i++) {
        const float *u = sv_vectors_at(p->vectors, p->document[side], i, 1), *w;
        for (uint32_t j = 0; u && j < others; j += step)
            if ((w = sv_vectors_at(p->vectors, p->document[!side], j, 1)))
                meet(&p->crowd[side][i], sv_vectors_dot(u, w, p->dim), j);
        if (sv_canceled())
            return SAMSVAR_ECANCELED;
    }
    return SAMSVAR_OK;
}

/* ---- a term */

/* The mean cosine of a segment with others than `own` partners of about this cosine, and of the
 * nearest of those. 0: there are none. */
static int crowd_level(const crowd *c, double cosine, uint32_t own, double *mean, double *near)
{
    uint32_t held = c->count < TOP ? c->count : TOP, skipped = 0, n = 0;
    double sum = 0;
    if (c->count <= own)
        return 0;
    *mean = (c->sum - sqrt((double)own) * cosine) / (c->count - own);
    for (uint32_t k = 0; k < held && n < NEAR; k++) {
        if (skipped < own && (double)c->top[k] <= cosine) {
            skipped++;
            continue;
        }
        sum += (double)c->top[k];
        n++;
    }
    *near = n ? sum / n : *mean;
    return 1;
}

/* A vector of a merge: its own, or the mean of those of its segments. */
static const float *merge_at(sv_vecpair *p, int side, uint32_t first, uint32_t count)
{
    const float *whole = sv_vectors_at(p->vectors, p->document[side], first, count), *part;
    float *sum = p->mean[side] + (size_t)(count - 1) * p->dim;
    double square = 0;
    if (whole || count == 1)
        return whole;
    if (p->of[side][count - 1] == first)
        return sum;
    p->of[side][count - 1] = SV_NO_ID;
    memset(sum, 0, p->dim * sizeof *sum);
    for (uint32_t k = 0; k < count; k++) {
        if (!(part = sv_vectors_at(p->vectors, p->document[side], first + k, 1)))
            return NULL;
        for (uint32_t d = 0; d < p->dim; d++)
            sum[d] += part[d];
    }
    for (uint32_t d = 0; d < p->dim; d++)
        square += (double)sum[d] * (double)sum[d];
    if (square < 1e-12)
        return NULL;
    for (uint32_t d = 0; d < p->dim; d++)
        sum[d] = (float)((double)sum[d] / sqrt(square));
    p->of[side][count - 1] = first;
    return sum;
}

float sv_vecpair_term(sv_vecpair *p, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
    const uint32_t first[2] = {i, j}, count[2] = {a, b};
    const float *u = merge_at(p, 0, i, a), *w = merge_at(p, 1, j, b);
    double all = 0, near = 0, sides = 0;
    if (!u || !w)
        return 0;
    double cosine = (double)sv_vectors_dot(u, w, p->dim);
    for (int side = 0; side < 2; side++)
        for (uint32_t k = 0; k < count[side]; k++) {
            double one, close, weight = 1.0 / count[side];
            if (!crowd_level(&p->crowd[side][first[side] + k], cosine, count[!side], &one, &close))
                continue;
            all += weight * one;
            near += weight * close;
            sides += weight;
        }
    if (sides <= 0)
        return 0; /* nothing to hold the cosine against */
    const sv_params *q = p->params;
    double span = 1 - all / sides;
    span = span > 0.02 ? span : 0.02;
    double term = q->vector_scale * (q->vector_middle - (1 - cosine) / span) +
                  q->vector_margin * (cosine - near / sides) / span;
    term = term > q->vector_most ? q->vector_most : term < -q->vector_most ? -q->vector_most : term;
    return (float)(p->trust * term);
}

uint32_t sv_vecpair_mutual(sv_vecpair *p, uint32_t i)
{
    const crowd *c = &p->crowd[0][i];
    if (!p->all || !c->count || p->crowd[1][c->nearest].nearest != i ||
        sv_vecpair_term(p, i, 1, c->nearest, 1) <= 0)
        return SV_NO_ID;
    return c->nearest;
}

uint32_t sv_vecpair_mutual_target(sv_vecpair *p, uint32_t j)
{
    const crowd *c = &p->crowd[1][j];
    if (!c->count || !p->all)
        return SV_NO_ID;
    return sv_vecpair_mutual(p, c->nearest) == j ? c->nearest : SV_NO_ID;
}

/* ---- trust */

/* Where words are sure of a pair, the vectors should be for it: 1 when they always are, 0 when
 * they are no more often than not. Two pairs in favour are taken for granted. */
static samsvar_status ask_words(sv_vecpair *p)
{
    sv_anchors anchors = {0};
    double asked = 2, held = 2;
    samsvar_status status = sv_anchors_find(p->match, &anchors);
    for (size_t k = 0; k < anchors.count && !status; k++) {
        const sv_anchor *a = &anchors.data[k];
        if (!p->crowd[0][a->src].count || !p->crowd[1][a->tgt].count)
            continue;
        asked++;
        held += sv_vecpair_term(p, a->src, 1, a->tgt, 1) > 0;
    }
    double trust = 2 * held / asked - 1;
    p->trust = trust > 0 ? trust : 0;
    sv_vec_clear(&anchors);
    return status;
}

static samsvar_status fill(sv_vecpair *p)
{
    samsvar_status status = SAMSVAR_OK;
    for (int side = 0; side < 2; side++) {
        p->crowd[side] = sv_calloc((size_t)p->size[side] + 1, sizeof **p->crowd);
        p->mean[side] = sv_calloc((size_t)p->dim * SV_VECTOR_MERGE, sizeof **p->mean);
        memset(p->of[side], 0xFF, sizeof p->of[side]);
        if (!p->crowd[side] || !p->mean[side])
            return SAMSVAR_ENOMEM;
    }
    p->all = (uint64_t)p->size[0] * p->size[1] <= ALL;
    if (p->all)
        return meet_all(p);
    for (int side = 0; side < 2 && !status; side++)
        status = meet_some(p, side);
    return status;
}

static int has_any(const sv_vecpair *p, int side)
{
    for (uint32_t i = 0; i < p->size[side]; i++)
        if (p->crowd[side][i].count)
            return 1;
    return 0;
}

samsvar_status sv_vecpair_new(const sv_vectors *v, const uint32_t documents[2],
                              const sv_params *params, sv_match *m, sv_vecpair **out)
{
    sv_vecpair *p = sv_calloc(1, sizeof *p);
    if (!p)
        return SAMSVAR_ENOMEM;
    p->vectors = v;
    p->params = params;
    p->match = m;
    p->dim = sv_vectors_dim(v);
    p->trust = 1;
    for (int side = 0; side < 2; side++) {
        p->document[side] = documents[side];
        p->size[side] = (uint32_t)m->bag[side]->segs.count;
    }
    samsvar_status status = fill(p);
    int any = !status && has_any(p, 0) && has_any(p, 1);
    if (any)
        status = ask_words(p);
    if (any && !status && p->trust <= 0)
        sv_log(SV_LOG_WARNING, "%s and %s: the vectors contradict the words, and are left out; do "
               "the rows of the matrix belong to the lines of the text?",
               m->bag[0]->doc->id, m->bag[1]->doc->id);
    if (status || !any || p->trust <= 0) {
        sv_vecpair_free(p);
        return status;
    }
    sv_match_ease(m, 1 - p->trust * (1 - params->vector_absent));
    m->vectors = *out = p;
    return SAMSVAR_OK;
}

void sv_vecpair_free(sv_vecpair *p)
{
    if (!p)
        return;
    for (int side = 0; side < 2; side++) {
        sv_free(p->crowd[side]);
        sv_free(p->mean[side]);
    }
    sv_free(p);
}
