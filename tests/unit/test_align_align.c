/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The engines, on small documents with the generic pack (no plugins). */
#include <string.h>

#include "core/align/align.h"
#include "core/align/features.h"
#include "core/lex/quantity.h"
#include "core/align/statements.h"
#include "core/base/buf.h"
#include "core/base/mem.h"
#include "tests/unit/suite.h"

static const char lexicon_text[] = "regjering\tn\tgovernment\nbudsjett\tn\tbudget\n"
                                   "statsminister\tn\tprime minister\nsykehus\tn\thospital\n"
                                   "brann\tn\tfire\nskadet\ta\tinjured\nferge\tn\tferry\n"
                                   "storm\tn\tstorm\ninnstilt\ta\tcancelled\npriser\tn\tprices\n"
                                   "strøm\tn\telectricity; power\nsvikt\tn\tfailure\n";

static const char nb[] = "Regjering la fram budsjett på 150 milliarder\n"
                         "Brann på sykehus i Bergen, 12 skadet\n"
                         "Storm: ferge innstilt\n"
                         "Priser på strøm stiger i Oslo\n";
static const char en[] = "Government presented budget of 150 billion\n"
                         "Fire at hospital in Bergen, 12 injured\n"
                         "A line that nobody else has written\n"
                         "Storm: ferry cancelled\n"
                         "Prices of electricity rise in Oslo\n";
static const char en_mixed[] = "Prices of electricity rise in Oslo\n"
                               "Storm: ferry cancelled\n"
                               "Government presented budget of 150 billion\n"
                               "Fire at hospital in Bergen, 12 injured\n";

typedef struct bench {
    sv_registry registry;
    sv_lexicon *lexicon;
    sv_params params;
    sv_align_config config;
} bench;

static samsvar_status open_bench(bench *b, sv_mode mode)
{
    memset(b, 0, sizeof *b);
    samsvar_status status = sv_lexicon_new(&b->lexicon);
    if (!status)
        status = sv_lexicon_add(b->lexicon, "nb-en", "nb-en.tsv", lexicon_text,
                                strlen(lexicon_text), NULL);
    if (!status)
        status = sv_params_open(&b->params, NULL);
    b->config.registry = &b->registry;
    b->config.lexicon = b->lexicon;
    b->config.params = &b->params;
    b->config.mode = mode;
    return status;
}

static void close_bench(bench *b)
{
    sv_lexicon_free(b->lexicon);
}

static samsvar_status add(sv_result *r, const char *id, const char *lang, const char *text)
{
    samsvar_doc *doc = sv_doc_new();
    char *copy = sv_strdup(text);
    samsvar_status status = SAMSVAR_ENOMEM;
    if (doc && copy)
        status = sv_doc_set_text(doc, copy, strlen(text), SV_INPUT_LINES, NULL);
    else
        sv_free(copy);
    if (!status)
        status = sv_doc_set_string(doc, &doc->id, id, strlen(id));
    if (status) {
        sv_doc_free(doc);
        return status;
    }
    memcpy(doc->lang, lang, strlen(lang) + 1);
    return sv_result_add_document(r, doc);
}

static int linked(const sv_pair *p, uint32_t s, uint32_t t)
{
    for (size_t k = 0; k < p->links.count; k++)
        for (uint32_t i = 0; i < p->links.data[k].source_count; i++)
            for (uint32_t j = 0; j < p->links.data[k].target_count; j++)
                if (p->links.data[k].source[i] == s && p->links.data[k].target[j] == t)
                    return 1;
    return 0;
}

static void test_parallel(void)
{
    bench b;
    CU_ASSERT_FATAL(open_bench(&b, SV_MODE_PARALLEL) == 0);
    sv_result *r = sv_result_new();
    CU_ASSERT(add(r, "a", "nb", nb) == 0 && add(r, "b", "en", en) == 0);
    CU_ASSERT(sv_align_documents(r, &b.config, NULL) == 0);
    CU_ASSERT_FATAL(r->pairs.count == 1);
    const sv_pair *p = &r->pairs.data[0];
    CU_ASSERT(linked(p, 0, 0) && linked(p, 1, 1) && linked(p, 2, 3) && linked(p, 3, 4));
    CU_ASSERT(p->unaligned_source.count == 0);
    CU_ASSERT(p->unaligned_target.count == 1 && p->unaligned_target.data[0] == 2);
    sv_result_free(r);
    close_bench(&b);
}

