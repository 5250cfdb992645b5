/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* stats.h -- figures about lists and texts, as a table or as JSON. */
#ifndef SV_DICT_STATS_H
#define SV_DICT_STATS_H

#include "core/base/jsonw.h"
#include "core/dict/cover.h"

/* A list: entries by part of speech, verbs, senses an entry, headwords of several words. One line
 * with tabs, or a JSON object. bytes: the file, which the lexicon has read without errors. */
void sv_stats_list(const sv_lexicon_info *info, const char *bytes, size_t len, int as_json,
                   sv_jsonw *w);
/* The line above the lines. */
void sv_stats_list_head(sv_jsonw *w);

/* The content tokens of a text that have a translation. */
void sv_stats_text(const char *name, const char *lang, const sv_cover_text *text, int as_json,
                   sv_jsonw *w);

/* What sv_cover_compare() found. */
void sv_stats_bitext(const char *source, const char *target, const sv_cover_score *score,
                     int as_json, sv_jsonw *w);

#endif
