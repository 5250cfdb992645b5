/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_token.c -- cuts a segment into words, numbers, addresses and marks. */
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_char.h"

#include <string.h>

enum { TOKENS = 65535 }; /* of one segment; the rest of a longer one is passed over */
enum { DOTTED = 40 };    /* bytes in which a word may have dots or apostrophes */

typedef struct cutter {
    svp_ana *a;
    const char *base, *p, *end;
    uint32_t spaced; /* white space seen since the last token */
    uint32_t hyphen; /* the next word follows a hyphen        */
} cutter;

static uint32_t class_at(const cutter *c, const char *p, uint32_t *cp, const char **next)
{
    *cp = svp_decode(p, next);
    return svp_class(c->a->text, *cp);
}

static svp_token *push(cutter *c, uint32_t kind, const char *from, const char *to)
{
    svp_token t = {.start = (uint32_t)(from - c->base),
                   .end = (uint32_t)(to - c->base),
                   .kind = kind,
                   .feature = SAMSVAR_NONE};
    if (c->spaced)
        t.flags |= SVP_TF_SPACE;
    c->spaced = 0;
    if (!svp_vec_push(c->a->host, &c->a->tokens, t))
        return NULL;
    return &c->a->tokens.data[c->a->tokens.count - 1];
}

/* ---- words */

/* Letters, digits behind letters, apostrophes and dots between letters. */
static const char *word_end(const cutter *c, const char *p, int *dots)
{
    const char *next, *after, *from = p;
    uint32_t cp, cp2;
    *dots = 0;
    while (p < c->end) {
        uint32_t cls = class_at(c, p, &cp, &next);
        if (svp_is_letter(cls) || (cls & SAMSVAR_CH_DIGIT)) {
            p = next;
            continue;
        }
        if (next >= c->end || !(svp_is_apostrophe(cp) || cp == '.') || p - from > DOTTED)
            break;
        uint32_t cls2 = class_at(c, next, &cp2, &after);
        if (!(cls2 & SAMSVAR_CH_LETTER))
            break;
        *dots += cp == '.';
        p = next;
    }
    return p;
}

/* Are all pieces between dots single letters? "U.S" */
static int is_initialism(const char *p, const char *end)
{
    while (p < end) {
        const char *next;
        svp_decode(p, &next);
        if (next < end && *next != '.')
            return 0;
        p = next < end ? next + 1 : next;
    }
    return 1;
}

static int is_listed(const cutter *c, const char *p, const char *end)
{
    char folded[SVP_WORD_BYTES];
    samsvar_str raw = {p, (uint32_t)(end - p)};
    if (raw.len > SVP_WORD_BYTES / 4)
        return 0;
    uint32_t n = c->a->text->fold(raw, folded, sizeof folded);
    samsvar_str key = {folded, n};
    if (n == SAMSVAR_NONE || !n)
        return 0;
    return svp_find(c->a, c->a->closed, key).ptr ||
           svp_find(c->a, c->a->irregular, key).ptr || svp_headword(c->a, key) ||
           svp_phrase_head(c->a, key);
}

/* Cuts a word with dots inside before the first dot, unless it is an abbreviation. */
static const char *cut_dots(const cutter *c, const char *p, const char *end)
{
    if (is_initialism(p, end) || is_listed(c, p, end))
        return end;
    const char *dot = memchr(p, '.', (size_t)(end - p));
    return dot && dot > p ? dot : end;
}

/* May a word hold an apostrophe? Most do not: there is no clitic to look for in them. */
static int may_have_clitic(const cutter *c, const char *p, const char *end)
{
    size_t n = (size_t)(end - p);
    return c->a->clitics && (memchr(p, '\'', n) || memchr(p, '\xE2', n) || /* U+2019 */
                              memchr(p, '\xCA', n));                             /* U+02BC */
}

/* Bytes of the elided word at the beginning of a word ("l'", "qu'"), 0 for none. Words that
 * the lists of forms have are whole ("d'abord"). */
