/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* no.h -- the Norwegian plugin: its instance, and its hooks. */
#ifndef NO_NO_H
#define NO_NO_H

#include "core/plugin.h"
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_seg.h"

/* What the segment hook keeps: the words of the pack's lists. */
struct no_seg {
    svp_seg base;
};

/* What the analyze hook keeps: lists and the words seen so far. */
struct no_ana {
    svp_ana *base;
};

struct samsvar_instance {
    const samsvar_host *host;
    struct no_seg seg;
    struct no_ana ana;
};

/* segment.c. Create reads the lists of the pack; destroy is due also when it failed. */
samsvar_status no_seg_create(samsvar_instance *inst);
void no_seg_destroy(samsvar_instance *inst);
samsvar_status no_segment(samsvar_instance *inst, const samsvar_doc *doc,
                          samsvar_emit_segment *emit, void *sink);

/* analyze.c. Destroy is due also when create failed. */
samsvar_status no_ana_create(samsvar_instance *inst);
void no_ana_destroy(samsvar_instance *inst);
samsvar_status no_analyze(samsvar_instance *inst, const samsvar_doc *doc,
                           samsvar_emit_feature *emit, void *sink);

/* align.c */
samsvar_status no_align(samsvar_instance *inst, const samsvar_doc *src, const samsvar_doc *tgt,
                         samsvar_emit_link *emit, void *sink);

#endif
