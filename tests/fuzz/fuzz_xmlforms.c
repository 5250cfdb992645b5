/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_xmlforms.c -- TMX, XLIFF, cesAlign, InterText, by the first byte: t x c i. */
#include "tests/fuzz/fuzz_forms.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const char *name = data[0] == 't'   ? "tmx"
                       : data[0] == 'x' ? "xliff"
                       : data[0] == 'c' ? "ces"
                                        : "tei";
    fuzz_form(name, (const char *)data + 1, size - 1);
    return 0;
}
