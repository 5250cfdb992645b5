/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xliff.c -- XLIFF 1.2 (strict) and XLIFF 2.1: a file a pair, a unit a link, text without
 * inline codes. What a person has judged stands in the state of the target. */
#include "core/forms/units.h"

#include <string.h>

/* ------------------------------------------------------------------ 1.2 */

/* One state for each status, so that a reader of ours finds it again. */
static const char *state_of(const sv_link *l)
{
    switch (l->status) {
    case SV_LINK_CONFIRMED:
        return "final";
    case SV_LINK_EDITED:
        return "signed-off";
    case SV_LINK_NEEDS_REVIEW:
        return "needs-review-translation";
    default:
        return "translated";
    }
}

static int is_judged(const sv_link *l)
{
    return l->status == SV_LINK_CONFIRMED || l->status == SV_LINK_EDITED;
}

static void head12(const sv_export *e, sv_xmlw *w, const sv_pair *p)
{
    const samsvar_doc *source = e->result->documents.data[p->source],
                      *target = e->result->documents.data[p->target];
    sv_xmlw_open(w, "xliff");
    sv_xmlw_attr(w, "version", "1.2");
    sv_xmlw_attr(w, "xmlns", "urn:oasis:names:tc:xliff:document:1.2");
    sv_xmlw_line(w);
    sv_xmlw_open(w, "file");
    sv_xmlw_attr(w, "original", source->source);
    sv_xmlw_attr(w, "source-language", sv_export_lang(e->options, source));
    sv_xmlw_attr(w, "target-language", sv_export_lang(e->options, target));
    sv_xmlw_attr(w, "datatype", "plaintext");
    sv_xmlw_attr(w, "tool-id", "samsvar");
    if (e->options->out.stamp && strlen(e->options->out.stamp) == 20)
        sv_xmlw_attr(w, "date", e->options->out.stamp);
    sv_xmlw_line(w);
    sv_xmlw_open(w, "header");
    sv_xmlw_open(w, "tool");
    sv_xmlw_attr(w, "tool-id", "samsvar");
    sv_xmlw_attr(w, "tool-name", "samsvar");
    sv_xmlw_attr(w, "tool-version", e->options->version);
    sv_xmlw_close(w);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
    sv_xmlw_open(w, "body");
    sv_xmlw_line(w);
}

/* An element whose one attribute says what its text is. */
static void put_named(sv_xmlw *w, const char *element, const char *attr, const char *name,
                      const char *text, size_t len)
{
    sv_xmlw_open(w, element);
    sv_xmlw_attr(w, attr, name);
    sv_xmlw_text(w, text, len);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
}

static void context12(sv_xmlw *w, const char *name, const char *text, size_t len)
{
    put_named(w, "context", "context-type", name, text, len);
}

static void unit12(const sv_export *e, sv_xmlw *w, const sv_unit *u)
{
    char quality[SV_MILLI_SIZE + 1];
    sv_xmlw_open(w, "trans-unit");
    sv_unit_attr_id(w, "id", 'l', u->number);
    if (is_judged(u->link))
        sv_xmlw_attr(w, "approved", "yes");
    sv_xmlw_attr(w, "xml:space", "preserve"); /* readers fold spaces without */
    sv_xmlw_line(w);
    sv_xmlw_leaf(w, "source", u->text[0], u->len[0]);
    sv_xmlw_line(w);
    sv_xmlw_open(w, "target");
    sv_xmlw_attr(w, "state", state_of(u->link));
    sv_xmlw_text(w, u->text[1], u->len[1]);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
    uint64_t once = w->left_out; /* what stands there twice counts once */
    if (e->options->provenance || e->options->context) {
        sv_xmlw_open(w, "context-group");
        sv_xmlw_attr(w, "purpose", "information");
        sv_xmlw_line(w);
        sv_unit_props(e, w, u, context12);
        /* the schema wants one context at least */
        if (!e->options->provenance)
            context12(w, "x-samsvar-link", "", 0);
        sv_xmlw_close(w);
        sv_xmlw_line(w);
    }
    sv_xmlw_open(w, "alt-trans");
    /* a share of a hundred: thousandths ten times as large */
    sv_xmlw_attr(w, "match-quality", sv_unit_milli(u->link->score * 100, quality));
    sv_xmlw_attr(w, "tool-id", "samsvar");
    sv_xmlw_leaf(w, "target", u->text[1], u->len[1]);
    w->left_out = once;
    sv_xmlw_close(w);
    sv_xmlw_line(w);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
}

