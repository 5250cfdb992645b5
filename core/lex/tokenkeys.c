/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/tokenkeys.h"

#include <string.h>

#include "core/base/limits.h"
#include "core/base/uchar.h"

enum {
    PART_SCALE = 110,     /* of 255: a compound part is half of a word at best       */
    WORDS_OF_NAME = 255,
    COGNATE_NAME = 235,
    COGNATE_WORD = 150,
    STEM_NAME = 130,      /* the first letters of a name: an ending may follow       */
    STEM_WORD = 70,
    STEM_LETTERS = 5,
    COGNATE_LETTERS = 4,  /* shorter words are alike by chance                       */
    CLOSED_WEIGHT = 350   /* thousandths                                             */
};

void sv_token_keys_init(sv_token_keys *k, uint32_t token_flags)
{
    memset(k, 0, sizeof *k);
    k->weight = token_flags & SAMSVAR_TOK_CLOSED ? CLOSED_WEIGHT : 1000;
}

static void add(sv_token_keys *k, uint32_t id, uint32_t weight, uint8_t source)
{
    for (uint32_t i = 0; i < k->count; i++)
        if (k->keys[i].id == id) {
            if (weight > k->keys[i].weight) {
                k->keys[i].weight = (uint8_t)weight;
                k->keys[i].source = source;
            }
            return;
        }
    sv_key key = {id, (uint8_t)weight, source};
    if (k->count < SV_TOKEN_KEYS) {
        k->keys[k->count++] = key;
        return;
    }
    sv_key *weakest = sv_key_weakest(k->keys, k->count);
    if (key.weight > weakest->weight)
        *weakest = key;
}

/* Interns sigil + text and adds it. */
static samsvar_status add_made(sv_token_keys *k, sv_lexicon *lex, char sigil, const char *text,
                               size_t len, uint32_t weight, uint8_t source)
{
    char key[SV_LIMIT_KEY + 2];
    if (len > SV_LIMIT_KEY)
        return SAMSVAR_OK;
    key[0] = sigil;
    memcpy(key + 1, text, len);
    uint32_t id = sv_intern_add(sv_lexicon_intern(lex), key, len + 1);
    if (id == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    add(k, id, weight, source);
    return SAMSVAR_OK;
}

/* A lemma's own key and those its entries lead to. */
static void add_lemma(sv_token_keys *k, sv_lexicon *lex, const char *lang, samsvar_str lemma,
                      uint32_t pos, uint32_t scale)
{
    sv_key found[SV_TOKEN_KEYS];
    uint32_t n = sv_lexicon_keys(lex, lang, lemma.ptr, lemma.len, pos, found, SV_TOKEN_KEYS);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t w = found[i].weight * scale / 255u;
        if (w)
            add(k, found[i].id, w, found[i].source);
        if (found[i].source < SV_LEX_FILES && scale == 255)
            k->known = 1;
    }
}

/* ---- names and cognates */

/* A key that spellings of one name in several languages share: accents off, aa -> a, oe -> o,
 * ae -> a, th -> t, ph -> f, c/ck -> k, w -> v, y/j -> i, z -> s, double letters once. */
static samsvar_status name_key(const char *text, size_t len, sv_buf *out)
{
    static const struct {
        char from[3], to[2];
    } pairs[] = {{"aa", "a"}, {"oe", "o"}, {"ae", "a"}, {"th", "t"}, {"ph", "f"}, {"ck", "k"},
                 {"kh", "k"}, {"c", "k"},  {"w", "v"},  {"y", "i"},  {"j", "i"},  {"z", "s"}};
    sv_buf skeleton;
    sv_buf_init(&skeleton, 4 * SV_LIMIT_KEY + 64);
    samsvar_status status = sv_uchar_skeleton(text, len, &skeleton);
    char last = 0;
    for (size_t i = 0; i < skeleton.len && !status;) {
        char c = skeleton.data[i];
        size_t used = 1;
        for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++) {
            size_t n = strlen(pairs[p].from);
            if (skeleton.len - i >= n && !memcmp(skeleton.data + i, pairs[p].from, n)) {
                c = pairs[p].to[0];
                used = n;
                break;
            }
        }
        if (c != last)
            status = sv_buf_putc(out, c);
        last = c;
        i += used;
    }
    sv_buf_clear(&skeleton);
    return status;
}

