/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* show.c -- links side by side in a terminal. */
#include "core/review/show.h"

#include "core/base/limits.h"
#include "core/base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns of a link's score, relation and status; below STACKED texts stand one under the
 * other. */
enum { META = 14, GAP = 3, STACKED = 60, INDENT = 2, SURE = 900, WEAK = 500 };

/* ------------------------------------------------------------------ pieces */

void sv_show_text(sv_term *t, sv_style style, const char *text)
{
    sv_buf clean;
    sv_buf_init(&clean, SV_LIMIT_BUF);
    if (sv_term_clean(text, strlen(text), &clean) == SAMSVAR_OK && clean.len)
        sv_term_puts(t, style, clean.data);
    else if (clean.status && !t->w.status)
        t->w.status = clean.status;
    sv_buf_clear(&clean);
}

uint32_t sv_show_width(const char *text)
{
    sv_buf clean;
    sv_buf_init(&clean, SV_LIMIT_BUF);
    sv_term_clean(text, strlen(text), &clean);
    uint32_t width = clean.len ? sv_term_width(clean.data, clean.len) : 0;
    sv_buf_clear(&clean);
    return width;
}

samsvar_status sv_show_cell(const samsvar_doc *doc, const uint32_t *segments,
                            uint32_t count, int numbers, sv_cell *cell)
{
    sv_buf_reset(&cell->text);
    cell->at = 0;
    for (uint32_t i = 0; i < count; i++) {
        const sv_segment *s = &doc->segments.data[segments[i]];
        samsvar_str text = {doc->text ? doc->text + s->rec.start : "",
                            s->rec.end - s->rec.start};
        if (i)
            sv_buf_putc(&cell->text, '\n');
        if (numbers)
            sv_buf_printf(&cell->text, "%u ", segments[i] + 1);
        if (text.len || s->cp_end == s->cp_start)
            sv_term_clean(text.ptr, text.len, &cell->text);
        else /* a file without text */
            sv_buf_printf(&cell->text, "[%u-%u]", s->cp_start, s->cp_end);
    }
    return cell->text.status;
}

/* "no-1  nb  34 segments  Title" for each document. */
static void show_documents(sv_term *t, const sv_result *r)
{
    char text[64];
    uint32_t widest = 0;
    for (size_t i = 0; i < r->documents.count; i++) {
        uint32_t w = sv_show_width(r->documents.data[i]->id);
        widest = w > widest ? w : widest;
    }
    for (size_t i = 0; i < r->documents.count; i++) {
        const samsvar_doc *d = r->documents.data[i];
        uint32_t w = sv_show_width(d->id);
        sv_show_text(t, SV_STYLE_BOLD, d->id);
        sv_term_fill(t, widest - w);
        snprintf(text, sizeof text, "  %-3s  %zu segments%s", d->lang,
                 d->segments.count, d->title ? "  " : "");
        sv_term_puts(t, SV_STYLE_PLAIN, text);
        if (d->title)
            sv_show_text(t, SV_STYLE_PLAIN, d->title);
        sv_jsonw_puts(&t->w, "\n");
    }
}

/* ------------------------------------------------------------------ which links */

static const char *relation_mark(uint32_t relation)
{
    switch (relation) {
    case SAMSVAR_REL_SRC_IN_TGT:
        return "<";
    case SAMSVAR_REL_TGT_IN_SRC:
        return ">";
    case SAMSVAR_REL_OVERLAP:
        return "~";
    default:
        return "=";
    }
}

static sv_style relation_style(const sv_link *l)
{
    if (l->status == SV_LINK_REJECTED)
        return SV_STYLE_BAD;
    switch (l->relation) {
    case SAMSVAR_REL_SRC_IN_TGT:
    case SAMSVAR_REL_TGT_IN_SRC:
        return SV_STYLE_PART;
    case SAMSVAR_REL_OVERLAP:
        return SV_STYLE_OVERLAP;
    default:
        return SV_STYLE_GOOD;
    }
}

static int is_judged(const sv_link *l)
{
    return l->status != SV_LINK_AUTO && l->status != SV_LINK_NEEDS_REVIEW;
}

typedef struct order {
    const sv_link *link;
    size_t index;
} order;

/* What needs review, then the rest from the least score on, then what a person has
 * judged. */
