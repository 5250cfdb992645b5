/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignrec.c -- writes the records of the alignment file, keys in the order of the
 * format. */
#include "core/out/alignrec.h"

#include "config.h"
#include "core/base/mem.h"
#include "core/base/spill.h"

#include <stdlib.h>
#include <string.h>

void sv_alignrec_init(sv_alignrec *a, const sv_result *result,
                      const sv_out_options *options, sv_write_fn *write, void *data)
{
    sv_jsonw_init(&a->w, write, data);
    a->result = result;
    a->options = options ? *options : (sv_out_options){0};
    a->links = a->groups = a->statements = 0;
    a->map = NULL;
    a->map_count = 0;
}

samsvar_status sv_alignrec_finish(sv_alignrec *a)
{
    sv_free(a->map);
    a->map = NULL;
    a->map_count = 0;
    return sv_jsonw_finish(&a->w);
}

static void optional(sv_jsonw *w, const char *key, const char *text)
{
    if (text && *text)
        sv_jsonw_str(w, key, text);
}

static void write_provenance(sv_jsonw *w, const char *key, const sv_provenance *list,
                             size_t count, int plugins)
{
    sv_jsonw_break(w);
    sv_jsonw_array(w, key);
    for (size_t i = 0; i < count; i++) {
        sv_jsonw_object(w, NULL);
        sv_jsonw_str(w, "id", list[i].id ? list[i].id : "");
        optional(w, "version", list[i].version);
        if (plugins)
            sv_jsonw_int(w, "abi", list[i].abi);
        optional(w, "sha256", list[i].sha256);
        sv_jsonw_close(w);
    }
    sv_jsonw_close(w);
}

void sv_alignrec_header(sv_alignrec *a)
{
    const sv_result *r = a->result;
    sv_jsonw *w = &a->w;
    sv_jsonw_str(w, "format", SV_ALIGN_FORMAT);
    sv_jsonw_str(w, "version", SV_ALIGN_VERSION);
    sv_jsonw_break(w);
    sv_jsonw_object(w, "generator");
    sv_jsonw_str(w, "name", "samsvar");
    sv_jsonw_str(w, "version", PACKAGE_VERSION);
    optional(w, "created", a->options.stamp);
    write_provenance(w, "plugins", r->plugins.data, r->plugins.count, 1);
    write_provenance(w, "dictionaries", r->dictionaries.data, r->dictionaries.count, 0);
    sv_jsonw_break(w);
    sv_jsonw_object(w, "parameters");
    sv_jsonw_str(w, "mode", sv_mode_name(r->mode));
    sv_jsonw_milli(w, "threshold", r->threshold);
    optional(w, "sha256", r->parameters_sha256);
    sv_jsonw_close(w);
    sv_jsonw_close(w);
}

void sv_alignrec_document(sv_alignrec *a, const samsvar_doc *doc)
{
    sv_jsonw *w = &a->w;
    sv_jsonw_str(w, "id", doc->id);
    sv_jsonw_str(w, "language", doc->lang);
    sv_jsonw_str(w, "source", doc->source ? doc->source : "");
    sv_jsonw_str(w, "sha256", doc->sha256);
    optional(w, "extractor", doc->extractor);
    sv_jsonw_int(w, "length", doc->cp_length);
    if (doc->title)
        sv_jsonw_str(w, "title", doc->title);
    if (doc->date)
        sv_jsonw_str(w, "date", doc->date);
}

static void write_kind(sv_jsonw *w, const samsvar_doc *doc, uint32_t kind)
{
    const char *name = sv_segment_kind_name(kind);
    char numbered[32] = "kind-";
    if (name) {
        sv_jsonw_str(w, "kind", name);
    } else if (kind & SV_SEGMENT_NAMED && doc->rules) {
        samsvar_str text = sv_intern_text(doc->rules, kind & ~SV_SEGMENT_NAMED);
        sv_jsonw_text(w, "kind", text.ptr, text.len);
    } else {
        size_t n = strlen(numbered);
        sv_jsonw_text(w, "kind", numbered, n + sv_digits_print(kind, numbered + n));
    }
}

void sv_alignrec_segment(sv_alignrec *a, const samsvar_doc *doc, size_t i)
{
    const sv_segment *s = &doc->segments.data[i];
    sv_jsonw *w = &a->w;
    /* A document that was read from a file without text has points but no bytes. */
    sv_spill_step(i);
    int has_text =
        s->rec.end > s->rec.start || (s->cp_end == s->cp_start && doc->len > 0);
    sv_jsonw_id(w, "id", 's', i + 1);
    sv_jsonw_int(w, "start", s->cp_start);
    sv_jsonw_int(w, "end", s->cp_end);
    sv_jsonw_int(w, "paragraph", s->rec.paragraph);
    write_kind(w, doc, s->rec.kind);
    if (s->rec.flags & SV_SEGMENT_USER)
        sv_jsonw_str(w, "origin", "user");
    if (has_text && !a->options.no_text)
        sv_jsonw_text(w, "text", doc->text + s->rec.start, s->rec.end - s->rec.start);
}

/* ---- groups */

