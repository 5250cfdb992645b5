/* SPDX-License-Identifier: LGPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/base/mem.h"
#include "core/base/path.h"
#include "tests/unit/suite.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[PATH_MAX];

static void enter(void)
{
    char name[] = "test_base_path.XXXXXX";
    CU_ASSERT_FATAL(mkdtemp(name) != NULL);
    CU_ASSERT_FATAL(realpath(name, folder) != NULL && chdir(folder) == 0);
    int fd = open("code", O_WRONLY | O_CREAT, 0600);
    CU_ASSERT_FATAL(fd >= 0 && close(fd) == 0);
    CU_ASSERT_FATAL(mkdir("sub", 0700) == 0 && symlink("../code", "sub/link") == 0);
}

static void leave(void)
{
    unlink("code");
    unlink("sub/link");
    rmdir("sub");
    CU_ASSERT_FATAL(chdir("..") == 0);
    CU_ASSERT(rmdir(folder) == 0);
}

static void check(char *got, const char *want)
{
    CU_ASSERT_PTR_NOT_NULL_FATAL(got);
    CU_ASSERT_STRING_EQUAL(got, want);
    sv_free(got);
}

static void test_join_and_stem(void)
{
    check(sv_path_join("a", "b"), "a/b");
    check(sv_path_join("a/", "b"), "a/b");
    check(sv_path_join("/", "b"), "/b");
    check(sv_path_join("", "b"), "b");
    check(sv_path_stem("dir.d/news.no.txt"), "news.no");
    check(sv_path_stem("news"), "news");
    check(sv_path_stem("dir/.hidden"), ".hidden");
    check(sv_path_stem("dir/.hidden.txt"), ".hidden");
    check(sv_path_stem("dir.d/"), "dir");
    check(sv_path_stem("/"), "");
    check(sv_path_stem(""), "");
    check(sv_path_stem("-"), "-");
    sv_mem_fail_at(1, 1);
    CU_ASSERT(sv_path_join("a", "b") == NULL && sv_path_stem("a") == NULL);
    sv_mem_fail_at(0, 0);
}

static samsvar_status trust(const char *path, const char *said)
{
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_path_trusted(path, &err);
    CU_ASSERT(err.code == status);
    CU_ASSERT(said == NULL ? err.message[0] == '\0' : strstr(err.message, said) != NULL);
    return status;
}

static void test_trusted(void)
{
    enter();
    CU_ASSERT(trust("code", NULL) == SAMSVAR_OK);
    CU_ASSERT(trust("sub", NULL) == SAMSVAR_OK && trust("sub/", NULL) == SAMSVAR_OK);
    CU_ASSERT(trust("sub/link", NULL) == SAMSVAR_OK);
    CU_ASSERT(trust("/", NULL) == SAMSVAR_OK);
    CU_ASSERT(trust("none", "cannot") == SAMSVAR_ENOENT);
    CU_ASSERT(trust("", "path") == SAMSVAR_EINVAL);
    CU_ASSERT(trust("/dev/null", "neither") == SAMSVAR_EINVAL);
    CU_ASSERT(sv_path_trusted("none", NULL) == SAMSVAR_ENOENT);
    CU_ASSERT(chmod("code", 0602) == 0);
    CU_ASSERT(trust("code", "chmod o-w") == SAMSVAR_EINVAL);
    CU_ASSERT(trust("sub/link", "chmod o-w") == SAMSVAR_EINVAL);
    CU_ASSERT(chmod("code", 0600) == 0 && chmod("sub", 0702) == 0);
    CU_ASSERT(trust("sub/link", "chmod o-w") ==
              SAMSVAR_EINVAL); /* the link's directory */
    CU_ASSERT(trust("code", NULL) == SAMSVAR_OK);
    CU_ASSERT(chmod("sub", 0700) == 0 && chmod(".", 0703) == 0);
    CU_ASSERT(trust("code", "chmod o-w") == SAMSVAR_EINVAL);
    CU_ASSERT(trust("sub/link", "chmod o-w") ==
              SAMSVAR_EINVAL); /* the file's directory */
    CU_ASSERT(chmod(".", 0700) == 0 && chmod("code", 0620) == 0);
    if (getegid() == geteuid()) {
        CU_ASSERT(trust("code", NULL) == SAMSVAR_OK);
    } else {
        CU_ASSERT(trust("code", "chmod g-w") == SAMSVAR_EINVAL);
    }
    if (geteuid() == 0) {
        CU_ASSERT(chown("code", 0, 4711) == 0);
        CU_ASSERT(trust("code", "chmod g-w") == SAMSVAR_EINVAL);
        CU_ASSERT(chown("code", 4711, 0) == 0 && chmod("code", 0600) == 0);
        CU_ASSERT(trust("code", "4711") == SAMSVAR_EINVAL);
    }
    leave();
}

