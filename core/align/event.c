/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/event.h"

#include <math.h>
#include <string.h>

#include "core/align/side.h"
#include "core/base/log.h"
#include "core/base/mem.h"

enum { STRONG = 128 }; /* of 255: weaker keys do not say what the word is */

/* ---- the event's words */

/* Adds the segments of a bag that hold each key; last [keys] is scratch, number goes on. */
static void count_bag(const sv_bag *bag, uint32_t *df, uint32_t *last, uint32_t *number)
{
    for (size_t i = 0; i < bag->segs.count && !sv_canceled_at(i); i++) {
        const sv_bagseg *seg = &bag->segs.data[i];
        ++*number;
        for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++) {
            const sv_token *tok = &bag->tokens.data[t];
            for (uint32_t k = tok->keys; k < tok->keys + tok->key_count; k++) {
                uint32_t id = bag->key_ids.data[k];
                if (bag->key_weights.data[k] < STRONG || last[id] == *number)
                    continue;
                last[id] = *number;
                df[id]++;
            }
        }
    }
}

static void weigh_bag(const sv_bag *bag, const uint32_t *df, double n, float *idf)
{
    const double rarest = log(n + 1);
    for (size_t t = 0; t < bag->tokens.count && !sv_canceled_at(t); t++) {
        const sv_token *tok = &bag->tokens.data[t];
        uint32_t most = 1;
        for (uint32_t k = tok->keys; k < tok->keys + tok->key_count; k++)
            if (bag->key_weights.data[k] >= STRONG && df[bag->key_ids.data[k]] > most)
                most = df[bag->key_ids.data[k]];
        idf[t] = (float)((rarest - log(most)) / rarest * tok->weight / 1000.0);
    }
}

samsvar_status sv_event_new(sv_bag *const *bags, size_t documents, uint32_t key_count,
                            sv_event **out)
{
    sv_event *e = sv_calloc(1, sizeof *e);
    uint32_t *df = sv_calloc((size_t)key_count + 1, sizeof *df), number = 0;
    uint32_t *last = sv_calloc((size_t)key_count + 1, sizeof *last);
    samsvar_status status = e && df && last ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (e) {
        e->documents = documents;
        e->idf = sv_calloc(documents + 1, sizeof *e->idf);
        status = e->idf ? status : SAMSVAR_ENOMEM;
    }
    for (size_t d = 0; d < documents && !status; d++) {
        count_bag(bags[d], df, last, &number);
        status = sv_canceled() ? SAMSVAR_ECANCELED : SAMSVAR_OK;
    }
    for (size_t d = 0; d < documents && !status; d++) {
        e->idf[d] = sv_calloc(bags[d]->tokens.count + 1, sizeof **e->idf);
        if (e->idf[d])
            weigh_bag(bags[d], df, number, e->idf[d]);
        status = !e->idf[d] ? SAMSVAR_ENOMEM : sv_canceled() ? SAMSVAR_ECANCELED : SAMSVAR_OK;
    }
    sv_free(df);
    sv_free(last);
    if (status == SAMSVAR_OK)
        *out = e;
    else
        sv_event_free(e);
    return status;
}

void sv_event_free(sv_event *e)
{
    if (!e)
        return;
    for (size_t d = 0; e->idf && d < e->documents; d++)
        sv_free(e->idf[d]);
    sv_free(e->idf);
    sv_free(e);
}

/* ---- a pair of segments */

/* Sums over the words of a side. */
typedef struct sums {
    double all, matched;      /* idf                                       */
    double content, content_matched; /* of words that are no names or figures */
    double square;            /* of idf                                    */
    double names_left, numbers_left; /* idf of those without a partner     */
    double clauses_left;      /* clauses that the other side hardly has    */
    double words;             /* how many                                  */
} sums;

enum { LEFT = 75 }; /* percent of a clause: then the other side hardly has it */
#define WORTH 0.8   /* idf of a clause that says something */

