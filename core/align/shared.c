/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/shared.h"

#include <string.h>

#include "core/base/log.h"

/* ---- numbers */

/* What the map says of a key: 0 not in the target, SEEN there but not yet in the source, else
 * its number + 1. */
static const uint32_t SEEN = UINT32_MAX;

/* Marks the keys of a bag that a token has: a form that always begins a phrase leaves a list that
 * nobody points to. NULL: out of memory. */
static uint8_t *mark_used(const sv_bag *bag)
{
    uint8_t *used = sv_calloc(bag->key_ids.count + 1, 1);
    for (size_t t = 0; used && t < bag->tokens.count; t++) {
        const sv_token *tok = &bag->tokens.data[t];
        if (tok->key_count && !used[tok->keys])
            memset(used + tok->keys, 1, tok->key_count);
    }
    return used;
}

static void see_keys(const sv_bag *bag, const uint8_t *used, uint32_t *map)
{
    for (size_t k = 0; k < bag->key_ids.count; k++)
        if (used[k])
            map[bag->key_ids.data[k]] = SEEN;
}

/* The keys of a bag that have a number; where `count` goes on, those that were seen get one. */
static samsvar_status take_keys(const sv_bag *bag, const uint8_t *used, uint32_t *map,
                                uint32_t *count, sv_shared *out)
{
    out->first = sv_calloc(bag->key_ids.count + 1, sizeof *out->first);
    if (!out->first)
        return SAMSVAR_ENOMEM;
    for (size_t k = 0; k < bag->key_ids.count; k++) {
        uint32_t *number = &map[bag->key_ids.data[k]];
        if (used[k] && *number == SEEN && count)
            *number = ++*count;
        if (used[k] && *number != 0 && *number != SEEN) {
            sv_shared_key key = {*number - 1, bag->key_weights.data[k], bag->key_sources.data[k]};
            if (!sv_vec_push(&out->keys, key))
                return SAMSVAR_ENOMEM;
        }
        out->first[k + 1] = (uint32_t)out->keys.count;
    }
    sv_vec_trim(&out->keys);
    return SAMSVAR_OK;
}

samsvar_status sv_shared_build(const sv_bag *const bag[2], uint32_t key_count, sv_shared out[2],
                               uint32_t *count)
{
    uint32_t *map = sv_calloc((size_t)key_count + 1, sizeof *map);
    uint8_t *used[2] = {mark_used(bag[0]), mark_used(bag[1])};
    samsvar_status status = map && used[0] && used[1] ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    memset(out, 0, 2 * sizeof *out);
    *count = 0;
    if (status == SAMSVAR_OK) {
        see_keys(bag[1], used[1], map);
        status = take_keys(bag[0], used[0], map, count, &out[0]);
    }
    if (status == SAMSVAR_OK)
        status = take_keys(bag[1], used[1], map, NULL, &out[1]);
    sv_free(map);
    sv_free(used[0]);
    sv_free(used[1]);
    for (int side = 0; side < 2 && status; side++)
        sv_shared_clear(&out[side]);
    return status;
}

void sv_shared_clear(sv_shared *shared)
{
    sv_free(shared->first);
    shared->first = NULL;
    sv_vec_clear(&shared->keys);
}

/* ---- index */

/* What is counted of a key: together, because keys are met in no order. */
typedef struct count {
    uint32_t segs, tokens, last; /* last: the segment that was counted last, + 1 */
} count;

/* What is half done when the run is canceled is released by sv_index_build(). */
static void count_keys(const sv_bag *bag, const sv_shared *shared, count *counts)
{
    for (uint32_t s = 0; s < bag->segs.count && !sv_canceled_at(s); s++) {
        const sv_bagseg *seg = &bag->segs.data[s];
        for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++) {
            uint32_t k, end = sv_shared_span(shared, &bag->tokens.data[t], &k);
            for (; k < end; k++) {
                count *c = &counts[shared->keys.data[k].id];
                c->tokens++;
                c->segs += c->last != s + 1;
                c->last = s + 1;
            }
        }
    }
}

/* Lays the lists out; at[] gets where each begins, SV_NO_ID for no list. */
static uint32_t lay_lists(sv_index *out, uint32_t most, const count *counts, uint32_t *at)
{
    uint32_t all = 0;
    for (uint32_t k = 0; k < out->key_count; k++) {
        uint32_t n = counts[k].segs <= most ? counts[k].tokens : 0;
        out->seg_count[k] = counts[k].segs;
        out->first[k] = all;
        at[k] = n ? all : SV_NO_ID;
        all += n;
    }
    out->first[out->key_count] = all;
    return all;
}

static void fill_postings(const sv_bag *bag, const sv_shared *shared, sv_index *out,
                          uint32_t *at)
{
    for (uint32_t s = 0; s < bag->segs.count && !sv_canceled_at(s); s++) {
        const sv_bagseg *seg = &bag->segs.data[s];
        for (uint32_t t = seg->token_first; t < seg->token_first + seg->token_count; t++) {
            uint32_t k, end = sv_shared_span(shared, &bag->tokens.data[t], &k);
            for (; k < end; k++) {
                const sv_shared_key *key = &shared->keys.data[k];
                if (at[key->id] != SV_NO_ID)
                    out->postings[at[key->id]++] = (sv_posting){s, key->weight};
            }
        }
    }
}

samsvar_status sv_index_build(const sv_bag *bag, const sv_shared *shared, uint32_t key_count,
                              uint32_t most, sv_index *out)
{
    memset(out, 0, sizeof *out);
    out->key_count = key_count;
    out->first = sv_calloc((size_t)key_count + 1, sizeof *out->first);
    out->seg_count = sv_calloc((size_t)key_count + 1, sizeof *out->seg_count);
    uint32_t *at = sv_calloc((size_t)key_count + 1, sizeof *at);
    count *counts = sv_calloc((size_t)key_count + 1, sizeof *counts);
    samsvar_status status = SAMSVAR_ENOMEM;
    if (out->first && out->seg_count && at && counts) {
        count_keys(bag, shared, counts);
        uint32_t all = lay_lists(out, most, counts, at);
        out->postings = sv_calloc((size_t)all + 1, sizeof *out->postings);
    }
    if (out->postings) {
        fill_postings(bag, shared, out, at);
        status = sv_canceled() ? SAMSVAR_ECANCELED : SAMSVAR_OK;
    }
    sv_free(at);
    sv_free(counts);
    if (status != SAMSVAR_OK)
        sv_index_clear(out);
    return status;
}

void sv_index_clear(sv_index *index)
{
    sv_free(index->first);
    sv_free(index->postings);
    sv_free(index->seg_count);
    memset(index, 0, sizeof *index);
}
