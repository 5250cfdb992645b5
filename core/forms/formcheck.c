/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formcheck.c -- says what is wrong with a file of any format that is known. */
#include "core/forms/formcheck.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

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

/* Does a file begin like an alignment file, of JSON? What is none of anything is told as
 * that, and not as poor JSON. A file that cannot be looked at, or only once, passes. */
static int begins_like_ours(const char *path, const char **why)
{
    unsigned char bytes[64];
    struct stat st;
    size_t n = 0, at = 0;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return 1;
    FILE *file = fopen(path, "rbe");
    if (!file)
        return 1;
    n = fread(bytes, 1, sizeof bytes, file);
    int failed = ferror(file) != 0;
    fclose(file);
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < n && memchr(" \t\r\n", bytes[at], 4))
        at++;
    if (failed || (at < n && bytes[at] == '{'))
        return 1;
    *why = n == 0 ? "the file is empty"
           : n > 1 && bytes[0] == 0x1F && bytes[1] == 0x8B
               ? "is compressed (gzip): unpack it first"
               : "begins like none of the formats that are known: TMX, XLIFF, cesAlign, "
                 "InterText, a table, a path or a ladder, or an alignment file; --from says "
                 "which it should be";
    return 0;
}

samsvar_status sv_form_validate(const sv_reader *r, const char *const paths[2],
                                sv_write_fn *write, void *data, uint64_t *findings,
                                sv_error *err)
{
    check c = {.path = paths[0]};
    sv_result *result = NULL;
    sv_error problem;
    const char *why = "";
    sv_error_init(&problem);
    if (!r && strcmp(paths[0], "-") != 0)
        sv_reader_guess_file(paths[0], &r, NULL); /* what cannot be read is said below */
    if (!r && begins_like_ours(paths[0], &why))
        return sv_validate(paths[0], write, data, findings, err);
    sv_jsonw_init(&c.w, write, data);
    if (!r) {
        put_finding(&c, 0, "", why, 1);
        *findings = c.findings;
        return sv_jsonw_finish(&c.w) ? sv_fail(err, SAMSVAR_EIO,
                                               "the findings could not be written")
                                     : SAMSVAR_OK;
    }
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
