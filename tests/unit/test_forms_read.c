/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Readers of foreign formats: what comes back, what is said, and that they stand running out
 * of memory at any allocation. */
#include "core/base/limits.h"
#include "core/base/mem.h"
#include "core/forms/build.h"
#include "core/forms/formread.h"
#include "core/forms/merge.h"
#include "tests/unit/suite.h"

#include <string.h>

static const char tmx[] =
    "<tmx version='1.4'><header srclang='nb-NO' segtype='sentence'/><body>"
    "<tu><prop type='x-samsvar-score'>0.873</prop><prop type='x-samsvar-status'>edited</prop>"
    "<prop type='x-samsvar-origin'>kari</prop>"
    "<prop type='x-samsvar-source'>no-1</prop><prop type='x-samsvar-target'>en-1</prop>"
    "<prop type='x-samsvar-source-segments'>s2</prop>"
    "<prop type='x-samsvar-target-segments'>s1 s3</prop>"
    "<tuv xml:lang='nb-NO'><seg>Det er \xC3\xA9n og \xC3\xA9n til.</seg></tuv>"
    "<tuv xml:lang='en'><seg>It is one. And <ph>x</ph>one more.</seg></tuv></tu>"
    "<tu><tuv xml:lang='nb'><seg>Hei</seg></tuv><tuv xml:lang='is'><seg>Hall\xC3\xB3</seg></tuv>"
    "<tuv xml:lang='en-GB'><seg>Hi</seg></tuv></tu>"
    "</body></tmx>";
static const char xliff[] =
    "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
    "<file original='a.txt' source-language='nb' target-language='en' datatype='plaintext'>"
    "<body><trans-unit id='1'><source>Hei</source><target state='final'>Hi</target>"
    "<alt-trans match-quality='50'/></trans-unit></body></file></xliff>";
static const char xliff2[] =
    "<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='nb' "
    "trgLang='en'><file id='f' original='a.txt'><unit id='1'><notes><note "
    "category='x-samsvar-score'>0.25</note></notes><segment state='reviewed'><source>Hei"
    "</source><target>Hi</target></segment></unit></file></xliff>";
static const char ces[] =
    "<cesAlign version='1.0'><linkGrp targType='s' fromDoc='a.xml' toDoc='b.xml'>"
    "<link xtargets='s1;s1 s2' certainty='0.5'/><link xtargets=';s3'/></linkGrp></cesAlign>";
static const char tei[] =
    "<linkGrp toDoc='b.xml' fromDoc='a.xml'><link type='2-1' xtargets='1:1 1:2;1:1' "
    "status='man'/></linkGrp>";
static const char ladder[] = "0\t0\t0.9\n1\t1\t0.5\n3\t2\t0\n";
static const char path[] = "[0]:[0]:0.9\n[1, 2]:[1]:0.5\n[]:[2]:0\n";
static const char tsv[] =
    "source_document\tsource_segments\ttarget_document\ttarget_segments\trelation\tscore\t"
    "source_text\ttarget_text\n"
    "no\ts1,s2\ten\ts3\toverlap\t0.5\tEn ting. To.\tOne two.\n";

static const struct {
    const char *form, *text;
} files[] = {{"tmx", tmx},   {"xliff", xliff},   {"xliff", xliff2}, {"ces", ces},
             {"tei", tei},   {"ladder", ladder}, {"path", path},    {"tsv", tsv}};

static sv_result *read_text(const char *form, const char *text, sv_error *err)
{
    sv_result *r = NULL;
    sv_error_init(err);
    samsvar_status status = sv_form_parse(sv_reader_find(form), "f.x", text, strlen(text),
                                          NULL, NULL, NULL, &r, err);
    CU_ASSERT((status == SAMSVAR_OK) == (r != NULL));
    CU_ASSERT(status == err->code);
    return r;
}

