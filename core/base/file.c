/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* file.c -- whole files in, and files out that are complete or not there. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* AT_EACCESS, getrandom */
#endif
#include "core/base/file.h"

#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/base/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <nettle/sha2.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, PIECE = 4 << 20, OPEN_MAX_FILES = 32, LINKS_MAX = 40, TEMP_TRIES = 16 };

/* strerror() speaks the language of the locale and is not thread-safe. */
static const char *reason(int number)
{
    /* clang-format off */
    static const struct {
        int number;
        const char *text;
    } reasons[] = {
        {ENOENT, "no such file or directory"},        {EACCES, "permission denied"},
        {EPERM, "operation not permitted"},           {EISDIR, "is a directory"},
        {ENOTDIR, "not a directory"},                 {ENOSPC, "no space left on the device"},
        {EDQUOT, "disk quota exceeded"},              {EFBIG, "file too large"},
        {EROFS, "read-only file system"},             {EIO, "input/output error"},
        {EPIPE, "the reader has gone away"},          {EMFILE, "too many open files"},
        {ELOOP, "too many symbolic links"},           {ENAMETOOLONG, "file name too long"},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (reasons[i].number == number)
            return reasons[i].text;
    return "system call failed";
}

static samsvar_status io_fail(sv_error *err, const char *path, const char *what,
                              int number)
{
    return sv_fail_at(err, SAMSVAR_EIO, path, 0, "cannot %s: %s (error %d)", what,
                      reason(number), number);
}

/* ------------------------------------------------------------------ reading */

/* Takes the next bytes that are read; a nonzero return ends the reading. */
typedef samsvar_status take_bytes(void *data, const char *bytes, size_t len);

/* Waits until a descriptor that is set to non-blocking is ready. */
static void wait_ready(int fd, short events)
{
    struct pollfd p = {.fd = fd, .events = events};
    poll(&p, 1, -1);
}

static int is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

static void close_input(const char *path, int fd)
{
    if (!is_standard(path))
        close(fd);
}

/* Opens a file that has bytes in it, "-" being standard input; -1 and errno. */
static int open_input(const char *path, struct stat *st)
{
    int fd =
        is_standard(path) ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return -1;
    int failed = fstat(fd, st) != 0 ? errno : S_ISDIR(st->st_mode) ? EISDIR : 0;
    if (!failed)
        return fd;
    close_input(path, fd);
    errno = failed;
    return -1;
}

static samsvar_status read_all(const char *path, int fd, take_bytes *take, void *data,
                               int *sys_errno, sv_error *err)
{
    char chunk[CHUNK];
    for (;;) {
        if (sv_canceled())
            return sv_fail_at(err, SAMSVAR_ECANCELED, path, 0, "canceled");
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n == 0)
            return SAMSVAR_OK;
        if (n > 0) {
            samsvar_status status = take(data, chunk, (size_t)n);
            if (status)
                return status;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            wait_ready(fd, POLLIN);
        } else if (errno != EINTR) {
            *sys_errno = errno;
            return io_fail(err, path, "read", *sys_errno);
        }
    }
}

struct reading {
    sv_buf *out;
    size_t left;
};

static samsvar_status take_into_buf(void *data, const char *bytes, size_t len)
{
    struct reading *r = data;
    if (len > r->left)
        return SAMSVAR_ELIMIT;
    r->left -= len;
    return sv_buf_add(r->out, bytes, len);
}

