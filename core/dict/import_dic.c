/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_dic.c -- lists with an entry a line: hunalign's .dic, and tables. */
#include "core/dict/import.h"

#include "core/base/lines.h"
#include "core/base/num.h"
#include "core/base/utf8.h"

#include <string.h>

/* ------------------------------------------------------------------ lines */

enum { MAX_SOURCE = 2048 };

static samsvar_status start(sv_lines *l, const char *file, const char *bytes, size_t len,
                            sv_error *err)
{
    size_t bad = sv_utf8_check(bytes, len);
    if (len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) {
        bytes += 3;
        len -= 3;
        bad -= bad >= 3 ? 3 : bad;
    }
    *l = (sv_lines){bytes, bytes + len, 0};
    if (bad == len)
        return SAMSVAR_OK;
    return sv_fail_at(err, SAMSVAR_EUTF8, file, sv_lines_number(bytes, bad),
                      "not valid UTF-8; convert the file (iconv -f ENCODING -t UTF-8)");
}

static int find(samsvar_str s, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = 0; i + n <= s.len; i++)
        if (!memcmp(s.ptr + i, what, n))
            return (int)i;
    return -1;
}

/* ------------------------------------------------------------------ hunalign */

samsvar_status sv_import_dic(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err)
{
    sv_lines l;
    samsvar_str line;
    samsvar_status status = start(&l, file, bytes, len, err);
    while (status == SAMSVAR_OK && sv_lines_next(&l, &line)) {
        if (!line.len)
            continue;
        int at = find(line, " @ ");
        if (at < 0) {
            sv_import_leave(im, SV_LEFT_SYNTAX);
            continue;
        }
        samsvar_str target = {line.ptr, (uint32_t)at};
        samsvar_str source = {line.ptr + at + 3, line.len - (uint32_t)at - 3};
        status = sv_import_add(im, source, SV_IMPORT_ANY, target, 0);
    }
    return status;
}

/* ------------------------------------------------------------------ tables */

static samsvar_str trim(samsvar_str s)
{
    while (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\t')) {
        s.ptr++;
        s.len--;
    }
    while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\t'))
        s.len--;
    return s;
}

/* Cuts [0, mark) off s; 0 when there is no mark. */
static int cut(samsvar_str *s, char mark, samsvar_str *head)
{
    const char *p = s->len ? memchr(s->ptr, mark, s->len) : NULL;
    *head = *s;
    if (!p)
        return 0;
    head->len = (uint32_t)(p - s->ptr);
    s->ptr = p + 1;
    s->len -= head->len + 1;
    return 1;
}

/* "A B", "A-B" or "A,B" into the languages. */
static void set_languages(sv_import *im, samsvar_str value)
{
    samsvar_str a = value, b = value;
    char from[SV_LANG_SIZE], to[SV_LANG_SIZE];
    if (im->from[0] || (!cut(&b, ' ', &a) && !cut(&b, ',', &a) && !cut(&b, '-', &a)))
        return;
    a = trim(a);
    b = trim(b);
    if (sv_lang_normalise(a.ptr, a.len, from) == SAMSVAR_OK &&
        sv_lang_normalise(b.ptr, b.len, to) == SAMSVAR_OK) {
        memcpy(im->from, from, sizeof from);
        memcpy(im->to, to, sizeof to);
    }
}

static void read_comment(sv_import *im, samsvar_str line)
{
    samsvar_str value = line, key;
    double weight;
    value.ptr++;
    value.len--;
    if (!cut(&value, ':', &key))
        return;
    key = trim(key);
    value = trim(value);
    if (key.len == 6 && !memcmp(key.ptr, "source", 6) && !im->entries.count) {
        if (!im->origin.len && value.len <= MAX_SOURCE)
            sv_buf_add(&im->origin, value.ptr, value.len);
    } else if (key.len == 9 && !memcmp(key.ptr, "languages", 9)) {
        set_languages(im, value);
    } else if (key.len == 7 && !memcmp(key.ptr, "license", 7) && !im->license[0] &&
               value.len < sizeof im->license) {
        memcpy(im->license, value.ptr, value.len);
        im->license[value.len] = 0;
    } else if (key.len == 6 && !memcmp(key.ptr, "weight", 6) && im->weight <= 0 &&
               sv_num_real(value.ptr, value.len, 0.001, 1, &weight) == SAMSVAR_OK) {
        im->weight = weight;
    }
}

static samsvar_status read_row(sv_import *im, samsvar_str line)
{
    samsvar_str rest = line, lemma, second, sense;
    if (!cut(&rest, '\t', &lemma)) {
        sv_import_leave(im, SV_LEFT_SYNTAX);
        return SAMSVAR_OK;
    }
    if (!cut(&rest, '\t', &second))
        return sv_import_add(im, lemma, SV_IMPORT_ANY, second, 0);
    sv_import_pos pos = sv_import_pos_of(trim(second));
    samsvar_status status = SAMSVAR_OK;
    samsvar_str senses;
    cut(&rest, '\t', &senses); /* further fields are not ours */
    for (int more = 1; more && status == SAMSVAR_OK;) {
        more = cut(&senses, ';', &sense);
        status = sv_import_add(im, lemma, pos, sense, 0);
    }
    return status;
}

samsvar_status sv_import_tsv(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err)
{
    sv_lines l;
    samsvar_str line;
    samsvar_status status = start(&l, file, bytes, len, err);
    while (status == SAMSVAR_OK && sv_lines_next(&l, &line)) {
        if (!line.len)
            continue;
        if (line.ptr[0] == '#')
            read_comment(im, line);
        else
            status = read_row(im, line);
    }
    return status;
}
