/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lists.c -- every line of every list, then what lists say against each other. */
#include "core/conform/lists.h"

#include "core/base/arena.h"
#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/lines.h"
#include "core/base/path.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME = 64, SHOWN = 60, FINDINGS = 20 };

typedef struct entry {
    samsvar_str key, value;
    uint32_t line;
} entry;

typedef struct file {
    char name[NAME]; /* of the list */
    char *path;
    sv_buf bytes;
    SV_VEC(entry) entries;
    samsvar_list *list; /* NULL: it is broken */
} file;

typedef struct pack {
    sv_trial *t;
    const sv_lists *what;
    SV_VEC(file) files; /* in the order of their names */
} pack;

static int shown(samsvar_str s)
{
    return (int)(s.len < SHOWN ? s.len : SHOWN);
}

/* ------------------------------------------------------------------ lines */

static const char *form_wrong(samsvar_str line)
{
    sv_buf nfc;
    const char *why = NULL;
    sv_buf_init(&nfc, SV_LIMIT_LIST);
    for (uint32_t i = 0; i < line.len && !why; i++)
        if ((unsigned char)line.ptr[i] < ' ' && line.ptr[i] != '\t')
            why = "has a control character";
    if (!why && (line.ptr[0] == ' ' || line.ptr[line.len - 1] == ' '))
        why = "has white space at an end";
    for (uint32_t i = 0; i + 1 < line.len && !why; i++) {
        const char *p = line.ptr + i;
        if ((p[0] == ' ' && (p[1] == ' ' || p[1] == '\t')) || (p[0] == '\t' && p[1] == ' ') ||
            (p[0] == '\\' && p[1] == 't'))
            why = "has spaces or \"\\t\" where one tab should be";
    }
    if (!why && sv_uchar_nfc(line.ptr, line.len, &nfc) == SAMSVAR_OK &&
        (nfc.len != line.len || memcmp(nfc.data, line.ptr, line.len) != 0))
        why = "is not in NFC";
    sv_buf_clear(&nfc);
    return why;
}

static int is_lower(samsvar_str key)
{
    const char *p = key.ptr, *end = p + key.len;
    while (p < end)
        if (sv_uchar_class(sv_utf8_next(p, end, &p)) & SV_CH_UPPER)
            return 0;
    return 1;
}

static void check_entry(pack *k, file *f, samsvar_str line, uint32_t number)
{
    const char *tab = memchr(line.ptr, '\t', line.len), *why = form_wrong(line);
    uint32_t n = tab ? (uint32_t)(tab - line.ptr) : line.len;
    entry e = {{line.ptr, n}, {line.ptr + line.len, 0}, number};
    if (tab)
        e.value = (samsvar_str){tab + 1, line.len - n - 1};
    if (!why && e.value.len && memchr(e.value.ptr, '\t', e.value.len))
        why = "has more than two columns";
    if (!why)
        why = sv_list_value_wrong(f->name, e.value);
    if (!why && sv_list_is_lower(f->name) && !is_lower(e.key))
        why = "can never be found: keys of this list are in lower case";
    if (why)
        sv_trial_finding(k->t, f->path, number, "\"%.*s\": %s%s%.*s", shown(e.key), e.key.ptr,
                         why, strncmp(why, "is a value", 10) == 0 ? ": " : "",
                         strncmp(why, "is a value", 10) == 0 ? shown(e.value) : 0, e.value.ptr);
    if (e.key.len && !sv_vec_push(&f->entries, e))
        sv_trial_finding(k->t, f->path, number, "out of memory");
}

