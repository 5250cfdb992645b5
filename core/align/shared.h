/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* shared.h -- the keys that two bags have in common, numbered anew from 0, and where the rarer
 * ones stand. Most keys of a token (the senses of a word) never stand in the other text; what is
 * left is few enough to stay in a processor's caches. */
#ifndef SV_ALIGN_SHARED_H
#define SV_ALIGN_SHARED_H

#include "core/lex/bag.h"

typedef struct sv_shared_key {
    uint32_t id;    /* from 0, by first place in the source */
    uint8_t weight; /* both as in the bag                   */
    uint8_t source;
} sv_shared_key;

/* The shared keys of a bag: those of its keys a .. b - 1 are keys.data[first[a]] ..
 * keys.data[first[b] - 1]. */
typedef struct sv_shared {
    uint32_t *first; /* [keys of the bag + 1] */
    SV_VEC(sv_shared_key) keys;
} sv_shared;

/* The shared keys of a token: keys.data[*from] .. keys.data[end - 1]; returns the end. */
static inline uint32_t sv_shared_span(const sv_shared *shared, const sv_token *token, uint32_t *from)
{
    *from = shared->first[token->keys];
    return shared->first[token->keys + token->key_count];
}

/* Of a source and a target bag; key_count: of the lexicon. *count gets how many keys are shared.
 * Time by the keys of both. */
samsvar_status sv_shared_build(const sv_bag *const bag[2], uint32_t key_count, sv_shared out[2],
                               uint32_t *count);
void sv_shared_clear(sv_shared *shared);

typedef struct sv_posting {
    uint32_t seg;
    uint8_t weight;
} sv_posting;

/* Where the rarer keys stand in a bag: CSR lists over the numbers of shared keys. */
typedef struct sv_index {
    uint32_t key_count;
    uint32_t *first;       /* [key_count + 1]      */
    sv_posting *postings;  /* ascending by segment */
    uint32_t *seg_count;   /* [key_count] segments that hold the key */
} sv_index;

/* Keys that stand in more than `most` segments are counted but have no list. */
samsvar_status sv_index_build(const sv_bag *bag, const sv_shared *shared, uint32_t key_count,
                              uint32_t most, sv_index *out);
void sv_index_clear(sv_index *index);

#endif
