/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_undefined.c -- calls a function that nobody has */
#define MODULE bad_undefined
extern int samsvar_missing_function(void);
#define MODULE_ENTRY (samsvar_missing_function() ? &plugin : NULL)
#include "tests/abi/module.h"
