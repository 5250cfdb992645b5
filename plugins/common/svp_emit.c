/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_emit.c -- the features of single tokens: TOKEN, LEMMA, PART, ACRONYM, GLOSS. */
#include "plugins/common/svp_ana.h"

#include <string.h>

enum {
    KEY = 255,
    CERTAIN = 1000,
    SECOND = 700,
    LATER = 500,
    GUESSED = 300,
    GLOSS_WEIGHT = 900
};

samsvar_status svp_emit(svp_ana *a, uint32_t kind, uint32_t flags, uint32_t start,
                        uint32_t end, uint32_t parent, int32_t weight, samsvar_str key,
                        uint32_t *index)
{
    samsvar_feature f = {.segment = a->segment,
                         .start = start,
                         .end = end,
                         .kind = kind,
                         .flags = flags,
                         .parent = parent,
                         .weight = weight,
                         .key = key};
    if (f.key.len > KEY) {
        f.key.len = KEY;
        while (f.key.len && ((unsigned char)f.key.ptr[f.key.len] & 0xC0) == 0x80)
            f.key.len--;
    }
    if (index)
        *index = a->emitted;
    samsvar_status status = a->emit(a->sink, &f, sizeof f);
    if (!status)
        a->emitted++;
    return status;
}

static uint32_t token_flags(const svp_token *t)
{
    uint32_t flags = t->kind == SVP_T_NUMBER ? SAMSVAR_TOK_NUMBER : SAMSVAR_TOK_WORD;
    if (t->flags & SVP_TF_INITIAL)
        flags |= SAMSVAR_TOK_INITIAL;
    if (t->flags & SVP_TF_NAME)
        flags |= SAMSVAR_TOK_NAME;
    if (t->flags & SVP_TF_ACRONYM)
        flags |= SAMSVAR_TOK_ACRONYM;
    if (t->word && t->word->flags & SVP_W_CAPITAL)
        flags |= SAMSVAR_TOK_CAPITAL;
    if (t->word && t->word->flags & SVP_W_CLOSED &&
        !(t->flags & (SVP_TF_NAME | SVP_TF_ACRONYM)))
        flags |= SAMSVAR_TOK_CLOSED;
    return flags;
}

static samsvar_status emit_lemmas(svp_ana *a, const svp_token *t)
{
    const svp_word *w = t->word;
    int name = (t->flags & SVP_TF_NAME) != 0, guess = (w->flags & SVP_W_GUESS) != 0;
    samsvar_status status = SAMSVAR_OK;
    if (t->flags & SVP_TF_ACRONYM && w->flags & SVP_W_CLOSED)
        return SAMSVAR_OK; /* US is not us */
    int32_t weight = guess ? GUESSED : CERTAIN;
    for (uint32_t i = 0; i < w->lemma_count && !status; i++) {
        const svp_lemma *l = &w->lemmas[i];
        /* of a name that no list knows only what names may be; of a word, no name */
        int fits = name ? (l->pos & SAMSVAR_POS_NAME) != 0 : l->pos != SAMSVAR_POS_NAME;
        if (guess && w->flags & SVP_W_CAPITAL && !fits && w->lemma_count > 1 &&
            (name || w->part_count))
            continue;
        status = svp_emit(a, SAMSVAR_FEAT_LEMMA, l->pos & 0xFFFF, t->start, t->end,
                          t->feature, weight, l->text, NULL);
        weight = weight > SECOND ? SECOND : weight > LATER ? LATER : weight;
    }
    return status;
}

static samsvar_status emit_parts(svp_ana *a, const svp_token *t)
{
    const svp_word *w = t->word;
    /* spans of parts hold when folding has not changed lengths */
    int same = w->key.len == w->raw.len;
    samsvar_status status = SAMSVAR_OK;
    if (t->flags & SVP_TF_NAME && w->flags & SVP_W_GUESS)
        return SAMSVAR_OK;
    for (uint32_t i = 0; i < w->part_count && !status; i++) {
        const svp_part *p = &w->parts[i];
        status = svp_emit(
            a, SAMSVAR_FEAT_PART, p->pos, same ? t->start + p->start : t->start,
            same ? t->start + p->end : t->end, t->feature, CERTAIN, p->lemma, NULL);
    }
    return status;
}

/* Upper-case key of an acronym: as written without dots and case endings. */
static samsvar_status emit_acronym(svp_ana *a, const svp_token *t)
{
    char key[32];
    uint32_t n = 0;
    uint32_t end = t->end - ((t->word->flags & SVP_W_UPPER_S) != 0);
    for (uint32_t i = t->start; i < end && n < sizeof key; i++)
        if (a->doc.ptr[i] != '.')
            key[n++] = a->doc.ptr[i];
    return svp_emit(a, SAMSVAR_FEAT_ACRONYM, 0, t->start, t->end, t->feature, CERTAIN,
                    (samsvar_str){key, n}, NULL);
}

/* "key;key" of a phrase that begins at the token. */
static samsvar_status emit_glosses(svp_ana *a, uint32_t token)
{
    const svp_token *t = &a->tokens.data[token];
    svp_match m = svp_phrase_at(a, SVP_L_GLOSS, token, 0);
    samsvar_status status = SAMSVAR_OK;
    if (!m.phrase)
        return SAMSVAR_OK;
    const char *p = m.phrase->value.ptr, *end = p + m.phrase->value.len;
    uint32_t last = a->tokens.data[token + m.words - 1].end;
    while (p < end && !status) {
        const char *semi = memchr(p, ';', (size_t)(end - p));
        const char *to = semi ? semi : end;
        if (to > p)
            status = svp_emit(a, SAMSVAR_FEAT_GLOSS, 0, t->start, last, t->feature,
                              GLOSS_WEIGHT, (samsvar_str){p, (uint32_t)(to - p)}, NULL);
        p = to + 1;
    }
    return status;
}

static samsvar_status emit_token(svp_ana *a, uint32_t i)
{
    svp_token *t = &a->tokens.data[i];
    samsvar_str raw = {a->doc.ptr + t->start, t->end - t->start};
    samsvar_str key = t->word ? t->word->key : raw;
    if (t->kind == SVP_T_NUMBER)
        key = (samsvar_str){t->digits, (uint32_t)strlen(t->digits)};
    if (!key.len)
        return SAMSVAR_OK;
    samsvar_status status = svp_emit(a, SAMSVAR_FEAT_TOKEN, token_flags(t), t->start,
                                     t->end, SAMSVAR_NONE, CERTAIN, key, &t->feature);
    if (status || !t->word)
        return status;
    status = emit_lemmas(a, t);
    if (!status && t->word->part_count)
        status = emit_parts(a, t);
    if (!status && t->flags & SVP_TF_ACRONYM)
        status = emit_acronym(a, t);
    return status ? status : emit_glosses(a, i);
}

samsvar_status svp_pass_tokens(svp_ana *a)
{
    for (uint32_t i = 0; i < a->tokens.count; i++) {
        if (a->tokens.data[i].kind == SVP_T_PUNCT)
            continue;
        samsvar_status status = emit_token(a, i);
        if (status)
            return status;
    }
    return SAMSVAR_OK;
}
