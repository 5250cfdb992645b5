/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dict.c -- lexicons: what there is. */
#include "core/api/context.h"

#include "core/dict/list.h"

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
