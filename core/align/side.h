/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* side.h -- a pair of segments while its features are computed: what features.c, facts.c and
 * event.c share. */
#ifndef SV_ALIGN_SIDE_H
#define SV_ALIGN_SIDE_H

#include "core/align/features.h"

enum { CLAUSES = 16, SIDE_WORDS = SV_MATCH_WORDS };

/* One side of the pair. */
struct sv_side {
    const sv_bagseg *seg;
    float best[SIDE_WORDS];    /* how well each word is matched */
    double all, matched;       /* information                  */
    double names, names_matched;
    double odds;               /* of naive Bayes               */
    double rarest;             /* information of one match     */
    double words;              /* of content that are matched  */
};

/* Information of a word: what its match would be worth. */
static inline double sv_side_info(const sv_match *m, int side, uint32_t token)
{
    double hit = m->worth[side][token].hit;
    return hit > 0 ? hit : 0;
}

/* Harmonic mean of what a share of each side is. */
static inline double sv_side_harmonic(double a, double b)
{
    return a + b > 0 ? 2 * a * b / (a + b) : 0;
}

static inline uint32_t sv_side_words(const sv_bagseg *seg)
{
    return seg->token_count < SIDE_WORDS ? seg->token_count : SIDE_WORDS;
}

static inline uint32_t sv_side_clause(const sv_token *t)
{
    return t->clause < CLAUSES ? t->clause : CLAUSES - 1;
}

/* Numbers, dates, speakers, polarity, modality. */
void sv_facts_fill(const sv_match *m, const sv_side s[2], float *x);
/* What the words are worth when rarity is counted over all articles of the event. */
void sv_event_fill(const sv_match *m, const sv_side s[2], const sv_word_pair *p, uint32_t n,
                   float *x);

#endif
