/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* abbrev.c -- counts words before stops, and weighs them. */
#include "core/conform/abbrev.h"

#include "core/base/limits.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 40, OPENS = 3 };
static const double is_one = 0.99;   /* a stop follows an abbreviation                */
static const double enough = 0.3;    /* the threshold of the paper for abbreviations  */
static const double likely = 7.88;   /* log likelihood of openers: p < 0.005          */

/* ------------------------------------------------------------------ counting */

/* A word between white space, without quotes and brackets round it. */
typedef struct piece {
    const char *from, *to; /* the word, its stop and other marks off */
    int stop, end;         /* ends with one stop; with ? or !        */
    int upper, lower;      /* how it begins                          */
} piece;

static uint32_t class_at(const char *p, const char *end)
{
    return sv_uchar_class(sv_utf8_next(p, end, &p));
}

/* The next one from *at on; 0: none. */
static int next_piece(const char **at, const char *end, piece *out)
{
    const char *p = *at, *next = p;
    while (p < end && (sv_uchar_class(sv_utf8_next(p, end, &next)) & SV_CH_SPACE))
        p = next;
    if (p == end)
        return 0;
    const char *from = p;
    while (p < end && !(sv_uchar_class(sv_utf8_next(p, end, &next)) & SV_CH_SPACE))
        p = next;
    *at = p;
    while (from < p && !(class_at(from, p) & (SV_CH_LETTER | SV_CH_DIGIT)))
        sv_utf8_next(from, p, &from);
    const char *to = p;
    *out = (piece){from, p, 0, 0, 0, 0};
    while (to > from) {
        uint32_t cp = sv_utf8_prev(from, to, &next);
        if (sv_uchar_class(cp) & (SV_CH_LETTER | SV_CH_DIGIT | SV_CH_MARK))
            break;
        out->stop = cp == '.' && !out->stop;
        out->end |= cp == '?' || cp == '!';
        to = next;
    }
    out->to = to;
    out->upper = to > from && (class_at(from, to) & SV_CH_UPPER) != 0;
    out->lower = to > from && (class_at(from, to) & SV_CH_LOWER) != 0;
    return 1;
}

/* Letters, stops, hyphens and apostrophes: no numbers, no addresses. */
static int is_plain(const piece *x)
{
    if (x->to == x->from || x->to - x->from > LONGEST)
        return 0;
    for (const char *p = x->from; p < x->to;) {
        uint32_t cp = sv_utf8_next(p, x->to, &p);
        if (cp != '.' && cp != '-' && cp != '\'' && cp != 0x2019 &&
            !(sv_uchar_class(cp) & (SV_CH_LETTER | SV_CH_MARK)))
            return 0;
    }
    return 1;
}

static sv_abbrev_type *type_of(sv_abbrev *a, const piece *x, sv_buf *fold)
{
    sv_buf_reset(fold);
    if (sv_uchar_fold(x->from, (size_t)(x->to - x->from), fold) || !fold->len)
        return NULL;
    uint32_t id = sv_intern_add(a->words, fold->data, (uint32_t)fold->len);
    if (id == SV_NO_ID)
        return NULL;
    while (a->types.count <= id)
        if (!sv_vec_push(&a->types, (sv_abbrev_type){0}))
            return NULL;
    return &a->types.data[id];
}

static samsvar_status count_piece(sv_abbrev *a, const piece *x, const piece *before,
                                  const piece *after, sv_buf *fold)
{
    a->tokens++;
    a->stops += (uint64_t)x->stop;
    if (!is_plain(x))
        return SAMSVAR_OK;
    sv_abbrev_type *t = type_of(a, x, fold);
    if (!t)
        return SAMSVAR_ENOMEM;
    t->with += (uint32_t)x->stop;
    t->without += !x->stop;
    t->before_lower += x->stop && after && after->lower;
    t->opens += x->upper && (!before || before->end || before->stop);
    t->inside += (uint32_t)x->lower;
    return SAMSVAR_OK;
}

