/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_run.c -- from files to lists in the user's folder. */
#include "core/dict/import_run.h"

#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/path.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

samsvar_status sv_import_langs(const char *list, char langs[2][SV_LANG_SIZE], sv_error *err)
{
    const char *comma = strchr(list, ',');
    if (comma && sv_lang_normalise(list, (size_t)(comma - list), langs[0]) == SAMSVAR_OK &&
        sv_lang_normalise(comma + 1, strlen(comma + 1), langs[1]) == SAMSVAR_OK)
        return SAMSVAR_OK;
    return sv_fail(err, SAMSVAR_EINVAL, "two languages are wanted, like is,en, not \"%s\"", list);
}

/* ------------------------------------------------------------------ report */

static void report_json(const sv_import_job *job, const sv_import *im, const char *path,
                        sv_jsonw *w)
{
    sv_jsonw_break(w);
    sv_jsonw_object(w, NULL);
    sv_jsonw_str(w, "name", im->name);
    sv_jsonw_str(w, "file", path);
    sv_jsonw_bool(w, "written", !job->dry_run);
    sv_jsonw_array(w, "languages");
    sv_jsonw_str(w, NULL, im->from);
    sv_jsonw_str(w, NULL, im->to);
    sv_jsonw_close(w);
    sv_jsonw_str(w, "format", im->format ? im->format : "");
    sv_jsonw_text(w, "source", im->sources.data ? im->sources.data : "", im->sources.len);
    sv_jsonw_str(w, "license", im->license);
    sv_jsonw_milli(w, "weight", sv_milli_of(im->weight));
    sv_jsonw_int(w, "read", (int64_t)im->read);
    sv_jsonw_int(w, "kept", (int64_t)im->kept);
    sv_jsonw_int(w, "lines", im->lines);
    sv_jsonw_object(w, "left_out");
    for (int i = 0; i < SV_LEFT_COUNT; i++)
        if (im->left[i])
            sv_jsonw_int(w, sv_left_name((sv_left)i), (int64_t)im->left[i]);
    sv_jsonw_close(w);
    sv_jsonw_close(w);
}

static void put_number(sv_jsonw *w, const char *before, uint64_t n)
{
    char digits[20];
    sv_jsonw_puts(w, before);
    sv_jsonw_raw(w, digits, sv_digits_print(n, digits));
}

static void report_text(const sv_import_job *job, const sv_import *im, const char *path,
                        sv_jsonw *w)
{
    const char *before = "; left out: ";
    sv_jsonw_puts(w, job->dry_run ? "would write " : "");
    sv_jsonw_puts(w, path);
    put_number(w, ": read ", im->read);
    put_number(w, ", kept ", im->kept);
    put_number(w, " in ", im->lines);
    sv_jsonw_puts(w, " lines");
    for (int i = 0; i < SV_LEFT_COUNT; i++)
        if (im->left[i]) {
            sv_jsonw_puts(w, before);
            sv_jsonw_puts(w, sv_left_name((sv_left)i));
            put_number(w, " ", im->left[i]);
            before = ", ";
        }
    sv_jsonw_puts(w, "; license: ");
    sv_jsonw_puts(w, im->license[0] ? im->license : "not known");
    sv_jsonw_puts(w, "\n");
}

/* ------------------------------------------------------------------ writing */

/* mkdir -p, for the user alone. */
static samsvar_status make_folder(const char *folder, sv_error *err)
{
    char *path = sv_strdup(folder);
    samsvar_status status = path ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (char *p = path; p && status == SAMSVAR_OK; p++) {
        if ((*p != '/' && *p) || p == path)
            continue;
        char was = *p;
        *p = 0;
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            status = sv_fail_at(err, SAMSVAR_EIO, path, 0, "cannot make the folder: %s",
                                strerror(errno));
        *p = was;
        if (!was)
            break;
    }
    sv_free(path);
    return status;
}

static char *list_path(const sv_import_job *job, const sv_import *im)
{
    sv_buf b;
    sv_buf_init(&b, 8192);
    sv_buf_printf(&b, "%s/%s.%s-%s.tsv", job->folder, im->name, im->from, im->to);
    return sv_buf_take(&b, NULL);
}

