/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* test_plug_segmenter.c -- policies, kinds, hostile text, and the golden cases. */
#include "core/base/buf.h"
#include "core/base/mem.h"
#include "core/plug/segmenter.h"
#include "tests/unit/seg_check.h"
#include "tests/unit/seg_host.h"
#include "tests/unit/suite.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const samsvar_options defaults = {.struct_size = sizeof defaults};

/* ------------------------------------------------------------------ tools */

/* Segments text; the pieces joined by '|', non-sentences with a letter before them (h c i
 * y b for heading, caption, item, byline, boilerplate) and '/' where a paragraph begins.
 */
static char *pieces(seg_host *h, const char *text, uint32_t len,
                    const samsvar_options *options)
{
    static const char letters[] = "??hciyb";
    seg_check check;
    sv_buf out;
    sv_buf_init(&out, 1u << 20);
    seg_check_init(&check, text, len);
    CU_ASSERT(seg_host_run(h, text, len, options, seg_check_emit, &check) == SAMSVAR_OK);
    if (seg_check_end(&check))
        printf("  broken: %s\n", check.broken);
    CU_ASSERT(!check.broken);
    for (uint32_t i = 0; i < check.count; i++) {
        const samsvar_segment *s = &check.segments[i];
        if (i)
            sv_buf_putc(&out,
                        s->paragraph != check.segments[i - 1].paragraph ? '/' : '|');
        if (s->kind != SAMSVAR_SEG_SENTENCE)
            sv_buf_printf(&out, "%c ", letters[s->kind]);
        sv_buf_add(&out, text + s->start, s->end - s->start);
    }
    seg_check_clear(&check);
    size_t size;
    sv_buf_putc(&out, '\0');
    return sv_buf_take(&out, &size);
}

static void expect(seg_host *h, const char *text, const samsvar_options *options,
                   const char *want)
{
    char *got = pieces(h, text, (uint32_t)strlen(text), options ? options : &defaults);
    int same = got && !strcmp(got, want);
    if (!same)
        printf("  want %s\n  got  %s\n", want, got ? got : "-");
    CU_ASSERT(same);
    sv_free(got);
}

static seg_host *open_lang(const char *lang)
{
    seg_host *h = seg_host_open(lang, 1);
    if (!h)
        abort();
    return h;
}

/* ------------------------------------------------------------------ the engine alone */

static void test_default(void)
{
    seg_host *h = open_lang(NULL);
    expect(h, "", NULL, "");
    expect(h, " \n\t\n ", NULL, "");
    expect(h, "One. Two! Three? Four… Five.", NULL, "One.|Two!|Three?|Four…|Five.");
    expect(h, "A. Lee and U.S. Steel met. They left.", NULL,
           "A. Lee and U.S. Steel met.|They left.");
    expect(h, "It is 3.5 m. or so. wait. Yes.", NULL, "It is 3.5 m. or so. wait.|Yes.");
    expect(h, "He said “No. Never.” Then he left.", NULL,
           "He said “No.|Never.”|Then he left.");
    expect(h, "He came (at noon. Late.) home. (Why?) So.", NULL,
           "He came (at noon. Late.) home.|(Why?)|So.");
    expect(h, "Dash? – Yes. - No.", NULL, "Dash?|– Yes.|- No.");
    expect(h, "Then . . . and . . . Then.", NULL, "Then . . . and . . .|Then.");
    expect(h, "Great! :) Next. 😀 More.", NULL, "Great! :)|Next. 😀|More.");
    expect(h, "你好。我们走！好吗？", NULL, "你好。|我们走！|好吗？");
    expect(h, "An unclosed (bracket. Next one.", NULL, "An unclosed (bracket.|Next one.");
    expect(h, "Results: 1. Ann, 2. Bob. Next.", NULL, "Results: 1. Ann, 2. Bob.|Next.");
    seg_host_close(h);
}

