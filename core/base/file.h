/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* file.h -- whole files in, and files out that are complete or not there. */
#ifndef SV_BASE_FILE_H
#define SV_BASE_FILE_H

#include "core/base/buf.h"
#include "core/base/status.h"

/* Appends the bytes of a file ("-": standard input) to out, at most max bytes.
 * EIO with the reason for what cannot be opened or read; a directory is an error;
 * ELIMIT names the limit. sys_errno (may be NULL) gets errno of the failed call, or 0. */
samsvar_status sv_file_read(const char *path, size_t max, sv_buf *out, int *sys_errno, sv_error *err);

/* A file being written. A regular or absent target is written to a temporary file beside
 * it (a symbolic link is followed to its target first), fsynced, and renamed by
 * sv_file_commit(); a device, FIFO or "-" is written directly. */
typedef struct sv_file sv_file;

samsvar_status sv_file_create(const char *path, sv_file **out, sv_error *err);
/* Buffered; the first failure is kept and returned by all later calls and by commit. */
samsvar_status sv_file_write(sv_file *f, const char *bytes, size_t len);
/* Flushes, fsyncs, renames, frees f whatever happens; on failure the old target is as it was. */
samsvar_status sv_file_commit(sv_file *f, sv_error *err);
/* Removes the temporary file and frees f; NULL is fine. */
void sv_file_abort(sv_file *f);
/* Removes every temporary file now open: for a signal handler (async-signal-safe). */
void sv_file_abort_all(void);

/* Are these two names the same existing file? */
int sv_file_same(const char *a, const char *b);

/* Lower-case hex SHA-256 (nettle) of bytes. */
void sv_sha256(const char *bytes, size_t len, char out[65]);
/* The same of a file; EIO when it cannot be read. */
samsvar_status sv_sha256_file(const char *path, char out[65], sv_error *err);

#endif
