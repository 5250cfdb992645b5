/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_ana.c -- the analyze hook: lists, then segment by segment. */
#include "plugins/common/svp_ana.h"

#include <string.h>

enum { CACHE_WORDS = 100000, CACHE_BYTES = 48 << 20, POLL = 64 };

/* NAME and NAME-variety. */
static void open_pair(svp_ana *a, const char *name, const samsvar_list *pair[2])
{
    char with[64];
    size_t n = strlen(name);
    pair[1] = a->pack->list(a->host, name);
    pair[0] = NULL;
    if (!a->lang->variety || n + strlen(a->lang->variety) + 2 > sizeof with)
        return;
    memcpy(with, name, n);
    with[n] = '-';
    memcpy(with + n + 1, a->lang->variety, strlen(a->lang->variety) + 1);
    pair[0] = a->pack->list(a->host, with);
}

static samsvar_status open_lists(svp_ana *a)
{
    open_pair(a, "closed", a->closed);
    open_pair(a, "irregular", a->irregular);
    open_pair(a, "endings", a->endings);
    open_pair(a, "linkers", a->linkers);
    open_pair(a, "prefixes", a->prefixes);
    open_pair(a, "numerals", a->numerals);
    open_pair(a, "pronouns", a->pronouns);
    a->nocompound = a->pack->list(a->host, "nocompound");
    a->namelinks = a->pack->list(a->host, "namelinks");
    a->notnames = a->pack->list(a->host, "notnames");
    a->clitics = a->pack->list(a->host, "clitics");
    a->sister = a->pack->list(a->host, "sister");
    return svp_phrases_load(a);
}

samsvar_status svp_ana_create(const samsvar_host *host, const svp_lang *lang,
                              svp_ana **out)
{
    svp_ana *a = host->alloc(host, sizeof *a);
    if (!a)
        return SAMSVAR_ENOMEM;
    a->host = host;
    a->lang = lang;
    a->text = host->extension(host, "samsvar.text/1");
    a->pack = host->extension(host, "samsvar.pack/1");
    a->lexicon = host->extension(host, "samsvar.lexicon/1");
    a->speller = host->extension(host, "samsvar.speller/1");
    samsvar_status status = SAMSVAR_OK;
    if (!a->text || !a->pack)
        status =
            host->fail(host, SAMSVAR_ENOTSUP, "the host lacks samsvar.text/1 or pack/1");
    if (!status)
        status = open_lists(a);
    if (status) {
        svp_ana_destroy(a);
        return status;
    }
    *out = a;
    return SAMSVAR_OK;
}

static void forget_words(svp_ana *a)
{
    a->host->release(a->host, a->slots);
    a->slots = NULL;
    a->slots_mask = a->word_count = 0;
    svp_arena_reset(a->host, &a->words_arena);
}

void svp_ana_destroy(svp_ana *a)
{
    if (!a)
        return;
    const samsvar_host *host = a->host;
    forget_words(a);
    svp_arena_clear(host, &a->words_arena);
    svp_arena_clear(host, &a->arena);
    svp_vec_clear(host, &a->phrases);
    svp_vec_clear(host, &a->tokens);
    svp_vec_clear(host, &a->quotes);
    host->release(host, a->heads);
    host->release(host, a->seen);
    host->release(host, a);
}

static void enter_segment(svp_ana *a, uint32_t index)
{
    const samsvar_segment *s = a->host->doc_segment(a->document, index);
    a->segment = index;
    a->seg_start = s->start;
    a->seg_end = s->end;
    svp_arena_reset(a->host, &a->arena);
    if (a->word_count > CACHE_WORDS || a->words_arena.total > CACHE_BYTES)
        forget_words(a);
}

/* Names that stand capitalised inside a sentence of the block help to know them where
 * they begin one. */
static samsvar_status scan_names(svp_ana *a)
{
    uint32_t n = a->host->doc_segment_count(a->document);
    a->block++;
    svp_forget_names(a);
    for (uint32_t i = 0; i < n; i++) {
        enter_segment(a, i);
        if (i % POLL == 0 && a->host->canceled(a->host))
            return SAMSVAR_ECANCELED;
        samsvar_status status = svp_tokenize(a);
        if (!status)
            status = svp_mark_quotes(a);
        if (status)
            return status;
        for (uint32_t t = 0; t < a->tokens.count; t++) {
            svp_token *tok = &a->tokens.data[t];
            if (tok->word && tok->word->flags & SVP_W_CAPITAL &&
                !(tok->flags & SVP_TF_INITIAL) &&
                a->host->doc_segment(a->document, i)->kind == SAMSVAR_SEG_SENTENCE) {
                tok->word->seen = a->block;
                if (!svp_note_name(a, tok->word->key))
                    return SAMSVAR_ENOMEM;
            }
        }
    }
    return SAMSVAR_OK;
}

static samsvar_status run_segment(svp_ana *a, uint32_t index)
{
    static samsvar_status (*const passes[])(svp_ana *) = {
        svp_mark_names, svp_pass_tokens,  svp_pass_names,
        svp_pass_dates, svp_pass_numbers, svp_pass_clauses};
    enter_segment(a, index);
    samsvar_status status = svp_tokenize(a);
    if (!status)
        status = svp_mark_quotes(a);
    for (uint32_t p = 0; p < sizeof passes / sizeof *passes && !status; p++)
        status = passes[p](a);
    return status;
}

samsvar_status svp_ana_run(svp_ana *a, const samsvar_doc *doc, uint32_t variety,
                           samsvar_emit_feature *emit, void *sink)
{
    a->document = doc;
    a->doc = a->host->doc_text(doc);
    a->variety = variety && a->lang->variety;
    a->emit = emit;
    a->sink = sink;
    a->emitted = 0;
    samsvar_status status = scan_names(a);
    uint32_t n = a->host->doc_segment_count(doc);
    for (uint32_t i = 0; i < n && !status; i++) {
        if (i % POLL == 0 && a->host->canceled(a->host))
            status = SAMSVAR_ECANCELED;
        else
            status = run_segment(a, i);
    }
    a->document = NULL;
    a->emit = NULL;
    a->sink = NULL;
    return status;
}
