/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* keep.h -- what a person has judged in an older alignment holds in the new one.
 *
 *   confirmed, edited   the link stands in the result, with the score 0.999; in a parallel
 *                       pair the search goes through it, and no other link has its segments;
 *                       of translated sentences in any order neither
 *   rejected            no link of the engines holds all its segments; it stands in the
 *                       result as rejected, so that a further run knows it too
 *
 * A document is an older one when its text is the same (SHA-256), else when its id or its
 * source is. Where the text is the same the segments are taken over, with the boundaries that
 * a person has set; else a segment is an older one when its text is the same. */
#ifndef SV_ALIGN_KEEP_H
#define SV_ALIGN_KEEP_H

#include "core/doc/result.h"

/* Documents and segments of a result, and which of an older one they are. */
typedef struct sv_keep {
    const sv_result *old;
    uint32_t documents;
    uint32_t *document;  /* [documents] the older one, or SAMSVAR_NONE               */
    uint32_t **segment;  /* [documents][segments of the older one]: the segment that it is
                          * now, or SAMSVAR_NONE; NULL without an older document     */
} sv_keep;

/* Finds the older documents. old must outlive *out. */
samsvar_status sv_keep_new(const sv_result *old, const sv_result *r, sv_keep **out);
void sv_keep_free(sv_keep *keep); /* NULL is fine */

/* Takes the segments of the older document over, if the text is the same: in place of those
 * that the document has. Not for SV_INPUT_LINES, whose segments are the lines. May be called
 * for several documents at once. */
samsvar_status sv_keep_segments(const sv_keep *keep, uint32_t document, samsvar_doc *doc);

/* Finds the older segments when all documents have theirs. Warns (sv_log) of links that have
 * lost a segment. */
samsvar_status sv_keep_map(sv_keep *keep, const sv_result *r);

/* ---- a pair */

/* A link that was judged, in segments of the new documents (ascending, in the arena). */
typedef struct sv_kept {
    const sv_link *link;
    uint32_t *source, *target;
    uint32_t source_count, target_count;
    uint32_t group;
    int flipped;  /* the older pair had source and target the other way round */
    int in_order; /* stands in the chain */
} sv_kept;

/* Segments i0 .. i1 - 1 and j0 .. j1 - 1: a monotone search goes from one corner to the other. */
typedef struct sv_box {
    uint32_t i0, i1, j0, j1;
} sv_box;

enum { SV_KEEP_CELLS = 4096 };

typedef struct sv_keep_pair {
    SV_VEC(sv_kept) links;    /* confirmed and edited, by first source        */
    SV_VEC(sv_kept) rejected; /* by first source                              */
    SV_VEC(sv_box) chain;     /* of the links that follow each other in order */
    uint32_t out_of_order;    /* links that are not in the chain              */
    SV_VEC(uint64_t) cells;   /* source << 32 | target of links, ascending; without those of
                               * links that have more than SV_KEEP_CELLS */
    uint8_t *used[2];         /* segments that stand in links                 */
} sv_keep_pair;

/* Collects what was judged of the pair; *out stays NULL where nothing was. arena: of p. */
samsvar_status sv_keep_pair_new(const sv_keep *keep, const sv_result *r, const sv_pair *p,
                                sv_arena *arena, sv_keep_pair **out);
void sv_keep_pair_free(sv_keep_pair *k); /* NULL is fine */

/* Does a link of source segments i .. i + a - 1 and target segments j .. j + b - 1 hold all of
 * one that was rejected? k may be NULL. */
int sv_keep_rejects(const sv_keep_pair *k, uint32_t i, uint32_t j, uint32_t a, uint32_t b);

/* Is there no place for such a link beside those that stand? one_to_one: each segment has one
 * link; else only what stands already is no news. */
int sv_keep_excludes(const sv_keep_pair *k, int one_to_one, uint32_t i, uint32_t j,
                     uint32_t a, uint32_t b);

/* At the end of k: drops what contradicts from the links of p, then adds what stands and what was rejected.
 * bias: the constant that the weights of the evidence are added to. */
samsvar_status sv_keep_finish(sv_keep_pair *k, int one_to_one, double bias, sv_pair *p);

#endif
