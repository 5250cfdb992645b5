/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* en.h -- the English plugin: its instance, and its hooks. */
#ifndef EN_EN_H
#define EN_EN_H

#include "core/plugin.h"
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_seg.h"

/* What the segment hook keeps: the words of the pack's lists. */
struct en_seg {
    svp_seg base;
};

/* What the analyze hook keeps: lists and the words seen so far. */
struct en_ana {
    svp_ana *base;
};

struct samsvar_instance {
    const samsvar_host *host;
    struct en_seg seg;
    struct en_ana ana;
};

/* segment.c. Create reads the lists of the pack; destroy is due also when it failed. */
samsvar_status en_seg_create(samsvar_instance *inst);
void en_seg_destroy(samsvar_instance *inst);
samsvar_status en_segment(samsvar_instance *inst, const samsvar_doc *doc,
                          samsvar_emit_segment *emit, void *sink);

/* analyze.c. Destroy is due also when create failed. */
samsvar_status en_ana_create(samsvar_instance *inst);
void en_ana_destroy(samsvar_instance *inst);
samsvar_status en_analyze(samsvar_instance *inst, const samsvar_doc *doc,
                           samsvar_emit_feature *emit, void *sink);

/* align.c */
samsvar_status en_align(samsvar_instance *inst, const samsvar_doc *src, const samsvar_doc *tgt,
                         samsvar_emit_link *emit, void *sink);

#endif
