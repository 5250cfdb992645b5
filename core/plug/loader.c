/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* loader.c -- plugin files through libltdl. */
#include "core/plug/loader.h"

#include <dlfcn.h>
#include <ltdl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* of libltdl and all below */
static unsigned users;
static char reason[SV_ERROR_TEXT]; /* of the last file that dlopen() refused */

#define ENTRY "samsvar_plugin_entry"

/* ------------------------------------------------------------------ bind-now loader */

/* libltdl says "file not found" whatever the matter is; dlopen() knows better. */
static void remember(const char *path, const char *said)
{
    size_t len = strlen(path);
    if (!said)
        said = "cannot be loaded";
    if (strncmp(said, path, len) == 0 && strncmp(said + len, ": ", 2) == 0)
        said += len + 2; /* the file is named anyway */
    len = strnlen(said, sizeof reason - 1);
    memcpy(reason, said, len);
    reason[len] = '\0';
}

/* libltdl's own loader binds lazily: a function that is missing would end the process in
 * the middle of the work. (The idea is PulseAudio's.) */
static lt_module now_open(lt_user_data data, const char *file, lt_dladvise advise)
{
    (void)data;
    (void)advise;
    void *module = file ? dlopen(file, RTLD_NOW | RTLD_LOCAL) : NULL;
    if (!module) {
        remember(file ? file : "", dlerror());
        lt_dlseterror(LT_ERROR_CANNOT_OPEN);
    }
    return module;
}

/* libltdl frees what is registered with free(), so this memory is not from mem.h. */
static int install_loader(void)
{
    static const char own_name[] = "samsvar_now";
    const lt_dlvtable *theirs = lt_dlloader_find("lt_dlopen");
    lt_dlvtable *own = theirs ? calloc(1, sizeof *own) : NULL;
    if (!own)
        return 0;
    *own = *theirs;
    own->name = own_name;
    own->module_open = now_open;
    own->priority = LT_DLLOADER_PREPEND;
    if (lt_dlloader_add(own) != 0) {
        free(own);
        return 0;
    }
    free(lt_dlloader_remove("lt_dlopen"));
    return 1;
}

samsvar_status sv_loader_start(sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    pthread_mutex_lock(&lock);
    if (users == 0) {
        if (lt_dlinit() != 0) {
            status = sv_fail(err, SAMSVAR_ENOMEM, "libltdl cannot be initialised");
        } else if (!install_loader()) {
            lt_dlexit();
            status = sv_fail(err, SAMSVAR_ENOTSUP, "libltdl has no loader to build on");
        }
    }
    if (status == SAMSVAR_OK)
        users++;
    pthread_mutex_unlock(&lock);
    return status;
}

void sv_loader_stop(int keep)
{
    pthread_mutex_lock(&lock);
    /* lt_dlexit() would unload what is to stay: then one user is never gone. */
    if (!keep && users > 0 && --users == 0)
        lt_dlexit();
    pthread_mutex_unlock(&lock);
}

/* ------------------------------------------------------------------ files */

samsvar_status sv_loader_open(const char *path, void **handle,
                              samsvar_plugin_entry_fn **entry, sv_error *err)
{
    static const char la[] = ".la";
    samsvar_status status = SAMSVAR_OK;
    size_t len = strlen(path);
    if (path[0] != '/' || (len >= 3 && strcmp(path + len - 3, la) == 0))
        return sv_fail(err, SAMSVAR_EINVAL, "not an absolute name of a shared object");
    pthread_mutex_lock(&lock);
    reason[0] = '\0';
    /* No advise: the name is taken as it is, no suffix is tried. */
    lt_dlhandle module = lt_dlopenadvise(path, NULL);
    /* As NAME_LTX_samsvar_plugin_entry (libtool), then by the plain name. */
    void *symbol = module ? lt_dlsym(module, ENTRY) : NULL;
    if (!module) {
        status =
            sv_fail(err, SAMSVAR_EPLUGIN, "%s", reason[0] ? reason : "cannot be loaded");
    } else if (!symbol) {
        lt_dlclose(module);
        status = sv_fail(err, SAMSVAR_EPLUGIN, "has no entry: no function " ENTRY);
    } else {
        *handle = module;
        memcpy(entry, &symbol, sizeof *entry); /* ISO C has no cast for it */
    }
    pthread_mutex_unlock(&lock);
    return status;
}

void sv_loader_close(void *handle)
{
    if (!handle)
        return;
    pthread_mutex_lock(&lock);
    lt_dlclose(handle);
    pthread_mutex_unlock(&lock);
}

/* ------------------------------------------------------------------ linked in */

static int is_entry(const char *name)
{
    static const char suffix[] = "_LTX_" ENTRY;
    size_t len = strlen(name), tail = sizeof suffix - 1;
    return len > tail && strcmp(name + len - tail, suffix) == 0;
}

/* The callback of lt_dlpreload_open() gets no data of ours; the lock makes one enough. */
static struct {
    sv_loader_visit *visit;
    void *data;
    samsvar_status status;
} visiting;

static int visit_handle(lt_dlhandle module)
{
    void *symbol = lt_dlsym(module, ENTRY);
    samsvar_plugin_entry_fn *entry;
    if (!symbol || visiting.status)
        return 0; /* another library than a plugin */
    memcpy(&entry, &symbol, sizeof entry);
    visiting.status = visiting.visit(visiting.data, entry);
    return 0;
}

samsvar_status sv_loader_preloaded(const void *list, sv_loader_visit *visit, void *data)
{
    samsvar_status status = SAMSVAR_OK;
    if (!list) {
        pthread_mutex_lock(&lock);
        visiting.visit = visit;
        visiting.data = data;
        visiting.status = SAMSVAR_OK;
        lt_dlpreload_open(NULL,
                          visit_handle); /* fails where nothing was linked in: fine */
        status = visiting.status;
        pthread_mutex_unlock(&lock);
        return status;
    }
    /* The list itself tells all, so no name of a module is ever looked for in folders. */
    for (const lt_dlsymlist *s = list; s->name && status == SAMSVAR_OK; s++) {
        samsvar_plugin_entry_fn *entry;
        if (!s->address || !is_entry(s->name))
            continue;
        memcpy(&entry, &s->address, sizeof entry);
        status = visit(data, entry);
    }
    return status;
}
