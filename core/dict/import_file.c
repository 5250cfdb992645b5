/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_file.c -- a file to import: which format it is, and what its name tells. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/dict/import.h"

#include "core/base/file.h"
#include "core/base/path.h"

#include <errno.h>
#include <string.h>

/* ------------------------------------------------------------------ names */

int sv_import_name_ok(const char *name)
{
    size_t n = strlen(name);
    if (!n || n > SV_LIST_NAME || name[0] == '-')
        return 0;
    for (size_t i = 0; i < n; i++) {
        char c = name[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              c == '-' || c == '_'))
            return 0;
    }
    return 1;
}

int sv_import_lang(const char *code, size_t len, char out[SV_LANG_SIZE])
{
    static const char table[] =
        "isl is eng en nob nb nno nn nor nb dan da swe sv fao fo deu de fra fr fin fi nld nl "
        "spa es ita it por pt pol pl rus ru ces cs slk sk slv sl hrv hr srp sr bul bg ukr uk "
        "lit lt lav lv est et hun hu ron ro ell el tur tr cat ca eus eu glg gl gle ga gla gd "
        "cym cy bre br lat la epo eo afr af sme se ara ar heb he fas fa hin hi jpn ja kor ko "
        "zho zh vie vi ind id swa sw kur ku mkd mk sqi sq bel be nor no ";
    if (len < 2 || len > 3)
        return 0;
    for (const char *p = table; *p;) {
        const char *two = strchr(p, ' ') + 1, *next = strchr(two, ' ') + 1;
        if (!strncmp(len == 3 ? p : two, code, len)) {
            memcpy(out, len == 2 && !memcmp(code, "no", 2) ? "nb" : two, 2);
            out[2] = 0;
            return 1;
        }
        p = next;
    }
    return 0;
}

static int is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The first "isl-eng" or "is_en" in a name whose parts are both languages. */
static void guess_languages(sv_import *im, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < n && !im->from[0]; i++) {
        size_t a = i, b, end;
        if (i && is_letter(name[i - 1]))
            continue;
        while (a < n && is_letter(name[a]))
            a++;
        if (a >= n || (name[a] != '-' && name[a] != '_'))
            continue;
        for (b = a + 1, end = b; end < n && is_letter(name[end]);)
            end++;
        char from[SV_LANG_SIZE], to[SV_LANG_SIZE];
        if (sv_import_lang(name + i, a - i, from) && sv_import_lang(name + b, end - b, to)) {
            memcpy(im->from, from, sizeof from);
            memcpy(im->to, to, sizeof to);
        }
    }
}

/* "th_nb_NO_v2": a thesaurus has one language, in both places. */
static void guess_thesaurus(sv_import *im, const char *name)
{
    const char *p = !strncmp(name, "th_", 3) ? name + 3 : name;
    size_t n = strcspn(p, "_-.");
    if (!im->from[0] && sv_import_lang(p, n, im->from))
        memcpy(im->to, im->from, sizeof im->to);
}

