/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictimport.c -- lexicons: other people's, brought into the user's folder, and removed. */
#include "core/api/context.h"

#include "core/dict/import_run.h"
#include "core/dict/userdir.h"

#include <string.h>

/* The folder that the user's new lists go to; to be released with sv_free(). */
static samsvar_status user_folder(samsvar *sv, char **out)
{
    samsvar_status status = sv_dict_user_folder(out);
    if (status == SAMSVAR_OK && !**out) {
        sv_free(*out);
        *out = NULL;
        return sv_fail(&sv->error, SAMSVAR_EINVAL,
                       "there is no folder for lexicons of your own: $HOME, $XDG_DATA_HOME or "
                       "$SAMSVAR_LEX_PATH must name an absolute one");
    }
    return status;
}

samsvar_status sv_api_import_job(samsvar *sv, const samsvar_dict_options *options,
                                 sv_import_job *job, char **folder)
{
    samsvar_dict_options o;
    memset(job, 0, sizeof *job);
    samsvar_status status = sv_api_options(sv, &o, sizeof o, options);
    if (status)
        return status;
    job->format = o.format;
    job->name = o.name;
    job->license = o.license;
    job->weight = o.weight / 1000.0;
    job->dry_run = o.dry_run != 0;
    job->as_json = o.as_json != 0;
    job->root = o.root ? o.root : "";
    if (o.weight > 1000)
        return sv_fail(&sv->error, SAMSVAR_EINVAL, "a weight is at most 1");
    if (o.languages)
        status = sv_import_langs(o.languages, job->langs, &sv->error);
    if (status == SAMSVAR_OK)
        status = user_folder(sv, folder);
    job->folder = *folder;
    return status;
}

samsvar_status samsvar_dict_import(samsvar *sv, const char *const *files, uint32_t count,
                                   const samsvar_dict_options *options,
                                   samsvar_write_fn *write, void *data)
{
    sv_import_job job;
    sv_jsonw w;
    char *folder = NULL;
    sv_api_begin(sv);
    samsvar_status status = sv_api_import_job(sv, options, &job, &folder);
    if (status == SAMSVAR_OK) {
        sv_jsonw_init(&w, write, data);
        status = sv_import_files(&job, files, count, &w, &sv->error);
        if (status == SAMSVAR_OK)
            status = sv_jsonw_finish(&w);
    }
    sv_free(folder);
    return sv_api_done(sv, status);
}

samsvar_status samsvar_dict_import_installed(samsvar *sv, const samsvar_dict_options *options,
                                             samsvar_write_fn *write, void *data,
                                             uint32_t *failed)
{
    sv_import_job job;
    sv_jsonw w;
    char *folder = NULL;
    *failed = 0;
    sv_api_begin(sv);
    samsvar_status status = sv_api_import_job(sv, options, &job, &folder);
    if (status == SAMSVAR_OK) {
        sv_jsonw_init(&w, write, data);
        status = sv_import_packages(&job, &w, failed, &sv->error);
        if (status == SAMSVAR_OK)
            status = sv_jsonw_finish(&w);
    }
    sv_free(folder);
    return sv_api_done(sv, status);
}

samsvar_status samsvar_dict_remove(samsvar *sv, const char *name, uint32_t *removed)
{
    char *folder = NULL;
    *removed = 0;
    sv_api_begin(sv);
    samsvar_status status = user_folder(sv, &folder);
    if (status == SAMSVAR_OK)
        status = sv_import_remove(folder, name, removed, &sv->error);
    sv_free(folder);
    return sv_api_done(sv, status);
}
