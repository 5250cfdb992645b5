/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* run.c -- from settings to a context, inputs and outputs. */
#include "core/cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef SV_STATIC_PLUGINS
/* Made by libtool for the modules that are linked in; its type is ltdl.h's. */
extern const char lt__PROGRAM__LTX_preloaded_symbols[];
#endif

/* ------------------------------------------------------------------ context */

/* "segment,align" to the bits of samsvar_config.hooks_off. */
static int hooks_of(const char *list, uint32_t *out)
{
    static const char *const names[] = {"segment", "analyze", "align"};
    *out = 0;
    for (const char *p = list; p;) {
        size_t len = strcspn(p, ","), i = 0;
        while (i < 3 && (strlen(names[i]) != len || memcmp(names[i], p, len) != 0))
            i++;
        if (i == 3) {
            cli_say(
                "--hooks-off takes segment, analyze, align or a list of them, not \"%s\"",
                list);
            return CLI_USAGE;
        }
        *out |= 1u << i;
        p = p[len] ? p + len + 1 : NULL;
    }
    return 0;
}

int cli_open(cli *c)
{
    const cli_settings *s = &c->settings;
    samsvar_config config = {
        .struct_size = sizeof config,
        .plugin_path = s->plugin_path,
        .lexicon_path = s->lexicon_path,
        .dictionary_path = s->dictionary_path,
        .no_dynamic = s->no_dynamic,
        .no_lexicon = s->no_lexicon,
        .no_user_lexicons = s->no_user_lexicons,
        .allow_dictionary = s->allow_dictionary,
        .hooks_off_plugin = s->hooks_off_plugin,
        .log = cli_log,
        .progress = cli_progress,
        .data = c,
        .jobs = s->jobs,
    };
#ifdef SV_STATIC_PLUGINS
    config.preloaded = lt__PROGRAM__LTX_preloaded_symbols;
#endif
    int code = hooks_of(s->hooks_off, &config.hooks_off);
    if (code)
        return code;
    samsvar_status status = samsvar_open(&config, &c->sv);
    if (!c->sv) {
        cli_say("out of memory");
        return CLI_SYSTEM;
    }
    if (status == SAMSVAR_OK)
        return 0;
    code = cli_fail(c, status);
    return status == SAMSVAR_ENOMEM || status == SAMSVAR_ECANCELED ? code : CLI_CONFIG;
}

/* ------------------------------------------------------------------ operands */

int cli_same(const char *a, const char *b)
{
    struct stat x, y;
    int failed = strcmp(a, "-") == 0 ? fstat(STDIN_FILENO, &x) : stat(a, &x);
    failed |= strcmp(b, "-") == 0 ? fstat(STDIN_FILENO, &y) : stat(b, &y);
    return !failed && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Cuts "nb:FILE" at its colon. A name that holds a colon is told apart by a slash before.
 */
static void split_operand(char *operand, cli_input *out)
{
    size_t colon = strcspn(operand, ":/");
    out->path = operand;
    out->lang = NULL;
    if (operand[colon] != ':')
        return;
    operand[colon] = '\0';
    out->lang = operand;
    out->path = operand + colon + 1;
}

static int check_tag(const char *tag, const char *path)
{
    if (samsvar_language_check(tag) == SAMSVAR_OK)
        return 0;
    if (path)
        cli_say("\"%s\" before \":%s\" is no language tag; a name that holds a colon is "
                "given as ./NAME",
                tag, path);
    else
        cli_say("--lang: \"%s\" is no language tag (BCP 47: nb, nn, is, en-GB ...)", tag);
    return CLI_USAGE;
}

/* Gives the tags of --lang to the inputs in order. The list is cut in place. */
static int give_languages(char *list, cli_input *in, int count, int each)
{
    int n = 0;
    for (char *p = list, *next; p; p = next, n++) {
        size_t len = strcspn(p, ",");
        next = p[len] ? p + len + 1 : NULL;
        p[len] = '\0';
        int code = check_tag(p, NULL);
        if (code)
            return code;
        if (n < count && !in[n].lang)
            in[n].lang = p;
        for (int i = 1; n == 0 && !next && each && i < count; i++)
            if (!in[i].lang)
                in[i].lang = p;
    }
    if (n == count || (n == 1 && each))
        return 0;
    cli_say("--lang has %d languages for %d files%s", n, count,
            each ? "; give one for all, or one for each" : "");
    return CLI_USAGE;
}

static int check_inputs(const cli *c, const cli_input *in, int count)
{
    const char *output = c->settings.output;
    int standard = 0;
    for (int i = 0; i < count; i++) {
        int code = in[i].lang ? check_tag(in[i].lang, in[i].path) : 0;
        if (code)
            return code;
        if (strcmp(in[i].path, "-") == 0 && standard++) {
            cli_say("standard input can be read only once");
            return CLI_USAGE;
        }
        if (output && strcmp(output, "-") != 0 && cli_same(in[i].path, output)) {
            struct stat st;
            if (stat(output, &st) == 0 && S_ISCHR(st.st_mode))
                continue; /* a terminal may be both */
            cli_say("-o %s: is also an input, which would be lost", output);
            return CLI_USAGE;
        }
    }
    return 0;
}

int cli_inputs(cli *c, int count, char **operands, int each, cli_input **out)
{
    int code = 0;
    char *list = c->settings.lang ? strdup(c->settings.lang) : NULL;
    cli_input *in = calloc((size_t)count + 1, sizeof *in);
    if (!in || (c->settings.lang && !list)) {
        cli_say("out of memory");
        code = CLI_SYSTEM;
    }
    for (int i = 0; i < count && !code; i++)
        split_operand(operands[i], &in[i]);
    if (!code)
        code = check_inputs(c, in, count);
    if (!code && list)
        code = give_languages(list, in, count, each);
    if (code) {
        free(in);
        free(list);
        return code;
    }
    in[count].lang = list; /* cli_inputs_free() finds it there */
    *out = in;
    return 0;
}

void cli_inputs_free(cli_input *in, int count)
{
    if (!in)
        return;
    free((char *)in[count].lang);
    free(in);
}

/* ------------------------------------------------------------------ reading */

static int is_blank(samsvar_str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] > ' ')
            return 0;
    return 1;
}

