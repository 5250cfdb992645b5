/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lists.h -- the lists of a pack: form, values, and what contradicts itself. */
#ifndef SV_CONFORM_LISTS_H
#define SV_CONFORM_LISTS_H

#include "core/conform/trial.h"
#include "core/plug/pack.h"

typedef struct sv_lists {
    const char *pack; /* folder              */
    int data_only;    /* nobody else reads lists that are not known */
} sv_lists;

/* A sv_trial_fn whose data is an sv_lists. */
void sv_lists_check(sv_trial *t, void *data);

/* What a list may say: NULL when the value is right, else what is wrong with it. list: its
 * name; unknown lists may say anything. */
const char *sv_list_value_wrong(const char *list, samsvar_str value);
/* 0: no such list; also "closed-nn" is one. */
int sv_list_known(const char *list);
/* Are the keys of the list compared in lower case only? */
int sv_list_is_lower(const char *list);

#endif
