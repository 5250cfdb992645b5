/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/phrases.h"

#include <string.h>

#include "core/base/arena.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/vec.h"

enum { WORDS = 8, GAP = 3 };

typedef struct phrase {
    const char *text; /* words with one space between, in the arena */
    uint16_t len;
    uint8_t words;
    uint32_t next;    /* next phrase with the same first word, SV_NO_ID: none */
} phrase;

struct sv_phrases {
    sv_arena arena;
    sv_intern *heads;             /* "lang:first word" */
    SV_VEC(uint32_t) first;       /* head -> first phrase */
    SV_VEC(phrase) phrases;
};

static sv_phrases *new_phrases(void)
{
    sv_phrases *p = sv_calloc(1, sizeof *p);
    if (p && !(p->heads = sv_intern_new())) {
        sv_free(p);
        p = NULL;
    }
    return p;
}

void sv_phrases_free(sv_phrases *p)
{
    if (!p)
        return;
    sv_arena_clear(&p->arena);
    sv_intern_free(p->heads);
    sv_vec_clear(&p->first);
    sv_vec_clear(&p->phrases);
    sv_free(p);
}

/* "lang:word" into out; 0 when it does not fit. */
static size_t head_key(const char *lang, const char *word, size_t len, char *out, size_t size)
{
    size_t n = strlen(lang);
    if (n + len + 1 > size)
        return 0;
    memcpy(out, lang, n);
    out[n] = ':';
    memcpy(out + n + 1, word, len);
    return n + 1 + len;
}

static uint8_t count_words(const char *text, size_t len)
{
    size_t n = 1;
    for (size_t i = 0; i < len; i++)
        n += text[i] == ' ';
    return n > WORDS ? 0 : (uint8_t)n;
}

/* Is this phrase in the list already? */
static int is_known(const sv_phrases *p, uint32_t at, const char *text, size_t len)
{
    for (; at != SV_NO_ID; at = p->phrases.data[at].next)
        if (p->phrases.data[at].len == len && !memcmp(p->phrases.data[at].text, text, len))
            return 1;
    return 0;
}

samsvar_status sv_phrases_add(sv_phrases **pp, const char *lang, const char *text, size_t len)
{
    char key[SV_LANG_SIZE + SV_LIMIT_KEY + 2];
    const char *space = memchr(text, ' ', len);
    uint8_t words = count_words(text, len);
    if (!*pp && !(*pp = new_phrases()))
        return SAMSVAR_ENOMEM;
    sv_phrases *p = *pp;
    size_t n = space ? head_key(lang, text, (size_t)(space - text), key, sizeof key) : 0;
    if (!n || !words || len > SV_LIMIT_KEY)
        return SAMSVAR_OK;
    uint32_t head = sv_intern_add(p->heads, key, n);
    if (head == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    while (p->first.count <= head)
        if (!sv_vec_push(&p->first, SV_NO_ID))
            return SAMSVAR_ENOMEM;
    if (is_known(p, p->first.data[head], text, len))
        return SAMSVAR_OK;
    phrase ph = {sv_arena_strndup(&p->arena, text, len), (uint16_t)len, words,
                 p->first.data[head]};
    if (!ph.text || !sv_vec_push(&p->phrases, ph))
        return SAMSVAR_ENOMEM;
    p->first.data[head] = (uint32_t)p->phrases.count - 1;
    return SAMSVAR_OK;
}

/* Is `word` a candidate of the i-th word of the text? -1: there is no such word. */
static int has_lemma(sv_lemma_at *lemmas, void *data, uint32_t i, const char *word, size_t len)
{
    samsvar_str lemma;
    uint32_t j = 0;
    for (; lemmas(data, i, j, &lemma); j++)
        if (lemma.len == len && !memcmp(lemma.ptr, word, len))
            return 1;
    return j ? 0 : -1;
}

/* Tries one phrase; fills covered and returns its number of words, or 0. */
static uint32_t try_phrase(const phrase *ph, sv_lemma_at *lemmas, void *data, uint32_t covered[WORDS])
{
    const char *at = memchr(ph->text, ' ', ph->len), *end = ph->text + ph->len;
    uint32_t n = 1, i = 1;
    covered[0] = 0;
    while (at && ++at < end) {
        const char *space = memchr(at, ' ', (size_t)(end - at));
        size_t len = (size_t)((space ? space : end) - at);
        uint32_t gap = n == 1 ? GAP : 0;
        int has = has_lemma(lemmas, data, i, at, len);
        while (has == 0 && gap--)
            has = has_lemma(lemmas, data, ++i, at, len);
        if (has <= 0)
            return 0;
        covered[n++] = i++;
        at = space;
    }
    return n;
}

uint32_t sv_phrases_match(const sv_phrases *p, const char *lang, sv_lemma_at *lemmas, void *data,
                          samsvar_str *out, uint32_t covered[WORDS])
{
    char key[SV_LANG_SIZE + SV_LIMIT_KEY + 2];
    uint32_t best = 0, best_span = 0, got[WORDS];
    samsvar_str lemma;
    for (uint32_t j = 0; p && lemmas(data, 0, j, &lemma); j++) {
        size_t n = head_key(lang, lemma.ptr, lemma.len, key, sizeof key);
        uint32_t head = n ? sv_intern_find(p->heads, key, n) : SV_NO_ID;
        uint32_t at = head == SV_NO_ID ? SV_NO_ID : p->first.data[head];
        for (; at != SV_NO_ID; at = p->phrases.data[at].next) {
            uint32_t words = try_phrase(&p->phrases.data[at], lemmas, data, got);
            uint32_t span = words ? got[words - 1] : 0;
            if (words < best || !words || (words == best && span >= best_span))
                continue;
            best = words;
            best_span = span;
            out->ptr = p->phrases.data[at].text;
            out->len = p->phrases.data[at].len;
            memcpy(covered, got, words * sizeof *got);
        }
    }
    return best;
}
