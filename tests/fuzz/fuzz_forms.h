/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_forms.h -- what the fuzz targets of foreign formats share: the input is read, then
 * written as JSON and read again, which must find nothing wrong. */
#ifndef SV_FUZZ_FORMS_H
#define SV_FUZZ_FORMS_H

#include "core/base/buf.h"
#include "core/base/limits.h"
#include "core/forms/formread.h"
#include "core/out/alignjson.h"
#include "core/out/alignread.h"

#include <stdlib.h>
#include <string.h>

static int fuzz_write(void *data, const char *bytes, size_t len)
{
    return sv_buf_add(data, bytes, len);
}

static void fuzz_problem(void *data, uint32_t line, const char *where, const char *what,
                         int hard)
{
    (void)line;
    (void)where;
    (void)hard;
    if (!*what) /* a finding says something */
        abort();
    *(uint64_t *)data += 1;
}

static void fuzz_form(const char *name, const char *bytes, size_t len)
{
    sv_result *r = NULL, *again = NULL;
    uint64_t findings = 0, wrong = 0;
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_form_parse(sv_reader_find(name), "fuzz", bytes, len, NULL,
                                          fuzz_problem, &findings, &r, &err);
    if ((status == SAMSVAR_OK) != (r != NULL) || (status && !err.code))
        abort();
    if (r && r->documents.count && r->documents.data[0]->segments.count < 2000) {
        sv_buf out;
        sv_buf_init(&out, SV_LIMIT_BUF);
        if (sv_alignjson_write(r, NULL, fuzz_write, &out) == SAMSVAR_OK)
            status = sv_align_parse("again", out.data, out.len, fuzz_problem, &wrong, &again,
                                    NULL);
        if (status || wrong)
            abort();
        sv_buf_clear(&out);
        sv_result_free(again);
    }
    sv_result_free(r);
}

#endif
