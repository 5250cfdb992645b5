/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xmlw.h -- libxml2's writer, with one status, and without what XML cannot hold. */
#ifndef SV_FORMS_XMLW_H
#define SV_FORMS_XMLW_H

#include "core/base/buf.h"
#include "core/forms/outset.h"

typedef struct sv_xmlw {
    struct _xmlTextWriter *w;
    sv_out *out;
    samsvar_status status;
    uint64_t left_out; /* characters that XML 1.0 cannot hold */
    sv_buf clean;
} sv_xmlw;

/* Begins a document that goes to out; declare: with <?xml ... encoding="UTF-8"?>. Call clear whatever happens. */
samsvar_status sv_xmlw_start(sv_xmlw *w, sv_out *out, int declare);
/* <!DOCTYPE name PUBLIC "public" "system"> */
void sv_xmlw_doctype(sv_xmlw *w, const char *name, const char *publicid, const char *system);
void sv_xmlw_comment(sv_xmlw *w, const char *text);
void sv_xmlw_open(sv_xmlw *w, const char *element);
void sv_xmlw_attr(sv_xmlw *w, const char *name, const char *value);
void sv_xmlw_attr_len(sv_xmlw *w, const char *name, const char *value, size_t len);
void sv_xmlw_text(sv_xmlw *w, const char *text, size_t len);
void sv_xmlw_close(sv_xmlw *w);
/* <element>text</element> */
void sv_xmlw_leaf(sv_xmlw *w, const char *element, const char *text, size_t len);
/* A line break between elements. */
void sv_xmlw_line(sv_xmlw *w);
/* Hands over what is held back. */
void sv_xmlw_flush(sv_xmlw *w);
/* Closes what is open and hands over the rest; returns the first failure. */
samsvar_status sv_xmlw_finish(sv_xmlw *w);
void sv_xmlw_clear(sv_xmlw *w);

/* How many bytes text can take in XML at most. */
size_t sv_xmlw_bound(const char *text, size_t len);

#endif
