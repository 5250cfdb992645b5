/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/vecfile.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/lines.h"
#include "core/base/log.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"

enum {
    LINE_POINTS = 10000, /* overlap.py cuts longer ones          */
    BLOCK = 1 << 20      /* bytes that are read at a time, about */
};

/* ---- lines */

size_t sv_vecline_cut(const char *line, size_t len)
{
    const char *p = line, *end = line + len;
    if (len <= LINE_POINTS)
        return len;
    for (int n = 0; n < LINE_POINTS && p < end; n++)
        sv_utf8_next(p, end, &p);
    while (p > line && p[-1] == ' ')
        p--;
    return (size_t)(p - line);
}

samsvar_status sv_vecline_put(const char *text, size_t len, sv_buf *out)
{
    size_t begin = out->len;
    int gap = 0;
    for (const char *p = text, *end = text + len, *next; p < end; p = next) {
        uint32_t cp = sv_utf8_next(p, end, &next);
        if (sv_uchar_class(cp) & SV_CH_SPACE || cp < 0x20) {
            gap = out->len > begin;
            continue;
        }
        if (gap)
            sv_buf_putc(out, ' ');
        gap = 0;
        sv_buf_add(out, p, (size_t)(next - p));
    }
    if (out->status == SAMSVAR_OK)
        out->len = begin + (out->len > begin ? sv_vecline_cut(out->data + begin, out->len - begin) : 0);
    return out->status;
}

static samsvar_status add_line(sv_vecfile *f, const char *name, const char *at, size_t len,
                               sv_buf *line, sv_error *err)
{
    line->len = 0;
    if (f->rows == SV_LIMIT_OVERLAP_LINES)
        return sv_fail_at(err, SAMSVAR_ELIMIT, name, f->rows, "more than %u lines "
                          "(SV_LIMIT_OVERLAP_LINES)", SV_LIMIT_OVERLAP_LINES);
    samsvar_status status = sv_vecline_put(at, len, line);
    if (status != SAMSVAR_OK)
        return status;
    uint32_t id = sv_intern_add(f->lines, line->len ? line->data : "", line->len);
    if (id == SV_NO_ID || (id == f->row.count && !sv_vec_push(&f->row, f->rows)))
        return SAMSVAR_ENOMEM;
    f->rows++;
    return SAMSVAR_OK;
}

samsvar_status sv_vecfile_parse(const char *name, const char *bytes, size_t len,
                                sv_vecfile *out, sv_error *err)
{
    sv_buf line;
    size_t bad = sv_utf8_check(bytes, len);
    memset(out, 0, sizeof *out);
    out->fd = -1;
    if (bad < len)
        return sv_fail_at(err, SAMSVAR_EUTF8, name, sv_lines_number(bytes, bad),
                          "this is not UTF-8");
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    sv_buf_init(&line, SV_LIMIT_OVERLAPS);
    out->lines = sv_intern_new();
    samsvar_status status = out->lines ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (size_t at = 0; at < len && !status;) {
        const char *nl = memchr(bytes + at, '\n', len - at);
        size_t end = nl ? (size_t)(nl - bytes) : len;
        status = add_line(out, name, bytes + at, end - at, &line, err);
        at = end + 1;
    }
    sv_buf_clear(&line);
    if (status == SAMSVAR_OK && !out->rows)
        status = sv_fail_at(err, SAMSVAR_EDATA, name, 0, "no line in it: it should hold the "
                            "texts whose vectors the matrix has");
    return status ? sv_fail(err, status, "%s", sv_status_text(status)) : SAMSVAR_OK;
}

uint32_t sv_vecfile_find(const sv_vecfile *f, const char *line, size_t len)
{
    uint32_t id = sv_intern_find(f->lines, line, len);
    return id == SV_NO_ID ? SV_NO_ID : f->row.data[id];
}

/* ---- opening */

static samsvar_status cannot(const char *name, int reason, sv_error *err)
{
    if (reason == ENOENT)
        return sv_fail_at(err, SAMSVAR_ENOENT, name, 0, "no such file");
    return sv_fail_at(err, SAMSVAR_EIO, name, 0, "cannot be read: %s",
                      reason == EACCES ? "permission denied" : "input/output error");
}

/* Rows and bytes decide how long a row is. */
static samsvar_status measure(sv_vecfile *f, const char *text, uint64_t size, sv_error *err)
{
    if (size == 0)
        return sv_fail_at(err, SAMSVAR_EDATA, f->matrix_name, 0, "it is empty");
    if (size % 4 || size / 4 % f->rows)
        return sv_fail_at(err, SAMSVAR_EDATA, f->matrix_name, 0,
                          "%llu bytes are no float32 matrix with a row for each of the %u lines "
                          "of %s", (unsigned long long)size, f->rows, text);
    if (size / 4 / f->rows > SV_LIMIT_VECTOR_DIM)
        return sv_fail_at(err, SAMSVAR_ELIMIT, f->matrix_name, 0,
                          "rows of %llu numbers for the %u lines of %s; at most %u "
                          "(SV_LIMIT_VECTOR_DIM)", (unsigned long long)(size / 4 / f->rows),
                          f->rows, text, SV_LIMIT_VECTOR_DIM);
    f->dim = (uint32_t)(size / 4 / f->rows);
    return SAMSVAR_OK;
}

