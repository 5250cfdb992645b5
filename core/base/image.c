/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* image.c -- files of arrays that are mapped instead of parsed. */
#include "core/base/image.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ALIGN = 64 };
static const uint64_t ENDIAN = 0x0102030405060708u;
static const char MAGIC[8] = "samsvar\032"; /* the 26 stops a terminal that shows it */

typedef struct header {
    char magic[8], kind[8];
    uint64_t endian; /* reads otherwise on another machine */
    uint64_t size;   /* of the file                        */
    uint32_t version, sections;
    uint64_t sum;    /* of all behind it                   */
    uint8_t unused[16];
} header;

typedef struct seal { /* between header and table */
    uint8_t sha256[SHA256_DIGEST_SIZE]; /* of all behind it */
    uint8_t unused[32];
} seal;

typedef struct section {
    uint32_t id, size;
    uint64_t offset, count;
} section;

struct sv_image {
    const char *bytes;
    size_t len;
    const section *table;
    uint32_t sections;
    int mapped;
};

_Static_assert(sizeof(header) == 64 && sizeof(seal) == 64 && sizeof(section) == 24,
               "the file's records have no padding");

/* ------------------------------------------------------------------ checksum */

/* Four lanes of multiply and add (as in xxHash by Collet, whose primes these are): finds damage,
 * at the speed of memory; it is no protection against an author. */
typedef struct sum {
    uint64_t lane[4], tail[4];
    size_t used; /* bytes of tail */
} sum;

static void sum_block(sum *s, const uint64_t words[4])
{
    for (int i = 0; i < 4; i++) {
        uint64_t x = s->lane[i] + words[i] * 0xC2B2AE3D27D4EB4Fu;
        s->lane[i] = (x << 31 | x >> 33) * 0x9E3779B185EBCA87u;
    }
}

static void sum_add(sum *s, const char *bytes, size_t len)
{
    uint64_t words[4];
    while (len > 0) {
        if (s->used == 0 && len >= sizeof words) {
            memcpy(words, bytes, sizeof words);
            sum_block(s, words);
            bytes += sizeof words;
            len -= sizeof words;
            continue;
        }
        size_t n = sizeof s->tail - s->used < len ? sizeof s->tail - s->used : len;
        memcpy((char *)s->tail + s->used, bytes, n);
        s->used += n;
        bytes += n;
        len -= n;
        if (s->used == sizeof s->tail) {
            sum_block(s, s->tail);
            s->used = 0;
        }
    }
}

static uint64_t sum_end(sum *s)
{
    uint64_t x = 0;
    memset((char *)s->tail + s->used, 0, sizeof s->tail - s->used);
    sum_block(s, s->tail);
    for (int i = 0; i < 4; i++) {
        x = (x ^ s->lane[i]) * 0x9E3779B185EBCA87u;
        x ^= x >> 29;
    }
    return x;
}

/* ------------------------------------------------------------------ reading */

static samsvar_status bad(sv_error *err, const char *path, const char *what)
{
    return sv_fail_at(err, SAMSVAR_EDATA, path, 0, "%s", what);
}

static samsvar_status read_header(sv_image *image, const char *path, const char *kind,
                                  uint32_t version, sv_error *err)
{
    const header *h = (const header *)(const void *)image->bytes;
    char name[8] = {0};
    memcpy(name, kind, strnlen(kind, sizeof name));
    if (image->len < sizeof *h + sizeof(seal) || memcmp(h->magic, MAGIC, sizeof MAGIC) != 0 ||
        memcmp(h->kind, name, sizeof name) != 0)
        return bad(err, path, "is no compiled file of this kind");
    if (h->endian != ENDIAN)
        return bad(err, path, "was compiled for another kind of machine");
    if (h->version != version)
        return sv_fail_at(err, SAMSVAR_ENOTSUP, path, 0, "was compiled by another version");
    if (h->size != image->len)
        return bad(err, path, "is cut off or has something behind its end");
    if (h->sections > SV_IMAGE_SECTIONS ||
        h->sections * sizeof(section) > image->len - sizeof *h - sizeof(seal))
        return bad(err, path, "has a damaged header");
    image->table = (const section *)(const void *)(image->bytes + sizeof *h + sizeof(seal));
    image->sections = h->sections;
    for (uint32_t i = 0; i < h->sections; i++) {
        const section *s = &image->table[i];
        if (s->size == 0 || s->offset % ALIGN != 0 || s->offset > image->len ||
            s->count > (image->len - s->offset) / s->size)
            return bad(err, path, "has a damaged section table");
    }
    return SAMSVAR_OK;
}

static samsvar_status check_sum(const sv_image *image, const char *path, sv_error *err)
{
    const header *h = (const header *)(const void *)image->bytes;
    sum s = {{0}, {0}, 0};
    sum_add(&s, image->bytes + sizeof *h, image->len - sizeof *h);
    return sum_end(&s) == h->sum ? SAMSVAR_OK : bad(err, path, "is damaged (its checksum)");
}

samsvar_status sv_image_view(const void *bytes, size_t len, const char *kind, uint32_t version,
                             sv_image **out, sv_error *err)
{
    sv_image *image = sv_calloc(1, sizeof *image);
    if (!image)
        return SAMSVAR_ENOMEM;
    image->bytes = bytes;
    image->len = len;
    samsvar_status status = read_header(image, "", kind, version, err);
    if (status)
        sv_free(image);
    else
        *out = image;
    return status;
}

