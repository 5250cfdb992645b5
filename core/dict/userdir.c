/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/dict/userdir.h"

#include <string.h>

#include "core/base/buf.h"
#include "core/base/mem.h"
#include "core/base/path.h"

enum { PATH_BYTES = 1 << 16 };

/* The absolute ones of a list of folders. What a relative name means depends on where one
 * happens to stand. */
static void add_absolute(sv_buf *out, const char *dirs)
{
    while (*dirs) {
        size_t n = strcspn(dirs, ":");
        if (*dirs == '/') {
            if (out->len)
                sv_buf_putc(out, ':');
            sv_buf_add(out, dirs, n);
        }
        dirs += n + (dirs[n] == ':');
    }
}

samsvar_status sv_dict_user_path(char **out)
{
    sv_buf path;
    const char *given = sv_path_env("SAMSVAR_LEX_PATH"), *data = sv_path_env("XDG_DATA_HOME"),
               *home = sv_path_env("HOME");
    *out = NULL;
    sv_buf_init(&path, PATH_BYTES);
    sv_buf_puts(&path, "");
    if (given)
        add_absolute(&path, given);
    else if (data && *data == '/' && !strchr(data, ':'))
        sv_buf_printf(&path, "%s/samsvar/lex", data);
    else if (home && *home == '/' && !strchr(home, ':'))
        sv_buf_printf(&path, "%s/.local/share/samsvar/lex", home);
    samsvar_status status = path.status;
    if (status == SAMSVAR_OK && !(*out = sv_strndup(path.data ? path.data : "", path.len)))
        status = SAMSVAR_ENOMEM;
    sv_buf_clear(&path);
    return status;
}

samsvar_status sv_dict_user_folder(char **out)
{
    samsvar_status status = sv_dict_user_path(out);
    if (status == SAMSVAR_OK)
        (*out)[strcspn(*out, ":")] = '\0';
    return status;
}
