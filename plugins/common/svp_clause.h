/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_clause.h -- a segment cut into clauses, and who says which. */
#ifndef SVP_CLAUSE_H
#define SVP_CLAUSE_H

#include "plugins/common/svp_ana.h"

enum { SVP_CLAUSES = 64, SVP_SPEAKERS = 32 };

typedef struct svp_clause {
    uint32_t first, end; /* tokens [first, end) */
    uint32_t flags;      /* SAMSVAR_CLAUSE_*    */
    uint32_t feature;
    int past; /* "past" was reported */
} svp_clause;

/* Somebody speaks: tokens of the speaker, and where the words stand. */
typedef struct svp_speaker {
    uint32_t first, end; /* tokens of the speaker; first == end: only the verb is known */
    uint32_t verb;       /* token */
    int before;          /* the words stand before the verb */
} svp_speaker;

typedef struct svp_clauses {
    svp_clause list[SVP_CLAUSES];
    uint32_t count;
    svp_speaker speakers[SVP_SPEAKERS];
    uint32_t speaker_count;
} svp_clauses;

/* Begins a clause at a token (one that begins there already takes the flags). */
void svp_cut(svp_clauses *c, uint32_t token, uint32_t flags);
/* The clause that holds a token: its index. */
uint32_t svp_clause_of(const svp_clauses *c, uint32_t token);

/* svp_report.c: reporting verbs, "according to": cuts, and notes speakers. */
void svp_find_reports(svp_ana *a, svp_clauses *c);
/* Kinds of the polarity list at a token, e.g. "say;claim"; ptr NULL when there is none.
 */
samsvar_str svp_polarity_at(const svp_ana *a, uint32_t token, uint32_t *words);
/* The connective at a token ("coord", "sub" ...). */
samsvar_str svp_connective_at(const svp_ana *a, uint32_t token, uint32_t *words);
int svp_has_kind(samsvar_str kinds, const char *kind);
int svp_is_verb(const svp_token *t);
/* The folded name or title of a speaker: last name, else English title, else noun, else
 * "". ENOMEM. */
samsvar_status svp_speaker_key(svp_ana *a, const svp_speaker *s, samsvar_str *key);

#endif
