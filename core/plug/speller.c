/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* speller.c -- hunspell behind one door.
 *
 *   language -> dictionary files (searched once)      s->lock
 *   dictionary: handle, encoding, stems               d->lock
 *
 * hunspell is slow (loading: tenths of a second; compounds: milliseconds) and not thread-safe,
 * and texts repeat their words: what it said of a form is kept. */
#include "core/plug/speller.h"

#include "core/base/file.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/vec.h"
#include "core/base/uchar.h"
#include "core/plug/dicwords.h"
#include "core/plug/dictfind.h"
#include "core/plug/dictword.h"
#include "core/plug/stems.h"

#include <hunspell/hunspell.h>
#include <pthread.h>
#include <string.h>

enum { MAX_SEEDED = 1 << 19 }; /* words of one dictionary */

typedef struct dictionary {
    pthread_mutex_t lock;
    char *aff, *dic;
    char sha256[65];
    enum { UNTRIED, GOOD, BAD } state;
    Hunhandle *handle; /* NULL until a form is asked for that is not in stems */
    iconv_t to, from;  /* (iconv_t)-1: the dictionary is UTF-8                */
    sv_stems stems;
} dictionary;

typedef struct language {
    char tag[SV_LANG_SIZE];
    dictionary *dict; /* NULL: there is none */
} language;

struct sv_speller {
    pthread_mutex_t lock; /* of the two lists */
    char *dirs;
    int allow_untrusted;
    SV_VEC(language) languages;
    SV_VEC(dictionary *) dictionaries;
};

/* ------------------------------------------------------------------ dictionaries */

/* Unloads hunspell; what it said stays. load() brings it back. */
static void unload(dictionary *d)
{
    if (d->handle)
        Hunspell_destroy(d->handle);
    if (d->to != SV_NO_ICONV)
        iconv_close(d->to);
    if (d->from != SV_NO_ICONV)
        iconv_close(d->from);
    d->handle = NULL;
    d->to = d->from = SV_NO_ICONV;
}

static void free_dictionary(dictionary *d)
{
    sv_error err;
    if (!d)
        return;
    unload(d);
    sv_error_init(&err);
    if (d->state == GOOD &&
        sv_stems_save(&d->stems, d->aff, d->dic, d->sha256, &err) != SAMSVAR_OK)
        sv_log(SV_LOG_DEBUG, "stems not kept: %s", err.message);
    sv_stems_clear(&d->stems);
    sv_free(d->aff);
    sv_free(d->dic);
    pthread_mutex_destroy(&d->lock);
    sv_free(d);
}

/* Takes both names. */
static dictionary *new_dictionary(char *aff, char *dic)
{
    dictionary *d = sv_calloc(1, sizeof *d);
    if (!d || pthread_mutex_init(&d->lock, NULL) != 0) {
        sv_free(d);
        sv_free(aff);
        sv_free(dic);
        return NULL;
    }
    d->aff = aff;
    d->dic = dic;
    d->to = d->from = SV_NO_ICONV;
    return d;
}

static samsvar_status sum_files(dictionary *d, sv_error *err)
{
    sv_buf bytes;
    sv_buf_init(&bytes, 2 * (size_t)SV_LIMIT_DICTIONARY);
    samsvar_status status = sv_file_read(d->aff, SV_LIMIT_DICTIONARY, &bytes, NULL, err);
    if (status == SAMSVAR_OK)
        status = sv_file_read(d->dic, SV_LIMIT_DICTIONARY, &bytes, NULL, err);
    if (status == SAMSVAR_OK)
        sv_sha256(bytes.len ? bytes.data : "", bytes.len, d->sha256);
    sv_buf_clear(&bytes);
    return status;
}

/* hunspell's names of encodings are not all iconv's. */
static samsvar_status open_encoding(dictionary *d, sv_error *err)
{
    static const char microsoft[] = "microsoft-";
    const char *name = Hunspell_get_dic_encoding(d->handle);
    if (!name || strcmp(name, "UTF-8") == 0)
        return SAMSVAR_OK;
    if (strncmp(name, microsoft, sizeof microsoft - 1) == 0)
        name += sizeof microsoft - 1;
    if (strcmp(name, "TIS620-2533") == 0)
        name = "TIS-620";
    d->to = iconv_open(name, "UTF-8");
    d->from = iconv_open("UTF-8", name);
    if (d->to == SV_NO_ICONV || d->from == SV_NO_ICONV)
        return sv_fail_at(err, SAMSVAR_ENOTSUP, d->aff, 0, "the encoding %s is not known",
                          name);
    return SAMSVAR_OK;
}

