/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/bag.h"

#include <string.h>

#include "core/base/num.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/lex/quantity.h"
#include "core/lex/tokenkeys.h"

enum { NO_CHILD = -1 };

/* A segment's features, sorted out: its tokens, and each token's children in order. */
typedef struct sorted {
    const samsvar_doc *doc;
    SV_VEC(uint32_t) tokens;   /* feature index of each token            */
    SV_VEC(int32_t) head, tail;/* token -> first and last child          */
    SV_VEC(int32_t) next;      /* child -> next child                    */
    SV_VEC(uint32_t) child;    /* child -> feature index                 */
    SV_VEC(uint32_t) clauses;  /* feature index of each clause           */
} sorted;

/* Keys of a token, in the bag. */
typedef struct list {
    uint32_t keys;
    uint16_t weight; /* of the token, thousandths */
    uint8_t count;
} list;

/* The list that a form with its children was given, or a form that begins a phrase. */
struct sv_forms {
    sv_intern *ids;
    SV_VEC(list) lists;
};

typedef struct builder {
    sv_bag *bag;
    sv_lexicon *lex;
    sorted s;
    SV_VEC(list) all; /* of the segment's tokens */
    SV_VEC(sv_lemma_list) lemmas;
    sv_buf text;
} builder;

sv_bag *sv_bag_new(const samsvar_doc *doc)
{
    sv_bag *bag = sv_calloc(1, sizeof *bag);
    if (bag)
        bag->doc = doc;
    return bag;
}

