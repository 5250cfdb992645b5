/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* check.h -- samsvar plugins check. */
#ifndef SV_CLI_CHECK_H
#define SV_CLI_CHECK_H

#include "core/cli/cli.h"

/* Lets a plugin (id, file or folder of it) work on texts that are hard, each in a process
 * of its own with a limit of time, and says what went wrong. Opens c->sv. Returns the
 * exit code: 1 where there are findings. */
int cli_check_plugin(cli *c, const char *what);

#endif
