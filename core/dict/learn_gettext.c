/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* learn_gettext.c -- the texts of programs that are installed, and their translations, as
 * lines of two languages. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/dict/learn.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/path.h"
#include "core/base/uchar.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { MESSAGE_BYTES = 400 };

typedef struct collector {
    sv_buf *a, *b;      /* lines */
    sv_buf clean[2];
    sv_intern *seen;    /* "text TAB text" */
    sv_intern *ids;     /* of a catalogue, when neither language is the source's */
    SV_VEC(samsvar_str) texts; /* by id */
    int source_first;   /* the source text is the first language's */
    int joining;        /* reading the second catalogue            */
} collector;

/* ------------------------------------------------------------------ messages */

static int is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Bytes of "%-10.3ld", "%(name)s", "%1$s", "%%" at s[i]; 1 where it is a sign: "5 % av". */
static uint32_t format_length(samsvar_str s, uint32_t i)
{
    uint32_t k = i + 1;
    if (k < s.len && s.ptr[k] == '(') {
        while (k < s.len && s.ptr[k] != ')')
            k++;
        k += k < s.len;
    }
    while (k < s.len && s.ptr[k] && strchr("-+#0123456789.$*lhzjtqL'", s.ptr[k]))
        k++;
    int ends = k < s.len && s.ptr[k] && strchr("diouxXeEfFgGaAcCsSpnmr%@", s.ptr[k]);
    return ends ? k + 1 - i : 1;
}

/* Bytes of what stands between a pair of marks, at most 80; 0: there is no second one. */
static uint32_t between(samsvar_str s, uint32_t i, char close)
{
    for (uint32_t k = i + 1; k < s.len && k < i + 80; k++)
        if (s.ptr[k] == close)
            return k + 1 - i;
    return 0;
}

samsvar_status sv_learn_words(samsvar_str s, sv_buf *out)
{
    char room[MESSAGE_BYTES];
    uint32_t n = 0;
    sv_buf_reset(out);
    if (s.len > MESSAGE_BYTES)
        return SAMSVAR_OK;
    for (uint32_t i = 0; i < s.len;) {
        char c = s.ptr[i];
        uint32_t skip = c == '%'   ? format_length(s, i)
                        : c == '<' ? between(s, i, '>')
                        : c == '{' ? between(s, i, '}')
                                   : 0;
        int key = (c == '_' || c == '&') && i + 1 < s.len && is_letter(s.ptr[i + 1]);
        if (!key)
            room[n++] = skip || (unsigned char)c < ' ' ? ' ' : c;
        i += skip ? skip : 1;
    }
    return sv_uchar_fold(room, n, out);
}

