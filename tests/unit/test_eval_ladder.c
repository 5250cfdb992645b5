/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/eval/eval.h"
#include "core/eval/ladder.h"
#include "core/forms/formats.h"
#include "tests/unit/results.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

static samsvar_status parse(sv_groups *g, const char *text, sv_error *err)
{
    sv_groups_init(g);
    if (err)
        sv_error_init(err);
    return sv_groups_parse(g, "x.path", text, strlen(text), err);
}

static void check_line(const char *gold, const char *test, const char *want)
{
    sv_groups a, b;
    sv_ladder_score score;
    sv_jsonw w;
    gather g = {0};
    CU_ASSERT_EQUAL(parse(&a, gold, NULL), SAMSVAR_OK);
    CU_ASSERT_EQUAL(parse(&b, test, NULL), SAMSVAR_OK);
    CU_ASSERT_EQUAL(sv_ladder_compare(&a, &b, &score), SAMSVAR_OK);
    sv_jsonw_init(&w, gather_write, &g);
    sv_ladder_put(&w, &score, 0);
    sv_jsonw_finish(&w);
    CU_ASSERT_STRING_EQUAL(g.data, want);
    gather_clear(&g);
    sv_groups_clear(&a);
    sv_groups_clear(&b);
}

/* Worked out by hand from the definitions in ladder.h. */
static void test_figures(void)
{
    static const char gold[] = "[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[]:[2]\n[4]:[3, 4]\n";
    check_line(gold, gold,
               "strict P 1.000 R 1.000 F1 1.000   lax P 1.000 R 1.000 F1 1.000   "
               "strict F1 without nulls 1.000   (5 test groups, 3 gold groups)\n");
    check_line(gold, "",
               "strict P 0.000 R 0.000 F1 0.000   lax P 0.000 R 0.000 F1 0.000   "
               "strict F1 without nulls 0.000   (0 test groups, 3 gold groups)\n");
    check_line("", gold,
               "strict P 0.000 R 0.000 F1 0.000   lax P 0.000 R 0.000 F1 0.000   "
               "strict F1 without nulls 0.000   (5 test groups, 0 gold groups)\n");
    /* right: 0:0, 3:-, -:2; laxly 1:1; 4:5 is wrong */
    check_line(gold, "[0]:[0]:0.9\n[1]:[1]:0.5\n[3]:[]:0\n[]:[2]:0\n[4]:[5]:0.1\n",
               "strict P 0.600 R 0.333 F1 0.429   lax P 0.800 R 0.667 F1 0.727   "
               "strict F1 without nulls 0.333   (5 test groups, 3 gold groups)\n");
}

/* Repeated lines count once; blanks, a score and carriage returns do not matter; the
 * order within brackets does not either. */
static void test_forms(void)
{
    sv_groups g;
    CU_ASSERT_EQUAL(parse(&g, " [0,1] : [ 2 ]:0.5\r\n\n[1, 0]:[2]\n[]:[]\n[7]:[]", NULL),
                    SAMSVAR_OK);
    CU_ASSERT_EQUAL_FATAL(g.list.count, 2);
    CU_ASSERT_EQUAL(g.list.data[0].source_count, 2);
    CU_ASSERT_EQUAL(g.list.data[0].source[1], 1);
    CU_ASSERT_EQUAL(g.list.data[1].source[0], 7);
    sv_groups_clear(&g);
    CU_ASSERT_EQUAL(parse(&g, "0\t0\t0.5\n1\t2\t-0.3\n2\t2\t0\n2 3\n", NULL), SAMSVAR_OK);
    CU_ASSERT_EQUAL_FATAL(g.list.count, 3);
    CU_ASSERT_EQUAL(g.list.data[0].source_count, 0); /* -:2 */
    CU_ASSERT_EQUAL(g.list.data[0].target[0], 2);
    CU_ASSERT_EQUAL(g.list.data[1].target_count, 2); /* 0:0,1 */
    CU_ASSERT_EQUAL(g.list.data[2].target_count, 0); /* 1:-   */
    sv_groups_clear(&g);
}

