/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_en.c -- the segment hook of plugins/en for the host of seg_host.h. */
#include "plugins/en/en.h"

#include "tests/unit/seg_host.h"

SEG_LANG(en);
