/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* stems.c -- what a hunspell dictionary has said, kept from run to run. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dladdr */
#endif
#include "core/plug/stems.h"

#include "core/base/cache.h"
#include "core/base/file.h"
#include "core/base/log.h"

#include <dlfcn.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>

enum {
    MAX_FORMS = 1 << 20,    /* that are remembered             */
    MAX_KEPT = 3 << 18,     /* in the file                     */
    SLOTS_OF_A_NAME = 4,    /* files for dictionaries that have one name */
    VERSION = 1             /* also to be raised when words are asked in another way */
};
enum { /* sections */
    IDENTITY = 1, PATHS, SUM, KNOWN, STEMS, FORMS, WORDS = FORMS + 8
};

_Static_assert(sizeof(sv_form) == 8 && sizeof(sv_stamp) == 48, "records have no padding");

/* ------------------------------------------------------------------ memory */

void sv_stems_clear(sv_stems *s)
{
    sv_intern_free(s->forms);
    sv_intern_free(s->words);
    sv_vec_clear(&s->known);
    sv_vec_clear(&s->stems);
    sv_image_close(s->image);
    memset(s, 0, sizeof *s);
}

static samsvar_status start(sv_stems *s)
{
    s->forms = sv_intern_new();
    s->words = sv_intern_new();
    return s->forms && s->words ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

sv_form *sv_stems_form(sv_stems *s, samsvar_str word)
{
    uint32_t id = sv_intern_find(s->forms, word.ptr, word.len);
    if (id == SV_NO_ID) {
        sv_form new_form = {.known = -1};
        if (s->known.count >= MAX_FORMS || !sv_vec_reserve(&s->known, 1))
            return NULL;
        id = sv_intern_add(s->forms, word.ptr, word.len);
        if (id != s->known.count)
            return NULL;
        s->known.data[s->known.count++] = new_form; /* ids count up as the array does */
    }
    s->known.data[id].used = 1;
    return &s->known.data[id];
}

void sv_stems_remember(sv_stems *s, sv_form *f, const sv_stem_list *list)
{
    uint32_t first = (uint32_t)s->stems.count;
    if (!sv_vec_reserve(&s->stems, list->count))
        return;
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t id = sv_intern_add(s->words, list->text + list->start[i], list->len[i]);
        if (id == SV_NO_ID) {
            s->stems.count = first;
            return;
        }
        s->stems.data[s->stems.count++] = id;
    }
    f->first = first;
    f->count = (uint8_t)list->count;
    f->stemmed = 1;
    s->fresh++;
}

int sv_stems_recall(const sv_stems *s, const sv_form *f, sv_stem_list *out)
{
    out->count = out->used = 0;
    if (!f->stemmed || f->count > SV_STEMS_MAX || f->first > s->stems.count ||
        f->count > s->stems.count - f->first)
        return 0;
    for (uint32_t i = 0; i < f->count; i++) {
        samsvar_str stem = sv_intern_text(s->words, s->stems.data[f->first + i]);
        if (stem.len == 0 || stem.len > sizeof out->text - out->used) {
            out->used = 0;
            return 0;
        }
        out->start[i] = (uint16_t)out->used;
        out->len[i] = (uint16_t)stem.len;
        memcpy(out->text + out->used, stem.ptr, stem.len);
        out->used += stem.len;
    }
    out->count = f->count;
    return 1;
}

/* ------------------------------------------------------------------ identity */

static int look(const char *path, sv_stamp *out)
{
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return 0;
    *out = (sv_stamp){(uint64_t)st.st_size,   (uint64_t)st.st_ino,
                      st.st_ctim.tv_sec,      st.st_ctim.tv_nsec,
                      st.st_mtim.tv_sec,      st.st_mtim.tv_nsec};
    return 1;
}

/* The files whose answers these are; hunspell's own, too: another version has other stems. */
static int look_at_all(const char *aff, const char *dic, const void *code, sv_stamp out[3])
{
    Dl_info info;
    memset(out, 0, 3 * sizeof *out);
    return look(aff, &out[0]) && look(dic, &out[1]) && dladdr(code, &info) &&
           info.dli_fname && look(info.dli_fname, &out[2]);
}

/* "stems-is_IS-2.map": a name for few dictionaries, so that the cache stays small. */
static char *file_name(const char *dic, int write)
{
    char sum[65], name[128];
    const char *slash = strrchr(dic, '/'), *base = slash ? slash + 1 : dic;
    size_t len = strcspn(base, ".");
    sv_sha256(dic, strlen(dic), sum);
    if (len > 64)
        return NULL;
    memcpy(name, "stems-", 6);
    memcpy(name + 6, base, len);
    name[6 + len] = '-';
    name[7 + len] = (char)('0' + (unsigned char)sum[0] % SLOTS_OF_A_NAME);
    memcpy(name + 8 + len, ".map", 5);
    return sv_cache_path(name, write);
}

