/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_name.c -- names (runs of capitalised words) and acronyms. */
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_char.h"

#include <string.h>

enum {
    NAME_BYTES = 255,
    RUN = 12,
    ACRONYM_LETTERS = 6,
    SEEN = 256,
    CASE_BYTES = 2,
    NOUN_OR_NAME = SAMSVAR_POS_NOUN | SAMSVAR_POS_NAME
};

/* ---- names seen inside sentences of the block: a set of hashes */

int svp_is_noted(const svp_ana *a, samsvar_str key)
{
    uint32_t hash = svp_hash(key.ptr, key.len, 1) | 1;
    if (!a->seen)
        return 0;
    for (uint32_t at = hash & a->seen_mask; a->seen[at]; at = (at + 1) & a->seen_mask)
        if (a->seen[at] == hash)
            return 1;
    return 0;
}

static void put_hash(uint32_t *set, uint32_t mask, uint32_t hash)
{
    uint32_t at = hash & mask;
    while (set[at])
        at = (at + 1) & mask;
    set[at] = hash;
}

int svp_note_name(svp_ana *a, samsvar_str key)
{
    if (svp_is_noted(a, key))
        return 1;
    if (!a->seen || 2 * a->seen_count > a->seen_mask) {
        uint32_t size = a->seen ? 2 * (a->seen_mask + 1) : SEEN;
        uint32_t *fresh = a->host->alloc(a->host, size * sizeof *fresh);
        if (!fresh)
            return 0;
        for (uint32_t i = 0; a->seen && i <= a->seen_mask; i++)
            if (a->seen[i])
                put_hash(fresh, size - 1, a->seen[i]);
        a->host->release(a->host, a->seen);
        a->seen = fresh;
        a->seen_mask = size - 1;
    }
    put_hash(a->seen, a->seen_mask, svp_hash(key.ptr, key.len, 1) | 1);
    a->seen_count++;
    return 1;
}

void svp_forget_names(svp_ana *a)
{
    a->host->release(a->host, a->seen);
    a->seen = NULL;
    a->seen_mask = a->seen_count = 0;
}

/* ---- which tokens are names */

static int is_all_caps(const svp_ana *a)
{
    uint32_t upper = 0, words = 0;
    for (uint32_t i = 0; i < a->tokens.count; i++)
        if (a->tokens.data[i].word && a->tokens.data[i].word->key.len > 1) {
            words++;
            upper += (a->tokens.data[i].word->flags & SVP_W_UPPER) != 0;
        }
    return words > 2 && upper * 10 >= words * 7;
}

/* Does every word of the line begin with a capital, as in English headlines? */
static int is_title_case(const svp_ana *a)
{
    uint32_t capital = 0, words = 0;
    for (uint32_t i = 0; i < a->tokens.count; i++)
        if (a->tokens.data[i].word && !(a->tokens.data[i].word->flags & SVP_W_CLOSED)) {
            words++;
            capital += (a->tokens.data[i].word->flags & SVP_W_CAPITAL) != 0;
        }
    return words > 3 && capital * 10 >= words * 8 &&
           a->host->doc_segment(a->document, a->segment)->kind == SAMSVAR_SEG_HEADING;
}

static uint32_t letters_of(const svp_word *w)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->raw.len; i++)
        n += ((unsigned char)w->raw.ptr[i] & 0xC0) != 0x80 && w->raw.ptr[i] != '.';
    return n;
}

static int is_acronym(const svp_token *t)
{
    const svp_word *w = t->word;
    if (!w || !(w->flags & (SVP_W_UPPER | SVP_W_INITIALISM | SVP_W_UPPER_S)))
        return 0;
    uint32_t n = letters_of(w) - ((w->flags & SVP_W_UPPER_S) != 0);
    return n >= 2 && n <= ACRONYM_LETTERS;
}

static int is_title(const svp_ana *a, uint32_t i)
{
    return svp_phrase_at(a, SVP_L_TITLES, i, 0).phrase != NULL;
}

/* Weekdays, months and numerals are capitalised in some languages, but no names; months
 * that are also something else ("May") only beside a number. */
static int is_date_word(const svp_ana *a, uint32_t i)
{
    const svp_token *t = &a->tokens.data[i];
    svp_match m = svp_phrase_at(a, SVP_L_DATES, i, 0);
    if (t->word->num_kind != SVP_NUM_NONE)
        return 1;
    if (t->word->flags & SVP_W_UPPER && svp_phrase_at(a, SVP_L_UNITS, i, 0).phrase)
        return 1;
    if (!m.phrase || !m.phrase->value.len)
        return 0;
    char kind = *m.phrase->value.ptr;
    if (kind != 'M' && kind != 'W')
        return 1;
    return (i > 0 && t[-1].kind == SVP_T_NUMBER) ||
           (i + 1 < a->tokens.count &&
            (t[1].kind == SVP_T_NUMBER ||
             (i + 2 < a->tokens.count && t[1].kind == SVP_T_PUNCT && t[1].cp == '.' &&
              t[2].kind == SVP_T_NUMBER)));
}

