/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/dict/cover.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/limits.h"
#include "core/lex/lexwalk.h"

enum { SHIFT = 100, NO_WORD = -1 };

/* A token of the segment being added. */
typedef struct word {
    uint32_t feature;
    int counted; /* a content token */
    sv_lemma_list lemmas;
    uint32_t phrases[2], phrase_count; /* keys of headwords that it is part of */
} word;

/* A lemma candidate or part of a word. */
typedef struct item {
    uint32_t word, feature;
    int part;
} item;

typedef struct builder {
    sv_cover_text *text;
    sv_lexicon *lex;
    const samsvar_doc *doc;
    const char *langs[SV_LEX_ANSWERS]; /* the document's, its sister and relatives */
    uint32_t lang_count;
    SV_VEC(word) words;
    SV_VEC(item) items;
    SV_VEC(uint32_t) own, far, further;
} builder;

/* ------------------------------------------------------------------ sets */

/* Sorts and drops what is there twice; the new count. */
static uint32_t make_set(uint32_t *ids, size_t count)
{
    uint32_t n = 0;
    if (count)
        qsort(ids, count, sizeof *ids, sv_by_number);
    for (size_t i = 0; i < count; i++)
        if (!n || ids[n - 1] != ids[i])
            ids[n++] = ids[i];
    return n;
}

static int in_set(const uint32_t *ids, uint32_t count, uint32_t id)
{
    return count && bsearch(&id, ids, count, sizeof *ids, sv_by_number) != NULL;
}

/* Makes a set of the ids from `first` on; its size. */
static uint32_t close_set(sv_cover_text *t, uint32_t first)
{
    uint32_t n = make_set(t->ids.data + first, t->ids.count - first);
    t->ids.count = first + n;
    return n;
}

/* ------------------------------------------------------------------ senses */

/* Does a sense of the key meet these parts of speech? When none does all count. */
static uint32_t fitting(const sv_lexicon *lex, uint32_t key, uint32_t pos)
{
    sv_lexicon_sense s;
    uint32_t at = 0;
    while (pos && sv_lexicon_next(lex, key, &at, &s))
        if (!s.pos || (s.pos & pos))
            return pos;
    return 0;
}

/* Is this a key of the language next to the document's? */
static int is_sister(const builder *b, uint32_t key)
{
    samsvar_str text = sv_intern_text(sv_lexicon_intern(b->lex), key);
    for (uint32_t i = 1; i < b->lang_count; i++) {
        size_t n = strlen(b->langs[i]);
        if (text.len > n && text.ptr[n] == ':' && memcmp(text.ptr, b->langs[i], n) == 0)
            return 1;
    }
    return 0;
}

/* Appends the keys of senses to ids, of what a sense of the sister language means in turn (nn ->
 * nb -> en), and to b->further what the others do (is -> nb -> en). */
static samsvar_status add_senses(builder *b, uint32_t key, uint32_t pos)
{
    sv_lexicon_sense s, t;
    uint32_t at = 0;
    pos = fitting(b->lex, key, pos);
    while (sv_lexicon_next(b->lex, key, &at, &s)) {
        uint32_t on = 0;
        if (s.rank == SV_LEX_PART || (pos && s.pos && !(s.pos & pos)))
            continue;
        int near = is_sister(b, s.key);
        if (!sv_vec_push(&b->text->ids, s.key))
            return SAMSVAR_ENOMEM;
        while (sv_lexicon_next(b->lex, s.key, &on, &t))
            if (t.rank != SV_LEX_PART &&
                !(near ? sv_vec_push(&b->text->ids, t.key) : sv_vec_push(&b->further, t.key)))
                return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

/* The senses of a lemma in the document's language and its sister. */
static samsvar_status add_lemma(builder *b, samsvar_str lemma, uint32_t pos)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < b->lang_count && status == SAMSVAR_OK; i++) {
        uint32_t key = sv_lexicon_find(b->lex, b->langs[i], lemma.ptr, lemma.len);
        if (key != SV_NO_ID)
            status = add_senses(b, key, pos);
    }
    return status;
}

/* ------------------------------------------------------------------ words */

static int is_content(const samsvar_feature *x)
{
    enum {
        OTHER = SAMSVAR_TOK_NUMBER | SAMSVAR_TOK_CAPITAL | SAMSVAR_TOK_CLOSED |
                SAMSVAR_TOK_ACRONYM | SAMSVAR_TOK_NAME
    };
    return (x->flags & SAMSVAR_TOK_WORD) && !(x->flags & OTHER);
}