/* The stem of the path as a list's name. */
static samsvar_status guess_name(sv_import *im, const char *path)
{
    char *stem = sv_path_stem(path);
    if (!stem)
        return SAMSVAR_ENOMEM;
    size_t n = 0;
    for (const char *p = stem; *p && n < SV_LIST_NAME; p++) {
        char c = *p;
        int good = is_letter(c) || (c >= '0' && c <= '9') || c == '_' || (c == '-' && n);
        if (good || n)
            im->name[n++] = good ? c : '-';
    }
    im->name[n] = 0;
    if (!n)
        memcpy(im->name, "list", 5);
    if (!im->from[0] && im->format && !strcmp(im->format, "mythes"))
        guess_thesaurus(im, stem);
    else if (!im->from[0])
        guess_languages(im, stem);
    sv_free(stem);
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ formats */

static int ends_in(const char *path, const char *end)
{
    size_t n = strlen(path), m = strlen(end);
    return n > m && !strcmp(path + n - m, end);
}

static int begins_with(const sv_buf *b, const char *what)
{
    size_t n = b->len < 4096 ? b->len : 4096;
    return n && memmem(b->data, n, what, strlen(what)) != NULL;
}

/* The format that a name tells; NULL: none. */
static const char *format_of(const char *path)
{
    static const struct {
        const char *end, *format;
    } table[] = {{".dic", "dic"},      {".index", "dictd"},  {".dict", "dictd"},
                 {".dict.dz", "dictd"}, {".dix", "dix"},     {".bin", "bin"},
                 {".dat", "mythes"},   {".idx", "mythes"},   {".tbx", "tbx"},
                 {".tsv", "tsv"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (ends_in(path, table[i].end))
            return table[i].format;
    return NULL;
}

/* What XML or a table begins like; NULL: neither. */
static const char *format_in(const sv_buf *b)
{
    if (begins_with(b, "<martif") || begins_with(b, "<tbx"))
        return "tbx";
    if (begins_with(b, "<dictionary"))
        return "dix";
    if (b->len > 4 && !memcmp(b->data, "LTTB", 4))
        return "bin";
    if (begins_with(b, " @ "))
        return "dic";
    return begins_with(b, "\t") ? "tsv" : NULL;
}

/* ------------------------------------------------------------------ reading */

static samsvar_status read_bytes(const char *path, sv_buf *out, sv_error *err)
{
    int number = 0;
    samsvar_status status = sv_file_read(path, SV_LIMIT_IMPORT, out, &number, err);
    if (status && number == ENOENT)
        status = SAMSVAR_ENOENT;
    if (status == SAMSVAR_OK)
        status = sv_import_unpack(path, out, SV_LIMIT_IMPORT, err);
    return status;
}

/* path with its last `old` replaced. */
static char *other_name(const char *path, const char *old, const char *new)
{
    size_t n = strlen(path) - strlen(old), m = strlen(new);
    char *out = sv_calloc(n + m + 1, 1);
    if (out) {
        memcpy(out, path, n);
        memcpy(out + n, new, m);
    }
    return out;
}

/* The two files of a dictd dictionary, whichever was named. */
static samsvar_status read_dictd(sv_import *im, const char *path, sv_error *err)
{
    static const char *const ends[] = {".index", ".dict.dz", ".dict"};
    const char *end = NULL;
    sv_buf index, dict;
    for (int i = 0; i < 3 && !end; i++)
        if (ends_in(path, ends[i]))
            end = ends[i];
    if (!end)
        return sv_fail_at(err, SAMSVAR_EINVAL, path, 0,
                          "a dictd dictionary is NAME.index with NAME.dict or NAME.dict.dz");
    char *names[3];
    sv_buf_init(&index, SV_LIMIT_IMPORT);
    sv_buf_init(&dict, SV_LIMIT_IMPORT);
    for (int i = 0; i < 3; i++)
        names[i] = other_name(path, end, ends[i]);
    samsvar_status status = names[0] && names[1] && names[2] ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = read_bytes(names[0], &index, err);
    if (status == SAMSVAR_OK && read_bytes(names[1], &dict, NULL) != SAMSVAR_OK) {
        sv_buf_reset(&dict);
        status = read_bytes(sv_file_same(names[1], names[1]) ? names[1] : names[2], &dict, err);
    }
    if (status == SAMSVAR_OK)
        status = sv_import_dictd(im, names[0], index.data ? index.data : "", index.len,
                                 dict.data ? dict.data : "", dict.len, err);
    for (int i = 0; i < 3; i++)
        sv_free(names[i]);
    sv_buf_clear(&index);
    sv_buf_clear(&dict);
    return status;
}

static samsvar_status read_as(sv_import *im, const char *path, const sv_buf *b, sv_error *err)
{
    static const struct {
        const char *format;
        samsvar_status (*read)(sv_import *, const char *, const char *, size_t, sv_error *);
    } table[] = {{"dic", sv_import_dic}, {"tsv", sv_import_tsv}, {"mythes", sv_import_mythes},
                 {"dix", sv_import_dix}, {"tbx", sv_import_tbx}, {"bin", sv_import_att}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!strcmp(table[i].format, im->format))
            return table[i].read(im, path, b->data ? b->data : "", b->len, err);
    return sv_fail_at(err, SAMSVAR_EINVAL, path, 0, "\"%s\" is no format", im->format);
}

static samsvar_status read_single(sv_import *im, const char *path, sv_error *err)
{
    sv_buf b;
    char *dat = ends_in(path, ".idx") ? other_name(path, ".idx", ".dat") : sv_strdup(path);
    samsvar_status status = dat ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    sv_buf_init(&b, SV_LIMIT_IMPORT);
    if (status == SAMSVAR_OK && im->format && !strcmp(im->format, "bin"))
        status = sv_import_ltprint(path, &b, err);
    else if (status == SAMSVAR_OK)
        status = read_bytes(dat, &b, err);
    if (status == SAMSVAR_OK && !im->format) {
        im->format = format_in(&b);
        if (im->format && !strcmp(im->format, "bin")) {
            sv_buf_reset(&b);
            status = sv_import_ltprint(path, &b, err);
        }
    }
    if (status == SAMSVAR_OK && !im->format)
        status = sv_fail_at(err, SAMSVAR_EINVAL, path, 0,
                            "the format is not known; say it with --from");
    int table = status == SAMSVAR_OK && !strcmp(im->format, "tsv"); /* its head says more */
    if (status == SAMSVAR_OK && !table)
        status = guess_name(im, path);
    if (status == SAMSVAR_OK)
        status = read_as(im, dat, &b, err);
    if (status == SAMSVAR_OK && table)
        status = guess_name(im, path);
    sv_buf_clear(&b);
    sv_free(dat);
    return status;
}

samsvar_status sv_import_file(sv_import *im, const char *path, const char *format,
                              sv_error *err)
{
    char chosen[SV_LIST_NAME + 1];
    memcpy(chosen, im->name, sizeof chosen);
    im->format = format ? format : format_of(path);
    samsvar_status status;
    if (im->format && !strcmp(im->format, "dictd")) {
        status = guess_name(im, path);
        if (ends_in(im->name, "-dict")) /* of NAME.dict.dz */
            im->name[strlen(im->name) - 5] = 0;
        if (status == SAMSVAR_OK)
            status = read_dictd(im, path, err);
    } else {
        status = read_single(im, path, err);
    }
    if (status == SAMSVAR_ELIMIT)
        sv_fail_at(err, status, path, 0, "more than %u entries", SV_LIMIT_LIST_ENTRIES);
    if (status == SAMSVAR_OK && (!im->from[0] || !im->to[0]))
        status = sv_fail_at(err, SAMSVAR_EINVAL, path, 0,
                            "which languages? Say them with --lang, like --lang is,en");
    if (chosen[0])
        memcpy(im->name, chosen, sizeof chosen);
    if (im->weight <= 0)
        im->weight = im->format && !strcmp(im->format, "mythes") ? 0.35 : 1.0;
    return status;
}
