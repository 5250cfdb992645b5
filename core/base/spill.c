/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* spill.c -- large blocks in a temporary file. Blocks lie in it one after the other, as
 * they came; what is released leaves a hole. The file has no name, so nothing of it is
 * left however the program ends. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/base/spill.h"

#include "core/base/num.h"
#include "core/base/path.h"

#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

enum { BLOCKS = 4096, PIECE = 4 << 20, REST_AFTER = 16 << 20 };

typedef struct block {
    char *at;
    size_t len; /* whole pages */
    off_t offset;
} block;

/* What is not atomic is under the lock; what is saves it where there is nothing to do. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_int depth;   /* of begin() without end() */
static atomic_size_t many; /* blocks in the file       */
static block blocks[BLOCKS];
static size_t count;
static int file = -1, refused; /* refused: there can be none */
static off_t end;
static atomic_size_t smallest;
static size_t heap_left, fresh; /* fresh: bytes since the last rest */
static uint64_t bytes_now;

/* ------------------------------------------------------------------ the file */

/* A file on a file system that is memory itself would win nothing. */
static int is_memory(int fd)
{
    struct statfs fs;
    return fstatfs(fd, &fs) != 0 || fs.f_type == TMPFS_MAGIC || fs.f_type == RAMFS_MAGIC;
}

static int open_in(const char *folder)
{
    char path[PATH_MAX];
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0) {
        int n = snprintf(path, sizeof path, "%s/samsvar-XXXXXX", folder);
        if (n < 0 || (size_t)n >= sizeof path)
            return -1;
        fd = mkostemp(path, O_CLOEXEC);
        if (fd >= 0)
            unlink(path);
    }
    if (fd >= 0 && is_memory(fd)) {
        close(fd);
        return -1;
    }
    return fd;
}

static int have_file(void)
{
    if (file < 0 && !refused) {
        const char *folder = sv_path_env("TMPDIR");
        file = folder && *folder == '/' ? open_in(folder) : -1;
        if (file < 0)
            file = open_in("/var/tmp");
        refused = file < 0;
        end = 0;
    }
    return file >= 0;
}

/* ------------------------------------------------------------------ begin and end */

static void read_numbers(void)
{
    const char *text = sv_path_env("SAMSVAR_SPILL");
    uint64_t n;
    smallest = SV_SPILL_BLOCK;
    heap_left = SV_SPILL_HEAP;
    if (!text || sv_num_u64(text, strlen(text), 0, SIZE_MAX / 4, &n) != SAMSVAR_OK)
        return;
    heap_left = 0;
    smallest = n ? (size_t)n : SIZE_MAX;
}

void sv_spill_begin(void)
{
    pthread_mutex_lock(&lock);
    if (atomic_fetch_add(&depth, 1) == 0) {
        refused = 0;
        read_numbers();
    }
    pthread_mutex_unlock(&lock);
}

void sv_spill_end(void)
{
    atomic_fetch_sub(&depth, 1);
}

uint64_t sv_spill_bytes(void)
{
    pthread_mutex_lock(&lock);
    uint64_t n = bytes_now;
    pthread_mutex_unlock(&lock);
    return n;
}

static void rest(void)
{
    for (size_t i = 0; i < count; i++)
        madvise(blocks[i].at, blocks[i].len, MADV_DONTNEED);
    fresh = 0;
}

void sv_spill_rest(void)
{
    if (!atomic_load_explicit(&many, memory_order_relaxed))
        return;
    pthread_mutex_lock(&lock);
    rest();
    pthread_mutex_unlock(&lock);
}

/* ------------------------------------------------------------------ blocks */

static size_t whole_pages(size_t bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    return (bytes + page - 1) & ~(page - 1);
}

static block *find(const void *ptr)
{
    for (size_t i = 0; i < count; i++)
        if (blocks[i].at == ptr)
            return &blocks[i];
    return NULL;
}

/* Disk space is reserved first: a page that the disk has no room for would end the
 * program when it is written to. */
static block *add(size_t bytes)
{
    size_t len = whole_pages(bytes);
    if (count == BLOCKS || !have_file() || posix_fallocate(file, end, (off_t)len) != 0)
        return NULL;
    char *at = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED, file, end);
    if (at == MAP_FAILED)
        return NULL;
    block *b = &blocks[count++];
    *b = (block){at, len, end};
    end += (off_t)len;
    bytes_now += len;
    atomic_store(&many, count);
    fresh += len;
    if (fresh > REST_AFTER)
        rest();
    return b;
}

static void drop(block *b)
{
    munmap(b->at, b->len);
    fallocate(file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, b->offset, (off_t)b->len);
    bytes_now -= b->len;
    *b = blocks[--count];
    atomic_store(&many, count);
    if (count == 0) {
        close(file);
        file = -1;
    }
}

int sv_spill_wants(size_t bytes)
{
    int yes = 0;
    if (!atomic_load_explicit(&depth, memory_order_relaxed) ||
        bytes < atomic_load_explicit(&smallest, memory_order_relaxed))
        return 0;
    pthread_mutex_lock(&lock);
    if (!refused) {
        yes = bytes > heap_left;
        if (!yes)
            heap_left -= bytes;
    }
    pthread_mutex_unlock(&lock);
    return yes;
}

void *sv_spill_new(size_t bytes)
{
    pthread_mutex_lock(&lock);
    block *b = add(bytes);
    char *at = b ? b->at : NULL;
    pthread_mutex_unlock(&lock);
    return at;
}

int sv_spill_has(const void *ptr)
{
    /* blocks in the file begin with a page, as hardly any other does */
    if (!atomic_load_explicit(&many, memory_order_relaxed) || ((uintptr_t)ptr & 4095))
        return 0;
    pthread_mutex_lock(&lock);
    int yes = find(ptr) != NULL;
    pthread_mutex_unlock(&lock);
    return yes;
}

/* Piece by piece, so that never more than one of them is in memory. */
void sv_spill_fill(void *to, const void *from, size_t len)
{
    for (size_t at = 0; at < len; at += PIECE) {
        size_t n = len - at < PIECE ? len - at : PIECE;
        memcpy((char *)to + at, (const char *)from + at, n);
        madvise((char *)to + at, n, MADV_DONTNEED);
    }
}

static void move(char *to, char *from, size_t len)
{
    for (size_t at = 0; at < len; at += PIECE) {
        size_t n = len - at < PIECE ? len - at : PIECE;
        sv_spill_fill(to + at, from + at, n);
        madvise(from + at, n, MADV_DONTNEED);
    }
}

void *sv_spill_resize(void *ptr, size_t bytes)
{
    pthread_mutex_lock(&lock);
    block *old = find(ptr);
    char *at = ptr;
    if (bytes > old->len) {
        block *b = add(bytes);
        at = b ? b->at : NULL;
        if (b) {
            move(at, ptr, old->len);
            drop(old); /* moves the last one there */
        }
    }
    pthread_mutex_unlock(&lock);
    return at;
}

size_t sv_spill_size(const void *ptr)
{
    pthread_mutex_lock(&lock);
    size_t len = find(ptr)->len;
    pthread_mutex_unlock(&lock);
    return len;
}

void sv_spill_free(void *ptr)
{
    pthread_mutex_lock(&lock);
    drop(find(ptr));
    pthread_mutex_unlock(&lock);
}
