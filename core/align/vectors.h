/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* vectors.h -- vectors of segments, and of merges of neighbours, that the user's own model has
 * made: looked up by their text in the files of vecfile.h. */
#ifndef SV_ALIGN_VECTORS_H
#define SV_ALIGN_VECTORS_H

#include "core/align/vecfile.h"
#include "core/doc/result.h"

enum { SV_VECTOR_MERGE = 4 }; /* segments of a merge at most */

typedef struct sv_vectors sv_vectors;

/* One text of overlaps and its matrix; the names are only read. */
typedef struct sv_vector_names {
    const char *overlaps, *matrix;
} sv_vector_names;

/* Opens all files. EDATA also where their rows have different lengths: vectors of different
 * models cannot be compared. The names must outlive *out. */
samsvar_status sv_vectors_open(const sv_vector_names *names, uint32_t count, sv_vectors **out,
                               sv_error *err);
void sv_vectors_free(sv_vectors *v); /* NULL is fine */

/* Finds the vectors of r's segments, and of merges of up to `longest` neighbours, reads them,
 * and forgets the texts. Warns (sv_log) of documents with segments that have none. Once only. */
samsvar_status sv_vectors_take(sv_vectors *v, const sv_result *r, uint32_t longest, sv_error *err);

uint32_t sv_vectors_dim(const sv_vectors *v);
/* The vector, one unit long, of `count` segments from `first` on; NULL: there is none. */
const float *sv_vectors_at(const sv_vectors *v, uint32_t document, uint32_t first, uint32_t count);
/* The cosine of two such vectors. */
float sv_vectors_dot(const float *a, const float *b, uint32_t dim);

/* Appends the files with their sha256 to r->dictionaries. */
samsvar_status sv_vectors_provenance(const sv_vectors *v, sv_result *r);

#endif
