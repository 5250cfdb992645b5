/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* jsonw.c -- a JSON writer that holds a few kilobytes, however long the output. */
#include "core/base/jsonw.h"

#include <math.h>
#include <string.h>

void sv_jsonw_init(sv_jsonw *w, sv_write_fn *write, void *data)
{
    w->write = write;
    w->data = data;
    w->status = SAMSVAR_OK;
    w->depth = 0;
    w->fresh = w->oneline = 0;
    w->filled[0] = 0;
    w->used = 0;
}

/* A callback may hand back our own status codes; anything else is a failure to write. */
static void hand_over(sv_jsonw *w, const char *bytes, size_t len)
{
    if (w->status || len == 0)
        return;
    int rc = w->write(w->data, bytes, len);
    if (rc)
        w->status = rc < 0 && rc >= SAMSVAR_STATUS_LAST ? rc : SAMSVAR_EIO;
}

static void flush(sv_jsonw *w)
{
    hand_over(w, w->room, w->used);
    w->used = 0;
}

void sv_jsonw_raw(sv_jsonw *w, const char *bytes, size_t len)
{
    if (len > sizeof w->room - w->used)
        flush(w);
    if (len >= sizeof w->room) {
        hand_over(w, bytes, len);
        return;
    }
    if (len) /* bytes may be NULL then */
        memcpy(w->room + w->used, bytes, len);
    w->used += len;
}

void sv_jsonw_puts(sv_jsonw *w, const char *text)
{
    sv_jsonw_raw(w, text, strlen(text));
}

static void put(sv_jsonw *w, char c)
{
    sv_jsonw_raw(w, &c, 1);
}

static void start_line(sv_jsonw *w)
{
    put(w, '\n');
    for (uint32_t i = 0; i < w->depth; i++)
        put(w, ' ');
    w->fresh = 0;
}

/* What stands before an item: the comma, the line break, the key. */
static void begin(sv_jsonw *w, const char *key)
{
    if (w->filled[w->depth])
        put(w, ',');
    if (w->fresh)
        start_line(w);
    else if (w->filled[w->depth])
        put(w, ' ');
    w->filled[w->depth] = w->depth > 0;
    if (key) {
        put(w, '"');
        sv_jsonw_puts(w, key);
        sv_jsonw_raw(w, "\": ", 3);
    }
}

static void open_level(sv_jsonw *w, const char *key, char opener, char closer)
{
    begin(w, key);
    put(w, opener);
    if (w->depth == SV_JSONW_DEPTH) { /* our own schemas are half as deep */
        w->status = w->status ? w->status : SAMSVAR_ELIMIT;
        return;
    }
    w->closer[w->depth++] = closer;
    w->filled[w->depth] = 0;
}

void sv_jsonw_object(sv_jsonw *w, const char *key)
{
    open_level(w, key, '{', '}');
}

void sv_jsonw_array(sv_jsonw *w, const char *key)
{
    open_level(w, key, '[', ']');
}

void sv_jsonw_close(sv_jsonw *w)
{
    if (w->depth == 0)
        return;
    w->depth--;
    if (w->fresh)
        start_line(w);
    put(w, w->closer[w->depth]);
}

/* Length of the character at p if it must be escaped as \uXXXX for line-wise readers. */
static size_t line_end(const unsigned char *p, size_t left, unsigned *cp)
{
    if (left >= 2 && p[0] == 0xC2 && p[1] == 0x85) {
        *cp = 0x85;
        return 2;
    }
    if (left >= 3 && p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9)) {
        *cp = 0x2000 + (p[2] & 0x3Fu);
        return 3;
    }
    return 0;
}

static void put_escaped(sv_jsonw *w, unsigned cp)
{
    static const char hex[] = "0123456789abcdef", from[] = "\"\\\b\f\n\r\t",
                      to[] = "\"\\bfnrt";
    const char *at = cp && cp < 0x80 ? strchr(from, (int)cp) : NULL;
    char out[6] = {
        '\\',        'u', hex[cp >> 12 & 15], hex[cp >> 8 & 15], hex[cp >> 4 & 15],
        hex[cp & 15]};
    if (at)
        out[1] = to[at - from];
    sv_jsonw_raw(w, out, at ? 2 : 6);
}

