/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* export.h -- a list in other people's forms. */
#ifndef SV_DICT_EXPORT_H
#define SV_DICT_EXPORT_H

#include "core/base/jsonw.h"
#include "core/base/status.h"

typedef struct sv_dict_export {
    const char *file;  /* its name, which gives the languages where the head does not */
    const char *id;    /* what it is called: a title                                  */
    const char *bytes; /* of the file, and the forms are made of these alone          */
    size_t len;
    const char *pos;   /* "n,v": only entries with these parts of speech; NULL: all   */
} sv_dict_export;

/* Writes the list as "tsv" (ours), "dic" (hunalign: "translation @ word" a line) or "tbx"
 * (TBX-Basic, ISO 30042:2019, style DCA: a concept a sense). EINVAL for another format, for parts
 * of speech that are none, and for a list of names as anything but the whole tsv; EDATA with the
 * line when it is malformed; what write returned. Senses that a form cannot hold are left out,
 * with a warning that counts them. */
samsvar_status sv_dict_export_list(const sv_dict_export *list, const char *format,
                                   sv_write_fn *write, void *data, sv_error *err);

#endif
