/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_dict_import.c -- samsvar dict import, samsvar dict remove. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

const cli_option cli_bringing[] = {
    {"name", 0, CLI_TEXT, AT(name), "NAME", NULL,
     "name of the list (letters, digits, - and _); default: the file's or package's"},
    {"weight", 0, CLI_SHARE, AT(weight), "W", NULL,
     "how far its translations are trusted, up to 1; default 1, 0.35 for a thesaurus"},
    {"license", 0, CLI_TEXT, AT(license), "TEXT", NULL,
     "licence to be noted in the list; default: what the file or its package says"},
    {"dry-run", 'n', CLI_FLAG, AT(dry_run), NULL, NULL,
     "read everything and report, but write nothing"},
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL, "report as JSON"},
    {0},
};

static const cli_option own[] = {
    {"from", 0, CLI_WORD, AT(from), "FORMAT", "dic|dictd|dix|bin|mythes|tbx|tsv",
     "dic (hunalign), dictd (with FreeDict's text), dix or bin (Apertium, source or "
     "compiled), mythes, tbx, tsv; default: found out"},
    {"lang", 0, CLI_TEXT, AT(lang), "LANG,LANG", NULL,
     "languages of headwords and translations; default: what the file or its name says"},
    {"installed", 0, CLI_FLAG, AT(installed), NULL, NULL,
     "import what packages of this system have (apertium-*, dict-freedict-*, mythes-*); "
     "with --lang only lists between these two"},
    {0},
};

int cli_refuse_weight(const cli *c)
{
    if (c->settings.weight)
        return 0;
    cli_say("a weight is above 0: a list that is not trusted at all need not be there");
    return 1;
}

samsvar_dict_options cli_dict_options(const cli *c)
{
    const cli_settings *s = &c->settings;
    samsvar_dict_options o = {
        .struct_size = sizeof o,
        .format = s->from,
        .languages = s->lang,
        .name = s->name,
        .license = s->license,
        .weight = s->weight == UINT32_MAX ? 0 : s->weight,
        .dry_run = s->dry_run,
        .as_json = s->json,
        .root = NULL,
    };
    return o;
}

static int run_import(cli *c, int count, char **operands)
{
    if (c->settings.installed ? count != 0 : count == 0) {
        cli_say("dict import takes files, or --installed and no file");
        return CLI_USAGE;
    }
    if (cli_refuse_weight(c))
        return CLI_USAGE;
    if (c->settings.installed && (c->settings.name || c->settings.from)) {
        cli_say("--installed knows the names and formats itself");
        return CLI_USAGE;
    }
    int code = cli_open(c);
    if (code)
        return code;
    samsvar_dict_options o = cli_dict_options(c);
    uint32_t failed = 0;
    samsvar_status status =
        c->settings.installed
            ? samsvar_dict_import_installed(c->sv, &o, cli_put_stdout, NULL, &failed)
            : samsvar_dict_import(c->sv, (const char *const *)operands, (uint32_t)count, &o,
                                  cli_put_stdout, NULL);
    if (status)
        return cli_fail(c, status);
    return failed ? CLI_FINDINGS : CLI_OK;
}

const cli_command cli_dict_import_command = {
    .name = "dict import",
    .operands = "[FILE]...",
    .summary = "Makes lists of yours from other people's dictionaries",
    .tables = {own, cli_bringing, cli_common},
    .least = 0,
    .most = -1,
    .run = run_import,
};

/* ------------------------------------------------------------------ remove */

static int run_remove(cli *c, int count, char **operands)
{
    int code = cli_open(c);
    for (int i = 0; i < count && !code; i++) {
        uint32_t removed = 0;
        samsvar_status status = samsvar_dict_remove(c->sv, operands[i], &removed);
        if (status)
            return cli_fail(c, status);
        if (removed) {
            printf("removed %s (%u)\n", operands[i], removed);
        } else {
            cli_say("there is no list \"%s\" of yours (samsvar dict list names them)",
                    operands[i]);
            code = CLI_NOINPUT;
        }
    }
    return code;
}

const cli_command cli_dict_remove_command = {
    .name = "dict remove",
    .operands = "NAME...",
    .summary = "Removes lists that were imported or learned",
    .tables = {cli_common},
    .least = 1,
    .most = -1,
    .run = run_remove,
};