void sv_jsonw_text(sv_jsonw *w, const char *key, const char *text, size_t len)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t done = 0;
    begin(w, key);
    put(w, '"');
    for (size_t i = 0; i < len;) {
        unsigned cp = p[i];
        size_t n = 1;
        int plain = cp >= 0x20 && cp != '"' && cp != '\\';
        if (cp == 0xC2 || cp == 0xE2) {
            n = line_end(p + i, len - i, &cp);
            plain = n == 0;
        }
        if (plain) {
            i++;
            continue;
        }
        sv_jsonw_raw(w, text + done, i - done);
        put_escaped(w, cp);
        done = i += n;
    }
    if (len > done)
        sv_jsonw_raw(w, text + done, len - done);
    put(w, '"');
}

void sv_jsonw_str(sv_jsonw *w, const char *key, const char *text)
{
    sv_jsonw_text(w, key, text, strlen(text));
}

size_t sv_digits_print(uint64_t value, char out[20])
{
    char digits[20];
    size_t n = 0;
    do {
        digits[n++] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    for (size_t i = 0; i < n; i++)
        out[i] = digits[n - 1 - i];
    return n;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

void sv_jsonw_int(sv_jsonw *w, const char *key, int64_t value)
{
    char out[20];
    begin(w, key);
    if (value < 0)
        put(w, '-');
    sv_jsonw_raw(w, out, sv_digits_print(magnitude(value), out));
}

void sv_jsonw_bool(sv_jsonw *w, const char *key, int value)
{
    begin(w, key);
    sv_jsonw_puts(w, value ? "true" : "false");
}

void sv_jsonw_null(sv_jsonw *w, const char *key)
{
    begin(w, key);
    sv_jsonw_raw(w, "null", 4);
}

size_t sv_milli_print(int64_t value, char out[SV_MILLI_SIZE])
{
    uint64_t size = magnitude(value);
    unsigned rest = (unsigned)(size % 1000);
    size_t n = 0;
    if (value < 0)
        out[n++] = '-';
    n += sv_digits_print(size / 1000, out + n);
    out[n++] = '.';
    out[n++] = (char)('0' + rest / 100);
    if (rest % 100)
        out[n++] = (char)('0' + rest / 10 % 10);
    if (rest % 10)
        out[n++] = (char)('0' + rest % 10);
    out[n] = '\0';
    return n;
}

int64_t sv_milli_of(double value)
{
    if (isnan(value))
        return 0;
    if (value > 1e12)
        value = 1e12;
    if (value < -1e12)
        value = -1e12;
    return (int64_t)floor(value * 1000.0 + 0.5);
}

void sv_jsonw_milli(sv_jsonw *w, const char *key, int64_t value)
{
    char out[SV_MILLI_SIZE];
    begin(w, key);
    sv_jsonw_raw(w, out, sv_milli_print(value, out));
}

void sv_jsonw_number(sv_jsonw *w, const char *key, const char *spelled, size_t len)
{
    begin(w, key);
    sv_jsonw_raw(w, spelled, len);
}

void sv_jsonw_id(sv_jsonw *w, const char *key, char letter, uint64_t number)
{
    char out[24] = {'"', letter};
    size_t n = 2 + sv_digits_print(number, out + 2);
    begin(w, key);
    out[n++] = '"';
    sv_jsonw_raw(w, out, n);
}

void sv_jsonw_break(sv_jsonw *w)
{
    w->fresh = !w->oneline;
}

void sv_jsonw_newline(sv_jsonw *w)
{
    put(w, '\n');
    w->fresh = 0;
    w->filled[0] = 0;
}

samsvar_status sv_jsonw_finish(sv_jsonw *w)
{
    flush(w);
    return w->status;
}
