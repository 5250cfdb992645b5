/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dict.c -- lexicons: what there is. */
#include "core/api/context.h"

#include "core/base/buf.h"
#include "core/dict/list.h"

#include <string.h>

samsvar_status samsvar_dict_list(samsvar *sv, uint32_t as_json, samsvar_write_fn *write,
                                 void *data)
{
    static const char *const langs[] = {"nb", "nn", "is", "en", NULL};
    sv_lexicon *lex = NULL;
    sv_jsonw w;
    sv_api_begin(sv);
    samsvar_status status = sv_api_lexicon(sv, &lex);
    if (status)
        return sv_api_done(sv, status);
    sv_jsonw_init(&w, write, data);
    sv_dict_list(lex, sv->speller, langs, as_json != 0, &w);
    return sv_api_done(sv, sv_jsonw_finish(&w));
}

samsvar_status samsvar_dict_compile(samsvar *sv, const char *folder, const char *file)
{
    sv_buf name;
    sv_api_begin(sv);
    if (!folder) /* what is not compiled is put into the cache when it is opened */
        return sv_api_done(sv, file ? SAMSVAR_EINVAL : sv_api_lexicon(sv, NULL));
    sv_buf_init(&name, 65536);
    size_t len = strlen(folder);
    while (len > 1 && folder[len - 1] == '/')
        len--;
    sv_buf_add(&name, folder, len);
    sv_buf_puts(&name, ".map");
    samsvar_status status = name.status;
    if (status == SAMSVAR_OK)
        status = sv_lexicon_compile(folder, file ? file : name.data, &sv->error);
    sv_buf_clear(&name);
    return sv_api_done(sv, status);
}

samsvar_status samsvar_dict_stems(samsvar *sv, const char *lang, uint32_t *words)
{
    *words = 0;
    sv_api_begin(sv);
    if (!lang || strnlen(lang, SV_LANG_SIZE) == SV_LANG_SIZE)
        return sv_api_done(sv, sv_fail(&sv->error, SAMSVAR_EINVAL, "which language?"));
    samsvar_status status = sv_speller_seed(sv->speller, lang, words, &sv->error);
    if (status == SAMSVAR_OK && !*words)
        status = sv_fail(&sv->error, SAMSVAR_ENOENT,
                         "there is no hunspell dictionary for \"%s\"", lang);
    return sv_api_done(sv, status);
}
