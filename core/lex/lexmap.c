/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexmap.c -- a compiled lexicon: written, opened, held against its lists. */
#include "core/lex/lexmap.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/lex/lexicon_impl.h"

#include <string.h>

enum { /* sections */
    KEY = 1, OFFSETS, POOL, SLOTS, ENTRIES, SENSES, PHRASE_FIRST, PHRASES, FILES, NAMES, PATHS
};

enum { ID, SOURCE, LICENSE, LANGUAGES, STRINGS };

typedef struct file_record {
    struct {
        uint32_t at, len; /* in NAMES */
    } strings[STRINGS];
    uint64_t size;
    uint32_t entries, senses, weight, unused;
    char sha256[64];
} file_record;

_Static_assert(sizeof(sv_entry) == 12 && sizeof(sv_sense) == 12 && sizeof(file_record) == 120,
               "records of the file have no padding");

/* ------------------------------------------------------------------ opening */

static int map_keys(sv_lexicon *lex)
{
    sv_intern_image im;
    uint32_t keys, offsets;
    memset(&im, 0, sizeof im);
    const uint64_t *key = sv_image_section(lex->image, KEY, sizeof *key, &keys);
    im.offsets = sv_image_section(lex->image, OFFSETS, sizeof *im.offsets, &offsets);
    im.pool = sv_image_section(lex->image, POOL, 1, &im.pool_size);
    im.slots = sv_image_section(lex->image, SLOTS, sizeof *im.slots, &im.slot_count);
    if (!key || keys != 2 || !im.offsets || !offsets || !im.pool || !im.slots)
        return 0;
    memcpy(im.key, key, sizeof im.key);
    im.count = offsets - 1;
    sv_intern_free(lex->keys);
    lex->keys = sv_intern_new_over(&im);
    return lex->keys != NULL;
}

static int map_arrays(sv_lexicon *lex)
{
    uint32_t entries, senses, first, phrases;
    const sv_entry *e = sv_image_section(lex->image, ENTRIES, sizeof *e, &entries);
    const sv_sense *s = sv_image_section(lex->image, SENSES, sizeof *s, &senses);
    const uint32_t *f = sv_image_section(lex->image, PHRASE_FIRST, sizeof *f, &first);
    const void *p = sv_image_section(lex->image, PHRASES, SV_PHRASE_SIZE, &phrases);
    if (!e || !s || !f || !p || entries > sv_intern_count(lex->keys))
        return 0;
    lex->frozen = 1;
    lex->entries.data = (sv_entry *)(uintptr_t)e;
    lex->entries.count = entries;
    lex->senses.data = (sv_sense *)(uintptr_t)s;
    lex->senses.count = senses;
    lex->phrases = sv_phrases_over(f, first, p, phrases, sv_intern_count(lex->keys));
    return lex->phrases != NULL;
}

static samsvar_status map_file(sv_lexicon *lex, const file_record *r, const char *names,
                               uint32_t size)
{
    char *s[STRINGS];
    for (int i = 0; i < STRINGS; i++) {
        uint32_t at = r->strings[i].at, len = r->strings[i].len;
        if (at > size || len > size - at)
            return SAMSVAR_EDATA;
        s[i] = sv_arena_strndup(&lex->arena, names + at, len);
        if (!s[i])
            return SAMSVAR_ENOMEM;
    }
    sv_lexicon_file f = {.id = s[ID],
                         .source = s[SOURCE],
                         .license = s[LICENSE],
                         .languages = s[LANGUAGES],
                         .path = sv_arena_strndup(&lex->arena, "", 0),
                         .entries = r->entries,
                         .senses = r->senses,
                         .weight = r->weight,
                         .size = r->size,
                         .origin = SV_LEX_GIVEN};
    memcpy(f.sha256, r->sha256, sizeof r->sha256);
    for (size_t k = 0; k < sizeof r->sha256; k++)
        if (!f.sha256[k] || !strchr("0123456789abcdef", f.sha256[k]))
            return SAMSVAR_EDATA;
    return f.path && sv_vec_push(&lex->files, f) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static samsvar_status map_files(sv_lexicon *lex)
{
    uint32_t count, size;
    samsvar_status status = SAMSVAR_OK;
    const file_record *r = sv_image_section(lex->image, FILES, sizeof *r, &count);
    const char *names = sv_image_section(lex->image, NAMES, 1, &size);
    if (!r || !names || count > SV_LEX_FILES)
        return SAMSVAR_EDATA;
    for (uint32_t i = 0; i < count && status == SAMSVAR_OK; i++)
        status = map_file(lex, &r[i], names, size);
    return status;
}

samsvar_status sv_lexmap_from(sv_image *image, sv_lexicon **out, sv_error *err)
{
    sv_lexicon *lex = NULL;
    samsvar_status status = sv_lexicon_new(&lex);
    if (status) {
        sv_image_close(image);
        return status;
    }
    lex->image = image;
    if (!map_keys(lex) || !map_arrays(lex))
        status = SAMSVAR_EDATA;
    if (status == SAMSVAR_OK)
        status = map_files(lex);
    if (status == SAMSVAR_OK) {
        *out = lex;
        return status;
    }
    sv_lexicon_free(lex);
    return sv_fail(err, status, "has damaged sections");
}

/* ------------------------------------------------------------------ held against lists */

static int is_before(struct timespec a, struct timespec b)
{
    return a.tv_sec < b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec < b.tv_nsec);
}

