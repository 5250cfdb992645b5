/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignread_pair.c -- reads pair, link and unaligned records, and checks a pair. */
#include "core/out/alignread_impl.h"

#include "core/base/jsonw.h"

#include <stdlib.h>
#include <string.h>

static sv_pair *pair_at_hand(const sv_alignread *a)
{
    return &a->result->pairs.data[a->result->pairs.count - 1];
}

/* ---- lists of segments */

/* Sorts the list and drops what is there twice; returns the new length. */
static uint32_t put_in_order(sv_alignread *a, const sv_place *at, uint32_t *list,
                             uint32_t count)
{
    uint32_t kept = 0, ordered = 1;
    for (uint32_t i = 1; i < count; i++)
        ordered &= list[i - 1] < list[i];
    if (ordered)
        return count;
    sv_readctx_problem(&a->c, at, SV_SOFT, "the segments must ascend, each named once");
    qsort(list, count, sizeof *list, sv_by_number);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || list[i] != list[kept - 1])
            list[kept++] = list[i];
    memset(list + kept, 0, (count - kept) * sizeof *list);
    return kept;
}

/* One id of a list; SV_NO_ID after a problem. */
static uint32_t resolve(sv_alignread *a, const sv_place *at, const json_t *value,
                        uint32_t document)
{
    const char *id = json_string_value(value);
    uint32_t n = id && strlen(id) == json_string_length(value)
                     ? sv_idset_find(&a->segments.data[document], id)
                     : SV_NO_ID;
    if (!id)
        sv_readctx_problem(&a->c, at, SV_HARD, "a segment is named by its id, a string");
    else if (n >= a->result->documents.data[document]->segments.count) {
        sv_readctx_problem(&a->c, at, SV_HARD,
                           "the document \"%.40s\" has no segment \"%.40s\"",
                           a->result->documents.data[document]->id, id);
        return SV_NO_ID;
    }
    return n;
}

uint32_t sv_alignread_ids(sv_alignread *a, const sv_place *at, const json_t *rec,
                          const char *key, uint32_t document, uint32_t **out)
{
    const json_t *list = sv_readctx_member(&a->c, at, rec, key, JSON_ARRAY, SV_HARD);
    sv_place here = {at, key, 0};
    uint32_t kept = 0;
    if (!list)
        return 0;
    size_t count = json_array_size(list);
    if (count == 0)
        sv_readctx_problem(&a->c, &here, SV_HARD,
                           "the list is empty; a link or member has at "
                           "least one segment");
    if (count >= SV_LIMIT_SEGMENTS) {
        sv_readctx_stop(&a->c, SAMSVAR_ELIMIT, "a list is too long (SV_LIMIT_SEGMENTS)");
        return 0;
    }
    *out = sv_arena_alloc(&a->result->arena, count + 1, sizeof **out);
    if (!*out) {
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        sv_place place = {&here, NULL, i};
        uint32_t n = resolve(a, &place, json_array_get(list, i), document);
        if (n != SV_NO_ID)
            (*out)[kept++] = n;
    }
    return kept == count ? put_in_order(a, &here, *out, kept) : 0;
}

/* ---- pairs */

static uint32_t read_document_id(sv_alignread *a, const sv_place *at, const json_t *rec,
                                 const char *key)
{
    const char *id = sv_readctx_text(&a->c, at, rec, key, SV_HARD);
    uint32_t n = id ? sv_idset_find(&a->documents, id) : SV_NO_ID;
    if (id && n >= a->result->documents.count) {
        sv_readctx_problem(&a->c, at, SV_HARD, "no document has the id \"%.40s\"", id);
        return SV_NO_ID;
    }
    return n;
}

void sv_alignread_pair(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    sv_pair p = {.mode = SV_MODE_COMPARABLE};
    const char *mode = sv_readctx_text(&a->c, at, rec, "mode", SV_SOFT);
    sv_alignread_end_document(a);
    a->pair_open = 0;
    a->pair_lost = 1;
    p.source = read_document_id(a, at, rec, "source");
    p.target = read_document_id(a, at, rec, "target");
    if (p.source == SV_NO_ID || p.target == SV_NO_ID)
        return;
    if (p.source == p.target) {
        sv_readctx_problem(&a->c, at, SV_HARD, "a pair is of two documents");
        return;
    }
    if (mode && sv_mode_of(mode) > SV_MODE_AUTO)
        p.mode = (sv_mode)sv_mode_of(mode);
    else if (mode)
        sv_readctx_problem(
            &a->c, at, SV_SOFT,
            "\"mode\" is \"%.40s\"; there are parallel, comparable and unrelated", mode);
    p.reason =
        sv_alignread_copy(a, sv_readctx_text(&a->c, at, rec, "reason", SV_OPTIONAL));
    if (!sv_vec_push(&a->result->pairs, p)) {
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
        return;
    }
    a->pair_open = 1;
    a->pair_lost = a->has_unaligned = 0;
    sv_idset_clear(&a->groups);
    a->unaligned[0].count = a->unaligned[1].count = 0;
}

