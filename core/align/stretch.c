/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/stretch.h"

#include <math.h>

#include "core/align/keep.h"
#include "core/base/log.h"

enum { SPAN = 5 }; /* segments of a bead on both sides together, at most */

typedef struct node {
    double score;
    uint8_t a, b;   /* the step that led here                              */
    uint16_t beads; /* bit_of() of each bead that may start here           */
} node;

/* The columns of a row of nodes: from .. to, both inclusive. */
typedef struct node_row {
    uint64_t first;
    uint32_t from, to;
} node_row;

typedef struct stretch {
    sv_cells cells;
    const sv_steps *steps;
    double most_form; /* what length and marks add at most */
    node *nodes;
    node_row *row;
} stretch;

static uint16_t bit_of(uint32_t a, uint32_t b)
{
    return (uint16_t)(1u << ((a - 1) * SV_BEAD_MAX + b - 1));
}

static inline node *node_at(const stretch *s, uint32_t i, uint32_t j)
{
    const node_row *r = &s->row[i - s->cells.i0];
    return j < r->from || j > r->to ? NULL : &s->nodes[r->first + (j - r->from)];
}

static double bead_score(const stretch *s, sv_bead *bead)
{
    const sv_params *p = s->cells.params;
    bead->prior = (float)s->steps->step[bead->a][bead->b];
    return p->words_scale * bead->words + p->length_scale * bead->length + bead->marks +
           bead->vectors + bead->prior;
}

/* ---- which beads may start at a node */

/* Where words are few and no vectors are there, what does not touch may belong together. */
static int grows_by_touch(const sv_cells *c)
{
    return !c->m->sparse || c->vectors;
}

/* Do the words of a bead speak so much against it that it must not grow? */
static int is_poor(stretch *s, uint32_t i, uint32_t j, uint8_t a, uint8_t b)
{
    const float poor = -4.0f;
    if (!s->cells.vectors) {
        sv_bounds words = sv_cells_bounds(&s->cells, i, j, a, b);
        if (words.most < (double)poor || words.least >= (double)poor)
            return words.most < (double)poor;
    }
    sv_bead bead = {.i = i, .j = j, .a = a, .b = b};
    sv_cells_bead(&s->cells, &bead);
    return bead.words + bead.vectors < poor;
}

/* A box is only grown while its words still speak for it: a longer bead whose parts have
 * nothing in common cannot win over its nulls. */
static uint16_t beads_from(stretch *s, uint32_t i, uint32_t j)
{
    const sv_cells *c = &s->cells;
    uint16_t beads = 0;
    for (uint8_t a = 1; a <= SV_BEAD_MAX && i + a <= c->i1; a++)
        for (uint8_t b = 1; a + b <= SPAN && j + b <= c->j1; b++) {
            if (a + b > 2 && grows_by_touch(c) && !sv_cells_touch(c, i, j, a, b))
                break;
            if (sv_keep_rejects(c->m->keep, i, j, a, b))
                continue;
            beads |= bit_of(a, b);
            if (a + b > 2 && a + b < SPAN && is_poor(s, i, j, a, b))
                break;
        }
    return beads;
}

/* ---- the best way to a node */

/* The best step so far; of equal ones that which starts in the first row, then column. */
static void offer(node *n, uint8_t a, uint8_t b, double score)
{
    if (score > n->score || (score == n->score && (a > n->a || (a == n->a && b > n->b)))) {
        n->score = score;
        n->a = a;
        n->b = b;
    }
}

/* Looks at a bead closely only if its bounds leave it a chance. */
static void offer_bead(stretch *s, uint32_t i, uint32_t j, uint8_t a, uint8_t b, node *to)
{
    const sv_params *p = s->cells.params;
    const node *from = node_at(s, i, j);
    if (!from || !(from->beads & bit_of(a, b)) || !(from->score > -INFINITY))
        return;
    sv_bead bead = {.i = i, .j = j, .a = a, .b = b};
    if (!s->cells.vectors) {
        double rest = from->score + s->most_form + s->steps->step[a][b];
        double words = sv_cells_bounds(&s->cells, i, j, a, b).most;
        if (rest + p->words_scale * words < to->score)
            return;
    }
    sv_cells_bead(&s->cells, &bead);
    offer(to, a, b, from->score + bead_score(s, &bead));
}

