/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_lines.c -- lines, and which of them are read as one paragraph.
 *
 * A blank line always ends a block. What a single line break does is an option:
 *   auto   it ends the block, unless the next line goes on with the sentence: it starts
 *          in lower case and no final mark stands before it, or the lines are wrapped;
 *   break  it always ends the block;     join  it never does. */
#include "core/plug/seg_int.h"

#include <string.h>

enum { AUTO = 0, BREAK = 1, JOIN = 2 }; /* samsvar_options.newline */

/* Lines count as wrapped when they are filled to one width, in code points. */
enum { WRAP_LINES = 3, WRAP_MIN = 30, WRAP_MAX = 120, WRAP_MEASURED = 200 };

/* ------------------------------------------------------------------ lines */

static uint32_t find_byte(const sv_seg *s, uint32_t from, int byte)
{
    const char *p = from < s->len ? memchr(s->text + from, byte, s->len - from) : NULL;
    return p ? (uint32_t)(p - s->text) : s->len;
}

static uint32_t find_separator(const sv_seg *s, uint32_t from) /* U+2028, U+2029 */
{
    for (; from < s->len; from++) {
        from = find_byte(s, from, 0xE2);
        if (s->len - from >= 3 && (unsigned char)s->text[from + 1] == 0x80 &&
            ((unsigned char)s->text[from + 2] & 0xFEu) == 0xA8)
            break;
    }
    return from < s->len ? from : s->len;
}

/* The line from `from` < len on. Each kind of break is searched once: s keeps the places.
 */
static void read_line(sv_seg *s, uint32_t from, sv_seg_line *line)
{
    if (s->lf < from)
        s->lf = find_byte(s, from, '\n');
    if (s->cr < from)
        s->cr = find_byte(s, from, '\r');
    if (s->ps < from)
        s->ps = find_separator(s, from);
    uint32_t end = s->lf < s->cr ? s->lf : s->cr, width = 1;
    if (s->ps < end) {
        end = s->ps;
        width = 3;
    } else if (end < s->len && s->text[end] == '\r' && end + 1 < s->len &&
               s->text[end + 1] == '\n') {
        width = 2;
    }
    line->behind = end < s->len ? end + width : s->len;
    line->start = sv_seg_skip(s, from, end, 0);
    line->end = sv_seg_trim(s, line->start, end);
}

/* ------------------------------------------------------------------ list markers */

static int is_digit(char c)
{
    return (unsigned)(c - '0') < 10u;
}

/* Behind "12" or "2.3.1" at `at`, at most four digits a part; at when there is none. */
static uint32_t read_number(const sv_seg *s, uint32_t at, uint32_t end, uint32_t *value)
{
    uint32_t digits = 0, number = 0;
    uint32_t p = at;
    for (; p < end && p - at < 12; p++) {
        if (is_digit(s->text[p])) {
            if (++digits > 3)
                return at;
            number = number * 10 + (uint32_t)(s->text[p] - '0');
        } else if (s->text[p] == '.' && digits && p + 1 < end &&
                   is_digit(s->text[p + 1])) {
            digits = number = 0;
        } else {
            break;
        }
    }
    *value = number;
    return digits ? p : at;
}

/* Behind one letter, or a small roman number ("iv"). */
static uint32_t read_letter(const sv_seg *s, uint32_t at, uint32_t end)
{
    uint32_t p = at;
    while (p < end && p - at < 4 &&
           (s->text[p] == 'i' || s->text[p] == 'v' || s->text[p] == 'x'))
        p++;
    if (p > at)
        return p;
    return at < end && (unsigned)((s->text[at] | 0x20) - 'a') < 26u ? at + 1 : at;
}

