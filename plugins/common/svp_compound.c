/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_compound.c -- splits words that are written together: the longest known tail behind
 * a known first part (or two), with linking elements in between. */
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_char.h"

#include <string.h>

enum {
    MIN_TAIL = 3,
    MIN_FIRST = 2,
    MIN_KNOWN_TAIL = 4,
    MIN_KNOWN_FIRST = 3,
    SPLITS = 40
};

typedef struct first_part {
    samsvar_str lemma; /* len 0: nothing to report */
    uint32_t pos;
    int prefix; /* it stands before words of any kind */
} first_part;

typedef struct splitter {
    svp_ana *a;
    samsvar_str word;
    uint32_t at[SPLITS]; /* byte offsets where a character begins */
    uint32_t count;
    int careful; /* the whole is known: take only what is certain */
    int firm;    /* the first part must be known, too             */
} splitter;

static int is_barred(const svp_ana *a, samsvar_str s)
{
    return a->nocompound && a->pack->find(a->nocompound, s).ptr;
}

static uint32_t content(uint32_t pos)
{
    return pos &
           (SAMSVAR_POS_NOUN | SAMSVAR_POS_VERB | SAMSVAR_POS_ADJ | SAMSVAR_POS_ADV);
}

static uint32_t chars_in(const char *p, const char *end)
{
    uint32_t n = 0;
    for (; p < end; n++)
        svp_decode(p, &p);
    return n;
}

/* "lemma/pos" of a prefix. */
static void read_prefix(samsvar_str value, first_part *out)
{
    const char *slash = memchr(value.ptr, '/', value.len);
    uint32_t letters;
    if (!slash)
        return;
    out->lemma = (samsvar_str){value.ptr, (uint32_t)(slash - value.ptr)};
    out->pos = svp_read_pos(slash + 1, value.ptr + value.len, &letters);
}

/* Can s stand before another word? 1 yes, 0 no, -1 no memory. */
static int is_first(splitter *s, samsvar_str text, first_part *out)
{
    svp_ana *a = s->a;
    samsvar_str prefix = svp_find(a, a->prefixes, text);
    *out = (first_part){{"", 0}, 0, 0};
    if (prefix.ptr) {
        out->prefix = 1;
        read_prefix(prefix, out);
        return 1;
    }
    uint32_t chars = chars_in(text.ptr, text.ptr + text.len);
    if (chars < MIN_KNOWN_FIRST || is_barred(a, text))
        return 0;
    uint32_t pos = svp_headword(a, text);
    pos = s->careful ? pos & (SAMSVAR_POS_NOUN | SAMSVAR_POS_ADJ) : content(pos);
    if (pos) {
        *out = (first_part){text, pos, 0};
        return 1;
    }
    svp_word probe = {.key = text};
    if (!svp_endings(a, &probe, a->linkers, text, SVP_JUDGE_HEADWORD, 0))
        return -1;
    if (!probe.lemma_count)
        return 0;
    *out = (first_part){probe.lemmas[0].text, probe.lemmas[0].pos, 0};
    return 1;
}

/* One first part, or two; fills parts, returns how many (0 none, -1 no memory). */
static int split_first(splitter *s, uint32_t cut, first_part parts[2], uint32_t *inner)
{
    samsvar_str text = {s->word.ptr, cut};
    int got = is_first(s, text, &parts[0]);
    *inner = 0;
    if (got)
        return got;
    for (uint32_t i = MIN_KNOWN_FIRST; i < s->count && s->at[i] + MIN_KNOWN_FIRST <= cut;
         i++) {
        samsvar_str left = {s->word.ptr, s->at[i]};
        samsvar_str right = {s->word.ptr + s->at[i], cut - s->at[i]};
        got = is_first(s, left, &parts[0]);
        if (got > 0)
            got = is_first(s, right, &parts[1]);
        if (got < 0)
            return got;
        if (got) {
            *inner = s->at[i];
            return 2;
        }
    }
    return 0;
}

static int add_part(svp_ana *a, svp_word *w, samsvar_str lemma, uint32_t pos,
                    uint32_t start, uint32_t end)
{
    if (!lemma.len || w->part_count == SVP_PARTS)
        return 1;
    svp_part *p = &w->parts[w->part_count++];
    p->lemma = svp_arena_copy(a->host, &a->words_arena, lemma.ptr, lemma.len);
    p->pos = pos & 0xFFFF;
    p->start = (uint16_t)start;
    p->end = (uint16_t)end;
    return p->lemma.ptr != NULL;
}

