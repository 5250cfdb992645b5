/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_vectors.c -- any bytes as a text of overlaps and its matrix: the first two bytes say how
 * long the text is, the rest is the matrix. What is accepted finds its own lines and gives
 * vectors that are one unit long or zero. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* memfd_create */
#endif
#include "core/align/vecfile.h"
#include "core/base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

/* As sv_vecfile_open() leaves it. */
static void lend_matrix(sv_vecfile *f, const uint8_t *bytes, size_t len)
{
    f->fd = memfd_create("matrix", MFD_CLOEXEC);
    must(f->fd >= 0 && write(f->fd, bytes, len) == (ssize_t)len && lseek(f->fd, 0, SEEK_SET) == 0);
    f->matrix_name = "matrix";
    f->dim = (uint32_t)(len / 4 / f->rows);
}

static void check_rows(sv_vecfile *f, const float *rows)
{
    for (uint32_t r = 0; r < f->rows; r++) {
        double square = 0;
        for (uint32_t d = 0; d < f->dim; d++)
            square += (double)rows[(size_t)r * f->dim + d] * (double)rows[(size_t)r * f->dim + d];
        must(fabs(square) < 1e-9 || fabs(square - 1) < 1e-3);
    }
}

static void take(sv_vecfile *f, sv_error *err)
{
    uint32_t *slot = sv_calloc(f->rows, sizeof *slot);
    float *rows = sv_calloc((size_t)f->rows * f->dim, sizeof *rows);
    must(slot && rows);
    for (uint32_t r = 0; r < f->rows; r++)
        slot[r] = r;
    samsvar_status status = sv_vecfile_take(f, slot, rows, err);
    must(status == SAMSVAR_OK ? strlen(f->matrix_sha256) == 64
                              : status == SAMSVAR_EDATA && err->code == status);
    if (status == SAMSVAR_OK)
        check_rows(f, rows);
    sv_free(slot);
    sv_free(rows);
}

static void find_lines(const sv_vecfile *f, const char *text, size_t len)
{
    sv_buf line;
    sv_buf_init(&line, 1 << 20);
    size_t end = 0;
    while (end < len && text[end] != '\n')
        end++;
    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        return;
    must(sv_vecline_put(text, end, &line) == SAMSVAR_OK);
    must(sv_vecfile_find(f, line.data ? line.data : "", line.len) == 0);
    must(sv_vecline_cut(line.data ? line.data : "", line.len) == line.len);
    sv_buf_clear(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sv_vecfile f;
    sv_error err;
    if (size < 2)
        return 0;
    size_t len = (size_t)data[0] | (size_t)data[1] << 8;
    len = len < size - 2 ? len : size - 2;
    const char *text = (const char *)data + 2;
    sv_error_init(&err);
    samsvar_status status = sv_vecfile_parse("text", text, len, &f, &err);
    must(status == SAMSVAR_OK || (err.code == status && (status == SAMSVAR_EDATA ||
                                                         status == SAMSVAR_EUTF8)));
    if (status == SAMSVAR_OK) {
        find_lines(&f, text, len);
        size_t rest = size - 2 - len;
        if (rest / 4 >= f.rows) {
            lend_matrix(&f, data + 2 + len, rest / 4 / f.rows * f.rows * 4);
            take(&f, &err);
        }
    }
    sv_vecfile_clear(&f);
    return 0;
}
