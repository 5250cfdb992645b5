/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* window.h -- the word pairs of a target segment with a window of source segments.
 *
 * In a band each target segment meets a window of rows that only moves on, and has few keys in
 * common with most of them. So the keys of the window's rows are kept in lists by key: a target
 * segment walks the lists of its own keys and finds the rows, rather than each row looking for
 * each of its keys. What comes out is what sv_match_pairs() says of each row. */
#ifndef SV_ALIGN_WINDOW_H
#define SV_ALIGN_WINDOW_H

#include "core/align/match.h"

typedef struct sv_window sv_window;

/* An empty window for the source segments i0 .. i1 - 1. One is open at a time; its lists stay
 * with m for the next one, until sv_window_free(). NULL: out of memory. */
sv_window *sv_window_open(sv_match *m, uint32_t i0, uint32_t i1);
void sv_window_close(sv_window *w);
void sv_window_free(sv_window *w);

/* Moves the window to the rows top .. bottom - 1; neither may fall. */
samsvar_status sv_window_move(sv_window *w, uint32_t top, uint32_t bottom);

/* Meets a target segment with all rows of the window. */
samsvar_status sv_window_meet(sv_window *w, uint32_t tgt);
/* The pairs of a row with it, as of sv_match_pairs(); each row may be asked once, and the next
 * segment is only met when all were. */
uint32_t sv_window_pairs(sv_window *w, uint32_t src, sv_word_pair out[SV_MATCH_WORDS]);

#endif
