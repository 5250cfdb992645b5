/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* spelling.c -- what sister.tsv cannot say: several correspondences in one word, of which
 * each may apply or not ("købmand" kjøpmann, "uddannelse" utdannelse, "magt" makt but "sagt"
 * sagt). All choices of one change are tried, then of two, ... until Bokmål has the word. */
#include "spelling.h"

#include <string.h>

enum { DEEPEST = 4, TRIES = 300, LONGEST_RULE = 6 };
enum { BEGIN = 1, INNER = 2, END = 4, ANYWHERE = BEGIN | INNER | END };

typedef struct rule {
    char from[LONGEST_RULE + 1], to[LONGEST_RULE + 1];
    int where; /* what of the word `from` may be */
} rule;

/* Longer ones first where one begins with another. */
static const rule rules[] = {
    {"tion", "sjon", INNER | END}, {"ssion", "sjon", INNER | END}, {"sion", "sjon", INNER | END},
    {"hed", "het", INNER | END},   {"skab", "skap", INNER | END},  {"rigs", "riks", ANYWHERE},
    {"mand", "mann", ANYWHERE},    {"hoved", "hode", BEGIN | END}, {"ance", "anse", END},
    {"ence", "ens", END},          {"ud", "ut", BEGIN | INNER},    {"ind", "inn", ANYWHERE},
    {"op", "opp", BEGIN | INNER},  {"af", "av", ANYWHERE},         {"efter", "etter", ANYWHERE},
    {"gen", "gjen", BEGIN},        {"syd", "sør", BEGIN},          {"mod", "mot", ANYWHERE},
    {"igt", "ikt", ANYWHERE},      {"agt", "akt", ANYWHERE},       {"ægt", "ekt", ANYWHERE},
    {"ld", "ll", INNER | END},     {"nd", "nn", INNER | END},      {"rd", "r", INNER | END},
    {"eje", "eie", ANYWHERE},      {"ej", "ei", ANYWHERE},         {"øj", "øy", ANYWHERE},
    {"aj", "ai", ANYWHERE},        {"kø", "kjø", ANYWHERE},        {"kæ", "kje", ANYWHERE},
    {"kæ", "kjæ", ANYWHERE},       {"ds", "ss", INNER | END},     {"rgs", "rs", INNER},
    {"kel", "kkel", END},          {"o", "å", INNER},
    {"gæ", "gje", ANYWHERE},       {"ge", "gje", BEGIN | INNER},   {"gø", "gjø", ANYWHERE},
    {"skæ", "skje", ANYWHERE},     {"skø", "skjø", ANYWHERE},      {"æ", "e", ANYWHERE},
    {"de", "te", INNER | END},     {"d", "t", INNER | END},        {"ge", "ke", INNER | END},
    {"g", "k", INNER | END},       {"be", "pe", INNER | END},      {"b", "p", INNER | END},
    {"c", "s", ANYWHERE},          {"c", "k", ANYWHERE},           {"x", "ks", ANYWHERE},
    {"z", "s", ANYWHERE},          {"m", "mm", END},               {"n", "nn", END},
    {"t", "tt", END},              {"k", "kk", END},               {"l", "ll", END},
    {"p", "pp", INNER | END},      {"s", "ss", END},               {"ige", "i", END},
    {"ive", "i", END},             {"age", "a", END},              {"ade", "a", END},
    {"yde", "y", END},             {"ie", "i", END},               {"u", "o", INNER},
    {"y", "ø", INNER},             {"i", "e", INNER},              {"ø", "o", INNER},
    {"å", "o", INNER},             {"v", "g", INNER | END},        {"ue", "u", END},
};

typedef struct search {
    samsvar_str word;
    da_known_fn *known;
    void *data;
    char *out;
    uint32_t len, tries;
} search;

static int fits(const search *s, const rule *r, uint32_t at)
{
    uint32_t n = (uint32_t)strlen(r->from);
    if (n > s->word.len - at || memcmp(s->word.ptr + at, r->from, n) != 0)
        return 0;
    int where = at == 0 ? BEGIN : at + n == s->word.len ? END : INNER;
    return (r->where & where) != 0;
}

/* Bytes [0, at) of the word are spelt in out[0, len). Applies `changes` rules to the rest;
 * at most DEEPEST calls deep. 1 when known. */
static int change(search *s, uint32_t at, uint32_t len, uint32_t changes)
{
    const uint32_t rest = s->word.len - at;
    if (len + rest > DA_WORD || s->tries >= TRIES)
        return 0;
    if (!changes) {
        samsvar_str spelt = {s->out, len + rest};
        memcpy(s->out + len, s->word.ptr + at, rest);
        s->tries++;
        if (!s->known(s->data, spelt))
            return 0;
        s->len = spelt.len;
        return 1;
    }
    for (uint32_t i = at; i < s->word.len; i++) {
        const uint32_t kept = len + i - at;
        for (uint32_t r = 0; r < sizeof rules / sizeof *rules; r++) {
            const uint32_t n = (uint32_t)strlen(rules[r].to);
            if (!fits(s, &rules[r], i) || kept + n > DA_WORD)
                continue;
            memcpy(s->out + len, s->word.ptr + at, i - at); /* deeper calls have written here */
            memcpy(s->out + kept, rules[r].to, n);
            if (change(s, i + (uint32_t)strlen(rules[r].from), kept + n, changes - 1))
                return 1;
        }
    }
    return 0;
}

uint32_t da_to_bokmal(samsvar_str word, da_known_fn *known, void *data, char *out)
{
    search s = {word, known, data, out, 0, 0};
    if (word.len < 3 || word.len > DA_WORD)
        return 0;
    for (uint32_t changes = 1; changes <= DEEPEST && s.tries < TRIES; changes++)
        if (change(&s, 0, 0, changes))
            return s.len;
    return 0;
}
