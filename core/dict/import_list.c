/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_list.c -- entries that were read: cleaned, sorted, written. */
#include "core/dict/import.h"

#include "core/base/limits.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

sv_import *sv_import_new(void)
{
    sv_import *im = sv_calloc(1, sizeof *im);
    if (im)
        im->words = sv_intern_new();
    if (!im || !im->words) {
        sv_free(im);
        return NULL;
    }
    sv_buf_init(&im->clean[0], 16384);
    sv_buf_init(&im->clean[1], 16384);
    sv_buf_init(&im->sources, 65536);
    sv_buf_init(&im->origin, 65536);
    return im;
}

void sv_import_free(sv_import *im)
{
    if (!im)
        return;
    sv_intern_free(im->words);
    sv_vec_clear(&im->entries);
    sv_buf_clear(&im->clean[0]);
    sv_buf_clear(&im->clean[1]);
    sv_buf_clear(&im->sources);
    sv_buf_clear(&im->origin);
    sv_free(im);
}

/* ------------------------------------------------------------------ names */

static const char *const pos_names[SV_IMPORT_POS_COUNT] = {
    "x", "n", "v", "a", "adv", "prep", "conj", "pron", "det", "num", "interj", "phr", "name"};

static const char *pos_name(sv_import_pos pos)
{
    return pos < SV_IMPORT_POS_COUNT ? pos_names[pos] : "x";
}

sv_import_pos sv_import_pos_of(samsvar_str name)
{
    static const struct {
        const char *name;
        sv_import_pos pos;
    } others[] = {
        {"noun", SV_IMPORT_NOUN},          {"verb", SV_IMPORT_VERB},
        {"adj", SV_IMPORT_ADJ},            {"adjective", SV_IMPORT_ADJ},
        {"adverb", SV_IMPORT_ADV},         {"pn", SV_IMPORT_NAME},
        {"propn", SV_IMPORT_NAME},         {"np", SV_IMPORT_NAME},
        {"properNoun", SV_IMPORT_NAME},    {"preposition", SV_IMPORT_PREP},
        {"pr", SV_IMPORT_PREP},            {"post", SV_IMPORT_PREP},
        {"postposition", SV_IMPORT_PREP},  {"conjunction", SV_IMPORT_CONJ},
        {"cnjcoo", SV_IMPORT_CONJ},        {"cnjsub", SV_IMPORT_CONJ},
        {"cnjadv", SV_IMPORT_ADV},         {"preadv", SV_IMPORT_ADV},
        {"pronoun", SV_IMPORT_PRON},       {"prn", SV_IMPORT_PRON},
        {"rel", SV_IMPORT_PRON},           {"determiner", SV_IMPORT_DET},
        {"article", SV_IMPORT_DET},        {"predet", SV_IMPORT_DET},
        {"numeral", SV_IMPORT_NUM},        {"interjection", SV_IMPORT_INTERJ},
        {"int", SV_IMPORT_INTERJ},         {"ij", SV_IMPORT_INTERJ},
        {"phrase", SV_IMPORT_PHRASE},      {"phraseologicalUnit", SV_IMPORT_PHRASE},
        {"proverb", SV_IMPORT_PHRASE},     {"vblex", SV_IMPORT_VERB},
        {"vbser", SV_IMPORT_VERB},         {"vbhaver", SV_IMPORT_VERB},
        {"vbmod", SV_IMPORT_VERB},         {"vaux", SV_IMPORT_VERB},
        {"vbdo", SV_IMPORT_VERB},          {"vt", SV_IMPORT_VERB},
        {"vi", SV_IMPORT_VERB},            {"udråbsord", SV_IMPORT_INTERJ},
        {"-", SV_IMPORT_ANY}};
    for (int i = 0; i < SV_IMPORT_POS_COUNT; i++)
        if (strlen(pos_names[i]) == name.len && !memcmp(pos_names[i], name.ptr, name.len))
            return (sv_import_pos)i;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strlen(others[i].name) == name.len && !memcmp(others[i].name, name.ptr, name.len))
            return others[i].pos;
    return SV_IMPORT_ANY;
}

const char *sv_left_name(sv_left why)
{
    static const char *const names[SV_LEFT_COUNT] = {"empty",    "long",  "character", "syntax",
                                                     "encoding", "affix", "cycle", "duplicate"};
    return why < SV_LEFT_COUNT ? names[why] : "?";
}

/* ------------------------------------------------------------------ adding */

void sv_import_leave(sv_import *im, sv_left why)
{
    im->read++;
    im->left[why]++;
}

/* Spaces become one, those at the ends none; in place. Counts words; what is wrong with
 * the text, or SV_LEFT_COUNT. */
