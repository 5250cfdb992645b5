/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* suite.h -- all checks of one plugin, each in a process of its own. */
#ifndef SV_CONFORM_SUITE_H
#define SV_CONFORM_SUITE_H

#include "core/conform/report.h"
#include "core/conform/subject.h"

typedef struct sv_suite {
    sv_subject subject; /* lang and own are filled by the suite              */
    const char *pack;   /* folder of lists, or NULL                          */
    const char *golden; /* file of cases, in the first language, or NULL     */
    const char *text;   /* a sample of the language, or NULL                 */
    size_t text_len;
} sv_suite;

/* Findings are no failure: EIO, ENOMEM, ECANCELED, and what the report's writer returns. */
samsvar_status sv_suite_run(sv_suite *s, sv_conform_report *r, sv_error *err);

#endif
