/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* match.h -- which words of two segments stand for each other, and what that is worth.
 *
 * The worth of a word is a log-likelihood ratio. Let q = P(the word has a match in the other
 * segment | the two say the same) and r = P(it has one | they do not). A word with a match of
 * strength m in 0..1 adds m log(q/r) + (1-m) log((1-q)/(1-r)); one without adds the second
 * term whole, which is negative: what should be said and is not speaks against. q depends on
 * what we know of the word (params.h), r on how common its keys are in the other text and in
 * the lexicons. (Naive Bayes over words; the probabilistic record linkage of Fellegi and
 * Sunter, JASA 64, 1969, with the texts as files.) */
#ifndef SV_ALIGN_MATCH_H
#define SV_ALIGN_MATCH_H

#include "core/align/params.h"
#include "core/align/shared.h"

/* What a token is worth: log-odds when it has a full match, and when it has none. */
typedef struct sv_worth {
    float hit, miss;
} sv_worth;

/* The strongest token of the loaded segment with a key; `now`: of an older segment. */
typedef struct sv_stamp {
    uint32_t now;
    uint16_t token;
    uint8_t weight;
} sv_stamp;

/* Two bags prepared for each other. */
typedef struct sv_match {
    const sv_bag *bag[2];      /* source, target          */
    uint32_t key_count;        /* that both bags hold     */
    sv_shared shared[2];
    sv_index index[2];
    sv_worth *worth[2];        /* [tokens] of each bag    */
    struct sv_list_worth *lists; /* [2 ^ list_bits] scratch of weighing */
    uint32_t list_bits;
    float *miss_sum[2];        /* [segments] sum of miss of the words that are looked at */
    sv_stamp *stamp[2];        /* [key_count] scratch: the loaded segment of each side */
    uint32_t stamp_now[2];
    const float *event[2];     /* [tokens] rarity in the event (event.h), or NULL */
    const struct sv_keep_pair *keep; /* what was judged before (keep.h), or NULL */
    int sparse;                /* translations share few words: sv_match_learn() */
    const sv_lexicon *lexicon;
    const sv_params *params;
    double absent;             /* of sv_match_ease(), 1 without */
    struct sv_window *window;  /* lists that sv_window_open() uses again, or NULL */
    struct sv_vecpair *vectors; /* what the user's vectors say (vecpair.h), or NULL */
} sv_match;

/* most: as of sv_index_build(). Anchors need lists of up to SV_ANCHOR_POSTINGS, candidates of
 * up to SV_CANDIDATE_POSTINGS. */
enum { SV_ANCHOR_POSTINGS = 16, SV_CANDIDATE_POSTINGS = 1000 };
samsvar_status sv_match_new(const sv_bag *src, const sv_bag *tgt, const sv_lexicon *lex,
                            const sv_params *params, uint32_t most, sv_match **out);
void sv_match_free(sv_match *m);

/* Weighs all words anew after a first alignment, given as count pairs of segments, if few of
 * their words are met: no lexicon tells of these languages, and an absent word says little.
 * Returns m->sparse. */
int sv_match_learn(sv_match *m, uint32_t (*linked)[2], size_t count);
/* Weighs them as before: the first alignment was none. */
void sv_match_forget(sv_match *m);

/* Multiplies the penalty of unmatched words whose keys the other text does not hold at all:
 * something else tells what they mean. Holds when words are weighed anew. */
void sv_match_ease(sv_match *m, double factor);

/* One pair of words, tokens counted within their segments. */
typedef struct sv_word_pair {
    uint16_t src, tgt;
    uint8_t strength;      /* 1..255 */
    uint8_t source;        /* of the key: lexicon file or SV_LEX_* */
} sv_word_pair;

/* Texts with more segments are very large: hardly a key is rare in them, and what is kept of each
 * segment counts. */
enum { SV_MATCH_LARGE = 50000 };

/* Words of a segment that are looked at: of a longer one the first speak for all. */
enum { SV_MATCH_WORDS = 512 };

/* Loads a segment of a side; then pairs() fills out with the best partner there of each token
 * that has one of a segment of the other side (strongest first choice, one partner a token),
 * returns how many. */
void sv_match_load(sv_match *m, int side, uint32_t seg);
uint32_t sv_match_pairs(sv_match *m, int side, uint32_t seg, sv_word_pair out[SV_MATCH_WORDS]);

#endif
