/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictcheck.c -- checks of lists. */
#include "core/api/context.h"
#include "core/lex/lexmap.h"

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/dict/check.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* "DIR/is-en.tsv" has its marks in DIR/is-en.marks, if it has any. */
static samsvar_status read_marks(const char *path, sv_buf *out, sv_error *err)
{
    sv_buf name;
    size_t len = strlen(path);
    sv_buf_init(&name, SV_LIMIT_LIST);
    if (len > 4 && strcmp(path + len - 4, ".tsv") == 0)
        len -= 4;
    sv_buf_add(&name, path, len);
    sv_buf_puts(&name, ".marks");
    samsvar_status status = name.status;
    if (status == SAMSVAR_OK && access(name.data, F_OK) == 0)
        status = sv_file_read(name.data, SV_LIMIT_LEXICON, out, NULL, err);
    sv_buf_clear(&name);
    return status;
}

/* The words of our lists but this one: the same file, or one of its name. */
static samsvar_status read_others(samsvar *sv, const char *path, sv_checkpos **out)
{
    const char *slash = strrchr(path, '/');
    sv_lexicon *lex = NULL;
    samsvar_status status = sv_api_lexicon(sv, &lex);
    *out = sv_checkpos_new();
    if (status == SAMSVAR_OK && !*out)
        status = SAMSVAR_ENOMEM;
    for (uint32_t i = 0; status == SAMSVAR_OK && i < sv_lexicon_file_count(lex); i++) {
        sv_lexicon_info info;
        sv_buf bytes;
        sv_lexicon_file_info(lex, i, &info);
        const char *name = strrchr(info.path, '/');
        if (info.origin != SV_LEX_OURS || sv_file_same(path, info.path) ||
            !strcmp(name ? name + 1 : info.path, slash ? slash + 1 : path))
            continue;
        sv_buf_init(&bytes, SV_LIMIT_LEXICON);
        status = sv_file_read(info.path, SV_LIMIT_LEXICON, &bytes, NULL, &sv->error);
        if (status == SAMSVAR_OK && bytes.len)
            status = sv_checkpos_add(*out, info.path, bytes.data, bytes.len);
        sv_buf_clear(&bytes);
    }
    return status;
}

static samsvar_status check_file(samsvar *sv, const char *path, uint32_t flags, sv_jsonw *w,
                                 uint64_t *findings)
{
    sv_buf bytes, marks;
    sv_checkpos *others = NULL;
    int number = 0, strict = (flags & SAMSVAR_CHECK_STRICT) != 0;
    sv_buf_init(&bytes, SV_LIMIT_LEXICON);
    sv_buf_init(&marks, SV_LIMIT_LEXICON);
    samsvar_status status = sv_file_read(path, SV_LIMIT_LEXICON, &bytes, &number, &sv->error);
    if (status && number == ENOENT)
        status = SAMSVAR_ENOENT;
    if (status == SAMSVAR_OK && strict)
        status = read_marks(path, &marks, &sv->error);
    if (status == SAMSVAR_OK && strict)
        status = read_others(sv, path, &others);
    if (status == SAMSVAR_OK) {
        sv_dict_check check = {.file = path,
                               .bytes = bytes.data ? bytes.data : "",
                               .len = bytes.len,
                               .marks = marks.data,
                               .marks_len = marks.len,
                               .strict = strict,
                               .as_json = (flags & SAMSVAR_CHECK_JSON) != 0,
                               .speller = sv->speller,
                               .others = others};
        status = sv_dict_check_list(&check, w, findings);
    }
    sv_buf_clear(&bytes);
    sv_buf_clear(&marks);
    sv_checkpos_free(others);
    return status;
}

samsvar_status samsvar_dict_check(samsvar *sv, const char *path, uint32_t flags,
                                  samsvar_write_fn *write, void *data, uint64_t *findings)
{
    sv_lexicon *lex = NULL;
    sv_jsonw w;
    samsvar_status status = SAMSVAR_OK;
    sv_api_begin(sv);
    sv_jsonw_init(&w, write, data);
    w.oneline = 1;
    *findings = 0;
    size_t len = path ? strlen(path) : 0;
    if (len > 4 && !strcmp(path + len - 4, ".map"))
        status = sv_lexmap_check(path, &sv->error);
    else if (path)
        status = check_file(sv, path, flags, &w, findings);
    else
        status = sv_api_lexicon(sv, &lex);
    for (uint32_t i = 0; lex && status == SAMSVAR_OK && i < sv_lexicon_file_count(lex); i++) {
        sv_lexicon_info info;
        sv_lexicon_file_info(lex, i, &info);
        if (info.origin == SV_LEX_OURS)
            status = check_file(sv, info.path, flags, &w, findings);
    }
    return sv_api_done(sv, status ? status : sv_jsonw_finish(&w));
}
