/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_half_way.c -- gives up in the middle */
#define MODULE bad_half_way
#define MODULE_SEGMENT return inst->host->fail(inst->host, SAMSVAR_EDATA, "half way")
#define MODULE_FEATURE return SAMSVAR_EDATA
#include "tests/abi/module.h"
