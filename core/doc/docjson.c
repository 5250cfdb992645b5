/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* docjson.c -- a document's segments, written for people and programs. */
#include "core/doc/docjson.h"

#include "core/doc/docjson_impl.h"

#include "core/base/utf8.h"

#include <string.h>

int sv_docjson_form_of(const char *name)
{
    static const char *const names[] = {"text", "jsonl", "json"};
    for (int i = 0; i < 3; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

/* Bytes at p that end a line for some reader of lines, or 0. */
static size_t line_break(const unsigned char *p, size_t left)
{
    if (*p >= '\n' && *p <= '\r')
        return 1;
    if (left >= 2 && p[0] == 0xC2 && p[1] == 0x85)
        return 2;
    if (left >= 3 && p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9))
        return 3;
    return 0;
}

/* The segment on one line: line breaks and the blanks around them become one space. */
static void write_line(sv_jsonw *w, const char *text, size_t len)
{
    size_t done = 0, i = 0;
    while (i < len) {
        size_t n = line_break((const unsigned char *)text + i, len - i);
        if (n == 0) {
            i++;
            continue;
        }
        size_t stop = i;
        while (stop > done && (text[stop - 1] == ' ' || text[stop - 1] == '\t'))
            stop--;
        sv_jsonw_raw(w, text + done, stop - done);
        sv_jsonw_raw(w, " ", 1);
        do
            i += n ? n : 1;
        while (i < len && ((n = line_break((const unsigned char *)text + i, len - i)) ||
                           text[i] == ' ' || text[i] == '\t'));
        done = i;
    }
    if (len > done)
        sv_jsonw_raw(w, text + done, len - done);
    sv_jsonw_raw(w, "\n", 1);
}

void sv_docjson_kind(sv_jsonw *w, const char *key, const char *name, uint32_t kind)
{
    if (name)
        sv_jsonw_str(w, key, name);
    else
        sv_jsonw_int(w, key, kind);
}

void sv_docjson_segment(sv_jsonw *w, const samsvar_doc *doc, size_t i)
{
    const sv_segment *s = &doc->segments.data[i];
    sv_jsonw_int(w, "start", s->cp_start);
    sv_jsonw_int(w, "end", s->cp_end);
    sv_docjson_kind(w, "kind", sv_segment_kind_name(s->rec.kind), s->rec.kind);
    sv_jsonw_int(w, "paragraph", s->rec.paragraph);
    sv_jsonw_text(w, "text", doc->text + s->rec.start, s->rec.end - s->rec.start);
}

static void write_rule(sv_jsonw *w, const samsvar_segment *rec)
{
    if (rec->rule.len)
        sv_jsonw_text(w, "rule", rec->rule.ptr, rec->rule.len);
    else
        sv_jsonw_null(w, "rule");
}

/* Marks come in order, so *next walks through them once; a mark in no segment is
 * passed. */
static void explain(sv_jsonw *w, const samsvar_doc *doc, size_t i, size_t *next)
{
    const sv_segment *s = &doc->segments.data[i];
    uint32_t at = s->rec.start, points = s->cp_start;
    write_rule(w, &s->rec);
    sv_jsonw_array(w, "no_break");
    for (; *next < doc->no_breaks.count; ++*next) {
        const samsvar_segment *mark = &doc->no_breaks.data[*next];
        if (mark->start >= s->rec.end)
            break;
        if (mark->start < s->rec.start)
            continue;
        points += (uint32_t)sv_utf8_count(doc->text + at, mark->start - at);
        at = mark->start;
        sv_jsonw_object(w, NULL);
        sv_jsonw_int(w, "start", points);
        sv_jsonw_int(w, "end", points + sv_utf8_count(doc->text + at, mark->end - at));
        write_rule(w, mark);
        sv_jsonw_close(w);
    }
    sv_jsonw_close(w);
}

void sv_docjson_head(sv_jsonw *w, const samsvar_doc *doc, const char *format)
{
    sv_jsonw_object(w, NULL);
    sv_jsonw_str(w, "format", format);
    sv_jsonw_str(w, "version", "1.0");
    sv_jsonw_break(w);
    sv_jsonw_str(w, "language", doc->lang);
    sv_jsonw_str(w, "source", doc->source ? doc->source : "");
    sv_jsonw_str(w, "sha256", doc->sha256);
    sv_jsonw_int(w, "length", doc->cp_length);
    if (doc->title)
        sv_jsonw_str(w, "title", doc->title);
    if (doc->date)
        sv_jsonw_str(w, "date", doc->date);
    if (doc->extractor)
        sv_jsonw_str(w, "extractor", doc->extractor);
    sv_jsonw_break(w);
    sv_jsonw_array(w, "segments");
}

void sv_docjson_tail(sv_jsonw *w)
{
    sv_jsonw_close(w);
    sv_jsonw_close(w);
    sv_jsonw_newline(w);
}

samsvar_status sv_docjson_segments(const samsvar_doc *doc, sv_docjson_form form,
                                   sv_write_fn *write, void *data)
{
    sv_jsonw w;
    size_t mark = 0;
    sv_jsonw_init(&w, write, data);
    if (form == SV_DOCJSON_JSON)
        sv_docjson_head(&w, doc, "samsvar-segments");
    for (size_t i = 0; i < doc->segments.count && !w.status; i++) {
        if (form == SV_DOCJSON_TEXT) {
            samsvar_str text = sv_doc_segment_text(doc, (uint32_t)i);
            write_line(&w, text.ptr, text.len);
            continue;
        }
        if (form == SV_DOCJSON_JSON)
            sv_jsonw_break(&w);
        sv_jsonw_object(&w, NULL);
        sv_docjson_segment(&w, doc, i);
        if (doc->options.explain)
            explain(&w, doc, i, &mark);
        sv_jsonw_close(&w);
        if (form == SV_DOCJSON_JSONL)
            sv_jsonw_newline(&w);
    }
    if (form == SV_DOCJSON_JSON)
        sv_docjson_tail(&w);
    return sv_jsonw_finish(&w);
}
