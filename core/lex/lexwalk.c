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

/* ---- related languages */

static int is_text(const sv_lexicon *lex, const char *lang)
{
    for (size_t i = 0; i < lex->texts.count; i++)
        if (!strcmp(lex->texts.data[i].tag, lang))
            return 1;
    return 0;
}

samsvar_status sv_lexicon_texts(sv_lexicon *lex, const char *const *langs, size_t count)
{
    lex->texts.count = 0;
    for (size_t i = 0; i < count; i++) {
        sv_text_lang t = {""};
        size_t n = strlen(langs[i]);
        if (n >= sizeof t.tag)
            return SAMSVAR_EINVAL;
        memcpy(t.tag, langs[i], n);
        if (!is_text(lex, langs[i]) && !sv_vec_push(&lex->texts, t))
            return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

/* Do words of lang get keys of the other language? Where each answers for the other, one meeting
 * place is enough: two would count what they share twice. */
static int makes_keys(const sv_lexicon *lex, const char *lang, const char *other)
{
    const char *back[SV_LEX_ANSWERS];
    if (!is_text(lex, other))
        return 0;
    uint32_t n = strcmp(lang, other) > 0 ? 0 : sv_lexicon_relatives(lex, other, back);
    for (uint32_t i = 0; i < n; i++)
        if (!strcmp(back[i], lang))
            return 0;
    return 1;
}

/* Words of lists come first, words of texts are behind them. */
static int is_listed(const sv_lexicon *lex, uint32_t key)
{
    return key < lex->entries.count;
}

uint32_t sv_lexicon_sister(sv_lexicon *lex, uint32_t own, const char *lang, const char *sister,
                           const char *lemma, size_t len)
{
    uint32_t key = sv_lexicon_find(lex, sister, lemma, len);
    if (is_listed(lex, key))
        return key;
    if (is_listed(lex, own) || !makes_keys(lex, lang, sister))
        return SV_NO_ID; /* listed: words of the sister language find this one */
    return sv_lexicon_add_key(lex, sister, lemma, len);
}

/* ---- senses */

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
