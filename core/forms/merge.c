/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* merge.c -- several alignments into one. */
#include "core/forms/merge.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>

static int same_document(const samsvar_doc *a, const samsvar_doc *b)
{
    if (strcmp(a->lang, b->lang) != 0 || a->segments.count != b->segments.count ||
        strcmp(a->sha256, b->sha256) != 0 || a->len != b->len)
        return 0;
    if (a->len == 0 && strcmp(a->id, b->id) != 0)
        return 0;
    for (size_t i = 0; i < a->segments.count; i++) {
        const sv_segment *x = &a->segments.data[i], *y = &b->segments.data[i];
        if (x->cp_start != y->cp_start || x->cp_end != y->cp_end)
            return 0;
    }
    return 1;
}

/* map[i]: number in `to` of document i of `from`; documents that are new move there. */
static samsvar_status merge_documents(sv_result *to, sv_result *from, uint32_t *map,
                                      uint32_t *shared, sv_error *err)
{
    size_t before = to->documents.count;
    for (size_t i = 0; i < from->documents.count; i++) {
        samsvar_doc *doc = from->documents.data[i];
        size_t k = 0;
        while (k < before && !same_document(to->documents.data[k], doc))
            k++;
        map[i] = (uint32_t)k;
        if (k < before) {
            ++*shared;
            continue;
        }
        if (to->documents.count >= SV_LIMIT_DOCUMENTS)
            return sv_fail(err, SAMSVAR_ELIMIT,
                           "the files have more than %u documents (SV_LIMIT_DOCUMENTS)",
                           SV_LIMIT_DOCUMENTS);
        map[i] = (uint32_t)to->documents.count;
        from->documents.data[i] = NULL; /* sv_doc_free(NULL) is fine */
        if (sv_result_add_document(to, doc) != SAMSVAR_OK)
            return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    }
    return SAMSVAR_OK;
}

static int by_segments(const void *x, const void *y)
{
    const sv_link *a = x, *b = y;
    if (a->source_count != b->source_count)
        return a->source_count < b->source_count ? -1 : 1;
    int c = memcmp(a->source, b->source, a->source_count * sizeof *a->source);
    if (c)
        return c;
    if (a->target_count != b->target_count)
        return a->target_count < b->target_count ? -1 : 1;
    c = memcmp(a->target, b->target, a->target_count * sizeof *a->target);
    /* crossing is free until sv_result_finish(): which of the two came first */
    return c ? c : (a->crossing > b->crossing) - (a->crossing < b->crossing);
}

static uint32_t *copy_list(sv_pair *p, const uint32_t *list, uint32_t count)
{
    uint32_t *out = sv_arena_alloc(&p->arena, count, sizeof *out);
    if (out)
        memcpy(out, list, count * sizeof *out);
    return out;
}

/* The relation seen from the other side. */
static uint32_t turned(uint32_t relation)
{
    return relation == SAMSVAR_REL_SRC_IN_TGT   ? SAMSVAR_REL_TGT_IN_SRC
           : relation == SAMSVAR_REL_TGT_IN_SRC ? SAMSVAR_REL_SRC_IN_TGT
                                                      : relation;
}

static int add_link(sv_pair *p, const sv_link *l, int turn, uint32_t groups)
{
    sv_link n = *l;
    n.source = copy_list(p, turn ? l->target : l->source,
                         turn ? l->target_count : l->source_count);
    n.target = copy_list(p, turn ? l->source : l->target,
                         turn ? l->source_count : l->target_count);
    n.source_count = turn ? l->target_count : l->source_count;
    n.target_count = turn ? l->source_count : l->target_count;
    n.relation = turn ? turned(l->relation) : l->relation;
    n.group = l->group ? l->group + groups : 0;
    n.origin = sv_arena_strndup(&p->arena, l->origin, strlen(l->origin));
    n.crossing = 1; /* came later */
    n.evidence = NULL; /* words of the other file's reasons: their pair's memory goes */
    n.evidence_count = 0;
    return n.source && n.target && n.origin && sv_vec_push(&p->links, n);
}

