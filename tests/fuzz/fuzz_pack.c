/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_pack.c -- any bytes as a list of a language pack, and as a pack.json. What is accepted is sorted
 * and finds each of its keys; what is not names the line. */
#include "core/base/utf8.h"
#include "core/plug/pack.h"
#include "core/plug/packfile.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

static int order(samsvar_str a, samsvar_str b)
{
    uint32_t shorter = a.len < b.len ? a.len : b.len;
    int o = memcmp(a.ptr, b.ptr, shorter);
    return o ? o : (a.len > b.len) - (a.len < b.len);
}

static void check_list(const samsvar_list *list, const char *bytes, size_t size)
{
    samsvar_str key, value, last = {"", 0};
    uint32_t count = sv_list_count(list);
    must(count <= size);
    for (uint32_t i = 0; i < count; i++) {
        sv_list_entry(list, i, &key, &value);
        must(key.ptr && key.len > 0 && value.ptr && order(last, key) < 0);
        must(!memchr(key.ptr, '\t', key.len) && !memchr(key.ptr, '\n', key.len));
        must(!memchr(value.ptr, '\n', value.len));
        samsvar_str found = sv_list_find(list, key);
        must(found.ptr == value.ptr && found.len == value.len);
        last = key;
    }
    sv_list_entry(list, count, &key, &value);
    must(!key.ptr && !value.ptr);
    key.ptr = bytes;
    key.len = (uint32_t)size;
    sv_list_find(list, key);
}

static void check_packfile(const char *bytes, size_t size)
{
    sv_packfile *p = NULL;
    sv_error err;
    const char *line;
    sv_error_init(&err);
    samsvar_status status = sv_packfile_parse("/d", "pack.json", bytes, size, &p, &err);
    must(status == SAMSVAR_OK || status == SAMSVAR_EDATA || status == SAMSVAR_ELIMIT);
    must((status == SAMSVAR_OK) == (p != NULL) && err.code == status);
    must(!p || (sv_packfile_plugin(p)->id && sv_packfile_plugin(p)->languages[0]));
    for (uint32_t i = 0; p && (line = sv_packfile_warning(p, i)); i++)
        must(sv_utf8_check(line, strlen(line)) == strlen(line));
    sv_packfile_free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    samsvar_list *list = NULL;
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_list_parse("list.tsv", bytes, size, &list, &err);
    must(status == SAMSVAR_OK || status == SAMSVAR_EDATA);
    must(err.code == status && (status == SAMSVAR_OK) == (list != NULL));
    must(status == SAMSVAR_OK || err.line > 0);
    must(sv_utf8_check(err.message, strlen(err.message)) == strlen(err.message));
    if (list)
        check_list(list, bytes, size);
    sv_list_free(list);
    if (size > 0 && memchr(bytes, '{', size))
        check_packfile(bytes, size);
    return 0;
}
