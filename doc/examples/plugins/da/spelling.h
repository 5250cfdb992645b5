/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* spelling.h -- Danish words as Bokmål spells them. */
#ifndef DA_SPELLING_H
#define DA_SPELLING_H

#include <plugin.h>

enum { DA_WORD = 64 }; /* bytes of a word at most, either way */

/* Is this a word of Bokmål? */
typedef int da_known_fn(void *data, samsvar_str word);

/* Writes the Bokmål spelling of a folded Danish word into out[DA_WORD], if `known` knows one
 * that regular correspondences lead to; the one that changes least. Returns its length, or 0.
 * `known` is asked a bounded number of times. */
uint32_t da_to_bokmal(samsvar_str word, da_known_fn *known, void *data, char *out);

#endif
