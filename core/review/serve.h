/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* serve.h -- the page on the loopback interface, with a button that saves the file. */
#ifndef SV_REVIEW_SERVE_H
#define SV_REVIEW_SERVE_H

#include "core/base/status.h"

typedef void sv_ready_fn(void *data, const char *url);

/* Serves the page of an alignment file on 127.0.0.1 and, where there is one, ::1, until
 * sv_canceled(); ready is told the URL once, which holds a random token. Who does not know
 * the token sees nothing; the file is replaced (atomically) only by a request from the page
 * itself, with a valid alignment file, that was made of the file as it is now. port 0: a
 * free one. ENOTSUP: built without libmicrohttpd; EIO: no port; what reading the file gives. */
samsvar_status sv_serve(const char *path, uint32_t port, sv_ready_fn *ready, void *data,
                        sv_error *err);

#endif
