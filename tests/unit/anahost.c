/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/anahost.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/mem.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/plug/pack.h"

samsvar_plugin_entry_fn samsvar_no_LTX_samsvar_plugin_entry,
    samsvar_is_LTX_samsvar_plugin_entry, samsvar_en_LTX_samsvar_plugin_entry;

typedef struct list {
    char name[64];
    samsvar_list *list; /* NULL: the pack has none */
} list;

struct anahost {
    samsvar_host host;
    const samsvar_plugin *plugin;
    samsvar_instance *inst;
    char dir[512];
    SV_VEC(list) lists;
    sv_lexicon *lex;
    sv_speller *speller;
    /* the document */
    char *text;
    size_t len;
    const char *lang;
    SV_VEC(samsvar_segment) segments;
    SV_VEC(samsvar_feature) features;
    sv_arena keys;
};

static anahost *self(const samsvar_host *host)
{
    return host->impl;
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
                                const char *why)
{
    (void)host;
    fprintf(stderr, "plugin: %s\n", why);
    return code;
}

static int32_t host_canceled(const samsvar_host *host)
{
    (void)host;
    return 0;
}

/* ---- the document: samsvar_doc is the host itself */

static const anahost *of(const samsvar_doc *doc)
{
    return (const anahost *)(const void *)doc;
}

static samsvar_str doc_lang(const samsvar_doc *doc)
{
    samsvar_str s = {of(doc)->lang, (uint32_t)strlen(of(doc)->lang)};
    return s;
}

static samsvar_str doc_text(const samsvar_doc *doc)
{
    samsvar_str s = {of(doc)->text, (uint32_t)of(doc)->len};
    return s;
}

static samsvar_str doc_date(const samsvar_doc *doc)
{
    samsvar_str s = {"", 0};
    (void)doc;
    return s;
}

static const samsvar_options *doc_options(const samsvar_doc *doc)
{
    static const samsvar_options none = {.struct_size = sizeof none};
    (void)doc;
    return &none;
}

static uint32_t doc_segment_count(const samsvar_doc *doc)
{
    return (uint32_t)of(doc)->segments.count;
}

static const samsvar_segment *doc_segment(const samsvar_doc *doc, uint32_t i)
{
    return &of(doc)->segments.data[i];
}

/* ---- services */

static uint32_t convert(samsvar_status (*fn)(const char *, size_t, sv_buf *),
                        samsvar_str text, char *out, uint32_t size)
{
    sv_buf buf;
    uint32_t len = SAMSVAR_NONE;
    sv_buf_init(&buf, 1 << 20);
    if (!fn(text.ptr, text.len, &buf) && buf.len < size) {
        len = (uint32_t)buf.len;
        if (len)
            memcpy(out, buf.data, len);
        out[len] = 0;
    }
    sv_buf_clear(&buf);
    return len;
}

static uint32_t fold(samsvar_str text, char *out, uint32_t size)
{
    return convert(sv_uchar_fold, text, out, size);
}

static uint32_t nfc(samsvar_str text, char *out, uint32_t size)
{
    return convert(sv_uchar_nfc, text, out, size);
}

static const samsvar_text_v1 text_service = {.struct_size = sizeof text_service,
                                             .classify = sv_uchar_class,
                                             .lower = sv_uchar_lower,
                                             .upper = sv_uchar_upper,
                                             .fold = fold,
                                             .nfc = nfc};

static int read_all(const char *path, sv_buf *out)
{
    char bytes[8192];
    size_t n;
    int ok = 1;
    FILE *f = fopen(path, "rb");
    if (!f)
        return 0;
    while (ok && (n = fread(bytes, 1, sizeof bytes, f)) > 0)
        ok = sv_buf_add(out, bytes, n) == SAMSVAR_OK;
    fclose(f);
    return ok;
}

