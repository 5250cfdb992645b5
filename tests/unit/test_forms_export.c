/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* What is chosen, how each form writes it, what becomes of it when memory runs out. */
#include "core/forms/formats.h"
#include "core/forms/xmlw.h"
#include "tests/unit/results.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

/* Two documents, and links of every status; the texts are hard. */
static sv_result *make(void)
{
    static const char source[] =
        "a & b <c> ]]> \"q\"  \nv\x0bt\xEF\xBF\xBE \xF0\x9F\x99\x82\nd\n \ne\nf\n";
    static const char target[] = "A\nB\nC\nD\nE\nF\n";
    sv_result *r = sv_result_new();
    samsvar_doc *d[2] = {make_doc("a", "nb", "a.txt", source, sizeof source - 1),
                         make_doc("b/../b", "en", "b.txt", target, sizeof target - 1)};
    CU_ASSERT_FATAL(r && d[0] && d[1]);
    CU_ASSERT_EQUAL(sv_result_add_document(r, d[0]), SAMSVAR_OK);
    CU_ASSERT_EQUAL(sv_result_add_document(r, d[1]), SAMSVAR_OK);
    sv_pair *p = add_pair(r, 0, 1, SV_MODE_PARALLEL);
    CU_ASSERT_FATAL(p && add_link(r, p, "0", "0", 950, 0) &&
                    add_link(r, p, "1", "2", 800, 0) && add_link(r, p, "2", "1", 600, 0) &&
                    add_link(r, p, "3", "3", 700, 0) && add_link(r, p, "45", "4", 400, 0));
    p->links.data[1].status = SV_LINK_CONFIRMED;
    p->links.data[2].status = SV_LINK_REJECTED;
    p->links.data[4].relation = SAMSVAR_REL_OVERLAP;
    CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_OK);
    return r;
}

static sv_export_report report;

/* To one stream, as a string. */
static samsvar_status write_as(const sv_result *r, const char *format,
                               const sv_export_options *o, gather *g)
{
    sv_outset set;
    gather_clear(g);
    sv_outset_stream(&set, gather_write, g, NULL);
    samsvar_status status = sv_export_write(r, format, o, &set, &report, NULL);
    sv_outset_clear(&set);
    return status;
}

static uint64_t units(const sv_result *r, const sv_export_options *o)
{
    gather g = {0};
    CU_ASSERT_EQUAL(write_as(r, "tsv", o, &g), SAMSVAR_OK);
    gather_clear(&g);
    return report.units;
}

static void test_selection(void)
{
    sv_result *r = make();
    sv_export_options o = {.version = "1"};
    CU_ASSERT_EQUAL(units(r, &o), 4);
    o.min_score = 700;
    CU_ASSERT_EQUAL(units(r, &o), 3);
    o.min_score = 0;
    CU_ASSERT_EQUAL(sv_export_words(&o, "confirmed,edited", NULL, NULL, NULL, NULL, NULL),
                    SAMSVAR_OK);
    CU_ASSERT_EQUAL(units(r, &o), 1);
    o.statuses = 1u << SV_LINK_REJECTED; /* never, whatever is asked for */
    CU_ASSERT_EQUAL(units(r, &o), 0);
    o.statuses = 0;
    CU_ASSERT_EQUAL(sv_export_words(&o, NULL, "overlap", NULL, NULL, NULL, NULL),
                    SAMSVAR_OK);
    CU_ASSERT_EQUAL(units(r, &o), 1);
    o.relations = 0;
    CU_ASSERT_EQUAL(sv_export_words(&o, NULL, NULL, "2-1,7-7", NULL, NULL, NULL),
                    SAMSVAR_OK);
    CU_ASSERT_EQUAL(units(r, &o), 1);
    o.type_count = 0;
    o.source = "a", o.target = "b/../b";
    CU_ASSERT_EQUAL(units(r, &o), 4);
    sv_result_free(r);
}

