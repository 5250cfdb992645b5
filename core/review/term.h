/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* term.h -- text for a terminal: what it would obey is taken out, widths are those of
 * what a person sees, lines are wrapped between words. */
#ifndef SV_REVIEW_TERM_H
#define SV_REVIEW_TERM_H

#include "core/base/buf.h"
#include "core/base/jsonw.h"

/* Appends valid UTF-8 fit for a terminal: white space of any kind becomes one space,
 * control and direction-changing characters become U+FFFD, soft hyphens go, and of a
 * heap of combining marks the first few stay. Nothing else is changed. */
samsvar_status sv_term_clean(const char *text, size_t len, sv_buf *out);

/* Columns of cleaned text: a character with its marks counts once. */
uint32_t sv_term_width(const char *text, size_t len);

/* A line of cleaned text from *at on, of at most width columns (or one character, if that
 * is wider): broken between words where it can be, *at is set behind it. *columns: how
 * many it has. Returns the end of the line; *at == len and a return of *at: no more. */
size_t sv_term_line(const char *text, size_t len, size_t *at, uint32_t width,
                    uint32_t *columns);

/* The colours we use, by what they mean. */
typedef enum sv_style {
    SV_STYLE_PLAIN, SV_STYLE_BOLD, SV_STYLE_DIM, SV_STYLE_GOOD, SV_STYLE_PART,
    SV_STYLE_OVERLAP, SV_STYLE_BAD, SV_STYLE_DOUBT
} sv_style;

/* A sink with colours or without. */
typedef struct sv_term {
    sv_jsonw w;      /* buffers and keeps the first failure */
    uint32_t width;  /* columns of a line                   */
    int color;
} sv_term;

void sv_term_puts(sv_term *t, sv_style style, const char *text); /* ours: not cleaned */
void sv_term_fill(sv_term *t, uint32_t columns);                 /* spaces            */

/* One cell of a row: cleaned text in paragraphs (divided by '\n'), put out line by line. */
typedef struct sv_cell {
    sv_buf text;
    size_t at;      /* what is not out yet */
    uint32_t width; /* columns             */
    sv_style style;
} sv_cell;

/* Puts out the next line of a cell; pad: filled up to its width. Returns 0 when the cell
 * has ended (and only blanks, if any, were put). */
int sv_cell_line(sv_term *t, sv_cell *cell, int pad);
int sv_cell_more(const sv_cell *cell);

#endif
