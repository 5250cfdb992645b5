/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tmxread.c -- reads TMX, and says what OmegaT and others would refuse. */
#include "core/forms/export.h"
#include "core/forms/unitread.h"

#include <stdio.h>
#include <string.h>

enum { TYPE_SIZE = 64 };

typedef struct tmx {
    sv_formread *f;
    sv_xml *x;
    sv_readunit unit;
    char source[SV_LANG_SIZE]; /* srclang, "" for *all* or none */
    char unit_source[SV_LANG_SIZE];
    int sentences;             /* segtype="sentence" in the header */
    int unit_sentences;        /* ... of the unit at hand          */
    uint32_t tuv;              /* of the unit at hand              */
    uint64_t units, codes;
    sv_buf prop;
} tmx;

/* ---- text */

/* Appends the characters of the element at hand to the text begun last; what stands in
 * native codes is no text. */
static void read_text(tmx *t)
{
    static const char *const codes[] = {"bpt", "ept", "ph", "it", "ut"};
    uint32_t depth = sv_xml_depth(t->x);
    size_t len;
    for (;;) {
        sv_xml_event e = sv_xml_next(t->x);
        if (e == SV_XML_END || (e == SV_XML_CLOSE && sv_xml_depth(t->x) == depth))
            return;
        if (e == SV_XML_TEXT) {
            const char *text = sv_xml_text(t->x, &len);
            if (!sv_readunit_add(t->f, &t->unit, text, len))
                return;
        }
        for (size_t i = 0; e == SV_XML_OPEN && i < sizeof codes / sizeof codes[0]; i++)
            if (sv_xml_is(t->x, codes[i])) {
                t->codes++;
                sv_xml_skip(t->x);
                break;
            }
    }
}

/* The characters of the element at hand into t->prop. */
static void read_prop_text(tmx *t)
{
    uint32_t depth = sv_xml_depth(t->x);
    size_t len;
    sv_buf_reset(&t->prop);
    for (;;) {
        sv_xml_event e = sv_xml_next(t->x);
        if (e == SV_XML_END || (e == SV_XML_CLOSE && sv_xml_depth(t->x) == depth))
            break;
        if (e != SV_XML_TEXT)
            continue;
        const char *text = sv_xml_text(t->x, &len);
        if (sv_buf_add(&t->prop, text, len) == SAMSVAR_OK)
            continue;
        sv_readctx_stop(&t->f->c, t->prop.status,
                        "the property is longer than 1 MB (SV_LIMIT_UNIT)");
        return;
    }
    if (!t->prop.data)
        sv_buf_add(&t->prop, "", 0);
}

static void read_prop(tmx *t)
{
    static const char prefix[] = "x-samsvar-";
    const char *given = sv_xml_attr(t->x, "type");
    char type[TYPE_SIZE];
    if (!given)
        sv_formread_say(t->f, SV_SOFT, "a <prop> has no type, which TMX requires");
    snprintf(type, sizeof type, "%s", given ? given : "");
    read_prop_text(t);
    if (strncmp(type, prefix, sizeof prefix - 1) == 0 && t->prop.len)
        sv_readunit_prop(t->f, &t->unit, type + sizeof prefix - 1, t->prop.data, t->prop.len);
}

/* ---- units */

/* The language of a <tuv>; 0: it has none. */
static int read_lang(tmx *t, char lang[SV_LANG_SIZE])
{
    const char *tag = sv_xml_attr(t->x, "xml:lang");
    if (!tag && (tag = sv_xml_attr(t->x, "lang")))
        sv_formread_say(t->f, SV_SOFT,
                        "\"lang\" is of TMX 1.1; TMX 1.4 has \"xml:lang\"");
    if (!tag || !*tag) {
        sv_formread_say(t->f, SV_HARD,
                        "a <tuv> has no xml:lang; write its language there, as nb-NO");
        return 0;
    }
    if (strcmp(tag, "no") == 0 || strcmp(tag, "NO") == 0)
        sv_formread_say(t->f, SV_SOFT,
                        "xml:lang=\"no\" matches nothing in OmegaT; write nb-NO or nn-NO");
    if (!sv_formread_lang(tag, strlen(tag), lang))
        sv_formread_say(t->f, SV_SOFT, "xml:lang=\"%.40s\" is no language tag (BCP 47)", tag);
    return 1;
}

static int is_blank(const tmx *t, const sv_readunit_text *text)
{
    const char *p = t->unit.bytes.data;
    for (size_t i = 0; i < text->len; i++)
        if (!strchr(" \t\r\n", p[text->at + i]))
            return 0;
    return 1;
}

