/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictexport.c -- lexicons: one of them in other people's forms. */
#include "core/api/context.h"

#include "core/base/file.h"
#include "core/dict/export.h"

#include <string.h>

/* Is it a file's name, and not one of `dict list`? */
static int is_path(const char *name)
{
    size_t len = strlen(name);
    return strchr(name, '/') || (len > 4 && !strcmp(name + len - 4, ".tsv"));
}

/* The list called name, or the only one called name.A-B. */
static samsvar_status find_list(samsvar *sv, const char *name, sv_lexicon_info *out)
{
    sv_lexicon *lex = NULL;
    size_t len = strlen(name);
    uint32_t begin = 0;
    samsvar_status status = sv_api_lexicon(sv, &lex);
    for (uint32_t i = 0; status == SAMSVAR_OK && i < sv_lexicon_file_count(lex); i++) {
        sv_lexicon_info info;
        sv_lexicon_file_info(lex, i, &info);
        if (!strcmp(info.id, name)) {
            *out = info;
            return SAMSVAR_OK;
        }
        if (!strncmp(info.id, name, len) && info.id[len] == '.' && !begin++)
            *out = info;
    }
    if (status || begin == 1)
        return status;
    return sv_fail(&sv->error, begin ? SAMSVAR_EINVAL : SAMSVAR_ENOENT,
                   begin ? "\"%s\" is several lists: say NAME.A-B, with the languages"
                         : "there is no list \"%s\" (samsvar dict list names them)",
                   name);
}

samsvar_status samsvar_dict_export(samsvar *sv, const char *list, const char *format,
                                   const char *pos, samsvar_write_fn *write, void *data)
{
    const char *slash = strrchr(list, '/');
    sv_lexicon_info info = {.id = slash ? slash + 1 : list, .path = list};
    samsvar_status status = SAMSVAR_OK;
    sv_buf bytes;
    sv_api_begin(sv);
    if (!is_path(list))
        status = find_list(sv, list, &info);
    sv_buf_init(&bytes, SV_LIMIT_LEXICON);
    if (status == SAMSVAR_OK)
        status = sv_file_read(info.path, SV_LIMIT_LEXICON, &bytes, NULL, &sv->error);
    if (status == SAMSVAR_EIO)
        status = SAMSVAR_ENOENT; /* so that EIO is of writing */
    if (status == SAMSVAR_OK) {
        sv_dict_export x = {info.path, info.id, bytes.data ? bytes.data : "", bytes.len, pos};
        status = sv_dict_export_list(&x, format, write, data, &sv->error);
    }
    sv_buf_clear(&bytes);
    return sv_api_done(sv, status);
}
