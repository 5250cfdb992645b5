/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* outset.c -- the files of an export. */
#include "core/forms/outset.h"

#include "core/base/limits.h"
#include "core/base/mem.h"
#include "core/base/spill.h"
#include "core/base/utf8.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

enum { ROOM = 1 << 16, REST_AFTER = 1 << 20, PART_MAX = 120 };

struct sv_out {
    sv_write_fn *write;
    void *data;
    sv_file *file; /* or NULL: the stream */
    z_stream z;
    int gz;
    samsvar_status status;
    uint64_t size;
    size_t used;
    char room[ROOM];        /* what is not handed on yet */
    unsigned char packed[ROOM];
};

/* ------------------------------------------------------------------ the set */

void sv_outset_stream(sv_outset *set, sv_write_fn *write, void *data, sv_error *err)
{
    memset(set, 0, sizeof *set);
    set->write = write;
    set->data = data;
    set->err = err;
    sv_buf_init(&set->folder, SV_LIMIT_BUF);
    sv_buf_init(&set->stem, SV_LIMIT_BUF);
    sv_buf_init(&set->ext, SV_LIMIT_BUF);
}

static int ends_with(const char *text, size_t len, const char *end)
{
    size_t n = strlen(end);
    return len > n && memcmp(text + len - n, end, n) == 0;
}

/* Splits a path into folder, stem and extension. */
static void split(sv_outset *set, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    size_t len = strlen(base);
    sv_buf_add(&set->folder, path, (size_t)(base - path));
    if (ends_with(base, len, ".gz")) {
        set->gz = 1;
        len -= 3;
    }
    size_t dot = len;
    while (dot > 0 && base[dot - 1] != '.')
        dot--;
    if (dot <= 1) /* no dot, or a name that only begins with one */
        dot = len + 1;
    sv_buf_add(&set->stem, base, dot - 1);
    if (dot <= len)
        sv_buf_add(&set->ext, base + dot, len - dot);
}

static samsvar_status make_folder(const char *path, sv_error *err)
{
    struct stat st;
    if (mkdir(path, 0777) == 0 || errno == EEXIST) {
        if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
            return SAMSVAR_OK;
        return sv_fail_at(err, SAMSVAR_EIO, path, 0, "is not a folder");
    }
    return sv_fail_at(err, SAMSVAR_EIO, path, 0, "the folder cannot be made (error %d)",
                      errno);
}

/* Standard output, a device, a FIFO: there cannot be files beside it. */
static int is_direct(const char *path)
{
    struct stat st;
    return strcmp(path, "-") == 0 ||
           (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode));
}

samsvar_status sv_outset_path(sv_outset *set, const char *path, int as_folder,
                              sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    sv_outset_stream(set, NULL, NULL, err);
    if (strcmp(path, "-") == 0 && as_folder)
        return sv_fail(err, SAMSVAR_EINVAL,
                       "standard output is no folder; give one with -o");
    if (!as_folder && is_direct(path)) {
        set->direct = path;
        return SAMSVAR_OK;
    }
    set->names = sv_intern_new();
    if (!set->names)
        return SAMSVAR_ENOMEM;
    if (as_folder) {
        sv_buf_puts(&set->folder, path);
        if (set->folder.len && path[set->folder.len - 1] != '/')
            sv_buf_putc(&set->folder, '/');
        status = make_folder(path, err);
    } else {
        split(set, path);
    }
    if (set->folder.status || set->stem.status || set->ext.status)
        return SAMSVAR_ENOMEM;
    return status;
}

void sv_outset_clear(sv_outset *set)
{
    sv_buf_clear(&set->folder);
    sv_buf_clear(&set->stem);
    sv_buf_clear(&set->ext);
    sv_intern_free(set->names);
    set->names = NULL;
}

int sv_outset_has_names(const sv_outset *set)
{
    return set->names != NULL;
}

/* ------------------------------------------------------------------ names */

