/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* userdir.h -- where the user's lexicons are. */
#ifndef SV_DICT_USERDIR_H
#define SV_DICT_USERDIR_H

#include "core/base/status.h"

/* The folders whose lists are used, colon-separated: the absolute ones of $SAMSVAR_LEX_PATH
 * (set but empty: none), else $XDG_DATA_HOME/samsvar/lex, else ~/.local/share/samsvar/lex.
 * *out is to be released with sv_free(); "" when there is none. They need not exist. */
samsvar_status sv_dict_user_path(char **out);

/* The first of these, which is where new lists go; "" when there is none. To be released. */
samsvar_status sv_dict_user_folder(char **out);

#endif
