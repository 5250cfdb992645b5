/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_report.c -- who says what: "..., sa Lavrov", "Lavrov said that ...", "according
 * to". */
#include "plugins/common/svp_clause.h"
#include "plugins/common/svp_char.h"

#include <string.h>

enum {
    SUBJECT = 12,
    THAT_NEAR = 6,
    PHRASE_GAP = 3,
    NOUN_PHRASE = 10,
    BY_PHRASE = 12,
    RELATIVE = 30,
    TRIES = 256 /* reporting verbs that are looked at in a segment */
};

int svp_has_kind(samsvar_str kinds, const char *kind)
{
    const char *p = kinds.ptr, *end = p ? p + kinds.len : p;
    while (p < end) {
        const char *semi = memchr(p, ';', (size_t)(end - p));
        const char *to = semi ? semi : end;
        if (svp_is((samsvar_str){p, (uint32_t)(to - p)}, kind))
            return 1;
        p = to + 1;
    }
    return 0;
}

samsvar_str svp_polarity_at(const svp_ana *a, uint32_t token, uint32_t *words)
{
    svp_match m = svp_phrase_at(a, SVP_L_POLARITY, token, PHRASE_GAP);
    samsvar_str none = {NULL, 0};
    *words = m.words;
    return m.phrase ? m.phrase->value : none;
}

/* "the reply", "hans svar": a noun that looks like a verb. */
static int follows_article(const svp_ana *a, uint32_t i)
{
    if (!i || !a->tokens.data[i - 1].word || a->tokens.data[i].word->flags & SVP_W_PAST)
        return 0;
    const svp_word *w = a->tokens.data[i - 1].word;
    return w->flags & SVP_W_CLOSED && !(w->flags & SVP_W_PRONOUN) &&
           !svp_is_verb(&a->tokens.data[i - 1]) &&
           !svp_phrase_at(a, SVP_L_CONNECTIVES, i - 1, 0).phrase;
}

/* A verb that opens what somebody says. */
static int is_reporting(const svp_ana *a, uint32_t i)
{
    static const char *const kinds[] = {"say",     "claim",  "deny",  "warn",
                                        "promise", "demand", "agree", "ask"};
    uint32_t words;
    const svp_token *t = &a->tokens.data[i];
    if (!svp_is_verb(t) || t->word->flags & SVP_W_CLOSED || follows_article(a, i))
        return 0;
    samsvar_str found = svp_polarity_at(a, i, &words);
    for (uint32_t k = 0; found.ptr && k < sizeof kinds / sizeof *kinds; k++)
        if (svp_has_kind(found, kinds[k]))
            return 1;
    return 0;
}

static int is_break(const svp_token *t)
{
    return t->kind == SVP_T_PUNCT &&
           (t->flags & SVP_TF_QUOTED || t->cp == ',' || t->cp == ';' || t->cp == ':' ||
            t->cp == '.' || t->cp == '?' || t->cp == '!' || t->cp == 0x2013 ||
            t->cp == 0x2014 || t->cp == 0x2026 || t->cp == '-');
}

static uint32_t next_break(const svp_ana *a, uint32_t i)
{
    while (i < a->tokens.count && !is_break(&a->tokens.data[i]))
        i++;
    return i;
}

static int is_word(const svp_ana *a, uint32_t i)
{
    return i < a->tokens.count && a->tokens.data[i].word != NULL;
}

/* Can a speaker begin here: a name, title, subject pronoun, article or noun? */
static int begins_speaker(const svp_ana *a, uint32_t i)
{
    if (!is_word(a, i))
        return 0;
    const svp_token *t = &a->tokens.data[i];
    if (svp_phrase_at(a, SVP_L_DATES, i, 0).phrase)
        return 0;
    if (t->flags & (SVP_TF_NAME | SVP_TF_ACRONYM) || t->word->flags & SVP_W_PRONOUN)
        return 1;
    if (svp_phrase_at(a, SVP_L_TITLES, i, 0).phrase)
        return 1;
    if (t->word->flags & SVP_W_CLOSED)
        return t->word->num_kind == SVP_NUM_ARTICLE || svp_is(t->word->key, "the");
    for (uint32_t k = 0; k < t->word->lemma_count; k++)
        if (t->word->lemmas[k].pos &
            (SAMSVAR_POS_NOUN | SAMSVAR_POS_ADJ | SAMSVAR_POS_NAME))
            return 1;
    return 0;
}

