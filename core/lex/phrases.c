/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/phrases.h"

#include <string.h>

#include "core/base/vec.h"

enum { GAP = 3 };

typedef struct phrase {
    uint32_t words[SV_PHRASE_WORDS];
    uint32_t count, whole;
    uint32_t next; /* next phrase with the same first word, SV_NO_ID: none */
} phrase;

struct sv_phrases {
    SV_VEC(uint32_t) first; /* key of a first word -> its first phrase, SV_NO_ID: none */
    SV_VEC(phrase) phrases;
};

void sv_phrases_free(sv_phrases *p)
{
    if (!p)
        return;
    sv_vec_clear(&p->first);
    sv_vec_clear(&p->phrases);
    sv_free(p);
}

static uint32_t first_of(const sv_phrases *p, uint32_t key)
{
    return key < p->first.count ? p->first.data[key] : SV_NO_ID;
}

static int is_known(const sv_phrases *p, uint32_t key, uint32_t whole)
{
    for (uint32_t at = first_of(p, key); at != SV_NO_ID; at = p->phrases.data[at].next)
        if (p->phrases.data[at].whole == whole)
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

uint32_t sv_phrases_match(const sv_phrases *p, const sv_lemma_list *tokens, uint32_t count,
                          uint32_t *whole, uint32_t covered[SV_PHRASE_WORDS])
{
    uint32_t best = 0, best_span = 0, got[SV_PHRASE_WORDS];
    if (!p || !count)
        return 0;
    for (uint32_t j = 0; j < tokens[0].count; j++) {
        uint32_t at = first_of(p, tokens[0].keys[j]);
        for (; at != SV_NO_ID; at = p->phrases.data[at].next) {
            uint32_t words = try_phrase(&p->phrases.data[at], tokens, count, got);
            uint32_t span = words ? got[words - 1] : 0;
            if (!words || words < best || (words == best && span >= best_span))
                continue;
            best = words;
            best_span = span;
            *whole = p->phrases.data[at].whole;
            memcpy(covered, got, words * sizeof *got);
        }
    }
    return best;
}
