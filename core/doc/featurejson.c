/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* featurejson.c -- what analyze() found, one JSON object a segment. */
#include "core/doc/docjson_impl.h"

#include "core/base/mem.h"

enum { STRIDE = 64 };

/* One segment while it is written. Children are chained in order of emission. */
typedef struct view {
    sv_jsonw *w;
    const samsvar_doc *doc;
    const sv_segment *segment;
    uint32_t
        *points; /* code points before every STRIDE-th byte of the segment          */
    uint32_t *child,
        *next; /* first child, next sibling: features of the run, or NONE   */
} view;

typedef struct list {
    uint32_t kind;
    const char *name;
} list;

static const list segment_lists[] = {
    {SAMSVAR_FEAT_NAME, "names"},        {SAMSVAR_FEAT_ACRONYM, "acronyms"},
    {SAMSVAR_FEAT_NUMBER, "numbers"},    {SAMSVAR_FEAT_AMOUNT, "amounts"},
    {SAMSVAR_FEAT_DATE, "dates"},        {SAMSVAR_FEAT_QUOTE, "quotes"},
    {SAMSVAR_FEAT_CLAUSE, "clauses"},    {SAMSVAR_FEAT_SPEAKER, "speakers"},
    {SAMSVAR_FEAT_POLARITY, "polarity"}, {SAMSVAR_FEAT_MODALITY, "modality"},
    {SAMSVAR_FEAT_GLOSS, "glosses"},
};
static const list token_lists[] = {
    {SAMSVAR_FEAT_LEMMA, "lemmas"},
    {SAMSVAR_FEAT_PART, "parts"},
    {SAMSVAR_FEAT_GLOSS, "glosses"},
};
static const list clause_lists[] = {
    {SAMSVAR_FEAT_SPEAKER, "speakers"},
    {SAMSVAR_FEAT_POLARITY, "polarity"},
    {SAMSVAR_FEAT_MODALITY, "modality"},
};

static const char *const token_flags[] = {"word",   "number",  "capital", "initial",
                                          "closed", "acronym", "name",    NULL};
static const char *const pos_flags[] = {"noun",  "verb", "adj", "adv",
                                        "other", "name", NULL};
static const char *const number_flags[] = {"about",   "at-least", "at-most", "vague",
                                           "ordinal", "word",     NULL};
static const char *const clause_flags[] = {"main",     "reported", "quoted", "reporting",
                                           "relative", "sub",      NULL};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const samsvar_feature *feature(const view *v, uint32_t i)
{
    return &v->doc->features.data[v->segment->feature_first + i];
}

/* The parent as a number in the run; NONE for none, or one outside. */
static uint32_t parent_of(const view *v, uint32_t i)
{
    uint32_t parent = feature(v, i)->parent, first = v->segment->feature_first;
    return parent != SAMSVAR_NONE && parent >= first && parent - first < i
               ? parent - first
               : SAMSVAR_NONE;
}

static void chain_children(view *v)
{
    uint32_t count = v->segment->feature_count;
    for (uint32_t i = 0; i < count; i++)
        v->child[i] = SAMSVAR_NONE;
    for (uint32_t i = count; i-- > 0;) { /* backwards, so that chains come out in order */
        uint32_t parent = parent_of(v, i);
        if (parent == SAMSVAR_NONE)
            continue;
        v->next[i] = v->child[parent];
        v->child[parent] = i;
    }
}

static void count_points(view *v)
{
    const samsvar_segment *s = &v->segment->rec;
    uint32_t points = v->segment->cp_start;
    for (uint32_t at = s->start, n = 0;; at += STRIDE, n++) {
        v->points[n] = points;
        if (s->end - at < STRIDE)
            break;
        for (uint32_t k = 0; k < STRIDE; k++)
            points += ((unsigned char)v->doc->text[at + k] & 0xC0u) != 0x80u;
    }
}

/* The number of code points before a byte of the text that begins one. */
static uint32_t point(const view *v, uint32_t byte)
{
    const samsvar_segment *s = &v->segment->rec;
    if (byte <= s->start)
        return v->segment->cp_start;
    if (byte >= s->end)
        return v->segment->cp_end;
    uint32_t n = (byte - s->start) / STRIDE, points = v->points[n];
    for (uint32_t at = s->start + n * STRIDE; at < byte; at++)
        points += ((unsigned char)v->doc->text[at] & 0xC0u) != 0x80u;
    return points;
}