/* The word of a feature that is a token, by bisection, or NO_WORD. */
static int64_t word_of(const builder *b, uint32_t feature)
{
    size_t lo = 0, hi = b->words.count;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (b->words.data[mid].feature < feature)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < b->words.count && b->words.data[lo].feature == feature ? (int64_t)lo : NO_WORD;
}

static int by_word(const void *a, const void *b)
{
    const item *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    return (x->feature > y->feature) - (x->feature < y->feature);
}

/* Tokens to words, their lemmas and parts to items in the order of the words. */
static samsvar_status gather(builder *b, const sv_segment *seg)
{
    uint32_t end = seg->feature_first + seg->feature_count;
    b->words.count = b->items.count = 0;
    for (uint32_t f = seg->feature_first; f < end; f++) {
        const samsvar_feature *x = &b->doc->features.data[f];
        word w = {.feature = f, .counted = is_content(x)};
        if (x->kind == SAMSVAR_FEAT_TOKEN && !sv_vec_push(&b->words, w))
            return SAMSVAR_ENOMEM;
    }
    for (uint32_t f = seg->feature_first; f < end; f++) {
        const samsvar_feature *x = &b->doc->features.data[f];
        int64_t w = x->parent == SAMSVAR_NONE ? NO_WORD : word_of(b, x->parent);
        if (w == NO_WORD)
            continue;
        if (x->kind == SAMSVAR_FEAT_NUMBER) /* "three" */
            b->words.data[w].counted = 0;
        item i = {(uint32_t)w, f, x->kind == SAMSVAR_FEAT_PART};
        if ((i.part || x->kind == SAMSVAR_FEAT_LEMMA) && !sv_vec_push(&b->items, i))
            return SAMSVAR_ENOMEM;
    }
    if (b->items.count)
        qsort(b->items.data, b->items.count, sizeof *b->items.data, by_word);
    return SAMSVAR_OK;
}