/* Makes d->handle. A dictionary that cannot be read is a warning, once, and none. */
static samsvar_status load(dictionary *d)
{
    sv_error err;
    char text[SV_ERROR_FILE + SV_ERROR_TEXT];
    if (d->handle || d->state == BAD)
        return SAMSVAR_OK;
    sv_error_init(&err);
    samsvar_status status = d->sha256[0] ? SAMSVAR_OK : sum_files(d, &err);
    if (status == SAMSVAR_OK) {
        d->handle = Hunspell_create(d->aff, d->dic);
        status = d->handle ? open_encoding(d, &err) : SAMSVAR_ENOMEM;
    }
    if (status == SAMSVAR_ENOMEM)
        return status;
    d->state = status ? BAD : GOOD;
    if (status) {
        sv_error_print(&err, text, sizeof text);
        sv_log(SV_LOG_WARNING, "dictionary not used: %s", text);
    } else {
        sv_log(SV_LOG_DEBUG, "dictionary %s", d->dic);
    }
    return SAMSVAR_OK;
}

/* At first use: what earlier runs have asked of it is all that many runs need. */
static samsvar_status open_dictionary(dictionary *d)
{
    Hunhandle *(*function)(const char *, const char *) = Hunspell_create;
    samsvar_status status = SAMSVAR_OK;
    void *code;
    if (d->state != UNTRIED)
        return SAMSVAR_OK;
    memcpy(&code, &function, sizeof code);
    if (!d->stems.forms || !d->stems.words) {
        sv_stems_clear(&d->stems);
        status = sv_stems_open(&d->stems, d->aff, d->dic, code, d->sha256);
    }
    if (status == SAMSVAR_OK && d->stems.image)
        d->state = GOOD;
    else if (status == SAMSVAR_OK)
        status = load(d);
    return status;
}

/* ------------------------------------------------------------------ words */

static void add_stem(const dictionary *d, const char *stem, sv_stem_list *out)
{
    char text[4 * SV_LIMIT_KEY];
    size_t len = sv_dictword_read(stem, d->from, text, sizeof text);
    if (len == 0 || len > SV_LIMIT_KEY || out->count == SV_STEMS_MAX ||
        out->used + len > sizeof out->text)
        return;
    for (uint32_t i = 0; i < out->count; i++)
        if (out->len[i] == len && memcmp(out->text + out->start[i], text, len) == 0)
            return;
    out->start[out->count] = (uint16_t)out->used;
    out->len[out->count++] = (uint16_t)len;
    memcpy(out->text + out->used, text, len);
    out->used += (uint32_t)len;
}

static samsvar_status ask_stems(dictionary *d, samsvar_str word, sv_stem_list *out)
{
    char bytes[4 * SV_LIMIT_WORD];
    char **list = NULL;
    samsvar_status status = load(d);
    if (status == SAMSVAR_OK && d->state == GOOD)
        status = sv_dictword_write(word, d->to, bytes, sizeof bytes);
    if (status || d->state != GOOD)
        return status;
    int count = !*bytes ? 0 : Hunspell_stem(d->handle, &list, bytes);
    for (int i = 0; i < count; i++)
        add_stem(d, list[i], out);
    if (count > 0)
        Hunspell_free_list(d->handle, &list, count);
    return status;
}

enum { NO_MEMORY = -1, NO_ANSWER = -2 };

/* 1, 0, or why there is no answer. */
static int ask_known(dictionary *d, samsvar_str word)
{
    char bytes[4 * SV_LIMIT_WORD];
    samsvar_status status = load(d);
    if (!status && d->state != GOOD)
        return NO_ANSWER;
    if (!status)
        status = sv_dictword_write(word, d->to, bytes, sizeof bytes);
    if (status)
        return status == SAMSVAR_ENOMEM ? NO_MEMORY : NO_ANSWER;
    return *bytes && Hunspell_spell(d->handle, bytes) != 0;
}

/* ------------------------------------------------------------------ languages */

static samsvar_status add_dictionary(sv_speller *s, char *aff, char *dic,
                                     dictionary **out)
{
    for (size_t i = 0; i < s->dictionaries.count; i++)
        if (strcmp(s->dictionaries.data[i]->dic, dic) == 0) {
            sv_free(aff);
            sv_free(dic);
            *out = s->dictionaries.data[i];
            return SAMSVAR_OK;
        }
    dictionary *d = new_dictionary(aff, dic);
    if (!d || !sv_vec_push(&s->dictionaries, d)) {
        free_dictionary(d);
        return SAMSVAR_ENOMEM;
    }
    *out = d;
    return SAMSVAR_OK;
}

