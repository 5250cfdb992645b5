/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include "core/base/mem.h"
#include "core/in/detect.h"

#include <pthread.h>

/* Sentences of our own, one a language; both varieties of Norwegian and what is near it.
 */
static const char *const samples[][2] = {
    {"nb",
     "Hun sa at de ikke visste hva som hadde skjedd, men at noen måtte ta ansvaret etter "
     "det som ble gjort mot dem."},
    {"nn", "Ho sa at dei ikkje visste kva som hadde hendt, men at nokon måtte ta "
           "ansvaret etter "
           "det som vart gjort mot dei."},
    {"da",
     "Hun sagde, at de ikke vidste, hvad der var sket, men at nogen måtte tage ansvaret "
     "efter det, der blev gjort mod dem."},
    {"sv", "Hon sade att de inte visste vad som hade hänt, men att någon måste ta "
           "ansvaret efter "
           "det som gjordes mot dem."},
    {"is", "Hún sagði að þau vissu ekki hvað hefði gerst en að einhver yrði að taka "
           "ábyrgð á því "
           "sem þeim var gert."},
    {"fo",
     "Hon segði, at tey ikki vistu, hvat var hent, men at onkur mátti taka ábyrgdina av "
     "tí, sum varð gjørt móti teimum."},
    {"en",
     "She said that they did not know what had happened, but that somebody had to answer "
     "for what was done to them."},
    {"de", "Sie sagte, dass sie nicht wüssten, was geschehen war, aber dass jemand die "
           "Verantwortung übernehmen müsse."},
    {"fr", "Elle a dit qu'ils ne savaient pas ce qui était arrivé, mais que quelqu'un "
           "devait en "
           "répondre devant eux."},
    {"fi", "Hän sanoi, etteivät he tienneet, mitä oli tapahtunut, mutta että jonkun "
           "täytyi ottaa "
           "siitä vastuu."},
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

static void test_samples(void)
{
    sv_detector *d = NULL;
    CU_ASSERT_EQUAL_FATAL(sv_detector_new(&d, NULL), SAMSVAR_OK);
    for (size_t i = 0; i < SAMPLES; i++) {
        char lang[SV_LANG_SIZE];
        int32_t confidence = -1;
        const char *text = samples[i][1];
        CU_ASSERT_EQUAL(sv_detect(d, text, strlen(text), lang, &confidence, NULL),
                        SAMSVAR_OK);
        if (strcmp(lang, samples[i][0]) != 0)
            fprintf(stderr, "%s is taken for %s\n", samples[i][0], lang);
        CU_ASSERT_STRING_EQUAL(lang, samples[i][0]);
        CU_ASSERT(confidence > 500 && confidence <= 1000);
    }
    sv_detector_free(d);
}

static void test_unclear(void)
{
    static const char *const texts[] = {
        "",     " ",     "12.5 % 2022", "Oslo", "!!!! ???? ....", "\xEF\xBB\xBF",
        "Anna", "x y z", "ａｂｃ"};
    sv_detector *d = NULL;
    CU_ASSERT_EQUAL_FATAL(sv_detector_new(&d, NULL), SAMSVAR_OK);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char lang[SV_LANG_SIZE];
        int32_t confidence = -1;
        CU_ASSERT_EQUAL(sv_detect(d, texts[i], strlen(texts[i]), lang, &confidence, NULL),
                        0);
        CU_ASSERT_STRING_EQUAL(lang, "und");
        CU_ASSERT_EQUAL(confidence, 0);
    }
    sv_detector_free(d);
}

/* What both varieties write alike is Norwegian, and no more is said. */
static void test_macro(void)
{
    char lang[SV_LANG_SIZE];
    int32_t confidence;
    static const char text[] =
        "Han har vore og vært der, eg og jeg, ikkje og ikke, noko og noe.";
    sv_detector *d = NULL;
    CU_ASSERT_EQUAL_FATAL(sv_detector_new(&d, NULL), SAMSVAR_OK);
    CU_ASSERT_EQUAL(sv_detect(d, text, sizeof text - 1, lang, &confidence, NULL),
                    SAMSVAR_OK);
    CU_ASSERT(strcmp(lang, "no") == 0 || strcmp(lang, "nb") == 0 ||
              strcmp(lang, "nn") == 0);
    sv_detector_free(d);
}

