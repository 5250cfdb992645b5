/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* languages.c -- writes cldr/languages.tsv: what `samsvar plugins new` knows of languages,
 * from the CLDR data that ICU carries. A maintainer runs it (make cldr-languages); what it
 * writes is committed.
 *
 *   LANG TAB kind TAB value TAB number
 *     name, own    the language's name in English, and in itself
 *     decimal      the decimal mark; space-groups, ordinal-stop, month-first: 1
 *     month, weekday (1 = Monday), in all forms, in lower case
 *     quote        a quotation mark: 1 opens, 2 closes; 3, 4 inside of others
 *     number       n:5, o:5, h:100, m:1000 ... as in numerals.tsv (plugins/README.md) */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { TEXT = 512 };
static const char *const langs[] = {
    "be", "bg", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fi", "fo", "fr",
    "ga", "gl", "hr", "hu", "is", "it", "lt", "lv", "mk", "mt", "nb", "nl", "nn", "pl", "pt",
    "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk"};

/* Lower case and UTF-8, without soft hyphens. */
static void put_utf8(const UChar *text, int lower, const char *lang, char out[TEXT])
{
    UChar small[TEXT], clean[TEXT];
    UErrorCode err = U_ZERO_ERROR;
    int n = 0;
    if (lower)
        u_strToLower(small, TEXT, text, -1, lang, &err);
    else
        u_strncpy(small, text, TEXT - 1);
    for (int i = 0; small[i]; i++)
        if (small[i] != 0xAD)
            clean[n++] = small[i] == 0x2019 ? '\'' : small[i];
    clean[n] = 0;
    err = U_ZERO_ERROR;
    u_strToUTF8(out, TEXT, NULL, clean, -1, &err);
    if (U_FAILURE(err))
        out[0] = 0;
}

static void put(const char *lang, const char *kind, const char *value, int number)
{
    if (value[0])
        printf("%s\t%s\t%s\t%d\n", lang, kind, value, number);
}

static void put_names(const char *lang)
{
    UChar text[TEXT];
    char out[TEXT];
    UErrorCode err = U_ZERO_ERROR;
    uloc_getDisplayLanguage(lang, "en", text, TEXT, &err);
    put_utf8(text, 0, lang, out);
    put(lang, "name", out, 0);
    err = U_ZERO_ERROR;
    uloc_getDisplayLanguage(lang, lang, text, TEXT, &err);
    put_utf8(text, 0, lang, out);
    put(lang, "own", out, 0);
}

static void put_symbols(const char *lang, UDateFormat *format, UDateFormatSymbolType type,
                        const char *kind, int first, int count)
{
    for (int i = first; i < first + count; i++) {
        UChar text[TEXT];
        char out[TEXT];
        UErrorCode err = U_ZERO_ERROR;
        udat_getSymbols(format, type, i, text, TEXT, &err);
        put_utf8(text, 1, lang, out);
        int number = first ? (i == 1 ? 7 : i - 1) : i + 1; /* ICU's 1 is Sunday */
        if (U_SUCCESS(err))
            put(lang, kind, out, number);
    }
}

static void put_dates(const char *lang)
{
    static const UDateFormatSymbolType months[] = {
        UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS};
    UErrorCode err = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, lang, NULL, 0, NULL, 0, &err);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        put_symbols(lang, format, months[i], "month", 0, 12);
    put_symbols(lang, format, UDAT_WEEKDAYS, "weekday", 1, 7);
    put_symbols(lang, format, UDAT_STANDALONE_WEEKDAYS, "weekday", 1, 7);
    udat_close(format);

    UChar skeleton[8], pattern[TEXT];
    char out[TEXT];
    err = U_ZERO_ERROR;
    UDateTimePatternGenerator *g = udatpg_open(lang, &err);
    u_uastrcpy(skeleton, "MMMMd");
    int32_t n = udatpg_getBestPattern(g, skeleton, -1, pattern, TEXT - 1, &err);
    pattern[n] = 0;
    put_utf8(pattern, 0, lang, out);
    if (strstr(out, "d."))
        put(lang, "ordinal-stop", "1", 0);
    if (out[0] == 'M' || out[0] == 'L')
        put(lang, "month-first", "1", 0);
    udatpg_close(g);
}

