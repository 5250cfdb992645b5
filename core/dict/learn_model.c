/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* learn_model.c -- word pairs, Model 1 in both directions, significance. */
#include "core/dict/learn.h"

#include "core/base/log.h"

#include <math.h>
#include <string.h>

typedef struct word {
    uint32_t lines; /* it stands in */
    uint8_t pos, closed, name;
} word;

/* Two words that stand together in `together` lines. */
typedef struct cell {
    uint32_t w[2];
    uint32_t together;
    float t[2]; /* 0: of w[1] given w[0]; 1: the other way */
    double sum[2];
} cell;

typedef struct line {
    uint32_t first;
    uint16_t count[2]; /* cells first .. first + count[0] * count[1] */
} line;

struct sv_learn {
    sv_intern *words[2];
    SV_VEC(word) info[2];
    SV_VEC(cell) cells;
    SV_VEC(uint32_t) at; /* of each pair of words of each line: its cell */
    SV_VEC(line) lines;
    uint32_t *table; /* open addressing: cell + 1 */
    size_t room;     /* of table, a power of two  */
};

sv_learn *sv_learn_new(void)
{
    sv_learn *l = sv_calloc(1, sizeof *l);
    if (!l)
        return NULL;
    l->words[0] = sv_intern_new();
    l->words[1] = sv_intern_new();
    l->room = 1 << 12;
    l->table = sv_calloc(l->room, sizeof *l->table);
    if (!l->words[0] || !l->words[1] || !l->table) {
        sv_learn_free(l);
        return NULL;
    }
    return l;
}

void sv_learn_free(sv_learn *l)
{
    if (!l)
        return;
    for (int i = 0; i < 2; i++) {
        sv_intern_free(l->words[i]);
        sv_vec_clear(&l->info[i]);
    }
    sv_vec_clear(&l->cells);
    sv_vec_clear(&l->at);
    sv_vec_clear(&l->lines);
    sv_free(l->table);
    sv_free(l);
}

uint64_t sv_learn_lines(const sv_learn *l)
{
    return l->lines.count;
}

/* ------------------------------------------------------------------ words */

void sv_learn_text_clear(sv_learn_text *t)
{
    sv_vec_clear(&t->words);
    sv_vec_clear(&t->ends);
}

static samsvar_status add_word(sv_learn *l, int side, samsvar_str key, uint32_t flags,
                               uint32_t pos, sv_learn_text *out)
{
    word none = {0};
    uint32_t id = sv_intern_add(l->words[side], key.ptr, key.len);
    if (id == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    while (l->info[side].count <= id)
        if (!sv_vec_push(&l->info[side], none))
            return SAMSVAR_ENOMEM;
    word *w = &l->info[side].data[id];
    w->pos |= (uint8_t)pos;
    w->closed |= (flags & SAMSVAR_TOK_CLOSED) != 0;
    w->name |= (flags & (SAMSVAR_TOK_NAME | SAMSVAR_TOK_ACRONYM)) != 0;
    return sv_vec_push(&out->words, id) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* The best lemma of each word: a child comes behind its token. */
static samsvar_status read_segment(sv_learn *l, int side, const samsvar_doc *doc,
                                   const sv_segment *s, sv_learn_text *out)
{
    samsvar_status status = SAMSVAR_OK;
    uint32_t end = s->feature_first + s->feature_count;
    for (uint32_t i = s->feature_first; i < end && status == SAMSVAR_OK; i++) {
        const samsvar_feature *f = &doc->features.data[i];
        if (f->kind != SAMSVAR_FEAT_TOKEN || !(f->flags & SAMSVAR_TOK_WORD) || !f->key.len)
            continue;
        samsvar_str key = f->key;
        uint32_t pos = 0;
        for (uint32_t k = i + 1; k < end; k++) {
            const samsvar_feature *g = &doc->features.data[k];
            if (g->kind == SAMSVAR_FEAT_TOKEN)
                break;
            if (g->kind == SAMSVAR_FEAT_LEMMA && g->parent == i && g->key.len) {
                key = g->key;
                pos = g->flags;
                break;
            }
        }
        status = add_word(l, side, key, f->flags, pos, out);
    }
    return status;
}

samsvar_status sv_learn_read(sv_learn *l, int side, const samsvar_doc *doc, sv_learn_text *out)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = doc->block_first; i < doc->block_last && status == SAMSVAR_OK; i++) {
        status = read_segment(l, side, doc, &doc->segments.data[i], out);
        if (status == SAMSVAR_OK && !sv_vec_push(&out->ends, (uint32_t)out->words.count))
            status = SAMSVAR_ENOMEM;
    }
    return status;
}

/* ------------------------------------------------------------------ pairs */

