/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include <string.h>

#include "core/base/mem.h"
#include "core/lex/lexicon.h"
#include "tests/unit/suite.h"

static const char is_en[] = "# a comment\n"
                            "fundur\tn\tmeeting; conference; session\n"
                            "leggja fram\tv\tpresent; put forward; submit\n"
                            "neyðarástand\tn\tstate of emergency; emergency\n"
                            "skil\tn\treturn; understanding\n"
                            "skilja\tv\tunderstand; separate\n";
static const char nb_en[] = "møte\tn\tmeeting; encounter\nmøte\tv\tmeet; face\n";
static const char nn_nb[] = "ikkje\tadv\tikke\nspørsmål\tn\tspørsmål\n";
static const char names[] = "country\tRussia; Russian Federation\tRussland\tRussland\tRússland\n";

static sv_lexicon *load(void)
{
    sv_lexicon *lex = NULL;
    CU_ASSERT_FATAL(sv_lexicon_new(&lex) == SAMSVAR_OK);
    CU_ASSERT(sv_lexicon_add(lex, "is-en", "is-en.tsv", is_en, strlen(is_en), NULL) == 0);
    CU_ASSERT(sv_lexicon_add(lex, "nb-en", "nb-en.tsv", nb_en, strlen(nb_en), NULL) == 0);
    CU_ASSERT(sv_lexicon_add(lex, "nn-nb", "nn-nb.tsv", nn_nb, strlen(nn_nb), NULL) == 0);
    CU_ASSERT(sv_lexicon_add(lex, "names", "names.tsv", names, strlen(names), NULL) == 0);
    return lex;
}

static uint32_t keys(sv_lexicon *lex, const char *lang, const char *lemma, uint32_t pos, sv_key out[16])
{
    return sv_lexicon_keys(lex, lang, lemma, strlen(lemma), pos, out, 16);
}

static uint32_t keys1(sv_lexicon *lex, const char *lang, const char *lemma, sv_key out[1])
{
    return sv_lexicon_keys(lex, lang, lemma, strlen(lemma), 0, out, 1);
}

static int has(sv_lexicon *lex, const sv_key *k, uint32_t n, const char *text)
{
    uint32_t id = sv_intern_find(sv_lexicon_intern(lex), text, strlen(text));
    for (uint32_t i = 0; i < n; i++)
        if (k[i].id == id)
            return k[i].weight;
    return 0;
}

static void test_senses_become_keys(void)
{
    sv_lexicon *lex = load();
    sv_key k[16];
    uint32_t n = keys(lex, "is", "fundur", 0, k);
    CU_ASSERT(n == 4);
    CU_ASSERT(has(lex, k, n, "is:fundur") == 255);
    CU_ASSERT(has(lex, k, n, "en:meeting") > has(lex, k, n, "en:session"));
    CU_ASSERT(has(lex, k, n, "en:session") > 0);
    n = keys(lex, "is", "alókunnugt", 0, k);
    CU_ASSERT(n == 1);
    sv_lexicon_free(lex);
}

static void test_part_of_speech_chooses(void)
{
    sv_lexicon *lex = load();
    sv_key k[16];
    uint32_t n = keys(lex, "nb", "møte", SAMSVAR_POS_VERB, k);
    CU_ASSERT(has(lex, k, n, "en:meet") && !has(lex, k, n, "en:encounter"));
    n = keys(lex, "nb", "møte", SAMSVAR_POS_ADV, k); /* fits none: all are kept */
    CU_ASSERT(has(lex, k, n, "en:meet") && has(lex, k, n, "en:encounter"));
    CU_ASSERT(sv_lexicon_pos(lex, "nb", "møte", 5) == (SAMSVAR_POS_NOUN | SAMSVAR_POS_VERB));
    CU_ASSERT(sv_lexicon_pos(lex, "en", "meeting", 7) == SAMSVAR_POS_NOUN);
    CU_ASSERT(sv_lexicon_pos(lex, "nb", "ikkje", 5) == 0);
    CU_ASSERT(sv_lexicon_pos(lex, "nn", "møte", 5) != 0);
    sv_lexicon_free(lex);
}

static void test_relatives_lead_on(void)
{
    sv_lexicon *lex = load();
    sv_key k[16];
    uint32_t n = keys(lex, "nn", "møte", SAMSVAR_POS_NOUN, k);
    CU_ASSERT(has(lex, k, n, "nb:møte") && has(lex, k, n, "en:meeting"));
    n = keys(lex, "nn", "ikkje", 0, k);
    CU_ASSERT(has(lex, k, n, "nb:ikke"));
    sv_lexicon_free(lex);
}