/* A part of a name from a document's id: no slashes and controls, not too long. */
static void add_part(sv_buf *name, const char *part)
{
    const char *p = part, *end = part + strlen(part);
    while (p < end && p - part < PART_MAX) {
        const char *next;
        uint32_t c = sv_utf8_next(p, end, &next);
        if (c < 0x20 || c == 0x7F || c == '/' || c == '\\')
            sv_buf_putc(name, '_');
        else
            sv_buf_add(name, p, (size_t)(next - p));
        p = next;
    }
}

static void build_name(const sv_outset *set, const char *sub, const char *part,
                       const char *ext, unsigned number, sv_buf *name)
{
    int dot = set->stem.len > 0;
    sv_buf_reset(name);
    if (set->folder.len)
        sv_buf_add(name, set->folder.data, set->folder.len);
    if (sub) {
        sv_buf_puts(name, sub);
        sv_buf_putc(name, '/');
    }
    if (set->stem.len)
        sv_buf_add(name, set->stem.data, set->stem.len);
    if (part) {
        if (dot)
            sv_buf_putc(name, '.');
        else if (part[0] == '.')
            sv_buf_putc(name, '_');
        add_part(name, part);
    }
    if (number > 1)
        sv_buf_printf(name, "-%u", number);
    if (!ext)
        ext = set->ext.len ? set->ext.data : "";
    if (*ext) {
        sv_buf_putc(name, '.');
        sv_buf_puts(name, ext);
    }
    if (set->gz)
        sv_buf_puts(name, ".gz");
}

