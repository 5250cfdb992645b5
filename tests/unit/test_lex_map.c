/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Compiled lexicons: the same answers, and none of it believed. */
#include <string.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/lex/lexmap.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

static const char is_en[] = "fundur\tn\tmeeting; conference; session\n"
                            "leggja fram\tv\tpresent; put forward; submit\n"
                            "neyðarástand\tn\tstate of emergency; emergency\n"
                            "skil\tn\treturn; understanding\n"
                            "skilja\tv\tunderstand; separate\n";
static const char nn_nb[] = "ikkje\tadv\tikke\nspørsmål\tn\tspørsmål\n";
static const char names[] = "country\tRussia; Russian Federation\tRussland\tRussland\tRússland\n";
static const char more[] = "fundur\tn\tfind; finding\nleggja til\tv\tpropose; put forward\n";
static const char *const words[] = {"fundur", "leggja fram", "neyðarástand", "skil",  "skilja",
                                    "ikkje",  "spørsmål",    "russland",     "meeting",
                                    "present", "find",       "leggja til",   "ókunnur", ""};
static const char *const langs[] = {"is", "nn", "nb", "en"};

static void add(sv_lexicon *lex, const char *name, const char *text)
{
    CU_ASSERT_FATAL(sv_lexicon_add(lex, name, name, text, strlen(text), NULL) == SAMSVAR_OK);
}

static sv_lexicon *read_lists(void)
{
    sv_lexicon *lex = NULL;
    CU_ASSERT_FATAL(sv_lexicon_new(&lex) == SAMSVAR_OK);
    add(lex, "is-en", is_en);
    add(lex, "names", names);
    add(lex, "nn-nb", nn_nb);
    return lex;
}

