/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignload.c -- brings the records of a file, JSON or JSON Lines, to the record
 * reader. */
#include "core/out/alignread_impl.h"

#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/spill.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

typedef sv_alignsource source;

int sv_alignsource_fill(sv_alignsource *s)
{
    if (!s->file)
        return 0;
    s->bytes = s->room;
    s->at = 0;
    s->len = fread(s->room, 1, sizeof s->room, s->file);
    return s->len > 0;
}

int sv_alignsource_failed(const sv_alignsource *s)
{
    return s->file && ferror(s->file);
}

static samsvar_status io_error(const source *s, sv_error *err)
{
    struct stat st;
    if (!sv_alignsource_failed(s))
        return SAMSVAR_OK;
    int folder = fstat(fileno(s->file), &st) == 0 && S_ISDIR(st.st_mode);
    return sv_fail_at(err, SAMSVAR_EIO, s->name, 0,
                      folder ? "is a directory" : "cannot be read");
}

static samsvar_status too_long(const source *s, const sv_buf *buf, sv_error *err)
{
    if (buf->status == SAMSVAR_ENOMEM)
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    return sv_fail_at(err, buf->status, s->name, 0,
                      "the file is longer than %u bytes (SV_LIMIT_JSON)", SV_LIMIT_JSON);
}

/* Appends up to and with the next line feed, or everything. *more: there was
 * something. */
static samsvar_status read_more(source *s, int line_only, sv_buf *out, int *more,
                                sv_error *err)
{
    *more = 0;
    while (s->at < s->len || sv_alignsource_fill(s)) {
        const char *begin = s->bytes + s->at;
        const char *feed = line_only ? memchr(begin, '\n', s->len - s->at) : NULL;
        size_t n = feed ? (size_t)(feed - begin) + 1 : s->len - s->at;
        if (sv_buf_add(out, begin, n) != SAMSVAR_OK)
            return too_long(s, out, err);
        s->at += n;
        *more = 1;
        if (feed)
            return SAMSVAR_OK;
    }
    return io_error(s, err);
}

static int is_blank(const sv_buf *buf)
{
    for (size_t i = 0; i < buf->len; i++)
        if (!memchr(" \t\r\n", buf->data[i], 4))
            return 0;
    return 1;
}

/* Parses JSON that begins at a line; bad JSON is a problem like others. */
static json_t *parse(sv_alignread *a, const sv_buf *buf, uint32_t line)
{
    sv_error problem;
    json_t *json = NULL;
    sv_error_init(&problem);
    samsvar_status status = sv_json_parse(buf->data ? buf->data : "", buf->len, a->c.file,
                                          line, &json, &problem);
    a->c.line = problem.line;
    if (status == SAMSVAR_EDATA)
        sv_readctx_problem(&a->c, NULL, SV_HARD, "%s", problem.message);
    else if (status)
        sv_readctx_stop(&a->c, status, problem.message);
    a->c.line = line;
    return json;
}

/* ---- one object */

typedef void read_record(sv_alignread *a, const sv_place *at, const json_t *rec);

static void read_list(sv_alignread *a, const sv_place *at, const json_t *object,
                      const char *key, read_record *read)
{
    const json_t *list = sv_readctx_member(&a->c, at, object, key, JSON_ARRAY, SV_HARD);
    sv_place here = {at, key, 0};
    for (size_t i = 0; i < json_array_size(list) && !sv_readctx_stopped(&a->c); i++) {
        sv_place place = {&here, NULL, i};
        if (sv_readctx_object(&a->c, &place, json_array_get(list, i)))
            read(a, &place, json_array_get(list, i));
    }
}

static void read_document(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    sv_alignread_document(a, at, rec);
    if (a->doc)
        read_list(a, at, rec, "segments", sv_alignread_segment);
}