/* Under s->lock: looks for the files of a new language. */
static samsvar_status add_language(sv_speller *s, const char *tag, dictionary **out)
{
    language fresh = {.dict = NULL};
    char *aff = NULL, *dic = NULL;
    memcpy(fresh.tag, tag, strlen(tag) + 1);
    if (!sv_vec_reserve(&s->languages, 1))
        return SAMSVAR_ENOMEM;
    samsvar_status status = sv_dict_find(s->dirs, s->allow_untrusted, tag, &aff, &dic);
    if (status == SAMSVAR_OK && dic)
        status = add_dictionary(s, aff, dic, &fresh.dict);
    if (status)
        return status;
    if (!fresh.dict)
        sv_log(SV_LOG_WARNING,
               "no hunspell dictionary for \"%s\": its words are taken as they are "
               "(install the package hunspell-%.*s)",
               tag, (int)strcspn(tag, "-"), tag);
    s->languages.data[s->languages.count++] = fresh;
    *out = fresh.dict;
    return SAMSVAR_OK;
}

/* *out: the dictionary of a language, loaded and with its lock held, or NULL. */
static samsvar_status enter(sv_speller *s, const char *lang, dictionary **out)
{
    char tag[SV_LANG_SIZE];
    dictionary *d = NULL;
    size_t i;
    *out = NULL;
    if (!lang || sv_lang_normalise(lang, strnlen(lang, SV_LANG_SIZE), tag) != SAMSVAR_OK)
        return SAMSVAR_OK;
    samsvar_status status = SAMSVAR_OK;
    pthread_mutex_lock(&s->lock);
    for (i = 0; i < s->languages.count; i++)
        if (strcmp(s->languages.data[i].tag, tag) == 0)
            break;
    if (i < s->languages.count)
        d = s->languages.data[i].dict;
    else
        status = add_language(s, tag, &d);
    pthread_mutex_unlock(&s->lock);
    if (status || !d)
        return status;
    pthread_mutex_lock(&d->lock);
    status = open_dictionary(d);
    if (status || d->state != GOOD)
        pthread_mutex_unlock(&d->lock);
    else
        *out = d;
    return status;
}

/* ------------------------------------------------------------------ the door */

sv_speller *sv_speller_new(const char *dirs, int allow_untrusted)
{
    static const char system_dirs[] = "/usr/share/hunspell:/usr/share/myspell/dicts";
    sv_speller *s = sv_calloc(1, sizeof *s);
    char *copy = sv_strdup(dirs ? dirs : system_dirs);
    if (!s || !copy || pthread_mutex_init(&s->lock, NULL) != 0) {
        sv_free(copy);
        sv_free(s);
        return NULL;
    }
    s->dirs = copy;
    s->allow_untrusted = allow_untrusted;
    return s;
}

void sv_speller_free(sv_speller *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->dictionaries.count; i++)
        free_dictionary(s->dictionaries.data[i]);
    sv_vec_clear(&s->dictionaries);
    sv_vec_clear(&s->languages);
    sv_free(s->dirs);
    pthread_mutex_destroy(&s->lock);
    sv_free(s);
}

void sv_speller_rest(sv_speller *s)
{
    if (!s)
        return;
    pthread_mutex_lock(&s->lock);
    for (size_t i = 0; i < s->dictionaries.count; i++) {
        dictionary *d = s->dictionaries.data[i];
        pthread_mutex_lock(&d->lock);
        unload(d);
        pthread_mutex_unlock(&d->lock);
    }
    pthread_mutex_unlock(&s->lock);
}

int sv_speller_has(sv_speller *s, const char *lang)
{
    dictionary *d;
    enter(s, lang, &d);
    if (d)
        pthread_mutex_unlock(&d->lock);
    return d != NULL;
}

/* Under d->lock, and so is recall_stems(): from memory, else hunspell is asked. */
static int recall_known(dictionary *d, samsvar_str word)
{
    if (!sv_dictword_is(word))
        return 0;
    sv_form *f = sv_stems_form(&d->stems, word);
    int known = f && f->known >= 0 ? f->known : ask_known(d, word);
    if (f && known >= 0 && f->known != known) {
        f->known = (int8_t)known;
        d->stems.fresh++;
    }
    return known;
}

