/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_word.c -- what is known of a word form, kept in a cache: text repeats itself. */
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_char.h"

#include <string.h>

enum { FIRST_SLOTS = 4096, RAW_BYTES = 80, MIN_STEM_WORD = 3, ANY = 0xFFFF };

/* ---- reading the lists */

samsvar_str svp_find(const svp_ana *a, const samsvar_list *const lists[2],
                     samsvar_str key)
{
    samsvar_str none = {NULL, 0}, value = none;
    if (a->variety && lists[0])
        value = a->pack->find(lists[0], key);
    if (!value.ptr && lists[1])
        value = a->pack->find(lists[1], key);
    return value;
}

static const char *spelling_of(const svp_ana *a)
{
    return a->variety ? a->lang->variety : a->lang->lang;
}

uint32_t svp_headword(const svp_ana *a, samsvar_str word)
{
    if (!a->lexicon || !word.len)
        return 0;
    uint32_t pos = a->lexicon->pos(a->host, a->lang->lang, word);
    if (a->variety)
        pos |= a->lexicon->pos(a->host, a->lang->variety, word);
    return pos;
}

uint32_t svp_read_pos(const char *p, const char *end, uint32_t *letters)
{
    uint32_t pos = 0;
    *letters = 0;
    for (; p < end; p++)
        switch (*p) {
        case 'n':
            pos |= SAMSVAR_POS_NOUN;
            break;
        case 'v':
            pos |= SAMSVAR_POS_VERB;
            break;
        case 'a':
            pos |= SAMSVAR_POS_ADJ;
            break;
        case 'd':
            pos |= SAMSVAR_POS_ADV;
            break;
        case 'o':
            pos |= SAMSVAR_POS_OTHER;
            break;
        case 'm':
            pos |= SAMSVAR_POS_NAME;
            break;
        case 'P':
            pos |= SVP_PAST;
            break;
        case 'U':
            *letters |= SVP_RULE_U;
            break;
        case 'I':
            *letters |= SVP_RULE_I;
            break;
        case 'D':
            *letters |= SVP_RULE_D;
            break;
        case 'N':
            *letters |= SVP_RULE_N;
            break;
        case 'X':
            *letters |= SVP_RULE_X;
            break;
        case 'L':
            *letters |= SVP_RULE_L | SVP_RULE_X;
            break;
        default:
            break;
        }
    return pos;
}

int svp_add_lemma(svp_ana *a, svp_word *w, samsvar_str text, uint32_t pos)
{
    if (pos & SVP_PAST)
        w->flags |= SVP_W_PAST;
    for (uint32_t i = 0; i < w->lemma_count; i++)
        if (svp_same(w->lemmas[i].text, text)) {
            w->lemmas[i].pos |= pos;
            return 1;
        }
    if (w->lemma_count == SVP_LEMMAS || !text.len)
        return 1;
    svp_lemma *l = &w->lemmas[w->lemma_count];
    l->text = svp_arena_copy(a->host, &a->words_arena, text.ptr, text.len);
    l->pos = pos;
    if (!l->text.ptr)
        return 0;
    w->lemma_count++;
    return 1;
}

int svp_add_values(svp_ana *a, svp_word *w, samsvar_str value, int *open)
{
    const char *p = value.ptr, *end = p + value.len;
    while (p < end) {
        const char *semi = memchr(p, ';', (size_t)(end - p));
        const char *to = semi ? semi : end;
        const char *slash = memchr(p, '/', (size_t)(to - p));
        uint32_t letters, pos = slash ? svp_read_pos(slash + 1, to, &letters) : 0;
        if (to - p == 1 && *p == '*')
            *open = 1;
        else if (!svp_add_lemma(a, w,
                                (samsvar_str){p, (uint32_t)((slash ? slash : to) - p)},
                                pos ? pos : SAMSVAR_POS_OTHER))
            return 0;
        p = to + 1;
    }
    return 1;
}

/* ---- lemmas */

typedef struct stem_sink {
    svp_ana *a;
    svp_word *w;
} stem_sink;

static samsvar_status add_stem(void *sink, samsvar_str stem)
{
    stem_sink *s = sink;
    char folded[SVP_WORD_BYTES];
    uint32_t n = s->a->text->fold(stem, folded, sizeof folded);
    if (n == SAMSVAR_NONE || !n)
        return SAMSVAR_OK;
    samsvar_str key = {folded, n};
    return svp_add_lemma(s->a, s->w, key, svp_headword(s->a, key)) ? SAMSVAR_OK
                                                                   : SAMSVAR_ENOMEM;
}

