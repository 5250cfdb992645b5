/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_phrase.c -- phrases of all lists in one table, found by their first word. */
#include "plugins/common/svp_ana.h"

#include <string.h>

static const char *const list_names[SVP_L_COUNT] = {
    "units", "dates", "approx", "polarity", "modality", "titles", "connectives", "gloss"};

static uint32_t *head_slot(const svp_ana *a, samsvar_str word)
{
    uint32_t at = svp_hash(word.ptr, word.len, 0) & a->heads_mask;
    for (; a->heads[at]; at = (at + 1) & a->heads_mask) {
        const svp_phrase *p = &a->phrases.data[a->heads[at]];
        if (p->head_len == word.len && !memcmp(p->key.ptr, word.ptr, word.len))
            break;
    }
    return &a->heads[at];
}

uint32_t svp_phrase_head(const svp_ana *a, samsvar_str word)
{
    return a->heads && word.len ? *head_slot(a, word) : 0;
}

void svp_phrase_heads(const svp_ana *a, svp_word *w)
{
    if (w->flags & SVP_W_CAPITAL)
        w->raw_head = svp_phrase_head(a, w->raw);
    if (!(w->flags & SVP_W_LONG)) {
        w->heads[0] = svp_phrase_head(a, w->key);
        for (uint32_t i = 0; i < w->lemma_count; i++)
            if (!svp_same(w->lemmas[i].text, w->key))
                w->heads[i + 1] = svp_phrase_head(a, w->lemmas[i].text);
    }
    for (uint32_t i = w->raw_head; i; i = a->phrases.data[i].next)
        w->lists |= 1u << a->phrases.data[i].list;
    for (uint32_t h = 0; h < SVP_HEADS; h++)
        for (uint32_t i = w->heads[h]; i; i = a->phrases.data[i].next)
            w->lists |= 1u << a->phrases.data[i].list;
}

static samsvar_status read_list(svp_ana *a, uint32_t list, const char *name)
{
    const samsvar_list *l = a->pack->list(a->host, name);
    uint32_t n = l ? a->pack->count(l) : 0;
    for (uint32_t i = 0; i < n; i++) {
        svp_phrase p = {.list = list};
        a->pack->entry(l, i, &p.key, &p.value);
        const char *space = memchr(p.key.ptr, ' ', p.key.len);
        p.head_len = space ? (uint32_t)(space - p.key.ptr) : p.key.len;
        if (!svp_vec_push(a->host, &a->phrases, p))
            return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

samsvar_status svp_phrases_load(svp_ana *a)
{
    svp_phrase none = {.head_len = 0};
    char name[64];
    if (!svp_vec_push(a->host, &a->phrases, none)) /* number 0 is nobody's */
        return SAMSVAR_ENOMEM;
    for (uint32_t i = 0; i < SVP_L_COUNT; i++) {
        samsvar_status status = read_list(a, i, list_names[i]);
        if (!status && a->lang->variety) {
            size_t n = strlen(list_names[i]), v = strlen(a->lang->variety);
            memcpy(name, list_names[i], n);
            name[n] = '-';
            memcpy(name + n + 1, a->lang->variety, v + 1);
            status = read_list(a, i, name);
        }
        if (status)
            return status;
    }
    uint32_t size = 64;
    while (size < 2 * a->phrases.count + 2)
        size *= 2;
    a->heads = a->host->alloc(a->host, size * sizeof *a->heads);
    if (!a->heads)
        return SAMSVAR_ENOMEM;
    a->heads_mask = size - 1;
    for (uint32_t i = 1; i < a->phrases.count; i++) {
        svp_phrase *p = &a->phrases.data[i];
        uint32_t *slot = head_slot(a, (samsvar_str){p->key.ptr, p->head_len});
        p->next = *slot;
        *slot = i;
    }
    for (uint32_t i = 1; i < sizeof a->sign_heads / sizeof *a->sign_heads; i++) {
        char sign = (char)i;
        a->sign_heads[i] = svp_phrase_head(a, (samsvar_str){&sign, 1});
    }
    return SAMSVAR_OK;
}

/* Is the token this word, as it stands or by a lemma? */
static int is_word(const svp_ana *a, const svp_token *t, samsvar_str word)
{
    if (t->kind == SVP_T_PUNCT || t->kind == SVP_T_NUMBER) {
        samsvar_str raw = {a->doc.ptr + t->start, t->end - t->start};
        return svp_same(raw, word);
    }
    if (t->kind != SVP_T_WORD)
        return 0;
    if (svp_same(t->word->key, word))
        return 1;
    for (uint32_t i = 0; i < t->word->lemma_count; i++)
        if (svp_same(t->word->lemmas[i].text, word))
            return 1;
    return 0;
}

/* Tokens that the words behind the first one take from `at` on; 0: they are not there. */
static uint32_t rest_at(const svp_ana *a, const svp_phrase *p, uint32_t at, uint32_t gap)
{
    const char *w = p->key.ptr + p->head_len, *end = p->key.ptr + p->key.len;
    uint32_t t = at + 1;
    while (w < end) {
        w++;
        const char *space = memchr(w, ' ', (size_t)(end - w));
        samsvar_str word = {w, (uint32_t)((space ? space : end) - w)};
        uint32_t skipped = 0;
        for (;; t++, skipped++) {
            if (t >= a->tokens.count || skipped > gap)
                return 0;
            if (is_word(a, &a->tokens.data[t], word))
                break;
            if (a->tokens.data[t].kind == SVP_T_PUNCT)
                return 0;
        }
        t++;
        w = space ? space : end;
    }
    return t - at;
}

static void look_at(const svp_ana *a, uint32_t head, uint32_t list, uint32_t token,
                    uint32_t gap, svp_match *best)
{
    for (uint32_t i = head; i; i = a->phrases.data[i].next) {
        const svp_phrase *p = &a->phrases.data[i];
        if (p->list != list || (best->phrase && p->key.len <= best->phrase->key.len))
            continue;
        uint32_t n = rest_at(a, p, token, gap);
        if (n) {
            best->phrase = p;
            best->words = n;
        }
    }
}

svp_match svp_phrase_at(const svp_ana *a, uint32_t list, uint32_t token, uint32_t gap)
{
    svp_match best = {NULL, 0};
    const svp_token *t = &a->tokens.data[token];
    if (t->kind == SVP_T_WORD) {
        if (!(t->word->lists >> list & 1))
            return best;
        look_at(a, t->word->raw_head, list, token, gap, &best);
        if (!best.phrase)
            look_at(a, t->word->heads[0], list, token, gap, &best);
        for (uint32_t i = 0; i < t->word->lemma_count; i++)
            look_at(a, t->word->heads[i + 1], list, token, gap, &best);
    } else if (t->kind == SVP_T_PUNCT) {
        samsvar_str raw = {a->doc.ptr + t->start, t->end - t->start};
        unsigned char sign = (unsigned char)*raw.ptr;
        look_at(a, raw.len == 1 && sign < 128 ? a->sign_heads[sign] : svp_phrase_head(a, raw),
                list, token, gap, &best);
    }
    return best;
}
