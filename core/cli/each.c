/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* each.c -- the commands that do the same with every file. */
#include "core/cli/cli.h"

/* 0, the code of an item that failed (the next may be tried), or -1: stop, the output or
 * the whole run has failed (then *code). */
static int do_one(cli *c, const cli_input *in, const char *what, const char *format,
                  samsvar_output *out, int *code)
{
    samsvar_article *a = NULL;
    int use = what[0] != 't'; /* "text" is the same in all languages */
    int failed = cli_read(c, in, use, &a);
    if (failed == CLI_INTERRUPTED) {
        *code = failed;
        return -1;
    }
    if (failed)
        return failed;
    samsvar_status status =
        samsvar_article_write(c->sv, a, what, format, samsvar_output_write, out);
    samsvar_article_free(a);
    if (status == SAMSVAR_OK)
        return 0;
    if (status == SAMSVAR_EIO) {
        *code = CLI_IO; /* committing says why */
        return -1;
    }
    failed = cli_fail(c, status);
    if (status != SAMSVAR_ECANCELED && status != SAMSVAR_ENOMEM)
        return failed;
    *code = failed;
    return -1;
}

int cli_each(cli *c, int count, char **operands, const char *what, const char *standard)
{
    cli_input *in = NULL;
    samsvar_output *out = NULL;
    int failed = 0, last = 0, code = cli_open(c);
    if (!code)
        code = cli_inputs(c, count, operands, 1, &in);
    if (!code)
        code = cli_output(c, &out);
    for (int i = 0; i < count && !code; i++) {
        int one = do_one(c, &in[i], what, cli_format(c, standard), out, &code);
        if (one > 0) {
            failed++;
            last = one;
        }
    }
    cli_inputs_free(in, count);
    /* Where nothing worked there is nothing to write; the old file stays. */
    if (!out || code == CLI_INTERRUPTED || code == CLI_SYSTEM ||
        (!code && failed == count)) {
        samsvar_output_abort(out);
    } else {
        samsvar_status status = samsvar_output_commit(c->sv, out);
        if (status)
            return cli_fail(c, status);
    }
    return code ? code : failed == 0 ? CLI_OK : count == 1 ? last : CLI_FINDINGS;
}

int cli_check_each(cli *c, int count, char **operands, int step, cli_check_fn *check)
{
    int failed = 0, last = 0, found = 0, code = cli_open(c);
    for (int i = 0; i < count && !code; i += step) {
        int one = check(c, operands + i, &found);
        if (one == CLI_INTERRUPTED || one == CLI_SYSTEM)
            code = one;
        failed += one != 0;
        last = one ? one : last;
    }
    if (code)
        return code;
    return failed && count == step ? last : failed || found ? CLI_FINDINGS : CLI_OK;
}
