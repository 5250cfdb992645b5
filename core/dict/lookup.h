/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lookup.h -- every path from a word to its translations: form -> lemma candidates, each with the
 * rule that made it -> senses -> what these mean in other languages. */
#ifndef SV_DICT_LOOKUP_H
#define SV_DICT_LOOKUP_H

#include "core/base/jsonw.h"
#include "core/doc/doc.h"
#include "core/lex/lexicon.h"
#include "core/plug/pack.h"
#include "core/plug/speller.h"

typedef struct sv_lookup {
    const sv_lexicon *lex;
    sv_speller *speller; /* may be NULL: then nothing is said to be hunspell's    */
    sv_pack *pack;       /* of the language, may be NULL: the same                */
    const char *to;      /* only translations into this language; NULL: all       */
    int as_json;
    int only_found;      /* write nothing when there is no translation            */
} sv_lookup;

/* doc: the word as a document of one segment, analysed. Writes what is found; *found is set when
 * there is a translation. ENOMEM; what w has failed with. */
samsvar_status sv_lookup_word(const sv_lookup *look, const samsvar_doc *doc, sv_jsonw *w,
                              int *found, sv_error *err);

#endif
