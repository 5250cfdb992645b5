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

/* Phrases by their first two words: a chain a bucket, latest phrase first. */
typedef struct pairs {
    uint32_t *head; /* [mask + 1], SV_NO_ID: none; NULL while there are no chains */
    uint32_t *next; /* [phrases]                                                  */
    uint32_t mask;
    uint8_t *filter; /* a bit for each of 8 (mask + 1) hashes: most pairs of words are no
                        phrase, and it stays in a processor's cache                    */
} pairs;

struct sv_phrases {
    SV_VEC(uint32_t) first; /* key of a first word -> its first phrase, SV_NO_ID: none */
    SV_VEC(phrase) phrases;
    int frozen;         /* both are somebody else's: checked at use, never changed */
    uint32_t key_count; /* of a frozen one                                         */
    pairs pairs;
    size_t steps;       /* phrases looked at without pairs                         */
};

static void drop_pairs(sv_phrases *p)
{
    sv_free(p->pairs.head);
    sv_free(p->pairs.next);
    sv_free(p->pairs.filter);
    memset(&p->pairs, 0, sizeof p->pairs);
    p->steps = 0;
}

void sv_phrases_free(sv_phrases *p)
{
    if (!p)
        return;
    drop_pairs(p);
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
    drop_pairs(p);
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

/* ---- matching */

typedef struct search {
    const sv_phrases *p;
    const sv_lemma_list *tokens;
    uint32_t count;
    uint32_t best, span, at; /* words, last token and index of the best phrase; 0: none yet */
    uint32_t *whole, *covered;
} search;

/* Of phrases of the same words and span the latest wins: chains begin with it. */
static void consider(search *s, uint32_t at)
{
    const phrase *ph = &s->p->phrases.data[at];
    uint32_t got[SV_PHRASE_WORDS];
    if (ph->count > SV_PHRASE_WORDS || (s->p->frozen && ph->whole >= s->p->key_count))
        return;
    uint32_t words = try_phrase(ph, s->tokens, s->count, got);
    uint32_t span = words ? got[words - 1] : 0;
    if (!words || words < s->best || (words == s->best && span > s->span) ||
        (words == s->best && span == s->span && at <= s->at))
        return;
    s->best = words;
    s->span = span;
    s->at = at;
    *s->whole = ph->whole;
    memcpy(s->covered, got, words * sizeof *got);
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

static size_t search_chain(search *s, uint32_t first, uint64_t second)
{
    const phrase *ph;
    size_t steps = 0;
    for (uint32_t at = first; (ph = phrase_at(s->p, at)); at = next_of(ph, at), steps++)
        if (second >> ph->words[1] % 64 & 1)
            consider(s, at);
    return steps;
}

/* Its low bits are a bucket, which has 8 hashes. */
static uint32_t hash_pair(const pairs *p, uint32_t first, uint32_t second)
{
    uint32_t h = (first * 0x9E3779B1u) ^ (second * 0x85EBCA6Bu);
    return (h ^ h >> 15) & (8 * p->mask + 7);
}

static void search_pairs(search *s, uint32_t first)
{
    const pairs *all = &s->p->pairs;
    for (uint32_t t = 1; t < s->count && t <= 1 + GAP; t++)
        for (uint32_t i = 0; i < s->tokens[t].count; i++) {
            uint32_t second = s->tokens[t].keys[i], hash = hash_pair(all, first, second);
            if (!(all->filter[hash / 8] >> hash % 8 & 1))
                continue;
            for (uint32_t at = all->head[hash & all->mask]; at != SV_NO_ID; at = all->next[at]) {
                const uint32_t *words = s->p->phrases.data[at].words;
                if (words[0] == first && words[1] == second)
                    consider(s, at);
            }
        }
}

/* Frequent words begin thousands of phrases; a text that pays for walking them soon pays for
 * this. Without memory for it, they are walked on. */
static void make_pairs(sv_phrases *p)
{
    pairs made = {.mask = 1023};
    uint32_t count = (uint32_t)p->phrases.count;
    while (made.mask < count)
        made.mask = 2 * made.mask + 1;
    p->steps = 0;
    made.head = sv_calloc((size_t)made.mask + 1, sizeof *made.head);
    made.next = sv_calloc((size_t)count + 1, sizeof *made.next);
    made.filter = sv_calloc((size_t)made.mask + 1, 1);
    if (!made.head || !made.next || !made.filter) {
        sv_free(made.head);
        sv_free(made.next);
        sv_free(made.filter);
        return;
    }
    memset(made.head, 0xFF, ((size_t)made.mask + 1) * sizeof *made.head);
    for (uint32_t at = 0; at < count; at++) {
        const uint32_t *words = p->phrases.data[at].words;
        uint32_t hash = hash_pair(&made, words[0], words[1]);
        uint32_t *head = &made.head[hash & made.mask];
        made.filter[hash / 8] |= (uint8_t)(1u << hash % 8);
        made.next[at] = *head;
        *head = at;
    }
    p->pairs = made;
}

uint32_t sv_phrases_match(sv_phrases *p, const sv_lemma_list *tokens, uint32_t count,
                          uint32_t *whole, uint32_t covered[SV_PHRASE_WORDS])
{
    search s = {.p = p, .tokens = tokens, .count = count, .whole = whole, .covered = covered};
    uint64_t second = 0;
    if (!p || count < 2)
        return 0;
    for (uint32_t j = 0; j < tokens[0].count; j++) {
        uint32_t first = first_of(p, tokens[0].keys[j]);
        if (first == SV_NO_ID)
            continue;
        s.at = UINT32_MAX; /* nothing replaces an equal phrase of an earlier key */
        if (p->pairs.head) {
            search_pairs(&s, tokens[0].keys[j]);
            continue;
        }
        second = second ? second : second_words(tokens, count);
        p->steps += search_chain(&s, first, second);
        if (p->steps > p->phrases.count)
            make_pairs(p);
    }
    return s.best;
}
