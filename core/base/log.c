/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* log.c -- warnings, progress, cancellation. */
#include "core/base/log.h"

#include "core/base/status.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>

enum { MESSAGE_SIZE = 1024 };

/* A lock each, so that a progress sink may log; the sinks see one call at a time. */
static struct {
    pthread_mutex_t lock;
    sv_log_sink *sink;
    void *data;
} messages = {PTHREAD_MUTEX_INITIALIZER, NULL, NULL};

static struct {
    pthread_mutex_t lock;
    sv_progress_sink *sink;
    void *data;
} progress = {PTHREAD_MUTEX_INITIALIZER, NULL, NULL};

/* Lock-free, which makes it safe in a signal handler and between threads. */
static atomic_int canceled;
_Static_assert(ATOMIC_INT_LOCK_FREE == 2, "a signal handler must not wait for a lock");

void sv_log_set(sv_log_sink *sink, void *data)
{
    pthread_mutex_lock(&messages.lock);
    messages.sink = sink;
    messages.data = data;
    pthread_mutex_unlock(&messages.lock);
}

void sv_log(sv_log_level level, const char *format, ...)
{
    char message[MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (len < 0)
        return;
    sv_error_clean(message);
    pthread_mutex_lock(&messages.lock);
    if (messages.sink)
        messages.sink(messages.data, level, message);
    pthread_mutex_unlock(&messages.lock);
}

void sv_progress_set(sv_progress_sink *sink, void *data)
{
    pthread_mutex_lock(&progress.lock);
    progress.sink = sink;
    progress.data = data;
    pthread_mutex_unlock(&progress.lock);
}

void sv_progress(const char *what, uint64_t done, uint64_t total)
{
    pthread_mutex_lock(&progress.lock);
    if (progress.sink)
        progress.sink(progress.data, what, done, total);
    pthread_mutex_unlock(&progress.lock);
}

void sv_cancel(void)
{
    atomic_store(&canceled, 1);
}

int sv_canceled(void)
{
    return atomic_load_explicit(&canceled, memory_order_relaxed);
}

void sv_cancel_reset(void)
{
    atomic_store(&canceled, 0);
}
