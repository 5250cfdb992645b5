/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_sister.c -- a word of the variety spelt as in the main variety (nn -> nb): whole
 * words, beginnings ("kv-"), endings ("-leg") and inner letters ("*ei*") of the list. */
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_char.h"

#include <string.h>

enum { INNER = 6 };

typedef struct spelling {
    char bytes[SVP_WORD_BYTES * 2];
    uint32_t len;
} spelling;

static int replace(spelling *s, uint32_t at, uint32_t old, samsvar_str text)
{
    if (s->len - old + text.len > sizeof s->bytes)
        return 0;
    memmove(s->bytes + at + text.len, s->bytes + at + old, s->len - at - old);
    memcpy(s->bytes + at, text.ptr, text.len);
    s->len = s->len - old + text.len;
    return 1;
}

static samsvar_str find_key(const svp_ana *a, const char *before, const char *p,
                            uint32_t len, const char *after)
{
    char key[SVP_WORD_BYTES + 4];
    uint32_t b = (uint32_t)strlen(before), e = (uint32_t)strlen(after);
    samsvar_str none = {NULL, 0};
    if (b + len + e > sizeof key)
        return none;
    memcpy(key, before, b);
    memcpy(key + b, p, len);
    memcpy(key + b + len, after, e);
    return a->pack->find(a->sister, (samsvar_str){key, b + len + e});
}

/* The text of a value without its sign ("-lig", "hv-", "*e*"). */
static samsvar_str bare(samsvar_str v)
{
    while (v.len && (*v.ptr == '-' || *v.ptr == '*')) {
        v.ptr++;
        v.len--;
    }
    while (v.len && (v.ptr[v.len - 1] == '-' || v.ptr[v.len - 1] == '*'))
        v.len--;
    return v;
}

/* The variety's own lemma of a word that is known in the other spelling: the form, if
 * that is a lemma there, else what the first ending rule with its part of speech makes of
 * it. */
static int add_own(svp_ana *a, svp_word *w, const svp_word *known)
{
    const svp_lemma *l = &known->lemmas[0];
    svp_word own = {.key = w->key};
    if (svp_same(l->text, known->key))
        return svp_add_lemma(a, w, w->key, l->pos);
    if (!svp_endings(a, &own, a->endings, w->key, SVP_JUDGE_FIRST, ~l->pos))
        return 0;
    return !own.lemma_count || svp_add_lemma(a, w, own.lemmas[0].text, l->pos);
}

static int try_spelling(svp_ana *a, svp_word *w, const spelling *s)
{
    svp_word probe = {.key = {s->bytes, s->len}, .flags = w->flags};
    if (w->lemma_count || !svp_look_up(a, &probe, 0xFFFF))
        return w->lemma_count > 0;
    if (probe.lemma_count && !add_own(a, w, &probe))
        return 0;
    for (uint32_t i = 0; i < probe.lemma_count; i++)
        if (!svp_add_lemma(a, w, probe.lemmas[i].text, probe.lemmas[i].pos))
            return 0;
    w->flags |= probe.flags & SVP_W_PAST;
    return 1;
}

/* Beginnings, then endings, each alone and together. */
static int try_edges(svp_ana *a, svp_word *w, spelling *s)
{
    samsvar_str v;
    for (uint32_t n = s->len < 9 ? s->len : 9; n >= 1; n--)
        if ((v = find_key(a, "", s->bytes, n, "-")).ptr) {
            replace(s, 0, n, bare(v));
            if (!try_spelling(a, w, s))
                return 0;
            break;
        }
    for (uint32_t n = s->len < 9 ? s->len : 9; n >= 1 && !w->lemma_count; n--)
        if ((v = find_key(a, "-", s->bytes + s->len - n, n, "")).ptr) {
            replace(s, s->len - n, n, bare(v));
            return try_spelling(a, w, s);
        }
    return 1;
}

static int try_inner(svp_ana *a, svp_word *w)
{
    for (uint32_t i = 1; i < w->key.len && !w->lemma_count; i++)
        for (uint32_t n = 1; n <= INNER && i + n <= w->key.len && !w->lemma_count; n++) {
            samsvar_str v = find_key(a, "*", w->key.ptr + i, n, "*");
            if (!v.ptr)
                continue;
            spelling s = {.len = w->key.len};
            memcpy(s.bytes, w->key.ptr, w->key.len);
            if (!replace(&s, i, n, bare(v)))
                continue;
            if (!try_spelling(a, w, &s) || (!w->lemma_count && !try_edges(a, w, &s)))
                return 0;
        }
    return 1;
}

int svp_sister(svp_ana *a, svp_word *w)
{
    if (!a->sister)
        return 1;
    for (uint32_t i = 0, n = w->lemma_count; i < n; i++) {
        samsvar_str v = a->pack->find(a->sister, w->lemmas[i].text);
        if (v.ptr && !svp_add_lemma(a, w, v, w->lemmas[i].pos & 0xFFFF))
            return 0;
    }
    if (w->lemma_count || w->key.len > SVP_WORD_BYTES)
        return 1;
    spelling s = {.len = w->key.len};
    memcpy(s.bytes, w->key.ptr, w->key.len);
    return try_edges(a, w, &s) && (w->lemma_count || try_inner(a, w));
}
