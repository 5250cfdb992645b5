/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexicon_impl.h -- the inside of a lexicon, for the files of core/lex only.
 *
 *   keys     "is:fundur" -> id          (sv_intern)
 *   entries  id -> first sense, parts of speech, spread
 *   senses   a list an entry, chained in order of their ranks; next is always higher */
#ifndef SV_LEX_LEXICON_IMPL_H
#define SV_LEX_LEXICON_IMPL_H

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/image.h"
#include "core/base/lang.h"
#include "core/base/vec.h"
#include "core/lex/lexicon.h"
#include "core/lex/phrases.h"

typedef struct sv_entry {
    uint32_t first, last; /* senses, SV_NO_ID: none                   */
    uint8_t pos;          /* of its entries as a headword             */
    uint8_t sense_pos;    /* of the entries that give it as a sense   */
    uint16_t spread;
} sv_entry;

typedef struct sv_sense {
    uint32_t key, next;
    uint8_t weight, pos, file;
    uint8_t rank; /* in its entry, from 0; 255: a word of a sense of several words */
} sv_sense;

typedef struct sv_lexicon_file {
    char *id; /* "is-en"; in the arena, as all strings here */
    char *path, *source, *license, *languages;
    char sha256[65];
    uint32_t entries, senses;
    uint32_t weight; /* thousandths: what all its senses are multiplied by */
    sv_lexicon_origin origin;
    uint64_t size;
} sv_lexicon_file;

typedef struct sv_relation {
    char lang[SV_LANG_SIZE], relative[SV_LANG_SIZE];
    uint32_t weight; /* thousandths */
} sv_relation;

typedef struct sv_text_lang {
    char tag[SV_LANG_SIZE];
} sv_text_lang;

struct sv_lexicon {
    sv_arena arena;
    sv_intern *keys;
    sv_phrases *phrases;
    SV_VEC(sv_entry) entries;
    SV_VEC(sv_sense) senses;
    SV_VEC(sv_lexicon_file) files;
    SV_VEC(sv_relation) relations;
    SV_VEC(sv_text_lang) texts; /* sv_lexicon_texts() */
    sv_buf scratch;
    sv_image *image; /* the compiled file under it, or NULL                               */
    int frozen;      /* entries and senses are the image's: checked at use, never changed */
};

/* "lang:lemma", interned; SV_NO_ID: out of memory. */
uint32_t sv_lexicon_add_key(sv_lexicon *lex, const char *lang, const char *lemma, size_t len);
/* sv_lexicon_add() of a list of this origin. */
samsvar_status sv_lexicon_add_from(sv_lexicon *lex, const char *name, const char *file,
                                   const char *bytes, size_t len, sv_lexicon_origin origin,
                                   sv_error *err);
/* One sense of one entry; rank counts the senses of the entry from 0. */
samsvar_status sv_lexicon_add_entry(sv_lexicon *lex, const char *from_lang, const char *lemma,
                                    size_t lemma_len, const char *to_lang, const char *sense,
                                    size_t sense_len, uint32_t rank, uint8_t pos, uint8_t file);

#endif
