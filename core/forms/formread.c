/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formread.c -- reading a format, and what readers share. */
#include "core/forms/formats.h"
#include "core/forms/formread_impl.h"

#include "core/base/file.h"
#include "core/base/jsonw.h"
#include "core/base/mem.h"
#include "core/base/num.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const sv_reader *sv_reader_at(size_t index)
{
    const sv_format *f;
    for (size_t i = 0; (f = sv_format_at(i)); i++)
        if (f->read && index-- == 0)
            return f;
    return NULL;
}

const sv_reader *sv_reader_find(const char *name)
{
    const sv_reader *r;
    for (size_t i = 0; (r = sv_reader_at(i)); i++)
        if (strcmp(r->name, name) == 0)
            return r;
    return NULL;
}

const char *sv_reader_name(const sv_reader *r)
{
    return r->name;
}

const char *sv_reader_what(const sv_reader *r)
{
    return r->read_what;
}

int sv_reader_files(const sv_reader *r)
{
    return r->read_files;
}

/* ---- shared by readers */

void sv_formread_say(sv_formread *f, enum sv_severity severity, const char *format, ...)
{
    char what[200];
    va_list args;
    size_t i = 0;
    while (i < f->said_count && f->said[i].format != format)
        i++;
    if (i == f->said_count && i < SV_SAID) {
        f->said[i].format = format;
        f->said[i].severity = severity;
        f->said_count++;
    }
    if (i < SV_SAID && f->said[i].count++ >= SV_SAID_MOST) {
        f->c.soft += severity == SV_SOFT;
        if (severity == SV_HARD && !f->c.status)
            f->c.status = SAMSVAR_EDATA;
        return;
    }
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    sv_readctx_problem(&f->c, NULL, severity, "%s", what);
}

/* How many more of each there were than were told. */
static void say_more(sv_formread *f)
{
    for (size_t i = 0; i < f->said_count; i++) {
        uint64_t count = f->said[i].count;
        size_t words = strcspn(f->said[i].format, "%;:");
        if (count <= SV_SAID_MOST)
            continue;
        f->c.line = 0;
        if (f->c.report && !sv_readctx_stopped(&f->c)) {
            char what[160];
            snprintf(what, sizeof what, "and %llu more like this: %.*s...",
                     (unsigned long long)(count - SV_SAID_MOST), (int)(words < 60 ? words : 60),
                     f->said[i].format);
            f->c.report(f->c.data, 0, "", what, f->said[i].severity == SV_HARD);
        }
    }
}

sv_xml *sv_formread_xml(sv_formread *f)
{
    return f->bytes ? sv_xml_open_memory(&f->c, f->bytes, f->len)
                    : sv_xml_open(&f->c, f->path);
}

void sv_formread_id(const sv_formread *f, const char *tail, char *room, size_t size)
{
    const char *base = strrchr(f->path, '/');
    base = base ? base + 1 : f->path;
    if (strcmp(f->path, "-") == 0)
        base = "stdin";
    size_t len = strlen(base);
    const char *dot = strrchr(base, '.');
    if (dot && dot > base)
        len = (size_t)(dot - base);
    if (len > 100)
        len = 100;
    snprintf(room, size, "%.*s%s%s", (int)len, base, *tail ? "." : "", tail);
    sv_error_clean(room);
}

int sv_formread_lang(const char *tag, size_t len, char out[SV_LANG_SIZE])
{
    /* Languages that are written in one country, or whose standard is that country's. */
    static const char *const plain[] = {"nb-NO", "nn-NO", "no-NO", "is-IS", "da-DK", "fo-FO",
                                        "sv-SE", "fi-FI", "kl-GL", "et-EE", "lv-LV", "lt-LT",
                                        "pl-PL", "cs-CZ", "sk-SK", "sl-SI", "hu-HU", "bg-BG",
                                        "uk-UA", "ja-JP"};
    if (len == 0 || sv_lang_normalise(tag, len, out) != SAMSVAR_OK) {
        memcpy(out, "und", 4);
        return 0;
    }
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        if (strcmp(out, plain[i]) == 0)
            out[2] = '\0';
    return 1;
}

int sv_formread_score(const char *text, size_t len, int32_t *score, uint64_t *outside)
{
    double value;
    while (len && (*text == ' ' || *text == '\t')) {
        text++;
        len--;
    }
    if (len > 40)
        len = 40;
    if (sv_num_real(text, len, -1e9, 1e9, &value) != SAMSVAR_OK)
        return 0;
    if (outside)
        *outside += value < 0 || value > 1;
    *score = value < 0 ? 0 : value > 1 ? 1000 : (int32_t)sv_milli_of(value);
    return 1;
}

