/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* log.h -- warnings and progress: one sink that the program sets. */
#ifndef SV_BASE_LOG_H
#define SV_BASE_LOG_H

#include <stdint.h>

typedef enum sv_log_level { SV_LOG_DEBUG, SV_LOG_INFO, SV_LOG_WARNING } sv_log_level;

/* message: UTF-8, one line, without line end. */
typedef void sv_log_sink(void *data, sv_log_level level, const char *message);

/* sink NULL: messages are dropped (the default). Set it before threads start. */
void sv_log_set(sv_log_sink *sink, void *data);
/* Thread-safe. */
void sv_log(sv_log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Progress: done of total (0: unknown) units of `what`; the sink may be NULL. Thread-safe. */
typedef void sv_progress_sink(void *data, const char *what, uint64_t done, uint64_t total);
void sv_progress_set(sv_progress_sink *sink, void *data);
void sv_progress(const char *what, uint64_t done, uint64_t total);

/* Cancellation: set by a signal handler (async-signal-safe), polled in long loops. */
void sv_cancel(void);
int sv_canceled(void);
/* For long loops: asks at every 4096th step. */
static inline int sv_canceled_at(uint64_t step)
{
    return step % 4096 == 0 && sv_canceled();
}
void sv_cancel_reset(void);

#endif
