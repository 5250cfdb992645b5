/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Comparable articles: crossing and many-to-many links between single segments. */
#include <math.h>
#include <stdlib.h>

#include "core/align/job.h"
#include "core/align/units.h"
#include "core/base/log.h"
#include "core/base/spill.h"

/* The weights are of pairs with words in common: where vectors alone found a pair, only what they
 * say of lengths holds. */
static double sum_features(const sv_params *p, const double *weights, const sv_candidate *c)
{
    double sum = 0;
    if (sv_candidate_wordless(c))
        return p->vector_alone + p->t[SV_X_length] * (double)c->x[SV_X_length];
    for (int i = 0; i < SV_X_COUNT; i++)
        sum += weights[i] * (double)c->x[i];
    return sum;
}

/* How many segments of one side are in one of the marked candidates; seen is scratch. */
static size_t count_side(const sv_candidates *c, const uint8_t *marked, uint8_t *seen, int side)
{
    size_t n = 0;
    for (size_t k = 0; k < c->count; k++) {
        uint32_t seg = side ? c->data[k].tgt : c->data[k].src;
        n += marked[k] && !seen[seg];
        seen[seg] |= marked[k];
    }
    return n;
}

/* Share of the segments that very probably have a translation: of both sides, as many on each
 * as on the side that has fewer. */
static samsvar_status translated_share(const sv_job *job, double *share)
{
    enum { SURE = 90 }; /* percent */
    const sv_params *p = job->config->params;
    const sv_candidates *c = &job->found;
    size_t size[2] = {job->bag[0]->segs.count, job->bag[1]->segs.count}, held[2] = {0, 0};
    uint8_t *marked = sv_calloc(c->count + 1, 1);
    samsvar_status status = marked ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (size_t k = 0; k < c->count && !status && !sv_canceled_at(k); k++)
        marked[k] = sv_logistic(sum_features(p, p->t, &c->data[k]) +
                                (double)c->data[k].vectors) >
                    SURE / 100.0;
    for (int side = 0; side < 2 && !status; side++) {
        uint8_t *seen = sv_calloc(size[side] + 1, 1);
        if (seen)
            held[side] = count_side(c, marked, seen, side);
        else
            status = SAMSVAR_ENOMEM;
        sv_free(seen);
    }
    size_t least = held[0] < held[1] ? held[0] : held[1];
    size_t both = size[0] + size[1];
    *share = both ? 2 * (double)least / (double)both : 0;
    sv_free(marked);
    return status;
}

/* First each candidate by itself, then in sight of the others. */
static samsvar_status score_twice(sv_job *job)
{
    double first[SV_X_COUNT];
    const sv_params *p = job->config->params;
    const size_t size[2] = {job->bag[0]->segs.count, job->bag[1]->segs.count};
    for (int i = 0; i < SV_X_COUNT; i++)
        first[i] = job->translated * p->t[i] + (1 - job->translated) * p->s[i];
    for (size_t k = 0; k < job->found.count; k++) {
        sv_candidate *c = &job->found.data[k];
        if (sv_canceled_at(k))
            return SAMSVAR_ECANCELED;
        c->p = (float)sv_logistic(sum_features(p, first, c) + (double)c->vectors);
    }
    if (job->others->scout || job->translated >= 1)
        return SAMSVAR_OK;
    samsvar_status status = sv_joint_fill(job->others->joint, job->pair->source,
                                          job->pair->target, size, &job->found);
    for (size_t k = 0; k < job->found.count && !status; k++) {
        sv_candidate *c = &job->found.data[k];
        double sum = sum_features(p, job->weights, c);
        for (int i = 0; i < SV_Y_COUNT; i++)
            sum += job->joint[i] * (double)c->y[i];
        if (!sv_candidate_wordless(c))
            sum += (1 - job->translated) * sv_units_sum(p, c);
        c->p = (float)sv_logistic(sum + (double)c->vectors);
    }
    return status;
}

