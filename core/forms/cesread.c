/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cesread.c -- reads XCES cesAlign and the linkGrp of InterText. Both list links between
 * sentences of two other files. They differ in whose ids stand first in xtargets: those of
 * fromDoc in cesAlign (as in OPUS), those of toDoc with InterText. */
#include "core/forms/sentread.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { ID_SIZE = 160 };

typedef struct ces {
    sv_formread *f;
    sv_xml *x;
    int swap;               /* xtargets begin with toDoc's */
    int groups;
    uint32_t document[2];   /* source, target; SV_NO_ID outside of a group */
    int text[2];            /* the document's sentences are known          */
    uint32_t pair;
    uint64_t outside;
    SV_VEC(uint32_t) list[2];
} ces;

/* The stem of a path, for the id of a document. */
static void stem(const char *path, char room[ID_SIZE])
{
    const char *base = strrchr(path, '/');
    base = base ? base + 1 : path;
    size_t len = strlen(base);
    if (len > 3 && strcmp(base + len - 3, ".gz") == 0)
        len -= 3;
    if (len > 4 && strncmp(base + len - 4, ".xml", 4) == 0)
        len -= 4;
    snprintf(room, ID_SIZE, "%.*s", (int)(len < 140 ? len : 140), base);
    sv_error_clean(room);
    if (!*room)
        snprintf(room, ID_SIZE, "document");
}

/* Opens the text of a side: the one that is named by an option, or in the file. */
static void open_side(ces *t, int side, const char *name)
{
    sv_formread *f = t->f;
    const sv_import_options *o = f->options;
    const char *given = side ? o->target : o->source;
    const char *lang = side ? o->target_lang : o->source_lang;
    char id[ID_SIZE], path[PATH_MAX];
    stem(name, id);
    t->text[side] = 1;
    if (given && t->groups == 1) {
        t->document[side] = sv_sentences_read(f, given, id, lang);
        return;
    }
    if (sv_build_has(&f->b, id)) { /* of a group before */
        uint32_t d = t->document[side] = sv_build_document(&f->b, id, NULL, NULL, NULL);
        const sv_build_doc *doc = &f->b.documents.data[d];
        t->text[side] = doc->given || doc->text.len > doc->segments.count;
        return;
    }
    if (!given && !f->bytes && strcmp(f->path, "-") != 0 &&
        sv_sentences_path(f, name, path, sizeof path)) {
        t->document[side] = sv_sentences_read(f, path, id, lang);
        return;
    }
    t->text[side] = 0;
    t->document[side] = sv_build_document(&f->b, id, lang, name, f->extractor);
    if (!f->c.status)
        sv_formread_say(f, SV_SOFT,
                        "%s \"%.60s\" is not in the folder of the file; its sentences have "
                        "no text (--source and --target name the texts)",
                        side ? "toDoc" : "fromDoc", name);
}

static void open_group(ces *t)
{
    const char *from = sv_xml_attr(t->x, "fromDoc"), *to = sv_xml_attr(t->x, "toDoc");
    const char *type = sv_xml_attr(t->x, "targType");
    sv_formread *f = t->f;
    char names[2][PATH_MAX];
    t->groups++;
    t->document[0] = t->document[1] = SV_NO_ID;
    if (!from || !to) {
        sv_formread_say(f, SV_HARD,
                        "<linkGrp> has no %s; it names the file of the sentences",
                        from ? "toDoc" : "fromDoc");
        return;
    }
    if (!t->swap && (!type || strcmp(type, "s") != 0))
        sv_formread_say(f, SV_SOFT, "<linkGrp> should have targType=\"s\"");
    snprintf(names[0], PATH_MAX, "%s", from);
    snprintf(names[1], PATH_MAX, "%s", to);
    for (int side = 0; side < 2 && !f->c.status; side++)
        open_side(t, side, names[side]);
    if (f->c.status)
        return;
    if (t->document[0] == t->document[1]) {
        sv_formread_say(f, SV_HARD, "fromDoc and toDoc are the same document");
        t->document[0] = t->document[1] = SV_NO_ID;
        return;
    }
    t->pair = sv_build_pair(&f->b, t->document[0], t->document[1]);
}

/* ---- links */

/* Ids of one side, up to ";" or the end. 0: a problem. */
static int read_ids(ces *t, int side, const char *p, size_t len)
{
    sv_formread *f = t->f;
    uint32_t document = t->document[side];
    t->list[side].count = 0;
    for (size_t at = 0, begin;; ) {
        while (at < len && strchr(" \t\r\n", p[at]))
            at++;
        if (at >= len)
            return 1;
        for (begin = at; at < len && !strchr(" \t\r\n", p[at]);)
            at++;
        uint32_t n = t->text[side]
                         ? sv_build_find(&f->b, document, p + begin, at - begin)
                         : sv_build_segment(&f->b, document, p + begin, at - begin, "", 0,
                                            NULL);
        if (n == SV_NO_ID) {
            sv_formread_say(f, SV_HARD, "xtargets names \"%.*s\", which is no sentence of %.60s",
                            (int)(at - begin < 40 ? at - begin : 40), p + begin,
                            f->b.documents.data[document].id);
            return 0;
        }
        if (t->list[side].count >= SV_LIMIT_LINK_SEGMENTS) {
            sv_readctx_stop(&f->c, SAMSVAR_ELIMIT,
                            "a link has too many segments (SV_LIMIT_LINK_SEGMENTS)");
            return 0;
        }
        if (!sv_vec_push(&t->list[side], n)) {
            sv_readctx_stop(&f->c, SAMSVAR_ENOMEM, "");
            return 0;
        }
    }
}

