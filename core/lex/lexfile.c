/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Lexicon files: their two forms, and the folders they are in. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/path.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/lex/lexicon_impl.h"

/* A line being read: [at, end) of the file's bytes. */
typedef struct reader {
    sv_lexicon *lex;
    const char *file;
    uint32_t line;
    uint8_t id;
    sv_buf lemma, sense; /* folded */
    sv_error *err;
} reader;

static samsvar_status bad_line(const reader *r, const char *what)
{
    return sv_fail_at(r->err, SAMSVAR_EDATA, r->file, r->line, "%s", what);
}

/* The next field up to `mark`; *at moves behind the mark, or to NULL at the end. */
static samsvar_str field(const char **at, const char *end, char mark)
{
    const char *stop = memchr(*at, mark, (size_t)(end - *at));
    samsvar_str f = {*at, (uint32_t)((stop ? stop : end) - *at)};
    *at = stop ? stop + 1 : NULL;
    while (f.len && f.ptr[0] == ' ') {
        f.ptr++;
        f.len--;
    }
    while (f.len && f.ptr[f.len - 1] == ' ')
        f.len--;
    return f;
}

static samsvar_status fold_into(reader *r, samsvar_str s, sv_buf *out)
{
    sv_buf_reset(out);
    samsvar_status status = sv_uchar_fold(s.ptr, s.len, out);
    if (status == SAMSVAR_OK && (out->len == 0 || out->len > SV_LIMIT_KEY))
        return bad_line(r, out->len ? "a word is longer than 255 bytes" : "an empty word");
    return status;
}

static uint8_t pos_bits(samsvar_str s)
{
    static const struct {
        const char *name;
        uint8_t bits;
    } table[] = {{"n", SAMSVAR_POS_NOUN}, {"v", SAMSVAR_POS_VERB},   {"a", SAMSVAR_POS_ADJ},
                 {"adv", SAMSVAR_POS_ADV}, {"prep", SAMSVAR_POS_OTHER}, {"conj", SAMSVAR_POS_OTHER},
                 {"pron", SAMSVAR_POS_OTHER}, {"det", SAMSVAR_POS_OTHER},
                 {"num", SAMSVAR_POS_OTHER}, {"interj", SAMSVAR_POS_OTHER},
                 {"phr", SAMSVAR_POS_OTHER}, {"name", SAMSVAR_POS_NAME}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strlen(table[i].name) == s.len && !memcmp(table[i].name, s.ptr, s.len))
            return table[i].bits;
    return 0;
}

/* lemma TAB pos TAB sense; sense */
static samsvar_status read_entry(reader *r, const char *at, const char *end, const char *from,
                                 const char *to)
{
    samsvar_str lemma = field(&at, end, '\t'), pos = {NULL, 0}, sense;
    if (at)
        pos = field(&at, end, '\t');
    if (!at)
        return bad_line(r, "a line has three fields: lemma, part of speech, senses");
    uint8_t bits = pos_bits(pos);
    if (!bits)
        return bad_line(r, "the second field is no part of speech (n v a adv prep conj pron "
                           "det num interj phr name)");
    samsvar_status status = fold_into(r, lemma, &r->lemma);
    for (uint32_t rank = 0; at && status == SAMSVAR_OK; rank++) {
        sense = field(&at, end, ';');
        status = fold_into(r, sense, &r->sense);
        if (status == SAMSVAR_OK)
            status = sv_lexicon_add_entry(r->lex, from, r->lemma.data, r->lemma.len, to,
                                          r->sense.data, r->sense.len, rank, bits, r->id);
    }
    return status;
}

/* A line of names.tsv: kind TAB en TAB nb TAB nn TAB is, alternatives separated by ';', the
 * first English one is what all the others mean. */
static samsvar_status read_names(reader *r, const char *at, const char *end)
{
    static const char *const langs[] = {"en", "nb", "nn", "is"};
    samsvar_status status = SAMSVAR_OK;
    samsvar_str kind = field(&at, end, '\t');
    sv_buf first;
    (void)kind;
    sv_buf_init(&first, SV_LIMIT_KEY + 1);
    for (int k = 0; k < 4 && status == SAMSVAR_OK; k++) {
        if (!at) {
            status = bad_line(r, "a line has five fields: kind, en, nb, nn, is");
            break;
        }
        samsvar_str names = field(&at, end, '\t');
        const char *p = names.ptr, *stop = names.ptr + names.len;
        while (p && names.len && status == SAMSVAR_OK) {
            status = fold_into(r, field(&p, stop, ';'), &r->lemma);
            if (status == SAMSVAR_OK && !first.len)
                status = sv_buf_add(&first, r->lemma.data, r->lemma.len);
            if (status == SAMSVAR_OK)
                status = sv_lexicon_add_entry(r->lex, langs[k], r->lemma.data, r->lemma.len,
                                              "en", first.data, first.len, 0,
                                              SAMSVAR_POS_NAME, r->id);
        }
        if (status == SAMSVAR_OK && k == 0 && !first.len)
            status = bad_line(r, "a name needs its English form");
    }
    sv_buf_clear(&first);
    return status;
}

