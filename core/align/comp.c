/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Comparable articles: crossing and many-to-many links between single segments. */
#include <math.h>

#include "core/align/job.h"

void sv_score_candidates(const sv_params *params, sv_candidates *c)
{
    for (size_t k = 0; k < c->count; k++) {
        double sum = 0;
        for (int i = 0; i < SV_X_COUNT; i++)
            sum += params->w[i] * (double)c->data[k].x[i];
        c->data[k].p = (float)sv_logistic(sum);
    }
}

uint32_t sv_candidate_relation(const sv_params *params, const sv_candidate *c)
{
    const double *q = params->q;
    double equal = q[SV_Q_bias] + q[SV_Q_cover_low] * c->x[SV_X_cover_low] +
                   q[SV_Q_cover_high] * c->x[SV_X_cover_high] + q[SV_Q_clause] * c->x[SV_X_clause] +
                   q[SV_Q_length] * c->x[SV_X_length] + q[SV_Q_numbers] * c->x[SV_X_numbers];
    if (equal > 0)
        return SAMSVAR_REL_EQUAL;
    float more = c->cover[0] - c->cover[1];
    if (fabsf(more) < 0.15f)
        return SAMSVAR_REL_OVERLAP;
    return more > 0 ? SAMSVAR_REL_SRC_IN_TGT : SAMSVAR_REL_TGT_IN_SRC;
}

/* One segment of one side, several neighbours of the other that each say a part: a group. */
static void group_parts(sv_job *job)
{
    uint32_t group = 0;
    for (size_t k = 1; k < job->links.count; k++) {
        sv_link *a = &job->links.data[k - 1], *b = &job->links.data[k];
        if (a->source[0] != b->source[0] || b->target[0] != a->target[0] + 1)
            continue;
        if (a->relation == SAMSVAR_REL_EQUAL || b->relation == SAMSVAR_REL_EQUAL)
            continue;
        if (!a->group)
            a->group = ++group;
        b->group = a->group;
    }
}

static samsvar_status link_one(sv_job *job, const sv_candidate *c)
{
    sv_link l = {.source_count = 1, .target_count = 1, .origin = "samsvar"};
    l.source = sv_arena_alloc(job->arena, 2, sizeof *l.source);
    if (!l.source)
        return SAMSVAR_ENOMEM;
    l.target = l.source + 1;
    l.source[0] = c->src;
    l.target[0] = c->tgt;
    l.score = sv_thousandths((double)c->p);
    l.relation = sv_candidate_relation(job->config->params, c);
    samsvar_status status = sv_evidence_candidate(job, c, &l);
    if (status == SAMSVAR_OK && !sv_vec_push(&job->links, l))
        status = SAMSVAR_ENOMEM;
    return status;
}

samsvar_status sv_job_link_candidates(sv_job *job)
{
    double threshold = job->config->threshold ? job->config->threshold / 1000.0
                                              : job->config->params->threshold;
    samsvar_status status = SAMSVAR_OK;
    for (size_t k = 0; k < job->found.count && !status; k++)
        if ((double)job->found.data[k].p >= threshold)
            status = link_one(job, &job->found.data[k]);
    if (status == SAMSVAR_OK)
        group_parts(job);
    return status;
}
