/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* advice.c -- runs a plugin over a sample, and counts what it does not know. */
#include "core/conform/advice.h"

#include "core/conform/abbrev.h"
#include "core/dict/cover.h"
#include "core/lex/lexwalk.h"
#include "core/plug/pack.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 20, NAME_LEAST = 2 };

/* Words and how often each occurs. */
typedef struct tally {
    sv_intern *words;
    SV_VEC(uint64_t) counts;
} tally;

typedef struct advisor {
    sv_trial *t;
    const sv_sample *sample;
    sv_pack *pack;
    const char *langs[SV_LEX_ANSWERS]; /* whose entries answer */
    uint32_t lang_count;
    tally unknown, untranslated, names;
    uint64_t tokens, known;
    sv_cover_text cover;
} advisor;

/* ------------------------------------------------------------------ counting */

static samsvar_status count(tally *y, samsvar_str word)
{
    if (!y->words && !(y->words = sv_intern_new()))
        return SAMSVAR_ENOMEM;
    uint32_t id = sv_intern_add(y->words, word.ptr, word.len);
    if (id == SV_NO_ID || (id == y->counts.count && !sv_vec_push(&y->counts, (uint64_t)0)))
        return SAMSVAR_ENOMEM;
    y->counts.data[id]++;
    return SAMSVAR_OK;
}

static void forget(tally *y)
{
    sv_intern_free(y->words);
    sv_vec_clear(&y->counts);
}

/* The words that occur most, alike by spelling. */
static void say_most(sv_trial *t, const tally *y, const char *topic, uint64_t least)
{
    sv_suggestion best[MOST];
    uint32_t n = 0;
    for (uint32_t i = 0; i < y->counts.count; i++) {
        sv_suggestion s = {sv_intern_text(y->words, i), y->counts.data[i], 0};
        uint32_t at = n < MOST ? n : MOST;
        if (s.count < least)
            continue;
        while (at > 0 && best[at - 1].count < s.count) {
            if (at < MOST)
                best[at] = best[at - 1];
            at--;
        }
        if (at < MOST)
            best[at] = s;
        n += n < MOST;
    }
    for (uint32_t i = 0; i < n; i++)
        sv_trial_advice(t, topic, best[i].count, "%.*s", (int)best[i].word.len,
                        best[i].word.ptr);
}

/* ------------------------------------------------------------------ words */

static int has_sense(const advisor *a, samsvar_str key)
{
    sv_lexicon *lex = a->sample->subject->lexicon;
    sv_lexicon_sense sense;
    for (uint32_t i = 0; lex && i < a->lang_count; i++) {
        uint32_t at = 0, id = sv_lexicon_find(lex, a->langs[i], key.ptr, key.len);
        if (id != SV_NO_ID && sv_lexicon_next(lex, id, &at, &sense))
            return 1;
    }
    return 0;
}

static int is_known(const advisor *a, samsvar_str word)
{
    const sv_subject *s = a->sample->subject;
    for (uint32_t i = 0; s->lexicon && i < a->lang_count; i++)
        if (sv_lexicon_pos(s->lexicon, a->langs[i], word.ptr, word.len))
            return 1;
    return 0;
}

/* A token and the candidates that come behind it. */
static samsvar_status look_at_word(advisor *a, const samsvar_doc *doc, uint32_t token)
{
    const samsvar_feature *f = doc->features.data, *x = &f[token];
    const sv_services *services = a->sample->subject->services;
    samsvar_str form = {doc->text + x->start, x->end - x->start}, lemma = x->key;
    int known = is_known(a, x->key) ||
                (services->speller && sv_speller_known(services->speller, doc->lang, form) > 0);
    int sense = has_sense(a, x->key), first = 1;
    for (uint32_t i = token + 1; i < doc->features.count && f[i].segment == x->segment &&
                                 f[i].kind != SAMSVAR_FEAT_TOKEN;
         i++) {
        if (f[i].parent != token || f[i].kind != SAMSVAR_FEAT_LEMMA)
            continue;
        if (first)
            lemma = f[i].key;
        first = 0;
        known |= is_known(a, f[i].key);
        sense |= has_sense(a, f[i].key);
    }
    a->tokens++;
    a->known += (uint64_t)known;
    if (!known)
        return count(&a->unknown, x->key);
    return sense ? SAMSVAR_OK : count(&a->untranslated, lemma);
}

static int has_gloss(const samsvar_doc *doc, const samsvar_feature *name)
{
    uint32_t i = (uint32_t)(name - doc->features.data);
    while (i > 0 && doc->features.data[i - 1].segment == name->segment)
        i--;
    for (; i < doc->features.count && doc->features.data[i].segment == name->segment; i++) {
        const samsvar_feature *g = &doc->features.data[i];
        if (g->kind == SAMSVAR_FEAT_GLOSS && g->start < name->end && g->end > name->start)
            return 1;
    }
    return 0;
}

