/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import.h -- other people's dictionaries, read into a list of ours.
 *
 *   file ──► reader of its format ──► sv_import_add() ──► sv_import (entries, counts)
 *                                                              │ sort, merge
 *                                                              ▼
 *                                    NAME.A-B.tsv: lemma TAB pos TAB sense; sense; ...
 *
 * An entry that cannot be used is left out and counted under the reason; a file that is
 * not what it claims to be is refused, with the line. */
#ifndef SV_DICT_IMPORT_H
#define SV_DICT_IMPORT_H

#include "core/base/buf.h"
#include "core/base/intern.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/status.h"
#include "core/base/vec.h"

/* Parts of speech as the second field of a list has them. */
typedef enum sv_import_pos {
    SV_IMPORT_ANY, /* not known: "x" */
    SV_IMPORT_NOUN,
    SV_IMPORT_VERB,
    SV_IMPORT_ADJ,
    SV_IMPORT_ADV,
    SV_IMPORT_PREP,
    SV_IMPORT_CONJ,
    SV_IMPORT_PRON,
    SV_IMPORT_DET,
    SV_IMPORT_NUM,
    SV_IMPORT_INTERJ,
    SV_IMPORT_PHRASE,
    SV_IMPORT_NAME,
    SV_IMPORT_POS_COUNT
} sv_import_pos;

/* Why something was left out. */
typedef enum sv_left {
    SV_LEFT_EMPTY,     /* no word, or no translation           */
    SV_LEFT_LONG,      /* more than 255 bytes or 8 words, or an entry behind a limit */
    SV_LEFT_CHARACTER, /* a control character, or no letter    */
    SV_LEFT_SYNTAX,    /* not of the form it should have       */
    SV_LEFT_ENCODING,  /* not valid UTF-8                      */
    SV_LEFT_AFFIX,     /* part of a word                       */
    SV_LEFT_CYCLE,     /* a pattern without end (transducers)  */
    SV_LEFT_DUPLICATE, /* there already                        */
    SV_LEFT_COUNT
} sv_left;

enum {
    SV_IMPORT_WORDS = 8,          /* of a headword or translation */
    SV_IMPORT_SENSES = 40,        /* of an entry that are written */
    SV_LIST_NAME = 64             /* bytes of a list's name       */
};

typedef struct sv_import_entry {
    uint32_t lemma, sense; /* in words */
    uint32_t strength;     /* stronger senses are written first; else in order of coming */
    uint8_t pos;
} sv_import_entry;

typedef struct sv_import {
    char from[SV_LANG_SIZE], to[SV_LANG_SIZE]; /* "" while not known */
    char name[SV_LIST_NAME + 1];
    char license[80];
    const char *format; /* static memory */
    double weight;      /* 0..1 */
    sv_intern *words;
    SV_VEC(sv_import_entry) entries;
    uint64_t read, kept, left[SV_LEFT_COUNT];
    uint32_t lines; /* written: lemmas with a part of speech */
    sv_buf clean[2];
    sv_buf sources; /* the files, or what they say of themselves; one line */
    sv_buf origin;  /* what the file at work says: "# source:" of a list of ours */
} sv_import;

/* ------------------------------------------------------------------ import_list.c */

sv_import *sv_import_new(void); /* NULL: out of memory */
void sv_import_free(sv_import *im);

/* "n", "verb", "vblex", "adjective" ...: names that dictionaries use; ANY for others. */
sv_import_pos sv_import_pos_of(samsvar_str name);
/* "empty", "long" ...: for reports. Static memory. */
const char *sv_left_name(sv_left why);

/* Adds a pair of words as they came; cleans them, or leaves them out and counts why. Bytes
 * that are not UTF-8 are left out. ENOMEM; ELIMIT above SV_LIMIT_LIST_ENTRIES. */
samsvar_status sv_import_add(sv_import *im, samsvar_str lemma, sv_import_pos pos,
                             samsvar_str sense, uint32_t strength);
