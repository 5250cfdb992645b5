/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* chain.c -- calls of align hooks, and the service they call back. */
#include "core/plug/chain.h"

#include "core/plug/check.h"
#include "core/plug/services.h"

/* One stage, the engine being the last. A failure is kept in the chain, so that a hook
 * that goes on as if nothing had happened changes nothing. */
static samsvar_status run_stage(sv_chain *chain, uint32_t stage, samsvar_emit_link *emit,
                                void *sink)
{
    samsvar_status status;
    sv_link_sink check = {.base = {.plugin = "engine", .hook = "align"},
                          .src = chain->src,
                          .tgt = chain->tgt,
                          .emit = emit,
                          .sink = sink};
    chain->entered = stage + 1;
    if (stage == chain->count) {
        status = chain->engine->search(chain->engine->data, chain->src, chain->tgt,
                                       sv_check_link, &check);
        if (status == SAMSVAR_OK)
            status = check.base.error.code;
        if (status && check.base.error.code)
            return sv_fail(&chain->error, status, "%s", check.base.error.message);
        return status ? sv_fail(&chain->error, status, "%s", sv_status_text(status))
                      : status;
    }
    sv_instance *inst = chain->hooks[stage];
    check.base.plugin = inst->name;
    sv_instance_begin(inst);
    inst->chain = chain;
    inst->stage = stage;
    samsvar_instance *state;
    const samsvar_plugin *plugin = sv_instance_hook(inst, SV_HOOK_ALIGN, &state);
    status = plugin->align(state, chain->src, chain->tgt, sv_check_link, &check);
    inst->chain = NULL;
    if (chain->error.code) /* a later stage's, which came first */
        return chain->error.code;
    return sv_instance_end(inst, "align", status, &check.base.error, &chain->error);
}

samsvar_status sv_chain_run(sv_chain *chain, samsvar_emit_link *emit, void *sink,
                            sv_error *err)
{
    sv_error_init(&chain->error);
    samsvar_status status = run_stage(chain, 0, emit, sink);
    if (status && err && !err->code)
        *err = chain->error;
    return status;
}

/* ------------------------------------------------------------------ align/1 */

/* The chain that a service may work on, or NULL and a reason for the plugin. */
static sv_chain *chain_of(const samsvar_host *host, const char *service)
{
    sv_instance *inst = host->impl;
    if (!inst->chain)
        sv_fail(&inst->said, SAMSVAR_EPLUGIN, "%s() is for align hooks", service);
    return inst->chain;
}

static int is_ours(const sv_chain *chain, const samsvar_doc *doc)
{
    return doc && (doc == chain->src || doc == chain->tgt);
}

static samsvar_status chain_weigh(const samsvar_host *host, const samsvar_doc *doc,
                                  uint32_t start, uint32_t end, uint32_t permille)
{
    sv_instance *inst = host->impl;
    sv_chain *chain = chain_of(host, "weigh");
    if (!chain)
        return SAMSVAR_EPLUGIN;
    if (!is_ours(chain, doc) || start > end || end > doc->len || permille > 2000)
        return sv_fail(&inst->said, SAMSVAR_EPLUGIN, "weigh(): %u-%u, %u: out of range",
                       start, end, permille);
    return chain->engine->weigh
               ? chain->engine->weigh(chain->engine->data, doc, start, end, permille)
               : SAMSVAR_OK;
}

static samsvar_status chain_mark(const samsvar_host *host, const samsvar_doc *doc,
                                 uint32_t segment, uint32_t what, int32_t value)
{
    sv_instance *inst = host->impl;
    sv_chain *chain = chain_of(host, "mark");
    if (!chain)
        return SAMSVAR_EPLUGIN;
    if (!is_ours(chain, doc) || segment >= doc->segments.count || value < 0 ||
        value > 1000)
        return sv_fail(&inst->said, SAMSVAR_EPLUGIN,
                       "mark(): segment %u, value %d: out of range", segment, (int)value);
    return chain->engine->mark
               ? chain->engine->mark(chain->engine->data, doc, segment, what, value)
               : SAMSVAR_OK;
}

static samsvar_status chain_next(const samsvar_host *host, const samsvar_doc *src,
                                 const samsvar_doc *tgt, samsvar_emit_link *emit,
                                 void *sink)
{
    sv_instance *inst = host->impl;
    sv_chain *chain = chain_of(host, "next");
    if (!chain)
        return SAMSVAR_EPLUGIN;
    if (src != chain->src || tgt != chain->tgt || !emit)
        return sv_fail(&inst->said, SAMSVAR_EPLUGIN,
                       "next(): other documents than the hook's");
    if (chain->entered != inst->stage + 1)
        return sv_fail(&inst->said, SAMSVAR_EPLUGIN, "next() was called twice");
    return run_stage(chain, inst->stage + 1, emit, sink);
}

const samsvar_align_v1 sv_chain_service = {
    sizeof sv_chain_service,
    chain_weigh,
    chain_mark,
    chain_next,
};
