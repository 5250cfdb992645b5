/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/lexicon.h"

#include <string.h>

#include "core/base/arena.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/uchar.h"
#include "core/base/vec.h"
#include "core/lex/lexicon_impl.h"
#include "core/lex/lexwalk.h"

/* Strength of the n-th sense of an entry: later ones are rarer, not wrong. */
static uint8_t sense_weight(uint32_t n)
{
    return n < 4 ? (uint8_t)(242 - 6 * n) : 216;
}

enum { PART_WEIGHT = 90 }; /* a content word of a sense of several words */

samsvar_status sv_lexicon_new(sv_lexicon **out)
{
    sv_lexicon *lex = sv_calloc(1, sizeof *lex);
    if (lex)
        lex->keys = sv_intern_new();
    if (!lex || !lex->keys) {
        sv_free(lex);
        return SAMSVAR_ENOMEM;
    }
    sv_buf_init(&lex->scratch, 4096);
    *out = lex;
    return SAMSVAR_OK;
}

void sv_lexicon_free(sv_lexicon *lex)
{
    if (!lex)
        return;
    sv_intern_free(lex->keys);
    sv_phrases_free(lex->phrases);
    if (!lex->frozen) {
        sv_vec_clear(&lex->entries);
        sv_vec_clear(&lex->senses);
    }
    sv_image_close(lex->image);
    sv_vec_clear(&lex->files);
    sv_vec_clear(&lex->relations);
    sv_vec_clear(&lex->texts);
    sv_arena_clear(&lex->arena);
    sv_buf_clear(&lex->scratch);
    sv_free(lex);
}

/* ---- keys */

/* "lang:lemma" in the scratch buffer; 0 when it does not fit. */
static int spell_key(sv_buf *buf, const char *lang, const char *lemma, size_t len)
{
    sv_buf_reset(buf);
    sv_buf_puts(buf, lang);
    sv_buf_putc(buf, ':');
    return sv_buf_add(buf, lemma, len) == SAMSVAR_OK;
}

uint32_t sv_lexicon_add_key(sv_lexicon *lex, const char *lang, const char *lemma, size_t len)
{
    if (!spell_key(&lex->scratch, lang, lemma, len))
        return SV_NO_ID;
    return sv_intern_add(lex->keys, lex->scratch.data, lex->scratch.len);
}

/* A compiled file's arrays are copied before the first change; what is damaged in them is made
 * to lead nowhere. 0: out of memory. */
static int thaw(sv_lexicon *lex)
{
    struct sv_lexicon mine = {.frozen = 0};
    size_t entries = lex->entries.count, senses = lex->senses.count;
    if (!sv_vec_reserve(&mine.entries, entries + 1) ||
        !sv_vec_reserve(&mine.senses, senses + 1)) {
        sv_vec_clear(&mine.entries);
        return 0;
    }
    memcpy(mine.entries.data, lex->entries.data, entries * sizeof(sv_entry));
    memcpy(mine.senses.data, lex->senses.data, senses * sizeof(sv_sense));
    for (size_t i = 0; i < entries; i++) {
        sv_entry *e = &mine.entries.data[i];
        if (e->first >= senses || e->last >= senses)
            e->first = e->last = SV_NO_ID;
    }
    mine.entries.count = entries;
    mine.senses.count = senses;
    memcpy(&lex->entries, &mine.entries, sizeof mine.entries);
    memcpy(&lex->senses, &mine.senses, sizeof mine.senses);
    lex->frozen = 0;
    return 1;
}

/* The entry record of a key, made if need be; NULL when out of memory. */
static sv_entry *entry_of(sv_lexicon *lex, uint32_t key)
{
    if (lex->frozen && !thaw(lex))
        return NULL;
    while (lex->entries.count <= key) {
        sv_entry none = {.first = SV_NO_ID, .last = SV_NO_ID};
        if (!sv_vec_push(&lex->entries, none))
            return NULL;
    }
    return &lex->entries.data[key];
}

static const sv_entry *entry_at(const sv_lexicon *lex, uint32_t key)
{
    return key < lex->entries.count ? &lex->entries.data[key] : NULL;
}

/* ---- adding */

