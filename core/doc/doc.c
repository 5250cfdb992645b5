/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* doc.c -- a document: text, segments, features. */
#include "core/doc/doc.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/spill.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <string.h>

static const char *const segment_kinds[] = {
    [SAMSVAR_SEG_SENTENCE] = "sentence", [SAMSVAR_SEG_HEADING] = "heading",
    [SAMSVAR_SEG_CAPTION] = "caption",   [SAMSVAR_SEG_ITEM] = "item",
    [SAMSVAR_SEG_BYLINE] = "byline",     [SAMSVAR_SEG_BOILERPLATE] = "boilerplate",
};

static const char *const feature_kinds[] = {
    [SAMSVAR_FEAT_TOKEN] = "token",       [SAMSVAR_FEAT_LEMMA] = "lemma",
    [SAMSVAR_FEAT_PART] = "part",         [SAMSVAR_FEAT_NAME] = "name",
    [SAMSVAR_FEAT_ACRONYM] = "acronym",   [SAMSVAR_FEAT_NUMBER] = "number",
    [SAMSVAR_FEAT_AMOUNT] = "amount",     [SAMSVAR_FEAT_DATE] = "date",
    [SAMSVAR_FEAT_QUOTE] = "quote",       [SAMSVAR_FEAT_CLAUSE] = "clause",
    [SAMSVAR_FEAT_SPEAKER] = "speaker",   [SAMSVAR_FEAT_POLARITY] = "polarity",
    [SAMSVAR_FEAT_MODALITY] = "modality", [SAMSVAR_FEAT_GLOSS] = "gloss",
};

static const char no_break_kind[] = "no-break";

enum {
    SEGMENT_KINDS = sizeof segment_kinds / sizeof segment_kinds[0],
    FEATURE_KINDS = sizeof feature_kinds / sizeof feature_kinds[0]
};

samsvar_doc *sv_doc_new(void)
{
    samsvar_doc *doc = sv_calloc(1, sizeof *doc);
    if (!doc)
        return NULL;
    sv_arena_init(&doc->arena);
    sv_arena_init(&doc->keys);
    doc->text = "";
    doc->options.struct_size = sizeof doc->options;
    sv_sha256("", 0, doc->sha256);
    return doc;
}

void sv_doc_free(samsvar_doc *doc)
{
    if (!doc)
        return;
    sv_vec_clear(&doc->segments);
    sv_vec_clear(&doc->no_breaks);
    sv_vec_clear(&doc->features);
    sv_arena_clear(&doc->keys);
    sv_arena_clear(&doc->arena);
    sv_intern_free(doc->rules);
    sv_free(doc->owned_text);
    sv_free(doc);
}

/* Where in a text file a byte is, as an editor counts it. */
static void locate(const char *text, size_t at, uint32_t *line, size_t *column)
{
    const char *begin = text, *p;
    *line = 1;
    while ((p = memchr(begin, '\n', (size_t)(text + at - begin)))) {
        begin = p + 1;
        if (*line < UINT32_MAX)
            ++*line;
    }
    *column = (size_t)(text + at - begin) + 1;
}

/* Long texts are gone through in pieces, as only these are in memory then (spill.h). */
enum { PIECE = 4 << 20 };

/* The end of the piece of text that begins at `at`: where a code point begins, if that can
 * be told. */
static size_t piece_end(const char *text, size_t len, size_t at)
{
    if (len - at <= PIECE)
        return len;
    for (size_t back = 0; back < 4; back++)
        if (sv_utf8_boundary(text, len, at + PIECE - back))
            return at + PIECE - back;
    return at + PIECE;
}

/* sv_utf8_check() of a long text. */
static size_t first_bad(const char *text, size_t len)
{
    for (size_t at = 0, end; at < len; at = end) {
        end = piece_end(text, len, at);
        size_t bad = at + sv_utf8_check(text + at, end - at);
        if (bad < end)
            return bad;
        sv_spill_rest();
    }
    return len;
}

static size_t count_points(const char *text, size_t len)
{
    size_t count = 0;
    for (size_t at = 0, end; at < len; at = end) {
        end = piece_end(text, len, at);
        count += sv_utf8_count(text + at, end - at);
        sv_spill_rest();
    }
    return count;
}

static samsvar_status check_text(const samsvar_doc *doc, const char *text, size_t len,
                                 sv_input input, sv_error *err)
{
    size_t limit = input == SV_INPUT_LINES ? SV_LIMIT_TEXT : SV_LIMIT_ARTICLE;
    const char *file = doc->source ? doc->source : "";
    if (len > limit)
        return sv_fail_at(
            err, SAMSVAR_ELIMIT, file, 0, "the text has %zu bytes; %s allows %zu%s", len,
            input == SV_INPUT_LINES ? "SV_LIMIT_TEXT" : "SV_LIMIT_ARTICLE", limit,
            input == SV_INPUT_LINES ? "" : " (input as lines allows more)");
    size_t bad = first_bad(text, len);
    if (bad < len) {
        uint32_t line;
        size_t column;
        locate(text, bad, &line, &column);
        return sv_fail_at(err, SAMSVAR_EUTF8, file, line,
                          "byte %zu of the line (0x%02X) is not valid UTF-8; "
                          "if the file has another encoding, name it",
                          column, (unsigned)(unsigned char)text[bad]);
    }
    return SAMSVAR_OK;
}

