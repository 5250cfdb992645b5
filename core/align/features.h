/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* features.h -- what is known of a pair of segments, as numbers for the scorer of comparable
 * articles: a logistic regression whose weights are the w_ parameters. */
#ifndef SV_ALIGN_FEATURES_H
#define SV_ALIGN_FEATURES_H

#include "core/align/match.h"

extern const char *const sv_feature_names[SV_X_COUNT];

/* Two segments that may say the same. */
typedef struct sv_candidate {
    uint32_t src, tgt;
    float x[SV_X_COUNT];
    float y[SV_Y_COUNT];  /* filled by sv_joint_fill() */
    float vectors;        /* log-odds from the user's vectors, 0 without */
    float cover[2];       /* share of the source's, the target's information that is matched */
    float p;              /* filled by the scorer */
} sv_candidate;

/* Found by its vectors alone: it takes no part in how words compare. */
static inline int sv_candidate_wordless(const sv_candidate *c)
{
    return c->x[SV_X_cover_both] <= 0;
}

typedef SV_VEC(sv_candidate) sv_candidates;

/* Texts with at most so many pairs of segments are searched whole. */
enum { SV_ALL_PAIRS = 250000 };

/* Every pair of small texts that shares a word, or whose vectors are mutual nearest neighbours,
 * with its features; in large texts each segment
 * keeps the partners for which its rare words vote, and that neighbour. Sorted by src, then tgt. */
samsvar_status sv_candidates_find(sv_match *m, sv_candidates *out);

/* The longest list of a key that votes in texts of so many target segments. */
uint32_t sv_candidates_postings(uint64_t columns);

/* The candidate of two segments; row[] of rows + 1 elements says where each source's begin. */
const sv_candidate *sv_candidate_at(const sv_candidates *c, const uint32_t *row, uint32_t rows,
                                    int64_t src, int64_t tgt);

/* The features of one pair that depend on nothing else. The target segment must be loaded
 * (sv_match_load). Which is the source makes no difference but for c->cover. s is from
 * sv_sides_new(), p has room for SV_SIDE_PAIRS: scratch. */
typedef struct sv_side sv_side;
enum { SV_SIDE_PAIRS = 2 * SV_MATCH_WORDS };
sv_side *sv_sides_new(void); /* NULL: out of memory; to be released with sv_free() */
void sv_features_fill(sv_match *m, sv_side *s, sv_word_pair *p, uint32_t src, uint32_t tgt,
                      sv_candidate *c);

/* Pairs the words of two segments, each once, the best matches first, whichever side they were
 * found from: what the features count. The target segment must be loaded; afterwards the source
 * segment is, too. s as above, with how well each word is matched then; p gets the pairs, returns
 * how many. */
uint32_t sv_features_pairs(sv_match *m, sv_side *s, sv_word_pair *p, uint32_t src, uint32_t tgt);

/* Do two number or amount facts agree, with rounding? 0..1 */
double sv_fact_agreement(const sv_fact *a, const sv_fact *b);

#endif
