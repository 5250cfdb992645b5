/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignread_impl.h -- the record reader behind alignread.h: one call a record, in the
 * order of the file, whatever form holds them. */
#ifndef SV_OUT_ALIGNREAD_IMPL_H
#define SV_OUT_ALIGNREAD_IMPL_H

#include "core/base/buf.h"
#include "core/out/alignread.h"
#include "core/out/idset.h"

#include <stdio.h>

typedef struct sv_alignread {
    sv_readctx c;
    sv_result *result;
    sv_idset documents, links, statements;
    SV_VEC(sv_idset) segments; /* of each document */
    /* the document at hand */
    samsvar_doc *doc; /* the last of the result, or NULL */
    sv_buf text;      /* of its segments                 */
    int doc_lost;     /* it was refused: so are its segments */
    /* the pair at hand */
    int pair_open; /* the last of the result is being read           */
    int pair_lost; /* its documents are not known: links are skipped */
    sv_idset groups;
    int has_unaligned;
    SV_VEC(uint32_t) unaligned[2]; /* as the file states them             */
    SV_VEC(uint8_t) crossing;      /* of every link, in order of the file */
} sv_alignread;

/* Where bytes come from: memory, or a file that is read piece by piece. */
typedef struct sv_alignsource {
    const char *name;
    FILE *file; /* NULL: memory */
    const char *bytes;
    size_t len, at;
    char room[1 << 15];
} sv_alignsource;

/* More bytes into bytes[at .. len): 0 at the end. */
int sv_alignsource_fill(sv_alignsource *s);
int sv_alignsource_failed(const sv_alignsource *s);

/* Reads a file that is one object, as we write it, a record at a time: all but
 * sv_alignread_take(). 0: it is none, or something is wrong with it; then another sv_alignread
 * is to read it as a whole, and says what. A status other than EDATA is final. */
int sv_alignread_pieces(sv_alignread *a, sv_alignsource *s);

samsvar_status sv_alignread_init(sv_alignread *a, const char *file, sv_problem_fn *report,
                                 void *data, sv_error *err);
/* Frees all; the result too unless it was taken. */
void sv_alignread_clear(sv_alignread *a);

void sv_alignread_header(sv_alignread *a, const sv_place *at, const json_t *rec);
void sv_alignread_document(sv_alignread *a, const sv_place *at, const json_t *rec);
void sv_alignread_segment(sv_alignread *a, const sv_place *at, const json_t *rec);
void sv_alignread_pair(sv_alignread *a, const sv_place *at, const json_t *rec);
void sv_alignread_link(sv_alignread *a, const sv_place *at, const json_t *rec);
void sv_alignread_unaligned(sv_alignread *a, const sv_place *at, const json_t *rec);
void sv_alignread_statement(sv_alignread *a, const sv_place *at, const json_t *rec);
/* Closes what is open: before another document or pair, and at the end. */
void sv_alignread_end_document(sv_alignread *a);
void sv_alignread_end_pair(sv_alignread *a, const sv_place *at);
/* Finishes the result and hands it over, or says why not. */
samsvar_status sv_alignread_take(sv_alignread *a, sv_result **out);

/* alignread_doc.c and alignread_pair.c share: */
/* A copy in the result's arena; NULL for NULL, and when memory ran out (which is
 * noted). */
char *sv_alignread_copy(sv_alignread *a, const char *text);
/* The segments that a member lists by id, ascending, each once, in the arena; their
 * number, 0 after a problem. One zero follows them, for the reader's own use. */
uint32_t sv_alignread_ids(sv_alignread *a, const sv_place *at, const json_t *rec,
                          const char *key, uint32_t document, uint32_t **out);

#endif
