/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tsv.c -- a table of links: a header row, then a row a link that is not rejected. */
#include "core/forms/export.h"

#include <string.h>

static const char header[] =
    "source_document\tsource_segments\ttarget_document\t"
    "target_segments\ttype\trelation\tscore\tsource_text\ttarget_text";
/* With provenance. */
static const char more_header[] =
    "\tstatus\tsource_language\ttarget_language\tsource_lengths\ttarget_lengths";

static void put_ids(sv_jsonw *w, const uint32_t *list, uint32_t count)
{
    char digits[20];
    for (uint32_t i = 0; i < count; i++) {
        sv_jsonw_puts(w, i ? ",s" : "s");
        sv_jsonw_raw(w, digits, sv_digits_print((uint64_t)list[i] + 1, digits));
    }
}

static void put_text(sv_jsonw *w, const samsvar_doc *doc, const uint32_t *list,
                     uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        samsvar_str text = sv_doc_segment_text(doc, list[i]);
        if (i)
            sv_jsonw_raw(w, " ", 1);
        sv_unit_put_line(w, text.ptr, text.len);
    }
}

static void put_lengths(sv_jsonw *w, const samsvar_doc *doc, const uint32_t *list,
                        uint32_t count)
{
    sv_buf lengths;
    sv_buf_init(&lengths, SV_LIMIT_BUF);
    sv_unit_lengths(&lengths, doc, list, count, SV_LENGTHS_WHOLE, ',');
    if (lengths.status && !w->status)
        w->status = SAMSVAR_ENOMEM;
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, lengths.data, lengths.len);
    sv_buf_clear(&lengths);
}

static void put_more(sv_jsonw *w, const sv_link *l, const samsvar_doc *source,
                     const samsvar_doc *target)
{
    sv_jsonw_puts(w, "\t");
    sv_jsonw_puts(w, sv_link_status_name(l->status));
    sv_jsonw_puts(w, "\t");
    sv_jsonw_puts(w, source->lang);
    sv_jsonw_puts(w, "\t");
    sv_jsonw_puts(w, target->lang);
    put_lengths(w, source, l->source, l->source_count);
    put_lengths(w, target, l->target, l->target_count);
}

/* The texts of both sides, or two empty fields. */
static void put_texts(sv_jsonw *w, const sv_link *l, const samsvar_doc *source,
                      const samsvar_doc *target, int no_text)
{
    if (!no_text)
        put_text(w, source, l->source, l->source_count);
    sv_jsonw_puts(w, "\t");
    if (!no_text)
        put_text(w, target, l->target, l->target_count);
}

static void put_row(sv_jsonw *w, const sv_link *l, const samsvar_doc *source,
                    const samsvar_doc *target, int no_text, int provenance)
{
    char digits[SV_MILLI_SIZE];
    sv_unit_put_line(w, source->id, strlen(source->id));
    sv_jsonw_puts(w, "\t");
    put_ids(w, l->source, l->source_count);
    sv_jsonw_puts(w, "\t");
    sv_unit_put_line(w, target->id, strlen(target->id));
    sv_jsonw_puts(w, "\t");
    put_ids(w, l->target, l->target_count);
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, digits, sv_digits_print(l->source_count, digits));
    sv_jsonw_puts(w, "-");
    sv_jsonw_raw(w, digits, sv_digits_print(l->target_count, digits));
    sv_jsonw_puts(w, "\t");
    sv_jsonw_puts(w, sv_relation_name(l->relation));
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, digits, sv_milli_print(l->score, digits));
    sv_jsonw_puts(w, "\t");
    put_texts(w, l, source, target, no_text);
    if (provenance)
        put_more(w, l, source, target);
    sv_jsonw_puts(w, "\n");
}

/* Bitextor names the score after the aligner. */
static const char bitextor_header[] = "src_url\ttrg_url\tsrc_text\ttrg_text\thunalign_score\n";

static void put_bitextor_row(sv_jsonw *w, const sv_link *l, const samsvar_doc *source,
                             const samsvar_doc *target, int no_text)
{
    char digits[SV_MILLI_SIZE];
    sv_unit_put_line(w, source->source, strlen(source->source));
    sv_jsonw_puts(w, "\t");
    sv_unit_put_line(w, target->source, strlen(target->source));
    sv_jsonw_puts(w, "\t");
    put_texts(w, l, source, target, no_text);
    sv_jsonw_puts(w, "\t");
    sv_jsonw_raw(w, digits, sv_milli_print(l->score, digits));
    sv_jsonw_puts(w, "\n");
}

samsvar_status sv_tsv_export(sv_export *e)
{
    const sv_result *r = e->result;
    int bitextor = e->options->bitextor, no_text = e->options->out.no_text;
    int provenance = e->options->provenance;
    sv_out *out;
    sv_jsonw w;
    samsvar_status status = sv_outset_open(e->set, NULL, NULL, NULL, &out, NULL);
    if (status)
        return status;
    sv_jsonw_init(&w, sv_out_write, out);
    sv_jsonw_puts(&w, bitextor ? bitextor_header : header);
    if (!bitextor)
        sv_jsonw_puts(&w, provenance ? more_header : "");
    sv_jsonw_puts(&w, bitextor ? "" : "\n");
    for (size_t i = 0; i < r->pairs.count; i++) {
        const sv_pair *p = &r->pairs.data[i];
        const samsvar_doc *source = r->documents.data[p->source],
                          *target = r->documents.data[p->target];
        for (size_t k = 0; k < p->links.count && !w.status; k++)
            if (bitextor)
                put_bitextor_row(&w, &p->links.data[k], source, target, no_text);
            else
                put_row(&w, &p->links.data[k], source, target, no_text, provenance);
        e->report->units += p->links.count;
    }
    status = sv_jsonw_finish(&w);
    return sv_out_end(e->set, out, status);
}
