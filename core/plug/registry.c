/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* registry.c -- the known plugins. */
#include "core/plug/registry.h"

#include "core/base/file.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/path.h"
#include "core/base/utf8.h"
#include "core/plug/loader.h"
#include "core/plug/packfind.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#ifndef SAMSVAR_PLUGINDIR
#define SAMSVAR_PLUGINDIR "/usr/local/lib/samsvar/plugins-1"
#endif

static const char built_in[] = "(built in)";

/* ------------------------------------------------------------------ descriptors */

static samsvar_status check_string(const char *what, const char *text, sv_error *err)
{
    size_t len = text ? strnlen(text, SV_LIMIT_PLUGIN_TEXT + 1) : 0;
    if (len == 0)
        return sv_fail(err, SAMSVAR_EPLUGIN, "has no %s", what);
    if (len > SV_LIMIT_PLUGIN_TEXT || sv_utf8_check(text, len) != len)
        return sv_fail(err, SAMSVAR_EPLUGIN, "its %s is not UTF-8 of at most %u bytes",
                       what, SV_LIMIT_PLUGIN_TEXT);
    return SAMSVAR_OK;
}

static samsvar_status check_languages(const samsvar_plugin *plugin, sv_error *err)
{
    char tag[SV_LANG_SIZE];
    size_t n = 0;
    for (; plugin->languages && plugin->languages[n] && n <= SV_LIMIT_PLUGIN_LANGS; n++) {
        const char *lang = plugin->languages[n];
        size_t len = strnlen(lang, SV_LANG_SIZE);
        if (sv_lang_normalise(lang, len, tag) != SAMSVAR_OK || strcmp(tag, lang) != 0)
            return sv_fail(err, SAMSVAR_EPLUGIN,
                           "language %zu is not a canonical BCP 47 tag", n);
    }
    if (n == 0 || n > SV_LIMIT_PLUGIN_LANGS)
        return sv_fail(err, SAMSVAR_EPLUGIN, "names %s languages", n ? "too many" : "no");
    return SAMSVAR_OK;
}

/* What a plugin must have; the hooks need not be there, nor the room for them. */
static samsvar_status check_descriptor(const samsvar_plugin *plugin, sv_error *err)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    const uint32_t least = offsetof(samsvar_plugin, segment);
    samsvar_status status;
    if (!plugin)
        return sv_fail(err, SAMSVAR_EPLUGIN, "does not work with ABI %u of this program",
                       SAMSVAR_ABI);
    if (plugin->abi < SAMSVAR_ABI_MIN || plugin->abi > SAMSVAR_ABI)
        return sv_fail(err, SAMSVAR_EPLUGIN,
                       "is made for ABI %u; this program takes %u to %u", plugin->abi,
                       SAMSVAR_ABI_MIN, SAMSVAR_ABI);
    if (plugin->struct_size < least)
        return sv_fail(err, SAMSVAR_EPLUGIN,
                       "its descriptor has %u bytes; %u is the least",
                       plugin->struct_size, least);
    if ((status = check_string("id", plugin->id, err)) ||
        (status = check_string("name", plugin->name, err)) ||
        (status = check_string("version", plugin->version, err)) ||
        (status = check_string("license", plugin->license, err)) ||
        (status = check_languages(plugin, err)))
        return status;
    if (strspn(plugin->id, plain) != strlen(plugin->id) ||
        strlen(plugin->id) >= SV_LANG_SIZE)
        return sv_fail(err, SAMSVAR_EPLUGIN,
                       "its id is not made of at most %d of a-z, 0-9, '-', '_'",
                       SV_LANG_SIZE - 1);
    if (!plugin->create)
        return sv_fail(err, SAMSVAR_EPLUGIN, "has no create()");
    if (!plugin->destroy)
        return sv_fail(err, SAMSVAR_EPLUGIN, "has no destroy()");
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ the list */

static samsvar_status no_memory(sv_error *err)
{
    return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
}

static void clear_info(sv_plugin_info *info)
{
    sv_free(info->path);
    sv_free(info->id);
    sv_free(info->reason);
    sv_packfile_free(info->pack);
}

/* Appends an entry; its strings are copied, the handle becomes the registry's. */
static samsvar_status append(sv_registry *reg, sv_plugin_info info, sv_error *err)
{
    if (reg->plugins.count >= SV_LIMIT_PLUGINS)
        return sv_fail(err, SAMSVAR_ELIMIT, "more than %u plugins (SV_LIMIT_PLUGINS)",
                       SV_LIMIT_PLUGINS);
    sv_plugin_info copy = info;
    copy.path = info.path ? sv_strdup(info.path) : NULL;
    copy.id = sv_strdup(info.id);
    copy.reason = info.reason ? sv_strdup(info.reason) : NULL;
    if ((info.path && !copy.path) || !copy.id || (info.reason && !copy.reason) ||
        !sv_vec_push(&reg->plugins, copy)) {
        clear_info(&copy);
        return no_memory(err);
    }
    return SAMSVAR_OK;
}