static sv_lexicon *map(const char *file)
{
    sv_image *image = NULL;
    sv_lexicon *lex = NULL;
    CU_ASSERT_FATAL(sv_image_open(temp_path(file), SV_LEXMAP_KIND, SV_LEXMAP_VERSION, &image,
                                  NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_image_check(image, NULL) == SAMSVAR_OK);
    CU_ASSERT_FATAL(sv_lexmap_from(image, &lex, NULL) == SAMSVAR_OK);
    return lex;
}

/* Everything that can be asked, asked of both. */
static void compare(sv_lexicon *a, sv_lexicon *b)
{
    CU_ASSERT(sv_lexicon_key_count(a) == sv_lexicon_key_count(b));
    for (size_t l = 0; l < 4; l++)
        for (const char *const *w = words; **w; w++) {
            sv_key x[12], y[12];
            size_t len = strlen(*w);
            memset(x, 0, sizeof x);
            memset(y, 0, sizeof y);
            uint32_t n = sv_lexicon_keys(a, langs[l], *w, len, 0, x, 12);
            CU_ASSERT(n == sv_lexicon_keys(b, langs[l], *w, len, 0, y, 12));
            CU_ASSERT(memcmp(x, y, sizeof x) == 0);
            CU_ASSERT(sv_lexicon_pos(a, langs[l], *w, len) ==
                      sv_lexicon_pos(b, langs[l], *w, len));
        }
    CU_ASSERT(sv_lexicon_key_count(a) == sv_lexicon_key_count(b));
    for (uint32_t id = 0; id < sv_lexicon_key_count(a); id++) {
        samsvar_str s = sv_intern_text(sv_lexicon_intern(a), id);
        samsvar_str t = sv_intern_text(sv_lexicon_intern(b), id);
        CU_ASSERT(s.len == t.len && memcmp(s.ptr, t.ptr, s.len + 1) == 0);
        CU_ASSERT(sv_intern_find(sv_lexicon_intern(b), s.ptr, s.len) == id);
        CU_ASSERT(sv_lexicon_spread(a, id) == sv_lexicon_spread(b, id));
    }
    CU_ASSERT(sv_lexicon_file_count(a) == sv_lexicon_file_count(b));
    for (uint32_t i = 0; i < sv_lexicon_file_count(a); i++) {
        CU_ASSERT_STRING_EQUAL(sv_lexicon_file_id(a, i), sv_lexicon_file_id(b, i));
        CU_ASSERT_STRING_EQUAL(sv_lexicon_file_sha256(a, i), sv_lexicon_file_sha256(b, i));
    }
}

static uint32_t phrase(const sv_lexicon *lex, const char *first, const char *second,
                       uint32_t *whole)
{
    sv_lemma_list list[2] = {{{0}, 1}, {{0}, 1}};
    uint32_t covered[SV_PHRASE_WORDS];
    sv_intern *keys = sv_lexicon_intern((sv_lexicon *)(uintptr_t)lex);
    list[0].keys[0] = sv_intern_find(keys, first, strlen(first));
    list[1].keys[0] = sv_intern_find(keys, second, strlen(second));
    return sv_lexicon_phrase(lex, list, 2, whole, covered);
}

static void test_a_map_says_the_same(void)
{
    uint32_t a = 1, b = 2;
    temp_open();
    sv_lexicon *lex = read_lists();
    CU_ASSERT(sv_lexmap_write(lex, "", temp_path("a.map"), NULL) == SAMSVAR_OK);
    sv_lexicon *mapped = map("a.map");
    CU_ASSERT(phrase(lex, "is:leggja", "is:fram", &a) == 2);
    CU_ASSERT(phrase(mapped, "is:leggja", "is:fram", &b) == 2 && a == b);
    compare(lex, mapped);
    sv_lexicon_free(mapped);
    sv_lexicon_free(lex);
    temp_close();
}

static void test_lists_are_added_to_a_map(void)
{
    uint32_t a = 1, b = 2;
    temp_open();
    sv_lexicon *lex = read_lists();
    CU_ASSERT(sv_lexmap_write(lex, "", temp_path("a.map"), NULL) == SAMSVAR_OK);
    sv_lexicon *mapped = map("a.map");
    add(lex, "is-en.mine", more);
    add(mapped, "is-en.mine", more);
    compare(lex, mapped);
    CU_ASSERT(phrase(lex, "is:leggja", "is:til", &a) == 2);
    CU_ASSERT(phrase(mapped, "is:leggja", "is:til", &b) == 2 && a == b);
    CU_ASSERT(sv_lexmap_write(mapped, "", temp_path("b.map"), NULL) == SAMSVAR_OK);
    sv_lexicon *both = map("b.map");
    compare(lex, both);
    sv_lexicon_free(both);
    sv_lexicon_free(mapped);
    sv_lexicon_free(lex);
    temp_close();
}

static samsvar_status open_bytes(const char *bytes, size_t len)
{
    sv_image *image = NULL;
    temp_write_bytes("bad.map", bytes, len);
    samsvar_status status =
        sv_image_open(temp_path("bad.map"), SV_LEXMAP_KIND, SV_LEXMAP_VERSION, &image, NULL);
    if (status == SAMSVAR_OK)
        sv_image_close(image);
    return status;
}

static void test_damage_is_refused(void)
{
    sv_buf file;
    temp_open();
    sv_lexicon *lex = read_lists();
    CU_ASSERT(sv_lexmap_write(lex, "", temp_path("a.map"), NULL) == SAMSVAR_OK);
    sv_buf_init(&file, 1 << 20);
    CU_ASSERT_FATAL(sv_file_read(temp_path("a.map"), 1 << 20, &file, NULL, NULL) == SAMSVAR_OK);
    CU_ASSERT(open_bytes(file.data, file.len) == SAMSVAR_OK);
    for (size_t at = 0; at < file.len; at += at < 512 ? 1 : 61) {
        if (at >= 48 && at < 64)
            continue; /* bytes of the header that mean nothing */
        file.data[at] ^= 0x10;
        CU_ASSERT(open_bytes(file.data, file.len) != SAMSVAR_OK);
        file.data[at] ^= 0x10;
    }
    for (size_t len = 0; len < file.len; len += 97)
        CU_ASSERT(open_bytes(file.data, len) == SAMSVAR_EDATA);
    CU_ASSERT(open_bytes("is:fundur", 9) == SAMSVAR_EDATA);
    CU_ASSERT(open_bytes(file.data, file.len) == SAMSVAR_OK);
    chmod(temp_path("bad.map"), 0666);
    sv_image *image;
    CU_ASSERT(sv_image_open(temp_path("bad.map"), SV_LEXMAP_KIND, SV_LEXMAP_VERSION, &image,
                            NULL) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_image_open(temp_path("a.map"), "stems", SV_LEXMAP_VERSION, &image, NULL) ==
              SAMSVAR_EDATA);
    CU_ASSERT(sv_image_open(temp_path("a.map"), SV_LEXMAP_KIND, 99, &image, NULL) ==
              SAMSVAR_ENOTSUP);
    sv_buf_clear(&file);
    sv_lexicon_free(lex);
    temp_close();
}

/* Without the checksum: what is wrong in the arrays must not matter. */
static void ask_everything(sv_lexicon *lex)
{
    sv_key k[8];
    uint32_t whole;
    for (const char *const *w = words; **w; w++)
        for (size_t l = 0; l < 4; l++) {
            sv_lexicon_keys(lex, langs[l], *w, strlen(*w), 0, k, 8);
            sv_lexicon_pos(lex, langs[l], *w, strlen(*w));
        }
    phrase(lex, "is:leggja", "is:fram", &whole);
    for (uint32_t id = 0; id < 80; id++) {
        sv_intern_text(sv_lexicon_intern(lex), id);
        sv_lexicon_expand(lex, id, 0, k, 8);
    }
}

static void test_wrong_numbers_lead_nowhere(void)
{
    sv_buf file;
    temp_open();
    sv_lexicon *lex = read_lists();
    CU_ASSERT(sv_lexmap_write(lex, "", temp_path("a.map"), NULL) == SAMSVAR_OK);
    sv_lexicon_free(lex);
    sv_buf_init(&file, 1 << 20);
    CU_ASSERT_FATAL(sv_file_read(temp_path("a.map"), 1 << 20, &file, NULL, NULL) == SAMSVAR_OK);
    for (size_t at = 64; at < file.len; at += 3) {
        sv_image *image;
        char old = file.data[at];
        file.data[at] = (char)(old ^ (at % 2 ? 0xFF : 0x11));
        if (sv_image_view(file.data, file.len, SV_LEXMAP_KIND, SV_LEXMAP_VERSION, &image, NULL) ==
                SAMSVAR_OK &&
            sv_lexmap_from(image, &lex, NULL) == SAMSVAR_OK) {
            ask_everything(lex);
            add(lex, "is-en.mine", more);
            ask_everything(lex);
            sv_lexicon_free(lex);
        }
        file.data[at] = old;
    }
    sv_buf_clear(&file);
    temp_close();
}

/* ---- which file is used */

static sv_lexicon *open_folders(const char *extra)
{
    sv_lexicon *lex = NULL;
    CU_ASSERT_FATAL(sv_lexicon_open(extra, NULL, &lex, NULL) == SAMSVAR_OK);
    return lex;
}

static int finds(sv_lexicon *lex, const char *key)
{
    return sv_intern_find(sv_lexicon_intern(lex), key, strlen(key)) != SV_NO_ID;
}

static uint32_t cached_files(void)
{
    DIR *d = opendir(temp_path("cache/samsvar"));
    uint32_t n = 0;
    for (struct dirent *e; d && (e = readdir(d));)
        n += e->d_name[0] != '.';
    if (d)
        closedir(d);
    return n;
}

static void test_lists_that_changed_are_read(void)
{
    temp_open();
    temp_mkdir("data");
    temp_mkdir("data/lex");
    temp_mkdir("mine");
    temp_write("data/lex/is-en.tsv", is_en);
    setenv("SAMSVAR_DATA_PATH", temp_path("data"), 1);
    setenv("XDG_CACHE_HOME", temp_path("cache"), 1);
    CU_ASSERT(sv_lexicon_compile(temp_path("data/lex"), temp_path("data/lex.map"), NULL) == 0);
    sv_lexicon *lex = open_folders(NULL);
    CU_ASSERT(finds(lex, "en:meeting") && cached_files() == 0);
    sv_lexicon_free(lex);

    temp_write("data/lex/is-en.tsv", "fundur\tn\tjourney\n"); /* another size */
    lex = open_folders(NULL);
    CU_ASSERT(finds(lex, "en:journey") && !finds(lex, "en:meeting") && cached_files() == 1);
    sv_lexicon_free(lex);
    temp_write("data/lex/is-en.tsv", "fundur\tn\tvoyages\n"); /* the same size */
    for (int i = 0; i < 2; i++) { /* read, then from the cache */
        lex = open_folders(NULL);
        CU_ASSERT(finds(lex, "en:voyages") && !finds(lex, "en:journey"));
        sv_lexicon_free(lex);
    }
    CU_ASSERT(sv_lexicon_compile(temp_path("data/lex"), temp_path("data/lex.map"), NULL) == 0);
    temp_write("mine/is-en.mine.tsv", more);
    for (int i = 0; i < 3; i++) {
        lex = open_folders(temp_path("mine"));
        CU_ASSERT(finds(lex, "en:voyages") && finds(lex, "en:find"));
        CU_ASSERT(sv_lexicon_file_count(lex) == 2);
        sv_lexicon_free(lex);
        if (i == 1)
            chmod(temp_path("cache/samsvar"), 0777); /* not trusted any more */
    }
    temp_write("data/lex/nb-en.tsv", "møte\tn\tencounter\n"); /* one more */
    lex = open_folders(NULL);
    CU_ASSERT(finds(lex, "en:encounter") && sv_lexicon_file_count(lex) == 2);
    sv_lexicon_free(lex);
    setenv("XDG_CACHE_HOME", "/dev/null", 1);
    lex = open_folders(NULL);
    CU_ASSERT(finds(lex, "en:encounter"));
    sv_lexicon_free(lex);
    unsetenv("SAMSVAR_DATA_PATH");
    temp_close();
}

static void test_memory_runs_out(void)
{
    temp_open();
    sv_lexicon *lex = read_lists();
    CU_ASSERT(sv_lexmap_write(lex, "", temp_path("a.map"), NULL) == SAMSVAR_OK);
    int64_t live = sv_mem_live();
    for (uint64_t n = 1; n < 200; n++) {
        sv_image *image = NULL;
        sv_lexicon *mapped = NULL;
        sv_mem_fail_at(n, 0);
        samsvar_status status =
            sv_image_open(temp_path("a.map"), SV_LEXMAP_KIND, SV_LEXMAP_VERSION, &image, NULL);
        if (status == SAMSVAR_OK)
            status = sv_lexmap_from(image, &mapped, NULL);
        if (status == SAMSVAR_OK)
            status = sv_lexicon_add(mapped, "is-en", "x", more, strlen(more), NULL);
        if (status == SAMSVAR_OK)
            status = sv_lexmap_write(mapped, "", temp_path("b.map"), NULL);
        sv_mem_fail_at(0, 0);
        sv_lexicon_free(mapped);
        CU_ASSERT(sv_mem_live() == live);
        if (status == SAMSVAR_OK)
            break;
        CU_ASSERT(n < 199);
    }
    sv_lexicon_free(lex);
    temp_close();
}

SUITE_MAIN("lex_map", TEST(test_a_map_says_the_same), TEST(test_lists_are_added_to_a_map),
           TEST(test_damage_is_refused), TEST(test_wrong_numbers_lead_nowhere),
           TEST(test_lists_that_changed_are_read), TEST(test_memory_runs_out))
