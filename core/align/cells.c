/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/cells.h"

#include <math.h>
#include <string.h>

#include "core/align/vecpair.h"
#include "core/align/window.h"
#include "core/base/log.h"

enum { BOX_TOKENS = SV_BEAD_MAX * SV_MATCH_WORDS };

double sv_cells_log_ratio(const sv_match *m)
{
    double len[2] = {50, 50};
    for (int side = 0; side < 2; side++)
        for (size_t s = 0; s < m->bag[side]->segs.count; s++)
            len[side] += m->bag[side]->segs.data[s].length;
    double r = log(len[1] / len[0]);
    return r > 0.47 ? 0.47 : r < -0.47 ? -0.47 : r;
}

/* ---- cells */

/* The cell of two segments of the stretch, or NULL when it is not in the band. */
static inline sv_cell *cell_at(const sv_cells *c, uint32_t i, uint32_t j)
{
    const sv_cell_row *r = &c->row[i - c->i0];
    return j >= r->from && j < r->to ? &c->cell[r->first + (j - r->from)] : NULL;
}

static float *vectors_at(const sv_cells *c, const sv_cell *cell)
{
    return &c->vectors[cell - c->cell];
}

static void lay_row(sv_cells *c, uint32_t i, uint64_t first)
{
    sv_cell_row *r = &c->row[i - c->i0];
    uint32_t lo = c->band->lo[i], hi = c->band->hi[i + 1];
    r->first = first;
    r->from = lo > c->j0 ? lo : c->j0;
    r->to = hi < c->j1 ? hi : c->j1;
    if (r->to < r->from)
        r->to = r->from;
}

/* Slot of a token in the scratch of either side. */
static float *best_of(const sv_cells *c, int side, uint32_t slot, uint32_t token)
{
    return &c->best[side][slot * SV_MATCH_WORDS + token];
}

/* What raising a token's best match to `strength` (0..1) adds. */
static float count_pair(sv_cells *c, int side, uint32_t slot, uint32_t seg, uint32_t token,
                        float strength)
{
    float *best = best_of(c, side, slot, token);
    if (strength <= *best)
        return 0;
    const sv_worth *w = &c->m->worth[side][c->m->bag[side]->segs.data[seg].token_first + token];
    float gain = (strength - *best) * (w->hit - w->miss);
    *best = strength;
    return gain;
}

/* Adds what the pairs of a cell, which is the x-th and y-th of a box, gain on both sides. */
static void count_cell(sv_cells *c, const sv_cell *cell, uint32_t i, uint32_t x, uint32_t j,
                       uint32_t y, float sum[2])
{
    const sv_word_pair *p = c->pairs.data + cell->first;
    for (uint32_t k = 0; k < cell->count; k++) {
        float strength = p[k].strength / 255.0f;
        sum[0] += count_pair(c, 0, x, i + x, p[k].src, strength);
        if (p[k].tgt < SV_MATCH_WORDS)
            sum[1] += count_pair(c, 1, y, j + y, p[k].tgt, strength);
    }
}

static void forget_cell(sv_cells *c, const sv_cell *cell, uint32_t x, uint32_t y)
{
    const sv_word_pair *p = c->pairs.data + cell->first;
    for (uint32_t k = 0; k < cell->count; k++) {
        *best_of(c, 0, x, p[k].src) = 0;
        if (p[k].tgt < SV_MATCH_WORDS)
            *best_of(c, 1, y, p[k].tgt) = 0;
    }
}

static samsvar_status fill_cell(sv_cells *c, sv_window *w, uint32_t i, uint32_t j)
{
    sv_cell *cell = cell_at(c, i, j);
    if (!cell || !sv_vec_reserve(&c->pairs, SV_MATCH_WORDS))
        return cell ? SAMSVAR_ENOMEM : SAMSVAR_OK;
    cell->first = (uint32_t)c->pairs.count;
    cell->count = sv_window_pairs(w, i, c->pairs.data + c->pairs.count);
    c->pairs.count += cell->count;
    count_cell(c, cell, i, 0, j, 0, cell->gain);
    forget_cell(c, cell, 0, 0);
    if (c->vectors)
        *vectors_at(c, cell) = sv_vecpair_term(c->m->vectors, i, 1, j, 1);
    return SAMSVAR_OK;
}

/* Column by column, because the rows that a column meets are a window that moves on: they are
 * those from the first whose span may still hold the column to the last that holds it already. */
