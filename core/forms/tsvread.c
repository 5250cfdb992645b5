/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tsvread.c -- reads tables of links with a header row: ours, and Bitextor's columns. */
#include "core/forms/unitread.h"

#include <stdio.h>
#include <string.h>

enum column {
    SOURCE_DOCUMENT,
    SOURCE_SEGMENTS,
    TARGET_DOCUMENT,
    TARGET_SEGMENTS,
    TYPE,
    RELATION,
    STATUS,
    SCORE,
    SOURCE_TEXT,
    TARGET_TEXT,
    SOURCE_LANG,
    TARGET_LANG,
    SOURCE_LENGTHS,
    TARGET_LENGTHS,
    COLUMNS
};

enum { URL_SIZE = 512 };

typedef struct tsv {
    sv_formread *f;
    sv_readunit unit;
    int at[COLUMNS]; /* field of a column, -1: none */
    int fields;      /* of the header */
    char lang[2][SV_LANG_SIZE];
    char url[2][URL_SIZE];
} tsv;

static const struct {
    const char *name;
    enum column column;
} names[] = {
    {"source_document", SOURCE_DOCUMENT}, {"source_segments", SOURCE_SEGMENTS},
    {"target_document", TARGET_DOCUMENT}, {"target_segments", TARGET_SEGMENTS},
    {"type", TYPE},                       {"relation", RELATION},
    {"status", STATUS},                   {"score", SCORE},
    {"source_text", SOURCE_TEXT},         {"target_text", TARGET_TEXT},
    {"source_language", SOURCE_LANG},     {"target_language", TARGET_LANG},
    {"src_url", SOURCE_DOCUMENT},         {"trg_url", TARGET_DOCUMENT},
    {"src_text", SOURCE_TEXT},            {"trg_text", TARGET_TEXT},
    {"bicleaner_ai_score", SCORE},        {"hunalign_score", SCORE},
    {"bicleaner_score", SCORE},           {"bleualign_score", SCORE},
    {"aligner_score", SCORE},             {"src_lang", SOURCE_LANG},
    {"trg_lang", TARGET_LANG},            {"source_lengths", SOURCE_LENGTHS},
    {"target_lengths", TARGET_LENGTHS},
};

/* Splits a line at its tabs; returns how many fields there are, at most SV_LIMIT_FIELDS. */
static int split(samsvar_str line, samsvar_str out[SV_LIMIT_FIELDS])
{
    const char *p = line.ptr, *end = p + line.len;
    int n = 0;
    for (;;) {
        const char *tab = memchr(p, '\t', (size_t)(end - p));
        out[n].ptr = p;
        out[n].len = (uint32_t)((tab ? tab : end) - p);
        if (++n == SV_LIMIT_FIELDS || !tab)
            return n;
        p = tab + 1;
    }
}

static int read_header(tsv *t, samsvar_str line)
{
    samsvar_str field[SV_LIMIT_FIELDS];
    t->fields = split(line, field);
    for (int c = 0; c < COLUMNS; c++)
        t->at[c] = -1;
    for (int i = 0; i < t->fields; i++)
        for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
            if (field[i].len == strlen(names[k].name) &&
                memcmp(field[i].ptr, names[k].name, field[i].len) == 0 &&
                t->at[names[k].column] < 0)
                t->at[names[k].column] = i;
    int texts = t->at[SOURCE_TEXT] >= 0 && t->at[TARGET_TEXT] >= 0;
    int ids = t->at[SOURCE_SEGMENTS] >= 0 && t->at[TARGET_SEGMENTS] >= 0;
    if (texts || ids)
        return 1;
    sv_readctx_problem(&t->f->c, NULL, SV_HARD,
                       "the first row must name the columns: source_text and target_text, "
                       "or src_text and trg_text (Bitextor), with tabs between");
    return 0;
}

static samsvar_str field_of(const tsv *t, const samsvar_str *field, enum column c)
{
    static const samsvar_str none = {"", 0};
    return t->at[c] >= 0 ? field[t->at[c]] : none;
}

static void add_prop(tsv *t, const char *name, samsvar_str text)
{
    if (text.len)
        sv_readunit_prop(t->f, &t->unit, name, text.ptr, text.len);
}

