/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_dictd.c -- dictd dictionaries: an index of words, and the text of the entries.
 *
 *   headword TAB offset TAB length      numbers in base 64 (A-Z a-z 0-9 + /), into the text
 *
 * FreeDict writes the entries so; what says something about a word stands behind it, what
 * explains a sense on lines of its own:
 *
 *   fylling /fidling/ <n>               word /sound/ <part of speech, gender>
 *   filling, refill [of a tooth]        one sense; or
 *   1. ghost, phantom                   numbered ones
 *   2. spirit */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "core/dict/import.h"

#include "core/base/lines.h"

#include <string.h>

/* ------------------------------------------------------------------ entries */

static samsvar_str trim(samsvar_str s)
{
    while (s.len && (unsigned char)s.ptr[0] <= ' ') {
        s.ptr++;
        s.len--;
    }
    while (s.len && (unsigned char)s.ptr[s.len - 1] <= ' ')
        s.len--;
    return s;
}

/* Where the sound of a headword begins: " /" or " <"; its length where there is none. */
static uint32_t head_end(samsvar_str line)
{
    for (uint32_t i = 1; i + 1 < line.len; i++)
        if (line.ptr[i] == ' ' && (line.ptr[i + 1] == '/' || line.ptr[i + 1] == '<'))
            return i;
    return line.len;
}

/* "<n, fem>" at the end of a headword's line. */
static sv_import_pos head_pos(samsvar_str line)
{
    line = trim(line);
    if (line.len < 2 || line.ptr[line.len - 1] != '>')
        return SV_IMPORT_ANY;
    uint32_t open = line.len - 2;
    while (open && line.ptr[open] != '<')
        open--;
    if (line.ptr[open] != '<')
        return SV_IMPORT_ANY;
    samsvar_str name = {line.ptr + open + 1, line.len - open - 2};
    const char *comma = memchr(name.ptr, ',', name.len);
    if (comma)
        name.len = (uint32_t)(comma - name.ptr);
    return sv_import_pos_of(name);
}

/* "<suffix>", "<prefix, ...>", "<letter>": not words. */
static int is_part(samsvar_str line)
{
    static const char *const parts[] = {"<suffix", "<prefix", "<affix", "<letter", "<symbol"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (line.len && memmem(line.ptr, line.len, parts[i], strlen(parts[i])))
            return 1;
    return 0;
}

/* "12. rest": the rest; 0 where the line has no number. */
static int numbered(samsvar_str *line)
{
    uint32_t i = 0;
    while (i < line->len && i < 3 && line->ptr[i] >= '0' && line->ptr[i] <= '9')
        i++;
    if (!i || i + 1 >= line->len || line->ptr[i] != '.' || line->ptr[i + 1] != ' ')
        return 0;
    line->ptr += i + 2;
    line->len -= i + 2;
    return 1;
}

/* "ungdom 2.": numbers of explanations are no part of the word. */
static samsvar_str drop_number(samsvar_str s)
{
    uint32_t n = s.len;
    if (n && s.ptr[n - 1] == '.') {
        uint32_t i = n - 1;
        while (i && s.ptr[i - 1] >= '0' && s.ptr[i - 1] <= '9')
            i--;
        if (i < n - 1 && i && s.ptr[i - 1] == ' ')
            s.len = i;
    }
    return trim(s);
}

/* Adds "ghost, phantom [remark] (remark)": a sense between commas, remarks dropped. */
static samsvar_status add_senses(sv_import *im, samsvar_str head, sv_import_pos pos,
                                 samsvar_str line)
{
    char room[1024];
    uint32_t n = 0;
    int depth = 0;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i <= line.len && status == SAMSVAR_OK; i++) {
        char c = i < line.len ? line.ptr[i] : ',';
        if (i == line.len)
            depth = 0;
        if (c == '[' || c == '(' || c == '<' || c == '{') {
            depth++;
        } else if (c == ']' || c == ')' || c == '>' || c == '}') {
            depth -= depth > 0;
        } else if (depth == 0 && (c == ',' || c == ';')) {
            samsvar_str sense = {room, n};
            if (n)
                status = sv_import_add(im, head, pos, drop_number(trim(sense)), 0);
            n = 0;
        } else if (depth == 0) {
            if (n == sizeof room)
                return sv_import_leave(im, SV_LEFT_LONG), SAMSVAR_OK;
            room[n++] = c;
        }
    }
    return status;
}