static int by_doubt(const void *x, const void *y)
{
    const order *a = x, *b = y;
    int ra = is_judged(a->link) ? 2 : a->link->status == SV_LINK_AUTO;
    int rb = is_judged(b->link) ? 2 : b->link->status == SV_LINK_AUTO;
    if (ra != rb)
        return ra - rb;
    if (a->link->score != b->link->score && ra < 2)
        return a->link->score < b->link->score ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* ------------------------------------------------------------------ a link */

static void put_score(sv_term *t, const sv_link *l)
{
    char text[40];
    sv_style style = l->score >= SURE   ? SV_STYLE_BOLD
                     : l->score >= WEAK ? SV_STYLE_PLAIN
                                        : SV_STYLE_DIM;
    snprintf(text, sizeof text, "%d.%03d", (int)(l->score / 1000),
             (int)(l->score % 1000));
    sv_term_puts(t, style, text);
    sv_jsonw_puts(&t->w, " ");
    sv_term_puts(t, relation_style(l), relation_mark(l->relation));
}

static sv_style status_style(const sv_link *l)
{
    return l->status == SV_LINK_REJECTED       ? SV_STYLE_BAD
           : l->status == SV_LINK_NEEDS_REVIEW ? SV_STYLE_DOUBT
                                               : SV_STYLE_GOOD;
}

/* What stands under the score on line n (from 1); returns its columns. */
static uint32_t put_note(sv_term *t, const sv_link *l, int n)
{
    const char *notes[2];
    sv_style styles[2];
    int count = 0;
    if (l->status != SV_LINK_AUTO) {
        styles[count] = status_style(l);
        notes[count++] = sv_link_status_name(l->status);
    }
    if (l->crossing) {
        styles[count] = SV_STYLE_DIM;
        notes[count++] = "crossing";
    }
    if (n > count || n < 1)
        return 0;
    sv_term_puts(t, styles[n - 1], notes[n - 1]);
    return (uint32_t)strlen(notes[n - 1]);
}

static void put_side_by_side(sv_term *t, const sv_link *l, sv_cell cells[2])
{
    int notes = (l->status != SV_LINK_AUTO) + (l->crossing != 0);
    for (int line = 0; line <= notes || sv_cell_more(&cells[0]) || sv_cell_more(&cells[1]);
         line++) {
        uint32_t used = 7;
        if (line == 0)
            put_score(t, l);
        else
            used = put_note(t, l, line);
        if (!sv_cell_more(&cells[0]) && !sv_cell_more(&cells[1])) {
            sv_jsonw_puts(&t->w, "\n");
            continue;
        }
        sv_term_fill(t, META - used);
        sv_cell_line(t, &cells[0], 1);
        sv_term_puts(t, SV_STYLE_DIM, sv_cell_more(&cells[1]) ? " | " : " |");
        sv_cell_line(t, &cells[1], 0);
        sv_jsonw_puts(&t->w, "\n");
    }
}

static void put_stacked(sv_term *t, const sv_link *l, sv_cell cells[2])
{
    put_score(t, l);
    for (int n = 1; n <= 2; n++) {
        if (n <= (l->status != SV_LINK_AUTO) + (l->crossing != 0))
            sv_jsonw_puts(&t->w, " ");
        put_note(t, l, n);
    }
    sv_jsonw_puts(&t->w, "\n");
    for (int side = 0; side < 2; side++)
        while (sv_cell_more(&cells[side])) {
            sv_term_fill(t, INDENT * (uint32_t)(side + 1));
            sv_cell_line(t, &cells[side], 0);
            sv_jsonw_puts(&t->w, "\n");
        }
}

static samsvar_status put_link(sv_term *t, const sv_result *r, const sv_pair *p,
                               const sv_link *l, sv_cell cells[2])
{
    sv_style style = l->status == SV_LINK_REJECTED ? SV_STYLE_DIM : SV_STYLE_PLAIN;
    samsvar_status status = sv_show_cell(r->documents.data[p->source], l->source,
                                         l->source_count, 1, &cells[0]);
    if (status == SAMSVAR_OK)
        status = sv_show_cell(r->documents.data[p->target], l->target, l->target_count, 1,
                              &cells[1]);
    if (status)
        return status;
    cells[0].style = cells[1].style = style;
    if (t->width < STACKED) {
        cells[0].width = t->width - INDENT;
        cells[1].width = t->width - 2 * INDENT;
        put_stacked(t, l, cells);
    } else {
        cells[0].width = (t->width - META - GAP) / 2;
        cells[1].width = t->width - META - GAP - cells[0].width;
        put_side_by_side(t, l, cells);
    }
    return t->w.status;
}

/* ------------------------------------------------------------------ a pair */

static void put_title(sv_term *t, const sv_result *r, const sv_pair *p)
{
    char text[96];
    size_t rejected = 0, doubtful = 0;
    for (size_t i = 0; i < p->links.count; i++) {
        rejected += p->links.data[i].status == SV_LINK_REJECTED;
        doubtful += p->links.data[i].status == SV_LINK_NEEDS_REVIEW;
    }
    sv_jsonw_puts(&t->w, "\n");
    sv_show_text(t, SV_STYLE_BOLD, r->documents.data[p->source]->id);
    sv_term_puts(t, SV_STYLE_PLAIN, " and ");
    sv_show_text(t, SV_STYLE_BOLD, r->documents.data[p->target]->id);
    snprintf(text, sizeof text, ": %s, %zu link%s", sv_mode_name(p->mode),
             p->links.count - rejected, p->links.count - rejected == 1 ? "" : "s");
    sv_term_puts(t, SV_STYLE_PLAIN, text);
    if (doubtful) {
        snprintf(text, sizeof text, ", %zu to review", doubtful);
        sv_term_puts(t, SV_STYLE_DOUBT, text);
    }
    if (rejected) {
        snprintf(text, sizeof text, ", %zu rejected", rejected);
        sv_term_puts(t, SV_STYLE_BAD, text);
    }
    sv_jsonw_puts(&t->w, "\n");
}

static samsvar_status show_pair(sv_term *t, const sv_result *r, const sv_pair *p,
                                const sv_show_options *o)
{
    sv_cell cells[2] = {0};
    size_t count = 0;
    samsvar_status status = SAMSVAR_OK;
    order *list = sv_calloc(p->links.count + 1, sizeof *list);
    if (!list)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < p->links.count; i++)
        if (p->links.data[i].score >= o->min_score)
            list[count++] = (order){&p->links.data[i], i};
    if (o->doubtful && count)
        qsort(list, count, sizeof *list, by_doubt);
    sv_buf_init(&cells[0].text, SV_LIMIT_BUF);
    sv_buf_init(&cells[1].text, SV_LIMIT_BUF);
    put_title(t, r, p);
    for (size_t i = 0; i < count && !status; i++) {
        sv_jsonw_puts(&t->w, "\n");
        status = put_link(t, r, p, list[i].link, cells);
    }
    sv_buf_clear(&cells[0].text);
    sv_buf_clear(&cells[1].text);
    sv_free(list);
    return status;
}

