/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_decide.c -- does a mark end a sentence? The rules that hold for every language come
 * first; single stops, and what else they leave open, are the plugin's, or, where it has
 * no opinion, the default's. */
#include "core/plug/pack.h"
#include "core/plug/seg_int.h"

#include <string.h>

enum { KEEP = 0, END = 1 }; /* sv_seg_decide() */

static int verdict(const char **rule, const char *name, int ends)
{
    *rule = name;
    return ends;
}

static int is_digit(char c)
{
    return (unsigned)(c - '0') < 10u;
}

/* ------------------------------------------------------------------ the default */

/* The token as written, or in lower case, with its stop: is it in the list? */
static int is_listed(const sv_seg *s, const samsvar_mark *m, int lower)
{
    char word[SV_SEG_LOOK + 8];
    uint32_t len = 0, changed = 0;
    for (uint32_t at = m->token, next; at < m->mark; at = next) {
        uint32_t cp = sv_seg_next(s, at, &next);
        if (cp >= 0x80 && (sv_seg_class(cp) & SV_CH_IGNORE))
            continue;
        uint32_t to = lower ? sv_uchar_lower(cp) : cp;
        if (len + 5 >= sizeof word)
            return 0;
        changed |= to != cp;
        len += (uint32_t)sv_utf8_put(to, word + len);
    }
    if (lower && !changed)
        return 0;
    word[len++] = '.';
    return sv_list_find(s->lists->abbreviations, (samsvar_str){word, len}).ptr != NULL;
}

/* One letter, or letters with stops between them: "A", "U.S". */
static int is_initials(const sv_seg *s, const samsvar_mark *m)
{
    uint32_t at = m->token, letters = 0;
    while (at < m->mark) {
        uint32_t next, class = sv_seg_class(sv_seg_next(s, at, &next));
        if (s->text[at] == '.' && letters == 1)
            letters = 0;
        else if ((class & SV_CH_LETTER) && letters == 0)
            letters = 1;
        else if (!(class & (SV_CH_MARK | SV_CH_IGNORE)))
            return 0;
        at = next;
    }
    return letters == 1;
}

static int32_t default_answer(const sv_seg *s, const samsvar_mark *m, const char **rule)
{
    if (!(m->flags & SAMSVAR_MARK_STOP) || m->token == m->mark)
        return SAMSVAR_DECIDE_DEFAULT;
    if (s->lists && s->lists->abbreviations &&
        (is_listed(s, m, 0) || is_listed(s, m, 1))) {
        *rule = "abbreviation";
        return SAMSVAR_DECIDE_KEEP;
    }
    if (is_initials(s, m)) {
        *rule = "initial";
        return SAMSVAR_DECIDE_KEEP;
    }
    return SAMSVAR_DECIDE_DEFAULT;
}

int32_t sv_seg_ask(const sv_seg *s, const samsvar_mark *m, const char **rule)
{
    int32_t answer = SAMSVAR_DECIDE_DEFAULT;
    *rule = NULL;
    if (s->rules && SAMSVAR_HAS(samsvar_segment_rules, s->rules, decide))
        answer = s->rules->decide(s->rules->data, m, rule);
    else
        answer = default_answer(s, m, rule);
    if (answer && !*rule)
        *rule = "plugin";
    return answer;
}

/* ------------------------------------------------------------------ lists in a line */

/* The number that the mark's token is, or NONE; at most three digits. */
static uint32_t token_number(const sv_seg *s, const samsvar_mark *m)
{
    uint32_t value = 0;
    if (m->token == m->mark || m->mark - m->token > 3)
        return SAMSVAR_NONE;
    for (uint32_t at = m->token; at < m->mark; at++) {
        if (!is_digit(s->text[at]))
            return SAMSVAR_NONE;
        value = value * 10 + (uint32_t)(s->text[at] - '0');
    }
    return value;
}

