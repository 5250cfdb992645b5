/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cells.h -- the word pairs of every cell (source segment, target segment) of a stretch of a
 * band, and the worth of beads, which are boxes of cells. */
#ifndef SV_ALIGN_CELLS_H
#define SV_ALIGN_CELLS_H

#include "core/align/anchor.h"

/* A bead: source segments i .. i+a-1 are said by target segments j .. j+b-1; a or b may be 0. */
typedef struct sv_bead {
    uint32_t i, j;
    uint8_t a, b;
    float words;  /* log-odds from words: mean of both directions          */
    float length; /* from the lengths                                      */
    float marks;  /* from punctuation and continuation                     */
    float prior;  /* of the step                                           */
    float vectors; /* from the user's vectors, 0 without                   */
} sv_bead;

enum { SV_BEAD_MAX = 4 }; /* segments a side of a bead */

/* The columns of a source segment that lie in the band and in the stretch. */
typedef struct sv_cell_row {
    uint64_t first;    /* cell of column `from` */
    uint32_t from, to; /* [from, to)            */
} sv_cell_row;

typedef struct sv_cell {
    uint32_t first;  /* into pairs                                                    */
    uint32_t count;
    float gain[2];   /* what the pairs add to the worth of either side without them   */
} sv_cell;

typedef struct sv_cells {
    sv_match *m;
    const sv_params *params;
    const sv_band *band;
    uint32_t i0, i1;        /* source segments of the stretch          */
    uint32_t j0, j1;        /* target segments of the stretch          */
    sv_cell_row *row;       /* [i1 - i0]                               */
    sv_cell *cell;          /* row by row                              */
    SV_VEC(sv_word_pair) pairs;
    float *vectors;         /* [cells] what vectors say of each, or NULL without */
    float *best[2];         /* scratch: strongest match of each token of a box */
    double log_ratio;       /* log of target length / source length    */
} sv_cells;

/* log(characters of the target / of the source), taken from the texts as a whole and held
 * within factor 1.6 either way. */
double sv_cells_log_ratio(const sv_match *m);

samsvar_status sv_cells_build(sv_match *m, const sv_params *params, const sv_band *band,
                              uint32_t i0, uint32_t i1, uint32_t j0, uint32_t j1,
                              double log_ratio, sv_cells *out);
void sv_cells_clear(sv_cells *c);

/* Does the last row or the last column of a box, which a smaller box lacks, share a word with
 * the box, or have vectors that are for a cell of it? A bead that grows by a segment without any
 * is never better than one with a null. */
int sv_cells_touch(const sv_cells *c, uint32_t i, uint32_t j, uint32_t a, uint32_t b);

/* Bounds of what the words of a bead can be worth, from the gains of its cells alone: a token
 * that two cells match counts once, in the cell where it gains the most. a, b >= 1. */
typedef struct sv_bounds {
    double least, most;
} sv_bounds;
sv_bounds sv_cells_bounds(const sv_cells *c, uint32_t i, uint32_t j, uint32_t a, uint32_t b);

/* The most that length and marks can say for any bead: (scaled) log-odds. */
double sv_cells_most_form(const sv_params *params);

/* Fills words, length, marks and vectors of a bead whose i, j, a, b are set. a, b >= 1. */
void sv_cells_bead(sv_cells *c, sv_bead *bead);

#endif
