/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dicwords.c -- the words of a hunspell dictionary: "word/FLAGS fields", "\/" for a slash. */
#include "core/plug/dicwords.h"

#include "core/plug/dictword.h"

#include <string.h>

void sv_dicwords_begin(sv_dicwords *d, const char *bytes, size_t len, iconv_t from)
{
    samsvar_str count;
    d->lines = (sv_lines){bytes, bytes + len, 0};
    d->begin = bytes;
    d->from = from;
    sv_lines_next(&d->lines, &count);
}

/* The word at the head of a line into out, without backslashes; its length, 0: none. */
static size_t cut(const char *p, const char *end, char *out, size_t size)
{
    size_t n = 0;
    for (; p < end && *p != '\t' && *p != '/' && *p != '\r' && *p; p++) {
        if (*p == ' ' && end - p > 3 && p[3] == ':')
            break; /* a field: "po:noun" */
        if (*p == '\\' && end - p > 1)
            p++;
        if (n + 1 >= size)
            return 0;
        out[n++] = *p;
    }
    while (n && out[n - 1] == ' ')
        n--;
    out[n] = '\0';
    return n;
}

int sv_dicwords_next(sv_dicwords *d, samsvar_str *word)
{
    char raw[2 * SV_LIMIT_WORD];
    samsvar_str line;
    while (sv_lines_next(&d->lines, &line)) {
        size_t len = cut(line.ptr, line.ptr + line.len, raw, sizeof raw);
        if (len)
            len = sv_dictword_read(raw, d->from, d->text, sizeof d->text);
        *word = (samsvar_str){d->text, (uint32_t)len};
        if (len && sv_dictword_is(*word))
            return 1;
    }
    return 0;
}
