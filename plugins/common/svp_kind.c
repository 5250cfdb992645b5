/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_kind.c -- captions, bylines and boilerplate, by how they start (openers.tsv). */
#include "plugins/common/svp_seg.h"

#include <string.h>

/* Is [start, end) a line of its own? */
static int is_line(samsvar_str text, uint32_t start, uint32_t end)
{
    uint32_t low = start > 16 ? start - 16 : 0,
             high = text.len - end > 16 ? end + 16 : text.len;
    while (start > low && (text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '\t'))
        start--;
    while (end < high && (text.ptr[end] == ' ' || text.ptr[end] == '\t'))
        end++;
    return (start == 0 || text.ptr[start - 1] == '\n' || text.ptr[start - 1] == '\r') &&
           (end == text.len || text.ptr[end] == '\n' || text.ptr[end] == '\r');
}

/* The next word of [at, end): *from and its end; commas and the like before it are left
 * out. 0 when there is none. */
static uint32_t next_word(const svp_seg *seg, samsvar_str text, uint32_t at, uint32_t end,
                          uint32_t *from, uint32_t *class)
{
    uint32_t next;
    if (end - at > 2 * SVP_WORD_MAX)
        end = at + 2 * SVP_WORD_MAX; /* no name is longer */
    while (at < end) {
        svp_next(seg, text, at, &next, class);
        if (*class & (SAMSVAR_CH_LETTER | SAMSVAR_CH_DIGIT))
            break;
        at = next;
    }
    if (at >= end)
        return 0;
    *from = at;
    while (at < end) {
        uint32_t bits;
        svp_next(seg, text, at, &next, &bits);
        if (!(bits & (SAMSVAR_CH_LETTER | SAMSVAR_CH_DIGIT | SAMSVAR_CH_MARK |
                      SAMSVAR_CH_IGNORE)) &&
            text.ptr[at] != '-' && text.ptr[at] != '\'' && text.ptr[at] != '.')
            break;
        at = next;
    }
    return at;
}

/* Are the words of [start, end) names: capitalised, or what stands between names?
 * *agency: the last one is a news agency. */
static int are_names(const svp_seg *seg, samsvar_str text, uint32_t start, uint32_t end,
                     int *agency)
{
    uint32_t from, class, names = 0, bits = 0;
    for (uint32_t at = start; (at = next_word(seg, text, at, end, &from, &class)) != 0;) {
        bits = svp_bits(seg, text, from, at);
        if (class & SAMSVAR_CH_UPPER)
            names++;
        else if (!(bits & SVP_CONNECT))
            return 0;
        if (names > 12)
            return 0;
    }
    *agency = (bits & SVP_AGENCY) != 0;
    return names > 0;
}

/* Looks up what has been read of an opener. */
static void try_opener(const svp_seg *seg, const char *word, uint32_t len, uint32_t hash,
                       uint32_t at, uint32_t *best, uint32_t *behind)
{
    uint32_t bits =
        svp_words_find(&seg->words, word, len, hash) &
        (SVP_CAPTION | SVP_BOILERPLATE | SVP_ALONE | SVP_BYLINE | SVP_DATED | SVP_AGENCY);
    if (bits) {
        *best = bits;
        *behind = at;
    }
}

/* The bits of the longest opener that [start, end) starts with, and where it ends.
 * Openers are written in ASCII and Latin-1 letters, so lower case is a matter of one
 * byte. */
static uint32_t opener(const svp_seg *seg, samsvar_str text, uint32_t start, uint32_t end,
                       uint32_t *behind)
{
    char word[SVP_WORD_MAX];
    uint32_t best = 0, hash = SVP_HASH_START, n = 0, at = start;
    for (; at < end && n < SVP_WORD_MAX; at++) {
        unsigned char c = (unsigned char)text.ptr[at];
        if (c == ' ' || c == ':' || c == ',' || c == ')' || c == '-')
            try_opener(seg, word, n, hash, at, &best, behind);
        if ((unsigned)(c - 'A') < 26u || (n && (unsigned char)word[n - 1] == 0xC3 &&
                                          c >= 0x80 && c < 0x9F && c != 0x97))
            c = (unsigned char)(c + 0x20);
        word[n++] = (char)c;
        hash = svp_hash_step(hash, c);
        if (c == ':')
            try_opener(seg, word, n, hash, at + 1, &best, behind);
    }
    if (at == end)
        try_opener(seg, word, n, hash, at, &best, behind);
    return best;
}

