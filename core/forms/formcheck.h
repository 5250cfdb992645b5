/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formcheck.h -- says what is wrong with a file of any format that is known. */
#ifndef SV_FORMS_FORMCHECK_H
#define SV_FORMS_FORMCHECK_H

#include "core/forms/formread.h"
#include "core/out/validate.h"

/* As sv_validate(), for foreign formats too: one line a finding, "FILE:LINE: what", of what
 * cannot be read and of what a reader of the format would refuse. r NULL: seen from the
 * content (what is no foreign format, and standard input, is an alignment file); paths[1]
 * is for Moses. */
samsvar_status sv_form_validate(const sv_reader *r, const char *const paths[2],
                                sv_write_fn *write, void *data, uint64_t *findings,
                                sv_error *err);

#endif
