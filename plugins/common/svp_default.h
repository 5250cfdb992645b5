/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_default.h -- the hooks of a language that is lists alone: what the host runs for a
 * pack with a pack.json, and for the hooks that a plugin with such a pack leaves out.
 * The one header of plugins/ that the core includes (core/plug/packfile.h). */
#ifndef SVP_DEFAULT_H
#define SVP_DEFAULT_H

#include "plugins/common/svp_ana.h"

/* create, destroy and the three hooks; the plugin that create() gets has a constant
 * svp_lang as its impl, which outlives its instances. */
extern const samsvar_plugin svp_default_hooks;

#endif
