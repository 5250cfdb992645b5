/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* arena.c -- bump allocator. */
#include "core/base/arena.h"

#include "core/base/mem.h"

#include <stdalign.h>
#include <string.h>

enum { CHUNK_FIRST = 4096, CHUNK_LAST = 1024 * 1024, ALIGN = alignof(max_align_t) };

struct sv_arena_chunk {
    struct sv_arena_chunk *next;
    size_t size, used; /* bytes of data */
    alignas(max_align_t) char data[];
};

void sv_arena_init(sv_arena *arena)
{
    arena->head = NULL;
    arena->used = 0;
}

void sv_arena_clear(sv_arena *arena)
{
    struct sv_arena_chunk *chunk = arena->head;
    while (chunk) {
        struct sv_arena_chunk *next = chunk->next;
        sv_free(chunk);
        chunk = next;
    }
    sv_arena_init(arena);
}

/* A chunk with room for bytes. A large object gets a chunk of its own behind the head,
 * so that the room that is left in the head is not lost. */
static struct sv_arena_chunk *add_chunk(sv_arena *arena, size_t bytes)
{
    struct sv_arena_chunk *head = arena->head;
    size_t size = CHUNK_FIRST;
    if (head && head->size >= CHUNK_FIRST)
        size = head->size >= CHUNK_LAST / 2 ? CHUNK_LAST : head->size * 2;
    int own = bytes > size / 4;
    if (own)
        size = bytes;
    if (size > PTRDIFF_MAX - sizeof(struct sv_arena_chunk))
        return NULL;
    struct sv_arena_chunk *chunk = sv_calloc(1, sizeof *chunk + size);
    if (!chunk)
        return NULL;
    chunk->size = size;
    if (own && head) {
        chunk->next = head->next;
        head->next = chunk;
    } else {
        chunk->next = head;
        arena->head = chunk;
    }
    return chunk;
}

static void *take(sv_arena *arena, size_t bytes, size_t align)
{
    struct sv_arena_chunk *chunk = arena->head;
    size_t at = chunk ? (chunk->used + align - 1) & ~(align - 1) : 0;
    if (!chunk || at > chunk->size || bytes > chunk->size - at) {
        chunk = add_chunk(arena, bytes);
        if (!chunk)
            return NULL;
        at = 0;
    }
    chunk->used = at + bytes;
    arena->used += bytes;
    return chunk->data + at;
}

void *sv_arena_alloc(sv_arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX)
        return NULL;
    return take(arena, bytes ? bytes : 1, ALIGN);
}

char *sv_arena_strndup(sv_arena *arena, const char *text, size_t len)
{
    if (len >= PTRDIFF_MAX)
        return NULL;
    char *copy = take(arena, len + 1, 1);
    if (copy && len)
        memcpy(copy, text, len); /* the chunk was zeroed: copy[len] is 0 */
    return copy;
}
