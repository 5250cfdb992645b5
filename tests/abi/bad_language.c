/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_language.c -- a language that is not in canonical form */
#define MODULE bad_language
#define MODULE_LANGUAGES {"zz", "NB_no", NULL}
#include "tests/abi/module.h"
