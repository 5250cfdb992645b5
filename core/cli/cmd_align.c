/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_align.c -- samsvar align. */
#include "core/cli/cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"to", 0, CLI_WORD, AT(to), "FORMAT", CLI_FORMATS,
     "json (default), or what export writes, with its defaults; path and ladder want two "
     "files"},
    {"mode", 0, CLI_WORD, AT(mode), "MODE", "auto|parallel|comparable",
     "auto (default), parallel (translations) or comparable (articles of their own)"},
    {"threshold", 0, CLI_SHARE, AT(threshold), "P", NULL,
     "least score of a link, from 0 to 1; of translations: below it a link needs review"},
    {"keep", 0, CLI_TEXT, AT(keep), "OLD.json", NULL,
     "keep what a person has judged in this older alignment: confirmed and edited links "
     "stand, rejected ones do not come back"},
    {"vectors", 0, CLI_LIST, AT(vectors), "TEXT,MATRIX", NULL,
     "vectors of sentences that a model of yours has made, as Vecalign takes them: lines of "
     "text, and a float32 matrix with a row for each (may be given several times)"},
    {"no-text", 0, CLI_FLAG, AT(no_text), NULL, NULL, "leave the text out of the output"},
    {"stamp", 0, CLI_TEXT, AT(stamp), "TIME", NULL,
     "record this time (ISO 8601) in the output"},
    {0},
};

static void warn_of_twins(const cli *c, const cli_input *in, int count)
{
    for (int a = 0; a < count; a++)
        for (int b = a + 1; b < count; b++)
            if (cli_same(in[a].path, in[b].path))
                cli_warn(c, "%s and %s are the same file", in[a].path, in[b].path);
}

/* Reads all; on failure those that were read are freed. */
static int read_all(cli *c, const cli_input *in, int count, samsvar_article **articles)
{
    int code = 0, n = 0;
    while (n < count && !code) {
        code = cli_read(c, &in[n], 1, &articles[n]);
        n += !code;
    }
    while (code && n > 0)
        samsvar_article_free(articles[--n]);
    return code;
}

/* Reads the older alignment; checks that it is no other input, and not the output. */
static int read_old(cli *c, const cli_input *in, int count, samsvar_alignment **out)
{
    const char *path = c->settings.keep, *output = c->settings.output;
    if (!path)
        return 0;
    for (int i = 0; strcmp(path, "-") == 0 && i < count; i++)
        if (strcmp(in[i].path, "-") == 0) {
            cli_say("standard input can be read only once");
            return CLI_USAGE;
        }
    if (output && strcmp(output, "-") != 0 && cli_same(path, output)) {
        cli_say("-o %s: is also the alignment to keep, which would be lost", output);
        return CLI_USAGE;
    }
    samsvar_status status = samsvar_alignment_read(c->sv, path, out);
    return status ? cli_fail(c, status) : 0;
}

/* Cuts "TEXT,MATRIX" at its comma; *names holds the copies. */
static int split_vectors(const char *item, samsvar_vector_files *out, char **names)
{
    char *copy = *names = strdup(item), *comma = copy ? strchr(copy, ',') : NULL;
    if (!copy) {
        cli_say("out of memory");
        return CLI_SYSTEM;
    }
    if (!comma || comma == copy || !comma[1] || strchr(comma + 1, ',')) {
        cli_say("--vectors takes the names of two files, TEXT,MATRIX, not \"%s\" (a name that "
                "holds a comma cannot be given)", item);
        return CLI_USAGE;
    }
    *comma = '\0';
    *out = (samsvar_vector_files){copy, comma + 1};
    return 0;
}

/* Is there an output that is also one of the files? */
static int check_vectors(const cli *c, const samsvar_vector_files *f)
{
    const char *output = c->settings.output;
    if (strcmp(f->overlaps, "-") == 0 || strcmp(f->matrix, "-") == 0) {
        cli_say("--vectors: vectors are read from files, not from standard input");
        return CLI_USAGE;
    }
    if (output && strcmp(output, "-") != 0 &&
        (cli_same(f->overlaps, output) || cli_same(f->matrix, output))) {
        cli_say("-o %s: is also a file of vectors, which would be lost", output);
        return CLI_USAGE;
    }
    return 0;
}

typedef struct vector_files {
    samsvar_vector_files files[CLI_LIST_MOST];
    char *names[CLI_LIST_MOST];
} vector_files;

static int read_vectors(const cli *c, vector_files *v)
{
    const cli_list *list = &c->settings.vectors;
    int code = 0;
    memset(v, 0, sizeof *v);
    for (uint32_t i = 0; i < list->count && !code; i++) {
        code = split_vectors(list->items[i], &v->files[i], &v->names[i]);
        if (!code)
            code = check_vectors(c, &v->files[i]);
    }
    return code;
}

static void free_vectors(vector_files *v)
{
    for (int i = 0; i < CLI_LIST_MOST; i++)
        free(v->names[i]);
}