static void read_pair(sv_alignread *a, const sv_place *at, const json_t *rec)
{
    sv_place here = {at, "unaligned", 0};
    sv_alignread_pair(a, at, rec);
    if (!a->pair_open)
        return;
    read_list(a, at, rec, "links", sv_alignread_link);
    const json_t *unaligned =
        sv_readctx_member(&a->c, at, rec, "unaligned", JSON_OBJECT, SV_OPTIONAL);
    if (unaligned)
        sv_alignread_unaligned(a, &here, unaligned);
    sv_alignread_end_pair(a, at);
}

static void read_object(sv_alignread *a, const json_t *root)
{
    if (!sv_readctx_object(&a->c, NULL, root))
        return;
    sv_alignread_header(a, NULL, root);
    if (a->c.status) /* another format, or another version: the rest says nothing */
        return;
    read_list(a, NULL, root, "documents", read_document);
    sv_alignread_end_document(a);
    read_list(a, NULL, root, "pairs", read_pair);
    const json_t *statements =
        sv_readctx_member(&a->c, NULL, root, "statements", JSON_ARRAY, SV_SOFT);
    if (statements)
        read_list(a, NULL, root, "statements", sv_alignread_statement);
}

/* ---- lines */

static void read_record_line(sv_alignread *a, const json_t *rec)
{
    static const struct {
        const char *name;
        read_record *read;
    } types[] = {
        {"document", sv_alignread_document},   {"segment", sv_alignread_segment},
        {"pair", sv_alignread_pair},           {"link", sv_alignread_link},
        {"unaligned", sv_alignread_unaligned}, {"statement", sv_alignread_statement},
    };
    if (!sv_readctx_object(&a->c, NULL, rec))
        return;
    const char *type = sv_readctx_text(&a->c, NULL, rec, "t", SV_HARD);
    if (!type)
        return;
    if (!strcmp(type, "pair") || !strcmp(type, "statement") || !strcmp(type, "document"))
        sv_alignread_end_pair(a, NULL);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (strcmp(type, types[i].name) == 0)
            types[i].read(a, NULL, rec);
}

/* The first line is parsed already; *lines counts from there. */
static samsvar_status read_lines(sv_alignread *a, source *s, const json_t *first,
                                 sv_buf *line)
{
    uint32_t number = a->c.line;
    int more = 1;
    sv_alignread_header(a, NULL, first);
    if (strcmp(json_string_value(json_object_get(first, "t")), "header") != 0)
        sv_readctx_problem(&a->c, NULL, SV_HARD, "the first record must be the header");
    if (a->c.status)
        return a->c.status;
    while (!sv_readctx_stopped(&a->c)) {
        sv_buf_reset(line);
        samsvar_status status = read_more(s, 1, line, &more, a->c.err);
        if (status)
            return status;
        if (!more)
            break;
        number += number < UINT32_MAX;
        sv_spill_step(number);
        if (is_blank(line))
            continue;
        json_t *rec = parse(a, line, number);
        if (rec)
            read_record_line(a, rec);
        json_decref(rec);
    }
    sv_alignread_end_pair(a, NULL);
    return a->c.status;
}

/* ---- either */

/* Parses the first line that is not blank if it looks like an object of its own.
 * *first stays NULL where it is none: then it is the beginning of one that is longer. */
static samsvar_status look_at_line(sv_alignread *a, source *s, sv_buf *line,
                                   json_t **first)
{
    int more = 1;
    uint32_t number = 0;
    samsvar_status status = SAMSVAR_OK;
    do {
        status = read_more(s, 1, line, &more, a->c.err);
        number++;
    } while (!status && more && is_blank(line));
    if (status || !more)
        return status;
    size_t end = line->len;
    while (end > 0 && memchr(" \t\r\n", line->data[end - 1], 4))
        end--;
    if (line->data[end - 1] != '}')
        return SAMSVAR_OK;
    status = sv_json_parse(line->data, end, s->name, number, first, NULL);
    if (status == SAMSVAR_ENOMEM)
        return sv_fail(a->c.err, status, "out of memory");
    a->c.line = number;
    return SAMSVAR_OK;
}