static void test_names(void)
{
    sv_lexicon *lex = load();
    sv_key k[16];
    uint32_t n = keys(lex, "is", "rússland", 0, k);
    CU_ASSERT(has(lex, k, n, "en:russia"));
    n = keys(lex, "nb", "russland", 0, k);
    CU_ASSERT(has(lex, k, n, "en:russia"));
    n = keys(lex, "en", "russian federation", 0, k);
    CU_ASSERT(has(lex, k, n, "en:russia"));
    sv_lexicon_free(lex);
}

/* ---- phrases */

/* The number of words of the phrase that begins a sentence of lemmas; at: the last word. */
static uint32_t phrase(sv_lexicon *lex, const char *lang, const char *const *words, uint32_t *last)
{
    sv_lemma_list tokens[8] = {{{0}, 0}};
    uint32_t count = 0, whole, covered[SV_PHRASE_WORDS];
    for (; words[count]; count++) {
        sv_key k[1];
        if (keys1(lex, lang, words[count], k))
            tokens[count].keys[tokens[count].count++] = k[0].id;
    }
    uint32_t n = sv_lexicon_phrase(lex, tokens, count, &whole, covered);
    *last = n ? covered[n - 1] : 0;
    return n;
}

static void test_phrases(void)
{
    static const char *const near[] = {"leggja", "fram", "tillaga", NULL};
    static const char *const gap[] = {"leggja", "nýr", "tillaga", "fram", NULL};
    static const char *const far[] = {"leggja", "a", "b", "c", "d", "fram", NULL};
    static const char *const en[] = {"state", "of", "emergency", NULL};
    sv_lexicon *lex = load();
    uint32_t last;
    CU_ASSERT(phrase(lex, "is", near, &last) == 2 && last == 1);
    CU_ASSERT(phrase(lex, "is", gap, &last) == 2 && last == 3);
    CU_ASSERT(phrase(lex, "is", far, &last) == 0);
    CU_ASSERT(phrase(lex, "en", en, &last) == 3);
    CU_ASSERT(phrase(lex, "nb", near, &last) == 0);
    sv_lexicon_free(lex);
}

static void test_bad_lines(void)
{
    static const struct {
        const char *text;
        uint32_t line;
    } bad[] = {{"a\tn\n", 1}, {"a\tn\tb\nc\n", 2}, {"a\tq\tb\n", 1}, {"\tn\tb\n", 1},
               {"a\tn\tb;; c\n", 1}, {"a\tn\t\n", 1}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        sv_lexicon *lex = NULL;
        sv_error err;
        sv_error_init(&err);
        CU_ASSERT_FATAL(sv_lexicon_new(&lex) == SAMSVAR_OK);
        CU_ASSERT(sv_lexicon_add(lex, "is-en", "x.tsv", bad[i].text, strlen(bad[i].text), &err) ==
                  SAMSVAR_EDATA);
        CU_ASSERT(err.line == bad[i].line);
        sv_lexicon_free(lex);
    }
    sv_lexicon *lex = NULL;
    CU_ASSERT_FATAL(sv_lexicon_new(&lex) == SAMSVAR_OK);
    CU_ASSERT(sv_lexicon_add(lex, "isen", "x", "", 0, NULL) == SAMSVAR_EDATA);
    CU_ASSERT(sv_lexicon_add(lex, "is-en", "x", "a\tn\t\xff\n", 6, NULL) == SAMSVAR_EDATA);
    CU_ASSERT(sv_lexicon_add(lex, "is-en", "x", "a\tn\tb\0c\n", 8, NULL) == SAMSVAR_EDATA);
    sv_lexicon_free(lex);
}

static samsvar_status load_all(sv_lexicon **out)
{
    samsvar_status status = sv_lexicon_new(out);
    if (!status)
        status = sv_lexicon_add(*out, "is-en", "is-en.tsv", is_en, strlen(is_en), NULL);
    if (!status)
        status = sv_lexicon_add(*out, "names", "names.tsv", names, strlen(names), NULL);
    return status;
}

