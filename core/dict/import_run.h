/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_run.h -- `dict import`, `dict remove`: lists written into a folder, and the report. */
#ifndef SV_DICT_IMPORT_RUN_H
#define SV_DICT_IMPORT_RUN_H

#include "core/base/jsonw.h"
#include "core/dict/import.h"

typedef struct sv_import_job {
    const char *folder;  /* where lists go                                  */
    const char *format;  /* of files, or NULL: found out                    */
    const char *name;    /* of the list, or NULL: of each file              */
    const char *license; /* or NULL: what the file or the package says      */
    char langs[2][SV_LANG_SIZE]; /* "": what the file says                  */
    double weight;       /* 0: 1.0, and 0.35 for a thesaurus                */
    int dry_run, as_json;
    const char *root;    /* of the system's files, "" for /                 */
} sv_import_job;

/* "is,en" into langs; EINVAL when it is no two tags. */
samsvar_status sv_import_langs(const char *list, char langs[2][SV_LANG_SIZE], sv_error *err);

/* Imports files; those that give the same name and languages make one list. Nothing is
 * written when one fails. The report goes to w, which the caller finishes. */
samsvar_status sv_import_files(const sv_import_job *job, const char *const *paths,
                               uint32_t count, sv_jsonw *w, sv_error *err);

/* Imports what packages have brought (with langs: only lists between these). One that
 * fails is warned about, counted in *failed, and left. */
samsvar_status sv_import_packages(const sv_import_job *job, sv_jsonw *w, uint32_t *failed,
                                  sv_error *err);

/* Writes a finished list as FOLDER/NAME.A-B.tsv (the folder is made) unless dry_run, and
 * reports it. */
samsvar_status sv_import_save(const sv_import_job *job, const sv_import *im, sv_jsonw *w,
                              sv_error *err);

/* Removes NAME.A-B.tsv of all languages, or just the one that is named "NAME.A-B"; *removed:
 * how many. EINVAL for a name that is none. */
samsvar_status sv_import_remove(const char *folder, const char *name, uint32_t *removed,
                                sv_error *err);

#endif
