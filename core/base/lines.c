/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lines.c -- the lines of a text in memory. */
#include "core/base/lines.h"

#include <string.h>

int sv_lines_next(sv_lines *l, samsvar_str *line)
{
    if (l->at >= l->end)
        return 0;
    const char *nl = memchr(l->at, '\n', (size_t)(l->end - l->at));
    const char *stop = nl ? nl : l->end;
    *line = (samsvar_str){l->at, (uint32_t)(stop - l->at)};
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    l->at = nl ? nl + 1 : l->end;
    l->number++;
    return 1;
}

uint32_t sv_lines_number(const char *bytes, size_t at)
{
    uint32_t number = 1;
    const char *end = at ? bytes + at : bytes;
    for (const char *p = bytes; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        number++;
    return number;
}
