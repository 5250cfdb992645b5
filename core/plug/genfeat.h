/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* genfeat.h -- the analyze() of languages without a plugin and of plugins without the
 * hook: what can be said of a text without knowing its language, with the lists of a pack
 * where there are some, and with the stems of a hunspell dictionary.
 *
 * Lists of the pack (all may be missing); keys are folded:
 *   closed     words of closed classes
 *   numbers    "decimal TAB ," : the decimal mark
 *   scales     word TAB factor: "million TAB 1000000"
 *   units      word TAB unit: "prosent TAB %", "kroner TAB NOK" */
#ifndef SV_PLUG_GENFEAT_H
#define SV_PLUG_GENFEAT_H

#include "core/plugin.h"

/* Reports the features of all segments of doc. host: of the instance that runs. */
samsvar_status sv_genfeat_run(const samsvar_host *host, const samsvar_doc *doc,
                              samsvar_emit_feature *emit, void *sink);

#endif