static samsvar_status fill(sv_cells *c)
{
    sv_window *w = sv_window_open(c->m, c->i0, c->i1);
    samsvar_status status = w ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    uint32_t top = c->i0, bottom = c->i0;
    for (uint32_t j = c->j0; j < c->j1 && !status; j++) {
        while (top < c->i1 && c->band->hi[top + 1] <= j)
            top++;
        while (bottom < c->i1 && c->band->lo[bottom] <= j)
            bottom++;
        status = sv_window_move(w, top, bottom);
        if (status == SAMSVAR_OK)
            status = sv_window_meet(w, j);
        for (uint32_t i = top; i < bottom && !status; i++)
            status = fill_cell(c, w, i, j);
        if (!status && sv_canceled()) /* beside a missing block a column is long */
            status = SAMSVAR_ECANCELED;
    }
    sv_window_close(w);
    return status;
}

samsvar_status sv_cells_build(sv_match *m, const sv_params *params, const sv_band *band,
                              uint32_t i0, uint32_t i1, uint32_t j0, uint32_t j1,
                              double log_ratio, sv_cells *out)
{
    memset(out, 0, sizeof *out);
    out->m = m;
    out->params = params;
    out->band = band;
    out->i0 = i0;
    out->i1 = i1;
    out->j0 = j0;
    out->j1 = j1;
    out->log_ratio = log_ratio;
    out->row = sv_calloc((size_t)(i1 - i0) + 1, sizeof *out->row);
    uint64_t cells = 0;
    for (uint32_t i = i0; out->row && i < i1; i++) {
        lay_row(out, i, cells);
        cells += out->row[i - i0].to - out->row[i - i0].from;
    }
    out->cell = sv_calloc(cells + 1, sizeof *out->cell);
    if (m->vectors)
        out->vectors = sv_calloc(cells + 1, sizeof *out->vectors);
    out->best[0] = sv_calloc(BOX_TOKENS, sizeof(float));
    out->best[1] = sv_calloc(BOX_TOKENS, sizeof(float));
    samsvar_status status = SAMSVAR_ENOMEM;
    if (out->row && out->cell && out->best[0] && out->best[1] &&
        (out->vectors || !m->vectors))
        status = fill(out);
    if (status != SAMSVAR_OK)
        sv_cells_clear(out);
    return status;
}

void sv_cells_clear(sv_cells *c)
{
    sv_free(c->row);
    sv_free(c->cell);
    sv_free(c->vectors);
    sv_free(c->best[0]);
    sv_free(c->best[1]);
    sv_vec_clear(&c->pairs);
    memset(c, 0, sizeof *c);
}

/* ---- beads */

static int any_pair(const sv_cells *c, uint32_t i, uint32_t j)
{
    const sv_cell *cell = cell_at(c, i, j);
    return cell && (cell->count > 0 || (c->vectors && *vectors_at(c, cell) > 0));
}

int sv_cells_touch(const sv_cells *c, uint32_t i, uint32_t j, uint32_t a, uint32_t b)
{
    int row = a == 1, column = b == 1;
    for (uint32_t y = 0; y < b && !row; y++)
        row = any_pair(c, i + a - 1, j + y);
    for (uint32_t x = 0; x < a && !column; x++)
        column = any_pair(c, i + x, j + b - 1);
    return row && column;
}

sv_bounds sv_cells_bounds(const sv_cells *c, uint32_t i, uint32_t j, uint32_t a, uint32_t b)
{
    float miss = 0, all = 0, least = 0, column[SV_BEAD_MAX] = {0};
    for (uint32_t y = 0; y < b; y++)
        miss += c->m->miss_sum[1][j + y];
    for (uint32_t x = 0; x < a; x++) {
        float row = 0;
        miss += c->m->miss_sum[0][i + x];
        for (uint32_t y = 0; y < b; y++) {
            const sv_cell *cell = cell_at(c, i + x, j + y);
            if (!cell)
                continue;
            all += cell->gain[0] + cell->gain[1];
            row = cell->gain[0] > row ? cell->gain[0] : row;
            column[y] = cell->gain[1] > column[y] ? cell->gain[1] : column[y];
        }
        least += row;
    }
    for (uint32_t y = 0; y < b; y++)
        least += column[y];
    double slack = 0.01 + 1e-4 * (double)(all - miss); /* sums of floats round */
    return (sv_bounds){0.5 * (double)(miss + least) - slack, 0.5 * (double)(miss + all) + slack};
}

