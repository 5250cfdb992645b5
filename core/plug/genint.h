/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* genint.h -- what the files of the generic analysis share.
 *
 *   gennum.c   figures -> values        genfeat.c  tokens, lemmas, names
 *   gentok.c   text -> tokens           genfact.c  numbers, amounts, dates */
#ifndef SV_PLUG_GENINT_H
#define SV_PLUG_GENINT_H

#include "core/plug/gentok.h"

enum { SV_GEN_KEY = 256 }; /* 255 bytes and the end */

typedef struct sv_genwork {
    const samsvar_host *host;
    const samsvar_text_v1 *text;
    const samsvar_speller_v1 *speller;
    const samsvar_list *closed, *scales, *units;
    const samsvar_pack_v1 *pack;
    const char *lang;
    samsvar_str doc;
    uint32_t segment, start, end; /* the segment                */
    uint32_t emitted;             /* features, for parents      */
    samsvar_emit_feature *emit;
    void *sink;
    sv_gentok *tokens; /* of the window              */
    uint32_t count;
    char decimal; /* the language's mark        */
} sv_genwork;

/* Emits one feature of the segment and counts it. */
samsvar_status sv_gen_report(sv_genwork *w, uint32_t kind, uint32_t start, uint32_t end,
                             uint32_t flags, uint32_t parent, int32_t weight,
                             samsvar_str key);

/* The text between two offsets. */
samsvar_str sv_gen_part(const sv_genwork *w, uint32_t start, uint32_t end);

/* The folded form of a word as a key; of what is too long for one, the beginning. */
samsvar_str sv_gen_fold(const sv_genwork *w, samsvar_str word, char out[SV_GEN_KEY]);

int sv_gen_equals(samsvar_str s, const char *text);

/* Reports the NUMBER, AMOUNT or DATE that a token with a value is. */
samsvar_status sv_gen_report_number(sv_genwork *w, const sv_gentok *t);

/* The decimal mark of a language: '.' or ','. */
char sv_gen_decimal(const sv_genwork *w);

#endif
