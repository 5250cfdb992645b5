/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* packfile.c -- reads pack.json. */
#include "core/plug/packfile.h"

#include "core/base/file.h"
#include "core/base/jsonin.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/path.h"
#include "core/base/vec.h"
#include "plugins/common/svp_default.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FALLBACK_WEIGHT = 600 };

struct sv_packfile {
    sv_arena arena;
    const char *dir;
    samsvar_plugin plugin;
    svp_lang lang;
    const char *languages[SV_LIMIT_PACK_LANGS + 1];
    sv_pack_fallback fallback[SV_LIMIT_PACK_FALLBACKS];
    uint32_t fallback_count;
    const char *dictionary;
    SV_VEC(const char *) warnings;
};

/* pack.json being read. */
typedef struct reader {
    sv_packfile *p;
    const char *file, *bytes;
    size_t len;
    sv_error *err;
} reader;

/* ------------------------------------------------------------------ messages */

/* Jansson keeps no lines: that of the first `"key"` that a colon follows. Good for a
 * message; a key inside of a value that comes earlier would mislead only the eye. */
static uint32_t line_of(const reader *r, const char *key)
{
    size_t n = strlen(key);
    uint32_t line = 1;
    for (size_t i = 0; i < r->len; i++) {
        if (r->bytes[i] == '\n')
            line++;
        if (r->bytes[i] != '"' || r->len - i < n + 2 || memcmp(r->bytes + i + 1, key, n) ||
            r->bytes[i + n + 1] != '"')
            continue;
        size_t k = i + n + 2;
        while (k < r->len && (r->bytes[k] == ' ' || r->bytes[k] == '\t'))
            k++;
        if (k < r->len && r->bytes[k] == ':')
            return line;
    }
    return 0;
}

static samsvar_status bad(const reader *r, const char *key, const char *what)
{
    return sv_fail_at(r->err, SAMSVAR_EDATA, r->file, line_of(r, key), "\"%s\" %s", key,
                      what);
}

static samsvar_status no_memory(const reader *r)
{
    return sv_fail_at(r->err, SAMSVAR_ENOMEM, r->file, 0, "out of memory");
}

static const char *keep(const reader *r, const char *text)
{
    return sv_arena_strndup(&r->p->arena, text, strlen(text));
}

static samsvar_status warn(const reader *r, const char *key, const char *what)
{
    sv_error e; /* for its way of cutting */
    char line[SV_ERROR_FILE + SV_ERROR_TEXT];
    sv_error_init(&e);
    sv_fail_at(&e, SAMSVAR_EDATA, r->file, line_of(r, key), "\"%s\" %s", key, what);
    sv_error_print(&e, line, sizeof line);
    const char *kept = keep(r, line);
    return kept && sv_vec_push(&r->p->warnings, kept) ? SAMSVAR_OK : no_memory(r);
}

/* ------------------------------------------------------------------ values */

typedef samsvar_status take_fn(const reader *r, const char *key, const json_t *value);

/* A string of 1..255 bytes without NULs, or NULL. */
static const char *plain_text(const json_t *value)
{
    size_t n = json_string_length(value);
    const char *s = json_string_value(value);
    return s && n && n <= SV_LIMIT_PLUGIN_TEXT && strlen(s) == n ? s : NULL;
}

static samsvar_status take_text(const reader *r, const char *key, const json_t *value,
                                const char **out)
{
    const char *text = plain_text(value);
    if (!text)
        return bad(r, key, "is a text of 1 to 255 bytes");
    *out = keep(r, text);
    return *out ? SAMSVAR_OK : no_memory(r);
}

static samsvar_status take_id(const reader *r, const char *key, const json_t *value)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    const char *id = plain_text(value);
    if (!id || strspn(id, plain) != strlen(id) || strlen(id) >= SV_LANG_SIZE)
        return bad(r, key, "is made of at most 35 of a-z, 0-9, '-', '_'");
    return take_text(r, key, value, &r->p->plugin.id);
}

static samsvar_status take_name(const reader *r, const char *key, const json_t *value)
{
    return take_text(r, key, value, &r->p->plugin.name);
}

static samsvar_status take_version(const reader *r, const char *key, const json_t *value)
{
    return take_text(r, key, value, &r->p->plugin.version);
}

