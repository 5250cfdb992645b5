/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignjsonl.h -- the alignment file as JSON Lines: one record a line, "t" first, for
 * input that is too long for one object. A segment belongs to the document record
 * before it, links and unaligned to the pair record before them. */
#ifndef SV_OUT_ALIGNJSONL_H
#define SV_OUT_ALIGNJSONL_H

#include "core/out/alignrec.h"

/* As sv_alignjson_write(). */
samsvar_status sv_alignjsonl_write(const sv_result *r, const sv_out_options *options,
                                   sv_write_fn *write, void *data);

#endif
