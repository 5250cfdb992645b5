/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "plugins/common/svp_mem.h"

#include <string.h>

enum { BLOCK = 32768 };

int svp_vec_grow(const samsvar_host *host, void **data, uint32_t count, uint32_t *room,
                 size_t size)
{
    uint32_t more = *room ? *room * 2 : 32;
    if (more <= *room)
        return 0;
    void *fresh = host->alloc(host, more * size);
    if (!fresh)
        return 0;
    if (count)
        memcpy(fresh, *data, count * size);
    host->release(host, *data);
    *data = fresh;
    *room = more;
    return 1;
}

char *svp_arena_bytes(const samsvar_host *host, svp_arena *a, uint32_t len)
{
    svp_block *b = a->first;
    if (!b || b->room - b->used < len) {
        uint32_t room = len > BLOCK ? len : BLOCK;
        b = host->alloc(host, sizeof *b + room);
        if (!b)
            return NULL;
        b->room = room;
        b->next = a->first;
        a->first = b;
        a->total += room;
    }
    char *p = b->bytes + b->used;
    b->used += len;
    return p;
}

samsvar_str svp_arena_copy(const samsvar_host *host, svp_arena *a, const char *p,
                           uint32_t len)
{
    char *q = svp_arena_bytes(host, a, len ? len : 1);
    if (q && len)
        memcpy(q, p, len);
    return (samsvar_str){q, q ? len : 0};
}

void svp_arena_reset(const samsvar_host *host, svp_arena *a)
{
    while (a->first && a->first->next) {
        svp_block *next = a->first->next;
        host->release(host, a->first);
        a->first = next;
    }
    if (a->first)
        a->first->used = 0;
    a->total = a->first ? a->first->room : 0;
}

void svp_arena_clear(const samsvar_host *host, svp_arena *a)
{
    while (a->first) {
        svp_block *next = a->first->next;
        host->release(host, a->first);
        a->first = next;
    }
    a->total = 0;
}

uint32_t svp_hash(const char *p, uint32_t len, uint32_t seed)
{
    uint32_t h = 2166136261u ^ seed; /* FNV-1a */
    for (uint32_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)p[i]) * 16777619u;
    return h ^ (h >> 15);
}

int svp_same(samsvar_str a, samsvar_str b)
{
    return a.len == b.len && !memcmp(a.ptr, b.ptr, a.len);
}

int svp_is(samsvar_str a, const char *text)
{
    return a.len == strlen(text) && !memcmp(a.ptr, text, a.len);
}
