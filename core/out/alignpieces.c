/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignpieces.c -- reads a file that is one JSON object piece by piece: a segment, a link
 * at a time, so that the values of the whole file need not be in memory at once.
 *
 * For files as we write them: what describes a document or a pair stands before the list
 * of its segments or links, documents before pairs. Everything else, and whatever is
 * wrong with a file, is left to those who read it as a whole and say so. */
#include "core/out/alignread_impl.h"

#include "core/base/limits.h"
#include "core/base/spill.h"

#include <string.h>

enum { KEY_SIZE = 32 };

typedef struct pieces {
    sv_alignread *a;
    sv_alignsource *s;
    sv_buf text;
    uint64_t count; /* of pieces */
    int lost;       /* not such a file, or something is wrong */
} pieces;

/* ---- bytes */

/* The next byte, or -1; it stays the next one. */
static int peek(pieces *p)
{
    if (p->lost || (p->s->at >= p->s->len && !sv_alignsource_fill(p->s)))
        return -1;
    return (unsigned char)p->s->bytes[p->s->at];
}

static int after_space(pieces *p)
{
    int c;
    while ((c = peek(p)) == ' ' || c == '\n' || c == '\t' || c == '\r')
        p->s->at++;
    return c;
}

/* Steps over one of the two characters, or is lost; returns which it was. */
static int step(pieces *p, char one, char other)
{
    int c = after_space(p);
    if (c < 0 || (c != one && c != other))
        p->lost = 1;
    else
        p->s->at++;
    return c;
}

static void take(pieces *p, const char *from, size_t len)
{
    if (sv_buf_add(&p->text, from, len) != SAMSVAR_OK)
        p->lost = 1;
}

/* Appends a string with its quotes, from the quote on. */
static void take_string(pieces *p)
{
    int escaped = 0, open = 0;
    while (!p->lost && peek(p) >= 0) {
        const char *from = p->s->bytes + p->s->at, *end = p->s->bytes + p->s->len, *q = from;
        int done = 0;
        for (; q < end && !done; q++) {
            done = *q == '"' && !escaped && open;
            escaped = *q == '\\' && !escaped;
            open = 1;
        }
        take(p, from, (size_t)(q - from));
        p->s->at += (size_t)(q - from);
        if (done)
            return;
    }
    p->lost = 1;
}

/* Appends a value; depth: of what it stands in. Whether it is JSON is for Jansson to say. */
static void take_value(pieces *p, unsigned depth)
{
    unsigned inside = 0;
    after_space(p);
    do {
        int c = peek(p);
        if (c < 0) {
            p->lost = 1;
        } else if (c == '"') {
            take_string(p);
        } else if (!inside && (c == ',' || c == '}' || c == ']' || c == ' ' || c == '\n')) {
            return; /* behind a number or a word */
        } else {
            inside += c == '{' || c == '[';
            inside -= inside && (c == '}' || c == ']');
            take(p, p->s->bytes + p->s->at++, 1);
            if (!inside && c != '}' && c != ']')
                continue;
        }
        p->lost |= depth + inside > SV_LIMIT_JSON_DEPTH || p->text.len > SV_LIMIT_JSON_PIECE;
        if (!inside)
            return;
    } while (!p->lost);
}

/* Takes the key of the next member with its colon; 0: the object ends. Keys are taken as
 * they are written, so none may have escapes. */
static int take_key(pieces *p, int first, char key[KEY_SIZE])
{
    if (after_space(p) == '}') {
        p->s->at++;
        return 0;
    }
    if (!first)
        step(p, ',', ',');
    size_t from = p->text.len;
    if (after_space(p) != '"')
        p->lost = 1;
    take_string(p);
    size_t len = p->lost ? 0 : p->text.len - from - 2;
    if (p->lost || len >= KEY_SIZE || memchr(p->text.data + from, '\\', len + 2)) {
        p->lost = 1;
        return 0;
    }
    memcpy(key, p->text.data + from + 1, len);
    key[len] = '\0';
    step(p, ':', ':');
    take(p, ":", 1);
    return !p->lost;
}

/* Parses what was taken. */
static json_t *parse(pieces *p)
{
    json_t *json = NULL;
    samsvar_status status =
        p->lost ? SAMSVAR_EDATA
                : sv_json_parse(p->text.data ? p->text.data : "", p->text.len, p->s->name, 1,
                                &json, NULL);
    if (status == SAMSVAR_ENOMEM)
        sv_readctx_stop(&p->a->c, status, "");
    p->lost |= status != SAMSVAR_OK;
    return json;
}

/* ---- members and lists */

/* Parses the members of the object at hand up to the one named `list`, whose value is an
 * array and is next then. NULL: it is not there. */