/* Without a lexicon, words that are not met say nothing, and lengths, names and figures align. */
static void test_no_lexicon(void)
{
    static const char de[] =
        "Am Morgen verliessen wir die Hütte bei dichtem Nebel und stiegen über das Geröll hinauf.\n"
        "Der Weg war schlecht.\n"
        "Gegen neun Uhr erreichten wir den Gletscher, der hier kaum noch Spalten zeigte, und banden "
        "uns ans Seil.\n"
        "Keller ging voran.\n"
        "Nach zwei Stunden standen wir unter der Wand.\n"
        "Dort assen wir etwas Brot und Käse und sahen den Wolken zu, die von Süden kamen.\n"
        "Niemand sprach ein Wort.\n"
        "Um 14 Uhr brachen wir wieder auf, denn das Wetter wurde nicht besser.\n"
        "Der Abstieg dauerte bis in die Nacht.\n";
    static const char fr[] =
        "Le matin, nous quittions la cabane par un brouillard épais et montions dans les éboulis.\n"
        "Le chemin était mauvais.\n"
        "Vers neuf heures, nous atteignions le glacier, presque sans crevasses à cet endroit, et nous "
        "nous encordions.\n"
        "Keller marchait devant.\n"
        "Deux heures plus tard, nous étions au pied de la paroi.\n"
        "Nous y mangions un peu de pain et de fromage en regardant les nuages venus du sud.\n"
        "Personne ne disait mot.\n"
        "À 14 heures, nous repartions, car le temps ne s'améliorait pas.\n"
        "La descente dura jusque dans la nuit.\n";
    bench b;
    CU_ASSERT_FATAL(open_bench(&b, SV_MODE_PARALLEL) == 0);
    sv_result *r = sv_result_new();
    CU_ASSERT(add(r, "a", "de", de) == 0 && add(r, "b", "fr", fr) == 0);
    CU_ASSERT(sv_align_documents(r, &b.config, NULL) == 0);
    for (uint32_t i = 0; i < 9; i++)
        CU_ASSERT(linked(&r->pairs.data[0], i, i));
    CU_ASSERT(r->pairs.data[0].links.count == 9);
    sv_result_free(r);
    close_bench(&b);
}

/* The words of a line, again and again with numbers, between two short lines. */
static char *long_text(const char *line, const char *before, const char *after)
{
    enum { TIMES = 3000 };
    sv_buf text;
    sv_buf_init(&text, 1u << 20);
    sv_buf_puts(&text, before);
    for (uint32_t k = 0; k < TIMES; k++)
        sv_buf_printf(&text, "%s %u ", line, 1000 + 7 * k);
    sv_buf_puts(&text, after);
    return sv_buf_take(&text, NULL);
}

/* Segments of many thousand words, of which the first are looked at. */
static void test_long_segments(void)
{
    static const sv_mode modes[] = {SV_MODE_PARALLEL, SV_MODE_COMPARABLE};
    char *src = long_text("storm strøm brann", "Storm: ferge innstilt\n", "\nPriser på strøm\n");
    char *tgt = long_text("storm power fire", "Storm: ferry cancelled\n", "\nPrices of power\n");
    CU_ASSERT_FATAL(src && tgt);
    for (int k = 0; k < 2; k++) {
        bench b;
        CU_ASSERT_FATAL(open_bench(&b, modes[k]) == 0);
        sv_result *r = sv_result_new();
        CU_ASSERT(add(r, "a", "nb", src) == 0 && add(r, "b", "en", tgt) == 0);
        CU_ASSERT(sv_align_documents(r, &b.config, NULL) == 0);
        CU_ASSERT(linked(&r->pairs.data[0], 1, 1));
        sv_result_free(r);
        close_bench(&b);
    }
    sv_free(src);
    sv_free(tgt);
}

static void test_crossing(void)
{
    bench b;
    CU_ASSERT_FATAL(open_bench(&b, SV_MODE_COMPARABLE) == 0);
    sv_result *r = sv_result_new();
    CU_ASSERT(add(r, "a", "nb", nb) == 0 && add(r, "b", "en", en_mixed) == 0);
    CU_ASSERT(sv_align_documents(r, &b.config, NULL) == 0);
    const sv_pair *p = &r->pairs.data[0];
    CU_ASSERT(linked(p, 0, 2) && linked(p, 1, 3) && linked(p, 2, 1) && linked(p, 3, 0));
    CU_ASSERT(!linked(p, 0, 0) && !linked(p, 3, 3));
    CU_ASSERT_FATAL(p->links.count > 0);
    CU_ASSERT(p->links.data[0].crossing);
    CU_ASSERT(r->statements.count == 4);
    sv_result_free(r);
    close_bench(&b);
}

