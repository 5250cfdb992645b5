/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexlists.c -- which lists there are, and the lexicon they make: compiled, cached or read. */
#include "core/lex/lexlists.h"

#include "core/base/buf.h"
#include "core/base/cache.h"
#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/path.h"
#include "core/lex/lexicon_impl.h"
#include "core/lex/lexmap.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { CACHE_FILES = 8 }; /* sets of lists that are kept compiled in the cache */

/* ------------------------------------------------------------------ folders */

static int is_lexicon(const struct dirent *d)
{
    size_t n = strlen(d->d_name);
    return d->d_name[0] != '.' && n > 4 && !strcmp(d->d_name + n - 4, ".tsv");
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static samsvar_status add_list(sv_lex_lists *lists, const char *dir, const char *file,
                               sv_lexicon_origin origin)
{
    sv_lex_list list = {.path = sv_path_join(dir, file),
                        .name = sv_path_stem(file),
                        .origin = origin};
    int there = list.path && stat(list.path, &list.st) == 0;
    if (there && S_ISREG(list.st.st_mode) && list.st.st_size == 0) {
        sv_free(list.path);
        sv_free(list.name);
        return SAMSVAR_OK;
    }
    if (list.path && list.name && sv_vec_push(lists, list))
        return SAMSVAR_OK;
    sv_free(list.path);
    sv_free(list.name);
    return SAMSVAR_ENOMEM;
}

static samsvar_status add_folder(sv_lex_lists *lists, const char *dir,
                                 sv_lexicon_origin origin)
{
    struct dirent **names = NULL;
    int n = scandir(dir, &names, is_lexicon, by_name);
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < n; i++) {
        if (status == SAMSVAR_OK)
            status = add_list(lists, dir, names[i]->d_name, origin);
        free(names[i]); /* scandir() uses malloc() */
    }
    free(names);
    return status;
}

/* Appends the *.tsv of a folder that are not empty, by name, and for our own lists then those
 * of its folder closed/. No folder: nothing. */
static samsvar_status add_folders_of(sv_lex_lists *lists, const char *dir, sv_lexicon_origin origin)
{
    samsvar_status status = add_folder(lists, dir, origin);
    if (status || origin != SV_LEX_OURS)
        return status;
    char *closed = sv_path_join(dir, "closed");
    status = closed ? add_folder(lists, closed, origin) : SAMSVAR_ENOMEM;
    sv_free(closed);
    return status;
}

static void clear_lists(sv_lex_lists *lists)
{
    for (size_t i = 0; i < lists->count; i++) {
        sv_free(lists->data[i].name);
        sv_free(lists->data[i].path);
    }
    sv_vec_clear(lists);
}

static samsvar_status add_folders(sv_lex_lists *lists, const char *dirs,
                                  sv_lexicon_origin origin)
{
    samsvar_status status = SAMSVAR_OK;
    while (dirs && *dirs && status == SAMSVAR_OK) {
        const char *colon = strchr(dirs, ':');
        size_t n = colon ? (size_t)(colon - dirs) : strlen(dirs);
        char *dir = sv_strndup(dirs, n);
        status = dir ? n ? add_folders_of(lists, dir, origin) : SAMSVAR_OK : SAMSVAR_ENOMEM;
        sv_free(dir);
        dirs = colon ? colon + 1 : NULL;
    }
    return status;
}

/* ------------------------------------------------------------------ reading */

static samsvar_status read_file(sv_lexicon *lex, const sv_lex_list *list, sv_error *err)
{
    sv_buf bytes;
    sv_buf_init(&bytes, SV_LIMIT_LEXICON);
    samsvar_status status = sv_file_read(list->path, SV_LIMIT_LEXICON, &bytes, NULL, err);
    if (status == SAMSVAR_OK && bytes.len)
        status = sv_lexicon_add_from(lex, list->name, list->path, bytes.data, bytes.len,
                                     list->origin, err);
    sv_buf_clear(&bytes);
    return status;
}

/* A list of the user's that is no good must not stop the run. */
static samsvar_status read_list(sv_lexicon *lex, const sv_lex_list *list, sv_error *err)
{
    char text[SV_ERROR_FILE + SV_ERROR_TEXT + 16];
    sv_error why;
    if (list->origin != SV_LEX_USER)
        return read_file(lex, list, err);
    sv_error_init(&why);
    samsvar_status status = read_file(lex, list, &why);
    if (status == SAMSVAR_OK || status == SAMSVAR_ENOMEM)
        return status;
    sv_error_print(&why, text, sizeof text);
    sv_log(SV_LOG_WARNING, "%s; the list is left out", text);
    return SAMSVAR_OK;
}

static samsvar_status read_lists(sv_lexicon *lex, const sv_lex_lists *lists, size_t from,
                                 sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = from; i < lists->count && status == SAMSVAR_OK; i++)
        status = read_list(lex, &lists->data[i], err);
    return status;
}

/* Were the lists the same all the time that they were read? */
static int is_unchanged(const sv_lex_lists *lists)
{
    for (size_t i = 0; i < lists->count; i++) {
        struct stat now;
        const struct stat *old = &lists->data[i].st;
        if (!S_ISREG(old->st_mode) || stat(lists->data[i].path, &now) != 0 ||
            now.st_size != old->st_size || now.st_ino != old->st_ino ||
            memcmp(&now.st_mtim, &old->st_mtim, sizeof now.st_mtim) != 0 ||
            memcmp(&now.st_ctim, &old->st_ctim, sizeof now.st_ctim) != 0)
            return 0;
    }
    return 1;
}

