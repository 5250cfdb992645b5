/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/nomem.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/plug/speller.h"

#include <pthread.h>

static int warnings;
static char last_warning[400];

static void catch_log(void *data, sv_log_level level, const char *message)
{
    (void)data;
    if (level == SV_LOG_WARNING) {
        warnings++;
        snprintf(last_warning, sizeof last_warning, "%s", message);
    }
}

static samsvar_str str(const char *text)
{
    samsvar_str s = {text, (uint32_t)strlen(text)};
    return s;
}

static int known(sv_speller *s, const char *lang, const char *word)
{
    return sv_speller_known(s, lang, str(word));
}

typedef struct joined {
    char text[512];
    int stop; /* emit refuses the stem of this number, from 1 */
    int count;
} joined;

static samsvar_status join(void *sink, samsvar_str word)
{
    joined *j = sink;
    size_t len = strlen(j->text);
    j->count++;
    if (j->stop == j->count)
        return SAMSVAR_ECANCELED;
    snprintf(j->text + len, sizeof j->text - len, "%s%.*s", len ? " " : "", (int)word.len,
             word.ptr);
    return SAMSVAR_OK;
}

static const char *stems(sv_speller *s, const char *lang, const char *word)
{
    static joined j;
    memset(&j, 0, sizeof j);
    CU_ASSERT(sv_speller_stems(s, lang, str(word), join, &j) == SAMSVAR_OK);
    return j.text;
}

/* A small Norwegian in Latin-1, a small Icelandic in UTF-8. */
static void test_set_up(void)
{
    temp_open();
    temp_mkdir("d");
    temp_write("d/nb_NO.aff", "SET ISO8859-1\nSFX A Y 2\nSFX A 0 n .\nSFX A 0 r .\n");
    temp_write("d/nb_NO.dic", "4\nb\xE5t/A\ngate/A\ngaten/A\nl'\xE5\n");
    temp_write("d/is_IS.aff", "SET UTF-8\n");
    temp_write("d/is_IS.dic", "2\nþú\nhestur\n");
    temp_write("d/da_XX.aff", "SET UTF-8\n");
    temp_write("d/da_XX.dic", "1\nsent\n");
    temp_write("d/da_DK.aff", "SET UTF-8\n");
    temp_write("d/da_DK.dic", "1\ntidlig\n");
    temp_write("d/en_GB.aff", "SET UTF-8\n");
    temp_write("d/en_GB.dic", "1\ncolour\n");
    temp_write("d/en_US.aff", "SET UTF-8\n");
    temp_write("d/en_US.dic", "1\ncolor\n");
    temp_write("d/fo.aff", "SET UTF-8\n");
    temp_write("d/fo.dic", "1\nbátur\n");
    temp_write("d/sv_SE.dic", "1\nord\n"); /* no .aff */
    temp_write("d/se_NO.aff", "SET klingon\n");
    temp_write("d/se_NO.dic", "1\nbeana\n");
    sv_log_set(catch_log, NULL);
}

static sv_speller *open_ours(void)
{
    return sv_speller_new(temp_path("d"), 1);
}

static void test_known(void)
{
    sv_speller *s = open_ours();
    char word[200];
    CU_ASSERT(known(s, "nb", "båt") && known(s, "nb", "båtn") && !known(s, "nb", "båtx"));
    CU_ASSERT(known(s, "nb", "ba\xCC\x8At"));    /* a, ring: NFC */
    CU_ASSERT(known(s, "nb", "b\xC2\xADåt"));    /* soft hyphen  */
    CU_ASSERT(known(s, "nb", "l\xE2\x80\x99å")); /* apostrophe   */
    CU_ASSERT(!known(s, "nb", "þú") && known(s, "is", "þú"));
    CU_ASSERT(!known(s, "nb", "б") && !known(s, "nb", "日本"));
    CU_ASSERT(!known(s, "nb", "") && !known(s, "nb", "b\xE5t"));
    const samsvar_str nul = {"b\0t", 3}, null = {NULL, 0};
    CU_ASSERT(!sv_speller_known(s, "nb", nul) && !sv_speller_known(s, "nb", null));
    memset(word, 'x', sizeof word);
    word[SV_LIMIT_WORD] = '\0';
    CU_ASSERT(!known(s, "nb", word));
    word[SV_LIMIT_WORD] = 'x';
    word[SV_LIMIT_WORD + 1] = '\0';
    CU_ASSERT(!known(s, "nb", word));
    CU_ASSERT(known(s, "nb", "gate") &&
              known(s, "nb", "gate")); /* the second from the cache */
    sv_speller_free(s);
    sv_speller_free(NULL);
}

