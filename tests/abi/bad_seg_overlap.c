/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_seg_overlap.c -- a segment that begins in the one before */
#define MODULE bad_seg_overlap
#define MODULE_SEGMENT s.start -= 2, status = emit(sink, &s, sizeof s)
#include "tests/abi/module.h"
