/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* beside.h -- the articles that lie beside an alignment file. */
#ifndef SV_OUT_BESIDE_H
#define SV_OUT_BESIDE_H

#include "core/doc/result.h"

/* Reads the article of a document of the alignment file `path`, if it lies in that file's
 * folder under the name it was given, or its base name; never outside the folder. *out is
 * the caller's, NULL without one: also where it is not UTF-8, or where the text was
 * extracted from it. It may be another text than the document's: compare the sha256.
 * ENOMEM. */
samsvar_status sv_beside_read(const char *path, const samsvar_doc *doc, samsvar_doc **out);

#endif