static samsvar_status add_sense(sv_lexicon *lex, uint32_t from, uint32_t to, uint8_t weight,
                                uint8_t pos, uint8_t file)
{
    if (file < lex->files.count && lex->files.data[file].weight != 1000) {
        uint32_t scaled = weight * lex->files.data[file].weight / 1000u;
        weight = (uint8_t)(scaled ? scaled : 1);
    }
    sv_sense s = {.key = to, .next = SV_NO_ID, .weight = weight, .pos = pos, .file = file};
    if (!entry_of(lex, from > to ? from : to) || !sv_vec_push(&lex->senses, s))
        return SAMSVAR_ENOMEM;
    uint32_t at = (uint32_t)lex->senses.count - 1;
    sv_entry *e = &lex->entries.data[from];
    if (e->last == SV_NO_ID)
        e->first = at;
    else
        lex->senses.data[e->last].next = at;
    e->last = at;
    e->pos |= pos;
    if (e->spread < UINT16_MAX)
        e->spread++;
    sv_entry *t = &lex->entries.data[to];
    if (t->spread < UINT16_MAX)
        t->spread++;
    return SAMSVAR_OK;
}

static samsvar_status add_ranked(sv_lexicon *lex, uint32_t from, uint32_t to, uint32_t rank,
                                 uint8_t pos, uint8_t file)
{
    samsvar_status status =
        add_sense(lex, from, to, sense_weight(rank), pos, file);
    if (status == SAMSVAR_OK)
        lex->senses.data[lex->senses.count - 1].rank =
            rank < SV_LEX_PART ? (uint8_t)rank : SV_LEX_PART - 1;
    return status;
}

/* Short words of a sense of several words that say nothing by themselves. */
static int is_filler(const char *word, size_t len)
{
    static const char *const fillers[] = {
        "a", "an", "and", "as", "at", "be", "by", "for", "from", "in", "into", "it", "of", "off",
        "on", "one's", "oneself", "or", "out", "over", "sb", "someone", "something", "sth", "the",
        "to", "up", "with", "do", "get", "go", "have", "make", "put", "take", "be", "not", "no"};
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (strlen(fillers[i]) == len && !memcmp(fillers[i], word, len))
            return 1;
    return 0;
}

/* The content words of a sense of several words lead on too, with little weight. */
static samsvar_status add_words(sv_lexicon *lex, uint32_t from, const char *lang,
                                const char *sense, size_t len, uint8_t pos, uint8_t file)
{
    size_t begin = 0;
    for (size_t i = 0; i <= len; i++) {
        if (i < len && sense[i] != ' ')
            continue;
        if (i > begin && !is_filler(sense + begin, i - begin)) {
            uint32_t to = sv_lexicon_add_key(lex, lang, sense + begin, i - begin);
            if (to == SV_NO_ID ||
                add_sense(lex, from, to, PART_WEIGHT, pos, file) != SAMSVAR_OK)
                return SAMSVAR_ENOMEM;
            lex->senses.data[lex->senses.count - 1].rank = SV_LEX_PART;
        }
        begin = i + 1;
    }
    return SAMSVAR_OK;
}

static samsvar_status add_phrase(sv_lexicon *lex, const char *lang, const char *text, size_t len,
                                 uint32_t whole)
{
    uint32_t words[SV_PHRASE_WORDS], n = 0;
    size_t begin = 0;
    for (size_t i = 0; i <= len; i++) {
        if (i < len && text[i] != ' ')
            continue;
        if (n == SV_PHRASE_WORDS)
            return SAMSVAR_OK; /* too long to be said the same way again */
        words[n] = sv_lexicon_add_key(lex, lang, text + begin, i - begin);
        if (words[n++] == SV_NO_ID)
            return SAMSVAR_ENOMEM;
        begin = i + 1;
    }
    return sv_phrases_add(&lex->phrases, words, n, whole);
}

samsvar_status sv_lexicon_add_entry(sv_lexicon *lex, const char *from_lang, const char *lemma,
                                    size_t lemma_len, const char *to_lang, const char *sense,
                                    size_t sense_len, uint32_t rank, uint8_t pos, uint8_t file)
{
    uint32_t from = sv_lexicon_add_key(lex, from_lang, lemma, lemma_len);
    uint32_t to = sv_lexicon_add_key(lex, to_lang, sense, sense_len);
    if (from == SV_NO_ID || to == SV_NO_ID || !entry_of(lex, from) || !entry_of(lex, to))
        return SAMSVAR_ENOMEM;
    samsvar_status status = SAMSVAR_OK;
    if (from != to)
        status = add_ranked(lex, from, to, rank, pos, file);
    else
        lex->entries.data[from].pos |= pos;
    lex->entries.data[to].sense_pos |= pos;
    if (status == SAMSVAR_OK && memchr(sense, ' ', sense_len)) {
        status = add_phrase(lex, to_lang, sense, sense_len, to);
        if (status == SAMSVAR_OK)
            status = add_words(lex, from, to_lang, sense, sense_len, pos, file);
    }
    if (status == SAMSVAR_OK && memchr(lemma, ' ', lemma_len))
        status = add_phrase(lex, from_lang, lemma, lemma_len, from);
    return status;
}

/* ---- asking */

