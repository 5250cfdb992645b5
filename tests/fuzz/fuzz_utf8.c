/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_utf8.c -- any bytes through validation, stepping, normal forms, tags and numbers.
 * What must hold for all input is checked; a breach ends the process. */
#include "core/base/lang.h"
#include "core/base/num.h"
#include "core/base/status.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

/* Forwards and backwards meet the same characters, and writing them gives the text. */
static void step(const char *text, size_t len)
{
    const char *end = text + len, *next, *prev;
    size_t count = 0;
    for (const char *p = text; p < end; p = next, count++) {
        char bytes[4];
        uint32_t cp = sv_utf8_next(p, end, &next);
        size_t n = (size_t)(next - p);
        must(next > p && next <= end && sv_utf8_put(cp, bytes) == n);
        must(memcmp(bytes, p, n) == 0);
        must(sv_utf8_prev(text, next, &prev) == cp && prev == p);
        must(sv_utf8_boundary(text, len, (size_t)(p - text)));
        int width = sv_uchar_width(cp);
        must(width >= 0 && width <= 2);
        must((sv_uchar_class(cp) & ~0x3FFFu) == 0);
    }
    must(sv_utf8_count(text, len) == count);
}

typedef samsvar_status transform(const char *text, size_t len, sv_buf *out);

/* The result is valid and does not change when it is transformed again. Text with more
 * than 128 marks on one letter is normalised in pieces, which only then need not hold. */
static void transform_twice(transform *f, const char *text, size_t len)
{
    sv_buf one, two;
    sv_buf_init(&one, 32 * len + 16);
    sv_buf_init(&two, 32 * len + 16);
    if (f(text, len, &one) == SAMSVAR_OK && one.len > 0) {
        must(sv_utf8_check(one.data, one.len) == one.len);
        must(f(one.data, one.len, &two) == SAMSVAR_OK);
        if (len <= 128)
            must(one.len == two.len && memcmp(one.data, two.data, one.len) == 0);
    }
    must(one.status != SAMSVAR_ELIMIT);
    sv_buf_clear(&one);
    sv_buf_clear(&two);
}

static void read_tag(const char *text, size_t len)
{
    char tag[SV_LANG_SIZE], again[SV_LANG_SIZE];
    if (sv_lang_normalise(text, len, tag) != SAMSVAR_OK)
        return;
    must(strlen(tag) == len);
    must(sv_lang_normalise(tag, len, again) == SAMSVAR_OK && strcmp(tag, again) == 0);
    must(sv_lang_same(tag, again));
    sv_lang_macro(tag);
    while (sv_lang_parent(tag))
        must(sv_lang_normalise(tag, strlen(tag), again) == SAMSVAR_OK);
}

static void read_number(const char *text, size_t len)
{
    uint64_t n = 0;
    double x = 0, y = 0;
    int whole = sv_num_u64(text, len, 3, UINT64_MAX - 1, &n) == SAMSVAR_OK;
    must(!whole || (n >= 3 && n < UINT64_MAX));
    int real = sv_num_real(text, len, -1e300, 1e300, &x) == SAMSVAR_OK;
    must(!real || (x >= -1e300 && x <= 1e300));
    must(!whole || len > 4096 || real);
    if (real && sv_num_real(text, len, x, x, &y) != SAMSVAR_OK)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    read_tag(text, size);
    read_number(text, size);
    size_t valid = sv_utf8_check(text, size);
    must(valid <= size && sv_utf8_check(text, valid) == valid);
    step(text, valid);
    transform_twice(sv_uchar_fold, text, valid);
    transform_twice(sv_uchar_nfc, text, valid);
    transform_twice(sv_uchar_skeleton, text, valid);
    sv_error err;
    sv_error_init(&err);
    sv_fail(&err, SAMSVAR_EDATA, "%.*s", size < 1000 ? (int)size : 1000, text);
    must(sv_utf8_check(err.message, strlen(err.message)) == strlen(err.message));
    return 0;
}
