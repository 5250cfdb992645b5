/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* buf.c -- a growing byte buffer with a maximum. */
#include "core/base/buf.h"

#include "core/base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST = 64, SLACK = 4096 };

void sv_buf_init(sv_buf *buf, size_t max)
{
    *buf = (sv_buf){.max = max < PTRDIFF_MAX ? max : PTRDIFF_MAX - 1};
}

void sv_buf_clear(sv_buf *buf)
{
    sv_free(buf->data);
    sv_buf_init(buf, buf->max);
}

void sv_buf_reset(sv_buf *buf)
{
    buf->len = 0;
    buf->status = SAMSVAR_OK;
    if (buf->data)
        buf->data[0] = '\0';
}

/* Room for more bytes and the zero behind them. */
static samsvar_status reserve(sv_buf *buf, size_t more)
{
    if (buf->status)
        return buf->status;
    if (more > buf->max - buf->len)
        return buf->status = SAMSVAR_ELIMIT;
    size_t need = buf->len + more + 1;
    if (need <= buf->cap)
        return SAMSVAR_OK;
    size_t cap = buf->cap < FIRST / 2 ? FIRST : buf->cap * 2;
    if (cap > buf->max + 1)
        cap = buf->max + 1;
    if (cap < need)
        cap = need;
    char *data = sv_realloc(buf->data, cap, 1);
    if (!data)
        return buf->status = SAMSVAR_ENOMEM;
    if (!buf->data)
        data[0] = '\0';
    buf->data = data;
    buf->cap = cap;
    return SAMSVAR_OK;
}

samsvar_status sv_buf_add(sv_buf *buf, const char *bytes, size_t len)
{
    samsvar_status status = reserve(buf, len);
    if (status)
        return status;
    if (len)
        memcpy(buf->data + buf->len, bytes, len);
    buf->len += len;
    buf->data[buf->len] = '\0';
    return SAMSVAR_OK;
}

samsvar_status sv_buf_puts(sv_buf *buf, const char *text)
{
    return sv_buf_add(buf, text, strlen(text));
}

samsvar_status sv_buf_putc(sv_buf *buf, char c)
{
    return sv_buf_add(buf, &c, 1);
}

samsvar_status sv_buf_printf(sv_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (buf->status)
        return buf->status;
    if (len < 0) /* longer than an int can say */
        return buf->status = SAMSVAR_ELIMIT;
    samsvar_status status = reserve(buf, (size_t)len);
    if (status)
        return status;
    va_start(args, format);
    len = vsnprintf(buf->data + buf->len, (size_t)len + 1, format, args);
    va_end(args);
    if (len > 0)
        buf->len += (size_t)len;
    return SAMSVAR_OK;
}

char *sv_buf_take(sv_buf *buf, size_t *len)
{
    if (reserve(buf, 0))
        return NULL;
    char *data = buf->data;
    if (buf->cap - buf->len > SLACK) { /* give back what doubling took too much */
        char *smaller = sv_realloc(data, buf->len + 1, 1);
        if (smaller)
            data = smaller;
    }
    if (len)
        *len = buf->len;
    sv_buf_init(buf, buf->max);
    return data;
}
