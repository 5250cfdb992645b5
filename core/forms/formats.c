/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formats.c -- the table of forms. */
#include "core/forms/formats.h"

#include "core/forms/formread_impl.h"

#include "core/out/alignjson.h"
#include "core/out/alignjsonl.h"

#include <string.h>

typedef samsvar_status write_result(const sv_result *r, const sv_out_options *options,
                                    sv_write_fn *write, void *data);

static samsvar_status export_own(sv_export *e, write_result *write)
{
    sv_out *out;
    samsvar_status status = sv_outset_open(e->set, NULL, NULL, NULL, &out, NULL);
    if (status)
        return status;
    status = write(e->result, &e->options->out, sv_out_write, out);
    for (size_t i = 0; i < e->result->pairs.count; i++)
        e->report->units += e->result->pairs.data[i].links.count;
    return sv_out_end(e->set, out, status);
}

static samsvar_status export_json(sv_export *e)
{
    return export_own(e, sv_alignjson_write);
}

static samsvar_status export_jsonl(sv_export *e)
{
    return export_own(e, sv_alignjsonl_write);
}

static const sv_format formats[] = {
    {
        .name = "ces",
        .what = "XCES cesAlign, sentences in XML files beside",
        .files = 1,
        .export = sv_ces_export,
        .read_what = "XCES cesAlign",
        .read_files = 1,
        .read = sv_read_ces,
    },
    {
        .name = "json",
        .what = "the alignment file, one JSON object",
        .export = export_json,
    },
    {
        .name = "jsonl",
        .what = "the alignment file, one JSON object a record",
        .export = export_jsonl,
    },
    {
        .name = "ladder",
        .what = "hunalign's ladder; links that cross are left out",
        .two = 1,
        .export = sv_ladder_export,
        .read_what = "a ladder of hunalign",
        .read_files = 1,
        .read = sv_read_ladder,
    },
    {
        .name = "moses",
        .what = "two files of lines, and one that says where they are from",
        .files = 1,
        .export = sv_moses_export,
        .read_what = "Moses, two files of lines",
        .read_files = 2,
        .read = sv_read_moses,
    },
    {
        .name = "path",
        .what = "Vecalign's form, [source]:[target]:score",
        .two = 1,
        .export = sv_path_export,
        .read_what = "links of Vecalign",
        .read_files = 1,
        .read = sv_read_path,
    },
    {
        .name = "sketch",
        .what = "Sketch Engine's mapping, texts as prevert beside",
        .files = 1,
        .export = sv_sketch_export,
    },
    {
        .name = "tei",
        .what = "InterText's links, sentences in XML files beside",
        .files = 1,
        .export = sv_tei_export,
        .read_what = "InterText (TEI linkGrp)",
        .read_files = 1,
        .read = sv_read_tei,
    },
    {
        .name = "tmx",
        .what = "TMX 1.4b, a translation memory",
        .units = 1,
        .export = sv_tmx_export,
        .read_what = "TMX 1.4",
        .read_files = 1,
        .read = sv_read_tmx,
    },
    {
        .name = "tsv",
        .what = "a table of links with their text",
        .export = sv_tsv_export,
        .read_what = "a table with tabs",
        .read_files = 1,
        .read = sv_read_tsv,
    },
    {
        .name = "xliff",
        .what = "XLIFF 1.2 strict",
        .units = 1,
        .export = sv_xliff_export,
        .read_what = "XLIFF 1.2, 2.0 or 2.1",
        .read_files = 1,
        .read = sv_read_xliff,
    },
    {
        .name = "xliff2",
        .what = "XLIFF 2.1",
        .units = 1,
        .export = sv_xliff2_export,
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

/* With what is rejected: an alignment that is read again has to know it. */
static samsvar_status write_all(const sv_result *r, const char *name,
                                const sv_out_options *options, sv_write_fn *write,
                                void *data, sv_error *err)
{
    samsvar_status status = strcmp(name, "json") == 0
                                ? sv_alignjson_write(r, options, write, data)
                                : sv_alignjsonl_write(r, options, write, data);
    if (status == SAMSVAR_ENOMEM)
        return sv_fail(err, status, "out of memory");
    return status ? sv_fail(err, status, "the output could not be written") : status;
}

samsvar_status sv_format_out(const sv_result *r, const char *name,
                             const sv_out_options *options, sv_write_fn *write,
                             void *data, uint64_t *left_out, sv_error *err)
{
    sv_outset set;
    sv_export_options o = {.version = ""};
    sv_export_report report = {0};
    if (left_out)
        *left_out = 0;
    if (strcmp(name, "json") == 0 || strcmp(name, "jsonl") == 0)
        return write_all(r, name, options, write, data, err);
    if (options)
        o.out = *options;
    sv_outset_stream(&set, write, data, err);
    samsvar_status status = sv_export_write(r, name, &o, &set, &report, err);
    sv_outset_clear(&set);
    for (int i = 0; i < SV_LEFT_WORDINGS && left_out; i++)
        *left_out += report.left[i];
    return status;
}
