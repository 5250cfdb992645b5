/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formats.h -- the forms an alignment is written in: one table, name to writer. */
#ifndef SV_FORMS_FORMATS_H
#define SV_FORMS_FORMATS_H

#include "core/base/jsonw.h"
#include "core/doc/result.h"
#include "core/out/alignrec.h"

/* A writer. *left_out gets the number of links that the form could not express; rejected
 * links are no links, so forms without a status neither hold nor count them. */
typedef samsvar_status sv_format_write(const sv_result *r, const sv_out_options *options,
                                       sv_write_fn *write, void *data, uint64_t *left_out,
                                       sv_error *err);

typedef struct sv_format {
    const char *name;
    const char *what; /* for --help */
    int two;          /* holds exactly two documents */
    sv_format_write *write;
} sv_format;

/* In alphabetical order; NULL behind the last. */
const sv_format *sv_format_at(size_t index);
const sv_format *sv_format_find(const char *name); /* NULL: none */

/* Writes r in the named form. EINVAL when there is no such form or when it cannot hold
 * this many documents; what write returned; ENOMEM. options, left_out and err may be
 * NULL. */
samsvar_status sv_format_out(const sv_result *r, const char *name,
                             const sv_out_options *options, sv_write_fn *write,
                             void *data, uint64_t *left_out, sv_error *err);

/* The writers that have no header of their own. */
sv_format_write sv_tsv_write, sv_path_write, sv_ladder_write;

#endif