static void write_flags(sv_jsonw *w, const char *key, const char *const *names,
                        uint32_t flags)
{
    int open = 0;
    for (uint32_t bit = 0; names && names[bit]; bit++) {
        if (!(flags & 1u << bit))
            continue;
        if (!open)
            sv_jsonw_array(w, key);
        open = 1;
        sv_jsonw_str(w, NULL, names[bit]);
    }
    if (open)
        sv_jsonw_close(w);
}

static const char *const *flags_of(uint32_t kind)
{
    switch (kind) {
    case SAMSVAR_FEAT_TOKEN:
        return token_flags;
    case SAMSVAR_FEAT_LEMMA:
    case SAMSVAR_FEAT_PART:
        return pos_flags;
    case SAMSVAR_FEAT_NUMBER:
    case SAMSVAR_FEAT_AMOUNT:
        return number_flags;
    case SAMSVAR_FEAT_CLAUSE:
        return clause_flags;
    default:
        return NULL;
    }
}

/* What all features have, in the object that is open. */
static void write_fields(const view *v, const samsvar_feature *f)
{
    sv_jsonw *w = v->w;
    int lemma = f->kind == SAMSVAR_FEAT_LEMMA, part = f->kind == SAMSVAR_FEAT_PART;
    if (!lemma) {
        sv_jsonw_int(w, "start", point(v, f->start));
        sv_jsonw_int(w, "end", point(v, f->end));
        if (f->kind != SAMSVAR_FEAT_CLAUSE && f->kind != SAMSVAR_FEAT_QUOTE)
            sv_jsonw_text(w, "text", v->doc->text + f->start, f->end - f->start);
    }
    if (f->key.len)
        sv_jsonw_text(w, "key", f->key.ptr, f->key.len);
    write_flags(w, lemma || part ? "pos" : "flags", flags_of(f->kind), f->flags);
    if (f->weight != 1000)
        sv_jsonw_milli(w, "weight", f->weight);
}

/* The children of one feature, list by list. */
static void write_children(const view *v, uint32_t parent, const list *lists,
                           size_t count)
{
    for (size_t k = 0; k < count; k++) {
        int open = 0;
        for (uint32_t i = v->child[parent]; i != SAMSVAR_NONE; i = v->next[i]) {
            if (feature(v, i)->kind != lists[k].kind)
                continue;
            if (!open)
                sv_jsonw_array(v->w, lists[k].name);
            open = 1;
            sv_jsonw_object(v->w, NULL);
            write_fields(v, feature(v, i));
            sv_jsonw_close(v->w);
        }
        if (open)
            sv_jsonw_close(v->w);
    }
}

static int is_child(const view *v, uint32_t i, uint32_t kind, const list *lists,
                    size_t count)
{
    uint32_t parent = parent_of(v, i);
    if (parent == SAMSVAR_NONE || feature(v, parent)->kind != kind)
        return 0;
    for (size_t k = 0; k < count; k++)
        if (lists[k].kind == feature(v, i)->kind)
            return 1;
    return 0;
}

/* Is feature i written inside its parent? */
static int is_nested(const view *v, uint32_t i)
{
    return is_child(v, i, SAMSVAR_FEAT_TOKEN, token_lists, COUNT(token_lists)) ||
           is_child(v, i, SAMSVAR_FEAT_CLAUSE, clause_lists, COUNT(clause_lists));
}

static void write_list(const view *v, uint32_t kind, const char *name, int always)
{
    int open = always;
    if (always)
        sv_jsonw_array(v->w, name);
    for (uint32_t i = 0; i < v->segment->feature_count; i++) {
        if (feature(v, i)->kind != kind || is_nested(v, i))
            continue;
        if (!open)
            sv_jsonw_array(v->w, name);
        open = 1;
        sv_jsonw_object(v->w, NULL);
        write_fields(v, feature(v, i));
        if (kind == SAMSVAR_FEAT_TOKEN)
            write_children(v, i, token_lists, COUNT(token_lists));
        if (kind == SAMSVAR_FEAT_CLAUSE)
            write_children(v, i, clause_lists, COUNT(clause_lists));
        sv_jsonw_close(v->w);
    }
    if (open)
        sv_jsonw_close(v->w);
}