/* Languages whose headwords answer for lang: itself, then its relatives. */
uint32_t sv_lexicon_answering(const char *lang, const char *out[3])
{
    uint32_t n = 0;
    out[n++] = lang;
    if (!strcmp(lang, "nn") || !strcmp(lang, "no"))
        out[n++] = "nb";
    else if (!strcmp(lang, "nb"))
        out[n++] = "nn";
    return n;
}

samsvar_status sv_lexicon_relate(sv_lexicon *lex, const char *lang, const char *relative,
                                 uint32_t weight)
{
    sv_relation r = {.weight = weight};
    size_t a = strlen(lang), b = strlen(relative);
    if (a >= sizeof r.lang || b >= sizeof r.relative || !weight || weight > 1000)
        return SAMSVAR_EINVAL;
    if (lex->relations.count == SV_LEX_RELATIONS)
        return SAMSVAR_OK;
    memcpy(r.lang, lang, a);
    memcpy(r.relative, relative, b);
    return sv_vec_push(&lex->relations, r) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* The same with what packs say of relatives, and what each counts (of 255). `hard`: it
 * counts only where nothing before it answers. */
typedef struct answer {
    const char *lang;
    uint32_t scale;
    int hard;
} answer;

static uint32_t all_answering(const sv_lexicon *lex, const char *lang,
                              answer out[SV_LEX_ANSWERS])
{
    const char *own[3];
    uint32_t n = sv_lexicon_answering(lang, own);
    for (uint32_t i = 0; i < n; i++)
        out[i] = (answer){own[i], 255, 0};
    for (size_t i = 0; i < lex->relations.count && n < SV_LEX_ANSWERS; i++) {
        const sv_relation *r = &lex->relations.data[i];
        if (!strcmp(r->lang, lang))
            out[n++] = (answer){r->relative, r->weight * 255u / 1000u, 1};
    }
    return n;
}

uint32_t sv_lexicon_relatives(const sv_lexicon *lex, const char *lang,
                              const char *out[SV_LEX_ANSWERS])
{
    answer all[SV_LEX_ANSWERS];
    uint32_t n = all_answering(lex, lang, all);
    for (uint32_t i = 0; i < n; i++)
        out[i] = all[i].lang;
    return n;
}

uint32_t sv_lexicon_pos(const sv_lexicon *lex, const char *lang, const char *lemma, size_t len)
{
    answer langs[SV_LEX_ANSWERS];
    uint32_t n = all_answering(lex, lang, langs), pos = 0;
    if (!strcmp(lang, "nb"))
        n = 1; /* a Nynorsk headword does not make a Bokmal word */
    for (uint32_t i = 0; i < n && !pos; i++) {
        const sv_entry *e = entry_at(lex, sv_lexicon_find(lex, langs[i].lang, lemma, len));
        if (e)
            pos = (uint32_t)e->pos | e->sense_pos;
    }
    return pos;
}

sv_key *sv_key_weakest(sv_key *keys, uint32_t count)
{
    sv_key *weakest = keys;
    for (uint32_t i = 1; i < count; i++)
        if (keys[i].weight <= weakest->weight)
            weakest = &keys[i];
    return weakest;
}

typedef struct collect {
    const sv_lexicon *lex;
    sv_key *out;
    uint32_t count, max;
    sv_key *weakest;  /* of a full list; NULL: to be looked for                       */
    const char *back; /* a language to which senses lead back: paraphrases. NULL: none */
} collect;

enum { BACK = 77 }; /* of 255: what "run" - "drive" in Norwegian - "push" is worth */

static void collect_key(collect *c, uint32_t id, uint32_t weight, uint8_t source)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (c->out[i].id == id) {
            if (weight > c->out[i].weight) {
                c->out[i].weight = (uint8_t)weight;
                c->out[i].source = source;
                c->weakest = NULL;
            }
            return;
        }
    if (!weight || !c->max)
        return;
    sv_key k = {id, (uint8_t)(weight > 255 ? 255 : weight), source};
    if (c->count < c->max) {
        c->out[c->count++] = k;
        return;
    }
    if (!c->weakest)
        c->weakest = sv_key_weakest(c->out, c->count);
    if (k.weight > c->weakest->weight) {
        *c->weakest = k;
        c->weakest = NULL;
    }
}

static int is_of(const sv_lexicon *lex, uint32_t key, const char *lang)
{
    samsvar_str text = sv_intern_text(lex->keys, key);
    size_t n = strlen(lang);
    return text.len > n && text.ptr[n] == ':' && !memcmp(text.ptr, lang, n);
}

