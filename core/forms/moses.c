/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* moses.c -- two files of a line a unit, which are never blank on one side, and a third
 * that says where each unit is from: document, segments, document, segments, score, id. */
#include "core/forms/export.h"

#include "core/base/limits.h"
#include "core/base/log.h"

#include <string.h>

enum { SOURCE, TARGET, IDS, FILES };

typedef struct moses {
    sv_export *e;
    const sv_pair *pair;
    sv_out *out[FILES];
    sv_jsonw w[FILES];
    sv_buf text[2], ids;
} moses;

static void put_line(sv_jsonw *w, const char *text, size_t len)
{
    sv_unit_put_line(w, text, len);
    sv_jsonw_raw(w, "\n", 1);
}

static void put_origin(moses *m, const sv_link *l, uint32_t number)
{
    char digits[SV_MILLI_SIZE];
    sv_jsonw *w = &m->w[IDS];
    for (int side = 0; side < 2; side++) {
        uint32_t d = side ? m->pair->target : m->pair->source;
        sv_buf_reset(&m->ids);
        sv_unit_ids(&m->ids, side ? l->target : l->source,
                    side ? l->target_count : l->source_count, ',');
        if (m->ids.status)
            w->status = SAMSVAR_ENOMEM;
        sv_jsonw_puts(w, m->e->result->documents.data[d]->id);
        sv_jsonw_puts(w, "\t");
        sv_jsonw_raw(w, m->ids.data, m->ids.len);
        sv_jsonw_puts(w, "\t");
    }
    sv_jsonw_raw(w, digits, sv_milli_print(l->score, digits));
    sv_jsonw_puts(w, "\tl");
    sv_jsonw_raw(w, digits, sv_digits_print(number, digits));
    for (int side = 0; side < 2; side++) {
        const samsvar_doc *doc =
            m->e->result->documents.data[side ? m->pair->target : m->pair->source];
        sv_buf_reset(&m->ids);
        sv_unit_lengths(&m->ids, doc, side ? l->target : l->source,
                        side ? l->target_count : l->source_count, SV_LENGTHS_TRIMMED, ',');
        if (m->ids.status)
            w->status = SAMSVAR_ENOMEM;
        sv_jsonw_puts(w, "\t");
        sv_jsonw_raw(w, m->ids.data, m->ids.len);
    }
    sv_jsonw_puts(w, "\n");
}

static samsvar_status put_unit(moses *m, const sv_link *l, uint32_t number)
{
    const sv_result *r = m->e->result;
    size_t len[2];
    const char *text[2];
    text[0] = sv_unit_text(&m->text[0], r->documents.data[m->pair->source], l->source,
                           l->source_count, &len[0]);
    text[1] = sv_unit_text(&m->text[1], r->documents.data[m->pair->target], l->target,
                           l->target_count, &len[1]);
    if (!text[0] || !text[1])
        return SAMSVAR_ENOMEM;
    if (!len[0] || !len[1]) {
        m->e->report->left[SV_LEFT_EMPTY]++;
        return SAMSVAR_OK;
    }
    put_line(&m->w[SOURCE], text[0], len[0]);
    put_line(&m->w[TARGET], text[1], len[1]);
    put_origin(m, l, number);
    m->e->report->units++;
    for (int i = 0; i < FILES; i++)
        if (m->w[i].status)
            return m->w[i].status;
    return SAMSVAR_OK;
}

/* Named by language, as all tools expect it; by document where that is the same. */
static samsvar_status open_files(moses *m)
{
    const sv_export *e = m->e;
    const samsvar_doc *doc[2] = {e->result->documents.data[m->pair->source],
                                 e->result->documents.data[m->pair->target]};
    int same = !strcmp(doc[0]->lang, doc[1]->lang);
    const char *part = sv_pair_name(e, m->pair, &m->ids);
    samsvar_status status = m->ids.status ? SAMSVAR_ENOMEM : SAMSVAR_OK;
    for (int i = 0; i < FILES && !status; i++) {
        const char *ext = i == IDS             ? "ids"
                          : same               ? doc[i]->id
                          : doc[i]->lang[0] ? doc[i]->lang
                                               : "und";
        status = sv_outset_open(e->set, e->sub, part, strchr(ext, '/') ? "text" : ext,
                                &m->out[i], NULL);
        if (status == SAMSVAR_OK)
            sv_jsonw_init(&m->w[i], sv_out_write, m->out[i]);
    }
    return status;
}

static samsvar_status put_pair(moses *m, size_t index)
{
    const sv_pair *p = m->pair = &m->e->result->pairs.data[index];
    memset(m->out, 0, sizeof m->out);
    samsvar_status status = open_files(m);
    for (size_t i = 0; i < p->links.count && !status; i++) {
        status = put_unit(m, &p->links.data[i], m->e->numbers[index][i]);
        if (sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    for (int i = 0; i < FILES && !status; i++)
        status = sv_jsonw_finish(&m->w[i]);
    for (int i = 0; i < FILES; i++) {
        if (!m->out[i])
            continue;
        samsvar_status one = sv_out_end(m->e->set, m->out[i], status);
        status = status ? status : one;
    }
    return status;
}

samsvar_status sv_moses_export(sv_export *e)
{
    moses m = {.e = e};
    samsvar_status status = SAMSVAR_OK;
    sv_buf_init(&m.text[0], SV_LIMIT_BUF);
    sv_buf_init(&m.text[1], SV_LIMIT_BUF);
    sv_buf_init(&m.ids, SV_LIMIT_BUF);
    for (size_t i = 0; i < e->result->pairs.count && !status; i++)
        status = put_pair(&m, i);
    sv_buf_clear(&m.text[0]);
    sv_buf_clear(&m.text[1]);
    sv_buf_clear(&m.ids);
    return status;
}