samsvar_status sv_import_save(const sv_import_job *job, const sv_import *im, sv_jsonw *w,
                              sv_error *err)
{
    sv_buf text;
    sv_file *f = NULL;
    char *path = list_path(job, im);
    samsvar_status status = path ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    sv_buf_init(&text, SV_LIMIT_LEXICON);
    if (status == SAMSVAR_OK && im->entries.count == 0)
        status = sv_fail_at(err, SAMSVAR_EDATA, im->sources.data ? im->sources.data : "", 0,
                            "there is no entry in it that can be used");
    if (status == SAMSVAR_OK && !job->dry_run) {
        status = sv_import_print(im, &text);
        if (status == SAMSVAR_ELIMIT)
            sv_fail_at(err, status, path, 0, "the list is larger than a lexicon may be");
        if (status == SAMSVAR_OK)
            status = make_folder(job->folder, err);
        if (status == SAMSVAR_OK)
            status = sv_file_create(path, &f, err);
        if (status == SAMSVAR_OK) {
            sv_file_write(f, text.data, text.len);
            status = sv_file_commit(f, err);
        }
    }
    if (status == SAMSVAR_OK && job->as_json)
        report_json(job, im, path, w);
    else if (status == SAMSVAR_OK)
        report_text(job, im, path, w);
    sv_buf_clear(&text);
    sv_free(path);
    return status;
}

/* ------------------------------------------------------------------ files */

typedef SV_VEC(sv_import *) lists;

static void free_lists(lists *all)
{
    for (size_t i = 0; i < all->count; i++)
        sv_import_free(all->data[i]);
    sv_vec_clear(all);
}

/* Reads one file into a list of its own. */
static samsvar_status read_one(const sv_import_job *job, const char *path, const char *format,
                               sv_import **out, sv_error *err)
{
    sv_import *im = sv_import_new();
    if (!im)
        return SAMSVAR_ENOMEM;
    memcpy(im->from, job->langs[0], sizeof im->from);
    memcpy(im->to, job->langs[1], sizeof im->to);
    im->weight = job->weight;
    if (job->license)
        snprintf(im->license, sizeof im->license, "%s", job->license);
    if (job->name)
        snprintf(im->name, sizeof im->name, "%s", job->name);
    sv_buf_puts(&im->sources, path);
    samsvar_status status = im->sources.status;
    if (status == SAMSVAR_OK)
        status = sv_import_file(im, path, format, err);
    if (status == SAMSVAR_OK && im->origin.len && im->entries.count) {
        sv_buf_reset(&im->sources); /* a list that tells its source keeps it */
        sv_buf_add(&im->sources, im->origin.data, im->origin.len);
        status = im->sources.status ? im->sources.status : im->origin.status;
    }
    if (status != SAMSVAR_OK) {
        sv_import_free(im);
        im = NULL;
    }
    *out = im;
    return status;
}

/* Puts a list to those of the same name and languages, or to the others; takes it. */
static samsvar_status put(lists *all, sv_import *im)
{
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < all->count; i++) {
        sv_import *o = all->data[i];
        if (strcmp(o->name, im->name) || strcmp(o->from, im->from) || strcmp(o->to, im->to))
            continue;
        status = sv_import_merge(o, im);
        if (im->weight < o->weight)
            o->weight = im->weight;
        sv_import_free(im);
        return status;
    }
    if (sv_vec_push(all, im))
        return SAMSVAR_OK;
    sv_import_free(im);
    return SAMSVAR_ENOMEM;
}

static samsvar_status save_all(const sv_import_job *job, const lists *all, sv_jsonw *w,
                               sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < all->count && status == SAMSVAR_OK; i++)
        status = sv_import_finish(all->data[i]);
    if (job->as_json)
        sv_jsonw_array(w, NULL);
    for (size_t i = 0; i < all->count && status == SAMSVAR_OK; i++)
        status = sv_import_save(job, all->data[i], w, err);
    if (job->as_json) {
        sv_jsonw_close(w);
        sv_jsonw_newline(w);
    }
    return status;
}

samsvar_status sv_import_files(const sv_import_job *job, const char *const *paths,
                               uint32_t count, sv_jsonw *w, sv_error *err)
{
    lists all = {0};
    samsvar_status status = SAMSVAR_OK;
    if (job->name && !sv_import_name_ok(job->name))
        return sv_fail(err, SAMSVAR_EINVAL,
                       "a list's name is of letters, digits, - and _, not \"%s\"", job->name);
    for (uint32_t i = 0; i < count && status == SAMSVAR_OK; i++) {
        sv_import *im = NULL;
        status = sv_canceled() ? SAMSVAR_ECANCELED
                               : read_one(job, paths[i], job->format, &im, err);
        if (status == SAMSVAR_OK)
            status = put(&all, im);
        if (status == SAMSVAR_ELIMIT)
            sv_fail(err, status, "a list has more than %u entries", SV_LIMIT_LIST_ENTRIES);
    }
    if (status == SAMSVAR_OK)
        status = save_all(job, &all, w, err);
    free_lists(&all);
    return status;
}

/* ------------------------------------------------------------------ packages */

