/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* advice.h -- what lists and lexicons know of a sample text, and what would help most. */
#ifndef SV_CONFORM_ADVICE_H
#define SV_CONFORM_ADVICE_H

#include "core/conform/subject.h"

typedef struct sv_sample {
    const sv_subject *subject;
    const char *pack; /* folder of lists, or NULL */
    const char *text;
    size_t len;
} sv_sample;

/* A sv_trial_fn whose data is an sv_sample: figures and advice; findings only where a hook
 * fails. */
void sv_advice_give(sv_trial *t, void *data);

#endif
