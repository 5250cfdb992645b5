/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Other people's dictionaries: what each reader keeps and leaves, and that none of them leaks. */
#include <string.h>

#include "core/dict/import.h"
#include "tests/unit/suite.h"

typedef samsvar_status reader(sv_import *, const char *, const char *, size_t, sv_error *);

static sv_import *open_list(void)
{
    sv_import *im = sv_import_new();
    if (im)
        im->weight = 1;
    return im;
}

static samsvar_status read_text(reader *read, sv_import *im, const char *text)
{
    return read(im, "x", text, strlen(text), NULL);
}

/* Is the printed list, without its head, this text? */
static int prints(sv_import *im, const char *wanted)
{
    sv_buf out;
    sv_buf_init(&out, 1 << 20);
    int good = sv_import_finish(im) == SAMSVAR_OK && sv_import_print(im, &out) == SAMSVAR_OK;
    const char *body = good ? out.data : "";
    while (*body == '#')
        body = strchr(body, '\n') + 1;
    good = good && !strcmp(body, wanted);
    if (!good)
        printf("\n  printed: %s", body);
    sv_buf_clear(&out);
    return good;
}

/* Reads text; wants this status and list. */
static void check(reader *read, const char *text, samsvar_status status, const char *wanted)
{
    sv_import *im = open_list();
    CU_ASSERT_FATAL(im != NULL);
    CU_ASSERT(read_text(read, im, text) == status);
    CU_ASSERT(prints(im, wanted));
    sv_import_free(im);
}

static void test_dic(void)
{
    check(sv_import_dic, "\xEF\xBB\xBFmeeting @ fundur\r\nno mark\n\nhouse @  hús \nhouse @ hús",
          SAMSVAR_OK, "fundur\tx\tmeeting\nhús\tx\thouse\n");
    check(sv_import_dic, "", SAMSVAR_OK, "");
    check(sv_import_dic, " @ \na @ \n @ b\n- @ c\n", SAMSVAR_OK, "");
    check(sv_import_dic, "ok @ x\nbad @ \xFF\n", SAMSVAR_EUTF8, "");
}

static void test_tsv(void)
{
    sv_import *im = open_list();
    CU_ASSERT_FATAL(im != NULL);
    im->weight = 0;
    CU_ASSERT(read_text(sv_import_tsv, im,
                        "# languages: nb en\n# license: CC0-1.0\n# weight: 0.005\n"
                        "bil\tn\tcar; automobile;;car\tmore\nhus\thouse\nlong\n") == SAMSVAR_OK);
    CU_ASSERT(!strcmp(im->from, "nb") && !strcmp(im->to, "en"));
    CU_ASSERT(!strcmp(im->license, "CC0-1.0"));
    CU_ASSERT(im->weight > 0.0049 && im->weight < 0.0051);
    CU_ASSERT(prints(im, "bil\tn\tcar; automobile\nhus\tx\thouse\n"));
    CU_ASSERT(im->left[SV_LEFT_SYNTAX] == 1 && im->left[SV_LEFT_EMPTY] == 1 &&
              im->left[SV_LEFT_DUPLICATE] == 1);
    CU_ASSERT(im->read == 6 && im->kept == 3 && im->lines == 2);
    sv_import_free(im);
}