/* The file's bytes; NULL and an errno in *number. */
static void *map_file(const char *path, size_t *len, int *number)
{
    struct stat st;
    void *bytes = MAP_FAILED;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) {
        *number = errno;
        return NULL;
    }
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0) {
        *number = EINVAL;
    } else {
        *len = (size_t)st.st_size;
        bytes = mmap(NULL, *len, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
        *number = errno;
    }
    close(fd);
    return bytes == MAP_FAILED ? NULL : bytes;
}

samsvar_status sv_image_open(const char *path, const char *kind, uint32_t version,
                             sv_image **out, sv_error *err)
{
    int number;
    size_t len;
    samsvar_status status = sv_path_trusted(path, err);
    if (status)
        return status;
    void *bytes = map_file(path, &len, &number);
    if (!bytes && number == EINVAL)
        return bad(err, path, "is empty or no file");
    if (!bytes)
        return sv_fail_at(err, number == ENOENT ? SAMSVAR_ENOENT : SAMSVAR_EIO, path, 0,
                          "cannot be read (error %d)", number);
    sv_image *image = sv_calloc(1, sizeof *image);
    status = image ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (image)
        *image = (sv_image){.bytes = bytes, .len = len, .mapped = 1};
    if (status == SAMSVAR_OK)
        status = read_header(image, path, kind, version, err);
    if (status == SAMSVAR_OK)
        status = check_sum(image, path, err);
    if (status) {
        munmap(bytes, len);
        sv_free(image);
    } else {
        *out = image;
    }
    return status;
}

void sv_image_close(sv_image *image)
{
    if (image && image->mapped)
        munmap((void *)(uintptr_t)image->bytes, image->len);
    sv_free(image);
}

const void *sv_image_section(const sv_image *image, uint32_t id, uint32_t size, uint32_t *count)
{
    *count = 0;
    for (uint32_t i = 0; i < image->sections; i++) {
        const section *s = &image->table[i];
        if (s->id != id || s->size != size || s->count >= UINT32_MAX)
            continue;
        *count = (uint32_t)s->count;
        return image->bytes + s->offset;
    }
    return NULL;
}

samsvar_status sv_image_check(const sv_image *image, sv_error *err)
{
    size_t begin = sizeof(header) + sizeof(seal);
    const seal *s = (const seal *)(const void *)(image->bytes + sizeof(header));
    struct sha256_ctx hash;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    sha256_update(&hash, image->len - begin, (const uint8_t *)image->bytes + begin);
    sha256_digest(&hash, sizeof digest, digest);
    if (memcmp(digest, s->sha256, sizeof digest) != 0)
        return bad(err, "", "its SHA-256 is not that of its content");
    return check_sum(image, "", err);
}

/* ------------------------------------------------------------------ writing */

/* What is written goes three ways: to the SHA-256 and the checksum first, then to the file. */
typedef struct sink {
    struct sha256_ctx hash;
    sum s;
    sv_file *file; /* NULL while only the sums are made */
} sink;

static void put(sink *to, const void *bytes, size_t len)
{
    if (to->file) {
        sv_file_write(to->file, bytes, len);
    } else if (len) {
        sha256_update(&to->hash, len, bytes);
        sum_add(&to->s, bytes, len);
    }
}

static uint64_t padded(uint64_t bytes)
{
    return (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

static void put_padding(sink *to, uint64_t bytes)
{
    static const char zeroes[ALIGN];
    put(to, zeroes, (size_t)(padded(bytes) - bytes));
}

static void put_sections(sink *to, const section *table, const sv_image_part *parts,
                         uint32_t count)
{
    put(to, table, count * sizeof *table);
    put_padding(to, count * sizeof *table);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t bytes = parts[i].count * parts[i].size;
        put(to, parts[i].data, (size_t)bytes);
        put_padding(to, bytes);
    }
}

samsvar_status sv_image_write(const char *path, const char *kind, uint32_t version,
                              const sv_image_part *parts, uint32_t count, sv_error *err)
{
    section table[SV_IMAGE_SECTIONS] = {{0}};
    header h = {.endian = ENDIAN, .version = version, .sections = count};
    seal shut = {{0}, {0}};
    sink to = {.file = NULL};
    if (count > SV_IMAGE_SECTIONS)
        return SAMSVAR_EINVAL;
    uint64_t at = padded(sizeof h + sizeof shut + count * sizeof *table);
    for (uint32_t i = 0; i < count; i++) {
        table[i] = (section){parts[i].id, parts[i].size, at, parts[i].count};
        at += padded(parts[i].count * parts[i].size);
    }
    memcpy(h.magic, MAGIC, sizeof MAGIC);
    memcpy(h.kind, kind, strnlen(kind, sizeof h.kind));
    h.size = at;
    sha256_init(&to.hash);
    put_sections(&to, table, parts, count);
    sha256_digest(&to.hash, sizeof shut.sha256, shut.sha256);
    /* the checksum is of the seal, too, which stands before the rest */
    to = (sink){.file = NULL};
    sha256_init(&to.hash);
    put(&to, &shut, sizeof shut);
    put_sections(&to, table, parts, count);
    h.sum = sum_end(&to.s);
    samsvar_status status = sv_file_create(path, &to.file, err);
    if (status)
        return status;
    put(&to, &h, sizeof h);
    put(&to, &shut, sizeof shut);
    put_sections(&to, table, parts, count);
    return sv_file_commit(to.file, err);
}