/* The weights of the evidence and the constant add up to the log-odds of the score. */
static void test_evidence_adds_up(void)
{
    bench b;
    CU_ASSERT_FATAL(open_bench(&b, SV_MODE_COMPARABLE) == 0);
    sv_result *r = sv_result_new();
    CU_ASSERT(add(r, "a", "nb", nb) == 0 && add(r, "b", "en", en_mixed) == 0);
    CU_ASSERT(sv_align_documents(r, &b.config, NULL) == 0);
    for (size_t k = 0; k < r->pairs.data[0].links.count; k++) {
        const sv_link *l = &r->pairs.data[0].links.data[k];
        double sum = b.params.w[SV_X_bias];
        for (uint32_t e = 0; e < l->evidence_count; e++)
            sum += (double)l->evidence[e].weight;
        double p = 1 / (1 + __builtin_exp(-sum));
        CU_ASSERT_DOUBLE_EQUAL(p, l->score / 1000.0, 0.02);
    }
    sv_result_free(r);
    close_bench(&b);
}

static void test_jobs_change_nothing(void)
{
    bench b;
    CU_ASSERT_FATAL(open_bench(&b, SV_MODE_COMPARABLE) == 0);
    sv_result *r[2];
    for (int k = 0; k < 2; k++) {
        r[k] = sv_result_new();
        CU_ASSERT(add(r[k], "a", "nb", nb) == 0 && add(r[k], "b", "en", en) == 0 &&
                  add(r[k], "c", "en", en_mixed) == 0);
        b.config.jobs = k ? 4 : 1;
        CU_ASSERT(sv_align_documents(r[k], &b.config, NULL) == 0);
    }
    CU_ASSERT(r[0]->pairs.count == 3 && r[1]->pairs.count == 3);
    for (size_t p = 0; p < 3; p++) {
        CU_ASSERT_FATAL(r[0]->pairs.data[p].links.count == r[1]->pairs.data[p].links.count);
        for (size_t k = 0; k < r[0]->pairs.data[p].links.count; k++)
            CU_ASSERT(r[0]->pairs.data[p].links.data[k].score ==
                      r[1]->pairs.data[p].links.data[k].score);
    }
    sv_result_free(r[0]);
    sv_result_free(r[1]);
    close_bench(&b);
}

static void test_empty_documents(void)
{
    static const sv_mode modes[] = {SV_MODE_PARALLEL, SV_MODE_COMPARABLE, SV_MODE_AUTO};
    for (int k = 0; k < 3; k++) {
        bench b;
        CU_ASSERT_FATAL(open_bench(&b, modes[k]) == 0);
        sv_result *r = sv_result_new();
        CU_ASSERT(add(r, "a", "nb", "") == 0 && add(r, "b", "en", en) == 0 &&
                  add(r, "c", "en", "\n\n") == 0);
        CU_ASSERT(sv_align_documents(r, &b.config, NULL) == 0);
        CU_ASSERT(r->pairs.data[0].links.count == 0);
        sv_result_free(r);
        close_bench(&b);
    }
}

/* A-B and B-C are likely, A-C is not: no statement of all three. */
static void test_no_transitive_closure(void)
{
    sv_result *r = sv_result_new();
    sv_odds_list odds = {0};
    sv_params params = {.statement = 0.5};
    const sv_link_odds o[] = {{{0, 1}, {0, 0}, 0.9f}, {{1, 2}, {0, 0}, 0.8f}, {{0, 2}, {1, 1}, 0.7f}};
    CU_ASSERT(add(r, "a", "en", "x\ny\n") == 0 && add(r, "b", "en", "x\n") == 0 &&
              add(r, "c", "en", "x\ny\n") == 0);
    for (size_t d = 0; d < 3; d++)
        CU_ASSERT(sv_doc_split_lines(r->documents.data[d], NULL) == 0);
    for (int k = 0; k < 3; k++)
        CU_ASSERT(sv_vec_push(&odds, o[k]));
    CU_ASSERT(sv_statements_find(r, &params, &odds) == 0);
    CU_ASSERT_FATAL(r->statements.count == 2);
    CU_ASSERT(r->statements.data[0].count == 2 && r->statements.data[0].score == 900);
    CU_ASSERT(r->statements.data[1].members[0].segments[0] == 1);
    sv_vec_clear(&odds);
    sv_result_free(r);
}

static samsvar_status align_once(sv_mode mode)
{
    bench b;
    samsvar_status status = open_bench(&b, mode);
    sv_result *r = sv_result_new();
    if (!r)
        status = SAMSVAR_ENOMEM;
    if (!status)
        status = add(r, "a", "nb", nb);
    if (!status)
        status = add(r, "b", "en", en);
    if (!status)
        status = sv_align_documents(r, &b.config, NULL);
    sv_result_free(r);
    close_bench(&b);
    return status;
}

