/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_analyze.c -- samsvar analyze. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"to", 0, CLI_WORD, AT(to), "FORMAT", "jsonl|json",
     "jsonl (default: one segment a line) or json"},
    {0},
};

static int run(cli *c, int count, char **operands)
{
    return cli_each(c, count, operands, "features", "jsonl");
}

const cli_command cli_analyze_command = {
    .name = "analyze",
    .operands = "FILE...",
    .summary = "Shows what is found in each segment: lemmas, names, numbers, clauses",
    .tables = {own, cli_reading, cli_segmenting, cli_context, cli_common},
    .least = 1,
    .most = -1,
    .run = run,
};
