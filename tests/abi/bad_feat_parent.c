/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_feat_parent.c -- a feature before its parent */
#define MODULE bad_feat_parent
#define MODULE_FEATURE f.parent = 2, status = emit(sink, &f, sizeof f)
#include "tests/abi/module.h"
