/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* list.h -- which lexicons and dictionaries there are. */
#ifndef SV_DICT_LIST_H
#define SV_DICT_LIST_H

#include "core/base/jsonw.h"
#include "core/lex/lexicon.h"
#include "core/plug/speller.h"

/* One line each (as_json: one array): the lexicons in the order of loading, then the hunspell
 * dictionaries of the languages given (NULL behind the last), where there is one. */
void sv_dict_list(const sv_lexicon *lex, sv_speller *speller, const char *const *langs,
                  int as_json, sv_jsonw *w);

#endif
