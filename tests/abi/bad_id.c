/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_id.c -- an id that could be a path */
#define MODULE bad_id
#define MODULE_ID "../no"
#include "tests/abi/module.h"
