/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* report.h -- what the checks of plugins come to, as lines or as one JSON object. */
#ifndef SV_CONFORM_REPORT_H
#define SV_CONFORM_REPORT_H

#include "core/base/arena.h"
#include "core/base/jsonw.h"
#include "core/base/vec.h"
#include "core/conform/trial.h"

typedef struct sv_conform_report {
    int as_json;
    sv_jsonw w;
    const char *plugin, *path;
    const char *check, *lang, *name; /* of the check under way; "" where there is none */
    uint64_t checks, findings;       /* of the plugin                                  */
    uint64_t all_findings;
    uint32_t late; /* checks of the plugin that had to be stopped */
    uint32_t plugins;
    sv_arena arena;
    SV_VEC(sv_record) later; /* advice and figures: they come behind the findings */
} sv_conform_report;

void sv_conform_begin(sv_conform_report *r, int as_json, sv_write_fn *write, void *data);
void sv_conform_plugin(sv_conform_report *r, const char *id, const char *path);
/* The check whose records come now; all NULL-terminated, "" for none. */
void sv_conform_check(sv_conform_report *r, const char *check, const char *lang,
                      const char *name);
/* A sv_trial_take whose data is the report. */
samsvar_status sv_conform_take(void *report, const sv_record *record);
samsvar_status sv_conform_plugin_end(sv_conform_report *r);
/* Ends the report in any case; the first failure of writing. */
samsvar_status sv_conform_end(sv_conform_report *r);

#endif
