/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_seg_endless.c -- segments without end */
#define MODULE bad_seg_endless
#define MODULE_SEGMENT                        \
    while ((status = emit(sink, &s, sizeof s)) == SAMSVAR_OK) \
        s.kind = SAMSVAR_SEG_NO_BREAK
#include "tests/abi/module.h"
