/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_dict_learn.c -- samsvar dict learn. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"lang", 0, CLI_TEXT, AT(lang), "LANG,LANG", NULL,
     "languages of headwords and translations; needed for files of lines"},
    {"gettext", 0, CLI_TEXT, AT(gettext), "LANG,LANG", NULL,
     "learn from the texts of installed programs in these two languages"},
    {0},
};

static int run(cli *c, int count, char **operands)
{
    if (c->settings.gettext ? count != 0 || c->settings.lang : count == 0) {
        cli_say("dict learn takes alignments, two files of lines with --lang, or --gettext "
                "LANG,LANG and no file");
        return CLI_USAGE;
    }
    if (cli_refuse_weight(c))
        return CLI_USAGE;
    int code = cli_open(c);
    if (code)
        return code;
    samsvar_dict_options o = cli_dict_options(c);
    if (c->settings.gettext)
        o.languages = c->settings.gettext;
    uint64_t lines = 0;
    samsvar_status status =
        samsvar_dict_learn(c->sv, (const char *const *)operands, (uint32_t)count,
                           c->settings.gettext != NULL, &o, cli_put_stdout, NULL, &lines);
    if (status)
        return cli_fail(c, status);
    if (c->settings.verbose)
        cli_say("learned from %llu pairs of lines", (unsigned long long)lines);
    return CLI_OK;
}

const cli_command cli_dict_learn_command = {
    .name = "dict learn",
    .operands = "[FILE]...",
    .summary = "Makes a list of yours from texts and their translations",
    .tables = {own, cli_bringing, cli_context, cli_common},
    .least = 0,
    .most = -1,
    .run = run,
};
