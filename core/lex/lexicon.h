/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexicon.h -- bilingual lexicons in memory: from a lemma to keys that all languages share.
 *
 * A lexicon file is dictionaries/lex/A-B.tsv: `lemma TAB pos TAB sense; sense; ...`, A the
 * language of the lemmas, B of the senses. Keys are interned strings:
 *
 *   "en:meeting"    a lemma of a language (its own, or a sense of a lexicon's entry)
 *   "=lavrov"       a name or cognate skeleton
 *   "#150000"       a number; "$30000000 USD" an amount; "@2022-01-21" a date
 *   "!..."          a gloss that only a plugin knows
 *
 * So `fundur` (is) has the keys is:fundur, en:meeting, en:conference, nb:møte, and `møte`
 * (nb) has nb:møte, en:meeting, en:encounter: they meet without a list for every pair. */
#ifndef SV_LEX_LEXICON_H
#define SV_LEX_LEXICON_H

#include "core/base/intern.h"
#include "core/base/limits.h"
#include "core/base/status.h"

/* A key with the strength of the path that led to it. */
typedef struct sv_key {
    uint32_t id;     /* in sv_lexicon_keys()                          */
    uint8_t weight;  /* 1..255: 255 = the word itself or its first translation */
    uint8_t source;  /* index of the lexicon that led there; SV_LEX_* otherwise */
} sv_key;

enum { /* sources that are no lexicon file */
    SV_LEX_SELF = 255,  /* the lemma itself      */
    SV_LEX_NAME = 254,
    SV_LEX_COGNATE = 253,
    SV_LEX_NUMBER = 252,
    SV_LEX_DATE = 251,
    SV_LEX_GLOSS = 250,
    SV_LEX_STEM = 249,  /* an unknown word cut to its first letters */
    SV_LEX_FILES = SV_LIMIT_LEXICONS, /* below: files */
    SV_LEX_RELATIONS = 64
};

typedef struct sv_lexicon sv_lexicon;

/* Whose a list is. */
typedef enum sv_lexicon_origin {
    SV_LEX_OURS,  /* comes with the program                        */
    SV_LEX_GIVEN, /* in a folder that was named for this run       */
    SV_LEX_USER   /* in the user's folder: may be out of order     */
} sv_lexicon_origin;

/* The last of the weakest keys, whose place a stronger one takes where there is no more room;
 * count > 0. */
sv_key *sv_key_weakest(sv_key *keys, uint32_t count);

/* Loads every *.tsv of the folder lex/ in the data folders, then of `extra` and `user` (colon-
 * separated folders, may be NULL). Missing folders are no error; a list of the user's that
 * cannot be read or is malformed is left out as a whole, with a warning that names file and
 * line. Where they have been compiled (lex.map beside the folder, or in the cache) and are
 * unchanged, that is mapped instead; the lexicon is the same. */
samsvar_status sv_lexicon_open(const char *extra, const char *user, sv_lexicon **out,
                               sv_error *err);
/* Compiles the lists of a folder into a file (lexmap.h). */
samsvar_status sv_lexicon_compile(const char *dir, const char *path, sv_error *err);
/* An empty one, for tests. */
samsvar_status sv_lexicon_new(sv_lexicon **out);
void sv_lexicon_free(sv_lexicon *lex);

/* Loads a list of names in a language: `name TAB English; other English` a line (no value:
 * the same in English). A missing file is no error. */
samsvar_status sv_lexicon_load_names(sv_lexicon *lex, const char *lang, const char *path,
                                     sv_error *err);
/* Words of lang that have no entry are looked up as words of a related language, too; what
 * that leads to counts weight / 1000. At most SV_LEX_RELATIONS; more are left out. */
samsvar_status sv_lexicon_relate(sv_lexicon *lex, const char *lang, const char *relative,
                                 uint32_t weight);

/* The languages of the texts that will be compared, in place of those of an earlier call. A word
 * that no lexicon has meets its like in a text of a related language through a key of that
 * language, which is made for it only where there is such a text: what was read before, in this
 * run or an earlier one, makes no difference. */
samsvar_status sv_lexicon_texts(sv_lexicon *lex, const char *const *langs, size_t count);

/* Adds one file's bytes; name "is-en" gives the languages. EDATA with file and line. */
samsvar_status sv_lexicon_add(sv_lexicon *lex, const char *name, const char *file,
                              const char *bytes, size_t len, sv_error *err);

/* SAMSVAR_POS_* bits of a folded headword (or of a folded sense, in the senses' language);
 * 0 when there is none. Thread-safe. */
uint32_t sv_lexicon_pos(const sv_lexicon *lex, const char *lang, const char *lemma, size_t len);

/* The keys of a lemma in `lang` restricted to entries whose pos meets `pos` (0: any; when
 * none meets, all): own key, senses, direct pairs, and senses of direct pairs (is -> nb -> en).
 * Best first, each id once, at most max; returns how many. New own keys are interned, so
 * this is not thread-safe; `lang` is the tag of a document ("nb", "nn", "is", "en", ...). */
uint32_t sv_lexicon_keys(sv_lexicon *lex, const char *lang, const char *lemma, size_t len,
                         uint32_t pos, sv_key *out, uint32_t max);

/* The keys that an own key ("nb:gå med på") leads to, and itself; otherwise as above. */
uint32_t sv_lexicon_expand(const sv_lexicon *lex, uint32_t key, uint32_t pos, sv_key *out,
                           uint32_t max);

/* Headwords of several words, found by the own keys of a run of tokens: see phrases.h. */
enum { SV_PHRASE_WORDS = 8, SV_LEMMA_KEYS = 12 };
typedef struct sv_lemma_list {
    uint32_t keys[SV_LEMMA_KEYS]; /* own keys of a token's lemma candidates */
    uint32_t count;
} sv_lemma_list;
uint32_t sv_lexicon_phrase(const sv_lexicon *lex, const sv_lemma_list *tokens, uint32_t count,
                           uint32_t *whole, uint32_t covered[SV_PHRASE_WORDS]);

/* In how many entries of all lexicons a key stands (as headword's sense or as headword):
 * a stand-in for how common a word is. 0 for keys that no lexicon has. Thread-safe. */
uint32_t sv_lexicon_spread(const sv_lexicon *lex, uint32_t key);
uint32_t sv_lexicon_key_count(const sv_lexicon *lex);

/* Interned keys; sv_intern_add() on it makes keys of one's own. */
sv_intern *sv_lexicon_intern(sv_lexicon *lex);

/* Provenance: files in order of loading. */
uint32_t sv_lexicon_file_count(const sv_lexicon *lex);
const char *sv_lexicon_file_id(const sv_lexicon *lex, uint32_t i);     /* "is-en" */
const char *sv_lexicon_file_sha256(const sv_lexicon *lex, uint32_t i);
typedef struct sv_lexicon_info {
    const char *id, *path, *sha256;
    const char *source, *license; /* "" when the file does not say */
    const char *languages;        /* "is en"; of names "en nb nn is" */
    uint32_t entries, senses;     /* lines, and words that they give */
    uint32_t weight;              /* thousandths                     */
    sv_lexicon_origin origin;
} sv_lexicon_info;
void sv_lexicon_file_info(const sv_lexicon *lex, uint32_t i, sv_lexicon_info *out);
const char *sv_lexicon_source_name(const sv_lexicon *lex, uint32_t source); /* for evidence */

#endif
