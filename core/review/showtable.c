/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* showtable.c -- statements over all articles in a terminal: a table of statements by
 * article where there is room for it, else a list. */
#include "core/review/show.h"

#include "core/base/limits.h"
#include "core/base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_LEAST = 28, META = 7, GAP = 3 };

static const sv_member *member_of(const sv_statement *s, uint32_t document)
{
    for (uint32_t i = 0; i < s->count; i++)
        if (s->members[i].document == document)
            return &s->members[i];
    return NULL;
}

/* What most articles say comes first, then the surest. */
static int by_size(const void *x, const void *y)
{
    const sv_statement *a = *(const sv_statement *const *)x;
    const sv_statement *b = *(const sv_statement *const *)y;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a > b) - (a < b); /* of one array: the order of the file */
}

static int by_doubt(const void *x, const void *y)
{
    const sv_statement *a = *(const sv_statement *const *)x;
    const sv_statement *b = *(const sv_statement *const *)y;
    if (a->score != b->score)
        return a->score < b->score ? -1 : 1;
    return (a > b) - (a < b);
}

static void put_score(sv_term *t, const sv_statement *s)
{
    char text[40];
    snprintf(text, sizeof text, "%d.%03d", (int)(s->score / 1000),
             (int)(s->score % 1000));
    sv_term_puts(t, s->score >= 900 ? SV_STYLE_BOLD : SV_STYLE_PLAIN, text);
}

static samsvar_status fill_cells(const sv_result *r, const sv_statement *s,
                                 sv_cell *cells)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t d = 0; d < r->documents.count && !status; d++) {
        const sv_member *m = member_of(s, d);
        status = sv_show_cell(r->documents.data[d], m ? m->segments : NULL,
                              m ? m->count : 0, 0, &cells[d]);
        cells[d].style = SV_STYLE_PLAIN;
        if (!m) {
            status = status ? status : sv_buf_puts(&cells[d].text, "-");
            cells[d].style = SV_STYLE_DIM;
        }
    }
    return status;
}

static int any_more(const sv_cell *cells, uint32_t count)
{
    for (uint32_t d = 0; d < count; d++)
        if (sv_cell_more(&cells[d]))
            return 1;
    return 0;
}

static int more_right_of(const sv_cell *cells, uint32_t from, uint32_t count)
{
    return from < count && any_more(cells + from, count - from);
}

static void put_row(sv_term *t, const sv_statement *s, sv_cell *cells, uint32_t count)
{
    for (int line = 0; line == 0 || any_more(cells, count); line++) {
        if (s && line == 0) {
            put_score(t, s);
            sv_term_fill(t, META - 5);
        } else {
            sv_term_fill(t, META);
        }
        for (uint32_t d = 0; d < count; d++) {
            int pad = more_right_of(cells, d + 1, count);
            sv_cell_line(t, &cells[d], pad);
            if (!pad)
                break;
            sv_term_puts(t, SV_STYLE_DIM, " | ");
        }
        sv_jsonw_puts(&t->w, "\n");
    }
}

static samsvar_status put_head(sv_term *t, const sv_result *r, sv_cell *cells)
{
    uint32_t count = (uint32_t)r->documents.count;
    for (uint32_t d = 0; d < count; d++) {
        const char *id = r->documents.data[d]->id;
        sv_buf_reset(&cells[d].text);
        cells[d].at = 0;
        cells[d].style = SV_STYLE_BOLD;
        if (sv_term_clean(id, strlen(id), &cells[d].text) != SAMSVAR_OK)
            return cells[d].text.status;
    }
    put_row(t, NULL, cells, count);
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ list */

static void put_missing(sv_term *t, const sv_result *r, const sv_statement *s)
{
    const char *before = ", not in ";
    char text[64];
    snprintf(text, sizeof text, "  %u of %zu articles", s->count, r->documents.count);
    sv_term_puts(t, SV_STYLE_DIM, text);
    for (uint32_t d = 0; d < r->documents.count; d++)
        if (!member_of(s, d)) {
            sv_term_puts(t, SV_STYLE_DIM, before);
            sv_show_text(t, SV_STYLE_DIM, r->documents.data[d]->id);
            before = ", ";
        }
    sv_jsonw_puts(&t->w, "\n");
}

static void put_list(sv_term *t, const sv_result *r, const sv_statement *s,
                     sv_cell *cells, uint32_t id_width)
{
    put_score(t, s);
    put_missing(t, r, s);
    for (uint32_t d = 0; d < r->documents.count; d++) {
        const char *id = r->documents.data[d]->id;
        uint32_t w = sv_show_width(id);
        if (!member_of(s, d))
            continue;
        cells[d].width = t->width - id_width - 4;
        sv_term_fill(t, 2);
        sv_show_text(t, SV_STYLE_PART, id);
        sv_term_fill(t, w < id_width ? id_width - w + 2 : 2);
        if (w > id_width) { /* a long name has a line of its own */
            sv_jsonw_puts(&t->w, "\n");
            sv_term_fill(t, id_width + 4);
        }
        for (int line = 0; sv_cell_more(&cells[d]); line++) {
            sv_term_fill(t, line ? id_width + 4 : 0);
            sv_cell_line(t, &cells[d], 0);
            sv_jsonw_puts(&t->w, "\n");
        }
    }
}

/* ------------------------------------------------------------------ all */

static samsvar_status put_all(sv_term *t, const sv_result *r, const sv_statement **list,
                              size_t count, sv_cell *cells)
{
    uint32_t n = (uint32_t)r->documents.count, id_width = 0;
    uint32_t room = t->width > META ? (t->width - META + GAP) / (n ? n : 1) : 0;
    int table = room >= COLUMN_LEAST + GAP;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t d = 0; d < n; d++) {
        const char *id = r->documents.data[d]->id;
        uint32_t w = sv_show_width(id);
        if (w > id_width && w <= t->width / 4)
            id_width = w;
        cells[d].width = room > GAP ? room - GAP : 1;
    }
    if (table && count) {
        sv_jsonw_puts(&t->w, "\n");
        status = put_head(t, r, cells);
    }
    for (size_t i = 0; i < count && !status && !t->w.status; i++) {
        sv_jsonw_puts(&t->w, "\n");
        status = fill_cells(r, list[i], cells);
        if (status == SAMSVAR_OK && table)
            put_row(t, list[i], cells, n);
        else if (status == SAMSVAR_OK)
            put_list(t, r, list[i], cells, id_width);
    }
    return status;
}

samsvar_status sv_show_statements(sv_term *t, const sv_result *r,
                                  const sv_show_options *options)
{
    size_t n = r->documents.count, count = 0;
    const sv_statement **list = sv_calloc(r->statements.count + 1, sizeof *list);
    sv_cell *cells = sv_calloc(n + 1, sizeof *cells);
    samsvar_status status = list && cells ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (size_t d = 0; cells && d < n; d++)
        sv_buf_init(&cells[d].text, SV_LIMIT_BUF);
    for (size_t i = 0; !status && i < r->statements.count; i++)
        if (r->statements.data[i].score >= options->min_score)
            list[count++] = &r->statements.data[i];
    if (status == SAMSVAR_OK && count)
        qsort(list, count, sizeof *list, options->doubtful ? by_doubt : by_size);
    if (status == SAMSVAR_OK)
        status = put_all(t, r, list, count, cells);
    for (size_t d = 0; cells && d < n; d++)
        sv_buf_clear(&cells[d].text);
    sv_free(cells);
    sv_free(list);
    return status;
}
