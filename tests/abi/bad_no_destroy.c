/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_no_destroy.c -- no destroy() */
#define MODULE bad_no_destroy
#define MODULE_DESTROY NULL
#include "tests/abi/module.h"