static int wanted(const sv_import_job *job, const sv_import_found *f)
{
    const char *a = job->langs[0], *b = job->langs[1];
    if (!a[0])
        return 1;
    return (!strcmp(f->from, a) && !strcmp(f->to, b)) ||
           (!strcmp(f->from, b) && !strcmp(f->to, a));
}

static samsvar_status import_package(const sv_import_job *job, const sv_import_found *f,
                                     sv_jsonw *w, sv_error *err)
{
    sv_import_job own = *job;
    sv_import *im = NULL;
    memcpy(own.langs[0], f->from, SV_LANG_SIZE);
    memcpy(own.langs[1], f->to, SV_LANG_SIZE);
    own.name = f->name;
    own.license = job->license ? job->license : f->license;
    samsvar_status status = read_one(&own, f->path, f->format, &im, err);
    if (status == SAMSVAR_OK) {
        sv_buf_reset(&im->sources);
        sv_buf_printf(&im->sources, "%s (%s)", f->package, f->path);
        status = im->sources.status;
    }
    if (status == SAMSVAR_OK)
        status = sv_import_finish(im);
    if (status == SAMSVAR_OK)
        status = sv_import_save(&own, im, w, err);
    sv_import_free(im);
    return status;
}

samsvar_status sv_import_packages(const sv_import_job *job, sv_jsonw *w, uint32_t *failed,
                                  sv_error *err)
{
    char text[SV_ERROR_FILE + SV_ERROR_TEXT + 16];
    sv_import_found_list found = {0};
    samsvar_status status = sv_import_installed(job->root, &found, err);
    uint32_t done = 0;
    *failed = 0;
    if (job->as_json)
        sv_jsonw_array(w, NULL);
    for (size_t i = 0; i < found.list.count && status == SAMSVAR_OK; i++) {
        sv_error one;
        sv_error_init(&one);
        sv_progress("dictionaries", i, found.list.count);
        if (!wanted(job, &found.list.data[i]))
            continue;
        done++;
        samsvar_status s = import_package(job, &found.list.data[i], w, &one);
        if (s == SAMSVAR_ENOMEM || s == SAMSVAR_ECANCELED) {
            status = s;
        } else if (s != SAMSVAR_OK) {
            ++*failed;
            sv_error_print(&one, text, sizeof text);
            sv_log(SV_LOG_WARNING, "%s", text);
        }
    }
    if (job->as_json) {
        sv_jsonw_close(w);
        sv_jsonw_newline(w);
    }
    sv_import_found_clear(&found);
    if (status == SAMSVAR_OK && !done)
        status = sv_fail(err, SAMSVAR_EDATA,
                         "no installed package has a dictionary for this (Debian: apertium-*, "
                         "dict-freedict-*, mythes-*)");
    return status;
}

/* ------------------------------------------------------------------ removing */

/* Is file NAME.A-B.tsv of this name, which may be "NAME" or "NAME.A-B"? */
static int is_list(const char *file, const char *name)
{
    size_t n = strlen(name), len = strlen(file);
    if (len < n + 4 || strncmp(file, name, n) || strcmp(file + len - 4, ".tsv"))
        return 0;
    if (strchr(name, '.'))
        return len == n + 4;
    return file[n] == '.' && strchr(file + n, '-') != NULL &&
           strchr(file + n + 1, '.') == file + len - 4;
}

static int name_ok(const char *name)
{
    const char *dot = strchr(name, '.');
    char head[SV_LIST_NAME + 1] = "";
    if (!dot)
        return sv_import_name_ok(name);
    if (dot - name > SV_LIST_NAME)
        return 0;
    memcpy(head, name, (size_t)(dot - name));
    return sv_import_name_ok(head) && sv_import_name_ok(dot + 1);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

samsvar_status sv_import_remove(const char *folder, const char *name, uint32_t *removed,
                                sv_error *err)
{
    *removed = 0;
    if (!name_ok(name))
        return sv_fail(err, SAMSVAR_EINVAL, "\"%s\" is no name of a list", name);
    struct dirent **files = NULL;
    int n = scandir(folder, &files, NULL, by_name);
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < n; i++) {
        char *path = NULL;
        if (status == SAMSVAR_OK && is_list(files[i]->d_name, name)) {
            path = sv_path_join(folder, files[i]->d_name);
            if (!path)
                status = SAMSVAR_ENOMEM;
            else if (unlink(path) == 0)
                ++*removed;
            else
                status = sv_fail_at(err, SAMSVAR_EIO, path, 0, "cannot be removed: %s",
                                    strerror(errno));
        }
        sv_free(path);
        free(files[i]); /* scandir() uses malloc() */
    }
    free(files);
    return status;
}