static void read_tuv(tmx *t)
{
    char lang[SV_LANG_SIZE];
    uint32_t depth = sv_xml_depth(t->x);
    int segs = 0, known = read_lang(t, lang);
    sv_formread *f = t->f;
    if (!known || !sv_readunit_begin(f, &t->unit, lang)) {
        sv_xml_skip(t->x);
        return;
    }
    t->tuv++;
    while (sv_xml_next_in(t->x, depth) == SV_XML_OPEN) {
        if (sv_xml_is(t->x, "seg") && segs++ == 0) {
            read_text(t);
        } else if (sv_xml_is(t->x, "prop") || sv_xml_is(t->x, "note")) {
            if (segs)
                sv_formread_say(f, SV_SOFT,
                                "<prop> and <note> stand before <seg>; the DTD and readers "
                                "that check it refuse the file");
            if (sv_xml_is(t->x, "prop"))
                read_prop(t);
            else
                sv_xml_skip(t->x);
        } else {
            sv_formread_say(f, SV_SOFT, "<%.40s> cannot stand in a <tuv>", sv_xml_name(t->x));
            sv_xml_skip(t->x);
        }
    }
    if (sv_readctx_stopped(&f->c))
        return;
    sv_readunit_text *text = &t->unit.texts.data[t->unit.texts.count - 1];
    if (segs != 1)
        sv_formread_say(f, SV_SOFT, "a <tuv> has %d <seg>; it must have one", segs);
    else if (is_blank(t, text))
        sv_formread_say(f, SV_SOFT, "the %s <seg> is empty: OmegaT takes an empty "
                        "translation from it; the text is left out", lang);
    else if (!sv_unit_has_content(t->unit.bytes.data + text->at, text->len))
        sv_formread_say(f, SV_SOFT, "the %s <seg> holds nothing but spaces: OmegaT takes them "
                        "for the translation", lang);
    if (is_blank(t, text))
        t->unit.texts.count--;
}

/* The source's text goes first: links are from it to the others. */
static void put_source_first(tmx *t)
{
    sv_readunit *u = &t->unit;
    for (int exact = 1; exact >= 0 && t->unit_source[0]; exact--)
        for (size_t i = 0; i < u->texts.count; i++) {
            sv_readunit_text text = u->texts.data[i];
            if (exact ? strcmp(text.lang, t->unit_source) != 0
                      : !sv_lang_same(text.lang, t->unit_source))
                continue;
            memmove(u->texts.data + 1, u->texts.data, i * sizeof text);
            u->texts.data[0] = text;
            return;
        }
}

/* Readers look for the source's text by its language. */
static void check_langs(tmx *t)
{
    const sv_readunit *u = &t->unit;
    int known = !t->unit_source[0];
    for (size_t i = 0; i < u->texts.count; i++) {
        known |= sv_lang_same(u->texts.data[i].lang, t->unit_source);
        for (size_t k = 0; k < i; k++)
            if (strcmp(u->texts.data[i].lang, u->texts.data[k].lang) == 0) {
                sv_formread_say(t->f, SV_SOFT,
                                "a <tu> has two texts of one language (%s): readers take one "
                                "of them", u->texts.data[i].lang);
                return;
            }
    }
    if (!known)
        sv_formread_say(t->f, SV_SOFT,
                        "a <tu> has no text of the source language (srclang, %s): readers that "
                        "look for it leave the unit out", t->unit_source);
    else if (t->unit_source[0] && !sv_lang_same(u->texts.data[0].lang, t->unit_source))
        sv_formread_say(t->f, SV_SOFT,
                        "the <tuv> of the source language (%s) should stand first",
                        t->unit_source);
}

static void check_segtype_name(tmx *t, const char *name)
{
    static const char *const known[] = {"block", "paragraph", "sentence", "phrase"};
    for (size_t i = 0; name && i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i], name) == 0)
            return;
    if (name)
        sv_formread_say(t->f, SV_SOFT,
                        "segtype=\"%.40s\": the DTD knows block, paragraph, sentence and phrase",
                        name);
}

/* A unit that has more than one sentence on a side is looked up by paragraphs only. */
static void check_segtype(tmx *t)
{
    if (!t->unit_sentences)
        return;
    for (size_t i = 0; i < t->unit.texts.count; i++) {
        const sv_readunit_text *text = &t->unit.texts.data[i];
        if (!text->ids_len ||
            !memchr(t->unit.bytes.data + text->ids_at, ' ', text->ids_len))
            continue;
        sv_formread_say(t->f, SV_SOFT,
                        "a unit of several sentences is not found in projects that are cut "
                        "into sentences unless it has segtype=\"paragraph\"");
        return;
    }
}

static void source_of(tmx *t, const char *tag, char out[SV_LANG_SIZE])
{
    if (!tag || strcmp(tag, "*all*") == 0 || strcmp(tag, "*ALL*") == 0)
        out[0] = '\0';
    else if (!sv_formread_lang(tag, strlen(tag), out)) {
        sv_formread_say(t->f, SV_SOFT, "srclang=\"%.40s\" is no language tag", tag);
        out[0] = '\0';
    }
}

