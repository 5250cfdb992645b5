/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* context.c -- opening, closing, errors, cancelling. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif
#include "core/api/context.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/path.h"
#include "core/dict/userdir.h"

#include <string.h>

#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "unknown"
#endif

const char *samsvar_version(void)
{
    return PACKAGE_VERSION;
}

/* ------------------------------------------------------------------ errors */

void sv_api_begin(samsvar *sv)
{
    sv_error_init(&sv->error);
    memset(&sv->problem, 0, sizeof sv->problem);
    sv->problem.file = sv->problem.message = "";
}

samsvar_status sv_api_done(samsvar *sv, samsvar_status status)
{
    if (status == SAMSVAR_OK)
        return status;
    /* What failed without a word has at least the name of its status. */
    sv_fail(&sv->error, status, "%s", sv_status_text(status));
    sv->problem.code = status;
    sv->problem.line = sv->error.line;
    sv->problem.file = sv->error.file;
    sv->problem.message = sv->error.message;
    if (status == SAMSVAR_ECANCELED)
        sv_cancel_reset(); /* it has ended the call that it was for */
    return status;
}

const samsvar_problem *samsvar_last_error(const samsvar *sv)
{
    return &sv->problem;
}

samsvar_status sv_api_options(samsvar *sv, void *to, uint32_t to_size, const void *from)
{
    uint32_t size = to_size;
    memset(to, 0, to_size);
    if (from) {
        memcpy(&size, from, sizeof size);
        if (size < sizeof size)
            return sv_fail(&sv->error, SAMSVAR_EINVAL,
                           "options whose struct_size is not set to their size");
        memcpy(to, from, size < to_size ? size : to_size);
    }
    memcpy(to, &to_size, sizeof to_size);
    return SAMSVAR_OK;
}

void samsvar_cancel(void)
{
    sv_cancel();
}

void samsvar_cleanup(void)
{
    sv_file_abort_all();
}

/* ------------------------------------------------------------------ messages */

static void pass_log(void *data, sv_log_level level, const char *message)
{
    samsvar *sv = data;
    sv->log(sv->data, (int32_t)level, message);
}

static void pass_progress(void *data, const char *what, uint64_t done, uint64_t total)
{
    samsvar *sv = data;
    sv->progress(sv->data, what, done, total);
}

static void set_sinks(samsvar *sv, const samsvar_config *config)
{
    sv->log = config->log;
    sv->progress = config->progress;
    sv->data = config->data;
    if (sv->log)
        sv_log_set(pass_log, sv);
    if (sv->progress)
        sv_progress_set(pass_progress, sv);
}

static void drop_sinks(samsvar *sv)
{
    if (sv->log)
        sv_log_set(NULL, NULL);
    if (sv->progress)
        sv_progress_set(NULL, NULL);
}

/* ------------------------------------------------------------------ parts */

static samsvar_status open_lexicon(samsvar *sv)
{
    sv_error *err = &sv->lexicon_error;
    char *user = NULL;
    samsvar_status status = SAMSVAR_OK;
    if (!sv->no_lexicon && !sv->no_user_lexicons)
        status = sv_dict_user_path(&user);
    if (status == SAMSVAR_OK)
        status = sv->no_lexicon ? sv_lexicon_new(&sv->lexicon)
                                : sv_lexicon_open(sv->lexicon_path, user, &sv->lexicon, err);
    sv_free(user);
    if (status) {
        sv->lexicon = NULL;
        sv_fail(err, status, "%s", sv_status_text(status));
    }
    return status;
}

/* The lexicon, or NULL when it cannot be read (then lexicon_error says why). */
static sv_lexicon *shared_lexicon(samsvar *sv)
{
    pthread_mutex_lock(&sv->lock);
    if (!sv->lexicon && !sv->lexicon_error.code)
        open_lexicon(sv);
    sv_lexicon *lexicon = sv->lexicon;
    pthread_mutex_unlock(&sv->lock);
    return lexicon;
}

samsvar_status sv_api_lexicon(samsvar *sv, sv_lexicon **out)
{
    sv_lexicon *lexicon = shared_lexicon(sv);
    if (!lexicon) {
        sv->error = sv->lexicon_error;
        return sv->error.code;
    }
    if (out)
        *out = lexicon;
    return SAMSVAR_OK;
}

static uint32_t lexicon_pos(void *data, const char *lang, samsvar_str lemma)
{
    const sv_lexicon *lexicon = shared_lexicon(data);
    return lexicon ? sv_lexicon_pos(lexicon, lang, lemma.ptr, lemma.len) : 0;
}

