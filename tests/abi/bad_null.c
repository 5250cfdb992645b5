/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_null.c -- the entry says no */
#define MODULE bad_null
#define MODULE_ENTRY NULL
#include "tests/abi/module.h"
