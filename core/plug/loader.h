/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* loader.h -- plugin files through libltdl. Only loader.c includes ltdl.h, and only it
 * calls libltdl, under one lock: libltdl is not thread-safe. */
#ifndef SV_PLUG_LOADER_H
#define SV_PLUG_LOADER_H

#include "core/base/status.h"

/* Initialises libltdl for one more user; the loader that resolves all symbols at once is
 * put in the place of libltdl's own. */
samsvar_status sv_loader_start(sv_error *err);
/* One user less. keep: leave everything loaded, for leak traces (SAMSVAR_KEEP_PLUGINS=1).
 */
void sv_loader_stop(int keep);

/* Opens a file, by its absolute real name that ends in ".so", and finds its entry.
 * EPLUGIN with the system's reason when it cannot be loaded or has no entry; nothing is
 * then open. */
samsvar_status sv_loader_open(const char *path, void **handle,
                              samsvar_plugin_entry_fn **entry, sv_error *err);
void sv_loader_close(void *handle);

/* Calls visit with the entry of every plugin that is linked into the program
 * (-dlpreopen): those of the program's list (const lt_dlsymlist *), or when it is NULL,
 * those of the list that LTDL_SET_PRELOADED_SYMBOLS() set. Stops at the first status that
 * is not 0. */
typedef samsvar_status sv_loader_visit(void *data, samsvar_plugin_entry_fn *entry);
samsvar_status sv_loader_preloaded(const void *list, sv_loader_visit *visit, void *data);

#endif
