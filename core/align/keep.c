/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* keep.c -- documents and segments of an older alignment found again. */
#include "core/align/keep.h"

#include <string.h>

#include "core/base/log.h"

/* ---- documents */

static int same_text(const samsvar_doc *a, const samsvar_doc *b)
{
    return a->sha256[0] && !strcmp(a->sha256, b->sha256) && a->cp_length == b->cp_length;
}

static int same_name(const char *a, const char *b)
{
    return a && b && a[0] && !strcmp(a, b);
}

/* How much speaks for two documents being the same: 0 nothing. */
static int likeness(const samsvar_doc *old, const samsvar_doc *doc)
{
    int id = same_name(old->id, doc->id), source = same_name(old->source, doc->source);
    if (same_text(old, doc))
        return 3 + id + source;
    return id ? 2 : source;
}

/* The likest pairs first, each document once; of equals the first. */
static samsvar_status find_documents(sv_keep *k, const sv_result *r)
{
    size_t olds = k->old->documents.count;
    uint8_t *taken = sv_calloc(olds + 1, 1);
    if (!taken)
        return SAMSVAR_ENOMEM;
    for (uint32_t d = 0; d < k->documents; d++)
        k->document[d] = SAMSVAR_NONE;
    for (int level = 5; level > 0; level--)
        for (uint32_t d = 0; d < k->documents; d++)
            for (uint32_t o = 0; o < olds && k->document[d] == SAMSVAR_NONE; o++)
                if (!taken[o] &&
                    likeness(k->old->documents.data[o], r->documents.data[d]) == level) {
                    k->document[d] = o;
                    taken[o] = 1;
                }
    sv_free(taken);
    return SAMSVAR_OK;
}

samsvar_status sv_keep_new(const sv_result *old, const sv_result *r, sv_keep **out)
{
    sv_keep *k = sv_calloc(1, sizeof *k);
    if (!k)
        return SAMSVAR_ENOMEM;
    k->old = old;
    k->documents = (uint32_t)r->documents.count;
    k->document = sv_calloc(k->documents + 1u, sizeof *k->document);
    k->segment = sv_calloc(k->documents + 1u, sizeof *k->segment);
    samsvar_status status = k->document && k->segment ? find_documents(k, r) : SAMSVAR_ENOMEM;
    if (status) {
        sv_keep_free(k);
        return status;
    }
    *out = k;
    return SAMSVAR_OK;
}

void sv_keep_free(sv_keep *k)
{
    if (!k)
        return;
    for (uint32_t d = 0; k->segment && d < k->documents; d++)
        sv_free(k->segment[d]);
    sv_free(k->segment);
    sv_free(k->document);
    sv_free(k);
}

/* ---- segments that are taken over */

static const samsvar_doc *older(const sv_keep *k, uint32_t document)
{
    uint32_t o = k->document[document];
    return o == SAMSVAR_NONE ? NULL : k->old->documents.data[o];
}

/* Can these be segments of the document? */
static int takes_over(const samsvar_doc *old, const samsvar_doc *doc)
{
    uint32_t at = 0;
    if (!old || !old->segments.count || doc->input == SV_INPUT_LINES || !same_text(old, doc))
        return 0;
    for (size_t i = 0; i < old->segments.count; i++) {
        const sv_segment *s = &old->segments.data[i];
        if (s->cp_start < at || s->cp_end < s->cp_start || s->cp_end > doc->cp_length)
            return 0;
        at = s->cp_end;
    }
    return 1;
}

/* The byte so many code points behind another. */
static uint32_t skip_points(const samsvar_doc *doc, uint32_t at, uint32_t points)
{
    for (; points && at < doc->len; points--)
        for (at++; at < doc->len && ((unsigned char)doc->text[at] & 0xC0u) == 0x80u;)
            at++;
    return at;
}

static int is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A kind that only has a name keeps it. */
static samsvar_status keep_kind(const samsvar_doc *old, samsvar_doc *doc, uint32_t *kind)
{
    uint32_t id = *kind & ~SV_SEGMENT_NAMED;
    if (!(*kind & SV_SEGMENT_NAMED) || !old->rules || id >= sv_intern_count(old->rules))
        return SAMSVAR_OK;
    samsvar_str name = sv_intern_text(old->rules, id);
    if (!doc->rules)
        doc->rules = sv_intern_new();
    id = doc->rules ? sv_intern_add(doc->rules, name.ptr, name.len) : SV_NO_ID;
    *kind = SV_SEGMENT_NAMED | id;
    return id == SV_NO_ID ? SAMSVAR_ENOMEM : SAMSVAR_OK;
}

