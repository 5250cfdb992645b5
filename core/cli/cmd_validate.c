/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_validate.c -- samsvar validate. */
#include "core/cli/cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"from", 0, CLI_WORD, AT(from), "FORMAT", "tmx|xliff|ces|tei|ladder|path|tsv|moses",
     "format of the files (default: seen from the content, and an alignment file where it is "
     "none of these); moses takes files two by two"},
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL,
     "one JSON object a file: its name and its findings"},
    {0},
};

static int put(void *data, const char *bytes, size_t len)
{
    (void)data;
    return fwrite(bytes, 1, len, stdout) != len;
}

/* For --json: findings, a line each, are kept and written as strings. */
typedef struct lines {
    char *text;
    size_t len, cap;
} lines;

static int keep(void *data, const char *bytes, size_t len)
{
    lines *l = data;
    if (len >= l->cap - l->len) {
        size_t cap = (l->cap + len) * 2 + 256;
        char *text = realloc(l->text, cap);
        if (!text)
            return SAMSVAR_ENOMEM;
        l->text = text;
        l->cap = cap;
    }
    memcpy(l->text + l->len, bytes, len);
    l->len += len;
    l->text[l->len] = '\0';
    return 0;
}

static void put_object(const char *path, lines *l)
{
    const char *comma = "";
    fputs("{\"file\": ", stdout);
    cli_json(stdout, path);
    fputs(", \"findings\": [", stdout);
    for (char *p = l->text, *end; p && *p; p = end + 1) {
        end = p + strcspn(p, "\n");
        int last = *end == '\0';
        *end = '\0';
        fputs(comma, stdout);
        cli_json(stdout, p);
        comma = ", ";
        if (last)
            break;
    }
    puts("]}");
}

/* Operands that are checked together. */
static int step_of(const cli *c)
{
    return c->settings.from && strcmp(c->settings.from, "moses") == 0 ? 2 : 1;
}

static int check(cli *c, char **files, int *found)
{
    const char *path = files[0], *second = step_of(c) > 1 ? files[1] : NULL;
    uint64_t findings = 0;
    lines l = {0};
    int json = c->settings.json != 0;
    samsvar_status status =
        samsvar_validate_format(c->sv, c->settings.from, path, second, json ? keep : put,
                                json ? &l : NULL, &findings);
    int code = status ? cli_fail(c, status) : 0;
    if (json && !code)
        put_object(path, &l);
    else if (!code && findings == 0 && c->settings.verbose)
        printf("%s: no findings\n", path);
    free(l.text);
    *found |= findings > 0;
    return code;
}

static int run(cli *c, int count, char **operands)
{
    if (count % step_of(c)) {
        cli_say("validate: --from moses takes files two by two, not %d", count);
        return CLI_USAGE;
    }
    return cli_check_each(c, count, operands, step_of(c), check);
}

const cli_command cli_validate_command = {
    .name = "validate",
    .operands = "FILE...",
    .summary = "Checks alignment files, TMX, XLIFF and others; says where and what is wrong",
    .tables = {own, cli_common},
    .least = 1,
    .most = -1,
    .run = run,
};