static uint32_t proclitic(const cutter *c, const char *p, const char *end)
{
    const samsvar_list *list = c->a->clitics;
    char folded[SVP_WORD_BYTES];
    const char *q = p, *next = p;
    uint32_t cp = 0;
    if (end - p > DOTTED)
        return 0;
    for (int chars = 0; chars < 9 && next < end && !svp_is_apostrophe(cp); chars++) {
        q = next;
        cp = svp_decode(q, &next);
    }
    if (!svp_is_apostrophe(cp) || q == p || next >= end)
        return 0;
    samsvar_str head = {p, (uint32_t)(q - p)}, tail = {next, (uint32_t)(end - next)};
    uint32_t n = c->a->text->fold(head, folded, sizeof folded - 1);
    if (n == SAMSVAR_NONE)
        return 0;
    folded[n++] = '\'';
    if (!c->a->pack->find(list, (samsvar_str){folded, n}).ptr)
        return 0;
    uint32_t rest = n;
    n = c->a->text->fold(tail, folded + rest, (uint32_t)sizeof folded - rest);
    samsvar_str key = {folded, rest + n};
    if (n != SAMSVAR_NONE &&
        (svp_find(c->a, c->a->closed, key).ptr || svp_find(c->a, c->a->irregular, key).ptr))
        return 0;
    return (uint32_t)(next - p);
}

/* Bytes of the clitic at the end of a word ("n't", "'s"), 0 for none. */
static uint32_t clitic(const cutter *c, const char *p, const char *end)
{
    const samsvar_list *list = c->a->clitics;
    if (end - p > 60)
        return 0;
    char folded[SVP_WORD_BYTES];
    const char *q = end;
    for (int chars = 0; chars < 4 && q > p; chars++) {
        q = svp_back(p, q);
        samsvar_str tail = {q, (uint32_t)(end - q)};
        uint32_t n = c->a->text->fold(tail, folded, sizeof folded - 4);
        if (n == SAMSVAR_NONE || q == p)
            continue;
        char *curly = memchr(folded, '\xE2', n); /* U+2019 */
        if (curly && n - (uint32_t)(curly - folded) >= 3) {
            *curly = '\'';
            memmove(curly + 1, curly + 3, n - (uint32_t)(curly - folded) - 3);
            n -= 2;
        }
        if (memchr(folded, '\'', n) &&
            c->a->pack->find(list, (samsvar_str){folded, n}).ptr)
            return tail.len;
    }
    return 0;
}

static int push_word(cutter *c, const char *from, const char *to)
{
    svp_token *t = push(c, SVP_T_WORD, from, to);
    if (!t)
        return 0;
    if (c->hyphen)
        t->flags |= SVP_TF_HYPHEN;
    c->hyphen = 0;
    if (to < c->end && *to == '.')
        t->flags |= SVP_TF_DOT;
    t->word = svp_word_get(c->a, from, (uint32_t)(to - from));
    return t->word != NULL;
}

/* A hyphen that joins two words: its end, or NULL. */
static const char *joint(const cutter *c, const char *p)
{
    const char *next, *after;
    uint32_t cp;
    if (p >= c->end)
        return NULL;
    cp = svp_decode(p, &next);
    if (cp != '-' && cp != 0x2010 && cp != 0x2011)
        return NULL;
    if (next >= c->end)
        return NULL;
    uint32_t cls = class_at(c, next, &cp, &after);
    return cls & (SAMSVAR_CH_LETTER | SAMSVAR_CH_DIGIT) ? next : NULL;
}

/* The whole of a hyphenated word: to *end; is it one word? Words that the lists know, and
 * those with a part of one letter or with digits ("e-post", "covid-19"). */
static int is_one_word(const cutter *c, const char *p, const char **end)
{
    const char *q = p, *from = p, *next;
    int dots, one = 0;
    uint32_t cp;
    for (;;) {
        q = word_end(c, q, &dots);
        uint32_t cls = class_at(c, from, &cp, &next);
        if (next >= q || (cls & SAMSVAR_CH_DIGIT))
            one = 1;
        next = joint(c, q);
        if (!next || q - p > 100)
            break;
        from = q = next;
    }
    *end = q;
    return one || is_listed(c, p, q);
}

static int cut_word(cutter *c)
{
    int dots;
    const char *from = c->p, *to = word_end(c, from, &dots), *whole;
    if (dots)
        to = cut_dots(c, from, to);
    const char *next = joint(c, to);
    if (next && !c->hyphen && is_one_word(c, from, &whole))
        to = whole;
    int clitics = may_have_clitic(c, from, to);
    uint32_t head = clitics ? proclitic(c, from, to) : 0;
    if (head) {
        c->p = from + head; /* what follows is the next word */
        return push_word(c, from, c->p);
    }
    uint32_t tail = clitics ? clitic(c, from, to) : 0;
    if (!push_word(c, from, to - tail))
        return 0;
    if (tail && !push_word(c, to - tail, to))
        return 0;
    c->p = to;
    next = joint(c, to);
    if (next) {
        c->p = next;
        c->hyphen = 1;
    }
    return 1;
}

