/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_import.c -- samsvar import. */
#include "core/cli/cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"from", 0, CLI_WORD, AT(from), "FORMAT", "tmx|xliff|ces|tei|ladder|path|tsv|moses",
     "format of the files (default: seen from the content); moses takes two files for one "
     "alignment"},
    {"source", 0, CLI_TEXT, AT(source), "FILE", NULL,
     "text of the source, a segment a line, for ladder and path; for ces and tei also XML"},
    {"target", 0, CLI_TEXT, AT(target), "FILE", NULL, "the same for the target"},
    {"lang", 0, CLI_TEXT, AT(lang), "SOURCE,TARGET", NULL,
     "languages of texts that do not say theirs (default: found out)"},
    {"output", 'o', CLI_TEXT, AT(output), "FILE", NULL,
     "write to FILE, which is complete afterwards or as it was"},
    {"to", 0, CLI_WORD, AT(to), "FORMAT", "json|jsonl", "json (default) or jsonl"},
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL, "the same as --to json"},
    {"no-text", 0, CLI_FLAG, AT(no_text), NULL, NULL, "leave the text out of the output"},
    {0},
};

static int check_operands(const cli *c, int count, char **operands)
{
    const cli_settings *s = &c->settings;
    const char *texts[2] = {s->source, s->target};
    if (!s->source != !s->target) {
        cli_say("import: --source and --target belong together");
        return CLI_USAGE;
    }
    if (s->source && count > 1) {
        cli_say("import: --source and --target go with one file, not %d", count);
        return CLI_USAGE;
    }
    if (s->from && strcmp(s->from, "moses") == 0 && count % 2) {
        cli_say("import: --from moses takes files two by two, not %d", count);
        return CLI_USAGE;
    }
    if (s->output && strcmp(s->output, "-") != 0) {
        int same = 0;
        for (int i = 0; i < count; i++)
            same |= cli_same(operands[i], s->output);
        for (int i = 0; i < 2 && texts[i]; i++)
            same |= cli_same(texts[i], s->output);
        if (same) {
            cli_say("-o %s: is also an input, which would be lost", s->output);
            return CLI_USAGE;
        }
    }
    return 0;
}

/* Cuts "nb,en" in place. */
static int check_langs(char *list, const char *langs[2])
{
    if (!list)
        return 0;
    char *comma = strchr(list, ',');
    if (comma)
        *comma = '\0';
    langs[0] = list;
    langs[1] = comma ? comma + 1 : NULL;
    for (int i = 0; i < 2; i++)
        if (!langs[i] || samsvar_language_check(langs[i])) {
            cli_say("import: --lang takes two language tags, as nb,en");
            return CLI_USAGE;
        }
    return 0;
}

/* Says what every file is taken for. */
static int say_formats(cli *c, int count, char **operands)
{
    if (c->settings.from)
        return 0;
    for (int i = 0; i < count; i++) {
        const char *name;
        if (strcmp(operands[i], "-") == 0) {
            cli_say("import: name the format of standard input with --from");
            return CLI_USAGE;
        }
        samsvar_status status = samsvar_import_guess(c->sv, operands[i], &name);
        if (status)
            return cli_fail(c, status);
        if (!c->settings.quiet)
            cli_say("%s: taken for %s", operands[i], name);
    }
    return 0;
}

static int save(cli *c, const samsvar_alignment *al)
{
    samsvar_output *out;
    samsvar_write_options options = {
        .struct_size = sizeof options,
        .no_text = c->settings.no_text,
    };
    int code = cli_output(c, &out);
    if (code)
        return code;
    samsvar_status status = samsvar_alignment_write(
        c->sv, al, cli_format(c, "json"), &options, samsvar_output_write, out, NULL);
    return cli_written(c, out, status);
}

static void report(const cli *c, const samsvar_alignment *al)
{
    samsvar_pair_entry p;
    for (uint32_t i = 0;
         c->settings.verbose && samsvar_pair_at(al, i, &p) == SAMSVAR_OK; i++)
        cli_say("%s and %s: %" PRIu32 " links", p.source, p.target, p.links);
}

static int run(cli *c, int count, char **operands)
{
    const char *langs[2] = {NULL, NULL};
    samsvar_alignment *al = NULL;
    char *list = c->settings.lang ? strdup(c->settings.lang) : NULL;
    int code = check_operands(c, count, operands);
    if (!code)
        code = check_langs(list, langs);
    if (!code)
        code = cli_open(c);
    if (!code)
        code = say_formats(c, count, operands);
    if (!code) {
        samsvar_import_options options = {
            .struct_size = sizeof options,
            .from = c->settings.from,
            .source = c->settings.source,
            .target = c->settings.target,
            .source_lang = langs[0],
            .target_lang = langs[1],
        };
        samsvar_status status = samsvar_import(c->sv, (const char *const *)operands,
                                               (uint32_t)count, &options, &al);
        if (status)
            code = cli_fail(c, status);
    }
    if (!code)
        report(c, al);
    if (!code)
        code = save(c, al);
    samsvar_alignment_free(al);
    free(list);
    return code;
}

const cli_command cli_import_command = {
    .name = "import",
    .operands = "FILE...",
    .summary = "Reads TMX, XLIFF and other formats into an alignment file",
    .tables = {own, cli_common},
    .least = 1,
    .most = -1,
    .run = run,
};
