/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* contract.h -- does a plugin keep the rules of plugin.h? Each of these runs in a child. */
#ifndef SV_CONFORM_CONTRACT_H
#define SV_CONFORM_CONTRACT_H

#include "core/conform/subject.h"
#include "core/conform/texts.h"

/* One check of a text; subject and name are filled by whoever starts it. */
typedef struct sv_case {
    const sv_subject *subject;
    const char *name;
    samsvar_str text;
} sv_case;

/* All are sv_trial_fn whose data is an sv_case. */

/* Twice with one instance, and with a new one: always the same, with every record checked. */
void sv_contract_input(sv_trial *t, void *data);
/* From several threads at once the same as from one. */
void sv_contract_threads(sv_trial *t, void *data);
/* Memory fails at every allocation (of long runs, at some): ENOMEM or the same result. */
void sv_contract_memory(sv_trial *t, void *data);
/* What is allocated is released. */
void sv_contract_leaks(sv_trial *t, void *data);
/* Ten times the text takes ten times the processor's time, or up to twice that. */
void sv_contract_time(sv_trial *t, void *data);

#endif