static void test_stems(void)
{
    sv_speller *s = open_ours();
    for (int again = 0; again < 2; again++) {
        CU_ASSERT_STRING_EQUAL(stems(s, "nb", "båtn"), "båt");
        CU_ASSERT(strcmp(stems(s, "nb", "gaten"), "gaten gate") == 0 ||
                  strcmp(stems(s, "nb", "gaten"), "gate gaten") == 0);
        CU_ASSERT_STRING_EQUAL(stems(s, "nb", "ukjent"), "");
        CU_ASSERT_STRING_EQUAL(stems(s, "nb", "日本"), "");
        CU_ASSERT_STRING_EQUAL(stems(s, "is", "hestur"), "hestur");
        CU_ASSERT_STRING_EQUAL(stems(s, "qq", "hestur"), "");
    }
    joined j = {.stop = 2};
    CU_ASSERT(sv_speller_stems(s, "nb", str("gaten"), join, &j) == SAMSVAR_ECANCELED);
    CU_ASSERT(j.count == 2);
    sv_speller_free(s);
}

/* What was asked is remembered; what was not is asked of a dictionary that is loaded again. */
static void test_rest(void)
{
    sv_speller *s = open_ours();
    sv_speller_rest(NULL);
    sv_speller_rest(s);
    CU_ASSERT_STRING_EQUAL(stems(s, "nb", "båtn"), "båt");
    sv_speller_rest(s);
    sv_speller_rest(s);
    CU_ASSERT_STRING_EQUAL(stems(s, "nb", "båtn"), "båt");
    CU_ASSERT_STRING_EQUAL(stems(s, "nb", "båtr"), "båt");
    CU_ASSERT(known(s, "nb", "gaten") && !known(s, "nb", "båtx"));
    sv_speller_free(s);
}

static void test_seed(void)
{
    sv_error err;
    uint32_t words;
    sv_speller *s = open_ours();
    setenv("XDG_CACHE_HOME", temp_path("cache"), 1);
    sv_error_init(&err);
    CU_ASSERT(sv_speller_seed(s, "nb", &words, &err) == SAMSVAR_OK && words == 4);
    CU_ASSERT(sv_speller_seed(s, "qq", &words, &err) == SAMSVAR_OK && words == 0);
    sv_speller_free(s);
    s = open_ours();
    CU_ASSERT_STRING_EQUAL(stems(s, "nb", "båt"), "båt");
    CU_ASSERT(known(s, "nb", "l'å") && !known(s, "nb", "båtx"));
    CU_ASSERT_STRING_EQUAL(stems(s, "nb", "båtn"), "båt");
    sv_speller_free(s);
    setenv("XDG_CACHE_HOME", "/dev/null", 1);
    s = open_ours();
    CU_ASSERT(sv_speller_seed(s, "nb", &words, &err) == SAMSVAR_EIO && words == 4);
    CU_ASSERT(strstr(err.message, "cache") != NULL);
    sv_speller_free(s);
}

