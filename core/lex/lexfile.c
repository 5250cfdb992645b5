/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Lexicon files: their two forms. */
#include <stdio.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/lines.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/lex/lexhead.h"
#include "core/lex/lexicon_impl.h"
#include "core/lex/lexline.h"

/* A line being read: [at, end) of the file's bytes. */
typedef struct reader {
    sv_lexicon *lex; /* NULL: only look whether the lines are well-formed */
    const char *file;
    uint32_t line;
    uint8_t id;
    uint32_t entries, senses;
    sv_buf lemma, sense; /* folded */
    sv_error *err;
} reader;

static samsvar_status bad_line(const reader *r, const char *what)
{
    return sv_fail_at(r->err, SAMSVAR_EDATA, r->file, r->line, "%s", what);
}

static samsvar_status fold_into(reader *r, samsvar_str s, sv_buf *out)
{
    sv_buf_reset(out);
    samsvar_status status = sv_uchar_fold(s.ptr, s.len, out);
    if (status == SAMSVAR_OK && (out->len == 0 || out->len > SV_LIMIT_KEY))
        return bad_line(r, out->len ? "a word is longer than 255 bytes" : "an empty word");
    return status;
}

/* The line's n-th sense. */
static samsvar_status put_entry(reader *r, const char *from, const char *to, const sv_buf *sense,
                                uint32_t rank, uint8_t bits)
{
    r->senses++;
    if (!r->lex)
        return SAMSVAR_OK;
    return sv_lexicon_add_entry(r->lex, from, r->lemma.data, r->lemma.len, to, sense->data,
                                sense->len, rank, bits, r->id);
}

/* lemma TAB pos TAB sense; sense */
static samsvar_status read_entry(reader *r, const char *at, const char *end, const char *from,
                                 const char *to)
{
    samsvar_str lemma = sv_lexline_field(&at, end, '\t'), pos = {NULL, 0}, sense;
    if (at)
        pos = sv_lexline_field(&at, end, '\t');
    if (!at)
        return bad_line(r, "a line has three fields: lemma, part of speech, senses");
    uint8_t bits = sv_lexline_pos(pos);
    if (!bits)
        return bad_line(r, "the second field is no part of speech (n v a adv prep conj pron "
                           "det num interj phr name; x where it is not known)");
    samsvar_status status = fold_into(r, lemma, &r->lemma);
    for (uint32_t rank = 0; at && status == SAMSVAR_OK; rank++) {
        sense = sv_lexline_field(&at, end, ';');
        status = fold_into(r, sense, &r->sense);
        if (status == SAMSVAR_OK)
            status = put_entry(r, from, to, &r->sense, rank, bits);
    }
    return status;
}

/* A line of names.tsv: kind TAB en TAB nb TAB nn TAB is, alternatives separated by ';', the
 * first English one is what all the others mean. */