int svp_speller_knows(const svp_ana *a, samsvar_str word)
{
    return a->speller && a->speller->known(a->host, spelling_of(a), word) > 0;
}

static int ask_speller(svp_ana *a, svp_word *w)
{
    if (!a->speller || w->key.len < MIN_STEM_WORD)
        return 1;
    if (a->lang->flags & SVP_LANG_RULE_STEMS) {
        if (!svp_endings(a, w, a->endings, w->key, SVP_JUDGE_KNOWN, 0))
            return 0;
        if (w->lemma_count || !svp_speller_knows(a, w->key))
            return 1;
        /* a form of a word whose base the speller does not have, or a base */
        if (a->lang->flags & SVP_LANG_NAME_CASES &&
            !svp_endings(a, w, a->endings, w->key, SVP_JUDGE_GUESS, 0))
            return 0;
        return svp_add_lemma(a, w, w->key, 0);
    }
    stem_sink s = {a, w};
    const char *lang = spelling_of(a);
    samsvar_status status = a->speller->stems(a->host, lang, w->raw, add_stem, &s);
    if (!status && !w->lemma_count && w->flags & SVP_W_CAPITAL)
        status = a->speller->stems(a->host, lang, w->key, add_stem, &s);
    return status != SAMSVAR_ENOMEM;
}

static uint32_t parts_of_speech(const svp_word *w)
{
    uint32_t pos = 0;
    for (uint32_t i = 0; i < w->lemma_count; i++)
        pos |= w->lemmas[i].pos;
    return pos;
}

int svp_look_up(svp_ana *a, svp_word *w, uint32_t wanted)
{
    int open = 0;
    samsvar_str value = svp_find(a, a->irregular, w->key);
    if (value.ptr && !svp_add_values(a, w, value, &open))
        return 0;
    /* the forms of an irregular word hide what rules make of the same part of speech */
    uint32_t hidden = value.ptr ? parts_of_speech(w) : 0;
    hidden |= ~wanted;
    uint32_t pos = svp_headword(a, w->key) & ~hidden;
    if (pos && !svp_add_lemma(a, w, w->key, pos))
        return 0;
    return svp_endings(a, w, a->endings, w->key, SVP_JUDGE_HEADWORD, hidden);
}

/* Lists, headword, rules: what needs no guessing. */
static int look_up(svp_ana *a, svp_word *w)
{
    int open = 0;
    samsvar_str value = svp_find(a, a->closed, w->key);
    if (value.ptr) {
        w->flags |= SVP_W_CLOSED | SVP_W_KNOWN;
        if (!svp_add_values(a, w, value, &open))
            return 0;
        if (!open)
            return 1;
    }
    return svp_look_up(a, w, ANY);
}

/* A capitalised word that nothing knows is a name or begins a sentence: the form itself,
 * the bases that a name may have, and parts in case it is a compound after all. */
static int find_name(svp_ana *a, svp_word *w)
{
    w->flags |= SVP_W_GUESS;
    if (a->lang->flags & SVP_LANG_COMPOUNDS && !svp_compound(a, w, 0))
        return 0;
    return svp_add_lemma(a, w, w->key, SAMSVAR_POS_NAME) &&
           svp_endings(a, w, a->endings, w->key, SVP_JUDGE_NAME, 0);
}

/* Is it known as a name and as nothing else? */
static int is_only_name(const svp_word *w)
{
    for (uint32_t i = 0; i < w->lemma_count; i++)
        if (w->lemmas[i].pos != SAMSVAR_POS_NAME)
            return 0;
    return w->lemma_count > 0;
}

static int find_lemmas(svp_ana *a, svp_word *w)
{
    if (!look_up(a, w))
        return 0;
    if (w->lemma_count && !is_only_name(w))
        w->flags |= SVP_W_KNOWN; /* a word: at the head of a sentence its capital says nothing */
    if ((a->variety || a->lang->flags & SVP_LANG_SISTER) && !svp_sister(a, w))
        return 0;
    if (w->flags & SVP_W_CLOSED)
        return 1;
    if (!w->lemma_count && w->flags & SVP_W_CAPITAL && !svp_speller_knows(a, w->key) &&
        !(a->lang->flags & SVP_LANG_NOUN_CAPITALS && svp_speller_knows(a, w->raw)))
        return find_name(a, w);
    if (!w->lemma_count && a->lang->flags & SVP_LANG_COMPOUNDS &&
        a->lang->flags & SVP_LANG_RULE_STEMS) {
        if (!svp_compound(a, w, 1))
            return 0;
        if (w->lemma_count) {
            w->flags |= SVP_W_KNOWN;
            return 1;
        }
    }
    /* without rules a headword may be an inflected form: only hunspell can tell */
    if (!w->lemma_count || (!a->endings[0] && !a->endings[1])) {
        if (!ask_speller(a, w))
            return 0;
        if (w->lemma_count)
            w->flags |= SVP_W_KNOWN;
    }
    if (a->lang->flags & SVP_LANG_COMPOUNDS && !svp_compound(a, w, 0))
        return 0;
    if (w->lemma_count)
        return 1;
    w->flags |= SVP_W_GUESS;
    if (!svp_endings(a, w, a->endings, w->key, SVP_JUDGE_GUESS, 0))
        return 0;
    return svp_add_lemma(a, w, w->key, 0);
}

