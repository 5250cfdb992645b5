/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* repeats.h -- anchors where texts repeat themselves. A sentence that stands twenty times has
 * twenty equal partners, so none of them is an anchor by itself; which one it is, the order
 * tells. All partners that are about as good as the best become points, and the heaviest
 * chain that rises on both sides is kept (Hunt and Szymanski, CACM 20, 1977, with weights). */
#ifndef SV_ALIGN_REPEATS_H
#define SV_ALIGN_REPEATS_H

#include "core/align/anchor.h"

/* Adds anchors to the rectangles between anchors that are too large to be searched whole and
 * where a missing block could lie anywhere; in very large texts, where hardly a key is rare,
 * to smaller ones as well, in which keys are rare again. Anchors stay strictly increasing.
 * Time and memory as of the anchors. */
samsvar_status sv_repeats_find(const sv_match *m, sv_anchors *anchors);

#endif
