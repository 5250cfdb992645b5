/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xmlread.c -- XML in, as a stream of events. */
#include "core/forms/xmlread.h"

#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/forms/xml.h"

#include <errno.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { SPACE_SIZE = 128, HEAD_SIZE = 512 };

struct sv_xml {
    sv_readctx *c;
    xmlTextReader *reader;
    xmlStructuredErrorFunc old; /* of this thread, given back at the end */
    void *old_data;
    xmlGenericErrorFunc old_words;
    void *old_words_data;
    FILE *file; /* NULL: memory */
    const char *bytes;
    size_t len, at, taken;
    samsvar_status io;   /* why reading bytes failed */
    int io_errno;
    uint32_t depth;
    int empty;           /* a CLOSE is owed for <empty/> */
    int starved, huge;
    int failed;          /* no more events */
    int cut;             /* libxml2 met the end where more must come */
    uint32_t fatal_line;
    char fatal[160];
    sv_xml_event event;
    char space[SPACE_SIZE]; /* name space of the root */
    char head[HEAD_SIZE + 1]; /* how the bytes begin, to see in what encoding they are */
    size_t head_len;
};

/* ---- bytes */

static void keep_head(sv_xml *x, const char *bytes, size_t n)
{
    size_t room = HEAD_SIZE - x->head_len;
    if (n > room)
        n = room;
    memcpy(x->head + x->head_len, bytes, n);
    x->head_len += n;
}

static int take_memory(sv_xml *x, char *out, size_t room)
{
    size_t n = x->len - x->at < room ? x->len - x->at : room;
    if (n)
        memcpy(out, x->bytes + x->at, n);
    x->at += n;
    keep_head(x, out, n);
    return (int)n;
}

static int take_bytes(void *data, char *out, int room)
{
    sv_xml *x = data;
    if (sv_canceled()) {
        x->io = SAMSVAR_ECANCELED;
        return -1;
    }
    if (room <= 0)
        return 0;
    if (!x->file)
        return take_memory(x, out, (size_t)room);
    size_t n = fread(out, 1, (size_t)room, x->file);
    if (n == 0 && ferror(x->file)) {
        x->io_errno = errno;
        x->io = sv_canceled() ? SAMSVAR_ECANCELED : SAMSVAR_EIO;
        return -1;
    }
    x->taken += n;
    keep_head(x, out, n);
    if (x->taken > SV_LIMIT_FORM) {
        x->io = SAMSVAR_ELIMIT;
        return -1;
    }
    return (int)n;
}

static int give_up(void *data)
{
    (void)data;
    return 0;
}

/* ---- errors of libxml2 */

static void on_error(void *data, xmlError *e)
{
    sv_xml *x = data;
    if (!x || !e)
        return;
    /* a text that is longer than libxml2 allows is told as out of memory */
    if ((e->message && strstr(e->message, "huge text")) ||
        (e->str1 && strstr(e->str1, "huge text")))
        x->huge = 1;
    else if (e->code == XML_ERR_NO_MEMORY)
        x->starved = 1;
    if (e->level != XML_ERR_FATAL || x->fatal[0])
        return;
    x->cut = e->code == XML_ERR_DOCUMENT_END || e->code == XML_ERR_TAG_NOT_FINISHED ||
             e->code == XML_ERR_GT_REQUIRED;
    x->fatal_line = e->line > 0 ? (uint32_t)e->line : 0;
    snprintf(x->fatal, sizeof x->fatal, "%s", e->message ? e->message : "unknown error");
    size_t n = strcspn(x->fatal, "\r\n");
    x->fatal[n] = '\0';
}

