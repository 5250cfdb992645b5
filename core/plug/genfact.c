/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* genfact.c -- numbers, amounts and dates of the generic analysis. */
#include "core/plug/genint.h"

#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <string.h>

/* Symbols and codes that are the same in all languages. */
static const char *const symbols[][2] = {
    {"%", "%"},
    {"\xE2\x80\xB0", "\xE2\x80\xB0"},
    {"$", "USD"},
    {"\xE2\x82\xAC", "EUR"},
    {"\xC2\xA3", "GBP"},
    {"\xC2\xA5", "JPY"},
    {"\xC2\xB0"
     "C",
     "\xC2\xB0"
     "C"},
};
static const char *const codes[] = {
    "AUD", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HUF", "INR", "ISK",
    "JPY", "NOK", "PLN", "RUB", "SEK", "TRY", "UAH", "USD", "GW",  "GWh", "MW",
    "MWh", "TWh", "cm",  "ha",  "kW",  "kWh", "kg",  "km",  "mm",
};
enum {
    SYMBOLS = sizeof symbols / sizeof symbols[0],
    CODES = sizeof codes / sizeof codes[0]
};

/* Bytes of white space at `at`: none or one character. */
static uint32_t space_len(const sv_genwork *w, uint32_t at)
{
    const char *p = w->doc.ptr + at, *end = w->doc.ptr + w->end, *next;
    if (at >= w->end || !(sv_uchar_class(sv_utf8_next(p, end, &next)) & SV_CH_SPACE))
        return 0;
    return (uint32_t)(next - p);
}

/* A symbol behind a number; *end gets the place behind it. */
static const char *symbol_behind(const sv_genwork *w, uint32_t at, uint32_t *end)
{
    at += space_len(w, at);
    for (size_t i = 0; i < SYMBOLS; i++) {
        uint32_t len = (uint32_t)strlen(symbols[i][0]);
        if (w->end - at >= len && memcmp(w->doc.ptr + at, symbols[i][0], len) == 0) {
            *end = at + len;
            return symbols[i][1];
        }
    }
    return NULL;
}

/* A currency symbol before a number: "$ 30", with one space at most. */
static const char *symbol_before(const sv_genwork *w, uint32_t at, uint32_t *start)
{
    if (at > w->start && w->doc.ptr[at - 1] == ' ')
        at--;
    for (size_t i = 2; i < 6; i++) {
        uint32_t len = (uint32_t)strlen(symbols[i][0]);
        if (at - w->start >= len &&
            memcmp(w->doc.ptr + at - len, symbols[i][0], len) == 0) {
            *start = at - len;
            return symbols[i][1];
        }
    }
    return NULL;
}

/* The token next to t, with one space or nothing between; NULL: none. */
static const sv_gentok *neighbour(const sv_genwork *w, const sv_gentok *t)
{
    const sv_gentok *next = t + 1;
    if (next >= w->tokens + w->count || !(next->flags & SAMSVAR_TOK_WORD) ||
        next->start != t->end + space_len(w, t->end))
        return NULL;
    return next;
}

/* What a word says of the number before it: a unit. Points into `codes` or a list. */
static samsvar_str unit_word(const sv_genwork *w, const sv_gentok *t)
{
    char buf[SV_GEN_KEY];
    samsvar_str word = sv_gen_part(w, t->start, t->end), none = {NULL, 0};
    for (size_t i = 0; i < CODES; i++)
        if (sv_gen_equals(word, codes[i])) {
            samsvar_str code = {codes[i], (uint32_t)strlen(codes[i])};
            return code;
        }
    return w->units ? w->pack->find(w->units, sv_gen_fold(w, word, buf)) : none;
}

/* "million": multiplies key; the factors of the list are powers of ten. */
static int scale(const sv_genwork *w, const sv_gentok *t, char key[SV_GENNUM_KEY])
{
    char buf[SV_GEN_KEY];
    samsvar_str none = {NULL, 0};
    samsvar_str factor =
        w->scales ? w->pack->find(w->scales,
                                  sv_gen_fold(w, sv_gen_part(w, t->start, t->end), buf))
                  : none;
    if (factor.len < 2 || factor.ptr[0] != '1')
        return 0;
    for (uint32_t i = 1; i < factor.len; i++)
        if (factor.ptr[i] != '0')
            return 0;
    return sv_gennum_shift(key, factor.len - 1);
}