static void test_list(void)
{
    seg_host *h = seg_host_open("no", 0);
    expect(h, "Han har bl.a. Volvo. Den er ny.", NULL, "Han har bl.a. Volvo.|Den er ny.");
    expect(h, "BL.A. Volvo. Ny.", NULL, "BL.A. Volvo.|Ny.");
    seg_host_close(h);
}

static void test_newline(void)
{
    samsvar_options o = defaults;
    seg_host *h = open_lang("en");
    const char *wrapped = "The minister said\nhe would go. He\ndid.\n\nNext one.";
    expect(h, wrapped, &o, "The minister said\nhe would go.|He\ndid./Next one.");
    expect(h, "First line.\nSecond line.\r\nThird.\rFourth.\u2028Fifth.", &o,
           "First line./Second line./Third./Fourth./Fifth.");
    expect(h, "A heading\nA sentence.", &o, "h A heading/A sentence.");
    expect(h, "He met Mr.\nSmith at approx.\n6 a.m.\ntoday.", &o,
           "He met Mr./Smith at approx.\n6 a.m.\ntoday.");
    o.newline = 1;
    expect(h, "The minister said\nhe would go.", &o, "h The minister said/he would go.");
    o.newline = 2;
    expect(h, "First line.\nSecond\nLine.\n\nThird.", &o,
           "First line.|Second\nLine./Third.");
    seg_host_close(h);
}

static void test_wrapped(void)
{
    seg_host *h = open_lang("en");
    /* filled to one width: lines go on before capitals, too */
    expect(h,
           "The ministers of Norway and of\nIceland met in Oslo on Monday\nto talk about "
           "fish. "
           "Both of the\nDelegations left.",
           NULL,
           "The ministers of Norway and of\nIceland met in Oslo on Monday\nto talk about "
           "fish.|"
           "Both of the\nDelegations left.");
    expect(h, "Norway\nIceland\nthe Faroes", NULL, "h Norway/h Iceland\nthe Faroes");
    seg_host_close(h);
}

static void test_options(void)
{
    samsvar_options o = defaults;
    seg_host *h = open_lang("no");
    const char *colon = "Han sa det slik: Vi må vente; Ola er syk. Foto: Kari Vik";
    expect(h, colon, &o, "Han sa det slik: Vi må vente; Ola er syk.|c Foto: Kari Vik");
    o.colon_break = 1;
    expect(h, colon, &o, "Han sa det slik:|Vi må vente; Ola er syk.|c Foto: Kari Vik");
    o.semicolon_break = 1;
    expect(h, colon, &o, "Han sa det slik:|Vi må vente;|Ola er syk.|c Foto: Kari Vik");
    expect(h, "Kl. 12:30 sa han «Nei: Aldri» (merk: Ola).", &o,
           "Kl. 12:30 sa han «Nei: Aldri» (merk: Ola).");
    o = defaults;
    const char *quote =
        "«Vi må handle. Tiden er knapp», sa hun. Han sa: «Nei. Aldri.» Så gikk han.";
    expect(h, quote, &o,
           "«Vi må handle.|Tiden er knapp», sa hun.|Han sa: «Nei.|Aldri.»|Så gikk han.");
    o.quotes_whole = 1;
    expect(h, quote, &o,
           "«Vi må handle. Tiden er knapp», sa hun.|Han sa: «Nei. Aldri.»|Så gikk han.");
    expect(h, "«Uten slutt. Ola går. Kari kommer.", &o,
           "«Uten slutt.|Ola går.|Kari kommer.");
    seg_host_close(h);
}

/* ------------------------------------------------------------------ kinds */

