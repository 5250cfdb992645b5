/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* no.c -- the descriptor of the Norwegian plugin. */
#include "plugins/no/no.h"

static void destroy(samsvar_instance *inst)
{
    if (!inst)
        return;
    const samsvar_host *host = inst->host;
    no_ana_destroy(inst);
    no_seg_destroy(inst);
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
    samsvar_status status = no_seg_create(inst);
    if (!status)
        status = no_ana_create(inst);
    if (status) {
        destroy(inst);
        return status;
    }
    *out = inst;
    return SAMSVAR_OK;
}

static const char *const languages[] = {"no", "nb", "nn", NULL};

static const samsvar_plugin plugin = {
    .struct_size = sizeof plugin,
    .abi = SAMSVAR_ABI,
    .id = "no",
    .name = "Norwegian",
    .version = "1.0.0",
    .license = "LGPL-3.0-or-later",
    .languages = languages,
    .create = create,
    .destroy = destroy,
    .segment = no_segment,
    .analyze = no_analyze,
    .align = no_align,
};

SAMSVAR_PLUGIN(samsvar_no)
{
    return host_abi >= SAMSVAR_ABI_MIN ? &plugin : NULL;
}
