/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/suite.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/utf8.h"
#include "tests/unit/anahost.h"

enum { LINE = 4096 };

static const char *srcdir(void)
{
    const char *dir = getenv("srcdir");
    return dir ? dir : ".";
}

static anahost *open_host(const char *id)
{
    char lex[512];
    snprintf(lex, sizeof lex, "%s/dictionaries/lex", srcdir());
    return anahost_new(srcdir(), lex, id, 0);
}

/* ---- golden sentences */

/* "KIND key" or "KIND key /flags". */
static int is_feature(const samsvar_feature *f, const char *want, size_t len)
{
    char shown[600];
    int n = snprintf(shown, sizeof shown, "%s %.*s", anahost_kind(f->kind),
                     (int)f->key.len, f->key.ptr);
    if ((size_t)n == len && !memcmp(shown, want, len))
        return 1;
    n = snprintf(shown, sizeof shown, "%s %.*s /%u", anahost_kind(f->kind),
                 (int)f->key.len, f->key.ptr, f->flags);
    return (size_t)n == len && !memcmp(shown, want, len);
}

static int has_feature(const samsvar_feature *f, uint32_t count, const char *want,
                       size_t len)
{
    for (uint32_t i = 0; i < count; i++)
        if (is_feature(&f[i], want, len))
            return 1;
    return 0;
}

static void check_line(anahost *h, const char *lang, const char *text, size_t len,
                       const char *wanted)
{
    const samsvar_feature *f;
    uint32_t count;
    CU_ASSERT_EQUAL_FATAL(anahost_run(h, lang, text, len, &f, &count), SAMSVAR_OK);
    for (const char *p = wanted; *p;) {
        const char *bar = strstr(p, " | ");
        size_t n = bar ? (size_t)(bar - p) : strlen(p);
        int absent = *p == '!';
        if (has_feature(f, count, p + absent, n - (size_t)absent) == absent) {
            fprintf(stderr, "\n%.*s\n    %s: %.*s\n", (int)len, text,
                    absent ? "must not be" : "missing", (int)n, p);
            CU_FAIL("feature");
        } else {
            CU_PASS("feature");
        }
        p += n + (bar ? 3 : 0);
    }
}

