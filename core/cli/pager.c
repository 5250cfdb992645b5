/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* pager.c -- what is long goes through a pager. */
#include "core/cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* The shell finds the program and its arguments; less shows colours, and ends by itself
 * where all fits on the screen. */
static const char command[] = "LESS=${LESS-FRX}; export LESS; "
                              "eval \"exec ${PAGER:-$(command -v less || echo cat)}\"";

uint32_t cli_columns(void)
{
    struct winsize size;
    const char *env = getenv("COLUMNS");
    uint32_t columns;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return env && cli_number(env, 1, 100000, &columns) ? columns : 80;
}

static void run_pager(int in)
{
    if (dup2(in, STDIN_FILENO) == STDIN_FILENO)
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

void cli_pager_open(cli_pager *p, int wanted)
{
    int ends[2];
    const char *name = getenv("PAGER");
    *p = (cli_pager){.fd = STDOUT_FILENO};
    if (!wanted || !isatty(STDOUT_FILENO) || (name && strcmp(name, "cat") == 0) ||
        pipe(ends) != 0)
        return;
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[1]);
        run_pager(ends[0]);
    }
    close(ends[0]);
    if (pid < 0) {
        close(ends[1]);
        return;
    }
    p->fd = ends[1];
    p->pid = pid;
}

int cli_pager_write(void *pager, const char *bytes, size_t len)
{
    cli_pager *p = pager;
    while (len) {
        ssize_t n = write(p->fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            /* who leaves the pager before the end has seen enough */
            p->gone = p->pid && errno == EPIPE;
            return SAMSVAR_EIO;
        }
        bytes += n;
        len -= (size_t)n;
    }
    return 0;
}

void cli_pager_close(cli_pager *p)
{
    int status;
    if (!p->pid)
        return;
    close(p->fd);
    while (waitpid((pid_t)p->pid, &status, 0) < 0 && errno == EINTR)
        ;
    p->pid = 0;
}