/* ---- links */

static float read_part(sv_alignread *a, const sv_place *at, const json_t *parts,
                       const char *key)
{
    const json_t *value = json_object_get(parts, key);
    if (!value || json_is_null(value))
        return -1.0f;
    return (float)sv_readctx_milli(&a->c, at, parts, key, 0, 1000, -1000, SV_OPTIONAL) /
           1000.0f;
}

static void read_parts(sv_alignread *a, const sv_place *at, const json_t *rec,
                       sv_parts *out)
{
    const json_t *parts =
        sv_readctx_member(&a->c, at, rec, "parts", JSON_OBJECT, SV_SOFT);
    sv_place here = {at, "parts", 0};
    out->terms = read_part(a, &here, parts, "terms");
    out->names = read_part(a, &here, parts, "names");
    out->numbers = read_part(a, &here, parts, "numbers");
    out->length = read_part(a, &here, parts, "length");
    out->context = read_part(a, &here, parts, "context");
}

static const char *read_word(sv_alignread *a, const sv_place *at, const json_t *rec,
                             const char *key)
{
    const char *word =
        sv_alignread_copy(a, sv_readctx_text(&a->c, at, rec, key, SV_SOFT));
    return word ? word : "";
}

static void read_evidence(sv_alignread *a, const sv_place *at, const json_t *rec,
                          sv_link *l)
{
    const json_t *list =
        sv_readctx_member(&a->c, at, rec, "evidence", JSON_ARRAY, SV_SOFT);
    sv_place here = {at, "evidence", 0};
    if (json_array_size(list) == 0)
        return;
    l->evidence =
        sv_arena_alloc(&a->result->arena, json_array_size(list), sizeof *l->evidence);
    if (!l->evidence)
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
    for (size_t i = 0; i < json_array_size(list) && !sv_readctx_stopped(&a->c); i++) {
        const json_t *e = json_array_get(list, i);
        sv_place place = {&here, NULL, i};
        if (!sv_readctx_object(&a->c, &place, e))
            continue;
        sv_evidence *out = &l->evidence[l->evidence_count++];
        out->source = read_word(a, &place, e, "source");
        out->target = read_word(a, &place, e, "target");
        out->by = read_word(a, &place, e, "by");
        out->weight = (float)sv_readctx_milli(&a->c, &place, e, "weight", -1000000,
                                              1000000, 0, SV_SOFT) /
                      1000.0f;
    }
}

/* The words with a fixed list; what is not in the list is a newer version's, or a
 * slip. */
static void read_words(sv_alignread *a, const sv_place *at, const json_t *rec, sv_link *l)
{
    const char *relation = sv_readctx_text(&a->c, at, rec, "relation", SV_SOFT);
    const char *status = sv_readctx_text(&a->c, at, rec, "status", SV_SOFT);
    l->relation = relation ? sv_relation_of(relation) : SAMSVAR_REL_EQUAL;
    if (l->relation == 0) {
        l->relation = SAMSVAR_REL_OVERLAP;
        sv_readctx_problem(
            &a->c, at, SV_SOFT,
            "\"relation\" is \"%.40s\"; there are equal, source-in-target, "
            "target-in-source and overlap",
            relation);
    }
    l->status = SV_LINK_AUTO;
    if (status && sv_link_status_of(status) >= 0) {
        l->status = (sv_link_status)sv_link_status_of(status);
    } else if (status) {
        l->status = SV_LINK_NEEDS_REVIEW;
        sv_readctx_problem(
            &a->c, at, SV_SOFT,
            "\"status\" is \"%.40s\"; there are auto, confirmed, edited, rejected "
            "and needs-review",
            status);
    }
    l->origin = sv_alignread_copy(a, sv_readctx_text(&a->c, at, rec, "origin", SV_SOFT));
    if (!l->origin)
        l->origin = "samsvar";
}

