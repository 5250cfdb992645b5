/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Parallel texts: beads become links. */
#include "core/align/job.h"
#include "core/base/log.h"
#include "core/base/spill.h"

static double bead_odds(const sv_params *p, const sv_bead *b)
{
    return p->words_scale * (double)b->words + p->length_scale * (double)b->length +
           (double)b->marks + (double)b->vectors;
}

static samsvar_status link_one(sv_job *job, const sv_bead *b)
{
    const sv_params *p = job->config->params;
    sv_link l = {.origin = "samsvar", .relation = SAMSVAR_REL_EQUAL};
    samsvar_status status = sv_job_span(job, &l, b->i, b->a, b->j, b->b);
    if (status)
        return status;
    double odds = p->bead_bias + p->bead_scale * bead_odds(p, b);
    l.score = sv_thousandths(sv_logistic(odds));
    double review = job->config->threshold ? job->config->threshold / 1000.0 : p->review;
    if (l.score < review * 1000)
        l.status = SV_LINK_NEEDS_REVIEW;
    status = sv_evidence_bead(job, b, odds, &l);
    if (status == SAMSVAR_OK && !sv_vec_push(&job->links, l))
        status = SAMSVAR_ENOMEM;
    return status;
}

samsvar_status sv_job_link_beads(sv_job *job)
{
    samsvar_status status = SAMSVAR_OK;
    int many = job->beads.count > SV_JOB_MANY_LINKS;
    if (many)
        sv_spill_begin();
    for (size_t k = 0; k < job->beads.count && !status; k++) {
        if (job->beads.data[k].a && job->beads.data[k].b)
            status = link_one(job, &job->beads.data[k]);
        sv_spill_step(k);
        if (k % 4096 == 0)
            sv_progress("link", k, job->beads.count);
        if (!status && sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    if (many)
        sv_spill_end();
    return status;
}
