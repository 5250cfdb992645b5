/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* gennum.h -- numbers and dates in figures, for the generic analysis. */
#ifndef SV_PLUG_GENNUM_H
#define SV_PLUG_GENNUM_H

#include "core/plugin.h"

enum { SV_GENNUM_KEY = 64 };

typedef struct sv_gennum {
    uint32_t end;  /* behind the figures                                   */
    uint32_t runs; /* runs of figures between separators                   */
    uint32_t kind; /* SAMSVAR_FEAT_NUMBER, _DATE, or 0: figures without a value */
    char key[SV_GENNUM_KEY]; /* "150000", "2.5", "2022-01-21"; "" when kind is 0     */
} sv_gennum;

/* Reads what begins at text[at], an ASCII digit that none stands before, and ends before
 * `end`. decimal: the language's decimal mark, '.' or ','. With one mark and three
 * figures behind it the number is a fraction when the mark is decimal, thousands when it
 * is not. */
void sv_gennum_read(const char *text, uint32_t at, uint32_t end, char decimal,
                    sv_gennum *out);

/* Multiplies a key by 10^power; 0 when the result has no room. */
int sv_gennum_shift(char key[SV_GENNUM_KEY], uint32_t power);

#endif