static samsvar_status look_at_block(void *data, samsvar_doc *doc)
{
    advisor *a = data;
    enum {
        OTHER = SAMSVAR_TOK_NUMBER | SAMSVAR_TOK_CAPITAL | SAMSVAR_TOK_CLOSED |
                SAMSVAR_TOK_ACRONYM | SAMSVAR_TOK_NAME
    };
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < doc->features.count && !status; i++) {
        const samsvar_feature *x = &doc->features.data[i];
        if (x->kind == SAMSVAR_FEAT_TOKEN && (x->flags & SAMSVAR_TOK_WORD) &&
            !(x->flags & OTHER))
            status = look_at_word(a, doc, i);
        else if (x->kind == SAMSVAR_FEAT_NAME && x->key.len && !has_gloss(doc, x) &&
                 !has_sense(a, x->key))
            status = count(&a->names, x->key);
    }
    sv_lexicon *lex = a->sample->subject->lexicon;
    return status || !lex ? status : sv_cover_add(&a->cover, lex, doc);
}

static samsvar_status look_at_all(advisor *a, sv_worker *w, samsvar_doc *doc, sv_error *err)
{
    samsvar_status status = sv_worker_segment(w, doc, err);
    return status ? status : sv_worker_analyze_blocks(w, doc, look_at_block, a, NULL, err);
}

/* ------------------------------------------------------------------ lists */

static int in_list(advisor *a, const char *name, const char *key, size_t len)
{
    const samsvar_list *list = NULL;
    samsvar_str k = {key, (uint32_t)len};
    if (a->pack)
        sv_pack_list(a->pack, name, &list, NULL);
    return list && sv_list_find(list, k).ptr != NULL;
}

/* Lists of abbreviations have them with the stop, as written or in lower case. */
static samsvar_status suggest(advisor *a)
{
    sv_abbrev text = {0};
    sv_suggestions found = {0};
    char key[SV_LIMIT_KEY + 2];
    samsvar_status status = sv_abbrev_count(&text, a->sample->text, a->sample->len);
    if (!status)
        status = sv_abbrev_find(&text, &found);
    for (size_t i = 0, n = 0; i < found.count && n < MOST && !status; i++) {
        samsvar_str w = found.data[i].word;
        if (w.len > SV_LIMIT_KEY)
            continue;
        memcpy(key, w.ptr, w.len);
        key[w.len] = '.';
        if (in_list(a, "abbreviations", key, w.len + 1u))
            continue;
        sv_trial_advice(a->t, "abbreviations that the text suggests", found.data[i].count,
                        "%.*s.", (int)w.len, w.ptr);
        n++;
    }
    found.count = 0;
    if (!status)
        status = sv_abbrev_openers(&text, &found);
    for (size_t i = 0, n = 0; i < found.count && n < MOST && !status; i++)
        if (!in_list(a, "starters", found.data[i].word.ptr, found.data[i].word.len)) {
            sv_trial_advice(a->t, "words that open sentences (starters)", found.data[i].count,
                            "%.*s", (int)found.data[i].word.len, found.data[i].word.ptr);
            n++;
        }
    sv_vec_clear(&found);
    sv_abbrev_clear(&text);
    return status;
}

static void say_figures(advisor *a, const samsvar_doc *doc)
{
    uint64_t tokens = 0, known = 0, parts = 0;
    sv_cover_count(&a->cover, &tokens, &known, &parts);
    sv_trial_figure(a->t, "sentences", doc->segments.count);
    sv_trial_figure(a->t, "content_words", a->tokens);
    sv_trial_figure(a->t, "known_words", a->known);
    sv_trial_figure(a->t, "translated_words", known);
    sv_trial_figure(a->t, "translated_parts", parts);
}

void sv_advice_give(sv_trial *t, void *data)
{
    const sv_sample *x = data;
    advisor a = {.t = t, .sample = x};
    sv_worker *w = NULL;
    sv_error err;
    sv_error_init(&err);
    if (x->subject->lexicon)
        a.lang_count = sv_lexicon_relatives(x->subject->lexicon, x->subject->lang, a.langs);
    samsvar_doc *doc = sv_subject_doc(x->subject, x->text, x->len, &err);
    samsvar_status status = doc ? SAMSVAR_OK : err.code;
    if (!status)
        status = sv_worker_new(x->subject->registry, x->subject->services, &w, &err);
    if (!status)
        status = look_at_all(&a, w, doc, &err);
    if (!status) {
        say_figures(&a, doc);
        if (x->pack)
            sv_pack_open_dir(x->pack, &a.pack, NULL);
        status = suggest(&a);
        say_most(t, &a.untranslated, "frequent words without a translation", 1);
        say_most(t, &a.names, "names without a gloss", NAME_LEAST);
        say_most(t, &a.unknown, "words that no lexicon and no dictionary has", 1);
    }
    if (status)
        sv_trial_finding(t, err.file, err.line, "%s",
                         err.code ? err.message : sv_status_text(status));
    sv_worker_free(w);
    sv_doc_free(doc);
    sv_pack_free(a.pack);
    forget(&a.unknown);
    forget(&a.untranslated);
    forget(&a.names);
    sv_cover_clear(&a.cover);
}
