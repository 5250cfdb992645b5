/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_mo.c -- gettext catalogues, and the words of their messages. */
#include <stdint.h>
#include <stdlib.h>

#include "core/base/utf8.h"
#include "core/dict/learn.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static samsvar_status on_message(void *data, samsvar_str id, samsvar_str text)
{
    sv_buf *out = data;
    for (int i = 0; i < 2; i++) {
        samsvar_status status = sv_learn_words(i ? text : id, out);
        if (status == SAMSVAR_ENOMEM)
            return status;
        if (status != SAMSVAR_OK || sv_utf8_check(out->data ? out->data : "", out->len) != out->len)
            abort();
    }
    return SAMSVAR_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sv_buf out;
    sv_buf_init(&out, 16384);
    (void)sv_mo_read("fuzz", (const char *)data, size, on_message, &out, NULL);
    sv_buf_clear(&out);
    return 0;
}
