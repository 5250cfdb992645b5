/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_export.c -- samsvar export. */
#include "core/cli/cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"to", 0, CLI_WORD, AT(to), "FORMAT", CLI_FORMATS "|srx",
     "tmx (TMX 1.4b), xliff (1.2), xliff2 (2.1), ces (XCES, sentences beside), tei "
     "(InterText), moses, tsv, ladder (hunalign), path (Vecalign), sketch (Sketch "
     "Engine), jsonl, json; srx (SRX 2.0, the rules of segmentation, with --lang and no "
     "alignment)"},
    {"lang", 0, CLI_TEXT, AT(lang), "LANG,...", NULL,
     "srx: languages whose rules to write"},
    {"output", 'o', CLI_TEXT, AT(output), "FILE", NULL,
     "write to FILE; where there are several files their names begin like it; .gz: "
     "compressed"},
    {"min-score", 0, CLI_SHARE, AT(min_score), "P", NULL,
     "only links with this score at least, from 0 to 1"},
    {"status", 0, CLI_TEXT, AT(status), "STATUS,...", NULL,
     "only these: auto, confirmed, edited, needs-review (rejected never go out)"},
    {"relation", 0, CLI_TEXT, AT(relation), "RELATION,...", NULL,
     "only these: equal, source-in-target, target-in-source, overlap"},
    {"types", 0, CLI_TEXT, AT(types), "M-N,...", NULL,
     "only links of so many segments: 1-1,1-2"},
    {"pair", 0, CLI_TEXT, AT(pair), "A,B", NULL, "only the links of these two documents"},
    {"segtype", 0, CLI_WORD, AT(segtype), "WHAT", "auto|sentence|paragraph",
     "what TMX says its units are; auto (default): paragraph where a unit has several "
     "sentences"},
    {"tmx-lang", 0, CLI_TEXT, AT(tmx_lang), "FROM=TO,...", NULL,
     "tags in TMX and XLIFF: no=nb-NO; nb, nn and is are nb-NO, nn-NO and is-IS unless "
     "told otherwise"},
    {"columns", 0, CLI_WORD, AT(columns), "WHOSE", "ours|bitextor",
     "columns of tsv: ours (default) or those of Bitextor"},
    {"multilingual", 0, CLI_FLAG, AT(multilingual), NULL, NULL,
     "tmx: one file with units of all languages"},
    {"bands", 0, CLI_FLAG, AT(bands), NULL, NULL,
     "tmx: -o is the folder of an OmegaT project that gets tm/auto, tm/penalty-010 ... by "
     "how far links can be relied on"},
    {"context", 0, CLI_FLAG, AT(context), NULL, NULL,
     "tmx, xliff, xliff2: with the segments before and behind"},
    {"provenance", 0, CLI_FLAG, AT(provenance), NULL, NULL,
     "tmx, xliff, xliff2, tsv: with score, relation, status, origin, and segments and their "
     "lengths, from which import restores them"},
    {"split", 0, CLI_TEXT, AT(split), "SIZE", NULL,
     "tmx, xliff, xliff2: files of at most SIZE bytes (k, M, G)"},
    {"no-text", 0, CLI_FLAG, AT(no_text), NULL, NULL,
     "json, jsonl, tsv: leave the text out"},
    {"stamp", 0, CLI_TEXT, AT(stamp), "TIME", NULL,
     "record this time (ISO 8601) in the output"},
    {0},
};

static void say_left(const cli *c, uint64_t count, const char *what, const char *why)
{
    if (count)
        cli_warn(c, "%" PRIu64 " %s left out: %s", count, what, why);
}

static void say_report(const cli *c, const samsvar_export_report *r)
{
    say_left(c, r->empty, "links", "no text on one side");
    say_left(c, r->crossing, "links",
             "they cross others or share a segment with them, which the format cannot hold");
    say_left(c, r->gaps, "links",
             "their segments do not follow each other, which the format cannot hold");
    say_left(c, r->wordings, "wordings", "a unit holds one of each language");
    say_left(c, r->characters, "characters", "XML cannot hold them");
    if (c->settings.verbose)
        cli_say("%" PRIu64 " units in %" PRIu64 " files", r->units, r->files);
}

int cli_export(cli *c, const samsvar_alignment *al, const char *format,
               const samsvar_export_options *options)
{
    samsvar_export_report report = {0};
    const char *path = c->settings.output ? c->settings.output : "-";
    samsvar_status status = samsvar_export(c->sv, al, format, options, path, &report);
    if (status) {
        int code = cli_fail(c, status);
        return status == SAMSVAR_EIO && !report.files ? CLI_CREATE : code;
    }
    say_report(c, &report);
    return 0;
}

