/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* term.c -- text for a terminal. */
#include "core/review/term.h"

#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <string.h>

enum { MARKS_MAX = 8, VARIATION_EMOJI = 0xFE0F };
static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* ------------------------------------------------------------------ cleaning */

/* Would a terminal obey it, or a reader be misled? Cc, line separators, and what changes
 * the direction of the text around. */
static int is_dangerous(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x61C || cp == 0x200E ||
           cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x206F) || (cp >= 0xFFF9 && cp <= 0xFFFB) ||
           cp == 0xFEFF || (cp >= 0xE0000 && cp <= 0xE007F);
}

static int is_blank(uint32_t cp)
{
    return cp == '\t' || cp == '\n' || cp == '\r' || cp == 0x0B || cp == 0x0C ||
           cp == 0x85 || cp == 0x2028 || cp == 0x2029 ||
           (cp != 0x200B && (sv_uchar_class(cp) & SV_CH_SPACE));
}

samsvar_status sv_term_clean(const char *text, size_t len, sv_buf *out)
{
    const char *p = text, *end = text + len, *next;
    uint32_t marks = 0;
    int blank = 0, begun = 0;
    for (; p < end; p = next) {
        uint32_t cp = sv_utf8_next(p, end, &next);
        if (is_blank(cp)) {
            blank = begun;
            continue;
        }
        int joins = sv_uchar_width(cp) == 0 && !is_dangerous(cp);
        if (cp == 0xAD || (joins && ++marks > MARKS_MAX))
            continue;
        if (!joins)
            marks = 0;
        if (blank)
            sv_buf_putc(out, ' ');
        blank = 0;
        begun = 1;
        if (is_dangerous(cp))
            sv_buf_puts(out, replacement);
        else
            sv_buf_add(out, p, (size_t)(next - p));
    }
    return out->status;
}

/* ------------------------------------------------------------------ widths */

/* The end of the character, as a person sees it, that begins at at; its columns. */
static size_t cluster(const char *text, size_t len, size_t at, uint32_t *columns)
{
    const char *p = text + at, *end = text + len, *next;
    uint32_t cp = sv_utf8_next(p, end, &next), last = cp;
    int32_t state = 0;
    int wide = sv_uchar_width(cp);
    for (p = next; p < end; p = next) {
        cp = sv_utf8_next(p, end, &next);
        if (sv_uchar_breaks(last, cp, &state))
            break;
        int w = cp == VARIATION_EMOJI ? 2 : sv_uchar_width(cp);
        /* two regional indicators are one flag */
        if (cp >= 0x1F1E6 && cp <= 0x1F1FF)
            w = 2;
        wide = w > wide ? w : wide;
        last = cp;
    }
    *columns = (uint32_t)wide;
    return (size_t)(p - text);
}

uint32_t sv_term_width(const char *text, size_t len)
{
    uint32_t sum = 0, columns;
    for (size_t at = 0; at < len; sum += columns)
        at = cluster(text, len, at, &columns);
    return sum;
}

size_t sv_term_line(const char *text, size_t len, size_t *at, uint32_t width,
                    uint32_t *columns)
{
    size_t p = *at, word_end = 0;
    uint32_t used = 0, word_used = 0, w;
    while (p < len) {
        if (text[p] == ' ') { /* a line may end here */
            word_end = p;
            word_used = used;
        }
        size_t next = cluster(text, len, p, &w);
        if (used + w > width && p > *at) {
            size_t cut = text[p] == ' ' || !word_end ? p : word_end;
            *columns = cut == p ? used : word_used;
            *at = cut < len && text[cut] == ' ' ? cut + 1 : cut;
            return cut;
        }
        used += w;
        p = next;
    }
    *columns = used;
    *at = len;
    return len;
}

/* ------------------------------------------------------------------ colours */

static const char *const codes[] = {
    [SV_STYLE_PLAIN] = "",        [SV_STYLE_BOLD] = "\033[1m",
    [SV_STYLE_DIM] = "\033[2m",   [SV_STYLE_GOOD] = "\033[32m",
    [SV_STYLE_PART] = "\033[36m", [SV_STYLE_OVERLAP] = "\033[35m",
    [SV_STYLE_BAD] = "\033[31m",  [SV_STYLE_DOUBT] = "\033[33m",
};

static void begin_style(sv_term *t, sv_style style)
{
    if (t->color && style != SV_STYLE_PLAIN)
        sv_jsonw_puts(&t->w, codes[style]);
}

static void end_style(sv_term *t, sv_style style)
{
    if (t->color && style != SV_STYLE_PLAIN)
        sv_jsonw_puts(&t->w, "\033[0m");
}

void sv_term_puts(sv_term *t, sv_style style, const char *text)
{
    begin_style(t, style);
    sv_jsonw_puts(&t->w, text);
    end_style(t, style);
}

void sv_term_fill(sv_term *t, uint32_t columns)
{
    for (; columns; columns--)
        sv_jsonw_raw(&t->w, " ", 1);
}

/* ------------------------------------------------------------------ cells */

int sv_cell_more(const sv_cell *cell)
{
    return cell->at < cell->text.len;
}

int sv_cell_line(sv_term *t, sv_cell *cell, int pad)
{
    uint32_t columns = 0;
    int more = sv_cell_more(cell);
    if (more) {
        const char *text = cell->text.data + cell->at;
        size_t left = cell->text.len - cell->at;
        const char *line_end = memchr(text, '\n', left);
        size_t len = line_end ? (size_t)(line_end - text) : left, at = 0;
        size_t end = sv_term_line(text, len, &at, cell->width, &columns);
        begin_style(t, cell->style);
        sv_jsonw_raw(&t->w, text, end);
        end_style(t, cell->style);
        cell->at += at == len && line_end ? len + 1 : at;
    }
    if (pad && columns < cell->width)
        sv_term_fill(t, cell->width - columns);
    return more;
}
