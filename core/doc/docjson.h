/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* docjson.h -- a document's segments and features, written for people and programs.
 *
 *   text   segments only: one a line, line breaks inside become spaces
 *   jsonl  one JSON object a segment, a line each, and nothing else
 *   json   one object: the document's facts and "segments": [...]
 *
 * A segment: {"start", "end", "kind", "paragraph", "text"}; offsets are code points of
 * the whole text, half-open. Explained, "rule" names what ended it and "no_break"
 * lists the marks in it that end nothing: [{"start", "end", "rule"}]. Analysed, see
 * sv_docjson_block(). */
#ifndef SV_DOC_DOCJSON_H
#define SV_DOC_DOCJSON_H

#include "core/base/jsonw.h"
#include "core/doc/doc.h"

typedef enum sv_docjson_form {
    SV_DOCJSON_TEXT,
    SV_DOCJSON_JSONL,
    SV_DOCJSON_JSON
} sv_docjson_form;

/* "text" "jsonl" "json"; -1: none of them. */
int sv_docjson_form_of(const char *name);

/* Writes the segments of doc; rules and no_break if doc->options.explain is set. */
samsvar_status sv_docjson_segments(const samsvar_doc *doc, sv_docjson_form form,
                                   sv_write_fn *write, void *data);

/* Features come in blocks, so that a long document never needs all of them:
 *
 *   sv_docjson_open(&o, doc, SV_DOCJSON_JSONL, write, data)
 *   for each block (sv_worker_analyze_blocks()): sv_docjson_block(&o)
 *   sv_docjson_close(&o)
 *
 * form is JSONL or JSON (EINVAL for TEXT). A failure to write is kept and returned by all
 * later calls; close must not be called after it (it frees nothing). */
typedef struct sv_docjson {
    sv_jsonw w;
    const samsvar_doc *doc;
    sv_docjson_form form;
} sv_docjson;

samsvar_status sv_docjson_open(sv_docjson *o, const samsvar_doc *doc,
                               sv_docjson_form form, sv_write_fn *write, void *data);
/* Writes the segments block_first .. block_last - 1 of the document with their features:
 * a segment's keys, then
 *   "tokens":   [{"start", "end", "text", "key", "flags": [...],
 *                 "lemmas": [{"key", "pos": [...], "weight"}],
 *                 "parts": [{"start", "end", "key", "pos", "weight"}], "glosses": [...]}]
 *   "names" "acronyms" "numbers" "amounts" "dates" "quotes" "glosses": [{"start", "end",
 *                 "text", "key", "flags", "weight"}]
 *   "clauses":  [{"start", "end", "flags", "speakers": [...], "polarity": [...],
 *                 "modality": [...]}]
 *   "speakers" "polarity" "modality": those that belong to no clause
 *   "other":    features of kinds that have no name here, with "kind" as a number
 * Lists that are empty are left out, except tokens; weight stands only where it is not 1,
 * key only where there is one. ENOMEM, or what the writer returned. */
samsvar_status sv_docjson_block(sv_docjson *o);
samsvar_status sv_docjson_close(sv_docjson *o);

#endif
