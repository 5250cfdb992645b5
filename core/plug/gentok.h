/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* gentok.h -- words and numbers of a text, for the generic analysis. */
#ifndef SV_PLUG_GENTOK_H
#define SV_PLUG_GENTOK_H

#include "core/plug/gennum.h"

typedef struct sv_gentok {
    uint32_t start, end;
    uint32_t flags; /* SAMSVAR_TOK_* WORD, NUMBER, CAPITAL, INITIAL, ACRONYM        */
    uint32_t kind;  /* SAMSVAR_FEAT_NUMBER or _DATE when it has a value, else 0      */
    uint32_t letters;
    uint32_t index; /* the caller's                                                  */
} sv_gentok;

typedef struct sv_gentok_scan {
    const char *text;
    uint32_t at, end; /* what is left                                   */
    char decimal;     /* '.' or ','                                     */
    int initial;      /* the next word begins the segment or a quotation */
    int shouting;     /* there is no lower case: capitals say nothing   */
} sv_gentok_scan;

/* Starts at text[start]; looks once through the text for lower case. */
void sv_gentok_open(sv_gentok_scan *scan, const char *text, uint32_t start, uint32_t end,
                    char decimal);
/* The next token; 0 at the end. */
int sv_gentok_next(sv_gentok_scan *scan, sv_gentok *out);

#endif
