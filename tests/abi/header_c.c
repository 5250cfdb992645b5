/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* header_c.c -- the two public headers in every C standard, without a warning: HEADER is
 * plugin.h alone, as a plugin sees it, or samsvar.h. */
#if HEADER == 1
#include "core/plugin.h"
#else
#include "core/samsvar.h"
#endif

struct samsvar_instance {
    const samsvar_host *host;
};

static samsvar_status create(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out)
{
    (void)self;
    *out = (samsvar_instance *)host->alloc(host, sizeof **out);
    if (!*out)
        return SAMSVAR_ENOMEM;
    (*out)->host = host;
    return SAMSVAR_OK;
}

static void destroy(samsvar_instance *inst)
{
    inst->host->release(inst->host, inst);
}

static samsvar_status segment(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_segment *emit, void *sink)
{
    const samsvar_host *host = inst->host;
    const samsvar_segment_v1 *service =
        (const samsvar_segment_v1 *)host->extension(host, "samsvar.segment/1");
    if (!service || !SAMSVAR_HAS(samsvar_segment_v1, service, run))
        return SAMSVAR_ENOTSUP;
    return service->run(host, doc, NULL, emit, sink);
}

static const char *const languages[] = {"xx", NULL};

static const samsvar_plugin plugin = {
    sizeof(samsvar_plugin), SAMSVAR_ABI, "xx", "Nothing", "1", "CC0-1.0", languages, NULL,
    create, destroy, segment, NULL, NULL, NULL
};

SAMSVAR_PLUGIN(header)
{
    return host_abi >= SAMSVAR_ABI && SAMSVAR_STATUS_LAST < 0 ? &plugin : NULL;
}
