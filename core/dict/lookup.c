/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/dict/lookup.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/uchar.h"
#include "core/base/vec.h"
#include "core/lex/lexwalk.h"

enum { MOST_PATHS = 100, FURTHER = 9 }; /* a step further counts nine tenths, as in alignment */

/* One step along an entry: from headword to sense, or back from sense to headword. */
typedef struct step {
    uint32_t from, to;
    sv_lexicon_sense sense;
} step;

typedef struct path {
    step steps[2];
    uint32_t count, weight;
} path;

typedef struct candidate {
    samsvar_str lemma; /* folded */
    uint32_t pos;
    int32_t weight;
    const char *rule;
} candidate;

typedef SV_VEC(candidate) candidates;
typedef SV_VEC(step) steps;
typedef SV_VEC(path) paths;

static samsvar_str text_of(const sv_lexicon *lex, uint32_t key)
{
    return sv_intern_text(sv_lexicon_intern((sv_lexicon *)lex), key);
}

/* "en:meeting": the length of "en". */
static size_t lang_length(samsvar_str key)
{
    const char *colon = memchr(key.ptr, ':', key.len);
    return colon ? (size_t)(colon - key.ptr) : 0;
}

static int same_language(const sv_lexicon *lex, uint32_t a, uint32_t b)
{
    samsvar_str x = text_of(lex, a), y = text_of(lex, b);
    size_t n = lang_length(x);
    return n == lang_length(y) && memcmp(x.ptr, y.ptr, n) == 0;
}

static int is_language(samsvar_str key, const char *lang)
{
    size_t n = lang_length(key);
    return n == strlen(lang) && memcmp(key.ptr, lang, n) == 0;
}

/* ------------------------------------------------------------------ candidates */

typedef struct stem_search {
    samsvar_str lemma;
    int found;
} stem_search;

static samsvar_status compare_stem(void *sink, samsvar_str stem)
{
    stem_search *s = sink;
    sv_buf folded;
    sv_buf_init(&folded, 4096);
    samsvar_status status = sv_uchar_fold(stem.ptr, stem.len, &folded);
    s->found |= folded.len == s->lemma.len && !memcmp(folded.data, s->lemma.ptr, folded.len);
    sv_buf_clear(&folded);
    return status;
}

/* Does a list of the pack have the lemma ("lemma/pos;lemma/pos") for the form? */
static int in_list(sv_pack *pack, const char *name, samsvar_str form, samsvar_str lemma)
{
    const samsvar_list *list = NULL;
    if (!pack || sv_pack_list(pack, name, &list, NULL) != SAMSVAR_OK || !list)
        return 0;
    samsvar_str value = sv_list_find(list, form);
    for (const char *p = value.ptr, *end = p + value.len; p && p < end;) {
        const char *stop = memchr(p, ';', (size_t)(end - p));
        size_t len = (size_t)((stop ? stop : end) - p);
        if (len >= lemma.len && !memcmp(p, lemma.ptr, lemma.len) &&
            (len == lemma.len || p[lemma.len] == '/'))
            return 1;
        p = stop ? stop + 1 : end;
    }
    return 0;
}

/* Which rule may have led from a form to a lemma: plugins do not say. */
static const char *rule_of(const sv_lookup *look, const char *lang, samsvar_str form,
                           samsvar_str lemma)
{
    static const char *const lists[] = {"irregular", "irregular-nn", "closed", "closed-nn"};
    stem_search s = {lemma, 0};
    if (form.len == lemma.len && !memcmp(form.ptr, lemma.ptr, form.len))
        return "form";
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (in_list(look->pack, lists[i], form, lemma))
            return "list";
    if (look->speller)
        (void)sv_speller_stems(look->speller, lang, form, compare_stem, &s);
    return s.found ? "hunspell" : "ending";
}

