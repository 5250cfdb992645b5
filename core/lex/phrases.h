/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* phrases.h -- headwords of several words, found in text by the keys of their words. */
#ifndef SV_LEX_PHRASES_H
#define SV_LEX_PHRASES_H

#include "core/lex/lexicon.h"

typedef struct sv_phrases sv_phrases;

/* Adds a phrase: the keys of its words ("is:leggja", "is:fram") and its own ("is:leggja fram").
 * *p is made when it is NULL. A phrase of more than eight words is left out. */
samsvar_status sv_phrases_add(sv_phrases **p, const uint32_t *words, uint32_t count, uint32_t whole);
void sv_phrases_free(sv_phrases *p);

/* As arrays: the first of each key, and the phrases (records of SV_PHRASE_SIZE bytes). */
enum { SV_PHRASE_SIZE = 44 };
void sv_phrases_export(const sv_phrases *p, const uint32_t **first, uint32_t *first_count,
                       const void **records, uint32_t *record_count);
/* Phrases over such arrays, which outlive them, are not believed and are copied when one is
 * added; the keys of phrases are below key_count. NULL: out of memory. */
sv_phrases *sv_phrases_over(const uint32_t *first, uint32_t first_count, const void *records,
                            uint32_t record_count, uint32_t key_count);

/* The phrase with the most words that begins at the first of the lists of keys: each of its
 * words is a key of a token, in order; up to three other tokens may stand behind the first
 * word ("legge et forslag fram"), none elsewhere. Returns its number of words (0: none), its
 * key and the tokens. p may be NULL; it is changed, but for speed only. */
uint32_t sv_phrases_match(sv_phrases *p, const sv_lemma_list *tokens, uint32_t count,
                          uint32_t *whole, uint32_t covered[SV_PHRASE_WORDS]);

#endif
