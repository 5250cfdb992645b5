/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_host.c -- see seg_host.h. */
#include "tests/unit/seg_host.h"

#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/mem.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/plug/pack.h"
#include "core/plug/segmenter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTS = 16, NAME = 40, PATH_SIZE = 1024 };

struct samsvar_doc {
    samsvar_str text;
    samsvar_options options;
};

struct seg_host {
    samsvar_host host;
    const seg_lang *lang;
    samsvar_instance *inst; /* NULL: the default engine */
    const char *id;         /* NULL: no pack */
    const seg_list *given;  /* lists as text, or NULL: files */
    uint32_t given_count;
    struct {
        char name[NAME];
        samsvar_list *list;
    } lists[LISTS];
    uint32_t list_count;
    samsvar_status broken;
};

/* ------------------------------------------------------------------ text/1 */

static uint32_t text_next(samsvar_str text, uint32_t at, uint32_t *next)
{
    const char *p;
    uint32_t cp = sv_utf8_next(text.ptr + at, text.ptr + text.len, &p);
    *next = (uint32_t)(p - text.ptr);
    return cp;
}

static uint32_t convert(samsvar_status (*how)(const char *, size_t, sv_buf *),
                        samsvar_str text, char *out, uint32_t size)
{
    sv_buf buf;
    uint32_t len = SAMSVAR_NONE;
    sv_buf_init(&buf, SV_LIMIT_BUF);
    if (!how(text.ptr, text.len, &buf) && buf.len < size) {
        len = (uint32_t)buf.len;
        if (len)
            memcpy(out, buf.data, len);
        out[len] = '\0';
    }
    sv_buf_clear(&buf);
    return len;
}

static uint32_t text_fold(samsvar_str text, char *out, uint32_t size)
{
    return convert(sv_uchar_fold, text, out, size);
}

static uint32_t text_nfc(samsvar_str text, char *out, uint32_t size)
{
    return convert(sv_uchar_nfc, text, out, size);
}

static const samsvar_text_v1 text_service = {
    sizeof text_service, sv_uchar_class, sv_uchar_lower, sv_uchar_upper,
    text_next,           text_fold,      text_nfc};

/* ------------------------------------------------------------------ pack/1 */

static const char *top(void)
{
    const char *dir = getenv("top_srcdir");
    dir = dir ? dir : getenv("srcdir");
    return dir ? dir : ".";
}

static samsvar_list *read_list(seg_host *h, const char *name)
{
    static const char *const endings[] = {"tsv", "txt"};
    samsvar_list *list = NULL;
    for (int i = 0; i < 2 && !list; i++) {
        char path[PATH_SIZE];
        sv_buf buf;
        sv_error err;
        sv_error_init(&err);
        snprintf(path, sizeof path, "%s/plugins/%s/pack/%s.%s", top(), h->id, name,
                 endings[i]);
        sv_buf_init(&buf, SV_LIMIT_LIST);
        if (!sv_file_read(path, SV_LIMIT_LIST, &buf, NULL, NULL)) {
            samsvar_status status =
                sv_list_parse(path, buf.data ? buf.data : "", buf.len, &list, &err);
            if (status)
                fprintf(stderr, "%s:%u: %s\n", err.file, err.line, err.message);
            h->broken = h->broken ? h->broken : status;
        }
        sv_buf_clear(&buf);
    }
    return list;
}

static samsvar_list *given_list(seg_host *h, const char *name)
{
    samsvar_list *list = NULL;
    for (uint32_t i = 0; i < h->given_count; i++)
        if (!strcmp(h->given[i].name, name)) {
            samsvar_status status = sv_list_parse(name, h->given[i].bytes,
                                                  strlen(h->given[i].bytes), &list, NULL);
            h->broken = h->broken ? h->broken : status;
        }
    return list;
}

static const samsvar_list *pack_list(const samsvar_host *host, const char *name)
{
    seg_host *h = host->impl;
    for (uint32_t i = 0; i < h->list_count; i++)
        if (!strcmp(h->lists[i].name, name))
            return h->lists[i].list;
    if (!h->id || h->list_count == LISTS)
        return NULL;
    samsvar_list *list = h->given ? given_list(h, name) : read_list(h, name);
    snprintf(h->lists[h->list_count].name, NAME, "%s", name);
    h->lists[h->list_count++].list = list;
    return list;
}