static int add_side(tsv *t, const samsvar_str *field, int side)
{
    samsvar_str lang = field_of(t, field, side ? TARGET_LANG : SOURCE_LANG);
    samsvar_str text = field_of(t, field, side ? TARGET_TEXT : SOURCE_TEXT);
    samsvar_str document = field_of(t, field, side ? TARGET_DOCUMENT : SOURCE_DOCUMENT);
    samsvar_str ids = field_of(t, field, side ? TARGET_SEGMENTS : SOURCE_SEGMENTS);
    static const samsvar_str sides[2] = {{"source", 6}, {"target", 6}};
    char tag[SV_LANG_SIZE];
    memcpy(tag, t->lang[side], sizeof tag);
    if (lang.len && !sv_formread_lang(lang.ptr, lang.len, tag))
        sv_formread_say(t->f, SV_SOFT, "\"%.*s\" is no language tag (BCP 47)",
                        (int)(lang.len < 40 ? lang.len : 40), lang.ptr);
    t->unit.source[side] = NULL;
    if (t->at[SOURCE_SEGMENTS] < 0 && document.len && !t->f->whole) {
        snprintf(t->url[side], URL_SIZE, "%.*s",
                 (int)(document.len < URL_SIZE - 1 ? document.len : URL_SIZE - 1),
                 document.ptr);
        sv_error_clean(t->url[side]);
        t->unit.source[side] = t->url[side];
    }
    if (!sv_readunit_begin(t->f, &t->unit, tag) ||
        !sv_readunit_add(t->f, &t->unit, text.ptr, text.len))
        return 0;
    add_prop(t, side ? "target" : "source",
             t->f->whole || !document.len ? sides[side] : document);
    add_prop(t, side ? "target-segments" : "source-segments", ids);
    add_prop(t, side ? "target-lengths" : "source-lengths",
             field_of(t, field, side ? TARGET_LENGTHS : SOURCE_LENGTHS));
    return text.len > 0 || ids.len > 0;
}

/* "2-1" must be what the row has. */
static void check_type(tsv *t, const samsvar_str *field)
{
    samsvar_str type = field_of(t, field, TYPE);
    samsvar_str ids[2] = {field_of(t, field, SOURCE_SEGMENTS), field_of(t, field, TARGET_SEGMENTS)};
    unsigned count[2] = {1, 1};
    char want[32];
    if (!type.len || !ids[0].len || !ids[1].len)
        return;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < ids[side].len; i++)
            count[side] += ids[side].ptr[i] == ',';
    snprintf(want, sizeof want, "%u-%u", count[0], count[1]);
    if (type.len != strlen(want) || memcmp(type.ptr, want, type.len) != 0)
        sv_formread_say(t->f, SV_SOFT, "the type \"%.*s\" does not fit the segments, which are %s",
                        (int)(type.len < 20 ? type.len : 20), type.ptr, want);
}

static void read_row(tsv *t, samsvar_str line)
{
    samsvar_str field[SV_LIMIT_FIELDS];
    int n = split(line, field);
    sv_formread *f = t->f;
    if (n != t->fields) {
        sv_formread_say(f, SV_HARD,
                        "the row has %d fields, and the header has %d: is a tab or a line "
                        "break in a text?",
                        n, t->fields);
        return;
    }
    sv_readunit_reset(&t->unit);
    int source = add_side(t, field, 0), target = source ? add_side(t, field, 1) : 0;
    if (!source || !target) {
        sv_formread_say(f, SV_SOFT, "the row has no %s text; it is left out",
                        source ? "target" : "source");
        return;
    }
    check_type(t, field);
    add_prop(t, "relation", field_of(t, field, RELATION));
    add_prop(t, "status", field_of(t, field, STATUS));
    add_prop(t, "score", field_of(t, field, SCORE));
    sv_readunit_sides(&t->unit);
    sv_readunit_take(f, &t->unit);
    /* Bitextor's documents are web pages: thousands, where an alignment has 256. */
    if (f->c.status == SAMSVAR_ELIMIT && f->b.documents.count >= SV_LIMIT_DOCUMENTS &&
        t->at[SOURCE_SEGMENTS] < 0 && !f->whole && strcmp(f->path, "-") != 0) {
        f->c.status = SAMSVAR_OK;
        f->again = 1;
        if (f->c.err)
            sv_error_init(f->c.err);
    }
}

void sv_read_tsv(sv_formread *f)
{
    tsv t = {.f = f};
    samsvar_str line;
    const sv_import_options *o = f->options;
    for (int side = 0; side < 2; side++) {
        const char *lang = side ? o->target_lang : o->source_lang;
        sv_formread_lang(lang ? lang : "und", strlen(lang ? lang : "und"), t.lang[side]);
    }
    sv_linein *in = sv_linein_open(&f->c, f->path, f->bytes, f->len);
    if (!in)
        return;
    sv_readunit_init(&t.unit);
    if (sv_linein_next(in, &line)) {
        if (read_header(&t, line))
            while (!sv_readctx_stopped(&f->c) && !f->again && sv_linein_next(in, &line))
                if (line.len)
                    read_row(&t, line);
    } else {
        sv_readctx_problem(&f->c, NULL, SV_HARD, "the file is empty");
    }
    if (f->whole && !f->again) {
        f->c.line = 0;
        sv_readctx_problem(&f->c, NULL, SV_SOFT,
                           "there are more than %u documents (SV_LIMIT_DOCUMENTS): all "
                           "rows are put into two",
                           SV_LIMIT_DOCUMENTS);
    }
    sv_readunit_clear(&t.unit);
    sv_linein_close(in);
}
