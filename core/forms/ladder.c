/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ladder.c -- hunalign's ladder: "SOURCE TAB TARGET TAB SCORE", a rung a line,
 * 0-based. The link that a rung begins reaches to the next rung; the last rung stands
 * behind both texts. A ladder only climbs, so of links that cross the heaviest chain
 * is kept: those whose scores have the largest sum. Segments in no link get a rung
 * each. */
#include "core/forms/export.h"

#include "core/base/mem.h"
#include "core/forms/chain.h"

static void put_rung(sv_jsonw *w, uint32_t source, uint32_t target, int32_t score)
{
    char digits[SV_MILLI_SIZE];
    sv_jsonw_raw(w, digits, sv_digits_print(source, digits));
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, digits, sv_digits_print(target, digits));
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, digits, sv_milli_print(score, digits));
    sv_jsonw_puts(w, "\n");
}

/* Rungs of segments that stand alone, up to the place where something begins. */
static void put_gap(sv_jsonw *w, uint32_t at[2], uint32_t source, uint32_t target)
{
    for (; at[0] < source; at[0]++)
        put_rung(w, at[0], at[1], 0);
    for (; at[1] < target; at[1]++)
        put_rung(w, at[0], at[1], 0);
}

static void put_ladder(sv_jsonw *w, const sv_pair *p, const uint32_t *kept, size_t count,
                       uint32_t sources, uint32_t targets)
{
    uint32_t at[2] = {0, 0};
    for (size_t i = 0; i < count && !w->status; i++) {
        const sv_link *l = &p->links.data[kept[i]];
        put_gap(w, at, l->source[0], l->target[0]);
        put_rung(w, at[0], at[1], l->score);
        at[0] = l->source[l->source_count - 1] + 1;
        at[1] = l->target[l->target_count - 1] + 1;
    }
    put_gap(w, at, sources, targets);
    put_rung(w, at[0], at[1], 0);
}

samsvar_status sv_ladder_export(sv_export *e)
{
    const sv_result *r = e->result;
    const sv_pair *p = &r->pairs.data[0];
    uint32_t *kept;
    size_t count;
    sv_out *out;
    sv_jsonw w;
    samsvar_status status = sv_chain_best(r, p, &kept, &count, e->report);
    if (status == SAMSVAR_OK)
        status = sv_outset_open(e->set, NULL, NULL, NULL, &out, NULL);
    if (status == SAMSVAR_OK) {
        sv_jsonw_init(&w, sv_out_write, out);
        put_ladder(&w, p, kept, count,
                   (uint32_t)r->documents.data[p->source]->segments.count,
                   (uint32_t)r->documents.data[p->target]->segments.count);
        status = sv_out_end(e->set, out, sv_jsonw_finish(&w));
    }
    sv_free(kept);
    return status;
}
