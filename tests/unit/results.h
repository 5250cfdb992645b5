/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* results.h -- hand-made alignments for the tests of the layers that write and
 * measure. */
#ifndef SV_TESTS_RESULTS_H
#define SV_TESTS_RESULTS_H

#include "core/base/mem.h"
#include "core/doc/result.h"

#include <stdlib.h>
#include <string.h>

#define PROVENANCE_SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* A document that is split at its line breaks; NULL when out of memory. */
static inline samsvar_doc *make_doc(const char *id, const char *lang, const char *source,
                                    const char *text, size_t len)
{
    samsvar_doc *doc = sv_doc_new();
    char *bytes = doc ? sv_strndup(text, len) : NULL;
    if (!bytes || sv_doc_set_text(doc, bytes, len, SV_INPUT_LINES, NULL) ||
        sv_doc_set_string(doc, &doc->id, id, strlen(id)) ||
        sv_doc_set_string(doc, &doc->source, source, strlen(source)) ||
        sv_doc_split_lines(doc, NULL)) {
        sv_doc_free(doc);
        return NULL;
    }
    memcpy(doc->lang, lang, strlen(lang) + 1);
    return doc;
}

static inline uint32_t *make_list(sv_result *r, const char *digits)
{
    size_t n = strlen(digits);
    uint32_t *list = sv_arena_alloc(&r->arena, n + 1, sizeof *list);
    for (size_t i = 0; list && i < n; i++)
        list[i] = (uint32_t)(digits[i] - '0');
    return list;
}

/* Segments as digits, ascending: "0" "12". */
static inline int add_link(sv_result *r, sv_pair *p, const char *source,
                           const char *target, int32_t score, uint32_t group)
{
    sv_link l = {.source = make_list(r, source),
                 .target = make_list(r, target),
                 .source_count = (uint32_t)strlen(source),
                 .target_count = (uint32_t)strlen(target),
                 .relation = SAMSVAR_REL_EQUAL,
                 .score = score,
                 .group = group,
                 .origin = "samsvar",
                 .parts = {0.81f, 1.0f, -1.0f, 0.77f, 0.0f}};
    return l.source && l.target && sv_vec_push(&p->links, l);
}

static const char text_nb[] =
    "Møtet i Genève ga intet gjennombrudd.\n\n– Vi er «enige», sa Lavrov.\n"
    "Rundt 100 000 soldater.\nHan svarer neste uke.\n";
static const char text_is[] = "Enginn árangur á fundinum.\nBlinken svarar í næstu viku.\n"
                              "„Við erum sammála,“ sagði Lavrov.\nUm 100.000 hermenn.\n";
static const char text_en[] =
    "Talks end without breakthrough.\nSmile \xF0\x9F\x99\x82 \"quote\" \\ back\ttab.\n"
    "About 100,000 troops.\n";

static inline int add_provenance(sv_result *r)
{
    sv_provenance no = {"no", "0.1.0", PROVENANCE_SHA, 1},
                  pair = {"en-no", "", PROVENANCE_SHA, 0};
    return sv_vec_push(&r->plugins, no) && sv_vec_push(&r->dictionaries, pair);
}

static inline int add_statement(sv_result *r)
{
    sv_statement s = {.score = 910, .count = 3};
    s.members = sv_arena_alloc(&r->arena, 3, sizeof *s.members);
    for (uint32_t i = 0; s.members && i < 3; i++) {
        s.members[i].document = i;
        s.members[i].segments = make_list(r, i == 0 ? "3" : i == 1 ? "3" : "2");
        s.members[i].count = 1;
        if (!s.members[i].segments)
            return 0;
    }
    return s.members && sv_vec_push(&r->statements, s);
}

static inline sv_pair *add_pair(sv_result *r, uint32_t source, uint32_t target,
                                sv_mode mode)
{
    sv_pair p = {.source = source, .target = target, .mode = mode};
    return sv_vec_push(&r->pairs, p) ? &r->pairs.data[r->pairs.count - 1] : NULL;
}

static inline int add_evidence(sv_result *r, sv_link *l)
{
    l->evidence = sv_arena_alloc(&r->arena, 2, sizeof *l->evidence);
    if (!l->evidence)
        return 0;
    l->evidence[0] = (sv_evidence){"gjennombrudd", "árangur", "is-no", 0.31f};
    l->evidence[1] = (sv_evidence){"", "", "length", -0.1234f};
    l->evidence_count = 2;
    return 1;
}

static inline int fill_result(sv_result *r)
{
    samsvar_doc *d[3] = {
        make_doc("no-000", "nb", "a/no-000.txt", text_nb, sizeof text_nb - 1),
        make_doc("is-002", "is", "is-002.txt", text_is, sizeof text_is - 1),
        make_doc("en-001", "en", "en-001.txt", text_en, sizeof text_en - 1)};
    int ok = 1;
    for (int i = 0; i < 3; i++)
        ok &= d[i] && sv_result_add_document(r, d[i]) == SAMSVAR_OK;
    if (!ok)
        return 0;
    sv_doc_set_string(d[0], &d[0]->title, "Møtet i Genève", strlen("Møtet i Genève"));
    sv_doc_set_string(d[0], &d[0]->date, "2022-01-21", 10);
    sv_pair *p = add_pair(r, 0, 1, SV_MODE_COMPARABLE);
    if (!p || !add_link(r, p, "0", "0", 873, 0) || !add_link(r, p, "2", "2", 500, 7) ||
        !add_link(r, p, "3", "3", 1000, 7) || !add_link(r, p, "4", "1", 50, 9) ||
        !add_link(r, p, "34", "3", 0, 0) || !add_evidence(r, &p->links.data[0]))
        return 0;
    p->links.data[1].relation = SAMSVAR_REL_SRC_IN_TGT;
    p->links.data[3].status = SV_LINK_REJECTED;
    p->links.data[2].status = SV_LINK_CONFIRMED;
    p->links.data[2].origin = "Guðrún \"G\"";
    p = add_pair(r, 0, 2, SV_MODE_PARALLEL);
    if (!p || !add_link(r, p, "0", "0", 990, 3) || !add_link(r, p, "3", "2", 750, 3))
        return 0;
    p->reason = "near in length";
    if (!add_pair(r, 1, 2, SV_MODE_UNRELATED))
        return 0;
    r->mode = SV_MODE_AUTO;
    r->threshold = 500;
    return add_provenance(r) && add_statement(r) && sv_result_finish(r) == SAMSVAR_OK;
}

/* Three documents in three languages: crossing links, groups, a statement, a rejected
 * link. NULL when out of memory (and nothing leaks). */
static inline sv_result *make_result(void)
{
    sv_result *r = sv_result_new();
    if (r && !fill_result(r)) {
        sv_result_free(r);
        r = NULL;
    }
    return r;
}

/* A writer that gathers; fails with `fail` when it is set. */
typedef struct gather {
    char *data;
    size_t len, room;
    int fail;
} gather;

static inline int gather_write(void *data, const char *bytes, size_t len)
{
    gather *g = data;
    if (g->fail)
        return g->fail;
    if (g->len + len + 1 > g->room) {
        g->room = (g->len + len + 1) * 2;
        g->data = realloc(g->data, g->room); /* not counted by mem.h */
        if (!g->data)
            abort();
    }
    memcpy(g->data + g->len, bytes, len);
    g->len += len;
    g->data[g->len] = '\0';
    return 0;
}

static inline void gather_clear(gather *g)
{
    free(g->data);
    *g = (gather){0};
}

#endif
