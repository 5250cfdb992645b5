/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* links.h -- statement links of comparable articles against gold.
 *
 * A gold folder holds gold.json: documents with the offsets of their sentences, and
 * for each pair of documents the links (i, j), labelled
 *   equivalent  the two sentences make the same statement
 *   partial     the main statement of one is in the other, or both share it
 *   optional    annotators disagreed: counts neither for nor against
 *   weak        only a secondary fact is shared: wrong in the strict figures, ignored
 *               in the lenient ones
 * A segment stands for each gold sentence of which it covers at least half; a fragment
 * stands for the sentence that holds most of it. So other segmentations are scored
 * fairly. */
#ifndef SV_EVAL_LINKS_H
#define SV_EVAL_LINKS_H

#include "core/base/jsonw.h"
#include "core/doc/result.h"
#include "core/eval/figures.h"

enum sv_label { SV_LABEL_NONE, SV_LABEL_SURE, SV_LABEL_OPTIONAL, SV_LABEL_WEAK };

typedef struct sv_gold_segment {
    int64_t start, end; /* code points                  */
    uint32_t id;        /* number of its id in sv_gold  */
} sv_gold_segment;

typedef struct sv_gold_document {
    const char *id;
    SV_VEC(sv_gold_segment) segments;
} sv_gold_document;

typedef struct sv_gold_link {
    uint32_t i, j;
    uint32_t order; /* in the file: of two labels the later counts */
    enum sv_label label;
} sv_gold_link;

typedef struct sv_gold_pair {
    const char *a, *b;
    SV_VEC(sv_gold_link) links; /* sorted by i, j; each once */
} sv_gold_pair;

typedef struct sv_gold {
    sv_arena arena;
    struct sv_intern *ids;
    SV_VEC(sv_gold_document) documents;
    SV_VEC(sv_gold_pair) pairs;
} sv_gold;

void sv_gold_init(sv_gold *g);
void sv_gold_clear(sv_gold *g);
/* Reads FOLDER/gold.json. EDATA names the member that is wrong; ENOENT, EIO, ENOMEM. */
samsvar_status sv_gold_read(sv_gold *g, const char *folder, sv_error *err);

typedef struct sv_links_row {
    const char *a, *b; /* the gold's, or "all" and "" */
    uint64_t gold, found;
    sv_prf strict, lenient;
} sv_links_row;

typedef struct sv_links_score {
    SV_VEC(sv_links_row) rows; /* a row a pair; the last is the sum over all */
} sv_links_score;

/* Documents are matched by the base name of their source, else by their id. ELIMIT for
 * more than SV_LIMIT_LINKS links of sentences in one pair; ENOMEM. */
samsvar_status sv_links_compare(const sv_gold *gold, const sv_result *r,
                                sv_links_score *out);
void sv_links_clear(sv_links_score *s);
/* A table, or one JSON object. */
void sv_links_put(sv_jsonw *w, const sv_links_score *s, int as_json);

#endif
