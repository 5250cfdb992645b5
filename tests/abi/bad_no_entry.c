/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_no_entry.c -- a library, but no plugin */
#include "core/plugin.h"

SAMSVAR_EXPORT int bad_no_entry_function(void);
SAMSVAR_EXPORT int bad_no_entry_function(void)
{
    return 1;
}