/* The longest texts are judged by parts of them, and cut between characters. */
static void test_long(void)
{
    sv_detector *d = NULL;
    size_t one = strlen(samples[4][1]), n = 3000;
    char lang[SV_LANG_SIZE], *text = malloc(one * n);
    int32_t confidence;
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    CU_ASSERT_EQUAL_FATAL(sv_detector_new(&d, NULL), SAMSVAR_OK);
    for (size_t i = 0; i < n; i++)
        memcpy(text + i * one, samples[4][1], one);
    CU_ASSERT_EQUAL(sv_detect(d, text, one * n, lang, &confidence, NULL), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(lang, "is");
    memset(text, 'a', one * n);
    CU_ASSERT_EQUAL(sv_detect(d, text, one * n, lang, &confidence, NULL), SAMSVAR_OK);
    memset(text, 0, one * n);
    CU_ASSERT_EQUAL(sv_detect(d, text, one * n, lang, &confidence, NULL), SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(lang, "und");
    free(text);
    sv_detector_free(d);
}

static void *detect_all(void *data)
{
    for (size_t i = 0; i < 20 * SAMPLES; i++) {
        char lang[SV_LANG_SIZE];
        int32_t confidence;
        const char *const *s = samples[i % SAMPLES];
        if (sv_detect(data, s[1], strlen(s[1]), lang, &confidence, NULL) ||
            strcmp(lang, s[0]) != 0)
            return data;
    }
    return NULL;
}

static void test_threads(void)
{
    sv_detector *d = NULL;
    pthread_t threads[4];
    CU_ASSERT_EQUAL_FATAL(sv_detector_new(&d, NULL), SAMSVAR_OK);
    for (size_t i = 0; i < 4; i++)
        CU_ASSERT_EQUAL(pthread_create(&threads[i], NULL, detect_all, d), 0);
    for (size_t i = 0; i < 4; i++) {
        void *failed = d;
        pthread_join(threads[i], &failed);
        CU_ASSERT_PTR_NULL(failed);
    }
    sv_detector_free(d);
}

static void test_memory(void)
{
    samsvar_status status = SAMSVAR_ENOMEM;
    int64_t live = sv_mem_live();
    for (uint64_t n = 1; status != SAMSVAR_OK && n < 20000; n += n < 40 ? 1 : 97) {
        sv_detector *d = NULL;
        sv_mem_fail_at(n, 1);
        status = sv_detector_new(&d, NULL);
        char lang[SV_LANG_SIZE];
        int32_t confidence;
        if (status == SAMSVAR_OK)
            status = sv_detect(d, samples[0][1], strlen(samples[0][1]), lang, &confidence,
                               NULL);
        sv_mem_fail_at(0, 0);
        sv_detector_free(d);
        CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM ||
                  status == SAMSVAR_ENOENT);
        CU_ASSERT_EQUAL(sv_mem_live(), live);
    }
    CU_ASSERT_EQUAL(status, SAMSVAR_OK);
}

static void test_bad_words(void)
{
    static const char *const bad[] = {"og\n", "og\tnb\nog\tnn\n", "og\t\n",
                                      "og\tnb  nn\n"};
    char *path = getenv("SAMSVAR_DATA_PATH"), saved[1024] = "";
    if (path)
        snprintf(saved, sizeof saved, "%s", path);
    temp_open();
    temp_mkdir("detect");
    setenv("SAMSVAR_DATA_PATH", temp_path("."), 1);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        sv_detector *d = NULL;
        sv_error err;
        sv_error_init(&err);
        temp_write("detect/words.tsv", bad[i]);
        CU_ASSERT_EQUAL(sv_detector_new(&d, &err), SAMSVAR_EDATA);
        CU_ASSERT_EQUAL(err.line, i == 1 ? 2 : 1);
        sv_detector_free(d);
    }
    setenv("SAMSVAR_DATA_PATH", saved, 1);
    temp_close();
}

SUITE_MAIN("in_detect", TEST(test_samples), TEST(test_unclear), TEST(test_macro),
           TEST(test_long), TEST(test_threads), TEST(test_memory), TEST(test_bad_words))
