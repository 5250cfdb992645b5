/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_view.c -- the words round a mark: normalised, classified, looked up. */
#include "plugins/common/svp_seg.h"

#include <string.h>

/* ------------------------------------------------------------------ copying */

/* Bytes of a character behind ASCII that needs no table to be copied: Latin-1 letters,
 * and the dashes and quotation marks of U+2010..U+203F. 0: ask the host. */
static uint32_t simple(const unsigned char *p, uint32_t room)
{
    if (room >= 2 && (p[0] == 0xC3 || (p[0] == 0xC2 && p[1] != 0xAD)))
        return 2;
    return room >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x90 ? 3 : 0;
}

static uint32_t copy_by_host(const svp_seg *seg, const char *p, uint32_t len, int lower,
                             char *out, uint32_t size)
{
    samsvar_str text = {p, len};
    uint32_t n =
        lower ? seg->text->fold(text, out, size) : seg->text->nfc(text, out, size);
    return n == SAMSVAR_NONE ? 0 : n;
}

uint32_t svp_copy(const svp_seg *seg, const char *p, uint32_t len, int lower, char *out,
                  uint32_t size)
{
    uint32_t n = 0, fold = lower ? 32 : 0;
    for (uint32_t i = 0, step; i < len; i += step) {
        const unsigned char *u = (const unsigned char *)p + i;
        if (n + 4 > size)
            return 0;
        step = 1;
        if (u[0] < 0x80) {
            out[n++] = (char)(u[0] + ((unsigned)(u[0] - 'A') < 26u ? fold : 0));
            continue;
        }
        step = simple(u, len - i);
        if (!step) /* a combining mark, say: all of the word is the host's then */
            return copy_by_host(seg, p, len, lower, out, size);
        if (step == 3 && u[2] == 0x99) {
            out[n++] = '\''; /* ’ */
            continue;
        }
        memcpy(out + n, u, step);
        if (lower && u[0] == 0xC3 && u[1] < 0x9F && u[1] != 0x97)
            out[n + 1] = (char)(u[1] + 0x20); /* U+00C0..U+00DE */
        n += step;
    }
    return n;
}

/* Bits of a word with letters behind ASCII, or with an apostrophe: "it's" is looked up,
 * then "it'" (a word that is elided: "l'"), then "it". */
static uint32_t slow_bits(const svp_seg *seg, const char *p, uint32_t len)
{
    char word[SVP_WORD_MAX];
    len = svp_copy(seg, p, len, 1, word, sizeof word);
    uint32_t bits = svp_words_get(&seg->words, word, len);
    const char *cut = len && !bits ? memchr(word, '\'', len) : NULL;
    if (!cut)
        return bits;
    len = (uint32_t)(cut - word);
    bits = svp_words_get(&seg->words, word, len + 1);
    return bits ? bits : svp_words_get(&seg->words, word, len);
}

uint32_t svp_bits(const svp_seg *seg, samsvar_str text, uint32_t from, uint32_t to)
{
    char word[SVP_WORD_MAX];
    uint32_t hash = SVP_HASH_START, len = 0;
    if (to <= from || to - from >= SVP_WORD_MAX - 4)
        return 0;
    for (const char *p = text.ptr + from, *end = text.ptr + to; p < end; p++) {
        unsigned char c = (unsigned char)*p;
        if (c >= 0x80 || c == '\'')
            return slow_bits(seg, text.ptr + from, to - from);
        c = (unsigned char)(c + ((unsigned)(c - 'A') < 26u ? 32 : 0));
        word[len++] = (char)c;
        hash = svp_hash_step(hash, c);
    }
    return svp_words_find(&seg->words, word, len, hash);
}

/* ------------------------------------------------------------------ shapes */

static uint32_t roman_digit(char c)
{
    switch (c) {
    case 'I':
        return 1;
    case 'V':
        return 5;
    case 'X':
        return 10;
    case 'L':
        return 50;
    case 'C':
        return 100;
    case 'D':
        return 500;
    case 'M':
        return 1000;
    default:
        return 0;
    }
}

