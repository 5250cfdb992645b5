/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_dict_compile.c -- samsvar dict compile. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"output", 'o', CLI_TEXT, AT(output), "FILE", NULL,
     "with a folder: write to FILE instead of FOLDER.map"},
    {0},
};

static int run(cli *c, int count, char **operands)
{
    const char *folder = count ? operands[0] : NULL;
    if (!folder && c->settings.output) {
        cli_say("-o needs the folder whose lists are to be compiled");
        return CLI_USAGE;
    }
    int code = cli_open(c);
    if (code)
        return code;
    samsvar_status status = samsvar_dict_compile(c->sv, folder, c->settings.output);
    return status ? cli_fail(c, status) : CLI_OK;
}

const cli_command cli_dict_compile_command = {
    .name = "dict compile",
    .operands = "[FOLDER]",
    .summary = "Compiles lexicons so that they need not be read at each start",
    .tables = {own, cli_context, cli_common},
    .least = 0,
    .most = 1,
    .run = run,
};
