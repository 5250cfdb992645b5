/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* status.c -- status codes in words, and the error record. */
#include "core/base/status.h"

#include "core/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *sv_status_text(samsvar_status code)
{
#define TEXT_CASE(name, value, text) \
    case value:                      \
        return text;
    switch (code) {
        SAMSVAR_STATUS_MAP(TEXT_CASE)
    default:
        return "unknown error";
    }
}

void sv_error_init(sv_error *err)
{
    err->code = SAMSVAR_OK;
    err->line = 0;
    err->file[0] = '\0';
    err->message[0] = '\0';
}

/* Would the character end the line, hide, or change the direction of what follows? */
static int unfit(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069);
}

/* Is the sequence at p cut off by the end of the text, good as far as it goes? */
static int is_cut(const char *p, size_t room)
{
    unsigned char lead = (unsigned char)p[0];
    size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || room >= want)
        return 0;
    for (size_t i = 1; i < room; i++)
        if (((unsigned char)p[i] & 0xC0u) != 0x80u)
            return 0;
    return 1;
}

void sv_error_clean(char *text)
{
    const char *p = text, *end = text + strlen(text);
    const char *good = text + sv_utf8_check(text, (size_t)(end - text));
    char *to = text;
    while (p < end) {
        if (p == good) { /* here is a byte that is not UTF-8 */
            if (is_cut(p, (size_t)(end - p)))
                break;
            *to++ = '?';
            p++;
            good = p + sv_utf8_check(p, (size_t)(end - p));
            continue;
        }
        const char *next;
        if (unfit(sv_utf8_next(p, good, &next))) {
            *to++ = '?';
            p = next;
        }
        while (p < next)
            *to++ = *p++;
    }
    *to = '\0';
}

/* Keeps the end of a name that is too long: the last parts say most. */
static void copy_file(char out[SV_ERROR_FILE], const char *file)
{
    size_t len = strlen(file);
    if (len < SV_ERROR_FILE) {
        memcpy(out, file, len + 1);
    } else {
        const char *tail = file + len - (SV_ERROR_FILE - 4);
        while (((unsigned char)*tail & 0xC0u) == 0x80u)
            tail++;
        memcpy(out, "...", 3);
        memcpy(out + 3, tail, strlen(tail) + 1);
    }
    sv_error_clean(out);
}

static void record(sv_error *err, samsvar_status code, const char *file, uint32_t line,
                   const char *format, va_list args)
{
    if (!err || err->code != SAMSVAR_OK)
        return;
    err->code = code;
    err->line = line;
    err->file[0] = '\0';
    if (file)
        copy_file(err->file, file);
    if (vsnprintf(err->message, sizeof err->message, format, args) < 0)
        snprintf(err->message, sizeof err->message, "%s", sv_status_text(code));
    sv_error_clean(err->message);
}

samsvar_status sv_fail(sv_error *err, samsvar_status code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    record(err, code, NULL, 0, format, args);
    va_end(args);
    return code;
}

samsvar_status sv_fail_at(sv_error *err, samsvar_status code, const char *file,
                          uint32_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    record(err, code, file, line, format, args);
    va_end(args);
    return code;
}

void sv_error_print(const sv_error *err, char *out, size_t size)
{
    if (size == 0)
        return;
    if (err->file[0] && err->line)
        snprintf(out, size, "%s:%u: %s", err->file, (unsigned)err->line, err->message);
    else if (err->file[0])
        snprintf(out, size, "%s: %s", err->file, err->message);
    else
        snprintf(out, size, "%s", err->message);
    sv_error_clean(out); /* size may have cut a character */
}