/* The whole file is one object; its first line is in buf, parsed already if *root. */
static samsvar_status read_whole(sv_alignread *a, source *s, sv_buf *buf, json_t **root)
{
    int more;
    size_t first = buf->len;
    samsvar_status status = read_more(s, 0, buf, &more, a->c.err);
    if (status)
        return status;
    if (*root && buf->len > first) { /* something behind the object: let Jansson say so */
        json_decref(*root);
        *root = NULL;
    }
    if (!*root)
        *root = parse(a, buf, 1);
    sv_buf_clear(buf);
    a->c.line = 0;
    if (*root)
        read_object(a, *root);
    return a->c.status;
}

/* A file that can be begun again. */
static int can_rewind(const source *s)
{
    struct stat st;
    return !s->file || (fstat(fileno(s->file), &st) == 0 && S_ISREG(st.st_mode) &&
                        ftello(s->file) == 0);
}

/* Tries to read one object a record at a time; else everything is as before. Problems that
 * do not keep a file from being used are not told, so it is for callers who do not ask. */
static samsvar_status try_pieces(source *s, sv_result **out, sv_error *err)
{
    sv_alignread a;
    samsvar_status status = sv_alignread_init(&a, s->name, NULL, NULL, NULL);
    if (status == SAMSVAR_OK && sv_alignread_pieces(&a, s))
        status = sv_alignread_take(&a, out);
    if (a.c.status == SAMSVAR_ENOMEM)
        status = sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    sv_alignread_clear(&a);
    s->at = 0;
    if (s->file) {
        s->len = 0;
        rewind(s->file);
    }
    return status;
}

static samsvar_status read_source(source *s, sv_problem_fn *report, void *data,
                                  sv_result **out, sv_error *err)
{
    sv_alignread a;
    sv_buf buf;
    json_t *root = NULL;
    *out = NULL;
    if (!report && can_rewind(s)) {
        samsvar_status done = try_pieces(s, out, err);
        if (done == SAMSVAR_ENOMEM || *out)
            return done;
    }
    sv_buf_init(&buf, SV_LIMIT_JSON);
    samsvar_status status = sv_alignread_init(&a, s->name, report, data, err);
    if (status == SAMSVAR_OK)
        status = look_at_line(&a, s, &buf, &root);
    if (status == SAMSVAR_OK)
        status = json_is_string(json_object_get(root, "t"))
                     ? read_lines(&a, s, root, &buf)
                     : read_whole(&a, s, &buf, &root);
    json_decref(root);
    sv_buf_clear(&buf);
    if (status == SAMSVAR_OK)
        status = sv_alignread_take(&a, out);
    sv_alignread_clear(&a);
    return status;
}

/* Words why a file cannot be opened, as for all other files. */
static samsvar_status cannot_open(const char *path, sv_error *err)
{
    sv_buf buf;
    int number = 0;
    sv_buf_init(&buf, SV_LIMIT_JSON);
    samsvar_status status = sv_file_read(path, 0, &buf, &number, err);
    sv_buf_clear(&buf);
    if (status == SAMSVAR_OK || status == SAMSVAR_ELIMIT)
        status = sv_fail_at(err, SAMSVAR_EIO, path, 0, "cannot be opened");
    return number == ENOENT ? SAMSVAR_ENOENT : status;
}

samsvar_status sv_align_read(const char *path, sv_problem_fn *report, void *data,
                             sv_result **out, sv_error *err)
{
    source s = {.name = path};
    s.file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rbe");
    if (!s.file)
        return cannot_open(path, err);
    samsvar_status status = read_source(&s, report, data, out, err);
    if (s.file != stdin)
        fclose(s.file);
    return status;
}

samsvar_status sv_align_parse(const char *name, const char *bytes, size_t len,
                              sv_problem_fn *report, void *data, sv_result **out,
                              sv_error *err)
{
    source s = {.name = name, .bytes = bytes, .len = len};
    return read_source(&s, report, data, out, err);
}
