/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* gentok.c -- words and numbers of a text.
 *
 *   word    letters, marks, figures, with apostrophes, hyphens and underscores inside;
 *           capitals with full stops between them: "U.S"
 *   number  figures with separators; letters that follow at once belong to a word of one
 *           run ("3D", "1990s"), and stand alone behind a longer number ("2.5x") */
#include "core/plug/gentok.h"

#include "core/base/uchar.h"
#include "core/base/utf8.h"

enum {
    WORD_CLASS = SV_CH_LETTER | SV_CH_MARK | SV_CH_DIGIT,
    INNER_CLASS = WORD_CLASS | SV_CH_IGNORE,
    ACRONYM_LETTERS = 10
};

void sv_gentok_open(sv_gentok_scan *scan, const char *text, uint32_t start, uint32_t end,
                    char decimal)
{
    const char *p = text + start, *stop = text + end;
    scan->text = text;
    scan->at = start;
    scan->end = end;
    scan->decimal = decimal;
    scan->initial = 1;
    scan->shouting = 1;
    while (p < stop && scan->shouting)
        if (sv_uchar_class(sv_utf8_next(p, stop, &p)) & SV_CH_LOWER)
            scan->shouting = 0;
}

static uint32_t class_at(const sv_gentok_scan *scan, uint32_t at, uint32_t *next)
{
    const char *behind;
    if (at >= scan->end) {
        *next = scan->end;
        return 0;
    }
    uint32_t cp = sv_utf8_next(scan->text + at, scan->text + scan->end, &behind);
    *next = (uint32_t)(behind - scan->text);
    return sv_uchar_class(cp);
}

/* Chinese characters and kana, which are written without spaces: what stands between them in
 * other scripts is a word or a number of its own, "2021年", "NATOは". */
static int is_han(const sv_gentok_scan *scan, uint32_t at)
{
    const char *behind;
    if (at >= scan->end || (unsigned char)scan->text[at] < 0xE3)
        return 0;
    uint32_t cp = sv_utf8_next(scan->text + at, scan->text + scan->end, &behind);
    return (cp >= 0x3041 && cp <= 0x30FF) || (cp >= 0x3400 && cp <= 0x9FFF) ||
           (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x3FFFF);
}

/* Bytes of an apostrophe, hyphen or underscore at `at`, or 0. */
static uint32_t connector(const sv_gentok_scan *scan, uint32_t at)
{
    const char *p = scan->text + at, *behind;
    if (at >= scan->end)
        return 0;
    uint32_t cp = sv_utf8_next(p, scan->text + scan->end, &behind);
    if (cp == '\'' || cp == '-' || cp == '_' || cp == 0x2019 || cp == 0x2010 ||
        cp == 0x2011)
        return (uint32_t)(behind - p);
    return 0;
}

/* "U.S.A" at `at`: the end behind the last letter, or 0. */
static uint32_t dotted_end(const sv_gentok_scan *scan, uint32_t at, uint32_t *letters)
{
    uint32_t next, count = 0, end = 0;
    while ((class_at(scan, at, &next) & SV_CH_UPPER)) {
        uint32_t behind;
        if (class_at(scan, next, &behind) & WORD_CLASS)
            break; /* a word: "J.R.Tolkien" */
        end = next;
        count++;
        if (next >= scan->end || scan->text[next] != '.')
            break;
        at = next + 1;
    }
    if (count < 2)
        return 0;
    *letters = count;
    return end;
}

/* Reads a word from scan->at; counts its letters and small letters. */
static uint32_t word_end(const sv_gentok_scan *scan, uint32_t *letters, uint32_t *small,
                         uint32_t *plain)
{
    uint32_t at = scan->at, end = at, next;
    int han = is_han(scan, at);
    *letters = *small = 0;
    *plain = 1;
    for (;;) {
        uint32_t class = class_at(scan, at, &next);
        if (class & (SV_CH_LETTER | SV_CH_DIGIT) && is_han(scan, at) != han)
            return end;
        if (class & INNER_CLASS) {
            *letters += (class & SV_CH_LETTER) != 0;
            *small += (class & SV_CH_LETTER) && !(class & SV_CH_UPPER);
            if (class & WORD_CLASS)
                end = next;
            at = next;
            continue;
        }
        uint32_t bytes = connector(scan, at);
        if (!bytes || !(class_at(scan, at + bytes, &next) & (SV_CH_LETTER | SV_CH_DIGIT)))
            return end;
        *plain = 0;
        at += bytes;
    }
}

static void read_word(sv_gentok_scan *scan, sv_gentok *out)
{
    uint32_t small = 0, plain = 1, next;
    uint32_t first = class_at(scan, scan->at, &next);
    out->end = dotted_end(scan, scan->at, &out->letters);
    if (!out->end)
        out->end = word_end(scan, &out->letters, &small, &plain);
    out->flags = SAMSVAR_TOK_WORD;
    if (first & SV_CH_UPPER)
        out->flags |= SAMSVAR_TOK_CAPITAL;
    if ((first & SV_CH_UPPER) && small == 0 && plain && out->letters >= 2 &&
        out->letters <= ACRONYM_LETTERS && !scan->shouting)
        out->flags |= SAMSVAR_TOK_ACRONYM;
}

static void read_number(sv_gentok_scan *scan, sv_gentok *out)
{
    sv_gennum number;
    uint32_t next;
    sv_gennum_read(scan->text, scan->at, scan->end, scan->decimal, &number);
    uint32_t follows = class_at(scan, number.end, &next);
    if (number.runs == 1 && (follows & (SV_CH_LETTER | SV_CH_DIGIT)) &&
        !is_han(scan, number.end)) {
        read_word(scan, out);
        return;
    }
    out->end = number.end;
    out->flags = SAMSVAR_TOK_NUMBER;
    out->kind = number.kind;
}

int sv_gentok_next(sv_gentok_scan *scan, sv_gentok *out)
{
    uint32_t before = scan->initial ? SV_CH_SPACE : 0, next;
    sv_gentok token = {.kind = 0};
    while (scan->at < scan->end) {
        uint32_t class = class_at(scan, scan->at, &next);
        if (class & (SV_CH_LETTER | SV_CH_DIGIT))
            break;
        /* a quotation mark behind a space or a bracket opens */
        if ((class & SV_CH_QUOTE) && (before & (SV_CH_SPACE | SV_CH_OPEN)))
            scan->initial = 1;
        before = class;
        scan->at = next;
    }
    if (scan->at >= scan->end)
        return 0;
    token.start = scan->at;
    char c = scan->text[scan->at];
    if (c >= '0' && c <= '9')
        read_number(scan, &token);
    else
        read_word(scan, &token);
    if (scan->initial)
        token.flags |= SAMSVAR_TOK_INITIAL;
    scan->initial = 0;
    scan->at = token.end;
    *out = token;
    return 1;
}