/* What a headword or a sense may be. */
static void test_words(void)
{
    static const struct {
        const char *word;
        sv_left why;
    } table[] = {{"", SV_LEFT_EMPTY},        {" \t ", SV_LEFT_EMPTY},
                 {"a b c d e f g h i", SV_LEFT_LONG}, {"-ing", SV_LEFT_AFFIX},
                 {"over-", SV_LEFT_AFFIX},   {"12", SV_LEFT_CHARACTER},
                 {"a;b", SV_LEFT_CHARACTER}, {"#x", SV_LEFT_CHARACTER},
                 {"a\x01", SV_LEFT_CHARACTER}, {"a\xFF", SV_LEFT_ENCODING}};
    char longest[300];
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        sv_import *im = open_list();
        samsvar_str word = {table[i].word, (uint32_t)strlen(table[i].word)}, good = {"x", 1};
        CU_ASSERT_FATAL(im != NULL);
        CU_ASSERT(sv_import_add(im, word, SV_IMPORT_NOUN, good, 0) == SAMSVAR_OK);
        CU_ASSERT(sv_import_add(im, good, SV_IMPORT_NOUN, word, 0) == SAMSVAR_OK);
        CU_ASSERT(im->left[table[i].why] == 2 && im->entries.count == 0);
        sv_import_free(im);
    }
    memset(longest, 'a', sizeof longest);
    sv_import *im = open_list();
    CU_ASSERT_FATAL(im != NULL);
    samsvar_str fits = {longest, 255}, not = {longest, 256}, nul = {"a\0b", 3};
    CU_ASSERT(sv_import_add(im, fits, SV_IMPORT_ANY, fits, 0) == SAMSVAR_OK);
    CU_ASSERT(sv_import_add(im, not, SV_IMPORT_ANY, fits, 0) == SAMSVAR_OK);
    CU_ASSERT(sv_import_add(im, nul, SV_IMPORT_ANY, fits, 0) == SAMSVAR_OK);
    CU_ASSERT(im->entries.count == 1 && im->left[SV_LEFT_LONG] == 1 &&
              im->left[SV_LEFT_CHARACTER] == 1);
    sv_import_free(im);
}

/* Stronger senses first, then as they came; forty of them. */
static void test_senses(void)
{
    sv_import *im = open_list();
    char word[16];
    samsvar_str lemma = {"a", 1}, weak = {"weak", 4}, strong = {"strong", 6};
    CU_ASSERT_FATAL(im != NULL);
    (void)sv_import_add(im, lemma, SV_IMPORT_NOUN, weak, 1);
    (void)sv_import_add(im, lemma, SV_IMPORT_NOUN, strong, 9);
    CU_ASSERT(prints(im, "a\tn\tstrong; weak\n"));
    for (int i = 0; i < 60; i++) {
        snprintf(word, sizeof word, "w%d", i);
        samsvar_str sense = {word, (uint32_t)strlen(word)};
        (void)sv_import_add(im, lemma, SV_IMPORT_NOUN, sense, 0);
    }
    CU_ASSERT(sv_import_finish(im) == SAMSVAR_OK);
    CU_ASSERT(im->kept == SV_IMPORT_SENSES && im->left[SV_LEFT_LONG] == 22);
    sv_import_free(im);
}

/* Whatever files are called, the list stays text: U+202E and a byte that is not UTF-8. */
static void test_head(void)
{
    sv_import *im = open_list();
    sv_buf out;
    samsvar_str word = {"a", 1};
    sv_buf_init(&out, 4096);
    CU_ASSERT_FATAL(im != NULL);
    memcpy(im->from, "is", 3);
    memcpy(im->to, "en", 3);
    memset(im->license, 'x', sizeof im->license - 2);
    memcpy(im->license + 76, "\xE2\x80", 3); /* cut */
    sv_buf_puts(&im->sources, "b\xE2\x80\xAE\xFF\nc");
    (void)sv_import_add(im, word, SV_IMPORT_NOUN, word, 0);
    CU_ASSERT(sv_import_finish(im) == SAMSVAR_OK && sv_import_print(im, &out) == SAMSVAR_OK);
    CU_ASSERT(strlen(out.data) == out.len && strlen(im->license) == 76);
    CU_ASSERT(!strncmp(out.data, "# source: b???c\n# license: xxx", 30));
    CU_ASSERT(strstr(out.data, "\n# weight: 1.000\n# languages: is en\na\tn\ta\n") != NULL);
    sv_buf_clear(&out);
    sv_import_free(im);
}