samsvar_status sv_keep_segments(const sv_keep *keep, uint32_t document, samsvar_doc *doc)
{
    const samsvar_doc *old = older(keep, document);
    uint32_t at = 0, points = 0, paragraph = 0;
    samsvar_status status = SAMSVAR_OK;
    if (!takes_over(old, doc))
        return SAMSVAR_OK;
    sv_doc_drop_segments(doc);
    for (size_t i = 0; i < old->segments.count && !status; i++) {
        const sv_segment *from = &old->segments.data[i];
        sv_segment s = {.rec = {.kind = from->rec.kind, .rule = {"kept", 4}}};
        if (from->rec.paragraph > paragraph)
            paragraph = from->rec.paragraph; /* they ascend */
        s.rec.paragraph = paragraph;
        s.rec.flags = from->rec.flags & SV_SEGMENT_USER;
        s.rec.start = skip_points(doc, at, from->cp_start - points);
        s.rec.end = at = skip_points(doc, s.rec.start, from->cp_end - from->cp_start);
        points = from->cp_end;
        /* plugins rely on segments without white space at their ends */
        while (s.rec.end > s.rec.start && is_space(doc->text[s.rec.start]))
            s.rec.start++;
        while (s.rec.end > s.rec.start && is_space(doc->text[s.rec.end - 1]))
            s.rec.end--;
        status = keep_kind(old, doc, &s.rec.kind);
        if (!status && !sv_vec_push(&doc->segments, s))
            status = SAMSVAR_ENOMEM;
    }
    if (status)
        sv_doc_drop_segments(doc);
    else
        sv_doc_count_points(doc);
    return status;
}

/* ---- segments found again by their text */

typedef struct texts {
    uint32_t *id[2];    /* [segments] of the old and the new one: number of the text */
    uint32_t *count[2]; /* [texts] segments that have it                            */
    uint32_t *head;     /* [texts] first new segment                                */
    uint32_t *next;     /* [new segments] the next with the same text               */
    size_t segments[2];
    uint32_t *map;      /* [old segments] */
    uint8_t *taken;     /* [new segments] */
} texts;

static void clear_texts(texts *t)
{
    for (int k = 0; k < 2; k++) {
        sv_free(t->id[k]);
        sv_free(t->count[k]);
    }
    sv_free(t->head);
    sv_free(t->next);
    sv_free(t->taken);
}

/* Numbers the texts; a segment without one is no other's. */
static samsvar_status number_texts(texts *t, const samsvar_doc *const doc[2])
{
    sv_intern *names = sv_intern_new();
    samsvar_status status = names ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (int k = 0; k < 2; k++)
        for (uint32_t i = 0; i < t->segments[k] && !status; i++) {
            samsvar_str s = sv_doc_segment_text(doc[k], i);
            t->id[k][i] = s.len ? sv_intern_add(names, s.ptr, s.len) : SV_NO_ID;
            if (s.len && t->id[k][i] == SV_NO_ID)
                status = SAMSVAR_ENOMEM;
            else if (s.len)
                t->count[k][t->id[k][i]]++;
        }
    sv_intern_free(names);
    return status;
}

static void take(texts *t, uint32_t from, uint32_t to)
{
    t->map[from] = to;
    t->taken[to] = 1;
}

/* A text that stands as often here as there: in order. Else beside what is found already. */
static void match_texts(texts *t)
{
    size_t n = t->segments[0], m = t->segments[1];
    for (size_t i = 0; i <= n + m; i++)
        t->head[i] = SAMSVAR_NONE;
    for (uint32_t i = (uint32_t)m; i-- > 0;)
        if (t->id[1][i] != SV_NO_ID) {
            t->next[i] = t->head[t->id[1][i]];
            t->head[t->id[1][i]] = i;
        }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t id = t->id[0][i];
        if (id == SV_NO_ID || t->count[0][id] != t->count[1][id])
            continue;
        uint32_t to = t->head[id];
        t->head[id] = t->next[to];
        take(t, i, to);
    }
    for (uint32_t i = 1; i < n; i++) {
        uint32_t to = t->map[i] == SAMSVAR_NONE ? t->map[i - 1] : SAMSVAR_NONE;
        if (to != SAMSVAR_NONE && to + 1 < m && !t->taken[to + 1] &&
            t->id[0][i] != SV_NO_ID && t->id[0][i] == t->id[1][to + 1])
            take(t, i, to + 1);
    }
    for (uint32_t i = (uint32_t)n; i-- > 1;) {
        uint32_t to = t->map[i - 1] == SAMSVAR_NONE ? t->map[i] : SAMSVAR_NONE;
        if (to != SAMSVAR_NONE && to > 0 && !t->taken[to - 1] &&
            t->id[0][i - 1] != SV_NO_ID && t->id[0][i - 1] == t->id[1][to - 1])
            take(t, i - 1, to - 1);
    }
}

