/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* vecpair.h -- what the vectors of two documents say of a pair of segments or merges, as
 * log-odds.
 *
 * Cosines mean something else in each model, so a cosine is seen beside those of other pairs.
 * With m the mean cosine of the two with segments of the other side, and k the mean of their
 * four nearest other ones,
 *
 *   distance = (1 - cosine) / (1 - m)      0: the same, 1: like any two (as Vecalign has it)
 *   margin   = (cosine - k) / (1 - m)      after Artetxe and Schwenk, ACL 2019, as a difference
 *   term     = vector_scale (vector_middle - distance) + vector_margin margin
 *
 * held within vector_most. It is multiplied by how far the vectors agree with the words where
 * words are sure, so that rows in a wrong order do no harm. */
#ifndef SV_ALIGN_VECPAIR_H
#define SV_ALIGN_VECPAIR_H

#include "core/align/match.h"
#include "core/align/vectors.h"

typedef struct sv_vecpair sv_vecpair;

/* For the documents of m, which are those two of the result; sets m->vectors to *out (which m
 * does not own) and takes weight off unmatched words. *out stays NULL where no vectors are or
 * where they contradict the words (then there is a warning). */
samsvar_status sv_vecpair_new(const sv_vectors *v, const uint32_t documents[2],
                              const sv_params *params, sv_match *m, sv_vecpair **out);
void sv_vecpair_free(sv_vecpair *p); /* NULL is fine */

/* Log-odds of source segments i .. i+a-1 against target segments j .. j+b-1: by the vector of
 * the merge, else the mean of its segments'; 0 where one has none. */
float sv_vecpair_term(sv_vecpair *p, uint32_t i, uint32_t a, uint32_t j, uint32_t b);

/* The target segment that is nearest to i, if i is nearest to it, too, and they are nearer than
 * not; SV_NO_ID: none, or the texts are too long to look at all pairs. */
uint32_t sv_vecpair_mutual(sv_vecpair *p, uint32_t i);
/* The same for a target segment. */
uint32_t sv_vecpair_mutual_target(sv_vecpair *p, uint32_t j);

#endif
