/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* vecfile.h -- a text of overlaps and the matrix of their vectors, in the form of Vecalign
 * (Thompson and Koehn, EMNLP 2019): row n of the matrix, float32 and little-endian, is the
 * vector of line n. The form says neither how many numbers a row has nor of which model. */
#ifndef SV_ALIGN_VECFILE_H
#define SV_ALIGN_VECFILE_H

#include "core/base/buf.h"
#include "core/base/intern.h"
#include "core/base/limits.h"
#include "core/base/status.h"
#include "core/base/vec.h"

typedef struct sv_vecfile {
    sv_intern *lines;         /* the different lines, white space normalised        */
    SV_VEC(uint32_t) row;     /* [ids of lines] the first row with the line         */
    uint32_t rows, dim;
    int fd;                   /* of the matrix, open                                */
    const char *matrix_name;  /* as given; not owned                                */
    char text_sha256[65], matrix_sha256[65];
    uint64_t zeros;           /* rows without a direction                           */
} sv_vecfile;

/* Reads the text and opens the matrix; sizes are checked, numbers are not yet. ENOENT: one of
 * the two is not there; EDATA: they do not fit, or the matrix is no regular file. */
samsvar_status sv_vecfile_open(const char *text, const char *matrix, sv_vecfile *out,
                               sv_error *err);
/* The lines alone, from memory (for tests and fuzzing). */
samsvar_status sv_vecfile_parse(const char *name, const char *bytes, size_t len,
                                sv_vecfile *out, sv_error *err);
void sv_vecfile_clear(sv_vecfile *f); /* also after a failure */

/* The row of a line that is normalised already, or SV_NO_ID. Of equal lines the first counts. */
uint32_t sv_vecfile_find(const sv_vecfile *f, const char *line, size_t len);

/* Reads the whole matrix once: checks that all numbers are finite (EDATA names the row), computes
 * the sha256, and copies row r, made one unit long, to to[slot[r] * dim] where slot[r] is not
 * SV_NO_ID. A row of zeros is copied as zeros. */
samsvar_status sv_vecfile_take(sv_vecfile *f, const uint32_t *slot, float *to, sv_error *err);

/* Appends a line as overlap.py would write it: without white space at its ends and, which
 * that leaves to the input, with one space for each run within; at most 10,000 characters. */
samsvar_status sv_vecline_put(const char *text, size_t len, sv_buf *out);
/* How much of a line overlap.py keeps: at most 10,000 characters, no space at the end. */
size_t sv_vecline_cut(const char *line, size_t len);

#endif
