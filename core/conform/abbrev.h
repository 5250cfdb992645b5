/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* abbrev.h -- abbreviations and sentence openers that a text suggests (Kiss and Strunk 2006,
 * Unsupervised multilingual sentence boundary detection, Computational Linguistics 32). */
#ifndef SV_CONFORM_ABBREV_H
#define SV_CONFORM_ABBREV_H

#include "core/base/intern.h"
#include "core/base/vec.h"

typedef struct sv_suggestion {
    samsvar_str word; /* with its stop, or a word in lower case; lives as long as the words */
    uint64_t count;
    double score;
} sv_suggestion;
typedef SV_VEC(sv_suggestion) sv_suggestions;

/* A text's words, counted. */
typedef struct sv_abbrev_type {
    uint32_t with, without; /* a stop behind it                                     */
    uint32_t before_lower;  /* ... and then a word in lower case: it ended nothing  */
    uint32_t opens, inside; /* with a capital behind an end; in lower case anywhere */
} sv_abbrev_type;
typedef struct sv_abbrev {
    sv_intern *words; /* in lower case, without the stop */
    SV_VEC(sv_abbrev_type) types;
    uint64_t tokens, stops;
} sv_abbrev;

samsvar_status sv_abbrev_count(sv_abbrev *a, const char *text, size_t len);
void sv_abbrev_clear(sv_abbrev *a);

/* The words that are likely to be abbreviations, the surest first; and those that often open
 * sentences and are no names. ENOMEM. */
samsvar_status sv_abbrev_find(const sv_abbrev *a, sv_suggestions *out);
samsvar_status sv_abbrev_openers(const sv_abbrev *a, sv_suggestions *out);

#endif