/* Lists what cannot be used. */
static samsvar_status add_refused(sv_registry *reg, const char *path, const char *sha256,
                                  const sv_error *why, sv_error *err)
{
    char *stem = sv_path_stem(path);
    if (!stem)
        return no_memory(err);
    /* The file is named already, but the trouble may be with its folder. */
    char reason[SV_ERROR_FILE + SV_ERROR_TEXT];
    sv_error_print(why, reason, sizeof reason);
    if (strcmp(why->file, path) == 0)
        memcpy(reason, why->message, sizeof why->message);
    sv_plugin_info info = {
        .path = (char *)path, .id = stem, .reason = reason, .state = SV_PLUGIN_REFUSED};
    memcpy(info.sha256, sha256, sizeof info.sha256);
    samsvar_status status = append(reg, info, err);
    sv_free(stem);
    return status;
}

/* Lists a plugin whose descriptor is good, behind those that were there before it. */
static samsvar_status add_good(sv_registry *reg, const samsvar_plugin *plugin,
                               const char *path, const char *sha256, void *handle,
                               sv_error *err)
{
    sv_error why; /* for its buffer and its way of cutting */
    sv_plugin_info info = {.plugin = plugin,
                           .path = (char *)path,
                           .id = (char *)plugin->id,
                           .state = SV_PLUGIN_READY,
                           .handle = handle};
    memcpy(info.sha256, sha256, sizeof info.sha256);
    sv_error_init(&why);
    for (size_t i = 0; i < reg->plugins.count; i++) {
        const sv_plugin_info *first = &reg->plugins.data[i];
        if (first->state != SV_PLUGIN_READY || strcmp(first->id, plugin->id) != 0)
            continue;
        sv_fail(&why, SAMSVAR_EPLUGIN, "plugin \"%s\" of %s comes first", plugin->id,
                first->path);
        info.reason = why.message;
        info.state = SV_PLUGIN_SHADOWED;
        break;
    }
    samsvar_status status = append(reg, info, err);
    if (status == SAMSVAR_OK)
        sv_log(SV_LOG_DEBUG, "plugin %s %s: %s", plugin->id, plugin->version, path);
    return status;
}

samsvar_status sv_registry_add(sv_registry *reg, const samsvar_plugin *plugin,
                               sv_error *err)
{
    static const char no_sum[65];
    sv_error why;
    sv_error_init(&why);
    samsvar_status status = check_descriptor(plugin, &why);
    if (status == SAMSVAR_OK)
        return add_good(reg, plugin, built_in, no_sum, NULL, err);
    samsvar_status listed = add_refused(reg, built_in, no_sum, &why, err);
    return listed ? listed : sv_fail(err, status, "%s: %s", built_in, why.message);
}

/* ------------------------------------------------------------------ packs */

samsvar_status sv_registry_refuse(sv_registry *reg, const char *path, const sv_error *why,
                                  sv_error *err)
{
    static const char no_sum[65];
    return add_refused(reg, path, no_sum, why, err);
}