static samsvar_status read_dictd(sv_import *im, const char *index, const char *text)
{
    return sv_import_dictd(im, "x", index, strlen(index), text, strlen(text), NULL);
}

static void test_dictd(void)
{
    static const char text[] = "hestur /hestyr/ <n, masc>\nhorse, steed [old]\n";
    static const char *const bad[] = {"hestur\n", "hestur\tA\n", "hestur\tA\t!\n",
                                      "hestur\t\tB\n", "hestur\tA\t////\n", "hestur\t////\tA\n",
                                      "hestur\tA\t////////\n", "h\t//////+\tB\n"};
    sv_import *im = open_list();
    CU_ASSERT_FATAL(im != NULL);
    CU_ASSERT(read_dictd(im, "00-database-short\tA\tB\nhestur\tA\tt\r\n\n", text) == SAMSVAR_OK);
    CU_ASSERT(prints(im, "hestur\tn\thorse; steed\n"));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT(read_dictd(im, bad[i], text) == SAMSVAR_EDATA);
    CU_ASSERT(read_dictd(im, "hestur\tA\tt\n", "") == SAMSVAR_EDATA);
    sv_import_free(im);
}

static void test_freedict(void)
{
    static const struct {
        const char *entry, *list;
    } table[] = {{"geist /s/ <n, masc>\n1. ghost, phantom (old)\n  note\n2. spirit 2.\n",
                  "geist\tn\tghost; phantom; spirit\n"},
                 {"-lich <suffix>\nlike\n", ""},
                 {">\n1. x\n", ""},
                 {"<>\nx\n", ""},
                 {"a\n", ""},
                 {"a [\n1. b ((( c\n", "a [\tx\tb\n"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        sv_import *im = open_list();
        samsvar_str entry = {table[i].entry, (uint32_t)strlen(table[i].entry)};
        CU_ASSERT_FATAL(im != NULL);
        CU_ASSERT(sv_import_freedict(im, entry) == SAMSVAR_OK);
        CU_ASSERT(prints(im, table[i].list));
        sv_import_free(im);
    }
}

static void test_mythes(void)
{
    check(sv_import_mythes,
          "UTF-8\nbil|2\n-|vogn|kjerre (generic term)\n(noun)|kar (gammelt)|a/b\n", SAMSVAR_OK,
          "bil\tn\tkar\nbil\tx\tvogn\n");
    check(sv_import_mythes, "ISO8859-1\nb\xE5t|1\n-|skip\n", SAMSVAR_OK, "båt\tx\tskip\n");
    check(sv_import_mythes, "", SAMSVAR_EDATA, "");
    check(sv_import_mythes, "no/thing\n", SAMSVAR_EDATA, "");
    check(sv_import_mythes, "UTF-8\nbil|2\n-|vogn\n", SAMSVAR_EDATA, "bil\tx\tvogn\n");
    check(sv_import_mythes, "UTF-8\nbil\n", SAMSVAR_EDATA, "");
    check(sv_import_mythes, "UTF-8\nbil|99999999999999999999\n", SAMSVAR_EDATA, "");
    check(sv_import_mythes, "UTF-8\n\xFF|0\n", SAMSVAR_EUTF8, "");
}

static const char dix[] =
    "<dictionary><pardefs><pardef n='p'><e><p><l>x</l><r>y</r></p></e></pardef></pardefs>"
    "<section><e><p><l>taka<g><b/>upp</g><s n='vblex'/></l><r>record<s n='vblex'/></r></p></e>"
    "<e i='yes'><i>no</i></e><e><i>NATO<s n='np'/></i></e><e><re>[0-9]</re></e>"
    "</section></dictionary>";

static void test_dix(void)
{
    check(sv_import_dix, dix, SAMSVAR_OK, "NATO\tname\tNATO\ntaka upp\tv\trecord\n");
    check(sv_import_dix, "<dictionary/>", SAMSVAR_EDATA, "");
    check(sv_import_dix, "<dictionary><e>", SAMSVAR_EDATA, "");
    check(sv_import_dix, "", SAMSVAR_EDATA, "");
}

static const char tbx[] =
    "<tbx><text><body><conceptEntry><langSec xml:lang='is'><termSec><term>fundur</term>"
    "<termNote type='partOfSpeech'>noun</termNote></termSec></langSec><langSec xml:lang='en'>"
    "<termSec><term>mee<hi>ting</hi></term></termSec><termSec><term>session</term></termSec>"
    "</langSec></conceptEntry><conceptEntry><langSec xml:lang='is'><termSec><term>um</term>"
    "<note>part of speech: prep</note></termSec></langSec><langSec xml:lang='en'><termSec>"
    "<term>about</term></termSec></langSec><langSec xml:lang='de'><termSec><term>von</term>"
    "</termSec></langSec></conceptEntry></body></text></tbx>";

static void test_tbx(void)
{
    check(sv_import_tbx, tbx, SAMSVAR_OK, "fundur\tn\tmeeting; session\num\tprep\tabout\n");
    check(sv_import_tbx,
          "<!DOCTYPE martif SYSTEM 'TBXcoreStructV02.dtd'><martif><text><body><termEntry>"
          "<langSet xml:lang='nb'><tig><term>bil</term></tig></langSet><langSet xml:lang='en'>"
          "<ntig><termGrp><term>car</term></termGrp></ntig></langSet></termEntry></body></text>"
          "</martif>",
          SAMSVAR_OK, "bil\tx\tcar\n");
    check(sv_import_tbx, "<tbx/>", SAMSVAR_EDATA, "");
    check(sv_import_tbx, "<tbx><text>", SAMSVAR_EDATA, "");
    check(sv_import_tbx,
          "<!DOCTYPE tbx [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
          "<!ENTITY c SYSTEM 'file:///etc/passwd'>]><tbx><conceptEntry><langSec xml:lang='is'>"
          "<term>&b;&c;</term></langSec><langSec xml:lang='en'><term>x</term></langSec>"
          "</conceptEntry></tbx>",
          SAMSVAR_EDATA, "");
}

/* An entry with more terms than the limit is left out, whole and counted. */
static void test_tbx_terms(void)
{
    for (uint32_t n = SV_LIMIT_ENTRY_TERMS; n <= SV_LIMIT_ENTRY_TERMS + 1; n++) {
        sv_import *im = open_list();
        CU_ASSERT_FATAL(im != NULL);
        sv_buf b;
        sv_buf_init(&b, 1 << 20);
        sv_buf_puts(&b, "<tbx><conceptEntry><langSec xml:lang='is'><term>bíll</term></langSec>"
                        "<langSec xml:lang='en'>");
        for (uint32_t i = 0; i < n; i++)
            sv_buf_printf(&b, "<term>car %u</term>", i);
        sv_buf_puts(&b, "</langSec></conceptEntry></tbx>");
        CU_ASSERT_FATAL(b.status == SAMSVAR_OK);
        CU_ASSERT(read_text(sv_import_tbx, im, b.data) == SAMSVAR_OK);
        CU_ASSERT(im->left[SV_LEFT_LONG] == (n > SV_LIMIT_ENTRY_TERMS));
        CU_ASSERT(im->read == (n > SV_LIMIT_ENTRY_TERMS ? 1 : n));
        sv_buf_clear(&b);
        sv_import_free(im);
    }
}

static const char att[] = "0\t1\tb\tc\t0.0\t\n1\t2\tí\ta\n2\t3\tl\tr\n3\t4\t<n>\t<n>\n4\t0.0\n";

static void test_att(void)
{
    check(sv_import_att, att, SAMSVAR_OK, "bíl\tn\tcar\n");
    check(sv_import_att, "0\t0\ta\ta\n0\n", SAMSVAR_OK, "");
    check(sv_import_att, "0\t1\ta\ta\n1\t0\tb\tb\n1\t2\tc\t<n>\n2\n", SAMSVAR_OK, "");
    check(sv_import_att, "0\t1\ta\n", SAMSVAR_EDATA, "");
    check(sv_import_att, "0\t8000000\ta\ta\n", SAMSVAR_EDATA, "");
    check(sv_import_att, "0\t4294967296\ta\ta\n", SAMSVAR_EDATA, "");
    check(sv_import_att, "x\n", SAMSVAR_EDATA, "");
    check(sv_import_att, "0\t1\ta\t\xFF\n", SAMSVAR_EUTF8, "");
    check(sv_import_att, "", SAMSVAR_OK, "");
}

/* A gzip of "hello" that is cut, or has a wrong byte, or is more than it may be. */
static void test_unpack(void)
{
    static const char packed[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\x07"
                                 "\x00\x86\xa6\x10\x36\x05\x00\x00\x00";
    const size_t len = sizeof packed - 1;
    for (size_t n = 2; n <= len + 1; n++) {
        sv_buf b;
        sv_buf_init(&b, 1 << 16);
        sv_buf_add(&b, packed, n < len ? n : len);
        samsvar_status status = sv_import_unpack("x", &b, n > len ? 4 : 100, NULL);
        CU_ASSERT(status == (n < len ? SAMSVAR_EDATA : n > len ? SAMSVAR_ELIMIT : SAMSVAR_OK));
        CU_ASSERT(status || (b.len == 5 && !memcmp(b.data, "hello", 5)));
        sv_buf_clear(&b);
    }
}

/* Everything, and that twice, which merges. */
static samsvar_status read_all(void)
{
    sv_import *im = open_list(), *other = open_list();
    sv_buf out;
    sv_buf_init(&out, 1 << 20);
    samsvar_status status = im && other ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (!status)
        status = read_text(sv_import_dic, im, "meeting @ fundur\nhouse @ hús\n");
    if (!status)
        status = read_text(sv_import_tsv, im, "bil\tn\tcar; automobile\n");
    if (!status)
        status = read_dictd(im, "hestur\tA\tU\n", "hestur <n>\nhorse, st");
    if (!status)
        status = read_text(sv_import_mythes, im, "ISO8859-1\nb\xE5t|1\n-|skip\n");
    if (!status)
        status = read_text(sv_import_dix, im, dix);
    if (!status)
        status = read_text(sv_import_tbx, other, tbx);
    if (!status)
        status = read_text(sv_import_att, other, att);
    if (!status)
        status = sv_import_merge(im, other);
    if (!status)
        status = sv_import_finish(im);
    if (!status)
        status = sv_import_print(im, &out);
    sv_buf_clear(&out);
    sv_import_free(im);
    sv_import_free(other);
    return status;
}

static void test_no_memory(void)
{
    CU_ASSERT(read_all() == SAMSVAR_OK); /* what is made once is made now */
    int64_t live = sv_mem_live();
    samsvar_status status = SAMSVAR_ENOMEM;
    for (uint64_t n = 1; n < 20000 && status != SAMSVAR_OK; n++) {
        sv_mem_fail_at(n, n % 2);
        status = read_all();
        sv_mem_fail_at(0, 0);
        CU_ASSERT_FATAL(sv_mem_live() == live);
        CU_ASSERT_FATAL(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
    }
    CU_ASSERT(status == SAMSVAR_OK);
}

SUITE_MAIN("dict_import", TEST(test_dic), TEST(test_tsv), TEST(test_words), TEST(test_senses),
           TEST(test_head),
           TEST(test_dictd), TEST(test_freedict), TEST(test_mythes), TEST(test_dix),
           TEST(test_tbx), TEST(test_tbx_terms), TEST(test_att), TEST(test_unpack), TEST(test_no_memory))
