/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/window.h"

/* A key of a token of a row, in the list of its key; lists are in order of rows, so that those
 * of the row that leaves are always in front. */
typedef struct holder {
    uint32_t next;  /* holder + 1 in the list, or among the free ones; 0: none */
    uint32_t key;   /* in the source's shared keys                             */
    uint32_t token; /* slot in best                                            */
    uint8_t weight;
} holder;

typedef struct queue {
    uint32_t head, tail; /* holder + 1                                      */
    uint32_t seen;       /* index + 1 in sought, while keys are gathered    */
} queue;

/* A key of the target segment: its strongest token, of equal ones the first. */
typedef struct sought {
    uint32_t id;
    uint16_t token;
    uint8_t weight;
} sought;

struct sv_window {
    const sv_match *m;
    uint32_t top, bottom, token0; /* token0: the first of all rows */
    queue *queue;                 /* [key_count]                   */
    SV_VEC(holder) holders;
    uint32_t free;                /* holder + 1 */
    uint64_t *best;               /* [tokens of all rows]: partner, see rank(); 0: none */
    SV_VEC(sought) sought;
};

static uint32_t looked_at(const sv_bagseg *seg)
{
    return seg->token_count < SV_MATCH_WORDS ? seg->token_count : SV_MATCH_WORDS;
}

/* ---- the rows */

static uint32_t token_keys(const sv_window *w, uint32_t token, uint32_t *from)
{
    return sv_shared_span(&w->m->shared[0], &w->m->bag[0]->tokens.data[token], from);
}

/* There is room for it. */
static void add_holder(sv_window *w, uint32_t key, uint32_t token)
{
    const sv_shared_key *k = &w->m->shared[0].keys.data[key];
    queue *q = &w->queue[k->id];
    uint32_t at = w->free;
    if (at)
        w->free = w->holders.data[at - 1].next;
    else
        at = (uint32_t)++w->holders.count;
    w->holders.data[at - 1] = (holder){0, key, token, k->weight};
    if (q->tail)
        w->holders.data[q->tail - 1].next = at;
    else
        q->head = at;
    q->tail = at;
}

static void drop_holder(sv_window *w, uint32_t key)
{
    queue *q = &w->queue[w->m->shared[0].keys.data[key].id];
    uint32_t at = q->head;
    q->head = w->holders.data[at - 1].next;
    if (!q->head)
        q->tail = 0;
    w->holders.data[at - 1].next = w->free;
    w->free = at;
}

/* A row is in the lists whole or, when there is no memory, not at all. */
static int enter(sv_window *w, uint32_t row)
{
    const sv_bagseg *seg = &w->m->bag[0]->segs.data[row];
    if (!sv_vec_reserve(&w->holders, (size_t)looked_at(seg) * UINT8_MAX))
        return 0;
    for (uint32_t t = seg->token_first; t < seg->token_first + looked_at(seg); t++) {
        uint32_t k, end = token_keys(w, t, &k);
        for (; k < end; k++)
            add_holder(w, k, t - w->token0);
    }
    return 1;
}

static void leave(sv_window *w, uint32_t row)
{
    const sv_bagseg *seg = &w->m->bag[0]->segs.data[row];
    for (uint32_t t = seg->token_first; t < seg->token_first + looked_at(seg); t++) {
        uint32_t k, end = token_keys(w, t, &k);
        for (; k < end; k++)
            drop_holder(w, k);
    }
}

