/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/nomem.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include "core/base/limits.h"
#include "core/base/mem.h"
#include "core/plug/pack.h"

static samsvar_str str(const char *text)
{
    samsvar_str s = {text, (uint32_t)strlen(text)};
    return s;
}

static int is(samsvar_str s, const char *text)
{
    return s.ptr && s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

static void test_list(void)
{
    static const char text[] = "# comment\n\na\tone\r\na b\nb\t\nbb\ttwo\twords\nþ\tlast";
    samsvar_list *list = NULL;
    samsvar_str key, value;
    CU_ASSERT(sv_list_parse("t", text, sizeof text - 1, &list, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_list_count(list) == 5);
    CU_ASSERT(is(sv_list_find(list, str("a")), "one"));
    CU_ASSERT(is(sv_list_find(list, str("a b")), ""));
    CU_ASSERT(is(sv_list_find(list, str("b")), ""));
    CU_ASSERT(is(sv_list_find(list, str("bb")), "two\twords"));
    CU_ASSERT(is(sv_list_find(list, str("þ")), "last"));
    CU_ASSERT(sv_list_find(list, str("")).ptr == NULL);
    CU_ASSERT(sv_list_find(list, str("c")).ptr == NULL);
    CU_ASSERT(sv_list_find(list, str("zzzz")).ptr == NULL);
    sv_list_entry(list, 3, &key, &value);
    CU_ASSERT(is(key, "bb") && is(value, "two\twords"));
    sv_list_entry(list, 5, &key, &value);
    CU_ASSERT(key.ptr == NULL && value.ptr == NULL);
    sv_list_free(list);
    CU_ASSERT(sv_list_count(NULL) == 0 && sv_list_find(NULL, str("a")).ptr == NULL);
    CU_ASSERT(sv_list_parse("t", "", 0, &list, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_list_count(list) == 0 && sv_list_find(list, str("a")).ptr == NULL);
    sv_list_free(list);
    sv_list_free(NULL);
}

static void refused(const char *bytes, size_t len, uint32_t line, const char *why)
{
    samsvar_list *list = NULL;
    sv_error err;
    sv_error_init(&err);
    CU_ASSERT(sv_list_parse("list.tsv", bytes, len, &list, &err) == SAMSVAR_EDATA);
    CU_ASSERT(list == NULL && err.line == line);
    CU_ASSERT_STRING_EQUAL(err.file, "list.tsv");
    CU_ASSERT(strstr(err.message, why) != NULL);
}

static void test_list_refused(void)
{
    refused("a\n\n\xFFz\n", 6, 3, "UTF-8");
    refused("a\nb\0c\n", 6, 2, "NUL");
    refused("a\n\tvalue\n", 9, 2, "empty");
    refused("a\tx\na\ty\n", 8, 2, "twice");
    refused("b\na\n", 4, 2, "out of order");
    refused("ab\na\n", 5, 2, "out of order");
    refused("z\n\xC3\xA6\nb\n", 7, 3, "out of order");
    sv_error err;
    samsvar_list *list;
    sv_error_init(&err);
    char *big = calloc(SV_LIMIT_LIST + 1, 1);
    CU_ASSERT(sv_list_parse("big", big, SV_LIMIT_LIST + 1, &list, &err) ==
              SAMSVAR_ELIMIT);
    CU_ASSERT(strstr(err.message, "SV_LIMIT_LIST") != NULL);
    free(big);
}

static void set_up(void)
{
    temp_open();
    temp_mkdir("packs");
    temp_mkdir("packs/xx");
    temp_write("packs/xx/words.tsv", "eitt\t1\ntvö\t2\n");
    temp_write("packs/xx/abbreviations.txt", "t.d.\n");
    temp_write("packs/xx/bad.txt", "b\na\n");
    temp_write("packs/xx/empty.txt", "");
    temp_mkdir("packs/xx/folder.tsv");
    setenv("SAMSVAR_DATA_PATH", temp_dir, 1);
}

static void test_pack(void)
{
    sv_pack *pack = NULL;
    const samsvar_list *list, *again;
    sv_error err;
    sv_error_init(&err);
    CU_ASSERT(sv_pack_open("xx", &pack, &err) == SAMSVAR_OK);
    CU_ASSERT(strstr(sv_pack_dir(pack), "/packs/xx") != NULL);
    CU_ASSERT(sv_pack_list(pack, "words", &list, &err) == SAMSVAR_OK && list);
    CU_ASSERT(is(sv_list_find(list, str("tvö")), "2"));
    CU_ASSERT(sv_pack_list(pack, "words", &again, &err) == SAMSVAR_OK && again == list);
    CU_ASSERT(sv_pack_list(pack, "abbreviations", &list, &err) == SAMSVAR_OK);
    CU_ASSERT(sv_list_count(list) == 1);
    CU_ASSERT(sv_pack_list(pack, "none", &list, &err) == SAMSVAR_OK && !list);
    CU_ASSERT(sv_pack_list(pack, "empty", &list, &err) == SAMSVAR_OK && list);
    CU_ASSERT(sv_pack_list(pack, "../xx/words", &list, NULL) == SAMSVAR_EINVAL && !list);
    CU_ASSERT(sv_pack_list(pack, "", &list, NULL) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_pack_list(pack, "folder", &list, NULL) == SAMSVAR_EDATA && !list);
    CU_ASSERT(err.code == SAMSVAR_OK);
    CU_ASSERT(sv_pack_list(pack, "bad", &list, &err) == SAMSVAR_EDATA && !list);
    CU_ASSERT(err.line == 2 && strstr(err.file, "bad.txt") != NULL);
    sv_pack_free(pack);
    sv_pack_free(NULL);
}

static void test_no_pack(void)
{
    sv_pack *pack = NULL;
    const samsvar_list *list;
    CU_ASSERT(sv_pack_open("yy", &pack, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_pack_dir(pack) == NULL);
    CU_ASSERT(sv_pack_list(pack, "words", &list, NULL) == SAMSVAR_OK && !list);
    sv_pack_free(pack);
    CU_ASSERT(sv_pack_open("../xx", &pack, NULL) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_pack_open("", &pack, NULL) == SAMSVAR_EINVAL);
}

static samsvar_status use_pack(void)
{
    sv_pack *pack;
    const samsvar_list *list;
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_pack_open("xx", &pack, &err);
    if (status)
        return status;
    status = sv_pack_list(pack, "words", &list, &err);
    if (status == SAMSVAR_OK)
        status = sv_pack_list(pack, "empty", &list, &err);
    if (status == SAMSVAR_OK)
        status = sv_pack_list(pack, "missing", &list, &err);
    CU_ASSERT(err.code == status);
    sv_pack_free(pack);
    return status;
}

static void test_no_memory(void)
{
    fail_each_allocation(use_pack, 10, 500);
    temp_close();
}

static void test_set_up(void)
{
    set_up();
}

SUITE_MAIN("plug_pack", TEST(test_set_up), TEST(test_list), TEST(test_list_refused),
           TEST(test_pack), TEST(test_no_pack), TEST(test_no_memory))
