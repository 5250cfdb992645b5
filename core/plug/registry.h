/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* registry.h -- the known plugins: linked in, preloaded, loaded from files; and which one
 * answers for a language. One registry a process context; instances one a thread. */
#ifndef SV_PLUG_REGISTRY_H
#define SV_PLUG_REGISTRY_H

#include "core/base/status.h"
#include "core/base/vec.h"
#include "core/plug/packfile.h"

typedef enum sv_plugin_state { SV_PLUGIN_READY, SV_PLUGIN_REFUSED, SV_PLUGIN_SHADOWED } sv_plugin_state;

typedef struct sv_plugin_info {
    const samsvar_plugin *plugin; /* NULL when refused */
    char *path;                   /* file, "(built in)" for preloaded ones, or NULL: generic */
    char *id;                     /* descriptor's id; for refused files the file's stem      */
    char *reason;                 /* why it was refused or what shadows it; NULL when ready  */
    char sha256[65];              /* of the file; "" for built-in ones                       */
    sv_plugin_state state;
    void *handle;                 /* lt_dlhandle or NULL */
    sv_packfile *pack;            /* a pack.json: the plugin itself, or (data_only 0) the pack
                                   * of a plugin, whose missing hooks are then the pack's */
    int data_only;
} sv_plugin_info;

typedef struct sv_registry {
    SV_VEC(sv_plugin_info) plugins; /* order: preloaded, then by folder and file name */
    int dynamic;                    /* libltdl is initialised */
    int trust_all;                  /* the build tree's tests only */
    uint32_t hooks_off;             /* as in the options */
    char *hooks_off_plugin;
    char *path;                     /* the folders that were searched, colon-separated */
} sv_registry;

typedef struct sv_registry_options {
    const char *plugin_path; /* colon-separated absolute folders searched first, or NULL       */
    int no_dynamic;          /* only what is linked in                                         */
    int trust_all;           /* skip the ownership check (SAMSVAR_TRUST_PLUGINS=1 sets this too) */
    uint32_t hooks_off;      /* SV_HOOK_* bits whose hooks are treated as NULL, for ablations  */
    const char *hooks_off_plugin; /* only for this plugin id, or NULL for all                  */
    const void *preloaded;   /* the program's lt_dlsymlist (-dlpreopen), or NULL: the list that
                              * LTDL_SET_PRELOADED_SYMBOLS() set, if the program called it     */
} sv_registry_options;

enum { SV_HOOK_SEGMENT = 1, SV_HOOK_ANALYZE = 2, SV_HOOK_ALIGN = 4 };

/* Fills reg: what is linked in, then options->plugin_path, $SAMSVAR_PLUGIN_PATH, and the
 * installed folder; then packs with a pack.json (packfind.h). A file or folder that is
 * refused is listed with the reason, and is no error. options may be NULL. On failure reg is
 * empty and needs no close. */
samsvar_status sv_registry_open(sv_registry *reg, const sv_registry_options *options, sv_error *err);
void sv_registry_close(sv_registry *reg); /* after all instances are gone */

/* Adds a plugin that is linked in; not while workers exist. EPLUGIN says what is wrong with
 * the descriptor, which is then listed as refused. reg may also be all zeroes. */
samsvar_status sv_registry_add(sv_registry *reg, const samsvar_plugin *plugin, sv_error *err);

/* Lists a pack, behind those that were there before it; if a plugin of code has its id, it
 * becomes that plugin's pack. Takes `pack` in any case. */
samsvar_status sv_registry_add_pack(sv_registry *reg, sv_packfile *pack, sv_error *err);
/* Is there no room for one more? Then a warning says that what is at path is left out. */
int sv_registry_full(const sv_registry *reg, const char *path);
/* Lists a file or folder that cannot be used, with the reason. */
samsvar_status sv_registry_refuse(sv_registry *reg, const char *path, const sv_error *why,
                                  sv_error *err);

/* SV_HOOK_* bits of the hooks that the plugin has and that are not switched off. */
uint32_t sv_registry_hooks(const sv_registry *reg, const samsvar_plugin *plugin);

/* SV_HOOK_* bits of the hooks that a plugin leaves to its pack, if that has a pack.json. */
uint32_t sv_registry_lent(const sv_registry *reg, const sv_plugin_info *info);

/* The plugin for a tag: nb-NO -> nb -> (macro language) no; NULL when there is none. */
const sv_plugin_info *sv_registry_find(const sv_registry *reg, const char *lang);

#endif
