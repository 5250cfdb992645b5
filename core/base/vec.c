/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* vec.c -- growth of typed arrays. */
#include "core/base/vec.h"

#include <string.h>

int sv_vec_grow(void **data, size_t *cap, size_t count, size_t more, size_t size)
{
    if (more <= *cap - count)
        return 1;
    if (more > SIZE_MAX - count)
        return 0;
    size_t need = count + more;
    size_t room = *cap > SIZE_MAX / 2 ? need : *cap * 2;
    if (room < 8)
        room = 8;
    if (room < need)
        room = need;
    /* *data is really a `type *`: as bytes it may be read whatever the type is. */
    void *old;
    memcpy(&old, data, sizeof old);
    void *bigger = sv_realloc(old, room, size);
    if (!bigger && room > need) {
        room = need;
        bigger = sv_realloc(old, room, size);
    }
    if (!bigger)
        return 0;
    memcpy(data, &bigger, sizeof bigger);
    *cap = room;
    return 1;
}

void sv_vec_shrink(void **data, size_t *cap, size_t count, size_t size)
{
    void *less = count && count < *cap ? sv_realloc(*data, count, size) : NULL;
    if (less) {
        *data = less;
        *cap = count;
    }
}

int sv_by_number(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

int sv_compare_lists(const uint32_t *a, size_t m, const uint32_t *b, size_t n)
{
    for (size_t i = 0; i < m && i < n; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return (m > n) - (m < n);
}
