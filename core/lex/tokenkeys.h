/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tokenkeys.h -- the keys of one token, gathered from its lemma candidates, compound parts,
 * name, number and phrase. */
#ifndef SV_LEX_TOKENKEYS_H
#define SV_LEX_TOKENKEYS_H

#include "core/base/buf.h"
#include "core/lex/lexicon.h"

enum { SV_TOKEN_KEYS = 28 };

typedef struct sv_token_keys {
    sv_key keys[SV_TOKEN_KEYS];
    uint32_t count;
    uint16_t weight; /* thousandths: closed-class words count less */
    int known;       /* a lexicon or a plugin's gloss led somewhere */
    int parts;       /* compound parts seen */
} sv_token_keys;

/* What the keys are made of. */
typedef struct sv_token_source {
    const char *lang;
    samsvar_str surface; /* folded */
    uint32_t flags;      /* SAMSVAR_TOK_* */
} sv_token_source;

void sv_token_keys_init(sv_token_keys *k, uint32_t token_flags);

/* A child feature of the token: LEMMA, PART, NAME, ACRONYM, NUMBER, DATE, GLOSS; others are
 * passed over. */
samsvar_status sv_token_keys_child(sv_token_keys *k, sv_lexicon *lex, const sv_token_source *src,
                                   const samsvar_feature *child);

/* After the last child: the surface form of a token without lemmas, and cognate keys. */
samsvar_status sv_token_keys_finish(sv_token_keys *k, sv_lexicon *lex, const sv_token_source *src,
                                    int lemmas);

/* The token begins the phrase with this key: its keys come first, the token's own count half. */
void sv_token_keys_phrase(sv_token_keys *k, const sv_lexicon *lex, uint32_t phrase);
/* The token goes on with a phrase that another began: it has less weight. */
void sv_token_keys_weaken(uint16_t *weight);

#endif