static void settle(stretch *s, uint32_t i, uint32_t j, node *to)
{
    uint32_t rows = i - s->cells.i0, columns = j - s->cells.j0;
    const node *up = rows ? node_at(s, i - 1, j) : NULL;
    const node *left = columns ? node_at(s, i, j - 1) : NULL;
    if (up && up->score > -INFINITY)
        offer(to, 1, 0, up->score + s->steps->null[0]);
    if (left && left->score > -INFINITY)
        offer(to, 0, 1, left->score + s->steps->null[1]);
    for (uint8_t a = 1; a <= SV_BEAD_MAX && a <= rows; a++)
        for (uint8_t b = 1; a + b <= SPAN && b <= columns; b++)
            offer_bead(s, i - a, j - b, a, b, to);
}

static samsvar_status lay_nodes(stretch *s)
{
    const sv_cells *c = &s->cells;
    uint64_t count = 0;
    s->row = sv_calloc((size_t)(c->i1 - c->i0) + 1, sizeof *s->row);
    if (!s->row)
        return SAMSVAR_ENOMEM;
    for (uint32_t i = c->i0; i <= c->i1; i++) {
        node_row *r = &s->row[i - c->i0];
        uint32_t lo = c->band->lo[i], hi = c->band->hi[i];
        r->first = count;
        r->from = lo > c->j0 ? lo : c->j0;
        r->to = hi < c->j1 ? hi : c->j1;
        if (r->to < r->from)
            r->to = r->from;
        count += r->to - r->from + 1u;
    }
    s->nodes = sv_calloc(count, sizeof *s->nodes);
    if (!s->nodes)
        return SAMSVAR_ENOMEM;
    for (uint64_t k = 0; k < count; k++)
        s->nodes[k].score = -INFINITY;
    return SAMSVAR_OK;
}

/* From the last node back to the first; the beads are put in order. */
static samsvar_status trace(stretch *s, sv_beads *out)
{
    uint32_t i = s->cells.i1, j = s->cells.j1;
    size_t begin = out->count;
    while (i > s->cells.i0 || j > s->cells.j0) {
        const node *n = node_at(s, i, j);
        if (!n || n->a + n->b == 0)
            return SAMSVAR_EINVAL; /* the band has no way through: our bug */
        sv_bead bead = {.i = i - n->a, .j = j - n->b, .a = n->a, .b = n->b};
        if (bead.a && bead.b)
            sv_cells_bead(&s->cells, &bead);
        bead.prior = (float)(bead.a && bead.b ? s->steps->step[bead.a][bead.b]
                                              : s->steps->null[!bead.a]);
        if (!sv_vec_push(out, bead))
            return SAMSVAR_ENOMEM;
        i = bead.i;
        j = bead.j;
    }
    for (size_t x = begin, y = out->count; x + 1 < y; x++, y--) {
        sv_bead t = out->data[x];
        out->data[x] = out->data[y - 1];
        out->data[y - 1] = t;
    }
    return SAMSVAR_OK;
}

static samsvar_status search(stretch *s, sv_beads *out)
{
    const sv_cells *c = &s->cells;
    samsvar_status status = lay_nodes(s);
    if (status != SAMSVAR_OK)
        return status;
    s->most_form = sv_cells_most_form(c->params) + 0.01;
    node_at(s, c->i0, c->j0)->score = 0;
    for (uint32_t i = c->i0; i <= c->i1; i++) {
        const node_row *r = &s->row[i - c->i0];
        for (uint32_t j = r->from; j <= r->to; j++) {
            node *n = &s->nodes[r->first + (j - r->from)];
            settle(s, i, j, n);
            if (n->score > -INFINITY)
                n->beads = beads_from(s, i, j);
        }
        if (sv_canceled())
            return SAMSVAR_ECANCELED;
    }
    return trace(s, out);
}

samsvar_status sv_stretch_align(sv_match *m, const sv_params *params, const sv_band *band,
                                const sv_steps *steps, const uint32_t box[4], double ratio,
                                sv_beads *out)
{
    stretch s = {.steps = steps};
    samsvar_status status = sv_cells_build(m, params, band, box[0], box[1], box[2], box[3],
                                           ratio, &s.cells);
    if (status == SAMSVAR_OK) {
        status = search(&s, out);
        sv_cells_clear(&s.cells);
    }
    sv_free(s.nodes);
    sv_free(s.row);
    return status;
}