/* Only closers, stops and dashes behind an opener: it is all there is. */
static int is_rest_empty(const svp_seg *seg, samsvar_str text, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t next, class;
        svp_next(seg, text, at, &next, &class);
        if (class & (SAMSVAR_CH_LETTER | SAMSVAR_CH_DIGIT))
            return 0;
        at = next;
    }
    return 1;
}

static int has_digit(samsvar_str text, uint32_t at, uint32_t end)
{
    for (; at < end; at++)
        if ((unsigned)(text.ptr[at] - '0') < 10u)
            return 1;
    return 0;
}

static uint32_t kind_is(const char **rule, const char *name, uint32_t kind)
{
    *rule = name;
    return kind;
}

/* What a short line of its own is by its opener. */
static uint32_t line_kind(const svp_seg *seg, samsvar_str text, uint32_t end,
                          uint32_t bits, uint32_t behind, const char **rule)
{
    int agency;
    if ((bits & (SVP_ALONE | SVP_AGENCY)) && is_rest_empty(seg, text, behind, end))
        return kind_is(rule,
                       bits & SVP_AGENCY ? "boilerplate.agency" : "boilerplate.alone",
                       SAMSVAR_SEG_BOILERPLATE);
    if ((bits & SVP_DATED) && has_digit(text, behind, end))
        return kind_is(rule, "byline.date", SAMSVAR_SEG_BYLINE);
    if ((bits & SVP_BYLINE) && are_names(seg, text, behind, end, &agency))
        return kind_is(rule, "byline.names", SAMSVAR_SEG_BYLINE);
    return 0;
}

/* The first letter or digit of [start, end), at most four characters in. */
static uint32_t first_letter(const svp_seg *seg, samsvar_str text, uint32_t start,
                             uint32_t end)
{
    uint32_t next, class;
    for (int i = 0; i < 4 && start < end; i++, start = next) {
        svp_next(seg, text, start, &next, &class);
        if (class & (SAMSVAR_CH_LETTER | SAMSVAR_CH_DIGIT))
            return start;
    }
    return end;
}

uint32_t svp_kind(const svp_seg *seg, samsvar_str text, uint32_t start, uint32_t end,
                  const char **rule)
{
    uint32_t from, class, behind = start, at = first_letter(seg, text, start, end),
                          word = at;
    int agency = 0;
    if (at >= end)
        return 0;
    uint32_t bits = seg->next_bits;
    if (at != seg->next || text.ptr[start] == '(') {
        word = next_word(seg, text, at, end, &from, &class);
        bits = svp_bits(seg, text, at, word);
        if (text.ptr[start] == '(' && (svp_bits(seg, text, start, word) & SVP_OPENS)) {
            at = start; /* "(report": an opener only with its bracket */
            bits = SVP_OPENS;
        }
    }
    bits = bits & SVP_OPENS ? opener(seg, text, at, end, &behind) : 0;
    if (bits & SVP_CAPTION)
        return kind_is(rule, "caption.opener", SAMSVAR_SEG_CAPTION);
    if ((bits & SVP_BOILERPLATE) && end - start <= SVP_LINE_MAX)
        return kind_is(rule, "boilerplate.opener", SAMSVAR_SEG_BOILERPLATE);
    if (end - start > SVP_BYLINE_MAX || !is_line(text, start, end))
        return 0;
    uint32_t kind = bits ? line_kind(seg, text, end, bits, behind, rule) : 0;
    if (!kind && are_names(seg, text, at, end, &agency) && agency && behind < end)
        return kind_is(rule, "byline.agency",
                       SAMSVAR_SEG_BYLINE); /* "Jane Doe, Reuters" */
    return kind;
}
