/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_ending.c -- lemmas by ending rules: take an ending off, put a replacement on, and
 * ask the lexicon whether that is a word. */
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_char.h"

#include <string.h>

enum { ENDING_CHARS = 10, VARIANTS = 4, GUESS_STEM = 3, STEM = 2 };

typedef struct draft {
    char bytes[SVP_WORD_BYTES + 32];
    uint32_t len;
} draft;

static int is_vowel(uint32_t cp)
{
    return cp >= 0x80 || (cp < 0x80 && cp && strchr("aeiouy", (int)cp));
}

static int has_vowel(const char *p, const char *end)
{
    while (p < end)
        if (is_vowel(svp_decode(p, &p)))
            return 1;
    return 0;
}

static void put(draft *d, const char *p, uint32_t len)
{
    if (d->len + len < sizeof d->bytes) {
        memcpy(d->bytes + d->len, p, len);
        d->len += len;
    }
}

/* Replaces the bytes [at, at + old) by text. */
static void splice(draft *d, uint32_t at, uint32_t old, const char *text)
{
    uint32_t n = (uint32_t)strlen(text);
    if (d->len - old + n >= sizeof d->bytes)
        return;
    memmove(d->bytes + at + n, d->bytes + at + old, d->len - at - old);
    memcpy(d->bytes + at, text, n);
    d->len += n - old;
}

/* ---- changes of the stem */

/* ö -> a, and u behind it -> a; without ö, the last u that is not the first vowel. */
static int undo_u(draft *d)
{
    uint32_t at = d->len, last_u = d->len, vowels = 0;
    for (uint32_t i = 0; i < d->len; i++) {
        if (i + 1 < d->len && !memcmp(d->bytes + i, "\xC3\xB6", 2))
            at = i;
        if (d->bytes[i] == 'u' && vowels)
            last_u = i;
        unsigned char b = (unsigned char)d->bytes[i];
        vowels += b >= 0xC0 || (b < 0x80 && is_vowel(b));
    }
    if (at == d->len) {
        if (last_u == d->len)
            return 0;
        d->bytes[last_u] = 'a';
        return 1;
    }
    splice(d, at, 2, "a");
    for (uint32_t i = at + 1; i < d->len; i++)
        if (d->bytes[i] == 'u')
            d->bytes[i] = 'a';
    return 1;
}

/* The last vowel back to what it was before i: variant 0 or 1. */
static int undo_i(draft *d, uint32_t variant)
{
    static const struct {
        uint32_t back; /* bytes before the last vowel's */
        char from[5], to[2][4];
    } table[] = {{1, "ey", {"au", ""}},
                 {2, "\xC3\xA4u", {"au", ""}},
                 {0, "\xC3\xA4", {"a", ""}},
                 {0, "\xC3\xA6", {"\xC3\xB3", "\xC3\xA1"}},
                 {0, "\xC3\xBC", {"u", ""}},
                 {0, "\xC3\xBD", {"\xC3\xBA", ""}},
                 {0, "\xC3\xB6", {"o", ""}},
                 {0, "e", {"a", "o"}},
                 {0, "y", {"u", "o"}}};
    for (uint32_t i = d->len; i-- > 0;) {
        unsigned char b = (unsigned char)d->bytes[i];
        if ((b & 0xC0) == 0x80)
            continue;
        for (uint32_t k = 0; k < sizeof table / sizeof *table; k++) {
            uint32_t n = (uint32_t)strlen(table[k].from);
            uint32_t at = i - table[k].back; /* ey: i is at the y */
            if (i < table[k].back || d->len - at < n ||
                memcmp(d->bytes + at, table[k].from, n))
                continue;
            if (!*table[k].to[variant])
                return 0;
            splice(d, at, n, table[k].to[variant]);
            return 1;
        }
        if (b >= 0x80 || is_vowel(b))
            return 0;
    }
    return 0;
}

static int undouble(draft *d)
{
    if (d->len < 3 || d->bytes[d->len - 1] != d->bytes[d->len - 2] ||
        is_vowel((unsigned char)d->bytes[d->len - 1]))
        return 0;
    d->len--;
    return 1;
}

/* ---- one replacement */

typedef struct rule {
    const char *replacement;
    uint32_t len, pos, letters;
} rule;

