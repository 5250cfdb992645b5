/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* subject.h -- what is checked, and a run of all its hooks over a text. */
#ifndef SV_CONFORM_SUBJECT_H
#define SV_CONFORM_SUBJECT_H

#include "core/conform/trial.h"
#include "core/lex/lexicon.h"
#include "core/plug/run.h"

typedef struct sv_subject {
    const sv_registry *registry;
    const sv_services *services;
    sv_lexicon *lexicon; /* or NULL */
    const sv_plugin_info *info;
    const char *lang;
    const char *own; /* a text of the language, or "": golden cases, a sample */
    size_t own_len;
    sv_trial_limits limits;
} sv_subject;

/* Two results are the same when their digests are. */
typedef struct sv_digest {
    uint64_t hash, records;
} sv_digest;

/* A document of the subject's language, or NULL. */
samsvar_doc *sv_subject_doc(const sv_subject *s, const char *text, size_t len, sv_error *err);

/* Segments and analyses a text, and if it is a short one aligns it with itself; all records
 * go into *d. */
samsvar_status sv_subject_work(const sv_subject *s, sv_worker *w, const char *text, size_t len,
                               int explain, sv_digest *d, sv_error *err);
/* The same with a worker of its own. */
samsvar_status sv_subject_once(const sv_subject *s, const char *text, size_t len, int explain,
                               sv_digest *d, sv_error *err);

int sv_digest_same(const sv_digest *a, const sv_digest *b);

#endif
