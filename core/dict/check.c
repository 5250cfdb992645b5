/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/dict/check.h"

#include <stdio.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/intern.h"
#include "core/base/limits.h"
#include "core/base/lines.h"
#include "core/base/path.h"
#include "core/base/mem.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/lex/lexhead.h"
#include "core/lex/lexline.h"

typedef struct checker {
    const sv_dict_check *c;
    sv_jsonw *w;
    uint64_t *findings;
    uint32_t line;
    sv_lexhead head;
    int names;            /* kind TAB en TAB nb TAB nn TAB is */
    samsvar_str last;     /* key of the line before           */
    sv_intern *marked;
    sv_buf a, b;          /* folded or normalised text        */
    samsvar_status status;
    char *file; /* its name, fit to be shown */
} checker;

/* word: what it is about; length 0: a line, or the file. */
static void say_json(checker *k, samsvar_str word, const char *what)
{
    sv_jsonw_object(k->w, NULL);
    sv_jsonw_str(k->w, "file", k->file);
    if (k->line)
        sv_jsonw_int(k->w, "line", k->line);
    else
        sv_jsonw_null(k->w, "line");
    if (word.len)
        sv_jsonw_text(k->w, "word", word.ptr, word.len);
    sv_jsonw_str(k->w, "what", what);
    sv_jsonw_close(k->w);
    sv_jsonw_newline(k->w);
    ++*k->findings;
}

static void say(checker *k, const char *what)
{
    char number[32];
    samsvar_str none = {NULL, 0};
    if (k->c->as_json) {
        say_json(k, none, what);
        return;
    }
    snprintf(number, sizeof number, ":%u: ", (unsigned)k->line);
    sv_jsonw_puts(k->w, k->file);
    sv_jsonw_puts(k->w, k->line ? number : ": ");
    sv_jsonw_puts(k->w, what);
    sv_jsonw_puts(k->w, "\n");
    ++*k->findings;
}

static void say_of(checker *k, samsvar_str word, const char *what)
{
    char text[400];
    if (k->c->as_json && word.len) {
        say_json(k, word, what);
        return;
    }
    int n = word.len > 200 ? 200 : (int)word.len;
    snprintf(text, sizeof text, "\"%.*s\" %s", n, word.ptr, what);
    sv_error_clean(text);
    say(k, text);
}

