/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_no.c -- the segment hook of plugins/no for the host of seg_host.h. */
#include "plugins/no/no.h"

#include "tests/unit/seg_host.h"

SEG_LANG(no);
