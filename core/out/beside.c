/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* beside.c -- the articles that lie beside an alignment file. */
#include "core/out/beside.h"

#include "core/base/file.h"
#include "core/base/mem.h"

#include <string.h>
#include <sys/stat.h>

/* The folder of path and "/", or "": how many bytes of path that is. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && strcmp(path, "-") != 0 ? (size_t)(slash - path) + 1 : 0;
}

static int is_regular(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* Does a name stay in the folder it is looked up in? */
static int stays_inside(const char *name)
{
    size_t len = strlen(name);
    if (name[0] == '/' || strncmp(name, "../", 3) == 0 || strstr(name, "/../"))
        return 0;
    return len < 3 || strcmp(name + len - 3, "/..") != 0;
}

/* The article in the file's own folder: by its name as given, else by its base name. */
static samsvar_status find_beside(const char *path, const char *source, char **found)
{
    const char *base = strrchr(source, '/');
    const char *names[2] = {stays_inside(source) ? source : "", base ? base + 1 : ""};
    samsvar_status status = SAMSVAR_OK;
    *found = NULL;
    for (int i = 0; i < 2 && !*found && !status; i++) {
        sv_buf buf;
        sv_buf_init(&buf, SV_LIMIT_BUF);
        sv_buf_add(&buf, path, folder_length(path));
        status = sv_buf_puts(&buf, names[i]);
        if (!status && names[i][0] && is_regular(buf.data) &&
            !(*found = sv_buf_take(&buf, NULL)))
            status = SAMSVAR_ENOMEM;
        sv_buf_clear(&buf);
    }
    return status;
}

/* Without a word for what cannot be read: a file that is not UTF-8 was decoded, and the
 * alignment does not say from what. */
samsvar_status sv_beside_read(const char *path, const samsvar_doc *doc, samsvar_doc **out)
{
    char *found = NULL, *bytes = NULL;
    size_t len = 0;
    sv_buf buf;
    *out = NULL;
    if (!doc->source || !*doc->source || !doc->sha256[0] || doc->extractor)
        return SAMSVAR_OK;
    samsvar_status status = find_beside(path, doc->source, &found);
    if (status || !found)
        return status;
    sv_buf_init(&buf, SV_LIMIT_BUF);
    status = sv_file_read(found, SV_LIMIT_TEXT, &buf, NULL, NULL);
    if (status == SAMSVAR_OK &&
        (!(*out = sv_doc_new()) || !(bytes = sv_buf_take(&buf, &len))))
        status = SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = sv_doc_set_text(*out, bytes, len, SV_INPUT_LINES, NULL);
    sv_buf_clear(&buf);
    sv_free(found);
    if (status) {
        sv_doc_free(*out);
        *out = NULL;
    }
    return status == SAMSVAR_ENOMEM ? status : SAMSVAR_OK;
}