static samsvar_status report_amount(sv_genwork *w, const sv_gentok *t, uint32_t number,
                                    uint32_t end, const sv_gentok *last,
                                    samsvar_str value)
{
    char key[SV_GEN_KEY];
    uint32_t start = t->start, stop = end;
    samsvar_str unit = {symbol_behind(w, end, &stop), 0};
    const sv_gentok *next = neighbour(w, last);
    if (!unit.ptr)
        unit.ptr = symbol_before(w, t->start, &start);
    if (unit.ptr)
        unit.len = (uint32_t)strlen(unit.ptr);
    else if (next)
        unit = unit_word(w, next), stop = next->end;
    if (!unit.ptr || unit.len == 0 || value.len + 1 + unit.len >= SV_GEN_KEY)
        return SAMSVAR_OK;
    memcpy(key, value.ptr, value.len);
    key[value.len] = ' ';
    memcpy(key + value.len + 1, unit.ptr, unit.len);
    samsvar_str all = {key, value.len + 1 + unit.len};
    return sv_gen_report(w, SAMSVAR_FEAT_AMOUNT, start, stop, 0, number, 1000, all);
}

/* U+2212 before the figures, and nothing that it could be the middle of. */
static int has_minus(const sv_genwork *w, uint32_t at)
{
    const char *begin = w->doc.ptr + w->start, *p = w->doc.ptr + at, *before;
    if (at - w->start < 3 || memcmp(p - 3, "\xE2\x88\x92", 3) != 0)
        return 0;
    return p - 3 == begin ||
           (sv_uchar_class(sv_utf8_prev(begin, p - 3, &before)) & SV_CH_SPACE);
}

samsvar_status sv_gen_report_number(sv_genwork *w, const sv_gentok *t)
{
    sv_gennum number;
    sv_gennum_read(w->doc.ptr, t->start, t->end, w->decimal, &number);
    if (number.kind == SAMSVAR_FEAT_DATE) {
        samsvar_str date = {number.key, (uint32_t)strlen(number.key)};
        return sv_gen_report(w, SAMSVAR_FEAT_DATE, t->start, t->end, 0, t->index, 1000,
                             date);
    }
    if (number.kind != SAMSVAR_FEAT_NUMBER)
        return SAMSVAR_OK;
    const sv_gentok *last = t, *next = neighbour(w, t);
    uint32_t start = t->start, index = w->emitted;
    if (next && scale(w, next, number.key))
        last = next;
    uint32_t len = (uint32_t)strlen(number.key);
    if (has_minus(w, t->start) && len + 2 <= SV_GENNUM_KEY) {
        memmove(number.key + 1, number.key, len + 1);
        number.key[0] = '-';
        len++;
        start -= 3;
    }
    samsvar_str value = {number.key, len};
    samsvar_status status =
        sv_gen_report(w, SAMSVAR_FEAT_NUMBER, start, last->end, 0, t->index, 1000, value);
    return status ? status : report_amount(w, t, index, last->end, last, value);
}

/* The pack says; else a point in these languages (CLDR), and a comma in the others. */
char sv_gen_decimal(const sv_genwork *w)
{
    static const char pointed[] =
        " am bn cy en fil ga gu he hi ja km kn ko ml mr ms my ne pa "
        "si sw ta te th ur yo zh ";
    static const samsvar_str key = {"decimal", 7};
    samsvar_str said = w->pack->find(w->pack->list(w->host, "numbers"), key);
    size_t len = strcspn(w->lang, "-");
    if (said.len == 1 && (said.ptr[0] == '.' || said.ptr[0] == ','))
        return said.ptr[0];
    for (const char *p = pointed; len > 0 && p[1]; p = strchr(p + 1, ' '))
        if (strncmp(p + 1, w->lang, len) == 0 && p[1 + len] == ' ')
            return '.';
    return ',';
}
