/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* What the head of a list says, whose lists there are, and where the user's are. */
#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/dict/userdir.h"
#include "core/lex/lexhead.h"
#include "core/lex/lexicon.h"
#include "tests/unit/suite.h"

static samsvar_status head(const char *text, sv_lexhead *out, sv_error *err)
{
    sv_error_init(err);
    return sv_lexhead_read("x.tsv", text, strlen(text), out, err);
}

static void test_head(void)
{
    sv_lexhead h;
    sv_error err;
    CU_ASSERT(head("# a comment\n#source:  a: b \r\n# licence: CC0\n# weight: 0.85\n"
                   "# languages: IS nn-no\n\na\tn\tb\n# weight: 0.1\n", &h, &err) == SAMSVAR_OK);
    CU_ASSERT(h.source.len == 4 && !memcmp(h.source.ptr, "a: b", 4));
    CU_ASSERT(h.license.len == 3 && h.weight == 850);
    CU_ASSERT(!strcmp(h.from, "is") && !strcmp(h.to, "nn-NO"));
    CU_ASSERT(head("a\tn\tb\n# weight: 0.1\n", &h, &err) == SAMSVAR_OK && h.weight == 1000);
    CU_ASSERT(head("", &h, &err) == SAMSVAR_OK && !h.from[0] && !h.source.len);
    CU_ASSERT(head("# languages: de-fr", &h, &err) == SAMSVAR_OK && !strcmp(h.to, "fr"));
    CU_ASSERT(head("# languages: de, fr", &h, &err) == SAMSVAR_OK && !strcmp(h.to, "fr"));
    static const char *const bad[] = {"#\n# weight: 1.5\n", "#\n# weight: 0\n", "#\n# weight: x",
                                      "#\n# weight:\n", "#\n# languages: de", "#\n# languages:",
                                      "# source: a\n# source: b", "#\n# languages: de _"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT(head(bad[i], &h, &err) == SAMSVAR_EDATA && err.line == 2);
}

static void test_names_of_files(void)
{
    char from[SV_LANG_SIZE], to[SV_LANG_SIZE];
    static const char *const good[] = {"is-en", "is-en.learned", "my-own.list.is-en"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        CU_ASSERT(sv_lexhead_languages(good[i], from, to) == SAMSVAR_OK);
        CU_ASSERT(!strcmp(from, "is") && !strcmp(to, "en"));
    }
    CU_ASSERT(sv_lexhead_languages("isen", from, to) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_lexhead_languages("is-", from, to) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_lexhead_languages("", from, to) == SAMSVAR_EINVAL);
}

static void test_weight_and_info(void)
{
    static const char text[] = "# source: me\n# weight: 0.5\nhús\tn\thouse; building\n";
    sv_lexicon *lex = NULL;
    sv_lexicon_info info;
    sv_key k[4];
    CU_ASSERT_FATAL(sv_lexicon_new(&lex) == SAMSVAR_OK);
    CU_ASSERT(sv_lexicon_add(lex, "is-en", "a.tsv", text, strlen(text), NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_lexicon_add(lex, "is-en", "b.tsv", text, strlen(text), NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_lexicon_keys(lex, "is", "hús", 4, 0, k, 4) == 3);
    CU_ASSERT(k[1].weight == 121 && k[1].source == 0);
    sv_lexicon_file_info(lex, 1, &info);
    CU_ASSERT(!strcmp(info.id, "is-en-2") && !strcmp(info.path, "b.tsv"));
    CU_ASSERT(!strcmp(info.source, "me") && !strcmp(info.license, ""));
    CU_ASSERT(!strcmp(info.languages, "is en") && info.weight == 500);
    CU_ASSERT(info.entries == 1 && info.senses == 2 && info.origin == SV_LEX_GIVEN);
    sv_lexicon_free(lex);
}

static void folder(const char *wanted, const char *first)
{
    char *path = NULL;
    CU_ASSERT(sv_dict_user_path(&path) == SAMSVAR_OK && !strcmp(path, wanted));
    sv_free(path);
    CU_ASSERT(sv_dict_user_folder(&path) == SAMSVAR_OK && !strcmp(path, first));
    sv_free(path);
}

static void test_user_folder(void)
{
    setenv("SAMSVAR_LEX_PATH", "/a:b::/c", 1);
    folder("/a:/c", "/a");
    setenv("SAMSVAR_LEX_PATH", "", 1);
    folder("", "");
    unsetenv("SAMSVAR_LEX_PATH");
    setenv("XDG_DATA_HOME", "/data", 1);
    folder("/data/samsvar/lex", "/data/samsvar/lex");
    setenv("XDG_DATA_HOME", "data", 1);
    setenv("HOME", "/home/me", 1);
    folder("/home/me/.local/share/samsvar/lex", "/home/me/.local/share/samsvar/lex");
    unsetenv("HOME");
    folder("", "");
    int64_t live = sv_mem_live();
    setenv("HOME", "/home/me", 1);
    for (uint64_t n = 1; n < 3; n++) {
        char *path = NULL;
        sv_mem_fail_at(n, 0);
        samsvar_status status = sv_dict_user_path(&path);
        sv_mem_fail_at(0, 0);
        CU_ASSERT(status == SAMSVAR_ENOMEM && !path);
        sv_free(path);
    }
    CU_ASSERT(sv_mem_live() == live);
}

SUITE_MAIN("dict_lists", TEST(test_head), TEST(test_names_of_files), TEST(test_weight_and_info),
           TEST(test_user_folder))
