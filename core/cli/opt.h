/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* opt.h -- options: tables that parse, print --help, and are checked against the manual.
 */
#ifndef SV_CLI_OPT_H
#define SV_CLI_OPT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* The values of an option that may be given several times. */
enum { CLI_LIST_MOST = 16 };
typedef struct cli_list {
    const char *items[CLI_LIST_MOST];
    uint32_t count;
} cli_list;

/* What all commands can be told; each command's tables say which it takes. */
typedef struct cli_settings {
    uint32_t help, version, quiet, verbose, jobs, json;
    const char *output, *lang, *input, *encoding, *to, *mode, *stamp,
        *keep;
    uint32_t explain, colon, semicolon, quotes, newline; /* numbers of samsvar_options */
    uint32_t threshold;                                  /* thousandths, or UINT32_MAX */
    uint32_t fail_under;                                 /* the same                   */
    uint32_t no_text, strict_lang, data_only;
    const char *plugin_path, *lexicon_path, *dictionary_path, *hooks_off,
        *hooks_off_plugin;
    const char *from, *source, *target;                  /* import                     */
    const char *color, *pair;                            /* show                       */
    uint32_t doubtful, statements, no_pager, width, serve, port;
    uint32_t min_score;                                  /* thousandths                */
    const char *name, *license;                          /* dict import, dict learn    */
    const char *gettext;                                 /* dict learn                 */
    const char *pos;                                     /* dict export                */
    uint32_t weight;                                     /* thousandths, or UINT32_MAX */
    uint32_t dry_run, installed;
    uint32_t no_dynamic, no_lexicon, no_user_lexicons, allow_dictionary;
    const char *status, *relation, *types, *segtype, *tmx_lang, *columns, *split;
    uint32_t multilingual, bands, context, provenance;
    uint32_t strict;                                     /* dict check                 */
    const char *golden, *text;                           /* plugins check              */
    uint32_t timeout, memory;                            /* seconds, megabytes         */
    uint32_t bitext;                                     /* dict stats                 */
    uint32_t stems;                                      /* dict compile               */
    cli_list vectors;                                    /* align                      */
} cli_settings;

typedef enum cli_kind {
    CLI_FLAG,   /* uint32_t: 1; counts how often                     */
    CLI_TEXT,   /* const char *                                      */
    CLI_LIST,   /* cli_list: one more each time                      */
    CLI_NUMBER, /* uint32_t, 1 .. 1024                               */
    CLI_PORT,   /* uint32_t, 1 .. 65535                              */
    CLI_SHARE,  /* uint32_t: 0 .. 1 as thousandths                   */
    CLI_WORD,   /* const char *: one of the words in choices         */
    CLI_INDEX   /* uint32_t: which of the words in choices, from 0   */
} cli_kind;

typedef struct cli_option {
    const char *name; /* NULL ends a table */
    char letter;      /* or 0 */
    cli_kind kind;
    size_t offset;       /* in cli_settings */
    const char *arg;     /* as shown by --help; NULL for flags */
    const char *choices; /* "keep|break"; NULL: anything goes */
    const char *help;
} cli_option;

enum { CLI_TABLES = 6, CLI_OPTIONS = 48 };

struct cli;
typedef struct cli_command {
    const char *name;
    const char *operands;                 /* "FILE..." */
    const char *summary;                  /* one line  */
    const cli_option *tables[CLI_TABLES]; /* NULL behind the last */
    int least, most;                      /* operands; most -1: any number        */
    int (*run)(struct cli *c, int count, char **operands); /* returns the exit code */
    /* A command that has commands of its own: named "dict lookup", the last NULL. Then
     * run is NULL and the first word chooses. */
    const struct cli_command *const *subs;
} cli_command;

/* Parses argv[1..]; the operands are moved to argv[*first..]. Returns 0, or 64 after a
 * message on stderr. */
int cli_parse(const cli_command *cmd, int argc, char **argv, cli_settings *s, int *first);

/* The last word of a subcommand's name: "lookup". */
const char *cli_sub_name(const cli_command *sub);

/* "usage: ...", the commands of its own, and all options. */
void cli_help(const cli_command *cmd, FILE *to);

/* Digits only, low <= value <= high; 0 when it is anything else. */
int cli_number(const char *text, uint32_t low, uint32_t high, uint32_t *out);

#endif