static void put_marks(const char *lang)
{
    static const ULocaleDataDelimiterType types[] = {
        ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END, ULOCDATA_ALT_QUOTATION_START,
        ULOCDATA_ALT_QUOTATION_END};
    UErrorCode err = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(lang, &err);
    UNumberFormat *plain = unum_open(UNUM_DECIMAL, NULL, 0, lang, NULL, &err);
    UChar text[TEXT];
    char out[TEXT];
    for (int i = 0; i < 4; i++) {
        ulocdata_getDelimiter(data, types[i], text, TEXT, &err);
        u_strToUTF8(out, TEXT, NULL, text, -1, &err);
        put(lang, "quote", out, i + 1);
    }
    unum_getSymbol(plain, UNUM_DECIMAL_SEPARATOR_SYMBOL, text, TEXT, &err);
    put_utf8(text, 0, lang, out);
    put(lang, "decimal", out, 0);
    unum_getSymbol(plain, UNUM_GROUPING_SEPARATOR_SYMBOL, text, TEXT, &err);
    if (text[0] == 0xA0 || text[0] == 0x202F || text[0] == ' ')
        put(lang, "space-groups", "1", 0);
    unum_close(plain);
    ulocdata_close(data);
}

/* A number in letters by one set of rules; "" where it has digits. */
static void spell(UNumberFormat *f, const char *lang, int64_t number, char out[TEXT])
{
    UChar text[TEXT];
    UErrorCode err = U_ZERO_ERROR;
    unum_formatInt64(f, number, text, TEXT, NULL, &err);
    put_utf8(text, 1, lang, out);
    if (U_FAILURE(err) || strpbrk(out, "0123456789"))
        out[0] = 0;
}

static void put_number(const char *lang, char kind, const char *word, int64_t number)
{
    if (*word && !strchr(word, ' '))
        printf("%s\tnumber\t%s\t%c:%lld\n", lang, word, kind, (long long)number);
}

/* "zweihundert", "deux cents": what stands behind the two. */
static void put_scale(UNumberFormat *f, const char *lang, char kind, int64_t number)
{
    for (int times = 1; times <= 5; times += times == 2 ? 3 : 1) {
        char whole[TEXT], head[TEXT];
        spell(f, lang, number * times, whole);
        spell(f, lang, times, head);
        const char *last = strrchr(whole, ' ');
        size_t n = strlen(head);
        const char *word = last ? last + 1 : whole;
        if (!last && n && times > 1 && strncmp(whole, head, n) == 0)
            word = whole + n; /* not of "ettusen", which is ett and tusen */
        else if (!last && times > 1)
            continue;
        if (strlen(word) > 2)
            put_number(lang, kind, word, number);
    }
}

static void put_rules(UNumberFormat *f, const char *lang, const char *rules)
{
    char word[TEXT];
    if (strstr(rules, "spellout-cardinal")) {
        for (int n = 2; n < 100; n += n < 20 ? 1 : 10) {
            spell(f, lang, n, word);
            put_number(lang, 'n', word, n);
        }
        spell(f, lang, 1, word);
        put_number(lang, 'a', word, 1);
        put_scale(f, lang, 'h', 100);
        put_scale(f, lang, 'm', 1000);
        put_scale(f, lang, 'm', 1000000);
        put_scale(f, lang, 'm', 1000000000);
    }
    if (strstr(rules, "spellout-ordinal"))
        for (int n = 3; n <= 12; n++) { /* first and second mean other things, too */
            spell(f, lang, n, word);
            put_number(lang, 'o', word, n);
        }
}

static void put_numbers(const char *lang)
{
    UErrorCode err = U_ZERO_ERROR;
    UChar sets[8 * TEXT], name[TEXT];
    char text[TEXT];
    UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, lang, NULL, &err);
    const char *real = f ? unum_getLocaleByType(f, ULOC_ACTUAL_LOCALE, &err) : "";
    if (U_FAILURE(err) || strncmp(real, lang, 2) != 0)
        return; /* ICU has no words for this language */
    unum_getTextAttribute(f, UNUM_PUBLIC_RULESETS, sets, 8 * TEXT, &err);
    for (UChar *at = sets; *at;) {
        UChar *end = u_strchr(at, ';');
        int n = end ? (int)(end - at) : u_strlen(at);
        u_strncpy(name, at, n);
        name[n] = 0;
        u_austrcpy(text, name);
        err = U_ZERO_ERROR;
        unum_setTextAttribute(f, UNUM_DEFAULT_RULESET, name, n, &err);
        if (U_SUCCESS(err))
            put_rules(f, lang, text);
        at += n + (end != NULL);
    }
    unum_close(f);
}

int main(void)
{
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
        put_names(langs[i]);
        put_dates(langs[i]);
        put_marks(langs[i]);
        put_numbers(langs[i]);
    }
    return 0;
}
