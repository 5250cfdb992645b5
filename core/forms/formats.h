/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formats.h -- the forms an alignment is written in and read from: one table. */
#ifndef SV_FORMS_FORMATS_H
#define SV_FORMS_FORMATS_H

#include "core/forms/export.h"

struct sv_formread; /* formread_impl.h */

typedef struct sv_format {
    const char *name;
    const char *what;      /* for --help                                             */
    int two;               /* holds one pair of documents                            */
    int files;             /* makes several files, so it needs a name to begin with  */
    int units;             /* knows --split, --context and --provenance              */
    sv_form_write *export; /* NULL: not written                                      */
    const char *read_what; /* what is read under that name, for people: "TMX 1.4"    */
    int read_files;        /* files that make one alignment: 1, or 2 (Moses)         */
    void (*read)(struct sv_formread *f); /* NULL: not read, or under another name    */
} sv_format;

/* In alphabetical order; NULL behind the last. */
const sv_format *sv_format_at(size_t index);
const sv_format *sv_format_find(const char *name); /* NULL: none */

/* Writes r in the named form to one stream; json and jsonl with all links, the others
 * without those that are rejected. EINVAL when there is no such form or when it cannot
 * hold this; what write returned; ENOMEM. *left_out gets the number of links that the
 * form could not express. options, left_out and err may be NULL. */
samsvar_status sv_format_out(const sv_result *r, const char *name,
                             const sv_out_options *options, sv_write_fn *write,
                             void *data, uint64_t *left_out, sv_error *err);

#endif
