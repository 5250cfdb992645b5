/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bag.h -- a document as the engines see it: compact arrays of tokens and their keys.
 *
 *   segs[i]  -> tokens[first .. first + count - 1]
 *   tokens[t]-> key_ids/key_weights[keys .. keys + key_count - 1]    best first; tokens of the
 *               same form have the same ones
 *   facts    -> numbers, amounts, dates, speakers, polarity ... of a segment
 *
 * Built block by block from features, which are dropped after; 1,000,000 lines fit. */
#ifndef SV_LEX_BAG_H
#define SV_LEX_BAG_H

#include "core/doc/doc.h"
#include "core/lex/lexicon.h"

typedef struct sv_token {
    uint32_t start;     /* byte offset in the document                    */
    uint16_t len;       /* bytes                                          */
    uint8_t flags;      /* SAMSVAR_TOK_*                                  */
    uint8_t key_count;
    uint32_t keys;      /* first key in key_ids                           */
    uint16_t weight;    /* thousandths: align hooks' weigh(), closed words less */
    uint16_t clause;    /* clause number within the segment, from 0       */
} sv_token;

typedef enum sv_fact_kind {
    SV_FACT_NUMBER, SV_FACT_AMOUNT, SV_FACT_DATE, SV_FACT_SPEAKER, SV_FACT_POLARITY,
    SV_FACT_MODALITY, SV_FACT_CLOCK
} sv_fact_kind;

enum { /* sv_fact.flags of a clock time */
    SV_FACT_HALFDAY = 1 /* it may be twelve hours later as well */
};

enum { /* sv_fact.flags of a polarity */
    SV_FACT_DENIES = 1, /* neg, deny, reject                       */
    SV_FACT_ACT = 2     /* an act of speech that says more than "say" */
};

typedef struct sv_fact {
    uint32_t start;     /* bytes, in the document */
    uint16_t len;
    uint8_t kind;       /* sv_fact_kind           */
    uint8_t flags;      /* SAMSVAR_NUM_*; SV_FACT_* of a polarity or clock */
    uint16_t clause;
    uint32_t id;        /* interned key: "#2500" "$310000000 NOK" "@XXXX-10-01" "=lavrov" "%neg" */
    double value;       /* of a number or amount; minutes since midnight of a clock time */
    double factor;      /* of an amount: what its unit is in the dimension's own */
    uint8_t dimension;  /* sv_dimension of an amount */
} sv_fact;

typedef struct sv_bagseg {
    uint32_t token_first, fact_first;
    uint16_t token_count, fact_count;
    uint16_t clause_count;
    uint16_t kind;      /* SAMSVAR_SEG_*          */
    uint32_t length;    /* letters and digits     */
    uint32_t marks;     /* SV_MARK_*              */
} sv_bagseg;

enum { /* sv_bagseg.marks; the low ones by the host from the text, the others by align hooks */
    SV_MARK_QUESTION = 1, SV_MARK_EXCLAIM = 2, SV_MARK_QUOTE = 4, SV_MARK_DASH = 8,
    SV_MARK_LOWER = 16,     /* starts in lower case     */
    SV_MARK_NO_END = 32,    /* has no final mark        */
    SV_MARK_COLON = 64,
    SV_MARK_CONTINUATION = 256, SV_MARK_ANAPHORIC = 512, SV_MARK_SPEECH = 1024, SV_MARK_MARGINAL = 2048
};

typedef struct sv_bag {
    const samsvar_doc *doc;
    SV_VEC(sv_bagseg) segs;
    SV_VEC(sv_token) tokens;
    SV_VEC(uint32_t) key_ids;
    SV_VEC(uint8_t) key_weights;
    SV_VEC(uint8_t) key_sources;
    SV_VEC(sv_fact) facts;
    struct sv_forms *forms; /* while the bag grows: where each form has its keys */
} sv_bag;

sv_bag *sv_bag_new(const samsvar_doc *doc);
void sv_bag_free(sv_bag *bag);

/* Drops what only growing needs, and memory that was kept for growth. */
void sv_bag_finish(sv_bag *bag);

/* Appends the segments that have features now (doc->block_first .. block_last - 1). */
samsvar_status sv_bag_add_block(sv_bag *bag, sv_lexicon *lex, sv_error *err);

#endif