samsvar_status sv_job_score(sv_job *job)
{
    const sv_params *p = job->config->params;
    uint64_t n = job->bag[0]->segs.count, m = job->bag[1]->segs.count;
    double share = 1;
    samsvar_status status = n * m > SV_ALL_PAIRS ? SAMSVAR_OK : translated_share(job, &share);
    if (status != SAMSVAR_OK)
        return status;
    if (job->others->scout) {
        *job->others->translated = share;
        share = 0;
    } else if (job->others->run_translated >= 0) {
        share += p->translated_run * (job->others->run_translated - share);
    }
    double span = p->translated_to - p->translated_from;
    double mix = span > 0 ? (share - p->translated_from) / span : share >= p->translated_to;
    job->translated = mix < 0 ? 0 : mix > 1 ? 1 : mix;
    for (int i = 0; i < SV_X_COUNT; i++)
        job->weights[i] = job->translated * p->t[i] + (1 - job->translated) * p->w[i];
    job->weights[SV_X_bias] += (1 - job->translated) * sv_units_bias(p);
    for (int i = 0; i < SV_Y_COUNT; i++)
        job->joint[i] = (1 - job->translated) * p->j[i];
    return score_twice(job);
}

/* Relation of a candidate that is linked. */
static uint32_t relation_of(const sv_params *params, const sv_candidate *c)
{
    double equal = 0;
#define SV_Q_SUM(name) equal += params->q[SV_Q_##name] * (double)c->x[SV_X_##name];
    SV_RELATION_FEATURES(SV_Q_SUM)
#undef SV_Q_SUM
#define SV_Q_SUM(name) equal += params->q[SV_Q_##name] * (double)c->y[SV_Y_##name];
    SV_RELATION_JOINT(SV_Q_SUM)
#undef SV_Q_SUM
    if (sv_candidate_wordless(c))
        equal = (double)c->vectors - 0.5 * params->vector_most;
    if (equal > 0)
        return SAMSVAR_REL_EQUAL;
    float more = c->cover[0] - c->cover[1];
    if (fabsf(more) < 0.15f)
        return SAMSVAR_REL_OVERLAP;
    return more > 0 ? SAMSVAR_REL_SRC_IN_TGT : SAMSVAR_REL_TGT_IN_SRC;
}

/* Two links that say a part each of what one segment says. */
static int are_parts(const sv_link *a, const sv_link *b)
{
    return a->relation != SAMSVAR_REL_EQUAL && b->relation != SAMSVAR_REL_EQUAL;
}

/* Puts two links into one group; first[] leads from a link to an earlier one of its group. */
static void join_links(uint32_t *first, uint32_t a, uint32_t b)
{
    while (first[a] != a)
        a = first[a] = first[first[a]];
    while (first[b] != b)
        b = first[b] = first[first[b]];
    first[a > b ? a : b] = a < b ? a : b;
}

/* Numbers the groups of more than one link, in order of their first ones. */
static void number_groups(sv_job *job, uint32_t *first)
{
    uint32_t group = 0;
    for (uint32_t k = 0; k < job->links.count; k++) {
        uint32_t at = k;
        while (first[at] != at)
            at = first[at];
        first[k] = at;
        if (at == k)
            continue;
        sv_link *l = job->links.data;
        if (!l[at].group)
            l[at].group = ++group;
        l[k].group = l[at].group;
    }
}

/* One segment of one side, several neighbours of the other that each say a part: a group. The
 * links come by source, then target. */
static samsvar_status group_parts(sv_job *job)
{
    uint32_t n = (uint32_t)job->links.count;
    size_t columns = job->bag[1]->segs.count;
    uint32_t *first = sv_calloc((size_t)n + 1, sizeof *first);
    uint32_t *last = sv_calloc(columns + 1, sizeof *last); /* link of each target + 1 */
    samsvar_status status = first && last ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (uint32_t k = 0; k < n && !status; k++) {
        const sv_link *l = &job->links.data[k], *before = k ? l - 1 : l;
        uint32_t above = last[l->target[0]];
        first[k] = k;
        if (before->source[0] == l->source[0] && before->target[0] + 1 == l->target[0] &&
            are_parts(before, l))
            join_links(first, k - 1, k);
        if (above && job->links.data[above - 1].source[0] + 1 == l->source[0] &&
            are_parts(&job->links.data[above - 1], l))
            join_links(first, above - 1, k);
        last[l->target[0]] = k + 1;
    }
    if (status == SAMSVAR_OK)
        number_groups(job, first);
    sv_free(first);
    sv_free(last);
    return status;
}

