/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Do the facts of two segments agree: numbers, amounts, dates, clock times, speakers, polarity,
 * modality? */
#include <math.h>

#include "core/align/side.h"
#include "core/lex/quantity.h"

/* ---- figures */

/* |log(a / b)|, to the last digit the same for either order. */
static double apart(double a, double b)
{
    return log(a > b ? a / b : b / a);
}

static double number_agreement(const sv_fact *a, const sv_fact *b)
{
    if (a->value <= 0 || b->value <= 0)
        return 0;
    double off = apart(a->value, b->value);
    int loose = (a->flags | b->flags) & (SAMSVAR_NUM_ABOUT | SAMSVAR_NUM_ATLEAST |
                                         SAMSVAR_NUM_ATMOST);
    if ((a->flags | b->flags) & SAMSVAR_NUM_VAGUE)
        return off < 1.6 ? 0.6 : 0;
    if (off < 0.015)
        return 0.9;
    return loose && off < 0.12 ? 0.7 : off < 0.05 && a->value >= 100 ? 0.5 : 0;
}

/* Amounts in two units of one dimension: writers round what they convert, and rates of
 * exchange move. */
static double converted_agreement(const sv_fact *a, const sv_fact *b)
{
    if (a->value <= 0 || b->value <= 0)
        return 0;
    double off = apart(a->value * a->factor, b->value * b->factor);
    if (a->dimension == SV_DIM_MONEY)
        return off < 0.25 ? 0.5 : 0;
    return off < 0.015 ? 0.9 : off < 0.06 ? 0.7 : 0;
}

static double amount_agreement(const sv_fact *a, const sv_fact *b)
{
    int krone = (a->dimension == SV_DIM_KRONE || a->dimension == SV_DIM_MONEY) &&
                (b->dimension == SV_DIM_KRONE || b->dimension == SV_DIM_MONEY) &&
                a->dimension != b->dimension;
    if (a->dimension == SV_DIM_NONE || b->dimension == SV_DIM_NONE || krone)
        return number_agreement(a, b);
    if (a->dimension != b->dimension)
        return 0;
    return a->factor == b->factor ? number_agreement(a, b) : converted_agreement(a, b);
}

/* "half past seven" is 07:30 and 19:30 alike. Newsrooms in different time zones tell the same
 * minute by another hour. */
static double clock_agreement(const sv_fact *a, const sv_fact *b)
{
    int minute = (int)a->value % 60;
    if ((a->flags | b->flags) & SV_FACT_HALFDAY && (int)a->value % 720 == (int)b->value % 720)
        return 0.9;
    if (minute != (int)b->value % 60)
        return 0;
    return minute % 30 == 0 ? 0.2 : minute % 15 == 0 ? 0.4 : 0.8;
}

/* "klokken sju" and "at seven", which is but a number. */
static double hour_agreement(const sv_fact *clock, const sv_fact *number)
{
    int hour = (int)clock->value / 60;
    if (number->kind != SV_FACT_NUMBER || (int)clock->value % 60)
        return 0;
    if (hour % 12 == 0 && number->value == 12)
        return 0.6;
    return number->value == hour || number->value == hour % 12 ? 0.6 : 0;
}

double sv_fact_agreement(const sv_fact *a, const sv_fact *b)
{
    if (a->id == b->id)
        return 1;
    if (a->kind == SV_FACT_CLOCK && b->kind == SV_FACT_CLOCK)
        return clock_agreement(a, b);
    if (a->kind == SV_FACT_AMOUNT && b->kind == SV_FACT_AMOUNT)
        return amount_agreement(a, b);
    if (a->kind == SV_FACT_CLOCK || b->kind == SV_FACT_CLOCK)
        return a->kind == SV_FACT_CLOCK ? hour_agreement(a, b) : hour_agreement(b, a);
    int numeric = a->kind <= SV_FACT_AMOUNT && b->kind <= SV_FACT_AMOUNT;
    return numeric ? number_agreement(a, b) : 0;
}

static int is_figure(const sv_fact *f)
{
    return f->kind == SV_FACT_NUMBER || f->kind == SV_FACT_AMOUNT || f->kind == SV_FACT_DATE ||
           f->kind == SV_FACT_CLOCK;
}

/* How little chance there is that a figure agrees by accident: "62,000" says more than "two",
 * and "7.2" more than "seven". */
static double telling(const sv_fact *f)
{
    if (f->kind == SV_FACT_DATE)
        return 0.4;
    if (f->kind == SV_FACT_CLOCK)
        return 0.8;
    double v = fabs(f->value);
    double base = v != floor(v) ? 0.8 : v < 4 ? 0.1 : v < 13 ? 0.3 : v < 100 ? 0.6 : 1;
    return f->flags & SAMSVAR_NUM_VAGUE ? 0.5 * base : base;
}

static const sv_fact *facts_of(const sv_match *m, int s, const sv_bagseg *seg)
{
    return m->bag[s]->facts.data + seg->fact_first;
}