/* A past tense, or what can only be a verb. */
static int is_verb_form(const svp_token *t)
{
    uint32_t pos = 0;
    for (uint32_t i = 0; i < t->word->lemma_count; i++)
        pos |= t->word->lemmas[i].pos;
    return !(t->word->flags & SVP_W_CLOSED) &&
           (t->word->flags & SVP_W_PAST || pos == SAMSVAR_POS_VERB);
}

/* Where the noun phrase that begins at i stops: before a mark, a verb, a preposition that
 * does not belong to the name, or a connective. */
static uint32_t phrase_end(const svp_ana *a, uint32_t i, uint32_t max)
{
    uint32_t words, end = i, limit = i + max;
    for (; end < limit && is_word(a, end); end++) {
        const svp_token *t = &a->tokens.data[end];
        if (t->flags & SVP_TF_NAME)
            continue;
        if (end > i && (svp_connective_at(a, end, &words).ptr || is_verb_form(t) ||
                        svp_phrase_at(a, SVP_L_DATES, end, 0).phrase))
            break;
        int pronoun = (t->word->flags & SVP_W_PRONOUN) != 0;
        if (pronoun)
            return end == i ? end + 1 : end;
        if (end > i && t->word->flags & SVP_W_CLOSED &&
            !(t->word->num_kind == SVP_NUM_ARTICLE) && !svp_is(t->word->key, "the") &&
            !(t->word->flags & SVP_W_NAMELINK))
            break;
    }
    return end;
}

static void note(svp_clauses *c, uint32_t first, uint32_t end, uint32_t verb, int before)
{
    if (c->speaker_count == SVP_SPEAKERS)
        return;
    c->speakers[c->speaker_count++] = (svp_speaker){first, end, verb, before};
}

/* The clause before the reporting one is what was said. */
static void make_said(svp_clauses *c, uint32_t token)
{
    svp_clause *x = &c->list[svp_clause_of(c, token)];
    if (!(x->flags & SAMSVAR_CLAUSE_QUOTED))
        x->flags = SAMSVAR_CLAUSE_REPORTED;
}

/* Where the clause at i began: behind the last break. */
static uint32_t piece_start(const svp_ana *a, uint32_t i)
{
    uint32_t n = 0;
    while (i > 0 && !is_break(&a->tokens.data[i - 1]) && n++ < SUBJECT * 2)
        i--;
    return i;
}

/* The token where the relative clause that ends before the comma at i - 1 began; 0: none.
 */
static uint32_t ends_relative(const svp_ana *a, uint32_t i)
{
    uint32_t words, n = 0;
    if (i < 3 || a->tokens.data[i - 1].kind != SVP_T_PUNCT)
        return 0;
    for (uint32_t k = i - 2; k > 0 && n < RELATIVE && !is_break(&a->tokens.data[k]);
         k--, n++)
        if (is_break(&a->tokens.data[k - 1]))
            return svp_is(svp_connective_at(a, k, &words), "rel") ? k : 0;
    return 0;
}

