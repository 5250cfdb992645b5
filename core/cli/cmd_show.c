/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_show.c -- samsvar show. */
#include "core/cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"statements", 0, CLI_FLAG, AT(statements), NULL, NULL,
     "statements by article (who says what, who leaves it out), not links"},
    {"doubtful", 0, CLI_FLAG, AT(doubtful), NULL, NULL,
     "what a person should look at first comes first"},
    {"min-score", 0, CLI_SHARE, AT(min_score), "P", NULL,
     "only what has at least this score, from 0 to 1"},
    {"pair", 0, CLI_TEXT, AT(pair), "A,B", NULL, "only the links of these two documents"},
    {"color", 0, CLI_WORD, AT(color), "WHEN", "auto|always|never",
     "colours: auto (default: on a terminal, unless NO_COLOR is set), always or never"},
    {"width", 0, CLI_NUMBER, AT(width), "N", NULL,
     "columns of a line (default: those of the terminal, or 80)"},
    {"no-pager", 0, CLI_FLAG, AT(no_pager), NULL, NULL,
     "no pager ($PAGER, or less) on a terminal"},
    {0},
};

static int wants_color(const cli *c)
{
    const char *when = c->settings.color, *no = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    return isatty(STDOUT_FILENO) && !(no && *no) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

static int show(cli *c, const samsvar_alignment *al)
{
    const cli_settings *s = &c->settings;
    cli_pager pager;
    samsvar_show_options options = {
        .struct_size = sizeof options,
        .width = s->width ? s->width : cli_columns(),
        .color = (uint32_t)wants_color(c),
        .doubtful = s->doubtful,
        .statements = s->statements,
        .min_score = (int32_t)s->min_score,
        .pair = s->pair,
    };
    cli_pager_open(&pager, !s->no_pager);
    samsvar_status status =
        samsvar_alignment_show(c->sv, al, &options, cli_pager_write, &pager);
    int gone = pager.gone;
    cli_pager_close(&pager);
    if (status == SAMSVAR_OK || (status == SAMSVAR_EIO && gone))
        return 0;
    if (status == SAMSVAR_EIO) {
        cli_say("cannot write to standard output");
        return CLI_IO;
    }
    return cli_fail(c, status);
}

static int run(cli *c, int count, char **operands)
{
    samsvar_alignment *al = NULL;
    (void)count;
    if (c->settings.pair && c->settings.statements) {
        cli_say("show: --pair is for links, --statements shows all articles");
        return CLI_USAGE;
    }
    int code = cli_open(c);
    if (code)
        return code;
    samsvar_status status = samsvar_alignment_read(c->sv, operands[0], &al);
    code = status ? cli_fail(c, status) : show(c, al);
    samsvar_alignment_free(al);
    return code;
}

const cli_command cli_show_command = {
    .name = "show",
    .operands = "ALIGNMENT",
    .summary = "Shows links side by side, or who says what, in the terminal",
    .tables = {own, cli_common},
    .least = 1,
    .most = 1,
    .run = run,
};