static int check_language(const cli *c, const cli_input *in, const samsvar_article *a)
{
    const char *lang = samsvar_article_language(a);
    if (samsvar_language_plugin(c->sv, lang))
        return 0;
    int unknown = strcmp(lang, "und") == 0;
    if (c->settings.strict_lang) {
        if (unknown)
            cli_say("%s: the language is not clear: name it with --lang", in->path);
        else
            cli_say("%s: no plugin for the language \"%s\" (samsvar plugins lists them)",
                    in->path, lang);
        return CLI_NOPLUGIN;
    }
    if (unknown)
        cli_warn(
            c,
            "%s: the language is not clear: rules for any language are used; name it "
            "with --lang",
            in->path);
    else
        cli_warn(c,
                 "%s: no plugin for the language \"%s\": rules for any language are used",
                 in->path, lang);
    return 0;
}

int cli_read(cli *c, const cli_input *in, int use, samsvar_article **out)
{
    const cli_settings *s = &c->settings;
    samsvar_options segmentation = {
        .struct_size = sizeof segmentation,
        .explain = s->explain,
        .colon_break = s->colon,
        .semicolon_break = s->semicolon,
        .quotes_whole = s->quotes,
        .newline = s->newline,
    };
    samsvar_article_options options = {
        .struct_size = sizeof options,
        .lang = in->lang,
        .input = s->input,
        .encoding = s->encoding,
        .segmentation = &segmentation,
    };
    samsvar_status status = samsvar_article_read(c->sv, in->path, &options, out);
    if (status)
        return cli_fail(c, status);
    samsvar_str text = samsvar_article_text(*out);
    int lines = s->input && strcmp(s->input, "lines") == 0, code = 0;
    if (text.len == 0 || (!lines && is_blank(text))) {
        cli_say("%s: holds no text", in->path);
        code = CLI_NOINPUT;
    } else if (use) {
        code = check_language(c, in, *out);
    }
    if (code) {
        samsvar_article_free(*out);
        *out = NULL;
    }
    return code;
}

/* ------------------------------------------------------------------ writing */

const char *cli_format(const cli *c, const char *standard)
{
    return c->settings.to ? c->settings.to : c->settings.json ? "json" : standard;
}

int cli_output(cli *c, samsvar_output **out)
{
    const char *path = c->settings.output ? c->settings.output : "-";
    samsvar_status status = samsvar_output_open(c->sv, path, out);
    if (status == SAMSVAR_OK)
        return 0;
    int code = cli_fail(c, status);
    return status == SAMSVAR_EIO ? CLI_CREATE : code;
}

int cli_written(cli *c, samsvar_output *out, samsvar_status status)
{
    /* EIO of no file is the output's; committing says why it failed. */
    if (status && (status != SAMSVAR_EIO || samsvar_last_error(c->sv)->file[0])) {
        int code = cli_fail(c, status);
        samsvar_output_abort(out);
        return code;
    }
    samsvar_status ended = samsvar_output_commit(c->sv, out);
    status = ended ? ended : status;
    return status ? cli_fail(c, status) : CLI_OK;
}
