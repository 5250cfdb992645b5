/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* skelfill.c -- what is known of a language that has no plugin: CLDR's names, months,
 * number words and marks (cldr/languages.tsv), and a few facts about its family. */
#include "core/api/skeleton.h"

#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/path.h"
#include "core/base/vec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How words are written: what CLDR has no word for. */
static const struct {
    const char *lang;
    int compounds, name_cases, noun_capitals;
    const char *fallback; /* related languages that samsvar has lexicons of */
} families[] = {
    {"da", 1, 0, 0, "[{\"language\": \"nb\", \"weight\": 0.9}]"},
    {"de", 1, 0, 1, NULL},
    {"et", 1, 1, 0, NULL},
    {"fi", 1, 1, 0, NULL},
    {"fo", 1, 1, 0,
     "[{\"language\": \"is\", \"weight\": 0.6}, {\"language\": \"nb\", \"weight\": 0.5}]"},
    {"hu", 1, 1, 0, NULL},
    {"is", 1, 1, 0, NULL},
    {"lb", 1, 0, 1, NULL},
    {"nb", 1, 0, 0, NULL},
    {"nl", 1, 0, 0, NULL},
    {"nn", 1, 0, 0, NULL},
    {"sv", 1, 0, 0, "[{\"language\": \"nb\", \"weight\": 0.9}]"},
};

/* ------------------------------------------------------------------ the table */

/* A line LANG TAB kind TAB value TAB number; kind in a buffer of its own would be more work. */
typedef struct row {
    samsvar_str kind, value, number;
} row;

static samsvar_str cut(const char **at, const char *end)
{
    const char *tab = memchr(*at, '\t', (size_t)(end - *at));
    samsvar_str f = {*at, (uint32_t)((tab ? tab : end) - *at)};
    *at = tab ? tab + 1 : end;
    return f;
}