static int says(const samsvar_doc *doc, uint32_t i, const char *text)
{
    samsvar_str s = sv_doc_segment_text(doc, i);
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

static void test_tmx(void)
{
    sv_error err;
    sv_result *r = read_text("tmx", tmx, &err);
    CU_ASSERT_FATAL(r != NULL);
    CU_ASSERT_FATAL(r->documents.count == 5 && r->pairs.count == 3);
    const samsvar_doc *no = r->documents.data[0], *en = r->documents.data[1];
    CU_ASSERT_STRING_EQUAL(no->id, "no-1");
    CU_ASSERT_STRING_EQUAL(no->lang, "nb");
    CU_ASSERT(no->segments.count == 2 && says(no, 0, ""));
    CU_ASSERT(says(no, 1, "Det er \xC3\xA9n og \xC3\xA9n til."));
    CU_ASSERT(no->segments.data[1].cp_start == 1 && no->segments.data[1].cp_end == 21);
    CU_ASSERT_FATAL(en->segments.count == 3);
    CU_ASSERT(says(en, 0, "It is one.") && says(en, 2, "And one more."));
    const sv_link *l = &r->pairs.data[0].links.data[0];
    CU_ASSERT(l->source_count == 1 && l->source[0] == 1);
    CU_ASSERT(l->target_count == 2 && l->target[0] == 0 && l->target[1] == 2);
    CU_ASSERT(l->score == 873 && l->status == SV_LINK_EDITED);
    CU_ASSERT_STRING_EQUAL(l->origin, "kari");
    CU_ASSERT_STRING_EQUAL(r->documents.data[4]->lang, "en-GB");
    CU_ASSERT(r->statements.count == 1 && r->statements.data[0].count == 3);
    sv_result_free(r);
}

static void test_links(void)
{
    sv_error err;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        sv_result *r = read_text(files[i].form, files[i].text, &err);
        CU_ASSERT_FATAL(r != NULL);
        CU_ASSERT(r->pairs.data[0].links.count >= 1);
        sv_result_free(r);
    }
    sv_result *r = read_text("tei", tei, &err); /* ids of toDoc stand first */
    const sv_link *l = &r->pairs.data[0].links.data[0];
    CU_ASSERT_STRING_EQUAL(r->documents.data[r->pairs.data[0].source]->id, "a");
    CU_ASSERT(l->source_count == 1 && l->target_count == 2);
    CU_ASSERT(l->status == SV_LINK_CONFIRMED);
    sv_result_free(r);
    r = read_text("xliff", xliff2, &err);
    CU_ASSERT(r->pairs.data[0].links.data[0].score == 250);
    CU_ASSERT(r->pairs.data[0].links.data[0].status == SV_LINK_EDITED);
    sv_result_free(r);
}

/* The n-th allocation fails, alone or with all after it: ENOMEM and nothing lost. What
 * libxml2 keeps for the process is there after the first file. */
static void test_no_memory(void)
{
    sv_error err;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        for (int sticky = 0; sticky < 2; sticky++) {
            sv_result_free(read_text(files[i].form, files[i].text, &err));
            int64_t live = sv_mem_live();
            uint64_t n = 1;
            samsvar_status status = SAMSVAR_ENOMEM;
            for (; status && n < 5000; n++) {
                sv_result *r = NULL;
                sv_error_init(&err);
                sv_mem_fail_at(n, sticky);
                status = sv_form_parse(sv_reader_find(files[i].form), "f.x", files[i].text,
                                       strlen(files[i].text), NULL, NULL, NULL, &r, &err);
                int reached = sv_mem_count() >= n;
                sv_mem_fail_at(0, 0);
                sv_result_free(r);
                CU_ASSERT(sv_mem_live() == live);
                if (sv_mem_live() != live)
                    printf("%s: allocation %d: %d blocks\n", files[i].form, (int)n,
                           (int)(sv_mem_live() - live));
                live = sv_mem_live();
                CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
                if (status == SAMSVAR_OK && reached)
                    status = SAMSVAR_ENOMEM; /* libxml2 did without it */
            }
            CU_ASSERT(status == SAMSVAR_OK);
        }
}

