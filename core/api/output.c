/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* output.c -- files that are complete or not there, for programs that write pieces. */
#include "core/api/context.h"

#include "core/base/file.h"

struct samsvar_output {
    sv_file *file;
};

samsvar_status samsvar_output_open(samsvar *sv, const char *path, samsvar_output **out)
{
    *out = NULL;
    sv_api_begin(sv);
    samsvar_output *o = sv_calloc(1, sizeof *o);
    if (!o)
        return sv_api_done(sv, SAMSVAR_ENOMEM);
    samsvar_status status = sv_file_create(path, &o->file, &sv->error);
    if (status)
        sv_free(o);
    else
        *out = o;
    return sv_api_done(sv, status);
}

int samsvar_output_write(void *output, const char *bytes, size_t len)
{
    samsvar_output *o = output;
    return sv_file_write(o->file, bytes, len);
}

samsvar_status samsvar_output_commit(samsvar *sv, samsvar_output *o)
{
    sv_api_begin(sv);
    samsvar_status status = sv_file_commit(o->file, &sv->error);
    sv_free(o);
    return sv_api_done(sv, status);
}

void samsvar_output_abort(samsvar_output *o)
{
    if (!o)
        return;
    sv_file_abort(o->file);
    sv_free(o);
}