static samsvar_status take_license(const reader *r, const char *key, const json_t *value)
{
    return take_text(r, key, value, &r->p->plugin.license);
}

static samsvar_status take_format(const reader *r, const char *key, const json_t *value)
{
    const char *text = plain_text(value);
    if (!text || strcmp(text, "samsvar-pack/1") != 0)
        return bad(r, key, "must be \"samsvar-pack/1\" for this version of samsvar");
    return SAMSVAR_OK;
}

static samsvar_status take_info(const reader *r, const char *key, const json_t *value)
{
    return json_is_string(value) || json_is_array(value)
               ? SAMSVAR_OK
               : bad(r, key, "is a text, or a list of texts");
}

static samsvar_status take_tag(const reader *r, const char *key, const json_t *value,
                               const char **out)
{
    char tag[SV_LANG_SIZE];
    const char *text = plain_text(value);
    if (!text || sv_lang_normalise(text, strlen(text), tag) || strcmp(tag, text) != 0)
        return bad(r, key, "holds something that is no canonical BCP 47 tag");
    *out = keep(r, text);
    return *out ? SAMSVAR_OK : no_memory(r);
}

static samsvar_status take_languages(const reader *r, const char *key,
                                     const json_t *value)
{
    size_t n = json_array_size(value);
    samsvar_status status = SAMSVAR_OK;
    if (n == 0 || n > SV_LIMIT_PACK_LANGS)
        return bad(r, key, "is a list of 1 to 16 language tags");
    for (size_t i = 0; i < n && !status; i++)
        status = take_tag(r, key, json_array_get(value, i), &r->p->languages[i]);
    return status;
}

static samsvar_status take_decimal(const reader *r, const char *key, const json_t *value)
{
    const char *text = plain_text(value);
    if (!text || (strcmp(text, ",") != 0 && strcmp(text, ".") != 0))
        return bad(r, key, "is \",\" or \".\"");
    r->p->lang.decimal = (uint32_t)(unsigned char)text[0];
    return SAMSVAR_OK;
}

static samsvar_status take_flag(const reader *r, const char *key, const json_t *value)
{
    static const struct {
        const char *key;
        uint32_t flag;
    } flags[] = {
        {"space_groups", SVP_LANG_SPACE_GROUPS},   {"ordinal_stop", SVP_LANG_ORDINAL_DOT},
        {"month_first", SVP_LANG_MONTH_FIRST},     {"compounds", SVP_LANG_COMPOUNDS},
        {"name_cases", SVP_LANG_NAME_CASES},       {"rule_stems", SVP_LANG_RULE_STEMS},
        {"noun_capitals", SVP_LANG_NOUN_CAPITALS},
    };
    if (!json_is_boolean(value))
        return bad(r, key, "is true or false");
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (json_is_true(value) && strcmp(flags[i].key, key) == 0)
            r->p->lang.flags |= flags[i].flag;
    return SAMSVAR_OK;
}

static samsvar_status take_dictionary(const reader *r, const char *key,
                                      const json_t *value)
{
    char tag[SV_LANG_SIZE];
    if (json_is_false(value)) {
        r->p->dictionary = "";
        return SAMSVAR_OK;
    }
    const char *text = plain_text(value);
    if (!text || sv_lang_normalise(text, strlen(text), tag))
        return bad(r, key, "is a language tag like \"de-AT\", or false");
    r->p->dictionary = keep(r, tag);
    return r->p->dictionary ? SAMSVAR_OK : no_memory(r);
}

/* "is", or {"language": "is", "weight": 0.6} */
static samsvar_status take_relative(const reader *r, const char *key, const json_t *value)
{
    sv_pack_fallback *f = &r->p->fallback[r->p->fallback_count];
    const json_t *lang = value, *weight = NULL;
    f->weight = FALLBACK_WEIGHT;
    if (json_is_object(value)) {
        lang = json_object_get(value, "language");
        weight = json_object_get(value, "weight");
        if (json_object_size(value) > 1u + (weight != NULL))
            return bad(r, key, "holds an object with more than \"language\" and \"weight\"");
    }
    if (weight) {
        double w = json_is_number(weight) ? json_number_value(weight) : 0;
        if (!(w >= 0.001 && w <= 1))
            return bad(r, key, "has a weight that is not between 0.001 and 1");
        f->weight = (uint32_t)(w * 1000 + 0.5);
    }
    samsvar_status status = take_tag(r, key, lang, &f->lang);
    if (!status)
        r->p->fallback_count++;
    return status;
}

