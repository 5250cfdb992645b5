/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/dict/checkpos.h"

#include <stdio.h>
#include <string.h>

#include "core/base/intern.h"
#include "core/base/limits.h"
#include "core/base/lines.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/lex/lexhead.h"
#include "core/lex/lexline.h"

enum { NOUN = 1, VERB = 2, ADJECTIVE = 4, ADVERB = 8, OTHER = 16 };

struct sv_checkpos {
    sv_intern *words; /* "en TAB word" */
    SV_VEC(uint8_t) bits;
};

sv_checkpos *sv_checkpos_new(void)
{
    sv_checkpos *t = sv_calloc(1, sizeof *t);
    if (t && !(t->words = sv_intern_new())) {
        sv_free(t);
        return NULL;
    }
    return t;
}

void sv_checkpos_free(sv_checkpos *t)
{
    if (!t)
        return;
    sv_intern_free(t->words);
    sv_vec_clear(&t->bits);
    sv_free(t);
}

static uint8_t bit_of(samsvar_str pos)
{
    static const char *const names[] = {"n", "v", "a", "adv"};
    for (int i = 0; i < 4; i++)
        if (strlen(names[i]) == pos.len && !memcmp(names[i], pos.ptr, pos.len))
            return (uint8_t)(1 << i);
    return OTHER;
}

/* "en TAB word" into room; 0: it is too long to be one, or empty. */
static size_t key_of(const char *lang, samsvar_str word, char room[SV_LANG_SIZE + SV_LIMIT_KEY + 2])
{
    if (!word.len || word.len > SV_LIMIT_KEY)
        return 0;
    int n = snprintf(room, SV_LANG_SIZE + 1, "%s\t", lang);
    memcpy(room + n, word.ptr, word.len);
    return (size_t)n + word.len;
}

static samsvar_status add_word(sv_checkpos *t, const char *lang, samsvar_str word, uint8_t bits)
{
    char room[SV_LANG_SIZE + SV_LIMIT_KEY + 2];
    size_t len = key_of(lang, word, room);
    if (!len)
        return SAMSVAR_OK;
    uint32_t id = sv_intern_add(t->words, room, len);
    if (id == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    while (t->bits.count <= id)
        if (!sv_vec_push(&t->bits, 0))
            return SAMSVAR_ENOMEM;
    t->bits.data[id] |= bits;
    return SAMSVAR_OK;
}

static samsvar_status add_line(sv_checkpos *t, const sv_lexhead *head, const char *at,
                               const char *end)
{
    if (!strcmp(head->from, head->to))
        return SAMSVAR_OK; /* related words are of any part of speech */
    samsvar_str lemma = sv_lexline_field(&at, end, '\t'), pos = {NULL, 0};
    if (at)
        pos = sv_lexline_field(&at, end, '\t');
    uint8_t bits = at ? bit_of(pos) : 0;
    if (!at || (pos.len == 1 && pos.ptr[0] == 'x'))
        return SAMSVAR_OK;
    samsvar_status status = add_word(t, head->from, lemma, bits);
    while (at && status == SAMSVAR_OK)
        status = add_word(t, head->to, sv_lexline_field(&at, end, ';'), bits);
    return status;
}

samsvar_status sv_checkpos_add(sv_checkpos *t, const char *file, const char *bytes, size_t len)
{
    sv_lexhead head;
    sv_lines l = {bytes, bytes + len, 0};
    samsvar_str line;
    samsvar_status status = SAMSVAR_OK;
    char *stem = sv_path_stem(file);
    if (!stem)
        return SAMSVAR_ENOMEM;
    int good = strcmp(stem, "names") && strncmp(stem, "names-", 6) &&
               sv_utf8_check(bytes, len) == len &&
               sv_lexhead_read(file, bytes, len, &head, NULL) == SAMSVAR_OK &&
               (head.to[0] || sv_lexhead_languages(stem, head.from, head.to) == SAMSVAR_OK);
    sv_free(stem);
    while (good && status == SAMSVAR_OK && sv_lines_next(&l, &line))
        if (line.len && line.ptr[0] != '#')
            status = add_line(t, &head, line.ptr, line.ptr + line.len);
    return status;
}

/* The parts of speech of a word; 0: it is not known. */
static uint8_t bits_of(const sv_checkpos *t, const char *lang, samsvar_str word)
{
    char room[SV_LANG_SIZE + SV_LIMIT_KEY + 2];
    size_t len = key_of(lang, word, room);
    uint32_t id = len ? sv_intern_find(t->words, room, len) : SV_NO_ID;
    return id == SV_NO_ID ? 0 : t->bits.data[id];
}

int sv_checkpos_against(const sv_checkpos *t, const char *lang, samsvar_str pos, const char *senses,
                        size_t len, char out[32])
{
    static const char *const names[] = {"n", "v", "a", "adv"};
    const char *at = senses, *end = senses + len;
    uint8_t own = bit_of(pos), all = 0;
    if (own & (ADVERB | OTHER))
        return 0;
    while (at) {
        uint8_t bits = bits_of(t, lang, sv_lexline_field(&at, end, ';'));
        if (!bits || bits & (own | OTHER))
            return 0;
        all |= bits;
    }
    out[0] = '\0';
    for (int i = 0; i < 4; i++)
        if (all & 1 << i)
            snprintf(out + strlen(out), 32 - strlen(out), "%s%s", out[0] ? ", " : "", names[i]);
    return all != 0;
}