static void test_kinds(void)
{
    seg_host *h = open_lang("no");
    expect(h, "Vanskelig møte\n\nDe snakket sammen.", NULL,
           "h Vanskelig møte/De snakket sammen.");
    expect(h, "Du trenger:\n- melk\n- brød\n– Vi er glade, sier hun.", NULL,
           "Du trenger:/i - melk/i - brød/– Vi er glade, sier hun.");
    expect(h, "1. Sett ovnen på.\n2. Rør. Vent.\n\n17. mai er fest.", NULL,
           "i 1. Sett ovnen på./i 2. Rør.|i Vent./17. mai er fest.");
    expect(h, "1. melk\n2. brød", NULL, "i 1. melk/i 2. brød");
    expect(h, "VANSKELIGE SAMTALER: Blinken og Lavrov i Genève i går. Foto: NTB", NULL,
           "c VANSKELIGE SAMTALER: Blinken og Lavrov i Genève i går.|c Foto: NTB");
    expect(h,
           "Ministeren på vei inn Foto: NTB\nAv Ola Nordmann og Kari Vik\nMøtet varte "
           "lenge.",
           NULL,
           "Ministeren på vei inn|c Foto: NTB/y Av Ola Nordmann og Kari Vik/"
           "Møtet varte lenge.");
    expect(h, "Av og til regner det.\nLes også: Ny streik\nNTB\nOla Nordmann, NTB", NULL,
           "Av og til regner det./b Les også: Ny streik/b NTB/y Ola Nordmann, NTB");
    seg_host_close(h);
    h = open_lang("en");
    expect(h, "GENEVA (Reuters) –\nTalks began. (Reporting by Jane Doe)\nSource link -",
           NULL,
           "y GENEVA (Reuters) –/Talks began.|b (Reporting by Jane Doe)/b Source link -");
    expect(h, "GENEVA (Reuters) – Talks began.", NULL, "GENEVA (Reuters) – Talks began.");
    expect(h, "By Jane Doe in Oslo\nBy noon all was over.\nPublished 12 May, 18:40", NULL,
           "y By Jane Doe in Oslo/By noon all was over./y Published 12 May, 18:40");
    seg_host_close(h);
    h = open_lang("is");
    expect(h, "Ráðherrann. Mynd: Jón\nEftir Jón Jónsson\nLesa meira: Annað", NULL,
           "Ráðherrann.|c Mynd: Jón/y Eftir Jón Jónsson/b Lesa meira: Annað");
    seg_host_close(h);
}

/* ------------------------------------------------------------------ hostile text */

static void test_characters(void)
{
    seg_host *h = open_lang("no");
    char *got = pieces(h, "A\0b. C\0. D", 10, &defaults);
    CU_ASSERT(got != NULL);
    sv_free(got);
    expect(h, "\xEF\xBB\xBFHei. Ja.", NULL, "\xEF\xBB\xBFHei.|Ja.");
    expect(h, "Pris 5\u00a0kr. i\u00a0dag.\u00a0Ja.", NULL,
           "Pris 5\u00a0kr. i\u00a0dag.|Ja.");
    expect(h, "Han har f.\u00ADeks. Volvo. Bil.", NULL,
           "Han har f.\u00ADeks. Volvo.|Bil.");
    expect(h, "Ja. A\u030Apent hus. A\u030A!", NULL, "Ja.|A\u030Apent hus.|A\u030A!");
    expect(h, "\u200B\n\u00AD", NULL, "");
    expect(h, "Hei.\u200B Ja.\u2029Nei.", NULL, "Hei.\u200B|Ja./Nei.");
    expect(h, "\x01\x02. \x7F! A.", NULL, "\x01\x02.|\x7F!|A.");
    seg_host_close(h);
}

