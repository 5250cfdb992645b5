/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* golden.c -- segmentation held against cases. */
#include "core/conform/golden.h"

#include "core/base/file.h"
#include "core/base/jsonin.h"
#include "core/base/limits.h"
#include "core/base/lines.h"

#include <string.h>

enum { SHOWN = 300 };

/* ------------------------------------------------------------------ lines */

/* What a line of the file is to be used for; golden NULL: malformed, err says why. */
typedef samsvar_status each_fn(void *data, uint32_t line, const json_t *golden,
                               const sv_error *err);

static samsvar_status each_line(const char *path, each_fn *each, void *data, sv_error *err)
{
    sv_buf bytes;
    samsvar_str line;
    sv_buf_init(&bytes, SV_LIMIT_LIST);
    samsvar_status status = sv_file_read(path, SV_LIMIT_LIST, &bytes, NULL, err);
    const char *text = bytes.data ? bytes.data : "";
    sv_lines l = {text, text + bytes.len, 0};
    while (!status && sv_lines_next(&l, &line)) {
        json_t *golden = NULL;
        sv_error why;
        sv_error_init(&why);
        if (line.len) {
            status = sv_json_parse(line.ptr, line.len, path, l.number, &golden, &why);
            if (status != SAMSVAR_ENOMEM)
                status = each(data, l.number, status ? NULL : golden, &why);
            json_decref(golden);
        }
    }
    sv_buf_clear(&bytes);
    return status;
}

/* ------------------------------------------------------------------ own text */

typedef struct gather {
    sv_buf *out;
    size_t most;
} gather;

static samsvar_status add_text(void *data, uint32_t line, const json_t *golden,
                               const sv_error *err)
{
    gather *g = data;
    const json_t *text = json_object_get(golden, "text");
    size_t len = json_string_length(text);
    (void)line;
    (void)err;
    if (!len || g->out->len + len + 1 > g->most)
        return SAMSVAR_OK;
    sv_buf_add(g->out, json_string_value(text), len);
    return sv_buf_putc(g->out, '\n');
}

samsvar_status sv_golden_texts(const char *path, size_t most, sv_buf *out)
{
    gather g = {out, most};
    samsvar_status status = each_line(path, add_text, &g, NULL);
    return status == SAMSVAR_ENOMEM ? status : SAMSVAR_OK;
}

/* ------------------------------------------------------------------ the check */

typedef struct check {
    sv_trial *t;
    const sv_golden *g;
    sv_worker *w;
} check;

/* The first segment that is not the sentence of the case, or -1. */
static int64_t first_other(const samsvar_doc *doc, const json_t *sentences)
{
    size_t n = doc->segments.count, m = json_array_size(sentences);
    for (size_t i = 0; i < n || i < m; i++) {
        const json_t *want = json_array_get(sentences, i);
        samsvar_str got = {NULL, 0};
        if (i < n)
            got = sv_doc_segment_text(doc, (uint32_t)i);
        if (i >= n || !want || got.len != json_string_length(want) ||
            memcmp(got.ptr, json_string_value(want), got.len) != 0)
            return (int64_t)i;
    }
    return -1;
}

static void compare(check *c, uint32_t line, const samsvar_doc *doc, const json_t *sentences)
{
    int64_t at = first_other(doc, sentences);
    samsvar_str got = {"", 0};
    if (at < 0)
        return;
    if ((size_t)at >= doc->segments.count) {
        sv_trial_finding(c->t, c->g->path, line, "there are %zu sentences, not %zu",
                         doc->segments.count, json_array_size(sentences));
        return;
    }
    got = sv_doc_segment_text(doc, (uint32_t)at);
    sv_trial_finding(c->t, c->g->path, line, "sentence %lld is \"%.*s\"", (long long)at + 1,
                     (int)(got.len < SHOWN ? got.len : SHOWN), got.ptr);
}

static samsvar_status check_line(void *data, uint32_t line, const json_t *golden,
                                 const sv_error *err)
{
    check *c = data;
    const json_t *text = json_object_get(golden, "text"),
                 *sentences = json_object_get(golden, "sentences");
    sv_error why;
    sv_error_init(&why);
    sv_trial_at(c->t, "case in line %u", (unsigned)line);
    if (!golden) {
        sv_trial_finding(c->t, c->g->path, line, "%s", err->message);
        return SAMSVAR_OK;
    }
    if (!json_is_string(text) || !json_is_array(sentences)) {
        sv_trial_finding(c->t, c->g->path, line, "a case has \"text\" and \"sentences\"");
        return SAMSVAR_OK;
    }
    samsvar_doc *doc = sv_subject_doc(c->g->subject, json_string_value(text),
                                      json_string_length(text), &why);
    samsvar_status status = doc ? sv_worker_segment(c->w, doc, &why) : why.code;
    if (!status)
        compare(c, line, doc, sentences);
    sv_doc_free(doc);
    if (status && why.file[0]) { /* a list: it would be the same in every case */
        sv_trial_finding(c->t, why.file, why.line, "%s", why.message);
        return SAMSVAR_ECANCELED;
    }
    if (status)
        sv_trial_finding(c->t, c->g->path, line, "%s", why.message);
    return SAMSVAR_OK;
}

void sv_golden_check(sv_trial *t, void *data)
{
    const sv_golden *g = data;
    check c = {t, g, NULL};
    sv_error err;
    sv_error_init(&err);
    samsvar_status status =
        sv_worker_new(g->subject->registry, g->subject->services, &c.w, &err);
    if (!status)
        status = each_line(g->path, check_line, &c, &err);
    if (status && status != SAMSVAR_ECANCELED)
        sv_trial_finding(t, err.file, err.line, "%s",
                         err.code ? err.message : sv_status_text(status));
    sv_worker_free(c.w);
}
