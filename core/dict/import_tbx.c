/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_tbx.c -- TermBase eXchange, in its old (2008) and new (version 3) names:
 *
 *   <termEntry>                                  <conceptEntry>
 *     <langSet xml:lang="is"> <tig>                <langSec xml:lang="is"> <termSec>
 *       <term>fundur</term>                          <term>fundur</term>
 *       <termNote type="partOfSpeech">noun</termNote> ...
 *
 * Every term of one language is a translation of every term of the other. TBX-Basic names few
 * parts of speech; <note>part of speech: prep</note> is what `dict export` writes for others. */
#include "core/dict/import.h"

#include "core/forms/xmlread.h"

#include <string.h>

typedef struct term {
    size_t start, len; /* in text */
    sv_import_pos pos;
} term;

typedef struct tbx {
    sv_import *im;
    sv_xml *x;
    sv_buf text; /* of all terms of the entry */
    term terms[2][SV_LIMIT_ENTRY_TERMS];
    uint32_t count[2];
    int too_many; /* terms of the entry */
    int side;    /* of the language at hand, -1: another */
    int in_term, in_pos, in_note;
    uint32_t entries;
} tbx;

/* Which side a language is; takes the first two where none were asked for. */
static int side_of(tbx *t, const char *lang)
{
    char tag[SV_LANG_SIZE];
    if (!lang || sv_lang_normalise(lang, strlen(lang), tag) != SAMSVAR_OK)
        return -1;
    if (!t->im->from[0])
        memcpy(t->im->from, tag, sizeof tag);
    if (sv_lang_same(tag, t->im->from))
        return 0;
    if (!t->im->to[0])
        memcpy(t->im->to, tag, sizeof tag);
    return sv_lang_same(tag, t->im->to) ? 1 : -1;
}

static int is_entry(const sv_xml *x)
{
    return sv_xml_is(x, "termEntry") || sv_xml_is(x, "conceptEntry");
}

static void open_element(tbx *t)
{
    t->in_pos = t->in_note = 0;
    if (!sv_xml_is(t->x, "hi"))
        t->in_term = 0;
    if (is_entry(t->x)) {
        sv_buf_reset(&t->text);
        t->count[0] = t->count[1] = 0;
        t->too_many = 0;
        t->side = -1;
    } else if (sv_xml_is(t->x, "langSet") || sv_xml_is(t->x, "langSec")) {
        t->side = side_of(t, sv_xml_attr(t->x, "xml:lang"));
    } else if (sv_xml_is(t->x, "term") && t->side >= 0 &&
               t->count[t->side] == SV_LIMIT_ENTRY_TERMS) {
        t->too_many = 1;
    } else if (sv_xml_is(t->x, "term") && t->side >= 0) {
        t->terms[t->side][t->count[t->side]++] = (term){.start = t->text.len};
        t->in_term = 1;
    } else if (sv_xml_is(t->x, "termNote") && t->side >= 0 && t->count[t->side]) {
        const char *type = sv_xml_attr(t->x, "type");
        t->in_pos = type && !strcmp(type, "partOfSpeech");
    } else if (sv_xml_is(t->x, "note") && t->side >= 0 && t->count[t->side]) {
        t->in_note = 1;
    }
}

static samsvar_status end_entry(tbx *t)
{
    samsvar_status status = SAMSVAR_OK;
    t->entries++;
    if (t->text.status == SAMSVAR_ENOMEM)
        return SAMSVAR_ENOMEM;
    if (t->text.status || t->too_many || !t->count[0] || !t->count[1]) {
        int lacks = !t->text.status && !t->too_many;
        sv_import_leave(t->im, lacks ? SV_LEFT_EMPTY : SV_LEFT_LONG);
        return SAMSVAR_OK;
    }
    for (uint32_t i = 0; i < t->count[0]; i++)
        for (uint32_t j = 0; j < t->count[1] && status == SAMSVAR_OK; j++) {
            const term *a = &t->terms[0][i], *b = &t->terms[1][j];
            samsvar_str x = {t->text.data ? t->text.data + a->start : "", (uint32_t)a->len};
            samsvar_str y = {t->text.data ? t->text.data + b->start : "", (uint32_t)b->len};
            status = sv_import_add(t->im, x, a->pos ? a->pos : b->pos, y, 0);
        }
    return status;
}

static void add_text(tbx *t)
{
    static const char note[] = "part of speech: ";
    size_t len;
    const char *text = sv_xml_text(t->x, &len);
    if (t->side < 0 || !t->count[t->side])
        return;
    if (t->in_term) {
        if (sv_buf_add(&t->text, text, len) == SAMSVAR_OK)
            t->terms[t->side][t->count[t->side] - 1].len += len;
    } else if (t->in_pos && len < 64) {
        samsvar_str name = {text, (uint32_t)len};
        t->terms[t->side][t->count[t->side] - 1].pos = sv_import_pos_of(name);
    } else if (t->in_note && len > sizeof note - 1 && len < 64 &&
               !memcmp(text, note, sizeof note - 1)) {
        samsvar_str name = {text + sizeof note - 1, (uint32_t)(len - (sizeof note - 1))};
        t->terms[t->side][t->count[t->side] - 1].pos = sv_import_pos_of(name);
    }
}

static samsvar_status read_events(tbx *t)
{
    samsvar_status status = SAMSVAR_OK;
    while (status == SAMSVAR_OK) {
        sv_xml_event event = sv_xml_next(t->x);
        if (event == SV_XML_END)
            break;
        if (event == SV_XML_OPEN) {
            open_element(t);
        } else if (event == SV_XML_CLOSE) {
            if (sv_xml_is(t->x, "term"))
                t->in_term = 0;
            t->in_pos = t->in_note = 0;
            if (sv_xml_is(t->x, "langSet") || sv_xml_is(t->x, "langSec")) {
                t->side = -1;
                t->in_term = 0;
            }
            if (is_entry(t->x))
                status = end_entry(t);
        } else {
            add_text(t);
        }
    }
    return status;
}

samsvar_status sv_import_tbx(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err)
{
    sv_readctx c = {.file = file, .err = err};
    tbx *t = sv_calloc(1, sizeof *t);
    if (!t)
        return SAMSVAR_ENOMEM;
    t->im = im;
    t->side = -1;
    sv_buf_init(&t->text, SV_LIMIT_ENTRY);
    t->x = sv_xml_open_memory(&c, bytes, len);
    samsvar_status status = t->x ? read_events(t) : c.status;
    sv_xml_close(t->x);
    sv_buf_clear(&t->text);
    if (status == SAMSVAR_OK)
        status = c.status;
    if (status == SAMSVAR_OK && !t->entries)
        status = sv_fail_at(err, SAMSVAR_EDATA, file, 0,
                            "no TBX: there is no <termEntry> or <conceptEntry> in it");
    sv_free(t);
    return status;
}
