/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* analyze.c -- English is analyzed by the common engine and the lists of the pack. */
#include "plugins/en/en.h"

static const svp_lang language = {
    .lang = "en", .decimal = '.', .flags = SVP_LANG_MONTH_FIRST | SVP_LANG_RULE_STEMS};

samsvar_status en_ana_create(samsvar_instance *inst)
{
    return svp_ana_create(inst->host, &language, &inst->ana.base);
}

void en_ana_destroy(samsvar_instance *inst)
{
    svp_ana_destroy(inst->ana.base);
    inst->ana.base = NULL;
}

samsvar_status en_analyze(samsvar_instance *inst, const samsvar_doc *doc,
                          samsvar_emit_feature *emit, void *sink)
{
    return svp_ana_run(inst->ana.base, doc, 0, emit, sink);
}