samsvar_status sv_file_read(const char *path, size_t max, sv_buf *out, int *sys_errno,
                            sv_error *err)
{
    int number = 0;
    struct stat st;
    struct reading r = {out, max};
    size_t old = out->len;
    samsvar_status status;
    int fd = open_input(path, &st);
    if (fd < 0) {
        number = errno;
        status = io_fail(err, path, "open", number);
        goto out;
    }
    if (S_ISREG(st.st_mode) && st.st_size > 0 && (uintmax_t)st.st_size > max)
        status = SAMSVAR_ELIMIT; /* without reading it first */
    else
        status = read_all(path, fd, take_into_buf, &r, &number, err);
    close_input(path, fd);
    if (status == SAMSVAR_ELIMIT)
        sv_fail_at(err, status, path, 0, "is larger than the limit of %zu bytes",
                   max < out->max ? max : out->max);
    else if (status == SAMSVAR_ENOMEM)
        sv_fail_at(err, status, path, 0, "out of memory");
    if (status && out->data) { /* as it was */
        out->len = old;
        out->data[old] = '\0';
    }
out:
    if (sys_errno)
        *sys_errno = number;
    return status;
}

/* ------------------------------------------------------------------ temporary files */

/* Names of the files that must not stay behind. Each slot: free, being filled, in use.
 * The names are never freed, so a signal handler can read them at any time. */
enum { SLOT_FREE, SLOT_BUSY, SLOT_USED };
static struct {
    atomic_int state;
    char name[PATH_MAX];
} slots[OPEN_MAX_FILES];

static int slot_take(const char *name)
{
    for (int i = 0; i < OPEN_MAX_FILES; i++) {
        int expected = SLOT_FREE;
        if (!atomic_compare_exchange_strong(&slots[i].state, &expected, SLOT_BUSY))
            continue;
        memcpy(slots[i].name, name, strlen(name) + 1);
        atomic_store(&slots[i].state, SLOT_USED);
        return i;
    }
    return -1;
}

static void slot_release(int slot)
{
    if (slot >= 0)
        atomic_store(&slots[slot].state, SLOT_FREE);
}

void sv_file_abort_all(void)
{
    int saved = errno;
    for (int i = 0; i < OPEN_MAX_FILES; i++)
        if (atomic_load(&slots[i].state) == SLOT_USED)
            unlink(slots[i].name);
    errno = saved;
}

/* ------------------------------------------------------------------ writing */

struct sv_file {
    int fd, slot;   /* slot -1: written directly */
    int standard;   /* standard output, which stays open */
    int keeps_mode; /* there was a target: its owner and mode are for the new file */
    struct stat old;
    samsvar_status status;
    sv_error err; /* the first failure */
    size_t used;  /* of buffer */
    char target[PATH_MAX], temp[PATH_MAX];
    char buffer[CHUNK];
};

