/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/mem.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "tests/unit/suite.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

typedef samsvar_status transform(const char *text, size_t len, sv_buf *out);

static int has(uint32_t cp, uint32_t bits)
{
    return (sv_uchar_class(cp) & bits) == bits;
}

static void test_classes(void)
{
    CU_ASSERT(sv_uchar_class('A') == (SV_CH_LETTER | SV_CH_UPPER));
    CU_ASSERT(sv_uchar_class('z') == (SV_CH_LETTER | SV_CH_LOWER));
    CU_ASSERT(sv_uchar_class(0xE5) == (SV_CH_LETTER | SV_CH_LOWER));
    CU_ASSERT(sv_uchar_class('7') == SV_CH_DIGIT && has(0x661, SV_CH_DIGIT));
    CU_ASSERT(has(0x1C5, SV_CH_UPPER) && has(0x4E00, SV_CH_LETTER));
    CU_ASSERT(sv_uchar_class(0x301) == SV_CH_MARK);
    static const uint32_t spaces[] = {' ',    '\t',   '\n',   '\r',   0x85,   0xA0,
                                      0x2003, 0x2009, 0x2028, 0x2029, 0x202F, 0x3000};
    for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
        CU_ASSERT(sv_uchar_class(spaces[i]) == SV_CH_SPACE);
    static const uint32_t ignored[] = {0xAD,   0x200B, 0x200C, 0x200D, 0x200E,
                                       0x200F, 0x2060, 0xFEFF, 0xFE0F, 0xE0100};
    for (size_t i = 0; i < sizeof ignored / sizeof ignored[0]; i++)
        CU_ASSERT(has(ignored[i], SV_CH_IGNORE) && !has(ignored[i], SV_CH_SPACE));
    CU_ASSERT(has('-', SV_CH_DASH | SV_CH_PUNCT) && has(0x2013, SV_CH_DASH));
    CU_ASSERT(has(0x2212, SV_CH_DASH | SV_CH_SYMBOL) && !has(0x2016, SV_CH_DASH));
    CU_ASSERT(has('$', SV_CH_SYMBOL) && has('.', SV_CH_PUNCT) &&
              has(0x1F600, SV_CH_SYMBOL));
    CU_ASSERT(sv_uchar_class(0) == SV_CH_CONTROL &&
              sv_uchar_class(0x9F) == SV_CH_CONTROL);
    CU_ASSERT(sv_uchar_class(0x110000) == 0 && sv_uchar_class(UINT32_MAX) == 0);
}

static void test_quotes(void)
{
    static const uint32_t open[] = {0xAB, 0x201E, 0x201C, 0x2018, 0x201A, 0x2039};
    static const uint32_t close[] = {0xBB, 0x201D, 0x2019, 0x203A, 0x201C, 0x2018};
    for (size_t i = 0; i < 6; i++) {
        CU_ASSERT(has(open[i], SV_CH_OPEN | SV_CH_QUOTE | SV_CH_PUNCT));
        CU_ASSERT(has(close[i], SV_CH_CLOSE | SV_CH_QUOTE | SV_CH_PUNCT));
    }
    for (const char *p = "([{"; *p; p++)
        CU_ASSERT(sv_uchar_class((uint32_t)*p) == (SV_CH_OPEN | SV_CH_PUNCT));
    for (const char *p = ")]}"; *p; p++)
        CU_ASSERT(sv_uchar_class((uint32_t)*p) == (SV_CH_CLOSE | SV_CH_PUNCT));
    CU_ASSERT(sv_uchar_class('"') == (SV_CH_QUOTE | SV_CH_PUNCT));
    CU_ASSERT(sv_uchar_class('\'') == (SV_CH_QUOTE | SV_CH_PUNCT));
}

static void test_case_and_width(void)
{
    CU_ASSERT(sv_uchar_lower('Q') == 'q' && sv_uchar_upper(0xE6) == 0xC6);
    CU_ASSERT(sv_uchar_lower(0x178) == 0xFF && sv_uchar_upper(0xFF) == 0x178);
    CU_ASSERT(sv_uchar_lower(0x41F) == 0x43F && sv_uchar_upper(0x10437) == 0x1040F);
    CU_ASSERT(sv_uchar_lower(0x23A) == 0x2C65);
    CU_ASSERT(sv_uchar_lower(0xD7) == 0xD7 && sv_uchar_lower(UINT32_MAX) == UINT32_MAX);
    CU_ASSERT(sv_uchar_upper(0x110000) == 0x110000);
    CU_ASSERT(sv_uchar_width('a') == 1 && sv_uchar_width(0x301) == 0);
    CU_ASSERT(sv_uchar_width(0x4E00) == 2 && sv_uchar_width(UINT32_MAX) == 0);
}