/* Counts one thing read that is left out. */
void sv_import_leave(sv_import *im, sv_left why);
/* Adds all entries, counts and sources of another. */
samsvar_status sv_import_merge(sv_import *im, const sv_import *other);
/* Sorts, drops duplicates (and counts them), sets kept and lines; makes licence and sources
 * fit to stand in a head. */
samsvar_status sv_import_finish(sv_import *im);
/* The list as a file's bytes, after finish. */
samsvar_status sv_import_print(const sv_import *im, sv_buf *out);

/* ------------------------------------------------------------------ readers
 * Each takes the bytes of a file, which may be anything, and adds its entries. */

/* hunalign: `target @ source` a line. Valid UTF-8, else EUTF8 with the line. */
samsvar_status sv_import_dic(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err);
/* `lemma TAB pos TAB sense; sense`, or `lemma TAB sense` with one sense; # comments, of which
 * `# languages:`, `# license:` and `# weight:` are heeded where nothing else was said, and
 * `# source:` goes into origin. */
samsvar_status sv_import_tsv(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err);
/* dictd with an index; the text of entries as FreeDict has it. */
samsvar_status sv_import_dictd(sv_import *im, const char *file, const char *index,
                               size_t index_len, const char *dict, size_t dict_len,
                               sv_error *err);
/* One FreeDict entry. */
samsvar_status sv_import_freedict(sv_import *im, samsvar_str text);
/* The text form (AT&T) of a transducer, as lt-print writes it. */
samsvar_status sv_import_att(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err);
/* A thesaurus of MyThes (.dat); its first line names the encoding. */
samsvar_status sv_import_mythes(sv_import *im, const char *file, const char *bytes, size_t len,
                                sv_error *err);
/* An Apertium bilingual dictionary. */
samsvar_status sv_import_dix(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err);
/* TermBase eXchange: terms of the languages from and to (by default the first two). */
samsvar_status sv_import_tbx(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err);

/* ------------------------------------------------------------------ import_pack.c, import_spawn.c */

/* gzip and dictzip: unpacks buf in place when it begins like one; EDATA when it is cut or
 * damaged, ELIMIT above max bytes. */
samsvar_status sv_import_unpack(const char *file, sv_buf *buf, size_t max, sv_error *err);
/* What lt-print says about a compiled transducer (found in $PATH, which the user sets; run
 * without a shell). EINVAL with the package to install when there is none. */
samsvar_status sv_import_ltprint(const char *file, sv_buf *out, sv_error *err);

/* ------------------------------------------------------------------ import_file.c */

/* Reads a file, whatever its format: NULL, or one of "dic", "dictd", "dix", "bin", "mythes",
 * "tbx", "tsv". Languages, name, weight and licence are filled in where they are empty (0)
 * and the file tells them. */
samsvar_status sv_import_file(sv_import *im, const char *path, const char *format,
                              sv_error *err);
/* A name for a list: letters, digits, - and _ only. */
int sv_import_name_ok(const char *name);

/* ------------------------------------------------------------------ import_debian.c */

typedef struct sv_import_found {
    char *path, *package;
    const char *format;
    char from[SV_LANG_SIZE], to[SV_LANG_SIZE], name[SV_LIST_NAME + 1];
    char license[80];
} sv_import_found;

typedef struct sv_import_found_list {
    SV_VEC(sv_import_found) list;
} sv_import_found_list;

/* What the packages of the system have below root ("" for /): Apertium pairs, dictd
 * dictionaries of FreeDict, thesauri; in order of their names. A pair that stands there in
 * both directions counts once. */
samsvar_status sv_import_installed(const char *root, sv_import_found_list *out, sv_error *err);
void sv_import_found_clear(sv_import_found_list *list);
/* The licence that a Debian copyright file names for the work, for example "GPL-3"; "" when
 * it names none. part: a folder of it ("isl-eng/" of FreeDict), or NULL. */
void sv_import_copyright(const char *bytes, size_t len, const char *part, char out[80]);
/* "isl" -> "is", "nob" -> "nb" ...: three-letter codes to tags. 0 when it is no code. */
int sv_import_lang(const char *code, size_t len, char out[SV_LANG_SIZE]);

#endif