static samsvar_status add_pair(collector *c, samsvar_str x, samsvar_str y)
{
    samsvar_status status = sv_learn_words(x, &c->clean[0]);
    if (status == SAMSVAR_OK)
        status = sv_learn_words(y, &c->clean[1]);
    if (status != SAMSVAR_OK || !c->clean[0].len || !c->clean[1].len)
        return status;
    size_t first = c->clean[0].len;
    sv_buf_putc(&c->clean[0], '\t');
    status = sv_buf_add(&c->clean[0], c->clean[1].data, c->clean[1].len);
    if (status != SAMSVAR_OK)
        return status;
    uint32_t before = sv_intern_count(c->seen);
    if (sv_intern_add(c->seen, c->clean[0].data, c->clean[0].len) == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    if (sv_intern_count(c->seen) == before)
        return SAMSVAR_OK;
    sv_buf_add(c->a, c->clean[0].data, first);
    sv_buf_putc(c->a, '\n');
    sv_buf_add(c->b, c->clean[1].data, c->clean[1].len);
    sv_buf_putc(c->b, '\n');
    return c->a->status ? c->a->status : c->b->status;
}

static samsvar_status on_message(void *data, samsvar_str id, samsvar_str text)
{
    collector *c = data;
    if (!c->ids)
        return c->source_first ? add_pair(c, id, text) : add_pair(c, text, id);
    if (c->joining) {
        uint32_t n = sv_intern_find(c->ids, id.ptr, id.len);
        return n == SV_NO_ID ? SAMSVAR_OK : add_pair(c, c->texts.data[n], text);
    }
    uint32_t before = sv_intern_count(c->ids), n = sv_intern_add(c->ids, id.ptr, id.len);
    if (n == SV_NO_ID || (n == before && !sv_vec_push(&c->texts, text)))
        return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ catalogues */

/* Reads one; what is no catalogue or in another encoding is passed over. */
static samsvar_status read_catalogue(collector *c, const char *path, sv_buf *bytes, int *good)
{
    sv_buf_reset(bytes);
    samsvar_status status = sv_file_read(path, SV_LIMIT_CATALOGUE, bytes, NULL, NULL);
    *good = status == SAMSVAR_OK;
    if (*good) {
        status = sv_mo_read(path, bytes->data ? bytes->data : "", bytes->len, on_message, c, NULL);
        *good = status == SAMSVAR_OK;
    }
    return status == SAMSVAR_ENOMEM || status == SAMSVAR_ELIMIT ? status : SAMSVAR_OK;
}

/* One catalogue of the first folder; second: of the other language, or NULL. */
static samsvar_status read_domain(collector *c, const char *first, const char *second,
                                  const char *file, uint32_t *count)
{
    sv_buf x, y;
    int good = 0;
    char *path = sv_path_join(first, file), *other = second ? sv_path_join(second, file) : NULL;
    sv_buf_init(&x, SV_LIMIT_CATALOGUE);
    sv_buf_init(&y, SV_LIMIT_CATALOGUE);
    samsvar_status status = path && (other || !second) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (second && status == SAMSVAR_OK && !(c->ids = sv_intern_new()))
        status = SAMSVAR_ENOMEM;
    c->texts.count = 0;
    c->joining = 0;
    if (status == SAMSVAR_OK)
        status = read_catalogue(c, path, &x, &good);
    if (status == SAMSVAR_OK && good && second) {
        c->joining = 1;
        status = read_catalogue(c, other, &y, &good);
    }
    *count += status == SAMSVAR_OK && good;
    sv_intern_free(c->ids);
    c->ids = NULL;
    sv_buf_clear(&x);
    sv_buf_clear(&y);
    sv_free(path);
    sv_free(other);
    return status;
}

static int is_catalogue(const struct dirent *d)
{
    size_t n = strlen(d->d_name);
    return d->d_name[0] != '.' && n > 3 && !strcmp(d->d_name + n - 3, ".mo");
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static samsvar_status read_folder(collector *c, const char *first, const char *second,
                                  uint32_t *count)
{
    struct dirent **names = NULL;
    int n = scandir(first, &names, is_catalogue, by_name);
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < n; i++) {
        if (status == SAMSVAR_OK && sv_canceled())
            status = SAMSVAR_ECANCELED;
        if (status == SAMSVAR_OK)
            status = read_domain(c, first, second, names[i]->d_name, count);
        free(names[i]); /* scandir() uses malloc() */
    }
    free(names);
    return status;
}

/* ------------------------------------------------------------------ folders */

/* "ROOT/PLACE/LANG/LC_MESSAGES"; variant 0: "is", 1: "is_IS", 2: what the language is called
 * besides. NULL with *status OK: there is no such variant. */
static char *folder_of(const char *root, const char *place, const char *lang, int variant,
                       samsvar_status *status)
{
    sv_buf b;
    sv_buf_init(&b, 8192);
    sv_buf_printf(&b, "%s/%s/", root, place);
    if (variant == 2 && (strcmp(lang, "nb") || strlen(lang) != 2))
        return sv_buf_clear(&b), NULL;
    size_t at = b.len;
    sv_buf_puts(&b, variant == 2 ? "no" : lang);
    if (b.status == SAMSVAR_OK)
        for (char *p = b.data + at; *p; p++)
            *p = (char)(*p == '-' ? '_' : *p);
    if (variant == 1 && strlen(lang) == 2) {
        const char *land = !strcmp(lang, "nb") || !strcmp(lang, "nn") ? "no" : lang;
        sv_buf_printf(&b, "_%c%c", land[0] - 32, land[1] - 32);
    }
    sv_buf_puts(&b, "/LC_MESSAGES");
    char *out = sv_buf_take(&b, NULL);
    if (!out)
        *status = SAMSVAR_ENOMEM;
    return out;
}

static samsvar_status read_places(collector *c, const char *root, const char *first,
                                  const char *second, uint32_t *count)
{
    static const char *const places[] = {"usr/share/locale", "usr/share/locale-langpack",
                                         "usr/lib/libreoffice/program/resource"};
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < 9 && status == SAMSVAR_OK; i++) {
        char *x = folder_of(root, places[i / 3], first, i % 3, &status);
        for (int k = 0; x && k < (second ? 3 : 1) && status == SAMSVAR_OK; k++) {
            char *y = second ? folder_of(root, places[i / 3], second, k, &status) : NULL;
            if (status == SAMSVAR_OK && (y || !second))
                status = read_folder(c, x, y, count);
            sv_free(y);
        }
        sv_free(x);
    }
    return status;
}

samsvar_status sv_learn_gettext(const char *root, const char *from, const char *to, sv_buf *a,
                                sv_buf *b, uint32_t *catalogues, sv_error *err)
{
    collector c = {.a = a, .b = b, .source_first = !strcmp(from, "en")};
    const char *first = c.source_first ? to : from, *second = strcmp(to, "en") ? to : NULL;
    *catalogues = 0;
    if (c.source_first)
        second = NULL;
    sv_buf_init(&c.clean[0], 16384);
    sv_buf_init(&c.clean[1], 16384);
    c.seen = sv_intern_new();
    samsvar_status status = c.seen ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = read_places(&c, root, first, second, catalogues);
    if (status == SAMSVAR_OK && !a->len)
        status = sv_fail(err, SAMSVAR_EDATA,
                         "no catalogue of installed programs has %s and %s (usr/share/locale)",
                         from, to);
    sv_vec_clear(&c.texts);
    sv_intern_free(c.seen);
    sv_buf_clear(&c.clean[0]);
    sv_buf_clear(&c.clean[1]);
    return status;
}