static samsvar_status recall_stems(dictionary *d, samsvar_str word, sv_stem_list *list)
{
    samsvar_status status = SAMSVAR_OK;
    list->count = list->used = 0;
    if (!sv_dictword_is(word))
        return status;
    sv_form *f = sv_stems_form(&d->stems, word);
    if (f && sv_stems_recall(&d->stems, f, list))
        return status;
    status = ask_stems(d, word, list);
    if (f && status == SAMSVAR_OK)
        sv_stems_remember(&d->stems, f, list);
    return status;
}

int sv_speller_known(sv_speller *s, const char *lang, samsvar_str word)
{
    dictionary *d;
    samsvar_status status = enter(s, lang, &d);
    if (!d)
        return status == SAMSVAR_ENOMEM ? -1 : 0;
    int known = recall_known(d, word);
    pthread_mutex_unlock(&d->lock);
    return known == NO_MEMORY ? -1 : known > 0;
}

samsvar_status sv_speller_stems(sv_speller *s, const char *lang, samsvar_str word,
                                samsvar_emit_word *emit, void *sink)
{
    dictionary *d;
    sv_stem_list list;
    samsvar_status status = enter(s, lang, &d);
    if (!d)
        return status;
    status = recall_stems(d, word, &list);
    pthread_mutex_unlock(&d->lock);
    for (uint32_t i = 0; i < list.count && status == SAMSVAR_OK; i++) {
        samsvar_str stem = {list.text + list.start[i], list.len[i]};
        status = emit(sink, stem);
    }
    return status;
}

/* Is the folded word asked for as well? Into text. */
static int folded(samsvar_str word, sv_buf *text)
{
    sv_buf_reset(text);
    return sv_uchar_fold(word.ptr, word.len, text) == SAMSVAR_OK && text->len &&
           text->len <= SV_LIMIT_WORD &&
           (text->len != word.len || memcmp(text->data, word.ptr, word.len) != 0);
}

/* Under d->lock: asks for every word of the file, as analyzers do. */
static samsvar_status ask_all(dictionary *d, const char *lang, const sv_buf *bytes,
                              uint32_t *words)
{
    sv_dicwords all;
    sv_stem_list list;
    sv_buf text;
    samsvar_str word;
    samsvar_status status = SAMSVAR_OK;
    char what[SV_LANG_SIZE + 8] = "stems ";
    memcpy(what + 6, lang, strlen(lang) + 1);
    sv_buf_init(&text, 65536);
    sv_dicwords_begin(&all, bytes->len ? bytes->data : "", bytes->len, d->from);
    while (status == SAMSVAR_OK && *words < MAX_SEEDED && sv_dicwords_next(&all, &word)) {
        if (++*words % 4096 == 0) {
            sv_progress(what, (uint64_t)(all.lines.at - all.begin), bytes->len);
            status = sv_canceled() ? SAMSVAR_ECANCELED : status;
        }
        if (recall_known(d, word) < 0)
            status = SAMSVAR_ENOMEM;
        if (status == SAMSVAR_OK)
            status = recall_stems(d, word, &list);
        if (status == SAMSVAR_OK && folded(word, &text) &&
            recall_known(d, (samsvar_str){text.data, (uint32_t)text.len}) < 0)
            status = SAMSVAR_ENOMEM;
    }
    sv_buf_clear(&text);
    return status;
}

samsvar_status sv_speller_seed(sv_speller *s, const char *lang, uint32_t *words,
                               sv_error *err)
{
    dictionary *d;
    sv_buf bytes;
    *words = 0;
    samsvar_status status = enter(s, lang, &d);
    if (!d)
        return status;
    sv_buf_init(&bytes, SV_LIMIT_DICTIONARY);
    status = load(d); /* for its encoding */
    if (status == SAMSVAR_OK && d->state == GOOD)
        status = sv_file_read(d->dic, SV_LIMIT_DICTIONARY, &bytes, NULL, err);
    if (status == SAMSVAR_OK && d->state == GOOD)
        status = ask_all(d, lang, &bytes, words);
    if (status == SAMSVAR_OK && d->state == GOOD)
        status = sv_stems_save(&d->stems, d->aff, d->dic, d->sha256, err);
    pthread_mutex_unlock(&d->lock);
    sv_buf_clear(&bytes);
    return status;
}

int sv_speller_info(sv_speller *s, const char *lang, const char **path,
                    const char **sha256)
{
    dictionary *d;
    enter(s, lang, &d);
    if (!d)
        return 0;
    *path = d->dic;
    *sha256 = d->sha256;
    pthread_mutex_unlock(&d->lock);
    return 1;
}