static samsvar_list *load_list(anahost *h, const char *name)
{
    static const char *const ext[] = {"tsv", "txt"};
    samsvar_list *l = NULL;
    for (int i = 0; i < 2 && !l; i++) {
        char path[700];
        sv_buf buf;
        sv_error err = {0};
        sv_buf_init(&buf, 64u << 20);
        snprintf(path, sizeof path, "%s/%s.%s", h->dir, name, ext[i]);
        if (read_all(path, &buf) && sv_list_parse(path, buf.data, buf.len, &l, &err))
            fprintf(stderr, "%s\n", err.message);
        sv_buf_clear(&buf);
    }
    return l;
}

static const samsvar_list *pack_list(const samsvar_host *host, const char *name)
{
    anahost *h = self(host);
    for (size_t i = 0; i < h->lists.count; i++)
        if (!strcmp(h->lists.data[i].name, name))
            return h->lists.data[i].list;
    list l = {.list = load_list(h, name)};
    snprintf(l.name, sizeof l.name, "%s", name);
    if (!sv_vec_push(&h->lists, l)) {
        sv_list_free(l.list);
        return NULL;
    }
    return l.list;
}

static const samsvar_pack_v1 pack_service = {.struct_size = sizeof pack_service,
                                             .list = pack_list,
                                             .find = sv_list_find,
                                             .count = sv_list_count,
                                             .entry = sv_list_entry};

static uint32_t lexicon_pos(const samsvar_host *host, const char *lang, samsvar_str lemma)
{
    return sv_lexicon_pos(self(host)->lex, lang, lemma.ptr, lemma.len);
}

static const samsvar_lexicon_v1 lexicon_service = {.struct_size = sizeof lexicon_service,
                                                   .pos = lexicon_pos};

static int32_t speller_known(const samsvar_host *host, const char *lang, samsvar_str word)
{
    return sv_speller_known(self(host)->speller, lang, word);
}

static samsvar_status speller_stems(const samsvar_host *host, const char *lang,
                                    samsvar_str word, samsvar_emit_word *emit, void *sink)
{
    return sv_speller_stems(self(host)->speller, lang, word, emit, sink);
}

static const samsvar_speller_v1 speller_service = {.struct_size = sizeof speller_service,
                                                   .known = speller_known,
                                                   .stems = speller_stems};

static const void *extension(const samsvar_host *host, const char *id)
{
    if (!strcmp(id, "samsvar.text/1"))
        return &text_service;
    if (!strcmp(id, "samsvar.pack/1"))
        return &pack_service;
    if (!strcmp(id, "samsvar.lexicon/1"))
        return self(host)->lex ? &lexicon_service : NULL;
    if (!strcmp(id, "samsvar.speller/1"))
        return self(host)->speller ? &speller_service : NULL;
    return NULL;
}

/* ---- making one */

static void load_lexicons(anahost *h, const char *dir)
{
    DIR *d = dir ? opendir(dir) : NULL;
    struct dirent *e;
    if (!d || sv_lexicon_new(&h->lex))
        goto out;
    while ((e = readdir(d))) {
        size_t n = strlen(e->d_name);
        char path[700], name[64];
        sv_buf buf;
        sv_error err = {0};
        if (n < 5 || n > 60 || strcmp(e->d_name + n - 4, ".tsv"))
            continue;
        snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
        snprintf(name, sizeof name, "%.*s", (int)(n - 4), e->d_name);
        sv_buf_init(&buf, 256u << 20);
        if (read_all(path, &buf) &&
            sv_lexicon_add(h->lex, name, path, buf.data, buf.len, &err))
            fprintf(stderr, "%s\n", err.message);
        sv_buf_clear(&buf);
    }
out:
    if (d)
        closedir(d);
}

