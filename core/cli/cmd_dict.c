/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_dict.c -- samsvar dict: the table of its commands, and `dict list`. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

int cli_put_stdout(void *data, const char *bytes, size_t len)
{
    (void)data;
    return fwrite(bytes, 1, len, stdout) != len;
}

/* ------------------------------------------------------------------ list */

static const cli_option list_own[] = {
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL, "one JSON array"},
    {0},
};

static int run_list(cli *c, int count, char **operands)
{
    (void)count;
    (void)operands;
    int code = cli_open(c);
    if (code)
        return code;
    samsvar_status status =
        samsvar_dict_list(c->sv, c->settings.json != 0, cli_put_stdout, NULL);
    return status ? cli_fail(c, status) : CLI_OK;
}

static const cli_command list_command = {
    .name = "dict list",
    .operands = "",
    .summary = "Lists the lexicons and the hunspell dictionaries that are used",
    .tables = {list_own, cli_context, cli_common},
    .least = 0,
    .most = 0,
    .run = run_list,
};

/* ------------------------------------------------------------------ all */

/* The commands of `samsvar dict`, in the order of --help; each is a cli_command named
 * "dict NAME" in a cmd_dict_*.c of its own. */
static const cli_command *const subs[] = {
    &list_command,
    &cli_dict_compile_command,
    &cli_dict_lookup_command,
    &cli_dict_check_command,
    &cli_dict_stats_command,
    &cli_dict_import_command,
    &cli_dict_export_command,
    &cli_dict_learn_command,
    &cli_dict_remove_command,
    NULL,
};

const cli_command cli_dict_command = {
    .name = "dict",
    .operands = "COMMAND [OPERAND]...",
    .summary = "Shows, checks, measures and makes lexicons",
    .tables = {cli_common},
    .least = 0,
    .most = -1,
    .subs = subs,
};
