/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_mark.c -- reads a mark, the closers behind it, and the words round it. */
#include "core/plug/seg_int.h"

#include <string.h>

uint32_t sv_seg_skip(const sv_seg *s, uint32_t from, uint32_t to, int ignored)
{
    while (from < to) {
        uint32_t next, cp = sv_seg_next(s, from, &next);
        if (!sv_seg_is_space(cp) &&
            !(ignored && cp >= 0x80 && (sv_seg_class(cp) & SV_CH_IGNORE)))
            break;
        from = next;
    }
    return from;
}

uint32_t sv_seg_trim(const sv_seg *s, uint32_t from, uint32_t to)
{
    while (to > from) {
        uint32_t prev;
        if (!sv_seg_is_space(sv_seg_prev(s, from, to, &prev)))
            break;
        to = prev;
    }
    return to;
}

/* ------------------------------------------------------------------ before the mark */

/* ASCII that bounds a token on its left: white space, openers. Bit set by code point. */
static int is_left_edge(uint32_t cp)
{
    static const uint64_t edges[2] = {0x1Full << 9 | 1ull << ' ' | 1ull << '(' |
                                          1ull << '"',
                                      1ull << ('[' - 64) | 1ull << ('{' - 64)};
    return (int)(edges[cp >> 6] >> (cp & 63) & 1);
}

static int is_long_dash(uint32_t cp)
{
    return cp >= 0x2012 && cp <= 0x2015;
}

uint32_t sv_seg_token(const sv_seg *s, uint32_t begin, uint32_t at)
{
    uint32_t low = at - begin > SV_SEG_LOOK ? at - SV_SEG_LOOK : begin;
    while (low < at && !sv_utf8_boundary(s->text, s->len, low))
        low++;
    while (at > low) {
        uint32_t prev, cp = sv_seg_prev(s, low, at, &prev);
        if (cp < 0x80) {
            if (is_left_edge(cp))
                break;
        } else if (cp >= 0x250 || cp < 0xC0) {
            uint32_t class = sv_seg_class(cp);
            if ((class & SV_CH_SPACE) || is_long_dash(cp) ||
                ((class & SV_CH_OPEN) && cp != 0x2019) || cp == 0xBB)
                break;
        }
        at = prev;
    }
    return at;
}

uint32_t sv_seg_lead(const sv_seg *s, uint32_t begin, uint32_t end)
{
    for (int i = 0; i < SV_SEG_SMALL && begin < end; i++) {
        uint32_t next, cp = sv_seg_next(s, begin, &next), class = sv_seg_class(cp);
        if (!(class & (SV_CH_SPACE | SV_CH_QUOTE | SV_CH_DASH | SV_CH_IGNORE)) &&
            !sv_seg_is_bullet(cp))
            break;
        begin = next;
    }
    return begin;
}

/* The token before m->token, up to white space; its front without openers. */
static void read_prev(const sv_seg *s, samsvar_mark *m)
{
    uint32_t low = m->token - m->begin > SV_SEG_LOOK ? m->token - SV_SEG_LOOK : m->begin;
    uint32_t at = m->token;
    while (low < at && !sv_utf8_boundary(s->text, s->len, low))
        low++;
    while (at > low) { /* white space, and the token's own openers and dashes */
        uint32_t prev, cp = sv_seg_prev(s, low, at, &prev), class = sv_seg_class(cp);
        if (!(class & (SV_CH_SPACE | SV_CH_OPEN | SV_CH_QUOTE | SV_CH_DASH)))
            break;
        at = prev;
    }
    m->prev_end = at;
    m->prev = at > low ? sv_seg_token(s, m->begin, at) : at;
}

/* ------------------------------------------------------------------ the mark itself */

/* Bytes of a mark of three bytes at `at`, or 0: ellipsis, double question marks. */
static uint32_t wide_mark(const char *p, uint32_t room, int *strong)
{
    if (room < 3 || (unsigned char)p[0] != 0xE2)
        return 0;
    unsigned char b = (unsigned char)p[1], c = (unsigned char)p[2];
    *strong = !(b == 0x80 && c == 0xA6);
    return (b == 0x80 && (c == 0xA6 || c == 0xBC || c == 0xBD)) ||
                   (b == 0x81 && c >= 0x87 && c <= 0x89)
               ? 3
               : 0;
}

static uint32_t read_run(const sv_seg *s, uint32_t at, uint32_t *flags)
{
    uint32_t stops = 0, strong = 0, dots = 0, wide;
    int is_strong = 0;
    for (; at < s->len; at++) {
        char c = s->text[at];
        if (c == '.')
            stops++;
        else if (c == '!' || c == '?')
            strong++;
        else if ((wide = wide_mark(s->text + at, s->len - at, &is_strong)) > 0) {
            at += wide - 1;
            strong += is_strong != 0;
            dots += is_strong == 0;
        } else
            break;
    }
    *flags = strong             ? SAMSVAR_MARK_STRONG
             : dots + stops > 1 ? SAMSVAR_MARK_ELLIPSIS
             : dots             ? SAMSVAR_MARK_ELLIPSIS
                                : SAMSVAR_MARK_STOP;
    return at;
}

