/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lines.h -- the lines of a text in memory.
 *
 *   sv_lines l = {bytes, bytes + len, 0};
 *   samsvar_str line;
 *   while (sv_lines_next(&l, &line)) ... of line l.number
 */
#ifndef SV_BASE_LINES_H
#define SV_BASE_LINES_H

#include "core/plugin.h"

typedef struct sv_lines {
    const char *at, *end;
    uint32_t number; /* of the line that came last, from 1 */
} sv_lines;

/* The next line, without LF or CR LF; 0 behind the last. A line is shorter than 4 GB. */
int sv_lines_next(sv_lines *l, samsvar_str *line);
/* The number of the line, from 1, that byte `at` is in or right behind. */
uint32_t sv_lines_number(const char *bytes, size_t at);

#endif