static void sum_words(const sv_match *m, int a, const sv_side *s, sums *out)
{
    const sv_bag *bag = m->bag[a];
    double all[CLAUSES] = {0}, left[CLAUSES] = {0};
    memset(out, 0, sizeof *out);
    for (uint32_t i = 0; i < sv_side_words(s->seg); i++) {
        uint32_t t = s->seg->token_first + i;
        const sv_token *tok = &bag->tokens.data[t];
        double idf = (double)m->event[a][t];
        double got = idf * (double)s->best[i];
        out->all += idf;
        out->matched += got;
        out->square += idf * idf;
        out->words += idf > 0;
        all[sv_side_clause(tok)] += idf;
        left[sv_side_clause(tok)] += idf - got;
        if (tok->flags & (SAMSVAR_TOK_NAME | SAMSVAR_TOK_ACRONYM))
            out->names_left += idf - got;
        else if (tok->flags & SAMSVAR_TOK_NUMBER)
            out->numbers_left += idf - got;
        else if (!(tok->flags & SAMSVAR_TOK_CLOSED)) {
            out->content += idf;
            out->content_matched += got;
        }
    }
    for (int c = 0; c < CLAUSES; c++)
        out->clauses_left += all[c] > WORTH && left[c] > LEFT / 100.0 * all[c];
}

/* log(1 + the larger) */
static float more(double a, double b)
{
    return (float)log1p(a > b ? a : b);
}

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/* Cosine of the two clauses that are most alike. */
static double best_clauses(const sv_match *m, const sv_side s[2], const sv_word_pair *p,
                           uint32_t n)
{
    double got[CLAUSES][CLAUSES], square[2][CLAUSES], best = 0;
    memset(got, 0, sizeof got);
    memset(square, 0, sizeof square);
    for (int a = 0; a < 2; a++)
        for (uint32_t i = 0; i < sv_side_words(s[a].seg); i++) {
            uint32_t t = s[a].seg->token_first + i;
            double idf = (double)m->event[a][t];
            square[a][sv_side_clause(&m->bag[a]->tokens.data[t])] += idf * idf;
        }
    for (uint32_t k = 0; k < n; k++) {
        uint32_t a = s[0].seg->token_first + p[k].src, b = s[1].seg->token_first + p[k].tgt;
        got[sv_side_clause(&m->bag[0]->tokens.data[a])][sv_side_clause(&m->bag[1]->tokens.data[b])]
            += p[k].strength / 255.0 * (double)m->event[0][a] * (double)m->event[1][b];
    }
    for (int c = 0; c < CLAUSES; c++)
        for (int d = 0; d < CLAUSES; d++) {
            if (got[c][d] <= 0)
                continue;
            /* a clause of one word is like nothing */
            double h = got[c][d] / sqrt((square[0][c] + 0.5) * (square[1][d] + 0.5));
            best = h > best ? h : best;
        }
    return best;
}

void sv_event_fill(const sv_match *m, const sv_side s[2], const sv_word_pair *p, uint32_t n,
                   float *x)
{
    sums a, b;
    double dot = 0, rare = 0;
    if (!m->event[0] || !m->event[1])
        return;
    sum_words(m, 0, &s[0], &a);
    sum_words(m, 1, &s[1], &b);
    for (uint32_t k = 0; k < n; k++) {
        double idf = (double)m->event[0][s[0].seg->token_first + p[k].src] *
                     (double)m->event[1][s[1].seg->token_first + p[k].tgt];
        dot += p[k].strength / 255.0 * idf;
        rare += p[k].strength / 255.0 * idf * idf;
    }
    double high = share(a.matched, a.all), low = share(b.matched, b.all);
    x[SV_X_cosine] = (float)share(dot, sqrt((a.square + 0.2) * (b.square + 0.2)));
    x[SV_X_event_high] = (float)(high > low ? high : low);
    x[SV_X_event_low] = (float)(high > low ? low : high);
    x[SV_X_event_clause] = (float)best_clauses(m, s, p, n);
    x[SV_X_event_amount] = (float)(log1p(dot) / 2);
    x[SV_X_event_rare] = (float)(log1p(rare) / 2);
    x[SV_X_content] = (float)sv_side_harmonic(share(a.content_matched, a.content),
                                            share(b.content_matched, b.content));
    x[SV_X_content_amount] = (float)(log1p(0.5 * (a.content_matched + b.content_matched)) / 2);
    x[SV_X_names_left] = more(a.names_left, b.names_left);
    x[SV_X_numbers_left] = more(a.numbers_left, b.numbers_left);
    x[SV_X_clauses_left] = more(a.clauses_left, b.clauses_left);
    x[SV_X_words_most] = more(a.words, b.words);
}
