/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* path.c -- Vecalign's form: "[0, 1]:[2]:0.873", a link a line, 0-based; what stands
 * in no link is "[3]:[]:0". In order of the source; a target-only line stands before
 * the first link that begins behind it in the target. */
#include "core/forms/export.h"

static void put_list(sv_jsonw *w, const uint32_t *list, uint32_t count)
{
    char digits[20];
    sv_jsonw_puts(w, "[");
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            sv_jsonw_puts(w, ", ");
        sv_jsonw_raw(w, digits, sv_digits_print(list[i], digits));
    }
    sv_jsonw_puts(w, "]");
}

static void put_single(sv_jsonw *w, uint32_t segment, int target)
{
    if (target)
        sv_jsonw_puts(w, "[]:");
    put_list(w, &segment, 1);
    sv_jsonw_puts(w, target ? ":0\n" : ":[]:0\n");
}

static void put_link(sv_jsonw *w, const sv_link *l)
{
    char digits[SV_MILLI_SIZE];
    put_list(w, l->source, l->source_count);
    sv_jsonw_puts(w, ":");
    put_list(w, l->target, l->target_count);
    sv_jsonw_puts(w, ":");
    sv_jsonw_raw(w, digits, sv_milli_print(l->score, digits));
    sv_jsonw_puts(w, "\n");
}

samsvar_status sv_path_export(sv_export *e)
{
    const sv_pair *p = &e->result->pairs.data[0];
    size_t source = 0, target = 0;
    sv_out *out;
    sv_jsonw w;
    samsvar_status status = sv_outset_open(e->set, NULL, NULL, NULL, &out, NULL);
    if (status)
        return status;
    sv_jsonw_init(&w, sv_out_write, out);
    for (size_t i = 0; i <= p->links.count && !w.status; i++) {
        const sv_link *l = i < p->links.count ? &p->links.data[i] : NULL;
        for (; source < p->unaligned_source.count &&
               (!l || p->unaligned_source.data[source] < l->source[0]);
             source++)
            put_single(&w, p->unaligned_source.data[source], 0);
        for (; target < p->unaligned_target.count &&
               (!l || p->unaligned_target.data[target] < l->target[0]);
             target++)
            put_single(&w, p->unaligned_target.data[target], 1);
        if (l)
            put_link(&w, l);
    }
    e->report->units += p->links.count;
    status = sv_jsonw_finish(&w);
    return sv_out_end(e->set, out, status);
}