static samsvar_status take_fallback(const reader *r, const char *key, const json_t *value)
{
    size_t n = json_array_size(value);
    samsvar_status status = SAMSVAR_OK;
    if (!json_is_array(value) || n > SV_LIMIT_PACK_FALLBACKS)
        return bad(r, key, "is a list of at most 4 related languages");
    for (size_t i = 0; i < n && !status; i++)
        status = take_relative(r, key, json_array_get(value, i));
    return status;
}

/* ------------------------------------------------------------------ the object */

static const struct {
    const char *key;
    take_fn *take;
    int needed;
} keys[] = {
    {"format", take_format, 1},         {"id", take_id, 1},
    {"name", take_name, 1},             {"version", take_version, 1},
    {"license", take_license, 1},       {"languages", take_languages, 1},
    {"decimal", take_decimal, 0},       {"space_groups", take_flag, 0},
    {"ordinal_stop", take_flag, 0},     {"month_first", take_flag, 0},
    {"compounds", take_flag, 0},        {"name_cases", take_flag, 0},
    {"rule_stems", take_flag, 0},       {"noun_capitals", take_flag, 0},
    {"dictionary", take_dictionary, 0}, {"fallback", take_fallback, 0},
    {"description", take_info, 0},      {"authors", take_info, 0},
    {"homepage", take_info, 0},         {"comment", take_info, 0},
};
enum { KEYS = sizeof keys / sizeof *keys };

