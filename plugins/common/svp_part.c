/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_part.c -- halves beside units ("half an hour", "two years and a half") and parts of a
 * whole ("one in four"). */
#include "plugins/common/svp_ana.h"

enum { RATIO_WORDS = 3 }; /* between the part and the whole: "af hverjum" */

int32_t svp_num_kind(const svp_ana *a, uint32_t i)
{
    if (i >= a->tokens.count)
        return SVP_NUM_NONE;
    const svp_token *t = &a->tokens.data[i];
    return t->word && !(t->flags & SVP_TF_USED) ? t->word->num_kind : SVP_NUM_NONE;
}

static int is_article(const svp_ana *a, uint32_t i)
{
    return svp_num_kind(a, i) == SVP_NUM_ARTICLE;
}

/* A unit that is written out: "half m" says nothing. */
static int has_long_unit(const svp_ana *a, uint32_t i)
{
    svp_unit u = svp_unit_behind(a, i);
    return u.end && !u.share && a->tokens.data[i].word && a->tokens.data[i].word->key.len > 2;
}

static int is_ordinal(const svp_ana *a, uint32_t i)
{
    const svp_token *t = &a->tokens.data[i];
    return svp_num_kind(a, i) == SVP_NUM_ORDINAL_WORD ||
           (t->kind == SVP_T_NUMBER && t->flags & SVP_TF_ORDINAL);
}

uint32_t svp_half_before_unit(const svp_ana *a, uint32_t i, double *part)
{
    uint32_t at = i + 1;
    if (svp_num_kind(a, i) != SVP_NUM_HALF || (i && is_ordinal(a, i - 1)))
        return 0; /* "the second half hour" */
    if (!has_long_unit(a, at) && (!is_article(a, at) || !has_long_unit(a, ++at)))
        return 0;
    *part = a->tokens.data[i].word->num_value;
    return at - i;
}

/* A noun of which there may be half a one: "et år og en halv seier". */
static int is_noun(const svp_ana *a, uint32_t i)
{
    const svp_word *w = i < a->tokens.count ? a->tokens.data[i].word : NULL;
    return w && !(w->flags & SVP_W_CLOSED) && w->lemma_count &&
           w->lemmas[0].pos & SAMSVAR_POS_NOUN && !(w->lemmas[0].pos & SAMSVAR_POS_ADV);
}

uint32_t svp_and_half(const svp_ana *a, uint32_t i, double *part)
{
    uint32_t at = i + 1;
    if (svp_num_kind(a, i) != SVP_NUM_AND)
        return 0;
    at += (uint32_t)is_article(a, at);
    if (svp_num_kind(a, at) != SVP_NUM_HALF || a->tokens.data[at].word->num_value >= 1)
        return 0;
    svp_unit share = svp_unit_behind(a, at);
    int after_number = a->tokens.data[i - 1].kind == SVP_T_NUMBER ||
                       svp_num_kind(a, i - 1) != SVP_NUM_NONE;
    if (share.end && (share.share || after_number))
        return 0; /* "two and half of them", "sjö og korter" */
    int32_t next = svp_num_kind(a, at + 1);
    if (next == SVP_NUM_ARTICLE || next == SVP_NUM_SCALE || next == SVP_NUM_HUNDRED)
        return 0; /* "a day and half a night" */
    if (!after_number && (is_noun(a, at + 1) || svp_unit_behind(a, at + 1).end))
        return 0;
    *part = a->tokens.data[at].word->num_value;
    return at + 1 - i;
}

/* ---- parts of a whole */

svp_ratio svp_ratio_before(const svp_ana *a, uint32_t whole, const svp_amount *before)
{
    svp_ratio r = {.end = 0};
    for (uint32_t n = 1; n <= RATIO_WORDS && n < whole; n++) {
        uint32_t end = whole - n;
        svp_match m = svp_phrase_at(a, SVP_L_UNITS, end, 0);
        if (!m.phrase || m.words != n || !svp_is(m.phrase->value, "/"))
            continue;
        if (before->end == end)
            return (svp_ratio){before->value, before->first, end};
        if (is_article(a, end - 1))
            return (svp_ratio){1, end - 1, end};
    }
    return r;
}

/* Who means a share says it in lowest terms, or of ten or a hundred. */
int svp_is_ratio(double part, double whole)
{
    if (!(part >= 1 && part < whole && whole <= 100))
        return 0;
    uint32_t x = (uint32_t)part, y = (uint32_t)whole, rest;
    if ((double)x != part || (double)y != whole)
        return 0;
    if (y == 10 || y == 100)
        return 1;
    for (uint32_t p = x, q = y;; p = q, q = rest)
        if ((rest = p % q) == 0)
            return q == 1;
}
