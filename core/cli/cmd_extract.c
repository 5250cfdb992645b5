/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_extract.c -- samsvar extract. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"to", 0, CLI_WORD, AT(to), "FORMAT", "text|json",
     "text (default) or json: title, date, language and text"},
    {0},
};

static int run(cli *c, int count, char **operands)
{
    return cli_each(c, count, operands, "text", "text");
}

const cli_command cli_extract_command = {
    .name = "extract",
    .operands = "FILE...",
    .summary = "Writes the text of articles, which all offsets refer to",
    .tables = {own, cli_reading, cli_context, cli_common},
    .least = 1,
    .most = -1,
    .run = run,
};
