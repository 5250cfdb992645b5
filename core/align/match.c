/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/match.h"

#include <math.h>
#include <string.h>

#include "core/align/window.h"
#include "core/base/log.h"
#include "core/base/mem.h"

/* ---- worth */

/* P(a token's keys are met in a segment that says something else): the share of the other
 * text's segments that hold one of them, shrunk towards how common the lexicons say the key
 * is, because in a short text a rare and a common word may both stand once. */
static double random_match(const sv_match *m, int side, uint32_t token)
{
    const sv_bag *bag = m->bag[side];
    const sv_token *tok = &bag->tokens.data[token];
    const sv_shared *shared = &m->shared[side];
    const sv_params *params = m->params;
    const sv_index *other = &m->index[!side];
    double n = (double)m->bag[!side]->segs.count;
    double none = 1.0, common = 0.0;
    for (uint32_t k = 0; k < tok->key_count; k++) {
        uint32_t id = bag->key_ids.data[tok->keys + k];
        double strength = bag->key_weights.data[tok->keys + k] / 255.0;
        double spread = sv_lexicon_spread(m->lexicon, id);
        double base = spread / (spread + params->spread_half);
        if (strength * base > common)
            common = strength * base;
    }
    uint32_t at, end = sv_shared_span(shared, tok, &at);
    for (; at < end; at++) {
        const sv_shared_key *key = &shared->keys.data[at];
        none *= 1.0 - key->weight / 255.0 * other->seg_count[key->id] / (n + 1.0);
    }
    double seen = 1.0 - none;
    double share = n / (n + params->prior_segments);
    double r = share * seen + (1.0 - share) * params->common_max * common;
    return r < params->random_floor ? params->random_floor : r > 0.95 ? 0.95 : r;
}

/* Does the other text hold any of the token's keys? */
static int stands_anywhere(const sv_match *m, int side, size_t token)
{
    uint32_t from;
    return sv_shared_span(&m->shared[side], &m->bag[side]->tokens.data[token], &from) > from;
}

/* What a word is: words of a class are translated alike. */
typedef enum word_class { CLASS_NUMBER, CLASS_NAME, CLASS_CLOSED, CLASS_KNOWN, CLASS_UNKNOWN, CLASSES } word_class;

static word_class class_of(const sv_bag *bag, const sv_token *tok)
{
    if (tok->flags & SAMSVAR_TOK_NUMBER)
        return CLASS_NUMBER;
    if (tok->flags & (SAMSVAR_TOK_NAME | SAMSVAR_TOK_ACRONYM))
        return CLASS_NAME;
    if (tok->flags & SAMSVAR_TOK_CLOSED)
        return CLASS_CLOSED;
    for (uint32_t k = 0; k < tok->key_count; k++)
        if (bag->key_sources.data[tok->keys + k] < SV_LEX_FILES)
            return CLASS_KNOWN;
    return CLASS_UNKNOWN;
}

static void set_expected(const sv_params *params, double q[CLASSES])
{
    q[CLASS_NUMBER] = params->match_number;
    q[CLASS_NAME] = params->match_name;
    q[CLASS_CLOSED] = params->match_closed;
    q[CLASS_KNOWN] = params->match_known;
    q[CLASS_UNKNOWN] = params->match_unknown;
}

/* P(a match | the segments say the same) of each class. The parameters are of languages that
 * have lexicons. Where fewer words stand anywhere in the other text than should match, these
 * two texts' own share is the bound: without a lexicon, that a word is not met says nothing. */
static void bound_expected(const sv_match *m, int side, double q[CLASSES])
{
    enum { PRIOR = 30 }; /* words that the parameters count as */
    const sv_bag *bag = m->bag[side];
    double present[CLASSES] = {0}, all[CLASSES] = {0};
    for (size_t t = 0; t < bag->tokens.count; t++) {
        word_class c = class_of(bag, &bag->tokens.data[t]);
        all[c]++;
        present[c] += stands_anywhere(m, side, t);
    }
    for (int c = 0; c < CLASSES; c++) {
        double share = (present[c] + PRIOR * q[c]) / (all[c] + PRIOR);
        q[c] = share < q[c] ? share : q[c];
    }
}

/* The worth of a word of weight 1 with a list of keys and flags. */
typedef struct sv_list_worth {
    uint32_t keys;  /* where the list begins               */
    uint8_t count;  /* of keys; 0: nothing is known here   */
    uint8_t flags, absent;
    double hit, miss;
} list_worth;

