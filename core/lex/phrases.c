/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/phrases.h"

#include <string.h>

#include "core/base/vec.h"

enum { GAP = 3 };

typedef struct phrase {
    uint32_t words[SV_PHRASE_WORDS];
    uint32_t count, whole;
    uint32_t next; /* next phrase with the same first word, always lower; SV_NO_ID: none */
} phrase;

_Static_assert(sizeof(phrase) == SV_PHRASE_SIZE, "phrases.h has the size");

struct sv_phrases {
    SV_VEC(uint32_t) first; /* key of a first word -> its first phrase, SV_NO_ID: none */
    SV_VEC(phrase) phrases;
    int frozen;         /* both are somebody else's: checked at use, never changed */
    uint32_t key_count; /* of a frozen one                                         */
};

void sv_phrases_free(sv_phrases *p)
{
    if (!p)
        return;
    if (!p->frozen) {
        sv_vec_clear(&p->first);
        sv_vec_clear(&p->phrases);
    }
    sv_free(p);
}

static uint32_t first_of(const sv_phrases *p, uint32_t key)
{
    return key < p->first.count ? p->first.data[key] : SV_NO_ID;
}

/* The phrase of an index, or NULL behind the last of a chain. */
static const phrase *phrase_at(const sv_phrases *p, uint32_t at)
{
    return at < p->phrases.count ? &p->phrases.data[at] : NULL;
}

static uint32_t next_of(const phrase *ph, uint32_t at)
{
    return ph->next < at ? ph->next : SV_NO_ID;
}

void sv_phrases_export(const sv_phrases *p, const uint32_t **first, uint32_t *first_count,
                       const void **records, uint32_t *record_count)
{
    *first = p ? p->first.data : NULL;
    *first_count = p ? (uint32_t)p->first.count : 0;
    *records = p ? p->phrases.data : NULL;
    *record_count = p ? (uint32_t)p->phrases.count : 0;
}

sv_phrases *sv_phrases_over(const uint32_t *first, uint32_t first_count, const void *records,
                            uint32_t record_count, uint32_t key_count)
{
    sv_phrases *p = sv_calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->frozen = 1;
    p->key_count = key_count;
    p->first.data = (uint32_t *)(uintptr_t)first;
    p->first.count = first_count;
    p->phrases.data = (phrase *)(uintptr_t)records;
    p->phrases.count = record_count;
    return p;
}

/* 0: out of memory. */
static int thaw(sv_phrases *p)
{
    sv_phrases mine = {.frozen = 0};
    size_t first = p->first.count, count = p->phrases.count;
    if (!sv_vec_reserve(&mine.first, first + 1) || !sv_vec_reserve(&mine.phrases, count + 1)) {
        sv_vec_clear(&mine.first);
        return 0;
    }
    memcpy(mine.first.data, p->first.data, first * sizeof(uint32_t));
    memcpy(mine.phrases.data, p->phrases.data, count * sizeof(phrase));
    for (size_t i = 0; i < count; i++) {
        phrase *ph = &mine.phrases.data[i];
        if (ph->count > SV_PHRASE_WORDS || ph->whole >= p->key_count)
            ph->count = 0;
    }
    mine.first.count = first;
    mine.phrases.count = count;
    *p = mine;
    return 1;
}

static int is_known(const sv_phrases *p, uint32_t key, uint32_t whole)
{
    const phrase *ph;
    for (uint32_t at = first_of(p, key); (ph = phrase_at(p, at)); at = next_of(ph, at))
        if (ph->whole == whole)
            return 1;
    return 0;
}

samsvar_status sv_phrases_add(sv_phrases **pp, const uint32_t *words, uint32_t count, uint32_t whole)
{
    if (!*pp && !(*pp = sv_calloc(1, sizeof **pp)))
        return SAMSVAR_ENOMEM;
    sv_phrases *p = *pp;
    if (count < 2 || count > SV_PHRASE_WORDS || is_known(p, words[0], whole))
        return SAMSVAR_OK;
    if (p->frozen && !thaw(p))
        return SAMSVAR_ENOMEM;
    phrase ph = {.count = count, .whole = whole, .next = first_of(p, words[0])};
    memcpy(ph.words, words, count * sizeof *words);
    while (p->first.count <= words[0])
        if (!sv_vec_push(&p->first, SV_NO_ID))
            return SAMSVAR_ENOMEM;
    if (!sv_vec_push(&p->phrases, ph))
        return SAMSVAR_ENOMEM;
    p->first.data[words[0]] = (uint32_t)p->phrases.count - 1;
    return SAMSVAR_OK;
}

static int has_lemma(const sv_lemma_list *token, uint32_t key)
{
    for (uint32_t i = 0; i < token->count; i++)
        if (token->keys[i] == key)
            return 1;
    return 0;
}

/* Tries one phrase; fills covered and returns its number of words, or 0. */
static uint32_t try_phrase(const phrase *ph, const sv_lemma_list *tokens, uint32_t count,
                           uint32_t covered[SV_PHRASE_WORDS])
{
    uint32_t at = 1;
    covered[0] = 0;
    for (uint32_t n = 1; n < ph->count; n++) {
        uint32_t last = at + (n == 1 ? GAP : 0);
        while (at <= last && at < count && !has_lemma(&tokens[at], ph->words[n]))
            at++;
        if (at > last || at >= count)
            return 0;
        covered[n] = at++;
    }
    return ph->count;
}

/* Bits of the keys that the second word of a phrase can have: most phrases end there. */
static uint64_t second_words(const sv_lemma_list *tokens, uint32_t count)
{
    uint64_t bits = 0;
    for (uint32_t t = 1; t < count && t <= 1 + GAP; t++)
        for (uint32_t i = 0; i < tokens[t].count; i++)
            bits |= 1ull << tokens[t].keys[i] % 64;
    return bits;
}

uint32_t sv_phrases_match(const sv_phrases *p, const sv_lemma_list *tokens, uint32_t count,
                          uint32_t *whole, uint32_t covered[SV_PHRASE_WORDS])
{
    uint32_t best = 0, best_span = 0, got[SV_PHRASE_WORDS];
    if (!p || !count)
        return 0;
    uint64_t second = second_words(tokens, count);
    for (uint32_t j = 0; j < tokens[0].count; j++) {
        uint32_t at = first_of(p, tokens[0].keys[j]);
        const phrase *ph;
        for (; (ph = phrase_at(p, at)); at = next_of(ph, at)) {
            if (!(second >> ph->words[1] % 64 & 1))
                continue;
            if (ph->count > SV_PHRASE_WORDS || (p->frozen && ph->whole >= p->key_count))
                continue;
            uint32_t words = try_phrase(ph, tokens, count, got);
            uint32_t span = words ? got[words - 1] : 0;
            if (!words || words < best || (words == best && span >= best_span))
                continue;
            best = words;
            best_span = span;
            *whole = ph->whole;
            memcpy(covered, got, words * sizeof *got);
        }
    }
    return best;
}
