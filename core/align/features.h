/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* features.h -- what is known of a pair of segments, as numbers for the scorer of comparable
 * articles: a logistic regression whose weights are the w_ parameters. */
#ifndef SV_ALIGN_FEATURES_H
#define SV_ALIGN_FEATURES_H

#include "core/align/match.h"

extern const char *const sv_feature_names[SV_X_COUNT];

/* All pairs of two bags that share something, with their features. */
typedef struct sv_candidate {
    uint32_t src, tgt;
    float x[SV_X_COUNT];
    float cover[2];       /* share of the source's, the target's information that is matched */
    float p;              /* filled by the scorer */
} sv_candidate;

typedef SV_VEC(sv_candidate) sv_candidates;

/* Fills out, sorted by src, then tgt. Up to SV_CANDIDATES_ALL pairs every pair is one; in
 * larger texts each segment keeps its best partners that the index proposes. */
samsvar_status sv_candidates_find(sv_match *m, sv_candidates *out);

/* Do two number or amount facts agree, with rounding? 0..1 */
double sv_fact_agreement(const sv_fact *a, const sv_fact *b);

#endif
