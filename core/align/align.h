/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* align.h -- from articles to a result: segments and analyses what is not, aligns every pair,
 * joins the pairs to statements. */
#ifndef SV_ALIGN_ALIGN_H
#define SV_ALIGN_ALIGN_H

#include "core/align/features.h"
#include "core/align/params.h"
#include "core/align/vectors.h"
#include "core/doc/result.h"
#include "core/lex/lexicon.h"
#include "core/plug/run.h"

typedef struct sv_align_config {
    const sv_registry *registry;
    const sv_services *services;
    sv_lexicon *lexicon;
    const sv_params *params;
    sv_mode mode;       /* asked for */
    int32_t threshold;  /* thousandths; 0: the parameters' */
    uint32_t jobs;      /* threads at most; 0 is 1 */
    const sv_result *keep; /* what was judged there holds (keep.h); NULL: nothing */
    sv_vectors *vectors; /* of the user's own model, opened; they are read here; or NULL */
    const struct sv_keep *kept; /* made of it by sv_align_documents() */
    /* For fitting the parameters: sees every scored candidate of a comparable pair. jobs 1. */
    void (*inspect)(void *data, const sv_pair *pair, const sv_candidates *found);
    void *inspect_data;
} sv_align_config;

/* Fills r->pairs and r->statements from r->documents, which must have a text and a language.
 * The same result for any number of jobs. On failure r keeps its documents. */
samsvar_status sv_align_documents(sv_result *r, const sv_align_config *config, sv_error *err);

#endif