static int is(samsvar_str s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

/* The next row of the language from *at on; 0: no more. */
static int next_row(const sv_skeleton *s, size_t *at, row *out)
{
    size_t primary = strcspn(s->lang, "-");
    while (*at < s->table.len) {
        const char *p = s->table.data + *at, *stop = s->table.data + s->table.len;
        const char *nl = memchr(p, '\n', (size_t)(stop - p)), *end = nl ? nl : stop;
        *at = (size_t)(end - s->table.data) + 1;
        samsvar_str lang = cut(&p, end);
        if (lang.len != primary || memcmp(lang.ptr, s->lang, primary) != 0)
            continue;
        out->kind = cut(&p, end);
        out->value = cut(&p, end);
        out->number = cut(&p, end);
        return 1;
    }
    return 0;
}

samsvar_status sv_skeleton_known(sv_skeleton *s, sv_error *err)
{
    row r;
    char *path = sv_path_find_data("cldr/languages.tsv");
    samsvar_status status =
        path ? sv_file_read(path, SV_LIMIT_LEXICON, &s->table, NULL, err) : SAMSVAR_OK;
    sv_free(path);
    for (size_t at = 0; !status && next_row(s, &at, &r); s->known++)
        if (is(r.kind, "name") && r.value.len < sizeof s->name) {
            memset(s->name, 0, sizeof s->name);
            memcpy(s->name, r.value.ptr, r.value.len);
        }
    return status;
}

static int has(const sv_skeleton *s, const char *kind, samsvar_str *value)
{
    row r;
    for (size_t at = 0; next_row(s, &at, &r);)
        if (is(r.kind, kind)) {
            *value = r.value;
            return 1;
        }
    return 0;
}

/* ------------------------------------------------------------------ pack.json */

static void put_flag(sv_buf *out, const char *key, int set)
{
    sv_buf_printf(out, " \"%s\": %s,\n", key, set ? "true" : "false");
}

samsvar_status sv_skeleton_json(const sv_skeleton *s, sv_buf *out)
{
    samsvar_str v = {",", 1};
    size_t f = 0, primary = strcspn(s->lang, "-");
    while (f < sizeof families / sizeof *families &&
           (strlen(families[f].lang) != primary || strncmp(families[f].lang, s->lang, primary)))
        f++;
    int known = f < sizeof families / sizeof *families;
    sv_buf_printf(out,
                  "{\"format\": \"samsvar-pack/1\",\n \"id\": \"%s\",\n \"name\": \"%s\",\n"
                  " \"version\": \"0.1.0\",\n \"license\": \"CC0-1.0\",\n"
                  " \"languages\": [\"%s\"],\n",
                  s->id, s->name, s->lang);
    has(s, "decimal", &v);
    sv_buf_printf(out, " \"decimal\": \"%s\",\n", is(v, ".") ? "." : ",");
    put_flag(out, "space_groups", has(s, "space-groups", &v));
    put_flag(out, "ordinal_stop", has(s, "ordinal-stop", &v));
    put_flag(out, "month_first", has(s, "month-first", &v));
    put_flag(out, "compounds", known && families[f].compounds);
    put_flag(out, "name_cases", known && families[f].name_cases);
    put_flag(out, "noun_capitals", known && families[f].noun_capitals);
    sv_buf_printf(out, " \"fallback\": %s}\n",
                  known && families[f].fallback ? families[f].fallback : "[]");
    return out->status;
}

/* ------------------------------------------------------------------ lists */

typedef struct line {
    char *text;
    size_t key_len;
} line;
typedef SV_VEC(line) line_list;

static int by_key(const void *a, const void *b)
{
    const line *x = a, *y = b;
    size_t n = x->key_len < y->key_len ? x->key_len : y->key_len;
    int order = memcmp(x->text, y->text, n);
    return order ? order : (x->key_len > y->key_len) - (x->key_len < y->key_len);
}

/* KEY TAB VALUE; a key that is there already keeps its first value. */
static samsvar_status add_line(line_list *lines, samsvar_str key, const char *value)
{
    sv_buf text;
    for (size_t i = 0; i < lines->count; i++)
        if (lines->data[i].key_len == key.len &&
            memcmp(lines->data[i].text, key.ptr, key.len) == 0)
            return SAMSVAR_OK;
    sv_buf_init(&text, SV_LIMIT_LIST);
    sv_buf_add(&text, key.ptr, key.len);
    sv_buf_printf(&text, "\t%s\n", value);
    line l = {text.status ? NULL : sv_buf_take(&text, NULL), key.len};
    sv_buf_clear(&text);
    if (l.text && sv_vec_push(lines, l))
        return SAMSVAR_OK;
    sv_free(l.text);
    return SAMSVAR_ENOMEM;
}

static uint32_t letters(samsvar_str s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

/* What a row of the table says for a list. A short month may be another word: "mar". */
static samsvar_status add_row(line_list *lines, const char *list, const row *r)
{
    enum { SHORT = 3 };
    char value[32];
    samsvar_str key = r->value;
    int dotted = key.len > 1 && key.ptr[key.len - 1] == '.';
    int month = is(r->kind, "month"), day = is(r->kind, "weekday");
    if (memchr(key.ptr, ' ', key.len) || r->number.len >= sizeof value - 2)
        return SAMSVAR_OK;
    if (!strcmp(list, "numerals.tsv") && is(r->kind, "number")) {
        memcpy(value, r->number.ptr, r->number.len);
        value[r->number.len] = '\0';
        return add_line(lines, key, value);
    }
    if (!strcmp(list, "abbreviations.tsv") && (month || day) && dotted)
        return add_line(lines, key, "maybe");
    if (strcmp(list, "dates.tsv") != 0 || (!month && !day))
        return SAMSVAR_OK;
    key.len -= (uint32_t)dotted;
    snprintf(value, sizeof value, "%c:%.*s",
             (month ? "mM" : "wW")[letters(key) <= SHORT || dotted], (int)r->number.len,
             r->number.ptr);
    if (memchr(key.ptr, '.', key.len) || (key.len && key.ptr[0] >= '0' && key.ptr[0] <= '9'))
        return SAMSVAR_OK;
    return add_line(lines, key, value);
}

samsvar_status sv_skeleton_fill(const sv_skeleton *s, const char *list, sv_buf *out)
{
    line_list lines = {0};
    row r;
    samsvar_status status = SAMSVAR_OK;
    for (int full = 1; full >= 0 && !status; full--) /* whole words first: "mai" is no short one */
        for (size_t at = 0; !status && next_row(s, &at, &r);)
            if ((letters(r.value) > 3 || !is(r.kind, "month")) == full)
                status = add_row(&lines, list, &r);
    if (lines.count > 1)
        qsort(lines.data, lines.count, sizeof *lines.data, by_key);
    for (size_t i = 0; i < lines.count; i++) {
        sv_buf_puts(out, lines.data[i].text);
        sv_free(lines.data[i].text);
    }
    sv_vec_clear(&lines);
    return status ? status : out->status;
}

/* ------------------------------------------------------------------ the report */

void sv_skeleton_say(samsvar *sv, const sv_skeleton *s, sv_buf *out)
{
    const char *path, *sha256;
    row r;
    sv_buf_printf(out, "%s: %s (%s), %s\n", s->dir, s->name, s->lang,
                  s->data_only ? "a pack of lists" : "a C plugin with a pack of lists");
    if (sv_speller_has(sv->speller, s->lang) &&
        sv_speller_info(sv->speller, s->lang, &path, &sha256))
        sv_buf_printf(out, "dictionary: %s\n", path);
    else
        sv_buf_puts(out, "dictionary: none; a hunspell dictionary would give lemmas\n");
    if (s->known)
        sv_buf_printf(out, "from CLDR: months, weekdays, number words (%u facts)\n",
                      (unsigned)s->known);
    else
        sv_buf_puts(out, "from CLDR: nothing is known of this language here\n");
    sv_buf_puts(out, "quotation marks (all are understood without a list):");
    for (size_t at = 0; next_row(s, &at, &r);)
        if (is(r.kind, "quote")) {
            sv_buf_putc(out, ' ');
            sv_buf_add(out, r.value.ptr, r.value.len);
        }
    sv_buf_printf(out, "\nnext: samsvar plugins check %s; write lists; README.md there\n", s->dir);
}
