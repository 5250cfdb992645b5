/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_plugins.c -- samsvar plugins. */
#include "core/cli/check.h"

#include <string.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL, "JSON"},
    {"data-only", 0, CLI_FLAG, AT(data_only), NULL, NULL,
     "new: a pack of lists, without C"},
    {"text", 0, CLI_TEXT, AT(text), "FILE", NULL,
     "check: a sample of the language, to see what the lists know of it and what would help "
     "most"},
    {"golden", 0, CLI_TEXT, AT(golden), "FILE", NULL,
     "check: texts with their sentences; default: golden.jsonl in the pack or above it"},
    {"timeout", 0, CLI_NUMBER, AT(timeout), "SECONDS", NULL,
     "check: processor time of each check at most; default 20"},
    {"memory", 0, CLI_NUMBER, AT(memory), "MB", NULL,
     "check: memory of each check at most; default 1024"},
    {0},
};

static const char *or_dash(const char *text)
{
    return text[0] ? text : "-";
}

static const char *hooks_text(uint32_t hooks)
{
    static const char *const names[8] = {
        "-",     "segment",       "analyze",       "segment,analyze",
        "align", "segment,align", "analyze,align", "segment,analyze,align",
    };
    return names[hooks & 7];
}

static void put_json(const samsvar_plugin_entry *e, int first)
{
    printf("%s\n {\"id\": ", first ? "" : ",");
    cli_json(stdout, e->id);
    fputs(", \"name\": ", stdout);
    cli_json(stdout, e->name);
    fputs(", \"languages\": ", stdout);
    cli_json(stdout, e->languages);
    fputs(", \"version\": ", stdout);
    cli_json(stdout, e->version);
    fputs(", \"license\": ", stdout);
    cli_json(stdout, e->license);
    printf(", \"abi\": %u, \"hooks\": ", (unsigned)e->abi);
    cli_json(stdout, hooks_text(e->hooks));
    fputs(", \"path\": ", stdout);
    cli_json(stdout, e->path);
    fputs(", \"sha256\": ", stdout);
    cli_json(stdout, e->sha256);
    fputs(", \"problem\": ", stdout);
    cli_json(stdout, e->problem);
    fputs("}", stdout);
}

/* A line each: id, English name, languages, version, path, status. */
static void put_line(const samsvar_plugin_entry *e)
{
    printf("%s\t%s\t%s\t%s\t%s\t%s\n", or_dash(e->id), or_dash(e->name),
           or_dash(e->languages), or_dash(e->version), or_dash(e->path),
           e->problem ? e->problem : "ready");
}

static void put_info(const samsvar_plugin_entry *e)
{
    printf("id:        %s\nname:      %s\nlanguages: %s\nversion:   %s\nlicense:   %s\n"
           "abi:       %u\nhooks:     %s\npath:      %s\nsha256:    %s\nstatus:    %s\n",
           e->id, or_dash(e->name), or_dash(e->languages), or_dash(e->version),
           or_dash(e->license), (unsigned)e->abi, hooks_text(e->hooks), or_dash(e->path),
           or_dash(e->sha256), e->problem ? e->problem : "ready");
}

/* All, or those with an id; how many. */
static int list(const cli *c, const char *id, int info)
{
    samsvar_plugin_entry e;
    int found = 0;
    if (c->settings.json)
        putchar('[');
    if (samsvar_plugin_count(c->sv) == 0)
        cli_say("no plugins: none of these folders is there or has any: %s",
                samsvar_plugin_path(c->sv));
    for (uint32_t i = 0; samsvar_plugin_at(c->sv, i, &e) == SAMSVAR_OK; i++) {
        if (id && strcmp(id, e.id) != 0)
            continue;
        if (c->settings.json)
            put_json(&e, found == 0);
        else if (info)
            put_info(&e);
        else
            put_line(&e);
        found++;
    }
    if (c->settings.json)
        puts(found ? "\n]" : "]");
    return found;
}

/* new LANG [DIR] */
static int make_new(cli *c, int count, char **operands)
{
    if (count < 2 || count > 3) {
        cli_say("plugins: usage: samsvar plugins new LANG [--data-only] [DIR]");
        return CLI_USAGE;
    }
    int code = cli_open(c);
    if (code)
        return code;
    samsvar_status status = samsvar_plugin_new(
        c->sv, operands[1], count > 2 ? operands[2] : NULL, c->settings.data_only,
        c->settings.quiet ? NULL : cli_put_stdout, NULL);
    if (!status)
        return CLI_OK;
    code = cli_fail(c, status);
    return status == SAMSVAR_EIO ? CLI_CREATE : status == SAMSVAR_EINVAL ? CLI_USAGE : code;
}

static int run(cli *c, int count, char **operands)
{
    const char *what = count ? operands[0] : "list";
    int info = strcmp(what, "info") == 0, path = strcmp(what, "path") == 0;
    int check = strcmp(what, "check") == 0;
    if (strcmp(what, "new") == 0)
        return make_new(c, count, operands);
    if ((!info && !path && !check && strcmp(what, "list") != 0) ||
        count > 1 + (info || check) || ((info || check) && count < 2)) {
        cli_say("plugins: usage: samsvar plugins [list | info ID | check WHAT | path | new LANG]");
        return CLI_USAGE;
    }
    if (check)
        return cli_check_plugin(c, operands[1]);
    int code = cli_open(c);
    if (code)
        return code;
    if (path)
        puts(samsvar_plugin_path(c->sv));
    else if (!list(c, info ? operands[1] : NULL, info) && info) {
        cli_say("no plugin has the id \"%s\" (samsvar plugins list)", operands[1]);
        return CLI_NOINPUT;
    }
    return CLI_OK;
}

const cli_command cli_plugins_command = {
    .name = "plugins",
    .operands = "[list | info ID | check WHAT | path | new LANG]",
    .summary = "Lists, checks and begins language plugins",
    .tables = {own, cli_context, cli_common},
    .least = 0,
    .most = 3,
    .run = run,
};