static const samsvar_pack_v1 pack_service = {sizeof pack_service, pack_list, sv_list_find,
                                             sv_list_count, sv_list_entry};

/* ------------------------------------------------------------------ segment/1, host */

static samsvar_status run(const samsvar_host *host, const samsvar_doc *doc,
                          const samsvar_segment_rules *rules, samsvar_emit_segment *emit,
                          void *sink)
{
    sv_segmenter_lists lists = {pack_list(host, "abbreviations")};
    return sv_segmenter_run(doc->text.ptr, doc->text.len, &doc->options, rules, &lists,
                            emit, sink);
}

static const samsvar_segment_v1 segment_service = {sizeof segment_service, run};

static const void *extension(const samsvar_host *host, const char *id)
{
    (void)host;
    if (!strcmp(id, "samsvar.text/1"))
        return &text_service;
    if (!strcmp(id, "samsvar.pack/1"))
        return &pack_service;
    return strcmp(id, "samsvar.segment/1") ? NULL : &segment_service;
}

static void *host_alloc(const samsvar_host *host, size_t size)
{
    (void)host;
    return sv_calloc(1, size);
}

static void host_release(const samsvar_host *host, void *ptr)
{
    (void)host;
    sv_free(ptr);
}

static samsvar_status host_fail(const samsvar_host *host, samsvar_status code,
                                const char *message)
{
    (void)host;
    (void)message;
    return code;
}

static int32_t host_canceled(const samsvar_host *host)
{
    (void)host;
    return 0;
}

static samsvar_str doc_text(const samsvar_doc *doc)
{
    return doc->text;
}

static const samsvar_options *doc_options(const samsvar_doc *doc)
{
    return &doc->options;
}

static const seg_lang *find_lang(const char *id)
{
    static const seg_lang *const all[] = {&seg_lang_no, &seg_lang_is, &seg_lang_en};
    for (int i = 0; i < 3; i++)
        if (!strcmp(all[i]->id, id))
            return all[i];
    return NULL;
}

static seg_host *open_host(const char *lang, int hook, const seg_list *lists,
                           uint32_t count)
{
    samsvar_status status = SAMSVAR_OK;
    seg_host *h = sv_calloc(1, sizeof *h);
    if (!h)
        return NULL;
    h->host = (samsvar_host){.struct_size = sizeof h->host,
                             .abi = SAMSVAR_ABI,
                             .impl = h,
                             .alloc = host_alloc,
                             .release = host_release,
                             .fail = host_fail,
                             .canceled = host_canceled,
                             .doc_text = doc_text,
                             .doc_options = doc_options,
                             .extension = extension};
    h->id = lang;
    h->given = lists;
    h->given_count = count;
    h->lang = lang && hook ? find_lang(lang) : NULL;
    if (h->lang)
        h->inst = h->lang->open(&h->host, &status);
    if (!status && !h->broken)
        return h;
    seg_host_close(h);
    return NULL;
}

seg_host *seg_host_open(const char *lang, int hook)
{
    return open_host(lang, hook, NULL, 0);
}

seg_host *seg_host_with(const char *lang, const seg_list *lists, uint32_t count)
{
    return open_host(lang, 1, lists, count);
}

void seg_host_close(seg_host *h)
{
    if (!h)
        return;
    if (h->inst)
        h->lang->close(h->inst);
    for (uint32_t i = 0; i < h->list_count; i++)
        sv_list_free(h->lists[i].list);
    sv_free(h);
}

samsvar_status seg_host_run(seg_host *h, const char *text, uint32_t len,
                            const samsvar_options *options, samsvar_emit_segment *emit,
                            void *sink)
{
    samsvar_doc doc = {.text = {text, len},
                       .options = {.struct_size = sizeof doc.options}};
    if (options)
        doc.options = *options;
    if (h->inst)
        return h->lang->segment(h->inst, &doc, emit, sink);
    return run(&h->host, &doc, NULL, emit, sink);
}
