/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignrec.h -- the records of the alignment file, version 1: the JSON form nests
 * them, the JSON Lines form lines them up. Only the files named align* know this
 * format. */
#ifndef SV_OUT_ALIGNREC_H
#define SV_OUT_ALIGNREC_H

#include "core/base/jsonw.h"
#include "core/doc/result.h"

#define SV_ALIGN_FORMAT  "samsvar-alignment"
#define SV_ALIGN_VERSION "1.0"
enum { SV_ALIGN_MAJOR = 1 };

typedef struct sv_out_options {
    int no_text;       /* leave the text out                  */
    const char *stamp; /* when it was made (ISO 8601), or NULL */
} sv_out_options;

/* The number in the file of a group of the pair at hand. */
typedef struct sv_group_number {
    uint32_t group;
    size_t first; /* the first link that has it */
    uint64_t number;
} sv_group_number;

typedef struct sv_alignrec {
    sv_jsonw w;
    const sv_result *result;
    sv_out_options options;
    uint64_t links, groups, statements; /* numbered so far */
    sv_group_number *map;               /* by group        */
    size_t map_count;
} sv_alignrec;

/* options may be NULL. */
void sv_alignrec_init(sv_alignrec *a, const sv_result *result,
                      const sv_out_options *options, sv_write_fn *write, void *data);
/* Hands over the rest; returns the first failure. */
samsvar_status sv_alignrec_finish(sv_alignrec *a);

/* Each writes the keys of one record into the object that is open. Groups are numbered
 * through the file, so every pair's groups are announced before its links. */
void sv_alignrec_header(sv_alignrec *a);
void sv_alignrec_document(sv_alignrec *a, const samsvar_doc *doc);
void sv_alignrec_segment(sv_alignrec *a, const samsvar_doc *doc, size_t i);
void sv_alignrec_groups(sv_alignrec *a, const sv_pair *p);
void sv_alignrec_pair(sv_alignrec *a, const sv_pair *p);
void sv_alignrec_link(sv_alignrec *a, const sv_link *l);
void sv_alignrec_unaligned(sv_alignrec *a, const sv_pair *p);
void sv_alignrec_statement(sv_alignrec *a, const sv_statement *s);

#endif