/* "10M" as bytes; 0 after a message. */
static uint64_t size_of(const char *text)
{
    static const char letters[] = "kMG";
    uint64_t size = 0;
    const char *p = text, *letter;
    while (*p >= '0' && *p <= '9' && p - text < 9)
        size = size * 10 + (uint64_t)(*p++ - '0');
    if (*p && (letter = strchr(letters, *p))) {
        for (; letter >= letters; letter--)
            size *= 1024;
        p++;
    }
    if (*p == '\0' && size)
        return size;
    cli_say("export: --split takes a size like 500k, 10M or 1G, not \"%s\"", text);
    return 0;
}

/* Cuts "A,B" in two, in place. */
static int cut_pair(char *pair, const char **a, const char **b)
{
    char *comma = strchr(pair, ',');
    if (!comma || comma == pair || !comma[1]) {
        cli_say("export: --pair takes the ids of two documents, A,B");
        return CLI_USAGE;
    }
    *comma = '\0';
    *a = pair;
    *b = comma + 1;
    return 0;
}

static int fill(cli *c, samsvar_export_options *o, char buf[CLI_STAMP_SIZE])
{
    const cli_settings *s = &c->settings;
    int code = cli_check_stamp(c);
    *o = (samsvar_export_options){
        .struct_size = sizeof *o,
        .min_score = (int32_t)s->min_score,
        .status = s->status,
        .relation = s->relation,
        .types = s->types,
        .segtype = s->segtype,
        .languages = s->tmx_lang,
        .columns = s->columns,
        .multilingual = s->multilingual,
        .bands = s->bands,
        .context = s->context,
        .provenance = s->provenance,
        .no_text = s->no_text,
        .stamp = cli_stamp(c, buf),
    };
    if (!code && s->split && !(o->split = size_of(s->split)))
        code = CLI_USAGE;
    return code;
}

/* The rules of languages: no alignment takes part. */
static int export_rules(cli *c, int count)
{
    const char *path = c->settings.output ? c->settings.output : "-";
    if (count || !c->settings.lang) {
        cli_say("export: --to srx takes --lang nb,is,en and no alignment");
        return CLI_USAGE;
    }
    int code = cli_open(c);
    if (code)
        return code;
    samsvar_export_report report = {0};
    samsvar_status status = samsvar_rules_export(c->sv, c->settings.lang, path, &report);
    if (!status)
        return 0;
    code = cli_fail(c, status);
    return status == SAMSVAR_EIO && !report.files ? CLI_CREATE : code;
}

/* What no option can say of itself; 0, or an exit code after a message. */
static int check_words(const cli *c, int count)
{
    if (!c->settings.to)
        cli_say("export: which format? --to FORMAT (samsvar export --help)");
    else if (!count)
        cli_say("export: too few operands; usage: samsvar export [OPTION]... "
                "ALIGNMENT.json");
    else if (c->settings.lang)
        cli_say("export: --lang is for --to srx");
    else
        return 0;
    return CLI_USAGE;
}

static int run(cli *c, int count, char **operands)
{
    samsvar_export_options options;
    samsvar_alignment *al = NULL;
    const char *output = c->settings.output;
    char buf[CLI_STAMP_SIZE], *pair = NULL;
    int code;
    if (c->settings.to && strcmp(c->settings.to, "srx") == 0)
        return export_rules(c, count);
    code = check_words(c, count);
    if (!code)
        code = fill(c, &options, buf);
    if (!code && output && strcmp(output, "-") != 0 && cli_same(operands[0], output)) {
        cli_say("-o %s: is also the input, which would be lost", output);
        return CLI_USAGE;
    }
    if (!code && c->settings.pair) {
        pair = strdup(c->settings.pair);
        code = pair ? cut_pair(pair, &options.source, &options.target) : CLI_SYSTEM;
    }
    if (!code)
        code = cli_open(c);
    if (!code) {
        samsvar_status status = samsvar_alignment_read(c->sv, operands[0], &al);
        code = status ? cli_fail(c, status)
                      : cli_export(c, al, c->settings.to, &options);
    }
    samsvar_alignment_free(al);
    free(pair);
    return code;
}

const cli_command cli_export_command = {
    .name = "export",
    .operands = "ALIGNMENT.json",
    .summary = "Writes an alignment in other people's formats",
    .tables = {own, cli_common},
    .least = 0,
    .most = 1,
    .run = run,
};