/* The senses of a key whose part of speech fits (any, when none fits). Returns how many. */
static uint32_t collect_senses(collect *c, uint32_t key, uint32_t scale, uint32_t pos)
{
    const sv_entry *e = entry_at(c->lex, key);
    uint32_t n = 0;
    if (!e)
        return 0;
    if (pos && !(e->pos & pos))
        pos = 0;
    uint32_t count = (uint32_t)c->lex->senses.count, keys = sv_intern_count(c->lex->keys);
    for (uint32_t at = e->first, next; at < count; at = next) {
        const sv_sense *s = &c->lex->senses.data[at];
        next = s->next > at ? s->next : SV_NO_ID;
        if (s->key >= keys)
            continue;
        if (pos && s->pos && !(s->pos & pos))
            continue;
        uint32_t worth = s->weight * scale / 255u;
        if (c->back && is_of(c->lex, s->key, c->back))
            worth = worth * BACK / 255u;
        collect_key(c, s->key, worth, s->file);
        n++;
    }
    return n;
}

uint32_t sv_lexicon_keys(sv_lexicon *lex, const char *lang, const char *lemma, size_t len,
                         uint32_t pos, sv_key *out, uint32_t max)
{
    answer langs[SV_LEX_ANSWERS];
    collect c = {lex, out, 0, max, NULL, NULL};
    uint32_t own = sv_lexicon_add_key(lex, lang, lemma, len);
    if (own == SV_NO_ID || !max)
        return 0;
    collect_key(&c, own, 255, SV_LEX_SELF);
    uint32_t n = all_answering(lex, lang, langs), led = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t key = i ? sv_lexicon_sister(lex, own, lang, langs[i].lang, lemma, len) : own;
        if (key == SV_NO_ID || (langs[i].hard && led))
            continue;
        if (i) /* the same spelling in the sister language */
            collect_key(&c, key, 230 * langs[i].scale / 255u, SV_LEX_SELF);
        uint32_t before = c.count;
        led += collect_senses(&c, key, langs[i].scale, pos);
        /* from a relative's lemma on to what that means (nn -> nb -> en, is -> nb -> en) */
        uint32_t direct = c.count;
        for (uint32_t k = before; k < direct; k++) {
            c.back = is_of(lex, out[k].id, lang) ? NULL : lang;
            collect_senses(&c, out[k].id, out[k].weight * 9u / 10u, 0);
        }
        c.back = NULL;
    }
    return c.count;
}

uint32_t sv_lexicon_expand(const sv_lexicon *lex, uint32_t key, uint32_t pos, sv_key *out,
                           uint32_t max)
{
    collect c = {lex, out, 0, max, NULL, NULL};
    collect_key(&c, key, 255, SV_LEX_SELF);
    collect_senses(&c, key, 255, pos);
    uint32_t direct = c.count;
    for (uint32_t k = 1; k < direct; k++)
        collect_senses(&c, out[k].id, out[k].weight * 9u / 10u, 0);
    return c.count;
}

uint32_t sv_lexicon_spread(const sv_lexicon *lex, uint32_t key)
{
    const sv_entry *e = entry_at(lex, key);
    return e ? e->spread : 0;
}

uint32_t sv_lexicon_key_count(const sv_lexicon *lex)
{
    return sv_intern_count(lex->keys);
}

sv_intern *sv_lexicon_intern(sv_lexicon *lex)
{
    return lex->keys;
}

uint32_t sv_lexicon_file_count(const sv_lexicon *lex)
{
    return (uint32_t)lex->files.count;
}

const char *sv_lexicon_file_id(const sv_lexicon *lex, uint32_t i)
{
    return lex->files.data[i].id;
}

const char *sv_lexicon_file_sha256(const sv_lexicon *lex, uint32_t i)
{
    return lex->files.data[i].sha256;
}

void sv_lexicon_file_info(const sv_lexicon *lex, uint32_t i, sv_lexicon_info *out)
{
    const sv_lexicon_file *f = &lex->files.data[i];
    *out = (sv_lexicon_info){f->id,      f->path,   f->sha256, f->source, f->license, f->languages,
                             f->entries, f->senses, f->weight, f->origin};
}

const char *sv_lexicon_source_name(const sv_lexicon *lex, uint32_t source)
{
    static const char *const names[] = {"stem", "gloss", "date", "number", "cognate", "name", "word"};
    if (source < lex->files.count)
        return lex->files.data[source].id;
    return source >= SV_LEX_STEM && source <= SV_LEX_SELF ? names[source - SV_LEX_STEM] : "?";
}

uint32_t sv_lexicon_phrase(const sv_lexicon *lex, const sv_lemma_list *tokens, uint32_t count,
                           uint32_t *whole, uint32_t covered[SV_PHRASE_WORDS])
{
    return sv_phrases_match(lex->phrases, tokens, count, whole, covered);
}