/* "1. Anna" at a sentence's start, and "Result: 1. Anna, 2. Ben" in it. */
static int is_list_number(sv_seg *s, const samsvar_mark *m, const char **rule)
{
    uint32_t number = token_number(s, m);
    if (number == SAMSVAR_NONE || !(m->flags & SAMSVAR_MARK_STOP) ||
        (m->flags & SAMSVAR_MARK_CLOSED))
        return 0;
    if (m->token == sv_seg_lead(s, m->begin, m->mark)) {
        if (((s->last_flags & SAMSVAR_MARK_STRONG) && number != 1) || number > 99)
            return 0; /* "How many? 20. ..." is an answer */
        *rule = "list.number";
    } else if (m->prev < m->prev_end &&
               ((s->item && number == s->item + 1) ||
                (number == 1 && s->text[m->prev_end - 1] == ':'))) {
        *rule = "list.inline";
    } else {
        return 0;
    }
    s->item = number;
    return 1;
}

/* ------------------------------------------------------------------ no white space */

/* Top-level domains that are also capitalised as names of products ("Asp.Net"). */
static int is_domain(const char *p, uint32_t len)
{
    static const char names[][4] = {"Com", "Net", "Org", "Edu", "Gov", "Js", "Io", "Tv"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == len && !memcmp(names[i], p, len))
            return 1;
    return 0;
}

/* Capitals that are words: "heim.Í dag". */
static int is_capital_word(const sv_seg_cand *c)
{
    return sv_seg_is_space(c->second) &&
           (c->first == 'I' || c->first == 'A' || c->first == 0xC1 || c->first == 0xC5 ||
            c->first == 0xCD || c->first == 0xD3 || c->first == 0xDA);
}

/* "heim.Hún": two small letters, the mark, a capital and a small letter; and no sign that
 * the token is an address or a number. */
static int decide_nospace(const sv_seg *s, const sv_seg_cand *c, const char **rule)
{
    const samsvar_mark *m = &c->m;
    uint32_t prev = m->mark, class = sv_seg_class(c->second);
    if (c->footnote && (m->next_first & SV_CH_UPPER) && !s->depth)
        return verdict(rule, "footnote", END);
    *rule = "inner";
    if (!(m->next_first & SV_CH_UPPER) || m->next != m->mark_end || s->depth ||
        !((class & SV_CH_LOWER) || is_capital_word(c)))
        return KEEP;
    for (int i = 0; i < 2; i++)
        if (prev <= m->token ||
            !(sv_seg_class(sv_seg_prev(s, m->token, prev, &prev)) & SV_CH_LOWER))
            return KEEP;
    for (uint32_t at = m->token; at < m->mark; at++)
        if (is_digit(s->text[at]) || (s->text[at] && strchr("/@:\\_=#", s->text[at])))
            return KEEP;
    for (uint32_t at = m->next; at < m->next_end; at++)
        if (is_digit(s->text[at]) || strchr("/@\\", s->text[at]))
            return KEEP;
    if (is_domain(s->text + m->next, m->next_end - m->next) ||
        (m->next_end < s->block_end && s->text[m->next_end] &&
         strchr("@_\\", s->text[m->next_end])))
        return KEEP;
    if (sv_seg_ask(s, m, rule) == SAMSVAR_DECIDE_KEEP)
        return KEEP;
    return verdict(rule, "nospace", END);
}

/* ------------------------------------------------------------------ what follows */

/* A word that starts in lower case and goes on in upper: a brand (iPhone). */
static int is_brand(const sv_seg_cand *c)
{
    return (sv_seg_class(c->second) & SV_CH_UPPER) != 0;
}

/* Punctuation and signs that do not start a sentence. */
static int is_joining(uint32_t cp)
{
    static const uint64_t low = 1ull << '.' | 1ull << ',' | 1ull << ';' | 1ull << ':' |
                                1ull << '!' | 1ull << '?' | 1ull << '%' | 1ull << '&' |
                                1ull << '+' | 1ull << '=' | 1ull << '/' | 1ull << ')' |
                                1ull << '<' | 1ull << '>';
    return cp < 64 ? (int)(low >> cp & 1)
                   : cp == '|' || cp == ']' || cp == '}' || cp == '~' || cp == '^';
}

/* "... «A.I.» (2001) er": a short bracket follows, and the sentence goes on behind it. */
static int is_note(const sv_seg *s, const sv_seg_cand *c)
{
    uint32_t at = c->resume, next, most = at + 24;
    if (s->text[at] != '(' || most > s->block_end)
        return 0;
    while (at < most && s->text[at] != ')')
        at++;
    at = sv_seg_skip(s, at + 1, s->block_end, 0);
    if (at >= s->block_end || at > most)
        return 0;
    uint32_t cp = sv_seg_next(s, at, &next);
    return (sv_seg_class(cp) & SV_CH_LOWER) || cp == ',';
}

