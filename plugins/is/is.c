/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* is.c -- the descriptor of the Icelandic plugin. */
#include "plugins/is/is.h"

static void destroy(samsvar_instance *inst)
{
    if (!inst)
        return;
    const samsvar_host *host = inst->host;
    is_ana_destroy(inst);
    is_seg_destroy(inst);
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
    samsvar_status status = is_seg_create(inst);
    if (!status)
        status = is_ana_create(inst);
    if (status) {
        destroy(inst);
        return status;
    }
    *out = inst;
    return SAMSVAR_OK;
}

static const char *const languages[] = {"is", NULL};

static const samsvar_plugin plugin = {
    .struct_size = sizeof plugin,
    .abi = SAMSVAR_ABI,
    .id = "is",
    .name = "Icelandic",
    .version = "1.0.0",
    .license = "LGPL-3.0-or-later",
    .languages = languages,
    .create = create,
    .destroy = destroy,
    .segment = is_segment,
    .analyze = is_analyze,
    .align = is_align,
};

SAMSVAR_PLUGIN(samsvar_is)
{
    return host_abi >= SAMSVAR_ABI_MIN ? &plugin : NULL;
}