/* ------------------------------------------------------------------ reading */

static sv_intern *map_table(const sv_image *image, uint32_t id)
{
    sv_intern_image im;
    uint32_t keys, offsets;
    memset(&im, 0, sizeof im);
    const uint64_t *key = sv_image_section(image, id, sizeof *key, &keys);
    im.offsets = sv_image_section(image, id + 1, sizeof *im.offsets, &offsets);
    im.pool = sv_image_section(image, id + 2, 1, &im.pool_size);
    im.slots = sv_image_section(image, id + 3, sizeof *im.slots, &im.slot_count);
    if (!key || keys != 2 || !im.offsets || !offsets || !im.pool || !im.slots)
        return NULL;
    memcpy(im.key, key, sizeof im.key);
    im.count = offsets - 1;
    return sv_intern_new_over(&im);
}

/* Is it of this dictionary as it is now? */
static int is_of(const sv_image *image, const sv_stamp stamps[3], const char *aff,
                 const char *dic, char sha256[65])
{
    uint32_t count, len, sum_len;
    size_t aff_len = strlen(aff), dic_len = strlen(dic);
    const sv_stamp *old = sv_image_section(image, IDENTITY, sizeof *old, &count);
    const char *paths = sv_image_section(image, PATHS, 1, &len);
    const char *sum = sv_image_section(image, SUM, 1, &sum_len);
    if (!old || count != 3 || memcmp(old, stamps, 3 * sizeof *old) != 0 || !paths ||
        len != aff_len + dic_len || memcmp(paths, aff, aff_len) != 0 ||
        memcmp(paths + aff_len, dic, dic_len) != 0 || !sum || sum_len != 64 ||
        memchr(sum, 0, 64))
        return 0;
    memcpy(sha256, sum, 64);
    sha256[64] = '\0';
    return 1;
}

/* Takes the image; 0: nothing of it could be used. */
static int take_image(sv_stems *s, sv_image *image)
{
    uint32_t known, stems;
    const sv_form *k = sv_image_section(image, KNOWN, sizeof *k, &known);
    const uint32_t *l = sv_image_section(image, STEMS, sizeof *l, &stems);
    s->image = image;
    s->forms = map_table(image, FORMS);
    s->words = map_table(image, WORDS);
    if (!k || !l || !s->forms || !s->words || known != sv_intern_count(s->forms) ||
        !sv_vec_reserve(&s->known, known + 1u) || !sv_vec_reserve(&s->stems, stems + 1u))
        return 0;
    memcpy(s->known.data, k, known * sizeof *k);
    memcpy(s->stems.data, l, stems * sizeof *l);
    s->known.count = s->from_file = known;
    s->stems.count = stems;
    for (uint32_t i = 0; i < known; i++)
        s->known.data[i].used = 0;
    return 1;
}

/* The cached file, if it is of this dictionary. */
static sv_image *open_file(const char *aff, const char *dic, const sv_stamp stamps[3],
                           sv_log_level level, char sha256[65])
{
    sv_error err;
    sv_image *image = NULL;
    struct stat st;
    char text[SV_ERROR_FILE + SV_ERROR_TEXT], *path = file_name(dic, 0);
    sv_error_init(&err);
    if (path && stat(path, &st) == 0 &&
        sv_image_open(path, "stems", VERSION, &image, &err) != SAMSVAR_OK) {
        sv_error_print(&err, text, sizeof text);
        sv_log(err.code == SAMSVAR_ENOTSUP ? SV_LOG_DEBUG : level,
               "cached stems not used: %s", text);
        image = NULL;
    }
    sv_free(path);
    if (image && !is_of(image, stamps, aff, dic, sha256)) {
        sv_image_close(image);
        image = NULL;
    }
    return image;
}

samsvar_status sv_stems_open(sv_stems *s, const char *aff, const char *dic, const void *code,
                             char sha256[65])
{
    sha256[0] = '\0';
    memset(s, 0, sizeof *s);
    s->code = code;
    int known = look_at_all(aff, dic, code, s->stamps);
    sv_image *image = known ? open_file(aff, dic, s->stamps, SV_LOG_WARNING, sha256) : NULL;
    if (image && take_image(s, image))
        return SAMSVAR_OK;
    sv_stamp stamps[3];
    memcpy(stamps, s->stamps, sizeof stamps);
    sv_stems_clear(s);
    memcpy(s->stamps, stamps, sizeof stamps);
    s->code = code;
    sha256[0] = '\0';
    return start(s);
}

/* ------------------------------------------------------------------ writing */