static sv_left tidy(sv_buf *buf)
{
    const char *p = buf->len ? buf->data : "", *end = p + buf->len;
    size_t to = 0, words = 0;
    uint32_t first = 0, last = 0;
    int letter = 0, gap = 1;
    while (p < end) {
        const char *at = p;
        uint32_t cp = sv_utf8_next(p, end, &p), class = sv_uchar_class(cp);
        if (class & SV_CH_SPACE || cp == '\t' || cp == '\n' || cp == '\r') {
            gap = 1;
            continue;
        }
        if (class & SV_CH_CONTROL || cp == ';')
            return SV_LEFT_CHARACTER;
        if (gap && to)
            buf->data[to++] = ' ';
        words += (size_t)gap;
        gap = 0;
        letter |= (class & SV_CH_LETTER) != 0;
        first = first ? first : cp;
        last = cp;
        memmove(buf->data + to, at, (size_t)(p - at));
        to += (size_t)(p - at);
    }
    buf->len = to;
    if (to == 0)
        return SV_LEFT_EMPTY;
    buf->data[to] = 0;
    if (to > SV_LIMIT_KEY || words > SV_IMPORT_WORDS)
        return SV_LEFT_LONG;
    if (first == '-' || last == '-')
        return SV_LEFT_AFFIX;
    uint32_t begins = sv_uchar_class(first) & (SV_CH_LETTER | SV_CH_DIGIT | SV_CH_QUOTE);
    return letter && begins ? SV_LEFT_COUNT : SV_LEFT_CHARACTER;
}

static samsvar_status clean(samsvar_str text, sv_buf *out, sv_left *why)
{
    sv_buf_reset(out);
    *why = SV_LEFT_COUNT;
    if (text.len > 4096)
        *why = SV_LEFT_LONG;
    else if (sv_utf8_check(text.ptr, text.len) != text.len)
        *why = SV_LEFT_ENCODING;
    else if (memchr(text.len ? text.ptr : "", 0, text.len))
        *why = SV_LEFT_CHARACTER;
    if (*why != SV_LEFT_COUNT)
        return SAMSVAR_OK;
    samsvar_status status = sv_uchar_nfc(text.ptr, text.len, out);
    if (status == SAMSVAR_OK)
        *why = tidy(out);
    if (status == SAMSVAR_ELIMIT) {
        *why = SV_LEFT_LONG;
        status = SAMSVAR_OK;
    }
    return status;
}

