/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* pack.c -- language packs: folders of lists. */
#include "core/plug/pack.h"

#include "core/base/file.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/lines.h"
#include "core/base/path.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"

#include <string.h>
#include <sys/stat.h>

typedef struct entry {
    uint32_t key, key_len, value, value_len; /* in samsvar_list.bytes */
} entry;

struct samsvar_list {
    char *bytes;           /* the file */
    SV_VEC(entry) entries; /* ascending by key */
    uint32_t begin[257];   /* entries with the first byte b: begin[b] .. begin[b + 1] - 1 */
};

typedef struct named_list {
    char *name;
    samsvar_list *list; /* NULL: the pack has no such list */
} named_list;

struct sv_pack {
    char *dir;                /* NULL: no folder */
    SV_VEC(named_list) lists; /* those that were asked for; few */
};

/* ------------------------------------------------------------------ lists */

static int compare(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t shorter = a_len < b_len ? a_len : b_len;
    int order = shorter ? memcmp(a, b, shorter) : 0;
    return order ? order : (a_len > b_len) - (a_len < b_len);
}

/* One line without its end; blank lines and comments leave no entry. */
static samsvar_status add_line(samsvar_list *list, const char *file, uint32_t line,
                               uint32_t at, uint32_t len, sv_error *err)
{
    const char *text = list->bytes + at;
    if (len == 0 || text[0] == '#')
        return SAMSVAR_OK;
    const char *tab = memchr(text, '\t', len);
    entry e = {
        .key = at, .key_len = tab ? (uint32_t)(tab - text) : len, .value = at + len};
    if (tab) {
        e.value = at + e.key_len + 1;
        e.value_len = len - e.key_len - 1;
    }
    if (e.key_len == 0)
        return sv_fail_at(err, SAMSVAR_EDATA, file, line, "the key is empty");
    if (list->entries.count) {
        const entry *last = &list->entries.data[list->entries.count - 1];
        int order = compare(list->bytes + last->key, last->key_len, text, e.key_len);
        if (order == 0)
            return sv_fail_at(err, SAMSVAR_EDATA, file, line,
                              "the key \"%.*s\" is there twice",
                              (int)(e.key_len < 60 ? e.key_len : 60), text);
        if (order > 0)
            return sv_fail_at(
                err, SAMSVAR_EDATA, file, line,
                "\"%.*s\" is out of order: sort the list by bytes (LC_ALL=C)",
                (int)(e.key_len < 60 ? e.key_len : 60), text);
    }
    if (!sv_vec_push(&list->entries, e))
        return sv_fail_at(err, SAMSVAR_ENOMEM, file, line, "out of memory");
    return SAMSVAR_OK;
}

static void count_first_bytes(samsvar_list *list)
{
    for (size_t i = 0; i < list->entries.count; i++)
        list->begin[(unsigned char)list->bytes[list->entries.data[i].key] + 1]++;
    for (int b = 1; b <= 256; b++)
        list->begin[b] += list->begin[b - 1];
}

/* Takes bytes, whatever happens. */
static samsvar_status parse(const char *file, char *bytes, size_t len, samsvar_list **out,
                            sv_error *err)
{
    samsvar_status status;
    samsvar_list *list = sv_calloc(1, sizeof *list);
    if (!list) {
        sv_free(bytes);
        return sv_fail_at(err, SAMSVAR_ENOMEM, file, 0, "out of memory");
    }
    list->bytes = bytes;
    size_t bad = sv_utf8_check(bytes, len);
    const char *nul = len ? memchr(bytes, '\0', len) : NULL;
    if (bad < len) {
        status = sv_fail_at(err, SAMSVAR_EDATA, file, sv_lines_number(bytes, bad),
                            "is not valid UTF-8");
        goto fail;
    }
    if (nul) {
        status = sv_fail_at(err, SAMSVAR_EDATA, file,
                            sv_lines_number(bytes, (size_t)(nul - bytes)), "holds a NUL");
        goto fail;
    }
    size_t mark = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    sv_lines l = {bytes + mark, bytes + len, 0};
    samsvar_str line;
    while (sv_lines_next(&l, &line)) {
        uint32_t at = (uint32_t)(line.ptr - bytes);
        status = add_line(list, file, l.number, at, line.len, err);
        if (status)
            goto fail;
    }
    count_first_bytes(list);
    *out = list;
    return SAMSVAR_OK;
fail:
    sv_list_free(list);
    return status;
}

