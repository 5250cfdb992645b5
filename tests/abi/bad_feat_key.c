/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_feat_key.c -- a key that is not UTF-8 */
#define MODULE bad_feat_key
#define MODULE_FEATURE f.key.ptr = "k\xC3y", status = emit(sink, &f, sizeof f)
#include "tests/abi/module.h"
