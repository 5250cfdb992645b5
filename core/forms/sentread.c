/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentread.c -- sentence XML as corpora have it: <s id="..."> with text, or with a <w> a
 * word; paragraphs are <p>. */
#include "core/forms/sentread.h"

#include "core/base/limits.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { ID_SIZE = 256, LANG_LOOKS = 2 };

typedef struct sentences {
    sv_formread *f;
    sv_xml *x;
    const char *path;
    uint32_t document, paragraph;
    sv_buf text;
} sentences;

/* ---- where it is */

static int is_regular(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static int stays_inside(const char *name)
{
    size_t len = strlen(name);
    if (!*name || name[0] == '/' || strncmp(name, "../", 3) == 0 || strstr(name, "/../") ||
        strstr(name, "://"))
        return 0;
    return len < 3 || strcmp(name + len - 3, "/..") != 0;
}

int sv_sentences_path(const sv_formread *f, const char *name, char *room, size_t size)
{
    const char *slash = strrchr(f->path, '/'), *base = strrchr(name, '/');
    size_t folder = slash ? (size_t)(slash - f->path) + 1 : 0;
    const char *names[2] = {name, base ? base + 1 : ""};
    for (int i = 0; i < 2; i++) {
        size_t len = strlen(names[i]);
        if (!stays_inside(names[i]) || folder + len + 1 > size || folder > 4000)
            continue;
        snprintf(room, size, "%.*s%s", (int)folder, f->path, names[i]);
        if (len > 3 && strcmp(names[i] + len - 3, ".gz") == 0)
            room[folder + len - 3] = '\0';
        if (is_regular(room))
            return 1;
    }
    return 0;
}

/* ---- reading */

/* White space in XML is one space; words of their own elements are apart. */
static void add_text(sentences *s, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        int space = strchr(" \t\r\n", text[i]) != NULL;
        size_t n = i;
        if (space) {
            if (s->text.len && s->text.data[s->text.len - 1] != ' ')
                sv_buf_putc(&s->text, ' ');
            continue;
        }
        while (n < len && !strchr(" \t\r\n", text[n]))
            n++;
        sv_buf_add(&s->text, text + i, n - i);
        i = n - 1;
    }
    if (s->text.status)
        sv_readctx_stop(&s->f->c, s->text.status,
                        "the text of a sentence is longer than 1 MB (SV_LIMIT_UNIT)");
}

static void read_sentence(sentences *s)
{
    const char *given = sv_xml_attr(s->x, "id"), *type = sv_xml_attr(s->x, "type");
    uint32_t depth = sv_xml_depth(s->x), line = s->f->c.line;
    uint32_t kind = type ? sv_segment_kind_of(type) : 0;
    sv_formread *f = s->f;
    char id[ID_SIZE];
    size_t len;
    int differs = 0;
    if (!given)
        given = sv_xml_attr(s->x, "xml:id");
    if (!given || !*given || strlen(given) >= sizeof id) {
        sv_formread_say(f, SV_HARD, "<%.20s> has %s; links name sentences by it",
                        sv_xml_name(s->x), given && *given ? "an id that is too long" : "no id");
        sv_xml_skip(s->x);
        return;
    }
    memcpy(id, given, strlen(given) + 1);
    sv_buf_reset(&s->text);
    for (;;) {
        sv_xml_event e = sv_xml_next(s->x);
        if (e == SV_XML_END || sv_readctx_stopped(&f->c))
            return;
        if (e == SV_XML_CLOSE && sv_xml_depth(s->x) == depth)
            break;
        if (e == SV_XML_TEXT) {
            const char *text = sv_xml_text(s->x, &len);
            add_text(s, text, len);
        } else if (sv_xml_is(s->x, "w")) {
            add_text(s, " ", 1);
        } else if (e == SV_XML_OPEN && sv_xml_is(s->x, "time")) {
            sv_xml_skip(s->x); /* of subtitles */
        }
    }
    f->c.line = line;
    uint32_t known = sv_build_count(&f->b, s->document);
    uint32_t n = sv_build_segment(&f->b, s->document, id, strlen(id),
                                  s->text.data ? s->text.data : "", s->text.len, &differs);
    if (n == SV_NO_ID)
        return;
    if (n < known)
        sv_formread_say(f, SV_HARD, "the id \"%.40s\" is used twice", id);
    sv_build_seg *seg = &f->b.documents.data[s->document].segments.data[n];
    seg->paragraph = s->paragraph;
    seg->kind = kind == SAMSVAR_SEG_NO_BREAK ? 0 : kind;
}

