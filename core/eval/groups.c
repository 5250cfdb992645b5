/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* groups.c -- the groups of a path or ladder file, or of an alignment. */
#include "core/eval/ladder.h"

#include "core/base/file.h"
#include "core/base/lines.h"
#include "core/base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void sv_groups_init(sv_groups *g)
{
    memset(g, 0, sizeof *g);
    sv_arena_init(&g->arena);
}

void sv_groups_clear(sv_groups *g)
{
    sv_vec_clear(&g->list);
    sv_arena_clear(&g->arena);
}

static int compare_groups(const void *x, const void *y)
{
    const sv_group *a = x, *b = y;
    int c = sv_compare_lists(a->source, a->source_count, b->source, b->source_count);
    return c ? c : sv_compare_lists(a->target, a->target_count, b->target, b->target_count);
}

/* Sorts the groups and keeps each once. */
static void make_set(sv_groups *g)
{
    size_t kept = 0;
    if (g->list.count)
        qsort(g->list.data, g->list.count, sizeof *g->list.data, compare_groups);
    for (size_t i = 0; i < g->list.count; i++)
        if (i == 0 || compare_groups(&g->list.data[i], &g->list.data[kept - 1]) != 0)
            g->list.data[kept++] = g->list.data[i];
    g->list.count = kept;
}

static samsvar_status no_memory(sv_error *err)
{
    return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
}

/* ---- files */

typedef struct reader {
    sv_groups *g;
    const char *name;
    uint32_t line;
    SV_VEC(uint32_t) numbers; /* of the list at hand */
    uint32_t rung[2];         /* where the ladder stands */
    int climbing;             /* a rung was read         */
    sv_error *err;
} reader;

static samsvar_status bad_line(reader *r, const char *what)
{
    return sv_fail_at(r->err, SAMSVAR_EDATA, r->name, r->line, "%s", what);
}

static void skip_blanks(const char **p, const char *end)
{
    while (*p < end && memchr(" \t\r", **p, 3))
        ++*p;
}

static samsvar_status read_number(reader *r, const char **p, const char *end,
                                  uint32_t *out)
{
    uint32_t n = 0;
    if (*p == end || **p < '0' || **p > '9')
        return bad_line(r, "a segment's number, 0 or more, is missing");
    for (; *p < end && **p >= '0' && **p <= '9'; ++*p) {
        n = n * 10 + (uint32_t)(**p - '0');
        if (n >= SV_LIMIT_SEGMENTS)
            return sv_fail_at(r->err, SAMSVAR_ELIMIT, r->name, r->line,
                              "a segment's number is %u or more (SV_LIMIT_SEGMENTS)",
                              SV_LIMIT_SEGMENTS);
    }
    *out = n;
    return SAMSVAR_OK;
}

/* "[0, 1]" -> an ascending list in the arena. */
static samsvar_status read_list(reader *r, const char **p, const char *end,
                                uint32_t **out, uint32_t *count)
{
    static const char want[] = "the line is neither \"[0, 1]:[2]\" nor three columns";
    r->numbers.count = 0;
    skip_blanks(p, end);
    if (*p == end || **p != '[')
        return bad_line(r, want);
    for (++*p;;) {
        uint32_t n;
        skip_blanks(p, end);
        if (*p < end && **p == ']' && r->numbers.count == 0)
            break;
        samsvar_status status = read_number(r, p, end, &n);
        if (status)
            return status;
        if (!sv_vec_push(&r->numbers, n))
            return no_memory(r->err);
        skip_blanks(p, end);
        if (*p < end && **p == ']')
            break;
        if (*p == end || **p != ',')
            return bad_line(r, want);
        ++*p;
    }
    ++*p;
    skip_blanks(p, end);
    *count = (uint32_t)r->numbers.count;
    *out = sv_arena_alloc(&r->g->arena, r->numbers.count + 1, sizeof **out);
    if (!*out)
        return no_memory(r->err);
    if (*count) {
        memcpy(*out, r->numbers.data, *count * sizeof **out);
        qsort(*out, *count, sizeof **out, sv_by_number);
    }
    return SAMSVAR_OK;
}

static samsvar_status read_path_line(reader *r, const char *p, const char *end)
{
    sv_group group = {0};
    samsvar_status status = read_list(r, &p, end, &group.source, &group.source_count);
    if (status)
        return status;
    if (p == end || *p++ != ':')
        return bad_line(r, "a colon is missing between the two lists");
    status = read_list(r, &p, end, &group.target, &group.target_count);
    if (status)
        return status;
    if (p < end && *p != ':')
        return bad_line(r, "only a colon and the score may follow the two lists");
    if (group.source_count == 0 && group.target_count == 0)
        return SAMSVAR_OK;
    return sv_vec_push(&r->g->list, group) ? SAMSVAR_OK : no_memory(r->err);
}

