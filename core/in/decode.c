/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* decode.c -- other encodings to UTF-8. */
#include "core/in/decode.h"

#include "core/base/lines.h"
#include "core/base/log.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

enum { CHUNK = 32 * 1024 };

/* The longest mark first: that of UTF-32LE begins like that of UTF-16LE. */
static const char *encoding_of_mark(const char *p, size_t len)
{
    static const struct {
        const char *mark;
        size_t len;
        const char *encoding;
    } marks[] = {{"\xFF\xFE\0\0", 4, "UTF-32LE"},
                 {"\0\0\xFE\xFF", 4, "UTF-32BE"},
                 {"\xFF\xFE", 2, "UTF-16LE"},
                 {"\xFE\xFF", 2, "UTF-16BE"}};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (len >= marks[i].len && memcmp(p, marks[i].mark, marks[i].len) == 0)
            return marks[i].encoding;
    return NULL;
}

static uint32_t line_at_end(const sv_buf *text)
{
    return sv_lines_number(text->data, text->len);
}

static samsvar_status bad_bytes(const char *file, const char *encoding,
                                const sv_buf *done, size_t at, size_t len, const char *in,
                                int number, sv_error *err)
{
    if (number == EINVAL)
        return sv_fail_at(
            err, SAMSVAR_EUTF8, file, line_at_end(done),
            "the text ends within a character of %s (byte %zu of the file); "
            "is the encoding right?",
            encoding, len);
    return sv_fail_at(
        err, SAMSVAR_EUTF8, file, line_at_end(done),
        "byte %zu of the file (0x%02X) is nothing in %s; is the encoding right?", at + 1,
        (unsigned)(unsigned char)in[at], encoding);
}

static samsvar_status convert(iconv_t cd, const char *file, const char *encoding,
                              const sv_buf *in, sv_buf *out, sv_error *err)
{
    char chunk[CHUNK];
    char *p = in->data;
    size_t left = in->len;
    for (;;) {
        char *to = chunk;
        size_t room = sizeof chunk;
        /* The last call, without input, writes what a stateful encoding holds back. */
        int last = left == 0;
        size_t n = iconv(cd, last ? NULL : &p, last ? NULL : &left, &to, &room);
        int number = n == (size_t)-1 ? errno : 0;
        if (sv_buf_add(out, chunk, (size_t)(to - chunk)))
            return sv_fail_at(err, out->status, file, 0, "%s",
                              out->status == SAMSVAR_ELIMIT
                                  ? "the decoded text is too long"
                                  : "out of memory");
        if (number && number != E2BIG)
            return bad_bytes(file, encoding, out, in->len - left, in->len, in->data,
                             number, err);
        if (sv_canceled())
            return sv_fail_at(err, SAMSVAR_ECANCELED, file, 0, "canceled");
        if (!number && last && to == chunk)
            return SAMSVAR_OK;
    }
}

samsvar_status sv_decode(const char *file, const char *encoding, sv_buf *buf,
                         sv_error *err)
{
    if (!encoding)
        encoding = encoding_of_mark(buf->data ? buf->data : "", buf->len);
    if (!encoding || strcasecmp(encoding, "UTF-8") == 0 ||
        strcasecmp(encoding, "UTF8") == 0)
        return SAMSVAR_OK;
    /* "//IGNORE" and the like would let iconv drop what it cannot read. */
    iconv_t cd = encoding[0] == '\0' || strchr(encoding, '/')
                     ? (iconv_t)-1
                     : iconv_open("UTF-8", encoding);
    if (cd == (iconv_t)-1)
        return sv_fail(
            err, SAMSVAR_EINVAL,
            "unknown encoding \"%s\" (iconv --list names those that are known)",
            encoding);
    sv_buf out;
    sv_buf_init(&out, buf->max);
    samsvar_status status = convert(cd, file, encoding, buf, &out, err);
    iconv_close(cd);
    if (status) {
        sv_buf_clear(&out);
        return status;
    }
    sv_buf_clear(buf);
    *buf = out;
    return SAMSVAR_OK;
}
