/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* analyze.c -- Icelandic is analyzed by the common engine and the lists of the pack. */
#include "plugins/is/is.h"

static const svp_lang language = {.lang = "is",
                                  .decimal = ',',
                                  .flags = SVP_LANG_SPACE_GROUPS | SVP_LANG_ORDINAL_DOT |
                                           SVP_LANG_COMPOUNDS | SVP_LANG_NAME_CASES |
                                           SVP_LANG_RULE_STEMS};

samsvar_status is_ana_create(samsvar_instance *inst)
{
    return svp_ana_create(inst->host, &language, &inst->ana.base);
}

void is_ana_destroy(samsvar_instance *inst)
{
    svp_ana_destroy(inst->ana.base);
    inst->ana.base = NULL;
}

samsvar_status is_analyze(samsvar_instance *inst, const samsvar_doc *doc,
                          samsvar_emit_feature *emit, void *sink)
{
    return svp_ana_run(inst->ana.base, doc, 0, emit, sink);
}
