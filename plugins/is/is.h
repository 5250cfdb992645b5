/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* is.h -- the Icelandic plugin: its instance, and its hooks. */
#ifndef IS_IS_H
#define IS_IS_H

#include "core/plugin.h"
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_seg.h"

/* What the segment hook keeps: the words of the pack's lists. */
struct is_seg {
    svp_seg base;
};

/* What the analyze hook keeps: lists and the words seen so far. */
struct is_ana {
    svp_ana *base;
};

struct samsvar_instance {
    const samsvar_host *host;
    struct is_seg seg;
    struct is_ana ana;
};

/* segment.c. Create reads the lists of the pack; destroy is due also when it failed. */
samsvar_status is_seg_create(samsvar_instance *inst);
void is_seg_destroy(samsvar_instance *inst);
samsvar_status is_segment(samsvar_instance *inst, const samsvar_doc *doc,
                          samsvar_emit_segment *emit, void *sink);

/* analyze.c. Destroy is due also when create failed. */
samsvar_status is_ana_create(samsvar_instance *inst);
void is_ana_destroy(samsvar_instance *inst);
samsvar_status is_analyze(samsvar_instance *inst, const samsvar_doc *doc,
                           samsvar_emit_feature *emit, void *sink);

/* align.c */
samsvar_status is_align(samsvar_instance *inst, const samsvar_doc *src, const samsvar_doc *tgt,
                         samsvar_emit_link *emit, void *sink);

#endif
