/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* packfind.h -- where packs with a pack.json are: a plugin folder that is one, folders in
 * plugin folders, $XDG_DATA_HOME/samsvar/packs (~/.local/share/samsvar/packs), and packs/
 * of the data folders. */
#ifndef SV_PLUG_PACKFIND_H
#define SV_PLUG_PACKFIND_H

#include "core/plug/registry.h"

/* Lists all, in that order: those of plugin_path (may be NULL), then $SAMSVAR_PLUGIN_PATH,
 * the user's, the data folders'. What is refused is listed with the reason. */
samsvar_status sv_packfind_all(sv_registry *reg, const char *plugin_path, sv_error *err);

#endif