/* ---- addresses */

static int starts(const char *p, const char *end, const char *text)
{
    size_t n = strlen(text);
    return (size_t)(end - p) >= n && !memcmp(p, text, n);
}

/* The end of a web or mail address at p, NULL when there is none. */
static const char *address_end(const cutter *c, const char *p)
{
    const char *q = p, *next;
    int at = 0, dot = 0,
        web = starts(p, c->end, "http://") || starts(p, c->end, "https://") ||
              starts(p, c->end, "www.");
    uint32_t cp;
    for (; q < c->end; q = next) {
        uint32_t cls = class_at(c, q, &cp, &next);
        if (cls & (SAMSVAR_CH_SPACE | SAMSVAR_CH_CONTROL))
            break;
        if (!web && cp != '@' && cp != '.' && cp != '-' && cp != '_' && cp != '+' &&
            !(cls & (SAMSVAR_CH_LETTER | SAMSVAR_CH_DIGIT)))
            break;
        if (!web && (at > 1 || q - p > (at ? 254 : 64)))
            return NULL;
        at += cp == '@';
        dot |= at && cp == '.';
    }
    while (q > p && strchr(".,;:!?)\"'", q[-1]))
        q--;
    return (web && q - p > 4) || (at == 1 && dot && q - p > 4) ? q : NULL;
}

/* Can an address begin here? Looks no further than the word. */
static int may_be_address(const char *p, const char *end)
{
    if (*p == 'h' || *p == 'w')
        if (starts(p, end, "http") || starts(p, end, "www."))
            return 1;
    for (uint32_t i = 0; p + i < end && i < 64; i++) {
        unsigned char b = (unsigned char)p[i];
        if (b == '@')
            return i > 0;
        if (b <= ' ' || b == ',' || b >= 0x80)
            return 0;
    }
    return 0;
}

/* ---- the segment */

static int cut_one(cutter *c)
{
    const char *next;
    uint32_t cp, cls = class_at(c, c->p, &cp, &next);
    if (cls & (SAMSVAR_CH_LETTER | SAMSVAR_CH_DIGIT) && !c->hyphen &&
        may_be_address(c->p, c->end)) {
        const char *to = address_end(c, c->p);
        if (to) {
            svp_token *t = push(c, SVP_T_URL, c->p, to);
            c->p = to;
            return t != NULL;
        }
    }
    if (cls & SAMSVAR_CH_LETTER)
        return cut_word(c);
    svp_token probe = {.kind = SVP_T_NUMBER};
    uint32_t n = cls & (SAMSVAR_CH_DIGIT | SAMSVAR_CH_DASH)
                     ? svp_figure(c->a, c->p, c->end, &probe)
                     : 0;
    if (cls & SAMSVAR_CH_DIGIT && !n)
        return cut_word(c); /* 5G, 4x4 */
    svp_token *t = push(c, n ? SVP_T_NUMBER : SVP_T_PUNCT, c->p, n ? c->p + n : next);
    if (!t)
        return 0;
    t->cp = cp;
    if (n) {
        t->flags |= probe.flags | (c->hyphen ? SVP_TF_HYPHEN : 0);
        memcpy(t->digits, probe.digits, sizeof t->digits);
    }
    c->hyphen = 0;
    c->p = n ? c->p + n : next;
    if (n && joint(c, c->p)) {
        c->p = joint(c, c->p);
        c->hyphen = 1;
    }
    return 1;
}

samsvar_status svp_tokenize(svp_ana *a)
{
    cutter c = {a, a->doc.ptr, a->doc.ptr + a->seg_start, a->doc.ptr + a->seg_end, 0, 0};
    a->tokens.count = 0;
    while (c.p < c.end && a->tokens.count < TOKENS) {
        const char *next;
        uint32_t cp, cls = class_at(&c, c.p, &cp, &next);
        if (cls & (SAMSVAR_CH_SPACE | SAMSVAR_CH_CONTROL | SAMSVAR_CH_IGNORE |
                   SAMSVAR_CH_MARK)) {
            c.spaced |= (cls & (SAMSVAR_CH_SPACE | SAMSVAR_CH_CONTROL)) != 0;
            c.p = next;
        } else if (!cut_one(&c)) {
            return SAMSVAR_ENOMEM;
        }
    }
    return SAMSVAR_OK;
}
