/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_words.c -- open addressing, linear probing, at most half full. The table is small
 * and filled from the pack only, so a plain hash will do. */
#include "plugins/common/svp_words.h"

#include <string.h>

static uint32_t hash_of(const char *p, uint32_t len)
{
    uint32_t h = SVP_HASH_START;
    for (uint32_t i = 0; i < len; i++)
        h = svp_hash_step(h, (unsigned char)p[i]);
    return h;
}

static svp_slot *find(const svp_words *w, const char *p, uint32_t len, uint32_t hash)
{
    for (uint32_t i = hash & w->mask;; i = (i + 1) & w->mask) {
        svp_slot *slot = &w->slots[i];
        if (!slot->len || (slot->hash == hash && slot->len == len &&
                           !memcmp(w->bytes + slot->at, p, len)))
            return slot;
    }
}

/* The word of the filter and the bit in it for a hash. */
static uint32_t *filter_word(const svp_words *w, uint32_t hash, uint32_t *bit)
{
    uint32_t place = (hash ^ hash >> 16) & (SVP_FILTER * 32 - 1);
    *bit = 1u << (place & 31);
    return &w->filter[place >> 5];
}

uint32_t svp_words_get(const svp_words *words, const char *word, uint32_t len)
{
    return svp_words_find(words, word, len, hash_of(word, len));
}

uint32_t svp_words_find(const svp_words *words, const char *word, uint32_t len,
                        uint32_t hash)
{
    uint32_t bit;
    if (!len || !words->filter)
        return 0;
    return *filter_word(words, hash, &bit) & bit ? find(words, word, len, hash)->bits : 0;
}

static int is_value(samsvar_str value, const char *want)
{
    return value.len == strlen(want) && !memcmp(value.ptr, want, value.len);
}

/* The source for an entry of a list, or NULL when none knows its value. */
static const svp_source *source_for(const svp_source *sources, uint32_t count,
                                    const char *list, samsvar_str value)
{
    const svp_source *other = NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(sources[i].list, list) != 0)
            continue;
        if (!sources[i].value)
            other = &sources[i];
        else if (is_value(value, sources[i].value))
            return &sources[i];
    }
    return other;
}

static int is_first_source(const svp_source *sources, uint32_t i)
{
    for (uint32_t j = 0; j < i; j++)
        if (!strcmp(sources[j].list, sources[i].list))
            return 0;
    return 1;
}

static void add(svp_words *w, const char *p, uint32_t len, uint32_t bits, uint32_t *used)
{
    uint32_t hash = hash_of(p, len);
    svp_slot *slot = find(w, p, len, hash);
    if (!slot->len) {
        memcpy(w->bytes + *used, p, len);
        *slot = (svp_slot){hash, *used, 0, len};
        *used += len;
        uint32_t bit, *word = filter_word(w, hash, &bit);
        *word |= bit;
    }
    slot->bits |= bits;
}

static samsvar_status add_list(svp_words *w, const samsvar_host *host,
                               const samsvar_pack_v1 *pack, const samsvar_list *list,
                               const svp_source *sources, uint32_t count,
                               const char *name, uint32_t *used)
{
    uint32_t entries = pack->count(list);
    for (uint32_t e = 0; e < entries; e++) {
        samsvar_str key, value;
        uint32_t first = 0;
        pack->entry(list, e, &key, &value);
        const svp_source *source = source_for(sources, count, name, value);
        if (!source)
            return host->fail(host, SAMSVAR_EDATA,
                              "a list of the pack has an unknown value");
        while (first < key.len && key.ptr[first] != ' ' && key.ptr[first] != ':')
            first++;
        if (key.len)
            add(w, key.ptr, key.len, source->bits, used);
        if (first && source->first)
            add(w, key.ptr, first, source->first, used);
    }
    return SAMSVAR_OK;
}

/* Every list is walked twice: for the size, then for the words. */
samsvar_status svp_words_init(svp_words *words, const samsvar_host *host,
                              const svp_source *sources, uint32_t count)
{
    const samsvar_pack_v1 *pack = host->extension(host, "samsvar.pack/1");
    uint32_t entries = 0, bytes = 0, size = 16, used = 0;
    samsvar_status status = SAMSVAR_OK;
    *words = (svp_words){0};
    if (!pack)
        return SAMSVAR_OK;
    for (uint32_t i = 0; i < count; i++) {
        const samsvar_list *list = pack->list(host, sources[i].list);
        if (!list || !is_first_source(sources, i))
            continue;
        uint32_t n = pack->count(list);
        entries += 2 * n; /* a word, and its first word */
        for (uint32_t e = 0; e < n; e++) {
            samsvar_str key, value;
            pack->entry(list, e, &key, &value);
            bytes += 2 * key.len;
        }
    }
    while (size < 2 * entries + 2)
        size *= 2;
    words->slots = host->alloc(host, size * sizeof *words->slots);
    words->bytes = host->alloc(host, bytes + 1);
    words->filter = host->alloc(host, SVP_FILTER * sizeof *words->filter);
    if (!words->slots || !words->bytes || !words->filter)
        return SAMSVAR_ENOMEM;
    words->mask = size - 1;
    for (uint32_t i = 0; i < count && !status; i++) {
        const samsvar_list *list = pack->list(host, sources[i].list);
        if (list && is_first_source(sources, i))
            status =
                add_list(words, host, pack, list, sources, count, sources[i].list, &used);
    }
    return status;
}

void svp_words_clear(svp_words *words, const samsvar_host *host)
{
    host->release(host, words->slots);
    host->release(host, words->bytes);
    host->release(host, words->filter);
    *words = (svp_words){0};
}
