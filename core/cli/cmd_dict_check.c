/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_dict_check.c -- samsvar dict check. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"strict", 0, CLI_FLAG, AT(strict), NULL, NULL,
     "also headwords that hunspell does not know, such as are their only sense, and parts of "
     "speech that the translations do not have in other lists; not those that stand in "
     "NAME.marks beside NAME.tsv"},
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL, "a JSON object a finding, each on a line"},
    {0},
};

/* Checks one list, or all of ours (NULL). */
static int check(cli *c, char **path, int *found)
{
    uint64_t findings = 0;
    uint32_t flags = (c->settings.strict ? SAMSVAR_CHECK_STRICT : 0u) |
                     (c->settings.json ? SAMSVAR_CHECK_JSON : 0u);
    samsvar_status status =
        samsvar_dict_check(c->sv, *path, flags, cli_put_stdout, NULL, &findings);
    *found |= findings > 0;
    return status ? cli_fail(c, status) : 0;
}

static int run(cli *c, int count, char **operands)
{
    char *ours[] = {NULL};
    return count ? cli_check_each(c, count, operands, 1, check)
                 : cli_check_each(c, 1, ours, 1, check);
}

const cli_command cli_dict_check_command = {
    .name = "dict check",
    .operands = "[FILE...]",
    .summary = "Checks lexicons (default: those of the program); says where and what",
    .tables = {own, cli_context, cli_common},
    .least = 0,
    .most = -1,
    .run = run,
};
