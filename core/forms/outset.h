/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* outset.h -- the files that one export makes: one, or several with names of their own,
 * each complete or not there, compressed where the name asks for it. */
#ifndef SV_FORMS_OUTSET_H
#define SV_FORMS_OUTSET_H

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/intern.h"
#include "core/base/jsonw.h"

typedef struct sv_outset {
    /* Where a set that has one stream only writes to (no files); else NULL. */
    sv_write_fn *write;
    void *data;
    const char *direct; /* such a stream by its name ("-"), or NULL         */
    int taken;          /* that stream has been opened                      */
    /* Else the name that was given, in parts: FOLDER/STEM.EXT[.gz]. */
    sv_buf folder, stem, ext;
    int gz;
    sv_intern *names; /* made so far: each only once */
    uint64_t files;
    sv_error *err;
} sv_outset;

/* One of its files. write() is an sv_write_fn whose data is the file. */
typedef struct sv_out sv_out;

/* One stream: a form that needs more than one file is refused. */
void sv_outset_stream(sv_outset *set, sv_write_fn *write, void *data, sv_error *err);
/* Files whose names begin as path does. "-": standard output, one stream. as_folder:
 * path is a folder, which is made if it is not there. path stays the caller's. */
samsvar_status sv_outset_path(sv_outset *set, const char *path, int as_folder,
                              sv_error *err);
void sv_outset_clear(sv_outset *set);

/* May several files be made? */
int sv_outset_has_names(const sv_outset *set);

/* Opens FOLDER/[SUB/]STEM[.PART].EXT, ext NULL meaning the one that was given, part NULL
 * none; sub (may be NULL) is made if it is not there. What a name cannot hold becomes
 * '_', and a name that was made already gets a number. EINVAL for a second file of a
 * stream. name (may be NULL) gets the last part of the name; it lives as long as set. */
samsvar_status sv_outset_open(sv_outset *set, const char *sub, const char *part,
                              const char *ext, sv_out **out, const char **name);
int sv_out_write(void *out, const char *bytes, size_t len);
/* Bytes written so far, before compression. */
uint64_t sv_out_size(const sv_out *out);
/* Both free out; NULL is fine for abort. */
samsvar_status sv_out_commit(sv_outset *set, sv_out *out);
void sv_out_abort(sv_out *out);
/* One of the two, by what became of the writing: commit tells why writing failed. */
samsvar_status sv_out_end(sv_outset *set, sv_out *out, samsvar_status status);

#endif
