/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/features.h"
#include "core/align/side.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const sv_feature_names[SV_X_COUNT] = {
#define SV_FEATURE_NAME(name) #name,
    SV_FEATURES(SV_FEATURE_NAME)
#undef SV_FEATURE_NAME
};

typedef struct sv_side side;

static void sum_side(const sv_match *m, int s, uint32_t seg, side *out)
{
    const sv_bag *bag = m->bag[s];
    out->all = out->matched = out->names = out->names_matched = out->rarest = out->words = 0;
    out->odds = (double)m->miss_sum[s][seg];
    for (uint32_t i = 0; i < sv_side_words(out->seg); i++) {
        uint32_t t = out->seg->token_first + i;
        uint8_t flags = bag->tokens.data[t].flags;
        double info = sv_side_info(m, s, t), best = (double)out->best[i];
        out->all += info;
        out->matched += info * best;
        out->odds += best * (double)(m->worth[s][t].hit - m->worth[s][t].miss);
        out->rarest = info * best > out->rarest ? info * best : out->rarest;
        out->words += !(flags & SAMSVAR_TOK_CLOSED) && best > 0.3;
        if (flags & (SAMSVAR_TOK_NAME | SAMSVAR_TOK_ACRONYM)) {
            out->names += info;
            out->names_matched += info * best;
        }
    }
}

/* ---- one pair */

static void fill_words(const side s[2], float *x, float cover[2])
{
    double odds = 0.05 * (s[0].odds + s[1].odds), rarest = 0.5 * (s[0].rarest + s[1].rarest);
    double content = 0.5 * (s[0].words + s[1].words);
    double c[2];
    for (int a = 0; a < 2; a++)
        c[a] = s[a].all > 0 ? s[a].matched / s[a].all : 0;
    cover[0] = (float)c[0];
    cover[1] = (float)c[1];
    x[SV_X_cover_high] = (float)(c[0] > c[1] ? c[0] : c[1]);
    x[SV_X_cover_low] = (float)(c[0] > c[1] ? c[1] : c[0]);
    x[SV_X_cover_both] = (float)sv_side_harmonic(c[0], c[1]);
    x[SV_X_amount] = (float)(log1p(0.5 * (s[0].matched + s[1].matched)) / 4);
    x[SV_X_rarest] = (float)(rarest / 4);
    x[SV_X_words] = (float)(content > 8 ? 1 : content / 8);
    x[SV_X_odds] = (float)(odds > 2 ? 2 : odds < -2 ? -2 : odds);
    double names = s[0].names + s[1].names;
    if (names > 0)
        x[SV_X_names] = (float)((s[0].names_matched + s[1].names_matched) / names);
    for (int a = 0; a < 2; a++)
        if (s[a].names > 0) {
            float miss = (float)(1 - s[a].names_matched / s[a].names);
            if (miss > x[SV_X_names_missing])
                x[SV_X_names_missing] = miss;
        }
}

static int is_marginal(const sv_bagseg *s)
{
    return (s->marks & SV_MARK_MARGINAL) || (s->kind != SAMSVAR_SEG_SENTENCE &&
                                             s->kind != SAMSVAR_SEG_HEADING);
}

static void fill_form(const sv_match *m, const side s[2], uint32_t src, uint32_t tgt, float *x)
{
    double a = s[0].seg->length + 4.0, b = s[1].seg->length + 4.0, ratio = log(a > b ? a / b : b / a);
    x[SV_X_length] = (float)(ratio > 2 ? 2 : ratio);
    double brief = 20 / (a < b ? a : b);
    x[SV_X_brief] = (float)(brief > 1 ? 1 : brief);
    x[SV_X_heading] = s[0].seg->kind == SAMSVAR_SEG_HEADING || s[1].seg->kind == SAMSVAR_SEG_HEADING;
    x[SV_X_marginal] = is_marginal(s[0].seg) || is_marginal(s[1].seg);
    x[SV_X_marginal_both] = is_marginal(s[0].seg) && is_marginal(s[1].seg);
    int qa = (s[0].seg->marks & SV_MARK_QUOTE) != 0, qb = (s[1].seg->marks & SV_MARK_QUOTE) != 0;
    x[SV_X_quotes] = (float)(qa & qb);
    x[SV_X_quote_one] = (float)(qa ^ qb);
    double n = (double)m->bag[0]->segs.count, k = (double)m->bag[1]->segs.count;
    x[SV_X_place] = (float)fabs((src + 0.5) / n - (tgt + 0.5) / k);
    x[SV_X_lead] = src < 2 && tgt < 2;
}

sv_side *sv_sides_new(void)
{
    return sv_calloc(2, sizeof(side));
}

/* The best match first; of equal ones that which stands earlier in both, so that the order does
 * not hang on which segment is the source. */
static int by_strength(const void *a, const void *b)
{
    const sv_word_pair *x = a, *y = b;
    if (x->strength != y->strength)
        return x->strength < y->strength ? 1 : -1;
    int u = x->src + x->tgt, v = y->src + y->tgt;
    if (u != v)
        return u < v ? -1 : 1;
    return (x->src > y->src) - (x->src < y->src);
}

uint32_t sv_features_pairs(sv_match *m, sv_side *s, sv_word_pair *p, uint32_t src, uint32_t tgt)
{
    uint32_t n = sv_match_pairs(m, 0, src, p), kept = 0;
    sv_match_load(m, 0, src);
    n += sv_match_pairs(m, 1, tgt, p + n);
    if (n > 1)
        qsort(p, n, sizeof *p, by_strength);
    for (uint32_t k = 0; k < n; k++) {
        sv_word_pair *pair = &p[k];
        float *a = &s[0].best[pair->src], *b = &s[1].best[pair->tgt];
        if (*a > 0 || *b > 0)
            pair->strength = 0;
        else
            *a = *b = pair->strength / 255.0f;
    }
    for (uint32_t k = 0; k < n; k++)
        if (p[k].strength)
            p[kept++] = p[k];
    return kept;
}

void sv_features_fill(sv_match *m, sv_side *s, sv_word_pair *p, uint32_t src, uint32_t tgt,
                      sv_candidate *c)
{
    s[0].seg = &m->bag[0]->segs.data[src];
    s[1].seg = &m->bag[1]->segs.data[tgt];
    uint32_t n = sv_features_pairs(m, s, p, src, tgt);
    memset(c, 0, sizeof *c);
    c->src = src;
    c->tgt = tgt;
    c->x[SV_X_bias] = 1;
    sum_side(m, 0, src, &s[0]);
    sum_side(m, 1, tgt, &s[1]);
    fill_words(s, c->x, c->cover);
    sv_facts_fill(m, s, c->x);
    fill_form(m, s, src, tgt, c->x);
    sv_event_fill(m, s, p, n, c->x);
    for (uint32_t k = 0; k < n; k++)
        s[0].best[p[k].src] = s[1].best[p[k].tgt] = 0;
}
