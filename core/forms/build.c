/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* build.c -- an alignment made of units of text. */
#include "core/forms/build.h"

#include "core/base/mem.h"
#include "core/base/num.h"
#include "core/base/spill.h"

#include <string.h>

void sv_build_init(sv_build *b, sv_readctx *c)
{
    memset(b, 0, sizeof *b);
    b->c = c;
    sv_arena_init(&b->arena);
    b->result = sv_result_new();
    if (!b->result)
        sv_readctx_stop(c, SAMSVAR_ENOMEM, "");
}

void sv_build_clear(sv_build *b)
{
    for (size_t i = 0; i < b->documents.count; i++) {
        sv_build_doc *d = &b->documents.data[i];
        sv_buf_clear(&d->text);
        sv_vec_clear(&d->segments);
        sv_vec_clear(&d->places);
        sv_intern_free(d->ids);
        sv_free(d->numbers);
        sv_doc_free(d->given);
    }
    sv_vec_clear(&b->documents);
    sv_result_free(b->result);
    sv_arena_clear(&b->arena);
    memset(b, 0, sizeof *b);
}

static void starve(sv_build *b)
{
    sv_readctx_stop(b->c, SAMSVAR_ENOMEM, "");
}

static char *copy(sv_build *b, sv_arena *arena, const char *text)
{
    char *out = text ? sv_arena_strndup(arena, text, strlen(text)) : NULL;
    if (text && !out)
        starve(b);
    return out;
}

/* ---- documents */

static uint32_t find_document(const sv_build *b, const char *id)
{
    for (size_t i = 0; i < b->documents.count; i++) {
        const sv_build_doc *d = &b->documents.data[i];
        if (strcmp(d->known_as ? d->known_as : d->id, id) == 0)
            return (uint32_t)i;
    }
    for (size_t i = 0; i < b->documents.count; i++)
        if (strcmp(b->documents.data[i].id, id) == 0)
            return (uint32_t)i;
    return SV_NO_ID;
}

uint32_t sv_build_document(sv_build *b, const char *id, const char *lang,
                           const char *source, const char *extractor)
{
    uint32_t known = find_document(b, id);
    if (known != SV_NO_ID)
        return known;
    if (b->documents.count >= SV_LIMIT_DOCUMENTS) {
        sv_readctx_stop(b->c, SAMSVAR_ELIMIT,
                        "there are more than 256 documents (SV_LIMIT_DOCUMENTS); split "
                        "the file");
        return SV_NO_ID;
    }
    sv_build_doc d = {0};
    sv_buf_init(&d.text, SV_LIMIT_TEXT);
    d.id = copy(b, &b->arena, id);
    d.source = copy(b, &b->arena, source);
    d.extractor = copy(b, &b->arena, extractor);
    memcpy(d.lang, "und", 4);
    if (lang && *lang)
        sv_lang_normalise(lang, strlen(lang), d.lang);
    if (sv_readctx_stopped(b->c))
        return SV_NO_ID;
    if (!sv_vec_push(&b->documents, d)) {
        starve(b);
        return SV_NO_ID;
    }
    return (uint32_t)b->documents.count - 1;
}

int sv_build_has(const sv_build *b, const char *id)
{
    return find_document(b, id) != SV_NO_ID;
}

void sv_build_rename(sv_build *b, uint32_t document, const char *id)
{
    sv_build_doc *d = &b->documents.data[document];
    if (d->known_as || find_document(b, id) != SV_NO_ID)
        return;
    char *name = copy(b, &b->arena, id);
    if (!name)
        return;
    d->known_as = d->id;
    d->id = name;
}

void sv_build_give(sv_build *b, uint32_t document, samsvar_doc *given)
{
    sv_build_doc *d = &b->documents.data[document];
    sv_doc_free(d->given);
    d->given = given;
}

uint32_t sv_build_count(const sv_build *b, uint32_t document)
{
    const sv_build_doc *d = &b->documents.data[document];
    return (uint32_t)(d->given ? d->given->segments.count : d->segments.count);
}

/* ---- segments */

static int is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/* Drops spaces and line ends at both ends, and byte order marks in front; a no-break space
 * is part of the text. */
