/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_date.c -- dates, months, weekdays, years and relative days. */
#include "plugins/common/svp_clock.h"

#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, NO_DAY = 0 };

typedef struct when {
    uint32_t first, last; /* tokens */
    uint32_t year, month, day;
} when;

static uint32_t small_number(const char *p, uint32_t len)
{
    uint32_t v = 0;
    if (!len || len > 4)
        return 0;
    for (uint32_t i = 0; i < len; i++) {
        if (p[i] < '0' || p[i] > '9')
            return 0;
        v = v * 10 + (uint32_t)(p[i] - '0');
    }
    return v;
}

/* The plain whole number of a token, 0 when it is none. */
static uint32_t whole(const svp_token *t)
{
    if (t->kind != SVP_T_NUMBER ||
        t->flags & (SVP_TF_DATE | SVP_TF_TIME | SVP_TF_DECIMAL))
        return 0;
    return small_number(t->digits, (uint32_t)strlen(t->digits));
}

/* A day of the month at a token, in figures or as an ordinal word. */
static uint32_t day_at(const svp_token *t)
{
    uint32_t d = whole(t);
    if (t->word && t->word->num_kind == SVP_NUM_ORDINAL_WORD)
        d = (uint32_t)t->word->num_value;
    return d <= 31 ? d : 0;
}

static uint32_t year_at(const svp_ana *a, uint32_t i)
{
    if (i >= a->tokens.count)
        return 0;
    uint32_t y = whole(&a->tokens.data[i]);
    return y >= 1000 && y < 2200 && a->tokens.data[i].end - a->tokens.data[i].start == 4
               ? y
               : 0;
}

static int is_punct(const svp_ana *a, uint32_t i, uint32_t cp)
{
    return i < a->tokens.count && a->tokens.data[i].kind == SVP_T_PUNCT &&
           a->tokens.data[i].cp == cp;
}

/* The day before a month: "1 April", "1. april", "1st of April". */
static void find_day_before(const svp_ana *a, when *w)
{
    const svp_token *t = a->tokens.data;
    uint32_t i = w->first, back = 0;
    if (i >= 1 && day_at(&t[i - 1]))
        back = 1;
    else if (i >= 2 && is_punct(a, i - 1, '.') && day_at(&t[i - 2]))
        back = 2;
    else if (i >= 2 && t[i - 1].word && t[i - 1].word->num_kind == SVP_NUM_AND &&
             day_at(&t[i - 2]) && t[i - 2].flags & SVP_TF_ORDINAL)
        back = 2;
    if (back) {
        w->day = day_at(&t[i - back]);
        w->first = i - back;
    }
}

static void find_day_behind(const svp_ana *a, when *w)
{
    uint32_t i = w->last + 1;
    if (is_punct(a, i, '.') && !(a->tokens.data[i].flags & SVP_TF_SPACE))
        i++; /* Oct. 1 */
    if (i >= a->tokens.count || !(a->lang->flags & SVP_LANG_MONTH_FIRST))
        return;
    uint32_t d = a->tokens.data[i].kind == SVP_T_NUMBER ? day_at(&a->tokens.data[i]) : 0;
    if (d) {
        w->day = d;
        w->last = i;
    }
}

static void find_year(const svp_ana *a, when *w)
{
    uint32_t i = w->last + 1;
    if ((is_punct(a, i, ',') && w->day) || is_punct(a, i, '.'))
        i++;
    uint32_t y = year_at(a, i);
    if (y) {
        w->year = y;
        w->last = i;
    }
}

static void put_number(char *out, uint32_t v, uint32_t digits)
{
    for (uint32_t i = digits; i-- > 0; v /= 10)
        out[i] = (char)('0' + v % 10);
}

static samsvar_status emit_date(svp_ana *a, const when *w)
{
    char key[] = "XXXX-XX-XX";
    svp_token *t = &a->tokens.data[w->first];
    if (t->feature == SAMSVAR_NONE)
        return SAMSVAR_OK;
    if (w->year)
        put_number(key, w->year, 4);
    if (w->month)
        put_number(key + 5, w->month, 2);
    if (w->day)
        put_number(key + 8, w->day, 2);
    for (uint32_t i = w->first; i <= w->last; i++)
        a->tokens.data[i].flags |= SVP_TF_USED;
    return svp_emit(a, SAMSVAR_FEAT_DATE, 0, t->start, a->tokens.data[w->last].end,
                    t->feature, 1000, (samsvar_str){key, 10}, NULL);
}

static samsvar_status month_at(svp_ana *a, uint32_t i, const svp_match *m, int sure)
{
    when w = {.first = i, .last = i + m->words - 1};
    w.month = small_number(m->phrase->value.ptr + 2, m->phrase->value.len - 2);
    if (w.month < 1 || w.month > 12)
        return SAMSVAR_OK;
    find_day_before(a, &w);
    if (!w.day)
        find_day_behind(a, &w);
    find_year(a, &w);
    return sure || w.day || w.year ? emit_date(a, &w) : SAMSVAR_OK;
}

