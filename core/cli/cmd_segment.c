/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_segment.c -- samsvar segment. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"to", 0, CLI_WORD, AT(to), "FORMAT", "text|jsonl|json",
     "text (default: one segment a line), jsonl or json"},
    {"explain", 0, CLI_FLAG, AT(explain), NULL, NULL,
     "name the rule behind every boundary, and behind every mark that is none (jsonl, "
     "json)"},
    {0},
};

static int run(cli *c, int count, char **operands)
{
    /* Plain text has no room for rules. */
    return cli_each(c, count, operands, "segments",
                    c->settings.explain ? "jsonl" : "text");
}

const cli_command cli_segment_command = {
    .name = "segment",
    .operands = "FILE...",
    .summary = "Finds the sentences, headings, captions and items of articles",
    .tables = {own, cli_reading, cli_segmenting, cli_context, cli_common},
    .least = 1,
    .most = -1,
    .run = run,
};