static samsvar_status add_candidate(candidates *c, samsvar_str lemma, uint32_t pos,
                                    int32_t weight, const char *rule)
{
    candidate x = {lemma, pos, weight, rule};
    for (size_t i = 0; i < c->count; i++)
        if (c->data[i].lemma.len == lemma.len &&
            !memcmp(c->data[i].lemma.ptr, lemma.ptr, lemma.len))
            return SAMSVAR_OK;
    return sv_vec_push(c, x) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* The lemmas and parts of a token; of a token without lemmas its form. */
static samsvar_status add_token(const sv_lookup *look, const samsvar_doc *doc, uint32_t token,
                                candidates *c)
{
    samsvar_status status = SAMSVAR_OK;
    samsvar_str form = doc->features.data[token].key;
    int lemmas = 0;
    for (int parts = 0; parts < 2 && status == SAMSVAR_OK; parts++) {
        for (uint32_t f = token + 1; f < doc->features.count && status == SAMSVAR_OK; f++) {
            const samsvar_feature *x = &doc->features.data[f];
            if (x->parent != token ||
                x->kind != (parts ? SAMSVAR_FEAT_PART : SAMSVAR_FEAT_LEMMA))
                continue;
            lemmas += !parts;
            status = add_candidate(c, x->key, x->flags, x->weight,
                                   parts ? "part" : rule_of(look, doc->lang, form, x->key));
        }
        if (!lemmas && !parts && status == SAMSVAR_OK)
            status = add_candidate(c, form, 0, 1000, "form");
    }
    return status;
}

/* A headword of several words that the tokens make, if there is one. */
static samsvar_status add_phrase(const sv_lookup *look, const samsvar_doc *doc, candidates *c)
{
    SV_VEC(sv_lemma_list) lists = {0};
    uint32_t whole, covered[SV_PHRASE_WORDS];
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t f = 0; f < doc->features.count && status == SAMSVAR_OK; f++) {
        const samsvar_feature *x = &doc->features.data[f];
        sv_lemma_list none = {{0}, 0};
        if (x->kind == SAMSVAR_FEAT_TOKEN && !sv_vec_push(&lists, none))
            status = SAMSVAR_ENOMEM;
        if ((x->kind != SAMSVAR_FEAT_LEMMA && x->kind != SAMSVAR_FEAT_TOKEN) || !lists.count)
            continue;
        sv_lemma_list *l = &lists.data[lists.count - 1];
        uint32_t key = sv_lexicon_find(look->lex, doc->lang, x->key.ptr, x->key.len);
        if (key != SV_NO_ID && l->count < SV_LEMMA_KEYS)
            l->keys[l->count++] = key;
    }
    if (status == SAMSVAR_OK && lists.count > 1 &&
        sv_lexicon_phrase(look->lex, lists.data, (uint32_t)lists.count, &whole, covered)) {
        samsvar_str key = text_of(look->lex, whole);
        size_t n = lang_length(key) + 1;
        samsvar_str lemma = {key.ptr + n, key.len - (uint32_t)n};
        status = add_candidate(c, lemma, 0, 1000, "phrase");
    }
    sv_vec_clear(&lists);
    return status;
}

/* All candidates; those of several words first. */
static samsvar_status find_candidates(const sv_lookup *look, const samsvar_doc *doc,
                                      const sv_buf *folded, candidates *c)
{
    samsvar_status status = SAMSVAR_OK;
    samsvar_str whole = {folded->data, (uint32_t)folded->len};
    if (folded->len && memchr(folded->data, ' ', folded->len)) {
        if (sv_lexicon_find(look->lex, doc->lang, whole.ptr, whole.len) != SV_NO_ID)
            status = add_candidate(c, whole, 0, 1000, "form");
        if (status == SAMSVAR_OK)
            status = add_phrase(look, doc, c);
        if (status || c->count)
            return status;
    }
    for (uint32_t f = 0; f < doc->features.count && status == SAMSVAR_OK; f++)
        if (doc->features.data[f].kind == SAMSVAR_FEAT_TOKEN)
            status = add_token(look, doc, f, c);
    return status;
}

/* ------------------------------------------------------------------ paths */

