/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_no_license.c -- no license */
#define MODULE bad_no_license
#define MODULE_LICENSE NULL
#include "tests/abi/module.h"
