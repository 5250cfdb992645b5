/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_clause.c -- quotations and clauses of a segment, and what is said in them how:
 * QUOTE, CLAUSE, SPEAKER, POLARITY, MODALITY. */
#include "plugins/common/svp_clause.h"

#include <string.h>

enum { QUOTE_WORDS = 3, VERB_NEAR = 6 };

void svp_cut(svp_clauses *c, uint32_t token, uint32_t flags)
{
    uint32_t i = c->count;
    while (i > 0 && c->list[i - 1].first >= token)
        i--;
    if (i < c->count && c->list[i].first == token) {
        c->list[i].flags = flags;
        return;
    }
    if (c->count == SVP_CLAUSES)
        return;
    memmove(&c->list[i + 1], &c->list[i], (c->count - i) * sizeof *c->list);
    c->list[i] = (svp_clause){.first = token, .flags = flags};
    c->count++;
}

uint32_t svp_clause_of(const svp_clauses *c, uint32_t token)
{
    uint32_t i = 0;
    while (i + 1 < c->count && c->list[i + 1].first <= token)
        i++;
    return i;
}

samsvar_str svp_connective_at(const svp_ana *a, uint32_t token, uint32_t *words)
{
    svp_match m = svp_phrase_at(a, SVP_L_CONNECTIVES, token, 0);
    samsvar_str none = {NULL, 0};
    *words = m.words;
    return m.phrase ? m.phrase->value : none;
}

int svp_is_verb(const svp_token *t)
{
    if (!t->word || t->flags & (SVP_TF_NAME | SVP_TF_ACRONYM))
        return 0;
    if (t->word->flags & SVP_W_PAST)
        return 1;
    for (uint32_t i = 0; i < t->word->lemma_count; i++)
        if (t->word->lemmas[i].pos & SAMSVAR_POS_VERB)
            return 1;
    return 0;
}

/* ---- where clauses begin */