/* Is the capital of this word that of a name? */
static int is_name_word(const svp_ana *a, const svp_token *t, int title_case)
{
    const svp_word *w = t->word;
    if (!w || !(w->flags & SVP_W_CAPITAL) || w->flags & SVP_W_NOTNAME)
        return 0;
    if (t->flags & SVP_TF_ACRONYM)
        return 1;
    if (w->flags & SVP_W_CLOSED)
        return 0;
    if (a->lang->flags & SVP_LANG_NOUN_CAPITALS) /* a capital says "noun" */
        return !(w->flags & SVP_W_KNOWN) && w->part_count < 2;
    if (!(t->flags & SVP_TF_INITIAL) && !title_case)
        return 1;
    if (w->seen == a->block)
        return 1;
    return !(w->flags & SVP_W_KNOWN) && w->part_count < 2; /* no compound, either */
}

samsvar_status svp_mark_names(svp_ana *a)
{
    int caps = is_all_caps(a), title_case = is_title_case(a);
    for (uint32_t i = 0; i < a->tokens.count && !caps; i++) {
        svp_token *t = &a->tokens.data[i];
        if (is_acronym(t))
            t->flags |= SVP_TF_ACRONYM;
        if (is_name_word(a, t, title_case) && !is_title(a, i) && !is_date_word(a, i))
            t->flags |= SVP_TF_NAME;
        /* the first word of "Vladimir Putin": a name follows, and it is no title */
        if (i > 0 && t->flags & SVP_TF_NAME && t[-1].flags & SVP_TF_INITIAL &&
            t[-1].word && t[-1].word->flags & SVP_W_CAPITAL &&
            !(t[-1].word->flags & (SVP_W_KNOWN | SVP_W_NOTNAME)))
            t[-1].flags |= SVP_TF_NAME;
    }
    return SAMSVAR_OK;
}

/* Tokens [first, last] of the name that begins at first. */
static uint32_t run_end(const svp_ana *a, uint32_t first)
{
    uint32_t last = first;
    for (uint32_t i = first + 1; i < a->tokens.count && i - first < RUN; i++) {
        const svp_token *t = &a->tokens.data[i];
        if (t->flags & SVP_TF_NAME) {
            last = i;
            continue;
        }
        int dot = t->kind == SVP_T_PUNCT && t->cp == '.' && !(t->flags & SVP_TF_SPACE) &&
                  t[-1].word && t[-1].word->key.len <= 2; /* J. K. Rowling */
        if (dot || (t->word && t->word->flags & SVP_W_NAMELINK) ||
            t->flags & SVP_TF_HYPHEN)
            continue;
        break;
    }
    return last;
}

static int begins_with(samsvar_str s, samsvar_str head)
{
    return s.len > head.len && s.len - head.len <= CASE_BYTES &&
           !memcmp(s.ptr, head.ptr, head.len);
}

samsvar_str svp_name_base(const svp_ana *a, const svp_token *t)
{
    const svp_word *w = t->word;
    samsvar_str key = w->key;
    if (t->flags & SVP_TF_ACRONYM) {
        if (w->flags & SVP_W_UPPER_S)
            key.len--;
        return key;
    }
    if (!(a->lang->flags & (SVP_LANG_COMPOUNDS | SVP_LANG_NAME_CASES)))
        return key;
    /* a form without its case ending, if a lexicon or the text has that */
    for (uint32_t i = 0; i < w->lemma_count; i++) {
        samsvar_str l = w->lemmas[i].text;
        if (svp_same(l, key))
            continue;
        if (w->flags & SVP_W_GUESS
                ? w->lemmas[i].pos & SAMSVAR_POS_NAME && svp_is_noted(a, l)
                : w->lemmas[i].pos & NOUN_OR_NAME && begins_with(key, l))
            return l;
    }
    return key;
}

/* The words of a name in their base forms, with one space or a hyphen between. */
static uint32_t name_key(const svp_ana *a, uint32_t first, uint32_t last,
                         char out[NAME_BYTES])
{
    uint32_t n = 0;
    for (uint32_t i = first; i <= last; i++) {
        const svp_token *t = &a->tokens.data[i];
        if (!t->word)
            continue;
        samsvar_str s = t->flags & SVP_TF_NAME ? svp_name_base(a, t) : t->word->key;
        if (n + s.len + 1 > NAME_BYTES)
            break;
        if (n)
            out[n++] = t->flags & SVP_TF_HYPHEN ? '-' : ' ';
        for (uint32_t k = 0; k < s.len; k++)
            if (s.ptr[k] != '.' || !(t->word->flags & SVP_W_INITIALISM))
                out[n++] = s.ptr[k];
    }
    return n;
}

samsvar_status svp_pass_names(svp_ana *a)
{
    for (uint32_t i = 0; i < a->tokens.count; i++) {
        const svp_token *t = &a->tokens.data[i];
        char key[NAME_BYTES];
        if (!(t->flags & SVP_TF_NAME) || t->feature == SAMSVAR_NONE)
            continue;
        uint32_t last = run_end(a, i);
        uint32_t n = name_key(a, i, last, key);
        samsvar_status status =
            svp_emit(a, SAMSVAR_FEAT_NAME, 0, t->start, a->tokens.data[last].end,
                     t->feature, 1000, (samsvar_str){key, n}, NULL);
        if (status)
            return status;
        i = last;
    }
    return SAMSVAR_OK;
}
