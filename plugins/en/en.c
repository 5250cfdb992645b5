/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* en.c -- the descriptor of the English plugin. */
#include "plugins/en/en.h"

static void destroy(samsvar_instance *inst)
{
    if (!inst)
        return;
    const samsvar_host *host = inst->host;
    en_ana_destroy(inst);
    en_seg_destroy(inst);
    host->release(host, inst);
}

static samsvar_status create(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out)
{
    (void)self;
    samsvar_instance *inst = host->alloc(host, sizeof *inst);
    if (!inst)
        return SAMSVAR_ENOMEM;
    inst->host = host;
    samsvar_status status = en_seg_create(inst);
    if (!status)
        status = en_ana_create(inst);
    if (status) {
        destroy(inst);
        return status;
    }
    *out = inst;
    return SAMSVAR_OK;
}

static const char *const languages[] = {"en", NULL};

static const samsvar_plugin plugin = {
    .struct_size = sizeof plugin,
    .abi = SAMSVAR_ABI,
    .id = "en",
    .name = "English",
    .version = "1.0.0",
    .license = "LGPL-3.0-or-later",
    .languages = languages,
    .create = create,
    .destroy = destroy,
    .segment = en_segment,
    .analyze = en_analyze,
    .align = en_align,
};

SAMSVAR_PLUGIN(samsvar_en)
{
    return host_abi >= SAMSVAR_ABI_MIN ? &plugin : NULL;
}