static samsvar_status add_cognate(sv_token_keys *k, sv_lexicon *lex, samsvar_str word, int name,
                                  uint8_t source)
{
    sv_buf key;
    sv_buf_init(&key, 4 * SV_LIMIT_KEY + 64);
    samsvar_status status = name_key(word.ptr, word.len, &key);
    if (status == SAMSVAR_OK && key.len >= (name ? 2u : (unsigned)COGNATE_LETTERS))
        status = add_made(k, lex, '=', key.data, key.len, name ? COGNATE_NAME : COGNATE_WORD, source);
    if (status == SAMSVAR_OK && key.len >= STEM_LETTERS)
        status = add_made(k, lex, '~', key.data, STEM_LETTERS, name ? STEM_NAME : STEM_WORD,
                          SV_LEX_STEM);
    sv_buf_clear(&key);
    return status == SAMSVAR_ELIMIT ? SAMSVAR_OK : status;
}

/* ---- children */

samsvar_status sv_token_keys_child(sv_token_keys *k, sv_lexicon *lex, const sv_token_source *src,
                                   const samsvar_feature *x)
{
    switch (x->kind) {
    case SAMSVAR_FEAT_LEMMA:
        add_lemma(k, lex, src->lang, x->key, x->flags, 255);
        if (src->flags & (SAMSVAR_TOK_NAME | SAMSVAR_TOK_CAPITAL))
            return add_cognate(k, lex, x->key, 1, SV_LEX_NAME);
        return SAMSVAR_OK;
    case SAMSVAR_FEAT_PART:
        k->parts++;
        add_lemma(k, lex, src->lang, x->key, x->flags, PART_SCALE);
        return SAMSVAR_OK;
    case SAMSVAR_FEAT_ACRONYM:
        return add_cognate(k, lex, x->key, 1, SV_LEX_NAME);
    case SAMSVAR_FEAT_NUMBER:
        k->known = 1;
        return add_made(k, lex, '#', x->key.ptr, x->key.len, 255, SV_LEX_NUMBER);
    case SAMSVAR_FEAT_DATE:
        k->known = 1;
        return add_made(k, lex, '@', x->key.ptr, x->key.len, 255, SV_LEX_DATE);
    case SAMSVAR_FEAT_GLOSS:
        k->known = 1;
        return add_made(k, lex, '!', x->key.ptr, x->key.len, 240, SV_LEX_GLOSS);
    default:
        return SAMSVAR_OK;
    }
}

samsvar_status sv_token_keys_finish(sv_token_keys *k, sv_lexicon *lex, const sv_token_source *src,
                                    int lemmas)
{
    if (src->flags & SAMSVAR_TOK_NUMBER)
        return k->count ? SAMSVAR_OK
                        : add_made(k, lex, '#', src->surface.ptr, src->surface.len, 255,
                                   SV_LEX_NUMBER);
    if (!lemmas)
        add_lemma(k, lex, src->lang, src->surface, 0, 255);
    int capital = (src->flags & (SAMSVAR_TOK_CAPITAL | SAMSVAR_TOK_NAME)) != 0;
    int name = (src->flags & SAMSVAR_TOK_NAME) ||
               (capital && !(src->flags & SAMSVAR_TOK_INITIAL));
    if (src->flags & SAMSVAR_TOK_CLOSED || (k->known && !capital))
        return SAMSVAR_OK;
    return add_cognate(k, lex, src->surface, name, name ? SV_LEX_NAME : SV_LEX_COGNATE);
}

/* ---- phrases */

void sv_token_keys_phrase(sv_token_keys *k, const sv_lexicon *lex, uint32_t phrase)
{
    sv_token_keys whole = {.weight = 1000, .known = 1};
    sv_key found[SV_TOKEN_KEYS];
    uint32_t n = sv_lexicon_expand(lex, phrase, 0, found, SV_TOKEN_KEYS);
    for (uint32_t i = 0; i < n; i++)
        add(&whole, found[i].id, found[i].weight, found[i].source);
    for (uint32_t i = 0; i < k->count; i++)
        add(&whole, k->keys[i].id, k->keys[i].weight / 2u, k->keys[i].source);
    *k = whole;
}

void sv_token_keys_weaken(uint16_t *weight)
{
    if (*weight > CLOSED_WEIGHT)
        *weight = CLOSED_WEIGHT;
}