/* A table with about as many places as the larger bag has lists. */
static samsvar_status open_lists(sv_match *m)
{
    enum { KEYS_OF_LIST = 16, LEAST_BITS = 6, MOST_BITS = 16 };
    for (m->list_bits = LEAST_BITS; m->list_bits < MOST_BITS; m->list_bits++) {
        size_t keys = (size_t)KEYS_OF_LIST << m->list_bits;
        if (keys >= m->bag[0]->key_ids.count && keys >= m->bag[1]->key_ids.count)
            break;
    }
    m->lists = sv_calloc((size_t)1 << m->list_bits, sizeof *m->lists);
    return m->lists ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* A form has the same list wherever it stands: its logarithms are taken once, unless another
 * list takes its place in the table. */
static const list_worth *weigh_list(sv_match *m, int side, uint32_t t,
                                    const double expected[CLASSES])
{
    const sv_token *tok = &m->bag[side]->tokens.data[t];
    list_worth *lw = &m->lists[tok->keys * 0x9E3779B1u >> (32 - m->list_bits)];
    if (lw->count && lw->keys == tok->keys && lw->count == tok->key_count && lw->flags == tok->flags)
        return lw;
    double q = expected[class_of(m->bag[side], tok)];
    double r = random_match(m, side, t);
    if (r > q * 0.9)
        r = q * 0.9; /* a match never speaks against */
    *lw = (list_worth){tok->keys, tok->key_count, tok->flags, !stands_anywhere(m, side, t),
                       log(q / r), log((1.0 - q) / (1.0 - r))};
    return lw;
}

static void weigh_tokens(sv_match *m, int side, const double expected[CLASSES])
{
    const sv_bag *bag = m->bag[side];
    const sv_params *params = m->params;
    memset(m->lists, 0, sizeof *m->lists << m->list_bits);
    for (uint32_t s = 0; s < bag->segs.count && !sv_canceled_at(s); s++) {
        const sv_bagseg *seg = &bag->segs.data[s];
        double sum = 0;
        for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++) {
            const sv_token *tok = &bag->tokens.data[t];
            const list_worth *lw = weigh_list(m, side, t, expected);
            double w = tok->weight / 1000.0;
            double miss = w * lw->miss;
            if (lw->absent)
                miss *= params->unmatched_absent * m->absent;
            m->worth[side][t].hit = (float)(w * lw->hit);
            m->worth[side][t].miss = (float)miss;
            if (t - seg->token_first < SV_MATCH_WORDS)
                sum += miss;
        }
        m->miss_sum[side][s] = (float)sum;
    }
}

/* As the parameters say: nothing is known of a first alignment. */
static void weigh_sides(sv_match *m)
{
    for (int side = 0; side < 2 && !sv_canceled(); side++) {
        double expected[CLASSES];
        set_expected(m->params, expected);
        bound_expected(m, side, expected);
        weigh_tokens(m, side, expected);
    }
}

/* ---- match */

samsvar_status sv_match_new(const sv_bag *src, const sv_bag *tgt, const sv_lexicon *lex,
                            const sv_params *params, uint32_t most, sv_match **out)
{
    sv_match *m = sv_calloc(1, sizeof *m);
    if (!m)
        return SAMSVAR_ENOMEM;
    m->absent = 1;
    m->bag[0] = src;
    m->bag[1] = tgt;
    m->lexicon = lex;
    m->params = params;
    samsvar_status status = sv_shared_build(m->bag, sv_lexicon_key_count(lex), m->shared,
                                            &m->key_count);
    if (status == SAMSVAR_OK)
        status = open_lists(m);
    for (int side = 0; side < 2 && status == SAMSVAR_OK; side++) {
        m->stamp[side] = sv_calloc((size_t)m->key_count + 1, sizeof **m->stamp);
        status = sv_index_build(m->bag[side], &m->shared[side], m->key_count, most,
                                &m->index[side]);
        m->worth[side] = sv_calloc(m->bag[side]->tokens.count + 1, sizeof **m->worth);
        m->miss_sum[side] = sv_calloc(m->bag[side]->segs.count + 1, sizeof **m->miss_sum);
        if (!m->stamp[side] || !m->worth[side] || !m->miss_sum[side])
            status = SAMSVAR_ENOMEM;
    }
    if (status != SAMSVAR_OK) {
        sv_match_free(m);
        return status;
    }
    weigh_sides(m);
    if (sv_canceled()) {
        sv_match_free(m);
        return SAMSVAR_ECANCELED;
    }
    *out = m;
    return SAMSVAR_OK;
}

void sv_match_forget(sv_match *m)
{
    if (m->sparse)
        weigh_sides(m);
    m->sparse = 0;
}

void sv_match_ease(sv_match *m, double factor)
{
    m->absent *= factor;
    for (int side = 0; side < 2; side++)
        for (uint32_t s = 0; s < m->bag[side]->segs.count; s++) {
            const sv_bagseg *seg = &m->bag[side]->segs.data[s];
            double sum = 0;
            for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++) {
                sv_worth *w = &m->worth[side][t];
                if (!stands_anywhere(m, side, t))
                    w->miss = (float)(factor * (double)w->miss);
                if (t - seg->token_first < SV_MATCH_WORDS)
                    sum += (double)w->miss;
            }
            m->miss_sum[side][s] = (float)sum;
        }
}

void sv_match_free(sv_match *m)
{
    if (!m)
        return;
    for (int side = 0; side < 2; side++) {
        sv_index_clear(&m->index[side]);
        sv_shared_clear(&m->shared[side]);
        sv_free(m->stamp[side]);
        sv_free(m->worth[side]);
        sv_free(m->miss_sum[side]);
    }
    sv_window_free(m->window);
    sv_free(m->lists);
    sv_free(m);
}

