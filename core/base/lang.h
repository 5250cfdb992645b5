/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lang.h -- BCP 47 language tags (RFC 5646). */
#ifndef SV_BASE_LANG_H
#define SV_BASE_LANG_H

#include "core/plugin.h"

enum { SV_LANG_SIZE = 36 };

/* Writes the canonical case of a well-formed tag ("NB_no" -> "nb-NO") into out;
 * EINVAL when it is malformed or longer than 35 bytes. */
samsvar_status sv_lang_normalise(const char *tag, size_t len, char out[SV_LANG_SIZE]);

/* Cuts the last subtag ("nb-NO" -> "nb"); returns 0 when there is none left. In place. */
int sv_lang_parent(char tag[SV_LANG_SIZE]);

/* The language that answers for another when it has no plugin: "nb","nn" -> "no",
 * "no" -> "nb"; NULL when there is none. Static memory. */
const char *sv_lang_macro(const char *tag);

/* Do two tags have the same primary language? */
int sv_lang_same(const char *a, const char *b);

#endif
