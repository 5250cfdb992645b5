/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* image.h -- files of arrays that are mapped instead of parsed.
 *
 *   header (64 bytes) | section table | section | section | ...     each at 64 bytes
 *
 * A section is an array of records of one size. What is checked when a file is opened: owner
 * and mode, kind, version, byte order, size, every entry of the section table, and a checksum
 * of everything. What stands in the records is not believed: who reads them checks every index
 * at its use. The SHA-256 in the header is for `dict check`. */
#ifndef SV_BASE_IMAGE_H
#define SV_BASE_IMAGE_H

#include "core/base/status.h"

typedef struct sv_image sv_image;

enum { SV_IMAGE_SECTIONS = 32 };

/* A section to be written; `size` is that of a record and must not have padding in it. */
typedef struct sv_image_part {
    uint32_t id, size;
    uint64_t count;
    const void *data;
} sv_image_part;

/* Maps a file of this kind (8 bytes at most) and version. ENOENT: there is none; EDATA: not
 * such a file, of another kind of machine, or damaged; ENOTSUP: of another version; EINVAL:
 * not trusted (sv_path_trusted, path.h). */
samsvar_status sv_image_open(const char *path, const char *kind, uint32_t version,
                             sv_image **out, sv_error *err);
/* The same of bytes in memory (8-byte aligned) that outlive it; without the checksum. */
samsvar_status sv_image_view(const void *bytes, size_t len, const char *kind, uint32_t version,
                             sv_image **out, sv_error *err);
void sv_image_close(sv_image *image);

/* The records of a section; NULL (count 0) when there is none of this id and record size, or
 * more than UINT32_MAX - 1 records. An empty section is not NULL. */
const void *sv_image_section(const sv_image *image, uint32_t id, uint32_t size,
                             uint32_t *count);
/* Is the content what was written? Reads all of it. */
samsvar_status sv_image_check(const sv_image *image, sv_error *err);

/* Writes a file beside the target and renames it. */
samsvar_status sv_image_write(const char *path, const char *kind, uint32_t version,
                              const sv_image_part *parts, uint32_t count, sv_error *err);

#endif