/* Is "A,B" (or "B,A") this pair? */
static int is_named(const sv_result *r, const sv_pair *p, const char *name)
{
    const char *ids[2] = {r->documents.data[p->source]->id,
                          r->documents.data[p->target]->id};
    for (int first = 0; first < 2; first++) {
        size_t n = strlen(ids[first]);
        if (strncmp(name, ids[first], n) == 0 && name[n] == ',' &&
            strcmp(name + n + 1, ids[!first]) == 0)
            return 1;
    }
    return 0;
}

static samsvar_status show_links(sv_term *t, const sv_result *r, const sv_show_options *o,
                                 sv_error *err)
{
    size_t shown = 0;
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < r->pairs.count && !status; i++) {
        if (o->pair && !is_named(r, &r->pairs.data[i], o->pair))
            continue;
        status = show_pair(t, r, &r->pairs.data[i], o);
        shown++;
    }
    if (o->pair && !shown && !status)
        status = sv_fail(err, SAMSVAR_EINVAL,
                         "no pair is \"%s\": name two documents, as in no-1,en-1", o->pair);
    return status;
}

samsvar_status sv_show(const sv_result *r, const sv_show_options *options,
                       sv_write_fn *write, void *data, sv_error *err)
{
    sv_term t = {.color = options->color, .width = options->width};
    sv_show_options o = *options;
    if (t.width < SV_SHOW_LEAST)
        t.width = SV_SHOW_LEAST;
    if (t.width > SV_SHOW_MOST)
        t.width = SV_SHOW_MOST;
    sv_jsonw_init(&t.w, write, data);
    show_documents(&t, r);
    samsvar_status status =
        o.statements ? sv_show_statements(&t, r, &o) : show_links(&t, r, &o, err);
    samsvar_status written = sv_jsonw_finish(&t.w);
    return status ? status : written;
}