samsvar_status sv_import_add(sv_import *im, samsvar_str lemma, sv_import_pos pos,
                             samsvar_str sense, uint32_t strength)
{
    sv_left why = SV_LEFT_COUNT;
    samsvar_status status = clean(lemma, &im->clean[0], &why);
    if (status == SAMSVAR_OK && why == SV_LEFT_COUNT)
        status = clean(sense, &im->clean[1], &why);
    if (status != SAMSVAR_OK)
        return status;
    im->read++;
    if (why != SV_LEFT_COUNT) {
        im->left[why]++;
        return SAMSVAR_OK;
    }
    if (im->entries.count >= SV_LIMIT_LIST_ENTRIES)
        return SAMSVAR_ELIMIT;
    sv_import_entry e = {.pos = (uint8_t)pos, .strength = strength};
    e.lemma = sv_intern_add(im->words, im->clean[0].data, im->clean[0].len);
    e.sense = sv_intern_add(im->words, im->clean[1].data, im->clean[1].len);
    if (e.lemma == SV_NO_ID || e.sense == SV_NO_ID || !sv_vec_push(&im->entries, e))
        return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

samsvar_status sv_import_merge(sv_import *im, const sv_import *other)
{
    uint64_t read = im->read + other->read;
    for (size_t i = 0; i < other->entries.count; i++) {
        const sv_import_entry *e = &other->entries.data[i];
        samsvar_status status =
            sv_import_add(im, sv_intern_text(other->words, e->lemma), (sv_import_pos)e->pos,
                          sv_intern_text(other->words, e->sense), e->strength);
        if (status != SAMSVAR_OK)
            return status;
    }
    im->read = read;
    for (int i = 0; i < SV_LEFT_COUNT; i++)
        im->left[i] += other->left[i];
    if (im->sources.len && other->sources.len)
        sv_buf_puts(&im->sources, ", ");
    if (other->sources.len)
        sv_buf_add(&im->sources, other->sources.data, other->sources.len);
    return im->sources.status == SAMSVAR_ENOMEM ? SAMSVAR_ENOMEM : SAMSVAR_OK;
}

/* ------------------------------------------------------------------ sorting */

typedef struct sortable {
    const char *lemma, *sense;
    sv_import_entry entry;
    uint32_t order;
} sortable;

/* The order of the lines' bytes, which is that of our own lists. */
static int by_entry(const sortable *x, const sortable *y)
{
    int c = strcmp(x->lemma, y->lemma);
    return c || x->entry.pos == y->entry.pos
               ? c
               : strcmp(pos_names[x->entry.pos], pos_names[y->entry.pos]);
}

/* Same entry, same sense: side by side, the strongest first. */
static int by_sense(const void *a, const void *b)
{
    const sortable *x = a, *y = b;
    int c = by_entry(x, y);
    if (!c)
        c = strcmp(x->sense, y->sense);
    if (!c && x->entry.strength != y->entry.strength)
        c = x->entry.strength > y->entry.strength ? -1 : 1;
    return c ? c : x->order < y->order ? -1 : x->order > y->order;
}

static int by_strength(const void *a, const void *b)
{
    const sortable *x = a, *y = b;
    int c = by_entry(x, y);
    if (!c && x->entry.strength != y->entry.strength)
        c = x->entry.strength > y->entry.strength ? -1 : 1;
    return c ? c : x->order < y->order ? -1 : x->order > y->order;
}

/* Writes back at most SV_IMPORT_SENSES an entry. */
static void keep_best(sv_import *im, const sortable *all, size_t n)
{
    size_t kept = 0, run = 0;
    im->lines = 0;
    for (size_t i = 0; i < n; i++) {
        run = i && !by_entry(&all[i - 1], &all[i]) ? run + 1 : 0;
        im->lines += run == 0;
        if (run < SV_IMPORT_SENSES)
            im->entries.data[kept++] = all[i].entry;
        else
            im->left[SV_LEFT_LONG]++;
    }
    im->entries.count = kept;
    im->kept = kept;
}

/* What the head says is one line of valid UTF-8, whatever files are called. */
static void tidy_head(sv_import *im)
{
    sv_error_clean(im->license);
    size_t n = strlen(im->license);
    while (n && im->license[n - 1] == ' ')
        im->license[--n] = 0;
    if (im->sources.len) {
        sv_error_clean(im->sources.data);
        im->sources.len = strlen(im->sources.data);
    }
}

samsvar_status sv_import_finish(sv_import *im)
{
    tidy_head(im);
    size_t n = im->entries.count, unique = 0;
    sortable *all = sv_calloc(n, sizeof *all);
    if (!all)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < n; i++) {
        const sv_import_entry *e = &im->entries.data[i];
        all[i].entry = *e;
        all[i].order = (uint32_t)i;
        all[i].lemma = sv_intern_text(im->words, e->lemma).ptr;
        all[i].sense = sv_intern_text(im->words, e->sense).ptr;
    }
    qsort(all, n, sizeof *all, by_sense);
    for (size_t i = 0; i < n; i++) {
        if (unique && !by_entry(&all[unique - 1], &all[i]) &&
            all[unique - 1].entry.sense == all[i].entry.sense) {
            im->left[SV_LEFT_DUPLICATE]++;
            /* where it came first decides the order of senses */
            if (all[i].order < all[unique - 1].order)
                all[unique - 1].order = all[i].order;
        } else {
            all[unique++] = all[i];
        }
    }
    qsort(all, unique, sizeof *all, by_strength);
    keep_best(im, all, unique);
    sv_free(all);
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ writing */

/* A header's value, where it is known: one line. */
static void print_comment(sv_buf *out, const char *key, const char *value, size_t len)
{
    if (!len)
        return;
    sv_buf_printf(out, "# %s: ", key);
    for (size_t i = 0; i < len; i++)
        sv_buf_putc(out, (unsigned char)value[i] < 32 ? ' ' : value[i]);
    sv_buf_putc(out, '\n');
}

samsvar_status sv_import_print(const sv_import *im, sv_buf *out)
{
    const sv_import_entry *last = NULL;
    int64_t milli = (int64_t)(im->weight * 1000 + 0.5);
    print_comment(out, "source", im->sources.len ? im->sources.data : "", im->sources.len);
    print_comment(out, "license", im->license, strlen(im->license));
    sv_buf_printf(out, "# weight: %d.%03d\n", (int)(milli / 1000), (int)(milli % 1000));
    sv_buf_printf(out, "# languages: %s %s\n", im->from, im->to);
    for (size_t i = 0; i < im->entries.count; i++) {
        const sv_import_entry *e = &im->entries.data[i];
        samsvar_str lemma = sv_intern_text(im->words, e->lemma);
        samsvar_str sense = sv_intern_text(im->words, e->sense);
        if (last && last->lemma == e->lemma && last->pos == e->pos) {
            sv_buf_add(out, "; ", 2);
        } else {
            sv_buf_add(out, "\n", last ? 1 : 0);
            sv_buf_add(out, lemma.ptr, lemma.len);
            sv_buf_printf(out, "\t%s\t", pos_name((sv_import_pos)e->pos));
        }
        sv_buf_add(out, sense.ptr, sense.len);
        last = e;
    }
    if (last)
        sv_buf_putc(out, '\n');
    return out->status;
}