/* Bytes of path up to and with the last slash. */
static size_t dir_len(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Replaces a symbolic link by what it points to, existing or not; 0 or an errno. */
static int follow_links(char path[PATH_MAX])
{
    char link[PATH_MAX];
    for (int i = 0; i < LINKS_MAX; i++) {
        ssize_t n = readlink(path, link, sizeof link - 1);
        if (n < 0)
            return errno == EINVAL || errno == ENOENT ? 0 : errno;
        if (n == 0)
            return ENOENT;
        size_t dir = link[0] == '/' ? 0 : dir_len(path);
        if (dir + (size_t)n >= PATH_MAX)
            return ENAMETOOLONG;
        memcpy(path + dir, link, (size_t)n);
        path[dir + (size_t)n] = '\0';
    }
    return ELOOP;
}

static uint64_t random_bits(void)
{
    uint64_t bits;
    if (getrandom(&bits, sizeof bits, GRND_NONBLOCK) == (ssize_t)sizeof bits)
        return bits;
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    return ((uint64_t)now.tv_nsec << 32 ^ (uint64_t)getpid()) * 0x9E3779B97F4A7C15u;
}

/* Like mkstemp(), but a new file gets 0666 without the umask, which cannot be asked for
 * in a program with threads. The name is on the list before the file is there, so a
 * signal finds nothing left out. 0 or an errno. */
static int open_temp(sv_file *f)
{
    size_t dir = dir_len(f->target);
    int number = EEXIST;
    for (int i = 0; i < TEMP_TRIES && number == EEXIST; i++) {
        memcpy(f->temp, f->target, dir);
        int n = snprintf(f->temp + dir, sizeof f->temp - dir, ".samsvar-%016llx",
                         (unsigned long long)random_bits());
        if (n < 0 || (size_t)n >= sizeof f->temp - dir)
            return ENAMETOOLONG;
        f->slot = slot_take(f->temp);
        if (f->slot < 0)
            return EMFILE;
        f->fd = open(f->temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                     f->keeps_mode ? 0600 : 0666);
        if (f->fd >= 0)
            return 0;
        number = errno;
        slot_release(f->slot);
        f->slot = -1;
    }
    return number;
}

/* 0 or an errno. */
static int open_output(sv_file *f, const char *path)
{
    size_t len = strlen(path);
    if (is_standard(path)) {
        f->standard = 1;
        f->fd = STDOUT_FILENO;
        f->target[0] = '-';
        return 0;
    }
    if (len == 0 || len >= sizeof f->target)
        return len ? ENAMETOOLONG : ENOENT;
    memcpy(f->target, path, len + 1);
    int number = follow_links(f->target);
    if (number)
        return number;
    if (stat(f->target, &f->old) != 0)
        return errno == ENOENT ? open_temp(f) : errno;
    if (S_ISDIR(f->old.st_mode))
        return EISDIR;
    if (!S_ISREG(f->old.st_mode)) {
        f->fd = open(f->target, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return f->fd < 0 ? errno : 0;
    }
    if (faccessat(AT_FDCWD, f->target, W_OK, AT_EACCESS) != 0)
        return errno; /* a rename would pass over a write protection */
    f->keeps_mode = 1;
    return open_temp(f);
}

samsvar_status sv_file_create(const char *path, sv_file **out, sv_error *err)
{
    sv_file *f = sv_calloc(1, sizeof *f);
    if (!f)
        return sv_fail_at(err, SAMSVAR_ENOMEM, path, 0, "out of memory");
    f->fd = f->slot = -1;
    int number = open_output(f, path);
    if (number) {
        sv_free(f);
        return io_fail(err, path, "write", number);
    }
    *out = f;
    return SAMSVAR_OK;
}

static samsvar_status keep_failure(sv_file *f, const char *what, int number)
{
    if (f->status == SAMSVAR_OK)
        f->status = io_fail(&f->err, f->target, what, number);
    return f->status;
}

static samsvar_status write_out(sv_file *f, const char *bytes, size_t len)
{
    while (len > 0 && f->status == SAMSVAR_OK) {
        if (sv_canceled()) {
            f->status = sv_fail_at(&f->err, SAMSVAR_ECANCELED, f->target, 0, "canceled");
            break;
        }
        ssize_t n = write(f->fd, bytes, len);
        if (n > 0) {
            bytes += n;
            len -= (size_t)n;
        } else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            wait_ready(f->fd, POLLOUT);
        } else if (n < 0 && errno != EINTR) {
            keep_failure(f, "write", errno);
        }
    }
    return f->status;
}

static samsvar_status flush(sv_file *f)
{
    size_t used = f->used;
    f->used = 0;
    return write_out(f, f->buffer, used);
}

samsvar_status sv_file_write(sv_file *f, const char *bytes, size_t len)
{
    if (f->status)
        return f->status;
    if (len > sizeof f->buffer - f->used && flush(f))
        return f->status;
    if (len > sizeof f->buffer)
        return write_out(f, bytes, len);
    if (len)
        memcpy(f->buffer + f->used, bytes, len);
    f->used += len;
    return SAMSVAR_OK;
}

/* The old file's group and mode for the new one. Where the group cannot be kept, its
 * rights go: another group must not get them. */
static void copy_mode(sv_file *f)
{
    struct stat now;
    mode_t mode = f->old.st_mode & 0777;
    if (fstat(f->fd, &now) != 0)
        return;
    /* Only root can give a file away; for others it becomes theirs. */
    if (now.st_uid != f->old.st_uid && fchown(f->fd, f->old.st_uid, f->old.st_gid) == 0)
        now.st_gid = f->old.st_gid;
    if (now.st_gid != f->old.st_gid && fchown(f->fd, (uid_t)-1, f->old.st_gid) != 0)
        mode &= ~(mode_t)0070;
    if (fchmod(f->fd, mode) != 0)
        keep_failure(f, "set the mode of", errno);
}

/* So that the new name is still there after a power cut. The file is in place already,
 * and some file systems cannot do this: no reason to fail. */
static void sync_dir(const char *target)
{
    char dir[PATH_MAX] = "";
    size_t len = dir_len(target);
    memcpy(dir, target, len);
    int fd = open(len ? dir : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

/* Closes; then the temporary file is removed, unless it was renamed. */
static void release(sv_file *f, int renamed)
{
    if (f->fd >= 0 && !f->standard)
        close(f->fd);
    if (f->slot >= 0 && !renamed)
        unlink(f->temp);
    slot_release(f->slot);
    sv_free(f);
}

samsvar_status sv_file_commit(sv_file *f, sv_error *err)
{
    int renamed = 0;
    flush(f);
    if (f->slot >= 0 && f->status == SAMSVAR_OK) {
        if (f->keeps_mode)
            copy_mode(f);
        if (f->status == SAMSVAR_OK && fsync(f->fd) != 0 && errno != EINVAL &&
            errno != EROFS)
            keep_failure(f, "write", errno);
    }
    if (!f->standard) {
        if (close(f->fd) != 0 && errno != EINTR)
            keep_failure(f, "write", errno);
        f->fd = -1;
    }
    if (f->slot >= 0 && f->status == SAMSVAR_OK) {
        if (rename(f->temp, f->target) == 0) {
            renamed = 1;
            sync_dir(f->target);
        } else {
            keep_failure(f, "rename to", errno);
        }
    }
    samsvar_status status = f->status;
    if (status && err && err->code == SAMSVAR_OK)
        *err = f->err;
    release(f, renamed);
    return status;
}

void sv_file_abort(sv_file *f)
{
    if (f)
        release(f, 0);
}

/* ------------------------------------------------------------------ other */

int sv_file_same(const char *a, const char *b)
{
    struct stat x, y;
    return !stat(a, &x) && !stat(b, &y) && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static void finish_hash(struct sha256_ctx *hash, char out[65])
{
    static const char hex[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(hash, sizeof digest, digest);
    for (size_t i = 0; i < 2 * sizeof digest; i++)
        out[i] = hex[(i % 2 ? digest[i / 2] : digest[i / 2] >> 4) & 15];
    out[64] = '\0';
}

void sv_sha256(const char *bytes, size_t len, char out[65])
{
    struct sha256_ctx hash;
    sha256_init(&hash);
    for (size_t at = 0; at < len; at += PIECE, sv_spill_rest())
        sha256_update(&hash, len - at < PIECE ? len - at : PIECE, (const uint8_t *)bytes + at);
    finish_hash(&hash, out);
}

static samsvar_status take_into_hash(void *data, const char *bytes, size_t len)
{
    sha256_update(data, len, (const uint8_t *)bytes);
    return SAMSVAR_OK;
}

samsvar_status sv_sha256_file(const char *path, char out[65], sv_error *err)
{
    struct sha256_ctx hash;
    struct stat st;
    int number, fd = open_input(path, &st);
    if (fd < 0)
        return io_fail(err, path, "open", errno);
    sha256_init(&hash);
    samsvar_status status = read_all(path, fd, take_into_hash, &hash, &number, err);
    close_input(path, fd);
    if (status == SAMSVAR_OK)
        finish_hash(&hash, out);
    return status;
}
