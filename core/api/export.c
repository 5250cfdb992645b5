/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* export.c -- alignments in other people's forms. */
#include "core/api/context.h"

#include "core/base/spill.h"
#include "core/forms/formats.h"

samsvar_status samsvar_format_at(uint32_t index, const char **name, const char **what)
{
    for (size_t i = 0;; i++) {
        const sv_format *f = sv_format_at(i);
        if (!f)
            return SAMSVAR_EINVAL;
        if (!f->export || index--)
            continue;
        *name = f->name;
        *what = f->what;
        return SAMSVAR_OK;
    }
}

static samsvar_status fill_options(samsvar *sv, const samsvar_export_options *given,
                                   samsvar_export_options *o, sv_export_options *out)
{
    samsvar_status status = sv_api_options(sv, o, sizeof *o, given);
    if (status)
        return status;
    if (o->min_score < 0 || o->min_score > 1000)
        return sv_fail(&sv->error, SAMSVAR_EINVAL, "a least score of %d thousandths",
                       (int)o->min_score);
    if (!o->source != !o->target)
        return sv_fail(&sv->error, SAMSVAR_EINVAL, "a pair has a source and a target");
    *out = (sv_export_options){
        .out = {.no_text = o->no_text != 0, .stamp = o->stamp},
        .min_score = o->min_score,
        .source = o->source,
        .target = o->target,
        .multilingual = o->multilingual != 0,
        .bands = o->bands != 0,
        .context = o->context != 0,
        .provenance = o->provenance != 0,
        .split = o->split,
        .version = samsvar_version(),
    };
    status = sv_export_words(out, o->status, o->relation, o->types, o->segtype,
                             o->columns, &sv->error);
    return status ? status : sv_export_langs(out, o->languages, &sv->error);
}

static void fill_report(const sv_export_report *from, samsvar_export_report *to)
{
    *to = (samsvar_export_report){
        .units = from->units,
        .files = from->files,
        .empty = from->left[SV_LEFT_EMPTY],
        .crossing = from->left[SV_LEFT_CROSSING],
        .gaps = from->left[SV_LEFT_GAPS],
        .wordings = from->left[SV_LEFT_WORDINGS],
        .characters = from->left[SV_LEFT_CHARS],
    };
}

samsvar_status samsvar_export(samsvar *sv, const samsvar_alignment *al,
                              const char *format, const samsvar_export_options *options,
                              const char *path, samsvar_export_report *report)
{
    samsvar_export_options o;
    sv_export_options all;
    sv_export_report done = {0};
    sv_outset set;
    sv_api_begin(sv);
    samsvar_status status = fill_options(sv, options, &o, &all);
    if (status)
        return sv_api_done(sv, status);
    sv_spill_begin();
    status = sv_outset_path(&set, path, all.bands, &sv->error);
    if (status == SAMSVAR_OK)
        status = sv_export_write(al->result, format, &all, &set, &done, &sv->error);
    sv_outset_clear(&set);
    sv_spill_end();
    if (report)
        fill_report(&done, report);
    return sv_api_done(sv, status);
}
