/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_quote.c -- what is quoted in a segment, and which words begin it or a quotation. */
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_char.h"

enum { MAX_QUOTES = 256 };

/* Which mark closes one that opens with cp; 0: cp opens nothing. */
static uint32_t closer_of(uint32_t cp)
{
    switch (cp) {
    case '"':
        return '"';
    case 0x201C:
        return 0x201D; /* “ ” */
    case 0x201E:
        return 0x201C; /* „ “ */
    case 0xAB:
        return 0xBB; /* « » */
    case 0xBB:
        return 0xAB; /* » « */
    case 0x2018:
        return 0x2019;
    case 0x201A:
        return 0x2018;
    default:
        return 0;
    }
}

static int closes(uint32_t open, uint32_t cp)
{
    uint32_t want = closer_of(open);
    if (cp == want)
        return 1;
    /* writers mix: „ ” and „ " and “ " */
    if (open == 0x201E || open == 0x201C)
        return cp == 0x201D || cp == '"' || (open == 0x201E && cp == 0x201C);
    return open == '"' && cp == 0x201D;
}

/* An apostrophe inside or behind a word closes nothing. */
static int is_mark(const svp_ana *a, uint32_t i)
{
    const svp_token *t = &a->tokens.data[i];
    return t->kind == SVP_T_PUNCT && t->cp != '\'';
}

/* failed: an opener's character that found nothing finds nothing later on. */
static uint32_t find_close(const svp_ana *a, uint32_t open, uint32_t *failed)
{
    uint32_t cp = a->tokens.data[open].cp, bit = 1u << (cp & 31);
    if (*failed & bit)
        return a->tokens.count;
    for (uint32_t i = open + 1; i < a->tokens.count; i++)
        if (is_mark(a, i) && closes(cp, a->tokens.data[i].cp))
            return i;
    *failed |= bit;
    return a->tokens.count;
}

static samsvar_status add_quote(svp_ana *a, uint32_t first, uint32_t last)
{
    svp_range r = {a->tokens.data[first].start, a->tokens.data[last].end};
    if (a->quotes.count >= MAX_QUOTES)
        return SAMSVAR_OK;
    if (!svp_vec_push(a->host, &a->quotes, r))
        return SAMSVAR_ENOMEM;
    for (uint32_t i = first; i <= last; i++)
        a->tokens.data[i].flags |= SVP_TF_QUOTED;
    return SAMSVAR_OK;
}

/* "... ," said X: a mark that only closes, what was opened in an earlier segment. */
static int closes_earlier(const svp_ana *a, uint32_t i)
{
    uint32_t cp = a->tokens.data[i].cp;
    if (cp == 0x201D || cp == 0xBB)
        return 1;
    return cp == 0x201C && i > 0 && !(a->tokens.data[i].flags & SVP_TF_SPACE);
}

/* Is the dash at i one that opens speech: first in the segment, with a space behind? */
static int is_dialogue_dash(const svp_ana *a, uint32_t i)
{
    const svp_token *t = &a->tokens.data[i];
    if (i > 0 || t->kind != SVP_T_PUNCT || a->tokens.count < 2)
        return 0;
    return (t->cp == 0x2013 || t->cp == 0x2014 || t->cp == 0x2015 || t->cp == '-') &&
           a->tokens.data[1].flags & SVP_TF_SPACE;
}

static void mark_initial(svp_ana *a)
{
    int initial = 1;
    for (uint32_t i = 0; i < a->tokens.count; i++) {
        svp_token *t = &a->tokens.data[i];
        if (t->kind == SVP_T_PUNCT) {
            uint32_t cls = svp_class(a->text, t->cp);
            if (cls & (SAMSVAR_CH_QUOTE | SAMSVAR_CH_OPEN) || t->cp == ':' ||
                t->cp == '?' || t->cp == '!' || t->cp == 0x2022 || is_dialogue_dash(a, i))
                initial = 1;
            if (t->cp == '.' && i + 1 < a->tokens.count)
                initial = 1;
            continue;
        }
        if (initial)
            t->flags |= SVP_TF_INITIAL;
        initial = 0;
    }
}

samsvar_status svp_mark_quotes(svp_ana *a)
{
    samsvar_status status = SAMSVAR_OK;
    uint32_t failed = 0;
    a->quotes.count = 0;
    mark_initial(a);
    if (!a->tokens.count)
        return status;
    if (is_dialogue_dash(a, 0)) { /* its end is found with the reporting verb */
        a->tokens.data[0].flags |= SVP_TF_DASH;
        return status;
    }
    for (uint32_t i = 0; i < a->tokens.count && !status; i++) {
        if (!is_mark(a, i))
            continue;
        uint32_t cp = a->tokens.data[i].cp;
        if (!a->quotes.count && i > 0 && closes_earlier(a, i)) {
            status = add_quote(a, 0, i);
        } else if (closer_of(cp)) {
            uint32_t last = find_close(a, i, &failed);
            if (last == a->tokens.count && (i > 0 || cp == 0xBB || cp == 0x2018))
                continue; /* opens nothing, or what goes on in the next segment */
            last = last == a->tokens.count ? last - 1 : last;
            status = add_quote(a, i, last);
            i = last;
        }
    }
    return status;
}
