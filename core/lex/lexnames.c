/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexnames.c -- lists of names, `name TAB English; other English`, as lexicons. */
#include "core/lex/lexicon.h"

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/lang.h"
#include "core/base/limits.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* "name TAB value" as "name TAB name TAB value", a line for a line. */
static void convert(const char *at, size_t len, sv_buf *out)
{
    const char *stop = at + len;
    while (at < stop) {
        const char *nl = memchr(at, '\n', (size_t)(stop - at)), *end = nl ? nl : stop;
        size_t n = (size_t)(end - at) - (end > at && end[-1] == '\r');
        const char *tab = memchr(at, '\t', n);
        size_t key = tab ? (size_t)(tab - at) : n;
        if (n && *at != '#') {
            sv_buf_add(out, at, key);
            sv_buf_puts(out, "\tname\t");
            sv_buf_add(out, tab ? tab + 1 : at, tab ? n - key - 1 : n);
        } else {
            sv_buf_putc(out, '#'); /* no header: those are of lexicons */
        }
        sv_buf_putc(out, '\n');
        at = nl ? nl + 1 : stop;
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
        convert(bytes.data, bytes.len, &entries);
        status = entries.status;
    }
    if (!status && entries.len)
        status = sv_lexicon_add(lex, id, path, entries.data, entries.len, err);
    sv_buf_clear(&bytes);
    sv_buf_clear(&entries);
    return status;
}
