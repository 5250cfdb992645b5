/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/doc/result.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/log.h"
#include "core/base/spill.h"

/* ---- names */

static const char *const mode_names[] = {"auto", "parallel", "comparable", "unrelated"};
static const char *const status_names[] = {"auto", "confirmed", "edited", "rejected", "needs-review"};
static const char *const relation_names[] = {"?", "equal", "source-in-target", "target-in-source",
                                             "overlap"};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static int index_of(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], name))
            return (int)i;
    return -1;
}

const char *sv_mode_name(sv_mode mode)
{
    return mode_names[mode];
}

int sv_mode_of(const char *name)
{
    return index_of(mode_names, COUNT(mode_names), name);
}

const char *sv_link_status_name(sv_link_status status)
{
    return status_names[status];
}

int sv_link_status_of(const char *name)
{
    return index_of(status_names, COUNT(status_names), name);
}

const char *sv_relation_name(uint32_t relation)
{
    return relation < COUNT(relation_names) ? relation_names[relation] : "?";
}

uint32_t sv_relation_of(const char *name)
{
    int i = index_of(relation_names, COUNT(relation_names), name);
    return i > 0 ? (uint32_t)i : 0;
}

/* ---- the result */

sv_result *sv_result_new(void)
{
    sv_result *r = sv_calloc(1, sizeof *r);
    if (r)
        sv_arena_init(&r->arena);
    return r;
}

void sv_result_free(sv_result *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->documents.count; i++)
        sv_doc_free(r->documents.data[i]);
    for (size_t i = 0; i < r->pairs.count; i++) {
        sv_vec_clear(&r->pairs.data[i].links);
        sv_vec_clear(&r->pairs.data[i].unaligned_source);
        sv_vec_clear(&r->pairs.data[i].unaligned_target);
        sv_arena_clear(&r->pairs.data[i].arena);
    }
    sv_vec_clear(&r->documents);
    sv_vec_clear(&r->pairs);
    sv_vec_clear(&r->statements);
    sv_vec_clear(&r->plugins);
    sv_vec_clear(&r->dictionaries);
    sv_arena_clear(&r->arena);
    sv_free(r);
}

static int id_taken(const sv_result *r, const char *id)
{
    for (size_t i = 0; i < r->documents.count; i++)
        if (!strcmp(r->documents.data[i]->id, id))
            return 1;
    return 0;
}

/* "name", "name-2", "name-3" ... until no other document has it. */
static samsvar_status make_unique(sv_result *r, samsvar_doc *doc)
{
    sv_buf id;
    samsvar_status status = SAMSVAR_OK;
    sv_buf_init(&id, SV_LIMIT_BUF);
    sv_buf_puts(&id, doc->id);
    for (unsigned n = 2; id.status == SAMSVAR_OK && id_taken(r, id.data); n++) {
        sv_buf_reset(&id);
        sv_buf_printf(&id, "%s-%u", doc->id, n);
    }
    status = id.status;
    if (status == SAMSVAR_OK && strcmp(id.data, doc->id) != 0)
        status = sv_doc_set_string(doc, &doc->id, id.data, id.len);
    sv_buf_clear(&id);
    return status;
}

samsvar_status sv_result_add_document(sv_result *r, samsvar_doc *doc)
{
    samsvar_status status = SAMSVAR_OK;
    if (!doc->id)
        status = sv_doc_set_string(doc, &doc->id, "document", 8);
    if (status == SAMSVAR_OK && !sv_vec_reserve(&r->documents, 1))
        status = SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = make_unique(r, doc);
    if (status != SAMSVAR_OK) {
        sv_doc_free(doc);
        return status;
    }
    r->documents.data[r->documents.count++] = doc;
    return SAMSVAR_OK;
}

/* ---- order, crossings, what is left over */

/* What long loops do at their i-th step: no, when the user has canceled. */
static int goes_on(uint64_t i)
{
    sv_spill_step(i);
    return !sv_canceled_at(i);
}

static int compare_u32(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_links(const void *x, const void *y)
{
    const sv_link *a = x, *b = y;
    int c = compare_u32(a->source[0], b->source[0]);
    if (!c)
        c = compare_u32(a->target[0], b->target[0]);
    if (!c)
        c = compare_u32(a->source[a->source_count - 1], b->source[b->source_count - 1]);
    if (!c)
        c = compare_u32(a->target[a->target_count - 1], b->target[b->target_count - 1]);
    return c ? c : compare_u32((uint32_t)b->score, (uint32_t)a->score);
}

/* Two links cross when one begins before the other on one side and after it on the other
 * side. Links are sorted by first source, so a link crosses an earlier one when an earlier
 * first source goes with a later first target, and the mirror image. */
static void mark_crossings(sv_pair *p)
{
    size_t n = p->links.count;
    uint32_t high = 0; /* highest first target among links with a smaller first source */
    for (size_t i = 0; i < n && goes_on(i);) {
        size_t end = i;
        uint32_t top = high;
        for (; end < n && p->links.data[end].source[0] == p->links.data[i].source[0]; end++) {
            sv_link *l = &p->links.data[end];
            l->crossing = i > 0 && l->target[0] < high;
            if (l->target[0] > top)
                top = l->target[0];
        }
        high = top;
        i = end;
    }
    uint32_t low = UINT32_MAX;
    for (size_t i = n; i > 0 && goes_on(i);) {
        size_t begin = i;
        uint32_t bottom = low;
        for (; begin > 0 && p->links.data[begin - 1].source[0] == p->links.data[i - 1].source[0];
             begin--) {
            sv_link *l = &p->links.data[begin - 1];
            if (i < n && l->target[0] > low)
                l->crossing = 1;
            if (l->target[0] < bottom)
                bottom = l->target[0];
        }
        low = bottom;
        i = begin;
    }
}

static samsvar_status list_unaligned(const sv_result *r, sv_pair *p, int side)
{
    size_t count = r->documents.data[side ? p->target : p->source]->segments.count;
    uint8_t *used = sv_calloc(count + 1, 1);
    if (!used)
        return SAMSVAR_ENOMEM;
    for (size_t k = 0; k < p->links.count && goes_on(k); k++) {
        const sv_link *l = &p->links.data[k];
        const uint32_t *segs = side ? l->target : l->source;
        uint32_t n = side ? l->target_count : l->source_count;
        for (uint32_t i = 0; i < n && l->status != SV_LINK_REJECTED; i++)
            used[segs[i]] = 1;
    }
    samsvar_status status = SAMSVAR_OK;
    if (side)
        p->unaligned_target.count = 0;
    else
        p->unaligned_source.count = 0;
    for (uint32_t i = 0; i < count && !status; i++)
        if (!used[i] && !(side ? sv_vec_push(&p->unaligned_target, i)
                               : sv_vec_push(&p->unaligned_source, i)))
            status = SAMSVAR_ENOMEM;
    sv_free(used);
    return status;
}

/* Sorts links that are not in order yet; most come in order. */
static void sort_links(sv_pair *p)
{
    size_t i = 1, n = p->links.count;
    while (i < n && goes_on(i) && compare_links(&p->links.data[i - 1], &p->links.data[i]) <= 0)
        i++;
    if (i < n && !sv_canceled())
        qsort(p->links.data, n, sizeof *p->links.data, compare_links);
}

samsvar_status sv_result_finish(sv_result *r)
{
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < r->pairs.count && !status; i++) {
        sv_pair *p = &r->pairs.data[i];
        sort_links(p);
        mark_crossings(p);
        status = list_unaligned(r, p, 0);
        if (!status)
            status = list_unaligned(r, p, 1);
        if (!status && sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    return status;
}
