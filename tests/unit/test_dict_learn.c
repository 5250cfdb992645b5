/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Learning from lines and their translations; gettext catalogues, good and hostile. */
#include <string.h>

#include "core/base/mem.h"
#include "core/dict/learn.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

/* ------------------------------------------------------------------ texts */

static samsvar_status add_line(samsvar_doc *doc, const char *words)
{
    sv_segment seg = {.feature_first = (uint32_t)doc->features.count};
    for (const char *p = words; *p;) {
        uint32_t len = (uint32_t)strcspn(p, " ");
        samsvar_feature token = {.kind = SAMSVAR_FEAT_TOKEN,
                                 .flags = SAMSVAR_TOK_WORD,
                                 .parent = SAMSVAR_NONE,
                                 .key = {p, len}};
        samsvar_feature lemma = {.kind = SAMSVAR_FEAT_LEMMA,
                                 .flags = SAMSVAR_POS_NOUN,
                                 .parent = (uint32_t)doc->features.count,
                                 .key = {p, len}};
        if (!sv_vec_push(&doc->features, token) || !sv_vec_push(&doc->features, lemma))
            return SAMSVAR_ENOMEM;
        p += len + (p[len] == ' ');
    }
    seg.feature_count = (uint32_t)doc->features.count - seg.feature_first;
    doc->block_last++;
    return sv_vec_push(&doc->segments, seg) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static const char *const lines[2][6] = {
    {"hund katt", "katt", "hund", "hest fisk 7", "fisk", "hest katt"},
    {"dog cat", "cat", "dog", "horse fish 7", "fish", "horse cat"}};

static samsvar_status read_side(sv_learn *l, int side, sv_learn_text *out)
{
    samsvar_doc *doc = sv_doc_new();
    samsvar_status status = doc ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (int i = 0; i < 48 && !status; i++)
        status = add_line(doc, lines[side][i % 6]);
    if (!status)
        status = sv_learn_read(l, side, doc, out);
    sv_doc_free(doc);
    return status;
}

static samsvar_status learn(sv_import *im)
{
    sv_learn_text text[2] = {{{0}, {0}}, {{0}, {0}}};
    sv_learn *l = sv_learn_new();
    samsvar_status status = l ? read_side(l, 0, &text[0]) : SAMSVAR_ENOMEM;
    if (!status)
        status = read_side(l, 1, &text[1]);
    for (uint32_t i = 0; i < 48 && !status; i++)
        status = sv_learn_pair(l, &text[0], &i, 1, &text[1], &i, 1);
    if (!status)
        status = sv_learn_run(l, im, NULL);
    if (!status)
        status = sv_import_finish(im);
    sv_learn_text_clear(&text[0]);
    sv_learn_text_clear(&text[1]);
    sv_learn_free(l);
    return status;
}

static void test_learn(void)
{
    sv_import *im = sv_import_new();
    sv_buf out;
    sv_buf_init(&out, 1 << 16);
    CU_ASSERT_FATAL(im != NULL);
    CU_ASSERT(learn(im) == SAMSVAR_OK);
    CU_ASSERT(sv_import_print(im, &out) == SAMSVAR_OK);
    CU_ASSERT(strstr(out.data, "\nfisk\tn\tfish\nhest\tn\thorse\nhund\tn\tdog\nkatt\tn\tcat\n") !=
              NULL);
    for (size_t i = 0; i < im->entries.count; i++)
        CU_ASSERT(im->entries.data[i].strength <= 1000000);
    CU_ASSERT(im->kept == 4);
    sv_buf_clear(&out);
    sv_import_free(im);
}

/* Segments that are not there, too long lines, too few lines. */
static void test_limits(void)
{
    char words[4 * SV_LEARN_WORDS];
    sv_learn_text text = {{0}, {0}};
    sv_learn *l = sv_learn_new();
    samsvar_doc *doc = sv_doc_new();
    sv_import *im = sv_import_new();
    uint32_t good = 0, other = 1, none = 7;
    CU_ASSERT_FATAL(l && doc && im);
    for (int i = 0; i < SV_LEARN_WORDS + 1; i++)
        memcpy(words + 3 * i, (char[]){(char)('a' + i % 26), (char)('a' + i / 26), ' '}, 3);
    words[3 * (SV_LEARN_WORDS + 1) - 1] = 0;
    CU_ASSERT(add_line(doc, "one two") == SAMSVAR_OK && add_line(doc, words) == SAMSVAR_OK);
    CU_ASSERT(sv_learn_read(l, 0, doc, &text) == SAMSVAR_OK);
    CU_ASSERT(sv_learn_pair(l, &text, &none, 1, &text, &good, 1) == SAMSVAR_OK);
    CU_ASSERT(sv_learn_pair(l, &text, &good, 1, &text, &other, 1) == SAMSVAR_OK);
    CU_ASSERT(sv_learn_lines(l) == 0);
    CU_ASSERT(sv_learn_run(l, im, NULL) == SAMSVAR_EDATA);
    sv_learn_text_clear(&text);
    sv_doc_free(doc);
    sv_learn_free(l);
    sv_import_free(im);
}

/* ------------------------------------------------------------------ catalogues */

typedef struct catalogue {
    unsigned char bytes[1024];
    size_t len;
} catalogue;

static void put32(catalogue *c, size_t at, uint32_t value, int big)
{
    for (int i = 0; i < 4; i++)
        c->bytes[at + (size_t)i] = (unsigned char)(value >> 8 * (big ? 3 - i : i));
    c->len = c->len < at + 4 ? at + 4 : c->len;
}

/* count messages: ids and texts by turns. */
static void build(catalogue *c, const char *const *texts, uint32_t count, int big)
{
    const uint32_t ids = 28, second = ids + 8 * count;
    size_t at = second + 8 * count;
    memset(c, 0, sizeof *c);
    put32(c, 0, 0x950412deu, big);
    put32(c, 8, count, big);
    put32(c, 12, ids, big);
    put32(c, 16, second, big);
    for (uint32_t i = 0; i < 2 * count; i++) {
        size_t len = strlen(texts[i]), entry = (i % 2 ? second : ids) + 8 * (i / 2);
        put32(c, entry, (uint32_t)len, big);
        put32(c, entry + 4, (uint32_t)at, big);
        memcpy(c->bytes + at, texts[i], len + 1);
        at += len + 1;
    }
    c->len = at;
}

static const char *const messages[] = {"", "Content-Type: text/plain; charset=UTF-8\n",
                                       "_Open", "_Åpne", "menu\004Close", "Lukk"};

typedef struct seen {
    uint32_t count;
    char last[2][32];
} seen;

static samsvar_status on_message(void *data, samsvar_str id, samsvar_str text)
{
    seen *s = data;
    s->count++;
    snprintf(s->last[0], sizeof s->last[0], "%.*s", (int)id.len, id.ptr);
    snprintf(s->last[1], sizeof s->last[1], "%.*s", (int)text.len, text.ptr);
    return SAMSVAR_OK;
}

/* In a block of just its size, so that a read behind it is seen. */
static samsvar_status read_mo(const catalogue *c, size_t len, seen *s)
{
    char *exact = sv_strndup((const char *)c->bytes, len), *block = sv_calloc(len, 1);
    memset(s, 0, sizeof *s);
    CU_ASSERT_FATAL(exact && block);
    memcpy(block, c->bytes, len);
    samsvar_status status = sv_mo_read("x", block, len, on_message, s, NULL);
    sv_free(exact);
    sv_free(block);
    return status;
}

static void test_mo(void)
{
    catalogue c;
    seen s;
    for (int big = 0; big < 2; big++) {
        build(&c, messages, 3, big);
        CU_ASSERT(read_mo(&c, c.len, &s) == SAMSVAR_OK);
        CU_ASSERT(s.count == 2 && !strcmp(s.last[0], "Close") && !strcmp(s.last[1], "Lukk"));
        for (size_t len = 0; len < c.len; len++)
            CU_ASSERT(read_mo(&c, len, &s) == SAMSVAR_EDATA);
    }
    static const char *const latin[] = {"", "charset=ISO-8859-1\n", "a", "\xE5"};
    build(&c, latin, 2, 0);
    CU_ASSERT(read_mo(&c, c.len, &s) == SAMSVAR_EUTF8 && s.count == 0);
    static const char *const bad[] = {"", "charset=UTF-8\n", "a", "\xE5", "b", "c"};
    build(&c, bad, 3, 0);
    CU_ASSERT(read_mo(&c, c.len, &s) == SAMSVAR_OK && s.count == 1);
}

/* Numbers that point out of the file, or overflow; messages that lie on one another. */
static void test_hostile_mo(void)
{
    static const uint32_t wild[] = {0xFFFFFFFFu, 0xFFFFFFF8u, 0x80000000u, 0x20000000u,
                                    0x1FFFFFFFu, 1000000, 1025};
    catalogue c;
    seen s;
    for (size_t place = 8; place < 28 + 6 * 8; place += 4) {
        if (place == 20 || place == 24)
            continue; /* a hash table, which nobody reads */
        for (size_t i = 0; i < sizeof wild / sizeof *wild; i++) {
            build(&c, messages, 3, 0);
            size_t len = c.len;
            put32(&c, place, wild[i], 0);
            CU_ASSERT(read_mo(&c, len, &s) == SAMSVAR_EDATA);
        }
    }
    build(&c, messages, 3, 0);
    put32(&c, 0, 0x950412dfu, 0);
    CU_ASSERT(read_mo(&c, c.len, &s) == SAMSVAR_EDATA);

    memset(&c, 0, sizeof c);
    put32(&c, 0, 0x950412deu, 0);
    put32(&c, 8, 40, 0);
    put32(&c, 12, 20, 0);
    put32(&c, 16, 20, 0);
    memset(c.bytes + 20 + 320, 'a', 600);
    for (uint32_t i = 0; i < 40; i++) {
        put32(&c, 20 + 8 * i, 600, 0);
        put32(&c, 24 + 8 * i, 340, 0);
    }
    c.len = 941;
    CU_ASSERT(read_mo(&c, c.len, &s) == SAMSVAR_EDATA && s.count < 20);
}

static void test_words(void)
{
    static const struct {
        const char *message, *words;
    } table[] = {{"_Open <b>%s</b>", "open    "},
                 {"E&xit", "exit"},
                 {"100 % av %(name)s, %1$s %-10.3ld", "100   av  ,    "},
                 {"50%é", "50 é"},
                 {"%%", " "},
                 {"%", " "},
                 {"{n} files {", "  files {"},
                 {"a\nb\tc", "a b c"},
                 {"%(never", " (never"}};
    sv_buf out;
    sv_buf_init(&out, 4096);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        samsvar_str s = {table[i].message, (uint32_t)strlen(table[i].message)};
        CU_ASSERT(sv_learn_words(s, &out) == SAMSVAR_OK);
        CU_ASSERT(out.len == strlen(table[i].words) &&
                  !memcmp(out.data, table[i].words, out.len));
    }
    sv_buf_clear(&out);
}

