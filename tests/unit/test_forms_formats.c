/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/forms/formats.h"
#include "core/out/idset.h"
#include "tests/unit/results.h"
#include "tests/unit/suite.h"

/* Two documents of m and n one-letter lines, without links yet. */
static sv_result *two(const char *a, const char *b)
{
    sv_result *r = sv_result_new();
    samsvar_doc *d[2] = {make_doc("a", "nb", "a.txt", a, strlen(a)),
                         make_doc("b", "en", "b.txt", b, strlen(b))};
    CU_ASSERT_FATAL(r && d[0] && d[1]);
    CU_ASSERT_EQUAL(sv_result_add_document(r, d[0]), SAMSVAR_OK);
    CU_ASSERT_EQUAL(sv_result_add_document(r, d[1]), SAMSVAR_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(add_pair(r, 0, 1, SV_MODE_COMPARABLE));
    return r;
}

static void link_up(sv_result *r, const char *source, const char *target, int32_t score)
{
    CU_ASSERT_FATAL(add_link(r, &r->pairs.data[0], source, target, score, 0));
}

static void check_form(sv_result *r, const char *name, const char *want,
                       uint64_t want_left)
{
    gather g = {0};
    uint64_t left = 99;
    CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_OK);
    CU_ASSERT_EQUAL(sv_format_out(r, name, NULL, gather_write, &g, &left, NULL),
                    SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(g.data ? g.data : "", want);
    CU_ASSERT_EQUAL(left, want_left);
    gather_clear(&g);
}

static void test_path(void)
{
    sv_result *r = two("a\nb\nc\nd\ne\nf\n", "A\nB\nC\nD\nE\n");
    link_up(r, "0", "1", 873);
    link_up(r, "13", "4", 1000); /* not a run */
    link_up(r, "4", "2", 500);   /* crosses   */
    link_up(r, "4", "4", 40);    /* again     */
    link_up(r, "5", "0", 900);   /* rejected  */
    r->pairs.data[0].links.data[4].status = SV_LINK_REJECTED;
    check_form(
        r, "path",
        "[]:[0]:0\n[0]:[1]:0.873\n[]:[3]:0\n[1, 3]:[4]:1.0\n[2]:[]:0\n[4]:[2]:0.5\n"
        "[4]:[4]:0.04\n[5]:[]:0\n",
        0);
    sv_result_free(r);
}

static void test_path_empty(void)
{
    sv_result *r = two("a\nb\n", "A\n");
    check_form(r, "path", "[0]:[]:0\n[1]:[]:0\n[]:[0]:0\n", 0);
    check_form(r, "ladder", "0\t0\t0.0\n1\t0\t0.0\n2\t0\t0.0\n2\t1\t0.0\n", 0);
    sv_result_free(r);
    r = two("", "");
    check_form(r, "path", "", 0);
    check_form(r, "ladder", "0\t0\t0.0\n", 0);
    sv_result_free(r);
}

/* The heaviest chain stays: one good link beats a weak one that crosses it, two weak ones
 * together beat it. */
static void test_ladder(void)
{
    sv_result *r = two("a\nb\nc\nd\n", "A\nB\nC\nD\n");
    link_up(r, "0", "3", 600);
    link_up(r, "1", "0", 400);
    check_form(r, "ladder",
               "0\t0\t0.0\n0\t1\t0.0\n0\t2\t0.0\n0\t3\t0.6\n1\t4\t0.0\n2\t4\t0.0\n"
               "3\t4\t0.0\n4\t4\t0.0\n",
               1);
    link_up(r, "23", "12", 400);
    check_form(r, "ladder", "0\t0\t0.0\n1\t0\t0.4\n2\t1\t0.4\n4\t3\t0.0\n4\t4\t0.0\n", 1);
    sv_result_free(r);
}

static void test_ladder_left_out(void)
{
    sv_result *r = two("a\nb\nc\nd\n", "A\nB\nC\nD\n");
    link_up(r, "0", "0", 900);
    link_up(r, "13", "1", 900); /* not a run              */
    link_up(r, "12", "1", 800);
    link_up(r, "2", "2", 500); /* shares a source segment */
    link_up(r, "3", "3", 100); /* rejected: not counted   */
    r->pairs.data[0].links.data[4].status = SV_LINK_REJECTED;
    check_form(r, "ladder",
               "0\t0\t0.9\n1\t1\t0.8\n3\t2\t0.0\n4\t2\t0.0\n4\t3\t0.0\n4\t4\t0.0\n", 2);
    sv_result_free(r);
}

/* Against every subset: the ladder's chain has the largest sum of scores. */
static void test_ladder_best(void)
{
    uint32_t seed = 1;
    for (int round = 0; round < 60; round++) {
        sv_result *r = two("a\nb\nc\nd\ne\nf\ng\nh\n", "A\nB\nC\nD\nE\nF\nG\nH\n");
        uint64_t left = 0, best = 0, have = 0;
        gather g = {0};
        for (int i = 0; i < 8; i++) {
            char s[2] = {0}, t[2] = {0};
            seed = seed * 1103515245u + 12345u;
            s[0] = (char)('0' + (seed >> 16) % 8);
            t[0] = (char)('0' + (seed >> 20) % 8);
            link_up(r, s, t, (int32_t)((seed >> 8) % 1000));
        }
        CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_OK);
        const sv_link *l = r->pairs.data[0].links.data;
        for (unsigned set = 0; set < 256; set++) {
            uint64_t sum = 0;
            for (int i = 0; i < 8; i++)
                for (int k = 0; k < i && sum != UINT64_MAX; k++)
                    if ((set >> i & 1) && (set >> k & 1) &&
                        (l[k].source[0] >= l[i].source[0] ||
                         l[k].target[0] >= l[i].target[0]))
                        sum = UINT64_MAX;
            for (int i = 0; i < 8 && sum != UINT64_MAX; i++)
                sum += set >> i & 1 ? (uint64_t)l[i].score + 1 : 0;
            if (sum != UINT64_MAX && sum > best)
                best = sum;
        }
        sv_format_out(r, "ladder", NULL, gather_write, &g, &left, NULL);
        for (const char *p = g.data; p && *p; p = strchr(p, '\n') + 1) {
            const char *score = strchr(strchr(p, '\t') + 1, '\t') + 1;
            uint64_t value = (uint64_t)(strtod(score, NULL) * 1000 + 0.5);
            have += value;
        }
        CU_ASSERT_EQUAL(have + (8 - left), best);
        gather_clear(&g);
        sv_result_free(r);
    }
}

