/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_short.c -- a descriptor that ends before create() */
#define MODULE bad_short
#define MODULE_SIZE offsetof(samsvar_plugin, create)
#include "tests/abi/module.h"
