/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bad_seg_inside.c -- a segment that begins inside of a character */
#define MODULE bad_seg_inside
#define MODULE_SEGMENT s.start++, status = emit(sink, &s, sizeof s)
#include "tests/abi/module.h"
