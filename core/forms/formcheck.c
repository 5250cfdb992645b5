/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formcheck.c -- says what is wrong with a file of any format that is known. */
#include "core/forms/formcheck.h"

#include <string.h>

typedef struct check {
    sv_jsonw w;
    const char *path;
    uint64_t findings;
} check;

static void put_finding(void *data, uint32_t line, const char *where, const char *what,
                        int hard)
{
    check *c = data;
    char number[24];
    (void)hard;
    (void)where;
    sv_jsonw_puts(&c->w, c->path);
    if (line) {
        sv_jsonw_puts(&c->w, ":");
        sv_jsonw_raw(&c->w, number, sv_digits_print(line, number));
    }
    sv_jsonw_puts(&c->w, ": ");
    sv_jsonw_puts(&c->w, what);
    sv_jsonw_puts(&c->w, "\n");
    c->findings++;
}

samsvar_status sv_form_validate(const sv_reader *r, const char *const paths[2],
                                sv_write_fn *write, void *data, uint64_t *findings,
                                sv_error *err)
{
    check c = {.path = paths[0]};
    sv_result *result = NULL;
    sv_error problem;
    sv_error_init(&problem);
    if (!r && strcmp(paths[0], "-") != 0)
        sv_reader_guess_file(paths[0], &r, NULL); /* what cannot be read is said below */
    if (!r)
        return sv_validate(paths[0], write, data, findings, err);
    sv_jsonw_init(&c.w, write, data);
    samsvar_status status =
        sv_form_read(r, paths, NULL, put_finding, &c, NULL, &result, &problem);
    if (status == SAMSVAR_EDATA) {
        status = SAMSVAR_OK; /* all of it was reported */
    } else if ((status == SAMSVAR_ELIMIT || status == SAMSVAR_EUTF8) && c.path) {
        put_finding(&c, problem.line, "", problem.message, 1);
        status = SAMSVAR_OK;
    } else if (status && err && err->code == SAMSVAR_OK) {
        *err = problem;
    }
    sv_result_free(result);
    samsvar_status written = sv_jsonw_finish(&c.w);
    if (status == SAMSVAR_OK && written)
        status = sv_fail(err, written, "the findings could not be written");
    if (status == SAMSVAR_OK)
        *findings = c.findings;
    return status;
}
