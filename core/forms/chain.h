/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* chain.h -- for forms that only climb: of links that cross, those whose scores have
 * the largest sum. Links whose segments do not follow each other are left out, too. */
#ifndef SV_FORMS_CHAIN_H
#define SV_FORMS_CHAIN_H

#include "core/forms/export.h"

/* *out gets the numbers of the links of p that are kept, in order (sv_free()); report
 * counts them and the others. n log n. */
samsvar_status sv_chain_best(const sv_result *r, const sv_pair *p, uint32_t **out,
                             size_t *count, sv_export_report *report);

#endif