/* The words of segments, each once; SV_LEARN_WORDS + 1 when there are too many. */
static uint32_t gather(const sv_learn_text *t, const uint32_t *segs, uint32_t count,
                       uint32_t out[SV_LEARN_WORDS + 1])
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (segs[i] >= t->ends.count)
            continue;
        uint32_t k = segs[i] ? t->ends.data[segs[i] - 1] : 0;
        for (; k < t->ends.data[segs[i]]; k++) {
            uint32_t seen = 0;
            while (seen < n && out[seen] != t->words.data[k])
                seen++;
            if (seen < n)
                continue;
            out[n++] = t->words.data[k];
            if (n > SV_LEARN_WORDS)
                return n;
        }
    }
    return n;
}

static size_t hash(uint32_t a, uint32_t b)
{
    uint64_t x = ((uint64_t)a << 32 | b) * 0x9E3779B97F4A7C15u;
    return (size_t)(x ^ x >> 29);
}

static int grow(sv_learn *l)
{
    size_t room = l->room * 2;
    uint32_t *table = sv_calloc(room, sizeof *table);
    if (!table)
        return 0;
    for (uint32_t i = 0; i < l->cells.count; i++) {
        size_t h = hash(l->cells.data[i].w[0], l->cells.data[i].w[1]) & (room - 1);
        while (table[h])
            h = (h + 1) & (room - 1);
        table[h] = i + 1;
    }
    sv_free(l->table);
    l->table = table;
    l->room = room;
    return 1;
}

/* Numbers count up in order of appearance, whatever the hash. SV_NO_ID: out of memory. */
static uint32_t cell_of(sv_learn *l, uint32_t a, uint32_t b)
{
    if (l->cells.count * 2 >= l->room && !grow(l))
        return SV_NO_ID;
    size_t h = hash(a, b) & (l->room - 1);
    for (; l->table[h]; h = (h + 1) & (l->room - 1)) {
        const cell *c = &l->cells.data[l->table[h] - 1];
        if (c->w[0] == a && c->w[1] == b)
            return l->table[h] - 1;
    }
    cell c = {.w = {a, b}};
    if (!sv_vec_push(&l->cells, c))
        return SV_NO_ID;
    l->table[h] = (uint32_t)l->cells.count;
    return (uint32_t)l->cells.count - 1;
}

