/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cover.h -- how much of a text the lexicons translate, and how much of its translation they
 * find again.
 *
 * Counted are content tokens: words in lower case that are of no closed class and no number.
 * Such a token has a translation when one of its lemma candidates, or a headword of several
 * words that it is part of, has a sense; it is found when such a sense stands in the other
 * line, all its words among the lemma candidates there. */
#ifndef SV_DICT_COVER_H
#define SV_DICT_COVER_H

#include "core/base/vec.h"
#include "core/doc/doc.h"
#include "core/lex/lexicon.h"

/* Ways to a translation, the strictest first. */
enum {
    SV_COVER_DIRECT, /* a list has the word of the other language (nn -> nb -> en, too) */
    SV_COVER_PIVOT,  /* lists lead there, or from both to the same word, by way of a third */
    SV_COVER_PART,   /* a part of a compound has a translation                          */
    SV_COVER_WAYS
};

typedef struct sv_cover_token {
    /* ids[first ..]: senses, then what these mean in turn, then senses of parts */
    uint32_t first, senses, further, parts;
} sv_cover_token;

typedef struct sv_cover_line {
    uint32_t token_first, token_count; /* content tokens                              */
    uint32_t own_first, own_count;     /* ids: keys of all lemma candidates, sorted   */
    uint32_t far_first, far_count;     /* ids: their senses, sorted                   */
} sv_cover_line;

/* A text as sets of keys; zeroed: empty. */
typedef struct sv_cover_text {
    SV_VEC(sv_cover_line) lines;
    SV_VEC(sv_cover_token) tokens;
    SV_VEC(uint32_t) ids;
} sv_cover_text;

/* Appends the segments that have features now, a line each. ENOMEM. */
samsvar_status sv_cover_add(sv_cover_text *text, sv_lexicon *lex, const samsvar_doc *doc);
void sv_cover_clear(sv_cover_text *text);

/* Lines that are translations of each other. */
typedef struct sv_cover_pair {
    uint32_t source, target;
} sv_cover_pair;

typedef struct sv_cover_score {
    uint64_t pairs, tokens;
    uint64_t found[SV_COVER_WAYS]; /* tokens found that way or a stricter one           */
    uint64_t noise[SV_COVER_WAYS]; /* the same against the line of the pair `shift` on  */
    uint32_t shift;                /* 100, or half of the pairs where there are not 200 */
} sv_cover_score;

void sv_cover_compare(const sv_lexicon *lex, const sv_cover_text *source,
                      const sv_cover_text *target, const sv_cover_pair *pairs, size_t count,
                      sv_cover_score *out);

/* Of one text: its content tokens, those with a translation, and those of which only a part
 * has one. */
void sv_cover_count(const sv_cover_text *text, uint64_t *tokens, uint64_t *known,
                    uint64_t *parts);

#endif
