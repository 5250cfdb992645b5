/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Which pairs of segments are looked at, and what each knows of the others. */
#include <math.h>
#include <string.h>

#include "core/align/features.h"
#include "core/align/keep.h"
#include "core/align/vecpair.h"
#include "core/base/log.h"

enum {
    PARTNERS = 12,      /* in larger texts so many partners of a segment are looked at             */
    FEW = 4,            /* of which very large ones keep these: each is a quarter of a kilobyte    */
    VOTES = 20000000    /* and common keys do not vote: about so many votes are counted */
};

/* ---- what depends on the other pairs */

typedef struct two_best {
    float best, second;
    uint32_t at;
} two_best;

static void offer(two_best *b, float v, uint32_t at)
{
    if (v > b->best) {
        b->second = b->best;
        b->best = v;
        b->at = at;
    } else if (v > b->second) {
        b->second = v;
    }
}

/* At most 1 either way: a lone candidate is not better than any other by more than that. */
static float margin(const two_best *b, float v, uint32_t at)
{
    float m = v - (b->at == at ? b->second : b->best);
    return m > 1 ? 1 : m < -1 ? -1 : m;
}

const sv_candidate *sv_candidate_at(const sv_candidates *c, const uint32_t *row, uint32_t rows,
                                    int64_t src, int64_t tgt)
{
    if (src < 0 || src >= rows || tgt < 0)
        return NULL;
    uint32_t lo = row[src], hi = row[src + 1];
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (c->data[mid].tgt < tgt)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < row[src + 1] && c->data[lo].tgt == tgt ? &c->data[lo] : NULL;
}

