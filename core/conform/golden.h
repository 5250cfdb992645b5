/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* golden.h -- texts that somebody has cut into sentences: a JSON object {"text", "sentences"}
 * a line. */
#ifndef SV_CONFORM_GOLDEN_H
#define SV_CONFORM_GOLDEN_H

#include "core/base/buf.h"
#include "core/conform/subject.h"

typedef struct sv_golden {
    const sv_subject *subject;
    const char *path;
} sv_golden;

/* A sv_trial_fn whose data is an sv_golden: cuts every text. */
void sv_golden_check(sv_trial *t, void *data);

/* Appends the texts, up to `most` bytes. What is malformed is left out; ENOMEM only. */
samsvar_status sv_golden_texts(const char *path, size_t most, sv_buf *out);

#endif
