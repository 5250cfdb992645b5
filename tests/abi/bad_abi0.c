/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_abi0.c -- older than any host */
#define MODULE bad_abi0
#define MODULE_ABI 0
#include "tests/abi/module.h"