/* The keys that the lemma itself has, in its language and the sister's. */
static samsvar_status add_own(builder *b, word *w, samsvar_str lemma)
{
    for (uint32_t i = 0; i < b->lang_count; i++) {
        uint32_t key = sv_lexicon_find(b->lex, b->langs[i], lemma.ptr, lemma.len);
        if (key == SV_NO_ID)
            continue;
        if (i == 0 && w->lemmas.count < SV_LEMMA_KEYS)
            w->lemmas.keys[w->lemmas.count++] = key;
        if (!sv_vec_push(&b->own, key))
            return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

/* Runs f over the lemmas (or parts) of a word; of a word without lemmas over its form. */
typedef samsvar_status each_fn(builder *b, word *w, samsvar_str lemma, uint32_t pos);

static samsvar_status each(builder *b, size_t at, uint32_t n, int parts, each_fn *f)
{
    word *w = &b->words.data[n];
    samsvar_status status = SAMSVAR_OK;
    int lemmas = 0;
    for (size_t i = at; i < b->items.count && b->items.data[i].word == n && status == SAMSVAR_OK; i++) {
        const samsvar_feature *x = &b->doc->features.data[b->items.data[i].feature];
        lemmas += !b->items.data[i].part;
        if (b->items.data[i].part == parts)
            status = f(b, w, x->key, x->flags);
    }
    if (!lemmas && !parts && status == SAMSVAR_OK)
        status = f(b, w, b->doc->features.data[w->feature].key, 0);
    return status;
}

static samsvar_status own_of(builder *b, word *w, samsvar_str lemma, uint32_t pos)
{
    (void)pos;
    return add_own(b, w, lemma);
}

static samsvar_status senses_of(builder *b, word *w, samsvar_str lemma, uint32_t pos)
{
    (void)w;
    return add_lemma(b, lemma, pos);
}

/* ------------------------------------------------------------------ lines */

/* Tells words which headwords of several words they are part of. */
static samsvar_status find_phrases(builder *b)
{
    SV_VEC(sv_lemma_list) lists = {0};
    uint32_t whole, covered[SV_PHRASE_WORDS];
    for (size_t i = 0; i < b->words.count; i++)
        if (!sv_vec_push(&lists, b->words.data[i].lemmas)) {
            sv_vec_clear(&lists);
            return SAMSVAR_ENOMEM;
        }
    for (size_t i = 0; i < lists.count; i++) {
        uint32_t n = sv_lexicon_phrase(b->lex, lists.data + i, (uint32_t)(lists.count - i),
                                       &whole, covered);
        for (uint32_t k = 0; k < n; k++) {
            word *w = &b->words.data[i + covered[k]];
            if (w->phrase_count < 2)
                w->phrases[w->phrase_count++] = whole;
        }
    }
    sv_vec_clear(&lists);
    return SAMSVAR_OK;
}

static samsvar_status add_ids(sv_cover_text *t, uint32_t *ids, size_t count, uint32_t *first,
                              uint32_t *n)
{
    *first = (uint32_t)t->ids.count;
    *n = make_set(ids, count);
    for (uint32_t i = 0; i < *n; i++)
        if (!sv_vec_push(&t->ids, ids[i]))
            return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

/* The senses and parts of one word: a token where it counts, else only in far. */
static samsvar_status add_word(builder *b, size_t at, uint32_t n)
{
    sv_cover_text *t = b->text;
    word *w = &b->words.data[n];
    uint32_t unused;
    sv_cover_token token = {.first = (uint32_t)t->ids.count};
    b->further.count = 0;
    samsvar_status status = each(b, at, n, 0, senses_of);
    for (uint32_t p = 0; p < w->phrase_count && status == SAMSVAR_OK; p++)
        status = add_senses(b, w->phrases[p], 0);
    if (status)
        return status;
    token.senses = close_set(t, token.first);
    for (uint32_t i = 0; i < token.senses; i++)
        if (!sv_vec_push(&b->far, t->ids.data[token.first + i]))
            return SAMSVAR_ENOMEM;
    if (!w->counted) {
        t->ids.count = token.first;
        return SAMSVAR_OK;
    }
    status = add_ids(t, b->further.data, b->further.count, &unused, &token.further);
    if (status == SAMSVAR_OK)
        status = each(b, at, n, 1, senses_of);
    if (status)
        return status;
    token.parts = close_set(t, token.first + token.senses + token.further);
    return sv_vec_push(&t->tokens, token) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static samsvar_status add_line(builder *b, const sv_segment *seg)
{
    sv_cover_text *t = b->text;
    sv_cover_line line = {.token_first = (uint32_t)t->tokens.count};
    b->own.count = b->far.count = 0;
    samsvar_status status = gather(b, seg);
    for (size_t n = 0, at = 0; n < b->words.count && status == SAMSVAR_OK; n++) {
        status = each(b, at, (uint32_t)n, 0, own_of);
        while (at < b->items.count && b->items.data[at].word == n)
            at++;
    }
    if (status == SAMSVAR_OK)
        status = find_phrases(b);
    for (size_t n = 0, at = 0; n < b->words.count && status == SAMSVAR_OK; n++) {
        status = add_word(b, at, (uint32_t)n);
        while (at < b->items.count && b->items.data[at].word == n)
            at++;
    }
    line.token_count = (uint32_t)t->tokens.count - line.token_first;
    if (status == SAMSVAR_OK)
        status = add_ids(t, b->own.data, b->own.count, &line.own_first, &line.own_count);
    if (status == SAMSVAR_OK)
        status = add_ids(t, b->far.data, b->far.count, &line.far_first, &line.far_count);
    if (status == SAMSVAR_OK && !sv_vec_push(&t->lines, line))
        status = SAMSVAR_ENOMEM;
    return status;
}

samsvar_status sv_cover_add(sv_cover_text *text, sv_lexicon *lex, const samsvar_doc *doc)
{
    builder b = {.text = text, .lex = lex, .doc = doc};
    samsvar_status status = SAMSVAR_OK;
    b.lang_count = sv_lexicon_relatives(lex, doc->lang, b.langs);
    for (uint32_t i = doc->block_first; i < doc->block_last && status == SAMSVAR_OK; i++)
        status = add_line(&b, &doc->segments.data[i]);
    sv_vec_clear(&b.words);
    sv_vec_clear(&b.items);
    sv_vec_clear(&b.own);
    sv_vec_clear(&b.far);
    sv_vec_clear(&b.further);
    return status;
}

void sv_cover_clear(sv_cover_text *text)
{
    sv_vec_clear(&text->lines);
    sv_vec_clear(&text->tokens);
    sv_vec_clear(&text->ids);
}

/* ------------------------------------------------------------------ counting */

/* Words of a dictionary's sense that stand for any other. */
static int is_placeholder(const char *text, size_t len)
{
    static const char *const words[] = {"sb", "sth", "someone", "something", "one's", "noen",
                                        "noe", "e-n", "e-ð", "e-u", "e-m"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == len && memcmp(words[i], text, len) == 0)
            return 1;
    return 0;
}

/* Do all words of a sense of several words ("en:prime minister") stand in the line? */
static int all_stand(const sv_lexicon *lex, samsvar_str key, const uint32_t *own, uint32_t count)
{
    char lang[SV_LANG_SIZE];
    const char *colon = memchr(key.ptr, ':', key.len);
    size_t n = colon ? (size_t)(colon - key.ptr) : 0, begin = n + 1;
    if (!n || n >= sizeof lang || !memchr(key.ptr, ' ', key.len))
        return 0;
    memcpy(lang, key.ptr, n);
    lang[n] = '\0';
    for (size_t i = begin; i <= key.len; i++) {
        if (i < key.len && key.ptr[i] != ' ')
            continue;
        const char *text = key.ptr + begin;
        size_t len = i - begin;
        begin = i + 1;
        if (is_placeholder(text, len))
            continue;
        uint32_t id = sv_lexicon_find(lex, lang, text, len);
        if (id == SV_NO_ID || !in_set(own, count, id))
            return 0;
    }
    return 1;
}

/* Does one of these stand in the line? */
static int stands(const sv_lexicon *lex, const uint32_t *ids, uint32_t count,
                  const sv_cover_text *t, const sv_cover_line *line)
{
    const uint32_t *own = t->ids.data + line->own_first;
    for (uint32_t i = 0; i < count; i++)
        if (in_set(own, line->own_count, ids[i]) ||
            all_stand(lex, sv_intern_text(sv_lexicon_intern((sv_lexicon *)lex), ids[i]), own,
                      line->own_count))
            return 1;
    return 0;
}

/* The strictest way from senses to a line, SV_COVER_WAYS: none. */
static int way_of(const sv_lexicon *lex, const uint32_t *ids, uint32_t count,
                  const sv_cover_text *t, const sv_cover_line *line)
{
    const uint32_t *far = t->ids.data + line->far_first;
    if (stands(lex, ids, count, t, line))
        return SV_COVER_DIRECT;
    for (uint32_t i = 0; i < count; i++)
        if (in_set(far, line->far_count, ids[i]))
            return SV_COVER_PIVOT;
    return SV_COVER_WAYS;
}

/* Adds a line's tokens to counts, each to its way and all laxer ones. */
static void count_line(const sv_lexicon *lex, const sv_cover_text *s, uint32_t from,
                       const sv_cover_text *t, uint32_t to, uint64_t counts[SV_COVER_WAYS])
{
    const sv_cover_line *a = &s->lines.data[from], *b = &t->lines.data[to];
    for (uint32_t i = 0; i < a->token_count; i++) {
        const sv_cover_token *token = &s->tokens.data[a->token_first + i];
        const uint32_t *ids = s->ids.data + token->first;
        const uint32_t *parts = ids + token->senses + token->further;
        int way = way_of(lex, ids, token->senses, t, b);
        if (way == SV_COVER_WAYS && stands(lex, ids + token->senses, token->further, t, b))
            way = SV_COVER_PIVOT;
        if (way == SV_COVER_WAYS && stands(lex, parts, token->parts, t, b))
            way = SV_COVER_PART;
        for (; way < SV_COVER_WAYS; way++)
            counts[way]++;
    }
}

void sv_cover_compare(const sv_lexicon *lex, const sv_cover_text *source,
                      const sv_cover_text *target, const sv_cover_pair *pairs, size_t count,
                      sv_cover_score *out)
{
    memset(out, 0, sizeof *out);
    out->pairs = count;
    out->shift = (uint32_t)(count >= 2 * SHIFT ? SHIFT : count / 2);
    for (size_t i = 0; i < count; i++) {
        size_t other = (i + out->shift) % count;
        out->tokens += source->lines.data[pairs[i].source].token_count;
        count_line(lex, source, pairs[i].source, target, pairs[i].target, out->found);
        if (out->shift)
            count_line(lex, source, pairs[i].source, target, pairs[other].target, out->noise);
    }
}

void sv_cover_count(const sv_cover_text *text, uint64_t *tokens, uint64_t *known,
                    uint64_t *parts)
{
    *tokens = text->tokens.count;
    *known = *parts = 0;
    for (size_t i = 0; i < text->tokens.count; i++) {
        const sv_cover_token *t = &text->tokens.data[i];
        *known += t->senses > 0;
        *parts += !t->senses && t->parts;
    }
}
