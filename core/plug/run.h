/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* run.h -- a worker: the instances of one thread, the services they are given, and the
 * calls to their hooks, with every record they emit checked. */
#ifndef SV_PLUG_RUN_H
#define SV_PLUG_RUN_H

#include "core/doc/doc.h"
#include "core/plug/registry.h"
#include "core/plug/speller.h"

/* For tests of plugins: lets the n-th host->alloc() fail (sticky: all later ones, too), and
 * counts. All instances that share one run in one thread. */
typedef struct sv_faults {
    uint64_t fail_at; /* 0: none */
    int sticky;
    uint64_t count;     /* of host->alloc()                           */
    uint64_t forgotten; /* bytes that instances left when they went   */
} sv_faults;

/* What the layers above plug lend to the plugins; all may be NULL. */
typedef struct sv_services {
    void *data;
    /* SAMSVAR_POS_* bits of a folded headword in any loaded lexicon. Thread-safe. */
    uint32_t (*lexicon_pos)(void *data, const char *lang, samsvar_str lemma);
    sv_speller *speller; /* NULL: no dictionaries */
    sv_faults *faults;   /* NULL: nothing fails   */
} sv_services;

typedef struct sv_worker sv_worker;

/* One a thread. registry and services (may be NULL) must outlive it. */
samsvar_status sv_worker_new(const sv_registry *reg, const sv_services *services, sv_worker **out,
                             sv_error *err);
void sv_worker_free(sv_worker *w);

/* Fills doc->segments with the plugin of doc->lang, or with the generic rules; a document of
 * SV_INPUT_LINES is split at its line breaks. EPLUGIN names the plugin that emitted nonsense;
 * the document is then without segments. */
samsvar_status sv_worker_segment(sv_worker *w, samsvar_doc *doc, sv_error *err);

/* Fills doc->features for segments first .. first + count - 1 (older features are dropped).
 * Plugins see a document that has just these segments, renumbered from 0; in doc->features
 * segment numbers are the document's, and parents are indices into doc->features. On failure
 * the document is without features. */
samsvar_status sv_worker_analyze(sv_worker *w, samsvar_doc *doc, uint32_t first, uint32_t count,
                                 sv_error *err);

/* What is done with a block of a document: its features are doc's, for the segments
 * block_first .. block_last - 1. */
typedef samsvar_status sv_take_block(void *data, samsvar_doc *doc);

/* The whole document, SV_LIMIT_BLOCK_SEGMENTS at a time: each block is analysed and handed to
 * take; the features of the last one stay. progress (NULL: nothing is said) is the name under
 * which sv_progress() hears of it. ECANCELED when the user has canceled. */
samsvar_status sv_worker_analyze_blocks(sv_worker *w, samsvar_doc *doc, sv_take_block *take,
                                        void *data, const char *progress, sv_error *err);

/* The engine at the end of a chain of align hooks, and what hooks tell it. */
typedef struct sv_engine {
    void *data;
    samsvar_status (*weigh)(void *data, const samsvar_doc *doc, uint32_t start, uint32_t end,
                            uint32_t permille);
    samsvar_status (*mark)(void *data, const samsvar_doc *doc, uint32_t segment, uint32_t what,
                           int32_t value);
    samsvar_status (*search)(void *data, const samsvar_doc *src, const samsvar_doc *tgt,
                             samsvar_emit_link *emit, void *sink);
} sv_engine;

/* Calls the align hook of src's plugin, which calls that of tgt's (if another), which calls
 * engine->search; every link is checked before it reaches emit. */
samsvar_status sv_worker_align(sv_worker *w, const samsvar_doc *src, const samsvar_doc *tgt,
                               const sv_engine *engine, samsvar_emit_link *emit, void *sink,
                               sv_error *err);

/* Warnings that were given once (no dictionary for a language ...) go to sv_log(). */

#endif
