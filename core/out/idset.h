/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* idset.h -- the ids of one kind of record, each once. Ids as we write them ("s1" "s2"
 * ..., in order) take no memory; any other id brings a table. */
#ifndef SV_OUT_IDSET_H
#define SV_OUT_IDSET_H

#include "core/base/intern.h"

typedef struct sv_idset {
    sv_intern *names; /* NULL while all ids are LETTER 1, LETTER 2 ... */
    uint32_t count;
    char letter;
} sv_idset;

void sv_idset_init(sv_idset *s, char letter); /* allocates nothing */
void sv_idset_clear(sv_idset *s);
/* Adds an id; *index (may be NULL) gets its number, counted from 0. EINVAL when it is
 * there already (*index is then the number it has), ELIMIT, ENOMEM. */
samsvar_status sv_idset_add(sv_idset *s, const char *id, uint32_t *index);
/* The number of an id, or SV_NO_ID. */
uint32_t sv_idset_find(const sv_idset *s, const char *id);

#endif
