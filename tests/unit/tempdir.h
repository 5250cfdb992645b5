/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tempdir.h -- a folder of a test's own, and files in it. */
#ifndef SV_TESTS_TEMPDIR_H
#define SV_TESTS_TEMPDIR_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char temp_dir[512];

/* Makes the folder; the test is of no use when that fails. */
static void temp_open(void)
{
    const char *base = getenv("TMPDIR");
    snprintf(temp_dir, sizeof temp_dir, "%s/samsvar-test-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(temp_dir)) {
        perror(temp_dir);
        exit(99);
    }
}

/* Full name of a file in the folder; the last four stay valid. */
static const char *temp_path(const char *name)
{
    static char paths[4][1024];
    static unsigned turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", temp_dir, name);
    return path;
}

__attribute__((unused)) static void temp_mkdir(const char *name)
{
    if (mkdir(temp_path(name), 0755) != 0)
        perror(name);
}

static void temp_write_bytes(const char *name, const char *bytes, size_t len)
{
    FILE *f = fopen(temp_path(name), "wb");
    if (!f || fwrite(bytes, 1, len, f) != len)
        perror(name);
    if (f)
        fclose(f);
    chmod(temp_path(name), 0644);
}

static void temp_write(const char *name, const char *text)
{
    temp_write_bytes(name, text, strlen(text));
}

static void temp_remove_below(const char *dir)
{
    DIR *d = opendir(dir);
    struct dirent *e;
    while (d && (e = readdir(d))) {
        char path[1024];
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
        if (unlink(path) != 0) {
            temp_remove_below(path); /* the tests' own few levels */
            rmdir(path);
        }
    }
    if (d)
        closedir(d);
}

static void temp_close(void)
{
    temp_remove_below(temp_dir);
    rmdir(temp_dir);
}

#endif
