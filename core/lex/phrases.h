/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* phrases.h -- headwords of several words, found in text word by word. */
#ifndef SV_LEX_PHRASES_H
#define SV_LEX_PHRASES_H

#include "core/lex/lexicon.h"

typedef struct sv_phrases sv_phrases;

/* Adds a phrase ("leggja fram") of a language; *p is made when it is NULL. A phrase of more
 * than eight words is left out. */
samsvar_status sv_phrases_add(sv_phrases **p, const char *lang, const char *text, size_t len);
void sv_phrases_free(sv_phrases *p);

/* The longest phrase that begins at word 0: each of its words is a lemma candidate of a word
 * of the text, in order; up to three other words may stand behind the first one ("legge et
 * forslag fram"), none elsewhere. Returns the number of words (0: none) and their positions.
 * p may be NULL. */
uint32_t sv_phrases_match(const sv_phrases *p, const char *lang, sv_lemma_at *lemmas, void *data,
                          samsvar_str *phrase, uint32_t covered[8]);

#endif
