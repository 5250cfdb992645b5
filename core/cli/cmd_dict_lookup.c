/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_dict_lookup.c -- samsvar dict lookup. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"lang", 0, CLI_TEXT, AT(lang), "LANG", NULL,
     "the language of the words; default: each that has a translation"},
    {"to", 0, CLI_TEXT, AT(to), "LANG", NULL, "only translations into this language"},
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL, "one JSON array"},
    {0},
};

static int run(cli *c, int count, char **operands)
{
    int code = cli_open(c);
    if (code)
        return code;
    samsvar_status status = samsvar_dict_lookup(
        c->sv, (const char *const *)operands, (uint32_t)count, c->settings.lang,
        c->settings.to, c->settings.json != 0, cli_put_stdout, NULL);
    return status ? cli_fail(c, status) : CLI_OK;
}

const cli_command cli_dict_lookup_command = {
    .name = "dict lookup",
    .operands = "WORD...",
    .summary = "Shows every path from a word to its translations",
    .tables = {own, cli_context, cli_common},
    .least = 1,
    .most = -1,
    .run = run,
};