static void test_refused(void)
{
    static const struct {
        const char *text;
        samsvar_status status;
        uint32_t line;
    } cases[] = {
        {"[0]:[0]\n[0]\n", SAMSVAR_EDATA, 2},
        {"[0]:[0]x\n", SAMSVAR_EDATA, 1},
        {"[0,]:[0]\n", SAMSVAR_EDATA, 1},
        {"[-1]:[0]\n", SAMSVAR_EDATA, 1},
        {"[0 1]:[0]\n", SAMSVAR_EDATA, 1},
        {"[0", SAMSVAR_EDATA, 1},
        {"{\"a\": 1}", SAMSVAR_EDATA, 1},
        {"0\n", SAMSVAR_EDATA, 1},
        {"0\t0\t1\n1\t1\n0\t2\n", SAMSVAR_EDATA, 3},
        {"0\t1x\n", SAMSVAR_EDATA, 1},
        {"[99999999999999999999]:[0]\n", SAMSVAR_ELIMIT, 1},
        {"0\t0\n4294967295\t1\n", SAMSVAR_ELIMIT, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        sv_groups g;
        sv_error err;
        CU_ASSERT_EQUAL(parse(&g, cases[i].text, &err), cases[i].status);
        CU_ASSERT_EQUAL(err.line, cases[i].line);
        sv_groups_clear(&g);
    }
}

static sv_result *pair_of_two(void)
{
    sv_result *r = sv_result_new();
    samsvar_doc *d[2] = {make_doc("a", "nb", "a.txt", "a\nb\nc\n", 6),
                         make_doc("b", "en", "b.txt", "A\nB\n", 4)};
    CU_ASSERT_FATAL(r && d[0] && d[1] && sv_result_add_document(r, d[0]) == SAMSVAR_OK &&
                    sv_result_add_document(r, d[1]) == SAMSVAR_OK);
    sv_pair *p = add_pair(r, 0, 1, SV_MODE_PARALLEL);
    CU_ASSERT_FATAL(p && add_link(r, p, "01", "0", 700, 0) &&
                    add_link(r, p, "2", "1", 700, 0));
    p->links.data[1].status = SV_LINK_REJECTED;
    CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_OK);
    return r;
}

/* The same figures for an alignment file, its path and its ladder; and for gold in a
 * folder. */
static void test_files(void)
{
    static const char *const names[] = {"json", "jsonl", "path", "ladder"};
    sv_result *r = pair_of_two();
    temp_open();
    temp_mkdir("gold-folder");
    temp_write("gold-folder/gold", "[0, 1]:[0]\n[2]:[1]\n");
    for (int k = 0; k < 4; k++) {
        gather file = {0}, out = {0};
        int32_t f1 = -1;
        sv_error err;
        sv_error_init(&err);
        CU_ASSERT_EQUAL(sv_format_out(r, names[k], NULL, gather_write, &file, NULL, NULL),
                        SAMSVAR_OK);
        temp_write_bytes("test", file.data, file.len);
        CU_ASSERT_EQUAL(sv_eval(temp_path(k & 1 ? "gold-folder/gold" : "gold-folder"),
                                temp_path("test"), 1, gather_write, &out, &f1, &err),
                        SAMSVAR_OK);
        CU_ASSERT_EQUAL(f1, 400); /* P 1/3, R 1/2 */
        CU_ASSERT_STRING_EQUAL(
            out.data,
            "{\"measure\": \"groups\", \"strict\": {\"precision\": 0.3333, "
            "\"recall\": 0.5000, \"f1\": 0.4000}, \"lax\": {\"precision\": 0.3333, "
            "\"recall\": 0.5000, \"f1\": 0.4000}, \"strict_f1_without_nulls\": "
            "0.6667, \"test_groups\": 3, \"gold_groups\": 2}\n");
        gather_clear(&file);
        gather_clear(&out);
    }
    CU_ASSERT_EQUAL(
        sv_eval(temp_path("none"), temp_path("test"), 1, gather_write, NULL, NULL, NULL),
        SAMSVAR_ENOENT);
    sv_result_free(r);
    temp_close();
}

static void test_not_two(void)
{
    sv_result *r = make_result();
    sv_groups g;
    sv_error err;
    sv_groups_init(&g);
    sv_error_init(&err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    CU_ASSERT_EQUAL(sv_groups_of(&g, r, &err), SAMSVAR_EINVAL);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "exactly two"));
    sv_groups_clear(&g);
    sv_result_free(r);
}

static samsvar_status starved_once(const sv_result *r)
{
    sv_groups a, b;
    sv_ladder_score score;
    samsvar_status status = parse(&a, "[0, 1]:[0]\n[2]:[]\n", NULL);
    sv_groups_init(&b);
    if (!status)
        status = sv_groups_of(&b, r, NULL);
    if (!status)
        status = sv_ladder_compare(&a, &b, &score);
    sv_groups_clear(&a);
    sv_groups_clear(&b);
    return status;
}

static void test_starved(void)
{
    sv_result *r = pair_of_two();
    samsvar_status status = SAMSVAR_ENOMEM;
    int64_t live = sv_mem_live();
    for (uint64_t n = 1; status == SAMSVAR_ENOMEM && n < 1000; n++) {
        sv_mem_fail_at(n, 0);
        status = starved_once(r);
        sv_mem_fail_at(0, 0);
        CU_ASSERT_EQUAL(sv_mem_live(), live);
    }
    CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    sv_result_free(r);
}

SUITE_MAIN("eval_ladder", TEST(test_figures), TEST(test_forms), TEST(test_refused),
           TEST(test_files), TEST(test_not_two), TEST(test_starved))
