/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* texts.h -- texts that are hard. */
#ifndef SV_CONFORM_TEXTS_H
#define SV_CONFORM_TEXTS_H

#include "core/plugin.h"

enum { SV_HARD_LONG = 1 << 20 }; /* bytes of a text that is repeated */

typedef struct sv_hard {
    const char *name;
    samsvar_str text; /* may hold NULs */
    int shape;        /* also one to measure time with */
} sv_hard;

/* The texts, by number; NULL behind the last. */
const sv_hard *sv_hard_text(uint32_t index);

/* Text over and over until it has at least `bytes` bytes, and its own bytes at least; to be
 * released with sv_free(). NULL: out of memory. */
char *sv_hard_repeat(samsvar_str text, size_t bytes, size_t *len);

/* All of them one after the other, once. */
char *sv_hard_mixed(size_t *len);

#endif
