/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* linein.c -- lines of a file, as a stream. */
#include "core/forms/formread_impl.h"

#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/base/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct sv_linein {
    sv_readctx *c;
    FILE *file; /* NULL: memory */
    const char *bytes;
    size_t len, at, taken;
    uint32_t number;
    int returns; /* lines end in CR LF, and that was said */
    uint64_t controls;
    sv_buf line;
    char room[1 << 16];
};

sv_linein *sv_linein_open(sv_readctx *c, const char *path, const char *bytes, size_t len)
{
    sv_linein *l = sv_calloc(1, sizeof *l);
    if (!l) {
        sv_readctx_stop(c, SAMSVAR_ENOMEM, "");
        return NULL;
    }
    l->c = c;
    sv_buf_init(&l->line, SV_LIMIT_TEXT);
    l->bytes = bytes;
    l->len = bytes ? len : 0;
    if (bytes)
        return l;
    l->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rbe");
    if (!l->file) {
        int gone = errno == ENOENT;
        sv_readctx_stop(c, gone ? SAMSVAR_ENOENT : SAMSVAR_EIO,
                        gone ? "there is no such file" : "cannot be opened");
        sv_free(l);
        return NULL;
    }
    return l;
}

void sv_linein_close(sv_linein *l)
{
    if (!l)
        return;
    if (l->file && l->file != stdin)
        fclose(l->file);
    sv_buf_clear(&l->line);
    sv_free(l);
}

static void cannot_read(sv_linein *l)
{
    struct stat st;
    int folder = fstat(fileno(l->file), &st) == 0 && S_ISDIR(st.st_mode);
    l->c->line = 0;
    sv_readctx_stop(l->c, SAMSVAR_EIO, folder ? "is a directory" : "cannot be read");
}

static int refill(sv_linein *l)
{
    if (!l->file)
        return 0;
    l->bytes = l->room;
    l->at = 0;
    l->len = fread(l->room, 1, sizeof l->room, l->file);
    l->taken += l->len;
    if (sv_canceled())
        sv_readctx_stop(l->c, SAMSVAR_ECANCELED, "interrupted");
    else if (l->len == 0 && ferror(l->file))
        cannot_read(l);
    else if (l->taken > SV_LIMIT_FORM)
        sv_readctx_stop(l->c, SAMSVAR_ELIMIT,
                        "is longer than 2 GB (SV_LIMIT_FORM); split it");
    return l->len > 0 && !sv_readctx_stopped(l->c);
}

/* Up to the line feed into l->line; 0: nothing more. */
static int take_line(sv_linein *l)
{
    int some = 0;
    sv_buf_reset(&l->line);
    while (l->at < l->len || refill(l)) {
        const char *begin = l->bytes + l->at;
        const char *feed = memchr(begin, '\n', l->len - l->at);
        size_t n = feed ? (size_t)(feed - begin) : l->len - l->at;
        some = 1;
        if (sv_buf_add(&l->line, begin, n) != SAMSVAR_OK) {
            sv_readctx_stop(l->c, l->line.status, "the line is longer than SV_LIMIT_TEXT");
            return 0;
        }
        l->at += n + (feed != NULL);
        if (feed)
            return 1;
    }
    return some && !sv_readctx_stopped(l->c);
}

/* What some programs take for the end of a line, or of the text. */
static int is_control(const char *text, size_t len, size_t i)
{
    const unsigned char *p = (const unsigned char *)text + i;
    if (*p < 0x20)
        return *p != '\t';
    return (*p == 0xC2 && i + 1 < len && p[1] == 0x85) ||
           (*p == 0xE2 && i + 2 < len && p[1] == 0x80 && (p[2] & 0xFEu) == 0xA8);
}

/* What we read past and others do not; len: without the carriage return. */
static void check_line(sv_linein *l, const char *text, size_t len, int mark, int returns)
{
    enum { MOST = 10 };
    size_t i = 0;
    if (mark)
        sv_readctx_problem(l->c, NULL, SV_SOFT,
                           "begins with a byte order mark: programs that cut lines take it for a "
                           "part of the first word");
    if (returns && !l->returns++)
        sv_readctx_problem(l->c, NULL, SV_SOFT,
                           "the line ends in CR LF: programs that cut at LF keep the CR; make "
                           "it LF (sed 's/\\r$//')");
    while (i < len && !is_control(text, len, i))
        i++;
    if (i == len || l->controls++ >= MOST)
        return;
    sv_readctx_problem(l->c, NULL, SV_SOFT,
                       "a control character (%s0x%02X) is in the line: XML cannot hold it, and "
                       "some programs end the line there",
                       (unsigned char)text[i] < 0x20 ? "" : "line separator ",
                       (unsigned)(unsigned char)text[i]);
}

int sv_linein_next(sv_linein *l, samsvar_str *out)
{
    if (l->c->status == SAMSVAR_EUTF8 || !take_line(l))
        return 0;
    l->number += l->number < UINT32_MAX;
    l->c->line = l->number;
    const char *text = l->line.data ? l->line.data : "";
    size_t len = l->line.len;
    if (l->number == 1 && len >= 2 &&
        (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0)) {
        sv_readctx_stop(l->c, SAMSVAR_EUTF8,
                        "is UTF-16; make it UTF-8 (iconv -f UTF-16 -t UTF-8)");
        return 0;
    }
    int mark = l->number == 1 && len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    if (mark) {
        text += 3;
        len -= 3;
    }
    size_t bad = sv_utf8_check(text, len);
    if (bad < len) {
        char what[96];
        snprintf(what, sizeof what,
                 "byte %zu of the line (0x%02X) is not valid UTF-8; convert the file with "
                 "iconv",
                 bad + 1, (unsigned)(unsigned char)text[bad]);
        sv_readctx_stop(l->c, SAMSVAR_EUTF8, what);
        return 0;
    }
    int returns = len && text[len - 1] == '\r';
    len -= (size_t)returns;
    check_line(l, text, len, mark, returns);
    out->ptr = text;
    out->len = (uint32_t)len;
    return 1;
}

uint32_t sv_linein_number(const sv_linein *l)
{
    return l->number;
}