/* Text that would be slow if any look back or ahead were not bounded. */
static void test_long_lines(void)
{
    static const char *const patterns[] = {
        "a",       ". ",        ".",       "(",      "(a. B) ", "((a. B)",
        "« ",      "\"a. \"B ", "! ",      "1. ",    "\n",      "a\n",
        "A.\n",    " ",         ": ",      "Foto: ", "A: ",     "。",
        " [1] ",   "\r",        "A. B. ",  "- ",     "-\n",     "Av Ola\n",
        "USA ",    "; ",        "…",       " . ",    "„a“ ",    "» ",
        "kl.\n8 ", "a.B",       "e\u0301", "\u00AD", "\u3000",  "? :) "};
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE + 64);
    seg_host *hosts[] = {open_lang("no"), open_lang("is"), open_lang("en")};
    samsvar_options o = defaults;
    o.colon_break = o.semicolon_break = o.quotes_whole = 1;
    for (size_t i = 0; text && i < sizeof patterns / sizeof patterns[0]; i++) {
        uint32_t len = 0, width = (uint32_t)strlen(patterns[i]);
        for (; len < SIZE; len += width)
            memcpy(text + len, patterns[i], width);
        clock_t start = clock();
        for (int l = 0; l < 3; l++) {
            seg_check check;
            seg_check_init(&check, text, len);
            o.newline = (uint32_t)l;
            CU_ASSERT(!seg_host_run(hosts[l], text, len, &o, seg_check_emit, &check));
            CU_ASSERT(!seg_check_end(&check));
            seg_check_clear(&check);
        }
        CU_ASSERT(clock() - start < 20 * CLOCKS_PER_SEC); /* quadratic would be hours */
    }
    for (int l = 0; l < 3; l++)
        seg_host_close(hosts[l]);
    free(text);
}

/* ------------------------------------------------------------------ interface */

typedef struct log {
    char rules[512];
    uint32_t left; /* records until emit fails */
} log_t;

static samsvar_status log_rule(void *sink, const samsvar_segment *rec, uint32_t size)
{
    log_t *log = sink;
    size_t at = strlen(log->rules);
    (void)size;
    snprintf(log->rules + at, sizeof log->rules - at, "%s%.*s ",
             rec->kind == SAMSVAR_SEG_NO_BREAK ? "-" : "", (int)rec->rule.len,
             rec->rule.ptr);
    return log->left-- ? SAMSVAR_OK : SAMSVAR_ECANCELED;
}

static void test_explain(void)
{
    static const char text[] =
        "Den 47. Ryder Cup, bl.a. kl. 8 (se s. 3.): Oslo S. Han kom. Ja";
    samsvar_options o = defaults;
    log_t log = {.left = 100};
    seg_host *h = open_lang("no");
    o.explain = 1;
    CU_ASSERT(!seg_host_run(h, text, sizeof text - 1, &o, log_rule, &log));
    CU_ASSERT_STRING_EQUAL(log.rules,
                           "-number.ordinal -inner -lower -abbr.number -bracket -inner "
                           "-colon.keep letter.label stop paragraph ");
    log = (log_t){.left = 1};
    CU_ASSERT(seg_host_run(h, text, sizeof text - 1, NULL, log_rule, &log) ==
              SAMSVAR_ECANCELED);
    CU_ASSERT_STRING_EQUAL(log.rules, "letter.label stop ");
    seg_host_close(h);
}

static int32_t keep_all(void *data, const samsvar_mark *mark, const char **rule)
{
    uint32_t *seen = data;
    *rule = "mine";
    *seen |= mark->flags;
    CU_ASSERT(mark->begin <= mark->token && mark->token <= mark->mark);
    CU_ASSERT(mark->mark < mark->mark_end && mark->mark_end <= mark->end);
    CU_ASSERT(mark->end <= mark->next && mark->next <= mark->next_end);
    CU_ASSERT(mark->prev <= mark->prev_end && mark->prev_end <= mark->token);
    return SAMSVAR_DECIDE_KEEP;
}

static void test_rules(void)
{
    static const char text[] = "«Ja. Nei!» – Hm… Og (så.) Ja. «Kari» kom.\nX.";
    uint32_t seen = 0;
    samsvar_segment_rules rules = {sizeof rules, &seen, keep_all, NULL};
    samsvar_options o = {.struct_size = sizeof o, .newline = 2};
    log_t log = {.left = 100};
    CU_ASSERT(!sv_segmenter_run(text, sizeof text - 1, &o, &rules, NULL, log_rule, &log));
    CU_ASSERT_STRING_EQUAL(log.rules, "paragraph ");
    CU_ASSERT(seen == (SAMSVAR_MARK_STOP | SAMSVAR_MARK_STRONG | SAMSVAR_MARK_ELLIPSIS |
                       SAMSVAR_MARK_CLOSED | SAMSVAR_MARK_DASH | SAMSVAR_MARK_OPENED |
                       SAMSVAR_MARK_BRACKET | SAMSVAR_MARK_QUOTED | SAMSVAR_MARK_LINE));
}

