/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/nomem.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include "core/base/mem.h"
#include "core/plug/gennum.h"
#include "core/plug/gentok.h"
#include "core/plug/run.h"

#include <pthread.h>

static sv_registry registry; /* no plugins */

static void test_set_up(void)
{
    temp_open();
    temp_mkdir("packs");
    temp_mkdir("packs/qa");
    temp_write("packs/qa/closed.txt", "der\nog\n");
    temp_write("packs/qa/scales.tsv", "million\t1000000\nodd\t12\ntusen\t1000\n");
    temp_write("packs/qa/units.tsv", "kroner\tNOK\nprosent\t%\n");
    temp_mkdir("packs/qb");
    temp_write("packs/qb/numbers.tsv", "decimal\t.\n");
    temp_mkdir("d");
    temp_write("d/qa_XX.aff", "SET UTF-8\nSFX A Y 1\nSFX A 0 er .\n");
    temp_write("d/qa_XX.dic", "4\nhest/A\nsenere\nOslo\nhester\n");
    setenv("SAMSVAR_DATA_PATH", temp_dir, 1);
}

/* ------------------------------------------------------------------ figures */

static void number(const char *text, char decimal, uint32_t kind, const char *key,
                   uint32_t len)
{
    sv_gennum n;
    sv_gennum_read(text, 0, (uint32_t)strlen(text), decimal, &n);
    CU_ASSERT(n.kind == kind && n.end == len);
    CU_ASSERT_STRING_EQUAL(n.key, key);
    if (n.kind != kind || n.end != len || strcmp(n.key, key) != 0)
        printf("[%s -> %u %s %u]", text, n.kind, n.key, n.end);
}

static void test_numbers(void)
{
    const uint32_t num = SAMSVAR_FEAT_NUMBER;
    number("0", ',', num, "0", 1);
    number("007", ',', num, "7", 3);
    number("000", ',', num, "0", 3);
    number("150000 menn", ',', num, "150000", 6);
    number("150 000 menn", ',', num, "150000", 7);
    number("150\xC2\xA0"
           "000",
           ',', num, "150000", 8);
    number("1\xE2\x80\xAF"
           "234\xE2\x80\xAF"
           "567,80",
           ',', num, "1234567.8", 16);
    number("1'234'567", ',', num, "1234567", 9);
    number("2021 150 menn", ',', num, "2021", 4);
    number("5 12", ',', num, "5", 1);
    number("0 123", ',', num, "0", 1);
    number("1.234", ',', num, "1234", 5);
    number("1.234", '.', num, "1.234", 5);
    number("1,234", '.', num, "1234", 5);
    number("1,234", ',', num, "1.234", 5);
    number("1.234,5", ',', num, "1234.5", 7);
    number("1,234.50", '.', num, "1234.5", 8);
    number("1,234,567", ',', num, "1234567", 9);
    number("1.234.567,00", ',', num, "1234567", 12);
    number("3.5", ',', num, "3.5", 3);
    number("3,0", '.', num, "3", 3);
    number("0,125", ',', num, "0.125", 5);
    number("0.125", ',', num, "0.125", 5);
    number("12.", ',', num, "12", 2);
    number("12,", ',', num, "12", 2);
    number("1.2.3", ',', 0, "", 5);
    number("10.30.45,2", ',', 0, "", 10);
    number("1.234.56", ',', 0, "", 8);
    number("1234567890123456789012345678901234567890123456789012345678901234567890", ',',
           0, "", 70);
    number("1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1", ',', 0, "", 23);
}

static void test_dates(void)
{
    const uint32_t date = SAMSVAR_FEAT_DATE, num = SAMSVAR_FEAT_NUMBER;
    number("2022-01-21", ',', date, "2022-01-21", 10);
    number("2022-01-21.", ',', date, "2022-01-21", 10);
    number("2022-13-21", ',', num, "2022", 4);
    number("2022-01-215", ',', num, "2022", 4);
    number("2022-01-21-3", ',', num, "2022", 4);
    number("21.1.2022", ',', date, "2022-01-21", 9);
    number("01.10.1814 ", '.', date, "1814-10-01", 10);
    number("29.2.2024", ',', date, "2024-02-29", 9);
    number("29.2.2023", ',', 0, "", 9);
    number("29.2.1900", ',', 0, "", 9);
    number("29.2.2000", ',', date, "2000-02-29", 9);
    number("31.4.2000", ',', 0, "", 9);
    number("1.1.0999", ',', 0, "", 8);
    number("1.1.200", ',', 0, "", 7);
}

