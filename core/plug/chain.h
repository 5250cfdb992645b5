/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* chain.h -- a call of align hooks: the source's plugin, the target's, the engine.
 *
 *   caller <- check <- hook of src's plugin <- check <- hook of tgt's <- check <- engine
 *
 * Each stage calls the next through samsvar.align/1 next() and sees only checked links.
 */
#ifndef SV_PLUG_CHAIN_H
#define SV_PLUG_CHAIN_H

#include "core/plug/host.h"

typedef struct sv_chain {
    const samsvar_doc *src, *tgt;
    const sv_engine *engine;
    sv_instance *hooks[2]; /* instances whose align hooks are called, in this order */
    uint32_t count;
    uint32_t entered; /* stages that have begun: each begins once              */
    sv_error error;   /* of the first stage that failed                        */
} sv_chain;

/* Runs a chain from its beginning. */
samsvar_status sv_chain_run(sv_chain *chain, samsvar_emit_link *emit, void *sink,
                            sv_error *err);

#endif
