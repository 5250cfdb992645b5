/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cache.c -- where files are that can be made again. */
#include "core/base/cache.h"

#include "core/base/mem.h"
#include "core/base/path.h"

#include <sys/stat.h>

/* The folder of all caches: to be released. */
static char *caches(void)
{
    const char *xdg = sv_path_env("XDG_CACHE_HOME"), *home = sv_path_env("HOME");
    if (xdg && *xdg == '/') /* a relative one is to be taken as not set */
        return sv_strdup(xdg);
    return home && *home == '/' ? sv_path_join(home, ".cache") : NULL;
}

char *sv_cache_path(const char *name, int write)
{
    char *path = NULL, *parent = caches();
    char *dir = parent ? sv_path_join(parent, "samsvar") : NULL;
    if (dir && write) { /* what fails here shows below */
        mkdir(parent, 0700);
        mkdir(dir, 0700);
    }
    if (dir && sv_path_trusted(dir, NULL) == SAMSVAR_OK)
        path = sv_path_join(dir, name);
    sv_free(dir);
    sv_free(parent);
    return path;
}
