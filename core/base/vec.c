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
