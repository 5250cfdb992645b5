/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Why a link has its score. The weights of all evidence of a link and the constant of the
 * parameters add up to the log-odds of the score. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/align/job.h"
#include "core/align/side.h"
#include "core/align/units.h"

enum { SHOWN_WORDS = 24 }; /* word pairs of a link at most; the rest is summed up */

typedef struct draft {
    SV_VEC(sv_evidence) list;
    const sv_job *job;
    double words; /* weight of the word pairs in the list */
} draft;

static const char *surface(draft *d, const sv_bag *bag, uint32_t token)
{
    const sv_token *t = &bag->tokens.data[token];
    return sv_arena_strndup(d->job->arena, bag->doc->text + t->start, t->len);
}

static samsvar_status put(draft *d, const char *source, const char *target, const char *by,
                          double weight)
{
    sv_evidence e = {source, target, by, (float)weight};
    if (!source || !target || !sv_vec_push(&d->list, e))
        return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

static int by_weight(const void *a, const void *b)
{
    const sv_evidence *x = a, *y = b;
    float u = fabsf(x->weight), v = fabsf(y->weight);
    if (u != v)
        return u < v ? 1 : -1;
    int c = strcmp(x->source, y->source);
    return c ? c : strcmp(x->target, y->target);
}

/* Sorts, folds what is beyond the shown words into one entry, and moves all to the link. */
static samsvar_status finish(draft *d, sv_link *link)
{
    size_t n = d->list.count;
    double rest = 0;
    if (n)
        qsort(d->list.data, n, sizeof *d->list.data, by_weight);
    if (n > SHOWN_WORDS) {
        for (size_t k = SHOWN_WORDS - 1; k < n; k++)
            rest += (double)d->list.data[k].weight;
        sv_evidence e = {"", "", "other", (float)rest};
        d->list.data[SHOWN_WORDS - 1] = e;
        n = SHOWN_WORDS;
    }
    link->evidence = sv_arena_alloc(d->job->arena, n ? n : 1, sizeof *link->evidence);
    if (!link->evidence)
        return SAMSVAR_ENOMEM;
    if (n)
        memcpy(link->evidence, d->list.data, n * sizeof *link->evidence);
    link->evidence_count = (uint32_t)n;
    return SAMSVAR_OK;
}

/* ---- word pairs */

/* A word pair's share of what the words are worth: half its gain on each side. */
static double pair_gain(const sv_match *m, uint32_t s, uint32_t t, double strength)
{
    const sv_worth *a = &m->worth[0][s], *b = &m->worth[1][t];
    return 0.5 * strength * ((double)(a->hit - a->miss) + (double)(b->hit - b->miss));
}

/* Puts n word pairs of two segments, each worth scale x its gain. */
static samsvar_status put_words(draft *d, uint32_t src, uint32_t tgt, const sv_word_pair *p,
                                uint32_t n, double scale)
{
    const sv_match *m = d->job->match;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t k = 0; k < n && !status; k++) {
        uint32_t s = m->bag[0]->segs.data[src].token_first + p[k].src;
        uint32_t t = m->bag[1]->segs.data[tgt].token_first + p[k].tgt;
        double w = scale * pair_gain(m, s, t, p[k].strength / 255.0);
        if (w < 0.005)
            continue;
        d->words += w;
        status = put(d, surface(d, m->bag[0], s), surface(d, m->bag[1], t),
                     sv_lexicon_source_name(d->job->config->lexicon, p[k].source), w);
    }
    return status;
}

/* What a bead's cells count: the best partner of each source word. */
static samsvar_status put_cell(draft *d, uint32_t src, uint32_t tgt, double scale)
{
    sv_word_pair p[SV_MATCH_WORDS];
    sv_match_load(d->job->match, 1, tgt);
    uint32_t n = sv_match_pairs(d->job->match, 0, src, p);
    return put_words(d, src, tgt, p, n, scale);
}

