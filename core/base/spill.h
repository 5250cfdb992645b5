/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* spill.h -- large blocks of mem.h in a temporary file instead of in memory.
 *
 * An alignment that is read or imported needs its texts before its links, and often as
 * much of both as a file has; but it is used from front to back. Between sv_spill_begin()
 * and sv_spill_end() blocks of at least `block` bytes are therefore mapped from a file
 * without a name (in $TMPDIR, or /var/tmp), once SV_SPILL_HEAP bytes of such blocks have
 * been asked for. Pointers stay what they are; sv_spill_rest() takes what has been touched
 * out of memory until it is touched again, so long loops call it now and then.
 *
 * Where there is no such file, or no room in it, blocks come from the heap as usual. */
#ifndef SV_BASE_SPILL_H
#define SV_BASE_SPILL_H

#include <stddef.h>
#include <stdint.h>

#define SV_SPILL_BLOCK (1u << 20) /* bytes of the smallest block that may be in the file */
#define SV_SPILL_HEAP (8u << 20)  /* bytes of such blocks that are not                  */

/* Nests. $SAMSVAR_SPILL (bytes of the smallest block, for which there is no heap then; 0: no
 * file at all) counts instead of the two numbers. */
void sv_spill_begin(void);
void sv_spill_end(void);

/* Lets go of memory that blocks in the file take; nothing is lost. */
void sv_spill_rest(void);
/* For loops: does so every 8192 steps. */
static inline void sv_spill_step(uint64_t i)
{
    if ((i & 8191) == 8191)
        sv_spill_rest();
}

/* For tests: bytes that are in the file now. */
uint64_t sv_spill_bytes(void);

/* ---- for mem.c: NULL or 0 mean that the heap is asked */
int sv_spill_wants(size_t bytes);
void *sv_spill_new(size_t bytes); /* zeroed */
/* memcpy() into a block of the file, which is not in memory then. */
void sv_spill_fill(void *to, const void *from, size_t len);
int sv_spill_has(const void *ptr);
/* The block is in the file: another size; NULL leaves it as it was. */
void *sv_spill_resize(void *ptr, size_t bytes);
size_t sv_spill_size(const void *ptr); /* as many bytes of it can be read */
void sv_spill_free(void *ptr);

#endif