/* The text of the target stands there twice. */
static size_t bound12(const sv_export *e, const sv_unit *u)
{
    size_t bytes = 600 + sv_xmlw_bound(u->text[1], u->len[1]);
    return bytes + sv_units_bound(e, u);
}

samsvar_status sv_xliff_export(sv_export *e)
{
    static const sv_units_form form = {"xlf", head12, unit12, bound12, 64};
    return sv_units_export(e, &form);
}

/* ------------------------------------------------------------------ 2.1 */

static void head2(const sv_export *e, sv_xmlw *w, const sv_pair *p)
{
    const samsvar_doc *source = e->result->documents.data[p->source],
                      *target = e->result->documents.data[p->target];
    sv_xmlw_open(w, "xliff");
    sv_xmlw_attr(w, "xmlns", "urn:oasis:names:tc:xliff:document:2.0");
    sv_xmlw_attr(w, "version", "2.1");
    sv_xmlw_attr(w, "srcLang", sv_export_lang(e->options, source));
    sv_xmlw_attr(w, "trgLang", sv_export_lang(e->options, target));
    sv_xmlw_line(w);
    sv_xmlw_open(w, "file");
    sv_xmlw_attr(w, "id", "f1");
    sv_xmlw_attr(w, "original", source->source);
    sv_xmlw_line(w);
}

static void note2(sv_xmlw *w, const char *name, const char *text, size_t len)
{
    put_named(w, "note", "category", name, text, len);
}

static void state2(sv_xmlw *w, const sv_link *l)
{
    sv_xmlw_attr(w, "state",
                 l->status == SV_LINK_CONFIRMED ? "final"
                 : l->status == SV_LINK_EDITED  ? "reviewed"
                                                : "translated");
    if (l->status == SV_LINK_NEEDS_REVIEW)
        sv_xmlw_attr(w, "subState", "samsvar:needs-review");
}

static void unit2(const sv_export *e, sv_xmlw *w, const sv_unit *u)
{
    char score[SV_MILLI_SIZE + 1];
    sv_xmlw_open(w, "unit");
    sv_unit_attr_id(w, "id", 'l', u->number);
    sv_xmlw_attr(w, "xml:space", "preserve");
    sv_xmlw_line(w);
    sv_xmlw_open(w, "notes");
    sv_xmlw_line(w);
    if (!e->options->provenance)
        note2(w, "x-samsvar-score", sv_unit_milli(u->link->score, score),
              strlen(sv_unit_milli(u->link->score, score)));
    sv_unit_props(e, w, u, note2);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
    sv_xmlw_open(w, "segment");
    state2(w, u->link);
    sv_xmlw_line(w);
    sv_xmlw_leaf(w, "source", u->text[0], u->len[0]);
    sv_xmlw_line(w);
    sv_xmlw_leaf(w, "target", u->text[1], u->len[1]);
    sv_xmlw_line(w);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
    sv_xmlw_close(w);
    sv_xmlw_line(w);
}

static size_t bound2(const sv_export *e, const sv_unit *u)
{
    return 500 + sv_units_bound(e, u);
}

samsvar_status sv_xliff2_export(sv_export *e)
{
    static const sv_units_form form = {"xlf", head2, unit2, bound2, 32};
    return sv_units_export(e, &form);
}
