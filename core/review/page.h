/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page.h -- a page to look at, correct and save an alignment: one file without a network. */
#ifndef SV_REVIEW_PAGE_H
#define SV_REVIEW_PAGE_H

#include "core/base/buf.h"
#include "core/base/jsonw.h"
#include "core/doc/result.h"

typedef struct sv_page_options {
    const char *name;     /* what a saved file is called               */
    const char *tag;      /* served: the file's checksum; NULL: a page */
    const char *path;     /* of the file, beside which articles may be; or NULL */
    const sv_result *result; /* what the JSON says, for those; or NULL  */
} sv_page_options;

/* Writes the page for an alignment file, JSON that sv_align_parse() has taken. Unknown
 * members stay in it. What write returned, or ENOMEM. */
samsvar_status sv_page_write(const char *json, size_t len, const sv_page_options *options,
                             sv_write_fn *write, void *data);

/* The policy of the page, as in the header Content-Security-Policy; out is the caller's. */
samsvar_status sv_page_policy(int served, sv_buf *out);

/* Appends JSON so that it can stand in a script element: nothing in it ends the element,
 * begins a comment, or is a line end to JavaScript alone. It is the same JSON. */
samsvar_status sv_page_escape(const char *json, size_t len, sv_buf *out);

#endif
