/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignread_doc.c -- reads header, document, segment and statement records. */
#include "core/out/alignread_impl.h"

#include "core/base/num.h"
#include "core/base/utf8.h"
#include "core/out/alignrec.h"

#include <stdlib.h>
#include <string.h>

samsvar_status sv_alignread_init(sv_alignread *a, const char *file, sv_problem_fn *report,
                                 void *data, sv_error *err)
{
    memset(a, 0, sizeof *a);
    a->c = (sv_readctx){.file = file, .report = report, .data = data, .err = err};
    sv_idset_init(&a->documents, '\0');
    sv_idset_init(&a->links, 'l');
    sv_idset_init(&a->statements, 't');
    sv_idset_init(&a->groups, 'g');
    sv_buf_init(&a->text, SV_LIMIT_TEXT);
    a->result = sv_result_new();
    if (!a->result)
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
    return a->c.status;
}

void sv_alignread_clear(sv_alignread *a)
{
    sv_result_free(a->result);
    a->result = NULL;
    sv_idset_clear(&a->documents);
    sv_idset_clear(&a->links);
    sv_idset_clear(&a->statements);
    sv_idset_clear(&a->groups);
    for (size_t i = 0; i < a->segments.count; i++)
        sv_idset_clear(&a->segments.data[i]);
    sv_vec_clear(&a->segments);
    sv_vec_clear(&a->unaligned[0]);
    sv_vec_clear(&a->unaligned[1]);
    sv_vec_clear(&a->crossing);
    sv_buf_clear(&a->text);
}

char *sv_alignread_copy(sv_alignread *a, const char *text)
{
    if (!text)
        return NULL;
    char *copy = sv_arena_strndup(&a->result->arena, text, strlen(text));
    if (!copy)
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
    return copy;
}

/* ---- header */

static void read_provenance(sv_alignread *a, const sv_place *at, const json_t *generator,
                            const char *key, int plugins)
{
    const json_t *list =
        sv_readctx_member(&a->c, at, generator, key, JSON_ARRAY, SV_SOFT);
    sv_place here = {at, key, 0};
    for (size_t i = 0; i < json_array_size(list) && !sv_readctx_stopped(&a->c); i++) {
        const json_t *rec = json_array_get(list, i);
        sv_place place = {&here, NULL, i};
        if (!sv_readctx_object(&a->c, &place, rec))
            continue;
        sv_provenance p = {0};
        p.id = sv_alignread_copy(a, sv_readctx_text(&a->c, &place, rec, "id", SV_SOFT));
        p.version = sv_alignread_copy(
            a, sv_readctx_text(&a->c, &place, rec, "version", SV_OPTIONAL));
        p.sha256 = sv_alignread_copy(
            a, sv_readctx_text(&a->c, &place, rec, "sha256", SV_OPTIONAL));
        p.id = p.id ? p.id : "";
        p.version = p.version ? p.version : "";
        p.sha256 = p.sha256 ? p.sha256 : "";
        if (plugins)
            p.abi =
                sv_readctx_number(&a->c, &place, rec, "abi", UINT32_MAX, 0, SV_OPTIONAL);
        if (plugins ? !sv_vec_push(&a->result->plugins, p)
                    : !sv_vec_push(&a->result->dictionaries, p))
            sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
    }
}

static sv_mode read_mode(sv_alignread *a, const sv_place *at, const json_t *rec,
                         sv_mode fallback)
{
    const char *name = sv_readctx_text(&a->c, at, rec, "mode", SV_SOFT);
    int mode = name ? sv_mode_of(name) : -1;
    if (name && mode < 0)
        sv_readctx_problem(
            &a->c, at, SV_SOFT,
            "no mode is named \"%.40s\"; there are auto, parallel, comparable and "
            "unrelated",
            name);
    return mode < 0 ? fallback : (sv_mode)mode;
}

