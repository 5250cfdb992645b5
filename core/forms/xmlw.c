/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xmlw.c -- libxml2's writer. */
#include "core/forms/xmlw.h"

#include "core/base/limits.h"
#include "core/forms/xml.h"

#include <libxml/xmlwriter.h>
#include <string.h>

/* What libxml2 has to say is in the status. */
static void quiet(void *context, const char *message, ...)
{
    (void)context;
    (void)message;
}

static int hand_on(void *context, const char *bytes, int len)
{
    sv_xmlw *w = context;
    if (len > 0 && w->status == SAMSVAR_OK) {
        int failed = sv_out_write(w->out, bytes, (size_t)len);
        if (failed)
            w->status = (samsvar_status)failed;
    }
    return w->status ? -1 : len;
}

/* libxml2 returns -1 for whatever went wrong; where writing did not, it is memory. */
static void done(sv_xmlw *w, int result)
{
    int starved = sv_xml_starved();
    if ((result < 0 || starved) && w->status == SAMSVAR_OK)
        w->status = SAMSVAR_ENOMEM;
}

samsvar_status sv_xmlw_start(sv_xmlw *w, sv_out *out, int declare)
{
    memset(w, 0, sizeof *w);
    w->out = out;
    sv_buf_init(&w->clean, SV_LIMIT_BUF);
    sv_xml_setup();
    xmlSetGenericErrorFunc(NULL, quiet);
    sv_xml_starved();
    xmlOutputBufferPtr sink = xmlOutputBufferCreateIO(hand_on, NULL, w, NULL);
    if (sink && !(w->w = xmlNewTextWriter(sink)))
        xmlOutputBufferClose(sink);
    if (!w->w)
        return w->status = SAMSVAR_ENOMEM;
    if (declare)
        done(w, xmlTextWriterStartDocument(w->w, NULL, "UTF-8", NULL));
    return w->status;
}

void sv_xmlw_clear(sv_xmlw *w)
{
    if (w->w) {
        if (!w->status)
            w->status = SAMSVAR_ECANCELED; /* nothing more goes out */
        xmlFreeTextWriter(w->w);
    }
    xmlSetGenericErrorFunc(NULL, NULL);
    sv_buf_clear(&w->clean);
    w->w = NULL;
}

/* ------------------------------------------------------------------ text */

/* The length of what stands at p and may not stand in XML 1.0, or 0: controls other
 * than tab, line feed and carriage return; U+FFFE and U+FFFF. Text is valid UTF-8. */
static size_t forbidden(const unsigned char *p, const unsigned char *end)
{
    if (*p < 0x20)
        return *p != '\t' && *p != '\n' && *p != '\r';
    return *p == 0xEF && end - p >= 3 && p[1] == 0xBF && p[2] >= 0xBE ? 3 : 0;
}

/* The text as a C string without what is forbidden; NULL when out of memory. */
static const xmlChar *clean(sv_xmlw *w, const char *text, size_t len)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + len, *from = p;
    sv_buf_reset(&w->clean);
    while (p < end) {
        size_t n = forbidden(p, end);
        if (n) {
            sv_buf_add(&w->clean, (const char *)from, (size_t)(p - from));
            w->left_out++;
            from = p + n;
        }
        p += n ? n : 1;
    }
    sv_buf_add(&w->clean, (const char *)from, (size_t)(end - from));
    if (w->clean.status) {
        done(w, -1);
        return NULL;
    }
    return (const xmlChar *)(w->clean.data ? w->clean.data : "");
}

size_t sv_xmlw_bound(const char *text, size_t len)
{
    size_t bound = len;
    for (size_t i = 0; i < len; i++)
        if (text[i] == '&' || text[i] == '<' || text[i] == '>' || text[i] == '"' ||
            text[i] == '\r')
            bound += 5;
    return bound;
}

/* ------------------------------------------------------------------ writing */

void sv_xmlw_doctype(sv_xmlw *w, const char *name, const char *publicid, const char *system)
{
    if (!w->status)
        done(w, xmlTextWriterWriteDTD(w->w, (const xmlChar *)name,
                                      (const xmlChar *)publicid, (const xmlChar *)system,
                                      NULL));
    sv_xmlw_line(w);
}

void sv_xmlw_comment(sv_xmlw *w, const char *text)
{
    if (!w->status)
        done(w, xmlTextWriterWriteComment(w->w, (const xmlChar *)text));
}

void sv_xmlw_open(sv_xmlw *w, const char *element)
{
    if (!w->status)
        done(w, xmlTextWriterStartElement(w->w, (const xmlChar *)element));
}

void sv_xmlw_attr_len(sv_xmlw *w, const char *name, const char *value, size_t len)
{
    const xmlChar *text = w->status ? NULL : clean(w, value, len);
    if (text)
        done(w, xmlTextWriterWriteAttribute(w->w, (const xmlChar *)name, text));
}

void sv_xmlw_attr(sv_xmlw *w, const char *name, const char *value)
{
    sv_xmlw_attr_len(w, name, value, strlen(value));
}

void sv_xmlw_text(sv_xmlw *w, const char *text, size_t len)
{
    const xmlChar *fit = w->status ? NULL : clean(w, text, len);
    if (fit)
        done(w, xmlTextWriterWriteString(w->w, fit));
}

void sv_xmlw_close(sv_xmlw *w)
{
    if (!w->status)
        done(w, xmlTextWriterEndElement(w->w));
}

void sv_xmlw_leaf(sv_xmlw *w, const char *element, const char *text, size_t len)
{
    sv_xmlw_open(w, element);
    sv_xmlw_text(w, text, len);
    sv_xmlw_close(w);
}

void sv_xmlw_line(sv_xmlw *w)
{
    if (!w->status)
        done(w, xmlTextWriterWriteRaw(w->w, (const xmlChar *)"\n"));
}

void sv_xmlw_flush(sv_xmlw *w)
{
    if (!w->status)
        done(w, xmlTextWriterFlush(w->w));
}

samsvar_status sv_xmlw_finish(sv_xmlw *w)
{
    if (!w->status)
        done(w, xmlTextWriterEndDocument(w->w));
    if (!w->status)
        done(w, xmlTextWriterFlush(w->w));
    return w->status;
}
