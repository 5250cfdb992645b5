/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_dict_stats.c -- samsvar dict stats. */
#include "core/cli/cli.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"bitext", 0, CLI_FLAG, AT(bitext), NULL, NULL,
     "how much of a translation the lexicons find again: a source, its target and maybe "
     "the gold groups of their lines, or folders with src, tgt and gold"},
    {"lang", 0, CLI_TEXT, AT(lang), "LANG,...", NULL,
     "languages of the files in their order; with --bitext of source and target"},
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL, "JSON"},
    {0},
};

/* ------------------------------------------------------------------ bitext */

/* Sources, targets and gold by turns; each name allocated, a gold may be NULL. */
typedef struct names {
    char **list;
    size_t count;
} names;

static int add_name(names *n, const char *dir, const char *name)
{
    char **list = realloc(n->list, (n->count + 1) * sizeof *list), *path = NULL;
    size_t size = (dir ? strlen(dir) + 1 : 0) + (name ? strlen(name) : 0) + 1;
    if (list)
        n->list = list;
    if (!list || (name && !(path = malloc(size))))
        return CLI_SYSTEM;
    if (name)
        snprintf(path, size, "%s%s%s", dir ? dir : "", dir ? "/" : "", name);
    n->list[n->count++] = path;
    return 0;
}

static void clear_names(names *n)
{
    for (size_t i = 0; i < n->count; i++)
        free(n->list[i]);
    free(n->list);
}

static int is_there(const char *dir, const char *name)
{
    char path[4096];
    struct stat st;
    int len = snprintf(path, sizeof path, "%s/%s", dir, name);
    return len > 0 && (size_t)len < sizeof path && stat(path, &st) == 0;
}

/* src, tgt and gold of a folder; 0 or an exit code; *found is set when they are there. */
static int add_document(names *n, const char *dir, int *found)
{
    if (!is_there(dir, "src") || !is_there(dir, "tgt"))
        return 0;
    *found = 1;
    int code = add_name(n, dir, "src");
    if (!code)
        code = add_name(n, dir, "tgt");
    return code ? code : add_name(n, dir, is_there(dir, "gold") ? "gold" : NULL);
}

static int visible(const struct dirent *d)
{
    return d->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* A document, or a folder of documents. */
static int add_folder(names *n, const char *dir)
{
    struct dirent **inside = NULL;
    int found = 0, code = add_document(n, dir, &found);
    int count = code || found ? 0 : scandir(dir, &inside, visible, by_name);
    for (int i = 0; i < count; i++) {
        names one = {0};
        if (!code)
            code = add_name(&one, dir, inside[i]->d_name);
        if (!code)
            code = add_document(n, one.list[0], &found);
        clear_names(&one);
        free(inside[i]);
    }
    free(inside);
    if (!code && !found) {
        cli_say("%s: has no src and tgt, and no folder that has", dir);
        code = CLI_NOINPUT;
    }
    return code;
}

static int is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int bitext_names(int count, char **operands, names *n)
{
    int code = 0, folders = 0;
    for (int i = 0; i < count; i++)
        folders += is_folder(operands[i]);
    if (folders == count && count) {
        for (int i = 0; i < count && !code; i++)
            code = add_folder(n, operands[i]);
        return code;
    }
    if (folders || count < 2 || count > 3) {
        cli_say("dict stats: --bitext takes SOURCE TARGET [GOLD], or folders");
        return CLI_USAGE;
    }
    for (int i = 0; i < 3 && !code; i++)
        code = add_name(n, NULL, i < count ? operands[i] : NULL);
    return code;
}

/* "is,en" cut into two; 0 when it is not two. */
static int two_languages(const char *list, char room[2][64])
{
    size_t len = strcspn(list, ",");
    if (list[len] != ',' || strchr(list + len + 1, ',') || len >= 64 ||
        strlen(list + len + 1) >= 64)
        return 0;
    memcpy(room[0], list, len);
    room[0][len] = '\0';
    snprintf(room[1], 64, "%s", list + len + 1);
    return 1;
}

static int read_bitext(cli *c, const names *n, samsvar_bitext *texts)
{
    char langs[2][64] = {"", ""};
    if (c->settings.lang && !two_languages(c->settings.lang, langs)) {
        cli_say("dict stats: --bitext takes two languages: --lang is,en");
        return CLI_USAGE;
    }
    c->settings.input = "lines";
    int code = 0;
    for (size_t i = 0; i < n->count && !code; i += 3) {
        cli_input in[2] = {{langs[0][0] ? langs[0] : NULL, n->list[i]},
                           {langs[1][0] ? langs[1] : NULL, n->list[i + 1]}};
        samsvar_bitext *t = &texts[i / 3];
        t->gold = n->list[i + 2];
        code = cli_read(c, &in[0], 1, &t->source);
        if (!code)
            code = cli_read(c, &in[1], 1, &t->target);
    }
    return code;
}

static int run_bitext(cli *c, int count, char **operands)
{
    names n = {0};
    samsvar_bitext *texts = NULL;
    int code = bitext_names(count, operands, &n);
    if (!code && !(texts = calloc(n.count / 3 + 1, sizeof *texts)))
        code = CLI_SYSTEM;
    if (code == CLI_SYSTEM)
        cli_say("out of memory");
    if (!code)
        code = read_bitext(c, &n, texts);
    if (!code) {
        samsvar_status status =
            samsvar_dict_stats_bitext(c->sv, texts, (uint32_t)(n.count / 3),
                                      c->settings.json != 0, cli_put_stdout, NULL);
        code = status ? cli_fail(c, status) : 0;
    }
    for (size_t i = 0; texts && i < n.count / 3; i++) {
        samsvar_article_free(texts[i].source);
        samsvar_article_free(texts[i].target);
    }
    free(texts);
    clear_names(&n);
    return code;
}

/* ------------------------------------------------------------------ texts, lists */

static int run_texts(cli *c, int count, char **operands)
{
    cli_input *in = NULL;
    samsvar_article **articles = calloc((size_t)count, sizeof *articles);
    int code = articles ? cli_inputs(c, count, operands, 1, &in) : CLI_SYSTEM;
    for (int i = 0; i < count && !code; i++)
        code = cli_read(c, &in[i], 1, &articles[i]);
    if (!code) {
        samsvar_status status = samsvar_dict_stats_texts(
            c->sv, articles, (uint32_t)count, c->settings.json != 0, cli_put_stdout, NULL);
        code = status ? cli_fail(c, status) : 0;
    }
    for (int i = 0; articles && i < count; i++)
        samsvar_article_free(articles[i]);
    free(articles);
    cli_inputs_free(in, count);
    return code;
}

static int run(cli *c, int count, char **operands)
{
    int code = cli_open(c);
    if (code)
        return code;
    if (c->settings.bitext)
        return run_bitext(c, count, operands);
    if (count)
        return run_texts(c, count, operands);
    samsvar_status status =
        samsvar_dict_stats(c->sv, c->settings.json != 0, cli_put_stdout, NULL);
    return status ? cli_fail(c, status) : CLI_OK;
}

const cli_command cli_dict_stats_command = {
    .name = "dict stats",
    .operands = "[FILE...]",
    .summary = "Counts what lexicons have, and how much of a text or a translation",
    .tables = {own, cli_context, cli_common},
    .least = 0,
    .most = -1,
    .run = run,
};
