/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_dict_export.c -- samsvar dict export. */
#include "core/cli/cli.h"

#include <string.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"to", 0, CLI_WORD, AT(to), "FORMAT", "tsv|dic|tbx",
     "tsv (our own), dic (hunalign: no parts of speech), tbx (TBX-Basic)"},
    {"output", 'o', CLI_TEXT, AT(output), "FILE", NULL, "write to FILE"},
    {"pos", 0, CLI_TEXT, AT(pos), "POS,...", NULL,
     "only entries with these parts of speech: n, v, a, adv, prep, conj, pron, det, num, "
     "interj, phr, name, x (not known)"},
    {0},
};

static int run(cli *c, int count, char **operands)
{
    const char *list = operands[0], *output = c->settings.output;
    samsvar_output *out = NULL;
    (void)count;
    if (!c->settings.to) {
        cli_say("dict export: which format? --to tsv, dic or tbx");
        return CLI_USAGE;
    }
    if (output && strcmp(output, "-") != 0 && cli_same(list, output)) {
        cli_say("-o %s: is also the input, which would be lost", output);
        return CLI_USAGE;
    }
    int code = cli_open(c);
    if (!code)
        code = cli_output(c, &out);
    if (code)
        return code;
    samsvar_status status = samsvar_dict_export(c->sv, list, c->settings.to, c->settings.pos,
                                                samsvar_output_write, out);
    return cli_written(c, out, status);
}

const cli_command cli_dict_export_command = {
    .name = "dict export",
    .operands = "LIST",
    .summary = "Writes a lexicon in other people's formats",
    .tables = {own, cli_context, cli_common},
    .least = 1,
    .most = 1,
    .run = run,
};
