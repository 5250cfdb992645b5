/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignread.h -- reads the alignment file, JSON or JSON Lines, into a sv_result. */
#ifndef SV_OUT_ALIGNREAD_H
#define SV_OUT_ALIGNREAD_H

#include "core/doc/result.h"
#include "core/out/readctx.h"

/* Reads a file ("-": standard input) of either form; which of the two is seen from its
 * first line. Members that this version does not know are passed over; newer minor
 * versions are read, other major versions are refused.
 *
 * report (may be NULL) is told of every problem, also of those that do not keep the
 * file from being used. EDATA: at least one did, and err names the first; EIO, ENOENT,
 * ELIMIT, ENOMEM.
 *
 * What comes back is finished (sv_result_finish). Its documents hold the text of their
 * segments, a line each, not the article: byte offsets are into that, code points are
 * the article's. A file without text gives documents without text. */
samsvar_status sv_align_read(const char *path, sv_problem_fn *report, void *data,
                             sv_result **out, sv_error *err);
/* The same from memory; name: what messages call it. */
samsvar_status sv_align_parse(const char *name, const char *bytes, size_t len,
                              sv_problem_fn *report, void *data, sv_result **out,
                              sv_error *err);

#endif
