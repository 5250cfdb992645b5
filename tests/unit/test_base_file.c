/* SPDX-License-Identifier: LGPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/mem.h"
#include "tests/unit/suite.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Every test runs in a new directory below the one it was started in. */
static char folder[] = "test_base_file.XXXXXX";

static void clear_folder(void)
{
    DIR *dir = opendir(".");
    CU_ASSERT_FATAL(dir != NULL);
    for (struct dirent *e; (e = readdir(dir)) != NULL;)
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 &&
            unlink(e->d_name) != 0)
            rmdir(e->d_name);
    closedir(dir);
}

static void enter(void)
{
    memcpy(strchr(folder, '.') + 1, "XXXXXX", 6);
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
    CU_ASSERT_FATAL(chdir(folder) == 0);
}

static void leave(void)
{
    clear_folder();
    CU_ASSERT_FATAL(chdir("..") == 0);
    CU_ASSERT(rmdir(folder) == 0);
}

static int entries(void)
{
    int n = 0;
    DIR *dir = opendir(".");
    CU_ASSERT_FATAL(dir != NULL);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2;
}

static mode_t mode_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? st.st_mode & 07777 : 07777;
}

static samsvar_status put(const char *path, const char *text)
{
    sv_file *f;
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_file_create(path, &f, &err);
    if (status == SAMSVAR_OK) {
        sv_file_write(f, text, strlen(text));
        status = sv_file_commit(f, &err);
    }
    CU_ASSERT(err.code == status && (status == SAMSVAR_OK) == (err.message[0] == '\0'));
    return status;
}

static int holds(const char *path, const char *text)
{
    sv_buf buf;
    sv_buf_init(&buf, 1 << 20);
    int same = sv_file_read(path, 1 << 20, &buf, NULL, NULL) == SAMSVAR_OK &&
               buf.len == strlen(text) &&
               (buf.len == 0 || memcmp(buf.data, text, buf.len) == 0);
    sv_buf_clear(&buf);
    return same;
}

static void test_write_and_read(void)
{
    enter();
    mode_t mask = umask(027);
    CU_ASSERT(put("a.txt", "blåbær\n") == SAMSVAR_OK);
    umask(mask);
    CU_ASSERT(holds("a.txt", "blåbær\n"));
    CU_ASSERT(mode_of("a.txt") == 0640);
    CU_ASSERT(chmod("a.txt", 0604) == 0);
    CU_ASSERT(put("a.txt", "") == SAMSVAR_OK);
    CU_ASSERT(holds("a.txt", ""));
    CU_ASSERT(mode_of("a.txt") == 0604);
    CU_ASSERT(entries() == 1);
    leave();
}

