/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* segment.c -- where Norwegian sentences end, Bokmål and Nynorsk.
 *
 * A full stop also stands behind ordinals ("17. mai", "2. Mosebok"), abbreviations and
 * initials. Small letters behind it are the host's business; here a capital, a digit or a
 * sign follows. */
#include "plugins/no/no.h"

static int32_t decide(void *data, const samsvar_mark *mark, const char **rule)
{
    struct no_seg *seg = data;
    svp_view v;
    svp_view_init(&v, &seg->base, mark);
    if (mark->flags & (SAMSVAR_MARK_COLON | SAMSVAR_MARK_SEMICOLON))
        return svp_colon(&v, rule);
    if (mark->flags & SAMSVAR_MARK_STRONG)
        return svp_strong(&v, rule);
    if (mark->flags & SAMSVAR_MARK_BRACKET)
        return svp_bracket(&v, rule);
    if (!(mark->flags & SAMSVAR_MARK_STOP) || !v.len)
        return SAMSVAR_DECIDE_DEFAULT;
    if (v.shape & SVP_IS_NUMBER)
        return svp_number(&v, rule);
    if (v.shape & SVP_IS_LETTER)
        return svp_letter_or_word(&v, rule);
    if (v.bits)
        return svp_abbreviation(&v, rule);
    return svp_unlisted(&v, rule);
}

static uint32_t kind(void *data, samsvar_str text, uint32_t start, uint32_t end,
                     const char **rule)
{
    const struct no_seg *seg = data;
    return svp_kind(&seg->base, text, start, end, rule);
}

samsvar_status no_seg_create(samsvar_instance *inst)
{
    return svp_seg_init(&inst->seg.base, inst->host);
}

void no_seg_destroy(samsvar_instance *inst)
{
    svp_seg_clear(&inst->seg.base);
}

samsvar_status no_segment(samsvar_instance *inst, const samsvar_doc *doc,
                          samsvar_emit_segment *emit, void *sink)
{
    const samsvar_segment_rules rules = {sizeof rules, &inst->seg, decide, kind};
    return svp_seg_run(&inst->seg.base, doc, &rules, emit, sink);
}
