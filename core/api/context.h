/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* context.h -- what a samsvar, an article and an alignment are behind samsvar.h. */
#ifndef SV_API_CONTEXT_H
#define SV_API_CONTEXT_H

#include "core/align/params.h"
#include "core/doc/result.h"
#include "core/in/detect.h"
#include "core/lex/lexicon.h"
#include "core/plug/run.h"
#include "core/samsvar.h"

#include <pthread.h>

struct samsvar {
    sv_registry registry;
    int has_registry;
    sv_arena arena;         /* strings of the configuration and of plugin entries */
    const char **languages; /* of each plugin: "no nb nn"                         */
    const char *lexicon_path;
    uint32_t no_lexicon, no_user_lexicons, jobs;
    sv_services services;
    sv_speller *speller;
    sv_worker *worker; /* of the calling thread; made when first needed      */
    sv_params params;
    int has_params, has_log, has_progress;
    samsvar_log_fn *log;
    samsvar_progress_fn *progress;
    void *data;
    pthread_mutex_t lock;   /* of the two below: hooks ask from several threads   */
    sv_lexicon *lexicon;    /* read when first needed: segmenting can do without  */
    sv_detector *detector;  /* made when first needed                             */
    sv_error lexicon_error; /* why it could not be read                           */
    sv_error error;         /* of the call that runs                              */
    samsvar_problem problem;
};

struct samsvar_article {
    samsvar_doc *doc;
    int segmented;
};

struct samsvar_alignment {
    sv_result *result;
    samsvar_article *articles; /* of each document, which it does not own */
};

/* Every public function that takes a samsvar and can fail runs between these two. done()
 * makes the error record public and gives status back. */
void sv_api_begin(samsvar *sv);
samsvar_status sv_api_done(samsvar *sv, samsvar_status status);

/* The same for a call that has written rows: closes their array, which is open if as_json. */
struct sv_jsonw;
samsvar_status sv_api_done_rows(samsvar *sv, samsvar_status status, int as_json,
                                struct sv_jsonw *w);

/* The worker, the lexicon, the parameters: made or read when first needed. */
samsvar_status sv_api_worker(samsvar *sv, sv_worker **out);
samsvar_status sv_api_lexicon(samsvar *sv, sv_lexicon **out);
samsvar_status sv_api_params(samsvar *sv, const sv_params **out);

/* What to make lists by; *folder holds memory of the job, to be released with sv_free(). */
struct sv_import_job;
samsvar_status sv_api_import_job(samsvar *sv, const samsvar_dict_options *options,
                                 struct sv_import_job *job, char **folder);

samsvar_status sv_api_detector(samsvar *sv, sv_detector **out);

/* Copies a caller's options, which may be of another version, over zeroes; from may be
 * NULL. EINVAL when its struct_size cannot be right. */
samsvar_status sv_api_options(samsvar *sv, void *to, uint32_t to_size, const void *from);

/* Fills r->plugins and r->dictionaries with what its documents need. */
samsvar_status sv_api_provenance(samsvar *sv, sv_result *r);

/* The end of a call that makes an alignment: shows its articles and hands it to *out, or
 * frees it (al may be NULL) where status or that says so; then sv_api_done(). */
samsvar_status sv_api_give(samsvar *sv, samsvar_alignment *al, samsvar_status status,
                           samsvar_alignment **out);

/* Segments if it is not done yet. */
samsvar_status sv_api_segment(samsvar *sv, samsvar_article *a);

#endif
