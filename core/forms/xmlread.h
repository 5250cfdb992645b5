/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xmlread.h -- XML in, as a stream of events, through libxml2's xmlTextReader. Nothing is
 * fetched, no entity is replaced, no DTD is loaded; a file that declares entities is
 * refused, so are those nested too deep (SV_LIMIT_XML_DEPTH) or too long (SV_LIMIT_FORM).
 * Memory does not grow with the file. Any encoding that libxml2 knows. */
#ifndef SV_FORMS_XMLREAD_H
#define SV_FORMS_XMLREAD_H

#include "core/out/readctx.h"

typedef struct sv_xml sv_xml;

typedef enum sv_xml_event {
    SV_XML_END,   /* of the file, or it cannot be read on: then c->status is set */
    SV_XML_OPEN,  /* an element begins */
    SV_XML_CLOSE, /* and ends; also for <empty/> */
    SV_XML_TEXT
} sv_xml_event;

/* Opens a file ("-": standard input); EIO, ENOENT, ENOMEM go into c (sv_readctx_stop) and
 * NULL comes back. c->line is kept at the event at hand. */
sv_xml *sv_xml_open(sv_readctx *c, const char *path);
/* The same from memory, which must stay. */
sv_xml *sv_xml_open_memory(sv_readctx *c, const char *bytes, size_t len);
void sv_xml_close(sv_xml *x); /* NULL is fine */

sv_xml_event sv_xml_next(sv_xml *x);
/* The next element that begins (SV_XML_OPEN) in one that is open at a depth; SV_XML_CLOSE
 * where that one ends, SV_XML_END before it. Text is passed over. */
sv_xml_event sv_xml_next_in(sv_xml *x, uint32_t depth);
/* The rest of an element whose SV_XML_OPEN is at hand. */
void sv_xml_skip(sv_xml *x);

/* What follows is of the event at hand, and lives until the next one. */

/* Local name of the element; "" for text. */
const char *sv_xml_name(const sv_xml *x);
int sv_xml_is(const sv_xml *x, const char *name);
/* Is the element in the name space of the root? */
int sv_xml_own(const sv_xml *x);
/* Name space of the element, "" for none. */
const char *sv_xml_space(const sv_xml *x);
/* An attribute by its local name, "xml:lang" for those of XML itself; NULL: not there. */
const char *sv_xml_attr(sv_xml *x, const char *name);
const char *sv_xml_text(const sv_xml *x, size_t *len);
/* Elements that are open; 1 at the SV_XML_OPEN and SV_XML_CLOSE of the root. */
uint32_t sv_xml_depth(const sv_xml *x);

#endif
