/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_segment.c -- any valid UTF-8 through the segmenter with each language's rules. The
 * first byte of the input chooses the language and the options. */
#include "core/base/utf8.h"
#include "tests/unit/seg_check.h"
#include "tests/unit/seg_host.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static seg_host *hosts[4]; /* kept: reading the lists is slow */
    static const char *const langs[4] = {"no", "is", "en", "no"};
    if (size < 1 || size > (1u << 24))
        return 0;
    uint32_t which = data[0] & 3u;
    samsvar_options options = {.struct_size = sizeof options,
                               .explain = data[0] >> 2 & 1,
                               .colon_break = data[0] >> 3 & 1,
                               .semicolon_break = data[0] >> 4 & 1,
                               .quotes_whole = data[0] >> 5 & 1,
                               .newline = (uint32_t)(data[0] >> 6) % 3};
    const char *text = (const char *)data + 1;
    size_t len = size - 1;
    if (sv_utf8_check(text, len) != len)
        return 0;
    if (!hosts[which])
        hosts[which] = seg_host_open(langs[which], which < 3);
    if (!hosts[which])
        abort();
    seg_check check;
    seg_check_init(&check, text, (uint32_t)len);
    samsvar_status status =
        seg_host_run(hosts[which], text, (uint32_t)len, &options, seg_check_emit, &check);
    const char *broken = seg_check_end(&check);
    if (status || broken) {
        fprintf(stderr, "status %d: %s\n", (int)status, broken ? broken : "-");
        abort();
    }
    seg_check_clear(&check);
    return 0;
}
