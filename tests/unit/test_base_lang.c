/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/lang.h"
#include "tests/unit/suite.h"

#include <string.h>

static void check(const char *in, const char *want)
{
    char out[SV_LANG_SIZE] = "untouched";
    samsvar_status status = sv_lang_normalise(in, strlen(in), out);
    CU_ASSERT(status == (want ? SAMSVAR_OK : SAMSVAR_EINVAL));
    CU_ASSERT_STRING_EQUAL(out, want ? want : "untouched");
}

static void test_good(void)
{
    check("no", "no");
    check("NB_no", "nb-NO");
    check("EN-us", "en-US");
    check("sr-latn-rs", "sr-Latn-RS");
    check("zh-CMN-hans-cn", "zh-cmn-Hans-CN");
    check("es-419", "es-419");
    check("sl-ROZAJ-biske-1994", "sl-rozaj-biske-1994");
    check("de-CH-1901", "de-CH-1901");
    check("nn-NO-X-HOEG", "nn-NO-x-hoeg");
    check("is-u-CO-Phonebk", "is-u-co-phonebk");
    check("X-whatever", "x-whatever");
    check("x-a-b", "x-a-b");
    check("und", "und");
    check("abcdefgh", "abcdefgh");
    check("gsw-de", "gsw-DE");
}

static void test_bad(void)
{
    static const char *const bad[] = {"",
                                      "-",
                                      "n",
                                      "no-",
                                      "-no",
                                      "no--NO",
                                      "no NO",
                                      "n0",
                                      "123",
                                      "nb-N",
                                      "nb-NO-u",
                                      "nb-x",
                                      "x",
                                      "abcdefghi",
                                      "blå",
                                      "no-NO-NO",
                                      "no-NO-latn",
                                      "aa-bbb-ccc-ddd-eee",
                                      "abcd-abc",
                                      "i-klingon",
                                      "nb.UTF-8",
                                      "no-x-toolongsubtag",
                                      "aaa-bbb-ccc-ddd-Latn-NO-abcdef-abcdef"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        check(bad[i], NULL);
    char out[SV_LANG_SIZE];
    CU_ASSERT(sv_lang_normalise("no\0x", 4, out) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_lang_normalise("nbx", 2, out) == SAMSVAR_OK && strcmp(out, "nb") == 0);
    check("aaa-bbb-ccc-ddd-Latn-NO-abcdef-abcd", NULL);
    check("aaa-bbb-ccc-ddd-Latn-NO-abcdef-1bcd", "aaa-bbb-ccc-ddd-Latn-NO-abcdef-1bcd");
}

static void test_parent(void)
{
    char tag[SV_LANG_SIZE] = "sr-Latn-RS-x-foo";
    CU_ASSERT(sv_lang_parent(tag) && strcmp(tag, "sr-Latn-RS") == 0);
    CU_ASSERT(sv_lang_parent(tag) && strcmp(tag, "sr-Latn") == 0);
    CU_ASSERT(sv_lang_parent(tag) && strcmp(tag, "sr") == 0);
    CU_ASSERT(!sv_lang_parent(tag) && strcmp(tag, "sr") == 0);
    char own[SV_LANG_SIZE] = "x-foo";
    CU_ASSERT(!sv_lang_parent(own) && strcmp(own, "x-foo") == 0);
    char single[SV_LANG_SIZE] = "x-0-pp";
    CU_ASSERT(!sv_lang_parent(single) && strcmp(single, "x-0-pp") == 0);
    char empty[SV_LANG_SIZE] = "";
    CU_ASSERT(!sv_lang_parent(empty));
}

static void test_related(void)
{
    CU_ASSERT_STRING_EQUAL(sv_lang_macro("nb"), "no");
    CU_ASSERT_STRING_EQUAL(sv_lang_macro("nn-NO"), "no");
    CU_ASSERT_STRING_EQUAL(sv_lang_macro("no"), "nb");
    CU_ASSERT(sv_lang_macro("is") == NULL && sv_lang_macro("") == NULL);
    CU_ASSERT(sv_lang_same("nb", "nb-NO") && sv_lang_same("EN-US", "en_GB"));
    CU_ASSERT(!sv_lang_same("nb", "nn") && !sv_lang_same("no", "nob"));
    CU_ASSERT(!sv_lang_same("", ""));
}

SUITE_MAIN("base_lang", TEST(test_good), TEST(test_bad), TEST(test_parent),
           TEST(test_related))