static void test_words(void)
{
    static const char *const bad[][5] = {
        {"rejected"}, {"auto,"}, {"Auto"}, {NULL, "same"}, {NULL, NULL, "1"},
        {NULL, NULL, "0-1"}, {NULL, NULL, "1-1,,"}, {NULL, NULL, "1-1-1"},
        {NULL, NULL, NULL, "block"}, {NULL, NULL, NULL, NULL, "theirs"}};
    static const char *const langs[] = {"no", "no=", "=nb", "no=nb,", "a=b,c"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        sv_export_options o = {.version = ""};
        CU_ASSERT_EQUAL(sv_export_words(&o, bad[i][0], bad[i][1], bad[i][2], bad[i][3],
                                        bad[i][4], NULL),
                        SAMSVAR_EINVAL);
    }
    for (size_t i = 0; i < sizeof langs / sizeof langs[0]; i++) {
        sv_export_options o = {.version = ""};
        CU_ASSERT_EQUAL(sv_export_langs(&o, langs[i], NULL), SAMSVAR_EINVAL);
    }
}

static void test_tmx(void)
{
    sv_result *r = make();
    sv_export_options o = {.version = "1"};
    gather g = {0};
    CU_ASSERT_EQUAL(write_as(r, "tmx", &o, &g), SAMSVAR_OK);
    CU_ASSERT_EQUAL(report.units, 3);
    CU_ASSERT_EQUAL(report.left[SV_LEFT_EMPTY], 1);
    CU_ASSERT_EQUAL(report.left[SV_LEFT_CHARS], 2);
    static const char *const want[] = {
        "<tmx version=\"1.4\">",
        "segtype=\"paragraph\"",
        "srclang=\"nb-NO\"",
        "<tu tuid=\"l1\">\n<tuv xml:lang=\"nb-NO\"><seg>a &amp; b &lt;c&gt; ]]&gt; "
        "&quot;q&quot;</seg></tuv>\n<tuv xml:lang=\"en\"><seg>A</seg>",
        "<seg>vt \xF0\x9F\x99\x82</seg>",
        "<tu tuid=\"l5\">\n<tuv xml:lang=\"nb-NO\"><seg>e f</seg>"};
    for (size_t i = 0; i < sizeof want / sizeof want[0]; i++)
        CU_ASSERT_PTR_NOT_NULL(strstr(g.data, want[i]));
    CU_ASSERT_PTR_NULL(strstr(g.data, "creationdate"));
    CU_ASSERT_PTR_NULL(strstr(g.data, "<prop"));
    o.out.stamp = "2022-01-21T10:00:00Z";
    o.provenance = o.context = 1;
    CU_ASSERT_EQUAL(sv_export_langs(&o, "nb=no,en=en-GB", NULL), SAMSVAR_OK);
    CU_ASSERT_EQUAL(write_as(r, "tmx", &o, &g), SAMSVAR_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "creationdate=\"20220121T100000Z\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "<prop type=\"x-samsvar-score\">0.95</prop>"));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "<prop type=\"x-context-post-target\">B</prop>"));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "<tuv xml:lang=\"en-GB\">"));
    CU_ASSERT_EQUAL(report.left[SV_LEFT_CHARS], 2);
    gather_clear(&g);
    sv_result_free(r);
}