static void test_bad_lists(void)
{
    static const seg_list bad[] = {{"abbreviations", "bl.a.\tsometimes\n"}};
    static const seg_list good[] = {{"abbreviations", "bl.a.\tnever\n"},
                                    {"starters", "det\n"}};
    CU_ASSERT_PTR_NULL(seg_host_with("no", bad, 1));
    seg_host *h = seg_host_with("no", good, 2);
    CU_ASSERT_PTR_NOT_NULL(h);
    if (h)
        expect(h, "Vi har bl.a. Volvo osv. Det er alt.", NULL,
               "Vi har bl.a. Volvo osv.|Det er alt.");
    seg_host_close(h);
}

/* Every allocation of opening a hook fails, and all after it: no leak, no crash. */
static void test_memory(void)
{
    static const seg_list lists[] = {{"abbreviations", "bl.a.\tnever\n"}};
    for (uint64_t n = 1; n < 100; n++) {
        int64_t live = sv_mem_live();
        sv_mem_fail_at(n, 1);
        seg_host *h = seg_host_with("no", lists, 1);
        int failed = sv_mem_count() >= n;
        sv_mem_fail_at(0, 0);
        CU_ASSERT(!failed || !h);
        seg_host_close(h);
        CU_ASSERT(sv_mem_live() == live);
        if (!failed)
            return;
    }
    CU_FAIL("still failing");
}

/* ------------------------------------------------------------------ golden cases */

static int golden_case(seg_host *h, const char *line, size_t len)
{
    json_t *o = json_loadb(line, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
    json_t *text = json_object_get(o, "text"), *want = json_object_get(o, "sentences");
    uint32_t size = (uint32_t)json_string_length(text);
    seg_check check;
    seg_check_init(&check, json_string_value(text), size);
    int same = o && !seg_host_run(h, check.text, size, NULL, seg_check_emit, &check) &&
               !seg_check_end(&check) && check.count == json_array_size(want);
    for (uint32_t i = 0; same && i < check.count; i++) {
        const samsvar_segment *s = &check.segments[i];
        json_t *w = json_array_get(want, i);
        same = json_string_length(w) == s->end - s->start &&
               !memcmp(json_string_value(w), check.text + s->start, s->end - s->start);
    }
    if (!same)
        printf("  %.*s\n", (int)len, line);
    seg_check_clear(&check);
    json_decref(o);
    return same;
}

static void golden(const char *lang, unsigned least)
{
    char path[1024], line[8192];
    const char *top = getenv("srcdir");
    unsigned right = 0, all = 0;
    seg_host *h = open_lang(lang);
    snprintf(path, sizeof path, "%s/tests/data/segmentation/golden-%s.jsonl",
             top ? top : ".", lang);
    FILE *f = fopen(path, "r");
    CU_ASSERT_PTR_NOT_NULL(f);
    while (f && fgets(line, sizeof line, f)) {
        right += (unsigned)golden_case(h, line, strcspn(line, "\n"));
        all++;
    }
    printf("%s: %u of %u golden cases ", lang, right, all);
    CU_ASSERT(right == all && all >= least);
    if (f)
        fclose(f);
    seg_host_close(h);
}

static void test_golden(void)
{
    golden("no", 58);
    golden("is", 57);
    golden("en", 54);
}

SUITE_MAIN("plug_segmenter", TEST(test_default), TEST(test_list), TEST(test_newline),
           TEST(test_wrapped), TEST(test_options), TEST(test_kinds),
           TEST(test_characters), TEST(test_long_lines), TEST(test_explain),
           TEST(test_rules), TEST(test_bad_lists), TEST(test_memory), TEST(test_golden))
