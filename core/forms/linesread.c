/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* linesread.c -- reads lists of links: hunalign's ladder and Vecalign's path. The texts are
 * files of lines that are named beside, or there are none. */
#include "core/forms/formread_impl.h"

#include "core/base/mem.h"
#include "core/base/num.h"
#include "core/base/spill.h"

#include <stdio.h>
#include <string.h>

/* Segments of a side go into lists of this many at most. */

typedef struct row {
    uint32_t line;
    uint32_t first[2], count[2]; /* into the side's numbers */
    int32_t score;
} row;

typedef struct rows {
    sv_formread *f;
    SV_VEC(row) list;
    SV_VEC(uint32_t) numbers[2];
    uint32_t highest[2]; /* one more than the highest number */
    uint64_t outside;    /* scores that are no probability */
    int costs;           /* so far all scores have six decimals, as Vecalign's have */
    int scores;
} rows;

static void rows_clear(rows *r)
{
    sv_vec_clear(&r->list);
    sv_vec_clear(&r->numbers[0]);
    sv_vec_clear(&r->numbers[1]);
}

static int push_number(rows *r, int side, uint64_t n)
{
    if (n >= SV_LIMIT_SEGMENTS) {
        sv_readctx_stop(&r->f->c, SAMSVAR_ELIMIT,
                        "a segment has a number over 4194303 (SV_LIMIT_SEGMENTS)");
        return 0;
    }
    if (!sv_vec_push(&r->numbers[side], (uint32_t)n)) {
        sv_readctx_stop(&r->f->c, SAMSVAR_ENOMEM, "");
        return 0;
    }
    if (n >= r->highest[side])
        r->highest[side] = (uint32_t)n + 1;
    return 1;
}

static void push_row(rows *r, const row *w)
{
    if (!sv_vec_push(&r->list, *w))
        sv_readctx_stop(&r->f->c, SAMSVAR_ENOMEM, "");
}

/* ---- documents and links */

static uint32_t make_document(rows *r, int side)
{
    const sv_import_options *o = r->f->options;
    const char *path = side ? o->target : o->source;
    const char *lang = side ? o->target_lang : o->source_lang;
    char id[128];
    if (path)
        return sv_formread_lines(r->f, path, lang);
    sv_formread_id(r->f, side ? "target" : "source", id, sizeof id);
    return sv_formread_empty(r->f, id, lang, r->highest[side]);
}

/* Are all numbers of a row lines of the text? */
static int check_row(rows *r, const row *w, const uint32_t lines[2])
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < w->count[side]; i++) {
            uint32_t n = r->numbers[side].data[w->first[side] + i];
            if (n < lines[side])
                continue;
            sv_formread_say(r->f, SV_HARD,
                            "there is no %s segment %u: the text has %u lines; is it the "
                            "right one?",
                            side ? "target" : "source", n, lines[side]);
            return 0;
        }
    return 1;
}

static void make_links(rows *r)
{
    uint32_t document[2], lines[2];
    sv_formread *f = r->f;
    for (int side = 0; side < 2; side++) {
        document[side] = make_document(r, side);
        if (document[side] == SV_NO_ID)
            return;
        lines[side] = sv_build_count(&f->b, document[side]);
    }
    uint32_t pair = sv_build_pair(&f->b, document[0], document[1]);
    for (size_t i = 0; i < r->list.count && !sv_readctx_stopped(&f->c); i++) {
        const row *w = &r->list.data[i];
        sv_link l = sv_build_plain();
        f->c.line = w->line;
        sv_spill_step(i);
        if (!check_row(r, w, lines) || w->count[0] == 0 || w->count[1] == 0)
            continue;
        l.source = r->numbers[0].data + w->first[0];
        l.target = r->numbers[1].data + w->first[1];
        l.source_count = w->count[0];
        l.target_count = w->count[1];
        l.score = w->score;
        sv_build_link(&f->b, pair, &l);
    }
    f->c.line = 0;
    if (r->outside)
        sv_readctx_problem(&f->c, NULL, SV_SOFT,
                           "%llu scores are no probabilities; they are set to 0 or 1",
                           (unsigned long long)r->outside);
}

/* ---- path */

static void skip_spaces(const char **p, const char *end)
{
    while (*p < end && (**p == ' ' || **p == '\t'))
        ++*p;
}

/* "[0, 1]"; 0: it is none. */
static int read_list(rows *r, int side, const char **p, const char *end, row *w)
{
    w->first[side] = (uint32_t)r->numbers[side].count;
    skip_spaces(p, end);
    if (*p == end || *(*p)++ != '[')
        return 0;
    for (;;) {
        uint64_t n;
        skip_spaces(p, end);
        if (*p < end && **p == ']') {
            ++*p;
            return 1;
        }
        const char *begin = *p;
        while (*p < end && **p >= '0' && **p <= '9')
            ++*p;
        if (sv_num_u64(begin, (size_t)(*p - begin), 0, UINT32_MAX, &n) != SAMSVAR_OK ||
            w->count[side] >= SV_LIMIT_LINK_SEGMENTS || !push_number(r, side, n))
            return 0;
        uint32_t *list = r->numbers[side].data + w->first[side];
        if (w->count[side] && list[w->count[side] - 1] >= (uint32_t)n)
            sv_formread_say(r->f, SV_SOFT, "the numbers of a list should ascend");
        w->count[side]++;
        skip_spaces(p, end);
        if (*p < end && **p == ',')
            ++*p;
        else if (*p == end || **p != ']')
            return 0;
    }
}