/* ---- the form */

/* Curly apostrophes become straight, so that lists need one spelling. */
static uint32_t straighten(char *p, uint32_t len)
{
    char *found = memchr(p, '\xE2', len);
    if (!found)
        return len;
    uint32_t out = (uint32_t)(found - p);
    for (uint32_t i = out; i < len;) {
        if (len - i >= 3 && !memcmp(p + i, "\xE2\x80\x99", 3)) {
            p[out++] = '\'';
            i += 3;
        } else {
            p[out++] = p[i++];
        }
    }
    return out;
}

static void look_at_letters(const svp_ana *a, svp_word *w)
{
    const char *p = w->raw.ptr, *end = p + w->raw.len;
    uint32_t upper = 0, lower = 0, digits = 0, dots = 0, first = 1;
    while (p < end) {
        uint32_t cp = svp_decode(p, &p), cls = svp_class(a->text, cp);
        if (first && cls & SAMSVAR_CH_UPPER)
            w->flags |= SVP_W_CAPITAL;
        first = 0;
        upper += (cls & SAMSVAR_CH_UPPER) != 0;
        lower += (cls & SAMSVAR_CH_LOWER) != 0;
        digits += (cls & SAMSVAR_CH_DIGIT) != 0;
        dots += cp == '.';
    }
    if (upper > 1 && !lower)
        w->flags |= SVP_W_UPPER;
    if (upper > 1 && lower == 1 && end[-1] == 's')
        w->flags |= SVP_W_UPPER_S;
    if (digits)
        w->flags |= SVP_W_ALNUM;
    if (dots && upper && !lower)
        w->flags |= SVP_W_INITIALISM;
}

static int in_list(const svp_ana *a, const samsvar_list *list, samsvar_str key)
{
    return list && a->pack->find(list, key).ptr;
}

static void read_numeral(svp_ana *a, svp_word *w);

static int describe(svp_ana *a, svp_word *w)
{
    char folded[SVP_WORD_BYTES + 1];
    uint32_t len = w->raw.len;
    if (len > RAW_BYTES) {
        w->flags |= SVP_W_LONG;
        len = RAW_BYTES;
        while (len && ((unsigned char)w->raw.ptr[len] & 0xC0) == 0x80)
            len--;
    }
    uint32_t n = a->text->fold((samsvar_str){w->raw.ptr, len}, folded, sizeof folded);
    n = n == SAMSVAR_NONE ? 0 : straighten(folded, n);
    w->key = svp_arena_copy(a->host, &a->words_arena, folded, n);
    if (!w->key.ptr)
        return 0;
    look_at_letters(a, w);
    if (w->flags & SVP_W_LONG || !n) {
        svp_phrase_heads(a, w);
        return !n || svp_add_lemma(a, w, w->key, 0);
    }
    if (in_list(a, a->pronouns[0], w->key) || in_list(a, a->pronouns[1], w->key))
        w->flags |= SVP_W_PRONOUN;
    if (in_list(a, a->namelinks, w->key))
        w->flags |= SVP_W_NAMELINK;
    if (in_list(a, a->notnames, w->key))
        w->flags |= SVP_W_NOTNAME;
    read_numeral(a, w);
    if (!find_lemmas(a, w))
        return 0;
    svp_phrase_heads(a, w);
    return 1;
}

/* ---- number words */

static int read_kind(samsvar_str v, svp_word *w)
{
    static const char kinds[] = "nahmxov";
    static const int32_t codes[] = {
        SVP_NUM_CARDINAL, SVP_NUM_ARTICLE,      SVP_NUM_HUNDRED,   SVP_NUM_SCALE,
        SVP_NUM_HALF,     SVP_NUM_ORDINAL_WORD, SVP_NUM_VAGUE_WORD};
    if (v.len == 1 && *v.ptr == '+') {
        w->num_kind = SVP_NUM_AND;
        return 1;
    }
    const char *k =
        v.len > 2 && v.ptr[1] == ':' ? memchr(kinds, *v.ptr, sizeof kinds - 1) : NULL;
    if (!k)
        return 0;
    w->num_kind = codes[k - kinds];
    w->num_value = svp_read_value((samsvar_str){v.ptr + 2, v.len - 2});
    return 1;
}

