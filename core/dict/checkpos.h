/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* checkpos.h -- which parts of speech words have in other lists: as headwords, and as
 * translations of headwords. */
#ifndef SV_DICT_CHECKPOS_H
#define SV_DICT_CHECKPOS_H

#include "core/base/status.h"

typedef struct sv_checkpos sv_checkpos;

sv_checkpos *sv_checkpos_new(void); /* NULL: out of memory */
void sv_checkpos_free(sv_checkpos *t); /* NULL is fine */

/* Adds a list's words and their translations. What is malformed is passed over. ENOMEM. */
samsvar_status sv_checkpos_add(sv_checkpos *t, const char *file, const char *bytes, size_t len);

/* What keeps an entry with these senses, words of lang, from having this part of speech: every
 * sense is known, and none of them has it. Writes what they have instead ("v", "v, adv") into out;
 * 0: nothing. Only nouns, verbs and adjectives are judged, and only against these and adverbs. */
int sv_checkpos_against(const sv_checkpos *t, const char *lang, samsvar_str pos, const char *senses,
                        size_t len, char out[32]);

#endif
