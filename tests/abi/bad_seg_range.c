/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_seg_range.c -- a segment behind the text */
#define MODULE bad_seg_range
#define MODULE_SEGMENT s.end = text.len + 1, status = emit(sink, &s, sizeof s)
#include "tests/abi/module.h"
