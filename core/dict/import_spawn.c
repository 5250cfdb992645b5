/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_spawn.c -- asks lt-print (lttoolbox) what a compiled transducer holds. The program
 * is found as a shell finds it, along $PATH, but runs without a shell; its output, and how
 * long it may take, are limited. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/dict/import.h"

#include "core/base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { LTPRINT_SECONDS = 120 };

static int64_t now_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec;
}

/* Starts it with its output on *from; errno of what failed. */
static int start(const char *file, int *from, pid_t *child)
{
    posix_spawn_file_actions_t acts;
    char program[] = "lt-print";
    int ends[2];
    char *name = file[0] == '-' ? NULL : sv_strdup(file);
    if (file[0] == '-' && (name = sv_calloc(strlen(file) + 3, 1)) != NULL) {
        memcpy(name, "./", 2); /* a name, no option */
        memcpy(name + 2, file, strlen(file));
    }
    char *argv[] = {program, name, NULL};
    if (!name || pipe2(ends, O_CLOEXEC) != 0) {
        sv_free(name);
        return name ? errno : ENOMEM;
    }
    int code = posix_spawn_file_actions_init(&acts);
    if (!code) {
        code = posix_spawn_file_actions_addopen(&acts, 0, "/dev/null", O_RDONLY, 0);
        if (!code)
            code = posix_spawn_file_actions_adddup2(&acts, ends[1], 1);
        if (!code)
            code = posix_spawn_file_actions_addopen(&acts, 2, "/dev/null", O_WRONLY, 0);
        if (!code)
            code = posix_spawnp(child, program, &acts, NULL, argv, environ);
        posix_spawn_file_actions_destroy(&acts);
    }
    sv_free(name);
    close(ends[1]);
    if (code)
        close(ends[0]);
    *from = ends[0];
    return code;
}

/* Reads until the end, a limit, or SIGINT. */
static samsvar_status collect(int fd, const char *file, sv_buf *out, sv_error *err)
{
    char room[65536];
    int64_t until = now_seconds() + LTPRINT_SECONDS;
    while (!sv_canceled()) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        if (now_seconds() > until)
            return sv_fail_at(err, SAMSVAR_ELIMIT, file, 0, "lt-print takes more than %d s",
                              LTPRINT_SECONDS);
        if (poll(&p, 1, 500) <= 0)
            continue;
        ssize_t n = read(fd, room, sizeof room);
        if (n == 0)
            return SAMSVAR_OK;
        if (n < 0 && errno != EINTR && errno != EAGAIN)
            return sv_fail_at(err, SAMSVAR_EIO, file, 0, "cannot read from lt-print: %s",
                              strerror(errno));
        if (n > 0 && sv_buf_add(out, room, (size_t)n) != SAMSVAR_OK)
            return out->status == SAMSVAR_ELIMIT
                       ? sv_fail_at(err, SAMSVAR_ELIMIT, file, 0,
                                    "lt-print writes more than %zu bytes", out->max)
                       : out->status;
    }
    return SAMSVAR_ECANCELED;
}

samsvar_status sv_import_ltprint(const char *file, sv_buf *out, sv_error *err)
{
    int fd = -1, state = 0;
    pid_t child = 0, got;
    int code = start(file, &fd, &child);
    if (code == ENOENT)
        return sv_fail_at(err, SAMSVAR_EINVAL, file, 0,
                          "reading a compiled dictionary needs the program lt-print (Debian: "
                          "apt install lttoolbox-dev)");
    if (code)
        return sv_fail_at(err, code == ENOMEM ? SAMSVAR_ENOMEM : SAMSVAR_EIO, file, 0,
                          "cannot run lt-print: %s", strerror(code));
    samsvar_status status = collect(fd, file, out, err);
    close(fd);
    if (status != SAMSVAR_OK)
        kill(child, SIGKILL);
    do
        got = waitpid(child, &state, 0);
    while (got < 0 && errno == EINTR);
    if (status == SAMSVAR_OK && (got < 0 || !WIFEXITED(state) || WEXITSTATUS(state) != 0))
        status = sv_fail_at(err, SAMSVAR_EDATA, file, 0,
                            "lt-print does not read it: no compiled dictionary, or one of "
                            "another version");
    return status;
}
