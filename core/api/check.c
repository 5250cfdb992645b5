/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* check.c -- reading and measuring alignment files. */
#include "core/api/context.h"

#include "core/base/spill.h"
#include "core/eval/eval.h"
#include "core/out/alignread.h"

samsvar_status samsvar_alignment_read(samsvar *sv, const char *path,
                                      samsvar_alignment **out)
{
    *out = NULL;
    sv_api_begin(sv);
    samsvar_alignment *al = sv_calloc(1, sizeof *al);
    sv_spill_begin();
    samsvar_status status =
        al ? sv_align_read(path, NULL, NULL, &al->result, &sv->error) : SAMSVAR_ENOMEM;
    sv_spill_end();
    return sv_api_give(sv, al, status, out);
}

samsvar_status samsvar_eval(samsvar *sv, const char *gold, const char *alignment,
                            uint32_t as_json, samsvar_write_fn *write, void *data,
                            int32_t *f1)
{
    sv_api_begin(sv);
    return sv_api_done(
        sv, sv_eval(gold, alignment, as_json != 0, write, data, f1, &sv->error));
}
