/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* utf8.h -- UTF-8 validation (Unicode 3.9, table 3-7) and stepping. */
#ifndef SV_BASE_UTF8_H
#define SV_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The offset of the first byte that is not valid UTF-8, or len when all is. Fast on ASCII. */
size_t sv_utf8_check(const char *text, size_t len);

/* Code points in valid UTF-8 of len bytes. */
size_t sv_utf8_count(const char *text, size_t len);

/* Decodes the code point at p < end of valid UTF-8 and sets *next behind it. */
uint32_t sv_utf8_next(const char *p, const char *end, const char **next);

/* The code point before p > begin; sets *prev to its first byte. */
uint32_t sv_utf8_prev(const char *begin, const char *p, const char **prev);

/* Is p[0] the first byte of a code point (or the end)? */
static inline int sv_utf8_boundary(const char *text, size_t len, size_t at)
{
    return at == len || (at < len && ((unsigned char)text[at] & 0xC0u) != 0x80u);
}

/* Encodes cp (a scalar value) into out[4]; returns the number of bytes. */
size_t sv_utf8_put(uint32_t cp, char out[4]);

#endif