/* Behind "1.", "1)", "(1)", "a)", "(a)", "a.", "§ 5."; start when there is none. */
static uint32_t read_label(const sv_seg *s, uint32_t start, uint32_t end,
                           uint32_t *number)
{
    uint32_t at = start, open = 0, section = 0, p;
    if (s->text[at] == '(') {
        open = 1;
        at++;
    } else if (end - at > 2 && (unsigned char)s->text[at] == 0xC2 &&
               (unsigned char)s->text[at + 1] == 0xA7) {
        section = 1;
        at = sv_seg_skip(s, at + 2, end - at > 8 ? at + 8 : end, 0);
    }
    p = read_number(s, at, end, number);
    if (p == at && !section && (p = read_letter(s, at, end)) > at)
        *number = 0;
    if (p == at || p >= end)
        return start;
    int small = (unsigned)(s->text[at] - 'a') < 26u || is_digit(s->text[at]);
    if (s->text[p] == ')' && !section)
        return p + 1;
    if (s->text[p] == '.' && !open && small) {
        if (section)
            *number = 0;
        return p + 1;
    }
    return start;
}

uint32_t sv_seg_marker(const sv_seg *s, uint32_t start, uint32_t end, uint32_t *number)
{
    uint32_t next, at = start;
    *number = 0;
    if (start >= end)
        return start;
    uint32_t cp = sv_seg_next(s, start, &next);
    if (cp >= 0xB7 && sv_seg_is_bullet(cp))
        return sv_seg_skip(s, next, end, 1);
    if (sv_seg_is_bullet(cp) || (sv_seg_class(cp) & SV_CH_DASH))
        at = next;
    else
        at = read_label(s, start, end, number);
    if (at == start || at >= end || !sv_seg_is_space(sv_seg_next(s, at, &next)))
        return start;
    return sv_seg_skip(s, at, end, 1);
}

/* ------------------------------------------------------------------ wrapped lines */

static uint32_t width_of(const sv_seg *s, uint32_t start, uint32_t end)
{
    if (end - start > 4 * WRAP_MAX)
        return UINT32_MAX;
    return (uint32_t)sv_utf8_count(s->text + start, end - start);
}

/* Would the first word of next not have fitted on line any more? */
static int is_full(const sv_seg *s, const sv_seg_line *line, const sv_seg_line *next,
                   uint32_t width)
{
    uint32_t p = next->start, behind;
    while (p < next->end && p - next->start < 4 * WRAP_MAX &&
           !sv_seg_is_space(sv_seg_next(s, p, &behind)))
        p = behind;
    return width_of(s, line->start, line->end) + 1 + width_of(s, next->start, p) > width;
}

static int starts_lower(const sv_seg *s, const sv_seg_line *line)
{
    uint32_t next, at = line->start;
    uint32_t cp = sv_seg_next(s, at, &next);
    for (int i = 0; i < 3 && next < line->end; i++) {
        if (!(sv_seg_class(cp) & (SV_CH_OPEN | SV_CH_QUOTE)))
            break;
        at = next;
        cp = sv_seg_next(s, at, &next);
    }
    if (!(sv_seg_class(cp) & SV_CH_LOWER))
        return 0;
    if (next < line->end && (sv_seg_class(sv_seg_next(s, next, &next)) & SV_CH_UPPER))
        return 0; /* iPhone */
    uint32_t room = line->end - at;
    return !(room > 7 &&
             (!memcmp(s->text + at, "http://", 7) ||
              !memcmp(s->text + at, "https:/", 7) || !memcmp(s->text + at, "www.", 4)));
}

/* Measures the lines from line on, up to a blank one: s->wrap gets their width, or 0 when
 * they are not wrapped. Wrapped are three lines or more that are all full but the last,
 * at least one of which goes on in lower case. */
