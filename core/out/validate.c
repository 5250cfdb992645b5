/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* validate.c -- checks an alignment file beyond its schema. */
#include "core/out/validate.h"

#include "core/base/utf8.h"
#include "core/out/alignread.h"
#include "core/out/beside.h"

#include <stdio.h>
#include <string.h>

typedef struct check {
    sv_jsonw w;
    const char *path;
    uint64_t findings;
} check;

static void put_finding(check *c, uint32_t line, const char *where, const char *what)
{
    char number[24];
    sv_jsonw_puts(&c->w, c->path);
    if (line) {
        sv_jsonw_puts(&c->w, ":");
        sv_jsonw_raw(&c->w, number, sv_digits_print(line, number));
    }
    sv_jsonw_puts(&c->w, ": ");
    sv_jsonw_puts(&c->w, where);
    sv_jsonw_puts(&c->w, *where ? ": " : "");
    sv_jsonw_puts(&c->w, what);
    sv_jsonw_puts(&c->w, "\n");
    c->findings++;
}

static void report(void *data, uint32_t line, const char *where, const char *what,
                   int hard)
{
    (void)hard;
    put_finding(data, line, where, what);
}

/* ---- the article beside */

/* Compares the slices; offsets ascend, so one walk through the text is enough. */
static void compare_slices(check *c, const samsvar_doc *doc, size_t index,
                           const samsvar_doc *article)
{
    const char *p = article->text, *end = p + article->len;
    uint32_t point = 0;
    char where[96];
    for (size_t i = 0; i < doc->segments.count; i++) {
        const sv_segment *s = &doc->segments.data[i];
        for (; point < s->cp_start && p < end; point++)
            sv_utf8_next(p, end, &p);
        const char *start = p;
        for (; point < s->cp_end && p < end; point++)
            sv_utf8_next(p, end, &p);
        size_t len = s->rec.end - s->rec.start;
        if (len == 0 || (len == (size_t)(p - start) &&
                         memcmp(doc->text + s->rec.start, start, len) == 0))
            continue;
        snprintf(where, sizeof where, "documents[%zu].segments[%zu].text", index, i);
        put_finding(c, 0, where, "the article has other text at these offsets");
    }
}

static void compare_article(check *c, const samsvar_doc *doc, size_t index,
                            const samsvar_doc *article)
{
    char where[96], what[160];
    if (strcmp(doc->sha256, article->sha256) != 0) {
        snprintf(where, sizeof where, "documents[%zu].sha256", index);
        snprintf(what, sizeof what,
                 "the article beside the file has another checksum (%.16s...): "
                 "it was changed, or another one is meant",
                 article->sha256);
        put_finding(c, 0, where, what);
        return;
    }
    if (doc->cp_length != article->cp_length) {
        snprintf(where, sizeof where, "documents[%zu].length", index);
        snprintf(what, sizeof what, "the article has %u code points", article->cp_length);
        put_finding(c, 0, where, what);
    }
    compare_slices(c, doc, index, article);
}

static samsvar_status check_article(check *c, const samsvar_doc *doc, size_t index)
{
    samsvar_doc *article = NULL;
    samsvar_status status = sv_beside_read(c->path, doc, &article);
    if (article)
        compare_article(c, doc, index, article);
    sv_doc_free(article);
    return status;
}

samsvar_status sv_validate(const char *path, sv_write_fn *write, void *data,
                           uint64_t *findings, sv_error *err)
{
    check c = {.path = path};
    sv_result *r = NULL;
    sv_error problem;
    sv_error_init(&problem);
    sv_jsonw_init(&c.w, write, data);
    samsvar_status status = sv_align_read(path, report, &c, &r, &problem);
    if (status == SAMSVAR_EDATA)
        status = SAMSVAR_OK; /* all of it was reported */
    else if (status && err && err->code == SAMSVAR_OK)
        *err = problem;
    for (size_t i = 0; r && i < r->documents.count && !status; i++) {
        status = check_article(&c, r->documents.data[i], i);
        if (status)
            sv_fail(err, status, "out of memory");
    }
    sv_result_free(r);
    samsvar_status written = sv_jsonw_finish(&c.w);
    if (status == SAMSVAR_OK && written)
        status = sv_fail(err, written, "the findings could not be written");
    if (status == SAMSVAR_OK)
        *findings = c.findings;
    return status;
}
