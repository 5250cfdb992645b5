/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* mosesread.c -- reads Moses: two files whose lines belong together, and the file .ids
 * beside them, where there is one: document, segments, document, segments, score, link,
 * with tabs between, or document, document, segments, segments, as OPUS has it. */
#include "core/forms/unitread.h"

#include "core/base/path.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { IDS_FIELDS = 8 };

typedef struct moses {
    sv_formread *f;
    sv_readunit unit;
    sv_linein *in[2], *ids;
    char lang[2][SV_LANG_SIZE];
    char id[2][160];
} moses;

/* The extension, where it looks like a language, else the other name for the side. */
static void name_side(moses *m, int side)
{
    const char *path = side ? m->f->second : m->f->path;
    const char *given = side ? m->f->options->target_lang : m->f->options->source_lang;
    const char *base = strrchr(path, '/');
    base = base ? base + 1 : path;
    const char *dot = strrchr(base, '.');
    size_t len = dot && dot > base ? strlen(dot + 1) : 0;
    int tag = len >= 2 && (strcspn(dot + 1, "-_") == 2 || strcspn(dot + 1, "-_") == 3) &&
              strcmp(dot + 1, "txt") != 0 &&
              sv_formread_lang(dot + 1, len, m->lang[side]);
    if (given)
        sv_formread_lang(given, strlen(given), m->lang[side]);
    else if (!tag)
        memcpy(m->lang[side], "und", 4);
    snprintf(m->id[side], sizeof m->id[side], "%.150s", base);
    sv_error_clean(m->id[side]);
}

static void open_ids(moses *m)
{
    char path[PATH_MAX];
    const char *base = strrchr(m->f->path, '/'), *dot = strrchr(m->f->path, '.');
    size_t len = dot && (!base || dot > base + 1) ? (size_t)(dot - m->f->path)
                                                  : strlen(m->f->path);
    if (strcmp(m->f->path, "-") == 0 || len > sizeof path - 8)
        return;
    snprintf(path, sizeof path, "%.*s.ids", (int)len, m->f->path);
    if (access(path, R_OK) == 0)
        m->ids = sv_linein_open(&m->f->c, path, NULL, 0);
}

/* Document and segments of the texts of a line; a text after the other. */
static void take_ids(moses *m, samsvar_str line)
{
    samsvar_str field[IDS_FIELDS] = {{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0},
                                       {"", 0}, {"", 0}};
    const char *p = line.ptr, *end = p + line.len;
    int n = 0;
    for (; n < IDS_FIELDS && p <= end; n++) {
        const char *tab = memchr(p, '\t', (size_t)(end - p));
        field[n].ptr = p;
        field[n].len = (uint32_t)((tab ? tab : end) - p);
        p = tab ? tab + 1 : end + 1;
    }
    if (n < 4) {
        sv_formread_say(m->f, SV_HARD,
                        "a line of the .ids file has %d fields; it has document, segments, "
                        "document, segments, score and link, with tabs between",
                        n);
        return;
    }
    for (int side = 0; side < 2; side++) {
        sv_readunit_text *t = &m->unit.texts.data[side];
        samsvar_str doc = field[n == 4 ? side : 2 * side];
        samsvar_str ids = field[n == 4 ? 2 + side : 2 * side + 1];
        t->doc_at = m->unit.bytes.len;
        t->doc_len = doc.len;
        sv_buf_add(&m->unit.bytes, doc.ptr, doc.len);
        t->ids_at = m->unit.bytes.len;
        t->ids_len = ids.len;
        sv_buf_add(&m->unit.bytes, ids.ptr, ids.len);
        samsvar_str lens = field[6 + side];
        t->lens_at = m->unit.bytes.len;
        t->lens_len = n == 4 ? 0 : lens.len;
        sv_buf_add(&m->unit.bytes, lens.ptr, lens.len);
    }
    if (field[4].len)
        sv_readunit_prop(m->f, &m->unit, "score", field[4].ptr, field[4].len);
}

static int is_blank(samsvar_str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ' && s.ptr[i] != '\t' && s.ptr[i] != '\r')
            return 0;
    return 1;
}

static void take_line(moses *m, const samsvar_str text[2])
{
    sv_formread *f = m->f;
    samsvar_str line = {"", 0};
    int some = m->ids ? sv_linein_next(m->ids, &line) : 0;
    f->c.line = sv_linein_number(m->in[0]);
    if (is_blank(text[0]) || is_blank(text[1])) {
        sv_formread_say(f, SV_SOFT,
                        "the line is blank in %s: trainers of Moses fail or skip there; it "
                        "is left out",
                        !is_blank(text[1])   ? "the first file"
                        : !is_blank(text[0]) ? "the second file"
                                             : "both files");
        return;
    }
    sv_readunit_reset(&m->unit);
    for (int side = 0; side < 2; side++)
        if (!sv_readunit_begin(f, &m->unit, m->lang[side]) ||
            !sv_readunit_add(f, &m->unit, text[side].ptr, text[side].len))
            return;
    if (m->ids && !some && !f->c.status)
        sv_formread_say(f, SV_HARD, "the .ids file has fewer lines than the texts");
    else if (some)
        take_ids(m, line);
    for (int side = 0; side < 2 && !some; side++) {
        sv_readunit_text *t = &m->unit.texts.data[side];
        t->doc_at = m->unit.bytes.len;
        t->doc_len = strlen(m->id[side]);
        sv_buf_add(&m->unit.bytes, m->id[side], t->doc_len);
    }
    sv_readunit_take(f, &m->unit);
}

static void read_lines(moses *m)
{
    sv_formread *f = m->f;
    samsvar_str text[2];
    for (;;) {
        int first = sv_linein_next(m->in[0], &text[0]);
        if (sv_readctx_stopped(&f->c))
            return;
        const char *file = f->c.file;
        f->c.file = f->second;
        int second = sv_linein_next(m->in[1], &text[1]);
        f->c.file = file;
        if (sv_readctx_stopped(&f->c) || (!first && !second))
            return;
        if (!first || !second) {
            samsvar_str rest;
            while (sv_linein_next(m->in[first ? 0 : 1], &rest))
                ;
            f->c.line = 0;
            sv_readctx_problem(&f->c, NULL, SV_HARD,
                               "has %u lines, and %.80s has %u: the lines do not belong "
                               "together",
                               sv_linein_number(m->in[0]), f->second,
                               sv_linein_number(m->in[1]));
            return;
        }
        take_line(m, text);
    }
}

void sv_read_moses(sv_formread *f)
{
    moses m = {.f = f};
    if (!f->second) {
        sv_readctx_problem(&f->c, NULL, SV_HARD,
                           "Moses is two files of lines; name both: corpus.nb corpus.en");
        return;
    }
    name_side(&m, 0);
    name_side(&m, 1);
    sv_readunit_init(&m.unit);
    m.in[0] = sv_linein_open(&f->c, f->path, NULL, 0);
    if (m.in[0]) {
        const char *file = f->c.file;
        f->c.file = f->second;
        m.in[1] = sv_linein_open(&f->c, f->second, NULL, 0);
        f->c.file = file;
    }
    if (m.in[1])
        open_ids(&m);
    if (m.in[1] && !sv_readctx_stopped(&f->c))
        read_lines(&m);
    sv_linein_close(m.in[0]);
    sv_linein_close(m.in[1]);
    sv_linein_close(m.ids);
    sv_readunit_clear(&m.unit);
}
