/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* inject.c -- preloaded into the command: lets one system call fail.
 *
 *   FAULT=write:3:28    the third write(2) to a file fails with errno 28
 *   FAULT=write:2:0     the second writes one byte only
 *
 * Calls that are known: open read write fsync rename close. Descriptors 0 to 2 are left
 * alone. FAULT_LOG names a file that exists afterwards if the fault has happened. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* Is this the call that fails? *number gets its errno; 0: do half of it. */
static int is_due(const char *name, int *number)
{
    static int calls;
    const char *fault = getenv("FAULT");
    size_t len = strlen(name);
    char *end = NULL;
    if (!fault || strncmp(fault, name, len) != 0 || fault[len] != ':')
        return 0;
    long at = strtol(fault + len + 1, &end, 10);
    *number = (int)strtol(end + 1, NULL, 10);
    if (++calls != at)
        return 0;
    const char *log = getenv("FAULT_LOG");
    FILE *f = log ? fopen(log, "w") : NULL;
    if (f)
        fclose(f);
    return 1;
}

ssize_t write(int fd, const void *data, size_t len)
{
    static ssize_t (*next)(int, const void *, size_t);
    int number;
    if (!next)
        *(void **)(&next) = dlsym(RTLD_NEXT, "write"); /* as POSIX says it */
    if (fd > 2 && is_due("write", &number)) {
        if (number == 0)
            return next(fd, data, len ? 1 : 0);
        errno = number;
        return -1;
    }
    return next(fd, data, len);
}

ssize_t read(int fd, void *data, size_t len)
{
    static ssize_t (*next)(int, void *, size_t);
    int number;
    if (!next)
        *(void **)(&next) = dlsym(RTLD_NEXT, "read"); /* as POSIX says it */
    if (fd > 2 && is_due("read", &number)) {
        if (number == 0)
            return next(fd, data, len ? 1 : 0);
        errno = number;
        return -1;
    }
    return next(fd, data, len);
}

int fsync(int fd)
{
    static int (*next)(int);
    int number;
    if (!next)
        *(void **)(&next) = dlsym(RTLD_NEXT, "fsync"); /* as POSIX says it */
    if (fd > 2 && is_due("fsync", &number)) {
        errno = number;
        return -1;
    }
    return next(fd);
}

int rename(const char *from, const char *to)
{
    static int (*next)(const char *, const char *);
    int number;
    if (!next)
        *(void **)(&next) = dlsym(RTLD_NEXT, "rename"); /* as POSIX says it */
    if (is_due("rename", &number)) {
        errno = number;
        return -1;
    }
    return next(from, to);
}

int close(int fd)
{
    static int (*next)(int);
    int number;
    if (!next)
        *(void **)(&next) = dlsym(RTLD_NEXT, "close"); /* as POSIX says it */
    if (fd > 2 && is_due("close", &number)) {
        next(fd);
        errno = number;
        return -1;
    }
    return next(fd);
}

int open(const char *path, int flags, ...)
{
    static int (*next)(const char *, int, ...);
    int number;
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list args;
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
    }
    if (!next)
        *(void **)(&next) = dlsym(RTLD_NEXT, "open"); /* as POSIX says it */
    if (is_due("open", &number)) {
        errno = number;
        return -1;
    }
    return next(path, flags, mode);
}
