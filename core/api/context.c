/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* context.c -- opening, closing, errors, cancelling. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif
#include "core/api/context.h"

#include "core/base/file.h"
#include "core/base/jsonw.h"
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

samsvar_status sv_api_done_rows(samsvar *sv, samsvar_status status, int as_json, sv_jsonw *w)
{
    if (status == SAMSVAR_OK && as_json) {
        sv_jsonw_break(w);
        sv_jsonw_close(w);
        sv_jsonw_newline(w);
    }
    return sv_api_done(sv, status ? status : sv_jsonw_finish(w));
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

/* The packs in use. */
static const sv_packfile *pack_at(const samsvar *sv, size_t i)
{
    const sv_plugin_info *info = &sv->registry.plugins.data[i];
    return info->state == SV_PLUGIN_READY ? info->pack : NULL;
}

/* The folders of lexicons that packs bring, then those that were named. */
static samsvar_status lexicon_folders(const samsvar *sv, sv_buf *out)
{
    for (size_t i = 0; i < sv->registry.plugins.count; i++) {
        const sv_packfile *pack = pack_at(sv, i);
        if (pack)
            sv_buf_printf(out, "%s/lex:", sv_packfile_dir(pack));
    }
    sv_buf_puts(out, sv->lexicon_path ? sv->lexicon_path : "");
    return out->status;
}

/* What packs bring beside: names, and the languages that are near theirs. */
static samsvar_status add_pack_words(const sv_packfile *pack, sv_lexicon *lexicon,
                                     sv_error *err)
{
    const sv_pack_fallback *relatives;
    const char *const *langs = sv_packfile_plugin(pack)->languages;
    uint32_t n = sv_packfile_fallbacks(pack, &relatives);
    char *names = sv_path_join(sv_packfile_dir(pack), "names.tsv");
    samsvar_status status =
        names ? sv_lexicon_load_names(lexicon, langs[0], names, err) : SAMSVAR_ENOMEM;
    for (uint32_t i = 0; i < n && !status; i++)
        for (uint32_t k = 0; langs[k] && !status; k++)
            status = sv_lexicon_relate(lexicon, langs[k], relatives[i].lang,
                                       relatives[i].weight);
    sv_free(names);
    return status;
}

static samsvar_status read_lexicons(samsvar *sv, sv_error *err)
{
    sv_buf folders;
    char *user = NULL;
    sv_buf_init(&folders, SV_LIMIT_LIST);
    samsvar_status status = lexicon_folders(sv, &folders);
    if (!status && !sv->no_user_lexicons)
        status = sv_dict_user_path(&user);
    if (!status)
        status = sv_lexicon_open(folders.data, user, &sv->lexicon, err);
    for (size_t i = 0; i < sv->registry.plugins.count && !status; i++)
        if (pack_at(sv, i))
            status = add_pack_words(pack_at(sv, i), sv->lexicon, err);
    sv_free(user);
    sv_buf_clear(&folders);
    return status;
}

static samsvar_status open_lexicon(samsvar *sv)
{
    sv_error *err = &sv->lexicon_error;
    samsvar_status status =
        sv->no_lexicon ? sv_lexicon_new(&sv->lexicon) : read_lexicons(sv, err);
    if (status) {
        sv_lexicon_free(sv->lexicon);
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
    sv->services = (sv_services){.data = sv, .lexicon_pos = lexicon_pos, .speller = sv->speller};
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
