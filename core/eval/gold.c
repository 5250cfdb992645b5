/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* gold.c -- reads the gold of statement links. */
#include "core/eval/links.h"

#include "core/base/file.h"
#include "core/base/intern.h"
#include "core/base/path.h"
#include "core/out/readctx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
    sv_readctx c;
    sv_gold *g;
} reader;

void sv_gold_init(sv_gold *g)
{
    memset(g, 0, sizeof *g);
    sv_arena_init(&g->arena);
}

void sv_gold_clear(sv_gold *g)
{
    for (size_t i = 0; i < g->documents.count; i++)
        sv_vec_clear(&g->documents.data[i].segments);
    for (size_t i = 0; i < g->pairs.count; i++)
        sv_vec_clear(&g->pairs.data[i].links);
    sv_vec_clear(&g->documents);
    sv_vec_clear(&g->pairs);
    sv_intern_free(g->ids);
    sv_arena_clear(&g->arena);
}

static void no_memory(reader *r)
{
    sv_readctx_stop(&r->c, SAMSVAR_ENOMEM, "");
}

static const char *copy(reader *r, const char *text)
{
    char *out = text ? sv_arena_strndup(&r->g->arena, text, strlen(text)) : NULL;
    if (text && !out)
        no_memory(r);
    return out;
}

/* Ids are whole numbers or strings; either way they get a number of ours. */
static uint32_t read_id(reader *r, const sv_place *at, const json_t *rec, const char *key)
{
    const json_t *value = json_object_get(rec, key);
    sv_place here = {at, key, 0};
    char digits[24] = "-";
    uint32_t id = SV_NO_ID;
    if (json_is_integer(value)) {
        int64_t n = json_integer_value(value);
        uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
        size_t len = 1 + sv_digits_print(size, digits + 1);
        id = n < 0 ? sv_intern_add(r->g->ids, digits, len)
                   : sv_intern_add(r->g->ids, digits + 1, len - 1);
    } else if (json_is_string(value)) {
        id =
            sv_intern_add(r->g->ids, json_string_value(value), json_string_length(value));
    } else {
        sv_readctx_problem(&r->c, &here, SV_HARD,
                           "an id, a whole number or a string, is missing");
        return SV_NO_ID;
    }
    if (id == SV_NO_ID)
        no_memory(r);
    return id;
}

static const json_t *read_array(reader *r, const sv_place *at, const json_t *rec,
                                const char *key)
{
    return sv_readctx_member(&r->c, at, rec, key, JSON_ARRAY, SV_HARD);
}

static void read_document(reader *r, const sv_place *at, const json_t *rec)
{
    sv_place here = {at, "segments", 0};
    sv_gold_document d = {.id = copy(r, sv_readctx_text(&r->c, at, rec, "id", SV_HARD))};
    const json_t *list = read_array(r, at, rec, "segments");
    for (size_t i = 0; i < json_array_size(list) && !sv_readctx_stopped(&r->c); i++) {
        const json_t *s = json_array_get(list, i);
        sv_place place = {&here, NULL, i};
        if (!sv_readctx_object(&r->c, &place, s))
            continue;
        sv_gold_segment out = {
            sv_readctx_number(&r->c, &place, s, "start", UINT32_MAX, 0, SV_HARD),
            sv_readctx_number(&r->c, &place, s, "end", UINT32_MAX, 0, SV_HARD),
            read_id(r, &place, s, "id"),
        };
        if (!sv_vec_push(&d.segments, out))
            no_memory(r);
    }
    if (!sv_vec_push(&r->g->documents, d)) {
        sv_vec_clear(&d.segments);
        no_memory(r);
    }
}

