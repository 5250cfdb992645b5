/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexhead.h -- the comment lines at the head of a lexicon file that say what it is:
 *
 *   # source: Apertium apertium-isl-eng, revision 1a2b3c
 *   # license: GPL-2.0-or-later
 *   # weight: 0.8
 *   # languages: is en
 *
 * in any order, each at most once, before the first entry; other comments say nothing. */
#ifndef SV_LEX_LEXHEAD_H
#define SV_LEX_LEXHEAD_H

#include "core/base/lang.h"
#include "core/base/status.h"

typedef struct sv_lexhead {
    samsvar_str source, license; /* into the bytes; length 0: not said */
    uint32_t weight;             /* thousandths, 1..1000; 1000 when not said */
    char from[SV_LANG_SIZE], to[SV_LANG_SIZE]; /* "" when not said */
} sv_lexhead;

/* Reads the head of a file's bytes (valid UTF-8). EDATA with the line for a weight that is none,
 * languages that are no two tags, or a word that is said twice. */
samsvar_status sv_lexhead_read(const char *file, const char *bytes, size_t len, sv_lexhead *out,
                               sv_error *err);

/* The languages that a file's name without ".tsv" gives: "is-en", "is-en.learned" and
 * "learned.is-en" are from is to en. EINVAL when it gives none. */
samsvar_status sv_lexhead_languages(const char *name, char from[SV_LANG_SIZE],
                                    char to[SV_LANG_SIZE]);

#endif
