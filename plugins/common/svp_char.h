/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_char.h -- decoding of text that is known to be valid UTF-8, and classes of
 * characters with a short way for ASCII. */
#ifndef SVP_CHAR_H
#define SVP_CHAR_H

#include "core/plugin.h"

static inline uint32_t svp_decode(const char *p, const char **next)
{
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] < 0x80) {
        *next = p + 1;
        return u[0];
    }
    if (u[0] < 0xE0) {
        *next = p + 2;
        return (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
    }
    if (u[0] < 0xF0) {
        *next = p + 3;
        return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
    }
    *next = p + 4;
    return (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 |
           (u[3] & 0x3Fu);
}

static inline uint32_t svp_class(const samsvar_text_v1 *text, uint32_t cp)
{
    if (cp < 0x80) {
        if (cp - 'a' < 26)
            return SAMSVAR_CH_LETTER | SAMSVAR_CH_LOWER;
        if (cp - 'A' < 26)
            return SAMSVAR_CH_LETTER | SAMSVAR_CH_UPPER;
        if (cp - '0' < 10)
            return SAMSVAR_CH_DIGIT;
        if (cp == ' ')
            return SAMSVAR_CH_SPACE;
    }
    return text->classify(cp);
}

static inline int svp_is_letter(uint32_t cls)
{
    return (cls & (SAMSVAR_CH_LETTER | SAMSVAR_CH_MARK | SAMSVAR_CH_IGNORE)) != 0;
}

static inline int svp_is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019 || cp == 0x02BC;
}

/* Start of the last character before p (p > begin). */
static inline const char *svp_back(const char *begin, const char *p)
{
    do
        p--;
    while (p > begin && ((unsigned char)*p & 0xC0) == 0x80);
    return p;
}

#endif