static int compare_links(const void *x, const void *y)
{
    const sv_gold_link *a = x, *b = y;
    if (a->i != b->i)
        return a->i < b->i ? -1 : 1;
    if (a->j != b->j)
        return a->j < b->j ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

/* Sorts, and of several labels of one link keeps the last. */
static void make_set(sv_gold_pair *p)
{
    size_t kept = 0;
    if (p->links.count)
        qsort(p->links.data, p->links.count, sizeof *p->links.data, compare_links);
    for (size_t k = 0; k < p->links.count; k++) {
        const sv_gold_link *l = &p->links.data[k];
        if (kept && p->links.data[kept - 1].i == l->i &&
            p->links.data[kept - 1].j == l->j)
            kept--;
        p->links.data[kept++] = *l;
    }
    p->links.count = kept;
}

static enum sv_label label_of(const char *name)
{
    if (strcmp(name, "equivalent") == 0 || strcmp(name, "partial") == 0)
        return SV_LABEL_SURE;
    if (strcmp(name, "optional") == 0)
        return SV_LABEL_OPTIONAL;
    return strcmp(name, "weak") == 0 ? SV_LABEL_WEAK : SV_LABEL_NONE;
}

static void read_pair(reader *r, const sv_place *at, const json_t *rec)
{
    sv_place here = {at, "links", 0};
    sv_gold_pair p = {.a = copy(r, sv_readctx_text(&r->c, at, rec, "a", SV_HARD)),
                      .b = copy(r, sv_readctx_text(&r->c, at, rec, "b", SV_HARD))};
    const json_t *list = read_array(r, at, rec, "links");
    for (size_t i = 0; i < json_array_size(list) && !sv_readctx_stopped(&r->c); i++) {
        const json_t *l = json_array_get(list, i);
        sv_place place = {&here, NULL, i};
        if (!sv_readctx_object(&r->c, &place, l))
            continue;
        const char *label = sv_readctx_text(&r->c, &place, l, "label", SV_HARD);
        sv_gold_link out = {read_id(r, &place, l, "i"), read_id(r, &place, l, "j"),
                            (uint32_t)i, label ? label_of(label) : SV_LABEL_NONE};
        if (label && out.label == SV_LABEL_NONE)
            sv_readctx_problem(
                &r->c, &place, SV_HARD,
                "\"label\" is \"%.40s\"; there are equivalent, partial, optional "
                "and weak",
                label);
        if (!sv_vec_push(&p.links, out))
            no_memory(r);
    }
    make_set(&p);
    if (!sv_vec_push(&r->g->pairs, p)) {
        sv_vec_clear(&p.links);
        no_memory(r);
    }
}

static void read_all(reader *r, const json_t *root, const char *key,
                     void (*read)(reader *, const sv_place *, const json_t *))
{
    const json_t *list = read_array(r, NULL, root, key);
    sv_place here = {NULL, key, 0};
    for (size_t i = 0; i < json_array_size(list) && !sv_readctx_stopped(&r->c); i++) {
        sv_place place = {&here, NULL, i};
        if (sv_readctx_object(&r->c, &place, json_array_get(list, i)))
            read(r, &place, json_array_get(list, i));
    }
}

samsvar_status sv_gold_read(sv_gold *g, const char *folder, sv_error *err)
{
    char *path = sv_path_join(folder, "gold.json");
    reader r = {.c = {.file = path, .err = err}, .g = g};
    json_t *root = NULL;
    sv_buf buf;
    int number = 0;
    sv_buf_init(&buf, SV_LIMIT_BUF);
    g->ids = sv_intern_new();
    samsvar_status status = path && g->ids ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status)
        sv_fail(err, status, "out of memory");
    else
        status = sv_file_read(path, SV_LIMIT_JSON, &buf, &number, err);
    if (status && number == ENOENT)
        status = SAMSVAR_ENOENT;
    if (!status)
        status = sv_json_parse(buf.data ? buf.data : "", buf.len, path, 1, &root, err);
    sv_buf_clear(&buf);
    if (!status && sv_readctx_object(&r.c, NULL, root)) {
        read_all(&r, root, "documents", read_document);
        read_all(&r, root, "pairs", read_pair);
    }
    json_decref(root);
    sv_free(path);
    return status ? status : r.c.status;
}
