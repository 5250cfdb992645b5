/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* export.c -- a list of ours as a table, for hunalign, as TBX. */
#include "core/dict/export.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/base/limits.h"
#include "core/base/lines.h"
#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/utf8.h"
#include "core/forms/xmlw.h"
#include "core/lex/lexhead.h"
#include "core/lex/lexline.h"

typedef struct entry {
    samsvar_str line, lemma, pos, senses;
} entry;

typedef struct writer {
    const sv_dict_export *list;
    sv_out *out;
    sv_xmlw xml;
    sv_lexhead head;
    int names;
    uint64_t concepts, left;
    samsvar_status status;
} writer;

typedef void put_fn(writer *w, const entry *e);

/* ------------------------------------------------------------------ reading */

/* The next sense that is not empty; 0 behind the last. */
static int next_sense(const char **at, const char *end, samsvar_str *out)
{
    while (*at) {
        *out = sv_lexline_field(at, end, ';');
        if (out->len)
            return 1;
    }
    return 0;
}

static int is_listed(const char *list, samsvar_str word)
{
    for (const char *p = list; *p;) {
        size_t n = strcspn(p, ",");
        if (n == word.len && n && memcmp(p, word.ptr, n) == 0)
            return 1;
        p += n + (p[n] == ',');
    }
    return 0;
}

static samsvar_status check_pos(const char *pos, sv_error *err)
{
    static const char *const all = "n,v,a,adv,prep,conj,pron,det,num,interj,phr,name,x";
    const char *p = pos;
    while (p) {
        size_t n = strcspn(p, ",");
        samsvar_str word = {p, (uint32_t)n};
        if (n > 8 || !is_listed(all, word))
            return sv_fail(err, SAMSVAR_EINVAL,
                           "parts of speech are some of %s, with commas between them", all);
        p = p[n] ? p + n + 1 : NULL;
    }
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ lines */

static void put(writer *w, const char *bytes, size_t len)
{
    if (!w->status && len)
        w->status = (samsvar_status)sv_out_write(w->out, bytes, len);
}

static void put_tsv(writer *w, const entry *e)
{
    put(w, e->line.ptr, e->line.len);
    put(w, "\n", 1);
}

static int has_mark(samsvar_str s)
{
    for (uint32_t i = 0; i + 3 <= s.len; i++)
        if (memcmp(s.ptr + i, " @ ", 3) == 0)
            return 1;
    return 0;
}

/* hunalign wants the target first. */
static void put_dic(writer *w, const entry *e)
{
    const char *at = e->senses.ptr, *end = at + e->senses.len;
    samsvar_str sense;
    while (!w->status && next_sense(&at, end, &sense)) {
        if (has_mark(sense) || has_mark(e->lemma)) {
            w->left++;
            continue;
        }
        put(w, sense.ptr, sense.len);
        put(w, " @ ", 3);
        put(w, e->lemma.ptr, e->lemma.len);
        put(w, "\n", 1);
    }
}

/* ------------------------------------------------------------------ TBX */

/* What TBX-Basic lets a partOfSpeech be; NULL: it has no name for it. */
static const char *tbx_pos(samsvar_str pos)
{
    static const char *const names[][2] = {{"n", "noun"},       {"v", "verb"},
                                           {"a", "adjective"},  {"adv", "adverb"},
                                           {"name", "properNoun"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i][0]) == pos.len && !memcmp(names[i][0], pos.ptr, pos.len))
            return names[i][1];
    return NULL;
}

static void put_term(writer *w, const char *lang, samsvar_str term, samsvar_str pos)
{
    sv_xmlw *x = &w->xml;
    const char *name = tbx_pos(pos);
    sv_xmlw_open(x, "langSec");
    sv_xmlw_attr(x, "xml:lang", lang);
    sv_xmlw_open(x, "termSec");
    sv_xmlw_leaf(x, "term", term.ptr, term.len);
    sv_xmlw_open(x, "termNote");
    sv_xmlw_attr(x, "type", "partOfSpeech");
    sv_xmlw_text(x, name ? name : "other", strlen(name ? name : "other"));
    sv_xmlw_close(x);
    if (!name) { /* so that it is not lost on the way back */
        sv_xmlw_open(x, "note");
        sv_xmlw_text(x, "part of speech: ", 16);
        sv_xmlw_text(x, pos.ptr, pos.len);
        sv_xmlw_close(x);
    }
    sv_xmlw_close(x);
    sv_xmlw_close(x);
}