/* Looks for headwords that have one of these keys as a sense. */
typedef struct back_search {
    const uint32_t *keys;
    size_t count;
    steps *out;
    samsvar_status status;
} back_search;

static int find_back(void *data, uint32_t headword, const sv_lexicon_sense *s)
{
    back_search *b = data;
    for (size_t i = 0; i < b->count; i++) {
        step x = {s->key, headword, *s};
        if (b->keys[i] == s->key && s->rank != SV_LEX_PART && !sv_vec_push(b->out, x)) {
            b->status = SAMSVAR_ENOMEM;
            return 0;
        }
    }
    return 1;
}

/* The steps that lead away from some keys: their senses, then back to headwords. */
static samsvar_status steps_from(const sv_lexicon *lex, const uint32_t *keys, size_t count,
                                 uint32_t pos, steps *out)
{
    back_search b = {keys, count, out, SAMSVAR_OK};
    for (size_t i = 0; i < count; i++) {
        sv_lexicon_sense s;
        int fits = 0;
        for (uint32_t at = 0; pos && sv_lexicon_next(lex, keys[i], &at, &s);)
            fits |= !s.pos || (s.pos & pos);
        for (uint32_t at = 0; sv_lexicon_next(lex, keys[i], &at, &s);) {
            step x = {keys[i], s.key, s};
            if (s.rank == SV_LEX_PART || (fits && s.pos && !(s.pos & pos)))
                continue;
            if (!sv_vec_push(out, x))
                return SAMSVAR_ENOMEM;
        }
    }
    sv_lexicon_scan(lex, find_back, &b);
    return b.status;
}

static samsvar_status add_path(const sv_lookup *look, paths *out, const path *p)
{
    uint32_t end = p->steps[p->count - 1].to;
    for (size_t i = 0; i < out->count; i++) /* a longer way to the same word says nothing */
        if (out->data[i].steps[out->data[i].count - 1].to == end && out->data[i].count < p->count)
            return SAMSVAR_OK;
    if (look->to && !is_language(text_of(look->lex, end), look->to))
        return SAMSVAR_OK;
    return sv_vec_push(out, *p) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static int by_weight(const void *a, const void *b)
{
    const path *x = a, *y = b;
    if (x->count != y->count)
        return x->count < y->count ? -1 : 1;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    for (uint32_t i = 0; i < x->count; i++) {
        const step *s = &x->steps[i], *t = &y->steps[i];
        if (s->sense.file != t->sense.file)
            return s->sense.file < t->sense.file ? -1 : 1;
        if (s->sense.rank != t->sense.rank)
            return s->sense.rank < t->sense.rank ? -1 : 1;
        if (s->to != t->to)
            return s->to < t->to ? -1 : 1;
        if (s->from != t->from)
            return s->from < t->from ? -1 : 1;
    }
    return (x->steps[0].sense.pos > y->steps[0].sense.pos) -
           (x->steps[0].sense.pos < y->steps[0].sense.pos);
}

/* Where one of the first steps leads on to. */
static samsvar_status lead_on(const sv_lookup *look, uint32_t own, const steps *first,
                              const steps *second, paths *out)
{
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < first->count; i++)
        for (size_t k = 0; k < second->count && status == SAMSVAR_OK; k++) {
            const step *a = &first->data[i], *b = &second->data[k];
            uint32_t weight = a->sense.weight * b->sense.weight / 255u * FURTHER / 10u;
            path p = {{*a, *b}, 2, weight};
            if (b->from == a->to && !same_language(look->lex, b->to, own) &&
                !same_language(look->lex, b->to, a->to))
                status = add_path(look, out, &p);
        }
    return status;
}

