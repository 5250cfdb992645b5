/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* merge.h -- several alignments into one. */
#ifndef SV_FORMS_MERGE_H
#define SV_FORMS_MERGE_H

#include "core/base/status.h"
#include "core/doc/result.h"

/* Moves what `from` holds into `to`, and frees `from`, whatever happens. Documents agree,
 * and become one, where they have the same language and the same text in the same
 * segments; one that has the id of another, and is not it, gets a new id. Links of the
 * same pair come together (also where its sides are the other way round); of those that
 * link the same segments the first stays. *shared (may be NULL) gets the number of
 * documents that agreed. Call sv_result_finish() afterwards. ENOMEM; ELIMIT for
 * SV_LIMIT_DOCUMENTS and SV_LIMIT_LINKS. */
samsvar_status sv_merge(sv_result *to, sv_result *from, uint32_t *shared, sv_error *err);

#endif