static void check(transform *f, const char *in, const char *want)
{
    sv_buf out;
    sv_buf_init(&out, 1 << 20);
    sv_buf_puts(&out, ">");
    CU_ASSERT(f(in, strlen(in), &out) == SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(out.data + 1, want);
    sv_buf_clear(&out);
}

static void test_fold(void)
{
    check(sv_uchar_fold, "", "");
    check(sv_uchar_fold, "ABC xyz @[`{ 019", "abc xyz @[`{ 019");
    check(sv_uchar_fold, "ÆØÅ ÀÞ × ÷ ß ÿ µ", "æøå àþ × ÷ ß ÿ µ");
    check(sv_uchar_fold, "Se\u00ADpa\u200Bra\u2060tor\uFEFF", "separator");
    check(sv_uchar_fold, "E\u0301E\u0301", "éé");
    check(sv_uchar_fold, "A\u030Angstro\u0308m", "ångström");
    check(sv_uchar_fold, "A\u00AD\u030A", "å");
    check(sv_uchar_fold, "T\u0308", "ẗ");
    check(sv_uchar_fold, "\u212B \u0410\u0419 \u0418\u0306 ŽÝ", "å ай й žý");
    check(sv_uchar_fold, "\u0301x", "\u0301x");
    check(sv_uchar_fold, "\u1100\u1161\u11A8", "\uAC01");
    check(sv_uchar_fold, "\u00AD", "");
    check(sv_uchar_fold, "a\u0323\u0307 a\u0307\u0323", "ạ\u0307 ạ\u0307");
    check(sv_uchar_fold, "„Ja“ – «NEI»", "„ja“ – «nei»");
}

static void test_nfc(void)
{
    check(sv_uchar_nfc, "E\u0301 T\u0308 \u00ADÅ", "É T\u0308 Å");
    check(sv_uchar_nfc, "O\u0338 \u2126", "O\u0338 \u03A9");
    check(sv_uchar_nfc, "\u0958", "\u0915\u093C"); /* must not be composed */
}

static void test_skeleton(void)
{
    check(sv_uchar_skeleton, "É-ö Å!", "eoa");
    check(sv_uchar_skeleton, "Þórður Æsir, Bjørn", "thorduraesirbjorn");
    check(sv_uchar_skeleton, "STRAẞE Straße", "strassestrasse");
    check(sv_uchar_skeleton, "Wałęsa Đoković", "walesadokovic");
    check(sv_uchar_skeleton, "o\u0308 x\u00ADy 12,5 %", "oxy125");
    check(sv_uchar_skeleton, "Москва\u0301", "москва");
}

/* What fold and nfc are by definition, slowly. */
static char *slow(const char *text, size_t len, int fold)
{
    char *kept = malloc(4 * len + 1), *p = kept;
    for (const char *at = text, *end = text + len; at < end;) {
        uint32_t cp = sv_utf8_next(at, end, &at);
        if (!(sv_uchar_class(cp) & SV_CH_IGNORE))
            p += sv_utf8_put(cp, p);
    }
    *p = '\0';
    char *nfc = (char *)utf8proc_NFC((utf8proc_uint8_t *)kept);
    free(kept);
    if (!fold)
        return nfc;
    kept = malloc(4 * strlen(nfc) + 1);
    p = kept;
    for (const char *at = nfc, *end = nfc + strlen(nfc); at < end;)
        p += sv_utf8_put((uint32_t)utf8proc_tolower((int32_t)sv_utf8_next(at, end, &at)),
                         p);
    *p = '\0';
    free(nfc);
    nfc = (char *)utf8proc_NFC((utf8proc_uint8_t *)kept);
    free(kept);
    return nfc;
}

/* Does the quick way agree with the definition, and fold with itself done twice? */
static int disagrees(const char *text, size_t len)
{
    sv_buf out, again;
    int bad = 0;
    sv_buf_init(&out, 1 << 20);
    sv_buf_init(&again, 1 << 20);
    sv_buf_puts(&again, "");
    for (int fold = 0; fold < 2; fold++) {
        char *want = slow(text, len, fold);
        sv_buf_reset(&out);
        bad += (fold ? sv_uchar_fold : sv_uchar_nfc)(text, len, &out) != SAMSVAR_OK;
        bad +=
            strlen(want) != out.len || (out.len && memcmp(want, out.data, out.len) != 0);
        free(want);
    }
    sv_uchar_fold(out.data, out.len, &again);
    bad +=
        again.len != out.len || (out.len && memcmp(again.data, out.data, out.len) != 0);
    sv_buf_clear(&out);
    sv_buf_clear(&again);
    return bad;
}

static void test_every_character(void)
{
    int bad = 0;
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
        char text[16] = "B";
        if (cp == 0xD800)
            cp = 0xE000;
        if (cp >= 0x3400 && utf8proc_category((int32_t)cp) == UTF8PROC_CATEGORY_CN &&
            cp % 61)
            continue;
        if (cp >= 0x20000 && cp % 61)
            continue;
        size_t n = 1 + sv_utf8_put(cp, text + 1);
        bad += disagrees(text, n);
        memcpy(text + n, "\u0301", 2);
        if (cp < 0x3000)
            bad += disagrees(text, n + 2);
    }
    CU_ASSERT(bad == 0);
}

