/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_abi99.c -- from the future */
#define MODULE bad_abi99
#define MODULE_ABI 99
#include "tests/abi/module.h"
