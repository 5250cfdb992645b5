/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* stretch.h -- the best beads of a stretch of a band, by dynamic programming. */
#ifndef SV_ALIGN_STRETCH_H
#define SV_ALIGN_STRETCH_H

#include "core/align/cells.h"
#include "core/align/mono.h"

enum { SV_STEPS = 1 + SV_BEAD_MAX };

/* Log-probabilities of the steps. */
typedef struct sv_steps {
    double null[2], step[SV_STEPS][SV_STEPS]; /* of a source's, a target's segment alone */
} sv_steps;

/* Appends the beads of the source segments box[0] .. box[1] - 1 and the target segments
 * box[2] .. box[3] - 1; ratio as of sv_cells_log_ratio(). SAMSVAR_EINVAL when the band has no
 * way through, which is our bug. Time and memory by the nodes of the band in the box. */
samsvar_status sv_stretch_align(sv_match *m, const sv_params *params, const sv_band *band,
                                const sv_steps *steps, const uint32_t box[4], double ratio,
                                sv_beads *out);

#endif
