/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* mono.h -- parallel texts: the best monotone chain of beads through a band. */
#ifndef SV_ALIGN_MONO_H
#define SV_ALIGN_MONO_H

#include "core/align/cells.h"

typedef SV_VEC(sv_bead) sv_beads;

/* Beads in order, which cover every segment of both sides exactly once. Viterbi over steps up
 * to 4:4; the shares of nulls and merges are learned from a first pass. Time and memory grow
 * with the band, which grows with n + m. ECANCELED when sv_cancel() was called. */
samsvar_status sv_mono_align(sv_match *m, const sv_params *params, sv_beads *out, sv_error *err);

#endif