static void check_version(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    uint64_t major, minor;
    const char *format = sv_readctx_text(&a->c, at, rec, "format", SV_HARD);
    const char *version = sv_readctx_text(&a->c, at, rec, "version", SV_HARD);
    if (format && strcmp(format, SV_ALIGN_FORMAT) != 0)
        sv_readctx_problem(&a->c, at, SV_HARD,
                           "\"format\" is \"%.40s\" and must be \"%s\"", format,
                           SV_ALIGN_FORMAT);
    if (!version)
        return;
    const char *dot = strchr(version, '.');
    if (!dot || sv_num_u64(version, (size_t)(dot - version), 0, UINT32_MAX, &major) ||
        sv_num_u64(dot + 1, strlen(dot + 1), 0, UINT32_MAX, &minor))
        sv_readctx_problem(&a->c, at, SV_HARD,
                           "\"version\" is \"%.40s\" and must be like \"%s\"", version,
                           SV_ALIGN_VERSION);
    else if (major != SV_ALIGN_MAJOR)
        sv_readctx_problem(
            &a->c, at, SV_HARD,
            "version %.40s of the format is not version %d, which this program "
            "reads; use a program of that version",
            version, SV_ALIGN_MAJOR);
}

void sv_alignread_header(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    sv_place here = {at, "generator", 0}, deep = {&here, "parameters", 0};
    check_version(a, at, rec);
    const json_t *generator =
        sv_readctx_member(&a->c, at, rec, "generator", JSON_OBJECT, SV_SOFT);
    if (!generator)
        return;
    sv_readctx_text(&a->c, &here, generator, "name", SV_SOFT);
    sv_readctx_text(&a->c, &here, generator, "version", SV_SOFT);
    read_provenance(a, &here, generator, "plugins", 1);
    read_provenance(a, &here, generator, "dictionaries", 0);
    const json_t *parameters =
        sv_readctx_member(&a->c, &here, generator, "parameters", JSON_OBJECT, SV_SOFT);
    if (!parameters)
        return;
    a->result->mode = read_mode(a, &deep, parameters, SV_MODE_AUTO);
    a->result->threshold = (int32_t)sv_readctx_milli(&a->c, &deep, parameters,
                                                     "threshold", 0, 1000, 0, SV_SOFT);
    a->result->parameters_sha256 = sv_alignread_copy(
        a, sv_readctx_text(&a->c, &deep, parameters, "sha256", SV_OPTIONAL));
}

/* ---- documents */

static void set_string(sv_alignread *a, char **member, const char *text)
{
    if (text && sv_doc_set_string(a->doc, member, text, strlen(text)) != SAMSVAR_OK)
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
}

static void read_sha256(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    const char *hex = sv_readctx_text(&a->c, at, rec, "sha256", SV_SOFT);
    a->doc->sha256[0] = '\0';
    if (hex && strlen(hex) == 64 && strspn(hex, "0123456789abcdef") == 64)
        memcpy(a->doc->sha256, hex, 65);
    else if (hex)
        sv_readctx_problem(&a->c, at, SV_SOFT,
                           "\"sha256\" must be 64 hexadecimal digits in "
                           "lower case");
}

static void read_language(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    static const char unknown[] = "und";
    const char *tag = sv_readctx_text(&a->c, at, rec, "language", SV_SOFT);
    memcpy(a->doc->lang, unknown, sizeof unknown);
    if (tag && sv_lang_normalise(tag, strlen(tag), a->doc->lang) != SAMSVAR_OK) {
        memcpy(a->doc->lang, unknown, sizeof unknown);
        sv_readctx_problem(&a->c, at, SV_SOFT,
                           "\"language\" is \"%.40s\" and must be a BCP 47 tag", tag);
    }
}

/* The id of a record, new among its like. NULL after a problem. */
static const char *new_id(sv_alignread *a, const sv_place *at, const json_t *rec,
                          sv_idset *ids)
{
    const char *id = sv_readctx_text(&a->c, at, rec, "id", SV_HARD);
    if (!id)
        return NULL;
    samsvar_status status = sv_idset_add(ids, id, NULL);
    if (status == SAMSVAR_EINVAL)
        sv_readctx_problem(&a->c, at, SV_HARD, "the id \"%.40s\" is used twice", id);
    else if (status)
        sv_readctx_stop(&a->c, status, "there are too many ids");
    return status ? NULL : id;
}

