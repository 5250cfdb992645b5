/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* opt.c -- options over getopt_long(). */
#include "core/cli/opt.h"

#include "core/cli/cli.h"

#include <getopt.h>
#include <string.h>

enum { HELP_COLUMN = 26, HELP_WIDTH = 80, LONG_BASE = 256 };

/* The n-th option of all tables of a command, or NULL. */
static const cli_option *option_at(const cli_command *cmd, size_t n)
{
    for (size_t t = 0; t < CLI_TABLES && cmd->tables[t]; t++)
        for (const cli_option *o = cmd->tables[t]; o->name; o++)
            if (n-- == 0)
                return o;
    return NULL;
}

/* ------------------------------------------------------------------ values */

int cli_number(const char *text, uint32_t low, uint32_t high, uint32_t *out)
{
    uint64_t value = 0;
    if (!*text)
        return 0;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || value > UINT32_MAX)
            return 0;
        value = value * 10 + (uint64_t)(*text - '0');
    }
    if (value < low || value > high)
        return 0;
    *out = (uint32_t)value;
    return 1;
}

/* 0, 1, or a fraction with a point and up to nine digits, as thousandths (halves up). */
static int read_share(const char *text, uint32_t *out)
{
    uint32_t whole = 0, unit = 1000000000, value = 0;
    const char *p = text;
    if (*p == '0' || *p == '1')
        whole = (uint32_t)(*p++ - '0');
    else if (*p != '.')
        return 0;
    if (*p == '.') {
        if (!p[1])
            return 0;
        for (p++; *p >= '0' && *p <= '9' && unit > 1; p++) {
            unit /= 10;
            value += (uint32_t)(*p - '0') * unit;
        }
    }
    if (*p || (whole && value))
        return 0;
    *out = whole * 1000 + (value + 500000) / 1000000;
    return 1;
}

/* Which of "a|b|c" is it; -1: none. */
static int choice_of(const char *choices, const char *text)
{
    size_t len = strlen(text);
    int n = 0;
    for (const char *p = choices; *p; n++) {
        size_t word = strcspn(p, "|");
        if (word == len && memcmp(p, text, len) == 0)
            return n;
        p += word + (p[word] == '|');
    }
    return -1;
}

static int add_item(const cli_command *cmd, const cli_option *o, const char *value,
                    cli_list *list)
{
    if (list->count == CLI_LIST_MOST) {
        cli_say("%s: --%s may be given %d times", cmd->name, o->name, CLI_LIST_MOST);
        return CLI_USAGE;
    }
    list->items[list->count++] = value;
    return 0;
}

static int set_option(const cli_command *cmd, const cli_option *o, const char *value,
                      cli_settings *s)
{
    char *member = (char *)s + o->offset;
    int choice = o->choices && value ? choice_of(o->choices, value) : 0,
        good = choice >= 0;
    uint32_t number = 0;
    switch (o->kind) {
    case CLI_FLAG:
        memcpy(&number, member, sizeof number);
        number++;
        break;
    case CLI_NUMBER:
        good = cli_number(value, 1, 1024, &number);
        break;
    case CLI_PORT:
        good = cli_number(value, 1, 65535, &number);
        break;
    case CLI_SHARE:
        good = read_share(value, &number);
        break;
    case CLI_INDEX:
        number = (uint32_t)choice;
        break;
    case CLI_LIST:
        return add_item(cmd, o, value, (cli_list *)(void *)member);
    case CLI_TEXT:
    case CLI_WORD:
        break;
    }
    if (!good) {
        cli_say("%s: --%s takes %s, not \"%s\"", cmd->name, o->name,
                o->kind == CLI_NUMBER  ? "a number from 1 to 1024"
                : o->kind == CLI_PORT  ? "a number from 1 to 65535"
                : o->kind == CLI_SHARE ? "a number from 0 to 1"
                                       : o->choices,
                value);
        return CLI_USAGE;
    }
    if (o->kind == CLI_TEXT || o->kind == CLI_WORD)
        memcpy(member, &value, sizeof value);
    else
        memcpy(member, &number, sizeof number);
    return 0;
}

/* ------------------------------------------------------------------ parsing */

