/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The memory of a dictionary's answers, from run to run. */
#include <utime.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/plug/speller.h"
#include "core/plug/stems.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

static const char SUM[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
static char aff[1024], dic[1024];

static void set_up(void)
{
    temp_open();
    temp_mkdir("d");
    temp_write("d/xx_XX.aff", "SET UTF-8\nSFX A Y 1\nSFX A 0 en .\n");
    temp_write("d/xx_XX.dic", "2\nbåt/A\nhest/A\n");
    snprintf(aff, sizeof aff, "%s", temp_path("d/xx_XX.aff"));
    snprintf(dic, sizeof dic, "%s", temp_path("d/xx_XX.dic"));
    setenv("XDG_CACHE_HOME", temp_path("cache"), 1);
}

static samsvar_str str(const char *text)
{
    return (samsvar_str){text, (uint32_t)strlen(text)};
}

static sv_stems open_stems(char sum[65])
{
    sv_stems s;
    samsvar_status (*code)(sv_stems *, const char *, const char *, const void *, char *) =
        sv_stems_open;
    void *address;
    memcpy(&address, &code, sizeof address);
    CU_ASSERT_FATAL(sv_stems_open(&s, aff, dic, address, sum) == SAMSVAR_OK);
    return s;
}

static void learn(sv_stems *s, const char *form, const char *stem)
{
    sv_stem_list list = {.count = 1, .used = (uint32_t)strlen(stem)};
    list.len[0] = (uint16_t)list.used;
    memcpy(list.text, stem, list.used);
    sv_form *f = sv_stems_form(s, str(form));
    CU_ASSERT_FATAL(f != NULL);
    sv_stems_remember(s, f, &list);
}

static int knows(sv_stems *s, const char *form, const char *stem)
{
    sv_stem_list list;
    sv_form *f = sv_stems_form(s, str(form));
    return f && sv_stems_recall(s, f, &list) && list.count == 1 &&
           list.len[0] == strlen(stem) && memcmp(list.text, stem, list.len[0]) == 0;
}

static void test_answers_are_kept(void)
{
    char sum[65];
    set_up();
    sv_stems a = open_stems(sum);
    CU_ASSERT(!sum[0] && !knows(&a, "båten", "båt"));
    learn(&a, "båten", "båt");
    sv_stems b = open_stems(sum); /* another run at the same time */
    learn(&b, "hesten", "hest");
    learn(&b, "båten", "båt");
    sv_stems_save(&a, aff, dic, SUM, NULL);
    sv_stems_save(&b, aff, dic, SUM, NULL);
    sv_stems_clear(&a);
    sv_stems_clear(&b);
    a = open_stems(sum);
    CU_ASSERT_STRING_EQUAL(sum, SUM);
    CU_ASSERT(a.from_file == 2 && knows(&a, "båten", "båt") && knows(&a, "hesten", "hest"));
    learn(&a, "hestene", "hest");
    sv_stems_save(&a, aff, dic, SUM, NULL);
    sv_stems_clear(&a);
    a = open_stems(sum);
    CU_ASSERT(a.from_file == 3 && knows(&a, "hestene", "hest") && knows(&a, "båten", "båt"));
    sv_stems_clear(&a);
    temp_close();
}

static void test_another_dictionary_starts_anew(void)
{
    char sum[65];
    set_up();
    sv_stems a = open_stems(sum);
    learn(&a, "båten", "båt");
    sv_stems_save(&a, aff, dic, SUM, NULL);
    sv_stems_clear(&a);
    temp_write("d/xx_XX.dic", "2\nbåt/A\nrest/A\n");
    struct utimbuf old = {0, 0};
    utime(dic, &old);
    a = open_stems(sum);
    CU_ASSERT(!sum[0] && a.from_file == 0);
    learn(&a, "båten", "båt");
    temp_write("d/xx_XX.dic", "1\nbåt/A\n"); /* changes while it is used */
    sv_stems_save(&a, aff, dic, SUM, NULL);
    sv_stems_clear(&a);
    a = open_stems(sum);
    CU_ASSERT(!sum[0] && a.from_file == 0);
    sv_stems_clear(&a);
    temp_close();
}

static const char *cached_file(void)
{
    static char path[1600];
    DIR *d = opendir(temp_path("cache/samsvar"));
    for (struct dirent *e; d && (e = readdir(d));)
        if (e->d_name[0] != '.')
            snprintf(path, sizeof path, "%s/%s", temp_path("cache/samsvar"), e->d_name);
    if (d)
        closedir(d);
    return path;
}

static void test_damage_is_no_matter(void)
{
    char sum[65];
    sv_buf file;
    set_up();
    sv_stems a = open_stems(sum);
    learn(&a, "båten", "båt");
    sv_stems_save(&a, aff, dic, SUM, NULL);
    sv_stems_clear(&a);
    sv_buf_init(&file, 1 << 20);
    CU_ASSERT_FATAL(sv_file_read(cached_file(), 1 << 20, &file, NULL, NULL) == SAMSVAR_OK);
    for (size_t at = 0; at < file.len; at += 41) {
        file.data[at] ^= 0x20;
        FILE *f = fopen(cached_file(), "wb");
        CU_ASSERT_FATAL(f != NULL);
        fwrite(file.data, 1, at % 3 ? file.len : at, f);
        fclose(f);
        file.data[at] ^= 0x20;
        a = open_stems(sum);
        CU_ASSERT((a.from_file == 0 && !sum[0]) || knows(&a, "båten", "båt"));
        sv_stems_clear(&a);
    }
    sv_buf_clear(&file);
    temp_close();
}

static samsvar_status join(void *sink, samsvar_str word)
{
    size_t len = strlen(sink);
    snprintf((char *)sink + len, 64 - len, "%.*s ", (int)word.len, word.ptr);
    return SAMSVAR_OK;
}

static void ask(char out[64])
{
    const char *path, *sum;
    sv_speller *s = sv_speller_new(temp_path("d"), 1);
    memset(out, 0, 64);
    CU_ASSERT(sv_speller_stems(s, "xx", str("båten"), join, out) == SAMSVAR_OK);
    CU_ASSERT(sv_speller_stems(s, "xx", str("tull"), join, out) == SAMSVAR_OK);
    CU_ASSERT(sv_speller_known(s, "xx", str("hesten")) == 1);
    CU_ASSERT(sv_speller_known(s, "xx", str("hestx")) == 0);
    CU_ASSERT(sv_speller_info(s, "xx", &path, &sum) == 1 && strlen(sum) == 64);
    join(out, (samsvar_str){sum, 16});
    sv_speller_free(s);
}

static void test_the_speller_says_the_same(void)
{
    char cold[64], warm[64];
    set_up();
    setenv("XDG_CACHE_HOME", "/dev/null", 1);
    ask(cold);
    setenv("XDG_CACHE_HOME", temp_path("cache"), 1);
    for (int i = 0; i < 3; i++) {
        ask(warm);
        CU_ASSERT_STRING_EQUAL(cold, warm);
    }
    chmod(temp_path("cache/samsvar"), 0777); /* not trusted any more */
    ask(warm);
    CU_ASSERT_STRING_EQUAL(cold, warm);
    temp_close();
}

static void test_memory_runs_out(void)
{
    set_up();
    int64_t live = sv_mem_live();
    for (uint64_t n = 1; n < 120; n++) {
        char out[64] = "";
        sv_speller *s = sv_speller_new(temp_path("d"), 1);
        sv_mem_fail_at(n, 0);
        sv_speller_stems(s, "xx", str("båten"), join, out);
        sv_speller_known(s, "xx", str("hesten"));
        sv_speller_free(s);
        sv_mem_fail_at(0, 0);
        CU_ASSERT(sv_mem_live() == live);
    }
    CU_ASSERT(*cached_file());
    temp_close();
}

SUITE_MAIN("plug_stems", TEST(test_answers_are_kept), TEST(test_another_dictionary_starts_anew),
           TEST(test_damage_is_no_matter), TEST(test_the_speller_says_the_same),
           TEST(test_memory_runs_out))
