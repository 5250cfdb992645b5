/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formread.h -- reads foreign formats into an alignment, and says what is wrong with
 * them. One parser a format: importing and validating are the same reading. */
#ifndef SV_FORMS_FORMREAD_H
#define SV_FORMS_FORMREAD_H

#include "core/doc/result.h"
#include "core/out/readctx.h"

typedef struct sv_import_options {
    const char *from;           /* name of a format; NULL: seen from the content       */
    const char *source, *target; /* texts that go with lists of links, or NULL         */
    const char *source_lang, *target_lang; /* for what says nothing itself, or NULL    */
} sv_import_options;

typedef struct sv_format sv_reader; /* of formats.h: one that can be read */

/* In alphabetical order; NULL behind the last. */
const sv_reader *sv_reader_at(size_t index);
const sv_reader *sv_reader_find(const char *name); /* NULL: none */
const char *sv_reader_name(const sv_reader *r);
const char *sv_reader_what(const sv_reader *r); /* for people: "TMX 1.4" */
/* Files that make one alignment: 1, or 2 (Moses). */
int sv_reader_files(const sv_reader *r);

/* Which format is it, by its first bytes (as many as there are, 4096 do)? NULL: none. */
const sv_reader *sv_reader_guess(const char *bytes, size_t len);
/* The same of a file. EIO, ENOENT. *out NULL: none of these, or no regular file, which could
 * not be read again. */
samsvar_status sv_reader_guess_file(const char *path, const sv_reader **out, sv_error *err);

/* Reads one file (two for Moses: paths[1]; else it is NULL). report (may be NULL) is told
 * of every problem: hard ones, because of which nothing comes back (EDATA), and what this
 * or another reader of the format would refuse or lose; of many that are alike it is told
 * of the first and then of how many there were. *soft (may be NULL) gets their number. */
samsvar_status sv_form_read(const sv_reader *r, const char *const paths[2],
                            const sv_import_options *options, sv_problem_fn *report,
                            void *data, uint64_t *soft, sv_result **out, sv_error *err);
/* One file from memory; nothing else is opened. name: what messages call it. */
samsvar_status sv_form_parse(const sv_reader *r, const char *name, const char *bytes,
                             size_t len, const sv_import_options *options,
                             sv_problem_fn *report, void *data, sv_result **out,
                             sv_error *err);

#endif
