/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_lines.c -- ladder, path and TSV, by the first byte: l p s; any other: which format
 * the bytes have. */
#include "tests/fuzz/fuzz_forms.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const char *bytes = (const char *)data + 1;
    if (data[0] == 'l' || data[0] == 'p' || data[0] == 's')
        fuzz_form(data[0] == 'l' ? "ladder" : data[0] == 'p' ? "path" : "tsv", bytes,
                  size - 1);
    else
        sv_reader_guess(bytes, size - 1);
    return 0;
}