/* A concept is what a sense is of: each sense of an entry is one. */
static void put_tbx(writer *w, const entry *e)
{
    const char *at = e->senses.ptr, *end = at + e->senses.len;
    samsvar_str sense;
    while (!w->xml.status && next_sense(&at, end, &sense)) {
        char id[32];
        snprintf(id, sizeof id, "c%" PRIu64, ++w->concepts);
        sv_xmlw_line(&w->xml);
        sv_xmlw_open(&w->xml, "conceptEntry");
        sv_xmlw_attr(&w->xml, "id", id);
        put_term(w, w->head.from, e->lemma, e->pos);
        put_term(w, w->head.to, sense, e->pos);
        sv_xmlw_close(&w->xml);
    }
    w->status = w->xml.status;
}

static void put_fact(writer *w, const char *key, samsvar_str value)
{
    if (!value.len)
        return;
    sv_xmlw_open(&w->xml, "p");
    sv_xmlw_text(&w->xml, key, strlen(key));
    sv_xmlw_text(&w->xml, value.ptr, value.len);
    sv_xmlw_close(&w->xml);
}

static void begin_tbx(writer *w)
{
    sv_xmlw *x = &w->xml;
    samsvar_str id = {w->list->id, (uint32_t)strlen(w->list->id)};
    w->status = sv_xmlw_start(x, w->out, 1);
    sv_xmlw_open(x, "tbx");
    sv_xmlw_attr(x, "type", "TBX-Basic");
    sv_xmlw_attr(x, "style", "dca");
    sv_xmlw_attr(x, "xml:lang", "en"); /* of what the head says */
    sv_xmlw_attr(x, "xmlns", "urn:iso:std:iso:30042:ed-2");
    sv_xmlw_line(x);
    sv_xmlw_open(x, "tbxHeader");
    sv_xmlw_open(x, "fileDesc");
    sv_xmlw_open(x, "titleStmt");
    sv_xmlw_leaf(x, "title", id.ptr, id.len);
    sv_xmlw_close(x);
    sv_xmlw_open(x, "sourceDesc");
    put_fact(w, "lexicon: ", id);
    put_fact(w, "source: ", w->head.source);
    put_fact(w, "license: ", w->head.license);
    sv_xmlw_close(x);
    sv_xmlw_close(x);
    sv_xmlw_close(x);
    sv_xmlw_line(x);
    sv_xmlw_open(x, "text");
    sv_xmlw_open(x, "body");
}

static void end_tbx(writer *w)
{
    sv_xmlw_line(&w->xml);
    samsvar_status status = sv_xmlw_finish(&w->xml);
    w->status = w->status ? w->status : status;
    w->left += w->xml.left_out;
}

/* ------------------------------------------------------------------ all */

static void put_line(writer *w, samsvar_str line, uint32_t number, put_fn *one, sv_error *err)
{
    const char *at = line.ptr, *end = at + line.len;
    entry e = {line, {NULL, 0}, {NULL, 0}, {NULL, 0}};
    if (!w->names) {
        e.lemma = sv_lexline_field(&at, end, '\t');
        if (at)
            e.pos = sv_lexline_field(&at, end, '\t');
        if (at)
            e.senses = sv_lexline_field(&at, end, '\t');
        if (!e.senses.ptr || at || !e.lemma.len) {
            w->status = sv_fail_at(err, SAMSVAR_EDATA, w->list->file, number,
                                   "a line has three fields: lemma, part of speech, senses");
            return;
        }
    }
    if (!w->list->pos || is_listed(w->list->pos, e.pos))
        one(w, &e);
}

