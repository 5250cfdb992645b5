/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* texts.c -- texts that are hard. Each is tried once, and over and over up to a megabyte. */
#include "core/conform/texts.h"

#include "core/base/buf.h"
#include "core/base/limits.h"
#include "core/base/mem.h"

#include <string.h>

#define T(text)                  \
    {                            \
        text, sizeof(text "") - 1 \
    }

static const sv_hard all[] = {
    {"one letter", T("a"), 1},
    {"NULs", T("a\0b. \0\0 C\0. "), 0},
    {"spaces", T("   \t \n \xC2\xA0 "), 0},
    {"only stops", T("."), 1},
    {"stops", T(". . ... .. ? !! "), 1},
    {"figures", T("1.2.3 12,5 % 2022-01-21 10:15 1 000 000 "), 1},
    {"prose", T("This is one. This is two, e.g. this: \"Three?\" No. 4. "), 1},
    {"quotes", T("\xC2\xAB\xE2\x80\x9E\"Ja, \xE2\x80\x9CNei. "), 1},
    {"brackets", T("([{a. b} c) "), 1},
    {"open brackets", T("(["), 1},
    {"dashes", T("\xE2\x80\x93 Ja. \xE2\x80\x94 Nei - kanskje, "), 1},
    {"lines", T("A\r\nB\rC\n\nD\xE2\x80\xA8"
                "E\n"),
     1},
    {"CRLF", T("One line.\r\nand a second\r\n\r\nThird. "), 0},
    {"capitals", T("ABC DEF. GHI \xC3\x85\xC3\x90\xC3\x9E. "), 1},
    {"names", T("A. B. Hansen Mc O'Neill-Smith, "), 1},
    {"marks", T("e\xCC\x81\xCC\x81\xCC\x88 a\xCC\x8A. "), 0},
    {"marks without a letter", T("\xCC\x81\xCC\x88"), 1},
    {"controls", T("a\x01"
                   "b\x1B[0m. \x7F "),
     0},
    {"emoji", T("\xF0\x9F\x98\x80. \xF0\x9F\x87\xB3\xF0\x9F\x87\xB4 "
                "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB "),
     0},
    {"right to left",
     T("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D. \xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7. "), 0},
    {"directions", T("a\xE2\x80\xAE"
                     "b. \xE2\x81\xA6"
                     "C\xE2\x80\x8F. "),
     0},
    {"no spaces", T("abcdefghij"), 1},
    {"joiners", T("a\xC2\xAD"
                  "b\xE2\x80\x8D"
                  "c\xEF\xBB\xBF. "),
     0},
};

const sv_hard *sv_hard_text(uint32_t index)
{
    return index < sizeof all / sizeof *all ? &all[index] : NULL;
}

char *sv_hard_repeat(samsvar_str text, size_t bytes, size_t *len)
{
    size_t n = text.len ? (bytes + text.len - 1) / text.len : 0;
    n = n ? n : 1;
    *len = n * text.len;
    char *out = sv_calloc(*len + 1, 1);
    for (size_t i = 0; out && i < n; i++)
        memcpy(out + i * text.len, text.ptr, text.len);
    return out;
}

char *sv_hard_mixed(size_t *len)
{
    sv_buf out;
    sv_buf_init(&out, SV_LIMIT_LIST);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        sv_buf_add(&out, all[i].text.ptr, all[i].text.len);
    char *text = sv_buf_take(&out, len);
    sv_buf_clear(&out);
    return text;
}
