/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/dict/stats.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/lines.h"

/* A line of the table; what is longer is cut. */
static void put(sv_jsonw *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(sv_jsonw *w, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    sv_jsonw_puts(w, text);
}

/* Thousandths of a whole; 0 of nothing. */
static int64_t share(uint64_t part, uint64_t whole)
{
    return whole ? (int64_t)((part * 1000 + whole / 2) / whole) : 0;
}

/* "52.3 %" */
static void put_share(sv_jsonw *w, uint64_t part, uint64_t whole)
{
    int64_t s = share(part, whole);
    put(w, "%5" PRId64 ".%" PRId64 " %%", s / 10, s % 10);
}

/* ------------------------------------------------------------------ lists */

static const char *const pos_names[] = {"n",   "v",    "a",   "adv",    "prep", "conj", "pron",
                                        "det", "num", "interj", "phr", "name"};
enum { POS = sizeof pos_names / sizeof *pos_names };

typedef struct list_counts {
    uint64_t entries, senses, several, pos[POS];
} list_counts;

static void count_line(const char *at, const char *end, list_counts *c)
{
    const char *tab = memchr(at, '\t', (size_t)(end - at));
    const char *pos = tab ? tab + 1 : end, *next = memchr(pos, '\t', (size_t)(end - pos));
    size_t len = next ? (size_t)(next - pos) : 0;
    c->entries++;
    c->several += memchr(at, ' ', tab ? (size_t)(tab - at) : 0) != NULL;
    for (size_t i = 0; i < POS; i++)
        c->pos[i] += strlen(pos_names[i]) == len && memcmp(pos_names[i], pos, len) == 0;
    for (const char *p = next; p; p = memchr(p + 1, ';', (size_t)(end - p - 1)))
        c->senses++;
}

/* Names have their kind first and a headword in each of four languages. */
static void count_names(const char *at, const char *end, list_counts *c)
{
    const char *p = memchr(at, '\t', (size_t)(end - at));
    c->entries++;
    c->pos[POS - 1]++;
    c->several += p && memchr(p, ' ', (size_t)(end - p)) != NULL;
    for (const char *stop; p; p = stop) { /* a column: from its tab to the next */
        stop = memchr(p + 1, '\t', (size_t)(end - p - 1));
        const char *last = stop ? stop : end;
        c->senses += p + 1 < last;
        for (const char *q = p + 1; q < last; q++)
            c->senses += *q == ';';
    }
}

static void count_list(const char *bytes, size_t len, int names, list_counts *c)
{
    sv_lines l = {bytes, bytes + len, 0};
    samsvar_str line;
    memset(c, 0, sizeof *c);
    while (sv_lines_next(&l, &line)) {
        const char *at = line.ptr, *end = at + line.len;
        if (line.len && *at != '#')
            names ? count_names(at, end, c) : count_line(at, end, c);
    }
}

void sv_stats_list_head(sv_jsonw *w)
{
    sv_jsonw_puts(w, "list\tlanguages\tentries\tsenses\tsenses an entry\tof several words");
    for (size_t i = 0; i < POS; i++)
        put(w, "\t%s", pos_names[i]);
    sv_jsonw_puts(w, "\n");
}

void sv_stats_list(const sv_lexicon_info *info, const char *bytes, size_t len, int as_json,
                   sv_jsonw *w)
{
    list_counts c;
    int names = strchr(info->languages, ' ') != strrchr(info->languages, ' ');
    count_list(bytes, len, names, &c);
    int64_t each = c.entries ? (int64_t)((c.senses * 1000 + c.entries / 2) / c.entries) : 0;
    if (!as_json) {
        put(w, "%s\t%s\t%" PRIu64 "\t%" PRIu64 "\t%" PRId64 ".%02" PRId64 "\t%" PRIu64, info->id,
            info->languages, c.entries, c.senses, each / 1000, each % 1000 / 10, c.several);
        for (size_t i = 0; i < POS; i++)
            put(w, "\t%" PRIu64, c.pos[i]);
        sv_jsonw_puts(w, "\n");
        return;
    }
    sv_jsonw_break(w);
    sv_jsonw_object(w, NULL);
    sv_jsonw_str(w, "id", info->id);
    sv_jsonw_str(w, "languages", info->languages);
    sv_jsonw_int(w, "entries", (int64_t)c.entries);
    sv_jsonw_int(w, "senses", (int64_t)c.senses);
    sv_jsonw_milli(w, "sensesPerEntry", each);
    sv_jsonw_int(w, "severalWords", (int64_t)c.several);
    sv_jsonw_object(w, "partsOfSpeech");
    for (size_t i = 0; i < POS; i++)
        sv_jsonw_int(w, pos_names[i], (int64_t)c.pos[i]);
    sv_jsonw_close(w);
    sv_jsonw_close(w);
}

/* ------------------------------------------------------------------ texts */

void sv_stats_text(const char *name, const char *lang, const sv_cover_text *text, int as_json,
                   sv_jsonw *w)
{
    uint64_t tokens, known, parts;
    sv_cover_count(text, &tokens, &known, &parts);
    if (!as_json) {
        put(w, "%s (%s): %" PRIu64 " content tokens", name, lang, tokens);
        sv_jsonw_puts(w, "\n  have a translation             ");
        put_share(w, known, tokens);
        sv_jsonw_puts(w, "\n  only a part of a compound has  ");
        put_share(w, parts, tokens);
        sv_jsonw_puts(w, "\n");
        return;
    }
    sv_jsonw_break(w);
    sv_jsonw_object(w, NULL);
    sv_jsonw_str(w, "text", name);
    sv_jsonw_str(w, "language", lang);
    sv_jsonw_int(w, "tokens", (int64_t)tokens);
    sv_jsonw_milli(w, "translated", share(known, tokens));
    sv_jsonw_milli(w, "parts", share(parts, tokens));
    sv_jsonw_close(w);
}

static void put_ways(sv_jsonw *w, const char *key, const uint64_t *counts, uint64_t tokens)
{
    static const char *const names[SV_COVER_WAYS] = {"direct", "pivot", "part"};
    sv_jsonw_object(w, key);
    for (int i = 0; i < SV_COVER_WAYS; i++)
        sv_jsonw_milli(w, names[i], share(counts[i], tokens));
    sv_jsonw_close(w);
}

void sv_stats_bitext(const char *source, const char *target, const sv_cover_score *s, int as_json,
                     sv_jsonw *w)
{
    static const char *const names[SV_COVER_WAYS] = {
        "a translation stands there    ",
        "or by way of another language ",
        "or that of a compound's part  "};
    if (!as_json) {
        put(w, "%s-%s: %" PRIu64 " pairs of lines, %" PRIu64 " content tokens\n", source, target,
            s->pairs, s->tokens);
        put(w, "                                  aligned  shifted by %u\n", (unsigned)s->shift);
        for (int i = 0; i < SV_COVER_WAYS; i++) {
            put(w, "  %s  ", names[i]);
            put_share(w, s->found[i], s->tokens);
            sv_jsonw_puts(w, "  ");
            put_share(w, s->noise[i], s->tokens);
            sv_jsonw_puts(w, "\n");
        }
        return;
    }
    sv_jsonw_object(w, NULL);
    sv_jsonw_str(w, "source", source);
    sv_jsonw_str(w, "target", target);
    sv_jsonw_int(w, "pairs", (int64_t)s->pairs);
    sv_jsonw_int(w, "tokens", (int64_t)s->tokens);
    put_ways(w, "found", s->found, s->tokens);
    sv_jsonw_int(w, "shift", s->shift);
    put_ways(w, "noise", s->noise, s->tokens);
    sv_jsonw_close(w);
    sv_jsonw_newline(w);
}