static samsvar_status read_names(reader *r, const char *at, const char *end)
{
    static const char *const langs[] = {"en", "nb", "nn", "is"};
    samsvar_status status = SAMSVAR_OK;
    samsvar_str kind = sv_lexline_field(&at, end, '\t');
    sv_buf first;
    (void)kind;
    sv_buf_init(&first, SV_LIMIT_KEY + 1);
    for (int k = 0; k < 4 && status == SAMSVAR_OK; k++) {
        if (!at) {
            status = bad_line(r, "a line has five fields: kind, en, nb, nn, is");
            break;
        }
        samsvar_str names = sv_lexline_field(&at, end, '\t');
        const char *p = names.ptr, *stop = names.ptr + names.len;
        while (p && names.len && status == SAMSVAR_OK) {
            status = fold_into(r, sv_lexline_field(&p, stop, ';'), &r->lemma);
            if (status == SAMSVAR_OK && !first.len)
                status = sv_buf_add(&first, r->lemma.data, r->lemma.len);
            if (status == SAMSVAR_OK)
                status = put_entry(r, langs[k], "en", &first, 0, SAMSVAR_POS_NAME);
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
    sv_lines l = {bytes, bytes + len, 0};
    samsvar_str line;
    while (status == SAMSVAR_OK && sv_lines_next(&l, &line)) {
        const char *at = line.ptr, *end = at + line.len;
        r->line = l.number;
        if (line.len && *at != '#') {
            r->entries++;
            status = to ? read_entry(r, at, end, from, to) : read_names(r, at, end);
        }
    }
    return status;
}

/* ---- files */

static int is_names(const char *name)
{
    return !strcmp(name, "names") || !strncmp(name, "names-", 6);
}

/* The file's name as its id; "-2", "-3" behind it when there is one of that name. */
static char *unique_id(sv_lexicon *lex, const char *name)
{
    sv_buf id;
    sv_buf_init(&id, SV_LIMIT_LIST);
    sv_buf_puts(&id, name);
    for (uint32_t n = 2, i = 0; i < lex->files.count && !id.status; i++) {
        if (strcmp(lex->files.data[i].id, id.data))
            continue;
        sv_buf_reset(&id);
        sv_buf_printf(&id, "%s-%u", name, n++);
        i = UINT32_MAX; /* from the first again */
    }
    char *out = id.status ? NULL : sv_arena_strndup(&lex->arena, id.data, id.len);
    sv_buf_clear(&id);
    return out;
}

static char *keep(sv_lexicon *lex, samsvar_str s)
{
    return sv_arena_strndup(&lex->arena, s.len ? s.ptr : "", s.len);
}

static samsvar_status add_file(sv_lexicon *lex, const char *name, const char *file,
                               const char *bytes, size_t len, const sv_lexhead *head,
                               sv_lexicon_origin origin)
{
    char langs[2 * SV_LANG_SIZE + 2] = "en nb nn is";
    if (head->to[0])
        snprintf(langs, sizeof langs, "%s %s", head->from, head->to);
    sv_lexicon_file f = {
        .id = unique_id(lex, name),
        .path = sv_arena_strndup(&lex->arena, file, strlen(file)),
        .source = keep(lex, head->source),
        .license = keep(lex, head->license),
        .languages = sv_arena_strndup(&lex->arena, langs, strlen(langs)),
        .weight = head->weight,
        .origin = origin,
        .size = len,
    };
    sv_sha256(bytes, len, f.sha256);
    if (!f.id || !f.path || !f.source || !f.license || !f.languages ||
        !sv_vec_push(&lex->files, f))
        return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

/* What can be said against the file before its lines are read; fills head. */
static samsvar_status check_file(const sv_lexicon *lex, const char *name, const char *file,
                                 const char *bytes, size_t len, sv_lexhead *head, sv_error *err)
{
    size_t bad = sv_utf8_check(bytes, len);
    const char *nul = bad == len && len ? memchr(bytes, 0, len) : NULL;
    if (nul)
        bad = (size_t)(nul - bytes);
    if (bad != len)
        return sv_fail_at(err, SAMSVAR_EDATA, file, sv_lines_number(bytes, bad),
                          "a lexicon is UTF-8 text without NULs");
    samsvar_status status = sv_lexhead_read(file, bytes, len, head, err);
    if (status == SAMSVAR_OK && !is_names(name) && !head->to[0] &&
        sv_lexhead_languages(name, head->from, head->to) != SAMSVAR_OK)
        status = sv_fail_at(err, SAMSVAR_EDATA, file, 0,
                            "a lexicon says its languages in its name, like is-en.tsv, or in a "
                            "line \"# languages: is en\"");
    if (status == SAMSVAR_OK && lex->files.count >= SV_LIMIT_LEXICONS)
        status = sv_fail_at(err, SAMSVAR_ELIMIT, file, 0, "more than %u lexicon files",
                            SV_LIMIT_LEXICONS);
    return status;
}

samsvar_status sv_lexicon_add_from(sv_lexicon *lex, const char *name, const char *file,
                                   const char *bytes, size_t len, sv_lexicon_origin origin,
                                   sv_error *err)
{
    sv_lexhead head;
    samsvar_status status = check_file(lex, name, file, bytes, len, &head, err);
    if (status)
        return status;
    const char *to = head.to[0] ? head.to : NULL;
    reader r = {.file = file, .err = err};
    sv_buf_init(&r.lemma, 4096);
    sv_buf_init(&r.sense, 4096);
    /* What the user has brought may be malformed: then nothing of it is to stay. */
    if (origin == SV_LEX_USER)
        status = read_lines(&r, bytes, len, head.from, to);
    if (status == SAMSVAR_OK)
        status = add_file(lex, name, file, bytes, len, &head, origin);
    if (status == SAMSVAR_OK) {
        r.lex = lex;
        r.id = (uint8_t)(lex->files.count - 1);
        r.line = r.entries = r.senses = 0;
        status = read_lines(&r, bytes, len, head.from, to);
        lex->files.data[r.id].entries = r.entries;
        lex->files.data[r.id].senses = r.senses;
    }
    sv_buf_clear(&r.lemma);
    sv_buf_clear(&r.sense);
    return status;
}

samsvar_status sv_lexicon_add(sv_lexicon *lex, const char *name, const char *file,
                              const char *bytes, size_t len, sv_error *err)
{
    return sv_lexicon_add_from(lex, name, file, bytes, len, SV_LEX_GIVEN, err);
}
