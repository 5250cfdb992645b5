/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_align.h -- what the align hooks of the plugins share: from the features of a document
 * to what its statements are. Part of each plugin's sources. */
#ifndef SVP_ALIGN_H
#define SVP_ALIGN_H

#include "core/plugin.h"

/* What the words of discourse.tsv are. */
enum {
    SVP_D_CONTINUES = 1, /* "moreover": goes on with what was said               */
    SVP_D_POINTS = 2,    /* "he", "this": its subject stands before              */
    SVP_D_FILLER = 4     /* "in an interview with": how it was said, not what    */
};

typedef struct svp_align {
    const samsvar_host *host;
    const samsvar_align_v1 *engine;
    const samsvar_list *discourse;
    const samsvar_pack_v1 *pack;
} svp_align;

/* One segment with its run of features. */
typedef struct svp_statement {
    const samsvar_doc *doc;
    const samsvar_segment *seg;
    uint32_t index;       /* of the segment            */
    uint32_t first, last; /* features: [first, last)   */
} svp_statement;

/* A language's own judgement of a statement, after the common ones. */
typedef samsvar_status svp_judge(const svp_align *a, const svp_statement *s);

/* Weighs and marks every statement of those documents whose language is one of the plugin's, then
 * goes on to the next hook: how something was said (reporting clauses, fillers) counts less than
 * what; openers that go on or point back, whole quotations and marginal lines are marked. own (may
 * be NULL) is called for each statement. ENOTSUP when the host has no engine. */
samsvar_status svp_align_pair(const samsvar_host *host, const char *const *languages,
                              svp_judge *own, const samsvar_doc *src, const samsvar_doc *tgt,
                              samsvar_emit_link *emit, void *sink);

/* Weighs the features of one kind of a statement that have any of the flags (0: all). */
samsvar_status svp_weigh_features(const svp_align *a, const svp_statement *s, uint32_t kind,
                                  uint32_t flags, uint32_t permille);

#endif
