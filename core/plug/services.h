/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* services.h -- the extensions that a host offers to plugins. */
#ifndef SV_PLUG_SERVICES_H
#define SV_PLUG_SERVICES_H

#include "core/plugin.h"

/* samsvar_host.extension */
const void *sv_services_find(const samsvar_host *host, const char *id);

/* "samsvar.align/1", which chain.c implements. */
extern const samsvar_align_v1 sv_chain_service;

#endif