static uint32_t token_from(const svp_ana *a, uint32_t byte)
{
    uint32_t lo = 0, hi = a->tokens.count;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (a->tokens.data[mid].start < byte)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static int has_word(const svp_ana *a, uint32_t i)
{
    while (i < a->tokens.count && a->tokens.data[i].kind == SVP_T_PUNCT)
        i++;
    return i < a->tokens.count;
}

static void cut_quotes(svp_ana *a, svp_clauses *c)
{
    for (uint32_t q = 0; q < a->quotes.count; q++) {
        uint32_t first = token_from(a, a->quotes.data[q].first);
        uint32_t end = token_from(a, a->quotes.data[q].last), words = 0;
        for (uint32_t i = first; i < end; i++)
            words += a->tokens.data[i].kind != SVP_T_PUNCT;
        if (words < QUOTE_WORDS && end - first < a->tokens.count)
            continue; /* a title or a word with distance */
        svp_cut(c, first, SAMSVAR_CLAUSE_QUOTED);
        while (end < a->tokens.count && a->tokens.data[end].kind == SVP_T_PUNCT &&
               !(a->tokens.data[end].flags & SVP_TF_QUOTED))
            end++;
        if (has_word(a, end))
            svp_cut(c, end, SAMSVAR_CLAUSE_MAIN);
    }
    if (a->tokens.data[0].flags & SVP_TF_DASH)
        svp_cut(c, 0, SAMSVAR_CLAUSE_QUOTED);
}

/* Is there a verb among the next tokens, before a mark or (unless over) a connective? */
static int verb_near(const svp_ana *a, uint32_t i, int over)
{
    uint32_t words;
    for (uint32_t n = 0; n < VERB_NEAR && i < a->tokens.count; n++, i++) {
        if (a->tokens.data[i].kind == SVP_T_PUNCT)
            return 0;
        if (svp_is_verb(&a->tokens.data[i]))
            return 1;
        if (!over && n && svp_connective_at(a, i, &words).ptr)
            return 0;
    }
    return 0;
}

static int is_comma(const svp_token *t)
{
    return t->kind == SVP_T_PUNCT && (t->cp == ',' || t->cp == ';' || t->cp == 0x2013 ||
                                      t->cp == 0x2014 || t->cp == ':');
}

static uint32_t flags_for(samsvar_str connective, uint32_t holder)
{
    if (svp_is(connective, "rel"))
        return SAMSVAR_CLAUSE_RELATIVE;
    if (svp_is(connective, "sub") || svp_is(connective, "that"))
        return SAMSVAR_CLAUSE_SUB | (holder & SAMSVAR_CLAUSE_REPORTED);
    return holder & ~(uint32_t)(SAMSVAR_CLAUSE_RELATIVE | SAMSVAR_CLAUSE_SUB);
}

/* A segment that begins with a subordinate conjunction or relative word. */
static void flag_first(svp_ana *a, svp_clauses *c)
{
    uint32_t words, i = 0;
    while (i < a->tokens.count && a->tokens.data[i].kind == SVP_T_PUNCT)
        i++;
    if (i == a->tokens.count ||
        !(c->list[0].flags & (SAMSVAR_CLAUSE_MAIN | SAMSVAR_CLAUSE_REPORTED)))
        return;
    samsvar_str kind = svp_connective_at(a, i, &words);
    if (kind.ptr && svp_is(kind, "sub"))
        c->list[0].flags =
            SAMSVAR_CLAUSE_SUB | (c->list[0].flags & SAMSVAR_CLAUSE_REPORTED);
}

/* Connectives with a verb behind them; a comma ends relative and subordinate clauses. */
static void cut_connectives(svp_ana *a, svp_clauses *c)
{
    uint32_t words, main_flags = SAMSVAR_CLAUSE_MAIN;
    if (c->list[0].flags & SAMSVAR_CLAUSE_REPORTED)
        main_flags = SAMSVAR_CLAUSE_REPORTED;
    for (uint32_t i = 0; i < a->tokens.count; i++) {
        const svp_token *t = &a->tokens.data[i];
        svp_clause *here = &c->list[svp_clause_of(c, i)];
        if (t->flags & SVP_TF_QUOTED ||
            here->flags & (SAMSVAR_CLAUSE_QUOTED | SAMSVAR_CLAUSE_REPORTING))
            continue;
        if (!(here->flags & (SAMSVAR_CLAUSE_RELATIVE | SAMSVAR_CLAUSE_SUB)))
            main_flags = here->flags;
        int inner = (here->flags & (SAMSVAR_CLAUSE_RELATIVE | SAMSVAR_CLAUSE_SUB)) != 0;
        if (is_comma(t) && inner && i > here->first && i + 1 < a->tokens.count &&
            verb_near(a, i + 1, 1)) {
            if (c->list[svp_clause_of(c, i + 1)].first != i + 1)
                svp_cut(c, i + 1, main_flags);
            continue;
        }
        samsvar_str kind =
            t->word ? svp_connective_at(a, i, &words) : (samsvar_str){NULL, 0};
        if (!kind.ptr || svp_is(kind, "by") || i == here->first)
            continue;
        if (!verb_near(a, i + words, !svp_is(kind, "coord")) ||
            (svp_is(kind, "coord") && words == 1 && i &&
             a->tokens.data[i - 1].kind == SVP_T_NUMBER))
            continue;
        if (svp_is(kind, "that") && here->flags & SAMSVAR_CLAUSE_REPORTED)
            continue;
        svp_cut(c, i, flags_for(kind, main_flags));
    }
}

/* ---- reporting what was found */

static samsvar_status emit_quotes(svp_ana *a, const svp_clauses *c)
{
    samsvar_str none = {"", 0};
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t q = 0; q < a->quotes.count && !status; q++)
        status = svp_emit(a, SAMSVAR_FEAT_QUOTE, 0, a->quotes.data[q].first,
                          a->quotes.data[q].last, SAMSVAR_NONE, 1000, none, NULL);
    for (uint32_t i = 0; i < c->count && !status && a->tokens.data[0].flags & SVP_TF_DASH;
         i++)
        if (c->list[i].flags & SAMSVAR_CLAUSE_QUOTED)
            status = svp_emit(
                a, SAMSVAR_FEAT_QUOTE, 0, a->tokens.data[c->list[i].first].start,
                a->tokens.data[c->list[i].end - 1].end, SAMSVAR_NONE, 1000, none, NULL);
    return status;
}

static samsvar_status emit_clauses(svp_ana *a, svp_clauses *c)
{
    samsvar_str none = {"", 0};
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < c->count && !status; i++) {
        svp_clause *x = &c->list[i];
        status = svp_emit(a, SAMSVAR_FEAT_CLAUSE, x->flags,
                          a->tokens.data[x->first].start, a->tokens.data[x->end - 1].end,
                          SAMSVAR_NONE, 1000, none, &x->feature);
    }
    return status;
}