static int before(samsvar_str a, samsvar_str b)
{
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* All that are out of order or there twice, not only the first. */
static void check_order(pack *k, const file *f)
{
    for (size_t i = 1; i < f->entries.count; i++) {
        const entry *e = &f->entries.data[i];
        int order = before(e[-1].key, e->key);
        if (order == 0)
            sv_trial_finding(k->t, f->path, e->line, "the key \"%.*s\" is there twice",
                             shown(e->key), e->key.ptr);
        else if (order > 0)
            sv_trial_finding(
                k->t, f->path, e->line,
                "\"%.*s\" is out of order: sort the list by bytes (LC_ALL=C)", shown(e->key),
                e->key.ptr);
    }
}

static void check_lines(pack *k, file *f)
{
    const char *bytes = f->bytes.data ? f->bytes.data : "";
    sv_lines l = {bytes, bytes + f->bytes.len, 0};
    samsvar_str line;
    if (f->bytes.len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        l.at += 3;
    while (sv_lines_next(&l, &line)) {
        if (l.at[-1] != '\n')
            sv_trial_finding(k->t, f->path, l.number, "has no line end");
        if (line.len && line.ptr[0] != '#')
            check_entry(k, f, line, l.number);
    }
    check_order(k, f);
}

static void check_file(pack *k, file *f)
{
    struct stat st;
    sv_error err;
    sv_error_init(&err);
    uint32_t before_it = k->t->used;
    samsvar_status status = SAMSVAR_OK;
    if (stat(f->path, &st) != 0 || !S_ISREG(st.st_mode))
        status = sv_fail_at(&err, SAMSVAR_EDATA, f->path, 0, "is no file");
    if (!status)
        status = sv_file_read(f->path, SV_LIMIT_LIST, &f->bytes, NULL, &err);
    samsvar_status parsed =
        status ? status
               : sv_list_parse(f->path, f->bytes.data ? f->bytes.data : "", f->bytes.len,
                               &f->list, &err);
    /* Lines are only looked at where they are text. */
    if (!status && sv_utf8_check(f->bytes.data ? f->bytes.data : "", f->bytes.len) ==
                       f->bytes.len)
        check_lines(k, f);
    if (parsed && k->t->used == before_it)
        sv_trial_finding(k->t, err.file, err.line, "%s", err.message);
}

/* ------------------------------------------------------------------ contradictions */

static const file *list_of(const pack *k, const char *name)
{
    for (size_t i = 0; i < k->files.count; i++)
        if (strcmp(k->files.data[i].name, name) == 0)
            return k->files.data[i].list ? &k->files.data[i] : NULL;
    return NULL;
}

static int in_list(const file *f, samsvar_str key)
{
    return f && sv_list_find(f->list, key).ptr != NULL;
}

static int is(samsvar_str s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

static void against(pack *k, const file *f, const entry *e, const char *what)
{
    sv_trial_finding(k->t, f->path, e->line, "\"%.*s\" contradicts itself: %s", shown(e->key),
                     e->key.ptr, what);
}

/* "no.": if a sentence never ends there, sentences that end with the word do not end. */
static void check_abbreviations(pack *k)
{
    const file *f = list_of(k, "abbreviations"), *starters = list_of(k, "starters"),
               *numerals = list_of(k, "numerals");
    for (size_t i = 0; f && i < f->entries.count; i++) {
        const entry *e = &f->entries.data[i];
        samsvar_str word = {e->key.ptr, e->key.len - 1};
        if (e->key.ptr[word.len] != '.' || (e->value.len && !is(e->value, "never")))
            continue;
        if (in_list(starters, word))
            against(k, f, e, "it never ends a sentence, and starters has it as a word: say "
                             "\"word\" or \"maybe\"");
        else if (in_list(numerals, word))
            against(k, f, e, "it never ends a sentence, and numerals has it as a word: say "
                             "\"word\" or \"maybe\"");
    }
}

static int has_part(samsvar_str value, const char *part)
{
    size_t n = strlen(part);
    for (uint32_t i = 0; i + n <= value.len; i++)
        if (memcmp(value.ptr + i, part, n) == 0 && (i == 0 || value.ptr[i - 1] == ';') &&
            (i + n == value.len || value.ptr[i + n] == ';'))
            return 1;
    return 0;
}

static void check_polarity(pack *k)
{
    const file *f = list_of(k, "polarity");
    for (size_t i = 0; f && i < f->entries.count; i++) {
        const entry *e = &f->entries.data[i];
        if (has_part(e->value, "agree") &&
            (has_part(e->value, "reject") || has_part(e->value, "deny")))
            against(k, f, e, "who says so agrees and does not");
    }
}

static uint32_t characters(samsvar_str s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

static void check_single(pack *k)
{
    const file *f = list_of(k, "initial-words");
    for (size_t i = 0; f && i < f->entries.count; i++)
        if (characters(f->entries.data[i].key) != 1)
            sv_trial_finding(k->t, f->path, f->entries.data[i].line,
                             "\"%.*s\" is no word of one letter", shown(f->entries.data[i].key),
                             f->entries.data[i].key.ptr);
}

/* Keys of one list that another says the opposite of. */
static void check_both(pack *k, const char *name, const char *other, const char *what)
{
    const file *f = list_of(k, name), *g = list_of(k, other);
    for (size_t i = 0; f && g && i < f->entries.count; i++)
        if (in_list(g, f->entries.data[i].key))
            against(k, f, &f->entries.data[i], what);
}

/* A word of closed is nothing else unless its value ends in "*". */
static void check_closed(pack *k)
{
    const file *f = list_of(k, "irregular"), *closed = list_of(k, "closed");
    for (size_t i = 0; f && closed && i < f->entries.count; i++) {
        samsvar_str v = sv_list_find(closed->list, f->entries.data[i].key);
        if (v.ptr && !has_part(v, "*"))
            sv_trial_advice(k->t, "lines of irregular that are never reached: closed has the "
                                  "word without \";*\"", 0, "%.*s (line %u)",
                            shown(f->entries.data[i].key), f->entries.data[i].key.ptr,
                            (unsigned)f->entries.data[i].line);
    }
}

/* ------------------------------------------------------------------ the folder */

static int is_list(const struct dirent *d)
{
    size_t n = strlen(d->d_name);
    return d->d_name[0] != '.' && n > 4 && n - 4 < NAME &&
           (!strcmp(d->d_name + n - 4, ".tsv") || !strcmp(d->d_name + n - 4, ".txt"));
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void add_file(pack *k, const char *name)
{
    file f = {.path = sv_path_join(k->what->pack, name)};
    memcpy(f.name, name, strlen(name) - 4);
    sv_buf_init(&f.bytes, SV_LIMIT_LIST);
    if (!f.path || !sv_vec_push(&k->files, f)) {
        sv_free(f.path);
        sv_trial_finding(k->t, name, 0, "out of memory");
        return;
    }
    const file *last = &k->files.data[k->files.count - 1];
    if (k->files.count > 1 && strcmp(last[-1].name, last->name) == 0)
        sv_trial_finding(k->t, last->path, 0, "is not read: there is a .tsv of this name");
    else if (!sv_list_known(last->name) && k->what->data_only)
        sv_trial_finding(k->t, last->path, 0,
                         "is no list that samsvar knows: samsvar-pack(5)");
    else if (!sv_list_known(last->name))
        sv_trial_advice(k->t, "lists that only the plugin itself can know", 0, "%s",
                        last->path);
}

void sv_lists_check(sv_trial *t, void *data)
{
    struct dirent **names = NULL;
    pack k = {.t = t, .what = data};
    int n = scandir(k.what->pack, &names, is_list, by_name);
    for (int i = 0; i < n; i++) {
        add_file(&k, names[i]->d_name);
        free(names[i]); /* scandir() uses malloc() */
    }
    free(names);
    for (size_t i = 0; i < k.files.count; i++)
        check_file(&k, &k.files.data[i]);
    check_abbreviations(&k);
    check_polarity(&k);
    check_single(&k);
    check_closed(&k);
    check_both(&k, "names", "notnames", "it is a name, and notnames says it is none");
    for (size_t i = 0; i < k.files.count; i++) {
        sv_list_free(k.files.data[i].list);
        sv_vec_clear(&k.files.data[i].entries);
        sv_buf_clear(&k.files.data[i].bytes);
        sv_free(k.files.data[i].path);
    }
    sv_vec_clear(&k.files);
}
