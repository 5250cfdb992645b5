/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexline.h -- the parts of a line of a lexicon: lemma TAB pos TAB sense; sense. */
#ifndef SV_LEX_LEXLINE_H
#define SV_LEX_LEXLINE_H

#include <stddef.h>

#include "core/plugin.h"

/* The next field of [*at, end), up to `mark` and trimmed; *at moves behind the mark, or to NULL
 * at the end. */
samsvar_str sv_lexline_field(const char **at, const char *end, char mark);

/* SAMSVAR_POS_* bits of a part of speech by its name ("n", "adv"; "x": not known, any); 0: none
 * is named so. */
uint8_t sv_lexline_pos(samsvar_str name);

#endif