int svp_is_roman(const char *p, uint32_t len)
{
    uint32_t last = 10000, same = 0;
    if (!len || len > 9)
        return 0;
    for (uint32_t i = 0; i < len; i++) {
        uint32_t value = roman_digit(p[i]);
        if (!value)
            return 0;
        same = value == last ? same + 1 : 1;
        /* IIII, VV, IL: not written so; only one smaller digit before a greater one */
        if (same > 3 || (value > last && (value > 10 * last || last == 5 || last == 50 ||
                                          (i >= 2 && p[i - 2] == p[i - 1]))))
            return 0;
        last = value;
    }
    return 1;
}

static int is_vowel(uint32_t cp) /* lower case */
{
    return cp < 0x80 ? cp == 'a' || cp == 'e' || cp == 'i' || cp == 'o' || cp == 'u' ||
                           cp == 'y'
                     : (cp >= 0xE0 && cp <= 0xFD && cp != 0xE7 && cp != 0xF0 &&
                        cp != 0xF1 && cp != 0xF7);
}

/* What a walk over a token counts. */
typedef struct tally {
    uint32_t upper, lower, digits, stops, joints, others, vowels;
    uint32_t part, longest, shortest; /* letters of the parts between stops */
    int first_upper;
} tally;

static void end_part(tally *t)
{
    if (t->part > t->longest)
        t->longest = t->part;
    if (t->part < t->shortest)
        t->shortest = t->part;
    t->part = 0;
}

static void count(const svp_seg *seg, const char *p, uint32_t len, tally *t)
{
    samsvar_str text = {p, len};
    *t = (tally){.shortest = SVP_WORD_MAX};
    for (uint32_t at = 0, next, class; at < len; at = next) {
        uint32_t cp = svp_next(seg, text, at, &next, &class);
        if (class & SAMSVAR_CH_LETTER) {
            t->first_upper |= at == 0 && (class & SAMSVAR_CH_UPPER);
            t->upper += (class & SAMSVAR_CH_UPPER) != 0;
            t->lower += (class & SAMSVAR_CH_UPPER) == 0;
            t->vowels += is_vowel(cp < 0x80 ? cp | 0x20 : seg->text->lower(cp)) != 0;
            t->part++;
        } else if (class & SAMSVAR_CH_DIGIT) {
            t->digits++;
        } else if (cp == '.') {
            t->stops++;
            end_part(t);
        } else if (cp == ',' || cp == '-' || cp == ':' || cp == '/' || cp == '\'') {
            t->joints++;
        } else if (!(class & SAMSVAR_CH_MARK)) {
            t->others++;
        }
    }
    end_part(t);
}

static uint32_t shape_of(const svp_seg *seg, const char *p, uint32_t len)
{
    tally t;
    uint32_t shape = 0;
    count(seg, p, len, &t);
    uint32_t letters = t.upper + t.lower;
    if (t.first_upper)
        shape |= SVP_IS_UPPER;
    if (t.upper)
        shape |= SVP_HAS_UPPER;
    if (t.others)
        return shape;
    if (t.digits)
        return letters ? shape : shape | SVP_IS_NUMBER;
    if (t.joints)
        return shape;
    if (t.stops) {
        if (t.longest == 1 && t.shortest == 1 && !t.lower)
            shape |= SVP_IS_INITIALS;
        if (t.shortest >= 1 && t.longest <= 4 && !t.upper)
            shape |= SVP_IS_DOTTED;
        return shape;
    }
    if (letters == 1)
        return shape | SVP_IS_LETTER;
    if (letters >= 2 && !t.lower)
        shape |= SVP_IS_ALLCAPS | (svp_is_roman(p, len) ? SVP_IS_ROMAN : 0);
    if (t.first_upper && t.upper == 1 && letters >= 2 && letters <= 4 && !t.vowels)
        shape |= SVP_IS_VOWELLESS;
    return shape;
}