typedef struct figures {
    double agree, all;        /* how many figures                      */
    double best;              /* the most telling one that agrees      */
} figures;

/* An hour may be told as a number: "klokken sju", "at seven". */
static int are_of_one_kind(const sv_fact *a, const sv_fact *b)
{
    return a->kind == b->kind || (a->kind == SV_FACT_CLOCK && b->kind == SV_FACT_NUMBER) ||
           (a->kind == SV_FACT_NUMBER && b->kind == SV_FACT_CLOCK);
}

/* Figures of one side that the other has too. */
static void find_figures(const sv_match *m, const sv_side s[2], int a, figures *out)
{
    const sv_fact *own = facts_of(m, a, s[a].seg), *other = facts_of(m, !a, s[!a].seg);
    for (uint32_t i = 0; i < s[a].seg->fact_count; i++) {
        double best = 0;
        if (!is_figure(&own[i]))
            continue;
        for (uint32_t k = 0; k < s[!a].seg->fact_count; k++) {
            double g = are_of_one_kind(&own[i], &other[k])
                           ? sv_fact_agreement(&own[i], &other[k])
                           : 0;
            best = g > best ? g : best;
        }
        out->all++;
        out->agree += best;
        best *= telling(&own[i]);
        out->best = best > out->best ? best : out->best;
    }
}

static void compare_figures(const sv_match *m, const sv_side s[2], float *x)
{
    figures f[2] = {{0, 0, 0}, {0, 0, 0}};
    find_figures(m, s, 0, &f[0]);
    find_figures(m, s, 1, &f[1]);
    x[SV_X_figure] = (float)(0.5 * (f[0].best + f[1].best));
    if (f[0].all <= 0 || f[1].all <= 0)
        return;
    double agree = f[0].agree + f[1].agree;
    x[SV_X_numbers] = (float)(agree / (f[0].all + f[1].all));
    x[SV_X_numbers_clash] = agree <= 0;
}

/* ---- who and how */

/* Ids of the facts of one kind: does any of a stand in b? -1: one side has none. */
static int any_shared(const sv_match *m, const sv_side s[2], uint8_t kind)
{
    int has[2] = {0, 0}, shared = 0;
    for (uint32_t i = 0; i < s[0].seg->fact_count; i++) {
        const sv_fact *f = facts_of(m, 0, s[0].seg) + i;
        if (f->kind != kind)
            continue;
        has[0] = 1;
        for (uint32_t k = 0; k < s[1].seg->fact_count; k++) {
            const sv_fact *g = facts_of(m, 1, s[1].seg) + k;
            shared |= g->kind == kind && g->id == f->id;
        }
    }
    for (uint32_t k = 0; k < s[1].seg->fact_count; k++)
        has[1] |= facts_of(m, 1, s[1].seg)[k].kind == kind;
    return has[0] && has[1] ? shared : -1;
}

static int denies(const sv_match *m, int a, const sv_bagseg *seg)
{
    int n = 0;
    for (uint32_t i = 0; i < seg->fact_count; i++) {
        const sv_fact *f = facts_of(m, a, seg) + i;
        n += f->kind == SV_FACT_POLARITY && (f->flags & SV_FACT_DENIES);
    }
    return n > 0;
}

/* Acts of speech that are worth comparing: warn, demand, promise ..., not "say". */
static void compare_acts(const sv_match *m, const sv_side s[2], float *x)
{
    uint32_t has[2] = {0, 0};
    int shared = 0;
    for (int a = 0; a < 2; a++)
        for (uint32_t i = 0; i < s[a].seg->fact_count; i++) {
            const sv_fact *f = facts_of(m, a, s[a].seg) + i;
            has[a] += f->kind == SV_FACT_POLARITY && (f->flags & SV_FACT_ACT);
        }
    for (uint32_t i = 0; has[0] && has[1] && i < s[0].seg->fact_count; i++) {
        const sv_fact *f = facts_of(m, 0, s[0].seg) + i;
        for (uint32_t k = 0; k < s[1].seg->fact_count; k++) {
            const sv_fact *g = facts_of(m, 1, s[1].seg) + k;
            shared |= f->kind == SV_FACT_POLARITY && g->kind == SV_FACT_POLARITY &&
                      (f->flags & SV_FACT_ACT) && f->id == g->id;
        }
    }
    x[SV_X_acts] = (float)shared;
    x[SV_X_acts_clash] = has[0] && has[1] && !shared;
}

void sv_facts_fill(const sv_match *m, const sv_side s[2], float *x)
{
    compare_figures(m, s, x);
    int speaker = any_shared(m, s, SV_FACT_SPEAKER);
    x[SV_X_speaker] = speaker == 1;
    x[SV_X_speaker_clash] = speaker == 0;
    int no[2] = {denies(m, 0, s[0].seg), denies(m, 1, s[1].seg)};
    x[SV_X_polarity_clash] = no[0] != no[1];
    x[SV_X_polarity_both] = (float)(no[0] & no[1]);
    compare_acts(m, s, x);
}
