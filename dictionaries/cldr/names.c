/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* names.c -- writes lex/names-cldr.tsv: regions, languages, currencies, months, weekdays and
 * cities in English, Bokmal, Nynorsk and Icelandic, from the CLDR data that ICU carries.
 * A maintainer runs it (make cldr); what it writes is committed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

enum { LANGS = 4, TEXT = 256 };
static const char *const langs[LANGS] = {"en", "nb", "nn", "is"};

/* A name is of use when no language shows a code or a digit instead, and it has no brackets. */
static int usable(char names[LANGS][TEXT])
{
    for (int k = 0; k < LANGS; k++) {
        int letters = 0;
        for (const char *p = names[k]; *p; p++) {
            letters += (*p >= 'a' && *p <= 'z') || (unsigned char)*p >= 0xC0;
            if ((*p >= '0' && *p <= '9') || strchr("()[];\t|", *p))
                return 0;
        }
        if (!letters)
            return 0;
    }
    return 1;
}

static void put(const char *kind, char names[LANGS][TEXT])
{
    if (usable(names))
        printf("%s\t%s\t%s\t%s\t%s\n", kind, names[0], names[1], names[2], names[3]);
}

static void to_utf8(const UChar *text, char out[TEXT])
{
    UErrorCode e = U_ZERO_ERROR;
    int32_t n = 0;
    u_strToUTF8(out, TEXT - 1, &n, text, -1, &e);
    out[U_FAILURE(e) || n >= TEXT ? 0 : n] = 0;
}

static void regions(void)
{
    UErrorCode e = U_ZERO_ERROR;
    UEnumeration *all = uregion_getAvailable(URGN_TERRITORY, &e);
    const char *code;
    while ((code = uenum_next(all, NULL, &e)) && U_SUCCESS(e)) {
        char names[LANGS][TEXT];
        for (int k = 0; k < LANGS; k++) {
            UChar text[TEXT];
            UErrorCode f = U_ZERO_ERROR;
            ULocaleDisplayNames *d = uldn_open(langs[k], ULDN_STANDARD_NAMES, &f);
            uldn_regionDisplayName(d, code, text, TEXT, &f);
            to_utf8(U_SUCCESS(f) ? text : u"", names[k]);
            uldn_close(d);
        }
        put("region", names);
    }
    uenum_close(all);
}

static void languages(void)
{
    UErrorCode e = U_ZERO_ERROR;
    UEnumeration *all = uloc_openAvailableByType(ULOC_AVAILABLE_DEFAULT, &e);
    const char *id;
    char last[ULOC_LANG_CAPACITY] = "";
    while ((id = uenum_next(all, NULL, &e)) && U_SUCCESS(e)) {
        char names[LANGS][TEXT], lang[ULOC_LANG_CAPACITY];
        UErrorCode f = U_ZERO_ERROR;
        uloc_getLanguage(id, lang, sizeof lang, &f);
        if (!strcmp(lang, last))
            continue;
        snprintf(last, sizeof last, "%s", lang);
        for (int k = 0; k < LANGS; k++) {
            UChar text[TEXT];
            uloc_getDisplayLanguage(lang, langs[k], text, TEXT, &f);
            to_utf8(U_SUCCESS(f) ? text : u"", names[k]);
        }
        put("language", names);
    }
    uenum_close(all);
}

static void currencies(void)
{
    UErrorCode e = U_ZERO_ERROR;
    UEnumeration *all = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &e);
    const UChar *code;
    while ((code = uenum_unext(all, NULL, &e)) && U_SUCCESS(e)) {
        char names[LANGS][TEXT];
        for (int k = 0; k < LANGS; k++) {
            UErrorCode f = U_ZERO_ERROR;
            int32_t n = 0;
            const UChar *text = ucurr_getPluralName(code, langs[k], NULL, "other", &n, &f);
            to_utf8(U_SUCCESS(f) ? text : u"", names[k]);
        }
        put("currency", names);
    }
    uenum_close(all);
}

static void days_and_months(void)
{
    static const struct {
        UDateFormatSymbolType type;
        const char *kind;
        int32_t first, count;
    } parts[] = {{UDAT_STANDALONE_MONTHS, "month", 0, 12}, {UDAT_STANDALONE_WEEKDAYS, "weekday", 1, 7}};
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
        for (int32_t i = parts[p].first; i < parts[p].first + parts[p].count; i++) {
            char names[LANGS][TEXT];
            for (int k = 0; k < LANGS; k++) {
                UErrorCode f = U_ZERO_ERROR;
                UChar text[TEXT];
                UDateFormat *d = udat_open(UDAT_DEFAULT, UDAT_DEFAULT, langs[k], NULL, 0, NULL, 0, &f);
                udat_getSymbols(d, parts[p].type, i, text, TEXT, &f);
                to_utf8(U_SUCCESS(f) ? text : u"", names[k]);
                udat_close(d);
            }
            put(parts[p].kind, names);
        }
}

static void cities(void)
{
    UErrorCode e = U_ZERO_ERROR;
    UEnumeration *all = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &e);
    const UChar *zone;
    while ((zone = uenum_unext(all, NULL, &e)) && U_SUCCESS(e)) {
        char names[LANGS][TEXT];
        for (int k = 0; k < LANGS; k++) {
            UErrorCode f = U_ZERO_ERROR;
            UChar text[TEXT];
            UDateFormat *d = udat_open(UDAT_PATTERN, UDAT_PATTERN, langs[k], zone, -1, u"VVV", 3, &f);
            udat_format(d, 0, text, TEXT, NULL, &f);
            to_utf8(U_SUCCESS(f) ? text : u"", names[k]);
            udat_close(d);
        }
        put("city", names);
    }
    uenum_close(all);
}

int main(void)
{
    regions();
    languages();
    currencies();
    days_and_months();
    cities();
    return 0;
}