/* Behind a noun, a tail that can be a noun or an adjective is no verb. */
static void drop_verbs(svp_word *tail)
{
    uint32_t n = 0, nominal = 0;
    for (uint32_t i = 0; i < tail->lemma_count; i++)
        nominal |= tail->lemmas[i].pos & (SAMSVAR_POS_NOUN | SAMSVAR_POS_ADJ);
    for (uint32_t i = 0; i < tail->lemma_count; i++)
        if (!nominal || tail->lemmas[i].pos & (SAMSVAR_POS_NOUN | SAMSVAR_POS_ADJ))
            tail->lemmas[n++] = tail->lemmas[i];
    tail->lemma_count = n;
}

/* Whole lemma = first parts as written + lemma of the tail. */
static int add_whole(svp_ana *a, svp_word *w, samsvar_str head, const svp_word *tail)
{
    char bytes[2 * SVP_WORD_BYTES];
    for (uint32_t i = 0; i < tail->lemma_count && i < 2; i++) {
        samsvar_str t = tail->lemmas[i].text;
        if (head.len + t.len > sizeof bytes)
            continue;
        memcpy(bytes, head.ptr, head.len);
        memcpy(bytes + head.len, t.ptr, t.len);
        if (!svp_add_lemma(a, w, (samsvar_str){bytes, head.len + t.len},
                           tail->lemmas[i].pos))
            return 0;
    }
    return 1;
}

static int report(svp_ana *a, svp_word *w, uint32_t cut, const first_part *parts,
                  int count, uint32_t inner, const svp_word *tail)
{
    uint32_t first_end = count == 2 ? inner : cut;
    if (count && !add_part(a, w, parts[0].lemma, parts[0].pos, 0, first_end))
        return 0;
    if (count == 2 && !add_part(a, w, parts[1].lemma, parts[1].pos, inner, cut))
        return 0;
    for (uint32_t i = 0; i < tail->lemma_count && i < 2; i++)
        if (!add_part(a, w, tail->lemmas[i].text, tail->lemmas[i].pos, cut, w->key.len))
            return 0;
    if (w->lemma_count)
        return 1;
    return add_whole(a, w, (samsvar_str){w->key.ptr, cut}, tail);
}

/* The tail from byte `cut` on: its lemmas into probe. */
static int look_up_tail(splitter *s, uint32_t cut, svp_word *probe)
{
    memset(probe, 0, sizeof *probe);
    probe->key = (samsvar_str){s->word.ptr + cut, s->word.len - cut};
    if (is_barred(s->a, probe->key))
        return 1;
    return svp_look_up(s->a, probe,
                       s->careful
                           ? SAMSVAR_POS_NOUN
                           : SAMSVAR_POS_NOUN | SAMSVAR_POS_ADJ | SAMSVAR_POS_VERB);
}

static int try_splits(splitter *s, svp_word *w)
{
    uint32_t min_tail =
        s->careful || s->firm || w->flags & SVP_W_CAPITAL ? MIN_KNOWN_TAIL : MIN_TAIL;
    uint32_t loose_cut = 0;
    svp_word tail, loose;
    for (uint32_t i = w->flags & SVP_W_CAPITAL ? MIN_KNOWN_FIRST : MIN_FIRST;
         i + min_tail <= s->count; i++) {
        first_part parts[2];
        uint32_t cut = s->at[i], inner;
        int got = split_first(s, cut, parts, &inner);
        if (got < 0)
            return 0;
        if (!got &&
            (s->careful || s->firm || loose_cut || s->count - i < MIN_KNOWN_TAIL + 1 || i < 3))
            continue;
        if (!look_up_tail(s, cut, &tail))
            return 0;
        if (!tail.lemma_count)
            continue;
        if (got && !parts[got - 1].prefix && s->a->lang->flags & SVP_LANG_NAME_CASES)
            drop_verbs(&tail);
        if (got)
            return report(s->a, w, cut, parts, got, inner, &tail);
        loose = tail;
        loose_cut = cut;
    }
    return loose_cut ? report(s->a, w, loose_cut, NULL, 0, 0, &loose) : 1;
}

int svp_compound(svp_ana *a, svp_word *w, int firm)
{
    splitter s = {.a = a, .word = w->key, .careful = w->lemma_count > 0, .firm = firm};
    const char *p = w->key.ptr, *end = p + w->key.len;
    if (w->flags &
        (SVP_W_CLOSED | SVP_W_LONG | SVP_W_UPPER | SVP_W_ALNUM | SVP_W_INITIALISM))
        return 1;
    for (; p < end && s.count < SPLITS; s.count++) {
        s.at[s.count] = (uint32_t)(p - w->key.ptr);
        svp_decode(p, &p);
    }
    if (p < end || s.count < MIN_FIRST + MIN_TAIL + 1)
        return 1; /* too long or too short */
    return try_splits(&s, w);
}
