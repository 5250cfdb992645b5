/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignjson.h -- the JSON alignment file: samsvar-format(5),
 * doc/alignment.schema.json. */
#ifndef SV_OUT_ALIGNJSON_H
#define SV_OUT_ALIGNJSON_H

#include "core/out/alignrec.h"

/* Writes the whole file; memory does not grow with it (but for the groups of one pair).
 * The same result gives the same bytes. options may be NULL. */
samsvar_status sv_alignjson_write(const sv_result *r, const sv_out_options *options,
                                  sv_write_fn *write, void *data);

#endif
