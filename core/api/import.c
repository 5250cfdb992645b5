/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import.c -- alignments from other people's formats. */
#include "core/api/context.h"

#include "core/base/log.h"
#include "core/base/spill.h"
#include "core/forms/formcheck.h"
#include "core/forms/formread.h"
#include "core/forms/merge.h"

#include <string.h>

samsvar_status samsvar_import_format(samsvar *sv, uint32_t index, const char **name,
                                     const char **what, uint32_t *files)
{
    const sv_reader *r = sv_reader_at(index);
    (void)sv;
    if (!r)
        return SAMSVAR_EINVAL;
    *name = sv_reader_name(r);
    if (what)
        *what = sv_reader_what(r);
    if (files)
        *files = (uint32_t)sv_reader_files(r);
    return SAMSVAR_OK;
}

static samsvar_status find_reader(samsvar *sv, const char *name, const sv_reader **out)
{
    *out = sv_reader_find(name);
    if (*out)
        return SAMSVAR_OK;
    return sv_fail(&sv->error, SAMSVAR_EINVAL,
                   "no format to import is named \"%s\"; there are ces, ladder, moses, path, "
                   "tei, tmx, tsv and xliff",
                   name);
}

static samsvar_status guess(samsvar *sv, const char *path, const sv_reader **out)
{
    *out = NULL;
    if (strcmp(path, "-") == 0)
        return sv_fail(&sv->error, SAMSVAR_EINVAL,
                       "the format of standard input must be named");
    samsvar_status status = sv_reader_guess_file(path, out, &sv->error);
    if (status == SAMSVAR_OK && !*out)
        status = sv_fail_at(&sv->error, SAMSVAR_EDATA, path, 0,
                            "begins like none of the formats that can be imported; name the "
                            "one it has with --from");
    return status;
}

samsvar_status samsvar_import_guess(samsvar *sv, const char *path, const char **name)
{
    const sv_reader *r = NULL;
    *name = NULL;
    sv_api_begin(sv);
    samsvar_status status = guess(sv, path, &r);
    if (r)
        *name = sv_reader_name(r);
    return sv_api_done(sv, status);
}

/* ------------------------------------------------------------------ reading */

static samsvar_status detect_languages(samsvar *sv, sv_result *r)
{
    sv_detector *detector;
    for (size_t i = 0; i < r->documents.count; i++) {
        samsvar_doc *doc = r->documents.data[i];
        if (strcmp(doc->lang, "und") != 0 || doc->len <= doc->segments.count)
            continue; /* known, or nothing but empty lines */
        samsvar_status status = sv_api_detector(sv, &detector);
        if (status == SAMSVAR_OK)
            status = sv_detect(detector, doc->text, doc->len, doc->lang,
                               &doc->lang_confidence, &sv->error);
        if (status)
            return status;
        doc->lang_detected = 1;
        if (strcmp(doc->lang, "und") == 0)
            sv_log(SV_LOG_WARNING, "%s: the language of %s is not clear; name it",
                   doc->source ? doc->source : "", doc->id);
    }
    return SAMSVAR_OK;
}

static samsvar_status read_one(samsvar *sv, const sv_reader *r, const char *const paths[2],
                               const sv_import_options *options, sv_result **out)
{
    uint64_t soft = 0;
    samsvar_status status =
        sv_form_read(r, paths, options, NULL, NULL, &soft, out, &sv->error);
    if (status == SAMSVAR_OK && soft)
        sv_log(SV_LOG_WARNING, "%s: %llu findings; samsvar validate names them", paths[0],
               (unsigned long long)soft);
    return status ? status : detect_languages(sv, *out);
}

/* Reads files until all are in r; *r is NULL before the first. */
static samsvar_status read_all(samsvar *sv, const char *const *paths, uint32_t count,
                               const sv_import_options *options, sv_result **r)
{
    for (uint32_t i = 0, n; i < count; i += n) {
        const sv_reader *reader;
        sv_result *next = NULL;
        uint32_t shared = 0;
        samsvar_status status = options->from ? find_reader(sv, options->from, &reader)
                                              : guess(sv, paths[i], &reader);
        if (status)
            return status;
        n = (uint32_t)sv_reader_files(reader);
        if (n > count - i)
            return sv_fail_at(&sv->error, SAMSVAR_EINVAL, paths[i], 0,
                              "is one of two files; name both");
        const char *const pair[2] = {paths[i], n > 1 ? paths[i + 1] : NULL};
        status = read_one(sv, reader, pair, options, &next);
        if (status) {
            sv_result_free(next);
            return status;
        }
        if (!*r) {
            *r = next;
            continue;
        }
        status = sv_merge(*r, next, &shared, &sv->error);
        if (status)
            return status;
        sv_log(SV_LOG_INFO, "%s: %u documents are those of files before", paths[i], shared);
    }
    return sv_result_finish(*r);
}

samsvar_status samsvar_import(samsvar *sv, const char *const *paths, uint32_t count,
                              const samsvar_import_options *given, samsvar_alignment **out)
{
    samsvar_import_options o;
    *out = NULL;
    sv_api_begin(sv);
    sv_spill_begin();
    samsvar_alignment *al = sv_calloc(1, sizeof *al);
    samsvar_status status = al ? sv_api_options(sv, &o, sizeof o, given) : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK && (count == 0 || count > SV_LIMIT_FORM_FILES))
        status = sv_fail(&sv->error, count ? SAMSVAR_ELIMIT : SAMSVAR_EINVAL,
                         "%u files; 1 to %u can be imported at a time (SV_LIMIT_FORM_FILES)",
                         count, SV_LIMIT_FORM_FILES);
    if (status == SAMSVAR_OK) {
        sv_import_options options = {
            .from = o.from,
            .source = o.source,
            .target = o.target,
            .source_lang = o.source_lang,
            .target_lang = o.target_lang,
        };
        status = read_all(sv, paths, count, &options, &al->result);
    }
    sv_spill_end();
    return sv_api_give(sv, al, status, out);
}

/* ------------------------------------------------------------------ checking */

samsvar_status samsvar_validate_format(samsvar *sv, const char *format, const char *path,
                                       const char *second, samsvar_write_fn *write,
                                       void *data, uint64_t *findings)
{
    const sv_reader *r = NULL;
    const char *const paths[2] = {path, second};
    samsvar_status status = SAMSVAR_OK;
    *findings = 0;
    sv_api_begin(sv);
    if (format)
        status = find_reader(sv, format, &r);
    sv_spill_begin();
    if (status == SAMSVAR_OK)
        status = sv_form_validate(r, paths, write, data, findings, &sv->error);
    sv_spill_end();
    return sv_api_done(sv, status);
}

samsvar_status samsvar_validate(samsvar *sv, const char *path, samsvar_write_fn *write,
                                void *data, uint64_t *findings)
{
    return samsvar_validate_format(sv, NULL, path, NULL, write, data, findings);
}