/* What libxml2 would print; it does when memory ran out. */
static void on_words(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

static void say_io(sv_xml *x)
{
    char what[96];
    struct stat st;
    sv_readctx *c = x->c;
    c->line = 0;
    if (x->io == SAMSVAR_ECANCELED) {
        sv_readctx_stop(c, x->io, "interrupted");
    } else if (x->io == SAMSVAR_ELIMIT) {
        snprintf(what, sizeof what, "is longer than %zu bytes (SV_LIMIT_FORM); split it",
                 SV_LIMIT_FORM);
        sv_readctx_stop(c, x->io, what);
    } else {
        int folder = x->file && fstat(fileno(x->file), &st) == 0 && S_ISDIR(st.st_mode);
        sv_readctx_stop(c, SAMSVAR_EIO, folder ? "is a directory" : "cannot be read");
    }
}

/* Says why there is no next event. */
static void say_failure(sv_xml *x)
{
    sv_readctx *c = x->c;
    if (x->starved) {
        sv_readctx_stop(c, SAMSVAR_ENOMEM, "");
        return;
    }
    if (x->huge) {
        sv_readctx_stop(c, SAMSVAR_ELIMIT,
                        "a text is longer than 10 MB; no unit may be (SV_LIMIT_UNIT)");
        return;
    }
    if (x->io) {
        say_io(x);
        return;
    }
    if (x->fatal_line)
        c->line = x->fatal_line;
    int at_end = x->file ? feof(x->file) != 0 : x->at == x->len;
    if (x->depth && at_end && (x->cut || !x->fatal[0]))
        sv_readctx_problem(c, NULL, SV_HARD,
                           "the file ends inside an element: it is cut off; get it whole");
    else
        sv_readctx_problem(c, NULL, SV_HARD, "this is no well-formed XML: %s",
                           x->fatal[0] && !(x->cut && x->depth == 0) ? x->fatal
                                                                     : "there is no element");
}

/* ---- opening */

static sv_xml *open_reader(sv_readctx *c, sv_xml *x)
{
    const int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOWARNING;
    sv_xml_setup();
    x->c = c;
    x->old = xmlStructuredError;
    x->old_data = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(x, on_error);
    x->old_words = xmlGenericError;
    x->old_words_data = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(x, on_words);
    x->reader = xmlReaderForIO(take_bytes, give_up, x, NULL, NULL, options);
    if (x->reader) {
        xmlTextReaderSetStructuredErrorHandler(x->reader, on_error, x);
        return x;
    }
    if (!x->io)
        x->starved = 1;
    say_failure(x);
    sv_xml_close(x);
    return NULL;
}

sv_xml *sv_xml_open_memory(sv_readctx *c, const char *bytes, size_t len)
{
    sv_xml *x = sv_calloc(1, sizeof *x);
    if (!x) {
        sv_readctx_stop(c, SAMSVAR_ENOMEM, "");
        return NULL;
    }
    x->bytes = bytes;
    x->len = len;
    return open_reader(c, x);
}

sv_xml *sv_xml_open(sv_readctx *c, const char *path)
{
    sv_xml *x = sv_calloc(1, sizeof *x);
    if (!x) {
        sv_readctx_stop(c, SAMSVAR_ENOMEM, "");
        return NULL;
    }
    x->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rbe");
    if (!x->file) {
        int gone = errno == ENOENT;
        sv_free(x);
        sv_readctx_stop(c, gone ? SAMSVAR_ENOENT : SAMSVAR_EIO,
                        gone ? "there is no such file" : "cannot be opened");
        return NULL;
    }
    return open_reader(c, x);
}

void sv_xml_close(sv_xml *x)
{
    if (!x)
        return;
    if (x->reader)
        xmlFreeTextReader(x->reader);
    xmlResetLastError(); /* it holds copies */
    xmlSetGenericErrorFunc(x->old_words_data, x->old_words);
    xmlSetStructuredErrorFunc(x->old_data, x->old);
    if (x->file && x->file != stdin)
        fclose(x->file);
    sv_free(x);
}

/* ---- encodings */

/* The encoding that the declaration names, in lower case; "" for none. head: ASCII. */
static void declared(const char *head, char out[32])
{
    const char *end = strstr(head, "?>"), *p = strstr(head, "encoding");
    size_t n = 0;
    out[0] = '\0';
    if (strncmp(head, "<?xml", 5) != 0 || !end || !p || p > end)
        return;
    p += strcspn(p, "\"'?");
    if (*p == '?')
        return;
    for (p++; *p && !strchr("\"'?", *p) && n < 31; p++)
        out[n++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
    out[n] = '\0';
}

/* What libxml2 forgives and others do not. */
static void check_encoding(sv_xml *x)
{
    char name[32], plain[HEAD_SIZE + 1];
    const char *p = x->head;
    size_t n = 0;
    int wide = x->head_len > 3 && (memchr(p, '\0', 4) || memcmp(p, "\xFF\xFE", 2) == 0 ||
                                   memcmp(p, "\xFE\xFF", 2) == 0);
    int mark = x->head_len > 2 && memcmp(p, "\xEF\xBB\xBF", 3) == 0;
    for (size_t i = mark ? 3 : 0; i < x->head_len; i++)
        if (p[i] > 0)
            plain[n++] = p[i];
    plain[n] = '\0';
    declared(plain, name);
    x->c->line = 1;
    if (mark)
        sv_readctx_problem(x->c, NULL, SV_SOFT,
                           "begins with a byte order mark, which UTF-8 has no need of: programs "
                           "that look for \"<?xml\" in the first bytes do not know the file");
    if (wide && strncmp(name, "utf-16", 6) != 0 && strncmp(name, "ucs-2", 5) != 0 &&
        strncmp(name, "utf-32", 6) != 0 && strncmp(name, "ucs-4", 5) != 0 &&
        strncmp(name, "iso-10646", 9) != 0 && *name)
        sv_readctx_problem(x->c, NULL, SV_SOFT,
                           "says encoding=\"%s\" and is UTF-16: strict parsers, as OmegaT's, "
                           "refuse that",
                           name);
}

/* ---- events */

/* Lines above 65535 are not kept at every node: then the parser's own is near enough. */
static uint32_t line_of(sv_xml *x)
{
    long line = xmlGetLineNo(xmlTextReaderCurrentNode(x->reader));
    if (line <= 0 || line >= 65535)
        line = xmlTextReaderGetParserLineNumber(x->reader);
    return line > 0 ? (uint32_t)line : 0;
}

static sv_xml_event stop(sv_xml *x)
{
    x->failed = 1;
    return x->event = SV_XML_END;
}

static sv_xml_event open_element(sv_xml *x)
{
    x->depth++;
    x->empty = xmlTextReaderIsEmptyElement(x->reader) == 1;
    if (x->depth > SV_LIMIT_XML_DEPTH) {
        char what[96];
        snprintf(what, sizeof what,
                 "elements are nested more than %u deep (SV_LIMIT_XML_DEPTH)",
                 SV_LIMIT_XML_DEPTH);
        sv_readctx_stop(x->c, SAMSVAR_ELIMIT, what);
        return stop(x);
    }
    if (x->depth == 1) {
        const xmlChar *space = xmlTextReaderConstNamespaceUri(x->reader);
        snprintf(x->space, sizeof x->space, "%s", space ? (const char *)space : "");
    }
    return x->event = SV_XML_OPEN;
}

/* Entities are declared in the DTD inside the file: refused before anything uses them. */
static int declares_entities(sv_xml *x)
{
    const xmlNode *node = xmlTextReaderCurrentNode(x->reader);
    const xmlDtd *dtd = node && node->doc ? node->doc->intSubset : NULL;
    return dtd && (dtd->entities || dtd->pentities);
}

/* One node of libxml2's; SV_XML_END with !failed: nothing that matters here. */
static sv_xml_event take_node(sv_xml *x)
{
    switch (xmlTextReaderNodeType(x->reader)) {
    case XML_READER_TYPE_ELEMENT:
        if (!x->depth)
            check_encoding(x);
        x->c->line = line_of(x);
        return open_element(x);
    case XML_READER_TYPE_END_ELEMENT:
        return x->event = SV_XML_CLOSE;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return x->event = SV_XML_TEXT;
    case XML_READER_TYPE_ENTITY_REFERENCE:
        x->c->line = line_of(x);
        sv_readctx_problem(x->c, NULL, SV_HARD,
                           "the entity &%.40s; is not read: put the text itself there",
                           (const char *)xmlTextReaderConstName(x->reader));
        return stop(x);
    case XML_READER_TYPE_DOCUMENT_TYPE:
        if (!declares_entities(x))
            return SV_XML_END;
        x->c->line = line_of(x);
        sv_readctx_problem(x->c, NULL, SV_HARD,
                           "the file declares entities, which are not read: put the "
                           "text itself in their place");
        return stop(x);
    default:
        return SV_XML_END;
    }
}

sv_xml_event sv_xml_next(sv_xml *x)
{
    if (x->failed)
        return SV_XML_END;
    if (x->event == SV_XML_CLOSE && x->depth)
        x->depth--;
    if (x->event == SV_XML_OPEN && x->empty)
        return x->event = SV_XML_CLOSE;
    for (;;) {
        int more = xmlTextReaderRead(x->reader);
        if (more == 1 && !x->starved && !x->huge && !x->fatal[0]) {
            sv_xml_event event = take_node(x);
            if (event != SV_XML_END || x->failed)
                return event;
            continue;
        }
        if (more != 0 || x->starved || x->huge || x->fatal[0] || x->io)
            say_failure(x);
        return stop(x);
    }
}

sv_xml_event sv_xml_next_in(sv_xml *x, uint32_t depth)
{
    sv_xml_event e;
    do
        e = sv_xml_next(x);
    while (e == SV_XML_TEXT || (e == SV_XML_CLOSE && x->depth != depth));
    return e;
}

void sv_xml_skip(sv_xml *x)
{
    uint32_t depth = x->depth;
    while (sv_xml_next_in(x, depth) == SV_XML_OPEN)
        ;
}

/* ---- the event at hand */

const char *sv_xml_name(const sv_xml *x)
{
    const xmlChar *name = xmlTextReaderConstLocalName(x->reader);
    return name && x->event != SV_XML_TEXT ? (const char *)name : "";
}

int sv_xml_is(const sv_xml *x, const char *name)
{
    return strcmp(sv_xml_name(x), name) == 0;
}

const char *sv_xml_space(const sv_xml *x)
{
    const xmlChar *space = xmlTextReaderConstNamespaceUri(x->reader);
    return space ? (const char *)space : "";
}

int sv_xml_own(const sv_xml *x)
{
    return strncmp(sv_xml_space(x), x->space, SPACE_SIZE - 1) == 0;
}

const char *sv_xml_attr(sv_xml *x, const char *name)
{
    const xmlNode *node = xmlTextReaderCurrentNode(x->reader);
    int of_xml = strncmp(name, "xml:", 4) == 0;
    if (!node || node->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        int is_xml = a->ns && a->ns->prefix && strcmp((const char *)a->ns->prefix, "xml") == 0;
        if (is_xml != of_xml || (a->ns && !is_xml) ||
            strcmp((const char *)a->name, of_xml ? name + 4 : name) != 0)
            continue;
        if (!a->children)
            return "";
        if (!a->children->next && a->children->type == XML_TEXT_NODE)
            return a->children->content ? (const char *)a->children->content : "";
        sv_readctx_problem(x->c, NULL, SV_HARD,
                           "the attribute %.40s refers to an entity, which is not read",
                           name);
        return NULL;
    }
    return NULL;
}

const char *sv_xml_text(const sv_xml *x, size_t *len)
{
    const char *text = (const char *)xmlTextReaderConstValue(x->reader);
    *len = text ? strlen(text) : 0;
    return text ? text : "";
}

uint32_t sv_xml_depth(const sv_xml *x)
{
    return x->depth;
}