static void shift(const char *from, uint32_t power, const char *want)
{
    char key[SV_GENNUM_KEY];
    snprintf(key, sizeof key, "%s", from);
    CU_ASSERT(sv_gennum_shift(key, power) == 1);
    CU_ASSERT_STRING_EQUAL(key, want);
}

static void test_shift(void)
{
    char key[SV_GENNUM_KEY] = "1";
    shift("30", 6, "30000000");
    shift("2.5", 6, "2500000");
    shift("0.25", 1, "2.5");
    shift("0.0005", 3, "0.5");
    shift("-1.5", 3, "-1500");
    shift("0", 2, "0");
    shift("7", 0, "7");
    shift("123.456", 2, "12345.6");
    CU_ASSERT(sv_gennum_shift(key, 100) == 0 && sv_gennum_shift(key, 61) == 0);
    CU_ASSERT(sv_gennum_shift(key, 60) == 1);
}

/* ------------------------------------------------------------------ tokens */

/* The tokens of a text, with a letter for each flag: "Oslo/wci 5/n". */
static void tokens(const char *text, const char *want)
{
    char out[600] = "";
    size_t len = 0;
    sv_gentok_scan scan;
    sv_gentok t;
    sv_gentok_open(&scan, text, 0, (uint32_t)strlen(text), ',');
    while (sv_gentok_next(&scan, &t))
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s/%s%s%s%s%s",
                                len ? " " : "", (int)(t.end - t.start), text + t.start,
                                t.flags & SAMSVAR_TOK_WORD ? "w" : "",
                                t.flags & SAMSVAR_TOK_NUMBER ? "n" : "",
                                t.flags & SAMSVAR_TOK_CAPITAL ? "c" : "",
                                t.flags & SAMSVAR_TOK_INITIAL ? "i" : "",
                                t.flags & SAMSVAR_TOK_ACRONYM ? "a" : "");
    CU_ASSERT_STRING_EQUAL(out, want);
    if (strcmp(out, want) != 0)
        printf("[%s]", out);
}

static void test_tokens(void)
{
    tokens("", "");
    tokens(" - ... !", "");
    tokens("Han sa nei.", "Han/wci sa/w nei/w");
    tokens("– Ja, sa «Per» \"Nei\" (og 'Kanskje').",
           "Ja/wci sa/w Per/wci Nei/wci og/w Kanskje/wci");
    tokens("don't nord-norsk a_b it\xE2\x80\x99s -x x- 'n'",
           "don't/wi nord-norsk/w a_b/w it\xE2\x80\x99s/w x/w x/w n/wi");
    tokens("the U.S. and U.S.A, J.R.Tolkien",
           "the/wi U.S/wca and/w U.S.A/wca J.R/wca Tolkien/wc");
    tokens("NATO-landene og ESB, EU2 og A",
           "NATO-landene/wci og/w ESB/wca EU2/wca og/w A/wc");
    tokens("HELE SETNINGEN ROPER", "HELE/wci SETNINGEN/wc ROPER/wc");
    tokens("5 menn, 3D, 1990s, 2.5x, 10km 7.",
           "5/ni menn/w 3D/w 1990s/w 2.5/n x/w 10km/w 7/n");
    tokens("\xC2\xADso\xC2\xAD"
           "ft\xC2\xAD, e\xCC\x81n",
           "so\xC2\xAD"
           "ft/wi e\xCC\x81n/w");
    tokens("\xD9\xA3\xD9\xA4 日本語", "\xD9\xA3\xD9\xA4/wi 日本語/w");
}

/* ------------------------------------------------------------------ features */

static const char *const short_names[] = {"?", "T", "L", "P", "N", "A", "#", "$",
                                          "D", "Q", "C", "S", "+", "M", "G"};

