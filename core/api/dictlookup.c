/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictlookup.c -- paths from words to their translations. */
#include "core/api/context.h"

#include "core/base/log.h"
#include "core/dict/lookup.h"
#include "core/in/article.h"

#include <string.h>

enum { LANGUAGES = 2 * SV_LIMIT_LEXICONS + 4 }; /* two a list; all lists of names have four */

typedef char tag[SV_LANG_SIZE];

/* The word as a document of one line. */
static samsvar_status make_doc(samsvar *sv, const char *word, const char *lang,
                               samsvar_doc **out)
{
    sv_article_options options = {.lang = lang, .input = SV_INPUT_LINES};
    sv_worker *w = NULL;
    sv_buf bytes;
    sv_buf_init(&bytes, SV_LIMIT_TEXT);
    samsvar_status status = sv_buf_puts(&bytes, word);
    if (status == SAMSVAR_OK)
        status = sv_article_parse("word", &bytes, &options, out, &sv->error);
    sv_buf_clear(&bytes);
    if (status == SAMSVAR_OK)
        status = sv_api_worker(sv, &w);
    if (status == SAMSVAR_OK)
        status = sv_worker_segment(w, *out, &sv->error);
    if (status == SAMSVAR_OK && (*out)->segments.count != 1)
        status = sv_fail(&sv->error, SAMSVAR_EINVAL, "a word is one line that is not empty");
    if (status == SAMSVAR_OK)
        status = sv_worker_analyze(w, *out, 0, 1, &sv->error);
    return status;
}

static samsvar_status look_up(samsvar *sv, sv_lookup *look, const char *word, const char *lang,
                              sv_jsonw *w, int *found)
{
    samsvar_doc *doc = NULL;
    samsvar_status status = make_doc(sv, word, lang, &doc);
    const sv_plugin_info *info = sv_registry_find(&sv->registry, lang);
    if (status == SAMSVAR_OK)
        status = sv_pack_open(info ? info->id : lang, &look->pack, &sv->error);
    if (status == SAMSVAR_OK)
        status = sv_lookup_word(look, doc, w, found, &sv->error);
    sv_pack_free(look->pack);
    look->pack = NULL;
    sv_doc_free(doc);
    return status;
}

/* The languages that lists have words of, each once. */
static uint32_t all_languages(const sv_lexicon *lex, tag out[LANGUAGES])
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < sv_lexicon_file_count(lex); i++) {
        sv_lexicon_info info;
        sv_lexicon_file_info(lex, i, &info);
        for (const char *p = info.languages; *p;) {
            size_t len = strcspn(p, " ");
            uint32_t k = 0;
            while (k < n && (strlen(out[k]) != len || memcmp(out[k], p, len) != 0))
                k++;
            if (k == n && n < LANGUAGES && len < SV_LANG_SIZE) {
                memcpy(out[n], p, len);
                out[n++][len] = '\0';
            }
            p += len + (p[len] == ' ');
        }
    }
    return n;
}

static void put_nothing(const char *word, int as_json, sv_jsonw *w)
{
    if (!as_json) {
        sv_jsonw_puts(w, word);
        sv_jsonw_puts(w, ": in no language of the lists\n");
        return;
    }
    sv_jsonw_break(w);
    sv_jsonw_object(w, NULL);
    sv_jsonw_str(w, "form", word);
    sv_jsonw_null(w, "language");
    sv_jsonw_array(w, "lemmas");
    sv_jsonw_close(w);
    sv_jsonw_close(w);
}

/* One word in the language asked for, or in each that has a translation of it. */
static samsvar_status one_word(samsvar *sv, sv_lookup *look, const char *word, const char *lang,
                               sv_jsonw *w)
{
    tag tags[LANGUAGES];
    int found = 0;
    samsvar_status status = SAMSVAR_OK;
    look->only_found = !lang;
    if (lang)
        return look_up(sv, look, word, lang, w, &found);
    uint32_t n = all_languages(look->lex, tags);
    for (uint32_t i = 0; i < n && status == SAMSVAR_OK; i++)
        status = look_up(sv, look, word, tags[i], w, &found);
    if (status == SAMSVAR_OK && !found)
        put_nothing(word, look->as_json, w);
    return status;
}

/* A tag in its normal form; EINVAL when it is none. */
static samsvar_status read_tag(samsvar *sv, const char *text, tag out)
{
    if (sv_lang_normalise(text, strlen(text), out) == SAMSVAR_OK)
        return SAMSVAR_OK;
    return sv_fail(&sv->error, SAMSVAR_EINVAL, "\"%s\" is no language tag", text);
}

samsvar_status samsvar_dict_lookup(samsvar *sv, const char *const *words, uint32_t count,
                                   const char *lang, const char *to, uint32_t as_json,
                                   samsvar_write_fn *write, void *data)
{
    sv_lookup look = {.speller = sv->speller, .as_json = as_json != 0};
    sv_lexicon *lex = NULL;
    tag tags[2];
    sv_jsonw w;
    sv_api_begin(sv);
    samsvar_status status = sv_api_lexicon(sv, &lex);
    if (status == SAMSVAR_OK && lang)
        status = read_tag(sv, lang, tags[0]);
    if (status == SAMSVAR_OK && to)
        status = read_tag(sv, to, tags[1]);
    look.lex = lex;
    look.to = to ? tags[1] : NULL;
    sv_jsonw_init(&w, write, data);
    if (as_json)
        sv_jsonw_array(&w, NULL);
    for (uint32_t i = 0; i < count && status == SAMSVAR_OK; i++) {
        status = one_word(sv, &look, words[i], lang ? tags[0] : NULL, &w);
        if (status == SAMSVAR_OK && sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    return sv_api_done_rows(sv, status, as_json != 0, &w);
}