static void test_languages(void)
{
    sv_speller *s = open_ours();
    const char *path = NULL, *sha256 = NULL;
    char sum[65];
    warnings = 0;
    CU_ASSERT(sv_speller_has(s, "no") && sv_speller_has(s, "nb-NO") &&
              sv_speller_has(s, "nb"));
    CU_ASSERT(known(s, "en", "color") && !known(s, "en", "colour"));
    CU_ASSERT(known(s, "en-GB", "colour") && known(s, "en-AU", "color"));
    CU_ASSERT(known(s, "da", "tidlig") && known(s, "da-XX", "sent"));
    CU_ASSERT(known(s, "fo", "bátur"));
    CU_ASSERT(sv_speller_info(s, "fo", &path, &sha256));
    CU_ASSERT(path && strstr(path, "/d/fo.dic") != NULL);
    sv_sha256("SET UTF-8\n1\nbátur\n", 19, sum);
    CU_ASSERT_STRING_EQUAL(sha256, sum);
    CU_ASSERT(warnings == 0);
    CU_ASSERT(!sv_speller_has(s, "nn") && !sv_speller_has(s, "nn") && warnings == 1);
    CU_ASSERT(strstr(last_warning, "no hunspell dictionary for \"nn\"") != NULL);
    CU_ASSERT(!sv_speller_has(s, "sv") && !sv_speller_info(s, "sv", &path, &sha256));
    CU_ASSERT(warnings == 2);
    CU_ASSERT(!sv_speller_has(s, "") && !sv_speller_has(s, "../d/fo") &&
              !sv_speller_has(s, NULL));
    CU_ASSERT(warnings == 2);
    CU_ASSERT(!sv_speller_has(s, "se") && !sv_speller_has(s, "se") && warnings == 3);
    CU_ASSERT(strstr(last_warning, "klingon") != NULL);
    sv_speller_free(s);
}

static void test_trust(void)
{
    chmod(temp_path("d/is_IS.dic"), 0666);
    warnings = 0;
    sv_speller *s = sv_speller_new(temp_path("d"), 0);
    CU_ASSERT(!sv_speller_has(s, "is") && warnings >= 1);
    CU_ASSERT(geteuid() != 0 || sv_speller_has(s, "fo")); /* root's own file */
    sv_speller_free(s);
    s = open_ours();
    CU_ASSERT(sv_speller_has(s, "is"));
    sv_speller_free(s);
    chmod(temp_path("d/is_IS.dic"), 0644);
    /* relative and empty folders are no folders */
    s = sv_speller_new("d::.:tests", 1);
    CU_ASSERT(!sv_speller_has(s, "is"));
    sv_speller_free(s);
}

static void *hammer(void *data)
{
    static const char *const words[] = {"båt", "gaten", "båtr", "nei", "gate"};
    for (int i = 0; i < 2000; i++) {
        joined j = {.stop = 0};
        const char *word = words[i % 5];
        char fresh[16];
        if (i % 7 == 0) {
            snprintf(fresh, sizeof fresh, "x%d", i);
            word = fresh;
        }
        sv_speller_known(data, i % 2 ? "nb" : "no", str(word));
        sv_speller_stems(data, "nb", str(word), join, &j);
        sv_speller_known(data, "is", str(word));
    }
    return NULL;
}

static void test_threads(void)
{
    pthread_t threads[3];
    sv_speller *s = open_ours();
    for (int i = 0; i < 3; i++)
        CU_ASSERT(pthread_create(&threads[i], NULL, hammer, s) == 0);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    CU_ASSERT_STRING_EQUAL(stems(s, "nb", "båtr"), "båt");
    sv_speller_free(s);
}

static samsvar_status use(void)
{
    joined j = {.stop = 0};
    sv_speller *s = sv_speller_new(temp_dir, 1);
    if (!s)
        return SAMSVAR_ENOMEM;
    sv_speller_free(s);
    s = open_ours();
    if (!s)
        return SAMSVAR_ENOMEM;
    int found = known(s, "nb", "gate");
    CU_ASSERT(found == 1 || found == -1); /* that memory is out does not make it unknown */
    samsvar_status status = found < 0 ? SAMSVAR_ENOMEM : SAMSVAR_OK;
    if (status == SAMSVAR_OK)
        status = sv_speller_stems(s, "nb", str("gaten"), join, &j);
    if (status == SAMSVAR_OK)
        status = sv_speller_stems(s, "nn", str("gaten"), join, &j);
    if (status == SAMSVAR_OK && sv_speller_has(s, "nb"))
        CU_ASSERT(known(s, "nb", "gate")); /* loaded: memory is no excuse */
    sv_speller_free(s);
    return status;
}

static void test_no_memory(void)
{
    fail_each_allocation(use, 10, 500);
    temp_close();
}

SUITE_MAIN("plug_speller", TEST(test_set_up), TEST(test_known), TEST(test_stems), TEST(test_rest), TEST(test_seed),
           TEST(test_languages), TEST(test_trust), TEST(test_threads),
           TEST(test_no_memory))
