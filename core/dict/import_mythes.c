/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_mythes.c -- thesauri of LibreOffice (MyThes): words of the same language.
 *
 *   ISO8859-1                                   the encoding
 *   bekjent|1                                   a word, and how many lines follow
 *   (noun)|venn|kjenning (related term)         part of speech or "-", synonyms
 *
 * Terms that are marked as more general, as opposites or as related are left out. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/dict/import.h"

#include "core/base/lines.h"
#include "core/base/num.h"
#include "core/base/utf8.h"
#include "core/in/decode.h"

#include <string.h>

static int cut(samsvar_str *rest, samsvar_str *field)
{
    if (!rest->ptr)
        return 0;
    const char *bar = rest->len ? memchr(rest->ptr, '|', rest->len) : NULL;
    *field = *rest;
    if (bar) {
        field->len = (uint32_t)(bar - rest->ptr);
        rest->ptr = bar + 1;
        rest->len -= field->len + 1;
    } else {
        rest->ptr = NULL;
    }
    return 1;
}

static int has(samsvar_str s, const char *what)
{
    return s.len && memmem(s.ptr, s.len, what, strlen(what)) != NULL;
}

/* "(adj)" or "-" */
static sv_import_pos pos_of(samsvar_str s)
{
    if (s.len > 2 && s.ptr[0] == '(') {
        const char *close = memchr(s.ptr, ')', s.len);
        samsvar_str name = {s.ptr + 1, close ? (uint32_t)(close - s.ptr - 1) : s.len - 1};
        return sv_import_pos_of(name);
    }
    return SV_IMPORT_ANY;
}

static samsvar_status add_term(sv_import *im, samsvar_str word, sv_import_pos pos,
                               samsvar_str term)
{
    if (has(term, "(generic") || has(term, "(antonym") || has(term, "(related"))
        return SAMSVAR_OK;
    const char *open = term.len ? memmem(term.ptr, term.len, " (", 2) : NULL;
    if (open && term.ptr[term.len - 1] == ')')
        term.len = (uint32_t)(open - term.ptr);
    if (memchr(term.len ? term.ptr : "", '(', term.len) || has(term, "/")) {
        sv_import_leave(im, SV_LEFT_SYNTAX);
        return SAMSVAR_OK;
    }
    return sv_import_add(im, word, pos, term, 0);
}

static samsvar_status read_entries(sv_import *im, const char *file, sv_lines *t, sv_error *err)
{
    samsvar_str line, word, count, field;
    samsvar_status status = SAMSVAR_OK;
    while (status == SAMSVAR_OK && sv_lines_next(t, &line)) {
        uint64_t meanings;
        samsvar_str rest = line;
        if (!line.len)
            continue;
        cut(&rest, &word);
        if (!cut(&rest, &count) ||
            sv_num_u64(count.ptr, count.len, 0, 100000, &meanings) != SAMSVAR_OK)
            return sv_fail_at(err, SAMSVAR_EDATA, file, t->number,
                              "a word is followed by | and the number of its lines");
        int usable = !memchr(word.len ? word.ptr : "", '(', word.len);
        while (meanings-- && status == SAMSVAR_OK) {
            if (!sv_lines_next(t, &line))
                return sv_fail_at(err, SAMSVAR_EDATA, file, t->number,
                                  "the thesaurus is cut short");
            rest = line;
            cut(&rest, &field);
            sv_import_pos pos = pos_of(field);
            while (usable && status == SAMSVAR_OK && cut(&rest, &field))
                status = add_term(im, word, pos, field);
        }
        if (!usable)
            sv_import_leave(im, SV_LEFT_SYNTAX);
    }
    return status;
}

/* Encodings as thesauri spell them, to names of iconv. */
static int encoding_name(samsvar_str line, char out[32])
{
    while (line.len && line.ptr[line.len - 1] == ' ')
        line.len--;
    if (!line.len || line.len >= 24)
        return 0;
    for (uint32_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
              c == '-' || c == '_'))
            return 0;
    }
    uint32_t skip = line.len > 7 && !memcmp(line.ptr, "ISO8859", 7) ? 3 : 0;
    out[0] = 0;
    if (skip)
        memcpy(out, "ISO-", 5);
    size_t n = strlen(out);
    memcpy(out + n, line.ptr + skip, line.len - skip);
    out[n + line.len - skip] = 0;
    return 1;
}

samsvar_status sv_import_mythes(sv_import *im, const char *file, const char *bytes, size_t len,
                                sv_error *err)
{
    sv_lines t = {bytes, bytes + len, 0};
    samsvar_str line;
    char encoding[32];
    sv_buf buf;
    if (!sv_lines_next(&t, &line) || !encoding_name(line, encoding))
        return sv_fail_at(err, SAMSVAR_EDATA, file, 1,
                          "the first line of a thesaurus names its encoding");
    sv_buf_init(&buf, SV_LIMIT_IMPORT);
    samsvar_status status = sv_buf_add(&buf, t.at, (size_t)(t.end - t.at));
    if (status == SAMSVAR_OK && strcmp(encoding, "UTF-8") != 0)
        status = sv_decode(file, encoding, &buf, err);
    if (status == SAMSVAR_OK) {
        size_t good = sv_utf8_check(buf.data ? buf.data : "", buf.len);
        if (good != buf.len)
            status = sv_fail_at(err, SAMSVAR_EUTF8, file, 1 + sv_lines_number(buf.data, good),
                                "not valid UTF-8");
    }
    t.at = buf.data ? buf.data : "";
    t.end = t.at + buf.len;
    if (status == SAMSVAR_OK)
        status = read_entries(im, file, &t, err);
    sv_buf_clear(&buf);
    return status;
}
