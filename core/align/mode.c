/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Parallel, comparable or unrelated? Both searches are tried, and the texts decide. */
#include <math.h>

#include "core/align/job.h"
#include "core/base/buf.h"

/* Share of the segments of both sides that stand in monotone beads whose words speak for them. */
static double monotone_share(const sv_job *job)
{
    double held = 0, all = 0;
    for (size_t k = 0; job->keep && k < job->keep->chain.count; k++) {
        const sv_box *b = &job->keep->chain.data[k];
        held += b->i1 - b->i0 + b->j1 - b->j0;
    }
    all = held;
    for (size_t k = 0; k < job->beads.count; k++) {
        const sv_bead *b = &job->beads.data[k];
        all += b->a + b->b;
        if (b->a && b->b && b->words + b->vectors > 0.5f)
            held += b->a + b->b;
    }
    return all > 0 ? held / all : 0;
}

/* Links to be expected for each segment of the shorter text, of those above the threshold: one
 * doubtful link does not make two short texts newsrooms' on one event. */
static double link_density(const sv_job *job)
{
    size_t n = job->bag[0]->segs.count, m = job->bag[1]->segs.count;
    double links = 0;
    for (size_t k = 0; k < job->found.count; k++) {
        double p = (double)job->found.data[k].p;
        links += p >= job->config->params->threshold ? p : 0;
    }
    n = n < m ? n : m;
    return n ? links / (double)n : 0;
}

/* The reason is "BEFORE number AFTER". */
static samsvar_status say(sv_job *job, sv_mode mode, const char *before, double number,
                          const char *after)
{
    sv_buf text;
    sv_buf_init(&text, 512);
    sv_buf_printf(&text, "%s%.0f%s", before, floor(number), after);
    job->pair->mode = mode;
    job->pair->reason = text.data ? sv_arena_strndup(job->arena, text.data, text.len) : NULL;
    sv_buf_clear(&text);
    return job->pair->reason ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

samsvar_status sv_job_choose_mode(sv_job *job)
{
    const sv_params *p = job->config->params;
    const sv_keep_pair *keep = job->keep;
    if (keep && keep->out_of_order)
        return say(job, SV_MODE_COMPARABLE, "", keep->out_of_order,
                   " confirmed links do not follow the others in order");
    samsvar_status status = sv_mono_align(job->match, p, &job->beads, job->err);
    if (status != SAMSVAR_OK)
        return status;
    double share = monotone_share(job);
    if (share >= p->auto_parallel)
        return say(job, SV_MODE_PARALLEL, "", 100 * share,
                   " % of the segments follow each other in order");
    sv_match_forget(job->match); /* what no translation taught: as if the mode had been asked for */
    status = sv_candidates_find(job->match, &job->found);
    if (status != SAMSVAR_OK)
        return status;
    status = sv_job_score(job);
    if (status != SAMSVAR_OK)
        return status;
    double density = link_density(job);
    if (density >= p->auto_related)
        return say(job, SV_MODE_COMPARABLE, "statements in common, but only ", 100 * share,
                   " % of the segments in order");
    if (keep && keep->links.count)
        return say(job, SV_MODE_COMPARABLE, "", (double)keep->links.count,
                   " links are confirmed");
    return say(job, SV_MODE_UNRELATED, "only ", 100 * density, " links for each 100 segments");
}
