/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xml.h -- what everything that uses libxml2 must do first. */
#ifndef SV_FORMS_XML_H
#define SV_FORMS_XML_H

/* Lets libxml2 take its memory through mem.h and readies it for threads; done once,
 * however often it is called. Call it before any other function of libxml2. Blocks that
 * a program had libxml2 allocate earlier stay valid. Messages of libxml2 are left to the
 * caller: readers and writers here install their own handlers. */
void sv_xml_setup(void);

/* Did libxml2 get no memory in this thread since it was last asked? Its writer does not
 * always say so, and may go on without a piece of the output. */
int sv_xml_starved(void);

#endif