static void read_tu(tmx *t)
{
    uint32_t depth = sv_xml_depth(t->x), line = t->f->c.line;
    const char *segtype = sv_xml_attr(t->x, "segtype");
    const char *source = sv_xml_attr(t->x, "srclang");
    sv_formread *f = t->f;
    sv_readunit_reset(&t->unit);
    t->tuv = 0;
    t->units++;
    t->unit_sentences = segtype ? strcmp(segtype, "sentence") == 0 : t->sentences;
    memcpy(t->unit_source, t->source, sizeof t->source);
    if (source)
        source_of(t, source, t->unit_source);
    check_segtype_name(t, segtype);
    sv_xml_event e;
    while ((e = sv_xml_next_in(t->x, depth)) == SV_XML_OPEN) {
        if (sv_xml_is(t->x, "tuv")) {
            read_tuv(t);
        } else if (sv_xml_is(t->x, "prop") || sv_xml_is(t->x, "note")) {
            if (t->tuv)
                sv_formread_say(f, SV_SOFT,
                                "<prop> and <note> stand before <tuv>; the DTD and readers "
                                "that check it refuse the file");
            if (sv_xml_is(t->x, "prop") && !t->tuv)
                read_prop(t);
            else
                sv_xml_skip(t->x);
        } else {
            sv_formread_say(f, SV_SOFT, "<%.40s> cannot stand in a <tu>", sv_xml_name(t->x));
            sv_xml_skip(t->x);
        }
    }
    if (e == SV_XML_END)
        return;
    f->c.line = line;
    if (sv_readctx_stopped(&f->c))
        return;
    if (t->unit.texts.count < 2) {
        sv_formread_say(f, SV_SOFT,
                        "a <tu> has text in fewer than two languages; it is left out");
        return;
    }
    sv_readunit_sides(&t->unit);
    check_segtype(t);
    check_langs(t);
    put_source_first(t);
    sv_readunit_take(f, &t->unit);
}

/* ---- the file */

static void read_header(tmx *t)
{
    static const char *const needed[] = {"creationtool", "creationtoolversion", "segtype",
                                         "o-tmf",        "adminlang",           "datatype"};
    const char *segtype = sv_xml_attr(t->x, "segtype");
    const char *source = sv_xml_attr(t->x, "srclang");
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (!sv_xml_attr(t->x, needed[i]))
            sv_readctx_problem(&t->f->c, NULL, SV_SOFT,
                               "the <header> has no %s, which the DTD requires", needed[i]);
    if (!source)
        sv_formread_say(t->f, SV_SOFT,
                        "the <header> has no srclang: OmegaT refuses the file");
    source_of(t, source, t->source);
    check_segtype_name(t, segtype);
    t->sentences = segtype && strcmp(segtype, "sentence") == 0;
    sv_xml_skip(t->x);
}

static void read_root(tmx *t)
{
    const char *version = sv_xml_attr(t->x, "version");
    if (!version)
        sv_formread_say(t->f, SV_SOFT, "<tmx> has no version; write version=\"1.4\"");
    else if (strcmp(version, "1.4") != 0)
        sv_formread_say(t->f, SV_SOFT,
                        "version=\"%.20s\": the DTD of TMX 1.4 wants exactly \"1.4\"",
                        version);
    if (*sv_xml_space(t->x))
        sv_formread_say(t->f, SV_SOFT,
                        "TMX 1.4 has no name space: the DTD, and who checks it, refuse "
                        "xmlns=\"%.60s\"", sv_xml_space(t->x));
}

static void read_file(tmx *t)
{
    sv_formread *f = t->f;
    int header = 0, body = 0;
    for (;;) {
        sv_xml_event e = sv_xml_next(t->x);
        if (e == SV_XML_END)
            break;
        if (e != SV_XML_OPEN)
            continue;
        if (sv_xml_depth(t->x) == 1) {
            if (!sv_xml_is(t->x, "tmx")) {
                sv_readctx_problem(&f->c, NULL, SV_HARD,
                                   "the file begins with <%.40s>; TMX begins with <tmx>",
                                   sv_xml_name(t->x));
                return;
            }
            read_root(t);
        } else if (sv_xml_is(t->x, "header") && sv_xml_depth(t->x) == 2) {
            header = 1;
            read_header(t);
        } else if (sv_xml_is(t->x, "body") && sv_xml_depth(t->x) == 2) {
            body = 1;
            if (!header)
                sv_formread_say(f, SV_SOFT, "there is no <header>, which the DTD requires");
        } else if (sv_xml_is(t->x, "tu") && body) {
            read_tu(t);
        } else {
            sv_formread_say(f, SV_SOFT, "<%.40s> cannot stand here", sv_xml_name(t->x));
            sv_xml_skip(t->x);
        }
    }
    f->c.line = 0;
    if (t->codes && !f->c.status)
        sv_readctx_problem(&f->c, NULL, SV_SOFT,
                           "%llu inline codes (<bpt>, <ept>, <ph>, <it>, <ut>) are left out "
                           "of the texts",
                           (unsigned long long)t->codes);
}

void sv_read_tmx(sv_formread *f)
{
    tmx t = {.f = f, .x = sv_formread_xml(f)};
    if (!t.x)
        return;
    sv_readunit_init(&t.unit);
    sv_buf_init(&t.prop, SV_LIMIT_UNIT);
    read_file(&t);
    sv_readunit_clear(&t.unit);
    sv_buf_clear(&t.prop);
    sv_xml_close(t.x);
}
