/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_dict_compile.c -- samsvar dict compile. */
#include "core/cli/cli.h"

#include <string.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"output", 'o', CLI_TEXT, AT(output), "FILE", NULL,
     "with a folder: write to FILE instead of FOLDER.map"},
    {"stems", 0, CLI_FLAG, AT(stems), NULL, NULL,
     "ask hunspell's dictionaries for all their words and keep the answers in the cache"},
    {"lang", 0, CLI_TEXT, AT(lang), "LANG,...", NULL,
     "with --stems: of these languages only (default: nb,nn,is,en that are installed)"},
    {0},
};

/* One language of len bytes; asked: it was named, so that it has to be there. */
static int keep_stems(cli *c, const char *lang, size_t len, int asked)
{
    char tag[32];
    uint32_t words;
    if (!len || len >= sizeof tag) {
        cli_say("\"%.*s\" is no language", (int)len, lang);
        return CLI_USAGE;
    }
    memcpy(tag, lang, len);
    tag[len] = '\0';
    samsvar_status status = samsvar_dict_stems(c->sv, tag, &words);
    if (status == SAMSVAR_ENOENT && !asked)
        return CLI_OK;
    if (status)
        return cli_fail(c, status);
    printf("%s: %lu words\n", tag, (unsigned long)words);
    return CLI_OK;
}

static int keep_all_stems(cli *c)
{
    const char *p = c->settings.lang ? c->settings.lang : "nb,nn,is,en";
    int code = CLI_OK;
    for (int more = 1; more && code == CLI_OK;) {
        size_t len = strcspn(p, ",");
        code = keep_stems(c, p, len, c->settings.lang != NULL);
        more = p[len] == ',';
        p += len + 1;
    }
    return code;
}

static int run(cli *c, int count, char **operands)
{
    const char *folder = count ? operands[0] : NULL;
    if (!folder && c->settings.output) {
        cli_say("-o needs the folder whose lists are to be compiled");
        return CLI_USAGE;
    }
    if (c->settings.stems ? folder != NULL : c->settings.lang != NULL) {
        cli_say(folder ? "--stems takes no folder" : "--lang goes with --stems");
        return CLI_USAGE;
    }
    int code = cli_open(c);
    if (code)
        return code;
    if (c->settings.stems)
        return keep_all_stems(c);
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
