/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* uchar.h -- what samsvar asks of a character, on top of utf8proc. */
#ifndef SV_BASE_UCHAR_H
#define SV_BASE_UCHAR_H

#include "core/base/buf.h"

/* Bits of a character's class. A table answers for U+0000..U+024F, utf8proc for the rest. */
enum {
    SV_CH_SPACE = 1 << 0,   /* White_Space, with NBSP, thin spaces, U+2028/9 */
    SV_CH_UPPER = 1 << 1,   /* Lu, Lt */
    SV_CH_LOWER = 1 << 2,   /* Ll */
    SV_CH_LETTER = 1 << 3,  /* L* */
    SV_CH_DIGIT = 1 << 4,   /* Nd */
    SV_CH_MARK = 1 << 5,    /* M* : combining */
    SV_CH_PUNCT = 1 << 6,   /* P* */
    SV_CH_SYMBOL = 1 << 7,  /* S* */
    SV_CH_IGNORE = 1 << 8,  /* soft hyphen, ZWJ, ZWNJ, ZWSP, word joiner, BOM, LRM/RLM, variation selectors */
    SV_CH_DASH = 1 << 9,    /* - U+2010..2015 U+2212 */
    SV_CH_QUOTE = 1 << 10,  /* any quotation mark or apostrophe */
    SV_CH_OPEN = 1 << 11,   /* ( [ { « „ “ ‘ ‚ ‹ (brackets and quotes that can open) */
    SV_CH_CLOSE = 1 << 12,  /* ) ] } » ” ’ ›, and “ ‘, which close „x“ and ‚x‘ */
    SV_CH_CONTROL = 1 << 13 /* Cc except tab and line breaks */
};

uint32_t sv_uchar_class(uint32_t cp);
uint32_t sv_uchar_lower(uint32_t cp); /* simple case mapping */
uint32_t sv_uchar_upper(uint32_t cp);
int sv_uchar_width(uint32_t cp);      /* terminal columns: 0, 1, 2 */
/* Does a new character, as a person sees it, begin between the two (UAX 29)? *state is 0
 * before the first pair of a text, and kept from pair to pair. */
int sv_uchar_breaks(uint32_t before, uint32_t cp, int32_t *state);

/* Appends the lower-case NFC form of valid UTF-8 to out, with IGNORE characters left out. */
samsvar_status sv_uchar_fold(const char *text, size_t len, sv_buf *out);

/* Appends NFC with case kept and IGNORE characters left out. */
samsvar_status sv_uchar_nfc(const char *text, size_t len, sv_buf *out);

/* Appends a cognate key: folded, accents stripped (é->e, ö->o, å->a), æ->ae, ø->o, þ->th,
 * ð->d, ß->ss, and nothing but letters and digits kept. */
samsvar_status sv_uchar_skeleton(const char *text, size_t len, sv_buf *out);

#endif
