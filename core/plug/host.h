/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* host.h -- one instance of a plugin in one thread, and the services it is given. */
#ifndef SV_PLUG_HOST_H
#define SV_PLUG_HOST_H

#include "core/plug/pack.h"
#include "core/plug/run.h"

#include <pthread.h>

struct sv_chain; /* a call of align hooks that is under way: chain.h */

typedef struct sv_instance {
    samsvar_host host; /* host.impl is this instance; plugins hold its address */
    const samsvar_plugin *plugin; /* NULL: the generic rules                      */
    char name[SV_LANG_SIZE];      /* the plugin's id, or the language of the pack */
    uint32_t hooks;               /* SV_HOOK_* bits that are called               */
    samsvar_instance *state;      /* the plugin's own                             */
    const samsvar_plugin *lender; /* the pack of a plugin of code as a plugin; or NULL */
    uint32_t lent;                /* SV_HOOK_* bits of those                      */
    samsvar_instance *lent_state;
    const sv_packfile *packfile;  /* or NULL                                      */
    sv_pack *pack;
    const sv_services *services; /* never NULL                                   */
    sv_error said;               /* fail() of the call under way                 */
    sv_error broken;             /* what a service met and could not return      */
    struct sv_chain *chain;      /* NULL outside of align                        */
    uint32_t stage;
    pthread_mutex_t lock;    /* of blocks                                    */
    struct sv_block *blocks; /* what the plugin has allocated                */
} sv_instance;

/* Makes an instance of a plugin of the registry, or (info NULL) of the generic rules for a
 * language (primary subtag). */
samsvar_status sv_instance_new(const sv_registry *reg, const sv_plugin_info *info,
                               const char *lang, const sv_services *services,
                               sv_instance **out, sv_error *err);
/* Destroys the plugin's state and releases what it forgot. NULL is fine. */
void sv_instance_free(sv_instance *inst);

/* Who serves a hook (one SV_HOOK_* bit), with its state: the plugin, its pack, or NULL: the
 * generic rules. */
const samsvar_plugin *sv_instance_hook(const sv_instance *inst, uint32_t hook,
                                       samsvar_instance **state);

/* Before a hook is called: forgets what the last call said. */
void sv_instance_begin(sv_instance *inst);
/* What a hook's return comes to: `sink` (may be NULL) is what its records failed with,
 * which counts for more than what the hook says; a status that plugin.h does not know is
 * EPLUGIN. Fills err. */
samsvar_status sv_instance_end(sv_instance *inst, const char *hook, samsvar_status status,
                               const sv_error *sink, sv_error *err);

#endif