static int is(samsvar_str s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

static int same(samsvar_str a, samsvar_str b)
{
    return a.len == b.len && (!a.len || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* The field up to `mark`; *at moves behind it, or to NULL. */
static samsvar_str field(const char **at, const char *end, char mark)
{
    const char *stop = memchr(*at, mark, (size_t)(end - *at));
    samsvar_str f = {*at, (uint32_t)((stop ? stop : end) - *at)};
    *at = stop ? stop + 1 : NULL;
    return f;
}

/* ------------------------------------------------------------------ text */

/* Does the text have a in front of, or behind, b? */
static int has_pair(samsvar_str s, char a, char b)
{
    for (uint32_t i = 1; i < s.len; i++)
        if (s.ptr[i - 1] == a && s.ptr[i] == b)
            return 1;
    return 0;
}

static void check_text(checker *k, samsvar_str line)
{
    int control = 0;
    sv_buf_reset(&k->a);
    k->status = k->status ? k->status : sv_uchar_nfc(line.ptr, line.len, &k->a);
    samsvar_str nfc = {k->a.data, (uint32_t)k->a.len};
    if (!same(nfc, line))
        say(k, "is not in NFC, or has an invisible character");
    for (uint32_t i = 0; i < line.len; i++)
        control |= (unsigned char)line.ptr[i] < 0x20 && line.ptr[i] != '\t';
    if (control)
        say(k, "has a control character");
    if (line.len && (line.ptr[0] == ' ' || line.ptr[line.len - 1] == ' '))
        say(k, "has white space at an end");
    if (line.len && line.ptr[0] == '#')
        return;
    if (!line.len)
        say(k, "is empty");
    else if (has_pair(line, ' ', '\t') || has_pair(line, '\t', ' ') || has_pair(line, ' ', ' ') ||
             has_pair(line, '\\', 't'))
        say(k, "has spaces or \"\\t\" where a tab should be");
}

/* A key stands once, and in the order of bytes. */
static void check_order(checker *k, samsvar_str key)
{
    uint32_t n = key.len < k->last.len ? key.len : k->last.len;
    int order = n ? memcmp(key.ptr, k->last.ptr, n) : 0;
    if (k->last.ptr && same(key, k->last))
        say_of(k, key, "is there twice");
    else if (k->last.ptr && (order < 0 || (order == 0 && key.len < k->last.len)))
        say_of(k, key, "is out of order");
    k->last = key;
}

/* ------------------------------------------------------------------ entries */

static int folds_alike(checker *k, samsvar_str a, samsvar_str b)
{
    sv_buf_reset(&k->a);
    sv_buf_reset(&k->b);
    if (k->status == SAMSVAR_OK)
        k->status = sv_uchar_fold(a.ptr, a.len, &k->a);
    if (k->status == SAMSVAR_OK)
        k->status = sv_uchar_fold(b.ptr, b.len, &k->b);
    return k->status == SAMSVAR_OK && k->a.len == k->b.len && k->a.len &&
           memcmp(k->a.data, k->b.data, k->a.len) == 0;
}

/* The senses: none empty, none twice. Returns whether all are the headword itself. */
static int check_senses(checker *k, samsvar_str lemma, const char *at, const char *end)
{
    const char *first = at;
    int alike = 1;
    while (at) {
        samsvar_str sense = sv_lexline_field(&at, end, ';');
        const char *before = first;
        if (!sense.len)
            say_of(k, lemma, "has an empty sense");
        if (sense.len > SV_LIMIT_KEY)
            say_of(k, lemma, "has a sense of more than 255 bytes");
        for (int n = 0; before && before < sense.ptr && n < 64; n++) /* a line has few */
            if (same(sv_lexline_field(&before, sense.ptr, ';'), sense) && sense.len) {
                say_of(k, sense, "is there twice as a sense");
                break;
            }
        alike = alike && folds_alike(k, sense, lemma);
    }
    return alike;
}

static int is_marked(const checker *k, samsvar_str lemma)
{
    return k->marked && sv_intern_find(k->marked, lemma.ptr, lemma.len) != SV_NO_ID;
}

/* What may be right all the same; a person marks it then. */
static void check_strictly(checker *k, samsvar_str lemma, samsvar_str pos, samsvar_str senses,
                           int alike)
{
    char others[32], text[96];
    int sisters = sv_lang_macro(k->head.from) && sv_lang_macro(k->head.to) &&
                  strcmp(sv_lang_macro(k->head.from), sv_lang_macro(k->head.to)) == 0;
    if (is(pos, "name") || is_marked(k, lemma))
        return;
    if (is(pos, "x"))
        say_of(k, lemma, "has no part of speech");
    if (k->c->others && k->head.to[0] &&
        sv_checkpos_against(k->c->others, k->head.to, pos, senses.ptr, senses.len, others)) {
        snprintf(text, sizeof text, "is %.*s, but other lists have its translations only as %s",
                 (int)pos.len, pos.ptr, others);
        say_of(k, lemma, text);
    }
    if (alike && !sisters)
        say_of(k, lemma, "is not translated: its only sense is itself");
    if (k->c->speller && !memchr(lemma.ptr, ' ', lemma.len) &&
        sv_speller_has(k->c->speller, k->head.from) &&
        sv_speller_known(k->c->speller, k->head.from, lemma) == 0)
        say_of(k, lemma, "is not known to hunspell");
}

static void check_entry(checker *k, samsvar_str line)
{
    const char *at = line.ptr, *end = line.ptr + line.len;
    uint32_t tabs = 0;
    for (const char *p = at; p < end; p++)
        tabs += *p == '\t';
    samsvar_str lemma = field(&at, end, '\t'), pos = {NULL, 0};
    if (at)
        pos = field(&at, end, '\t');
    if (tabs != 2) {
        say(k, "has not three columns: lemma, part of speech, senses");
        return;
    }
    samsvar_str key = {line.ptr, (uint32_t)(at - 1 - line.ptr)};
    check_order(k, key);
    if (!lemma.len)
        say(k, "has an empty headword");
    if (lemma.len > SV_LIMIT_KEY)
        say(k, "has a headword of more than 255 bytes");
    if (!sv_lexline_pos(pos))
        say_of(k, pos, "is no part of speech");
    samsvar_str senses = {at, (uint32_t)(end - at)};
    int alike = check_senses(k, lemma, at, end);
    if (k->c->strict && lemma.len)
        check_strictly(k, lemma, pos, senses, alike);
}

static void check_names(checker *k, samsvar_str line)
{
    const char *at = line.ptr, *end = line.ptr + line.len;
    uint32_t columns = 0;
    for (; at; columns++) {
        samsvar_str names = field(&at, end, '\t');
        const char *p = names.ptr;
        while (p && names.len)
            if (!sv_lexline_field(&p, names.ptr + names.len, ';').len)
                say(k, "has an empty name");
        if (!names.len && columns < 2)
            say(k, columns ? "has no English name" : "has no kind");
    }
    if (columns != 5)
        say(k, "has not five columns: kind, en, nb, nn, is");
    check_order(k, line);
}

/* ------------------------------------------------------------------ files */

static void check_lines(checker *k)
{
    const char *at = k->c->bytes, *stop = at + k->c->len;
    while (at < stop && k->status == SAMSVAR_OK) {
        const char *nl = memchr(at, '\n', (size_t)(stop - at)), *end = nl ? nl : stop;
        samsvar_str line = {at, (uint32_t)(end - at)};
        k->line++;
        check_text(k, line);
        if (line.len && line.ptr[0] != '#')
            k->names ? check_names(k, line) : check_entry(k, line);
        if (!nl)
            say(k, "has no line end");
        at = end + 1;
    }
}

/* Languages from the head, or the name; 0 when there is nothing to be read. */
static int check_head(checker *k)
{
    sv_error err;
    sv_error_init(&err);
    char *stem = sv_path_stem(k->c->file);
    if (!stem) {
        k->status = SAMSVAR_ENOMEM;
        return 0;
    }
    k->names = !strcmp(stem, "names") || !strncmp(stem, "names-", 6);
    if (sv_lexhead_read(k->c->file, k->c->bytes, k->c->len, &k->head, &err) != SAMSVAR_OK) {
        k->line = err.line;
        say(k, err.message);
    }
    k->line = 0;
    if (!k->names && !k->head.to[0] &&
        sv_lexhead_languages(stem, k->head.from, k->head.to) != SAMSVAR_OK)
        say(k, "has no languages, in its name (is-en.tsv) or in a line \"# languages: is en\"");
    sv_free(stem);
    return 1;
}

static void read_marks(checker *k)
{
    sv_lines l = {k->c->marks, k->c->marks + k->c->marks_len, 0};
    samsvar_str word;
    if (!k->c->marks)
        return;
    k->marked = sv_intern_new();
    if (!k->marked)
        k->status = SAMSVAR_ENOMEM;
    while (k->status == SAMSVAR_OK && sv_lines_next(&l, &word))
        if (word.len && word.ptr[0] != '#' &&
            sv_intern_add(k->marked, word.ptr, word.len) == SV_NO_ID)
            k->status = SAMSVAR_ENOMEM;
}

/* Is it text at all? */
static int check_bytes(checker *k)
{
    const char *bytes = k->c->bytes;
    size_t len = k->c->len, bad = sv_utf8_check(bytes, len);
    const char *nul = len ? memchr(bytes, 0, bad) : NULL;
    if (!nul && bad == len)
        return 1;
    k->line = sv_lines_number(bytes, nul ? (size_t)(nul - bytes) : bad);
    say(k, nul ? "has a NUL" : "is not UTF-8");
    return 0;
}

samsvar_status sv_dict_check_list(const sv_dict_check *check, sv_jsonw *w, uint64_t *findings)
{
    checker k = {.c = check, .w = w, .findings = findings};
    k.file = sv_strdup(check->file);
    if (!k.file)
        return SAMSVAR_ENOMEM;
    sv_error_clean(k.file);
    if (!check_bytes(&k)) {
        sv_free(k.file);
        return SAMSVAR_OK;
    }
    sv_buf_init(&k.a, SV_LIMIT_BUF);
    sv_buf_init(&k.b, SV_LIMIT_BUF);
    read_marks(&k);
    if (k.status == SAMSVAR_OK && check_head(&k))
        check_lines(&k);
    sv_buf_clear(&k.a);
    sv_buf_clear(&k.b);
    sv_intern_free(k.marked);
    sv_free(k.file);
    return k.status;
}