static void test_refused(void)
{
    sv_result *r = make();
    gather g = {0};
    sv_export_options split = {.version = "", .split = 1000},
                      bands = {.version = "", .bands = 1},
                      multi = {.version = "", .multilingual = 1},
                      context = {.version = "", .context = 1},
                      pair = {.version = "", .source = "b", .target = "a"};
    CU_ASSERT_EQUAL(write_as(r, "tmx", &split, &g), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(write_as(r, "tsv", &bands, &g), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(write_as(r, "xliff", &multi, &g), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(write_as(r, "path", &context, &g), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(write_as(r, "tmx", &pair, &g), SAMSVAR_EINVAL);
    CU_ASSERT_EQUAL(write_as(r, "moses", &(sv_export_options){.version = ""}, &g),
                    SAMSVAR_EINVAL);
    CU_ASSERT_PTR_NULL(g.data);
    sv_result_free(r);
}

/* Through shared statements: the third language comes in by one link only. */
static void test_multilingual(void)
{
    sv_result *r = sv_result_new();
    samsvar_doc *d[4] = {make_doc("a", "nb", "a", "a\nx\n", 4), make_doc("b", "is", "b", "b\n", 2),
                         make_doc("c", "en", "c", "c\ny\n", 4),
                         make_doc("d", "en", "d", "d\n", 2)};
    gather g = {0};
    sv_export_options o = {.version = "1", .multilingual = 1};
    for (int i = 0; i < 4; i++)
        CU_ASSERT_FATAL(d[i] && sv_result_add_document(r, d[i]) == SAMSVAR_OK);
    for (uint32_t i = 0; i < 4; i++)
        for (uint32_t k = i + 1; k < 4; k++)
            CU_ASSERT_FATAL(add_pair(r, i, k, SV_MODE_COMPARABLE) != NULL);
    sv_pair *p = r->pairs.data;
    CU_ASSERT_FATAL(add_link(r, &p[0], "0", "0", 900, 0) && /* a-b */
                    add_link(r, &p[3], "0", "0", 800, 0) && /* b-c */
                    add_link(r, &p[2], "0", "0", 700, 0) && /* a-d */
                    add_link(r, &p[1], "1", "1", 600, 0));  /* a-c, in no statement */
    sv_statement s = {.score = 910, .count = 4};
    s.members = sv_arena_alloc(&r->arena, 4, sizeof *s.members);
    CU_ASSERT_FATAL(s.members != NULL);
    for (uint32_t i = 0; i < 4; i++)
        s.members[i] = (sv_member){i, make_list(r, "0"), 1};
    CU_ASSERT_FATAL(sv_vec_push(&r->statements, s));
    CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_OK);
    CU_ASSERT_EQUAL(write_as(r, "tmx", &o, &g), SAMSVAR_OK);
    CU_ASSERT_EQUAL(report.units, 2);
    CU_ASSERT_EQUAL(report.left[SV_LEFT_WORDINGS], 1);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(g.data, "<tu tuid=\"t1\">\n<tuv xml:lang=\"nb-NO\"><seg>a</seg></tuv>\n"
                       "<tuv xml:lang=\"is-IS\"><seg>b</seg></tuv>\n"
                       "<tuv xml:lang=\"en\"><seg>c</seg></tuv>\n</tu>"));
    CU_ASSERT_PTR_NOT_NULL(strstr(g.data, "<seg>x</seg></tuv>\n<tuv xml:lang=\"en\"><seg>y<"));
    o.min_score = 850; /* only a-b is left to join anything */
    CU_ASSERT_EQUAL(write_as(r, "tmx", &o, &g), SAMSVAR_OK);
    CU_ASSERT_EQUAL(report.units, 1);
    CU_ASSERT_PTR_NULL(strstr(g.data, "<seg>c</seg>"));
    gather_clear(&g);
    sv_result_free(r);
}

/* Names of files come from ids, which may be anything. */
static void test_names(void)
{
    sv_outset set;
    sv_out *out;
    const char *name;
    temp_open();
    temp_mkdir("folder");
    temp_write("file", "");
    CU_ASSERT_EQUAL(sv_outset_path(&set, temp_path("file"), 1, NULL), SAMSVAR_EIO);
    sv_outset_clear(&set);
    CU_ASSERT_EQUAL(sv_outset_path(&set, temp_path("folder"), 1, NULL), SAMSVAR_OK);
    sv_outset_clear(&set);
    CU_ASSERT_EQUAL(sv_outset_path(&set, temp_path("out.tmx.gz"), 0, NULL), SAMSVAR_OK);
    static const char *const want[] = {"out.tmx.gz", "out.a_b.tmx.gz", "out.a_b-2.tmx.gz",
                                       "out..._b.ids.gz"};
    static const char *const part[] = {NULL, "a/b", "a\\b", "../b"};
    for (int i = 0; i < 4; i++) {
        CU_ASSERT_EQUAL(sv_outset_open(&set, NULL, part[i], i == 3 ? "ids" : NULL, &out, &name),
                        SAMSVAR_OK);
        CU_ASSERT_STRING_EQUAL(name, want[i]);
        sv_out_write(out, "x", 1);
        CU_ASSERT_EQUAL(sv_out_commit(&set, out), SAMSVAR_OK);
        CU_ASSERT_EQUAL(access(temp_path(want[i]), R_OK), 0);
    }
    CU_ASSERT_EQUAL(set.files, 4);
    sv_outset_clear(&set);
    temp_close();
}

static int uses_xml(const char *form)
{
    static const char *const others[] = {"json",  "jsonl", "ladder",
                                         "moses", "path",  "tsv"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(others[i], form) == 0)
            return 0;
    return 1;
}

/* Memory runs out at every allocation of every form: that is said, and nothing leaks. */
static void test_starved(void)
{
    sv_result *r = make();
    sv_export_options o = {.version = "1"};
    char path[1024];
    temp_open();
    snprintf(path, sizeof path, "%s", temp_path("out.x.gz"));
    for (size_t i = 0; sv_format_at(i); i++) {
        const sv_format *f = sv_format_at(i);
        samsvar_status status = SAMSVAR_ENOMEM;
        uint64_t n;
        o.provenance = o.context = f->units;
        for (int warm = 0; warm < 2; warm++) { /* libraries keep what they make first */
            sv_outset set;
            CU_ASSERT_EQUAL(sv_outset_path(&set, path, 0, NULL), SAMSVAR_OK);
            CU_ASSERT_EQUAL(sv_export_write(r, f->name, &o, &set, &report, NULL), SAMSVAR_OK);
            sv_outset_clear(&set);
        }
        struct stat st;
        off_t size = stat(path, &st) == 0 ? st.st_size : -1; /* Moses has other names */
        int64_t live = sv_mem_live();
        uint64_t last = 1;
        LEAKS_OFF();
        for (n = 1; n <= last && n < 3000; n++) {
            sv_outset set;
            sv_mem_fail_at(n, 1);
            status = sv_outset_path(&set, path, 0, NULL);
            if (status == SAMSVAR_OK)
                status = sv_export_write(r, f->name, &o, &set, &report, NULL);
            sv_outset_clear(&set);
            last = sv_mem_count() >= n ? n + 1 : n; /* until there was none to fail */
            sv_mem_fail_at(0, 0);
            /* What fails when libxml2 frees its things is not missed. */
            CU_ASSERT(status == (last > n ? SAMSVAR_ENOMEM : SAMSVAR_OK) ||
                      (status == SAMSVAR_OK && uses_xml(f->name)));
            CU_ASSERT(status || size < 0 || (!stat(path, &st) && st.st_size == size));
            unlink(path);
            /* libxml2 2.9 loses an element's node and name when it cannot list them. */
            int64_t lost = sv_mem_live() - live;
            CU_ASSERT(lost == 0 || (uses_xml(f->name) && lost >= -1 && lost <= 2));
            live = sv_mem_live();
        }
        LEAKS_ON();
        CU_ASSERT_EQUAL(status, SAMSVAR_OK);
    }
    temp_close();
    sv_result_free(r);
}

SUITE_MAIN("forms_export", TEST(test_selection), TEST(test_words), TEST(test_tmx),
           TEST(test_refused), TEST(test_multilingual), TEST(test_names), TEST(test_starved))
