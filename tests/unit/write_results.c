/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* write_results.c -- writes the hand-made alignments of results.h: FORM [no-text]. */
#include "core/forms/formats.h"
#include "tests/unit/results.h"

#include <stdio.h>

static int put(void *data, const char *bytes, size_t len)
{
    return fwrite(bytes, 1, len, data) != len;
}

int main(int argc, char **argv)
{
    sv_out_options options = {.no_text = argc > 2,
                              .stamp = argc > 2 ? "2026-01-02" : NULL};
    sv_result *r = argc > 1 ? make_result() : NULL;
    samsvar_status status = SAMSVAR_EINVAL;
    if (r)
        status = sv_format_out(r, argv[1], &options, put, stdout, NULL, NULL);
    sv_result_free(r);
    return status ? 99 : 0;
}
