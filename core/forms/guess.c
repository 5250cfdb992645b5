/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* guess.c -- which format a file has, by how it begins. */
#include "core/forms/formread.h"

#include "core/base/status.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { LOOK = 4096 };

/* Without the zeros of UTF-16: names of elements are ASCII. */
static size_t plain(const char *bytes, size_t len, char out[LOOK + 1])
{
    size_t n = 0;
    int wide = len >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
                            memcmp(bytes, "\xFE\xFF", 2) == 0 || !bytes[0] || !bytes[1]);
    for (size_t i = 0; i < len && n < LOOK; i++)
        if (bytes[i] || !wide)
            out[n++] = bytes[i] ? bytes[i] : ' ';
    out[n] = '\0';
    return n;
}

/* The first element that is no declaration, instruction or comment; NULL: none. */
static const char *root_of(const char *p)
{
    while ((p = strchr(p, '<'))) {
        if (strncmp(p, "<!--", 4) == 0) {
            p = strstr(p, "-->");
            if (!p)
                return NULL;
        } else if (p[1] == '?' || p[1] == '!') {
            p++;
        } else {
            return p + 1;
        }
    }
    return NULL;
}

static const char *guess_xml(const char *text)
{
    const char *root = root_of(text);
    if (!root)
        return NULL;
    size_t name = strcspn(root, " \t\r\n/>"), skip = 0;
    for (size_t i = 0; i < name; i++)
        if (root[i] == ':')
            skip = i + 1;
    root += skip;
    name -= skip;
    static const struct {
        const char *root, *format;
    } roots[] = {{"tmx", "tmx"},     {"xliff", "xliff"}, {"cesAlign", "ces"},
                 {"linkGrp", "tei"}, {"TEI", "tei"},     {"TEI.2", "tei"}};
    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++)
        if (strlen(roots[i].root) == name && strncmp(root, roots[i].root, name) == 0)
            return roots[i].format;
    return NULL;
}

static const char *guess_lines(const char *text)
{
    const char *p = text + strspn(text, "\r\n");
    size_t len = strcspn(p, "\r\n"), digits = strspn(p, "0123456789");
    if (*p == '[' && strspn(p, "[]0123456789, :.-") == len && memchr(p, ':', len))
        return "path";
    if (digits && p[digits] == '\t' && strspn(p + digits + 1, "0123456789") > 0 &&
        strspn(p, "0123456789\t.-+eE") == len)
        return "ladder";
    if (memchr(p, '\t', len))
        for (const char *at = p; at && at < p + len;) {
            if (strncmp(at, "source_segments", 15) == 0 ||
                strncmp(at, "source_text", 11) == 0 || strncmp(at, "src_text", 8) == 0)
                return "tsv";
            at = memchr(at, '\t', (size_t)(p + len - at));
            at = at ? at + 1 : NULL;
        }
    return NULL;
}

const sv_reader *sv_reader_guess(const char *bytes, size_t len)
{
    char text[LOOK + 1];
    if (len > LOOK)
        len = LOOK;
    plain(bytes, len, text);
    const char *p = text;
    if (strncmp(p, "\xEF\xBB\xBF", 3) == 0)
        p += 3;
    p += strspn(p, " \t\r\n\xFF\xFE");
    const char *name = *p == '<' ? guess_xml(p) : guess_lines(p);
    return name ? sv_reader_find(name) : NULL;
}

samsvar_status sv_reader_guess_file(const char *path, const sv_reader **out, sv_error *err)
{
    char bytes[LOOK];
    struct stat st;
    *out = NULL;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return SAMSVAR_OK; /* a pipe can be read only once */
    FILE *file = fopen(path, "rbe");
    if (!file) {
        int gone = errno == ENOENT;
        return sv_fail_at(err, gone ? SAMSVAR_ENOENT : SAMSVAR_EIO, path, 0,
                          gone ? "there is no such file" : "cannot be opened");
    }
    size_t n = fread(bytes, 1, sizeof bytes, file);
    int failed = ferror(file) != 0;
    fclose(file);
    if (failed)
        return sv_fail_at(err, SAMSVAR_EIO, path, 0, "cannot be read");
    if (n > 1 && memcmp(bytes, "\x1F\x8B", 2) == 0)
        return sv_fail_at(err, SAMSVAR_EDATA, path, 0,
                          "is compressed (gzip): unpack it first, as with gunzip -c FILE | "
                          "samsvar import --from FORMAT -");
    *out = sv_reader_guess(bytes, n);
    return SAMSVAR_OK;
}