static float words_of(sv_cells *c, const sv_bead *bead)
{
    float sum[2] = {0, 0};
    for (uint32_t x = 0; x < bead->a; x++)
        sum[0] += c->m->miss_sum[0][bead->i + x];
    for (uint32_t y = 0; y < bead->b; y++)
        sum[1] += c->m->miss_sum[1][bead->j + y];
    for (uint32_t x = 0; x < bead->a; x++)
        for (uint32_t y = 0; y < bead->b; y++) {
            const sv_cell *cell = cell_at(c, bead->i + x, bead->j + y);
            if (cell)
                count_cell(c, cell, bead->i, x, bead->j, y, sum);
        }
    for (uint32_t x = 0; x < bead->a; x++)
        for (uint32_t y = 0; y < bead->b; y++) {
            const sv_cell *cell = cell_at(c, bead->i + x, bead->j + y);
            if (cell)
                forget_cell(c, cell, x, y);
        }
    return 0.5f * (sum[0] + sum[1]);
}

/* log N(z; 0, s) - log N(z; 0, wide): the lengths of translations keep a ratio, those of
 * other sentences do not (after Gale and Church, CL 19, 1993, on a log scale). */
static float length_of(const sv_cells *c, const sv_bead *bead)
{
    double len[2] = {4, 4};
    for (uint32_t x = 0; x < bead->a; x++)
        len[0] += c->m->bag[0]->segs.data[bead->i + x].length;
    for (uint32_t y = 0; y < bead->b; y++)
        len[1] += c->m->bag[1]->segs.data[bead->j + y].length;
    double z = log(len[1] / len[0]) - c->log_ratio;
    double near2 = c->params->length_spread * c->params->length_spread +
                   c->params->length_short / (len[0] + len[1]);
    double wide2 = c->params->length_wide * c->params->length_wide + near2;
    return (float)(0.5 * (z * z / wide2 - z * z / near2) + 0.5 * log(wide2 / near2));
}

static float marks_of(const sv_cells *c, const sv_bead *bead)
{
    const sv_bagseg *s = &c->m->bag[0]->segs.data[bead->i];
    const sv_bagseg *t = &c->m->bag[1]->segs.data[bead->j];
    uint32_t a = s[bead->a - 1].marks, b = t[bead->b - 1].marks;
    double sum = 0;
    if ((a ^ b) & SV_MARK_QUESTION)
        sum -= c->params->mark_question;
    else if (a & SV_MARK_QUESTION)
        sum += c->params->mark_question;
    if ((s->marks & SV_MARK_QUOTE) == (t->marks & SV_MARK_QUOTE) && (s->marks & SV_MARK_QUOTE))
        sum += c->params->mark_quote;
    uint32_t cue = SV_MARK_CONTINUATION | SV_MARK_LOWER;
    for (uint32_t x = 1; x < bead->a; x++)
        if ((s[x].marks & cue) || (s[x - 1].marks & SV_MARK_NO_END))
            sum += c->params->mark_continuation;
    for (uint32_t y = 1; y < bead->b; y++)
        if ((t[y].marks & cue) || (t[y - 1].marks & SV_MARK_NO_END))
            sum += c->params->mark_continuation;
    return (float)sum;
}

double sv_cells_most_form(const sv_params *p)
{
    double near2 = p->length_spread * p->length_spread, wide2 = p->length_wide * p->length_wide;
    return p->length_scale * 0.5 * log1p(wide2 / near2) + p->mark_question + p->mark_quote +
           (SV_BEAD_MAX - 1) * p->mark_continuation;
}

/* A bead of more text has more that speaks for it, or against; yet so little that it does not
 * grow by a segment that only makes the cosine less. */
static float vectors_of(const sv_cells *c, const sv_bead *bead)
{
    if (!c->vectors)
        return 0;
    const sv_cell *cell = cell_at(c, bead->i, bead->j);
    if (bead->a == 1 && bead->b == 1 && cell)
        return *vectors_at(c, cell);
    return (0.5f + 0.25f * (float)(bead->a + bead->b)) *
           sv_vecpair_term(c->m->vectors, bead->i, bead->a, bead->j, bead->b);
}

void sv_cells_bead(sv_cells *c, sv_bead *bead)
{
    bead->vectors = vectors_of(c, bead);
    bead->words = words_of(c, bead);
    bead->length = length_of(c, bead);
    bead->marks = marks_of(c, bead);
}