/* The list that was compiled? Neither changed nor put there since; or, where the times say
 * nothing (both were unpacked from a package), with the same bytes. */
static int is_same(const sv_lexicon_file *f, const sv_lex_list *list, struct timespec written)
{
    char sum[65];
    if (!S_ISREG(list->st.st_mode) || (uint64_t)list->st.st_size != f->size)
        return 0;
    if (is_before(list->st.st_mtim, written) && is_before(list->st.st_ctim, written))
        return 1;
    return sv_sha256_file(list->path, sum, NULL) == SAMSVAR_OK && !strcmp(sum, f->sha256);
}

static int is_current(const sv_lexicon *lex, const char *path, const char *paths,
                      const sv_lex_list *lists, size_t count)
{
    struct stat st;
    uint32_t len;
    const char *where = sv_image_section(lex->image, PATHS, 1, &len);
    if (stat(path, &st) != 0 || lex->files.count != count || !where || len != strlen(paths) ||
        memcmp(where, paths, len) != 0)
        return 0;
    for (size_t i = 0; i < count; i++)
        if ((!len && strcmp(lex->files.data[i].id, lists[i].name) != 0) ||
            !is_same(&lex->files.data[i], &lists[i], st.st_mtim))
            return 0;
    return 1;
}

/* What a compiled file that may be moved cannot know. */
static samsvar_status place_files(sv_lexicon *lex, const sv_lex_list *lists)
{
    for (size_t i = 0; i < lex->files.count; i++) {
        sv_lexicon_file *f = &lex->files.data[i];
        f->origin = lists[i].origin;
        f->path = sv_arena_strndup(&lex->arena, lists[i].path, strlen(lists[i].path));
        if (!f->path)
            return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

samsvar_status sv_lexmap_open(const char *path, const char *paths, const sv_lex_list *lists,
                              size_t count, sv_lexicon **out)
{
    sv_error err;
    sv_image *image;
    sv_lexicon *lex = NULL;
    struct stat st;
    char text[SV_ERROR_FILE + SV_ERROR_TEXT];
    *out = NULL;
    if (stat(path, &st) != 0)
        return SAMSVAR_OK;
    sv_error_init(&err);
    samsvar_status status =
        sv_image_open(path, SV_LEXMAP_KIND, SV_LEXMAP_VERSION, &image, &err);
    if (status == SAMSVAR_OK)
        status = sv_lexmap_from(image, &lex, &err);
    if (status == SAMSVAR_ENOMEM)
        return status;
    if (status) {
        sv_error_print(&err, text, sizeof text);
        sv_log(status == SAMSVAR_ENOTSUP ? SV_LOG_DEBUG : SV_LOG_WARNING,
               "compiled lexicon not used, the lists are read: %s", text);
        return SAMSVAR_OK;
    }
    if (is_current(lex, path, paths, lists, count)) {
        sv_log(SV_LOG_DEBUG, "compiled lexicon %s", path);
        status = place_files(lex, lists);
    } else {
        sv_log(SV_LOG_DEBUG, "compiled lexicon %s is not of these lists", path);
        sv_lexicon_free(lex);
        lex = NULL;
    }
    if (status)
        sv_lexicon_free(lex);
    else
        *out = lex;
    return status;
}

samsvar_status sv_lexmap_check(const char *path, sv_error *err)
{
    sv_image *image;
    sv_lexicon *lex = NULL;
    samsvar_status status = sv_image_open(path, SV_LEXMAP_KIND, SV_LEXMAP_VERSION, &image, err);
    if (status)
        return status;
    status = sv_image_check(image, err);
    if (status)
        sv_image_close(image);
    else
        status = sv_lexmap_from(image, &lex, err);
    sv_lexicon_free(lex);
    return status;
}

/* ------------------------------------------------------------------ writing */

static uint64_t hex_word(const char *hex)
{
    uint64_t x = 0;
    for (int i = 0; i < 16; i++)
        x = x << 4 | (uint64_t)(hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
    return x;
}

/* The hash's key comes from the lists: the same lists give the same file, and nobody can write a
 * list whose words collide without knowing it all. */
static samsvar_status describe_files(const sv_lexicon *lex, file_record *out, sv_buf *names,
                                     uint64_t key[2])
{
    char sum[65];
    sv_buf all;
    sv_buf_init(&all, SV_LEX_FILES * 128);
    for (size_t i = 0; i < lex->files.count; i++) {
        const sv_lexicon_file *f = &lex->files.data[i];
        const char *const s[STRINGS] = {f->id, f->source, f->license, f->languages};
        out[i].size = f->size;
        out[i].entries = f->entries;
        out[i].senses = f->senses;
        out[i].weight = f->weight;
        memcpy(out[i].sha256, f->sha256, sizeof out[i].sha256);
        for (int k = 0; k < STRINGS; k++) {
            out[i].strings[k].at = (uint32_t)names->len;
            out[i].strings[k].len = (uint32_t)strlen(s[k]);
            sv_buf_puts(names, s[k]);
        }
        sv_buf_puts(&all, f->sha256);
    }
    samsvar_status status = all.status ? all.status : names->status;
    sv_sha256(all.data ? all.data : "", all.len, sum);
    key[0] = hex_word(sum);
    key[1] = hex_word(sum + 16);
    sv_buf_clear(&all);
    return status;
}

samsvar_status sv_lexmap_write(const sv_lexicon *lex, const char *paths, const char *path,
                               sv_error *err)
{
    sv_buf names;
    uint64_t key[2];
    sv_intern_image im;
    const uint32_t *first;
    const void *phrases;
    uint32_t first_count, phrase_count;
    memset(&im, 0, sizeof im);
    sv_buf_init(&names, 1u << 20);
    file_record *files = sv_calloc(lex->files.count + 1, sizeof *files);
    samsvar_status status = files ? describe_files(lex, files, &names, key) : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = sv_intern_export(lex->keys, key, &im);
    if (status)
        goto out;
    sv_phrases_export(lex->phrases, &first, &first_count, &phrases, &phrase_count);
    const sv_image_part parts[] = {
        {KEY, sizeof *key, 2, key},
        {OFFSETS, sizeof *im.offsets, im.count + 1ull, im.offsets},
        {POOL, 1, im.pool_size, im.pool},
        {SLOTS, sizeof *im.slots, im.slot_count, im.slots},
        {ENTRIES, sizeof(sv_entry), lex->entries.count, lex->entries.data},
        {SENSES, sizeof(sv_sense), lex->senses.count, lex->senses.data},
        {PHRASE_FIRST, sizeof *first, first_count, first},
        {PHRASES, SV_PHRASE_SIZE, phrase_count, phrases},
        {FILES, sizeof *files, lex->files.count, files},
        {NAMES, 1, names.len, names.data},
        {PATHS, 1, strlen(paths), paths},
    };
    status = sv_image_write(path, SV_LEXMAP_KIND, SV_LEXMAP_VERSION, parts,
                            sizeof parts / sizeof *parts, err);
out:
    sv_intern_image_free(&im);
    sv_buf_clear(&names);
    sv_free(files);
    return status ? sv_fail_at(err, status, path, 0, "%s", sv_status_text(status)) : status;
}
