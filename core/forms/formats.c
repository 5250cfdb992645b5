/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formats.c -- the table of forms. */
#include "core/forms/formats.h"

#include "core/out/alignjson.h"
#include "core/out/alignjsonl.h"

#include <string.h>

static samsvar_status write_json(const sv_result *r, const sv_out_options *options,
                                 sv_write_fn *write, void *data, uint64_t *left_out,
                                 sv_error *err)
{
    (void)left_out;
    (void)err;
    return sv_alignjson_write(r, options, write, data);
}

static samsvar_status write_jsonl(const sv_result *r, const sv_out_options *options,
                                  sv_write_fn *write, void *data, uint64_t *left_out,
                                  sv_error *err)
{
    (void)left_out;
    (void)err;
    return sv_alignjsonl_write(r, options, write, data);
}

static const sv_format formats[] = {
    {
        .name = "json",
        .what = "the alignment file, one JSON object",
        .write = write_json,
    },
    {
        .name = "jsonl",
        .what = "the alignment file, one JSON object a record",
        .write = write_jsonl,
    },
    {
        .name = "ladder",
        .what = "hunalign's ladder; links that cross are left out",
        .two = 1,
        .write = sv_ladder_write,
    },
    {
        .name = "path",
        .what = "Vecalign's form, [source]:[target]:score",
        .two = 1,
        .write = sv_path_write,
    },
    {
        .name = "tsv",
        .what = "a table of links with their text",
        .write = sv_tsv_write,
    },
};

const sv_format *sv_format_at(size_t index)
{
    return index < sizeof formats / sizeof formats[0] ? &formats[index] : NULL;
}

const sv_format *sv_format_find(const char *name)
{
    const sv_format *f;
    for (size_t i = 0; (f = sv_format_at(i)); i++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

samsvar_status sv_format_out(const sv_result *r, const char *name,
                             const sv_out_options *options, sv_write_fn *write,
                             void *data, uint64_t *left_out, sv_error *err)
{
    uint64_t count = 0;
    const sv_format *f = sv_format_find(name);
    if (!f)
        return sv_fail(
            err, SAMSVAR_EINVAL,
            "no format is named \"%s\"; there are json, jsonl, ladder, path and tsv",
            name);
    if (f->two && (r->documents.count != 2 || r->pairs.count != 1))
        return sv_fail(
            err, SAMSVAR_EINVAL,
            "the format %s holds exactly two documents, and this alignment has %zu; "
            "write json, jsonl or tsv",
            name, r->documents.count);
    samsvar_status status = f->write(r, options, write, data, &count, err);
    if (status == SAMSVAR_OK && left_out)
        *left_out = count;
    if (status == SAMSVAR_ENOMEM)
        sv_fail(err, status, "out of memory");
    else if (status)
        sv_fail(err, status, "the output could not be written");
    return status;
}
