/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* learn_mo.c -- gettext catalogues (.mo): a header of numbers in the order of bytes of
 * whoever wrote it, and two tables of (length, offset) of strings that end in a zero byte. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/dict/learn.h"

#include "core/base/utf8.h"

#include <string.h>

enum { MO_OVERLAP = 16 }; /* bytes of messages for each of the file */

typedef struct mo {
    const unsigned char *bytes;
    size_t len;
    int swapped;
} mo;

static uint32_t number(const mo *m, size_t at)
{
    const unsigned char *p = m->bytes + at;
    if (m->swapped)
        return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

/* String i of a table; 0 when it lies outside of the file or has no end. */
static int string_at(const mo *m, size_t table, uint32_t i, samsvar_str *out)
{
    size_t at = table + (size_t)i * 8;
    size_t len = number(m, at), offset = number(m, at + 4);
    if (offset >= m->len || len >= m->len - offset || m->bytes[offset + len] != 0)
        return 0;
    out->ptr = (const char *)m->bytes + offset;
    out->len = (uint32_t)len;
    return 1;
}

/* The first form of several; the text behind a context. */
static samsvar_str plain(samsvar_str s)
{
    const char *zero = s.len ? memchr(s.ptr, 0, s.len) : NULL;
    if (zero)
        s.len = (uint32_t)(zero - s.ptr);
    const char *context = s.len ? memchr(s.ptr, 4, s.len) : NULL;
    if (context) {
        s.len -= (uint32_t)(context + 1 - s.ptr);
        s.ptr = context + 1;
    }
    return s;
}

/* Does the head (translation of the empty message) name another encoding? */
static int other_encoding(samsvar_str head)
{
    const char *p = head.len ? memmem(head.ptr, head.len, "charset=", 8) : NULL;
    if (!p)
        return 0;
    p += 8;
    size_t left = head.len - (size_t)(p - head.ptr);
    static const char *const good[] = {"UTF-8", "utf-8", "ASCII", "US-ASCII", "utf8", "UTF8"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (left >= strlen(good[i]) && !memcmp(p, good[i], strlen(good[i])))
            return 0;
    return 1;
}

static samsvar_status bad(const char *file, sv_error *err)
{
    return sv_fail_at(err, SAMSVAR_EDATA, file, 0, "no gettext catalogue, or one that is cut");
}

samsvar_status sv_mo_read(const char *file, const char *bytes, size_t len, sv_mo_fn *fn,
                          void *data, sv_error *err)
{
    mo m = {(const unsigned char *)bytes, len, 0};
    if (len < 20)
        return bad(file, err);
    uint32_t magic = number(&m, 0);
    m.swapped = magic == 0xde120495u;
    if (magic != 0x950412deu && !m.swapped)
        return bad(file, err);
    size_t count = number(&m, 8), ids = number(&m, 12), texts = number(&m, 16);
    if (count > len / 8 || ids > len || texts > len || count * 8 > len - ids ||
        count * 8 > len - texts)
        return bad(file, err);
    samsvar_status status = SAMSVAR_OK;
    uint64_t total = 0;
    for (uint32_t i = 0; i < count && status == SAMSVAR_OK; i++) {
        samsvar_str id, text;
        if (!string_at(&m, ids, i, &id) || !string_at(&m, texts, i, &text))
            return bad(file, err);
        total += (uint64_t)id.len + text.len;
        if (total > MO_OVERLAP * (uint64_t)len)
            return sv_fail_at(err, SAMSVAR_EDATA, file, 0, "the messages lie on one another");
        if (!id.len) {
            if (other_encoding(text))
                return sv_fail_at(err, SAMSVAR_EUTF8, file, 0, "the catalogue is not in UTF-8");
            continue;
        }
        id = plain(id);
        text = plain(text);
        if (id.len && text.len && sv_utf8_check(id.ptr, id.len) == id.len &&
            sv_utf8_check(text.ptr, text.len) == text.len)
            status = fn(data, id, text);
    }
    return status;
}
