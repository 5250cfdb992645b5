/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* skeleton.c -- samsvar_plugin_new(): a folder for a language that has no plugin yet, from
 * the templates of skeleton/ and what cldr/languages.tsv knows, both in the data folders. */
#include "core/api/skeleton.h"

#include "core/base/file.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/path.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ------------------------------------------------------------------ text and files */

static samsvar_status no_memory(sv_error *err)
{
    return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
}

/* The value of "@NAME@" at p, or NULL. */
static const char *value_at(const sv_skeleton *s, const char *p, size_t len, size_t *used)
{
    const struct {
        const char *name, *value;
    } all[] = {{"@ID@", s->id},     {"@CID@", s->cid},     {"@LANG@", s->lang},
               {"@NAME@", s->name}, {"@LICENSE@", "CC0-1.0"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        *used = strlen(all[i].name);
        if (len >= *used && memcmp(p, all[i].name, *used) == 0)
            return all[i].value;
    }
    return NULL;
}

static void substitute(const sv_skeleton *s, const char *text, size_t len, sv_buf *out)
{
    for (size_t i = 0; i < len;) {
        size_t used;
        const char *value = text[i] == '@' ? value_at(s, text + i, len - i, &used) : NULL;
        if (value) {
            sv_buf_puts(out, value);
            i += used;
        } else {
            sv_buf_putc(out, text[i++]);
        }
    }
}

static samsvar_status write_text(const sv_skeleton *s, const char *sub, const char *name,
                                 const sv_buf *text, sv_error *err)
{
    sv_file *f = NULL;
    char *dir = sv_path_join(s->dir, sub), *path = dir ? sv_path_join(dir, name) : NULL;
    samsvar_status status = path ? text->status : no_memory(err);
    if (!status)
        status = sv_file_create(path, &f, err);
    if (!status) {
        status = sv_file_write(f, text->data ? text->data : "", text->len);
        if (status)
            sv_file_abort(f);
        else
            status = sv_file_commit(f, err);
    }
    size_t n = strlen(name);
    if (!status && chmod(path, n > 3 && !strcmp(name + n - 3, ".sh") ? 0755 : 0644) != 0)
        status = sv_fail_at(err, SAMSVAR_EIO, path, 0, "chmod failed (error %d)", errno);
    sv_free(path);
    sv_free(dir);
    return status;
}

/* ------------------------------------------------------------------ templates */

typedef samsvar_status each_fn(sv_skeleton *s, const char *name, const char *text,
                               size_t len, sv_error *err);

static samsvar_status read_template(sv_skeleton *s, const char *dir, const char *name,
                                    each_fn *each, sv_error *err)
{
    sv_buf bytes;
    char *path = sv_path_join(dir, name);
    sv_buf_init(&bytes, SV_LIMIT_LIST);
    samsvar_status status =
        path ? sv_file_read(path, SV_LIMIT_LIST, &bytes, NULL, err) : no_memory(err);
    if (!status)
        status = each(s, name, bytes.data ? bytes.data : "", bytes.len, err);
    sv_buf_clear(&bytes);
    sv_free(path);
    return status;
}

static samsvar_status no_templates(const char *sub, sv_error *err)
{
    return sv_fail(err, SAMSVAR_ENOENT,
                   "the data folders have no skeleton/%s: samsvar is not installed whole, or "
                   "SAMSVAR_DATA_PATH does not name PREFIX/share/samsvar", sub);
}

/* Are the templates there? Asked before a folder is made: half a one is in the way. */
static samsvar_status find_templates(const sv_skeleton *s, sv_error *err)
{
    const char *const subs[] = {"pack", "all", s->data_only ? "data" : "c"};
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < sizeof subs / sizeof *subs && !status; i++) {
        char *path = sv_path_join("skeleton", subs[i]);
        char *dir = path ? sv_path_find_data(path) : NULL;
        if (!path)
            status = no_memory(err);
        else if (!dir)
            status = no_templates(subs[i], err);
        sv_free(dir);
        sv_free(path);
    }
    return status;
}

/* Every file of a folder of templates, in the order of their names. */
static samsvar_status each_template(sv_skeleton *s, const char *sub, each_fn *each,
                                    sv_error *err)
{
    struct dirent **names = NULL;
    char *path = sv_path_join("skeleton", sub), *dir = path ? sv_path_find_data(path) : NULL;
    int n = dir ? scandir(dir, &names, NULL, alphasort) : -1;
    samsvar_status status = SAMSVAR_OK;
    if (n < 0)
        status = no_templates(sub, err);
    for (int i = 0; i < n; i++) {
        if (!status && names[i]->d_name[0] != '.' && !strstr(names[i]->d_name, "~"))
            status = read_template(s, dir, names[i]->d_name, each, err);
        free(names[i]); /* scandir() uses malloc() */
    }
    free(names);
    sv_free(dir);
    sv_free(path);
    return status;
}

