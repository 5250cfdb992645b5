/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ladder.h -- strict and lax precision, recall and F1 of sentence groups, as the field
 * measures alignments of parallel texts (Thompson and Koehn, Vecalign, 2019, section
 * 4.2). */
#ifndef SV_EVAL_LADDER_H
#define SV_EVAL_LADDER_H

#include "core/base/arena.h"
#include "core/base/jsonw.h"
#include "core/doc/result.h"

/* One link, or one segment in no link: ascending 0-based numbers, one side may be
 * empty. */
typedef struct sv_group {
    uint32_t *source, *target;
    uint32_t source_count, target_count;
} sv_group;

typedef struct sv_groups {
    sv_arena arena;
    SV_VEC(sv_group) list; /* sorted, each once */
} sv_groups;

void sv_groups_init(sv_groups *g);
void sv_groups_clear(sv_groups *g);
/* From a file, "[0, 1]:[2]" a line (path) or "0 TAB 0 TAB SCORE" (ladder); EDATA names
 * the line, ELIMIT, EIO, ENOENT, ENOMEM. name: what messages call it. */
samsvar_status sv_groups_read(sv_groups *g, const char *path, sv_error *err);
samsvar_status sv_groups_parse(sv_groups *g, const char *name, const char *text,
                               size_t len, sv_error *err);
/* Of an alignment of two documents (EINVAL otherwise): its links but for rejected
 * ones, and what stands in none. */
samsvar_status sv_groups_of(sv_groups *g, const sv_result *r, sv_error *err);

/* A group is strictly right when the other side has the same one, laxly when the other
 * side links one of its source segments to one of its target segments. Precision is
 * over the test's groups; recall over the gold's, without those that have an empty
 * side. */
typedef struct sv_ladder_score {
    double p, r, f; /* strict */
    double p_lax, r_lax, f_lax;
    double f_linked;     /* strict, precision too without groups with an empty side */
    uint64_t test, gold; /* groups counted for precision and recall */
} sv_ladder_score;

samsvar_status sv_ladder_compare(const sv_groups *gold, const sv_groups *test,
                                 sv_ladder_score *out);
/* One line, or one JSON object. */
void sv_ladder_put(sv_jsonw *w, const sv_ladder_score *s, int as_json);

#endif
