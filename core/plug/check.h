/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* check.h -- the sinks that hooks emit into. Every record is held against the rules of
 * plugin.h; the first one that breaks them fails the sink for good. */
#ifndef SV_PLUG_CHECK_H
#define SV_PLUG_CHECK_H

#include "core/doc/doc.h"

/* What all sinks have. error.code is the sink's status. */
typedef struct sv_sink {
    const char *plugin; /* id, for messages      */
    const char *hook;   /* "segment" ...         */
    uint64_t count;     /* records that were emitted */
    sv_error error;
} sv_sink;

typedef struct sv_segment_sink {
    sv_sink base;
    samsvar_doc *doc; /* its text, options and rules are used; segments are left alone */
    SV_VEC(sv_segment) segments;
    SV_VEC(samsvar_segment) no_breaks;
} sv_segment_sink;

typedef struct sv_feature_sink {
    sv_sink base;
    const samsvar_doc *doc; /* the document that the hook was given   */
    uint32_t first;         /* added to the segment numbers           */
    uint64_t limit;         /* of records                             */
    SV_VEC(samsvar_feature) features;
    sv_arena keys;
} sv_feature_sink;

typedef struct sv_link_sink {
    sv_sink base;
    const samsvar_doc *src, *tgt;
    samsvar_emit_link *emit; /* where checked links go */
    void *sink;
} sv_link_sink;

/* samsvar_emit_*; sink is one of the above. */
samsvar_status sv_check_segment(void *sink, const samsvar_segment *rec, uint32_t size);
samsvar_status sv_check_feature(void *sink, const samsvar_feature *rec, uint32_t size);
samsvar_status sv_check_link(void *sink, const samsvar_link *rec, uint32_t size);

void sv_segment_sink_clear(sv_segment_sink *sink);
void sv_feature_sink_clear(sv_feature_sink *sink);

#endif