samsvar_status sv_evidence_bead(sv_job *job, const sv_bead *b, double log_odds, sv_link *link)
{
    const sv_params *p = job->config->params;
    draft d = {.job = job};
    double scale = p->bead_scale * p->words_scale;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t x = 0; x < b->a; x++)
        for (uint32_t y = 0; y < b->b && !status; y++)
            status = put_cell(&d, b->i + x, b->j + y, scale);
    double length = p->bead_scale * p->length_scale * (double)b->length;
    double marks = p->bead_scale * (double)b->marks;
    double vectors = p->bead_scale * (double)b->vectors;
    double rest = log_odds - p->bead_bias - d.words - length - marks - vectors;
    if (!status && fabs(length) >= 0.005)
        status = put(&d, "", "", "length", length);
    if (!status && fabs(marks) >= 0.005)
        status = put(&d, "", "", "punctuation", marks);
    if (!status && fabs(vectors) >= 0.005)
        status = put(&d, "", "", "vectors", vectors);
    if (!status && fabs(rest) >= 0.005) /* words without a partner */
        status = put(&d, "", "", "unmatched", rest);
    if (!status)
        status = finish(&d, link);
    sv_vec_clear(&d.list);
    double n = b->a + b->b;
    link->parts.terms = (float)sv_logistic((double)b->words / n);
    link->parts.length = (float)sv_logistic((double)b->length);
    link->parts.names = link->parts.numbers = link->parts.context = -1;
    return status;
}

/* ---- comparable */

static int is_word_feature(int i)
{
    return i == SV_X_cover_high || i == SV_X_cover_low || i == SV_X_cover_both ||
           i == SV_X_amount || i == SV_X_rarest || i == SV_X_words ||
           i == SV_X_odds || i == SV_X_names || i == SV_X_cosine || i == SV_X_event_high ||
           i == SV_X_event_low || i == SV_X_event_clause || i == SV_X_event_amount ||
           i == SV_X_event_rare || i == SV_X_content || i == SV_X_content_amount;
}

/* The word pairs that the features counted: these features are worth `words` together, which is
 * shared out by what each pair gains. */
static samsvar_status put_counted(draft *d, const sv_candidate *c, double words)
{
    sv_word_pair p[SV_SIDE_PAIRS];
    sv_side s[2] = {0};
    sv_match_load(d->job->match, 1, c->tgt);
    uint32_t n = sv_features_pairs(d->job->match, s, p, c->src, c->tgt);
    samsvar_status status = put_words(d, c->src, c->tgt, p, n, 1.0);
    if (!status && d->words <= 0 && fabs(words) >= 0.005)
        return put(d, "", "", "unmatched", words);
    for (size_t k = 0; k < d->list.count; k++)
        d->list.data[k].weight *= (float)(words / d->words);
    return status;
}

static samsvar_status put_features(draft *d, const sv_candidate *c, const double *weights)
{
    double words = 0;
    for (int i = 0; i < SV_X_COUNT; i++)
        if (is_word_feature(i))
            words += weights[i] * (double)c->x[i];
    samsvar_status status = put_counted(d, c, words);
    for (int i = 0; i < SV_X_COUNT && !status; i++) {
        double w = weights[i] * (double)c->x[i];
        if (i != SV_X_bias && !is_word_feature(i) && fabs(w) >= 0.005)
            status = put(d, "", "", sv_feature_names[i], w);
    }
    return status;
}

samsvar_status sv_evidence_candidate(sv_job *job, const sv_candidate *c, sv_link *link)
{
    draft d = {.job = job};
    double weights[SV_X_COUNT], joint[SV_Y_COUNT];
    samsvar_status status = SAMSVAR_OK;
    memcpy(weights, job->weights, sizeof weights);
    memcpy(joint, job->joint, sizeof joint);
    if (!sv_candidate_wordless(c) && job->translated < 1)
        sv_units_weigh(job->config->params, c, 1 - job->translated, weights, joint);
    if (!sv_candidate_wordless(c))
        status = put_features(&d, c, weights);
    for (int i = 0; i < SV_Y_COUNT && !status; i++) {
        double w = joint[i] * (double)c->y[i];
        if (fabs(w) >= 0.005)
            status = put(&d, "", "", sv_joint_names[i], w);
    }
    if (!status && fabsf(c->vectors) >= 0.005f)
        status = put(&d, "", "", "vectors", (double)c->vectors);
    if (!status)
        status = finish(&d, link);
    sv_vec_clear(&d.list);
    link->parts.terms = c->x[SV_X_cover_both];
    link->parts.names = c->x[SV_X_names] > 0 || c->x[SV_X_names_missing] > 0 ? c->x[SV_X_names] : -1;
    link->parts.numbers = c->x[SV_X_numbers] > 0 || c->x[SV_X_numbers_clash] > 0 ? c->x[SV_X_numbers] : -1;
    link->parts.length = 1 - c->x[SV_X_length] / 2;
    link->parts.context = c->x[SV_X_context];
    return status;
}