static void check_file(const char *id, const char *lang)
{
    char path[512], line[LINE];
    anahost *h = open_host(id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(h);
    snprintf(path, sizeof path, "%s/tests/data/analyze/%s.tsv", srcdir(), id);
    FILE *file = fopen(path, "rb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    while (fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t'), *text = line, tag[8];
        line[strcspn(line, "\n")] = 0;
        if (*line == '#' || !tab)
            continue;
        *tab = 0;
        snprintf(tag, sizeof tag, "%s", lang);
        if (*text == '[' && strlen(text) > 5 && text[3] == ']') {
            snprintf(tag, sizeof tag, "%.2s", text + 1);
            text += 5;
        }
        check_line(h, tag, text, strlen(text), tab + 1);
    }
    fclose(file);
    anahost_free(h);
}

static void test_norwegian(void)
{
    check_file("no", "nb");
}
static void test_icelandic(void)
{
    check_file("is", "is");
}
static void test_english(void)
{
    check_file("en", "en");
}

/* ---- anything goes in, only sound features come out */

static void check_sound(anahost *h, const char *lang, const char *text, size_t len)
{
    const samsvar_feature *f;
    uint32_t count;
    CU_ASSERT_EQUAL_FATAL(anahost_run(h, lang, text, len, &f, &count), SAMSVAR_OK);
    int sound = count <= 32 * len + 32;
    for (uint32_t i = 0; i < count; i++) {
        sound &= f[i].start < f[i].end && f[i].end <= len && f[i].key.len <= 255;
        sound &= sv_utf8_boundary(text, len, f[i].start) &&
                 sv_utf8_boundary(text, len, f[i].end);
        sound &= sv_utf8_check(f[i].key.ptr, f[i].key.len) == f[i].key.len;
        sound &= f[i].weight >= 0 && f[i].weight <= 1000;
        sound &= f[i].parent == SAMSVAR_NONE ||
                 (f[i].parent < i && f[f[i].parent].segment == f[i].segment);
        sound &= !memchr(text + f[i].start, '\n', f[i].end - f[i].start);
        sound &= !i || f[i].segment >= f[i - 1].segment;
    }
    CU_ASSERT(sound);
}

static const char *const odd[] = {"",
                                  " ",
                                  "-",
                                  "\xE2\x80\x93",
                                  "\xE2\x80\x93 ",
                                  "\"",
                                  "\xC2\xAB",
                                  "\xC2\xBB",
                                  "'",
                                  "''''",
                                  "...",
                                  "1",
                                  "1.",
                                  "1,",
                                  "-1",
                                  "- 1",
                                  "1-",
                                  "1.2.3.4.5.6.7.8.9.10",
                                  "1 000 000 000 000 000 000 000 000",
                                  "99999999999999999999999999999999999999",
                                  "0000",
                                  "0.0",
                                  "31.12.",
                                  "32.13.2020",
                                  "25:61",
                                  "a\xCC\x81",
                                  "\xCC\x81",
                                  "\xC2\xAD",
                                  "a\xC2\xAD"
                                  "b",
                                  "\xE2\x80\x8B",
                                  "\xF0\x9F\x98\x80",
                                  "A.B.C.D.",
                                  "a-b-c-d-e-f-g-h",
                                  "x@y",
                                  "x@y.z",
                                  "@",
                                  "www.",
                                  "http://",
                                  "of of of",
                                  "and and",
                                  "og og",
                                  "million million",
                                  "half half",
                                  "hundred hundred hundred",
                                  "$",
                                  "$$$ 5",
                                  "5 $ 6 $",
                                  "% % %",
                                  "said said said",
                                  "sier sier, sier",
                                  "\"said\" \"said\"",
                                  "not not",
                                  "en en en en",
                                  "5 - 5 - 5",
                                  "\xC5\xB7\xC5\xB7\xC5\xB7",
                                  "\xC4\xB0stanbul",
                                  "\xEF\xAC\x81ne",
                                  "tens of of thousands",
                                  "I",
                                  "og",
                                  "og,",
                                  "according to",
                                  "according to ,",
                                  "if\xC3\xB8lge",
                                  "1st",
                                  "1th 2th",
                                  "5G 4x4 5km",
                                  "s'",
                                  "'s",
                                  "n't"};

static void check_odd(const char *id, const char *lang)
{
    anahost *h = open_host(id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(h);
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        check_sound(h, lang, odd[i], strlen(odd[i]));
    check_sound(h, lang, "a\0b\0", 4);
    check_sound(h, lang, "\x01\x02 \x7F", 4);
    anahost_free(h);
}

static void test_odd(void)
{
    check_odd("no", "nb");
    check_odd("no", "nn");
    check_odd("is", "is");
    check_odd("en", "en");
}

/* Long lines of one thing: must be quick, too. */
static void test_long(void)
{
    static const char *const units[] = {
        "a",    "1",   "-",   "\"",         "\xC2\xAB",      "a.",
        "a-",   "1.",  "1 ",  "aa.",        "said ",         "sier, ",
        "A ",   "Ab ", "og ", "million ",   "\xC3\xB6",      "a' ",
        "@",    "a@",  "$",   "hundre og ", "(\xE2\x80\x9C", "who ",
        "femog"};
    static const char *const plugins[] = {"no", "en", "is"};
    enum { LENGTH = 300000 };
    char *text = malloc(LENGTH + 16);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    for (int p = 0; p < 3; p++) {
        anahost *h = open_host(plugins[p]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(h);
        for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
            size_t n = 0, step = strlen(units[i]);
            for (; n + step <= LENGTH; n += step)
                memcpy(text + n, units[i], step);
            check_sound(h, p ? plugins[p] : "nn", text, n);
        }
        anahost_free(h);
    }
    free(text);
}

/* A cheap generator of text out of pieces that matter. */
static void test_mixed(void)
{
    uint32_t seed = 12345;
    char text[400];
    for (int p = 0; p < 3; p++) {
        static const char *const plugins[] = {"no", "en", "is"};
        anahost *h = open_host(plugins[p]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(h);
        for (int round = 0; round < 3000; round++) {
            size_t n = 0;
            for (int k = 0; k < 14; k++) {
                seed = seed * 1664525u + 1013904223u;
                const char *s = odd[(seed >> 8) % (sizeof odd / sizeof *odd)];
                n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", s,
                                      seed & 0x80 ? " " : "");
                if (n > sizeof text - 60)
                    break;
            }
            n = n < sizeof text ? n : sizeof text - 1;
            while (sv_utf8_check(text, n) != n)
                n = sv_utf8_check(text, n);
            check_sound(h, plugins[p], text, n);
        }
        anahost_free(h);
    }
}

/* Every allocation fails once: ENOMEM, and nothing is lost. */
static void test_memory(void)
{
    static const char text[] = "\xE2\x80\x93 Statsministeren sa at 1,5 milliarder kroner "
                               "ble brukt 1. april, sier Ola Nordmann.\n"
                               "Kvaliteten p\xC3\xA5 sjukehuset i Nord-Korea var \xC2\xAB"
                               "fin\xC2\xBB, if\xC3\xB8lge NRK.";
    int64_t live = sv_mem_live();
    int done = 0;
    for (uint64_t n = 1; n < 4000 && !done; n += n < 200 ? 1 : 7) {
        const samsvar_feature *f;
        uint32_t count;
        sv_mem_fail_at(n, 0);
        anahost *h = anahost_new(srcdir(), NULL, "no", 0);
        samsvar_status status =
            h ? anahost_run(h, "nn", text, sizeof text - 1, &f, &count) : SAMSVAR_ENOMEM;
        done = status == SAMSVAR_OK && sv_mem_count() < n;
        sv_mem_fail_at(0, 0);
        CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
        anahost_free(h);
        CU_ASSERT_EQUAL(sv_mem_live(), live);
    }
    CU_ASSERT(done);
}

SUITE_MAIN("plugins_analyze", TEST(test_norwegian), TEST(test_icelandic),
           TEST(test_english), TEST(test_odd), TEST(test_long), TEST(test_mixed),
           TEST(test_memory))
