/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* say.c -- messages, progress, exit codes. */
#include "core/cli/cli.h"

#include <stdarg.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGE_SIZE = 1024, PROGRESS_AFTER = 1000, PROGRESS_EVERY = 100 };

/* Names of files may hold anything; a terminal obeys control characters. */
static void clean(char *text)
{
    for (unsigned char *p = (unsigned char *)text; *p; p++) {
        if (*p < 0x20 || *p == 0x7F)
            *p = '?';
        else if (*p == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0) /* U+0080..U+009F */
            p[0] = p[1] = '?';
    }
}

static void put_message(const char *prefix, const char *format, va_list args)
{
    char text[MESSAGE_SIZE];
    vsnprintf(text, sizeof text, format, args);
    clean(text);
    fprintf(stderr, "samsvar: %s%s\n", prefix, text);
}

void cli_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put_message("", format, args);
    va_end(args);
}

void cli_warn(const cli *c, const char *format, ...)
{
    va_list args;
    if (c->settings.quiet)
        return;
    va_start(args, format);
    put_message("warning: ", format, args);
    va_end(args);
}

/* ------------------------------------------------------------------ failures */

static int exit_of(samsvar_status status)
{
    switch (status) {
    case SAMSVAR_OK:
        return CLI_OK;
    case SAMSVAR_ENOMEM:
        return CLI_SYSTEM;
    case SAMSVAR_EINVAL:
        return CLI_USAGE;
    case SAMSVAR_EUTF8:
    case SAMSVAR_ELIMIT:
    case SAMSVAR_EDATA:
        return CLI_DATA;
    case SAMSVAR_EIO:
        return CLI_IO;
    case SAMSVAR_ENOTSUP:
        return CLI_NOPLUGIN;
    case SAMSVAR_ECANCELED:
        return CLI_INTERRUPTED;
    case SAMSVAR_ENOENT:
        return CLI_NOINPUT;
    default:
        return CLI_BUG; /* EPLUGIN too: a plugin is part of what we ship */
    }
}

static void clear_progress(cli *c)
{
    if (!c->progress_on)
        return;
    fputs("\r\033[K", stderr);
    c->progress_on = 0;
}

int cli_fail(cli *c, samsvar_status status)
{
    const samsvar_problem *p = samsvar_last_error(c->sv);
    clear_progress(c);
    if (p->file[0] && p->line)
        cli_say("%s:%u: %s", p->file, p->line, p->message);
    else if (p->file[0])
        cli_say("%s: %s", p->file, p->message);
    else
        cli_say("%s", p->message);
    return exit_of(status);
}

/* ------------------------------------------------------------------ sinks */

void cli_log(void *data, int32_t level, const char *message)
{
    cli *c = data;
    if (level == 2   ? c->settings.quiet
        : level == 1 ? !c->settings.verbose
                     : c->settings.verbose < 2)
        return;
    clear_progress(c);
    cli_say("%s%s", level == 2 ? "warning: " : "", message);
}

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* A line for those who wait at a terminal; short work shows nothing. */
void cli_progress(void *data, const char *what, uint64_t done, uint64_t total)
{
    cli *c = data;
    int64_t time = now();
    if (c->settings.quiet || !isatty(STDERR_FILENO))
        return;
    if (!c->started)
        c->started = time + PROGRESS_AFTER;
    if (time < c->started)
        return;
    c->started = time + PROGRESS_EVERY;
    if (done >= total)
        clear_progress(c);
    else {
        fprintf(stderr, "\rsamsvar: %s %u %%\033[K", what,
                (unsigned)(done * 100 / total));
        c->progress_on = 1;
    }
}

void cli_json(FILE *to, const char *text)
{
    if (!text) {
        fputs("null", to);
        return;
    }
    putc('"', to);
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        if (*p == '"' || *p == '\\')
            fprintf(to, "\\%c", *p);
        else if (*p < 0x20 || *p == 0x7F)
            fprintf(to, "\\u%04x", *p);
        else
            putc(*p, to);
    }
    putc('"', to);
}
