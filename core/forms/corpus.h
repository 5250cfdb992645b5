/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* corpus.h -- sentences as XML, beside files that hold only their ids. */
#ifndef SV_FORMS_CORPUS_H
#define SV_FORMS_CORPUS_H

#include "core/forms/export.h"
#include "core/forms/units.h"

typedef enum sv_corpus {
    SV_CORPUS_CES,    /* <text><p id="1"><s id="s4">  (OPUS)              */
    SV_CORPUS_TEI,    /* <s id="3:1">, number of paragraph and sentence   */
    SV_CORPUS_PREVERT /* <doc><p><s>, tags and text on lines of their own */
} sv_corpus;

/* Writes every document of the pairs at hand; names gets each one's file name, "" for a
 * document of no pair (it lives as long as e->set). */
samsvar_status sv_corpus_export(sv_export *e, sv_corpus form, const char *ext,
                                const char **names);
/* Numbers of each segment for SV_CORPUS_TEI: paragraphs from 1, sentences in them. */
typedef struct sv_place_id {
    uint32_t paragraph, sentence;
} sv_place_id;
samsvar_status sv_corpus_places(const samsvar_doc *doc, sv_place_id **out);

#endif