static uint32_t *run_of(sv_groups *g, uint32_t first, uint32_t count)
{
    uint32_t *list = sv_arena_alloc(&g->arena, (size_t)count + 1, sizeof *list);
    for (uint32_t i = 0; list && i < count; i++)
        list[i] = first + i;
    return list;
}

/* A rung ends what the one before it began. */
static samsvar_status read_rung(reader *r, const char *p, const char *end)
{
    uint32_t to[2];
    samsvar_status status = read_number(r, &p, end, &to[0]);
    skip_blanks(&p, end);
    if (!status)
        status = read_number(r, &p, end, &to[1]);
    if (status)
        return status;
    if (p < end && !memchr(" \t\r", *p, 3))
        return bad_line(r, "only the score may follow the two numbers");
    if (r->climbing && (to[0] < r->rung[0] || to[1] < r->rung[1]))
        return bad_line(r, "a ladder's numbers never fall");
    sv_group group = {.source_count = to[0] - r->rung[0],
                      .target_count = to[1] - r->rung[1]};
    if (r->climbing && (group.source_count || group.target_count)) {
        group.source = run_of(r->g, r->rung[0], group.source_count);
        group.target = run_of(r->g, r->rung[1], group.target_count);
        if (!group.source || !group.target || !sv_vec_push(&r->g->list, group))
            return no_memory(r->err);
    }
    r->climbing = 1;
    memcpy(r->rung, to, sizeof to);
    return SAMSVAR_OK;
}

samsvar_status sv_groups_parse(sv_groups *g, const char *name, const char *text,
                               size_t len, sv_error *err)
{
    reader r = {.g = g, .name = name, .err = err};
    sv_lines l = {text, text + len, 0};
    samsvar_str line;
    samsvar_status status = SAMSVAR_OK;
    while (!status && sv_lines_next(&l, &line)) {
        const char *p = line.ptr, *stop = p + line.len;
        r.line = l.number;
        skip_blanks(&p, stop);
        if (p < stop)
            status = *p >= '0' && *p <= '9' ? read_rung(&r, p, stop)
                                            : read_path_line(&r, p, stop);
    }
    sv_vec_clear(&r.numbers);
    make_set(g);
    return status;
}

samsvar_status sv_groups_read(sv_groups *g, const char *path, sv_error *err)
{
    sv_buf buf;
    int number = 0;
    sv_buf_init(&buf, SV_LIMIT_BUF);
    samsvar_status status = sv_file_read(path, SV_LIMIT_JSON, &buf, &number, err);
    if (status == SAMSVAR_OK && buf.data)
        status = sv_groups_parse(g, path, buf.data, buf.len, err);
    sv_buf_clear(&buf);
    return status && number == ENOENT ? SAMSVAR_ENOENT : status;
}

/* ---- alignments */

static samsvar_status add_singles(sv_groups *g, const uint32_t *list, size_t count,
                                  int target)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t *one = run_of(g, list[i], 1), *none = run_of(g, 0, 0);
        sv_group group = {target ? none : one, target ? one : none, !target, target != 0};
        if (!one || !none || !sv_vec_push(&g->list, group))
            return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

static uint32_t *copy_of(sv_groups *g, const uint32_t *list, uint32_t count)
{
    uint32_t *copy = sv_arena_alloc(&g->arena, (size_t)count + 1, sizeof *copy);
    if (copy && count)
        memcpy(copy, list, count * sizeof *copy);
    return copy;
}

samsvar_status sv_groups_of(sv_groups *g, const sv_result *r, sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    if (r->documents.count != 2 || r->pairs.count != 1)
        return sv_fail(
            err, SAMSVAR_EINVAL,
            "an alignment of exactly two documents is needed, and this one has %zu",
            r->documents.count);
    const sv_pair *p = &r->pairs.data[0];
    for (size_t i = 0; i < p->links.count && !status; i++) {
        const sv_link *l = &p->links.data[i];
        sv_group group = {.source_count = l->source_count,
                          .target_count = l->target_count};
        if (l->status == SV_LINK_REJECTED)
            continue;
        group.source = copy_of(g, l->source, l->source_count);
        group.target = copy_of(g, l->target, l->target_count);
        if (!group.source || !group.target || !sv_vec_push(&g->list, group))
            status = SAMSVAR_ENOMEM;
    }
    if (!status)
        status = add_singles(g, p->unaligned_source.data, p->unaligned_source.count, 0);
    if (!status)
        status = add_singles(g, p->unaligned_target.data, p->unaligned_target.count, 1);
    make_set(g);
    return status ? no_memory(err) : SAMSVAR_OK;
}
