/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tmx.c -- TMX 1.4b (level 1: text without inline codes). The header is what OmegaT
 * insists on: all seven attributes, version "1.4". No DOCTYPE, so nobody looks for a DTD.
 *
 * segtype: OmegaT does not find a unit of several sentences in a project of sentences
 * unless the header says "paragraph"; it then cuts units itself where both sides have the
 * same number of sentences. */
#include "core/forms/tmx.h"

#include "core/base/spill.h"

#include <string.h>

static int has_several(const sv_pair *p)
{
    for (size_t i = 0; i < p->links.count; i++) {
        if (p->links.data[i].source_count > 1 || p->links.data[i].target_count > 1)
            return 1;
        sv_spill_step(i);
    }
    return 0;
}

static int all_digits(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] < '0' || p[i] > '9')
            return 0;
    return 1;
}

/* "2022-01-21T10:00:00Z" as TMX has it, 20220121T100000Z; nothing for other times. */
static void put_date(const sv_export *e, sv_xmlw *w)
{
    const char *t = e->options->out.stamp;
    char date[17] = "00000000T000000Z";
    if (!t || strlen(t) < 10 || !all_digits(t, 4) || !all_digits(t + 5, 2) ||
        !all_digits(t + 8, 2))
        return;
    memcpy(date, t, 4);
    memcpy(date + 4, t + 5, 2);
    memcpy(date + 6, t + 8, 2);
    if (strlen(t) == 20 && t[10] == 'T' && t[19] == 'Z' && all_digits(t + 11, 2) &&
        all_digits(t + 14, 2) && all_digits(t + 17, 2)) {
        memcpy(date + 9, t + 11, 2);
        memcpy(date + 11, t + 14, 2);
        memcpy(date + 13, t + 17, 2);
    } else if (t[10]) {
        return;
    }
    sv_xmlw_attr(w, "creationdate", date);
}

void sv_tmx_head(const sv_export *e, sv_xmlw *w, int paragraph, const char *srclang)
{
    sv_segtype segtype = e->options->segtype;
    if (segtype != SV_SEGTYPE_AUTO)
        paragraph = segtype == SV_SEGTYPE_PARAGRAPH;
    sv_xmlw_open(w, "tmx");
    sv_xmlw_attr(w, "version", "1.4");
    sv_xmlw_line(w);
    sv_xmlw_open(w, "header");
    sv_xmlw_attr(w, "creationtool", "samsvar");
    sv_xmlw_attr(w, "creationtoolversion", e->options->version);
    sv_xmlw_attr(w, "segtype", paragraph ? "paragraph" : "sentence");
    sv_xmlw_attr(w, "o-tmf", "samsvar");
    sv_xmlw_attr(w, "adminlang", "en");
    sv_xmlw_attr(w, "srclang", srclang);
    sv_xmlw_attr(w, "datatype", "plaintext");
    put_date(e, w);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
    sv_xmlw_open(w, "body");
    sv_xmlw_line(w);
}

static void head(const sv_export *e, sv_xmlw *w, const sv_pair *p)
{
    sv_tmx_head(e, w, has_several(p),
                sv_export_lang(e->options, e->result->documents.data[p->source]));
}

void sv_tmx_prop(sv_xmlw *w, const char *name, const char *text, size_t len)
{
    sv_xmlw_open(w, "prop");
    sv_xmlw_attr(w, "type", name);
    sv_xmlw_text(w, text, len);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
}

void sv_tmx_tuv(sv_xmlw *w, const char *lang, const char *text, size_t len)
{
    sv_xmlw_open(w, "tuv");
    sv_xmlw_attr(w, "xml:lang", lang);
    sv_xmlw_leaf(w, "seg", text, len);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
}

static void unit(const sv_export *e, sv_xmlw *w, const sv_unit *u)
{
    sv_xmlw_open(w, "tu");
    sv_unit_attr_id(w, "tuid", 'l', u->number);
    sv_xmlw_line(w);
    sv_unit_props(e, w, u, sv_tmx_prop);
    for (int side = 0; side < 2; side++)
        sv_tmx_tuv(w, sv_export_lang(e->options, u->doc[side]), u->text[side],
                   u->len[side]);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
}

static size_t bound(const sv_export *e, const sv_unit *u)
{
    return 400 + sv_units_bound(e, u);
}

samsvar_status sv_tmx_export(sv_export *e)
{
    static const sv_units_form form = {"tmx", head, unit, bound, 32};
    return e->options->multilingual ? sv_tmx_multi_export(e) : sv_units_export(e, &form);
}
