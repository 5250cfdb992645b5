/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* docjson_impl.h -- what docjson.c and featurejson.c share. */
#ifndef SV_DOC_DOCJSON_IMPL_H
#define SV_DOC_DOCJSON_IMPL_H

#include "core/doc/docjson.h"

/* The name of a kind, or its number where it has none. */
void sv_docjson_kind(sv_jsonw *w, const char *key, const char *name, uint32_t kind);
/* The keys of segment i that every form has; its object is open. */
void sv_docjson_segment(sv_jsonw *w, const samsvar_doc *doc, size_t i);
/* Opens the one object of a JSON file, up to and with the array of segments; closes
 * both. */
void sv_docjson_head(sv_jsonw *w, const samsvar_doc *doc, const char *format);
void sv_docjson_tail(sv_jsonw *w);

#endif