samsvar_status sv_abbrev_count(sv_abbrev *a, const char *text, size_t len)
{
    const char *at = text, *end = text + len;
    piece before = {0}, now, after;
    sv_buf fold;
    samsvar_status status = SAMSVAR_OK;
    sv_buf_init(&fold, SV_LIMIT_LIST);
    if (!a->words && !(a->words = sv_intern_new()))
        return SAMSVAR_ENOMEM;
    int has_before = 0, has = next_piece(&at, end, &now);
    while (has && !status) {
        int more = next_piece(&at, end, &after);
        status = count_piece(a, &now, has_before ? &before : NULL, more ? &after : NULL, &fold);
        before = now;
        has_before = 1;
        now = after;
        has = more;
    }
    sv_buf_clear(&fold);
    return status;
}

void sv_abbrev_clear(sv_abbrev *a)
{
    sv_intern_free(a->words);
    a->words = NULL;
    sv_vec_clear(&a->types);
}

/* ------------------------------------------------------------------ weighing */

/* log of p^k (1 - p)^(n - k) */
static double log_of(double p, double k, double n)
{
    const double tiny = 1e-12;
    p = p < tiny ? tiny : p > 1 - tiny ? 1 - tiny : p;
    return k * log(p) + (n - k) * log(1 - p);
}

static uint32_t count_of(samsvar_str s, char c)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++)
        n += c ? s.ptr[i] == c : ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

/* Section 4.1: the likelihood, times short, times inner stops, over uses without a stop. */
static double score_of(const sv_abbrev *a, const sv_abbrev_type *t, samsvar_str word)
{
    double n = t->with + t->without, k = t->with;
    double p = (double)a->stops / (double)(a->tokens ? a->tokens : 1);
    double ratio = 2 * (log_of(is_one, k, n) - log_of(p, k, n));
    double inner = count_of(word, '.'), length = count_of(word, 0) - inner;
    double penalty = t->without ? pow(length, -(double)t->without) : 1;
    return ratio * exp(-length) * (inner + 1) * penalty;
}

static int by_score(const void *x, const void *y)
{
    const sv_suggestion *a = x, *b = y;
    if (a->score > b->score || a->score < b->score)
        return a->score < b->score ? 1 : -1;
    int order = memcmp(a->word.ptr, b->word.ptr,
                       a->word.len < b->word.len ? a->word.len : b->word.len);
    return order ? order : (a->word.len > b->word.len) - (a->word.len < b->word.len);
}

static void sort(sv_suggestions *s)
{
    if (s->count)
        qsort(s->data, s->count, sizeof *s->data, by_score);
}

samsvar_status sv_abbrev_find(const sv_abbrev *a, sv_suggestions *out)
{
    for (uint32_t i = 0; i < a->types.count; i++) {
        const sv_abbrev_type *t = &a->types.data[i];
        samsvar_str word = sv_intern_text(a->words, i);
        /* Single letters are initials; what is often no abbreviation is none. */
        if (t->with == 0 || count_of(word, 0) < 2 || t->without > t->with)
            continue;
        double score = score_of(a, t, word);
        score += t->before_lower; /* a word in lower case behind the stop: no end at all */
        sv_suggestion s = {word, t->with, score};
        if ((score >= enough && (t->with > 1 || count_of(word, '.'))) || t->before_lower)
            if (!sv_vec_push(out, s))
                return SAMSVAR_ENOMEM;
    }
    sort(out);
    return SAMSVAR_OK;
}

/* Dunning's likelihood that a word stands behind ends more often than elsewhere. */
samsvar_status sv_abbrev_openers(const sv_abbrev *a, sv_suggestions *out)
{
    for (uint32_t i = 0; i < a->types.count; i++) {
        const sv_abbrev_type *t = &a->types.data[i];
        double all = t->with + t->without, k = t->opens;
        double stops = (double)a->stops, n = (double)a->tokens;
        if (t->opens < OPENS || t->inside == 0 || stops < 1 || n <= stops)
            continue;
        double p = all / n, p1 = k / stops, p2 = (all - k) / (n - stops);
        double ratio = 2 * (log_of(p1, k, stops) + log_of(p2, all - k, n - stops) -
                            log_of(p, k, stops) - log_of(p, all - k, n - stops));
        sv_suggestion s = {sv_intern_text(a->words, i), t->opens, ratio};
        if (p1 > p2 && ratio > likely && !sv_vec_push(out, s))
            return SAMSVAR_ENOMEM;
    }
    sort(out);
    return SAMSVAR_OK;
}