static samsvar_status open_forms(sv_bag *bag)
{
    bag->forms = sv_calloc(1, sizeof *bag->forms);
    if (bag->forms)
        bag->forms->ids = sv_intern_new();
    return bag->forms && bag->forms->ids ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static void close_forms(sv_bag *bag)
{
    if (!bag->forms)
        return;
    sv_intern_free(bag->forms->ids);
    sv_vec_clear(&bag->forms->lists);
    sv_free(bag->forms);
    bag->forms = NULL;
}

void sv_bag_finish(sv_bag *bag)
{
    close_forms(bag);
    sv_vec_trim(&bag->segs);
    sv_vec_trim(&bag->tokens);
    sv_vec_trim(&bag->key_ids);
    sv_vec_trim(&bag->key_weights);
    sv_vec_trim(&bag->key_sources);
    sv_vec_trim(&bag->facts);
}

void sv_bag_free(sv_bag *bag)
{
    if (!bag)
        return;
    close_forms(bag);
    sv_vec_clear(&bag->segs);
    sv_vec_clear(&bag->tokens);
    sv_vec_clear(&bag->key_ids);
    sv_vec_clear(&bag->key_weights);
    sv_vec_clear(&bag->key_sources);
    sv_vec_clear(&bag->facts);
    sv_free(bag);
}

/* ---- what the text itself shows */

static int is_word_char(uint32_t cls)
{
    return (cls & (SV_CH_LETTER | SV_CH_DIGIT)) != 0;
}

static void look_at_text(samsvar_str text, sv_bagseg *seg)
{
    const char *p = text.ptr, *end = p + text.len;
    uint32_t last = 0, first = 0;
    while (p < end) {
        uint32_t cp = sv_utf8_next(p, end, &p), cls = sv_uchar_class(cp);
        if (is_word_char(cls)) {
            seg->length++;
            if (!first) {
                first = 1;
                if (cls & SV_CH_LOWER)
                    seg->marks |= SV_MARK_LOWER;
            }
        } else if (!first && (cls & SV_CH_QUOTE)) {
            seg->marks |= SV_MARK_QUOTE;
        } else if (!first && (cls & SV_CH_DASH)) {
            seg->marks |= SV_MARK_DASH | SV_MARK_QUOTE; /* a dialogue dash opens speech */
        }
        if (!(cls & (SV_CH_CLOSE | SV_CH_QUOTE | SV_CH_SPACE | SV_CH_IGNORE)))
            last = cp;
    }
    if (last == '?')
        seg->marks |= SV_MARK_QUESTION;
    else if (last == '!')
        seg->marks |= SV_MARK_EXCLAIM;
    else if (last == ':')
        seg->marks |= SV_MARK_COLON;
    else if (last != '.' && last != 0x2026)
        seg->marks |= SV_MARK_NO_END;
}

/* ---- features of a segment */

static samsvar_status sort_features(sorted *s, const sv_segment *seg)
{
    s->tokens.count = s->head.count = s->tail.count = s->next.count = s->child.count = 0;
    s->clauses.count = 0;
    for (uint32_t f = seg->feature_first; f < seg->feature_first + seg->feature_count; f++) {
        const samsvar_feature *x = &s->doc->features.data[f];
        if (x->kind == SAMSVAR_FEAT_TOKEN) {
            if (!sv_vec_push(&s->tokens, f) || !sv_vec_push(&s->head, NO_CHILD) ||
                !sv_vec_push(&s->tail, NO_CHILD))
                return SAMSVAR_ENOMEM;
        } else if (x->kind == SAMSVAR_FEAT_CLAUSE && !sv_vec_push(&s->clauses, f)) {
            return SAMSVAR_ENOMEM;
        }
    }
    return SAMSVAR_OK;
}

/* The token that a feature index is, by bisection; -1 when it is none. */
static int64_t token_of(const sorted *s, uint32_t feature)
{
    size_t lo = 0, hi = s->tokens.count;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (s->tokens.data[mid] < feature)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < s->tokens.count && s->tokens.data[lo] == feature ? (int64_t)lo : -1;
}

static samsvar_status hang_children(sorted *s, const sv_segment *seg)
{
    for (uint32_t f = seg->feature_first; f < seg->feature_first + seg->feature_count; f++) {
        const samsvar_feature *x = &s->doc->features.data[f];
        int64_t t = x->parent == SAMSVAR_NONE ? -1 : token_of(s, x->parent);
        if (t < 0)
            continue;
        int32_t c = (int32_t)s->child.count;
        if (!sv_vec_push(&s->child, f) || !sv_vec_push(&s->next, NO_CHILD))
            return SAMSVAR_ENOMEM;
        if (s->tail.data[t] == NO_CHILD)
            s->head.data[t] = c;
        else
            s->next.data[s->tail.data[t]] = c;
        s->tail.data[t] = c;
    }
    return SAMSVAR_OK;
}

/* The innermost clause that holds a byte: its number, from 0; 0 when there is none. */
static uint16_t clause_at(const sorted *s, uint32_t start)
{
    uint32_t best = 0, span = UINT32_MAX;
    for (uint32_t c = 0; c < s->clauses.count && c < UINT16_MAX; c++) {
        const samsvar_feature *x = &s->doc->features.data[s->clauses.data[c]];
        if (x->start <= start && start < x->end && x->end - x->start < span) {
            best = c;
            span = x->end - x->start;
        }
    }
    return (uint16_t)best;
}

/* ---- keys of a token */

static samsvar_status make_keys(builder *b, size_t t, sv_token_keys *out)
{
    const samsvar_doc *doc = b->s.doc;
    const samsvar_feature *tok = &doc->features.data[b->s.tokens.data[t]];
    sv_token_source src = {.lang = doc->lang, .surface = tok->key, .flags = tok->flags};
    sv_token_keys_init(out, tok->flags);
    samsvar_status status = SAMSVAR_OK;
    int lemmas = 0;
    for (int32_t c = b->s.head.data[t]; c != NO_CHILD && !status; c = b->s.next.data[c]) {
        const samsvar_feature *x = &doc->features.data[b->s.child.data[c]];
        lemmas += x->kind == SAMSVAR_FEAT_LEMMA;
        status = sv_token_keys_child(out, b->lex, &src, x);
    }
    if (status == SAMSVAR_OK)
        status = sv_token_keys_finish(out, b->lex, &src, lemmas);
    return status;
}

/* Signatures are read again for every token of a text: most heads fit into one number. */
static void sign_feature(sv_buf *text, const samsvar_feature *x)
{
    const uint32_t wide[4] = {UINT32_MAX, x->kind, x->flags, x->key.len};
    const uint32_t narrow = x->kind << 24 | x->flags << 8 | x->key.len;
    if (x->kind < 0xFF && x->flags <= 0xFFFF && x->key.len <= 0xFF)
        sv_buf_add(text, (const char *)&narrow, sizeof narrow);
    else
        sv_buf_add(text, (const char *)wide, sizeof wide);
    sv_buf_add(text, x->key.ptr, x->key.len);
}

static samsvar_status put_keys(sv_bag *bag, const sv_token_keys *k, list *out)
{
    *out = (list){(uint32_t)bag->key_ids.count, k->weight, (uint8_t)k->count};
    if (bag->key_ids.count > UINT32_MAX - k->count)
        return SAMSVAR_ELIMIT;
    for (uint32_t i = 0; i < k->count; i++)
        if (!sv_vec_push(&bag->key_ids, k->keys[i].id) ||
            !sv_vec_push(&bag->key_weights, k->keys[i].weight) ||
            !sv_vec_push(&bag->key_sources, k->keys[i].source))
            return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

static samsvar_status make_list(builder *b, size_t t, list *out)
{
    sv_token_keys keys;
    samsvar_status status = make_keys(b, t, &keys);
    return status ? status : put_keys(b->bag, &keys, out);
}

/* A form with its children has the same keys wherever it stands: made and kept once. */
static samsvar_status list_of_token(builder *b, size_t t, list *out)
{
    const samsvar_doc *doc = b->s.doc;
    struct sv_forms *forms = b->bag->forms;
    sv_buf_reset(&b->text);
    sign_feature(&b->text, &doc->features.data[b->s.tokens.data[t]]);
    for (int32_t c = b->s.head.data[t]; c != NO_CHILD; c = b->s.next.data[c])
        sign_feature(&b->text, &doc->features.data[b->s.child.data[c]]);
    if (b->text.status != SAMSVAR_OK) /* more children than a form can have */
        return b->text.status == SAMSVAR_ELIMIT ? make_list(b, t, out) : b->text.status;
    uint32_t id = sv_intern_add(forms->ids, b->text.data, b->text.len);
    if (id == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    if (id < forms->lists.count) {
        *out = forms->lists.data[id];
        return SAMSVAR_OK;
    }
    samsvar_status status = make_list(b, t, out);
    return status ? status : sv_vec_push(&forms->lists, *out) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* The list of a form that begins a phrase, which is kept once, too. */
static samsvar_status begin_phrase(builder *b, uint32_t whole, list *form)
{
    const sv_bag *bag = b->bag;
    struct sv_forms *forms = b->bag->forms;
    const uint32_t signature[3] = {UINT32_MAX, form->keys, whole}; /* no kind of feature */
    sv_token_keys keys = {.count = form->count};
    uint32_t id = sv_intern_add(forms->ids, (const char *)signature, sizeof signature);
    if (id == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    if (id < forms->lists.count) {
        *form = forms->lists.data[id];
        return SAMSVAR_OK;
    }
    for (uint32_t i = 0; i < form->count; i++)
        keys.keys[i] = (sv_key){bag->key_ids.data[form->keys + i],
                                bag->key_weights.data[form->keys + i],
                                bag->key_sources.data[form->keys + i]};
    sv_token_keys_phrase(&keys, b->lex, whole);
    samsvar_status status = put_keys(b->bag, &keys, form);
    return status ? status : sv_vec_push(&forms->lists, *form) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static void list_lemmas(const sv_bag *bag, const list *form, sv_lemma_list *out)
{
    out->count = 0;
    for (uint32_t i = form->keys; i < form->keys + form->count && out->count < SV_LEMMA_KEYS; i++)
        if (bag->key_sources.data[i] == SV_LEX_SELF)
            out->keys[out->count++] = bag->key_ids.data[i];
}

static samsvar_status find_phrases(builder *b)
{
    uint32_t count = (uint32_t)b->all.count, whole, covered[SV_PHRASE_WORDS];
    samsvar_status status = SAMSVAR_OK;
    b->lemmas.count = 0;
    if (!sv_vec_reserve(&b->lemmas, count + 1))
        return SAMSVAR_ENOMEM;
    for (uint32_t t = 0; t < count; t++)
        list_lemmas(b->bag, &b->all.data[t], &b->lemmas.data[t]);
    for (uint32_t t = 0; t < count && !status; t++) {
        uint32_t n = sv_lexicon_phrase(b->lex, b->lemmas.data + t, count - t, &whole, covered);
        if (n < 2)
            continue;
        status = begin_phrase(b, whole, &b->all.data[t]);
        for (uint32_t k = 1; k < n; k++)
            sv_token_keys_weaken(&b->all.data[t + covered[k]].weight);
    }
    return status;
}

/* ---- output */

static samsvar_status put_token(builder *b, size_t t)
{
    sv_bag *bag = b->bag;
    const samsvar_feature *x = &b->s.doc->features.data[b->s.tokens.data[t]];
    const list *k = &b->all.data[t];
    uint32_t len = x->end - x->start;
    sv_token tok = {.start = x->start,
                    .len = (uint16_t)(len > UINT16_MAX ? UINT16_MAX : len),
                    .flags = (uint8_t)x->flags,
                    .key_count = k->count,
                    .keys = k->keys,
                    .weight = k->weight,
                    .clause = clause_at(&b->s, x->start)};
    return sv_vec_push(&bag->tokens, tok) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* "11:31", or "07:30/19:30" where words leave open which, as a plugin says it in a gloss.
 * Minutes since midnight, -1: no clock time. */
static int clock_minutes(samsvar_str key)
{
    uint64_t hour = 0, minute = 0;
    if ((key.len != 5 && (key.len != 11 || key.ptr[5] != '/')) || key.ptr[2] != ':' ||
        sv_num_u64(key.ptr, 2, 0, 24, &hour) != SAMSVAR_OK ||
        sv_num_u64(key.ptr + 3, 2, 0, 59, &minute) != SAMSVAR_OK)
        return -1;
    return (int)(hour * 60 + minute);
}

/* -1: no fact. value is set for a clock time. */
static int fact_kind(const samsvar_feature *x, double *value)
{
    switch (x->kind) {
    case SAMSVAR_FEAT_GLOSS: return (*value = clock_minutes(x->key)) < 0 ? -1 : SV_FACT_CLOCK;
    case SAMSVAR_FEAT_NUMBER: return SV_FACT_NUMBER;
    case SAMSVAR_FEAT_AMOUNT: return SV_FACT_AMOUNT;
    case SAMSVAR_FEAT_DATE: return SV_FACT_DATE;
    case SAMSVAR_FEAT_SPEAKER: return SV_FACT_SPEAKER;
    case SAMSVAR_FEAT_POLARITY: return SV_FACT_POLARITY;
    case SAMSVAR_FEAT_MODALITY: return SV_FACT_MODALITY;
    default: return -1;
    }
}

/* The number at the start of "30000000 USD" or "2.5". */
static double leading_number(samsvar_str key)
{
    const char *space = memchr(key.ptr, ' ', key.len);
    double v = 0;
    sv_num_real(key.ptr, space ? (size_t)(space - key.ptr) : key.len, -1e300, 1e300, &v);
    return v;
}

static void measure(samsvar_str key, sv_fact *fact)
{
    const char *space = memchr(key.ptr, ' ', key.len);
    fact->factor = 1;
    if (space) {
        uint32_t at = (uint32_t)(space - key.ptr) + 1;
        samsvar_str unit = {key.ptr + at, key.len - at};
        fact->dimension = (uint8_t)sv_quantity_unit(unit, &fact->factor);
    }
}

static uint8_t polarity_flags(samsvar_str key)
{
    static const struct {
        const char *name;
        uint8_t flags;
    } kinds[] = {{"neg", SV_FACT_DENIES}, {"deny", SV_FACT_DENIES | SV_FACT_ACT},
                 {"reject", SV_FACT_DENIES | SV_FACT_ACT}, {"say", 0}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (key.len == strlen(kinds[i].name) && !memcmp(key.ptr, kinds[i].name, key.len))
            return kinds[i].flags;
    return SV_FACT_ACT;
}

static samsvar_status put_facts(builder *b, const sv_segment *seg, sv_bagseg *out)
{
    static const char sigil[] = {'#', '$', '@', '=', '%', '&', '!'};
    const samsvar_doc *doc = b->s.doc;
    for (uint32_t f = seg->feature_first; f < seg->feature_first + seg->feature_count; f++) {
        const samsvar_feature *x = &doc->features.data[f];
        double value = 0;
        int kind = fact_kind(x, &value);
        if (kind < 0 || out->fact_count == SV_LIMIT_FACTS)
            continue; /* engines hold each against each of another segment's */
        sv_fact fact = {.start = x->start, .len = (uint16_t)(x->end - x->start),
                        .kind = (uint8_t)kind, .flags = (uint8_t)x->flags, .value = value,
                        .clause = clause_at(&b->s, x->start)};
        if (kind == SV_FACT_POLARITY)
            fact.flags = polarity_flags(x->key);
        if (kind == SV_FACT_CLOCK && x->key.len > 5)
            fact.flags = SV_FACT_HALFDAY;
        sv_buf_reset(&b->text);
        sv_buf_putc(&b->text, sigil[kind]);
        if (sv_buf_add(&b->text, x->key.ptr, x->key.len) != SAMSVAR_OK)
            return SAMSVAR_ENOMEM;
        fact.id = sv_intern_add(sv_lexicon_intern(b->lex), b->text.data, b->text.len);
        if (kind == SV_FACT_NUMBER || kind == SV_FACT_AMOUNT)
            fact.value = leading_number(x->key);
        if (kind == SV_FACT_AMOUNT)
            measure(x->key, &fact);
        if (fact.id == SV_NO_ID || !sv_vec_push(&b->bag->facts, fact))
            return SAMSVAR_ENOMEM;
        out->fact_count++;
    }
    return SAMSVAR_OK;
}

static samsvar_status add_segment(builder *b, uint32_t index)
{
    const samsvar_doc *doc = b->s.doc;
    const sv_segment *seg = &doc->segments.data[index];
    sv_bagseg out = {.token_first = (uint32_t)b->bag->tokens.count,
                     .fact_first = (uint32_t)b->bag->facts.count,
                     .kind = (uint16_t)seg->rec.kind};
    look_at_text(sv_doc_segment_text(doc, index), &out);
    samsvar_status status = sort_features(&b->s, seg);
    if (status == SAMSVAR_OK)
        status = hang_children(&b->s, seg);
    size_t n = b->s.tokens.count > UINT16_MAX ? UINT16_MAX : b->s.tokens.count;
    b->s.tokens.count = n;
    b->all.count = 0;
    for (size_t t = 0; t < n && !status; t++) {
        list form;
        status = list_of_token(b, t, &form);
        if (!status && !sv_vec_push(&b->all, form))
            status = SAMSVAR_ENOMEM;
    }
    if (status == SAMSVAR_OK)
        status = find_phrases(b);
    for (size_t t = 0; t < n && !status; t++)
        status = put_token(b, t);
    if (status == SAMSVAR_OK)
        status = put_facts(b, seg, &out);
    out.token_count = (uint16_t)n;
    out.clause_count = (uint16_t)(b->s.clauses.count ? b->s.clauses.count : 1);
    if (status == SAMSVAR_OK && !sv_vec_push(&b->bag->segs, out))
        status = SAMSVAR_ENOMEM;
    return status;
}

samsvar_status sv_bag_add_block(sv_bag *bag, sv_lexicon *lex, sv_error *err)
{
    builder b = {.bag = bag, .lex = lex, .s = {.doc = bag->doc}};
    samsvar_status status = SAMSVAR_OK;
    sv_buf_init(&b.text, 65536);
    if (!bag->forms)
        status = open_forms(bag);
    for (uint32_t i = bag->doc->block_first; i < bag->doc->block_last && !status; i++)
        status = add_segment(&b, i);
    sv_buf_clear(&b.text);
    sv_vec_clear(&b.all);
    sv_vec_clear(&b.lemmas);
    sv_vec_clear(&b.s.tokens);
    sv_vec_clear(&b.s.head);
    sv_vec_clear(&b.s.tail);
    sv_vec_clear(&b.s.next);
    sv_vec_clear(&b.s.child);
    sv_vec_clear(&b.s.clauses);
    return status ? sv_fail(err, status, "%s", sv_status_text(status)) : SAMSVAR_OK;
}
