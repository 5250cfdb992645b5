/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* eval.h -- scores an alignment against gold, whichever kind of gold it is. */
#ifndef SV_EVAL_EVAL_H
#define SV_EVAL_EVAL_H

#include "core/base/jsonw.h"
#include "core/base/status.h"

/* gold: a folder with gold.json (statement links: links.h), a folder with the path
 * file "gold", or a path or ladder file (groups: ladder.h). alignment: an alignment
 * file; for groups a path or ladder file as well. Writes a table, or one JSON object.
 * *f1 (may be NULL) gets the strict F1 in thousandths. EDATA, EINVAL, ENOENT, EIO,
 * ELIMIT, ENOMEM; what write returned. */
samsvar_status sv_eval(const char *gold, const char *alignment, int as_json,
                       sv_write_fn *write, void *data, int32_t *f1, sv_error *err);

#endif
