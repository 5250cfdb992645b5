/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignjsonl.c -- writes the alignment file as JSON Lines. */
#include "core/out/alignjsonl.h"

static void open_record(sv_alignrec *a, const char *type)
{
    sv_jsonw_object(&a->w, NULL);
    sv_jsonw_str(&a->w, "t", type);
}

static void close_record(sv_alignrec *a)
{
    sv_jsonw_close(&a->w);
    sv_jsonw_newline(&a->w);
}

static void write_document(sv_alignrec *a, const samsvar_doc *doc)
{
    open_record(a, "document");
    sv_alignrec_document(a, doc);
    close_record(a);
    for (size_t i = 0; i < doc->segments.count && !a->w.status; i++) {
        open_record(a, "segment");
        sv_alignrec_segment(a, doc, i);
        close_record(a);
    }
}

static void write_pair(sv_alignrec *a, const sv_pair *p)
{
    open_record(a, "pair");
    sv_alignrec_pair(a, p);
    close_record(a);
    sv_alignrec_groups(a, p);
    for (size_t i = 0; i < p->links.count && !a->w.status; i++) {
        open_record(a, "link");
        sv_alignrec_link(a, &p->links.data[i]);
        close_record(a);
    }
    open_record(a, "unaligned");
    sv_alignrec_unaligned(a, p);
    close_record(a);
}

samsvar_status sv_alignjsonl_write(const sv_result *r, const sv_out_options *options,
                                   sv_write_fn *write, void *data)
{
    sv_alignrec a;
    sv_alignrec_init(&a, r, options, write, data);
    a.w.oneline = 1;
    open_record(&a, "header");
    sv_alignrec_header(&a);
    close_record(&a);
    for (size_t i = 0; i < r->documents.count; i++)
        write_document(&a, r->documents.data[i]);
    for (size_t i = 0; i < r->pairs.count; i++)
        write_pair(&a, &r->pairs.data[i]);
    for (size_t i = 0; i < r->statements.count && !a.w.status; i++) {
        open_record(&a, "statement");
        sv_alignrec_statement(&a, &r->statements.data[i]);
        close_record(&a);
    }
    return sv_alignrec_finish(&a);
}
