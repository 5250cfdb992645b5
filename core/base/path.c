/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* path.c -- path names and trust. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* secure_getenv */
#endif
#include "core/base/path.h"

#include "core/base/mem.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef SAMSVAR_DATADIR
#define SAMSVAR_DATADIR "/usr/local/share/samsvar"
#endif

char *sv_path_join(const char *dir, const char *name)
{
    size_t dir_len = strlen(dir), name_len = strlen(name);
    int slash = dir_len > 0 && dir[dir_len - 1] != '/';
    char *path = sv_calloc(dir_len + (size_t)slash + name_len + 1, 1);
    if (!path)
        return NULL;
    memcpy(path, dir, dir_len);
    if (slash)
        path[dir_len] = '/';
    memcpy(path + dir_len + slash, name, name_len);
    return path;
}

char *sv_path_stem(const char *path)
{
    size_t end = strlen(path);
    while (end > 0 && path[end - 1] == '/')
        end--;
    size_t begin = end;
    while (begin > 0 && path[begin - 1] != '/')
        begin--;
    for (size_t i = end; i-- > begin + 1;) /* a dot in front begins a hidden name */
        if (path[i] == '.') {
            end = i;
            break;
        }
    return sv_strndup(path + begin, end - begin);
}

const char *sv_path_env(const char *name)
{
    return secure_getenv(name);
}

/* ------------------------------------------------------------------ trust */

/* The group of nobody but the user: Debian's scheme, number equal to the user's. */
static int is_private_group(gid_t group)
{
    return group == getegid() && (uintmax_t)group == (uintmax_t)geteuid();
}

static samsvar_status check_trust(const char *path, sv_error *err)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        samsvar_status code =
            errno == ENOENT || errno == ENOTDIR ? SAMSVAR_ENOENT : SAMSVAR_EIO;
        return sv_fail_at(err, code, path, 0, "cannot be examined (error %d)", errno);
    }
    if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
        return sv_fail_at(err, SAMSVAR_EINVAL, path, 0,
                          "is neither a file nor a directory");
    if (st.st_uid != 0 && st.st_uid != geteuid())
        return sv_fail_at(
            err, SAMSVAR_EINVAL, path, 0,
            "belongs to user %lu, not to root or you: chown it, or use a copy",
            (unsigned long)st.st_uid);
    if (st.st_mode & S_IWOTH)
        return sv_fail_at(err, SAMSVAR_EINVAL, path, 0,
                          "everybody may write to it: chmod o-w it");
    if ((st.st_mode & S_IWGRP) && !is_private_group(st.st_gid))
        return sv_fail_at(err, SAMSVAR_EINVAL, path, 0,
                          "group %lu may write to it: chmod g-w it",
                          (unsigned long)st.st_gid);
    return SAMSVAR_OK;
}

/* Cuts path down to its directory, in place; room for two bytes. */
static void cut_to_dir(char *path)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    while (len > 0 && path[len - 1] != '/')
        len--;
    while (len > 1 && path[len - 1] == '/')
        len--;
    if (len == 0)
        path[len++] = '.';
    path[len] = '\0';
}

/* Who may write to a directory may put another file, or another link, in this one's
 * place: so both the directory of the name and that of the file are looked at. */
samsvar_status sv_path_trusted(const char *path, sv_error *err)
{
    char real[PATH_MAX], dir[PATH_MAX];
    size_t len = strlen(path);
    if (len == 0 || len >= sizeof dir - 1)
        return sv_fail_at(err, SAMSVAR_EINVAL, path, 0, "is no usable path name");
    if (!realpath(path, real)) {
        samsvar_status code =
            errno == ENOENT || errno == ENOTDIR ? SAMSVAR_ENOENT : SAMSVAR_EIO;
        return sv_fail_at(err, code, path, 0, "cannot be found (error %d)", errno);
    }
    memcpy(dir, path, len + 1);
    cut_to_dir(dir);
    samsvar_status status = check_trust(real, err);
    if (status == SAMSVAR_OK)
        status = check_trust(dir, err);
    if (status == SAMSVAR_OK) {
        cut_to_dir(real);
        status = check_trust(real, err);
    }
    return status;
}

/* ------------------------------------------------------------------ data folders */

/* The next absolute element of a colon-separated list from *at; 0 when there is none. */
static size_t next_folder(const char **at, const char **folder)
{
    while (**at) {
        size_t len = strcspn(*at, ":");
        *folder = *at;
        *at += len + ((*at)[len] == ':');
        if (**folder == '/')
            return len;
    }
    return 0;
}

samsvar_status sv_path_data(const char *const **out, size_t *count, sv_error *err)
{
    static const char installed[] = SAMSVAR_DATADIR;
    const char *list = sv_path_env("SAMSVAR_DATA_PATH");
    if (!list)
        list = "";
    const char *at = list, *folder;
    size_t n = 1, bytes = sizeof installed, len;
    while ((len = next_folder(&at, &folder)) > 0) {
        n++;
        bytes += len + 1;
    }
    /* One block: the pointers, then the strings. */
    const char **folders = sv_calloc(1, n * sizeof *folders + bytes);
    if (!folders)
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    char *text = (char *)(folders + n);
    size_t i = 0;
    at = list;
    while ((len = next_folder(&at, &folder)) > 0) {
        memcpy(text, folder, len);
        folders[i++] = text;
        text += len + 1;
    }
    memcpy(text, installed, sizeof installed);
    folders[i] = text;
    *out = folders;
    *count = n;
    return SAMSVAR_OK;
}

/* Does the name leave the folder it is looked up in? */
static int climbs(const char *sub)
{
    if (*sub == '/')
        return 1;
    while (*sub) {
        size_t len = strcspn(sub, "/");
        if (len == 2 && sub[0] == '.' && sub[1] == '.')
            return 1;
        sub += len + (sub[len] == '/');
    }
    return 0;
}

char *sv_path_find_data(const char *sub)
{
    const char *const *folders;
    size_t count;
    char *found = NULL;
    if (*sub == '\0' || climbs(sub) || sv_path_data(&folders, &count, NULL) != SAMSVAR_OK)
        return NULL;
    for (size_t i = 0; i < count && !found; i++) {
        struct stat st;
        char *path = sv_path_join(folders[i], sub);
        if (!path)
            break; /* not the next folder's: that would be another file */
        if (stat(path, &st) == 0)
            found = path;
        else
            sv_free(path);
    }
    sv_free((void *)folders);
    return found;
}
