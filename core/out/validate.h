/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* validate.h -- checks an alignment file beyond its schema. */
#ifndef SV_OUT_VALIDATE_H
#define SV_OUT_VALIDATE_H

#include "core/base/jsonw.h"
#include "core/base/status.h"

/* Reads the file (JSON or JSON Lines) and writes one line a finding, "FILE:LINE: what"
 * or "FILE: pairs[0].links[3].score: what":
 *   what is malformed, missing, of the wrong type, out of range, used twice, not there;
 *   segments that overlap, text of another length than its offsets;
 *   "type" and "crossing" that do not fit the links, "unaligned" that is not what they
 *     leave over, a segment in two links of a parallel pair;
 *   an article beside the file (its name in the file's folder) that has another sha256,
 *     or whose slices are not the segments' text. An article that an extractor or a
 *     decoder made cannot be compared.
 * *findings gets their number; a file with findings is no failure. EIO, ENOENT, ELIMIT
 * and ENOMEM are (err says more), and what write returned. */
samsvar_status sv_validate(const char *path, sv_write_fn *write, void *data,
                           uint64_t *findings, sv_error *err);

#endif
