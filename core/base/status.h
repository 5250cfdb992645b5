/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* status.h -- names of the status codes of plugin.h, and the error record.
 *
 * A function that can fail returns samsvar_status. The details go into an sv_error
 * that the caller owns and that may be NULL; the first error wins, so a function
 * that cleans up after a failure cannot hide what went wrong. */
#ifndef SV_BASE_STATUS_H
#define SV_BASE_STATUS_H

#include "core/plugin.h"

enum { SV_ERROR_TEXT = 240, SV_ERROR_FILE = 240 };

typedef struct sv_error {
    samsvar_status code;         /* 0 while nothing has failed                     */
    uint32_t line;               /* 1-based line in file, 0 when there is none     */
    char file[SV_ERROR_FILE];    /* what was being read or written, "" when nothing */
    char message[SV_ERROR_TEXT]; /* what is wrong and what to do; UTF-8, one line  */
} sv_error;

/* "out of memory", or "unknown error". Static memory. */
const char *sv_status_text(samsvar_status code);

/* Clears err. */
void sv_error_init(sv_error *err);

/* Records code and a printf-formatted message unless err is NULL or holds an error
 * already; returns code, so that `return sv_fail(...)` reads well. Long messages are
 * cut at a character boundary; control characters become '?'. */
samsvar_status sv_fail(sv_error *err, samsvar_status code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As sv_fail(), with the file (cut on the left when long) and the line (0: none). */
samsvar_status sv_fail_at(sv_error *err, samsvar_status code, const char *file,
                          uint32_t line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Makes text fit to be shown in one line, in place: bytes that are not UTF-8, control and
 * direction-changing characters and line breaks become '?'; a character that the end of
 * the memory has cut is dropped. It never grows. For what quotes names and input. */
void sv_error_clean(char *text);

/* "FILE:LINE: message", "FILE: message" or "message" into out, always terminated. */
void sv_error_print(const sv_error *err, char *out, size_t size);

#endif
