/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* joint.h -- what other pairs of segments say of a pair: its neighbours, its rivals, and
 * segments of third articles that are linked to both. A second logistic regression takes
 * these numbers, made from the first one's P(linked), beside the pair's own features. */
#ifndef SV_ALIGN_JOINT_H
#define SV_ALIGN_JOINT_H

#include "core/align/features.h"
#include "core/align/statements.h"

extern const char *const sv_joint_names[SV_Y_COUNT];

/* Every segment of every document with the segments that it may be linked to. */
typedef struct sv_joint sv_joint;

/* From the first P(linked) of all pairs. */
samsvar_status sv_joint_new(const sv_result *r, const sv_odds_list *odds, size_t lists,
                            sv_joint **out);
void sv_joint_free(sv_joint *joint);

/* Fills y of the candidates of the documents source and target from their p; segments[] are
 * the documents' numbers of segments. joint may be NULL: no third articles. */
samsvar_status sv_joint_fill(const sv_joint *joint, uint32_t source, uint32_t target,
                             const size_t segments[2], sv_candidates *c);

#endif
