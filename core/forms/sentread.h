/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentread.h -- texts that lists of links name: XML with <s id="...">, or files of lines. */
#ifndef SV_FORMS_SENTREAD_H
#define SV_FORMS_SENTREAD_H

#include "core/forms/formread_impl.h"

/* Reads a text into a new document with this id, its sentences under their ids; SV_NO_ID:
 * failed. A file that does not begin with "<" has a sentence a line: "s1" is line 1. lang
 * (may be NULL) is for texts that do not say theirs. */
uint32_t sv_sentences_read(sv_formread *f, const char *path, const char *id, const char *lang);

/* The file that `name` in the file of f means, in room: in the folder of that file, not
 * outside of it, without ".gz" where only that is there. 0: there is none. */
int sv_sentences_path(const sv_formread *f, const char *name, char *room, size_t size);

#endif