/* Kinds that no list above takes, and lemmas and parts that have lost their token. */
static int is_other(const view *v, uint32_t i)
{
    uint32_t kind = feature(v, i)->kind;
    if (kind == SAMSVAR_FEAT_TOKEN)
        return 0;
    for (size_t k = 0; k < COUNT(segment_lists); k++)
        if (segment_lists[k].kind == kind)
            return 0;
    return !is_nested(v, i);
}

static void write_others(const view *v)
{
    int open = 0;
    for (uint32_t i = 0; i < v->segment->feature_count; i++) {
        const samsvar_feature *f = feature(v, i);
        if (!is_other(v, i))
            continue;
        if (!open)
            sv_jsonw_array(v->w, "other");
        open = 1;
        sv_jsonw_object(v->w, NULL);
        sv_docjson_kind(v->w, "kind", sv_feature_kind_name(f->kind), f->kind);
        write_fields(v, f);
        sv_jsonw_close(v->w);
    }
    if (open)
        sv_jsonw_close(v->w);
}

static void write_features(view *v)
{
    chain_children(v);
    count_points(v);
    write_list(v, SAMSVAR_FEAT_TOKEN, "tokens", 1);
    for (size_t k = 0; k < COUNT(segment_lists); k++)
        write_list(v, segment_lists[k].kind, segment_lists[k].name, 0);
    write_others(v);
}

/* Room for the longest segment and the longest run of the block. */
static samsvar_status make_room(view *v, const samsvar_doc *doc)
{
    size_t bytes = 0, run = 0;
    for (size_t i = doc->block_first; i < doc->block_last; i++) {
        const sv_segment *s = &doc->segments.data[i];
        if (s->rec.end - s->rec.start > bytes)
            bytes = s->rec.end - s->rec.start;
        if (s->feature_count > run)
            run = s->feature_count;
    }
    v->points = sv_calloc(bytes / STRIDE + 1, sizeof *v->points);
    v->child = sv_calloc(run + 1, sizeof *v->child);
    v->next = sv_calloc(run + 1, sizeof *v->next);
    return v->points && v->child && v->next ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

samsvar_status sv_docjson_open(sv_docjson *o, const samsvar_doc *doc,
                               sv_docjson_form form, sv_write_fn *write, void *data)
{
    sv_jsonw_init(&o->w, write, data);
    o->doc = doc;
    o->form = form;
    if (form == SV_DOCJSON_TEXT)
        return o->w.status = SAMSVAR_EINVAL;
    if (form == SV_DOCJSON_JSON)
        sv_docjson_head(&o->w, doc, "samsvar-features");
    return o->w.status;
}

samsvar_status sv_docjson_block(sv_docjson *o)
{
    const samsvar_doc *doc = o->doc;
    view v = {.w = &o->w, .doc = doc};
    if (o->w.status)
        return o->w.status;
    samsvar_status status = make_room(&v, doc);
    for (size_t i = doc->block_first; i < doc->block_last && !status; i++) {
        if (o->form == SV_DOCJSON_JSON)
            sv_jsonw_break(&o->w);
        sv_jsonw_object(&o->w, NULL);
        sv_docjson_segment(&o->w, doc, i);
        v.segment = &doc->segments.data[i];
        write_features(&v);
        sv_jsonw_close(&o->w);
        if (o->form == SV_DOCJSON_JSONL)
            sv_jsonw_newline(&o->w);
        status = o->w.status;
    }
    sv_free(v.points);
    sv_free(v.child);
    sv_free(v.next);
    return o->w.status = status;
}

samsvar_status sv_docjson_close(sv_docjson *o)
{
    if (o->w.status)
        return o->w.status;
    if (o->form == SV_DOCJSON_JSON)
        sv_docjson_tail(&o->w);
    return sv_jsonw_finish(&o->w);
}