static void take_certainty(ces *t, sv_link *l)
{
    const char *text = sv_xml_attr(t->x, "certainty");
    if (text && !sv_formread_score(text, strlen(text), &l->score, &t->outside))
        sv_formread_say(t->f, SV_SOFT, "certainty=\"%.40s\" is no number", text);
}

/* InterText: "man" was set by a person, "auto" by a program, "plain" by nobody. */
static void take_status(ces *t, sv_link *l)
{
    const char *text = sv_xml_attr(t->x, "status");
    if (!text)
        return;
    int status = sv_link_status_of(text);
    if (strcmp(text, "man") == 0)
        l->status = SV_LINK_CONFIRMED;
    else if (status >= 0)
        l->status = (sv_link_status)status;
    else if (strcmp(text, "plain") == 0)
        l->status = SV_LINK_NEEDS_REVIEW;
    else
        sv_formread_say(t->f, SV_SOFT, "status=\"%.40s\": InterText knows man, auto and plain",
                        text);
}

static void check_type(ces *t)
{
    const char *type = sv_xml_attr(t->x, "type");
    char want[32];
    snprintf(want, sizeof want, "%zu-%zu", t->list[t->swap].count, t->list[!t->swap].count);
    if (type && strcmp(type, want) != 0)
        sv_formread_say(t->f, SV_SOFT, "type=\"%.20s\", and the link is %s", type, want);
    else if (!type && t->swap)
        sv_formread_say(t->f, SV_SOFT, "<link> has no type, which InterText writes (%s)", want);
}

static void read_link(ces *t)
{
    const char *ids = sv_xml_attr(t->x, "xtargets");
    sv_formread *f = t->f;
    sv_link l = sv_build_plain();
    if (t->document[0] == SV_NO_ID)
        return;
    const char *half = ids ? strchr(ids, ';') : NULL;
    if (!half || strchr(half + 1, ';')) {
        sv_formread_say(f, SV_HARD, ids ? "xtargets must be two lists of ids with one \";\" "
                                          "between, as \"s1;s1 s2\""
                                        : "<link> has no xtargets");
        return;
    }
    if (!read_ids(t, t->swap, ids, (size_t)(half - ids)) ||
        !read_ids(t, !t->swap, half + 1, strlen(half + 1)))
        return;
    if (!t->list[0].count && !t->list[1].count)
        sv_formread_say(f, SV_SOFT, "xtargets=\"%.20s\" names no sentence", ids);
    take_certainty(t, &l);
    take_status(t, &l);
    check_type(t);
    l.source = t->list[0].data;
    l.target = t->list[1].data;
    l.source_count = (uint32_t)t->list[0].count;
    l.target_count = (uint32_t)t->list[1].count;
    sv_build_link(&f->b, t->pair, &l); /* nothing where one side is empty */
}

static void read_file(ces *t)
{
    sv_formread *f = t->f;
    for (;;) {
        sv_xml_event e = sv_xml_next(t->x);
        if (e == SV_XML_END || sv_readctx_stopped(&f->c))
            return;
        if (e != SV_XML_OPEN)
            continue;
        if (sv_xml_depth(t->x) == 1)
            t->swap = !sv_xml_is(t->x, "cesAlign");
        if (sv_xml_is(t->x, "linkGrp"))
            open_group(t);
        else if (sv_xml_is(t->x, "link"))
            read_link(t);
    }
}

static void read_links(sv_formread *f)
{
    ces t = {.f = f, .x = sv_formread_xml(f), .document = {SV_NO_ID, SV_NO_ID}};
    if (!t.x)
        return;
    read_file(&t);
    f->c.line = 0;
    if (!f->c.status && t.groups == 0)
        sv_readctx_problem(&f->c, NULL, SV_HARD,
                           "holds no <linkGrp>: this is no list of links");
    if (!f->c.status && t.outside)
        sv_readctx_problem(&f->c, NULL, SV_SOFT,
                           "%llu certainties are no probabilities; they are set to 0 or 1",
                           (unsigned long long)t.outside);
    sv_vec_clear(&t.list[0]);
    sv_vec_clear(&t.list[1]);
    sv_xml_close(t.x);
}

void sv_read_ces(sv_formread *f)
{
    read_links(f);
}

void sv_read_tei(sv_formread *f)
{
    read_links(f);
}
