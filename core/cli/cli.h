/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cli.h -- what the commands share. The command uses nothing of samsvar but samsvar.h. */
#ifndef SV_CLI_CLI_H
#define SV_CLI_CLI_H

#include "core/cli/opt.h"
#include "core/samsvar.h"

/* Exit codes: samsvar(1). */
enum {
    CLI_OK = 0,
    CLI_FINDINGS = 1,
    CLI_USAGE = 64,
    CLI_DATA = 65,
    CLI_NOINPUT = 66,
    CLI_NOPLUGIN = 69,
    CLI_BUG = 70,
    CLI_SYSTEM = 71,
    CLI_CREATE = 73,
    CLI_IO = 74,
    CLI_CONFIG = 78,
    CLI_INTERRUPTED = 130
};

typedef struct cli_input {
    const char *lang; /* given before the name or with --lang; NULL: detect */
    const char *path;
} cli_input;

typedef struct cli {
    const cli_command *command;
    cli_settings settings;
    samsvar *sv;     /* after cli_open() */
    int progress_on; /* a progress line is on the terminal */
    int64_t started; /* milliseconds of a steady clock */
} cli;

/* ------------------------------------------------------------------ say.c */

/* "samsvar: ..." on stderr, one line, without control characters. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Like it with "warning: ", and not with --quiet. */
void cli_warn(const cli *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Says what the last call of the library failed with; returns the exit code for status.
 */
int cli_fail(cli *c, samsvar_status status);
/* A JSON string with its quotes, or null. */
void cli_json(FILE *to, const char *text);
/* Sinks for samsvar_config; data is the cli. */
void cli_log(void *data, int32_t level, const char *message);
void cli_progress(void *data, const char *what, uint64_t done, uint64_t total);

/* ------------------------------------------------------------------ run.c */

/* Opens c->sv from the settings; 0, or an exit code after a message. */
int cli_open(cli *c);
/* Splits languages off the operands. *out is an array of count. With --lang a
 * list has as many tags as files; `each` lets one tag stand for all. Refuses an output
 * that is also an input. */
int cli_inputs(cli *c, int count, char **operands, int each, cli_input **out);
void cli_inputs_free(cli_input *in, int count); /* NULL is fine */
/* Reads one input; a message where there is no text. use: the language will matter, so
 * say where it is not clear or has no plugin. */
int cli_read(cli *c, const cli_input *in, int use, samsvar_article **out);
/* Are the two the same existing file? */
int cli_same(const char *a, const char *b);
/* The format to write: --to, or json with --json, or the default. */
const char *cli_format(const cli *c, const char *standard);
/* Opens -o, or standard output. */
int cli_output(cli *c, samsvar_output **out);
/* Ends it after writing to it went like status: committed, or with a message left as it was.
 * The exit code. */
int cli_written(cli *c, samsvar_output *out, samsvar_status status);

/* ------------------------------------------------------------------ pager.c */

/* A pager between us and the terminal: $PAGER, or less. Without one (or without a
 * terminal) bytes go to standard output. */
typedef struct cli_pager {
    int fd;   /* standard output, or the pager's input */
    long pid; /* 0: none                               */
    int gone; /* the reader does not want more         */
} cli_pager;
void cli_pager_open(cli_pager *p, int wanted);
/* A samsvar_write_fn whose data is the cli_pager. */
int cli_pager_write(void *pager, const char *bytes, size_t len);
/* Waits until the person has read it. */
void cli_pager_close(cli_pager *p);
/* Columns of the terminal on standard output, else of $COLUMNS, else 80. */
uint32_t cli_columns(void);

/* ------------------------------------------------------------------ stamp.c */

enum { CLI_STAMP_SIZE = 48 };
/* Is --stamp a time? 0, or an exit code after a message. */
int cli_check_stamp(const cli *c);
/* The time to record: --stamp, $SOURCE_DATE_EPOCH (written into buf), or NULL. */
const char *cli_stamp(const cli *c, char buf[CLI_STAMP_SIZE]);

/* ------------------------------------------------------------------ tables.c */

/* The formats of align and export: samsvar_format_at(). */
#define CLI_FORMATS "ces|json|jsonl|ladder|moses|path|sketch|tei|tmx|tsv|xliff|xliff2"

extern const cli_option cli_common[], cli_context[], cli_reading[], cli_segmenting[];

/* Of commands that make lists of the user's (cmd_dict_import.c). */
extern const cli_option cli_bringing[];
samsvar_dict_options cli_dict_options(const cli *c);
/* After a message for --weight 0. */
int cli_refuse_weight(const cli *c);

/* ------------------------------------------------------------------ cmd_*.c */

extern const cli_command cli_align_command, cli_segment_command, cli_analyze_command,
    cli_extract_command, cli_import_command, cli_plugins_command, cli_validate_command,
    cli_eval_command, cli_dict_command, cli_dict_compile_command,
    cli_export_command, cli_review_command, cli_show_command;

extern const cli_command cli_dict_import_command, cli_dict_learn_command,
    cli_dict_remove_command, cli_dict_export_command;
extern const cli_command cli_dict_stats_command, cli_dict_lookup_command,
    cli_dict_check_command;

/* Writes to standard output: a samsvar_write_fn. */
int cli_put_stdout(void *data, const char *bytes, size_t len);

/* Writes an alignment to -o, says what was left out; the exit code (cmd_export.c). */
int cli_export(cli *c, const samsvar_alignment *al, const char *format,
               const samsvar_export_options *options);

/* Reads each operand and writes `what` of it in the format asked for (each.c). */
int cli_each(cli *c, int count, char **operands, const char *what, const char *standard);
/* Checks what begins at an operand; *found is set where there are findings. 0, or an exit code
 * after a message. */
typedef int cli_check_fn(cli *c, char **operands, int *found);
/* Checks all, so many operands at a time (each.c). The exit code. */
int cli_check_each(cli *c, int count, char **operands, int step, cli_check_fn *check);

#endif