static int bad_option(const cli_command *cmd, int what, const char *word)
{
    cli_say("%s: %s \"%s\" (samsvar %s --help lists the options)", cmd->name,
            what == ':' ? "an argument is missing after" : "unknown or misused option",
            word, cmd->name);
    return CLI_USAGE;
}

int cli_parse(const cli_command *cmd, int argc, char **argv, cli_settings *s, int *first)
{
    struct option longs[CLI_OPTIONS + 1];
    char shorts[2 * CLI_OPTIONS + 2] =
        ":"; /* tell a missing argument from another error */
    size_t n = 1;
    const cli_option *o;
    memset(longs, 0, sizeof longs);
    for (size_t i = 0; i < CLI_OPTIONS && (o = option_at(cmd, i)); i++) {
        longs[i].name = o->name;
        longs[i].has_arg = o->kind == CLI_FLAG ? no_argument : required_argument;
        longs[i].val = LONG_BASE + (int)i;
        if (o->letter) {
            shorts[n++] = o->letter;
            if (o->kind != CLI_FLAG)
                shorts[n++] = ':';
        }
    }
    shorts[n] = '\0';
    opterr = 0;
    optind = 1;
    for (;;) {
        int word = optind, got = getopt_long(argc, argv, shorts, longs, NULL);
        if (got == -1)
            break;
        if (got == '?' || got == ':')
            return bad_option(cmd, got, argv[optind > word ? optind - 1 : word]);
        o = got >= LONG_BASE ? option_at(cmd, (size_t)(got - LONG_BASE)) : NULL;
        for (size_t i = 0; !o && (o = option_at(cmd, i)) && o->letter != got; i++)
            o = NULL;
        int code = o ? set_option(cmd, o, optarg, s) : CLI_BUG;
        if (code)
            return code;
    }
    *first = optind;
    int count = argc - optind;
    if (s->help || s->version)
        return 0;
    if (count < cmd->least || (cmd->most >= 0 && count > cmd->most)) {
        cli_say("%s: %s; usage: samsvar %s [OPTION]... %s", cmd->name,
                count < cmd->least ? "too few operands" : "too many operands", cmd->name,
                cmd->operands);
        return CLI_USAGE;
    }
    return 0;
}

/* ------------------------------------------------------------------ help */

/* Words, wrapped and indented. */
static void put_wrapped(FILE *to, const char *text, int column)
{
    for (int first = 1; *text; first = 0) {
        size_t len = strcspn(text, " ");
        if (column + 1 + (int)len > HELP_WIDTH) {
            fprintf(to, "\n%*s", HELP_COLUMN, "");
            column = HELP_COLUMN;
        } else if (!first) {
            putc(' ', to);
            column++;
        }
        fprintf(to, "%.*s", (int)len, text);
        column += (int)len;
        text += len + (text[len] == ' ');
    }
    putc('\n', to);
}

static void put_option(FILE *to, const cli_option *o)
{
    int column = o->letter ? fprintf(to, "  -%c, --%s", o->letter, o->name)
                           : fprintf(to, "      --%s", o->name);
    if (o->arg)
        column += fprintf(to, " %s", o->arg);
    if (column + 2 > HELP_COLUMN) {
        putc('\n', to);
        column = 0;
    }
    fprintf(to, "%*s", HELP_COLUMN - column, "");
    put_wrapped(to, o->help, HELP_COLUMN);
}

const char *cli_sub_name(const cli_command *sub)
{
    const char *space = strrchr(sub->name, ' ');
    return space ? space + 1 : sub->name;
}

void cli_help(const cli_command *cmd, FILE *to)
{
    fprintf(to, "usage: samsvar %s [OPTION]... %s\n%s.\n\n", cmd->name, cmd->operands,
            cmd->summary);
    for (size_t i = 0; cmd->subs && cmd->subs[i]; i++)
        fprintf(to, "  %-10s%s\n", cli_sub_name(cmd->subs[i]), cmd->subs[i]->summary);
    if (cmd->subs)
        fprintf(to, "\nsamsvar %s COMMAND --help lists the options of each.\n\n",
                cmd->name);
    const cli_option *o;
    for (size_t i = 0; (o = option_at(cmd, i)); i++)
        put_option(to, o);
}
