/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictfind.c -- finds the hunspell dictionary of a language. */
#include "core/plug/dictfind.h"

#include "core/base/lang.h"
#include "core/base/log.h"
#include "core/base/path.h"
#include "core/base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME_SIZE = 64 };

typedef struct search {
    const char *dirs;
    int allow_untrusted;
    char *aff, *dic; /* what was found */
} search;

/* ------------------------------------------------------------------ trust */

static int is_roots(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && st.st_uid == 0 &&
           (st.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* The file and the folders of its name and of its real name. */
static int is_trusted(const char *dir, const char *path)
{
    char *real = realpath(path, NULL);
    int trusted = real && is_roots(dir) && is_roots(real);
    char *slash = real ? strrchr(real, '/') : NULL;
    if (trusted && slash) {
        slash[slash == real] = '\0';
        trusted = is_roots(real);
    }
    free(real);
    return trusted;
}

/* ------------------------------------------------------------------ one folder, one name
 */

static int is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static char *join(const char *dir, const char *name, size_t name_len, const char *suffix)
{
    char base[NAME_SIZE + 8];
    if (name_len >= NAME_SIZE)
        return NULL;
    memcpy(base, name, name_len);
    memcpy(base + name_len, suffix, strlen(suffix) + 1);
    return sv_path_join(dir, base);
}

/* DIR/NAME.aff and .dic, when both are files and may be used. */
static samsvar_status try_name(search *s, const char *dir, const char *name, size_t len)
{
    samsvar_status status = SAMSVAR_ENOMEM;
    char *aff = join(dir, name, len, ".aff");
    char *dic = join(dir, name, len, ".dic");
    if (!aff || !dic)
        goto out;
    status = SAMSVAR_OK;
    if (!is_file(aff) || !is_file(dic))
        goto out;
    if (!s->allow_untrusted && (!is_trusted(dir, aff) || !is_trusted(dir, dic))) {
        sv_log(SV_LOG_WARNING,
               "dictionary %s is not used: it does not belong to root alone "
               "(allow it if you trust where it is from)",
               dic);
        goto out;
    }
    s->aff = aff;
    s->dic = dic;
    return SAMSVAR_OK;
out:
    sv_free(aff);
    sv_free(dic);
    return status;
}

/* The next absolute folder from *at as a string to be released; NULL with *at NULL at the
 * end, and with *at as it was when memory is out. */
static char *next_dir(const char **at)
{
    while (*at) {
        size_t len = strcspn(*at, ":");
        const char *dir = *at, *rest = dir[len] ? dir + len + 1 : NULL;
        if (*dir == '/') {
            char *copy = sv_strndup(dir, len);
            if (copy)
                *at = rest;
            return copy;
        }
        *at = rest;
    }
    return NULL;
}

/* One name in all folders. */
static samsvar_status try_dirs(search *s, const char *name, size_t len)
{
    const char *at = s->dirs;
    samsvar_status status = SAMSVAR_OK;
    while (at && status == SAMSVAR_OK && !s->dic) {
        char *dir = next_dir(&at);
        if (!dir)
            return at ? SAMSVAR_ENOMEM : SAMSVAR_OK;
        status = try_name(s, dir, name, len);
        sv_free(dir);
    }
    return status;
}

/* ------------------------------------------------------------------ any region */

/* "da_DK.dic" or "da.dic" for "da": the length of the name without the suffix, or 0. */
static size_t match(const char *file, const char *primary)
{
    size_t len = strlen(file), begin = strlen(primary);
    if (len < begin + 4 || len - 4 >= NAME_SIZE || strncmp(file, primary, begin) != 0 ||
        strcmp(file + len - 4, ".dic") != 0)
        return 0;
    return file[begin] == '_' || begin == len - 4 ? len - 4 : 0;
}

/* The first name by its bytes, so that the order of the folder does not matter; `after`
 * is the last that was no good. */
static size_t first_match(const char *dir, const char *primary, const char *after,
                          char best[NAME_SIZE])
{
    struct dirent *e;
    size_t best_len = 0;
    DIR *d = opendir(dir);
    while (d && (e = readdir(d))) {
        char name[NAME_SIZE];
        size_t len = match(e->d_name, primary);
        memcpy(name, e->d_name, len);
        name[len] = '\0';
        if (len == 0 || strcmp(name, after) <= 0 || (best_len && strcmp(name, best) >= 0))
            continue;
        memcpy(best, name, len + 1);
        best_len = len;
    }
    if (d)
        closedir(d);
    return best_len;
}

static samsvar_status try_any(search *s, const char *primary)
{
    const char *at = s->dirs;
    samsvar_status status = SAMSVAR_OK;
    while (at && status == SAMSVAR_OK && !s->dic) {
        char name[NAME_SIZE] = "", after[NAME_SIZE] = "";
        char *dir = next_dir(&at);
        size_t len;
        if (!dir)
            return at ? SAMSVAR_ENOMEM : SAMSVAR_OK;
        while (status == SAMSVAR_OK && !s->dic &&
               (len = first_match(dir, primary, after, name)) > 0) {
            status = try_name(s, dir, name, len);
            memcpy(after, name, len + 1);
        }
        sv_free(dir);
    }
    return status;
}

/* ------------------------------------------------------------------ languages */

/* "en-GB" -> "en_GB"; a tag with more or other subtags has no such name: 0. */
static size_t region_name(const char *tag, size_t primary, char out[NAME_SIZE])
{
    if (tag[primary] != '-' || strlen(tag + primary) != 3)
        return 0;
    memcpy(out, tag, primary + 3);
    out[primary] = '_';
    return primary + 3;
}

samsvar_status sv_dict_find(const char *dirs, int allow_untrusted, const char *tag,
                            char **aff, char **dic)
{
    static const struct {
        const char *lang, *first, *second;
    } usual[] = {
        {"nb", "nb_NO", NULL},    {"nn", "nn_NO", NULL}, {"no", "nb_NO", NULL},
        {"en", "en_US", "en_GB"}, {"is", "is_IS", NULL}, {"da", "da_DK", NULL},
        {"de", "de_DE", NULL},    {"fr", "fr_FR", "fr"}, {"sv", "sv_SE", NULL},
        {"nl", "nl_NL", NULL},    {"es", "es_ES", NULL}, {"pt", "pt_PT", NULL},
    };
    search s = {.dirs = dirs, .allow_untrusted = allow_untrusted};
    char primary[SV_LANG_SIZE], name[NAME_SIZE];
    size_t len = strcspn(tag, "-");
    memcpy(primary, tag, len);
    primary[len] = '\0';
    samsvar_status status = SAMSVAR_OK;
    size_t name_len = region_name(tag, len, name);
    if (name_len)
        status = try_dirs(&s, name, name_len);
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
        if (strcmp(usual[i].lang, primary) != 0)
            continue;
        if (status == SAMSVAR_OK && !s.dic)
            status = try_dirs(&s, usual[i].first, strlen(usual[i].first));
        if (status == SAMSVAR_OK && !s.dic && usual[i].second)
            status = try_dirs(&s, usual[i].second, strlen(usual[i].second));
    }
    if (status == SAMSVAR_OK && !s.dic)
        status = try_any(&s, primary);
    *aff = s.aff;
    *dic = s.dic;
    return status;
}
