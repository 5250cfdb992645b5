/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* review.c -- an alignment file, ready to be reviewed. */
#include "core/review/review.h"

#include "core/base/file.h"
#include "core/base/jsonin.h"
#include "core/base/limits.h"
#include "core/base/mem.h"
#include "core/out/alignjson.h"
#include "core/out/alignread.h"
#include "core/review/page.h"

#include <errno.h>
#include <string.h>

typedef struct count {
    uint64_t findings;
    sv_error *err; /* gets the first */
} count;

static void count_problem(void *data, uint32_t line, const char *where, const char *what,
                          int hard)
{
    count *c = data;
    (void)line;
    (void)hard;
    if (c->findings++ == 0 && c->err)
        sv_fail(c->err, SAMSVAR_EDATA, "%s%s%s", where, *where ? ": " : "", what);
}

static int add_bytes(void *buf, const char *bytes, size_t len)
{
    return sv_buf_add(buf, bytes, len);
}

/* Is it one JSON value, and not a line for each record? */
static samsvar_status is_json(const char *bytes, size_t len, int *out)
{
    json_t *root = NULL;
    samsvar_status status = sv_json_parse(bytes, len, "", 1, &root, NULL);
    *out = status == SAMSVAR_OK;
    json_decref(root);
    return status == SAMSVAR_ENOMEM ? status : SAMSVAR_OK;
}

/* JSON Lines become JSON, of what this version knows. */
static samsvar_status take_json(sv_review *r, sv_buf *bytes)
{
    int one = 0;
    sv_buf buf;
    samsvar_status status = is_json(bytes->data, bytes->len, &one);
    if (status)
        return status;
    sv_buf_init(&buf, SV_LIMIT_BUF);
    if (!one)
        status = sv_alignjson_write(r->result, NULL, add_bytes, &buf);
    if (status == SAMSVAR_OK &&
        !(r->json = sv_buf_take(one ? bytes : &buf, &r->len)))
        status = SAMSVAR_ENOMEM;
    sv_buf_clear(&buf);
    return status;
}

samsvar_status sv_review_read(const char *path, sv_review *out, sv_error *err)
{
    sv_buf bytes;
    count c = {0};
    int number = 0;
    *out = (sv_review){.path = path};
    sv_buf_init(&bytes, SV_LIMIT_BUF);
    samsvar_status status = sv_file_read(path, SV_LIMIT_REVIEW, &bytes, &number, err);
    if (status && number == ENOENT)
        status = SAMSVAR_ENOENT;
    if (status == SAMSVAR_OK && !bytes.len)
        status = sv_fail_at(err, SAMSVAR_EDATA, path, 0, "the file is empty");
    if (status == SAMSVAR_OK) {
        sv_sha256(bytes.data, bytes.len, out->tag);
        status = sv_align_parse(path, bytes.data, bytes.len, count_problem, &c,
                                &out->result, err);
    }
    out->findings = c.findings;
    if (status == SAMSVAR_OK)
        status = take_json(out, &bytes);
    sv_buf_clear(&bytes);
    if (status)
        sv_review_clear(out);
    return status;
}

void sv_review_clear(sv_review *review)
{
    sv_free(review->json);
    sv_result_free(review->result);
    review->json = NULL;
    review->result = NULL;
}

samsvar_status sv_review_check(const sv_review *review, const char *bytes, size_t len,
                               uint64_t *findings, sv_error *err)
{
    sv_error first;
    sv_result *r = NULL;
    sv_error_init(&first);
    count c = {0, &first};
    samsvar_status status =
        sv_align_parse("", bytes, len, count_problem, &c, &r, err);
    sv_result_free(r);
    *findings = c.findings;
    if (status == SAMSVAR_OK && c.findings > review->findings)
        status = sv_fail(err, SAMSVAR_EDATA, "%s", first.message);
    return status;
}

samsvar_status sv_review_page(const sv_review *review, int served, sv_write_fn *write,
                              void *data)
{
    const char *slash = strrchr(review->path, '/');
    const char *name = slash ? slash + 1 : review->path;
    sv_page_options options = {
        .name = strcmp(name, "-") == 0 ? "alignment.json" : name,
        .tag = served ? review->tag : NULL,
        .path = review->path,
        .result = review->result,
    };
    return sv_page_write(review->json, review->len, &options, write, data);
}