/* All features but tokens and clauses (or only tokens) as "kind:key[span]". */
static void features(const char *lang, const char *text, int dictionary, int with_lemmas,
                     const char *want)
{
    char out[2000] = "";
    size_t len = 0;
    sv_worker *w;
    sv_speller *speller = dictionary ? sv_speller_new(temp_path("d"), 1) : NULL;
    const sv_services services = {NULL, NULL, speller, NULL};
    samsvar_doc *doc = sv_doc_new();
    memcpy(doc->lang, lang, strlen(lang) + 1);
    CU_ASSERT(sv_doc_set_text(doc, sv_strdup(text), strlen(text), SV_INPUT_LINES, NULL) ==
              0);
    CU_ASSERT(sv_worker_new(&registry, &services, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_analyze(w, doc, 0, (uint32_t)doc->segments.count, NULL) ==
              SAMSVAR_OK);
    for (size_t i = 0; i < doc->features.count; i++) {
        const samsvar_feature *f = &doc->features.data[i];
        CU_ASSERT(f->kind != SAMSVAR_FEAT_CLAUSE || i == 0 || f[-1].segment < f->segment);
        CU_ASSERT((f->parent == SAMSVAR_NONE) ==
                  (f->kind == SAMSVAR_FEAT_TOKEN || f->kind == SAMSVAR_FEAT_CLAUSE));
        if (f->kind == SAMSVAR_FEAT_CLAUSE || f->kind == SAMSVAR_FEAT_TOKEN ||
            (f->kind == SAMSVAR_FEAT_LEMMA && !with_lemmas))
            continue;
        len +=
            (size_t)snprintf(out + len, sizeof out - len, "%s%s:%.*s[%.*s]",
                             len ? " " : "", short_names[f->kind], (int)f->key.len,
                             f->key.ptr, (int)(f->end - f->start), doc->text + f->start);
    }
    CU_ASSERT_STRING_EQUAL(out, want);
    if (strcmp(out, want) != 0)
        printf("[%s]", out);
    sv_worker_free(w);
    sv_doc_free(doc);
    sv_speller_free(speller);
}

static void test_facts(void)
{
    features("qa", "kostet 30 million kroner i 2021", 0, 0,
             "#:30000000[30 million] $:30000000 NOK[30 million kroner] #:2021[2021]");
    features("qa",
             "80 prosent, 80 % og 7,5% av $30 og €\xC2\xA0"
             "5.000",
             0, 0,
             "#:80[80] $:80 %[80 prosent] #:80[80] $:80 %[80 %] #:7.5[7,5] $:7.5 %[7,5%] "
             "#:30[30] $:30 USD[$30] #:5000[5.000]");
    features("qa", "12 km, 500 EUR; 10 USD. 20°C 3 odd", 0, 0,
             "#:12[12] $:12 km[12 km] #:500[500] $:500 EUR[500 EUR] A:EUR[EUR] #:10[10] "
             "$:10 USD[10 USD] A:USD[USD] #:20[20] $:20 °C[20°C] #:3[3]");
    features("qa", "den 21.1.2022 og 2022-02-30", 0, 0,
             "D:2022-01-21[21.1.2022] #:2022[2022] "
             "#:2[02] #:30[30]");
    features("qa",
             "ned \xE2\x88\x92"
             "5 og 3\xE2\x88\x92"
             "2",
             0, 0,
             "#:-5[\xE2\x88\x92"
             "5] #:3[3] #:2[2]");
    features("en", "paid 1,234.5 km", 0, 0, "#:1234.5[1,234.5] $:1234.5 km[1,234.5 km]");
    features("de-CH", "rund 1.234 km", 0, 0, "#:1234[1.234] $:1234 km[1.234 km]");
    features("qb", "om 1.234 km", 0, 0, "#:1.234[1.234] $:1.234 km[1.234 km]");
}

static void test_names(void)
{
    features("qa", "Vi så Oslo og Sergej Lavrov. Og Ole J. Berg i Rio de Janeiro", 0, 0,
             "N:oslo[Oslo] N:sergej lavrov[Sergej Lavrov] N:ole j berg[Ole J. Berg] "
             "N:rio de janeiro[Rio de Janeiro]");
    features("qa", "Senere Oslo", 1, 0,
             "N:oslo[Oslo]"); /* the dictionary knows "senere" */
    features("qa", "Senere Oslo", 0, 0, "N:senere oslo[Senere Oslo]");
    features("qa", "Oslo våknet", 1, 0, "N:oslo[Oslo]");
    features("qa", "Oslo våknet", 0, 0, ""); /* nobody knows */
    features("qa", "OSLO ER BYEN", 1, 0, "");
    features("qa", "i NATO og U.S. er", 0, 0, "A:NATO[NATO] A:US[U.S]");
}

static void test_lemmas(void)
{
    features("qa", "to hester", 1, 1, "L:to[to] L:hester[hester] L:hest[hester]");
    features("qb", "To nord-norske", 0, 1,
             "L:to[To] L:nord-norske[nord-norske] P:nord[nord] P:norske[norske]");
}

/* A line of any length, words of any length, marks without end: linear, and no failure.
 */
static void test_long(void)
{
    enum { SIZE = 1 << 20 };
    static const char *const bits[] = {"a",
                                       "A ",
                                       "1.",
                                       "1 000 ",
                                       "\xCC\x81",
                                       "\xC2\xAD",
                                       "Ab c-d ",
                                       "U.",
                                       "'",
                                       "\xE2\x88\x92"
                                       "1 %",
                                       "Per "};
    sv_worker *w;
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    for (size_t b = 0; b < sizeof bits / sizeof bits[0]; b++) {
        size_t n = strlen(bits[b]), len = 1;
        char *text = sv_calloc(SIZE + 16, 1);
        for (text[0] = 'x'; len < SIZE; len += n)
            memcpy(text + len, bits[b], n);
        samsvar_doc *doc = sv_doc_new();
        memcpy(doc->lang, "qa", 3);
        CU_ASSERT(sv_doc_set_text(doc, text, len, SV_INPUT_LINES, NULL) == SAMSVAR_OK);
        CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
        CU_ASSERT(sv_worker_analyze(w, doc, 0, (uint32_t)doc->segments.count, NULL) ==
                  SAMSVAR_OK);
        sv_doc_free(doc);
    }
    sv_worker_free(w);
}

/* Workers of several threads share the registry and the speller, and agree. */
static void *in_thread(void *data)
{
    static const char text[] =
        "Senere kom hester til Oslo. 30 million kroner i Nord-Norge.";
    uint64_t sum = 0;
    sv_worker *w;
    if (sv_worker_new(&registry, data, &w, NULL) != SAMSVAR_OK)
        return NULL;
    for (int i = 0; i < 20; i++) {
        samsvar_doc *doc = sv_doc_new();
        memcpy(doc->lang, "qa", 3);
        sv_doc_set_text(doc, sv_strdup(text), strlen(text), SV_INPUT_TEXT, NULL);
        if (sv_worker_segment(w, doc, NULL) == SAMSVAR_OK &&
            sv_worker_analyze(w, doc, 0, (uint32_t)doc->segments.count, NULL) ==
                SAMSVAR_OK)
            for (size_t k = 0; k < doc->features.count; k++)
                sum =
                    sum * 31 + doc->features.data[k].kind + doc->features.data[k].key.len;
        sv_doc_free(doc);
    }
    sv_worker_free(w);
    uint64_t *out = sv_calloc(1, sizeof *out);
    *out = sum;
    return out;
}

static void test_threads(void)
{
    pthread_t threads[3];
    sv_services services = {NULL, NULL, sv_speller_new(temp_path("d"), 1), NULL};
    void *sums[3];
    for (int i = 0; i < 3; i++)
        CU_ASSERT(pthread_create(&threads[i], NULL, in_thread, &services) == 0);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], &sums[i]);
    CU_ASSERT(*(uint64_t *)sums[0] != 0 && *(uint64_t *)sums[0] == *(uint64_t *)sums[1] &&
              *(uint64_t *)sums[1] == *(uint64_t *)sums[2]);
    for (int i = 0; i < 3; i++)
        sv_free(sums[i]);
    sv_speller_free(services.speller);
}

