/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_dictimport.c -- other people's dictionaries, by the first byte:
 *
 *   d .dic   t table   D dictd (index, a form feed, text)   f FreeDict's entry
 *   x .dix   m MyThes  b TBX   l what lt-print writes       z gzip   c a copyright file
 *
 * What was read and is written is a list that we can read: as a lexicon, and again as a table
 * with the same bytes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/dict/import.h"
#include "core/lex/lexhead.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static samsvar_status read_dictd(sv_import *im, const char *text, size_t len)
{
    const char *cut = memchr(text, '\f', len);
    size_t n = cut ? (size_t)(cut - text) : len, used = cut ? n + 1 : n;
    return sv_import_dictd(im, "fuzz", text, n, text + used, len - used, NULL);
}

static samsvar_status read_as(char how, sv_import *im, const char *text, size_t len)
{
    samsvar_str entry = {text, (uint32_t)len};
    switch (how) {
    case 'd': return sv_import_dic(im, "fuzz", text, len, NULL);
    case 't': return sv_import_tsv(im, "fuzz", text, len, NULL);
    case 'D': return read_dictd(im, text, len);
    case 'f': return sv_import_freedict(im, entry);
    case 'x': return sv_import_dix(im, "fuzz", text, len, NULL);
    case 'm': return sv_import_mythes(im, "fuzz", text, len, NULL);
    case 'b': return sv_import_tbx(im, "fuzz", text, len, NULL);
    case 'l': return sv_import_att(im, "fuzz", text, len, NULL);
    default: return SAMSVAR_EINVAL;
    }
}

static void must(int holds)
{
    if (!holds)
        abort();
}

/* The list as bytes, which must be fit to be used. */
static void print(sv_import *im, sv_buf *out)
{
    sv_lexhead head;
    if (!im->to[0]) {
        memcpy(im->from, "is", 3);
        memcpy(im->to, "en", 3);
    }
    if (im->weight <= 0)
        im->weight = 1;
    must(sv_import_finish(im) == SAMSVAR_OK && sv_import_print(im, out) == SAMSVAR_OK);
    must(sv_lexhead_read("fuzz", out->data, out->len, &head, NULL) == SAMSVAR_OK);
}

static void use(sv_import *im)
{
    sv_buf a, b;
    sv_import *again = sv_import_new();
    sv_buf_init(&a, SV_LIMIT_IMPORT);
    sv_buf_init(&b, SV_LIMIT_IMPORT);
    must(again != NULL);
    print(im, &a);
    must(sv_import_tsv(again, "fuzz", a.data, a.len, NULL) == SAMSVAR_OK);
    print(again, &b);
    must(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
    must(again->kept == im->kept && again->lines == im->lines);
    sv_import_free(again);
    sv_buf_clear(&a);
    sv_buf_clear(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char license[80];
    if (!size)
        return 0;
    const char *text = (const char *)data + 1;
    if (data[0] == 'z') {
        sv_buf buf;
        sv_buf_init(&buf, SV_LIMIT_IMPORT);
        if (sv_buf_add(&buf, text, size - 1) == SAMSVAR_OK)
            (void)sv_import_unpack("fuzz", &buf, 1 << 20, NULL);
        sv_buf_clear(&buf);
    } else if (data[0] == 'c') {
        sv_import_copyright(text, size - 1, "isl-eng/", license);
        sv_import_copyright(text, size - 1, NULL, license);
    } else {
        sv_import *im = sv_import_new();
        if (im && read_as((char)data[0], im, text, size - 1) == SAMSVAR_OK)
            use(im);
        sv_import_free(im);
    }
    return 0;
}