/* Adds what `from` knows and s does not; used: only what this run has used. */
static void merge(sv_stems *s, const sv_stems *from, int used)
{
    sv_stem_list list;
    for (uint32_t i = 0; i < from->known.count; i++) {
        const sv_form *theirs = &from->known.data[i];
        samsvar_str word = sv_intern_text(from->forms, i);
        if (word.len == 0 || (used && !theirs->used))
            continue;
        sv_form *ours = sv_stems_form(s, word);
        if (!ours)
            return;
        if (ours->known < 0 && (theirs->known == 0 || theirs->known == 1))
            ours->known = theirs->known;
        if (!ours->stemmed && sv_stems_recall(from, theirs, &list))
            sv_stems_remember(s, ours, &list);
    }
}

static samsvar_status write_file(const sv_stems *s, const char *path, const char *paths,
                                 size_t paths_len, const char *sha256, sv_error *err)
{
    sv_intern_image f, w;
    uint64_t key[2] = {0, 0};
    memset(&f, 0, sizeof f);
    memset(&w, 0, sizeof w);
    if (getrandom(key, sizeof key, GRND_NONBLOCK) != (ssize_t)sizeof key)
        return SAMSVAR_EIO; /* early at boot: no key, no file */
    samsvar_status status = sv_intern_export(s->forms, key, &f);
    if (status == SAMSVAR_OK)
        status = sv_intern_export(s->words, key, &w);
    const sv_image_part parts[] = {
        {IDENTITY, sizeof *s->stamps, 3, s->stamps},
        {PATHS, 1, paths_len, paths},
        {SUM, 1, 64, sha256},
        {KNOWN, sizeof(sv_form), s->known.count, s->known.data},
        {STEMS, sizeof(uint32_t), s->stems.count, s->stems.data},
        {FORMS, sizeof *key, 2, key},
        {FORMS + 1, sizeof *f.offsets, f.count + 1ull, f.offsets},
        {FORMS + 2, 1, f.pool_size, f.pool},
        {FORMS + 3, sizeof *f.slots, f.slot_count, f.slots},
        {WORDS, sizeof *key, 2, key},
        {WORDS + 1, sizeof *w.offsets, w.count + 1ull, w.offsets},
        {WORDS + 2, 1, w.pool_size, w.pool},
        {WORDS + 3, sizeof *w.slots, w.slot_count, w.slots},
    };
    if (status == SAMSVAR_OK)
        status = sv_image_write(path, "stems", VERSION, parts, sizeof parts / sizeof *parts, err);
    sv_intern_image_free(&f);
    sv_intern_image_free(&w);
    return status;
}

/* What other runs have written since this one began. */
static void merge_file(sv_stems *s, const char *aff, const char *dic)
{
    sv_stems other = {.fresh = 0};
    char sum[65];
    sv_image *image = open_file(aff, dic, s->stamps, SV_LOG_DEBUG, sum);
    uint32_t fresh = s->fresh;
    if (image && take_image(&other, image) && other.from_file != s->from_file)
        merge(s, &other, 0);
    s->fresh = fresh;
    sv_stems_clear(&other);
}

/* Too many forms: those of this run are kept, if they are not too many themselves. */
static int shrink(sv_stems *s)
{
    sv_stems small = {.fresh = 0};
    if (s->known.count <= MAX_KEPT)
        return 1;
    if (start(&small) != SAMSVAR_OK) {
        sv_stems_clear(&small);
        return 0;
    }
    memcpy(small.stamps, s->stamps, sizeof small.stamps);
    small.code = s->code;
    merge(&small, s, 1);
    sv_stems_clear(s);
    *s = small;
    return s->known.count <= MAX_KEPT / 2;
}

samsvar_status sv_stems_save(sv_stems *s, const char *aff, const char *dic, const char *sha256,
                             sv_error *err)
{
    sv_stamp now[3];
    sv_buf paths;
    if (!s->fresh)
        return SAMSVAR_OK;
    if (!look_at_all(aff, dic, s->code, now) || memcmp(now, s->stamps, sizeof now) != 0)
        return sv_fail_at(err, SAMSVAR_EIO, dic, 0, "it has changed since it was opened");
    merge_file(s, aff, dic);
    if (!shrink(s))
        return SAMSVAR_OK;
    sv_buf_init(&paths, 65536);
    sv_buf_puts(&paths, aff);
    sv_buf_puts(&paths, dic);
    char *path = file_name(dic, 1);
    samsvar_status status = paths.status;
    if (!path)
        status = sv_fail(err, SAMSVAR_EIO, "there is no cache folder that can be trusted");
    if (status == SAMSVAR_OK)
        status = write_file(s, path, paths.data, paths.len, sha256, err);
    if (status == SAMSVAR_OK)
        s->fresh = 0;
    sv_free(path);
    sv_buf_clear(&paths);
    return status;
}