static samsvar_status map_by_text(const samsvar_doc *old, const samsvar_doc *doc, uint32_t *map)
{
    const samsvar_doc *const docs[2] = {old, doc};
    texts t = {.segments = {old->segments.count, doc->segments.count}, .map = map};
    size_t all = t.segments[0] + t.segments[1];
    for (int k = 0; k < 2; k++) {
        t.id[k] = sv_calloc(t.segments[k] + 1, sizeof **t.id);
        t.count[k] = sv_calloc(all + 1, sizeof **t.count);
    }
    t.head = sv_calloc(all + 1, sizeof *t.head);
    t.next = sv_calloc(t.segments[1] + 1, sizeof *t.next);
    t.taken = sv_calloc(t.segments[1] + 1, 1);
    samsvar_status status = SAMSVAR_ENOMEM;
    if (t.id[0] && t.id[1] && t.count[0] && t.count[1] && t.head && t.next && t.taken)
        status = number_texts(&t, docs);
    if (status == SAMSVAR_OK)
        match_texts(&t);
    clear_texts(&t);
    return status;
}

static samsvar_status map_document(sv_keep *k, uint32_t d, const samsvar_doc *doc)
{
    const samsvar_doc *old = older(k, d);
    if (!old)
        return SAMSVAR_OK;
    uint32_t n = (uint32_t)old->segments.count, j = 0, found = 0;
    uint32_t *map = k->segment[d] = sv_calloc(n + 1u, sizeof *map);
    if (!map)
        return SAMSVAR_ENOMEM;
    if (takes_over(old, doc) && doc->segments.count == n) {
        for (uint32_t i = 0; i < n; i++)
            map[i] = i;
        return SAMSVAR_OK;
    }
    for (uint32_t i = 0; i < n; i++) {
        const sv_segment *s = &old->segments.data[i];
        map[i] = SAMSVAR_NONE;
        while (same_text(old, doc) && j < doc->segments.count &&
               doc->segments.data[j].cp_start < s->cp_start)
            j++;
        if (same_text(old, doc) && j < doc->segments.count && s->cp_end > s->cp_start &&
            doc->segments.data[j].cp_start == s->cp_start &&
            doc->segments.data[j].cp_end == s->cp_end) {
            map[i] = j;
            found++;
        }
    }
    return found ? SAMSVAR_OK : map_by_text(old, doc, map);
}

/* ---- what is lost */

static uint32_t new_document(const sv_keep *k, uint32_t old)
{
    for (uint32_t d = 0; d < k->documents; d++)
        if (k->document[d] == old)
            return d;
    return SAMSVAR_NONE;
}

static int is_lost(const uint32_t *map, const uint32_t *list, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (map[list[i]] == SAMSVAR_NONE)
            return 1;
    return 0;
}

static void warn(const sv_keep *k)
{
    uint32_t known = 0, lost = 0;
    for (uint32_t d = 0; d < k->documents; d++)
        known += k->document[d] != SAMSVAR_NONE;
    for (size_t i = 0; i < k->old->pairs.count; i++) {
        const sv_pair *p = &k->old->pairs.data[i];
        uint32_t a = new_document(k, p->source), b = new_document(k, p->target);
        for (size_t n = 0; a != SAMSVAR_NONE && b != SAMSVAR_NONE && n < p->links.count; n++) {
            const sv_link *l = &p->links.data[n];
            if (l->status == SV_LINK_AUTO || l->status == SV_LINK_NEEDS_REVIEW)
                continue;
            lost += is_lost(k->segment[a], l->source, l->source_count) ||
                    is_lost(k->segment[b], l->target, l->target_count);
        }
    }
    if (!known)
        sv_log(SV_LOG_WARNING, "the alignment to keep knows none of these documents: neither "
                               "their text nor their names are the same");
    if (lost)
        sv_log(SV_LOG_WARNING, "%u links of the alignment to keep are lost: segments of theirs "
                               "are not in the texts any more", lost);
}

samsvar_status sv_keep_map(sv_keep *k, const sv_result *r)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t d = 0; d < k->documents && !status; d++)
        status = map_document(k, d, r->documents.data[d]);
    if (status == SAMSVAR_OK)
        warn(k);
    return status;
}
