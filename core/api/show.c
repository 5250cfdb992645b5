/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* show.c -- an alignment for a person at a terminal. */
#include "core/api/context.h"

#include "core/review/show.h"

samsvar_status samsvar_alignment_show(samsvar *sv, const samsvar_alignment *al,
                                      const samsvar_show_options *options,
                                      samsvar_write_fn *write, void *data)
{
    samsvar_show_options o;
    sv_api_begin(sv);
    samsvar_status status = sv_api_options(sv, &o, sizeof o, options);
    if (status)
        return sv_api_done(sv, status);
    sv_show_options show = {
        .width = o.width ? o.width : 80,
        .color = o.color != 0,
        .doubtful = o.doubtful != 0,
        .statements = o.statements != 0,
        .min_score = o.min_score,
        .pair = o.pair,
    };
    return sv_api_done(sv, sv_show(al->result, &show, write, data, &sv->error));
}