static void test_no_memory(void)
{
    static const sv_mode modes[] = {SV_MODE_PARALLEL, SV_MODE_COMPARABLE, SV_MODE_AUTO};
    CU_ASSERT(align_once(SV_MODE_AUTO) == SAMSVAR_OK); /* what is made once is made now */
    for (int k = 0; k < 3; k++) {
        int64_t live = sv_mem_live();
        samsvar_status status = SAMSVAR_ENOMEM;
        for (uint64_t n = 1; n < 20000 && status != SAMSVAR_OK; n++) {
            sv_mem_fail_at(n, n % 2);
            status = align_once(modes[k]);
            sv_mem_fail_at(0, 0);
            CU_ASSERT_FATAL(sv_mem_live() == live);
            CU_ASSERT_FATAL(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
        }
        CU_ASSERT(status == SAMSVAR_OK);
    }
}

static sv_fact amount(double value, sv_dimension dimension, double factor, uint32_t id)
{
    sv_fact f = {.kind = SV_FACT_AMOUNT, .value = value, .factor = factor, .id = id,
                 .dimension = (uint8_t)dimension};
    return f;
}

static void test_amounts_agree(void)
{
    sv_fact miles = amount(5, SV_DIM_LENGTH, 1609.344, 1), km = amount(8, SV_DIM_LENGTH, 1000, 2);
    sv_fact hours = amount(8, SV_DIM_TIME, 3600, 3), share = amount(31, SV_DIM_SHARE, 1, 4);
    sv_fact third = amount(33.3333, SV_DIM_SHARE, 1, 5);
    sv_fact nok = amount(10, SV_DIM_MONEY, 0.112, 6), usd = amount(1.1, SV_DIM_MONEY, 1, 7);
    sv_fact kr = amount(10, SV_DIM_KRONE, 1, 8);
    CU_ASSERT(sv_fact_agreement(&miles, &km) > 0.5);
    CU_ASSERT_EQUAL(sv_fact_agreement(&hours, &km), 0);
    CU_ASSERT_EQUAL(sv_fact_agreement(&share, &third), 0);
    third.flags = SAMSVAR_NUM_ABOUT;
    CU_ASSERT(sv_fact_agreement(&share, &third) > 0.5);
    CU_ASSERT(sv_fact_agreement(&nok, &usd) > 0);
    CU_ASSERT(sv_fact_agreement(&nok, &usd) < sv_fact_agreement(&nok, &kr));
}

static void test_clocks_agree(void)
{
    sv_fact oslo = {.kind = SV_FACT_CLOCK, .value = 11 * 60 + 31, .id = 1};
    sv_fact reykjavik = {.kind = SV_FACT_CLOCK, .value = 9 * 60 + 31, .id = 2};
    sv_fact later = {.kind = SV_FACT_CLOCK, .value = 9 * 60 + 32, .id = 3};
    CU_ASSERT(sv_fact_agreement(&oslo, &reykjavik) > 0.5);
    CU_ASSERT_EQUAL(sv_fact_agreement(&oslo, &later), 0);
}

static void test_open_clocks_agree(void)
{
    sv_fact half = {.kind = SV_FACT_CLOCK, .value = 7 * 60 + 30, .id = 1,
                    .flags = SV_FACT_HALFDAY};
    sv_fact evening = {.kind = SV_FACT_CLOCK, .value = 19 * 60 + 30, .id = 2};
    sv_fact morning = {.kind = SV_FACT_CLOCK, .value = 7 * 60 + 30, .id = 3};
    sv_fact eight = {.kind = SV_FACT_CLOCK, .value = 20 * 60, .id = 4};
    sv_fact number = {.kind = SV_FACT_NUMBER, .value = 8, .id = 5};
    CU_ASSERT(sv_fact_agreement(&half, &evening) > 0.8);
    CU_ASSERT(sv_fact_agreement(&morning, &half) > 0.8);
    CU_ASSERT(sv_fact_agreement(&morning, &evening) < 0.5);
    CU_ASSERT(sv_fact_agreement(&half, &eight) < 0.5);
    CU_ASSERT(sv_fact_agreement(&eight, &number) > 0.5);
    CU_ASSERT(sv_fact_agreement(&number, &eight) > 0.5);
    CU_ASSERT_EQUAL(sv_fact_agreement(&number, &half), 0);
    number.value = 9;
    CU_ASSERT_EQUAL(sv_fact_agreement(&number, &eight), 0);
}

SUITE_MAIN("align_align", TEST(test_parallel), TEST(test_no_lexicon), TEST(test_long_segments),
           TEST(test_crossing), TEST(test_evidence_adds_up),
           TEST(test_jobs_change_nothing), TEST(test_empty_documents),
           TEST(test_no_transitive_closure), TEST(test_no_memory),
           TEST(test_amounts_agree), TEST(test_clocks_agree),
           TEST(test_open_clocks_agree))
