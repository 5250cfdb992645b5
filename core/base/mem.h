/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* mem.h -- the only allocator. Sizes are checked for overflow; a test can let the
 * n-th allocation fail and can count what is still allocated. */
#ifndef SV_BASE_MEM_H
#define SV_BASE_MEM_H

#include <stddef.h>
#include <stdint.h>

/* Zeroed memory for count elements of size bytes; NULL when there is none or when the
 * product overflows. count 0 gives a valid pointer. Release with sv_free(). */
void *sv_calloc(size_t count, size_t size);

/* Resizes to count elements; NULL leaves the old block as it was. New memory is not zeroed. */
void *sv_realloc(void *ptr, size_t count, size_t size);

/* NULL is fine. */
void sv_free(void *ptr);

/* A zero-terminated copy of len bytes, or NULL. */
char *sv_strndup(const char *text, size_t len);
char *sv_strdup(const char *text);

/* malloc-like entry points for libraries that take an allocator (Jansson). */
void *sv_mem_malloc(size_t size);
void *sv_mem_realloc(void *ptr, size_t size);

/* For tests: the n-th allocation from now fails (1 = the next); sticky: all later ones
 * too. n = 0 switches failing off. Not thread-safe. */
void sv_mem_fail_at(uint64_t n, int sticky);
uint64_t sv_mem_count(void); /* allocations since the last sv_mem_fail_at() */
int64_t sv_mem_live(void);   /* blocks allocated and not yet released        */

#endif
