/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* trial.c -- child processes with limits. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif
#include "core/conform/trial.h"

#include "core/base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SAID = 400, WALL = 3, POLL = 200 };

/* ------------------------------------------------------------------ in the child */

/* One line, UTF-8, no tabs: those separate the fields of a record. */
static void clean(char *text)
{
    for (char *p = text; *p; p++)
        if (*p == '\t')
            *p = ' ';
    sv_error_clean(text);
}

void sv_trial_at(sv_trial *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(t->at, sizeof t->at, format, args);
    va_end(args);
}

/* WHAT TOPIC FILE LINE NUMBER TEXT, with tabs between them and a NUL behind. */
static void put(sv_trial *t, sv_said what, const char *topic, const char *file, uint32_t line,
                uint64_t number, const char *format, va_list args)
{
    char text[SV_TRIAL_LINE], name[SV_TRIAL_LINE];
    size_t left = sizeof t->room - t->used;
    vsnprintf(text, sizeof text, format, args);
    snprintf(name, sizeof name, "%s", file);
    clean(text);
    clean(name);
    int n = snprintf(t->room + t->used, left, "%c\t%s\t%s\t%u\t%llu\t%s", "fan"[what], topic,
                     name, (unsigned)line, (unsigned long long)number, text);
    if (n < 0 || (size_t)n + 1 > left)
        t->lost++;
    else
        t->used += (uint32_t)n + 1;
}

void sv_trial_finding(sv_trial *t, const char *file, uint32_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put(t, SV_SAID_FINDING, "", file ? file : "", line, 0, format, args);
    va_end(args);
}

void sv_trial_advice(sv_trial *t, const char *topic, uint64_t number, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put(t, SV_SAID_ADVICE, topic, "", 0, number, format, args);
    va_end(args);
}

__attribute__((format(printf, 4, 5))) static void put_figure(sv_trial *t, const char *name,
                                                             uint64_t value,
                                                             const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put(t, SV_SAID_FIGURE, name, "", 0, value, format, args);
    va_end(args);
}

void sv_trial_figure(sv_trial *t, const char *name, uint64_t value)
{
    put_figure(t, name, value, "%s", "");
}

/* Writable memory of this process in bytes; 0: not known. */
static uint64_t data_size(void)
{
    char text[256];
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    if (n <= 0)
        return 0;
    text[n] = '\0';
    uint64_t value = 0;
    const char *p = text;
    for (int field = 0; field < 5 && p; field++)
        p = strchr(p, ' ') ? strchr(p, ' ') + 1 : NULL;
    for (; p && *p >= '0' && *p <= '9'; p++)
        value = value * 10 + (uint64_t)(*p - '0');
    return value * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void limit(int what, uint64_t soft, uint64_t hard)
{
    struct rlimit r = {soft, hard};
    setrlimit(what, &r); /* where that fails the clock is left */
}

static void set_limits(const sv_trial_limits *l)
{
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_CPU, l->seconds, l->seconds + 1);
#if defined(RLIMIT_DATA) && !defined(SV_SANITIZED)
    uint64_t now = data_size();
    if (now) {
        uint64_t most = now + ((uint64_t)l->megabytes << 20);
        limit(RLIMIT_DATA, most, most);
    }
#endif
}

/* Of its own: no input, and output goes to a file that the parent looks at. */
static void redirect(int said)
{
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (null >= 0)
        dup2(null, STDIN_FILENO);
    if (said >= 0) {
        dup2(said, STDOUT_FILENO);
        dup2(said, STDERR_FILENO);
    }
}

static void become_child(sv_trial *t, int said, const sv_trial_limits *limits,
                         sv_trial_fn *fn, void *data)
{
    static const int usual[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXCPU};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        struct sigaction sa = {.sa_handler = SIG_DFL};
        sigaction(usual[i], &sa, NULL);
    }
    sv_log_set(NULL, NULL);
    sv_progress_set(NULL, NULL);
    redirect(said);
    set_limits(limits);
    fn(t, data);
    fflush(NULL);
    t->done = 1;
    _exit(0);
}

/* ------------------------------------------------------------------ in the parent */

