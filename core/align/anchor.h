/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* anchor.h -- places where two long parallel texts surely meet, found without looking at
 * n x m cells: rare shared keys vote for a partner, mutual best choices survive, and the
 * heaviest increasing chain of them is kept (the "anchor" idea of Simard and Plamondon,
 * Machine Translation 13, 1998; chain: weighted longest increasing subsequence). */
#ifndef SV_ALIGN_ANCHOR_H
#define SV_ALIGN_ANCHOR_H

#include "core/align/match.h"

typedef struct sv_anchor {
    uint32_t src, tgt;
    float weight; /* votes for the pair, in nats */
} sv_anchor;

typedef SV_VEC(sv_anchor) sv_anchors;

/* Where words choose nobody, mutual nearest vectors do, if there are any (vecpair.h).
 * Anchors strictly increasing on both sides, in order. Time O(keys + n log n). */
samsvar_status sv_anchors_find(const sv_match *m, sv_anchors *out);

enum { SV_ANCHOR_NEAR = 4 }; /* segments, on both sides, between anchors of one stretch */

/* Keeps the heaviest chain that rises on both sides. Sorted by source; of equal sources the
 * last target first. columns: segments of the target. jump: if not 0, an anchor that is
 * not near the one before adds no weight and costs so many nats: only neighbours confirm each
 * other. */
samsvar_status sv_anchors_chain(sv_anchors *a, uint32_t columns, double jump);

enum {
    SV_BAND_RECTANGLE = 1000000, /* nodes between two anchors that are searched whole       */
    SV_BAND_DIAGONAL = 64        /* half width of the band in a rectangle with more of them */
};

/* The band of nodes that a monotone search may visit: for the node row i in 0..n the columns
 * lo[i]..hi[i], both inclusive and never falling; hi[n] = m and lo[0] = 0. */
typedef struct sv_band {
    uint32_t *lo, *hi; /* [n + 1] */
    uint64_t nodes;
} sv_band;

/* The whole matrix when it is small, else rectangles between the anchors. */
samsvar_status sv_band_build(uint32_t n, uint32_t m, const sv_anchors *anchors, sv_band *out);
void sv_band_clear(sv_band *band);

#endif
