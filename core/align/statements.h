/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* statements.h -- one statement, its wordings in all articles. */
#ifndef SV_ALIGN_STATEMENTS_H
#define SV_ALIGN_STATEMENTS_H

#include "core/align/params.h"
#include "core/doc/result.h"

/* P(linked) of a pair of segments of different documents; 0 where nothing is known. Filled by
 * the pairs' searches, also with what stayed under the threshold. */
typedef struct sv_link_odds {
    uint32_t doc[2], seg[2]; /* doc[0] < doc[1] */
    float p;
} sv_link_odds;

typedef SV_VEC(sv_link_odds) sv_odds_list;

/* Groups segments by average linkage: two groups become one while the mean P(linked) between
 * their members of different documents is at least params->statement, best first. So A-B and
 * B-C make A-C only where A-C is not contradicted. Fills r->statements. */
samsvar_status sv_statements_find(sv_result *r, const sv_params *params, sv_odds_list *odds);

#endif