/* Comments go along only in our own form. */
static void put_lines(writer *w, put_fn *one, sv_error *err)
{
    sv_lines l = {w->list->bytes, w->list->bytes + w->list->len, 0};
    samsvar_str line;
    while (!w->status && sv_lines_next(&l, &line)) {
        entry comment = {.line = line};
        if (line.len && line.ptr[0] != '#')
            put_line(w, line, l.number, one, err);
        else if (line.len && one == put_tsv)
            put_tsv(w, &comment);
    }
}

/* The languages of words; names have their own. */
static samsvar_status find_languages(writer *w, const char *stem, int ours, sv_error *err)
{
    char line[2 * SV_LANG_SIZE + 20];
    const char *file = w->list->file;
    w->names = !strcmp(stem, "names") || !strncmp(stem, "names-", 6);
    if (w->names && ours && !w->list->pos)
        return SAMSVAR_OK;
    if (w->names)
        return sv_fail_at(err, SAMSVAR_EINVAL, file, 0,
                          "a list of names can only be written as tsv, and whole");
    if (w->head.to[0])
        return SAMSVAR_OK;
    if (sv_lexhead_languages(stem, w->head.from, w->head.to) != SAMSVAR_OK)
        return sv_fail_at(err, SAMSVAR_EDATA, file, 0,
                          "the list has no languages, in its name (is-en.tsv) or in a line "
                          "\"# languages: is en\"");
    if (ours) { /* it may get another name */
        snprintf(line, sizeof line, "# languages: %s %s\n", w->head.from, w->head.to);
        put(w, line, strlen(line));
    }
    return w->status;
}

static samsvar_status read_head(writer *w, int ours, sv_error *err)
{
    const sv_dict_export *l = w->list;
    if (sv_utf8_check(l->bytes, l->len) != l->len || (l->len && memchr(l->bytes, 0, l->len)))
        return sv_fail_at(err, SAMSVAR_EDATA, l->file, 0, "a list is UTF-8 text without NULs");
    samsvar_status status = sv_lexhead_read(l->file, l->bytes, l->len, &w->head, err);
    char *stem = status ? NULL : sv_path_stem(l->file);
    if (status == SAMSVAR_OK)
        status = stem ? find_languages(w, stem, ours, err) : SAMSVAR_ENOMEM;
    sv_free(stem);
    return status;
}

static samsvar_status put_all(writer *w, put_fn *one, sv_error *err)
{
    w->status = read_head(w, one == put_tsv, err);
    if (!w->status && one == put_tbx)
        begin_tbx(w);
    if (!w->status)
        put_lines(w, one, err);
    if (!w->status && one == put_tbx)
        end_tbx(w);
    if (w->xml.w)
        sv_xmlw_clear(&w->xml);
    if (!w->status && w->left)
        sv_log(SV_LOG_WARNING, "%s: %" PRIu64 " %s left out: the form cannot hold them",
               w->list->file, w->left, one == put_tbx ? "characters" : "senses");
    return w->status;
}

samsvar_status sv_dict_export_list(const sv_dict_export *list, const char *format,
                                   sv_write_fn *write, void *data, sv_error *err)
{
    writer w = {.list = list};
    sv_outset set;
    put_fn *one = !strcmp(format, "tsv")   ? put_tsv
                  : !strcmp(format, "dic") ? put_dic
                  : !strcmp(format, "tbx") ? put_tbx
                                           : NULL;
    if (!one)
        return sv_fail(err, SAMSVAR_EINVAL, "unknown form \"%s\": tsv, dic or tbx", format);
    samsvar_status status = check_pos(list->pos, err);
    if (status)
        return status;
    sv_outset_stream(&set, write, data, err);
    status = sv_outset_open(&set, NULL, NULL, NULL, &w.out, NULL);
    if (status == SAMSVAR_OK)
        status = sv_out_end(&set, w.out, put_all(&w, one, err));
    sv_outset_clear(&set);
    return status;
}