static int decide_colon(sv_seg *s, const sv_seg_cand *c, const char **rule)
{
    const samsvar_mark *m = &c->m;
    int colon = (m->flags & SAMSVAR_MARK_COLON) != 0;
    const char *keep = colon ? "colon.keep" : "semicolon.keep";
    if (!(colon ? s->options.colon_break : s->options.semicolon_break) ||
        (m->flags & (SAMSVAR_MARK_NOSPACE | SAMSVAR_MARK_BRACKET)))
        return verdict(rule, keep, KEEP);
    if (colon && ((m->flags & SAMSVAR_MARK_QUOTED) || !(m->next_first & SV_CH_UPPER)))
        return verdict(rule, keep, KEEP);
    if (sv_seg_ask(s, m, rule) == SAMSVAR_DECIDE_KEEP)
        return KEEP;
    return verdict(rule, colon ? "colon" : "semicolon", END);
}

/* A mark inside a bracket. One that the bracket closes after may end the sentence if the
 * plugin says so. */
static int decide_bracket(sv_seg *s, const samsvar_mark *m, const char **rule)
{
    if ((m->flags & SAMSVAR_MARK_CLOSED) && s->rules &&
        sv_seg_ask(s, m, rule) == SAMSVAR_DECIDE_BREAK)
        return END;
    return verdict(rule, "bracket", KEEP);
}

static int decide_open(sv_seg *s, const samsvar_mark *m, const char **rule)
{
    int32_t answer = sv_seg_ask(s, m, rule);
    if (answer == SAMSVAR_DECIDE_KEEP)
        return KEEP;
    if (answer == SAMSVAR_DECIDE_BREAK)
        return END;
    if ((m->flags & SAMSVAR_MARK_ELLIPSIS) &&
        !(m->next_first & (SV_CH_UPPER | SV_CH_DIGIT)) && !(m->flags & SAMSVAR_MARK_DASH))
        return verdict(rule, "ellipsis.other", KEEP);
    if (m->flags & SAMSVAR_MARK_DASH)
        return verdict(rule, "dash", END);
    return verdict(rule,
                   m->flags & SAMSVAR_MARK_STRONG     ? "strong"
                   : m->flags & SAMSVAR_MARK_ELLIPSIS ? "ellipsis"
                                                      : "stop",
                   END);
}

int sv_seg_decide(sv_seg *s, const sv_seg_cand *c, const char **rule)
{
    const samsvar_mark *m = &c->m;
    if (m->flags & (SAMSVAR_MARK_COLON | SAMSVAR_MARK_SEMICOLON))
        return decide_colon(s, c, rule);
    if (m->flags & SAMSVAR_MARK_NOSPACE)
        return decide_nospace(s, c, rule);
    if (m->next == m->next_end) /* openers only up to the end of the block */
        return verdict(rule, "follows", KEEP);
    if ((m->next_first & SV_CH_LOWER) && !is_brand(c)) {
        if (c->footnote)
            return verdict(rule, "footnote", END);
        return verdict(rule, "lower", KEEP);
    }
    if ((c->first == '.' || c->first == 0x2026) && (m->flags & SAMSVAR_MARK_OPENED) &&
        s->text[c->resume] != '(' && s->text[c->resume] != '[')
        return verdict(rule, "ellipsis.opens", END); /* "... «... og så" */
    if (is_joining(c->first) || is_note(s, c))
        return verdict(rule, "follows", KEEP);
    if (m->flags & SAMSVAR_MARK_BRACKET)
        return decide_bracket(s, m, rule);
    if (s->options.quotes_whole && (m->flags & SAMSVAR_MARK_QUOTED) &&
        m->end <= s->quote_end)
        return verdict(rule, "quote", KEEP);
    if (is_list_number(s, m, rule))
        return KEEP;
    if (c->footnote)
        return verdict(rule, "footnote", END);
    return decide_open(s, m, rule);
}
