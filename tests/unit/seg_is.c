/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_is.c -- the segment hook of plugins/is for the host of seg_host.h. */
#include "plugins/is/is.h"

#include "tests/unit/seg_host.h"

SEG_LANG(is);