static samsvar_status find_paths(const sv_lookup *look, const char *lang, const candidate *c,
                                 paths *out)
{
    const char *langs[3];
    uint32_t keys[3], n = 0, known = sv_lexicon_answering(lang, langs);
    steps first = {0}, second = {0};
    SV_VEC(uint32_t) ends = {0};
    for (uint32_t i = 0; i < known; i++) {
        keys[n] = sv_lexicon_find(look->lex, langs[i], c->lemma.ptr, c->lemma.len);
        n += keys[n] != SV_NO_ID;
    }
    samsvar_status status = n ? steps_from(look->lex, keys, n, c->pos, &first) : SAMSVAR_OK;
    for (size_t i = 0; i < first.count && status == SAMSVAR_OK; i++) {
        path p = {{first.data[i]}, 1, first.data[i].sense.weight};
        status = add_path(look, out, &p);
        size_t k = 0;
        while (k < ends.count && ends.data[k] != first.data[i].to)
            k++;
        if (status == SAMSVAR_OK && k == ends.count && !sv_vec_push(&ends, first.data[i].to))
            status = SAMSVAR_ENOMEM;
    }
    if (status == SAMSVAR_OK && ends.count)
        status = steps_from(look->lex, ends.data, ends.count, 0, &second);
    if (status == SAMSVAR_OK && n)
        status = lead_on(look, keys[0], &first, &second, out);
    if (out->count)
        qsort(out->data, out->count, sizeof *out->data, by_weight);
    if (out->count > MOST_PATHS)
        out->count = MOST_PATHS;
    sv_vec_clear(&first);
    sv_vec_clear(&second);
    sv_vec_clear(&ends);
    return status;
}

/* ------------------------------------------------------------------ writing */

static const char *pos_text(uint32_t pos, char out[64])
{
    static const char *const names[] = {"noun", "verb", "adj", "adv", "other", "name"};
    size_t used = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < 6; i++)
        if (pos & (1u << i))
            used += (size_t)snprintf(out + used, 64 - used, "%s%s", used ? " " : "", names[i]);
    return out;
}

static int64_t thousandths(uint32_t weight)
{
    return (int64_t)((weight * 1000u + 127u) / 255u);
}

static void put_path_json(const sv_lookup *look, const path *p, sv_jsonw *w)
{
    samsvar_str end = text_of(look->lex, p->steps[p->count - 1].to);
    size_t n = lang_length(end);
    sv_jsonw_break(w);
    sv_jsonw_object(w, NULL);
    sv_jsonw_text(w, "language", end.ptr, n);
    sv_jsonw_text(w, "text", end.ptr + n + 1, end.len - n - 1);
    sv_jsonw_milli(w, "weight", thousandths(p->weight));
    sv_jsonw_array(w, "path");
    for (uint32_t i = 0; i < p->count; i++) {
        samsvar_str to = text_of(look->lex, p->steps[i].to);
        sv_jsonw_object(w, NULL);
        sv_jsonw_str(w, "list", sv_lexicon_file_id(look->lex, p->steps[i].sense.file));
        sv_jsonw_int(w, "rank", p->steps[i].sense.rank + 1);
        sv_jsonw_bool(w, "back", p->steps[i].to != p->steps[i].sense.key);
        sv_jsonw_text(w, "word", to.ptr, to.len);
        sv_jsonw_close(w);
    }
    sv_jsonw_close(w);
    sv_jsonw_close(w);
}

/* "    en  meeting  0.949  is-en 1" and where it came through: "< en:meeting nb-en 2". */
static void put_path(const sv_lookup *look, const path *p, sv_jsonw *w)
{
    char number[SV_MILLI_SIZE], rank[16];
    samsvar_str end = text_of(look->lex, p->steps[p->count - 1].to);
    size_t n = lang_length(end);
    sv_jsonw_puts(w, "    ");
    sv_jsonw_raw(w, end.ptr, n);
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, end.ptr + n + 1, end.len - n - 1);
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, number, sv_milli_print(thousandths(p->weight), number));
    sv_jsonw_puts(w, "\t");
    for (uint32_t i = 0; i < p->count; i++) {
        samsvar_str to = text_of(look->lex, p->steps[i].to);
        snprintf(rank, sizeof rank, " %u", (unsigned)p->steps[i].sense.rank + 1);
        sv_jsonw_puts(w, i ? ", " : "");
        sv_jsonw_puts(w, sv_lexicon_file_id(look->lex, p->steps[i].sense.file));
        sv_jsonw_puts(w, rank);
        if (i + 1 < p->count) {
            sv_jsonw_puts(w, " ");
            sv_jsonw_raw(w, to.ptr, to.len);
        }
    }
    sv_jsonw_puts(w, "\n");
}

