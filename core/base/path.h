/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* path.h -- path names, and who may be trusted with what is behind them. */
#ifndef SV_BASE_PATH_H
#define SV_BASE_PATH_H

#include "core/base/status.h"

/* "DIR/NAME", to be released with sv_free(); NULL when out of memory. */
char *sv_path_join(const char *dir, const char *name);

/* The base name without directory and without the last extension; to be released. */
char *sv_path_stem(const char *path);

/* secure_getenv: NULL in a set-user-id program. */
const char *sv_path_env(const char *name);

/* Is this file or directory (after following links) safe to run code from: owned by root
 * or the user, not writable by others, group-writable only for the user's private group
 * (group id equal to the user's own primary group and the same number as the user id)?
 * EINVAL says what is wrong and the chmod that mends it. Checks that path's directory too. */
samsvar_status sv_path_trusted(const char *path, sv_error *err);

/* The data folders in the order of search, each absolute: $SAMSVAR_DATA_PATH's elements
 * (colon-separated; relative or empty ones are left out), then the installed one.
 * *out is an array of *count strings, one sv_free() of *out releases all. */
samsvar_status sv_path_data(const char *const **out, size_t *count, sv_error *err);

/* First data folder that has "sub" (a file or folder): full path to be released with
 * sv_free(), or NULL when none has it. */
char *sv_path_find_data(const char *sub);

#endif