static samsvar_status open_matrix(sv_vecfile *f, const char *text, sv_error *err)
{
    struct stat st;
    f->fd = open(f->matrix_name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (f->fd < 0 || fstat(f->fd, &st) != 0)
        return cannot(f->matrix_name, errno, err);
    if (!S_ISREG(st.st_mode))
        return sv_fail_at(err, SAMSVAR_EDATA, f->matrix_name, 0, "it is no regular file");
    return measure(f, text, (uint64_t)st.st_size, err);
}

samsvar_status sv_vecfile_open(const char *text, const char *matrix, sv_vecfile *out,
                               sv_error *err)
{
    sv_buf bytes;
    int reason = 0;
    memset(out, 0, sizeof *out);
    out->fd = -1;
    sv_buf_init(&bytes, SV_LIMIT_OVERLAPS);
    samsvar_status status = sv_file_read(text, SV_LIMIT_OVERLAPS, &bytes, &reason, err);
    if (status == SAMSVAR_EIO && reason == ENOENT) {
        status = SAMSVAR_ENOENT;
        if (err)
            err->code = status;
    }
    if (status == SAMSVAR_OK)
        status = sv_vecfile_parse(text, bytes.data ? bytes.data : "", bytes.len, out, err);
    if (status == SAMSVAR_OK) {
        sv_sha256(bytes.data ? bytes.data : "", bytes.len, out->text_sha256);
        out->matrix_name = matrix;
        status = open_matrix(out, text, err);
    }
    sv_buf_clear(&bytes);
    return status;
}

void sv_vecfile_clear(sv_vecfile *f)
{
    sv_intern_free(f->lines);
    sv_vec_clear(&f->row);
    if (f->fd >= 0)
        close(f->fd);
    f->lines = NULL;
    f->fd = -1;
}

/* ---- numbers */

static float float_of(const uint8_t *at)
{
    uint32_t bits = (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
                    (uint32_t)at[3] << 24;
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Reads one row; to may be NULL. Returns 0 when a number is not finite. */
static int read_row(sv_vecfile *f, const uint8_t *at, float *to)
{
    double square = 0;
    for (uint32_t k = 0; k < f->dim; k++) {
        double v = (double)float_of(at + 4 * (size_t)k);
        if (!isfinite(v))
            return 0;
        square += v * v;
    }
    double scale = square > 1e-24 ? 1.0 / sqrt(square) : 0;
    f->zeros += scale <= 0;
    for (uint32_t k = 0; to && k < f->dim; k++)
        to[k] = (float)(scale * (double)float_of(at + 4 * (size_t)k));
    return 1;
}

static samsvar_status read_fully(const sv_vecfile *f, uint8_t *to, size_t len, sv_error *err)
{
    while (len) {
        ssize_t n = read(f->fd, to, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cannot(f->matrix_name, errno, err);
        if (n == 0)
            return sv_fail_at(err, SAMSVAR_EIO, f->matrix_name, 0, "it got shorter meanwhile");
        to += n;
        len -= (size_t)n;
    }
    return SAMSVAR_OK;
}

samsvar_status sv_vecfile_take(sv_vecfile *f, const uint32_t *slot, float *to, sv_error *err)
{
    size_t row = 4 * (size_t)f->dim;
    uint32_t many = (uint32_t)(BLOCK / row ? BLOCK / row : 1);
    uint8_t *block = sv_calloc(many, row), digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx sha;
    samsvar_status status = block ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    sha256_init(&sha);
    for (uint32_t r = 0; r < f->rows && !status;) {
        uint32_t n = f->rows - r < many ? f->rows - r : many;
        status = sv_canceled() ? SAMSVAR_ECANCELED : read_fully(f, block, n * row, err);
        if (status)
            break;
        sha256_update(&sha, n * row, block);
        for (uint32_t k = 0; k < n && !status; k++, r++)
            if (!read_row(f, block + k * row,
                          slot[r] == SV_NO_ID ? NULL : to + (size_t)slot[r] * f->dim))
                status = sv_fail_at(err, SAMSVAR_EDATA, f->matrix_name, 0,
                                    "row %u has a number that is infinite or none", r + 1);
        sv_progress("vectors", r, f->rows);
    }
    if (status == SAMSVAR_OK) {
        sha256_digest(&sha, sizeof digest, digest);
        base16_encode_update(f->matrix_sha256, sizeof digest, digest);
        f->matrix_sha256[2 * sizeof digest] = '\0';
    }
    sv_free(block);
    return status;
}