static void trim(const char **text, size_t *len)
{
    const char *p = *text, *q = p + *len;
    for (;;)
        if (p < q && is_space(*p))
            p++;
        else if (q - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
            p += 3;
        else
            break;
    while (q > p && is_space(q[-1]))
        q--;
    *text = p;
    *len = (size_t)(q - p);
}

/* Appends a text and a line feed; 0: failed. */
static int append(sv_build *b, sv_build_doc *d, const char *text, size_t len,
                  sv_build_seg *out)
{
    trim(&text, &len);
    out->at = (uint32_t)d->text.len;
    out->len = (uint32_t)len;
    sv_buf_add(&d->text, text, len);
    if (sv_buf_putc(&d->text, '\n') == SAMSVAR_OK)
        return 1;
    sv_readctx_stop(b->c, d->text.status,
                    "the text of a document is longer than SV_LIMIT_TEXT; split the file");
    return 0;
}

/* "s17" is place 16. */
static uint32_t place_of(const char *id, size_t len)
{
    uint64_t n;
    if (len < 2 || id[0] != 's' || id[1] == '0' ||
        sv_num_u64(id + 1, len - 1, 1, SV_LIMIT_SEGMENTS, &n) != SAMSVAR_OK)
        return SAMSVAR_NONE;
    return (uint32_t)n - 1;
}

/* The number of the segment with an id, or SV_NO_ID. */
static uint32_t number_of(const sv_build_doc *d, const char *id, size_t len, uint32_t place)
{
    if (place < d->places.count && d->places.data[place])
        return d->places.data[place] - 1;
    uint32_t n = d->ids ? sv_intern_find(d->ids, id, len) : SV_NO_ID;
    return n == SV_NO_ID ? n : d->numbers[n];
}

/* Notes the place of the next segment, if it is not so far off that the table would be
 * mostly empty; 0: it is, or failed. */
static int note_place(sv_build_doc *d, uint32_t place)
{
    size_t n = d->places.count;
    if (place > 4096 + 16 * d->segments.count ||
        (place >= n && !sv_vec_reserve(&d->places, place + 1 - n)))
        return 0;
    if (place >= n) {
        memset(d->places.data + n, 0, (place + 1 - n) * sizeof *d->places.data);
        d->places.count = (size_t)place + 1;
    }
    d->places.data[place] = (uint32_t)d->segments.count + 1;
    return 1;
}

/* Notes an id for the next segment. */
static void note_id(sv_build *b, sv_build_doc *d, const char *id, size_t len, uint32_t place)
{
    if (place != SAMSVAR_NONE && note_place(d, place))
        return;
    if (!d->ids)
        d->ids = sv_intern_new();
    uint32_t n = d->ids ? sv_intern_add(d->ids, id, len) : SV_NO_ID;
    if (n == SV_NO_ID || !sv_vec_grow((void **)&d->numbers, &d->numbers_cap, n, 1,
                                      sizeof *d->numbers))
        starve(b);
    else
        d->numbers[n] = (uint32_t)d->segments.count;
}

/* A second text for a segment that is there. */
static void add_text(sv_build *b, sv_build_doc *d, uint32_t number, const char *text,
                     size_t len, int *differs)
{
    sv_build_seg *s = &d->segments.data[number];
    trim(&text, &len);
    if (len == 0 || (len == s->len && memcmp(d->text.data + s->at, text, len) == 0))
        return;
    if (s->len == 0)
        append(b, d, text, len, s);
    else if (differs)
        *differs = 1;
}

uint32_t sv_build_segment(sv_build *b, uint32_t document, const char *id, size_t id_len,
                          const char *text, size_t len, int *differs)
{
    sv_build_doc *d = &b->documents.data[document];
    sv_build_seg s = {.place = SAMSVAR_NONE};
    sv_spill_step(d->segments.count);
    if (sv_readctx_stopped(b->c))
        return SV_NO_ID;
    if (d->segments.count >= SV_LIMIT_SEGMENTS) {
        sv_readctx_stop(b->c, SAMSVAR_ELIMIT,
                        "a document has more than 4194304 segments (SV_LIMIT_SEGMENTS); "
                        "split the file");
        return SV_NO_ID;
    }
    if (id) {
        s.place = place_of(id, id_len);
        uint32_t known = number_of(d, id, id_len, s.place);
        if (known != SV_NO_ID) {
            add_text(b, d, known, text, len, differs);
            return sv_readctx_stopped(b->c) ? SV_NO_ID : known;
        }
        note_id(b, d, id, id_len, s.place);
    }
    if (sv_readctx_stopped(b->c) || !append(b, d, text, len, &s))
        return SV_NO_ID;
    if (!sv_vec_push(&d->segments, s)) {
        starve(b);
        return SV_NO_ID;
    }
    d->named += s.place != SAMSVAR_NONE;
    if (s.place != SAMSVAR_NONE && s.place > d->highest)
        d->highest = s.place;
    return (uint32_t)d->segments.count - 1;
}

uint32_t sv_build_find(const sv_build *b, uint32_t document, const char *id, size_t len)
{
    const sv_build_doc *d = &b->documents.data[document];
    uint32_t place = place_of(id, len), n = number_of(d, id, len, place);
    if (n != SV_NO_ID)
        return n;
    n = d->given ? place : SAMSVAR_NONE;
    return n < sv_build_count(b, document) ? n : SV_NO_ID;
}

/* ---- links */

uint32_t sv_build_pair(sv_build *b, uint32_t source, uint32_t target)
{
    sv_result *r = b->result;
    sv_pair p = {.source = source, .target = target, .mode = SV_MODE_PARALLEL};
    if (b->last_pair < r->pairs.count && r->pairs.data[b->last_pair].source == source &&
        r->pairs.data[b->last_pair].target == target)
        return b->last_pair;
    for (size_t i = 0; i < r->pairs.count; i++)
        if (r->pairs.data[i].source == source && r->pairs.data[i].target == target)
            return b->last_pair = (uint32_t)i;
    if (sv_readctx_stopped(b->c))
        return SV_NO_ID;
    if (!sv_vec_push(&r->pairs, p)) {
        starve(b);
        return SV_NO_ID;
    }
    return b->last_pair = (uint32_t)r->pairs.count - 1;
}

sv_link sv_build_plain(void)
{
    sv_link l = {.relation = SAMSVAR_REL_EQUAL,
                 .score = 1000,
                 .status = SV_LINK_AUTO,
                 .origin = "import",
                 .parts = {-1.0f, -1.0f, -1.0f, -1.0f, -1.0f}};
    return l;
}

static uint32_t *copy_list(sv_build *b, sv_pair *p, const uint32_t *list, uint32_t count)
{
    uint32_t *out = sv_arena_alloc(&p->arena, count, sizeof *out);
    if (!out)
        starve(b);
    else
        memcpy(out, list, count * sizeof *out);
    return out;
}

void sv_build_link(sv_build *b, uint32_t pair, const sv_link *like)
{
    if (sv_readctx_stopped(b->c) || like->source_count == 0 || like->target_count == 0)
        return;
    sv_pair *p = &b->result->pairs.data[pair];
    if (p->links.count >= SV_LIMIT_LINKS) {
        sv_readctx_stop(b->c, SAMSVAR_ELIMIT,
                        "a pair has more than 8388608 links (SV_LIMIT_LINKS); split the "
                        "file");
        return;
    }
    sv_link l = *like;
    l.source = copy_list(b, p, like->source, like->source_count);
    l.target = copy_list(b, p, like->target, like->target_count);
    const sv_link *last = p->links.count ? &p->links.data[p->links.count - 1] : NULL;
    if (last && strcmp(last->origin, l.origin) == 0)
        l.origin = last->origin; /* one copy for many */
    else
        l.origin = copy(b, &p->arena, l.origin);
    if (!sv_readctx_stopped(b->c) && !sv_vec_push(&p->links, l))
        starve(b);
}

void sv_build_statement(sv_build *b, int32_t score, const sv_build_member *members,
                        uint32_t count)
{
    sv_arena *arena = &b->result->arena;
    sv_statement s = {.score = score, .count = count};
    if (sv_readctx_stopped(b->c))
        return;
    s.members = sv_arena_alloc(arena, count, sizeof *s.members);
    for (uint32_t i = 0; s.members && i < count; i++) {
        s.members[i].document = members[i].document;
        s.members[i].count = 1;
        s.members[i].segments = sv_arena_alloc(arena, 1, sizeof(uint32_t));
        if (!s.members[i].segments) {
            starve(b);
            return;
        }
        s.members[i].segments[0] = members[i].segment;
    }
    if (!s.members || !sv_vec_push(&b->result->statements, s))
        starve(b);
}