static json_t *read_members(pieces *p, const char *list, unsigned depth)
{
    char key[KEY_SIZE];
    sv_buf_reset(&p->text);
    take(p, "{", 1);
    for (int first = 1;; first = 0) {
        size_t before = p->text.len;
        if (!take_key(p, first, key)) {
            p->lost = 1;
            return NULL;
        }
        if (strcmp(key, list) == 0) {
            p->text.len = before;
            break;
        }
        p->lost |= strcmp(key, "t") == 0 && depth == 1; /* these are JSON Lines */
        take_value(p, depth);
        take(p, ",", 1);
    }
    if (p->text.len > 1)
        p->text.len--;
    take(p, "}", 1);
    return parse(p);
}

typedef void read_piece(pieces *p, const sv_place *at);

/* Calls read at each value of an array. */
static void read_list(pieces *p, const sv_place *at, const char *key, read_piece *read)
{
    sv_place here = {at, key, 0};
    step(p, '[', '[');
    if (after_space(p) == ']') {
        p->s->at++;
        return;
    }
    for (size_t i = 0; !p->lost; i++) {
        sv_place place = {&here, NULL, i};
        read(p, &place);
        sv_spill_step(p->count++);
        p->lost |= p->a->c.status != SAMSVAR_OK;
        if (step(p, ',', ']') == ']')
            return;
    }
}

typedef void take_record(sv_alignread *a, const sv_place *at, const json_t *rec);

static void read_record(pieces *p, const sv_place *at, unsigned depth, take_record *to)
{
    sv_buf_reset(&p->text);
    take_value(p, depth);
    json_t *rec = parse(p);
    p->lost |= !json_is_object(rec);
    if (!p->lost)
        to(p->a, at, rec);
    json_decref(rec);
}

static void read_segment(pieces *p, const sv_place *at)
{
    read_record(p, at, 4, sv_alignread_segment);
}

static void read_link(pieces *p, const sv_place *at)
{
    read_record(p, at, 4, sv_alignread_link);
}

static void read_statement(pieces *p, const sv_place *at)
{
    read_record(p, at, 2, sv_alignread_statement);
}

static void read_document(pieces *p, const sv_place *at)
{
    step(p, '{', '{');
    json_t *rec = read_members(p, "segments", 3);
    if (!p->lost)
        sv_alignread_document(p->a, at, rec);
    json_decref(rec);
    p->lost |= !p->a->doc;
    read_list(p, at, "segments", read_segment);
    step(p, '}', '}');
}

/* Behind the links of a pair there may be what stands in none. */
static void read_pair(pieces *p, const sv_place *at)
{
    char key[KEY_SIZE];
    sv_place here = {at, "unaligned", 0};
    step(p, '{', '{');
    json_t *rec = read_members(p, "links", 3);
    p->lost |= json_object_get(rec, "unaligned") != NULL;
    if (!p->lost)
        sv_alignread_pair(p->a, at, rec);
    json_decref(rec);
    p->lost |= !p->a->pair_open;
    read_list(p, at, "links", read_link);
    if (take_key(p, 0, key)) {
        p->lost |= strcmp(key, "unaligned") != 0;
        read_record(p, &here, 3, sv_alignread_unaligned);
        step(p, '}', '}');
    }
    sv_alignread_end_pair(p->a, at);
}

static void read_object(pieces *p)
{
    char key[KEY_SIZE];
    step(p, '{', '{');
    json_t *rec = read_members(p, "documents", 1);
    p->lost |= json_object_get(rec, "pairs") || json_object_get(rec, "statements");
    if (!p->lost)
        sv_alignread_header(p->a, NULL, rec);
    json_decref(rec);
    p->lost |= p->a->c.status != SAMSVAR_OK;
    read_list(p, NULL, "documents", read_document);
    sv_alignread_end_document(p->a);
    if (!take_key(p, 0, key) || strcmp(key, "pairs") != 0)
        p->lost = 1;
    read_list(p, NULL, "pairs", read_pair);
    if (!p->lost && take_key(p, 0, key)) {
        p->lost |= strcmp(key, "statements") != 0;
        read_list(p, NULL, "statements", read_statement);
        step(p, '}', '}');
    }
    p->lost |= after_space(p) >= 0 || sv_alignsource_failed(p->s);
}

int sv_alignread_pieces(sv_alignread *a, sv_alignsource *s)
{
    pieces p = {.a = a, .s = s};
    sv_buf_init(&p.text, SV_LIMIT_JSON);
    read_object(&p);
    if (p.text.status == SAMSVAR_ENOMEM)
        sv_readctx_stop(&a->c, SAMSVAR_ENOMEM, "");
    sv_buf_clear(&p.text);
    return !p.lost && a->c.status == SAMSVAR_OK;
}
