/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_clock.h -- times of day in figures and words. */
#ifndef SVP_CLOCK_H
#define SVP_CLOCK_H

#include "plugins/common/svp_ana.h"

/* Reports the time of day that begins at a token as a GLOSS, "19:30", or "07:30/19:30" where
 * what is said leaves it open; its tokens are used up then. *taken: how many, 0 none. */
samsvar_status svp_clock_at(svp_ana *a, uint32_t i, uint32_t *taken);

#endif