samsvar_status sv_registry_add_pack(sv_registry *reg, sv_packfile *pack, sv_error *err)
{
    const samsvar_plugin *plugin = sv_packfile_plugin(pack);
    const char *dir = sv_packfile_dir(pack);
    char sum[65] = "";
    for (size_t i = 0; i < reg->plugins.count; i++) {
        sv_plugin_info *first = &reg->plugins.data[i];
        if (first->state != SV_PLUGIN_READY || strcmp(first->id, plugin->id) != 0)
            continue;
        if (first->pack && strcmp(sv_packfile_dir(first->pack), dir) == 0) {
            sv_packfile_free(pack); /* a folder that is searched twice */
            return SAMSVAR_OK;
        }
        if (!first->data_only && !first->pack) {
            first->pack = pack;
            return SAMSVAR_OK;
        }
    }
    samsvar_status status = sv_packfile_sum(dir, sum, err);
    if (!status)
        status = add_good(reg, plugin, dir, sum, NULL, err);
    if (status) {
        sv_packfile_free(pack);
        return status;
    }
    sv_plugin_info *info = &reg->plugins.data[reg->plugins.count - 1];
    info->pack = pack;
    info->data_only = 1;
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ files */

static int has_suffix(const char *name)
{
    size_t len = strlen(name);
    return len > 3 && strcmp(name + len - 3, ".so") == 0;
}

/* A file that may be loaded: *real is its real name, to be released with free(). */
static samsvar_status check_file(const sv_registry *reg, const char *path, char **real,
                                 sv_error *why)
{
    struct stat st;
    *real = realpath(path, NULL);
    if (!*real || stat(*real, &st) != 0)
        return sv_fail(why, errno == ENOMEM ? SAMSVAR_ENOMEM : SAMSVAR_EIO,
                       "cannot be found (error %d)", errno);
    if (!S_ISREG(st.st_mode))
        return sv_fail(why, SAMSVAR_EPLUGIN, "is not a regular file");
    if (!has_suffix(*real)) /* libltdl would believe what a ".la" says */
        return sv_fail(why, SAMSVAR_EPLUGIN,
                       "is a link to a file whose name has no \".so\"");
    return reg->trust_all ? SAMSVAR_OK : sv_path_trusted(*real, why);
}

int sv_registry_full(const sv_registry *reg, const char *path)
{
    if (reg->plugins.count < SV_LIMIT_PLUGINS)
        return 0;
    sv_log(SV_LOG_WARNING, "more than %u plugins (SV_LIMIT_PLUGINS): %s is left out",
           SV_LIMIT_PLUGINS, path);
    return 1;
}

/* Loads a file and lists it, good or not; only what is the host's own failure is
 * returned. */
static samsvar_status add_file(sv_registry *reg, const char *path, sv_error *err)
{
    char sha256[65] = "", *real = NULL;
    void *handle = NULL;
    const samsvar_plugin *plugin = NULL;
    samsvar_plugin_entry_fn *entry = NULL;
    sv_error why;
    if (sv_registry_full(reg, path))
        return SAMSVAR_OK;
    sv_error_init(&why);
    samsvar_status status = check_file(reg, path, &real, &why);
    if (status == SAMSVAR_OK)
        status = sv_sha256_file(real, sha256, &why);
    if (status == SAMSVAR_OK)
        status = sv_loader_open(real, &handle, &entry, &why);
    if (status == SAMSVAR_OK) {
        plugin = entry(SAMSVAR_ABI);
        status = check_descriptor(plugin, &why);
    }
    if (status == SAMSVAR_ENOMEM)
        no_memory(err);
    else if (status)
        status = add_refused(reg, path, sha256, &why, err);
    else if ((status = add_good(reg, plugin, real, sha256, handle, err)) == SAMSVAR_OK)
        handle = NULL; /* the registry's */
    sv_loader_close(handle);
    free(real);
    return status;
}

/* ------------------------------------------------------------------ folders */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

typedef SV_VEC(char *) name_list;

static void clear_names(name_list *names)
{
    for (size_t i = 0; i < names->count; i++)
        sv_free(names->data[i]);
    sv_vec_clear(names);
}

/* The names in a folder that end in ".so", sorted, so that the order is the same
 * everywhere. (lt_dlforeachfile() would list folders and try ".la" files.) */
static samsvar_status list_folder(DIR *dir, name_list *names, sv_error *err)
{
    struct dirent *e;
    while ((e = readdir(dir))) {
        if (e->d_name[0] == '.' || !has_suffix(e->d_name))
            continue;
        char *name = sv_strdup(e->d_name);
        if (!name || !sv_vec_push(names, name)) {
            sv_free(name);
            return no_memory(err);
        }
    }
    if (names->count > 1)
        qsort(names->data, names->count, sizeof *names->data, by_name);
    return SAMSVAR_OK;
}

static samsvar_status add_names(sv_registry *reg, const char *folder,
                                const name_list *names, sv_error *err)
{
    for (size_t i = 0; i < names->count; i++) {
        char *path = sv_path_join(folder, names->data[i]);
        if (!path)
            return no_memory(err);
        samsvar_status status = add_file(reg, path, err);
        sv_free(path);
        if (status)
            return status;
    }
    return SAMSVAR_OK;
}

static samsvar_status note_folder(sv_registry *reg, const char *folder, sv_error *err)
{
    sv_buf path;
    sv_buf_init(&path, SV_LIMIT_BUF);
    if (reg->path) {
        sv_buf_puts(&path, reg->path);
        sv_buf_putc(&path, ':');
    }
    sv_buf_puts(&path, folder);
    char *joined = sv_buf_take(&path, NULL);
    sv_buf_clear(&path);
    if (!joined)
        return no_memory(err);
    sv_free(reg->path);
    reg->path = joined;
    return SAMSVAR_OK;
}

/* optional: it is no matter when the folder is not there. */
static samsvar_status add_folder(sv_registry *reg, const char *folder, int optional,
                                 sv_error *err)
{
    static const char no_sum[65];
    sv_error why;
    name_list names = {0};
    DIR *dir = NULL;
    sv_error_init(&why);
    samsvar_status status = SAMSVAR_OK;
    if (folder[0] != '/')
        sv_fail(&why, SAMSVAR_EINVAL, "a plugin folder must be absolute; not searched");
    else if ((status = note_folder(reg, folder, err)) != SAMSVAR_OK)
        return status;
    else if (!(dir = opendir(folder)) && !(optional && errno == ENOENT))
        sv_fail(&why, SAMSVAR_EIO, "the folder cannot be read (error %d)", errno);
    if (why.code)
        return add_refused(reg, folder, no_sum, &why, err);
    if (!dir)
        return SAMSVAR_OK;
    status = list_folder(dir, &names, err);
    closedir(dir);
    if (status == SAMSVAR_OK)
        status = add_names(reg, folder, &names, err);
    clear_names(&names);
    return status;
}

/* Every element of a colon-separated list; empty ones are refused, not the current
 * folder. */
static samsvar_status add_folders(sv_registry *reg, const char *list, sv_error *err)
{
    while (list) {
        size_t len = strcspn(list, ":");
        char *folder = sv_strndup(list, len);
        if (!folder)
            return no_memory(err);
        samsvar_status status = add_folder(reg, folder, 0, err);
        sv_free(folder);
        if (status)
            return status;
        list = list[len] ? list + len + 1 : NULL;
    }
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ open, close */

typedef struct preloading {
    sv_registry *reg;
    sv_error *err;
} preloading;

static samsvar_status add_preloaded(void *data, samsvar_plugin_entry_fn *entry)
{
    preloading *p = data;
    sv_error why;
    sv_error_init(&why);
    const samsvar_plugin *plugin = entry(SAMSVAR_ABI);
    for (size_t i = 0; plugin && i < p->reg->plugins.count; i++)
        if (p->reg->plugins.data[i].plugin == plugin)
            return SAMSVAR_OK; /* libtool may list a symbol twice */
    samsvar_status status = sv_registry_add(p->reg, plugin, &why);
    if (status == SAMSVAR_OK || status == SAMSVAR_EPLUGIN)
        return SAMSVAR_OK; /* it is listed, good or not */
    return sv_fail(p->err, status, "%s", why.message);
}

static int is_set(const char *name)
{
    const char *value = sv_path_env(name);
    return value && strcmp(value, "1") == 0;
}

static samsvar_status fill(sv_registry *reg, const sv_registry_options *options,
                           sv_error *err)
{
    preloading p = {reg, err};
    samsvar_status status = sv_loader_start(err);
    if (status)
        return status;
    reg->dynamic = 1;
    status = sv_loader_preloaded(options->preloaded, add_preloaded, &p);
    if (status || options->no_dynamic)
        return status;
    status = add_folders(reg, options->plugin_path, err);
    if (status == SAMSVAR_OK)
        status = add_folders(reg, sv_path_env("SAMSVAR_PLUGIN_PATH"), err);
    if (status == SAMSVAR_OK)
        status = add_folder(reg, SAMSVAR_PLUGINDIR, 1, err);
    if (status == SAMSVAR_OK)
        status = sv_packfind_all(reg, options->plugin_path, err);
    return status;
}

samsvar_status sv_registry_open(sv_registry *reg, const sv_registry_options *options,
                                sv_error *err)
{
    static const sv_registry_options defaults;
    samsvar_status status = SAMSVAR_ENOMEM;
    memset(reg, 0, sizeof *reg);
    if (!options)
        options = &defaults;
    reg->trust_all = options->trust_all || is_set("SAMSVAR_TRUST_PLUGINS");
    reg->hooks_off = options->hooks_off;
    if (options->hooks_off_plugin) {
        reg->hooks_off_plugin = sv_strdup(options->hooks_off_plugin);
        if (!reg->hooks_off_plugin) {
            no_memory(err);
            goto fail;
        }
    }
    status = fill(reg, options, err);
    if (status == SAMSVAR_OK)
        return SAMSVAR_OK;
fail:
    sv_registry_close(reg);
    return status;
}

void sv_registry_close(sv_registry *reg)
{
    int keep = is_set("SAMSVAR_KEEP_PLUGINS");
    for (size_t i = 0; i < reg->plugins.count; i++) {
        sv_plugin_info *info = &reg->plugins.data[i];
        if (!keep)
            sv_loader_close(info->handle);
        clear_info(info);
    }
    sv_vec_clear(&reg->plugins);
    sv_free(reg->hooks_off_plugin);
    sv_free(reg->path);
    if (reg->dynamic)
        sv_loader_stop(keep);
    memset(reg, 0, sizeof *reg);
}
