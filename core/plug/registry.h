/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* registry.h -- the known plugins: linked in, preloaded, loaded from files; and which one
 * answers for a language. One registry a process context; instances one a thread. */
#ifndef SV_PLUG_REGISTRY_H
#define SV_PLUG_REGISTRY_H

#include "core/base/status.h"
#include "core/base/vec.h"

typedef enum sv_plugin_state { SV_PLUGIN_READY, SV_PLUGIN_REFUSED, SV_PLUGIN_SHADOWED } sv_plugin_state;

typedef struct sv_plugin_info {
    const samsvar_plugin *plugin; /* NULL when refused */
    char *path;                   /* file, "(built in)" for preloaded ones, or NULL: generic */
    char *id;                     /* descriptor's id; for refused files the file's stem      */
    char *reason;                 /* why it was refused or what shadows it; NULL when ready  */
    char sha256[65];              /* of the file; "" for built-in ones                       */
    sv_plugin_state state;
    void *handle;                 /* lt_dlhandle or NULL */
} sv_plugin_info;

typedef struct sv_registry {
    SV_VEC(sv_plugin_info) plugins; /* order: preloaded, then by folder and file name */
    int dynamic;                    /* libltdl is initialised */
    int trust_all;                  /* the build tree's tests only */
} sv_registry;

typedef struct sv_registry_options {
    const char *plugin_path; /* colon-separated absolute folders searched first, or NULL       */
    int no_dynamic;          /* only what is linked in                                         */
    int trust_all;           /* skip the ownership check (SAMSVAR_TRUST_PLUGINS=1 sets this too) */
    uint32_t hooks_off;      /* SV_HOOK_* bits whose hooks are treated as NULL, for ablations  */
    const char *hooks_off_plugin; /* only for this plugin id, or NULL for all                  */
} sv_registry_options;

enum { SV_HOOK_SEGMENT = 1, SV_HOOK_ANALYZE = 2, SV_HOOK_ALIGN = 4 };

/* Fills reg: what is linked in, then options->plugin_path, $SAMSVAR_PLUGIN_PATH, and the
 * installed folder. A file that is refused is listed with the reason, and is no error. */
samsvar_status sv_registry_open(sv_registry *reg, const sv_registry_options *options, sv_error *err);
void sv_registry_close(sv_registry *reg); /* after all instances are gone */

/* The plugin for a tag: nb-NO -> nb -> (macro language) no; NULL when there is none. */
const sv_plugin_info *sv_registry_find(const sv_registry *reg, const char *lang);

#endif
