/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictfind.h -- where the hunspell dictionary of a language is, and whether it is
 * trusted.
 *
 * A trusted file belongs to root, cannot be written by group or others, and neither can
 * its folder: hunspell has had many memory errors in the reading of dictionaries. */
#ifndef SV_PLUG_DICTFIND_H
#define SV_PLUG_DICTFIND_H

#include "core/base/status.h"

/* Looks in the folders (colon-separated; relative ones are left out) for LANG_REGION.aff
 * and .dic of a canonical tag. Names to be released with sv_free(), or both NULL when
 * there is no dictionary; a warning is logged for each that is there but not trusted. */
samsvar_status sv_dict_find(const char *dirs, int allow_untrusted, const char *tag,
                            char **aff, char **dic);

#endif