static void fill_context(sv_candidates *c, const uint32_t *row, uint32_t rows)
{
    static const int step[8][2] = {{-1, -1}, {1, 1}, {-1, 1}, {1, -1},
                                   {-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    for (size_t k = 0; k < c->count && !sv_canceled_at(k); k++) {
        sv_candidate *x = &c->data[k];
        for (int d = 0; d < 8; d++) {
            const sv_candidate *n = sv_candidate_at(c, row, rows, (int64_t)x->src + step[d][0],
                                                    (int64_t)x->tgt + step[d][1]);
            int from = d < 4 ? SV_X_cover_both : SV_X_cosine;
            int to = d < 4 ? SV_X_context : SV_X_near;
            if (n && n->x[from] > x->x[to])
                x->x[to] = n->x[from];
        }
    }
}

/* Articles that share much vocabulary have higher cosines all over: what the best pair of
 * each segment has, on average, is the measure. */
static void fill_level(sv_candidates *c, const two_best *src, const two_best *tgt, size_t n,
                       size_t k)
{
    double sum[2] = {0, 0};
    for (size_t i = 0; i < n; i++)
        sum[0] += src[i].best > 0 ? (double)src[i].best : 0;
    for (size_t i = 0; i < k; i++)
        sum[1] += tgt[i].best > 0 ? (double)tgt[i].best : 0;
    double mean = n + k ? (sum[0] + sum[1]) / (double)(n + k) : 0;
    for (size_t i = 0; i < c->count && !sv_canceled_at(i); i++) {
        sv_candidate *x = &c->data[i];
        double level = mean > 0 ? 0.5 * (double)x->x[SV_X_cosine] / (mean + 0.02) : 0;
        x->x[SV_X_level] = (float)(level > 2 ? 2 : level);
    }
}

/* What one of the numbers of a pair has above the same number of the next best partners. */
static void fill_margin(sv_candidates *c, two_best *src, two_best *tgt, size_t n, size_t k,
                        int of, int high, int low)
{
    const two_best none = {-9, -9, SV_NO_ID};
    for (size_t i = 0; i < n; i++)
        src[i] = none;
    for (size_t i = 0; i < k; i++)
        tgt[i] = none;
    for (size_t i = 0; i < c->count && !sv_canceled_at(i); i++) {
        const sv_candidate *x = &c->data[i];
        if (sv_candidate_wordless(x))
            continue;
        offer(&src[x->src], x->x[of], x->tgt);
        offer(&tgt[x->tgt], x->x[of], x->src);
    }
    for (size_t i = 0; i < c->count && !sv_canceled_at(i); i++) {
        sv_candidate *x = &c->data[i];
        if (sv_candidate_wordless(x))
            continue;
        float a = margin(&src[x->src], x->x[of], x->tgt);
        float b = margin(&tgt[x->tgt], x->x[of], x->src);
        x->x[high] = a > b ? a : b;
        x->x[low] = a > b ? b : a;
        if (of == SV_X_odds)
            x->x[SV_X_best_both] = src[x->src].at == x->tgt && tgt[x->tgt].at == x->src;
    }
}

static samsvar_status relate(const sv_match *m, sv_candidates *c)
{
    static const int margins[3][3] = {{SV_X_cover_both, SV_X_margin_high, SV_X_margin_low},
                                      {SV_X_odds, SV_X_odds_high, SV_X_odds_low},
                                      {SV_X_cosine, SV_X_cosine_high, SV_X_cosine_low}};
    uint32_t n = (uint32_t)m->bag[0]->segs.count, k = (uint32_t)m->bag[1]->segs.count;
    uint32_t *row = sv_calloc((size_t)n + 2, sizeof *row);
    two_best *src = sv_calloc((size_t)n + 1, sizeof *src), *tgt = sv_calloc((size_t)k + 1, sizeof *tgt);
    samsvar_status status = SAMSVAR_ENOMEM;
    if (row && src && tgt) {
        for (size_t i = 0; i < c->count; i++)
            row[c->data[i].src + 1]++;
        for (uint32_t i = 0; i < n; i++)
            row[i + 1] += row[i];
        for (int f = 0; f < 3 && !sv_canceled(); f++)
            fill_margin(c, src, tgt, n, k, margins[f][0], margins[f][1], margins[f][2]);
        if (!sv_canceled())
            fill_level(c, src, tgt, n, k);
        if (!sv_canceled())
            fill_context(c, row, n);
        status = sv_canceled() ? SAMSVAR_ECANCELED : SAMSVAR_OK;
    }
    sv_free(row);
    sv_free(src);
    sv_free(tgt);
    return status;
}

/* ---- candidates */

/* Where each candidate belongs: they come by target, and stay so among those of one source. */
static void count_places(const sv_candidates *c, size_t *first, size_t rows, size_t *place)
{
    for (size_t k = 0; k < c->count; k++)
        first[c->data[k].src + 1]++;
    for (size_t i = 0; i < rows; i++)
        first[i + 1] += first[i];
    for (size_t k = 0; k < c->count; k++)
        place[k] = first[c->data[k].src]++;
}

/* By source, then target, without a copy of them all. */
static samsvar_status sort_by_place(sv_candidates *c, size_t rows)
{
    size_t *first = sv_calloc(rows + 2, sizeof *first), *place = sv_calloc(c->count + 1, sizeof *place);
    samsvar_status status = first && place ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        count_places(c, first, rows, place);
    for (size_t k = 0, turns = 0; k < c->count && !status; k++)
        while (place[k] != k && !status) { /* each turn puts one where it belongs */
            size_t to = place[k];
            sv_candidate other = c->data[to];
            c->data[to] = c->data[k];
            c->data[k] = other;
            place[k] = place[to];
            place[to] = to;
            if (sv_canceled_at(++turns)) /* one round may have them all */
                status = SAMSVAR_ECANCELED;
        }
    sv_free(first);
    sv_free(place);
    return status;
}

/* Votes for a source segment, and the last word (+ 1) that voted, with its strongest vote. */
typedef struct tally {
    float sum, last;
    uint32_t token;
} tally;

/* What finding candidates needs again and again. */
typedef struct finder {
    sv_match *m;
    sv_candidates *out;
    sv_side *sides;
    sv_word_pair *pairs;
    tally *votes;               /* [source segments]                 */
    uint32_t postings;          /* longest list of a key that votes  */
    uint32_t kept;              /* partners of a segment, at most    */
    SV_VEC(uint32_t) touched;
} finder;

static samsvar_status look_at(finder *f, uint32_t src, uint32_t tgt)
{
    sv_candidate c;
    if (sv_keep_rejects(f->m->keep, src, tgt, 1, 1))
        return SAMSVAR_OK;
    sv_features_fill(f->m, f->sides, f->pairs, src, tgt, &c);
    if (sv_candidate_wordless(&c) && (!f->m->vectors || sv_vecpair_mutual(f->m->vectors, src) != tgt))
        return SAMSVAR_OK;
    if (f->m->vectors)
        c.vectors = sv_vecpair_term(f->m->vectors, src, 1, tgt, 1);
    return sv_vec_push(f->out, c) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static samsvar_status look_at_all(finder *f)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t j = 0; j < f->m->bag[1]->segs.count && !status; j++) {
        sv_match_load(f->m, 1, j);
        for (uint32_t i = 0; i < f->m->bag[0]->segs.count && !status; i++)
            status = look_at(f, i, j);
        if (!status && sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    return status;
}

/* One target word's vote: what its match would be worth, for every source segment that holds
 * one of its keys; the strongest of its keys counts. */
static int vote_word(finder *f, uint32_t token)
{
    const sv_shared *shared = &f->m->shared[1];
    const sv_index *index = &f->m->index[0];
    const sv_worth *w = &f->m->worth[1][token];
    float worth = (w->hit - w->miss) / (255.0f * 255.0f);
    uint32_t k, end = sv_shared_span(shared, &f->m->bag[1]->tokens.data[token], &k);
    for (; k < end; k++) {
        uint32_t id = shared->keys.data[k].id, df = index->seg_count[id];
        float strength = worth * (float)shared->keys.data[k].weight;
        if (!df || df > f->postings)
            continue;
        for (uint32_t p = index->first[id]; p < index->first[id + 1]; p++) {
            tally *t = &f->votes[index->postings[p].seg];
            float v = strength * (float)index->postings[p].weight;
            if (!t->token && !sv_vec_push(&f->touched, index->postings[p].seg))
                return 0;
            float old = t->token == token + 1 ? t->last : 0;
            if (v > old) {
                t->sum += v - old;
                t->last = v;
            }
            t->token = token + 1;
        }
    }
    return 1;
}

static int vote(finder *f, uint32_t tgt)
{
    const sv_bagseg *seg = &f->m->bag[1]->segs.data[tgt];
    f->touched.count = 0;
    for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++)
        if (!vote_word(f, t))
            return 0;
    return 1;
}

/* The source segments with the most votes first, at most PARTNERS; returns how many. What a
 * segment says that nobody votes for speaks against it. */
static uint32_t elect(finder *f, uint32_t best[PARTNERS])
{
    uint32_t n = 0;
    float value[PARTNERS];
    for (size_t k = 0; k < f->touched.count; k++) {
        uint32_t s = f->touched.data[k], at = n;
        float v = f->votes[s].sum + 0.5f * f->m->miss_sum[0][s];
        memset(&f->votes[s], 0, sizeof f->votes[s]);
        while (at > 0 && (value[at - 1] < v || (value[at - 1] == v && best[at - 1] > s)))
            at--;
        if (at == PARTNERS)
            continue;
        n += n < PARTNERS;
        memmove(best + at + 1, best + at, (n - 1 - at) * sizeof *best);
        memmove(value + at + 1, value + at, (n - 1 - at) * sizeof *value);
        best[at] = s;
        value[at] = v;
    }
    return n;
}

/* The segment whose vector is the nearest, unless it was elected. */
static samsvar_status look_at_nearest(finder *f, const uint32_t *best, uint32_t n, uint32_t tgt)
{
    uint32_t src = f->m->vectors ? sv_vecpair_mutual_target(f->m->vectors, tgt) : SV_NO_ID;
    for (uint32_t k = 0; k < n; k++)
        if (best[k] == src)
            return SAMSVAR_OK;
    return src == SV_NO_ID ? SAMSVAR_OK : look_at(f, src, tgt);
}

/* Of the candidates behind the first `begin` ones, those of one segment, keeps the likeliest. */
static void keep_likeliest(finder *f, size_t begin)
{
    sv_candidate *c = f->out->data;
    while (f->out->count - begin > f->kept) {
        size_t least = begin;
        for (size_t k = begin; k < f->out->count; k++)
            if (c[k].x[SV_X_odds] + c[k].vectors < c[least].x[SV_X_odds] + c[least].vectors)
                least = k;
        c[least] = c[--f->out->count];
    }
}

static samsvar_status look_at_voted(finder *f)
{
    uint32_t best[PARTNERS];
    size_t columns = f->m->bag[1]->segs.count;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t j = 0; j < columns && !status; j++) {
        if (!vote(f, j))
            return SAMSVAR_ENOMEM;
        uint32_t n = elect(f, best);
        size_t begin = f->out->count;
        sv_match_load(f->m, 1, j);
        for (uint32_t k = 0; k < n && !status; k++)
            status = look_at(f, best[k], j);
        if (!status)
            status = look_at_nearest(f, best, n, j);
        keep_likeliest(f, begin);
        if (j % 4096 == 0)
            sv_progress("search", j, columns);
        if (!status && sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    return status;
}

uint32_t sv_candidates_postings(uint64_t columns)
{
    uint64_t most = VOTES / (50 * (columns + 1));
    return most < 64 ? 64 : most > SV_CANDIDATE_POSTINGS ? SV_CANDIDATE_POSTINGS : (uint32_t)most;
}

samsvar_status sv_candidates_find(sv_match *m, sv_candidates *out)
{
    finder f = {.m = m, .out = out};
    uint64_t n = m->bag[0]->segs.count, k = m->bag[1]->segs.count;
    f.sides = sv_sides_new();
    f.pairs = sv_calloc(SV_SIDE_PAIRS, sizeof *f.pairs);
    f.votes = sv_calloc(n + 1, sizeof *f.votes);
    f.postings = sv_candidates_postings(k);
    f.kept = k > SV_MATCH_LARGE ? FEW : UINT32_MAX;
    samsvar_status status = f.sides && f.pairs && f.votes ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = n * k <= SV_ALL_PAIRS ? look_at_all(&f) : look_at_voted(&f);
    sv_vec_trim(out);
    if (status == SAMSVAR_OK)
        status = sort_by_place(out, n);
    if (status == SAMSVAR_OK)
        status = relate(m, out);
    sv_free(f.sides);
    sv_free(f.pairs);
    sv_free(f.votes);
    sv_vec_clear(&f.touched);
    return status;
}
