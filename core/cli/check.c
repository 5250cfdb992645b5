/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* check.c -- samsvar plugins check: what is meant, whether it can be loaded at all, and the
 * exit code. */
#include "core/cli/check.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 20, MESSAGE = 200 };

/* A name on the disk: its absolute name, and its folder is searched first. Else an id. */
static const char *resolve(cli *c, const char *what)
{
    static char path[PATH_MAX], folder[PATH_MAX];
    struct stat st;
    char *real = stat(what, &st) == 0 ? realpath(what, NULL) : NULL;
    size_t len = real ? strlen(real) : PATH_MAX;
    if (len >= PATH_MAX) {
        free(real);
        return what;
    }
    memcpy(path, real, len + 1);
    memcpy(folder, real, len + 1);
    free(real);
    char *slash = strrchr(folder, '/');
    if (!S_ISDIR(st.st_mode) && slash)
        *slash = '\0';
    c->settings.plugin_path = folder;
    return path;
}

/* ------------------------------------------------------------------ loading */

static void try_to_load(cli *c)
{
    int null = open("/dev/null", O_RDWR);
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigaction(SIGALRM, &usual, NULL);
    alarm(c->settings.timeout);
    if (null >= 0) {
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
    }
    cli_open(c);
    _exit(0);
}

static void put_load(const cli *c, const char *what, const char *message)
{
    if (!c->settings.json) {
        printf("%s: loading it %s\n", what, message);
        return;
    }
    fputs("{\"format\": \"samsvar-plugin-check\", \"version\": \"1.0\", \"plugins\": [\n"
          " {\"id\": null, \"path\": ",
          stdout);
    cli_json(stdout, what);
    fputs(", \"findings\": [\n  {\"check\": \"load\", \"language\": null, \"case\": null, "
          "\"file\": null, \"line\": null, \"message\": ",
          stdout);
    cli_json(stdout, message);
    puts("}], \"advice\": [], \"figures\": {}, \"checks\": 1}], \"findings\": 1}");
}

/* What runs when a module is loaded could end the whole command, so a child does it first.
 * 0, or an exit code. */
static int can_load(cli *c, const char *what)
{
    char message[MESSAGE];
    int state = 0;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0)
        try_to_load(c);
    if (pid < 0) {
        cli_say("cannot start a process (error %d)", errno);
        return CLI_SYSTEM;
    }
    while (waitpid(pid, &state, 0) < 0 && errno == EINTR)
        continue;
    int number = WIFSIGNALED(state) ? WTERMSIG(state) : 0;
    if (!number && WEXITSTATUS(state) == 0)
        return CLI_OK;
    if (number == SIGALRM)
        snprintf(message, sizeof message, "did not end within %u seconds",
                 (unsigned)c->settings.timeout);
    else if (number)
        snprintf(message, sizeof message, "ended the process with signal %d (%s)", number,
                 strsignal(number));
    else
        snprintf(message, sizeof message, "ended the process with status %d",
                 WEXITSTATUS(state));
    put_load(c, what, message);
    return CLI_FINDINGS;
}

/* ------------------------------------------------------------------ all */

int cli_check_plugin(cli *c, const char *what)
{
    uint64_t findings = 0;
    const char *name = resolve(c, what);
    if (!c->settings.timeout)
        c->settings.timeout = SECONDS;
    int code = can_load(c, what);
    if (!code)
        code = cli_open(c);
    if (code)
        return code;
    const samsvar_check_options o = {
        .struct_size = sizeof o,
        .as_json = c->settings.json,
        .golden = c->settings.golden,
        .text = c->settings.text,
        .seconds = c->settings.timeout,
        .megabytes = c->settings.memory,
    };
    samsvar_status status =
        samsvar_plugin_check(c->sv, name, &o, cli_put_stdout, NULL, &findings);
    if (status)
        return cli_fail(c, status);
    return findings ? CLI_FINDINGS : CLI_OK;
}