static void test_random_sequences(void)
{
    static const uint32_t pool[] = {
        'a',     'E',     'i',     'I',     'O',    ' ',    0xAD,   0xC5,   0xE9,
        0xDF,    0x130,   0x131,   0x17F,   0x1C5,  0x23A,  0x300,  0x301,  0x307,
        0x308,   0x30A,   0x323,   0x327,   0x338,  0x344,  0x345,  0x34F,  0x3A9,
        0x390,   0x418,   0x419,   0x306,   0x5B4,  0x5BF,  0x9C7,  0x9BE,  0x9D7,
        0x1100,  0x1161,  0x11A8,  0xAC00,  0x1E9E, 0x1F82, 0x1F8A, 0x200D, 0x2013,
        0x201C,  0x2126,  0x212A,  0x212B,  0x2E42, 0xF71,  0xF73,  0xFB1D, 0xFE0F,
        0x1D15E, 0x1F600, 0x110BA, 0x11099, 0x2000};
    uint64_t seed = 42;
    int bad = 0;
    for (int round = 0; round < 20000; round++) {
        char text[4 * 40];
        size_t len = 0;
        for (size_t n = seed >> 59; n-- > 0;) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            uint32_t cp = pool[(seed >> 33) % (sizeof pool / sizeof pool[0])];
            len += sv_utf8_put(cp, text + len);
        }
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        bad += disagrees(text, len);
    }
    CU_ASSERT(bad == 0);
}

/* A letter with a million marks in the worst order: nothing is lost, and it ends. */
static void test_hostile_marks(void)
{
    size_t marks = 1000000, len = 1;
    char *text = malloc(1 + 2 * marks);
    CU_ASSERT_FATAL(text != NULL);
    text[0] = 'q';
    for (size_t i = 0; i < marks; i++)
        len += sv_utf8_put(i % 2 ? 0x323 : 0x301, text + len);
    sv_buf out;
    sv_buf_init(&out, 1 << 30);
    CU_ASSERT(sv_uchar_fold(text, len, &out) == SAMSVAR_OK && out.len == len);
    sv_buf_reset(&out);
    CU_ASSERT(sv_uchar_skeleton(text, len, &out) == SAMSVAR_OK && out.len == 1);
    sv_buf_clear(&out);
    free(text);
}

static void test_zero_bytes(void)
{
    sv_buf out;
    sv_buf_init(&out, 100);
    CU_ASSERT(sv_uchar_fold("A\0\u00C5\0e\u0301\0", 9, &out) == SAMSVAR_OK);
    CU_ASSERT(out.len == 8 && memcmp(out.data, "a\0\u00E5\0\u00E9\0", 8) == 0);
    sv_buf_clear(&out);
}

static void test_failures(void)
{
    static transform *const all[] = {sv_uchar_fold, sv_uchar_nfc, sv_uchar_skeleton};
    static const char text[] =
        "Dette er A\u030Are og Æ, Москва и \u0418\u0306 og nok tekst "
        "til at det skal trenges mer enn en bit minne, så enda litt.";
    for (size_t k = 0; k < 3; k++) {
        sv_buf out;
        int64_t live = sv_mem_live();
        samsvar_status status = SAMSVAR_ENOMEM;
        uint64_t n = 0;
        while (status && n++ < 20) {
            sv_buf_init(&out, 1000);
            sv_mem_fail_at(n, 0);
            status = all[k](text, sizeof text - 1, &out);
            CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
            sv_buf_clear(&out);
            CU_ASSERT(sv_mem_live() == live);
        }
        CU_ASSERT(n > 1 && n < 20);
        sv_mem_fail_at(0, 0);
        for (size_t max = 0; max < 60; max++) {
            sv_buf_init(&out, max);
            CU_ASSERT(all[k](text, sizeof text - 1, &out) == SAMSVAR_ELIMIT);
            CU_ASSERT(out.len <= max);
            sv_buf_clear(&out);
        }
    }
}

static void *ask(void *data)
{
    return sv_uchar_class(0xC5) == (SV_CH_LETTER | SV_CH_UPPER) ? data : NULL;
}

static void test_threads(void)
{
    pthread_t threads[4];
    int token = 0;
    for (int i = 0; i < 4; i++)
        CU_ASSERT_FATAL(pthread_create(&threads[i], NULL, ask, &token) == 0);
    for (int i = 0; i < 4; i++) {
        void *answer = NULL;
        pthread_join(threads[i], &answer);
        CU_ASSERT(answer == &token);
    }
}

SUITE_MAIN("base_uchar", TEST(test_threads), TEST(test_classes), TEST(test_quotes),
           TEST(test_case_and_width), TEST(test_fold), TEST(test_nfc),
           TEST(test_skeleton), TEST(test_every_character), TEST(test_random_sequences),
           TEST(test_hostile_marks), TEST(test_zero_bytes), TEST(test_failures))
