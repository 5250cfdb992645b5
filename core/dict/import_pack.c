/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_pack.c -- gzip, and dictzip, which is gzip with an index that we do not need. */
#include "core/dict/import.h"

#include <string.h>
#include <zlib.h>

static voidpf pack_alloc(voidpf opaque, uInt items, uInt size)
{
    (void)opaque;
    return sv_calloc(items, size);
}

static void pack_free(voidpf opaque, voidpf address)
{
    (void)opaque;
    sv_free(address);
}

/* Inflates what is left of one stream into out; *end: the stream is complete. */
static samsvar_status inflate_some(z_stream *z, sv_buf *out, const char *file, int *end,
                                   sv_error *err)
{
    char room[32768];
    z->next_out = (Bytef *)room;
    z->avail_out = sizeof room;
    int code = inflate(z, Z_NO_FLUSH);
    size_t got = sizeof room - z->avail_out;
    if (code == Z_MEM_ERROR)
        return SAMSVAR_ENOMEM;
    if (sv_buf_add(out, room, got) != SAMSVAR_OK)
        return out->status == SAMSVAR_ELIMIT
                   ? sv_fail_at(err, SAMSVAR_ELIMIT, file, 0, "larger than %zu bytes unpacked",
                                out->max)
                   : out->status;
    *end = code == Z_STREAM_END;
    if (code == Z_OK && (got || z->avail_in))
        return SAMSVAR_OK;
    if (*end)
        return SAMSVAR_OK;
    if (code == Z_BUF_ERROR || code == Z_OK)
        return sv_fail_at(err, SAMSVAR_EDATA, file, 0, "the compressed file is cut short");
    return sv_fail_at(err, SAMSVAR_EDATA, file, 0, "the compressed file is damaged (%s)",
                      z->msg ? z->msg : "zlib");
}

samsvar_status sv_import_unpack(const char *file, sv_buf *buf, size_t max, sv_error *err)
{
    z_stream z;
    sv_buf out;
    int end = 0;
    if (buf->len < 2 || memcmp(buf->data, "\x1F\x8B", 2) != 0)
        return SAMSVAR_OK;
    memset(&z, 0, sizeof z);
    z.zalloc = pack_alloc;
    z.zfree = pack_free;
    if (inflateInit2(&z, 15 + 16) != Z_OK)
        return SAMSVAR_ENOMEM;
    sv_buf_init(&out, max);
    z.next_in = (Bytef *)buf->data;
    z.avail_in = (uInt)buf->len;
    samsvar_status status = buf->len > UINT32_MAX / 2 ? SAMSVAR_ELIMIT : SAMSVAR_OK;
    while (status == SAMSVAR_OK) {
        status = inflate_some(&z, &out, file, &end, err);
        if (status != SAMSVAR_OK || !end)
            continue;
        if (z.avail_in < 2 || memcmp(z.next_in, "\x1F\x8B", 2) != 0)
            break; /* padding may follow; another member would begin like the first */
        if (inflateReset(&z) != Z_OK)
            status = SAMSVAR_EDATA;
    }
    inflateEnd(&z);
    if (status == SAMSVAR_OK) {
        sv_buf old = *buf;
        *buf = out;
        buf->max = old.max > max ? old.max : max;
        sv_buf_clear(&old);
    } else {
        sv_buf_clear(&out);
    }
    return status;
}