void sv_match_load(sv_match *m, int side, uint32_t seg)
{
    const sv_bagseg *loaded = &m->bag[side]->segs.data[seg];
    const sv_shared *shared = &m->shared[side];
    uint32_t now = ++m->stamp_now[side];
    for (uint32_t i = 0; i < loaded->token_count && i < SV_MATCH_WORDS; i++) {
        const sv_token *token = &m->bag[side]->tokens.data[loaded->token_first + i];
        uint32_t k, end = sv_shared_span(shared, token, &k);
        for (; k < end; k++) {
            const sv_shared_key *key = &shared->keys.data[k];
            sv_stamp *stamp = &m->stamp[side][key->id];
            if (stamp->now != now || stamp->weight < key->weight)
                *stamp = (sv_stamp){now, (uint16_t)i, key->weight};
        }
    }
}

/* The strongest key that a token of a side shares with the other side's loaded segment. */
static int best_partner(const sv_match *m, int side, const sv_token *token, uint16_t *partner,
                        sv_word_pair *out)
{
    const sv_shared *shared = &m->shared[side];
    const sv_stamp *stamps = m->stamp[!side];
    uint32_t now = m->stamp_now[!side], best = 0, k, end = sv_shared_span(shared, token, &k);
    for (; k < end; k++) {
        const sv_shared_key *key = &shared->keys.data[k];
        const sv_stamp *stamp = &stamps[key->id];
        if (stamp->now != now)
            continue;
        uint32_t strength = (uint32_t)key->weight * stamp->weight / 255u;
        if (strength <= best)
            continue;
        best = strength;
        *partner = stamp->token;
        out->strength = (uint8_t)strength;
        out->source = key->source;
    }
    return best > 0;
}

uint32_t sv_match_pairs(sv_match *m, int side, uint32_t seg, sv_word_pair out[SV_MATCH_WORDS])
{
    const sv_bagseg *s = &m->bag[side]->segs.data[seg];
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->token_count && i < SV_MATCH_WORDS; i++) {
        sv_word_pair *p = &out[n];
        *(side ? &p->tgt : &p->src) = (uint16_t)i;
        n += (uint32_t)best_partner(m, side, &m->bag[side]->tokens.data[s->token_first + i],
                                    side ? &p->src : &p->tgt, p);
    }
    return n;
}

/* ---- learning */

/* Words of each class in a segment, and how much of them is matched; best[] holds the
 * strengths by token, 0..255. */
static void count_classes(const sv_bag *bag, uint32_t seg, const uint8_t *best, double met[CLASSES],
                          double all[CLASSES])
{
    const sv_bagseg *s = &bag->segs.data[seg];
    for (uint32_t i = 0; i < s->token_count && i < SV_MATCH_WORDS; i++) {
        word_class c = class_of(bag, &bag->tokens.data[s->token_first + i]);
        all[c]++;
        met[c] += best[i] / 255.0;
    }
}

int sv_match_learn(sv_match *m, uint32_t (*linked)[2], size_t count)
{
    enum { PRIOR = 100 };
    const double few = 0.4; /* with a lexicon, more than half of the words are met */
    double met[2][CLASSES] = {{0}}, all[2][CLASSES] = {{0}}, met_sum = 0, sum = PRIOR;
    sv_word_pair found[SV_MATCH_WORDS];
    for (size_t k = 0; k < count; k++) {
        uint8_t best[2][SV_MATCH_WORDS] = {{0}};
        sv_match_load(m, 1, linked[k][1]);
        uint32_t n = sv_match_pairs(m, 0, linked[k][0], found);
        for (uint32_t x = 0; x < n; x++) {
            uint16_t at[2] = {found[x].src, found[x].tgt};
            for (int side = 0; side < 2; side++)
                if (at[side] < SV_MATCH_WORDS && found[x].strength > best[side][at[side]])
                    best[side][at[side]] = found[x].strength;
        }
        for (int side = 0; side < 2; side++)
            count_classes(m->bag[side], linked[k][side], best[side], met[side], all[side]);
    }
    for (int side = 0; side < 2; side++)
        for (int c = CLASS_NAME; c < CLASSES; c++) {
            if (c == CLASS_CLOSED)
                continue; /* of them two languages may have no more than articles */
            met_sum += met[side][c];
            sum += all[side][c];
        }
    m->sparse = met_sum + PRIOR * m->params->match_known < few * sum;
    for (int side = 0; side < 2 && m->sparse; side++) {
        double expected[CLASSES];
        set_expected(m->params, expected);
        bound_expected(m, side, expected);
        for (int c = 0; c < CLASSES; c++) {
            double q = (met[side][c] + PRIOR * expected[c]) / (all[side][c] + PRIOR);
            expected[c] = q < expected[c] ? q : expected[c];
        }
        weigh_tokens(m, side, expected);
    }
    return m->sparse;
}