/* ":0.873", or nothing; 0: it is something else. */
static int read_path_score(rows *r, const char *p, const char *end, row *w)
{
    skip_spaces(&p, end);
    if (p == end) {
        r->costs = 0;
        return 1;
    }
    const char *dot = memchr(p, '.', (size_t)(end - p));
    if (*p++ != ':' || !sv_formread_score(p, (size_t)(end - p), &w->score, &r->outside))
        return 0;
    r->scores = 1;
    if (!dot || end - dot != 7)
        r->costs = 0;
    return 1;
}

static void read_path_line(rows *r, samsvar_str line)
{
    const char *p = line.ptr, *end = p + line.len;
    row w = {.line = r->f->c.line, .score = 1000};
    skip_spaces(&p, end);
    if (p == end)
        return;
    while (end > p && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    if (read_list(r, 0, &p, end, &w) && p < end && *p++ == ':' &&
        read_list(r, 1, &p, end, &w) && read_path_score(r, p, end, &w))
        push_row(r, &w);
    else
        sv_formread_say(r->f, SV_HARD,
                        "\"%.*s\" is no link; a line is [0, 1]:[2]:0.873",
                        (int)(line.len < 40 ? line.len : 40), line.ptr);
}

/* Vecalign's costs: 0 is best. */
static void turn_costs(rows *r)
{
    if (!r->costs || !r->scores)
        return;
    for (size_t i = 0; i < r->list.count; i++)
        r->list.data[i].score = 1000 - r->list.data[i].score;
    r->outside = 0;
    r->f->c.line = 0;
    sv_readctx_problem(&r->f->c, NULL, SV_SOFT,
                       "scores with six decimals are costs of Vecalign; a link's score is 1 "
                       "less its cost");
}

void sv_read_path(sv_formread *f)
{
    rows r = {.f = f, .costs = 1};
    samsvar_str line;
    sv_linein *in = sv_linein_open(&f->c, f->path, f->bytes, f->len);
    while (in && !sv_readctx_stopped(&f->c) && sv_linein_next(in, &line))
        read_path_line(&r, line);
    sv_linein_close(in);
    if (!f->c.status) {
        turn_costs(&r);
        make_links(&r);
    }
    rows_clear(&r);
}

/* ---- ladder */

/* The next field of numbers; 0: none. */
static int read_rung(const char *p, uint32_t len, uint64_t rung[2], samsvar_str *score)
{
    for (int i = 0; i < 2; i++) {
        const char *tab = memchr(p, '\t', len);
        size_t n = tab ? (size_t)(tab - p) : len;
        if ((!tab && i == 0) ||
            sv_num_u64(p, n, 0, SV_LIMIT_SEGMENTS, &rung[i]) != SAMSVAR_OK)
            return 0;
        p += n + (tab != NULL);
        len -= (uint32_t)n + (tab != NULL);
    }
    score->ptr = p;
    score->len = len;
    return 1;
}

static void take_rung(rows *r, const uint64_t from[2], const uint64_t to[2], int32_t score,
                      uint32_t line)
{
    row w = {.line = line, .score = score};
    for (int side = 0; side < 2; side++) {
        w.first[side] = (uint32_t)r->numbers[side].count;
        for (uint64_t n = from[side]; n < to[side]; n++, w.count[side]++)
            if (w.count[side] >= SV_LIMIT_LINK_SEGMENTS || !push_number(r, side, n)) {
                sv_readctx_stop(&r->f->c, SAMSVAR_ELIMIT,
                                "a link has too many segments (SV_LIMIT_LINK_SEGMENTS)");
                return;
            }
    }
    push_row(r, &w);
}

void sv_read_ladder(sv_formread *f)
{
    rows r = {.f = f};
    samsvar_str line, score;
    uint64_t last[2] = {0, 0}, rung[2];
    int32_t value = 0;
    uint32_t last_line = 0;
    sv_linein *in = sv_linein_open(&f->c, f->path, f->bytes, f->len);
    while (in && !f->c.status && sv_linein_next(in, &line)) {
        if (line.len == 0)
            continue;
        if (!read_rung(line.ptr, line.len, rung, &score)) {
            sv_readctx_problem(&f->c, NULL, SV_HARD,
                               "\"%.*s\" is no rung; a line is SOURCE, TARGET and SCORE "
                               "with tabs between, whole numbers from 0",
                               (int)(line.len < 40 ? line.len : 40), line.ptr);
        } else if (last_line && (rung[0] < last[0] || rung[1] < last[1])) {
            sv_readctx_problem(&f->c, NULL, SV_HARD,
                               "the ladder is not monotone: after %llu, %llu comes %llu, "
                               "%llu; a form that holds crossing links is path",
                               (unsigned long long)last[0], (unsigned long long)last[1],
                               (unsigned long long)rung[0], (unsigned long long)rung[1]);
        } else {
            if (!last_line && (rung[0] || rung[1]))
                sv_formread_say(f, SV_SOFT, "the first rung should be 0 and 0");
            if (last_line)
                take_rung(&r, last, rung, value, last_line);
            last[0] = rung[0];
            last[1] = rung[1];
            last_line = f->c.line;
            value = 0;
            if (score.len && !sv_formread_score(score.ptr, score.len, &value, &r.outside))
                sv_formread_say(f, SV_HARD, "the score \"%.*s\" is no number",
                                (int)(score.len < 40 ? score.len : 40), score.ptr);
        }
    }
    sv_linein_close(in);
    if (!f->c.status)
        make_links(&r);
    rows_clear(&r);
}