samsvar_status sv_learn_pair(sv_learn *l, const sv_learn_text *source, const uint32_t *s,
                             uint32_t s_count, const sv_learn_text *target, const uint32_t *t,
                             uint32_t t_count)
{
    uint32_t a[SV_LEARN_WORDS + 1], b[SV_LEARN_WORDS + 1];
    uint32_t m = gather(source, s, s_count, a), n = gather(target, t, t_count, b);
    if (!m || !n || m > SV_LEARN_WORDS || n > SV_LEARN_WORDS)
        return SAMSVAR_OK;
    if (l->at.count + (size_t)m * n > SV_LIMIT_LEARN_PAIRS)
        return SAMSVAR_ELIMIT;
    line entry = {(uint32_t)l->at.count, {(uint16_t)m, (uint16_t)n}};
    if (!sv_vec_reserve(&l->at, (size_t)m * n) || !sv_vec_push(&l->lines, entry))
        return SAMSVAR_ENOMEM;
    for (uint32_t i = 0; i < m; i++)
        for (uint32_t k = 0; k < n; k++) {
            uint32_t c = cell_of(l, a[i], b[k]);
            if (c == SV_NO_ID)
                return SAMSVAR_ENOMEM;
            l->cells.data[c].together++;
            l->at.data[l->at.count++] = c;
        }
    for (uint32_t i = 0; i < m; i++)
        l->info[0].data[a[i]].lines++;
    for (uint32_t k = 0; k < n; k++)
        l->info[1].data[b[k]].lines++;
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ Model 1 */

/* Shares each target word of a line out among the source words, or (way 1) the reverse. */
static void expect(sv_learn *l, const line *x, int way, double nothing)
{
    uint32_t m = x->count[0], n = x->count[1];
    const uint32_t *at = l->at.data + x->first;
    uint32_t outer = way ? m : n, inner = way ? n : m;
    for (uint32_t k = 0; k < outer; k++) {
        double sum = nothing;
        for (uint32_t i = 0; i < inner; i++)
            sum += l->cells.data[at[way ? k * n + i : i * n + k]].t[way];
        for (uint32_t i = 0; i < inner; i++) {
            cell *c = &l->cells.data[at[way ? k * n + i : i * n + k]];
            c->sum[way] += c->t[way] / sum;
        }
    }
}

/* One round; total: room for a sum a word of each side. */
static void iterate(sv_learn *l, double *total[2])
{
    /* the chance that a word has no counterpart, as if it were one more rare word */
    const double nothing = 0.01;
    for (int way = 0; way < 2; way++) {
        memset(total[way], 0, l->info[way].count * sizeof **total);
        for (size_t i = 0; i < l->lines.count; i++)
            expect(l, &l->lines.data[i], way, nothing);
        for (size_t i = 0; i < l->cells.count; i++)
            total[way][l->cells.data[i].w[way]] += l->cells.data[i].sum[way];
        for (size_t i = 0; i < l->cells.count; i++) {
            cell *c = &l->cells.data[i];
            c->t[way] = (float)(c->sum[way] / (total[way][c->w[way]] + 1e-9));
            c->sum[way] = 0;
        }
    }
}

static double entropy_part(double k, double n)
{
    return k > 0 ? k * log(k / n) : 0;
}

/* Dunning's ratio for two words in a and b of n lines, together in k; signed: negative
 * where they avoid each other. */
static double ratio(double k, double a, double b, double n)
{
    double k12 = a - k, k21 = b - k, k22 = n - a - b + k;
    if (k22 < 0)
        return 0;
    double g = 2 * (entropy_part(k, a * b / n) + entropy_part(k12, a * (n - b) / n) +
                    entropy_part(k21, (n - a) * b / n) +
                    entropy_part(k22, (n - a) * (n - b) / n));
    return k * n >= a * b ? g : -g;
}

/* ------------------------------------------------------------------ result */

static sv_import_pos pos_of(const word *w)
{
    switch (w->pos) {
    case SAMSVAR_POS_NOUN: return SV_IMPORT_NOUN;
    case SAMSVAR_POS_VERB: return SV_IMPORT_VERB;
    case SAMSVAR_POS_ADJ: return SV_IMPORT_ADJ;
    case SAMSVAR_POS_ADV: return SV_IMPORT_ADV;
    default: return SV_IMPORT_ANY;
    }
}

/* Spelled alike, or with a digit: nothing to learn. */
static int is_dull(samsvar_str a, samsvar_str b)
{
    if (a.len == b.len && !memcmp(a.ptr, b.ptr, a.len))
        return 1;
    for (uint32_t i = 0; i < a.len; i++)
        if (a.ptr[i] >= '0' && a.ptr[i] <= '9')
            return 1;
    for (uint32_t i = 0; i < b.len; i++)
        if (b.ptr[i] >= '0' && b.ptr[i] <= '9')
            return 1;
    return 0;
}

/* Adds what both directions hold for a translation, and chance does not explain. */
static samsvar_status select_cells(sv_learn *l, sv_import *out)
{
    double n = (double)l->lines.count, chance = ratio(1, 1, 1, n < 2 ? 2 : n) + 1e-6;
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < l->cells.count && status == SAMSVAR_OK; i++) {
        const cell *c = &l->cells.data[i];
        const word *a = &l->info[0].data[c->w[0]], *b = &l->info[1].data[c->w[1]];
        double both = sqrt((double)c->t[0] * c->t[1]);
        if (c->together < 2 || a->closed || b->closed || both < 0.12 ||
            c->t[0] < 0.03 || c->t[1] < 0.03 ||
            ratio(c->together, a->lines, b->lines, n) <= chance)
            continue;
        samsvar_str x = sv_intern_text(l->words[0], c->w[0]);
        samsvar_str y = sv_intern_text(l->words[1], c->w[1]);
        if (!is_dull(x, y))
            status = sv_import_add(out, x, pos_of(a), y, (uint32_t)(both * 1e6));
    }
    return status;
}

samsvar_status sv_learn_run(sv_learn *l, sv_import *out, sv_error *err)
{
    double *total[2] = {sv_calloc(l->info[0].count, sizeof(double)),
                        sv_calloc(l->info[1].count, sizeof(double))};
    samsvar_status status = total[0] && total[1] ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK && l->lines.count < 2)
        status = sv_fail(err, SAMSVAR_EDATA, "there are too few pairs of lines to learn from");
    for (size_t i = 0; i < l->cells.count; i++)
        l->cells.data[i].t[0] = l->cells.data[i].t[1] = 0.1f;
    for (int round = 0; round < SV_LEARN_ROUNDS && status == SAMSVAR_OK; round++) {
        sv_progress("rounds of learning", (uint64_t)round, SV_LEARN_ROUNDS);
        if (sv_canceled())
            status = SAMSVAR_ECANCELED;
        else
            iterate(l, total);
    }
    if (status == SAMSVAR_OK)
        status = select_cells(l, out);
    sv_free(total[0]);
    sv_free(total[1]);
    return status;
}