static void test_data(void)
{
    const char *const *folders;
    size_t count;
    CU_ASSERT_FATAL(setenv("SAMSVAR_DATA_PATH", ":/a:rel:/b/c::../d:/e", 1) == 0);
    CU_ASSERT_FATAL(sv_path_data(&folders, &count, NULL) == SAMSVAR_OK);
    CU_ASSERT_FATAL(count == 4);
    CU_ASSERT_STRING_EQUAL(folders[0], "/a");
    CU_ASSERT_STRING_EQUAL(folders[1], "/b/c");
    CU_ASSERT_STRING_EQUAL(folders[2], "/e");
    CU_ASSERT(folders[3][0] == '/');
    sv_free((void *)folders);
    sv_error err;
    sv_error_init(&err);
    sv_mem_fail_at(1, 1);
    CU_ASSERT(sv_path_data(&folders, &count, &err) == SAMSVAR_ENOMEM);
    sv_mem_fail_at(0, 0);
    CU_ASSERT(err.code == SAMSVAR_ENOMEM);
    CU_ASSERT_FATAL(unsetenv("SAMSVAR_DATA_PATH") == 0);
    CU_ASSERT(sv_path_env("SAMSVAR_DATA_PATH") == NULL);
    CU_ASSERT_FATAL(sv_path_data(&folders, &count, NULL) == SAMSVAR_OK);
    CU_ASSERT(count == 1 && folders[0][0] == '/');
    sv_free((void *)folders);
}

static void test_find(void)
{
    enter();
    char list[2 * PATH_MAX + 40], want[PATH_MAX + 10];
    int64_t live = sv_mem_live();
    snprintf(list, sizeof list, "/no/such/folder:%s/sub:%s", folder, folder);
    snprintf(want, sizeof want, "%s/code", folder);
    CU_ASSERT_FATAL(setenv("SAMSVAR_DATA_PATH", list, 1) == 0);
    check(sv_path_find_data("code"), want);
    snprintf(want, sizeof want, "%s/sub/link", folder);
    check(sv_path_find_data("link"), want);
    check(sv_path_find_data("sub/link"), want);
    CU_ASSERT(sv_path_find_data("none") == NULL);
    CU_ASSERT(sv_path_find_data("") == NULL && sv_path_find_data("/etc") == NULL);
    CU_ASSERT(sv_path_find_data("..") == NULL &&
              sv_path_find_data("sub/../code") == NULL);
    for (uint64_t n = 1; n <= 4; n++) { /* the list, then a name for every folder */
        sv_mem_fail_at(n, 0);
        CU_ASSERT(sv_path_find_data("code") == NULL);
        CU_ASSERT(sv_mem_live() == live);
    }
    sv_mem_fail_at(0, 0);
    CU_ASSERT(unsetenv("SAMSVAR_DATA_PATH") == 0);
    leave();
}

SUITE_MAIN("base_path", TEST(test_join_and_stem), TEST(test_trusted), TEST(test_data),
           TEST(test_find))
