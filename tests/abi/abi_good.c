/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* abi_good.c -- nothing is wrong with this one */
#define MODULE abi_good
#define MODULE_ID "good"
#include "tests/abi/module.h"
