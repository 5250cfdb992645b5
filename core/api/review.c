/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* review.c -- a page to look at, correct and save an alignment. */
#include "core/api/context.h"

#include "core/review/review.h"
#include "core/review/serve.h"

samsvar_status samsvar_review_page(samsvar *sv, const char *path, samsvar_write_fn *write,
                                   void *data)
{
    sv_review review;
    sv_api_begin(sv);
    samsvar_status status = sv_review_read(path, &review, &sv->error);
    if (status == SAMSVAR_OK) {
        status = sv_review_page(&review, 0, write, data);
        sv_review_clear(&review);
    }
    return sv_api_done(sv, status);
}

samsvar_status samsvar_review_serve(samsvar *sv, const char *path, uint32_t port,
                                    samsvar_ready_fn *ready, void *data)
{
    sv_api_begin(sv);
    return sv_api_done(sv, sv_serve(path, port, ready, data, &sv->error));
}