/* Cuts at an inverted reporting verb at i, its speaker [i + 1, end), a break at stop. */
static int cut_inverted(svp_ana *a, svp_clauses *c, uint32_t i, uint32_t end,
                        uint32_t stop)
{
    uint32_t words;
    svp_cut(c, i, SAMSVAR_CLAUSE_REPORTING);
    note(c, i + 1, end, i, i > 0);
    if (i > 0)
        make_said(c, i - 1);
    for (uint32_t k = end; k < stop; k++)
        if (svp_is(svp_connective_at(a, k, &words),
                   "that")) { /* "..., sa han, og at ..." */
            svp_cut(c, k, SAMSVAR_CLAUSE_REPORTED);
            return 1;
        }
    uint32_t next = stop + 1;
    while (next < a->tokens.count && !is_word(a, next))
        next++;
    if (next < a->tokens.count && !(a->tokens.data[next].flags & SVP_TF_QUOTED)) {
        int dash =
            a->tokens.data[0].flags & SVP_TF_DASH && a->tokens.data[stop].cp != ',';
        svp_cut(c, stop + 1, dash ? SAMSVAR_CLAUSE_QUOTED : SAMSVAR_CLAUSE_MAIN);
    }
    return 1;
}

/* "..., sa Lavrov ...", "... ," said Lavrov: verb at i, a break (or nothing) before it.
 */
static int inverted(svp_ana *a, svp_clauses *c, uint32_t i)
{
    if (i > 0 && !is_break(&a->tokens.data[i - 1]))
        return 0;
    uint32_t at = i + 1;
    if (!begins_speaker(a, at))
        return 0;
    if (i == 0 && !(a->lang->flags & SVP_LANG_COMPOUNDS))
        return 0; /* "Say nothing" */
    uint32_t end = phrase_end(a, at, NOUN_PHRASE), stop = next_break(a, end);
    uint32_t words;
    if (!(a->lang->flags & SVP_LANG_COMPOUNDS) &&
        (end >= a->tokens.count || svp_is(svp_connective_at(a, end, &words), "that") ||
         ends_relative(a, i)))
        return end >= a->tokens.count ? cut_inverted(a, c, i, end, stop) : 0;
    return cut_inverted(a, c, i, end, stop);
}

/* Behind "on Monday", "Monday" and the like, if that stands at i. */
static uint32_t behind_date(const svp_ana *a, uint32_t i)
{
    for (uint32_t at = i; at <= i + 1 && is_word(a, at); at++) {
        svp_match m = svp_phrase_at(a, SVP_L_DATES, at, 0);
        if (m.phrase)
            return at + m.words;
        if (!(a->tokens.data[at].word->flags & SVP_W_CLOSED))
            break;
    }
    return i;
}

/* "is said to": nobody says it. */
static int is_passive(const svp_ana *a, uint32_t verb)
{
    const svp_token *t = &a->tokens.data[verb];
    return verb > 0 && t[-1].word && t[-1].word->lemma_count &&
           svp_is(t[-1].word->lemmas[0].text, "be");
}

/* What follows "X said": a clause of its own? Its first token, or 0. */
static uint32_t said_after(const svp_ana *a, uint32_t verb)
{
    uint32_t words, stop = next_break(a, verb + 1);
    for (uint32_t k = verb + 1; k < stop && k <= verb + THAT_NEAR; k++)
        if (svp_is(svp_connective_at(a, k, &words), "that"))
            return k;
    if (a->lang->flags & SVP_LANG_COMPOUNDS || is_passive(a, verb))
        return 0;
    uint32_t first = behind_date(a, verb + 1);
    if (!is_word(a, first) || (!begins_speaker(a, first) &&
                               !(a->tokens.data[first].word->flags & SVP_W_CLOSED)))
        return 0;
    for (uint32_t k = first + 1; k < stop; k++) /* "Lavrov said Russia would ..." */
        if (svp_is_verb(&a->tokens.data[k]))
            return first;
    return 0;
}

/* "... and warned that ...": the last speaker goes on. */
static int same_subject(svp_ana *a, svp_clauses *c, uint32_t i)
{
    uint32_t words, said = said_after(a, i);
    svp_speaker last = c->speakers[c->speaker_count - 1];
    if (!said || !svp_is(svp_connective_at(a, said, &words), "that") ||
        !svp_is(svp_connective_at(a, i - 1, &words), "coord"))
        return 0;
    svp_cut(c, i - 1, SAMSVAR_CLAUSE_REPORTING);
    svp_cut(c, said, SAMSVAR_CLAUSE_REPORTED);
    note(c, last.first, last.end, i, 0);
    return 1;
}

