/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cmd_review.c -- samsvar review. */
#include "core/cli/cli.h"

#include <string.h>

#define AT(member) offsetof(cli_settings, member)

static const cli_option own[] = {
    {"output", 'o', CLI_TEXT, AT(output), "FILE", NULL,
     "write the page to FILE, which is complete afterwards or as it was"},
    {"serve", 0, CLI_FLAG, AT(serve), NULL, NULL,
     "serve the page to a browser on this machine, and save to the file; Ctrl-C ends it"},
    {"port", 0, CLI_PORT, AT(port), "N", NULL,
     "serve it on this port, for a tunnel from another machine (default: a free one)"},
    {0},
};

static int write_page(cli *c, const char *path)
{
    samsvar_output *out;
    const char *output = c->settings.output;
    if (output && strcmp(output, "-") != 0 && cli_same(path, output)) {
        cli_say("-o %s: is also the input, which would be lost", output);
        return CLI_USAGE;
    }
    int code = cli_output(c, &out);
    if (code)
        return code;
    samsvar_status status = samsvar_review_page(c->sv, path, samsvar_output_write, out);
    return cli_written(c, out, status);
}

/* Tells where the page is, at once, also to a program that reads along. */
static void show_url(void *data, const char *url)
{
    const cli *c = data;
    printf("%s\n", url);
    fflush(stdout);
    if (!c->settings.quiet)
        cli_say("open this in a browser on this machine; Ctrl-C ends");
}

static int serve(cli *c, const char *path)
{
    if (c->settings.output) {
        cli_say("review: --serve writes no page: leave -o out");
        return CLI_USAGE;
    }
    samsvar_status status = samsvar_review_serve(c->sv, path, c->settings.port, show_url, c);
    return status ? cli_fail(c, status) : 0;
}

static int run(cli *c, int count, char **operands)
{
    (void)count;
    if (c->settings.port && !c->settings.serve) {
        cli_say("review: --port goes with --serve");
        return CLI_USAGE;
    }
    int code = cli_open(c);
    if (code)
        return code;
    return c->settings.serve ? serve(c, operands[0]) : write_page(c, operands[0]);
}

const cli_command cli_review_command = {
    .name = "review",
    .operands = "ALIGNMENT",
    .summary = "Makes a page to look at, correct and save an alignment",
    .tables = {own, cli_common},
    .least = 1,
    .most = 1,
    .run = run,
};