static void put_candidate(const sv_lookup *look, const candidate *c, const paths *p, sv_jsonw *w)
{
    char pos[64];
    pos_text(c->pos, pos);
    if (look->as_json) {
        sv_jsonw_break(w);
        sv_jsonw_object(w, NULL);
        sv_jsonw_text(w, "lemma", c->lemma.ptr, c->lemma.len);
        sv_jsonw_str(w, "by", c->rule);
        sv_jsonw_str(w, "pos", pos);
        sv_jsonw_milli(w, "weight", c->weight);
        sv_jsonw_array(w, "translations");
        for (size_t i = 0; i < p->count; i++)
            put_path_json(look, &p->data[i], w);
        sv_jsonw_close(w);
        sv_jsonw_close(w);
        return;
    }
    sv_jsonw_puts(w, "  ");
    sv_jsonw_raw(w, c->lemma.ptr, c->lemma.len);
    sv_jsonw_puts(w, pos[0] ? " (" : "");
    sv_jsonw_puts(w, pos);
    sv_jsonw_puts(w, pos[0] ? "), by " : ", by ");
    sv_jsonw_puts(w, c->rule);
    sv_jsonw_puts(w, p->count ? "\n" : ": no translation\n");
    for (size_t i = 0; i < p->count; i++)
        put_path(look, &p->data[i], w);
}

static samsvar_status put_all(const sv_lookup *look, const samsvar_doc *doc,
                              const candidates *c, paths *found, sv_jsonw *w)
{
    if (look->as_json) {
        sv_jsonw_break(w);
        sv_jsonw_object(w, NULL);
        sv_jsonw_text(w, "form", doc->text, doc->len);
        sv_jsonw_str(w, "language", doc->lang);
        sv_jsonw_array(w, "lemmas");
    } else {
        sv_jsonw_raw(w, doc->text, doc->len);
        sv_jsonw_puts(w, " (");
        sv_jsonw_puts(w, doc->lang);
        sv_jsonw_puts(w, ")\n");
    }
    for (size_t i = 0; i < c->count; i++)
        put_candidate(look, &c->data[i], &found[i], w);
    if (look->as_json) {
        sv_jsonw_close(w);
        sv_jsonw_close(w);
    }
    return w->status;
}

samsvar_status sv_lookup_word(const sv_lookup *look, const samsvar_doc *doc, sv_jsonw *w,
                              int *found, sv_error *err)
{
    candidates c = {0};
    paths *all = NULL;
    sv_buf folded;
    size_t total = 0;
    sv_buf_init(&folded, SV_LIMIT_BUF);
    samsvar_status status = sv_uchar_fold(doc->text, doc->len, &folded);
    if (status == SAMSVAR_OK)
        status = find_candidates(look, doc, &folded, &c);
    if (status == SAMSVAR_OK && !(all = sv_calloc(c.count + 1, sizeof *all)))
        status = SAMSVAR_ENOMEM;
    for (size_t i = 0; i < c.count && status == SAMSVAR_OK; i++) {
        status = find_paths(look, doc->lang, &c.data[i], &all[i]);
        total += all[i].count;
    }
    if (status == SAMSVAR_OK && (total || !look->only_found))
        status = put_all(look, doc, &c, all, w);
    *found |= total > 0;
    for (size_t i = 0; all && i < c.count; i++)
        sv_vec_clear(&all[i]);
    sv_free(all);
    sv_vec_clear(&c);
    sv_buf_clear(&folded);
    return status ? sv_fail(err, status, "%s", sv_status_text(status)) : SAMSVAR_OK;
}