static void test_long(void)
{
    enter();
    sv_file *f;
    sv_buf buf;
    sv_buf_init(&buf, 1 << 24);
    CU_ASSERT_FATAL(sv_file_create("long", &f, NULL) == SAMSVAR_OK);
    static char block[200000];
    memset(block, 'b', sizeof block);
    for (size_t n = 1; n < 200000; n = n * 3 + 1)
        CU_ASSERT(sv_file_write(f, block, n) == SAMSVAR_OK);
    CU_ASSERT(sv_file_commit(f, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_file_read("long", 1 << 24, &buf, NULL, NULL) == SAMSVAR_OK);
    CU_ASSERT(buf.len ==
              1 + 4 + 13 + 40 + 121 + 364 + 1093 + 3280 + 9841 + 29524 + 88573);
    sv_buf_clear(&buf);
    leave();
}

static void test_abort_leaves_the_old_file(void)
{
    enter();
    sv_file *f, *g;
    CU_ASSERT(put("a", "old") == SAMSVAR_OK);
    CU_ASSERT_FATAL(sv_file_create("a", &f, NULL) == SAMSVAR_OK);
    sv_file_write(f, "new", 3);
    CU_ASSERT(entries() == 2);
    sv_file_abort(f);
    sv_file_abort(NULL);
    CU_ASSERT(holds("a", "old") && entries() == 1);
    CU_ASSERT_FATAL(sv_file_create("a", &f, NULL) == SAMSVAR_OK);
    CU_ASSERT_FATAL(sv_file_create("b", &g, NULL) == SAMSVAR_OK);
    CU_ASSERT(entries() == 3);
    errno = 4711;
    sv_file_abort_all();
    CU_ASSERT(errno == 4711);
    CU_ASSERT(holds("a", "old") && entries() == 1);
    sv_error err;
    sv_error_init(&err);
    CU_ASSERT(sv_file_commit(f, &err) == SAMSVAR_EIO && err.code == SAMSVAR_EIO);
    sv_file_abort(g);
    CU_ASSERT(holds("a", "old") && entries() == 1);
    leave();
}

/* The process ends with a file open: the old one is as it was. */
static void test_exit_leaves_the_old_file(void)
{
    enter();
    CU_ASSERT(put("a", "old") == SAMSVAR_OK);
    pid_t child = fork();
    if (child == 0) {
        sv_file *f;
        if (sv_file_create("a", &f, NULL) == SAMSVAR_OK) {
            sv_file_write(f, "new", 3);
            sv_file_abort_all();
        }
        _exit(0);
    }
    CU_ASSERT(child > 0 && waitpid(child, NULL, 0) == child);
    CU_ASSERT(holds("a", "old") && entries() == 1);
    leave();
}

static void test_links(void)
{
    enter();
    CU_ASSERT_FATAL(mkdir("sub", 0700) == 0);
    CU_ASSERT_FATAL(symlink("sub/target", "link") == 0 && symlink("link", "link2") == 0);
    CU_ASSERT(put("link2", "one") == SAMSVAR_OK); /* the target is not there yet */
    CU_ASSERT(holds("sub/target", "one"));
    CU_ASSERT(put("link2", "two") == SAMSVAR_OK);
    CU_ASSERT(holds("sub/target", "two"));
    struct stat st;
    CU_ASSERT(lstat("link", &st) == 0 && S_ISLNK(st.st_mode));
    CU_ASSERT(sv_file_same("link2", "sub/target") && !sv_file_same("link2", "nothing"));
    CU_ASSERT(!sv_file_same("nothing", "nothing") && !sv_file_same("sub", "link"));
    CU_ASSERT_FATAL(symlink("round", "round") == 0);
    CU_ASSERT(put("round", "x") == SAMSVAR_EIO);
    CU_ASSERT(unlink("sub/target") == 0);
    leave();
}

static void test_direct(void)
{
    enter();
    CU_ASSERT(put("/dev/null", "x") == SAMSVAR_OK);
    struct stat st;
    CU_ASSERT(stat("/dev/null", &st) == 0 && S_ISCHR(st.st_mode));
    if (access("/dev/full", W_OK) == 0) {
        CU_ASSERT(put("/dev/full", "x") == SAMSVAR_EIO);
        sv_file *f;
        CU_ASSERT_FATAL(sv_file_create("/dev/full", &f, NULL) == SAMSVAR_OK);
        static char block[100000];
        CU_ASSERT(sv_file_write(f, block, sizeof block) == SAMSVAR_EIO);
        CU_ASSERT(sv_file_write(f, "x", 1) == SAMSVAR_EIO);
        CU_ASSERT(sv_file_commit(f, NULL) == SAMSVAR_EIO);
    }
    CU_ASSERT_FATAL(mkfifo("pipe", 0600) == 0);
    int reader = open("pipe", O_RDONLY | O_NONBLOCK);
    CU_ASSERT_FATAL(reader >= 0);
    CU_ASSERT(put("pipe", "through") == SAMSVAR_OK);
    char text[20] = "";
    CU_ASSERT(read(reader, text, sizeof text - 1) == 7 && strcmp(text, "through") == 0);
    close(reader);
    CU_ASSERT(stat("pipe", &st) == 0 && S_ISFIFO(st.st_mode));
    leave();
}

static void test_standard_streams(void)
{
    enter();
    fflush(stdout);
    int out = dup(1), in = dup(0);
    int fd = open("out", O_RDWR | O_CREAT, 0600);
    CU_ASSERT_FATAL(out >= 0 && in >= 0 && fd >= 0 && dup2(fd, 1) == 1);
    samsvar_status status = put("-", "to stdout");
    CU_ASSERT_FATAL(dup2(out, 1) == 1);
    CU_ASSERT(status == SAMSVAR_OK && holds("out", "to stdout"));
    CU_ASSERT_FATAL(lseek(fd, 0, SEEK_SET) == 0 && dup2(fd, 0) == 0);
    CU_ASSERT(holds("-", "to stdout"));
    CU_ASSERT(lseek(0, 0, SEEK_CUR) == 9); /* standard input is still open */
    CU_ASSERT_FATAL(dup2(in, 0) == 0);
    close(fd);
    close(in);
    close(out);
    leave();
}

static void test_refused(void)
{
    enter();
    char name[5000];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    CU_ASSERT(put(".", "x") == SAMSVAR_EIO);
    CU_ASSERT(put("", "x") == SAMSVAR_EIO);
    CU_ASSERT(put("nowhere/a", "x") == SAMSVAR_EIO);
    CU_ASSERT(put(name, "x") == SAMSVAR_EIO);
    name[300] = '\0';
    CU_ASSERT(put(name, "x") == SAMSVAR_EIO);
    name[255] = '\0'; /* as long as can be: the temporary name must not be longer */
    CU_ASSERT(put(name, "x") == SAMSVAR_OK && holds(name, "x"));
    CU_ASSERT(put("fixed", "old") == SAMSVAR_OK && chmod("fixed", 0444) == 0);
    if (geteuid() != 0) {
        CU_ASSERT(put("fixed", "new") == SAMSVAR_EIO && holds("fixed", "old"));
    }
    CU_ASSERT(entries() == 2);
    leave();
}

static void test_many_open(void)
{
    enter();
    sv_file *files[40];
    sv_error err;
    int n = 0;
    char name[20];
    sv_error_init(&err);
    while (n < 40) {
        snprintf(name, sizeof name, "f%d", n);
        if (sv_file_create(name, &files[n], &err) != SAMSVAR_OK)
            break;
        n++;
    }
    CU_ASSERT(n >= 16 && n < 40 && err.code == SAMSVAR_EIO);
    while (n > 0)
        sv_file_abort(files[--n]);
    CU_ASSERT(entries() == 0);
    leave();
}

static void test_read_errors(void)
{
    enter();
    sv_buf buf;
    sv_error err;
    int number = -1;
    sv_buf_init(&buf, 1000);
    sv_buf_puts(&buf, "kept");
    sv_error_init(&err);
    CU_ASSERT(sv_file_read("none", 10, &buf, &number, &err) == SAMSVAR_EIO);
    CU_ASSERT(number == ENOENT);
    CU_ASSERT_STRING_EQUAL(err.file, "none");
    CU_ASSERT(strstr(err.message, "no such file") != NULL);
    CU_ASSERT(sv_file_read(".", 10, &buf, &number, NULL) == SAMSVAR_EIO &&
              number == EISDIR);
    CU_ASSERT(put("ten", "0123456789") == SAMSVAR_OK);
    CU_ASSERT(sv_file_read("ten", 9, &buf, &number, NULL) == SAMSVAR_ELIMIT &&
              number == 0);
    CU_ASSERT_STRING_EQUAL(buf.data, "kept");
    CU_ASSERT(sv_file_read("ten", 10, &buf, &number, NULL) == SAMSVAR_OK && number == 0);
    CU_ASSERT_STRING_EQUAL(buf.data, "kept0123456789");
    sv_error_init(&err);
    CU_ASSERT(sv_file_read("/dev/zero", 900, &buf, NULL, &err) == SAMSVAR_ELIMIT);
    CU_ASSERT(strstr(err.message, "900 bytes") != NULL && buf.len == 14);
    sv_cancel();
    CU_ASSERT(sv_file_read("ten", 10, &buf, NULL, NULL) == SAMSVAR_ECANCELED);
    CU_ASSERT(put("ten", "never") == SAMSVAR_ECANCELED);
    sv_cancel_reset();
    CU_ASSERT(holds("ten", "0123456789") && entries() == 1);
    sv_buf_clear(&buf);
    leave();
}

static void test_sha256(void)
{
    enter();
    char sum[65], sum2[65];
    sv_sha256("abc", 3, sum);
    CU_ASSERT_STRING_EQUAL(
        sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sv_sha256("", 0, sum);
    CU_ASSERT_STRING_EQUAL(
        sum, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CU_ASSERT(put("a", "sand\n") == SAMSVAR_OK);
    sv_sha256("sand\n", 5, sum);
    CU_ASSERT(sv_sha256_file("a", sum2, NULL) == SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(sum, sum2);
    sv_error err;
    sv_error_init(&err);
    CU_ASSERT(sv_sha256_file("b", sum2, &err) == SAMSVAR_EIO && err.code == SAMSVAR_EIO);
    CU_ASSERT(sv_sha256_file(".", sum2, NULL) == SAMSVAR_EIO);
    leave();
}

static samsvar_status copy_file(void)
{
    sv_buf buf;
    sv_file *f = NULL;
    sv_buf_init(&buf, 1 << 20);
    samsvar_status status = sv_file_read("in", 1 << 20, &buf, NULL, NULL);
    if (status == SAMSVAR_OK)
        status = sv_file_create("out", &f, NULL);
    if (status == SAMSVAR_OK) {
        sv_file_write(f, buf.data, buf.len);
        status = sv_file_commit(f, NULL);
    }
    sv_buf_clear(&buf);
    return status;
}

static void test_out_of_memory(void)
{
    enter();
    static char text[150001];
    memset(text, 't', sizeof text - 1);
    CU_ASSERT(put("in", text) == SAMSVAR_OK && put("out", "old") == SAMSVAR_OK);
    int64_t live = sv_mem_live();
    samsvar_status status = SAMSVAR_ENOMEM;
    uint64_t n = 0;
    while (status && n++ < 50) {
        sv_mem_fail_at(n, 1);
        status = copy_file();
        sv_mem_fail_at(0, 0);
        CU_ASSERT(sv_mem_live() == live && entries() == 2);
        CU_ASSERT(holds("out", status ? "old" : text));
        CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
    }
    CU_ASSERT(n > 2 && n < 50);
    leave();
}

SUITE_MAIN("base_file", TEST(test_write_and_read), TEST(test_long),
           TEST(test_abort_leaves_the_old_file), TEST(test_exit_leaves_the_old_file),
           TEST(test_links), TEST(test_direct), TEST(test_standard_streams),
           TEST(test_refused), TEST(test_many_open), TEST(test_read_errors),
           TEST(test_sha256), TEST(test_out_of_memory))