/* The full name of the next file, which no other file of the set has. */
static samsvar_status next_name(sv_outset *set, const char *sub, const char *part,
                                const char *ext, sv_buf *name, const char **last)
{
    unsigned number = 1;
    do {
        build_name(set, sub, part, ext, number++, name);
        if (name->status)
            return SAMSVAR_ENOMEM;
    } while (sv_intern_find(set->names, name->data, name->len) != SV_NO_ID);
    uint32_t id = sv_intern_add(set->names, name->data, name->len);
    if (id == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    if (last) {
        const char *slash = strrchr(sv_intern_text(set->names, id).ptr, '/');
        *last = slash ? slash + 1 : sv_intern_text(set->names, id).ptr;
    }
    return SAMSVAR_OK;
}

static samsvar_status make_sub(const sv_outset *set, const char *sub)
{
    sv_buf path;
    samsvar_status status = SAMSVAR_OK;
    sv_buf_init(&path, SV_LIMIT_BUF);
    for (const char *p = sub; *p && !status;) {
        p += strcspn(p, "/");
        sv_buf_reset(&path);
        sv_buf_add(&path, set->folder.data ? set->folder.data : "", set->folder.len);
        sv_buf_add(&path, sub, (size_t)(p - sub));
        status = path.status ? SAMSVAR_ENOMEM : make_folder(path.data, set->err);
        p += *p == '/';
    }
    sv_buf_clear(&path);
    return status;
}

/* ------------------------------------------------------------------ files */

static int to_file(void *data, const char *bytes, size_t len)
{
    return sv_file_write(data, bytes, len);
}

static void *z_take(void *opaque, unsigned count, unsigned size)
{
    (void)opaque;
    return sv_calloc(count, size);
}

static void z_give(void *opaque, void *block)
{
    (void)opaque;
    sv_free(block);
}

static samsvar_status start_gz(sv_out *out)
{
    out->z.zalloc = z_take;
    out->z.zfree = z_give;
    /* 16: a gzip header, which zlib writes without name and time */
    if (deflateInit2(&out->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return SAMSVAR_ENOMEM;
    out->gz = 1;
    return SAMSVAR_OK;
}

static samsvar_status create_file(sv_outset *set, const char *path, sv_out *out)
{
    samsvar_status status = sv_file_create(path, &out->file, set->err);
    if (status)
        return status;
    out->write = to_file;
    out->data = out->file;
    return set->gz ? start_gz(out) : SAMSVAR_OK;
}

static samsvar_status open_named(sv_outset *set, const char *sub, const char *part,
                                 const char *ext, sv_out *out, const char **name)
{
    sv_buf path;
    sv_buf_init(&path, SV_LIMIT_BUF);
    samsvar_status status = sub ? make_sub(set, sub) : SAMSVAR_OK;
    if (status == SAMSVAR_OK)
        status = next_name(set, sub, part, ext, &path, name);
    if (status == SAMSVAR_OK)
        status = create_file(set, path.data, out);
    sv_buf_clear(&path);
    return status;
}

samsvar_status sv_outset_open(sv_outset *set, const char *sub, const char *part,
                              const char *ext, sv_out **to, const char **name)
{
    samsvar_status status = SAMSVAR_OK;
    *to = NULL;
    sv_out *out = sv_calloc(1, sizeof *out);
    if (!out)
        return SAMSVAR_ENOMEM;
    if (name)
        *name = "";
    if (set->names)
        status = open_named(set, sub, part, ext, out, name);
    else if (set->taken)
        status = sv_fail(set->err, SAMSVAR_EINVAL,
                         "this makes more than one file: give a name to begin them with "
                         "(-o NAME)");
    else if (!set->direct) {
        out->write = set->write;
        out->data = set->data;
    } else {
        status = create_file(set, set->direct, out);
    }
    if (status) {
        sv_out_abort(out);
        return status;
    }
    set->taken = 1;
    set->files++;
    *to = out;
    return SAMSVAR_OK;
}

static void hand_on(sv_out *out, const char *bytes, size_t len)
{
    int failed = out->status ? 0 : out->write(out->data, bytes, len);
    if (failed)
        out->status = failed < 0 ? (samsvar_status)failed : SAMSVAR_EIO;
}

static void flush(sv_out *out, int last)
{
    int result = Z_OK;
    if (!out->gz) {
        if (out->used)
            hand_on(out, out->room, out->used);
        out->used = 0;
        return;
    }
    out->z.next_in = (unsigned char *)out->room;
    out->z.avail_in = (unsigned)out->used;
    do {
        out->z.next_out = out->packed;
        out->z.avail_out = sizeof out->packed;
        result = deflate(&out->z, last ? Z_FINISH : Z_NO_FLUSH);
        if (result == Z_STREAM_ERROR)
            out->status = SAMSVAR_EIO;
        hand_on(out, (const char *)out->packed, sizeof out->packed - out->z.avail_out);
    } while (!out->status && (out->z.avail_in || (last && result != Z_STREAM_END)));
    out->used = 0;
}

int sv_out_write(void *data, const char *bytes, size_t len)
{
    sv_out *out = data;
    out->size += len;
    while (len && !out->status) {
        size_t n = ROOM - out->used < len ? ROOM - out->used : len;
        memcpy(out->room + out->used, bytes, n);
        out->used += n;
        bytes += n;
        len -= n;
        if (out->used == ROOM)
            flush(out, 0);
        if (out->used == 0 && out->size % REST_AFTER < ROOM) /* what it was made of */
            sv_spill_rest();
    }
    return out->status;
}

uint64_t sv_out_size(const sv_out *out)
{
    return out->size;
}

samsvar_status sv_out_commit(sv_outset *set, sv_out *out)
{
    if (!out->status)
        flush(out, 1);
    samsvar_status status = out->status;
    if (out->file && (status == SAMSVAR_OK || status == SAMSVAR_EIO)) {
        status = sv_file_commit(out->file, set->err); /* tells why writing failed */
        out->file = NULL;
    }
    sv_out_abort(out);
    return status;
}

void sv_out_abort(sv_out *out)
{
    if (!out)
        return;
    if (out->gz)
        deflateEnd(&out->z);
    sv_file_abort(out->file);
    sv_free(out);
}

samsvar_status sv_out_end(sv_outset *set, sv_out *out, samsvar_status status)
{
    if (status == SAMSVAR_OK || status == SAMSVAR_EIO)
        return sv_out_commit(set, out);
    sv_out_abort(out);
    return status;
}
