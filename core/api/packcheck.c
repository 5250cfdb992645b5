/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* packcheck.c -- checks the lists of a pack, and sentences that somebody has cut by hand. */
#include "core/api/context.h"

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/jsonin.h"
#include "core/base/limits.h"
#include "core/base/path.h"
#include "core/plug/pack.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

typedef struct report {
    samsvar_write_fn *write;
    void *data;
    uint64_t findings;
} report;

static samsvar_status say(report *r, const sv_error *why)
{
    char text[SV_ERROR_FILE + SV_ERROR_TEXT + 2];
    sv_error_print(why, text, sizeof text - 1);
    size_t n = strlen(text);
    text[n] = '\n';
    r->findings++;
    return r->write(r->data, text, n + 1) ? SAMSVAR_EIO : SAMSVAR_OK;
}

/* ------------------------------------------------------------------ lists */

static samsvar_status check_list(const char *path, report *r, sv_error *err)
{
    struct stat st;
    sv_buf bytes;
    sv_error why;
    samsvar_list *list = NULL;
    sv_error_init(&why);
    sv_buf_init(&bytes, SV_LIMIT_LIST);
    samsvar_status status = SAMSVAR_OK;
    if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
        status = sv_file_read(path, SV_LIMIT_LIST, &bytes, NULL, &why);
    if (!status)
        status = sv_list_parse(path, bytes.data ? bytes.data : "", bytes.len, &list, &why);
    sv_list_free(list);
    sv_buf_clear(&bytes);
    if (status == SAMSVAR_ENOMEM)
        return sv_fail(err, status, "out of memory");
    return status ? say(r, &why) : SAMSVAR_OK;
}

samsvar_status samsvar_pack_check(samsvar *sv, const char *dir, samsvar_write_fn *write,
                                  void *data, uint64_t *findings)
{
    report r = {write, data, 0};
    samsvar_status status = SAMSVAR_OK;
    struct dirent *e;
    sv_api_begin(sv);
    DIR *d = opendir(dir);
    while (d && !status && (e = readdir(d))) {
        size_t n = strlen(e->d_name);
        if (e->d_name[0] == '.' || n < 5 ||
            (strcmp(e->d_name + n - 4, ".tsv") != 0 && strcmp(e->d_name + n - 4, ".txt") != 0))
            continue;
        char *path = sv_path_join(dir, e->d_name);
        status = path ? check_list(path, &r, &sv->error) : SAMSVAR_ENOMEM;
        sv_free(path);
    }
    if (d)
        closedir(d);
    *findings = r.findings;
    return sv_api_done(sv, status);
}

/* ------------------------------------------------------------------ golden cases */

/* Are the segments of an article the sentences of a case? The first that differs, or -1. */
static int64_t first_other(const samsvar_article *a, const json_t *sentences)
{
    samsvar_str text = samsvar_article_text(a);
    uint32_t n = samsvar_article_segment_count(a);
    for (uint32_t i = 0; i < n || i < json_array_size(sentences); i++) {
        samsvar_segment seg;
        const json_t *want = json_array_get(sentences, i);
        if (i >= n || !want || samsvar_article_segment_at(a, i, &seg, NULL) ||
            seg.end - seg.start != json_string_length(want) ||
            memcmp(text.ptr + seg.start, json_string_value(want), seg.end - seg.start) != 0)
            return i;
    }
    return -1;
}

static samsvar_status check_case(samsvar *sv, const char *path, uint32_t line,
                                 const json_t *golden, const char *lang, report *r)
{
    samsvar_article *a = NULL;
    samsvar_article_options o = {.struct_size = sizeof o, .lang = lang, .input = "text"};
    const json_t *text = json_object_get(golden, "text"),
                 *sentences = json_object_get(golden, "sentences");
    sv_error why;
    sv_error_init(&why);
    if (!json_is_string(text) || !json_is_array(sentences)) {
        sv_fail_at(&why, SAMSVAR_EDATA, path, line, "a case has \"text\" and \"sentences\"");
        return say(r, &why);
    }
    samsvar_status status = samsvar_article_parse(sv, path, json_string_value(text),
                                                  json_string_length(text), &o, &a);
    if (!status)
        status = samsvar_article_segment(sv, a);
    int64_t other = status ? -1 : first_other(a, sentences);
    if (other >= 0) {
        samsvar_segment seg = {0};
        samsvar_str whole = samsvar_article_text(a);
        int there = samsvar_article_segment_at(a, (uint32_t)other, &seg, NULL) == SAMSVAR_OK;
        sv_fail_at(&why, SAMSVAR_EDATA, path, line, "sentence %lld is \"%.*s\"",
                   (long long)other + 1, there ? (int)(seg.end - seg.start) : 0,
                   whole.ptr + seg.start);
        status = say(r, &why);
    }
    samsvar_article_free(a);
    return status;
}

samsvar_status samsvar_golden_check(samsvar *sv, const char *path, const char *lang,
                                    samsvar_write_fn *write, void *data, uint64_t *findings)
{
    report r = {write, data, 0};
    sv_buf bytes;
    uint32_t line = 0;
    sv_api_begin(sv);
    sv_buf_init(&bytes, SV_LIMIT_LIST);
    samsvar_status status = sv_file_read(path, SV_LIMIT_LIST, &bytes, NULL, &sv->error);
    const char *at = bytes.data, *stop = at ? at + bytes.len : NULL;
    while (!status && at < stop) {
        const char *nl = memchr(at, '\n', (size_t)(stop - at)), *end = nl ? nl : stop;
        json_t *golden = NULL;
        sv_error why;
        sv_error_init(&why);
        line++;
        if (end > at) {
            status = sv_json_parse(at, (size_t)(end - at), path, line, &golden, &why);
            status = status == SAMSVAR_ENOMEM ? status
                     : status                 ? say(&r, &why)
                                              : check_case(sv, path, line, golden, lang, &r);
            json_decref(golden);
        }
        at = nl ? nl + 1 : stop;
    }
    sv_buf_clear(&bytes);
    *findings = r.findings;
    return sv_api_done(sv, status);
}
