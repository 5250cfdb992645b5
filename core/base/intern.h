/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* intern.h -- strings to small numbers and back (open addressing, seeded).
 * Ids count up from 0 in order of first appearance, so they do not depend on the seed. */
#ifndef SV_BASE_INTERN_H
#define SV_BASE_INTERN_H

#include "core/plugin.h"

typedef struct sv_intern sv_intern;

#define SV_NO_ID UINT32_MAX

sv_intern *sv_intern_new(void); /* NULL: out of memory */
void sv_intern_free(sv_intern *t);
/* The id of a string, added if it is new; SV_NO_ID when out of memory. Not thread-safe. */
uint32_t sv_intern_add(sv_intern *t, const char *text, size_t len);
/* The id, or SV_NO_ID when the string is not there. Thread-safe while nobody adds. */
uint32_t sv_intern_find(const sv_intern *t, const char *text, size_t len);
/* The string of an id that was handed out; zero-terminated, lives as long as t. */
samsvar_str sv_intern_text(const sv_intern *t, uint32_t id);
uint32_t sv_intern_count(const sv_intern *t);

/* A table as arrays, to be written to a file and read from there where it lies. Nothing in it
 * is believed: every number is checked when it is used. */
typedef struct sv_intern_image {
    uint64_t key[2];         /* of its hash: belongs to the file                        */
    uint32_t count;          /* strings; their ids are 0 to count - 1                   */
    const uint32_t *offsets; /* count + 1: string i and a NUL are from i to i + 1       */
    const char *pool;
    uint32_t pool_size;
    const uint64_t *slots;   /* hash << 32 | id; UINT64_MAX: empty; linear probing      */
    uint32_t slot_count;     /* a power of two                                          */
} sv_intern_image;

/* A table whose first strings are those of `below`, which is copied and whose arrays outlive
 * the table; new ones get the ids that follow. NULL: out of memory or not such arrays. */
sv_intern *sv_intern_new_over(const sv_intern_image *below);
/* The table as arrays, its own and those below, for a hash with this key. To be released by
 * sv_intern_image_free(). ELIMIT: more than 4 GB. */
samsvar_status sv_intern_export(const sv_intern *t, const uint64_t key[2], sv_intern_image *out);
void sv_intern_image_free(sv_intern_image *image);

#endif