/* "Lavrov said (that) ...", "..., Lavrov said": verb at i, the subject before it. */
static int straight(svp_ana *a, svp_clauses *c, uint32_t i)
{
    uint32_t first = piece_start(a, i), words,
             relative = first == i ? ends_relative(a, i) : 0;
    uint32_t subject_end = i;
    if (relative) {
        subject_end = relative - 1;
        first = piece_start(a, subject_end);
    }
    while (first < i && a->tokens.data[first].word &&
           (svp_is(svp_connective_at(a, first, &words), "coord") ||
            (!begins_speaker(a, first) && first + 1 < i)))
        first++;
    if (first == i && c->speaker_count && i > 0)
        return same_subject(a, c, i);
    if (first >= i || !begins_speaker(a, first))
        return 0;
    uint32_t end = phrase_end(a, first, SUBJECT), stop = next_break(a, i + 1);
    end = end < subject_end ? end : subject_end;
    uint32_t said = said_after(a, i);
    int tail = !relative && first > 0 && is_break(&a->tokens.data[first - 1]) && !said;
    int quote = stop < a->tokens.count && a->tokens.data[stop].flags & SVP_TF_QUOTED;
    int colon = stop < a->tokens.count && a->tokens.data[stop].cp == ':';
    if (!said && !tail && !quote && !colon)
        return 0;
    svp_clause *here = &c->list[svp_clause_of(c, i)];
    if (here->flags & (SAMSVAR_CLAUSE_QUOTED | SAMSVAR_CLAUSE_REPORTING))
        return 0;
    if (tail && !quote && !colon) {
        svp_clause *before = &c->list[svp_clause_of(c, first - 1)];
        if (!(before->flags & SAMSVAR_CLAUSE_QUOTED) && stop + 1 < a->tokens.count)
            return 0; /* "In May, Lavrov said, ..." says nothing sure */
        make_said(c, first - 1);
    }
    svp_cut(c, relative ? i : first, SAMSVAR_CLAUSE_REPORTING);
    note(c, first, end, i, tail);
    if (said)
        svp_cut(c, said, SAMSVAR_CLAUSE_REPORTED);
    else if (colon && is_word(a, stop + 1) &&
             !(a->tokens.data[stop + 1].flags & SVP_TF_QUOTED))
        svp_cut(c, stop + 1, SAMSVAR_CLAUSE_REPORTED);
    return 1;
}

/* "according to NN", "ifølge NN": the clause it stands in is reported. */
static void attributed(svp_ana *a, svp_clauses *c, uint32_t i, uint32_t words)
{
    uint32_t first = i + words, end = phrase_end(a, first, BY_PHRASE);
    if (end == first)
        return;
    svp_clause *x = &c->list[svp_clause_of(c, i)];
    if (x->flags & SAMSVAR_CLAUSE_MAIN)
        x->flags = SAMSVAR_CLAUSE_REPORTED;
    note(c, first, end, i, 1);
}

void svp_find_reports(svp_ana *a, svp_clauses *c)
{
    uint32_t words, tries = 0;
    int quoted = (a->tokens.data[0].flags & SVP_TF_DASH) != 0;
    for (uint32_t i = 0; i < a->tokens.count && c->count < SVP_CLAUSES; i++) {
        const svp_token *t = &a->tokens.data[i];
        if (!t->word || t->flags & SVP_TF_QUOTED)
            continue;
        if (svp_is(svp_connective_at(a, i, &words), "by"))
            attributed(a, c, i, words);
        else if (tries < TRIES && is_reporting(a, i) && ++tries && !inverted(a, c, i) &&
                 !quoted)
            straight(a, c, i);
    }
}