/* The clause that a speaker says: beside the reporting one, on the side that is known. */
static uint32_t said_clause(const svp_clauses *c, const svp_speaker *s)
{
    enum { SAID = SAMSVAR_CLAUSE_QUOTED | SAMSVAR_CLAUSE_REPORTED };
    uint32_t own = svp_clause_of(c, s->verb);
    if (s->before && own > 0 && c->list[own - 1].flags & SAID)
        return own - 1;
    if (own + 1 < c->count && c->list[own + 1].flags & SAID)
        return own + 1;
    if (own > 0 && c->list[own - 1].flags & SAID)
        return own - 1;
    return own;
}

static samsvar_status emit_speakers(svp_ana *a, const svp_clauses *c)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < c->speaker_count && !status; i++) {
        const svp_speaker *s = &c->speakers[i];
        uint32_t first = s->first < s->end ? s->first : s->verb;
        uint32_t end = s->first < s->end ? s->end : s->verb + 1;
        samsvar_str key;
        status = svp_speaker_key(a, s, &key);
        if (!status)
            status = svp_emit(a, SAMSVAR_FEAT_SPEAKER, 0, a->tokens.data[first].start,
                              a->tokens.data[end - 1].end,
                              c->list[said_clause(c, s)].feature, 1000, key, NULL);
    }
    return status;
}

static samsvar_status emit_polarity(svp_ana *a, const svp_clauses *c, uint32_t i)
{
    uint32_t words;
    samsvar_str kinds = svp_polarity_at(a, i, &words);
    samsvar_status status = SAMSVAR_OK;
    const char *p = kinds.ptr, *end = p ? p + kinds.len : p;
    while (p < end && !status) {
        const char *semi = memchr(p, ';', (size_t)(end - p));
        const char *to = semi ? semi : end;
        status = svp_emit(a, SAMSVAR_FEAT_POLARITY, 0, a->tokens.data[i].start,
                          a->tokens.data[i + words - 1].end,
                          c->list[svp_clause_of(c, i)].feature, 1000,
                          (samsvar_str){p, (uint32_t)(to - p)}, NULL);
        p = to + 1;
    }
    return status;
}

static samsvar_status emit_modality(svp_ana *a, svp_clauses *c, uint32_t i)
{
    const svp_token *t = &a->tokens.data[i];
    svp_clause *clause = &c->list[svp_clause_of(c, i)];
    svp_match m = svp_phrase_at(a, SVP_L_MODALITY, i, 0);
    samsvar_str past = {"past", 4}, key = m.phrase ? m.phrase->value : past;
    if (!m.phrase && !(t->word->flags & SVP_W_PAST && svp_is_verb(t)))
        return SAMSVAR_OK;
    if (svp_same(key, past) && clause->past++)
        return SAMSVAR_OK;
    uint32_t words = m.phrase ? m.words : 1;
    return svp_emit(a, SAMSVAR_FEAT_MODALITY, 0, t->start,
                    a->tokens.data[i + words - 1].end, clause->feature, 1000, key, NULL);
}

static samsvar_status emit_words(svp_ana *a, svp_clauses *c)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < a->tokens.count && !status; i++) {
        const svp_token *t = &a->tokens.data[i];
        if (!t->word || t->flags & SVP_TF_NAME)
            continue;
        status = emit_polarity(a, c, i);
        if (!status)
            status = emit_modality(a, c, i);
    }
    return status;
}

static void close_clauses(const svp_ana *a, svp_clauses *c)
{
    for (uint32_t i = 0; i < c->count; i++)
        c->list[i].end = i + 1 < c->count ? c->list[i + 1].first : a->tokens.count;
}

samsvar_status svp_pass_clauses(svp_ana *a)
{
    svp_clauses c = {.count = 0};
    if (!a->tokens.count)
        return SAMSVAR_OK;
    svp_cut(&c, 0, SAMSVAR_CLAUSE_MAIN);
    cut_quotes(a, &c);
    svp_find_reports(a, &c);
    flag_first(a, &c);
    cut_connectives(a, &c);
    close_clauses(a, &c);
    samsvar_status status = emit_quotes(a, &c);
    if (!status)
        status = emit_clauses(a, &c);
    if (!status)
        status = emit_speakers(a, &c);
    return status ? status : emit_words(a, &c);
}
