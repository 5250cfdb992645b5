/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_no_language.c -- no languages */
#define MODULE bad_no_language
#define MODULE_LANGUAGES {NULL}
#include "tests/abi/module.h"