uint32_t sv_formread_lines(sv_formread *f, const char *path, const char *lang)
{
    const char *base = strrchr(path, '/');
    char id[128];
    sv_buf buf;
    size_t len = 0;
    int number = 0;
    base = base ? base + 1 : path;
    const char *dot = strrchr(base, '.');
    snprintf(id, sizeof id, "%.*s",
             (int)(dot && dot > base && dot - base < 100 ? dot - base : 100), base);
    sv_error_clean(id);
    if (sv_build_has(&f->b, id))
        snprintf(id, sizeof id, "%.100s", base);
    uint32_t d = sv_build_document(&f->b, id, lang, path, NULL);
    if (d == SV_NO_ID)
        return d;
    sv_buf_init(&buf, SV_LIMIT_TEXT);
    samsvar_status status = sv_file_read(path, SV_LIMIT_TEXT, &buf, &number, f->c.err);
    samsvar_doc *doc = status == SAMSVAR_OK ? sv_doc_new() : NULL;
    if (status == SAMSVAR_OK && !doc)
        status = SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK && sv_doc_set_string(doc, &doc->source, path, strlen(path)))
        status = SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK) {
        char *bytes = sv_buf_take(&buf, &len);
        status = sv_doc_set_text(doc, bytes, len, SV_INPUT_LINES, f->c.err);
    }
    if (status == SAMSVAR_OK)
        status = sv_doc_split_lines(doc, f->c.err);
    sv_buf_clear(&buf);
    if (status) {
        sv_doc_free(doc);
        sv_readctx_stop(&f->c, status == SAMSVAR_EIO && number == ENOENT ? SAMSVAR_ENOENT : status,
                        "cannot be read");
        return SV_NO_ID;
    }
    memcpy(doc->lang, f->b.documents.data[d].lang, sizeof doc->lang);
    sv_build_give(&f->b, d, doc);
    return d;
}

uint32_t sv_formread_empty(sv_formread *f, const char *id, const char *lang, uint32_t count)
{
    uint32_t d = sv_build_document(&f->b, id, lang, f->path, f->extractor);
    for (uint32_t i = 0; d != SV_NO_ID && i < count; i++)
        if (sv_build_segment(&f->b, d, NULL, 0, "", 0, NULL) == SV_NO_ID)
            return SV_NO_ID;
    return d;
}

/* ---- reading */

static samsvar_status read_form(sv_formread *f, const sv_reader *r, sv_result **out)
{
    do {
        int whole = f->again;
        f->again = 0;
        sv_build_init(&f->b, &f->c);
        f->whole = whole;
        if (!sv_readctx_stopped(&f->c))
            r->read(f);
        if (f->again) {
            sv_build_clear(&f->b);
            f->c.soft = 0;
            f->said_count = 0;
        }
    } while (f->again && !sv_readctx_stopped(&f->c));
    say_more(f);
    if (f->c.status == SAMSVAR_OK && f->b.result->pairs.count == 0)
        sv_readctx_problem(&f->c, NULL, SV_HARD,
                           "the file holds no unit with text in two languages");
    if (f->c.status == SAMSVAR_OK)
        sv_build_take(&f->b, out);
    sv_build_clear(&f->b);
    return f->c.status;
}

samsvar_status sv_form_read(const sv_reader *r, const char *const paths[2],
                            const sv_import_options *options, sv_problem_fn *report,
                            void *data, uint64_t *soft, sv_result **out, sv_error *err)
{
    static const sv_import_options none;
    sv_formread f = {.c = {.file = paths[0], .report = report, .data = data, .err = err},
                     .options = options ? options : &none,
                     .path = paths[0],
                     .second = paths[1],
                     .extractor = r->name};
    *out = NULL;
    samsvar_status status = read_form(&f, r, out);
    if (soft)
        *soft = f.c.soft;
    return status;
}

samsvar_status sv_form_parse(const sv_reader *r, const char *name, const char *bytes,
                             size_t len, const sv_import_options *options,
                             sv_problem_fn *report, void *data, sv_result **out,
                             sv_error *err)
{
    static const sv_import_options none;
    sv_formread f = {.c = {.file = name, .report = report, .data = data, .err = err},
                     .options = options ? options : &none,
                     .path = name,
                     .bytes = bytes,
                     .len = len,
                     .extractor = r->name};
    *out = NULL;
    return read_form(&f, r, out);
}