samsvar_status sv_import_freedict(sv_import *im, samsvar_str text)
{
    sv_lines lines = {text.ptr, text.ptr + text.len, 0};
    samsvar_str line, head;
    samsvar_status status = SAMSVAR_OK;
    int first = 1, found = 0;
    if (!sv_lines_next(&lines, &line))
        return sv_import_leave(im, SV_LEFT_EMPTY), SAMSVAR_OK;
    head = line;
    head.len = head_end(line);
    sv_import_pos pos = head_pos(line);
    if (is_part(line))
        return sv_import_leave(im, SV_LEFT_AFFIX), SAMSVAR_OK;
    while (status == SAMSVAR_OK && sv_lines_next(&lines, &line)) {
        int number = numbered(&line);
        if (number || (first && trim(line).len)) {
            status = add_senses(im, trim(head), pos, line);
            found = 1;
        }
        first = first && !found;
    }
    if (!found)
        sv_import_leave(im, SV_LEFT_EMPTY);
    return status;
}

/* ------------------------------------------------------------------ index */

static int base64(samsvar_str s, uint64_t *out)
{
    uint64_t n = 0;
    if (!s.len || s.len > 7)
        return 0;
    for (uint32_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        uint32_t digit = c >= 'A' && c <= 'Z'   ? (uint32_t)(c - 'A')
                         : c >= 'a' && c <= 'z' ? (uint32_t)(c - 'a' + 26)
                         : c >= '0' && c <= '9' ? (uint32_t)(c - '0' + 52)
                         : c == '+'             ? 62
                         : c == '/'             ? 63
                                                : 64;
        if (digit == 64)
            return 0;
        n = n * 64 + digit;
    }
    *out = n;
    return 1;
}

/* Offset and length of a line of the index; 0 when it has none. */
static int index_line(samsvar_str line, samsvar_str *word, uint64_t *offset, uint64_t *length)
{
    const char *a = line.len ? memchr(line.ptr, '\t', line.len) : NULL;
    const char *end = line.ptr + line.len;
    const char *b = a ? memchr(a + 1, '\t', (size_t)(end - a - 1)) : NULL;
    if (!b)
        return 0;
    /* a fourth field has the word as it is written */
    const char *c = memchr(b + 1, '\t', (size_t)(end - b - 1));
    samsvar_str x = {a + 1, (uint32_t)(b - a - 1)};
    samsvar_str y = {b + 1, (uint32_t)((c ? c : end) - b - 1)};
    *word = (samsvar_str){line.ptr, (uint32_t)(a - line.ptr)};
    return base64(x, offset) && base64(y, length);
}

samsvar_status sv_import_dictd(sv_import *im, const char *file, const char *index,
                               size_t index_len, const char *dict, size_t dict_len,
                               sv_error *err)
{
    sv_lines lines = {index, index + index_len, 0};
    samsvar_str line, word;
    samsvar_status status = SAMSVAR_OK;
    uint64_t offset, length, total = 0;
    while (status == SAMSVAR_OK && sv_lines_next(&lines, &line)) {
        if (!line.len)
            continue;
        if (!index_line(line, &word, &offset, &length))
            return sv_fail_at(err, SAMSVAR_EDATA, file, lines.number,
                              "a line of the index is: word, offset, length, with tabs");
        if (offset > dict_len || length > dict_len - offset)
            return sv_fail_at(err, SAMSVAR_EDATA, file, lines.number,
                              "an entry lies behind the end of the dictionary, which may be "
                              "cut short");
        if (!word.len || (word.len > 10 && (!memcmp(word.ptr, "00database", 10) ||
                                            !memcmp(word.ptr, "00-databas", 10))))
            continue;
        total += length; /* entries may overlap, but not without end */
        if (total > SV_LIMIT_IMPORT)
            return sv_fail_at(err, SAMSVAR_ELIMIT, file, lines.number, "entries of more than %u bytes",
                              SV_LIMIT_IMPORT);
        samsvar_str entry = {dict + offset, (uint32_t)length};
        status = sv_import_freedict(im, entry);
    }
    return status;
}
