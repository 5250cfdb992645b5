/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_no_create.c -- no create() */
#define MODULE bad_no_create
#define MODULE_CREATE NULL
#include "tests/abi/module.h"
