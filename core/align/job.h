/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* job.h -- one pair of documents on its way to links: what the files of core/align share. */
#ifndef SV_ALIGN_JOB_H
#define SV_ALIGN_JOB_H

#include "core/align/align.h"
#include "core/align/event.h"
#include "core/align/features.h"
#include "core/align/joint.h"
#include "core/align/keep.h"
#include "core/align/mono.h"
#include "core/align/pair.h"

typedef struct sv_job {
    const sv_align_config *config;
    sv_result *result;
    sv_pair *pair;           /* mode AUTO until it is decided                        */
    sv_arena *arena;         /* of the links; the result's own, given one job at a time */
    const sv_others *others; /* what is known of the other articles                  */
    sv_bag *bag[2];          /* views: segs and tokens are the pair's own copies     */
    sv_match *match;
    struct sv_vecpair *vectors; /* what the user's vectors say, or NULL              */
    sv_keep_pair *keep;      /* what a person has judged, or NULL                    */
    sv_beads beads;          /* parallel */
    sv_candidates found;     /* comparable: every candidate with its p               */
    double translated;       /* comparable: 1 translations, 0 newsrooms              */
    double weights[SV_X_COUNT]; /* of the features: params->w and params->t, mixed   */
    double joint[SV_Y_COUNT];   /* of the joint features                             */
    SV_VEC(sv_link) links;   /* by the engine's number (samsvar_link.id)             */
    sv_error *err;
} sv_job;

/* Decides the mode when it is asked to (pair->mode, pair->reason). */
samsvar_status sv_job_choose_mode(sv_job *job);

/* Links from beads, and from candidates whose p reaches the threshold. */
samsvar_status sv_job_link_beads(sv_job *job);
samsvar_status sv_job_link_candidates(sv_job *job);

/* Gives a link its segments: a from i on, b from j on. ENOMEM. */
samsvar_status sv_job_span(sv_job *job, sv_link *l, uint32_t i, uint32_t a, uint32_t j, uint32_t b);

/* P(linked) of every candidate. Two kinds of comparable texts have weights of their own:
 * sentences that are translations of each other in any order, and newsrooms that tell of the
 * same event; what lies between gets a mixture. */
samsvar_status sv_job_score(sv_job *job);

/* Reasons for a link: word pairs, then the other features; parts. Uses job->match. */
samsvar_status sv_evidence_bead(sv_job *job, const sv_bead *bead, double log_odds, sv_link *link);
samsvar_status sv_evidence_candidate(sv_job *job, const sv_candidate *c, sv_link *link);

/* So many links with their evidence are written from front to back, out of a file (spill.h). */
enum { SV_JOB_MANY_LINKS = 100000 };

static inline double sv_logistic(double x)
{
    return 1.0 / (1.0 + __builtin_exp(-x));
}

/* A probability in thousandths, 1..999: nothing is impossible or certain. */
static inline int32_t sv_thousandths(double p)
{
    double t = p * 1000.0 + 0.5;
    return t < 1 ? 1 : t > 999 ? 999 : (int32_t)t;
}

#endif
