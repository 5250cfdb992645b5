/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xliffread.c -- reads XLIFF 1.2 (trans-unit) and 2.x (unit, segment), and says what
 * readers would refuse. */
#include "core/forms/unitread.h"

#include "core/base/num.h"

#include <stdio.h>
#include <string.h>

enum { ORIGINAL_SIZE = 128, PROP_SIZE = 64 };

typedef struct xliff {
    sv_formread *f;
    sv_xml *x;
    int two;                   /* version 2.x */
    int by_us;                 /* the tool of the file is samsvar */
    char lang[2][SV_LANG_SIZE];
    char name[256];            /* what it was made of */
    char original[ORIGINAL_SIZE]; /* of the file at hand, its stem */
    sv_readunit unit;
    sv_buf text[2], prop;      /* of the unit at hand */
    int has[2], scored, ours;  /* status was given by a property of ours */
    uint32_t line;
    sv_intern *ids;            /* of the units of the file at hand */
    int body, segments;        /* the file has a <body>; the unit has a <segment> */
    uint64_t codes;
} xliff;

/* ---- text */

static int is_code(const xliff *t)
{
    static const char *const codes[] = {"bpt", "ept", "ph", "it", "sub", "x", "bx", "ex", "cp",
                                        "sc",  "ec"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (sv_xml_is(t->x, codes[i]))
            return 1;
    return 0;
}

/* The characters of the element at hand; native codes are no text. */
static void read_text(xliff *t, sv_buf *out)
{
    uint32_t depth = sv_xml_depth(t->x);
    size_t len;
    sv_buf_reset(out);
    for (;;) {
        sv_xml_event e = sv_xml_next(t->x);
        if (e == SV_XML_END || (e == SV_XML_CLOSE && sv_xml_depth(t->x) == depth))
            break;
        if (e == SV_XML_OPEN && is_code(t)) {
            t->codes++;
            sv_xml_skip(t->x);
        } else if (e == SV_XML_TEXT) {
            const char *text = sv_xml_text(t->x, &len);
            sv_buf_add(out, text, len);
        }
        if (out->status) {
            sv_readctx_stop(&t->f->c, out->status,
                            "the text of a unit is longer than 1 MB (SV_LIMIT_UNIT)");
            return;
        }
    }
}

static int is_blank(const sv_buf *b)
{
    for (size_t i = 0; i < b->len; i++)
        if (!strchr(" \t\r\n", b->data[i]))
            return 0;
    return 1;
}

/* ---- what is said of a unit */

static void take_state(xliff *t, const char *state)
{
    static const struct {
        const char *state;
        int two;
        sv_link_status status;
    } states[] = {
        {"final", 0, SV_LINK_CONFIRMED},
        {"signed-off", 0, SV_LINK_EDITED},
        {"translated", 0, SV_LINK_AUTO},
        {"new", 0, SV_LINK_NEEDS_REVIEW},
        {"needs-translation", 0, SV_LINK_NEEDS_REVIEW},
        {"needs-review-translation", 0, SV_LINK_NEEDS_REVIEW},
        {"needs-adaptation", 0, SV_LINK_NEEDS_REVIEW},
        {"needs-review-adaptation", 0, SV_LINK_NEEDS_REVIEW},
        {"needs-l10n", 0, SV_LINK_NEEDS_REVIEW},
        {"needs-review-l10n", 0, SV_LINK_NEEDS_REVIEW},
        {"initial", 1, SV_LINK_NEEDS_REVIEW},
        {"translated", 1, SV_LINK_AUTO},
        {"reviewed", 1, SV_LINK_EDITED},
        {"final", 1, SV_LINK_CONFIRMED},
    };
    if (!state)
        return;
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        if (states[i].two == t->two && strcmp(states[i].state, state) == 0) {
            if (!t->ours)
                t->unit.link.status = states[i].status;
            return;
        }
    if (t->two || strncmp(state, "x-", 2) != 0)
        sv_formread_say(t->f, SV_SOFT,
                        t->two ? "state=\"%.40s\"; XLIFF 2 knows initial, translated, reviewed "
                                 "and final"
                               : "state=\"%.40s\" is none of XLIFF 1.2's; own ones begin with "
                                 "x-",
                        state);
}

/* "87", "87%" or, though XLIFF says percent, "0.87". */
static void take_quality(xliff *t, const char *text)
{
    double value;
    size_t len = text ? strlen(text) : 0;
    if (!len || t->scored)
        return;
    int percent = text[len - 1] == '%';
    if (sv_num_real(text, len - percent, 0, 100, &value) != SAMSVAR_OK) {
        sv_formread_say(t->f, SV_SOFT, "match-quality=\"%.20s\" is no percentage", text);
        return;
    }
    percent |= value > 1 || t->by_us;
    t->unit.link.score = (int32_t)(value * (percent ? 10 : 1000) + 0.5);
}

/* Properties of ours, in whatever element a version has for them. */
static int take_prop(xliff *t)
{
    static const char *const names[] = {"context-type", "from", "category", "type",
                                        "prop-type"};
    static const char prefix[] = "x-samsvar-";
    char name[PROP_SIZE] = "";
    for (size_t i = 0; i < sizeof names / sizeof names[0] && !*name; i++) {
        const char *value = sv_xml_attr(t->x, names[i]);
        if (value && strncmp(value, prefix, sizeof prefix - 1) == 0)
            snprintf(name, sizeof name, "%s", value + sizeof prefix - 1);
    }
    if (!*name)
        return 0;
    read_text(t, &t->prop);
    if (!t->prop.len || sv_readctx_stopped(&t->f->c))
        return 1;
    sv_readunit_prop(t->f, &t->unit, name, t->prop.data, t->prop.len);
    t->scored |= strcmp(name, "score") == 0;
    t->ours |= strcmp(name, "status") == 0;
    return 1;
}

/* ---- units */

static void start_unit(xliff *t)
{
    sv_readunit_reset(&t->unit);
    t->has[0] = t->has[1] = t->scored = t->ours = 0;
    t->line = t->f->c.line;
    t->segments = 0;
    const char *id = sv_xml_attr(t->x, "id"), *approved = sv_xml_attr(t->x, "approved");
    if (approved && strcmp(approved, "yes") != 0 && strcmp(approved, "no") != 0)
        sv_formread_say(t->f, SV_SOFT, "approved=\"%.20s\"; XLIFF 1.2 knows yes or no",
                        approved);
    if (!id) {
        sv_formread_say(t->f, SV_SOFT, "<%.20s> has no id, which XLIFF requires",
                        sv_xml_name(t->x));
        return;
    }
    uint32_t known = t->ids ? sv_intern_count(t->ids) : 0;
    uint32_t n = t->ids ? sv_intern_add(t->ids, id, strlen(id)) : SV_NO_ID;
    if (n == SV_NO_ID)
        sv_readctx_stop(&t->f->c, SAMSVAR_ENOMEM, "");
    else if (n < known)
        sv_formread_say(t->f, SV_SOFT,
                        "the id \"%.40s\" is used twice: the schema, and readers that look "
                        "units up by it, refuse that", id);
}

static void add_side(xliff *t, int side)
{
    sv_formread *f = t->f;
    char id[ORIGINAL_SIZE + SV_LANG_SIZE + 2];
    if (!sv_readunit_begin(f, &t->unit, t->lang[side]) ||
        !sv_readunit_add(f, &t->unit, t->text[side].data, t->text[side].len) ||
        t->unit.side[side].doc_len)
        return;
    if (f->whole || !*t->original)
        sv_formread_id(f, t->lang[side], id, sizeof id);
    else
        snprintf(id, sizeof id, "%s.%s", t->original, t->lang[side]);
    if (side && strcmp(t->lang[0], t->lang[1]) == 0)
        snprintf(id, sizeof id, "%.120s.target", t->original);
    sv_readunit_prop(f, &t->unit, side ? "target" : "source", id, strlen(id));
}

static void take_unit(xliff *t)
{
    sv_formread *f = t->f;
    uint32_t line = f->c.line;
    if (sv_readctx_stopped(&f->c))
        return;
    f->c.line = t->line;
    if (!t->has[0]) {
        sv_formread_say(f, SV_SOFT, "a unit has no <source>; it is left out");
    } else if (!t->has[1] || is_blank(&t->text[1])) {
        sv_formread_say(f, SV_SOFT, t->has[1] ? "a <target> is empty; the unit is left out"
                                              : "a unit has no <target>; it is left out");
    } else if (is_blank(&t->text[0])) {
        sv_formread_say(f, SV_SOFT, "a <source> is empty; the unit is left out");
    } else {
        add_side(t, 0);
        add_side(t, 1);
        sv_readunit_sides(&t->unit);
        sv_readunit_take(f, &t->unit);
    }
    f->c.line = line;
    if (f->c.status == SAMSVAR_ELIMIT && f->b.documents.count >= SV_LIMIT_DOCUMENTS &&
        !f->whole && (f->bytes || strcmp(f->path, "-") != 0)) {
        f->c.status = SAMSVAR_OK; /* an alignment has fewer documents than this file */
        f->again = 1;
        if (f->c.err)
            sv_error_init(f->c.err);
    }
}

/* <source> or <target> at hand. */
static void read_side(xliff *t, int side)
{
    const char *lang = sv_xml_attr(t->x, "xml:lang");
    if (side && !t->two)
        take_state(t, sv_xml_attr(t->x, "state"));
    char tag[SV_LANG_SIZE];
    if (lang && strcmp(t->lang[side], "und") == 0)
        sv_formread_lang(lang, strlen(lang), t->lang[side]);
    else if (lang && sv_formread_lang(lang, strlen(lang), tag) &&
             !sv_lang_same(tag, t->lang[side]))
        sv_formread_say(t->f, SV_SOFT, "<%s> has xml:lang=\"%.40s\", and the file is in %s",
                        side ? "target" : "source", lang, t->lang[side]);
    if (!side && t->has[1] && !t->has[0])
        sv_formread_say(t->f, SV_SOFT,
                        "a <target> stands before its <source>; the schema refuses that");
    if (t->has[side]++)
        sv_formread_say(t->f, SV_SOFT, "a unit has more than one <%s>; the last is taken",
                        side ? "target" : "source");
    read_text(t, &t->text[side]);
}

static void read_trans_unit(xliff *t)
{
    uint32_t depth = sv_xml_depth(t->x);
    start_unit(t);
    sv_xml_event e;
    while ((e = sv_xml_next_in(t->x, depth)) == SV_XML_OPEN)
        if (sv_xml_is(t->x, "source") && sv_xml_own(t->x)) {
            read_side(t, 0);
        } else if (sv_xml_is(t->x, "target") && sv_xml_own(t->x)) {
            read_side(t, 1);
        } else if (sv_xml_is(t->x, "alt-trans")) {
            take_quality(t, sv_xml_attr(t->x, "match-quality"));
            sv_xml_skip(t->x);
        } else if (!take_prop(t) && (sv_xml_is(t->x, "seg-source") || !sv_xml_own(t->x))) {
            sv_xml_skip(t->x);
        }
    if (e != SV_XML_END)
        take_unit(t);
}

/* Of 2.x; <ignorable> between segments is no text of a link. */
static void read_unit(xliff *t)
{
    uint32_t depth = sv_xml_depth(t->x), inner = 0;
    start_unit(t);
    for (;;) {
        sv_xml_event e = sv_xml_next(t->x);
        if (e == SV_XML_END || (e == SV_XML_CLOSE && sv_xml_depth(t->x) == depth))
            return;
        if (e == SV_XML_CLOSE && inner && sv_xml_depth(t->x) == inner) {
            take_unit(t);
            sv_readunit_reset(&t->unit);
            t->has[0] = t->has[1] = inner = 0;
        }
        if (e != SV_XML_OPEN)
            continue;
        if (sv_xml_is(t->x, "segment") && sv_xml_own(t->x)) {
            inner = sv_xml_depth(t->x);
            t->line = t->f->c.line;
            t->segments++;
            const char *state = sv_xml_attr(t->x, "state");
            take_state(t, state);
            const char *more = sv_xml_attr(t->x, "subState");
            if (more && !state)
                sv_formread_say(t->f, SV_SOFT, "a subState needs a state beside it");
            if (more && !strchr(more, ':'))
                sv_formread_say(t->f, SV_SOFT, "subState=\"%.40s\" must be prefix:value", more);
            if (more && strcmp(more, "samsvar:needs-review") == 0 && !t->ours)
                t->unit.link.status = SV_LINK_NEEDS_REVIEW;
        } else if (!inner && t->segments && sv_xml_own(t->x) && sv_xml_is(t->x, "notes")) {
            sv_formread_say(t->f, SV_SOFT,
                            "<notes> stands before <segment>; the schema refuses that");
        } else if (sv_xml_is(t->x, "ignorable") || sv_xml_is(t->x, "originalData")) {
            sv_xml_skip(t->x);
        } else if (inner && sv_xml_own(t->x) && sv_xml_is(t->x, "source")) {
            read_side(t, 0);
        } else if (inner && sv_xml_own(t->x) && sv_xml_is(t->x, "target")) {
            read_side(t, 1);
        } else {
            const char *match = sv_xml_is(t->x, "match") ? sv_xml_attr(t->x, "matchQuality")
                                                         : NULL;
            if (match) {
                take_quality(t, match);
                sv_xml_skip(t->x);
            } else {
                take_prop(t);
            }
        }
    }
}

/* ---- the file */

static void take_lang(xliff *t, int side, const char *name)
{
    const sv_import_options *o = t->f->options;
    const char *tag = sv_xml_attr(t->x, name), *given = side ? o->target_lang : o->source_lang;
    if (!tag)
        sv_formread_say(t->f, side ? SV_SOFT : SV_HARD, "<%.10s> has no %s%s",
                        sv_xml_name(t->x), name,
                        side ? "; readers that want it refuse the file" : ", which XLIFF requires");
    if (!tag)
        tag = given ? given : "und";
    if (!sv_formread_lang(tag, strlen(tag), t->lang[side]))
        sv_formread_say(t->f, SV_SOFT, "%s=\"%.40s\" is no language tag (BCP 47)", name, tag);
}

static void read_root(xliff *t)
{
    const char *version = sv_xml_attr(t->x, "version");
    sv_formread *f = t->f;
    if (!sv_xml_is(t->x, "xliff")) {
        sv_readctx_problem(&f->c, NULL, SV_HARD,
                           "the file begins with <%.40s>; XLIFF begins with <xliff>",
                           sv_xml_name(t->x));
        return;
    }
    t->two = version && version[0] == '2';
    if (!version)
        sv_formread_say(f, SV_SOFT, "<xliff> has no version, which XLIFF requires");
    else if (strcmp(version, "1.2") != 0 && strcmp(version, "2.0") != 0 &&
             strcmp(version, "2.1") != 0)
        sv_formread_say(f, SV_SOFT, "version=\"%.20s\": 1.2, 2.0 and 2.1 are known", version);
    const char *space = t->two ? "urn:oasis:names:tc:xliff:document:2.0"
                               : "urn:oasis:names:tc:xliff:document:1.2";
    if (strcmp(sv_xml_space(t->x), space) != 0)
        sv_formread_say(f, SV_SOFT, "the name space should be \"%s\"", space);
    if (t->two) {
        take_lang(t, 0, "srcLang");
        take_lang(t, 1, "trgLang");
    }
}

static void open_file(xliff *t)
{
    const char *original = sv_xml_attr(t->x, t->two ? "id" : "original");
    sv_intern_free(t->ids);
    t->ids = sv_intern_new();
    if (!t->ids)
        sv_readctx_stop(&t->f->c, SAMSVAR_ENOMEM, "");
    t->body = 0;
    if (!original)
        sv_formread_say(t->f, SV_SOFT, "<file> has no %s, which XLIFF requires",
                        t->two ? "id" : "original");
    if (!t->two && !sv_xml_attr(t->x, "datatype"))
        sv_formread_say(t->f, SV_SOFT, "<file> has no datatype, which XLIFF requires");
    if (t->two && sv_xml_attr(t->x, "original"))
        original = sv_xml_attr(t->x, "original");
    const char *base = original ? strrchr(original, '/') : NULL;
    base = base ? base + 1 : original ? original : "";
    const char *dot = strrchr(base, '.');
    snprintf(t->name, sizeof t->name, "%.250s", original ? original : "");
    sv_error_clean(t->name);
    t->unit.source[0] = *t->name && (!t->two || sv_xml_attr(t->x, "original")) ? t->name : NULL;
    const char *tool = sv_xml_attr(t->x, "tool-id");
    t->by_us = tool && strcmp(tool, "samsvar") == 0;
    snprintf(t->original, sizeof t->original, "%.*s",
             (int)(dot && dot > base && dot - base < 100 ? dot - base : 100), base);
    sv_error_clean(t->original);
    if (!t->two) {
        take_lang(t, 0, "source-language");
        take_lang(t, 1, "target-language");
    }
}

static void read_file(xliff *t)
{
    for (;;) {
        sv_xml_event e = sv_xml_next(t->x);
        if (e == SV_XML_END || t->f->again || sv_readctx_stopped(&t->f->c))
            return;
        if (e != SV_XML_OPEN)
            continue;
        if (sv_xml_depth(t->x) == 1) {
            read_root(t);
            if (t->f->c.status)
                return;
        } else if (!sv_xml_own(t->x)) {
            sv_xml_skip(t->x);
        } else if (sv_xml_is(t->x, "file")) {
            open_file(t);
        } else if (sv_xml_is(t->x, "body")) {
            t->body = 1;
        } else if (sv_xml_is(t->x, "trans-unit") && !t->two) {
            if (!t->body)
                sv_formread_say(t->f, SV_SOFT,
                                "there is no <body> around the units; the schema refuses that");
            read_trans_unit(t);
        } else if (sv_xml_is(t->x, "unit") && t->two) {
            read_unit(t);
        } else if (sv_xml_is(t->x, t->two ? "trans-unit" : "unit")) {
            sv_formread_say(t->f, SV_SOFT, "<%.10s> is of XLIFF %s; it is left out",
                            sv_xml_name(t->x), t->two ? "1.2" : "2");
            sv_xml_skip(t->x);
        } else if (sv_xml_is(t->x, "header") || sv_xml_is(t->x, "bin-unit")) {
            sv_xml_skip(t->x);
        }
    }
}

void sv_read_xliff(sv_formread *f)
{
    xliff t = {.f = f, .lang = {"und", "und"}, .x = sv_formread_xml(f)};
    if (!t.x)
        return;
    sv_readunit_init(&t.unit);
    sv_buf_init(&t.text[0], SV_LIMIT_UNIT);
    sv_buf_init(&t.text[1], SV_LIMIT_UNIT);
    sv_buf_init(&t.prop, SV_LIMIT_UNIT);
    read_file(&t);
    f->c.line = 0;
    if (t.codes && !f->c.status && !f->again)
        sv_readctx_problem(&f->c, NULL, SV_SOFT,
                           "%llu inline codes are left out of the texts",
                           (unsigned long long)t.codes);
    sv_intern_free(t.ids);
    sv_readunit_clear(&t.unit);
    sv_buf_clear(&t.text[0]);
    sv_buf_clear(&t.text[1]);
    sv_buf_clear(&t.prop);
    sv_xml_close(t.x);
}