/* Is it a file of the user's vectors that went wrong? A long name is cut on its left. */
static int is_of_vectors(const samsvar_problem *p, const vector_files *v, uint32_t count)
{
    const char *tail = strrchr(p->file, '/') ? strrchr(p->file, '/') : p->file;
    size_t len = strlen(tail);
    for (uint32_t i = 0; len && i < count; i++)
        for (int k = 0; k < 2; k++) {
            const char *name = k ? v->files[i].matrix : v->files[i].overlaps;
            size_t n = strlen(name);
            if (n >= len && strcmp(name + n - len, tail) == 0)
                return 1;
        }
    return 0;
}

static int align(cli *c, samsvar_article **articles, int count,
                 const samsvar_alignment *old, const vector_files *v,
                 samsvar_alignment **out)
{
    samsvar_align_options options = {
        .struct_size = sizeof options,
        .mode = c->settings.mode,
        .keep = old,
        .vectors = v->files,
        .vector_count = c->settings.vectors.count,
    };
    uint32_t threshold = c->settings.threshold;
    if (threshold != UINT32_MAX) /* 0 means the default to the library */
        options.threshold = threshold ? (int32_t)threshold : 1;
    samsvar_status status =
        samsvar_align(c->sv, articles, (uint32_t)count, &options, out);
    if (status == SAMSVAR_OK)
        return 0;
    const samsvar_problem *p = samsvar_last_error(c->sv);
    /* Data of ours that is malformed or gone is a matter of the installation. */
    int ours = !is_of_vectors(p, v, options.vector_count) &&
        (status == SAMSVAR_EDATA || status == SAMSVAR_ENOENT || status == SAMSVAR_EIO);
    int code = cli_fail(c, status);
    return ours && p->code ? CLI_CONFIG : code;
}

static void report_pairs(const cli *c, const samsvar_alignment *al)
{
    samsvar_pair_entry p;
    for (uint32_t i = 0; samsvar_pair_at(al, i, &p) == SAMSVAR_OK; i++) {
        if (strcmp(p.mode, "unrelated") == 0)
            cli_warn(
                c,
                "%s and %s do not seem to be about the same event: nothing is linked "
                "(--mode comparable links what there is)",
                p.source, p.target);
        else if (c->settings.verbose)
            cli_say("%s and %s: %s, %" PRIu32 " links%s%s", p.source, p.target, p.mode,
                    p.links, p.reason[0] ? "; " : "", p.reason);
    }
}

/* Our own forms hold rejected links as well: the next run has to know them. */
static int save_own(cli *c, const samsvar_alignment *al, const char *format,
                    const char *stamp)
{
    samsvar_output *out;
    samsvar_write_options options = {
        .struct_size = sizeof options,
        .no_text = c->settings.no_text,
        .stamp = stamp,
    };
    int code = cli_output(c, &out);
    if (code)
        return code;
    samsvar_status status = samsvar_alignment_write(c->sv, al, format, &options,
                                                    samsvar_output_write, out, NULL);
    return cli_written(c, out, status);
}

static int save(cli *c, const samsvar_alignment *al)
{
    char buf[CLI_STAMP_SIZE];
    const char *format = cli_format(c, "json"), *stamp = cli_stamp(c, buf);
    samsvar_export_options options = {
        .struct_size = sizeof options,
        .no_text = c->settings.no_text,
        .stamp = stamp,
    };
    if (strcmp(format, "json") == 0 || strcmp(format, "jsonl") == 0)
        return save_own(c, al, format, stamp);
    return cli_export(c, al, format, &options);
}

static int check_options(const cli *c, int count)
{
    const char *format = cli_format(c, "json");
    int code = cli_check_stamp(c);
    if (code)
        return code;
    if (count != 2 && (strcmp(format, "path") == 0 || strcmp(format, "ladder") == 0)) {
        cli_say("align: --to %s wants exactly two files, not %d", format, count);
        return CLI_USAGE;
    }
    return 0;
}

static int run(cli *c, int count, char **operands)
{
    cli_input *in = NULL;
    samsvar_alignment *al = NULL, *old = NULL;
    vector_files vectors;
    samsvar_article **articles = calloc((size_t)count, sizeof *articles);
    int code = read_vectors(c, &vectors);
    if (!code)
        code = articles ? check_options(c, count) : CLI_SYSTEM;
    if (!code)
        code = cli_open(c);
    if (!code)
        code = cli_inputs(c, count, operands, 0, &in);
    if (!code)
        code = read_old(c, in, count, &old);
    if (!code) {
        warn_of_twins(c, in, count);
        code = read_all(c, in, count, articles);
    }
    if (!code)
        code = align(c, articles, count, old, &vectors, &al);
    if (!code)
        report_pairs(c, al);
    if (!code)
        code = save(c, al);
    samsvar_alignment_free(al);
    samsvar_alignment_free(old);
    cli_inputs_free(in, count);
    free_vectors(&vectors);
    free(articles);
    return code;
}

const cli_command cli_align_command = {
    .name = "align",
    .operands = "FILE FILE...",
    .summary = "Finds the statements that articles in several languages share",
    .tables = {own, cli_reading, cli_segmenting, cli_context, cli_common},
    .least = 2,
    .most = 256,
    .run = run,
};
