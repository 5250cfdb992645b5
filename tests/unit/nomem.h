/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* nomem.h -- every allocation of a piece of work fails once, alone and with all after it. */
#ifndef SV_TESTS_NOMEM_H
#define SV_TESTS_NOMEM_H

#include "tests/unit/suite.h"

#include "core/base/mem.h"
#include "core/base/status.h"

/* The work ends well or says that there is no memory, and leaves none behind. It takes more than
 * `least` allocations, and fewer than `most`. */
static void fail_each_allocation(samsvar_status (*work)(void), uint64_t least, uint64_t most)
{
    for (int sticky = 0; sticky < 2; sticky++) {
        int64_t live = sv_mem_live();
        uint64_t n = 0;
        int reached = 1; /* the n-th allocation */
        while (reached && n < most) {
            sv_mem_fail_at(++n, sticky);
            samsvar_status status = work();
            reached = sv_mem_count() >= n;
            CU_ASSERT(reached || status == SAMSVAR_OK);
            CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
            CU_ASSERT(sv_mem_live() == live);
        }
        sv_mem_fail_at(0, 0);
        CU_ASSERT(n > least && n < most);
    }
}

#endif