samsvar_status sv_list_parse(const char *file, const char *bytes, size_t len,
                             samsvar_list **out, sv_error *err)
{
    if (len > SV_LIMIT_LIST)
        return sv_fail_at(err, SAMSVAR_ELIMIT, file, 0,
                          "a list may have %u bytes (SV_LIMIT_LIST)", SV_LIMIT_LIST);
    char *copy = sv_strndup(bytes, len);
    if (!copy)
        return sv_fail_at(err, SAMSVAR_ENOMEM, file, 0, "out of memory");
    return parse(file, copy, len, out, err);
}

void sv_list_free(samsvar_list *list)
{
    if (!list)
        return;
    sv_vec_clear(&list->entries);
    sv_free(list->bytes);
    sv_free(list);
}

samsvar_str sv_list_find(const samsvar_list *list, samsvar_str key)
{
    samsvar_str value = {NULL, 0};
    if (!list || !key.len)
        return value;
    const uint32_t *begin = &list->begin[(unsigned char)key.ptr[0]];
    size_t low = begin[0], high = begin[1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const entry *e = &list->entries.data[middle];
        int order = compare(list->bytes + e->key, e->key_len, key.ptr, key.len);
        if (order == 0) {
            value.ptr = list->bytes + e->value;
            value.len = e->value_len;
            return value;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return value;
}

uint32_t sv_list_count(const samsvar_list *list)
{
    return list ? (uint32_t)list->entries.count : 0;
}

void sv_list_entry(const samsvar_list *list, uint32_t index, samsvar_str *key,
                   samsvar_str *value)
{
    samsvar_str none = {NULL, 0};
    *key = *value = none;
    if (index >= sv_list_count(list))
        return;
    const entry *e = &list->entries.data[index];
    key->ptr = list->bytes + e->key;
    key->len = e->key_len;
    value->ptr = list->bytes + e->value;
    value->len = e->value_len;
}

/* ------------------------------------------------------------------ packs */

/* Names come from plugins and documents and become paths. */
static int is_plain_name(const char *name)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    size_t len = strnlen(name, SV_LANG_SIZE);
    return len > 0 && len < SV_LANG_SIZE && strspn(name, plain) == len;
}

/* *out: DIR/packs/ID of the first data folder that has it, or NULL. */
static samsvar_status find_dir(const char *id, char **out, sv_error *err)
{
    const char *const *folders = NULL;
    size_t count = 0;
    char *sub = NULL;
    *out = NULL;
    samsvar_status status = sv_path_data(&folders, &count, err);
    if (status)
        return status;
    status = SAMSVAR_ENOMEM;
    sub = sv_path_join("packs", id);
    if (!sub)
        goto out;
    for (size_t i = 0; i < count; i++) {
        struct stat st;
        char *dir = sv_path_join(folders[i], sub);
        if (!dir)
            goto out;
        if (stat(dir, &st) == 0 && S_ISDIR(st.st_mode)) {
            *out = dir;
            break;
        }
        sv_free(dir);
    }
    status = SAMSVAR_OK;
out:
    sv_free(sub);
    sv_free((void *)folders);
    return status ? sv_fail(err, status, "out of memory") : SAMSVAR_OK;
}

samsvar_status sv_pack_open(const char *id, sv_pack **out, sv_error *err)
{
    if (!is_plain_name(id))
        return sv_fail(err, SAMSVAR_EINVAL,
                       "a pack's id is made of a-z, 0-9, '-' and '_'");
    sv_pack *pack = sv_calloc(1, sizeof *pack);
    if (!pack)
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    samsvar_status status = find_dir(id, &pack->dir, err);
    if (status) {
        sv_pack_free(pack);
        return status;
    }
    *out = pack;
    return SAMSVAR_OK;
}

samsvar_status sv_pack_open_dir(const char *dir, sv_pack **out, sv_error *err)
{
    sv_pack *pack = sv_calloc(1, sizeof *pack);
    if (!pack || !(pack->dir = sv_strdup(dir))) {
        sv_free(pack);
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    }
    *out = pack;
    return SAMSVAR_OK;
}

void sv_pack_free(sv_pack *pack)
{
    if (!pack)
        return;
    for (size_t i = 0; i < pack->lists.count; i++) {
        sv_free(pack->lists.data[i].name);
        sv_list_free(pack->lists.data[i].list);
    }
    sv_vec_clear(&pack->lists);
    sv_free(pack->dir);
    sv_free(pack);
}

const char *sv_pack_dir(const sv_pack *pack)
{
    return pack->dir;
}

/* *out NULL when there is no such file. */
static samsvar_status read_list(const char *dir, const char *name, const char *suffix,
                                samsvar_list **out, sv_error *err)
{
    samsvar_status status = SAMSVAR_ENOMEM;
    sv_buf base, bytes;
    struct stat st;
    char *path = NULL;
    sv_buf_init(&base, 256);
    sv_buf_init(&bytes, SV_LIMIT_LIST);
    sv_buf_puts(&base, name);
    if (sv_buf_puts(&base, suffix) == SAMSVAR_OK)
        path = sv_path_join(dir, base.data);
    if (!path) {
        sv_fail(err, status, "out of memory");
        goto out;
    }
    status = SAMSVAR_OK;
    if (stat(path, &st) != 0)
        goto out;
    if (!S_ISREG(st.st_mode)) { /* a FIFO would wait for ever */
        status = sv_fail_at(err, SAMSVAR_EDATA, path, 0, "is not a regular file");
        goto out;
    }
    status = sv_file_read(path, SV_LIMIT_LIST, &bytes, NULL, err);
    if (status)
        goto out;
    size_t len = bytes.len;
    char *taken = len ? sv_buf_take(&bytes, &len) : sv_strndup("", 0);
    status = taken ? parse(path, taken, len, out, err)
                   : sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
out:
    sv_free(path);
    sv_buf_clear(&bytes);
    sv_buf_clear(&base);
    return status;
}

samsvar_status sv_pack_list(sv_pack *pack, const char *name, const samsvar_list **out,
                            sv_error *err)
{
    *out = NULL;
    if (!is_plain_name(name))
        return sv_fail(err, SAMSVAR_EINVAL,
                       "a list's name is made of a-z, 0-9, '-' and '_'");
    for (size_t i = 0; i < pack->lists.count; i++)
        if (strcmp(pack->lists.data[i].name, name) == 0) {
            *out = pack->lists.data[i].list;
            return SAMSVAR_OK;
        }
    named_list fresh = {sv_strdup(name), NULL};
    samsvar_status status = SAMSVAR_OK;
    if (!fresh.name)
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    if (pack->dir) {
        status = read_list(pack->dir, name, ".tsv", &fresh.list, err);
        if (status == SAMSVAR_OK && !fresh.list)
            status = read_list(pack->dir, name, ".txt", &fresh.list, err);
    }
    if (status == SAMSVAR_OK && !sv_vec_push(&pack->lists, fresh))
        status = sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    if (status) {
        sv_list_free(fresh.list);
        sv_free(fresh.name);
        return status;
    }
    *out = fresh.list;
    return SAMSVAR_OK;
}
