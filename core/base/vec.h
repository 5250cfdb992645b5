/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* vec.h -- typed growable arrays; the order of arrays of numbers.
 *
 *   SV_VEC(uint32_t) v = {0};
 *   if (!sv_vec_push(&v, 7)) -> out of memory, v is as before
 *   v.data[0] .. v.data[v.count - 1];  sv_vec_clear(&v);
 */
#ifndef SV_BASE_VEC_H
#define SV_BASE_VEC_H

#include "core/base/mem.h"

#define SV_VEC(type) \
    struct {         \
        type *data;  \
        size_t count, cap; \
    }

/* Room for n more; false when out of memory. */
#define sv_vec_reserve(v, n) \
    (sv_vec_grow((void **)&(v)->data, &(v)->cap, (v)->count, (n), sizeof *(v)->data))

#define sv_vec_push(v, ...) \
    ((v)->count < (v)->cap || sv_vec_reserve(v, 1) ? ((v)->data[(v)->count++] = (__VA_ARGS__), 1) : 0)

#define sv_vec_clear(v) \
    (sv_free((v)->data), (v)->data = NULL, (v)->count = (v)->cap = 0)

/* Gives back the room for more elements, if the allocator agrees. */
#define sv_vec_trim(v) sv_vec_shrink((void **)&(v)->data, &(v)->cap, (v)->count, sizeof *(v)->data)

/* Behind the macros: makes *cap >= count + more, doubling; 0 when out of memory. */
int sv_vec_grow(void **data, size_t *cap, size_t count, size_t more, size_t size);
void sv_vec_shrink(void **data, size_t *cap, size_t count, size_t size);

/* For qsort() of uint32_t, the smallest first. */
int sv_by_number(const void *x, const void *y);
/* As strings are compared: by the first number that differs, else the shorter first. */
int sv_compare_lists(const uint32_t *a, size_t m, const uint32_t *b, size_t n);

#endif
