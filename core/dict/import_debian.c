/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_debian.c -- dictionaries that packages of the system have brought, and under
 * which licence. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/dict/import.h"

#include "core/base/file.h"
#include "core/base/lines.h"
#include "core/base/path.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ licences */

static int field(samsvar_str line, const char *name, samsvar_str *value)
{
    size_t n = strlen(name);
    if (line.len < n || memcmp(line.ptr, name, n) != 0)
        return 0;
    value->ptr = line.ptr + n;
    value->len = line.len - (uint32_t)n;
    while (value->len && (value->ptr[0] == ' ' || value->ptr[0] == '\t')) {
        value->ptr++;
        value->len--;
    }
    return 1;
}

void sv_import_copyright(const char *bytes, size_t len, const char *part, char out[80])
{
    sv_lines lines = {bytes, bytes + len, 0};
    samsvar_str line, value;
    int wanted = 0; /* 2: the paragraph of the part; 1: of all files */
    int best = 0;
    out[0] = 0;
    while (sv_lines_next(&lines, &line)) {
        if (field(line, "Files:", &value)) {
            int mine = part && value.len >= strlen(part) &&
                       !memcmp(value.ptr, part, strlen(part));
            wanted = mine ? 2 : value.len && value.ptr[0] == '*';
        } else if (wanted > best && field(line, "License:", &value) && value.len) {
            size_t n = value.len < 79 ? value.len : 79;
            memcpy(out, value.ptr, n);
            out[n] = 0;
            best = wanted;
        } else if (line.len == 0) {
            wanted = 0;
        }
    }
    if (!best && len && memmem(bytes, len, "GNU General Public License", 26))
        memcpy(out, "GPL", 4);
    sv_error_clean(out);
}

/* The package's copyright file, read; 0 when there is none. */
static samsvar_status package_license(const char *root, const char *package, const char *part,
                                      char out[80], int *found)
{
    sv_buf path, bytes;
    sv_buf_init(&path, 4096);
    sv_buf_init(&bytes, SV_LIMIT_COPYRIGHT);
    sv_buf_printf(&path, "%s/usr/share/doc/%s/copyright", root, package);
    samsvar_status status = path.status;
    if (status == SAMSVAR_OK)
        status = sv_file_read(path.data, SV_LIMIT_COPYRIGHT, &bytes, NULL, NULL);
    *found = status == SAMSVAR_OK;
    if (*found)
        sv_import_copyright(bytes.data ? bytes.data : "", bytes.len, part, out);
    sv_buf_clear(&path);
    sv_buf_clear(&bytes);
    return status == SAMSVAR_ENOMEM ? status : SAMSVAR_OK;
}

/* ------------------------------------------------------------------ finding */

void sv_import_found_clear(sv_import_found_list *list)
{
    for (size_t i = 0; i < list->list.count; i++) {
        sv_free(list->list.data[i].path);
        sv_free(list->list.data[i].package);
    }
    sv_vec_clear(&list->list);
}

/* Has the package this pair already, in this or the other direction? */
static int known(const sv_import_found_list *l, const sv_import_found *f)
{
    for (size_t i = 0; i < l->list.count; i++) {
        const sv_import_found *o = &l->list.data[i];
        if (strcmp(o->name, f->name))
            continue;
        if ((!strcmp(o->from, f->from) && !strcmp(o->to, f->to)) ||
            (!strcmp(o->from, f->to) && !strcmp(o->to, f->from)))
            return 1;
    }
    return 0;
}

