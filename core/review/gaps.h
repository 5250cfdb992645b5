/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* gaps.h -- what stands between segments: an alignment file does not say, and who joins
 * two segments wants it. */
#ifndef SV_REVIEW_GAPS_H
#define SV_REVIEW_GAPS_H

#include "core/base/jsonw.h"
#include "core/doc/result.h"

/* Writes for each document ["what stands behind segment 1", ...] if its article is in the
 * folder of path, under its name and with its checksum, else null. path and r may be NULL. */
samsvar_status sv_gaps_write(sv_jsonw *w, const char *key, const char *path,
                             const sv_result *r);

#endif