samsvar_status sv_doc_set_text(samsvar_doc *doc, char *bytes, size_t len, sv_input input,
                               sv_error *err)
{
    static const char bom[] = "\xEF\xBB\xBF";
    const char *text = bytes ? bytes : "";
    if (!bytes)
        len = 0;
    if (len >= 3 && memcmp(text, bom, 3) == 0) {
        text += 3;
        len -= 3;
    }
    samsvar_status status = check_text(doc, text, len, input, err);
    if (status) {
        sv_free(bytes);
        return status;
    }
    sv_doc_drop_segments(doc);
    sv_free(doc->owned_text);
    doc->owned_text = bytes;
    doc->text = text;
    doc->len = (uint32_t)len;
    doc->cp_length = (uint32_t)count_points(text, len);
    doc->input = input;
    sv_sha256(text, len, doc->sha256);
    return SAMSVAR_OK;
}

samsvar_status sv_doc_set_string(samsvar_doc *doc, char **member, const char *text,
                                 size_t len)
{
    char *copy = sv_arena_strndup(&doc->arena, text, len);
    if (!copy)
        return SAMSVAR_ENOMEM;
    *member = copy;
    return SAMSVAR_OK;
}

/* Moves both ends inward over white space; a blank line becomes empty at its begin. */
static void trim(const char *text, uint32_t *start, uint32_t *end)
{
    const char *p = text + *start, *q = text + *end, *step;
    while (p < q && (sv_uchar_class(sv_utf8_next(p, q, &step)) & SV_CH_SPACE))
        p = step;
    if (p == q) {
        *end = *start;
        return;
    }
    while (q > p && (sv_uchar_class(sv_utf8_prev(p, q, &step)) & SV_CH_SPACE))
        q = step;
    *start = (uint32_t)(p - text);
    *end = (uint32_t)(q - text);
}

samsvar_status sv_doc_split_lines(samsvar_doc *doc, sv_error *err)
{
    static const samsvar_str rule_line = {"line", 4};
    samsvar_status status = SAMSVAR_OK;
    uint32_t at = 0, paragraph = 0;
    int blank = 0, seen = 0;
    sv_doc_drop_segments(doc);
    while (at < doc->len) {
        const char *nl = memchr(doc->text + at, '\n', doc->len - at);
        uint32_t stop = nl ? (uint32_t)(nl - doc->text) : doc->len;
        sv_segment line = {.rec = {.start = at,
                                   .end = stop,
                                   .kind = SAMSVAR_SEG_SENTENCE,
                                   .rule = rule_line}};
        trim(doc->text, &line.rec.start, &line.rec.end);
        int empty = line.rec.start == line.rec.end;
        if (!empty && blank && seen)
            paragraph++;
        blank = empty;
        seen |= !empty;
        line.rec.paragraph = paragraph;
        if (doc->segments.count >= SV_LIMIT_SEGMENTS) {
            status =
                sv_fail_at(err, SAMSVAR_ELIMIT, doc->source ? doc->source : "", 0,
                           "more than %u lines (SV_LIMIT_SEGMENTS)", SV_LIMIT_SEGMENTS);
            goto fail;
        }
        if (!sv_vec_push(&doc->segments, line)) {
            status = sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
            goto fail;
        }
        at = nl ? stop + 1 : doc->len;
    }
    sv_doc_count_points(doc);
    return SAMSVAR_OK;
fail:
    sv_doc_drop_segments(doc);
    return status;
}

void sv_doc_count_points(samsvar_doc *doc)
{
    uint32_t at = 0, points = 0;
    for (size_t i = 0; i < doc->segments.count; i++) {
        sv_segment *s = &doc->segments.data[i];
        sv_spill_step(i);
        points += (uint32_t)sv_utf8_count(doc->text + at, s->rec.start - at);
        s->cp_start = points;
        points +=
            (uint32_t)sv_utf8_count(doc->text + s->rec.start, s->rec.end - s->rec.start);
        s->cp_end = points;
        at = s->rec.end;
    }
}

void sv_doc_drop_features(samsvar_doc *doc)
{
    for (size_t i = doc->block_first; i < doc->block_last && i < doc->segments.count; i++)
        doc->segments.data[i].feature_first = doc->segments.data[i].feature_count = 0;
    sv_vec_clear(&doc->features);
    sv_arena_clear(&doc->keys);
    doc->block_first = doc->block_last = 0;
}

void sv_doc_drop_segments(samsvar_doc *doc)
{
    sv_doc_drop_features(doc);
    sv_vec_clear(&doc->segments);
    sv_vec_clear(&doc->no_breaks);
    sv_intern_free(doc->rules);
    doc->rules = NULL;
}

const char *sv_segment_kind_name(uint32_t kind)
{
    if (kind == SAMSVAR_SEG_NO_BREAK)
        return no_break_kind;
    return kind < SEGMENT_KINDS ? segment_kinds[kind] : NULL;
}

uint32_t sv_segment_kind_of(const char *name)
{
    for (uint32_t i = 1; i < SEGMENT_KINDS; i++)
        if (segment_kinds[i] && strcmp(segment_kinds[i], name) == 0)
            return i;
    return strcmp(name, no_break_kind) == 0 ? SAMSVAR_SEG_NO_BREAK : 0;
}

const char *sv_feature_kind_name(uint32_t kind)
{
    return kind < FEATURE_KINDS ? feature_kinds[kind] : NULL;
}