samsvar_status sv_api_worker(samsvar *sv, sv_worker **out)
{
    if (!sv->worker) {
        samsvar_status status =
            sv_worker_new(&sv->registry, &sv->services, &sv->worker, &sv->error);
        if (status) {
            sv->worker = NULL;
            return status;
        }
    }
    *out = sv->worker;
    return SAMSVAR_OK;
}

samsvar_status sv_api_params(samsvar *sv, const sv_params **out)
{
    if (!sv->has_params) {
        samsvar_status status = sv_params_open(&sv->params, &sv->error);
        if (status)
            return status;
        sv->has_params = 1;
    }
    *out = &sv->params;
    return SAMSVAR_OK;
}

samsvar_status sv_api_detector(samsvar *sv, sv_detector **out)
{
    if (!sv->detector) {
        samsvar_status status = sv_detector_new(&sv->detector, &sv->error);
        if (status)
            return status;
    }
    *out = sv->detector;
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ open and close */

/* "no nb nn" for each plugin. */
static samsvar_status list_languages(samsvar *sv)
{
    size_t count = sv->registry.plugins.count;
    sv->languages = sv_arena_alloc(&sv->arena, count + 1, sizeof *sv->languages);
    if (!sv->languages)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        const samsvar_plugin *p = sv->registry.plugins.data[i].plugin;
        sv_buf list;
        sv_buf_init(&list, SV_LIMIT_LIST);
        for (const char *const *l = p ? p->languages : NULL; l && *l; l++) {
            if (list.len)
                sv_buf_putc(&list, ' ');
            sv_buf_puts(&list, *l);
        }
        char *text = sv_arena_strndup(&sv->arena, list.data ? list.data : "", list.len);
        samsvar_status status = text ? list.status : SAMSVAR_ENOMEM;
        sv_buf_clear(&list);
        if (status)
            return status;
        sv->languages[i] = text;
    }
    return SAMSVAR_OK;
}

static samsvar_status open_registry(samsvar *sv, const samsvar_config *config)
{
    sv_registry_options options = {
        .plugin_path = config->plugin_path,
        .no_dynamic = config->no_dynamic != 0,
        .hooks_off = config->hooks_off,
        .hooks_off_plugin = config->hooks_off_plugin,
        .preloaded = config->preloaded,
    };
    samsvar_status status = sv_registry_open(&sv->registry, &options, &sv->error);
    if (status)
        return status;
    sv->has_registry = 1;
    return list_languages(sv);
}

static samsvar_status open_parts(samsvar *sv, const samsvar_config *given)
{
    samsvar_config config;
    samsvar_status status = sv_api_options(sv, &config, sizeof config, given);
    if (status)
        return status;
    set_sinks(sv, &config);
    sv->no_lexicon = config.no_lexicon;
    sv->no_user_lexicons = config.no_user_lexicons;
    sv->jobs = config.jobs ? config.jobs : 1;
    if (config.lexicon_path) {
        sv->lexicon_path = sv_arena_strndup(&sv->arena, config.lexicon_path,
                                            strlen(config.lexicon_path));
        if (!sv->lexicon_path)
            return SAMSVAR_ENOMEM;
    }
    sv->speller = sv_speller_new(config.dictionary_path, config.allow_dictionary != 0);
    if (!sv->speller)
        return SAMSVAR_ENOMEM;
    sv->services = (sv_services){sv, lexicon_pos, sv->speller};
    return open_registry(sv, &config);
}

samsvar_status samsvar_open(const samsvar_config *config, samsvar **out)
{
    samsvar *sv = sv_calloc(1, sizeof *sv);
    if (out)
        *out = sv;
    if (!sv || !out) {
        sv_free(sv);
        return sv ? SAMSVAR_EINVAL : SAMSVAR_ENOMEM;
    }
    sv_arena_init(&sv->arena);
    pthread_mutex_init(&sv->lock, NULL);
    sv_api_begin(sv);
    return sv_api_done(sv, open_parts(sv, config));
}

void samsvar_close(samsvar *sv)
{
    if (!sv)
        return;
    sv_worker_free(sv->worker);
    if (sv->has_registry)
        sv_registry_close(&sv->registry);
    sv_speller_free(sv->speller);
    sv_lexicon_free(sv->lexicon);
    sv_detector_free(sv->detector);
    drop_sinks(sv);
    pthread_mutex_destroy(&sv->lock);
    sv_arena_clear(&sv->arena);
    sv_free(sv);
}