static int keep(svp_ana *a, svp_word *w, const draft *d, const rule *r, int judge,
                uint32_t hidden)
{
    samsvar_str text = {d->bytes, d->len};
    if (!has_vowel(d->bytes, d->bytes + d->len))
        return 1;
    uint32_t pos = r->pos & 0xFFFF & ~hidden;
    if (!pos)
        return 1;
    if (judge == SVP_JUDGE_KNOWN) {
        if (!svp_speller_knows(a, text))
            return 1;
    } else if (judge != SVP_JUDGE_GUESS && judge != SVP_JUDGE_FIRST &&
               !(r->letters & SVP_RULE_N)) {
        pos &= svp_headword(a, text);
        if (!pos)
            return 1;
    }
    return svp_add_lemma(a, w, text, pos | (r->pos & SVP_PAST));
}

static int takes_one(int judge)
{
    return judge == SVP_JUDGE_GUESS || judge == SVP_JUDGE_FIRST;
}

static int try_rule(svp_ana *a, svp_word *w, samsvar_str stem, const rule *r, int judge,
                    uint32_t hidden)
{
    for (uint32_t v = 0; v < VARIANTS + 1; v++) {
        draft d = {.len = 0};
        put(&d, stem.ptr, stem.len);
        if ((v == 1 && !(r->letters & SVP_RULE_U && undo_u(&d))) ||
            ((v == 2 || v == 3) && !(r->letters & SVP_RULE_I && undo_i(&d, v - 2))) ||
            (v == 4 && !(r->letters & SVP_RULE_D && undouble(&d))))
            continue;
        put(&d, r->replacement, r->len);
        if (!keep(a, w, &d, r, judge, hidden))
            return 0;
        if (takes_one(judge) && (judge == SVP_JUDGE_GUESS || w->lemma_count))
            break;
    }
    return 1;
}

/* Every replacement of one ending; returns 0 without memory. */
static int try_value(svp_ana *a, svp_word *w, samsvar_str stem, samsvar_str value,
                     int judge, uint32_t hidden)
{
    const char *p = value.ptr, *end = p + value.len;
    /* with many cases, an ending is that of more than one paradigm */
    uint32_t wanted =
        judge == SVP_JUDGE_GUESS && a->lang->flags & SVP_LANG_NAME_CASES ? 2 : 1;
    while (p < end) {
        const char *semi = memchr(p, ';', (size_t)(end - p));
        const char *to = semi ? semi : end;
        const char *slash = memchr(p, '/', (size_t)(to - p));
        if (*p == '-' && slash) {
            rule r = {.replacement = p + 1, .len = (uint32_t)(slash - p - 1)};
            r.pos = svp_read_pos(slash + 1, to, &r.letters);
            int names = (r.letters & SVP_RULE_N) != 0;
            int fits = judge == SVP_JUDGE_NAME ? names : !names;
            if ((judge == SVP_JUDGE_GUESS && r.letters & SVP_RULE_X) ||
                (judge == SVP_JUDGE_KNOWN && r.letters & SVP_RULE_L))
                fits = 0;
            if (fits && !try_rule(a, w, stem, &r, judge, hidden))
                return 0;
            if (fits && takes_one(judge) && w->lemma_count >= wanted)
                return 1;
        }
        p = to + 1;
    }
    return 1;
}

int svp_endings(svp_ana *a, svp_word *w, const samsvar_list *const lists[2],
                samsvar_str form, int judge, uint32_t hidden)
{
    const char *begin = form.ptr, *end = begin + form.len, *p = begin, *next;
    char key[SVP_WORD_BYTES + 1] = "-";
    uint32_t chars = 0, total = 0;
    if ((!lists[0] && !lists[1]) || form.len > SVP_WORD_BYTES)
        return 1;
    for (const char *q = begin; q < end; total++)
        svp_decode(q, &q);
    uint32_t stem = judge == SVP_JUDGE_GUESS ? GUESS_STEM : STEM;
    if (judge == SVP_JUDGE_HEADWORD && a->lang->flags & SVP_LANG_NAME_CASES)
        stem = 1; /* a rule may change the vowel of the root: r-aðir, röð */
    for (; p < end; p = next, chars++) {
        svp_decode(p, &next);
        if (chars < stem || total - chars > ENDING_CHARS)
            continue;
        memcpy(key + 1, p, (size_t)(end - p));
        samsvar_str value =
            svp_find(a, lists, (samsvar_str){key, (uint32_t)(end - p) + 1});
        if (!value.ptr)
            continue;
        int only = value.len && *value.ptr == '!'; /* no shorter ending is one */
        if (only && value.len == 1)
            return 1;
        value.ptr += only;
        value.len -= (uint32_t)only;
        if (!try_value(a, w, (samsvar_str){begin, (uint32_t)(p - begin)}, value, judge,
                       hidden))
            return 0;
        if ((only || takes_one(judge)) && w->lemma_count)
            return 1;
    }
    return 1;
}