/* ------------------------------------------------------------------ compiled */

/* The lists' names, and the name in the cache that they share with few others, so that the
 * cache stays small whatever lists are tried. */
static samsvar_status name_lists(const sv_lex_lists *lists, sv_buf *paths, char name[16])
{
    char sum[65];
    for (size_t i = 0; i < lists->count; i++) {
        sv_buf_putc(paths, (char)('0' + lists->data[i].origin));
        sv_buf_puts(paths, lists->data[i].path);
        sv_buf_putc(paths, '\n');
    }
    if (paths->status || !paths->data)
        return paths->status ? paths->status : SAMSVAR_ENOENT;
    sv_sha256(paths->data, paths->len, sum);
    memcpy(name, "lexicon-", 8);
    name[8] = (char)('0' + (unsigned char)sum[63] % CACHE_FILES);
    memcpy(name + 9, ".map", 5);
    return SAMSVAR_OK;
}

static void keep(const sv_lexicon *lex, const char *paths, const char *name)
{
    sv_error err;
    char text[SV_ERROR_FILE + SV_ERROR_TEXT], *path = sv_cache_path(name, 1);
    sv_error_init(&err);
    if (path && sv_lexmap_write(lex, paths, path, &err) != SAMSVAR_OK) {
        sv_error_print(&err, text, sizeof text);
        sv_log(SV_LOG_DEBUG, "compiled lexicon not kept: %s", text);
    }
    sv_free(path);
}

/* The lexicon of all the lists, `own` of which are in the data folder: compiled with them,
 * else compiled in the cache, else read and then put there. */
static samsvar_status open_lists(const sv_lex_lists *lists, size_t own, const char *own_map,
                                 sv_lexicon **out, sv_error *err)
{
    sv_buf paths;
    sv_lexicon *lex = NULL;
    char name[16], *cached = NULL;
    sv_buf_init(&paths, SV_LEX_FILES * 8192);
    samsvar_status status = name_lists(lists, &paths, name);
    int nameless = status != SAMSVAR_OK;
    status = status == SAMSVAR_ENOMEM ? status : SAMSVAR_OK;
    if (status == SAMSVAR_OK && own && own == lists->count)
        status = sv_lexmap_open(own_map, "", lists->data, own, &lex);
    cached = nameless || lex ? NULL : sv_cache_path(name, 0);
    if (status == SAMSVAR_OK && cached)
        status = sv_lexmap_open(cached, paths.data, lists->data, lists->count, &lex);
    if (status == SAMSVAR_OK && !lex && own && own < lists->count)
        status = sv_lexmap_open(own_map, "", lists->data, own, &lex);
    size_t have = lex ? sv_lexicon_file_count(lex) : 0;
    if (status == SAMSVAR_OK && !lex)
        status = sv_lexicon_new(&lex);
    if (status == SAMSVAR_OK && have < lists->count) {
        status = read_lists(lex, lists, have, err);
        /* what was left out is to be warned of each time */
        int complete = sv_lexicon_file_count(lex) == lists->count;
        if (status == SAMSVAR_OK && !nameless && complete && is_unchanged(lists))
            keep(lex, paths.data, name);
    }
    sv_free(cached);
    sv_buf_clear(&paths);
    if (status)
        sv_lexicon_free(lex);
    else
        *out = lex;
    return status;
}

samsvar_status sv_lexicon_open(const char *extra, const char *user, sv_lexicon **out,
                               sv_error *err)
{
    sv_lex_lists lists = {0};
    sv_buf map;
    samsvar_status status = SAMSVAR_OK;
    char *dir = sv_path_find_data("lex");
    sv_buf_init(&map, 8192);
    if (dir) {
        status = add_folders_of(&lists, dir, SV_LEX_OURS);
        sv_buf_puts(&map, dir);
        sv_buf_puts(&map, ".map");
    }
    size_t own = map.data && !map.status ? lists.count : 0;
    if (status == SAMSVAR_OK)
        status = add_folders(&lists, extra, SV_LEX_GIVEN);
    if (status == SAMSVAR_OK)
        status = add_folders(&lists, user, SV_LEX_USER);
    if (status == SAMSVAR_OK)
        status = open_lists(&lists, own, map.data, out, err);
    sv_buf_clear(&map);
    sv_free(dir);
    clear_lists(&lists);
    return status ? sv_fail(err, status, "%s", sv_status_text(status)) : status;
}

samsvar_status sv_lexicon_compile(const char *dir, const char *path, sv_error *err)
{
    sv_lex_lists lists = {0};
    sv_lexicon *lex = NULL;
    samsvar_status status = add_folders_of(&lists, dir, SV_LEX_OURS);
    if (status == SAMSVAR_OK && !lists.count)
        status = sv_fail_at(err, SAMSVAR_ENOENT, dir, 0, "no lists (*.tsv) here");
    if (status == SAMSVAR_OK)
        status = sv_lexicon_new(&lex);
    if (status == SAMSVAR_OK)
        status = read_lists(lex, &lists, 0, err);
    if (status == SAMSVAR_OK && !is_unchanged(&lists))
        status = sv_fail_at(err, SAMSVAR_EIO, dir, 0, "a list was changed while it was read");
    if (status == SAMSVAR_OK)
        status = sv_lexmap_write(lex, "", path, err);
    sv_lexicon_free(lex);
    clear_lists(&lists);
    return status ? sv_fail(err, status, "%s", sv_status_text(status)) : status;
}
