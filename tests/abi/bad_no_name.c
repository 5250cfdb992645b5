/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_no_name.c -- an empty name */
#define MODULE bad_no_name
#define MODULE_NAME ""
#include "tests/abi/module.h"
