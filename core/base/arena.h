/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* arena.h -- bump allocator: what lives and dies together is allocated together.
 *
 *   [chunk]->[chunk]->[chunk]      each: header | used ....... | free |
 */
#ifndef SV_BASE_ARENA_H
#define SV_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

typedef struct sv_arena {
    struct sv_arena_chunk *head;
    size_t used; /* bytes handed out */
} sv_arena;

void sv_arena_init(sv_arena *arena);  /* allocates nothing */
void sv_arena_clear(sv_arena *arena); /* frees all; the arena is as after init */

/* Zeroed, aligned for any type; NULL when out of memory. Lives until clear. */
void *sv_arena_alloc(sv_arena *arena, size_t count, size_t size);

/* A zero-terminated copy of len bytes, or NULL. */
char *sv_arena_strndup(sv_arena *arena, const char *text, size_t len);

#endif
