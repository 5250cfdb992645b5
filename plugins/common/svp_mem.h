/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_mem.h -- growing arrays and an arena on host->alloc, which has no realloc. */
#ifndef SVP_MEM_H
#define SVP_MEM_H

#include "core/plugin.h"

/* A typed array: struct { T *data; uint32_t count, room; }. */
#define SVP_VEC(type)                                                                    \
    struct {                                                                             \
        type *data;                                                                      \
        uint32_t count, room;                                                            \
    }

/* Makes room for one more element; 0 when there is no memory. */
int svp_vec_grow(const samsvar_host *host, void **data, uint32_t count, uint32_t *room,
                 size_t size);
#define svp_vec_reserve(host, v)                                                         \
    ((v)->count < (v)->room || svp_vec_grow((host), (void **)&(v)->data, (v)->count,     \
                                            &(v)->room, sizeof *(v)->data))
#define svp_vec_push(host, v, x)                                                         \
    (svp_vec_reserve((host), (v)) ? ((v)->data[(v)->count++] = (x), 1) : 0)
#define svp_vec_clear(host, v)                                                           \
    ((host)->release((host), (v)->data), (v)->data = NULL, (v)->count = (v)->room = 0)

/* Strings that live until svp_arena_reset(). */
typedef struct svp_block {
    struct svp_block *next;
    uint32_t used, room;
    char bytes[];
} svp_block;
typedef struct svp_arena {
    svp_block *first;
    uint32_t total; /* bytes of all blocks */
} svp_arena;

/* len bytes; NULL when there is no memory. */
char *svp_arena_bytes(const samsvar_host *host, svp_arena *a, uint32_t len);
/* A copy; ptr NULL when there is no memory. */
samsvar_str svp_arena_copy(const samsvar_host *host, svp_arena *a, const char *p,
                           uint32_t len);
/* Forgets everything but keeps one block. */
void svp_arena_reset(const samsvar_host *host, svp_arena *a);
void svp_arena_clear(const samsvar_host *host, svp_arena *a);

uint32_t svp_hash(const char *p, uint32_t len, uint32_t seed);
int svp_same(samsvar_str a, samsvar_str b);
int svp_is(samsvar_str a, const char *text);

#endif