static samsvar_status emit_weekday(svp_ana *a, uint32_t i, uint32_t words, uint32_t day)
{
    char key[] = "XXXX-W1";
    svp_token *t = &a->tokens.data[i];
    key[6] = (char)('0' + day);
    return svp_emit(a, SAMSVAR_FEAT_DATE, 0, t->start, a->tokens.data[i + words - 1].end,
                    t->feature, 1000, (samsvar_str){key, 7}, NULL);
}

/* 1 (Monday) .. 7 of the document's date, 0 when it has none. Zeller's congruence. */
static uint32_t weekday_of_document(const svp_ana *a)
{
    samsvar_str d = a->host->doc_date(a->document);
    if (d.len < 10)
        return 0;
    uint32_t y = small_number(d.ptr, 4), m = small_number(d.ptr + 5, 2);
    uint32_t day = small_number(d.ptr + 8, 2);
    if (!y || m < 1 || m > 12 || !day)
        return 0;
    if (m < 3) {
        m += 12;
        y--;
    }
    uint32_t h =
        (day + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400) % 7; /* 0 = Saturday */
    return (h + 5) % 7 + 1;
}

/* "today" is also the weekday that the article came out on. */
static samsvar_status relative_at(svp_ana *a, uint32_t i, const svp_match *m)
{
    static const struct {
        const char *key;
        uint32_t shift;
    } days[] = {{"today", 0},
                {"tonight", 0},
                {"this-morning", 0},
                {"yesterday", 6},
                {"tomorrow", 1},
                {"day-before-yesterday", 5},
                {"day-after-tomorrow", 2}};
    svp_token *t = &a->tokens.data[i];
    samsvar_str key = {m->phrase->value.ptr + 2, m->phrase->value.len - 2};
    samsvar_status status =
        svp_emit(a, SAMSVAR_FEAT_GLOSS, 0, t->start, a->tokens.data[i + m->words - 1].end,
                 t->feature, 1000, key, NULL);
    uint32_t today = status ? 0 : weekday_of_document(a);
    for (uint32_t k = 0; today && k < sizeof days / sizeof *days; k++)
        if (svp_is(key, days[k].key))
            return emit_weekday(a, i, m->words, (today - 1 + days[k].shift) % 7 + 1);
    return status;
}

/* A number that stands where a year may stand: between closed-class words and marks. */
static samsvar_status maybe_year(svp_ana *a, uint32_t i)
{
    const svp_token *t = a->tokens.data;
    uint32_t y = year_at(a, i);
    if (y < FIRST_YEAR || y > LAST_YEAR || t[i].flags & SVP_TF_USED)
        return SAMSVAR_OK;
    int before = i == 0 || !t[i - 1].word || t[i - 1].word->flags & SVP_W_CLOSED;
    int behind =
        i + 1 >= a->tokens.count || !t[i + 1].word || t[i + 1].word->flags & SVP_W_CLOSED;
    if ((!before && !behind) || (!behind && t[i + 1].word->lemma_count &&
                                 svp_phrase_at(a, SVP_L_UNITS, i + 1, 0).phrase))
        return SAMSVAR_OK;
    when w = {.first = i, .last = i, .year = y};
    samsvar_status status = emit_date(a, &w);
    a->tokens.data[i].flags &= ~(uint32_t)SVP_TF_USED; /* a number as well */
    return status;
}

static samsvar_status figures_at(svp_ana *a, uint32_t i)
{
    svp_token *t = &a->tokens.data[i];
    if (!(t->flags & SVP_TF_DATE))
        return maybe_year(a, i);
    t->flags |= SVP_TF_USED;
    return svp_emit(a, SAMSVAR_FEAT_DATE, 0, t->start, t->end, t->feature, 1000,
                    (samsvar_str){t->digits, (uint32_t)strlen(t->digits)}, NULL);
}

samsvar_status svp_pass_dates(svp_ana *a)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < a->tokens.count && !status; i++) {
        svp_token *t = &a->tokens.data[i];
        uint32_t taken;
        if (t->feature == SAMSVAR_NONE)
            continue;
        status = svp_clock_at(a, i, &taken);
        if (taken)
            i += taken - 1;
        if (status || taken)
            continue;
        if (t->kind == SVP_T_NUMBER) {
            status = figures_at(a, i);
            continue;
        }
        svp_match m = svp_phrase_at(a, SVP_L_DATES, i, 0);
        if (!m.phrase || m.phrase->value.len < 3)
            continue;
        char kind = *m.phrase->value.ptr;
        if (kind == 'm' || kind == 'M')
            status = month_at(a, i, &m, kind == 'm');
        else if (kind == 'w')
            status =
                emit_weekday(a, i, m.words, (uint32_t)(m.phrase->value.ptr[2] - '0'));
        else if (kind == 'r')
            status = relative_at(a, i, &m);
        i += m.words - 1;
    }
    return status;
}
