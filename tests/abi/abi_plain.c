/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* abi_plain.c -- as another compiler would build it: the plain name of the entry, and a
 * descriptor that ends before the hooks. All work is then the host's. */
#include "core/plugin.h"

struct samsvar_instance {
    const samsvar_host *host;
};

static samsvar_status create(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out)
{
    (void)self;
    *out = host->alloc(host, sizeof **out); /* never released: the host will */
    return *out ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static void destroy(samsvar_instance *inst)
{
    (void)inst;
}

static const char *const languages[] = {"zp", NULL};

static const samsvar_plugin plugin = {
    .struct_size = offsetof(samsvar_plugin, segment),
    .abi = 1,
    .id = "plain",
    .name = "Plain",
    .version = "0",
    .license = "CC0-1.0",
    .languages = languages,
    .create = create,
    .destroy = destroy,
};

SAMSVAR_EXPORT const samsvar_plugin *samsvar_plugin_entry(uint32_t host_abi);
SAMSVAR_EXPORT const samsvar_plugin *samsvar_plugin_entry(uint32_t host_abi)
{
    (void)host_abi;
    return &plugin;
}
