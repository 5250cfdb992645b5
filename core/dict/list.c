/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/dict/list.h"

#include <string.h>

/* A row of the list; texts may be NULL or "". */
typedef struct row {
    const char *id, *sha256;
} row;

static void put(const row *r, int as_json, sv_jsonw *w)
{
    if (as_json) {
        sv_jsonw_break(w);
        sv_jsonw_object(w, NULL);
        sv_jsonw_str(w, "id", r->id);
        sv_jsonw_str(w, "sha256", r->sha256);
        sv_jsonw_close(w);
        return;
    }
    sv_jsonw_puts(w, r->id);
    sv_jsonw_puts(w, "\t");
    sv_jsonw_puts(w, r->sha256);
    sv_jsonw_puts(w, "\n");
}

void sv_dict_list(const sv_lexicon *lex, sv_speller *speller, const char *const *langs,
                  int as_json, sv_jsonw *w)
{
    if (as_json)
        sv_jsonw_array(w, NULL);
    for (uint32_t i = 0; i < sv_lexicon_file_count(lex); i++) {
        row r = {sv_lexicon_file_id(lex, i), sv_lexicon_file_sha256(lex, i)};
        put(&r, as_json, w);
    }
    for (; langs && *langs; langs++) {
        const char *path, *sha256;
        if (!sv_speller_info(speller, *langs, &path, &sha256))
            continue;
        row r = {path, sha256};
        put(&r, as_json, w);
    }
    if (as_json) {
        sv_jsonw_break(w);
        sv_jsonw_close(w);
        sv_jsonw_newline(w);
    }
}
