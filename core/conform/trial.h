/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* trial.h -- runs something that may crash, hang, print or eat memory in a child process.
 *
 * What the child has to say it writes into memory that it shares with its parent, so that
 * it is there whatever becomes of the child. Not for programs that have other threads. */
#ifndef SV_CONFORM_TRIAL_H
#define SV_CONFORM_TRIAL_H

#include "core/base/status.h"

#include <stddef.h>

enum { SV_TRIAL_AT = 160, SV_TRIAL_LINE = 1000, SV_TRIAL_ROOM = 1 << 18 };

typedef struct sv_trial {
    uint32_t done; /* the child got to its end              */
    uint32_t used, lost;
    char at[SV_TRIAL_AT]; /* what it is at: "allocation 12 of 80" */
    char room[SV_TRIAL_ROOM]; /* records: sv_trial_say()          */
} sv_trial;

typedef struct sv_trial_limits {
    uint32_t seconds;   /* of the processor; three times that by the clock */
    uint32_t megabytes; /* more than the parent has                        */
} sv_trial_limits;

typedef void sv_trial_fn(sv_trial *t, void *data);

/* What the child says, and what its end comes to. */
typedef enum sv_said { SV_SAID_FINDING, SV_SAID_ADVICE, SV_SAID_FIGURE } sv_said;
typedef struct sv_record {
    sv_said what;
    const char *topic; /* of advice: what it is about; of a figure: its name; of what had
                        * to be stopped: "late"; else ""                              */
    const char *file;  /* or ""                                                          */
    uint32_t line;     /* or 0                                                           */
    uint64_t number;   /* advice: how often; figure: its value                           */
    const char *text;  /* UTF-8, one line                                                */
} sv_record;
typedef samsvar_status sv_trial_take(void *data, const sv_record *record);

/* In the child. Text is made fit to be shown; what is too much is counted. */
void sv_trial_at(sv_trial *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
void sv_trial_finding(sv_trial *t, const char *file, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void sv_trial_advice(sv_trial *t, const char *topic, uint64_t number, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void sv_trial_figure(sv_trial *t, const char *name, uint64_t value);

/* Runs fn in a child, without output and with an empty input, and hands every record to
 * take: those of the child, then one for how it ended, if that was bad. EIO when no process
 * can be started, ECANCELED. */
samsvar_status sv_trial_run(sv_trial_fn *fn, void *data, const sv_trial_limits *limits,
                            sv_trial_take *take, void *to, sv_error *err);

#endif