/* femogtjue, tjueto, sekshundre, twenty-five: pieces that are numerals all through. */
static void read_compound_numeral(svp_ana *a, svp_word *w)
{
    const char *p = w->key.ptr, *end = p + w->key.len;
    double total = 0, last = 0;
    int pieces = 0, is_and = 0;
    if (w->key.len > 40 || !(a->lang->flags & SVP_LANG_COMPOUNDS))
        return;
    while (p < end) {
        svp_word piece = {0};
        const char *q = end;
        for (; q > p; q = svp_back(p, q)) { /* the longest numeral that begins here */
            samsvar_str v = svp_find(a, a->numerals, (samsvar_str){p, (uint32_t)(q - p)});
            if (v.ptr && read_kind(v, &piece) && (q < end || p > w->key.ptr))
                break;
        }
        if (q == p) {
            if (*p != '-' || !pieces)
                return;
            p++;
            continue;
        }
        if (piece.num_kind == SVP_NUM_HUNDRED || piece.num_kind == SVP_NUM_SCALE) {
            total = (total ? total : 1) * piece.num_value;
        } else if (piece.num_kind == SVP_NUM_CARDINAL ||
                   (piece.num_kind == SVP_NUM_ARTICLE && pieces)) {
            total += piece.num_value;
        } else if (piece.num_kind == SVP_NUM_ORDINAL_WORD && pieces && q == end) {
            total += piece.num_value;
            last = -1;
        } else if (piece.num_kind != SVP_NUM_AND || !pieces) {
            return;
        }
        is_and = piece.num_kind == SVP_NUM_AND;
        pieces++;
        p = q;
    }
    if (pieces > 1 && !is_and) {
        w->num_kind = last < 0 ? SVP_NUM_ORDINAL_WORD : SVP_NUM_CARDINAL;
        w->num_value = total;
    }
}

static void read_numeral(svp_ana *a, svp_word *w)
{
    samsvar_str v = svp_find(a, a->numerals, w->key);
    if (v.ptr)
        read_kind(v, w);
    else
        read_compound_numeral(a, w);
}

/* ---- the cache */

static int grow_slots(svp_ana *a)
{
    uint32_t size = a->slots ? (a->slots_mask + 1) * 2 : FIRST_SLOTS;
    svp_word **fresh = a->host->alloc(a->host, size * sizeof *fresh);
    if (!fresh)
        return 0;
    for (uint32_t i = 0; a->slots && i <= a->slots_mask; i++)
        if (a->slots[i]) {
            uint32_t at = a->slots[i]->hash & (size - 1);
            while (fresh[at])
                at = (at + 1) & (size - 1);
            fresh[at] = a->slots[i];
        }
    a->host->release(a->host, a->slots);
    a->slots = fresh;
    a->slots_mask = size - 1;
    return 1;
}

svp_word *svp_word_get(svp_ana *a, const char *p, uint32_t len)
{
    uint32_t hash = svp_hash(p, len, a->variety);
    if (!a->slots && !grow_slots(a))
        return NULL;
    uint32_t at = hash & a->slots_mask;
    for (; a->slots[at]; at = (at + 1) & a->slots_mask) {
        svp_word *w = a->slots[at];
        if (w->hash == hash && w->variety == a->variety && w->raw.len == len &&
            !memcmp(w->raw.ptr, p, len))
            return w;
    }
    svp_word *w = (svp_word *)(void *)svp_arena_bytes(a->host, &a->words_arena,
                                                      (uint32_t)(sizeof *w + 8));
    if (!w)
        return NULL;
    w = (svp_word *)(((uintptr_t)w + 7) & ~(uintptr_t)7);
    memset(w, 0, sizeof *w);
    w->raw = svp_arena_copy(a->host, &a->words_arena, p, len);
    w->hash = hash;
    w->variety = a->variety;
    if (!w->raw.ptr || !describe(a, w))
        return NULL;
    if (2 * ++a->word_count > a->slots_mask) {
        if (!grow_slots(a))
            return NULL;
        at = hash & a->slots_mask;
        while (a->slots[at])
            at = (at + 1) & a->slots_mask;
    }
    a->slots[at] = w;
    return w;
}
