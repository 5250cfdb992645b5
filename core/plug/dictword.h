/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictword.h -- words on their way to and from a hunspell dictionary: form and encoding. */
#ifndef SV_PLUG_DICTWORD_H
#define SV_PLUG_DICTWORD_H

#include "core/plugin.h"

#include <iconv.h>

#define SV_NO_ICONV ((iconv_t)-1) /* the dictionary is UTF-8 */

/* Valid UTF-8 without NUL of 1..SV_LIMIT_WORD bytes? */
int sv_dictword_is(samsvar_str word);

/* Writes a word as the dictionary would: NFC, without soft hyphens, with the typewriter's
 * apostrophe, in its encoding, terminated; "" when no dictionary holds such a word. size is at
 * least 3 * SV_LIMIT_WORD + 1. */
samsvar_status sv_dictword_write(samsvar_str word, iconv_t to, char *out, size_t size);

/* Converts a stem to UTF-8; its length, or 0 when it is malformed or too long. */
size_t sv_dictword_read(const char *stem, iconv_t from, char *out, size_t size);

#endif
