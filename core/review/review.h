/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* review.h -- an alignment file, ready to be reviewed. */
#ifndef SV_REVIEW_REVIEW_H
#define SV_REVIEW_REVIEW_H

#include "core/base/jsonw.h"
#include "core/doc/result.h"

typedef struct sv_review {
    const char *path;
    char *json;        /* the file; a file of JSON Lines as JSON */
    size_t len;
    char tag[65];      /* SHA-256 of the file as it is */
    uint64_t findings; /* what sv_validate() would say of it, without the articles */
    sv_result *result;
} sv_review;

/* Reads and checks the file ("-": standard input). EDATA, EIO, ENOENT, ELIMIT
 * (SV_LIMIT_REVIEW), ENOMEM. */
samsvar_status sv_review_read(const char *path, sv_review *out, sv_error *err);
void sv_review_clear(sv_review *review);

/* Checks bytes that shall replace the file: an alignment file, and with no more findings
 * than were there. EDATA says what is wrong. */
samsvar_status sv_review_check(const sv_review *review, const char *bytes, size_t len,
                               uint64_t *findings, sv_error *err);

/* The page. served: 1 with the file's tag, so that it saves to the server. */
samsvar_status sv_review_page(const sv_review *review, int served, sv_write_fn *write,
                              void *data);

#endif
