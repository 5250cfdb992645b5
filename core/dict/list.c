/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/dict/list.h"

#include <stdio.h>

#include "core/base/mem.h"
#include "core/base/path.h"

static void put_json(const sv_lexicon_info *r, sv_jsonw *w)
{
    static const char *const origins[] = {"samsvar", "given", "user"};
    int counted = r->entries || r->senses;
    sv_jsonw_break(w);
    sv_jsonw_object(w, NULL);
    sv_jsonw_str(w, "id", r->id);
    sv_jsonw_str(w, "languages", r->languages);
    if (counted) { /* nobody counts what is in a dictionary of hunspell */
        sv_jsonw_int(w, "entries", r->entries);
        sv_jsonw_int(w, "senses", r->senses);
        sv_jsonw_milli(w, "weight", r->weight);
        sv_jsonw_str(w, "origin", origins[r->origin]);
    }
    r->source[0] ? sv_jsonw_str(w, "source", r->source) : sv_jsonw_null(w, "source");
    r->license[0] ? sv_jsonw_str(w, "license", r->license) : sv_jsonw_null(w, "license");
    sv_jsonw_str(w, "path", r->path);
    sv_jsonw_str(w, "sha256", r->sha256);
    sv_jsonw_close(w);
}

static void put_field(sv_jsonw *w, const char *text, char end)
{
    sv_jsonw_puts(w, text[0] ? text : "-");
    sv_jsonw_raw(w, &end, 1);
}

/* A line: id, languages, entries, senses, source, licence, weight, path, sha256. */
static void put_line(const sv_lexicon_info *r, sv_jsonw *w)
{
    char numbers[2][24] = {"", ""}, weight[SV_MILLI_SIZE + 1] = "";
    if (r->entries || r->senses) {
        snprintf(numbers[0], sizeof numbers[0], "%u", (unsigned)r->entries);
        snprintf(numbers[1], sizeof numbers[1], "%u", (unsigned)r->senses);
        weight[sv_milli_print(r->weight, weight)] = '\0';
    }
    put_field(w, r->id, '\t');
    put_field(w, r->languages, '\t');
    put_field(w, numbers[0], '\t');
    put_field(w, numbers[1], '\t');
    put_field(w, r->source, '\t');
    put_field(w, r->license, '\t');
    put_field(w, weight, '\t');
    put_field(w, r->path, '\t');
    put_field(w, r->sha256, '\n');
}

static void put(const sv_lexicon_info *r, int as_json, sv_jsonw *w)
{
    if (as_json)
        put_json(r, w);
    else
        put_line(r, w);
}

/* "/usr/share/hunspell/nb_NO.dic" is "hunspell-nb_NO", as in alignment files. */
static void put_speller(const char *lang, const char *path, const char *sha256, int as_json,
                        sv_jsonw *w)
{
    char id[64] = "hunspell";
    char *stem = sv_path_stem(path);
    if (stem)
        snprintf(id, sizeof id, "hunspell-%s", stem);
    else
        w->status = SAMSVAR_ENOMEM;
    sv_free(stem);
    sv_lexicon_info r = {.id = id, .path = path, .sha256 = sha256, .source = "hunspell",
                         .license = "", .languages = lang};
    put(&r, as_json, w);
}

void sv_dict_list(const sv_lexicon *lex, sv_speller *speller, const char *const *langs,
                  int as_json, sv_jsonw *w)
{
    if (as_json)
        sv_jsonw_array(w, NULL);
    for (uint32_t i = 0; i < sv_lexicon_file_count(lex); i++) {
        sv_lexicon_info r;
        sv_lexicon_file_info(lex, i, &r);
        if (r.origin == SV_LEX_OURS && !r.source[0]) {
            r.source = "samsvar";
            if (!r.license[0])
                r.license = "CC0-1.0";
        }
        put(&r, as_json, w);
    }
    for (; langs && *langs; langs++) {
        const char *path, *sha256;
        if (sv_speller_info(speller, *langs, &path, &sha256))
            put_speller(*langs, path, sha256, as_json, w);
    }
    if (as_json) {
        sv_jsonw_break(w);
        sv_jsonw_close(w);
        sv_jsonw_newline(w);
    }
}
