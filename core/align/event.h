/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* event.h -- how much each word says among all articles of one event. What most segments hold,
 * in any language, is the topic; what few hold is a statement. */
#ifndef SV_ALIGN_EVENT_H
#define SV_ALIGN_EVENT_H

#include "core/lex/bag.h"

typedef struct sv_event {
    size_t documents;
    float **idf;  /* [documents][tokens] 0..1: log(N / segments with the word) / log(N) */
} sv_event;

/* Over all bags. Returns SAMSVAR_OK, ENOMEM or ECANCELED. */
samsvar_status sv_event_new(sv_bag *const *bags, size_t documents, uint32_t key_count,
                            sv_event **out);
void sv_event_free(sv_event *event);

#endif
