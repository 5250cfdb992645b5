/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sketch.c -- the mapping of Sketch Engine (manatee): "2,4 TAB 5", numbers of <s> from
 * 0, -1 for nothing, both sides complete and ascending; the texts beside as prevert,
 * which a tokenizer makes vertical. */
#include "core/forms/chain.h"
#include "core/forms/corpus.h"

#include "core/base/limits.h"
#include "core/base/mem.h"

static void put_number(sv_jsonw *w, uint32_t value)
{
    char digits[20];
    sv_jsonw_raw(w, digits, sv_digits_print(value, digits));
}

/* first .. end, or nothing. */
static void put_range(sv_jsonw *w, uint32_t first, uint32_t end)
{
    if (first == end) {
        sv_jsonw_puts(w, "-1");
        return;
    }
    put_number(w, first);
    if (end - first > 1) {
        sv_jsonw_puts(w, ",");
        put_number(w, end - 1);
    }
}

static void put_line(sv_jsonw *w, uint32_t from[2], uint32_t source, uint32_t target)
{
    put_range(w, from[0], source);
    sv_jsonw_puts(w, "\t");
    put_range(w, from[1], target);
    sv_jsonw_puts(w, "\n");
    from[0] = source;
    from[1] = target;
}

static void put_gap(sv_jsonw *w, uint32_t at[2], uint32_t source, uint32_t target)
{
    while (at[0] < source)
        put_line(w, at, at[0] + 1, at[1]);
    while (at[1] < target)
        put_line(w, at, at[0], at[1] + 1);
}

static samsvar_status put_mapping(sv_export *e, const sv_pair *p, const char *part)
{
    const sv_result *r = e->result;
    uint32_t at[2] = {0, 0}, *kept;
    size_t count;
    sv_out *out;
    sv_jsonw w;
    samsvar_status status = sv_chain_best(r, p, &kept, &count, e->report);
    if (status == SAMSVAR_OK)
        status = sv_outset_open(e->set, e->sub, part, NULL, &out, NULL);
    if (status == SAMSVAR_OK) {
        sv_jsonw_init(&w, sv_out_write, out);
        for (size_t i = 0; i < count && !w.status; i++) {
            const sv_link *l = &p->links.data[kept[i]];
            put_gap(&w, at, l->source[0], l->target[0]);
            put_line(&w, at, l->source[l->source_count - 1] + 1,
                     l->target[l->target_count - 1] + 1);
        }
        put_gap(&w, at, (uint32_t)r->documents.data[p->source]->segments.count,
                (uint32_t)r->documents.data[p->target]->segments.count);
        status = sv_out_end(e->set, out, sv_jsonw_finish(&w));
    }
    sv_free(kept);
    return status;
}

samsvar_status sv_sketch_export(sv_export *e)
{
    sv_buf part;
    const char **names = sv_calloc(e->result->documents.count + 1, sizeof *names);
    samsvar_status status =
        names ? sv_corpus_export(e, SV_CORPUS_PREVERT, "prevert", names) : SAMSVAR_ENOMEM;
    sv_buf_init(&part, SV_LIMIT_BUF);
    for (size_t i = 0; i < e->result->pairs.count && !status; i++) {
        const sv_pair *p = &e->result->pairs.data[i];
        const char *name = sv_pair_name(e, p, &part);
        status = part.status ? SAMSVAR_ENOMEM : put_mapping(e, p, name);
    }
    sv_buf_clear(&part);
    sv_free(names);
    return status;
}