/* ". . ." with spaces: the end of the last stop, or at when there is no second one. */
static uint32_t spaced_dots(const sv_seg *s, uint32_t at, uint32_t limit)
{
    for (;;) {
        uint32_t next;
        if (at >= limit || !sv_seg_is_space(sv_seg_next(s, at, &next)) || next >= limit ||
            s->text[next] != '.')
            return at;
        if (next + 1 < limit && (sv_seg_class(sv_seg_next(s, next + 1, &(uint32_t){0})) &
                                 (SV_CH_LETTER | SV_CH_DIGIT)))
            return at;
        at = next + 1;
    }
}

/* ------------------------------------------------------------------ behind the mark */

/* Behind a space and a closing guillemet, as French writes them, or at: "« Non ! » Il". One
 * that stands right before a word opens: "kam. »Ja!«". */
static uint32_t spaced_guillemet(const sv_seg *s, uint32_t at, uint32_t limit)
{
    uint32_t next, behind, cp = sv_seg_next(s, at, &next);
    if (!sv_seg_is_space(cp) || sv_seg_is_break(cp) || next >= limit ||
        sv_seg_next(s, next, &behind) != 0xBB)
        return at;
    if (behind < limit &&
        sv_seg_class(sv_seg_next(s, behind, &next)) & (SV_CH_LETTER | SV_CH_DIGIT))
        return at;
    return behind;
}

static uint32_t read_closers(const sv_seg *s, uint32_t at, uint32_t limit,
                             uint32_t *flags)
{
    uint32_t behind = at < limit ? spaced_guillemet(s, at, limit) : at;
    if (behind > at) {
        *flags |= SAMSVAR_MARK_CLOSED;
        at = behind;
    }
    for (int i = 0; i < SV_SEG_SMALL && at < limit; i++) {
        uint32_t next, cp = sv_seg_next(s, at, &next), class = sv_seg_class(cp);
        if ((class & SV_CH_CLOSE) || cp == '"' || cp == '\'' || cp == 0xAB || cp == '*' ||
            cp == '_')
            *flags |= SAMSVAR_MARK_CLOSED;
        else if (!(class & SV_CH_IGNORE))
            break;
        at = next;
    }
    return at;
}

/* Behind "[6]" or "[...]" at `at`, or 0. Without a space before it, any short note will
 * do:
 * "[citation needed]". */
static uint32_t bracket_note(const sv_seg *s, uint32_t at, uint32_t limit, int spaced)
{
    uint32_t p = at + 1, most = at + (spaced ? 6 : 40);
    if (at >= limit || s->text[at] != '[')
        return 0;
    for (; p < limit && p < most && s->text[p] != ']'; p++) {
        unsigned char c = (unsigned char)s->text[p];
        int plain =
            (unsigned)(c - '0') < 10u || c == '.' || c >= 0x80; /* [6] [...] […] */
        if (c == '[' || c == '\n' || c == '\r' || (spaced && !plain))
            return 0;
    }
    if (p >= limit || p >= most || s->text[p] != ']' || p == at + 1)
        return 0;
    if (++p >= limit || s->text[p] == '[')
        return p;
    uint32_t next, cp = sv_seg_next(s, p, &next);
    return sv_seg_is_space(cp) || (sv_seg_class(cp) & SV_CH_UPPER) ? p : 0;
}

static int is_superscript(uint32_t cp)
{
    return cp == 0xB9 || cp == 0xB2 || cp == 0xB3 || cp == 0x2070 ||
           (cp >= 0x2074 && cp <= 0x2079);
}

static uint32_t read_footnotes(const sv_seg *s, uint32_t at, uint32_t limit)
{
    for (int i = 0; i < SV_SEG_SMALL && at < limit; i++) {
        uint32_t next, cp = sv_seg_next(s, at, &next), to = 0;
        if (cp == '[')
            to = bracket_note(s, at, limit, 0);
        else if (cp == ' ' || cp == 0xA0)
            to = bracket_note(s, next, limit, 1);
        else if (is_superscript(cp))
            to = next;
        if (!to)
            break;
        at = to;
    }
    return at;
}

/* Behind emoji or a smiley that stand one space behind the mark: they belong to what has
 * been said. Or at. */