/* ---- the speaker's name */

/* The noun of the phrase: the last word that can be one, by its first lemma. */
static samsvar_str noun_of(const svp_ana *a, const svp_speaker *s)
{
    samsvar_str found = {"", 0};
    for (uint32_t i = s->first; i < s->end; i++) {
        const svp_word *w = a->tokens.data[i].word;
        for (uint32_t k = 0; w && !(w->flags & SVP_W_CLOSED) && k < w->lemma_count; k++)
            if (w->lemmas[k].pos & SAMSVAR_POS_NOUN) {
                found = w->lemmas[k].text;
                break;
            }
    }
    return found;
}

static int is_known(const svp_token *t)
{
    return t->word && (t->word->flags & (SVP_W_KNOWN | SVP_W_GUESS)) == SVP_W_KNOWN;
}

/* ptr NULL: no memory. */
static samsvar_str without_dots(svp_ana *a, samsvar_str s)
{
    char *out = svp_arena_bytes(a->host, &a->arena, s.len + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; out && i < s.len; i++)
        if (s.ptr[i] != '.')
            out[n++] = s.ptr[i];
    return (samsvar_str){out, n};
}

/* The last word of a name that ends at token i; two words for "Foreign Ministry". ptr NULL: no
 * memory. */
static samsvar_str name_of(svp_ana *a, const svp_speaker *s, uint32_t i)
{
    const svp_token *t = &a->tokens.data[i];
    samsvar_str last = svp_name_base(a, t);
    if (t->word->flags & SVP_W_INITIALISM)
        return without_dots(a, last);
    if (a->lang->flags & SVP_LANG_COMPOUNDS || i == s->first ||
        !(t[-1].flags & SVP_TF_NAME) || !is_known(t) || !is_known(t - 1) ||
        t->flags & SVP_TF_ACRONYM)
        return last;
    samsvar_str before = t[-1].word->key;
    char *both = svp_arena_bytes(a->host, &a->arena, before.len + last.len + 1);
    if (!both)
        return (samsvar_str){NULL, 0};
    memcpy(both, before.ptr, before.len);
    both[before.len] = ' ';
    memcpy(both + before.len + 1, last.ptr, last.len);
    return (samsvar_str){both, before.len + last.len + 1};
}

/* "USAs forsvarsminister Marcus Ellery": the name behind the title is the speaker's. */
static uint32_t behind_title(const svp_ana *a, const svp_speaker *s)
{
    uint32_t at = s->first;
    for (uint32_t i = s->first; i + 1 < s->end; i++) {
        svp_match m = svp_phrase_at(a, SVP_L_TITLES, i, 0);
        if (m.phrase && i + m.words < s->end &&
            a->tokens.data[i + m.words].flags & SVP_TF_NAME)
            at = i + m.words;
    }
    return at;
}

samsvar_status svp_speaker_key(svp_ana *a, const svp_speaker *s, samsvar_str *key)
{
    samsvar_str title = {"", 0};
    *key = title;
    if (s->first < s->end && a->tokens.data[s->first].word->flags & SVP_W_PRONOUN &&
        !(a->tokens.data[s->first].flags & SVP_TF_NAME))
        return SAMSVAR_OK;
    uint32_t from = behind_title(a, s);
    for (uint32_t i = s->first; i < s->end; i++) {
        const svp_token *t = &a->tokens.data[i];
        if (i >= from && t->flags & SVP_TF_NAME &&
            !(i + 1 < s->end && t[1].flags & SVP_TF_NAME)) {
            *key = name_of(a, s, i);
            return key->ptr ? SAMSVAR_OK : SAMSVAR_ENOMEM;
        }
        svp_match m = svp_phrase_at(a, SVP_L_TITLES, i, 0);
        if (m.phrase && !title.len)
            title = m.phrase->value;
    }
    *key = title.len ? title : noun_of(a, s);
    return SAMSVAR_OK;
}