static samsvar_status write_file(sv_skeleton *s, const char *name, const char *text,
                                 size_t len, sv_error *err)
{
    sv_buf out;
    sv_buf_init(&out, SV_LIMIT_LIST);
    substitute(s, text, len, &out);
    samsvar_status status = write_text(s, ".", name, &out, err);
    sv_buf_clear(&out);
    return status;
}

static samsvar_status write_list(sv_skeleton *s, const char *name, const char *text,
                                 size_t len, sv_error *err)
{
    sv_buf out;
    sv_buf_init(&out, SV_LIMIT_LIST);
    sv_buf_puts(&out, "# SPDX-License-Identifier: CC0-1.0\n");
    substitute(s, text, len, &out);
    samsvar_status status = sv_skeleton_fill(s, name, &out);
    if (!status)
        status = write_text(s, "pack", name, &out, err);
    sv_buf_clear(&out);
    return status;
}

/* ------------------------------------------------------------------ the folder */

static samsvar_status make_folder(const char *path, sv_error *err)
{
    struct stat st;
    int entries = 0;
    if (mkdir(path, 0755) == 0)
        return SAMSVAR_OK;
    if (errno != EEXIST || stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
        return sv_fail_at(err, SAMSVAR_EIO, path, 0, "cannot be made (error %d)", errno);
    DIR *dir = opendir(path);
    struct dirent *e;
    while (dir && (e = readdir(dir)))
        entries += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    if (!dir)
        return sv_fail_at(err, SAMSVAR_EIO, path, 0, "cannot be read (error %d)", errno);
    closedir(dir);
    return entries ? sv_fail_at(err, SAMSVAR_EINVAL, path, 0,
                                "is there and not empty: name another folder")
                   : SAMSVAR_OK;
}

static samsvar_status make_all(sv_skeleton *s, sv_error *err)
{
    sv_buf json;
    char *pack = sv_path_join(s->dir, "pack");
    sv_buf_init(&json, SV_LIMIT_LIST);
    samsvar_status status = pack ? make_folder(s->dir, err) : no_memory(err);
    if (!status)
        status = make_folder(pack, err);
    if (!status)
        status = sv_skeleton_json(s, &json);
    if (!status)
        status = write_text(s, "pack", "pack.json", &json, err);
    if (!status)
        status = each_template(s, "pack", write_list, err);
    if (!status)
        status = each_template(s, "all", write_file, err);
    if (!status)
        status = each_template(s, s->data_only ? "data" : "c", write_file, err);
    sv_buf_clear(&json);
    sv_free(pack);
    return status;
}

/* Ids are the tag in lower case; C names have no hyphen. */
static samsvar_status name_it(sv_skeleton *s, const char *lang, sv_error *err)
{
    if (sv_lang_normalise(lang, strlen(lang), s->lang))
        return sv_fail(err, SAMSVAR_EINVAL, "\"%.40s\" is no language tag (BCP 47)", lang);
    for (size_t i = 0; i < sizeof s->id; i++) {
        char c = s->lang[i];
        s->id[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        s->cid[i] = (char)(s->id[i] == '-' ? '_' : s->id[i]);
    }
    memcpy(s->name, s->lang, sizeof s->lang);
    return SAMSVAR_OK;
}

samsvar_status samsvar_plugin_new(samsvar *sv, const char *lang, const char *dir,
                                  uint32_t data_only, samsvar_write_fn *write, void *data)
{
    sv_skeleton s = {.data_only = data_only};
    sv_buf name, said;
    sv_api_begin(sv);
    sv_buf_init(&s.table, SV_LIMIT_LEXICON);
    sv_buf_init(&name, SV_LIMIT_LIST);
    sv_buf_init(&said, SV_LIMIT_LIST);
    samsvar_status status = name_it(&s, lang, &sv->error);
    sv_buf_printf(&name, "samsvar-%s", s.id);
    s.dir = dir ? dir : name.data;
    if (!status)
        status = name.status;
    if (!status)
        status = sv_skeleton_known(&s, &sv->error);
    if (!status)
        status = find_templates(&s, &sv->error);
    if (!status)
        status = make_all(&s, &sv->error);
    if (!status && write) {
        sv_skeleton_say(sv, &s, &said);
        if (said.status || write(data, said.data, said.len) != 0)
            status = said.status ? said.status : SAMSVAR_EIO;
    }
    sv_buf_clear(&said);
    sv_buf_clear(&name);
    sv_buf_clear(&s.table);
    return sv_api_done(sv, status);
}