/* ------------------------------------------------------------------ memory */

/* Catalogues of nb and nn, joined by their ids, in a folder of their own. */
static void make_root(void)
{
    static const char *const places[] = {"usr", "usr/share", "usr/share/locale",
                                         "usr/share/locale/nb", "usr/share/locale/nn",
                                         "usr/share/locale/nb/LC_MESSAGES",
                                         "usr/share/locale/nn/LC_MESSAGES"};
    static const char *const other[] = {"", "charset=UTF-8\n", "_Open", "Opne", "None", "x"};
    catalogue c;
    temp_open();
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        temp_mkdir(places[i]);
    build(&c, messages, 3, 0);
    temp_write_bytes("usr/share/locale/nb/LC_MESSAGES/a.mo", (char *)c.bytes, c.len);
    temp_write_bytes("usr/share/locale/nb/LC_MESSAGES/cut.mo", (char *)c.bytes, c.len - 9);
    temp_write("usr/share/locale/nb/LC_MESSAGES/text.mo", "no catalogue at all, this one");
    build(&c, other, 3, 1);
    temp_write_bytes("usr/share/locale/nn/LC_MESSAGES/a.mo", (char *)c.bytes, c.len);
}

static samsvar_status read_gettext(const char *from, const char *to, const char *a, const char *b)
{
    sv_buf x, y;
    uint32_t count = 0;
    sv_buf_init(&x, 4096);
    sv_buf_init(&y, 4096);
    samsvar_status status = sv_learn_gettext(temp_dir, from, to, &x, &y, &count, NULL);
    if (!status) {
        CU_ASSERT(count == 1);
        CU_ASSERT(x.len == strlen(a) && !memcmp(x.data, a, x.len));
        CU_ASSERT(y.len == strlen(b) && !memcmp(y.data, b, y.len));
    }
    sv_buf_clear(&x);
    sv_buf_clear(&y);
    return status;
}

