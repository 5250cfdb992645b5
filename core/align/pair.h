/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* pair.h -- one pair of documents: the chain of align hooks with the engine at its end. */
#ifndef SV_ALIGN_PAIR_H
#define SV_ALIGN_PAIR_H

#include "core/align/align.h"
#include "core/align/joint.h"
#include "core/align/statements.h"
#include "core/lex/bag.h"

/* What a pair is told of the other articles. */
typedef struct sv_others {
    const float *event[2];  /* [tokens] of the source, the target: see event.h; or NULL */
    const sv_joint *joint;  /* every pair's first P(linked), or NULL                     */
    int scout;              /* only odds, made of the first P(linked); no links          */
    double *translated;     /* the pair's share of translated segments: the scout sets it */
    double run_translated;  /* that of all the run's pairs; negative: not known           */
} sv_others;

/* Fills the links of p, and odds with what the statements need to know of it. The bags are
 * only read: what align hooks weigh and mark holds for this pair alone. */
samsvar_status sv_pair_align(sv_result *r, sv_pair *p, const sv_align_config *config, sv_worker *w,
                             sv_bag *const bags[2], const sv_others *others, sv_odds_list *odds,
                             sv_error *err);

#endif