static int64_t now_ms(void)
{
    struct timespec t = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Until the child has gone (its end of the pipe closes), time is up, or the user stops it.
 * 1: it has gone. */
static int wait_for(int fd, int64_t until)
{
    struct pollfd p = {fd, POLLIN, 0};
    for (;;) {
        int64_t left = until - now_ms();
        if (left <= 0 || sv_canceled())
            return 0;
        if (poll(&p, 1, left < POLL ? (int)left : POLL) > 0)
            return 1;
    }
}

__attribute__((format(printf, 4, 5))) static samsvar_status
tell(sv_trial_take *take, void *to, const char *topic, const char *format, ...)
{
    char text[SV_TRIAL_LINE];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    clean(text);
    sv_record r = {SV_SAID_FINDING, topic, "", 0, 0, text};
    return take(to, &r);
}

static char nothing[1];

static char *field(char **at)
{
    char *start = *at, *tab = start ? strchr(start, '\t') : NULL;
    *at = tab ? tab + 1 : NULL;
    if (tab)
        *tab = '\0';
    return start ? start : nothing;
}

static uint64_t number_of(const char *text)
{
    uint64_t value = 0;
    for (; *text >= '0' && *text <= '9'; text++)
        value = value * 10 + (uint64_t)(*text - '0');
    return value;
}

/* A plugin may have written over all of it, so nothing of it is believed. */
static samsvar_status hand_over(sv_trial *t, sv_trial_take *take, void *to)
{
    samsvar_status status = SAMSVAR_OK;
    char *at = t->room, *end = t->room + (t->used < sizeof t->room ? t->used : 0);
    t->room[sizeof t->room - 1] = '\0';
    while (at < end && !status) {
        char *next = at + strlen(at) + 1;
        const char *what = field(&at);
        sv_record r = {what[0] == 'a'   ? SV_SAID_ADVICE
                       : what[0] == 'n' ? SV_SAID_FIGURE
                                        : SV_SAID_FINDING,
                       field(&at), field(&at), 0, 0, nothing};
        r.line = (uint32_t)number_of(field(&at));
        r.number = number_of(field(&at));
        if (at) {
            clean(at);
            r.text = at;
            status = take(to, &r);
        }
        at = next;
    }
    if (!status && t->lost)
        status = tell(take, to, "", "%u more that do not fit here", (unsigned)t->lost);
    return status;
}

/* How the child ended, if it was not as it should. */
static samsvar_status judge(sv_trial *t, int state, int gone, const struct rusage *use,
                            const sv_trial_limits *l, sv_trial_take *take, void *to)
{
    int number = WIFSIGNALED(state) ? WTERMSIG(state) : 0;
    char where[SV_TRIAL_AT + 4] = "", memory[64] = "";
    t->at[sizeof t->at - 1] = '\0';
    if (t->at[0])
        snprintf(where, sizeof where, "%s: ", t->at);
    uint64_t mb = (uint64_t)use->ru_maxrss >> 10; /* kilobytes on Linux */
    if (mb > l->megabytes / 2)
        snprintf(memory, sizeof memory, ", after it had taken %llu MB",
                 (unsigned long long)mb);
    int late = !gone || use->ru_utime.tv_sec + use->ru_stime.tv_sec >= (time_t)l->seconds;
    if (number == SIGXCPU || (number == SIGKILL && late))
        return tell(take, to, "late", "%sdid not end within %u seconds", where,
                    (unsigned)l->seconds);
    if (number)
        return tell(take, to, "", "%sended the process with signal %d (%s)%s", where, number,
                    strsignal(number), memory);
    if (!t->done)
        return tell(take, to, "", "%sended the process with status %d", where,
                    WEXITSTATUS(state));
    return SAMSVAR_OK;
}

/* Plugins do not print. Only the beginning is shown. */
static samsvar_status judge_output(int said, sv_trial_take *take, void *to)
{
    char text[SAID];
    ssize_t n = said >= 0 ? pread(said, text, sizeof text - 1, 0) : 0;
    if (n <= 0)
        return SAMSVAR_OK;
    text[n] = '\0';
    text[strcspn(text, "\n")] = '\0';
    return tell(take, to, "", "prints: \"%s\"", text);
}

static samsvar_status watch(pid_t pid, int fd, sv_trial *t, const sv_trial_limits *l,
                            sv_trial_take *take, void *to)
{
    struct rusage use;
    int state = 0;
    memset(&use, 0, sizeof use);
    int gone = wait_for(fd, now_ms() + (int64_t)(l->seconds * WALL + 1) * 1000);
    if (!gone)
        kill(pid, SIGKILL);
    while (wait4(pid, &state, 0, &use) < 0 && errno == EINTR)
        continue;
    if (sv_canceled())
        return SAMSVAR_ECANCELED;
    samsvar_status status = hand_over(t, take, to);
    return status ? status : judge(t, state, gone, &use, l, take, to);
}

static int unnamed_file(void)
{
    FILE *f = tmpfile();
    int fd = f ? dup(fileno(f)) : -1;
    if (f)
        fclose(f);
    return fd;
}

samsvar_status sv_trial_run(sv_trial_fn *fn, void *data, const sv_trial_limits *limits,
                            sv_trial_take *take, void *to, sv_error *err)
{
    int ends[2];
    samsvar_status status = SAMSVAR_OK;
    sv_trial *t = mmap(NULL, sizeof *t, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                       -1, 0);
    if (t == MAP_FAILED)
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    if (pipe(ends) != 0) {
        munmap(t, sizeof *t);
        return sv_fail(err, SAMSVAR_EIO, "no pipe (error %d)", errno);
    }
    int said = unnamed_file();
    fflush(NULL); /* or the child would write it again */
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        become_child(t, said, limits, fn, data);
    }
    int why = errno;
    close(ends[1]);
    if (pid < 0)
        status = sv_fail(err, SAMSVAR_EIO, "cannot start a process (error %d)", why);
    else
        status = watch(pid, ends[0], t, limits, take, to);
    if (!status)
        status = judge_output(said, take, to);
    close(ends[0]);
    if (said >= 0)
        close(said);
    munmap(t, sizeof *t);
    return status;
}
