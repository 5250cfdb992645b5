/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_feat_endless.c -- features without end */
#define MODULE bad_feat_endless
#define MODULE_FEATURE                      \
    while (status == SAMSVAR_OK)            \
    status = emit(sink, &f, sizeof f)
#include "tests/abi/module.h"