/* ------------------------------------------------------------------ the view */

static int is_caps_word(const svp_view *v)
{
    samsvar_str text = v->m->text;
    uint32_t at = v->m->next, letters = 0;
    while (at < v->m->next_end) {
        uint32_t class;
        svp_next(v->seg, text, at, &at, &class);
        if ((class & SAMSVAR_CH_LETTER) && !(class & SAMSVAR_CH_UPPER))
            return 0;
        letters += (class & SAMSVAR_CH_LETTER) != 0;
    }
    return letters >= 2;
}

/* The class of the abbreviation [p, p + len) with its stop: as written, or in lower case;
 * a word in capitals is rather an acronym, so only where a number or capitals follow. */
static uint32_t abbreviation_bits(const svp_view *v, const char *p, uint32_t len)
{
    char word[SVP_WORD_MAX + 4];
    const svp_words *words = &v->seg->words;
    memcpy(word, p, len);
    word[len] = '.';
    uint32_t bits = svp_words_get(words, word, len + 1);
    if (bits || !(v->shape & SVP_HAS_UPPER) ||
        ((v->shape & SVP_IS_ALLCAPS) && !(v->m->next_first & SAMSVAR_CH_DIGIT) &&
         !is_caps_word(v)))
        return bits;
    uint32_t n = svp_copy(v->seg, p, len, 1, word, SVP_WORD_MAX);
    if (!n)
        return 0;
    word[n] = '.';
    return svp_words_get(words, word, n + 1);
}

/* Also the end of a compound token: "5mill.", "mid-Sept.". */
static uint32_t token_bits(const svp_view *v)
{
    uint32_t bits = abbreviation_bits(v, v->token, v->len), at = 0;
    if (bits || (v->shape & SVP_IS_NUMBER))
        return bits & SVP_ABBREVIATION;
    while (at < v->len && ((unsigned)(v->token[at] - '0') < 10u || v->token[at] == '.' ||
                           v->token[at] == ','))
        at++;
    for (uint32_t i = at; i < v->len; i++)
        if (v->token[i] == '-')
            at = i + 1;
    if (at && at < v->len)
        bits = abbreviation_bits(v, v->token + at, v->len - at);
    return bits & SVP_ABBREVIATION;
}

void svp_view_init(svp_view *v, svp_seg *seg, const samsvar_mark *m)
{
    v->seg = seg;
    v->m = m;
    v->len = v->shape = v->bits = v->next = v->prev = 0;
    if (!(m->flags & SAMSVAR_MARK_STOP)) /* the words do not matter to other marks */
        return;
    if (m->mark - m->token < SVP_WORD_MAX)
        v->len = svp_copy(seg, m->text.ptr + m->token, m->mark - m->token, 0, v->token,
                          SVP_WORD_MAX);
    if (v->len) {
        v->shape = shape_of(seg, v->token, v->len);
        v->bits = token_bits(v);
    }
    if (m->next_first & SAMSVAR_CH_UPPER) {
        v->next = svp_bits(seg, m->text, m->next, m->next_end);
        seg->next = m->next;
        seg->next_bits = v->next;
    }
    if (v->shape & (SVP_IS_NUMBER | SVP_IS_LETTER))
        v->prev = svp_bits(seg, m->text, m->prev, m->prev_end);
}

int svp_prev_is_initial(const svp_view *v)
{
    const samsvar_mark *m = v->m;
    if (m->prev_end - m->prev < 2 || m->prev_end - m->prev > 12 ||
        m->text.ptr[m->prev_end - 1] != '.')
        return 0;
    uint32_t shape = shape_of(v->seg, m->text.ptr + m->prev, m->prev_end - 1 - m->prev);
    return (shape & SVP_IS_UPPER) && (shape & (SVP_IS_LETTER | SVP_IS_INITIALS));
}

int svp_is_first(const svp_view *v)
{
    return v->m->prev == v->m->prev_end;
}