static samsvar_status join_pairs(sv_pair *p, const sv_pair *q, int turn, sv_error *err)
{
    uint32_t groups = 0;
    size_t kept = 0;
    if (p->links.count + q->links.count > SV_LIMIT_LINKS)
        return sv_fail(err, SAMSVAR_ELIMIT,
                       "a pair has more than %u links (SV_LIMIT_LINKS)", SV_LIMIT_LINKS);
    for (size_t i = 0; i < p->links.count; i++) {
        p->links.data[i].crossing = 0;
        if (p->links.data[i].group > groups)
            groups = p->links.data[i].group;
    }
    for (size_t i = 0; i < q->links.count; i++)
        if (!add_link(p, &q->links.data[i], turn, groups))
            return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    if (p->links.count > 1)
        qsort(p->links.data, p->links.count, sizeof *p->links.data, by_segments);
    for (size_t i = 0; i < p->links.count; i++) {
        sv_link *l = &p->links.data[i];
        if (kept) {
            sv_link *last = &p->links.data[kept - 1];
            int crossing = l->crossing;
            l->crossing = last->crossing;
            if (by_segments(last, l) == 0)
                continue;
            l->crossing = crossing;
        }
        p->links.data[kept++] = *l;
    }
    p->links.count = kept;
    p->mode = p->mode == q->mode ? p->mode : SV_MODE_COMPARABLE;
    return SAMSVAR_OK;
}

/* A segment in two links makes a pair comparable. */
static samsvar_status check_mode(const sv_result *r, sv_pair *p, sv_error *err)
{
    for (int side = 0; side < 2 && p->mode == SV_MODE_PARALLEL; side++) {
        size_t n = r->documents.data[side ? p->target : p->source]->segments.count;
        uint8_t *used = sv_calloc(n + 1, 1);
        if (!used)
            return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
        for (size_t i = 0; i < p->links.count; i++) {
            const sv_link *l = &p->links.data[i];
            const uint32_t *list = side ? l->target : l->source;
            for (uint32_t k = 0; k < (side ? l->target_count : l->source_count); k++) {
                if (l->status != SV_LINK_REJECTED && used[list[k]])
                    p->mode = SV_MODE_COMPARABLE;
                used[list[k]] |= l->status != SV_LINK_REJECTED;
            }
        }
        sv_free(used);
    }
    return SAMSVAR_OK;
}

static samsvar_status merge_pairs(sv_result *to, sv_result *from, const uint32_t *map,
                                  sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < from->pairs.count && !status; i++) {
        sv_pair *q = &from->pairs.data[i];
        size_t k = 0;
        q->source = map[q->source];
        q->target = map[q->target];
        while (k < to->pairs.count && !(to->pairs.data[k].source == q->source &&
                                        to->pairs.data[k].target == q->target) &&
               !(to->pairs.data[k].source == q->target &&
                 to->pairs.data[k].target == q->source))
            k++;
        if (k < to->pairs.count) {
            sv_pair *p = &to->pairs.data[k];
            status = join_pairs(p, q, p->source != q->source, err);
            if (status == SAMSVAR_OK)
                status = check_mode(to, p, err);
            continue;
        }
        q->reason = NULL;
        if (!sv_vec_push(&to->pairs, *q))
            return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
        memset(q, 0, sizeof *q); /* moved */
    }
    return status;
}

static int by_document(const void *x, const void *y)
{
    const sv_member *a = x, *b = y;
    return (a->document > b->document) - (a->document < b->document);
}

static samsvar_status merge_statements(sv_result *to, const sv_result *from,
                                       const uint32_t *map, sv_error *err)
{
    for (size_t i = 0; i < from->statements.count; i++) {
        sv_statement s = from->statements.data[i];
        const sv_member *members = s.members;
        s.members = sv_arena_alloc(&to->arena, s.count, sizeof *s.members);
        for (uint32_t k = 0; s.members && k < s.count; k++) {
            sv_member *m = &s.members[k];
            *m = members[k];
            m->document = map[m->document];
            m->segments = sv_arena_alloc(&to->arena, m->count, sizeof *m->segments);
            if (!m->segments)
                return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
            memcpy(m->segments, members[k].segments, m->count * sizeof *m->segments);
        }
        if (!s.members || !sv_vec_push(&to->statements, s))
            return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
        qsort(s.members, s.count, sizeof *s.members, by_document);
    }
    return SAMSVAR_OK;
}

samsvar_status sv_merge(sv_result *to, sv_result *from, uint32_t *shared, sv_error *err)
{
    uint32_t count = 0;
    uint32_t *map = sv_calloc(from->documents.count + 1, sizeof *map);
    samsvar_status status = map ? SAMSVAR_OK : sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    if (status == SAMSVAR_OK)
        status = merge_documents(to, from, map, &count, err);
    if (status == SAMSVAR_OK)
        status = merge_pairs(to, from, map, err);
    if (status == SAMSVAR_OK)
        status = merge_statements(to, from, map, err);
    sv_free(map);
    sv_result_free(from);
    if (shared)
        *shared = count;
    return status;
}
