/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* result.h -- an alignment in memory: documents, pairs with links, statements. No I/O. */
#ifndef SV_DOC_RESULT_H
#define SV_DOC_RESULT_H

#include "core/doc/doc.h"

typedef enum sv_mode { SV_MODE_AUTO, SV_MODE_PARALLEL, SV_MODE_COMPARABLE, SV_MODE_UNRELATED } sv_mode;
typedef enum sv_link_status {
    SV_LINK_AUTO, SV_LINK_CONFIRMED, SV_LINK_EDITED, SV_LINK_REJECTED, SV_LINK_NEEDS_REVIEW
} sv_link_status;

const char *sv_mode_name(sv_mode mode);
int sv_mode_of(const char *name); /* -1: none */
const char *sv_link_status_name(sv_link_status status);
int sv_link_status_of(const char *name);
const char *sv_relation_name(uint32_t relation); /* "equal", "source-in-target", ... */
uint32_t sv_relation_of(const char *name);

/* One reason for (weight > 0) or against a link. Weights add up, with the parameters'
 * constant, to the log-odds of the score. Strings live in the pair's arena or are static; "" = none. */
typedef struct sv_evidence {
    const char *source, *target; /* the words                                  */
    const char *by;              /* lexicon id, "name", "number", "cognate", "length", ... */
    float weight;
} sv_evidence;

/* Components of a score, 0..1; negative = not applicable (null in the file). */
typedef struct sv_parts {
    float terms, names, numbers, length, context;
} sv_parts;

typedef struct sv_link {
    uint32_t *source, *target; /* segment indices, ascending; in the pair's arena */
    uint32_t source_count, target_count;
    uint32_t relation;         /* SAMSVAR_REL_* */
    int32_t score;             /* thousandths */
    uint32_t group;            /* 0: none; else unique in the pair */
    sv_link_status status;
    const char *origin;        /* "samsvar", or who set it */
    int crossing;              /* crosses another link of the pair: sv_result_finish() */
    sv_parts parts;
    sv_evidence *evidence;     /* in the pair's arena */
    uint32_t evidence_count;
} sv_link;

typedef struct sv_pair {
    uint32_t source, target;   /* documents */
    sv_mode mode;
    const char *reason;        /* why auto chose the mode, or NULL */
    SV_VEC(sv_link) links;     /* sorted by first source, first target, last source, last target */
    SV_VEC(uint32_t) unaligned_source, unaligned_target; /* ascending: sv_result_finish() */
    sv_arena arena;            /* of the links: a pair may be made by a thread of its own */
} sv_pair;

typedef struct sv_member {
    uint32_t document;
    uint32_t *segments;
    uint32_t count;
} sv_member;

typedef struct sv_statement {
    int32_t score;
    sv_member *members; /* by document, ascending */
    uint32_t count;
} sv_statement;

/* What made the file: kept as strings, so that files of other versions pass through. */
typedef struct sv_provenance {
    const char *id, *version, *sha256; /* version "" for a dictionary */
    uint32_t abi;                      /* 0 for a dictionary           */
} sv_provenance;

typedef struct sv_result {
    sv_arena arena;
    SV_VEC(samsvar_doc *) documents; /* owned */
    SV_VEC(sv_pair) pairs;
    SV_VEC(sv_statement) statements;
    SV_VEC(sv_provenance) plugins, dictionaries;
    sv_mode mode;             /* asked for */
    int32_t threshold;        /* thousandths */
    char *parameters_sha256;  /* of the parameter file in use, or NULL */
} sv_result;

sv_result *sv_result_new(void);
void sv_result_free(sv_result *r); /* NULL is fine; frees the documents as well */

/* Adds a document (owned by r from now on, also on failure). Makes its id unique: "-2", "-3". */
samsvar_status sv_result_add_document(sv_result *r, samsvar_doc *doc);

/* Sorts the links, fills crossing and the unaligned lists of every pair. n log n.
 * ECANCELED: the user has canceled, and the result is no more to be used. */
samsvar_status sv_result_finish(sv_result *r);

#endif