static void test_tsv(void)
{
    sv_result *r = two("a\tb\x0B"
                       "c\n\xC2\x85z\xE2\x80\xA8y\n",
                       "A\nB\n");
    sv_out_options options = {.no_text = 1};
    gather g = {0};
    link_up(r, "01", "0", 250);
    r->pairs.data[0].links.data[0].relation = SAMSVAR_REL_OVERLAP;
    check_form(r, "tsv",
               "source_document\tsource_segments\ttarget_document\ttarget_"
               "segments\ttype\trelation\t"
               "score\tsource_text\ttarget_text\na\ts1,s2\tb\ts1\t2-1\toverlap\t0.25\ta "
               "b c z y\tA\n",
               0);
    sv_format_out(r, "tsv", &options, gather_write, &g, NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "\t0.25\t\t\n"));
    gather_clear(&g);
    sv_result_free(r);
}

static void test_table(void)
{
    sv_result *r = make_result();
    sv_error err;
    gather g = {0};
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    for (size_t i = 0; sv_format_at(i); i++) {
        const sv_format *f = sv_format_at(i);
        CU_ASSERT_PTR_EQUAL(sv_format_find(f->name), f);
        CU_ASSERT(i == 0 || strcmp(sv_format_at(i - 1)->name, f->name) < 0);
        sv_error_init(&err);
        CU_ASSERT_EQUAL(sv_format_out(r, f->name, NULL, gather_write, &g, NULL, &err),
                        f->two || f->files || f->units ? SAMSVAR_EINVAL : SAMSVAR_OK);
        CU_ASSERT_EQUAL(strstr(err.message, "exactly two documents") != NULL, f->two);
        CU_ASSERT_EQUAL(strstr(err.message, "files: give a name") != NULL,
                        f->files || f->units);
    }
    CU_ASSERT_PTR_NULL(sv_format_find("JSON"));
    sv_error_init(&err);
    CU_ASSERT_EQUAL(sv_format_out(r, "pdf", NULL, gather_write, &g, NULL, &err),
                    SAMSVAR_EINVAL);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "\"pdf\""));
    gather_clear(&g);
    sv_result_free(r);
}

static void test_starved(void)
{
    sv_result *r = two("a\nb\n", "A\nB\n");
    samsvar_status status = SAMSVAR_ENOMEM;
    int64_t live = sv_mem_live();
    link_up(r, "0", "1", 500);
    sv_result_finish(r);
    live = sv_mem_live();
    for (uint64_t n = 1; status == SAMSVAR_ENOMEM && n < 100; n++) {
        gather g = {0};
        sv_mem_fail_at(n, 0);
        status = sv_format_out(r, "ladder", NULL, gather_write, &g, NULL, NULL);
        sv_mem_fail_at(0, 0);
        CU_ASSERT_EQUAL(sv_mem_live(), live);
        gather_clear(&g);
    }
    CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    sv_result_free(r);
}

static void test_idset(void)
{
    sv_idset s;
    uint32_t at = 0;
    sv_idset_init(&s, 's');
    CU_ASSERT_EQUAL(sv_idset_add(&s, "s1", &at), SAMSVAR_OK);
    CU_ASSERT_EQUAL(sv_idset_add(&s, "s2", &at), SAMSVAR_OK);
    CU_ASSERT_EQUAL(at, 1);
    CU_ASSERT_PTR_NULL(s.names);
    CU_ASSERT_EQUAL(sv_idset_find(&s, "s2"), 1);
    CU_ASSERT_EQUAL(sv_idset_find(&s, "s3"), SV_NO_ID);
    CU_ASSERT_EQUAL(sv_idset_find(&s, "s0"), SV_NO_ID);
    CU_ASSERT_EQUAL(sv_idset_find(&s, "s02"), SV_NO_ID);
    CU_ASSERT_EQUAL(sv_idset_add(&s, "s1", &at), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(at, 0);
    CU_ASSERT_EQUAL(sv_idset_add(&s, "s02", &at), SAMSVAR_OK);
    CU_ASSERT_EQUAL(at, 2);
    CU_ASSERT_EQUAL(sv_idset_find(&s, "s1"), 0);
    CU_ASSERT_EQUAL(sv_idset_find(&s, "s02"), 2);
    CU_ASSERT_EQUAL(sv_idset_add(&s, "", &at), SAMSVAR_OK);
    CU_ASSERT_EQUAL(s.count, 4);
    sv_idset_clear(&s);
    CU_ASSERT_EQUAL(sv_idset_find(&s, "s1"), SV_NO_ID);
}

SUITE_MAIN("forms_formats", TEST(test_path), TEST(test_path_empty), TEST(test_ladder),
           TEST(test_ladder_left_out), TEST(test_ladder_best), TEST(test_tsv),
           TEST(test_table), TEST(test_starved), TEST(test_idset))
