/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* utf8.c -- UTF-8 validation and stepping. */
#include "core/base/utf8.h"

#include <string.h>

#define HIGH_BITS 0x8080808080808080u
#define LOW_BITS 0x0101010101010101u

static uint64_t load8(const unsigned char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* How many bytes stand before the first one with its high bit set; high is not 0. */
static size_t first_high(uint64_t high)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(high) / 8;
#else
    return (size_t)__builtin_clzll(high) / 8;
#endif
}

/* Bytes of the well-formed sequence at p that is not ASCII, 0 when there is none
 * (Unicode 3.9, table 3-7). */
static size_t sequence(const unsigned char *p, size_t room)
{
    unsigned c = p[0];
    if (c < 0xC2 || c > 0xF4 || room < 2)
        return 0;
    unsigned c1 = p[1];
    if (c < 0xE0)
        return (c1 & 0xC0) == 0x80 ? 2 : 0;
    unsigned low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
    unsigned high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    if (c1 < low || c1 > high || room < 3 || (p[2] & 0xC0) != 0x80)
        return 0;
    if (c < 0xF0)
        return 3;
    return room >= 4 && (p[3] & 0xC0) == 0x80 ? 4 : 0;
}

size_t sv_utf8_check(const char *text, size_t len)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t at = 0;
    while (at < len) {
        while (len - at >= 16 && !((load8(p + at) | load8(p + at + 8)) & HIGH_BITS))
            at += 16;
        if (len - at >= 8) {
            uint64_t high = load8(p + at) & HIGH_BITS;
            if (!high) {
                at += 8;
                continue;
            }
            at += first_high(high);
        } else {
            while (at < len && p[at] < 0x80)
                at++;
            if (at == len)
                break;
        }
        size_t step = sequence(p + at, len - at);
        if (!step)
            return at;
        at += step;
    }
    return len;
}

size_t sv_utf8_count(const char *text, size_t len)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t at = 0, more = 0; /* more: continuation bytes, 10xxxxxx */
    while (len - at >= 8) {
        /* One bit a byte, summed byte-wise for up to 255 words, then across. */
        uint64_t sums = 0;
        size_t words = (len - at) / 8;
        if (words > 255)
            words = 255;
        for (size_t i = 0; i < words; i++, at += 8) {
            uint64_t w = load8(p + at);
            sums += (w >> 7) & ~(w >> 6) & LOW_BITS;
        }
        uint64_t pairs =
            (sums & 0x00FF00FF00FF00FFu) + ((sums >> 8) & 0x00FF00FF00FF00FFu);
        more += (size_t)((pairs * 0x0001000100010001u) >> 48);
    }
    for (; at < len; at++)
        more += (p[at] & 0xC0) == 0x80;
    return len - more;
}

/* The text is valid; the checks of room only keep a caller's slip inside the text. */
uint32_t sv_utf8_next(const char *p, const char *end, const char **next)
{
    const unsigned char *u = (const unsigned char *)p;
    uint32_t c = u[0];
    size_t room = (size_t)(end - p);
    if (c < 0x80) {
        *next = p + 1;
        return c;
    }
    if (c < 0xE0 && c >= 0xC0 && room >= 2) {
        *next = p + 2;
        return (c & 0x1Fu) << 6 | (u[1] & 0x3Fu);
    }
    if (c < 0xF0 && c >= 0xE0 && room >= 3) {
        *next = p + 3;
        return (c & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
    }
    if (c >= 0xF0 && room >= 4) {
        *next = p + 4;
        return (c & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 |
               (u[3] & 0x3Fu);
    }
    *next = p + 1;
    return 0xFFFD;
}

uint32_t sv_utf8_prev(const char *begin, const char *p, const char **prev)
{
    const char *q = p - 1;
    while (q > begin && p - q < 4 && ((unsigned char)*q & 0xC0u) == 0x80u)
        q--;
    const char *next;
    uint32_t cp = sv_utf8_next(q, p, &next);
    *prev = q;
    return cp;
}

size_t sv_utf8_put(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0u | cp >> 6);
        out[1] = (char)(0x80u | (cp & 0x3Fu));
        return 2;
    }
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = 0xFFFD; /* never write what sv_utf8_check() would refuse */
    if (cp < 0x10000) {
        out[0] = (char)(0xE0u | cp >> 12);
        out[1] = (char)(0x80u | (cp >> 6 & 0x3Fu));
        out[2] = (char)(0x80u | (cp & 0x3Fu));
        return 3;
    }
    out[0] = (char)(0xF0u | cp >> 18);
    out[1] = (char)(0x80u | (cp >> 12 & 0x3Fu));
    out[2] = (char)(0x80u | (cp >> 6 & 0x3Fu));
    out[3] = (char)(0x80u | (cp & 0x3Fu));
    return 4;
}