/* Copies; names that are too long are passed over. */
static samsvar_status put(sv_import_found_list *l, sv_import_found *f, const char *dir,
                          const char *file, const char *package)
{
    if (known(l, f))
        return SAMSVAR_OK;
    f->path = sv_path_join(dir, file);
    f->package = sv_strdup(package);
    if (!f->path || !f->package || !sv_vec_push(&l->list, *f)) {
        sv_free(f->path);
        sv_free(f->package);
        return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

static int set_name(sv_import_found *f, const char *name, size_t len)
{
    if (len > SV_LIST_NAME)
        return 0;
    memcpy(f->name, name, len);
    f->name[len] = 0;
    return sv_import_name_ok(f->name);
}

/* "isl-eng" at the start of text, up to `end`. */
static int two_languages(const char *text, const char *end, sv_import_found *f)
{
    const char *stop = strstr(text, end), *dash = strchr(text, '-');
    return stop && !stop[strlen(end)] && dash && dash < stop &&
           sv_import_lang(text, (size_t)(dash - text), f->from) &&
           sv_import_lang(dash + 1, (size_t)(stop - dash - 1), f->to);
}

/* One file in a folder of one kind: an entry where it is one. */
typedef samsvar_status found_fn(const char *root, const char *dir, const char *base,
                                const char *file, sv_import_found_list *out);

static samsvar_status found_apertium(const char *root, const char *dir, const char *base,
                                     const char *file, sv_import_found_list *out)
{
    sv_import_found f = {.format = "bin"};
    int there;
    if (!two_languages(file, ".autobil.bin", &f) || !set_name(&f, base, strlen(base)))
        return SAMSVAR_OK;
    samsvar_status status = package_license(root, base, NULL, f.license, &there);
    return status ? status : put(out, &f, dir, file, base);
}

static samsvar_status found_dictd(const char *root, const char *dir, const char *base,
                                  const char *file, sv_import_found_list *out)
{
    sv_import_found f = {.format = "dictd"};
    char package[128], part[16];
    int there;
    (void)base;
    if (strncmp(file, "freedict-", 9) || !two_languages(file + 9, ".index", &f) ||
        !set_name(&f, file, strlen(file) - 6))
        return SAMSVAR_OK;
    snprintf(package, sizeof package, "dict-%s", f.name);
    snprintf(part, sizeof part, "%.7s/", f.name + 9);
    samsvar_status status = package_license(root, package, part, f.license, &there);
    return status ? status : put(out, &f, dir, file, package);
}

static samsvar_status found_mythes(const char *root, const char *dir, const char *base,
                                   const char *file, sv_import_found_list *out)
{
    sv_import_found f = {.format = "mythes"};
    char low[32], names[3][48];
    int there = 0;
    size_t n = strlen(file);
    (void)base;
    if (strncmp(file, "th_", 3) || n < 9 || n > 24 || strcmp(file + n - 4, ".dat") ||
        !sv_import_lang(file + 3, strcspn(file + 3, "_."), f.from))
        return SAMSVAR_OK;
    memcpy(f.to, f.from, sizeof f.to);
    snprintf(low, sizeof low, "%.5s", file + 3);
    for (char *p = low; *p; p++)
        *p = (char)(*p == '_' ? '-' : *p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
    snprintf(names[0], sizeof names[0], "mythes-%s", low);
    snprintf(names[1], sizeof names[1], "mythes-%s", f.from);
    snprintf(names[2], sizeof names[2], "mythes-no");
    int tries = !strcmp(f.from, "nb") || !strcmp(f.from, "nn") ? 3 : 2, i = 0;
    samsvar_status status = SAMSVAR_OK;
    for (; i < tries && !there && status == SAMSVAR_OK; i++)
        status = package_license(root, names[i], NULL, f.license, &there);
    const char *package = names[there ? i - 1 : 0];
    if (status || !set_name(&f, package, strlen(package)))
        return status;
    return put(out, &f, dir, file, package);
}

static int visible(const struct dirent *d)
{
    return d->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static samsvar_status each_file(const char *root, const char *dir, const char *base,
                                found_fn *found, sv_import_found_list *out)
{
    struct dirent **names = NULL;
    int n = scandir(dir, &names, visible, by_name);
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < n; i++) {
        if (status == SAMSVAR_OK)
            status = found(root, dir, base, names[i]->d_name, out);
        free(names[i]); /* scandir() uses malloc() */
    }
    free(names);
    return status;
}

/* A folder of folders, one a package. */
static samsvar_status found_folder(const char *root, const char *dir, const char *base,
                                   const char *file, sv_import_found_list *out)
{
    (void)base;
    char *sub = sv_path_join(dir, file);
    if (!sub)
        return SAMSVAR_ENOMEM;
    samsvar_status status = each_file(root, sub, file, found_apertium, out);
    sv_free(sub);
    return status;
}

samsvar_status sv_import_installed(const char *root, sv_import_found_list *out, sv_error *err)
{
    static const struct {
        const char *dir;
        found_fn *found;
    } places[] = {{"usr/share/apertium", found_folder},
                  {"usr/share/dictd", found_dictd},
                  {"usr/share/mythes", found_mythes}};
    samsvar_status status = SAMSVAR_OK;
    (void)err;
    for (size_t i = 0; i < sizeof places / sizeof *places && status == SAMSVAR_OK; i++) {
        char *dir = sv_path_join(root[0] ? root : "/", places[i].dir);
        status = dir ? each_file(root, dir, "", places[i].found, out) : SAMSVAR_ENOMEM;
        sv_free(dir);
    }
    return status;
}