static void count(void *data, uint32_t line, const char *where, const char *what, int hard)
{
    (void)line;
    (void)where;
    (void)what;
    (void)hard;
    ++*(uint32_t *)data;
}

/* A thousand findings of a kind are told as ten and a number. */
static void test_many(void)
{
    sv_buf text;
    sv_error err;
    sv_result *r = NULL;
    uint32_t told = 0;
    sv_buf_init(&text, 1 << 20);
    sv_buf_puts(&text, "<tmx version='1.4'><header creationtool='x' creationtoolversion='1' "
                       "segtype='sentence' o-tmf='x' adminlang='en' srclang='en' "
                       "datatype='x'/><body>");
    for (int i = 0; i < 1000; i++)
        sv_buf_puts(&text, "<tu><tuv xml:lang='en'><seg>A</seg></tuv><tuv xml:lang='no'><seg>"
                           "B</seg></tuv></tu>");
    sv_buf_puts(&text, "</body></tmx>");
    sv_error_init(&err);
    CU_ASSERT(sv_form_parse(sv_reader_find("tmx"), "m", text.data, text.len, NULL, count,
                            &told, &r, &err) == SAMSVAR_OK);
    CU_ASSERT(told == 11);
    CU_ASSERT(r && r->pairs.data[0].links.count == 1000);
    sv_result_free(r);
    sv_buf_clear(&text);
}

static void test_cut(void)
{
    uint32_t ends[3];
    sv_build_cut("One. Two. Three.", 16, 3, ends);
    CU_ASSERT(ends[0] == 4 && ends[1] == 9 && ends[2] == 16);
    sv_build_cut("One two three", 13, 2, ends);
    CU_ASSERT(ends[0] == 7 && ends[1] == 13);
    sv_build_cut("One", 3, 3, ends);
    CU_ASSERT(ends[0] == 3 && ends[1] == 3 && ends[2] == 3);
}

static void test_guess(void)
{
    static const char wide[] = "\xFF\xFE<\0t\0m\0x\0 \0";
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        const sv_reader *r = sv_reader_guess(files[i].text, strlen(files[i].text));
        CU_ASSERT_FATAL(r != NULL);
        CU_ASSERT_STRING_EQUAL(sv_reader_name(r), files[i].form);
    }
    CU_ASSERT_PTR_EQUAL(sv_reader_guess(wide, sizeof wide - 1), sv_reader_find("tmx"));
    CU_ASSERT_PTR_NULL(sv_reader_guess("{\"format\": 1}", 13));
    CU_ASSERT_PTR_NULL(sv_reader_guess("", 0));
}

static void test_merge(void)
{
    static const char one[] = "source_document\ttarget_document\tsource_language\t"
                              "target_language\tsource_text\ttarget_text\n";
    sv_error err;
    uint32_t shared = 0;
    char a[400], b[400];
    snprintf(a, sizeof a, "%sno\ten\tnb\ten\tHei\tHi\n", one);
    snprintf(b, sizeof b, "%sen\tno\ten\tnb\tHi\tHei\n", one);
    sv_result *to = read_text("tsv", a, &err), *from = read_text("tsv", b, &err);
    CU_ASSERT_FATAL(to && from);
    CU_ASSERT(sv_merge(to, from, &shared, &err) == SAMSVAR_OK);
    CU_ASSERT(sv_result_finish(to) == SAMSVAR_OK);
    CU_ASSERT(shared == 2 && to->documents.count == 2 && to->pairs.count == 1);
    CU_ASSERT(to->pairs.data[0].links.count == 1); /* the same link, from the other side */
    sv_result_free(to);
}

SUITE_MAIN("forms_read", TEST(test_tmx), TEST(test_links), TEST(test_no_memory),
           TEST(test_many), TEST(test_cut), TEST(test_guess), TEST(test_merge))
