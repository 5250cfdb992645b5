/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* align.c -- what Norwegian tells of its statements. */
#include "plugins/common/svp_align.h"
#include "plugins/no/no.h"

#include <string.h>

enum { SAID_HOW = 400 };

static const char *const languages[] = {"no", "nb", "nn", NULL};

/* A replikk: a dash opens it. */
static int opens_with_dash(samsvar_str text, const samsvar_segment *seg)
{
    const char *p = text.ptr + seg->start;
    uint32_t n = seg->end - seg->start;
    return (n > 2 && p[0] == '-' && p[1] == ' ') ||
           (n > 3 && !memcmp(p, "\xE2\x80\x93", 3)) || (n > 3 && !memcmp(p, "\xE2\x80\x94", 3));
}

/* "- Det er bra, sier hun til avisen.": all of the line is a speech but the clause that says
 * who says it, which reaches from its comma to the end of the sentence. */
static samsvar_status judge(const svp_align *a, const svp_statement *s)
{
    samsvar_str text = a->host->doc_text(s->doc);
    if (!opens_with_dash(text, s->seg))
        return SAMSVAR_OK;
    samsvar_status status = a->engine->mark(a->host, s->doc, s->index, SAMSVAR_IS_SPEECH, 1000);
    for (uint32_t f = s->first; f < s->last && !status; f++) {
        const samsvar_feature *x = a->host->doc_feature(s->doc, f);
        if (x->kind == SAMSVAR_FEAT_CLAUSE && (x->flags & SAMSVAR_CLAUSE_REPORTING))
            return a->engine->weigh(a->host, s->doc, x->end, s->seg->end, SAID_HOW);
    }
    return status;
}

samsvar_status no_align(samsvar_instance *inst, const samsvar_doc *src, const samsvar_doc *tgt,
                        samsvar_emit_link *emit, void *sink)
{
    return svp_align_pair(inst->host, languages, judge, src, tgt, emit, sink);
}