static void take_lang(sentences *s)
{
    const char *tag = sv_xml_attr(s->x, "xml:lang");
    sv_build_doc *d = &s->f->b.documents.data[s->document];
    if (!tag)
        tag = sv_xml_attr(s->x, "lang");
    if (tag && strcmp(d->lang, "und") == 0)
        sv_formread_lang(tag, strlen(tag), d->lang);
}

/* <text id="..."> names the document better than its file does. */
static void take_id(sentences *s)
{
    char id[ID_SIZE];
    const char *given = sv_xml_attr(s->x, "id");
    if (!given || !*given)
        return;
    snprintf(id, sizeof id, "%.150s", given);
    sv_error_clean(id);
    sv_build_rename(&s->f->b, s->document, id);
}

static void read_xml(sentences *s)
{
    int paragraphs = 0;
    for (;;) {
        sv_xml_event e = sv_xml_next(s->x);
        if (e == SV_XML_END || sv_readctx_stopped(&s->f->c))
            return;
        if (e != SV_XML_OPEN)
            continue;
        if (sv_xml_depth(s->x) <= LANG_LOOKS)
            take_lang(s);
        if (sv_xml_depth(s->x) == 1 && sv_xml_is(s->x, "text"))
            take_id(s);
        if (sv_xml_is(s->x, "s") || sv_xml_is(s->x, "seg"))
            read_sentence(s);
        else if (sv_xml_is(s->x, "p") || sv_xml_is(s->x, "head"))
            s->paragraph += (uint32_t)(paragraphs++ > 0);
        else if (sv_xml_is(s->x, "teiHeader") || sv_xml_is(s->x, "cesHeader"))
            sv_xml_skip(s->x);
    }
}

static int looks_like_xml(const char *path)
{
    char bytes[16];
    FILE *file = fopen(path, "rbe");
    size_t n = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    if (file)
        fclose(file);
    for (size_t i = 0; i < n; i++)
        if (bytes[i] == '<')
            return 1;
        else if (!memchr(" \t\r\n\0\xEF\xBB\xBF\xFF\xFE", bytes[i], 10))
            return 0;
    return 0;
}

uint32_t sv_sentences_read(sv_formread *f, const char *path, const char *id, const char *lang)
{
    sentences s = {.f = f, .path = path};
    const char *file = f->c.file;
    uint32_t line = f->c.line;
    f->c.file = path;
    f->c.line = 0;
    if (!looks_like_xml(path)) {
        s.document = sv_formread_lines(f, path, lang);
    } else {
        s.document = sv_build_document(&f->b, id, lang, path, f->extractor);
        s.x = s.document == SV_NO_ID ? NULL : sv_xml_open(&f->c, path);
        sv_buf_init(&s.text, SV_LIMIT_UNIT);
        if (s.x)
            read_xml(&s);
        sv_xml_close(s.x);
        sv_buf_clear(&s.text);
        if (!f->c.status && sv_build_count(&f->b, s.document) == 0) {
            f->c.line = 0;
            sv_readctx_problem(&f->c, NULL, SV_HARD, "holds no <s id=\"...\">");
        }
    }
    f->c.file = file;
    f->c.line = line;
    return f->c.status ? SV_NO_ID : s.document;
}