static samsvar_status link_one(sv_job *job, const sv_candidate *c)
{
    sv_link l = {.origin = "samsvar"};
    samsvar_status status = sv_job_span(job, &l, c->src, 1, c->tgt, 1);
    if (status)
        return status;
    l.score = sv_thousandths((double)c->p);
    l.relation = relation_of(job->config->params, c);
    status = sv_evidence_candidate(job, c, &l);
    if (status == SAMSVAR_OK && !sv_vec_push(&job->links, l))
        status = SAMSVAR_ENOMEM;
    return status;
}

static double threshold_of(const sv_job *job)
{
    const sv_params *p = job->config->params;
    if (job->config->threshold)
        return job->config->threshold / 1000.0;
    return job->translated * p->threshold_translated + (1 - job->translated) * p->threshold;
}

/* Of equal ones those that stand earlier in both, whichever is the source. */
static int best_first(const void *a, const void *b)
{
    const sv_candidate *x = *(const sv_candidate *const *)a, *y = *(const sv_candidate *const *)b;
    if (x->p != y->p)
        return x->p < y->p ? 1 : -1;
    uint64_t u = (uint64_t)x->src + x->tgt, v = (uint64_t)y->src + y->tgt;
    if (u != v)
        return u < v ? -1 : 1;
    return (x->src > y->src) - (x->src < y->src); /* those have no segment in common */
}

/* A sentence has one translation: the likeliest pairs first, each segment once. */
static samsvar_status link_translations(sv_job *job, double threshold)
{
    size_t n = 0;
    const sv_candidate **order = sv_calloc(job->found.count + 1, sizeof(sv_candidate *));
    uint8_t *used[2] = {sv_calloc(job->bag[0]->segs.count + 1, 1),
                        sv_calloc(job->bag[1]->segs.count + 1, 1)};
    samsvar_status status = order && used[0] && used[1] ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (size_t k = 0; k < job->found.count && !status; k++)
        if ((double)job->found.data[k].p >= threshold)
            order[n++] = &job->found.data[k];
    if (n)
        qsort(order, n, sizeof *order, best_first);
    for (size_t k = 0; k < n && !status; k++) {
        if (used[0][order[k]->src] || used[1][order[k]->tgt])
            continue;
        used[0][order[k]->src] = used[1][order[k]->tgt] = 1;
        status = link_one(job, order[k]);
        sv_spill_step(k);
        if (k % 4096 == 0)
            sv_progress("link", k, n);
        if (!status && sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    sv_free(order);
    sv_free(used[0]);
    sv_free(used[1]);
    return status;
}

static samsvar_status link_all(sv_job *job, double threshold)
{
    samsvar_status status = SAMSVAR_OK;
    for (size_t k = 0; k < job->found.count && !status; k++) {
        if ((double)job->found.data[k].p >= threshold)
            status = link_one(job, &job->found.data[k]);
        sv_spill_step(k);
        if (!status && sv_canceled_at(k))
            status = SAMSVAR_ECANCELED;
    }
    return status ? status : group_parts(job);
}

samsvar_status sv_job_link_candidates(sv_job *job)
{
    double threshold = threshold_of(job);
    int many = job->found.count > SV_JOB_MANY_LINKS;
    if (many)
        sv_spill_begin();
    samsvar_status status = job->translated > 0.5 ? link_translations(job, threshold)
                                                  : link_all(job, threshold);
    if (many)
        sv_spill_end();
    return status;
}