void sv_alignread_document(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    sv_idset ids;
    sv_alignread_end_document(a);
    a->doc_lost = 1;
    if (a->result->documents.count >= SV_LIMIT_DOCUMENTS) {
        sv_readctx_stop(&a->c, SAMSVAR_ELIMIT,
                        "there are too many documents (SV_LIMIT_DOCUMENTS)");
        return;
    }
    const char *id = new_id(a, at, rec, &a->documents);
    samsvar_doc *doc = id ? sv_doc_new() : NULL;
    if (!doc) {
        if (id)
            sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
        return;
    }
    sv_idset_init(&ids, 's');
    a->doc = doc;
    set_string(a, &doc->id, id);
    if (!doc->id || !sv_vec_push(&a->segments, ids)) {
        sv_doc_free(doc);
        a->doc = NULL;
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
        return;
    }
    if (sv_result_add_document(a->result, doc) != SAMSVAR_OK) {
        a->doc = NULL; /* freed */
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
        return;
    }
    a->doc_lost = 0;
    read_language(a, at, rec);
    set_string(a, &doc->source, sv_readctx_text(&a->c, at, rec, "source", SV_SOFT));
    read_sha256(a, at, rec);
    set_string(a, &doc->extractor,
               sv_readctx_text(&a->c, at, rec, "extractor", SV_OPTIONAL));
    set_string(a, &doc->title, sv_readctx_text(&a->c, at, rec, "title", SV_OPTIONAL));
    set_string(a, &doc->date, sv_readctx_text(&a->c, at, rec, "date", SV_OPTIONAL));
    doc->cp_length =
        sv_readctx_number(&a->c, at, rec, "length", UINT32_MAX, UINT32_MAX, SV_SOFT);
}

/* ---- segments */

/* A name that this version does not know keeps its number among the document's names. */
static uint32_t named_kind(sv_alignread *a, const char *name)
{
    uint64_t number;
    uint32_t id;
    if (strncmp(name, "kind-", 5) == 0 &&
        sv_num_u64(name + 5, strlen(name + 5), 0, SV_SEGMENT_NAMED - 1, &number) ==
            SAMSVAR_OK)
        return (uint32_t)number;
    if (!a->doc->rules)
        a->doc->rules = sv_intern_new();
    id = a->doc->rules ? sv_intern_add(a->doc->rules, name, strlen(name)) : SV_NO_ID;
    if (id == SV_NO_ID)
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
    else if (id >= SV_LIMIT_RULES)
        sv_readctx_stop(&a->c, SAMSVAR_ELIMIT,
                        "there are too many kinds of segments (SV_LIMIT_RULES)");
    return SV_SEGMENT_NAMED | (id & (SV_SEGMENT_NAMED - 1));
}

static void read_kind(sv_alignread *a, const sv_place *at, const json_t *rec,
                      samsvar_segment *s)
{
    const char *name = sv_readctx_text(&a->c, at, rec, "kind", SV_SOFT);
    const char *origin = sv_readctx_text(&a->c, at, rec, "origin", SV_OPTIONAL);
    s->kind = name ? sv_segment_kind_of(name) : SAMSVAR_SEG_SENTENCE;
    if (s->kind == 0)
        s->kind = named_kind(a, name);
    if (origin && strcmp(origin, "user") == 0)
        s->flags |= SV_SEGMENT_USER;
}

/* Appends the text and a line break, and sets the bytes of the segment. */
static void read_text(sv_alignread *a, const sv_place *at, const json_t *rec,
                      sv_segment *s)
{
    const json_t *text =
        sv_readctx_member(&a->c, at, rec, "text", JSON_STRING, SV_OPTIONAL);
    s->rec.start = s->rec.end = (uint32_t)a->text.len;
    if (!text)
        return;
    size_t len = json_string_length(text),
           points = sv_utf8_count(json_string_value(text), len);
    if (points != s->cp_end - s->cp_start)
        sv_readctx_problem(&a->c, at, SV_SOFT,
                           "the text has %zu code points, and \"end\" - \"start\" is %u",
                           points, s->cp_end - s->cp_start);
    sv_buf_add(&a->text, json_string_value(text), len);
    s->rec.end = (uint32_t)a->text.len;
    if (sv_buf_putc(&a->text, '\n') != SAMSVAR_OK)
        sv_readctx_stop(&a->c, a->text.status,
                        "the document's text is too long (SV_LIMIT_TEXT)");
}

