/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* mem.c -- the only allocator. */
#include "core/base/mem.h"

#include "core/base/spill.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* Relaxed order is enough: the numbers guard no other memory. */
static atomic_uint_fast64_t asked;   /* allocations since sv_mem_fail_at() */
static atomic_uint_fast64_t fail_at; /* 0: never */
static atomic_int fail_on;           /* all after fail_at fail, too */
static atomic_int_fast64_t live;

static int may_allocate(void)
{
    uint64_t n = atomic_fetch_add_explicit(&asked, 1, memory_order_relaxed) + 1;
    uint64_t at = atomic_load_explicit(&fail_at, memory_order_relaxed);
    if (at == 0 || n < at)
        return 1;
    return n > at && !atomic_load_explicit(&fail_on, memory_order_relaxed);
}

/* The product of both, at least 1, or 0 when no object can be so large. */
static size_t product(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX)
        return 0;
    return bytes ? bytes : 1;
}

static void *counted(void *fresh)
{
    if (fresh)
        atomic_fetch_add_explicit(&live, 1, memory_order_relaxed);
    return fresh;
}

void *sv_calloc(size_t count, size_t size)
{
    size_t bytes = product(count, size);
    if (!may_allocate() || bytes == 0)
        return NULL;
    void *spilled = sv_spill_wants(bytes) ? sv_spill_new(bytes) : NULL;
    return counted(spilled ? spilled : calloc(1, bytes));
}

/* A block of the heap that has grown large moves to the file. realloc() first: only it knows
 * how long the old block is. */
static void *move_out(void *ptr, size_t bytes)
{
    void *spilled = sv_spill_new(bytes);
    if (spilled) {
        sv_spill_fill(spilled, ptr, bytes);
        free(ptr);
    }
    return spilled ? spilled : ptr;
}

static void *resize_spilled(void *ptr, size_t bytes)
{
    void *other = sv_spill_resize(ptr, bytes);
    if (other)
        return other;
    other = malloc(bytes); /* the disk is full */
    if (other) {
        memcpy(other, ptr, sv_spill_size(ptr) < bytes ? sv_spill_size(ptr) : bytes);
        sv_spill_free(ptr);
    }
    return other;
}

void *sv_realloc(void *ptr, size_t count, size_t size)
{
    size_t bytes = product(count, size);
    if (!may_allocate() || bytes == 0)
        return NULL;
    if (sv_spill_has(ptr))
        return resize_spilled(ptr, bytes);
    int wanted = sv_spill_wants(bytes);
    void *spilled = wanted && !ptr ? sv_spill_new(bytes) : NULL;
    if (!ptr)
        return counted(spilled ? spilled : malloc(bytes));
    void *bigger = realloc(ptr, bytes);
    return wanted && bigger ? move_out(bigger, bytes) : bigger;
}

void sv_free(void *ptr)
{
    if (!ptr)
        return;
    atomic_fetch_sub_explicit(&live, 1, memory_order_relaxed);
    if (sv_spill_has(ptr))
        sv_spill_free(ptr);
    else
        free(ptr);
}

char *sv_strndup(const char *text, size_t len)
{
    if (len == SIZE_MAX)
        return NULL;
    char *copy = sv_mem_malloc(len + 1);
    if (!copy)
        return NULL;
    if (len)
        memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

char *sv_strdup(const char *text)
{
    return sv_strndup(text, strlen(text));
}

void *sv_mem_malloc(size_t size)
{
    return sv_realloc(NULL, size, 1);
}

void *sv_mem_realloc(void *ptr, size_t size)
{
    return sv_realloc(ptr, size, 1);
}

void sv_mem_fail_at(uint64_t n, int sticky)
{
    atomic_store(&asked, 0);
    atomic_store(&fail_at, n);
    atomic_store(&fail_on, sticky);
}

uint64_t sv_mem_count(void)
{
    return atomic_load(&asked);
}

int64_t sv_mem_live(void)
{
    return atomic_load(&live);
}
