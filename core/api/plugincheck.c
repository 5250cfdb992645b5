/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* plugincheck.c -- the conformance suite: which plugin is meant, and what goes with it. */
#include "core/api/context.h"

#include "core/base/path.h"
#include "core/conform/suite.h"
#include "core/in/article.h"
#include "core/plug/pack.h"

#include <string.h>
#include <sys/stat.h>

enum { SECONDS = 20, MEGABYTES = 1024 };

typedef struct job {
    samsvar *sv;
    samsvar_check_options o;
    const char *what;
    sv_conform_report report;
} job;

/* ------------------------------------------------------------------ which */

/* An id; or a folder or file by its absolute name. A folder means what stands in it, or in
 * the pack of which it is the folder. */
static int is_meant(const sv_plugin_info *info, const char *what)
{
    size_t len = strlen(what);
    const char *path = info->path ? info->path : "";
    if (what[0] != '/')
        return info->id && strcmp(info->id, what) == 0;
    if (strncmp(path, what, len) != 0)
        return 0;
    return path[len] == '\0' || (path[len] == '/' && !strchr(path + len + 1, '/'));
}

static int exists(const char *path, int folder)
{
    struct stat st;
    return stat(path, &st) == 0 && (folder ? S_ISDIR(st.st_mode) : S_ISREG(st.st_mode));
}

/* ------------------------------------------------------------------ what goes with it */

/* DIR/NAME if it is there, else NULL. */
static samsvar_status find_file(const char *dir, const char *name, char **out)
{
    char *path = sv_path_join(dir, name);
    *out = path;
    if (path && !exists(path, 0)) {
        sv_free(path);
        *out = NULL;
    }
    return path ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* golden.jsonl of the pack, or beside the pack, or of the folder that was named. */
static samsvar_status find_golden(const job *j, const char *pack, char **out)
{
    const char *const where[] = {pack ? pack : "", pack ? pack : "", j->what};
    static const char *const names[] = {"golden.jsonl", "../golden.jsonl", "golden.jsonl"};
    samsvar_status status = SAMSVAR_OK;
    *out = NULL;
    if (j->o.golden)
        return (*out = sv_strdup(j->o.golden)) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (size_t i = 0; i < 3 && !status && !*out; i++)
        if (where[i][0] == '/')
            status = find_file(where[i], names[i], out);
    return status;
}

/* The folder of lists: of the pack.json, or the data folder's by the id. */
static samsvar_status find_pack(const sv_plugin_info *info, char **out, sv_error *err)
{
    sv_pack *pack = NULL;
    *out = NULL;
    if (info->pack)
        return (*out = sv_strdup(sv_packfile_dir(info->pack))) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    samsvar_status status = sv_pack_open(info->id, &pack, err);
    if (!status && sv_pack_dir(pack) && !(*out = sv_strdup(sv_pack_dir(pack))))
        status = SAMSVAR_ENOMEM;
    sv_pack_free(pack);
    return status;
}

/* ------------------------------------------------------------------ one plugin */

static samsvar_status say(job *j, const char *check, const char *file, uint32_t line,
                          const char *text)
{
    const sv_record r = {SV_SAID_FINDING, "", file, line, 0, text};
    sv_conform_check(&j->report, check, "", "");
    return sv_conform_take(&j->report, &r);
}

/* Lexicons are read here, once, and not in every child. Without them the rest goes on. */
static samsvar_status open_lexicon(job *j)
{
    sv_lexicon *lexicon = NULL;
    samsvar *sv = j->sv;
    samsvar_status status = sv_api_lexicon(sv, &lexicon);
    if (!status || status == SAMSVAR_ENOMEM)
        return status;
    status = say(j, "lexicons", sv->error.file, sv->error.line, sv->error.message);
    sv_error_init(&sv->error);
    sv_error_init(&sv->lexicon_error);
    return status ? status : sv_lexicon_new(&sv->lexicon);
}

static samsvar_status read_sample(job *j, const char *lang, samsvar_doc **out)
{
    sv_article_options o = {lang, SV_INPUT_AUTO, NULL, NULL, NULL};
    *out = NULL;
    return j->o.text ? sv_article_read(j->o.text, &o, out, &j->sv->error) : SAMSVAR_OK;
}

static samsvar_status check_ready(job *j, const sv_plugin_info *info)
{
    samsvar *sv = j->sv;
    char *pack = NULL, *golden = NULL;
    samsvar_doc *sample = NULL;
    samsvar_status status = open_lexicon(j);
    if (!status)
        status = find_pack(info, &pack, &sv->error);
    if (!status)
        status = find_golden(j, pack, &golden);
    if (!status)
        status = read_sample(j, info->plugin->languages[0], &sample);
    if (!status) {
        sv_suite s = {.subject = {.registry = &sv->registry,
                                  .services = &sv->services,
                                  .lexicon = sv->lexicon,
                                  .info = info,
                                  .limits = {j->o.seconds, j->o.megabytes}},
                      .pack = pack,
                      .golden = golden,
                      .text = sample ? sample->text : NULL,
                      .text_len = sample ? sample->len : 0};
        for (const char *const *l = info->plugin->languages; *l; l++)
            sv_speller_has(sv->speller, *l); /* read here, as the lexicons are */
        status = sv_suite_run(&s, &j->report, &sv->error);
    }
    sv_doc_free(sample);
    sv_free(golden);
    sv_free(pack);
    return status;
}

static samsvar_status check_one(job *j, const sv_plugin_info *info)
{
    samsvar_status status;
    sv_conform_plugin(&j->report, info->id ? info->id : "-", info->path ? info->path : "");
    if (info->state != SV_PLUGIN_READY)
        status = say(j, "load", info->path ? info->path : "", 0,
                     info->reason ? info->reason : "is not used");
    else
        status = check_ready(j, info);
    return status ? status : sv_conform_plugin_end(&j->report);
}

samsvar_status samsvar_plugin_check(samsvar *sv, const char *what,
                                    const samsvar_check_options *options,
                                    samsvar_write_fn *write, void *data, uint64_t *findings)
{
    job j = {.sv = sv, .what = what};
    sv_api_begin(sv);
    *findings = 0;
    samsvar_status status = sv_api_options(sv, &j.o, sizeof j.o, options);
    if (status)
        return sv_api_done(sv, status);
    j.o.seconds = j.o.seconds ? j.o.seconds : SECONDS;
    j.o.megabytes = j.o.megabytes ? j.o.megabytes : MEGABYTES;
    sv_conform_begin(&j.report, j.o.as_json != 0, write, data);
    for (size_t i = 0; i < sv->registry.plugins.count && !status; i++)
        if (is_meant(&sv->registry.plugins.data[i], what))
            status = check_one(&j, &sv->registry.plugins.data[i]);
    *findings = j.report.all_findings;
    samsvar_status written = sv_conform_end(&j.report);
    status = status ? status : written;
    if (!status && !j.report.plugins)
        status = sv_fail(&sv->error, SAMSVAR_ENOENT,
                         "no plugin is called or stands in \"%s\" (samsvar plugins list)", what);
    return sv_api_done(sv, status);
}