static samsvar_status everything(void)
{
    sv_import *im = sv_import_new();
    samsvar_status status = im ? learn(im) : SAMSVAR_ENOMEM;
    if (!status)
        status = read_gettext("nb", "nn", "åpne\n", "opne\n");
    sv_import_free(im);
    return status;
}

static void test_gettext(void)
{
    make_root();
    CU_ASSERT(read_gettext("nb", "nn", "åpne\n", "opne\n") == SAMSVAR_OK);
    CU_ASSERT(read_gettext("en", "nn", "open\nnone\n", "opne\nx\n") == SAMSVAR_OK);
    CU_ASSERT(read_gettext("is", "en", "", "") == SAMSVAR_EDATA);
    CU_ASSERT(everything() == SAMSVAR_OK); /* what is made once is made now */
    int64_t live = sv_mem_live();
    samsvar_status status = SAMSVAR_ENOMEM;
    for (uint64_t n = 1; n < 20000 && status != SAMSVAR_OK; n++) {
        sv_mem_fail_at(n, n % 2);
        status = everything();
        sv_mem_fail_at(0, 0);
        CU_ASSERT_FATAL(sv_mem_live() == live);
        CU_ASSERT_FATAL(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
    }
    CU_ASSERT(status == SAMSVAR_OK);
    temp_close();
}

SUITE_MAIN("dict_learn", TEST(test_learn), TEST(test_limits), TEST(test_mo),
           TEST(test_hostile_mo), TEST(test_words), TEST(test_gettext))
