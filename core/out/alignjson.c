/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignjson.c -- writes the JSON alignment file. */
#include "core/out/alignjson.h"

static void write_document(sv_alignrec *a, const samsvar_doc *doc)
{
    sv_jsonw_break(&a->w);
    sv_jsonw_object(&a->w, NULL);
    sv_alignrec_document(a, doc);
    sv_jsonw_break(&a->w);
    sv_jsonw_array(&a->w, "segments");
    for (size_t i = 0; i < doc->segments.count && !a->w.status; i++) {
        sv_jsonw_break(&a->w);
        sv_jsonw_object(&a->w, NULL);
        sv_alignrec_segment(a, doc, i);
        sv_jsonw_close(&a->w);
    }
    sv_jsonw_close(&a->w);
    sv_jsonw_close(&a->w);
}

static void write_pair(sv_alignrec *a, const sv_pair *p)
{
    sv_jsonw_break(&a->w);
    sv_jsonw_object(&a->w, NULL);
    sv_alignrec_pair(a, p);
    sv_alignrec_groups(a, p);
    sv_jsonw_break(&a->w);
    sv_jsonw_array(&a->w, "links");
    for (size_t i = 0; i < p->links.count && !a->w.status; i++) {
        sv_jsonw_break(&a->w);
        sv_jsonw_object(&a->w, NULL);
        sv_alignrec_link(a, &p->links.data[i]);
        sv_jsonw_close(&a->w);
    }
    sv_jsonw_close(&a->w);
    sv_jsonw_break(&a->w);
    sv_jsonw_object(&a->w, "unaligned");
    sv_alignrec_unaligned(a, p);
    sv_jsonw_close(&a->w);
    sv_jsonw_close(&a->w);
}

samsvar_status sv_alignjson_write(const sv_result *r, const sv_out_options *options,
                                  sv_write_fn *write, void *data)
{
    sv_alignrec a;
    sv_alignrec_init(&a, r, options, write, data);
    sv_jsonw_object(&a.w, NULL);
    sv_alignrec_header(&a);
    sv_jsonw_break(&a.w);
    sv_jsonw_array(&a.w, "documents");
    for (size_t i = 0; i < r->documents.count; i++)
        write_document(&a, r->documents.data[i]);
    sv_jsonw_close(&a.w);
    sv_jsonw_break(&a.w);
    sv_jsonw_array(&a.w, "pairs");
    for (size_t i = 0; i < r->pairs.count; i++)
        write_pair(&a, &r->pairs.data[i]);
    sv_jsonw_close(&a.w);
    sv_jsonw_break(&a.w);
    sv_jsonw_array(&a.w, "statements");
    for (size_t i = 0; i < r->statements.count && !a.w.status; i++) {
        sv_jsonw_break(&a.w);
        sv_jsonw_object(&a.w, NULL);
        sv_alignrec_statement(&a, &r->statements.data[i]);
        sv_jsonw_close(&a.w);
    }
    sv_jsonw_close(&a.w);
    sv_jsonw_close(&a.w);
    sv_jsonw_newline(&a.w);
    return sv_alignrec_finish(&a);
}
