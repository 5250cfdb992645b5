/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* check.h -- what can be said against a list. */
#ifndef SV_DICT_CHECK_H
#define SV_DICT_CHECK_H

#include "core/base/jsonw.h"
#include "core/base/status.h"
#include "core/dict/checkpos.h"
#include "core/plug/speller.h"

typedef struct sv_dict_check {
    const char *file; /* its name; "is-en.tsv" gives the languages where the head does not */
    const char *bytes;
    size_t len;
    const char *marks; /* headwords, one a line, that strict checks pass over; may be NULL */
    size_t marks_len;
    int strict;          /* also what only a person can decide */
    int as_json;
    sv_speller *speller; /* for strict checks; may be NULL */
    const sv_checkpos *others; /* the same: the words of other lists; may be NULL */
} sv_dict_check;

/* Writes a line a finding, "FILE:LINE: what", in the order of the lines; as_json: an object a line
 * with file, line (null: of the file as a whole), word (where it is about one) and what. Counts
 * them. ENOMEM. */
samsvar_status sv_dict_check_list(const sv_dict_check *check, sv_jsonw *w, uint64_t *findings);

#endif