static samsvar_status read_lines(reader *r, const char *bytes, size_t len, const char *from,
                                 const char *to)
{
    samsvar_status status = SAMSVAR_OK;
    const char *at = bytes, *stop = bytes + len;
    while (at < stop && status == SAMSVAR_OK) {
        const char *nl = memchr(at, '\n', (size_t)(stop - at));
        const char *end = nl ? nl : stop;
        const char *next = nl ? nl + 1 : stop;
        r->line++;
        if (end > at && end[-1] == '\r')
            end--;
        if (end > at && *at != '#')
            status = to ? read_entry(r, at, end, from, to) : read_names(r, at, end);
        at = next;
    }
    return status;
}

/* "is-en" -> from, to; "names" (and "names-*") -> to[0] = 0. */
static samsvar_status name_languages(const char *name, char from[SV_LANG_SIZE],
                                     char to[SV_LANG_SIZE])
{
    from[0] = to[0] = 0;
    if (!strcmp(name, "names") || !strncmp(name, "names-", 6))
        return SAMSVAR_OK;
    const char *dash = strchr(name, '-');
    const char *end = dash ? strchr(dash + 1, '.') : NULL; /* is-en.learned */
    if (!dash)
        return SAMSVAR_EINVAL;
    size_t n = end ? (size_t)(end - dash - 1) : strlen(dash + 1);
    if (sv_lang_normalise(name, (size_t)(dash - name), from) != SAMSVAR_OK)
        return SAMSVAR_EINVAL;
    return sv_lang_normalise(dash + 1, n, to);
}

samsvar_status sv_lexicon_add(sv_lexicon *lex, const char *name, const char *file,
                              const char *bytes, size_t len, sv_error *err)
{
    char from[SV_LANG_SIZE], to[SV_LANG_SIZE];
    size_t bad = sv_utf8_check(bytes, len);
    if (bad != len || memchr(bytes, 0, len))
        return sv_fail_at(err, SAMSVAR_EDATA, file, 0, "a lexicon is UTF-8 text without NULs");
    if (name_languages(name, from, to) != SAMSVAR_OK)
        return sv_fail_at(err, SAMSVAR_EDATA, file, 0,
                          "a lexicon's file name gives its languages, like is-en.tsv");
    if (lex->files.count >= SV_LEX_FILES)
        return sv_fail_at(err, SAMSVAR_ELIMIT, file, 0, "more than 200 lexicon files");
    sv_lexicon_file f = {sv_arena_strndup(&lex->arena, name, strlen(name)), {0}};
    sv_sha256(bytes, len, f.sha256);
    if (!f.id || !sv_vec_push(&lex->files, f))
        return SAMSVAR_ENOMEM;
    reader r = {.lex = lex, .file = file, .id = (uint8_t)(lex->files.count - 1), .err = err};
    sv_buf_init(&r.lemma, 4096);
    sv_buf_init(&r.sense, 4096);
    samsvar_status status = read_lines(&r, bytes, len, from, to[0] ? to : NULL);
    sv_buf_clear(&r.lemma);
    sv_buf_clear(&r.sense);
    return status;
}

/* ---- folders */

static int is_lexicon(const struct dirent *d)
{
    size_t n = strlen(d->d_name);
    return d->d_name[0] != '.' && n > 4 && !strcmp(d->d_name + n - 4, ".tsv");
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static samsvar_status load_file(sv_lexicon *lex, const char *dir, const char *file, sv_error *err)
{
    sv_buf bytes;
    char *path = sv_path_join(dir, file), *stem = sv_path_stem(file);
    sv_buf_init(&bytes, SV_LIMIT_LEXICON);
    samsvar_status status = path && stem ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = sv_file_read(path, SV_LIMIT_LEXICON, &bytes, NULL, err);
    if (status == SAMSVAR_OK && bytes.len)
        status = sv_lexicon_add(lex, stem, path, bytes.data, bytes.len, err);
    sv_buf_clear(&bytes);
    sv_free(path);
    sv_free(stem);
    return status;
}

static samsvar_status load_folder(sv_lexicon *lex, const char *dir, sv_error *err)
{
    struct dirent **names = NULL;
    int n = scandir(dir, &names, is_lexicon, by_name);
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < n; i++) {
        if (status == SAMSVAR_OK)
            status = load_file(lex, dir, names[i]->d_name, err);
        free(names[i]); /* scandir() uses malloc() */
    }
    free(names);
    return status;
}

static samsvar_status load_extra(sv_lexicon *lex, const char *dirs, sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    while (dirs && *dirs && status == SAMSVAR_OK) {
        const char *colon = strchr(dirs, ':');
        size_t n = colon ? (size_t)(colon - dirs) : strlen(dirs);
        char *dir = sv_strndup(dirs, n);
        status = dir ? n ? load_folder(lex, dir, err) : SAMSVAR_OK : SAMSVAR_ENOMEM;
        sv_free(dir);
        dirs = colon ? colon + 1 : NULL;
    }
    return status;
}

samsvar_status sv_lexicon_open(const char *extra, sv_lexicon **out, sv_error *err)
{
    sv_lexicon *lex = NULL;
    samsvar_status status = sv_lexicon_new(&lex);
    if (status != SAMSVAR_OK)
        return status;
    char *dir = sv_path_find_data("lex");
    if (dir)
        status = load_folder(lex, dir, err);
    sv_free(dir);
    if (status == SAMSVAR_OK)
        status = load_extra(lex, extra, err);
    if (status != SAMSVAR_OK) {
        sv_lexicon_free(lex);
        return sv_fail(err, status, "%s", sv_status_text(status));
    }
    *out = lex;
    return SAMSVAR_OK;
}
