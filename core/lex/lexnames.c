/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexnames.c -- lists of names, `name TAB English; other English`, as lexicons. */
#include "core/lex/lexicon.h"

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/lines.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* "name TAB value" as "name TAB name TAB value", a line for a line. */
static void convert(const sv_buf *names, sv_buf *out)
{
    sv_lines l = {names->data, names->data + names->len, 0};
    samsvar_str line;
    while (sv_lines_next(&l, &line)) {
        const char *tab = memchr(line.ptr, '\t', line.len);
        size_t key = tab ? (size_t)(tab - line.ptr) : line.len;
        if (line.len && line.ptr[0] != '#') {
            sv_buf_add(out, line.ptr, key);
            sv_buf_puts(out, "\tname\t");
            sv_buf_add(out, tab ? tab + 1 : line.ptr, tab ? line.len - key - 1 : line.len);
        } else {
            sv_buf_putc(out, '#'); /* no header: those are of lexicons */
        }
        sv_buf_putc(out, '\n');
    }
}

samsvar_status sv_lexicon_load_names(sv_lexicon *lex, const char *lang, const char *path,
                                     sv_error *err)
{
    char id[SV_LANG_SIZE + 16];
    struct stat st;
    sv_buf bytes, entries;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return SAMSVAR_OK;
    snprintf(id, sizeof id, "%s-en.names", lang);
    sv_buf_init(&bytes, SV_LIMIT_LEXICON);
    sv_buf_init(&entries, 2 * (size_t)SV_LIMIT_LEXICON);
    samsvar_status status = sv_file_read(path, SV_LIMIT_LEXICON, &bytes, NULL, err);
    if (!status && bytes.len) {
        convert(&bytes, &entries);
        status = entries.status;
    }
    if (!status && entries.len)
        status = sv_lexicon_add(lex, id, path, entries.data, entries.len, err);
    sv_buf_clear(&bytes);
    sv_buf_clear(&entries);
    return status;
}