static int by_group(const void *x, const void *y)
{
    const sv_group_number *a = x, *b = y;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static int by_first(const void *x, const void *y)
{
    const sv_group_number *a = x, *b = y;
    return (a->first > b->first) - (a->first < b->first);
}

void sv_alignrec_groups(sv_alignrec *a, const sv_pair *p)
{
    size_t count = 0, n = 0;
    sv_free(a->map);
    a->map = NULL;
    a->map_count = 0;
    for (size_t i = 0; i < p->links.count; i++) {
        count += p->links.data[i].group != 0;
        sv_spill_step(i);
    }
    if (count == 0)
        return;
    a->map = sv_calloc(count, sizeof *a->map);
    if (!a->map) {
        a->w.status = a->w.status ? a->w.status : SAMSVAR_ENOMEM;
        return;
    }
    for (size_t i = 0; i < p->links.count; i++)
        if (p->links.data[i].group)
            a->map[n++] = (sv_group_number){p->links.data[i].group, i, 0};
    qsort(a->map, n, sizeof *a->map, by_group);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || a->map[i].group != a->map[a->map_count - 1].group)
            a->map[a->map_count++] = a->map[i];
    qsort(a->map, a->map_count, sizeof *a->map, by_first);
    for (size_t i = 0; i < a->map_count; i++)
        a->map[i].number = ++a->groups;
    qsort(a->map, a->map_count, sizeof *a->map, by_group);
}

static uint64_t group_number(const sv_alignrec *a, uint32_t group)
{
    size_t low = 0, high = a->map_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (a->map[mid].group < group)
            low = mid + 1;
        else
            high = mid;
    }
    return low < a->map_count && a->map[low].group == group ? a->map[low].number : 0;
}

/* ---- pairs */

void sv_alignrec_pair(sv_alignrec *a, const sv_pair *p)
{
    sv_jsonw_str(&a->w, "source", a->result->documents.data[p->source]->id);
    sv_jsonw_str(&a->w, "target", a->result->documents.data[p->target]->id);
    sv_jsonw_str(&a->w, "mode", sv_mode_name(p->mode));
    optional(&a->w, "reason", p->reason);
}

static void write_segments(sv_jsonw *w, const char *key, const uint32_t *list,
                           size_t count)
{
    sv_jsonw_array(w, key);
    for (size_t i = 0; i < count; i++)
        sv_jsonw_id(w, NULL, 's', (uint64_t)list[i] + 1);
    sv_jsonw_close(w);
}

static void write_part(sv_jsonw *w, const char *key, float value)
{
    if (value >= 0.0f)
        sv_jsonw_milli(w, key, sv_milli_of(value < 1.0f ? value : 1.0f));
    else
        sv_jsonw_null(w, key);
}

static void write_reasons(sv_jsonw *w, const sv_link *l)
{
    sv_jsonw_object(w, "parts");
    write_part(w, "terms", l->parts.terms);
    write_part(w, "names", l->parts.names);
    write_part(w, "numbers", l->parts.numbers);
    write_part(w, "length", l->parts.length);
    write_part(w, "context", l->parts.context);
    sv_jsonw_close(w);
    sv_jsonw_array(w, "evidence");
    for (uint32_t i = 0; i < l->evidence_count; i++) {
        const sv_evidence *e = &l->evidence[i];
        sv_jsonw_object(w, NULL);
        sv_jsonw_str(w, "source", e->source ? e->source : "");
        sv_jsonw_str(w, "target", e->target ? e->target : "");
        sv_jsonw_str(w, "by", e->by ? e->by : "");
        sv_jsonw_milli(w, "weight", sv_milli_of(e->weight));
        sv_jsonw_close(w);
    }
    sv_jsonw_close(w);
}

static void write_type(sv_jsonw *w, const sv_link *l)
{
    char type[48];
    size_t n = sv_digits_print(l->source_count, type);
    type[n++] = '-';
    n += sv_digits_print(l->target_count, type + n);
    sv_jsonw_text(w, "type", type, n);
}

void sv_alignrec_link(sv_alignrec *a, const sv_link *l)
{
    sv_jsonw *w = &a->w;
    sv_spill_step(a->links);
    sv_jsonw_id(w, "id", 'l', ++a->links);
    write_segments(w, "source", l->source, l->source_count);
    write_segments(w, "target", l->target, l->target_count);
    write_type(w, l);
    sv_jsonw_str(w, "relation", sv_relation_name(l->relation));
    sv_jsonw_milli(w, "score", l->score);
    sv_jsonw_bool(w, "crossing", l->crossing);
    if (l->group)
        sv_jsonw_id(w, "group", 'g', group_number(a, l->group));
    sv_jsonw_str(w, "status", sv_link_status_name(l->status));
    sv_jsonw_str(w, "origin", l->origin ? l->origin : "samsvar");
    write_reasons(w, l);
}

void sv_alignrec_unaligned(sv_alignrec *a, const sv_pair *p)
{
    write_segments(&a->w, "source", p->unaligned_source.data, p->unaligned_source.count);
    write_segments(&a->w, "target", p->unaligned_target.data, p->unaligned_target.count);
}

void sv_alignrec_statement(sv_alignrec *a, const sv_statement *s)
{
    sv_jsonw *w = &a->w;
    sv_jsonw_id(w, "id", 't', ++a->statements);
    sv_jsonw_milli(w, "score", s->score);
    sv_jsonw_array(w, "members");
    for (uint32_t i = 0; i < s->count; i++) {
        const sv_member *m = &s->members[i];
        sv_jsonw_object(w, NULL);
        sv_jsonw_str(w, "document", a->result->documents.data[m->document]->id);
        write_segments(w, "segments", m->segments, m->count);
        sv_jsonw_close(w);
    }
    sv_jsonw_close(w);
}