anahost *anahost_new(const char *srcdir, const char *lexdir, const char *id, int speller)
{
    anahost *h = sv_calloc(1, sizeof *h);
    samsvar_plugin_entry_fn *entry =
        !strcmp(id, "no")   ? samsvar_no_LTX_samsvar_plugin_entry
        : !strcmp(id, "is") ? samsvar_is_LTX_samsvar_plugin_entry
                            : samsvar_en_LTX_samsvar_plugin_entry;
    if (!h)
        return NULL;
    samsvar_host host = {.struct_size = sizeof host,
                         .abi = SAMSVAR_ABI,
                         .impl = h,
                         .alloc = host_alloc,
                         .release = host_release,
                         .fail = host_fail,
                         .canceled = host_canceled,
                         .doc_lang = doc_lang,
                         .doc_text = doc_text,
                         .doc_date = doc_date,
                         .doc_options = doc_options,
                         .doc_segment_count = doc_segment_count,
                         .doc_segment = doc_segment,
                         .extension = extension};
    h->host = host;
    snprintf(h->dir, sizeof h->dir, "%s/plugins/%s/pack", srcdir, id);
    load_lexicons(h, lexdir);
    if (speller)
        h->speller = sv_speller_new(NULL, 1);
    h->plugin = entry(SAMSVAR_ABI);
    if (h->plugin->create(h->plugin, &h->host, &h->inst)) {
        anahost_free(h);
        return NULL;
    }
    return h;
}

void anahost_free(anahost *h)
{
    if (!h)
        return;
    if (h->inst)
        h->plugin->destroy(h->inst);
    for (size_t i = 0; i < h->lists.count; i++)
        sv_list_free(h->lists.data[i].list);
    sv_vec_clear(&h->lists);
    sv_vec_clear(&h->segments);
    sv_vec_clear(&h->features);
    sv_arena_clear(&h->keys);
    sv_lexicon_free(h->lex);
    sv_speller_free(h->speller);
    sv_free(h->text);
    sv_free(h);
}

/* ---- running it */

static int cut_lines(anahost *h)
{
    h->segments.count = 0;
    for (size_t at = 0; at < h->len;) {
        char *nl = memchr(h->text + at, '\n', h->len - at);
        size_t end = nl ? (size_t)(nl - h->text) : h->len;
        samsvar_segment s = {
            .start = (uint32_t)at, .end = (uint32_t)end, .kind = SAMSVAR_SEG_SENTENCE};
        if (end > at && !sv_vec_push(&h->segments, s))
            return 0;
        at = end + 1;
    }
    return 1;
}

static samsvar_status take(void *sink, const samsvar_feature *rec, uint32_t size)
{
    anahost *h = sink;
    samsvar_feature f = *rec;
    (void)size;
    f.key.ptr = f.key.len ? sv_arena_strndup(&h->keys, f.key.ptr, f.key.len) : "";
    if (!f.key.ptr || (f.parent != SAMSVAR_NONE && f.parent >= h->features.count))
        return f.key.ptr ? SAMSVAR_EPLUGIN : SAMSVAR_ENOMEM;
    return sv_vec_push(&h->features, f) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

samsvar_status anahost_run(anahost *h, const char *lang, const char *text, size_t len,
                           const samsvar_feature **out, uint32_t *count)
{
    sv_free(h->text);
    h->text = sv_strndup(text, len);
    h->len = len;
    h->lang = lang;
    h->features.count = 0;
    sv_arena_clear(&h->keys);
    if (!h->text || !cut_lines(h))
        return SAMSVAR_ENOMEM;
    samsvar_status status =
        h->plugin->analyze(h->inst, (const samsvar_doc *)(const void *)h, take, h);
    *out = h->features.data;
    *count = (uint32_t)h->features.count;
    return status;
}

samsvar_str anahost_text(const anahost *h)
{
    samsvar_str s = {h->text, (uint32_t)h->len};
    return s;
}

const char *anahost_kind(uint32_t kind)
{
    static const char *const names[] = {
        "?",    "TOKEN", "LEMMA",  "PART",    "NAME",     "ACRONYM",  "NUMBER", "AMOUNT",
        "DATE", "QUOTE", "CLAUSE", "SPEAKER", "POLARITY", "MODALITY", "GLOSS"};
    return kind < sizeof names / sizeof *names ? names[kind] : "?";
}

void anahost_show(const samsvar_feature *f, samsvar_str text, sv_buf *out)
{
    sv_buf_printf(out, "%s %.*s", anahost_kind(f->kind), (int)f->key.len, f->key.ptr);
    if (f->flags)
        sv_buf_printf(out, " /%u", f->flags);
    sv_buf_printf(out, " [%.*s]", (int)(f->end - f->start), text.ptr + f->start);
}
