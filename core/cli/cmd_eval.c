/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_eval.c -- samsvar eval. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL, "one JSON object"},
    {"fail-under", 0, CLI_SHARE, AT(fail_under), "F1", NULL,
     "exit with 1 when the strict F1 is lower than this, from 0 to 1"},
    {0},
};

static int put(void *data, const char *bytes, size_t len)
{
    (void)data;
    return fwrite(bytes, 1, len, stdout) != len;
}

static int run(cli *c, int count, char **operands)
{
    int32_t f1 = 0;
    (void)count;
    int code = cli_open(c);
    if (code)
        return code;
    samsvar_status status =
        samsvar_eval(c->sv, operands[0], operands[1], c->settings.json, put, NULL, &f1);
    if (status)
        return cli_fail(c, status);
    uint32_t least = c->settings.fail_under;
    if (least != UINT32_MAX && f1 < (int32_t)least) {
        cli_say("the strict F1 is lower than --fail-under");
        return CLI_FINDINGS;
    }
    return CLI_OK;
}

const cli_command cli_eval_command = {
    .name = "eval",
    .operands = "GOLD ALIGNMENT",
    .summary = "Scores an alignment against gold: precision, recall, F1",
    .tables = {own, cli_common},
    .least = 2,
    .most = 2,
    .run = run,
};