void sv_alignread_segment(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    sv_segment s = {0};
    if (!a->doc) {
        if (!a->doc_lost)
            sv_readctx_problem(&a->c, at, SV_HARD,
                               "no document stands before this segment");
        return;
    }
    const sv_segment *last = a->doc->segments.count
                                 ? &a->doc->segments.data[a->doc->segments.count - 1]
                                 : NULL;
    if (a->doc->segments.count >= SV_LIMIT_SEGMENTS) {
        sv_readctx_stop(&a->c, SAMSVAR_ELIMIT,
                        "there are too many segments (SV_LIMIT_SEGMENTS)");
        return;
    }
    if (!new_id(a, at, rec, &a->segments.data[a->segments.count - 1]))
        return;
    s.cp_start = sv_readctx_number(&a->c, at, rec, "start", UINT32_MAX, 0, SV_HARD);
    s.cp_end = sv_readctx_number(&a->c, at, rec, "end", UINT32_MAX, s.cp_start, SV_HARD);
    if (s.cp_end < s.cp_start) {
        sv_readctx_problem(&a->c, at, SV_HARD, "\"end\" (%u) is before \"start\" (%u)",
                           s.cp_end, s.cp_start);
        s.cp_end = s.cp_start;
    } else if (s.cp_end > a->doc->cp_length) {
        sv_readctx_problem(&a->c, at, SV_HARD,
                           "\"end\" (%u) is behind the document's \"length\" (%u)",
                           s.cp_end, a->doc->cp_length);
    }
    if (last && s.cp_start < last->cp_end)
        sv_readctx_problem(
            &a->c, at, SV_HARD,
            "\"start\" (%u) is before the end of the segment before (%u); segments "
            "ascend and do not overlap",
            s.cp_start, last->cp_end);
    s.rec.paragraph =
        sv_readctx_number(&a->c, at, rec, "paragraph", UINT32_MAX, 0, SV_SOFT);
    read_kind(a, at, rec, &s.rec);
    read_text(a, at, rec, &s);
    if (!sv_vec_push(&a->doc->segments, s))
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
}

void sv_alignread_end_document(sv_alignread *a)
{
    samsvar_doc *doc = a->doc;
    size_t len = 0;
    a->doc = NULL;
    if (!doc || sv_readctx_stopped(&a->c))
        return;
    if (doc->cp_length == UINT32_MAX)
        doc->cp_length =
            doc->segments.count ? doc->segments.data[doc->segments.count - 1].cp_end : 0;
    if (a->text.len) {
        doc->owned_text = sv_buf_take(&a->text, &len);
        doc->text = doc->owned_text;
        doc->len = (uint32_t)len;
    }
}

/* ---- statements */

static int by_document(const void *x, const void *y)
{
    const sv_member *a = x, *b = y;
    return (a->document > b->document) - (a->document < b->document);
}

static void read_members(sv_alignread *a, const sv_place *at, const json_t *list,
                         sv_statement *s)
{
    s->members =
        sv_arena_alloc(&a->result->arena, json_array_size(list), sizeof *s->members);
    if (!s->members)
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
    for (size_t i = 0; i < json_array_size(list) && !sv_readctx_stopped(&a->c); i++) {
        const json_t *rec = json_array_get(list, i);
        sv_place place = {at, NULL, i};
        if (!sv_readctx_object(&a->c, &place, rec))
            continue;
        const char *id = sv_readctx_text(&a->c, &place, rec, "document", SV_HARD);
        uint32_t document = id ? sv_idset_find(&a->documents, id) : SV_NO_ID;
        if (id && document >= a->result->documents.count)
            sv_readctx_problem(&a->c, &place, SV_HARD, "no document has the id \"%.40s\"",
                               id);
        else if (id) {
            sv_member *m = &s->members[s->count];
            m->document = document;
            m->count =
                sv_alignread_ids(a, &place, rec, "segments", document, &m->segments);
            s->count += m->count > 0;
        }
    }
    if (s->count > 1)
        qsort(s->members, s->count, sizeof *s->members, by_document);
    for (uint32_t i = 1; i < s->count; i++)
        if (s->members[i].document == s->members[i - 1].document)
            sv_readctx_problem(&a->c, at, SV_SOFT,
                               "the document \"%.40s\" is named twice",
                               a->result->documents.data[s->members[i].document]->id);
}

void sv_alignread_statement(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    sv_statement s = {0};
    sv_place here = {at, "members", 0};
    sv_alignread_end_document(a);
    if (!new_id(a, at, rec, &a->statements))
        return;
    s.score = (int32_t)sv_readctx_milli(&a->c, at, rec, "score", 0, 1000, 1000, SV_SOFT);
    const json_t *list =
        sv_readctx_member(&a->c, at, rec, "members", JSON_ARRAY, SV_HARD);
    if (!list)
        return;
    read_members(a, &here, list, &s);
    if (s.count < 2)
        sv_readctx_problem(&a->c, at, SV_SOFT,
                           "a statement has members in two documents or more");
    if (!sv_readctx_stopped(&a->c) && !sv_vec_push(&a->result->statements, s))
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
}
