/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/lines.h"
#include "core/base/utf8.h"
#include "tests/unit/suite.h"

#include <stdlib.h>
#include <string.h>

/* A slow decoder written from the definition: value, then shortest form, then range. */
static size_t slow_sequence(const unsigned char *p, size_t room)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (p[0] < 0x80)
        return 1;
    size_t n = p[0] >= 0xF8   ? 0
               : p[0] >= 0xF0 ? 4
               : p[0] >= 0xE0 ? 3
               : p[0] >= 0xC0 ? 2
                              : 0;
    if (n == 0 || n > room)
        return 0;
    uint32_t cp = p[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if (p[i] >> 6 != 2)
            return 0;
        cp = cp << 6 | (p[i] & 0x3Fu);
    }
    if (cp < least[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
        return 0;
    return n;
}

static size_t slow_check(const char *text, size_t len)
{
    size_t at = 0, n;
    while (at < len &&
           (n = slow_sequence((const unsigned char *)text + at, len - at)) > 0)
        at += n;
    return at;
}

static void test_short_sequences(void)
{
    char text[4];
    int bad = 0;
    for (unsigned a = 0; a < 256; a++)
        for (unsigned b = 0; b < 256; b++) {
            text[0] = (char)a;
            text[1] = (char)b;
            bad += sv_utf8_check(text, 1) != slow_check(text, 1);
            bad += sv_utf8_check(text, 2) != slow_check(text, 2);
            for (unsigned c = 0; a >= 0xE0 && c < 256; c += c == 0x40 ? 0x3F : 1) {
                text[2] = (char)c;
                bad += sv_utf8_check(text, 3) != slow_check(text, 3);
                for (unsigned d = 0x7E; a >= 0xF0 && d < 0xC2; d += 0x21) {
                    text[3] = (char)d;
                    bad += sv_utf8_check(text, 4) != slow_check(text, 4);
                }
            }
        }
    CU_ASSERT(bad == 0);
}

/* Every sequence at every place of a word, good and broken. */
static void test_places(void)
{
    static const char *const parts[] = {
        "\xc3\xa5",     "\xe2\x80\x9c", "\xf0\x9f\x98\x80",
        "\xc0\x80",     "\xed\xa0\x80", "\xf4\x90\x80\x80",
        "\x80",         "\xff",         "\xe2\x80",
        "\xf0\x9f\x98", "\xe0\x9f\xbf", "\xc3"};
    int bad = 0;
    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++)
        for (size_t before = 0; before < 36; before++)
            for (size_t after = 0; after < 20; after++) {
                size_t n = strlen(parts[k]), len = before + n + after;
                char *text = malloc(len ? len : 1); /* so a tool sees a read behind it */
                CU_ASSERT_FATAL(text != NULL);
                memset(text, 'a', len);
                memcpy(text + before, parts[k], n);
                size_t at = sv_utf8_check(text, len);
                bad += at != slow_check(text, len);
                bad += at == len && sv_utf8_count(text, len) != before + 1 + after;
                free(text);
            }
    CU_ASSERT(bad == 0);
    CU_ASSERT(sv_utf8_check("", 0) == 0);
    CU_ASSERT(sv_utf8_check("a\0\xc3\xa5", 4) == 4);
}

static void test_round_trip(void)
{
    int bad = 0;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char text[6] = "x";
        const char *at;
        if (cp == 0xD800)
            cp = 0xE000;
        size_t n = sv_utf8_put(cp, text + 1);
        bad += sv_utf8_check(text + 1, n) != n;
        bad += sv_utf8_next(text + 1, text + 1 + n, &at) != cp || at != text + 1 + n;
        bad += sv_utf8_prev(text, text + 1 + n, &at) != cp || at != text + 1;
        bad += sv_utf8_count(text, n + 1) != 2;
        for (size_t i = 0; i <= n; i++)
            bad += sv_utf8_boundary(text + 1, n, i) != (i == 0 || i == n);
    }
    CU_ASSERT(bad == 0);
    char out[4];
    CU_ASSERT(sv_utf8_put(0xD800, out) == 3 && memcmp(out, "\xef\xbf\xbd", 3) == 0);
    CU_ASSERT(sv_utf8_put(0x110000, out) == 3 && memcmp(out, "\xef\xbf\xbd", 3) == 0);
    CU_ASSERT(!sv_utf8_boundary("a", 1, 2));
}

/* Text that is not valid must not lead behind its ends. */
static void test_cut(void)
{
    static const char cut[] = "\xf0\x9f\x98";
    const char *at;
    CU_ASSERT(sv_utf8_next(cut, cut + 3, &at) == 0xFFFD && at == cut + 1);
    CU_ASSERT(sv_utf8_next(cut + 1, cut + 3, &at) == 0xFFFD && at == cut + 2);
    CU_ASSERT(sv_utf8_prev(cut + 1, cut + 3, &at) == 0xFFFD && at == cut + 1);
}

static void test_long(void)
{
    size_t len = 1 << 20;
    char *text = malloc(len);
    CU_ASSERT_FATAL(text != NULL);
    for (size_t i = 0; i < len;
         i++) /* nothing but two-byte characters: all counters full */
        text[i] = i % 2 ? '\xa5' : '\xc3';
    CU_ASSERT(sv_utf8_check(text, len) == len);
    CU_ASSERT(sv_utf8_count(text, len) == len / 2);
    CU_ASSERT(sv_utf8_count(text, len - 2) == len / 2 - 1);
    text[len - 2] = 'x';
    CU_ASSERT(sv_utf8_check(text, len) == len - 1);
    free(text);
}

static void test_lines(void)
{
    static const char text[] = "one\r\n\ntw\ro\r\r\n\0\nlast";
    static const char *const want[] = {"one", "", "tw\ro\r", "", "last"};
    static const uint32_t len[] = {3, 0, 5, 1, 4};
    sv_lines l = {text, text + sizeof text - 1, 0}, none = {NULL, NULL, 0};
    samsvar_str line;
    for (uint32_t i = 0; i < 5; i++) {
        CU_ASSERT(sv_lines_next(&l, &line) == 1 && l.number == i + 1);
        CU_ASSERT(line.len == len[i] && (i == 3 || !memcmp(line.ptr, want[i], len[i])));
    }
    CU_ASSERT(sv_lines_next(&l, &line) == 0 && l.number == 5);
    CU_ASSERT(sv_lines_next(&none, &line) == 0);
}

SUITE_MAIN("base_utf8", TEST(test_short_sequences), TEST(test_places),
           TEST(test_round_trip), TEST(test_cut), TEST(test_long), TEST(test_lines))