static void test_no_memory(void)
{
    int64_t live = sv_mem_live();
    for (uint64_t n = 1; n < 2000; n++) {
        sv_lexicon *lex = NULL;
        sv_mem_fail_at(n, n % 2);
        samsvar_status status = load_all(&lex);
        sv_mem_fail_at(0, 0);
        sv_lexicon_free(lex);
        CU_ASSERT(sv_mem_live() == live);
        if (status == SAMSVAR_OK)
            return;
        CU_ASSERT(status == SAMSVAR_ENOMEM);
    }
    CU_FAIL("never succeeded");
}

static void test_the_way_back_counts_little(void)
{
    static const char en_nb[] = "meeting\tn\tmøte; samling\n";
    static const char gathering[] = "samling\tn\tgathering\n";
    sv_lexicon *lex = load();
    sv_key k[16];
    CU_ASSERT(sv_lexicon_add(lex, "en-nb", "en-nb.tsv", en_nb, strlen(en_nb), NULL) == 0);
    CU_ASSERT(sv_lexicon_add(lex, "x.nb-en", "x.nb-en.tsv", gathering, strlen(gathering), NULL) == 0);
    uint32_t n = keys(lex, "en", "meeting", 0, k);
    CU_ASSERT(has(lex, k, n, "nb:samling") > 200);
    CU_ASSERT(has(lex, k, n, "en:gathering") > 0);
    CU_ASSERT(has(lex, k, n, "en:gathering") < 100);
    n = keys(lex, "is", "fundur", 0, k); /* is - en - nb leads on, not back */
    CU_ASSERT(has(lex, k, n, "nb:samling") > 180);
    sv_lexicon_free(lex);
}

static void test_the_strongest_keys_stay(void)
{
    static const char weak[] = "# weight: 0.2\nfundur\tn\tw1; w2; w3; w4; w5; w6; w7; w8\n";
    sv_lexicon *lex = NULL;
    sv_key k[16];
    CU_ASSERT_FATAL(sv_lexicon_new(&lex) == SAMSVAR_OK);
    CU_ASSERT(sv_lexicon_add(lex, "a.is-en", "a.is-en.tsv", weak, strlen(weak), NULL) == 0);
    CU_ASSERT(sv_lexicon_add(lex, "is-en", "is-en.tsv", is_en, strlen(is_en), NULL) == 0);
    uint32_t n = sv_lexicon_keys(lex, "is", "fundur", 6, 0, k, 5);
    CU_ASSERT_EQUAL(n, 5);
    CU_ASSERT(has(lex, k, n, "is:fundur") == 255);
    CU_ASSERT(has(lex, k, n, "en:meeting") > 200 && has(lex, k, n, "en:session") > 200);
    sv_lexicon_free(lex);
}

/* A word that no lexicon has meets its like in a text of the sister language; which of the texts
 * is read first, or what was read before, makes no difference. */
static void test_unlisted_words_meet_in_any_order(void)
{
    static const char *const both[] = {"nn", "nb", "nn"}, *const en[] = {"en"};
    for (int nn_first = 0; nn_first < 2; nn_first++) {
        sv_lexicon *lex = load();
        sv_key nn[16], nb[16];
        CU_ASSERT(sv_lexicon_texts(lex, both, 3) == SAMSVAR_OK);
        uint32_t a = nn_first ? keys(lex, "nn", "rokkvask", 0, nn) : 0;
        uint32_t b = keys(lex, "nb", "rokkvask", 0, nb);
        if (!nn_first)
            a = keys(lex, "nn", "rokkvask", 0, nn);
        CU_ASSERT(a == 2 && has(lex, nn, a, "nn:rokkvask") == 255);
        CU_ASSERT(b == 1 && has(lex, nb, b, "nb:rokkvask") == 255);
        CU_ASSERT(has(lex, nn, a, "nb:rokkvask") == 230);
        CU_ASSERT(sv_lexicon_texts(lex, en, 1) == SAMSVAR_OK);
        CU_ASSERT_EQUAL(keys(lex, "nn", "rokkvask", 0, nn), 1);
        CU_ASSERT_EQUAL(keys(lex, "nn", "berrlage", 0, nn), 1);
        sv_lexicon_free(lex);
    }
}

SUITE_MAIN("lex_lexicon", TEST(test_the_way_back_counts_little),
           TEST(test_the_strongest_keys_stay), TEST(test_senses_become_keys), TEST(test_part_of_speech_chooses),
           TEST(test_relatives_lead_on),
           TEST(test_unlisted_words_meet_in_any_order), TEST(test_names), TEST(test_phrases),
           TEST(test_bad_lines), TEST(test_no_memory))
