/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* packfind.c -- looks for folders with a pack.json. */
#include "core/plug/packfind.h"

#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/path.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static samsvar_status no_memory(sv_error *err)
{
    return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
}

/* Lists a folder if it is a pack, good or not. */
static samsvar_status try_pack(sv_registry *reg, const char *dir, sv_error *err)
{
    sv_packfile *pack = NULL;
    sv_error why;
    if (sv_registry_full(reg, dir))
        return SAMSVAR_OK;
    sv_error_init(&why);
    samsvar_status status = sv_packfile_open(dir, reg->trust_all, &pack, &why);
    if (status == SAMSVAR_ENOENT)
        return SAMSVAR_OK;
    if (status == SAMSVAR_ENOMEM)
        return no_memory(err);
    if (status)
        return sv_registry_refuse(reg, dir, &why, err);
    const char *warning;
    for (uint32_t i = 0; (warning = sv_packfile_warning(pack, i)); i++)
        sv_log(SV_LOG_WARNING, "%s", warning);
    return sv_registry_add_pack(reg, pack, err);
}

static int is_visible(const struct dirent *d)
{
    return d->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* The folders in a folder; that it is not there is no matter. */
static samsvar_status try_children(sv_registry *reg, const char *dir, sv_error *err)
{
    struct dirent **names = NULL;
    int n = scandir(dir, &names, is_visible, by_name);
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < n; i++) {
        char *child = status ? NULL : sv_path_join(dir, names[i]->d_name);
        if (!status)
            status = child ? try_pack(reg, child, err) : no_memory(err);
        sv_free(child);
        free(names[i]); /* scandir() uses malloc() */
    }
    free(names);
    return status;
}

/* The absolute folders of a colon-separated list, each as a pack and as a folder of packs. */
static samsvar_status try_folders(sv_registry *reg, const char *list, sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    while (list && *list && !status) {
        size_t len = strcspn(list, ":");
        char *dir = sv_strndup(list, len);
        if (!dir)
            return no_memory(err);
        while (len > 1 && dir[len - 1] == '/')
            dir[--len] = '\0';
        if (*dir == '/') {
            status = try_pack(reg, dir, err);
            if (!status)
                status = try_children(reg, dir, err);
        }
        sv_free(dir);
        list += strcspn(list, ":");
        list += *list == ':';
    }
    return status;
}

/* The user's folder of packs, to be released with sv_free(); *out NULL: none. */
static samsvar_status user_folder(char **out, sv_error *err)
{
    const char *base = sv_path_env("XDG_DATA_HOME"), *home = sv_path_env("HOME");
    char *data = NULL;
    *out = NULL;
    if (!base || *base != '/') {
        if (!home || *home != '/')
            return SAMSVAR_OK;
        data = sv_path_join(home, ".local/share");
        if (!data)
            return no_memory(err);
        base = data;
    }
    *out = sv_path_join(base, "samsvar/packs");
    sv_free(data);
    return *out ? SAMSVAR_OK : no_memory(err);
}

static samsvar_status try_user(sv_registry *reg, sv_error *err)
{
    char *dir;
    samsvar_status status = user_folder(&dir, err);
    if (!status && dir)
        status = try_children(reg, dir, err);
    sv_free(dir);
    return status;
}

static samsvar_status try_data(sv_registry *reg, sv_error *err)
{
    const char *const *folders = NULL;
    size_t count = 0;
    samsvar_status status = sv_path_data(&folders, &count, err);
    for (size_t i = 0; i < count && !status; i++) {
        char *packs = sv_path_join(folders[i], "packs");
        status = packs ? try_children(reg, packs, err) : no_memory(err);
        sv_free(packs);
    }
    sv_free((void *)folders);
    return status;
}

samsvar_status sv_packfind_all(sv_registry *reg, const char *plugin_path, sv_error *err)
{
    samsvar_status status = try_folders(reg, plugin_path, err);
    if (!status)
        status = try_folders(reg, sv_path_env("SAMSVAR_PLUGIN_PATH"), err);
    if (!status)
        status = try_user(reg, err);
    return status ? status : try_data(reg, err);
}
