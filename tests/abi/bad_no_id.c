/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_no_id.c -- no id */
#define MODULE bad_no_id
#define MODULE_ID NULL
#include "tests/abi/module.h"
