/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* show.h -- an alignment for a person at a terminal. */
#ifndef SV_REVIEW_SHOW_H
#define SV_REVIEW_SHOW_H

#include "core/doc/result.h"
#include "core/review/term.h"

typedef struct sv_show_options {
    uint32_t width;    /* columns; less than SV_SHOW_LEAST is SV_SHOW_LEAST   */
    int color;
    int doubtful;      /* what a person should look at first comes first      */
    int statements;    /* statements over all articles, not links             */
    int32_t min_score; /* thousandths: no links and statements below          */
    const char *pair;  /* "A,B": only the pair of these documents, or NULL    */
} sv_show_options;

enum { SV_SHOW_LEAST = 24, SV_SHOW_MOST = 1000 };

/* Writes r through write. EINVAL: no such pair; what write returned; ENOMEM. */
samsvar_status sv_show(const sv_result *r, const sv_show_options *options,
                       sv_write_fn *write, void *data, sv_error *err);

/* ---- between the files of show */

/* Puts the segments of a document into a cell, a paragraph each; with numbers (from 1)
 * before them, or without. */
samsvar_status sv_show_cell(const samsvar_doc *doc, const uint32_t *segments,
                            uint32_t count, int numbers, sv_cell *cell);
/* Puts a text that is not ours out, cleaned. */
void sv_show_text(sv_term *t, sv_style style, const char *text);
/* Columns of such a text. */
uint32_t sv_show_width(const char *text);
samsvar_status sv_show_statements(sv_term *t, const sv_result *r,
                                  const sv_show_options *options);

#endif