static void measure_wrap(sv_seg *s, const sv_seg_line *line)
{
    uint32_t lf = s->lf, cr = s->cr, ps = s->ps, width = 0, count = 0, lower = 0;
    sv_seg_line l = *line;
    for (; count < WRAP_MEASURED && l.start < l.end; count++) {
        uint32_t w = width_of(s, l.start, l.end);
        width = w > width ? w : width;
        lower += count && starts_lower(s, &l);
        s->wrap_end = l.behind;
        if (l.behind >= s->len)
            break;
        read_line(s, l.behind, &l);
    }
    s->wrap = count >= WRAP_LINES - 1 && lower && width >= WRAP_MIN && width <= WRAP_MAX
                  ? width
                  : 0;
    s->lf = lf; /* the caches may stand behind `line` now: the breaks before are gone */
    s->cr = cr;
    s->ps = ps;
    for (l = *line; s->wrap && l.behind < s->wrap_end;) {
        sv_seg_line next;
        read_line(s, l.behind, &next);
        if (!is_full(s, &l, &next, width))
            s->wrap = 0;
        l = next;
    }
    s->lf = lf;
    s->cr = cr;
    s->ps = ps;
}

/* ------------------------------------------------------------------ blocks */

/* Where the final mark of a line stands, or NONE. *stop: it is a single full stop. */
static uint32_t final_mark(const sv_seg *s, const sv_seg_line *line, int *stop)
{
    uint32_t at = line->end;
    *stop = 0;
    for (int i = 0; i < SV_SEG_SMALL && at > line->start; i++) {
        uint32_t prev, cp = sv_seg_prev(s, line->start, at, &prev);
        if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x3002 ||
            cp == 0xFF01 || cp == 0xFF1F) {
            *stop = cp == '.' && (prev == line->start || s->text[prev - 1] != '.');
            return prev;
        }
        if (!(sv_seg_class(cp) & (SV_CH_CLOSE | SV_CH_QUOTE | SV_CH_IGNORE)))
            break;
        at = prev;
    }
    return SAMSVAR_NONE;
}

/* Does the sentence of a line that ends in the full stop at `at` go on in the next? */
static int goes_on(sv_seg *s, const sv_seg_line *line, const sv_seg_line *next,
                   uint32_t at)
{
    sv_seg_cand c;
    const char *rule;
    uint32_t begin = s->begin;
    s->begin = line->start;
    sv_seg_read(s, at, next->end, &c);
    s->begin = begin;
    c.m.flags |= SAMSVAR_MARK_LINE;
    return (c.m.next_first & (SV_CH_LOWER | SV_CH_DIGIT)) &&
           sv_seg_ask(s, &c.m, &rule) == SAMSVAR_DECIDE_KEEP;
}

static int joins(sv_seg *s, const sv_seg_line *line, const sv_seg_line *next)
{
    uint32_t number;
    int stop;
    if (s->options.newline == BREAK || s->options.newline == JOIN)
        return s->options.newline == JOIN;
    if (sv_seg_marker(s, next->start, next->end, &number) > next->start)
        return 0;
    if (line->behind >= s->wrap_end)
        measure_wrap(s, line);
    if (s->wrap && line->behind < s->wrap_end)
        return 1;
    uint32_t mark = final_mark(s, line, &stop);
    if (mark == SAMSVAR_NONE)
        return starts_lower(s, next);
    return stop && goes_on(s, line, next, mark);
}

int sv_seg_block(sv_seg *s)
{
    if (!s->has_line) {
        s->lf = find_byte(s, 0, '\n');
        s->cr = find_byte(s, 0, '\r');
        s->ps = find_separator(s, 0);
        s->has_line = 1;
        if (s->len)
            read_line(s, 0, &s->line);
    }
    while (s->line.start == s->line.end) { /* blank */
        if (s->line.behind >= s->len)
            return 0;
        read_line(s, s->line.behind, &s->line);
    }
    s->block = s->line.start;
    for (;;) {
        sv_seg_line line = s->line;
        s->block_end = line.end;
        if (line.behind >= s->len) {
            s->line = (sv_seg_line){s->len, s->len, s->len};
            break;
        }
        read_line(s, line.behind, &s->line);
        if (s->line.start == s->line.end || !joins(s, &line, &s->line))
            break;
    }
    return 1;
}