static uint32_t read_smileys(const sv_seg *s, uint32_t at, uint32_t limit)
{
    if (at + 1 >= limit || s->text[at] != ' ')
        return at;
    uint32_t p = at + 1, next, seen = 0;
    unsigned char c = (unsigned char)s->text[p];
    if ((c == ':' || c == ';' || c == '=') && p + 1 < limit) {
        uint32_t q = p + 1 + (s->text[p + 1] == '-' && p + 2 < limit);
        if (strchr(")(DPpO/|", s->text[q]) && s->text[q])
            seen = q + 1;
    }
    for (int i = 0; c >= 0xE2 && i < SV_SEG_SMALL && p < limit; i++, p = next) {
        uint32_t cp = sv_seg_next(s, p, &next), class = sv_seg_class(cp);
        int emoji = (cp >= 0x1F000 && cp < 0x1FB00) || (cp >= 0x2600 && cp < 0x27C0);
        if (!emoji && !(seen && (class & SV_CH_IGNORE)))
            break;
        seen = next;
    }
    if (!seen || (seen < limit && !sv_seg_is_space(sv_seg_next(s, seen, &next))))
        return at;
    return seen;
}

/* Openers, dashes and bullets before the next token; sets resume, first, next. */
static void read_next(const sv_seg *s, uint32_t limit, sv_seg_cand *c)
{
    samsvar_mark *m = &c->m;
    uint32_t at = c->resume, next = at, cp = 0, class = 0;
    for (int i = 0; at < limit; i++, at = next) {
        cp = sv_seg_next(s, at, &next);
        class = sv_seg_class(cp);
        if (i >= SV_SEG_SMALL)
            break;
        if (class & SV_CH_DASH) {
            if (next < limit && (unsigned)(s->text[next] - '0') < 10u)
                continue; /* a negative number, not a dash */
            m->flags |= SAMSVAR_MARK_DASH;
        } else if (sv_seg_is_bullet(cp)) {
            m->flags |= SAMSVAR_MARK_DASH;
        } else if (class & (SV_CH_OPEN | SV_CH_QUOTE)) {
            m->flags |= SAMSVAR_MARK_OPENED;
        } else if (!(class & (SV_CH_SPACE | SV_CH_IGNORE)) && cp != 0xBF && cp != 0xA1) {
            break;
        }
    }
    m->next = m->next_end = at;
    if (at >= limit)
        return;
    c->first = cp;
    m->next_first = class;
    c->second = next < limit ? sv_seg_next(s, next, &(uint32_t){0}) : 0;
    uint32_t stop = limit - at > SV_SEG_LOOK ? at + SV_SEG_LOOK : limit;
    m->next_end = next;
    while (next < stop) {
        uint32_t behind, ch = sv_seg_next(s, next, &behind), bits = sv_seg_class(ch);
        int joint = ch == '-' || ch == '\'' || ch == 0x2019 || ch == '.' || ch == '/' ||
                    ch == ',' || (bits & SV_CH_IGNORE);
        if (!joint && !(bits & (SV_CH_LETTER | SV_CH_DIGIT | SV_CH_MARK)))
            break;
        next = behind;
        if (!joint)
            m->next_end = next;
        else if (next >= stop || !(sv_seg_class(sv_seg_next(s, next, &behind)) &
                                   (SV_CH_LETTER | SV_CH_DIGIT)))
            break;
    }
}

void sv_seg_read(const sv_seg *s, uint32_t at, uint32_t limit, sv_seg_cand *c)
{
    samsvar_mark *m = &c->m;
    m->struct_size = sizeof *m;
    m->text = (samsvar_str){s->text, s->len};
    m->begin = s->begin;
    m->mark = at;
    m->flags = m->next_first = c->first = c->second = 0;
    if (s->text[at] == ':' || s->text[at] == ';') {
        m->flags = s->text[at] == ':' ? SAMSVAR_MARK_COLON : SAMSVAR_MARK_SEMICOLON;
        m->mark_end = at + 1;
    } else {
        m->mark_end = read_run(s, at, &m->flags);
        if (m->flags & SAMSVAR_MARK_STOP) {
            uint32_t dots = spaced_dots(s, m->mark_end, limit);
            if (dots > m->mark_end) {
                m->mark_end = dots;
                m->flags = SAMSVAR_MARK_ELLIPSIS;
            }
        }
    }
    m->token = sv_seg_token(s, m->begin, at);
    read_prev(s, m);
    m->end = read_closers(s, m->mark_end, limit, &m->flags);
    uint32_t notes = read_footnotes(s, m->end, limit);
    c->footnote = notes > m->end;
    m->end = read_smileys(s, notes, limit);
    c->resume = m->end;
    while (c->resume < limit) {
        uint32_t next, cp = sv_seg_next(s, c->resume, &next);
        if (!sv_seg_is_space(cp))
            break;
        if (sv_seg_is_break(cp))
            m->flags |= SAMSVAR_MARK_LINE;
        c->resume = next;
    }
    if (c->resume == m->end && m->end < limit)
        m->flags |= SAMSVAR_MARK_NOSPACE;
    read_next(s, limit, c);
}
