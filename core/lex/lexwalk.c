/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/lexwalk.h"

#include <string.h>

#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/lex/lexicon_impl.h"

uint32_t sv_lexicon_find(const sv_lexicon *lex, const char *lang, const char *lemma, size_t len)
{
    char text[SV_LANG_SIZE + SV_LIMIT_KEY + 2];
    size_t n = strlen(lang);
    if (n + 1 + len > sizeof text)
        return SV_NO_ID;
    memcpy(text, lang, n);
    text[n] = ':';
    memcpy(text + n + 1, lemma, len);
    return sv_intern_find(lex->keys, text, n + 1 + len);
}

int sv_lexicon_next(const sv_lexicon *lex, uint32_t key, uint32_t *cursor, sv_lexicon_sense *out)
{
    uint32_t at = SV_NO_ID;
    if (*cursor && *cursor <= lex->senses.count)
        at = lex->senses.data[*cursor - 1].next;
    else if (!*cursor && key < lex->entries.count)
        at = lex->entries.data[key].first;
    if (at >= lex->senses.count || at < *cursor)
        return 0;
    const sv_sense *s = &lex->senses.data[at];
    *cursor = at + 1;
    if (s->key >= sv_intern_count(lex->keys) || s->file >= lex->files.count)
        return 0;
    *out = (sv_lexicon_sense){s->key, s->weight, s->pos, s->file, s->rank};
    return 1;
}

void sv_lexicon_scan(const sv_lexicon *lex, sv_lexicon_scan_fn *fn, void *data)
{
    sv_lexicon_sense s;
    for (uint32_t key = 0; key < lex->entries.count; key++)
        for (uint32_t at = 0; sv_lexicon_next(lex, key, &at, &s);)
            if (!fn(data, key, &s))
                return;
}