static void check_type(sv_alignread *a, const sv_place *at, const json_t *rec,
                       const sv_link *l)
{
    const char *type = sv_readctx_text(&a->c, at, rec, "type", SV_SOFT);
    char want[48];
    size_t n = sv_digits_print(l->source_count, want);
    want[n++] = '-';
    n += sv_digits_print(l->target_count, want + n);
    want[n] = '\0';
    if (type && strcmp(type, want) != 0)
        sv_readctx_problem(&a->c, at, SV_SOFT,
                           "\"type\" is \"%.40s\", and the link is %s", type, want);
}

static uint32_t read_group(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    uint32_t n = 0;
    const char *group = sv_readctx_text(&a->c, at, rec, "group", SV_OPTIONAL);
    if (!group)
        return 0;
    samsvar_status status = sv_idset_add(&a->groups, group, &n);
    if (status && status != SAMSVAR_EINVAL)
        sv_readctx_stop(&a->c, status, "there are too many groups");
    return n + 1;
}

static int new_link(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    const char *id = sv_readctx_text(&a->c, at, rec, "id", SV_HARD);
    samsvar_status status = id ? sv_idset_add(&a->links, id, NULL) : SAMSVAR_OK;
    if (status == SAMSVAR_EINVAL)
        sv_readctx_problem(&a->c, at, SV_HARD, "the id \"%.40s\" is used twice", id);
    else if (status)
        sv_readctx_stop(&a->c, status, "there are too many links");
    if (pair_at_hand(a)->links.count < SV_LIMIT_LINKS)
        return 1;
    sv_readctx_stop(&a->c, SAMSVAR_ELIMIT,
                    "the pair has too many links (SV_LIMIT_LINKS)");
    return 0;
}

void sv_alignread_link(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    sv_link l = {0};
    if (!a->pair_open) {
        if (!a->pair_lost)
            sv_readctx_problem(&a->c, at, SV_HARD, "no pair stands before this link");
        return;
    }
    if (!new_link(a, at, rec))
        return;
    const sv_pair *p = pair_at_hand(a);
    l.source_count = sv_alignread_ids(a, at, rec, "source", p->source, &l.source);
    l.target_count = sv_alignread_ids(a, at, rec, "target", p->target, &l.target);
    if (l.source_count && l.target_count)
        check_type(a, at, rec, &l);
    l.score = (int32_t)sv_readctx_milli(&a->c, at, rec, "score", 0, 1000, 1000, SV_SOFT);
    const json_t *crossing =
        sv_readctx_member(&a->c, at, rec, "crossing", JSON_TRUE, SV_SOFT);
    l.group = read_group(a, at, rec);
    read_words(a, at, rec, &l);
    read_parts(a, at, rec, &l.parts);
    read_evidence(a, at, rec, &l);
    if (l.source_count == 0 || l.target_count == 0 || sv_readctx_stopped(&a->c))
        return;
    /* Behind its source the link keeps its number in the file: sorting moves links. */
    l.source[l.source_count] = (uint32_t)a->crossing.count;
    if (!sv_vec_push(&a->crossing, crossing ? json_is_true(crossing) : 2) ||
        !sv_vec_push(&pair_at_hand(a)->links, l))
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
}

/* ---- what is left over */

static void read_side(sv_alignread *a, const sv_place *at, const json_t *rec, int side)
{
    const char *key = side ? "target" : "source";
    const json_t *list = sv_readctx_member(&a->c, at, rec, key, JSON_ARRAY, SV_SOFT);
    uint32_t document = side ? pair_at_hand(a)->target : pair_at_hand(a)->source;
    sv_place here = {at, key, 0};
    for (size_t i = 0; i < json_array_size(list) && !sv_readctx_stopped(&a->c); i++) {
        sv_place place = {&here, NULL, i};
        uint32_t n = resolve(a, &place, json_array_get(list, i), document);
        if (n != SV_NO_ID && !sv_vec_push(&a->unaligned[side], n))
            sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
    }
}

void sv_alignread_unaligned(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    if (!a->pair_open) {
        if (!a->pair_lost)
            sv_readctx_problem(&a->c, at, SV_HARD, "no pair stands before this record");
        return;
    }
    a->has_unaligned = 1;
    read_side(a, at, rec, 0);
    read_side(a, at, rec, 1);
}
