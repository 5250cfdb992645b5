/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexwalk.h -- the senses of a headword one by one, as the lists give them: for showing and
 * measuring. What aligns asks sv_lexicon_keys(). */
#ifndef SV_LEX_LEXWALK_H
#define SV_LEX_LEXWALK_H

#include "core/lex/lexicon.h"

enum { SV_LEX_PART = 255 }; /* the rank of a word of a sense of several words */

typedef struct sv_lexicon_sense {
    uint32_t key;   /* in sv_lexicon_intern()           */
    uint8_t weight; /* 1..255                           */
    uint8_t pos;    /* SAMSVAR_POS_*                    */
    uint8_t file;   /* in order of loading              */
    uint8_t rank;   /* from 0 in its entry; SV_LEX_PART */
} sv_lexicon_sense;

/* The own key of a folded word, or SV_NO_ID when no lexicon has it. Thread-safe. */
uint32_t sv_lexicon_find(const sv_lexicon *lex, const char *lang, const char *lemma, size_t len);

/* The next sense of a key; *cursor is 0 before the first. 0: there is none. Thread-safe. */
int sv_lexicon_next(const sv_lexicon *lex, uint32_t key, uint32_t *cursor, sv_lexicon_sense *out);

/* All senses of all headwords, until fn returns 0: to find who has a word as a sense. */
typedef int sv_lexicon_scan_fn(void *data, uint32_t headword, const sv_lexicon_sense *sense);
void sv_lexicon_scan(const sv_lexicon *lex, sv_lexicon_scan_fn *fn, void *data);

/* The languages whose headwords answer for one (itself, then its sister): how many. */
uint32_t sv_lexicon_answering(const char *lang, const char *out[3]);

/* The same and the relatives that packs name ("fallback"), which answer where those before
 * them do not. The names are valid as long as the lexicon. Thread-safe. */
enum { SV_LEX_ANSWERS = 8 };
uint32_t sv_lexicon_relatives(const sv_lexicon *lex, const char *lang,
                              const char *out[SV_LEX_ANSWERS]);

/* The key of a word of `lang`, whose own key is `own`, in a language that answers for it: a
 * lexicon's; of a word that none has in either language, made where a text is in that language
 * (sv_lexicon_texts()). SV_NO_ID: there is none. */
uint32_t sv_lexicon_sister(sv_lexicon *lex, uint32_t own, const char *lang, const char *sister,
                           const char *lemma, size_t len);

#endif