static samsvar_status read_object(const reader *r, json_t *object)
{
    const char *key;
    json_t *value;
    if (!json_is_object(object))
        return sv_fail_at(r->err, SAMSVAR_EDATA, r->file, 1, "is not a JSON object");
    for (size_t i = 0; i < KEYS; i++) {
        value = json_object_get(object, keys[i].key);
        samsvar_status status = value ? keys[i].take(r, keys[i].key, value) : SAMSVAR_OK;
        if (status)
            return status;
        if (!value && keys[i].needed)
            return sv_fail_at(r->err, SAMSVAR_EDATA, r->file, 0, "\"%s\" is missing",
                              keys[i].key);
    }
    json_object_foreach(object, key, value) {
        size_t i = 0;
        while (i < KEYS && strcmp(keys[i].key, key) != 0)
            i++;
        if (i == KEYS && warn(r, key, "is unknown and is passed over"))
            return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

static void finish(sv_packfile *p)
{
    const char *id = p->plugin.id, *name = p->plugin.name, *version = p->plugin.version,
               *license = p->plugin.license;
    p->plugin = svp_default_hooks;
    p->plugin.id = id;
    p->plugin.name = name;
    p->plugin.version = version;
    p->plugin.license = license;
    p->plugin.languages = p->languages;
    p->plugin.impl = &p->lang;
    p->lang.lang = p->languages[0];
    if (p->fallback_count)
        p->lang.flags |= SVP_LANG_SISTER;
}

samsvar_status sv_packfile_parse(const char *dir, const char *file, const char *bytes,
                                 size_t len, sv_packfile **out, sv_error *err)
{
    json_t *object = NULL;
    sv_packfile *p = sv_calloc(1, sizeof *p);
    if (!p)
        return sv_fail_at(err, SAMSVAR_ENOMEM, file, 0, "out of memory");
    sv_arena_init(&p->arena);
    p->lang.decimal = ',';
    reader r = {p, file, bytes, len, err};
    samsvar_status status = sv_json_parse(bytes, len, file, 1, &object, err);
    if (!status)
        status = read_object(&r, object);
    json_decref(object);
    if (!status && !(p->dir = keep(&r, dir)))
        status = no_memory(&r);
    if (status) {
        sv_packfile_free(p);
        return status;
    }
    finish(p);
    *out = p;
    return SAMSVAR_OK;
}

void sv_packfile_free(sv_packfile *p)
{
    if (!p)
        return;
    sv_vec_clear(&p->warnings);
    sv_arena_clear(&p->arena);
    sv_free(p);
}

/* ------------------------------------------------------------------ files */

/* Lists cannot run, so a group may write to them; but nobody else may, nor may they be
 * another user's: they decide what results are. */
static samsvar_status check_trust(const char *path, sv_error *err)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return sv_fail_at(err, SAMSVAR_EIO, path, 0, "cannot be examined (error %d)", errno);
    if (st.st_uid != 0 && st.st_uid != geteuid())
        return sv_fail_at(err, SAMSVAR_EPLUGIN, path, 0,
                          "belongs to user %lu, not to root or you: use a copy",
                          (unsigned long)st.st_uid);
    if (st.st_mode & S_IWOTH)
        return sv_fail_at(err, SAMSVAR_EPLUGIN, path, 0,
                          "everybody may write to it: chmod o-w it");
    return SAMSVAR_OK;
}

samsvar_status sv_packfile_open(const char *dir, int trust_all, sv_packfile **out,
                                sv_error *err)
{
    struct stat st;
    sv_buf bytes;
    char *path = sv_path_join(dir, "pack.json");
    if (!path)
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    sv_buf_init(&bytes, SV_LIMIT_PACK);
    samsvar_status status = SAMSVAR_ENOENT;
    if (stat(path, &st) != 0)
        goto out;
    status = S_ISREG(st.st_mode)
                 ? SAMSVAR_OK
                 : sv_fail_at(err, SAMSVAR_EDATA, path, 0, "is not a regular file");
    if (!status && !trust_all && !(status = check_trust(dir, err)))
        status = check_trust(path, err);
    if (!status)
        status = sv_file_read(path, SV_LIMIT_PACK, &bytes, NULL, err);
    if (!status)
        status = sv_packfile_parse(dir, path, bytes.data ? bytes.data : "", bytes.len, out,
                                   err);
out:
    sv_buf_clear(&bytes);
    sv_free(path);
    return status;
}

/* ------------------------------------------------------------------ questions */

const samsvar_plugin *sv_packfile_plugin(const sv_packfile *p)
{
    return &p->plugin;
}

const char *sv_packfile_dir(const sv_packfile *p)
{
    return p->dir;
}

uint32_t sv_packfile_fallbacks(const sv_packfile *p, const sv_pack_fallback **out)
{
    *out = p->fallback;
    return p->fallback_count;
}

const char *sv_packfile_dictionary(const sv_packfile *p)
{
    return p->dictionary;
}

const char *sv_packfile_warning(const sv_packfile *p, uint32_t index)
{
    return index < p->warnings.count ? p->warnings.data[index] : NULL;
}

/* ------------------------------------------------------------------ checksum */

static int is_list(const struct dirent *d)
{
    size_t n = strlen(d->d_name);
    return d->d_name[0] != '.' && ((n > 4 && (!strcmp(d->d_name + n - 4, ".tsv") ||
                                              !strcmp(d->d_name + n - 4, ".txt"))) ||
                                   !strcmp(d->d_name, "pack.json"));
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* "NAME NUL SUM NUL" of a file. */
static samsvar_status add_sum(const char *dir, const char *name, sv_buf *all, sv_error *err)
{
    char sum[65] = "";
    char *path = sv_path_join(dir, name);
    samsvar_status status =
        path ? sv_sha256_file(path, sum, err) : sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    sv_free(path);
    if (!status)
        status = sv_buf_add(all, name, strlen(name) + 1);
    return status ? status : sv_buf_add(all, sum, sizeof sum);
}

samsvar_status sv_packfile_sum(const char *dir, char out[65], sv_error *err)
{
    struct dirent **names = NULL;
    int n = scandir(dir, &names, is_list, by_name);
    samsvar_status status = SAMSVAR_OK;
    sv_buf all;
    sv_buf_init(&all, SV_LIMIT_LIST);
    for (int i = 0; i < n; i++) {
        if (!status)
            status = add_sum(dir, names[i]->d_name, &all, err);
        free(names[i]); /* scandir() uses malloc() */
    }
    free(names);
    if (!status)
        sv_sha256(all.data ? all.data : "", all.len, out);
    sv_buf_clear(&all);
    return status;
}
