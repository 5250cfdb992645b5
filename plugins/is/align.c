/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* align.c -- what Icelandic tells of its statements. */
#include "plugins/common/svp_align.h"
#include "plugins/is/is.h"

static const char *const languages[] = {"is", NULL};

/* A sentence that opens with its verb ("Segir hann ...", "Var honum ...") goes on with what the
 * sentence before it said; statements by themselves open with something else. */
static samsvar_status judge(const svp_align *a, const svp_statement *s)
{
    uint32_t token = SAMSVAR_NONE;
    for (uint32_t f = s->first; f < s->last; f++) {
        const samsvar_feature *x = a->host->doc_feature(s->doc, f);
        if (x->kind == SAMSVAR_FEAT_TOKEN && token != SAMSVAR_NONE)
            break;
        if (x->kind == SAMSVAR_FEAT_TOKEN)
            token = f;
        if (x->kind == SAMSVAR_FEAT_LEMMA && x->parent == token)
            return (x->flags & SAMSVAR_POS_VERB) && s->seg->kind == SAMSVAR_SEG_SENTENCE
                       ? a->engine->mark(a->host, s->doc, s->index, SAMSVAR_IS_CONTINUATION, 600)
                       : SAMSVAR_OK;
    }
    return SAMSVAR_OK;
}

samsvar_status is_align(samsvar_instance *inst, const samsvar_doc *src, const samsvar_doc *tgt,
                        samsvar_emit_link *emit, void *sink)
{
    return svp_align_pair(inst->host, languages, judge, src, tgt, emit, sink);
}
