/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cache.h -- files that can be made again: $XDG_CACHE_HOME/samsvar, else ~/.cache/samsvar. */
#ifndef SV_BASE_CACHE_H
#define SV_BASE_CACHE_H

/* The name of a file in the cache, to be released with sv_free(); NULL when there is no cache
 * folder, it is not the user's alone, or memory is out. write: the folder is made. */
char *sv_cache_path(const char *name, int write);

#endif