static samsvar_status use(void)
{
    static const char text[] =
        "Han kostet 30 million kroner i Nord-Norge for NATO 21.1.2022";
    samsvar_status status = SAMSVAR_ENOMEM;
    sv_worker *w = NULL;
    samsvar_doc *doc = sv_doc_new();
    char *bytes = sv_strdup(text);
    if (!doc || !bytes) {
        sv_free(bytes);
        goto out;
    }
    memcpy(doc->lang, "qa", 3);
    if ((status = sv_doc_set_text(doc, bytes, strlen(text), SV_INPUT_TEXT, NULL)) == 0 &&
        (status = sv_worker_new(&registry, NULL, &w, NULL)) == 0 &&
        (status = sv_worker_segment(w, doc, NULL)) == 0)
        status = sv_worker_analyze(w, doc, 0, 1, NULL);
out:
    sv_worker_free(w);
    sv_doc_free(doc);
    return status;
}

static void test_no_memory(void)
{
    fail_each_allocation(use, 20, 1000);
    temp_close();
}

SUITE_MAIN("plug_genfeat", TEST(test_set_up), TEST(test_numbers), TEST(test_dates),
           TEST(test_shift), TEST(test_tokens), TEST(test_facts), TEST(test_names),
           TEST(test_lemmas), TEST(test_threads), TEST(test_long), TEST(test_no_memory))
