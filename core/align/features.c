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
    out->seg = &bag->segs.data[seg];
    out->all = out->matched = out->names = out->names_matched = 0;
    out->miss = m->miss_sum[s][seg];
    memset(out->clause_all, 0, sizeof out->clause_all);
    for (uint32_t i = 0; i < sv_side_words(out->seg); i++) {
        uint32_t t = out->seg->token_first + i;
        double info = sv_side_info(m, s, t);
        out->all += info;
        out->clause_all[sv_side_clause(&bag->tokens.data[t])] += info;
        if (out->best[i] > 0)
            out->matched += info * out->best[i];
        if (bag->tokens.data[t].flags & (SAMSVAR_TOK_NAME | SAMSVAR_TOK_ACRONYM)) {
            out->names += info;
            out->names_matched += info * out->best[i];
        }
    }
}

static double harmonic(double a, double b)
{
    return a + b > 0 ? 2 * a * b / (a + b) : 0;
}

/* ---- clauses */

/* The best harmonic mean of coverages over all pairs of clauses that are worth the name. */
static double best_clause_pair(const sv_match *m, const side s[2], const sv_word_pair *p,
                               uint32_t n)
{
    double got[CLAUSES][CLAUSES][2];
    memset(got, 0, sizeof got);
    for (uint32_t k = 0; k < n; k++) {
        uint32_t a = s[0].seg->token_first + p[k].src, b = s[1].seg->token_first + p[k].tgt;
        uint32_t c = sv_side_clause(&m->bag[0]->tokens.data[a]);
        uint32_t d = sv_side_clause(&m->bag[1]->tokens.data[b]);
        double strength = p[k].strength / 255.0;
        got[c][d][0] += strength * sv_side_info(m, 0, a);
        got[c][d][1] += strength * sv_side_info(m, 1, b);
    }
    double best = 0;
    for (uint32_t c = 0; c < CLAUSES; c++)
        for (uint32_t d = 0; d < CLAUSES; d++) {
            if (got[c][d][0] <= 0 || s[0].clause_all[c] < 4 || s[1].clause_all[d] < 4)
                continue;
            double h = harmonic(got[c][d][0] / s[0].clause_all[c],
                                got[c][d][1] / s[1].clause_all[d]);
            best = h > best ? h : best;
        }
    return best > 1 ? 1 : best;
}

/* ---- one pair */

static void fill_words(const sv_match *m, const side s[2], const sv_word_pair *p, uint32_t n,
                       float *x, float cover[2])
{
    double gain[2] = {0, 0}, rarest = 0, content = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t t[2] = {s[0].seg->token_first + p[k].src, s[1].seg->token_first + p[k].tgt};
        double strength = p[k].strength / 255.0;
        for (int a = 0; a < 2; a++)
            gain[a] += strength * (m->worth[a][t[a]].hit - m->worth[a][t[a]].miss);
        double info = strength * sv_side_info(m, 0, t[0]);
        rarest = info > rarest ? info : rarest;
        content += !(m->bag[0]->tokens.data[t[0]].flags & SAMSVAR_TOK_CLOSED) && strength > 0.3;
    }
    double odds = 0.05 * (s[0].miss + gain[0] + s[1].miss + gain[1]);
    double c[2];
    for (int a = 0; a < 2; a++)
        c[a] = s[a].all > 0 ? s[a].matched / s[a].all : 0;
    cover[0] = (float)c[0];
    cover[1] = (float)c[1];
    x[SV_X_cover_high] = (float)(c[0] > c[1] ? c[0] : c[1]);
    x[SV_X_cover_low] = (float)(c[0] > c[1] ? c[1] : c[0]);
    x[SV_X_cover_both] = (float)harmonic(c[0], c[1]);
    x[SV_X_clause] = (float)best_clause_pair(m, s, p, n);
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
    double a = s[0].seg->length + 4.0, b = s[1].seg->length + 4.0, ratio = fabs(log(a / b));
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

void sv_features_fill(sv_match *m, sv_side *s, sv_word_pair *p, uint32_t src, uint32_t tgt,
                      sv_candidate *c)
{
    uint32_t n = sv_match_pairs(m, src, p);
    uint32_t kept = 0;
    for (uint32_t k = 0; k < n; k++)
        if (p[k].tgt < SIDE_WORDS)
            p[kept++] = p[k];
    for (uint32_t k = 0; k < kept; k++) {
        float strength = p[k].strength / 255.0f;
        if (strength > s[0].best[p[k].src])
            s[0].best[p[k].src] = strength;
        if (strength > s[1].best[p[k].tgt])
            s[1].best[p[k].tgt] = strength;
    }
    memset(c, 0, sizeof *c);
    c->src = src;
    c->tgt = tgt;
    c->x[SV_X_bias] = 1;
    sum_side(m, 0, src, &s[0]);
    sum_side(m, 1, tgt, &s[1]);
    fill_words(m, s, p, kept, c->x, c->cover);
    sv_facts_fill(m, s, c->x);
    fill_form(m, s, src, tgt, c->x);
    sv_event_fill(m, s, p, kept, c->x);
    for (uint32_t k = 0; k < kept; k++)
        s[0].best[p[k].src] = s[1].best[p[k].tgt] = 0;
}