samsvar_status sv_window_move(sv_window *w, uint32_t top, uint32_t bottom)
{
    for (; w->top < top && w->top < w->bottom; w->top++)
        leave(w, w->top);
    if (w->top < top) /* rows that no column meets */
        w->top = w->bottom = top;
    for (; w->bottom < bottom; w->bottom++)
        if (!enter(w, w->bottom))
            return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

/* ---- opening and closing */

static sv_window *make(const sv_match *m)
{
    sv_window *w = sv_calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->m = m;
    w->queue = sv_calloc((size_t)m->key_count + 1, sizeof *w->queue);
    if (w->queue)
        return w;
    sv_window_free(w);
    return NULL;
}

sv_window *sv_window_open(sv_match *m, uint32_t i0, uint32_t i1)
{
    sv_window *w = m->window ? m->window : make(m);
    m->window = w;
    if (!w)
        return NULL;
    size_t tokens = 0;
    if (i0 < i1) {
        const sv_bagseg *first = &m->bag[0]->segs.data[i0], *last = &m->bag[0]->segs.data[i1 - 1];
        w->token0 = first->token_first;
        tokens = last->token_first + last->token_count - w->token0;
    }
    w->top = w->bottom = i0;
    w->best = sv_calloc(tokens + 1, sizeof *w->best);
    return w->best ? w : NULL;
}

void sv_window_close(sv_window *w)
{
    if (!w)
        return;
    for (; w->top < w->bottom; w->top++)
        leave(w, w->top);
    sv_free(w->best);
    w->best = NULL;
}

void sv_window_free(sv_window *w)
{
    if (!w)
        return;
    sv_free(w->queue);
    sv_free(w->best);
    sv_vec_clear(&w->holders);
    sv_vec_clear(&w->sought);
    sv_free(w);
}

/* ---- a column */

/* The keys of a target segment, each once. 0: out of memory. */
static int seek(sv_window *w, uint32_t tgt)
{
    const sv_bagseg *seg = &w->m->bag[1]->segs.data[tgt];
    const sv_shared *shared = &w->m->shared[1];
    w->sought.count = 0;
    for (uint32_t i = 0; i < looked_at(seg); i++) {
        const sv_token *token = &w->m->bag[1]->tokens.data[seg->token_first + i];
        uint32_t k, end = sv_shared_span(shared, token, &k);
        if (!sv_vec_reserve(&w->sought, end - k))
            return 0;
        for (; k < end; k++) {
            const sv_shared_key *key = &shared->keys.data[k];
            queue *q = &w->queue[key->id];
            if (!q->head)
                continue;
            if (!q->seen) {
                w->sought.data[w->sought.count] = (sought){key->id, (uint16_t)i, key->weight};
                q->seen = (uint32_t)++w->sought.count;
            } else if (w->sought.data[q->seen - 1].weight < key->weight) {
                w->sought.data[q->seen - 1].token = (uint16_t)i;
                w->sought.data[q->seen - 1].weight = key->weight;
            }
        }
    }
    for (size_t k = 0; k < w->sought.count; k++)
        w->queue[w->sought.data[k].id].seen = 0;
    return 1;
}

/* The strongest partner ranks first, of equal ones that of the token's first key. */
static uint64_t rank(uint32_t strength, uint32_t key, uint16_t tgt)
{
    return (uint64_t)strength << 48 | (uint64_t)(UINT32_MAX - key) << 16 | tgt;
}

samsvar_status sv_window_meet(sv_window *w, uint32_t tgt)
{
    if (!seek(w, tgt))
        return SAMSVAR_ENOMEM;
    for (size_t k = 0; k < w->sought.count; k++) {
        const sought *s = &w->sought.data[k];
        for (uint32_t at = w->queue[s->id].head; at; at = w->holders.data[at - 1].next) {
            const holder *h = &w->holders.data[at - 1];
            uint32_t strength = (uint32_t)h->weight * s->weight / 255u;
            uint64_t r = strength ? rank(strength, h->key, s->token) : 0;
            uint64_t *best = &w->best[h->token];
            *best = r > *best ? r : *best; /* nobody can foretell it: no branch */
        }
    }
    return SAMSVAR_OK;
}

uint32_t sv_window_pairs(sv_window *w, uint32_t src, sv_word_pair out[SV_MATCH_WORDS])
{
    const sv_bagseg *seg = &w->m->bag[0]->segs.data[src];
    uint64_t *best = w->best + (seg->token_first - w->token0);
    uint32_t n = 0, count = looked_at(seg);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t r = best[i];
        if (!r)
            continue;
        uint32_t key = UINT32_MAX - (uint32_t)(r >> 16);
        out[n++] = (sv_word_pair){(uint16_t)i, (uint16_t)r, (uint8_t)(r >> 48),
                                  w->m->shared[0].keys.data[key].source};
        best[i] = 0;
    }
    return n;
}
