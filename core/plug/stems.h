/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* stems.h -- what a hunspell dictionary has said of word forms: in memory, and kept in the
 * user's cache from run to run.
 *
 *   forms  form -> id       known  id -> record     stems  records' lists of ids in words
 *
 * The file is of one dictionary: paths, sizes, times and inodes of its files and of the hunspell
 * library. It is only a memory of answers, so the output is the same with and without it. */
#ifndef SV_PLUG_STEMS_H
#define SV_PLUG_STEMS_H

#include "core/base/image.h"
#include "core/base/intern.h"
#include "core/base/vec.h"

enum {
    SV_STEMS_MAX = 16,
    SV_STEMS_BYTES = 2048 /* of all stems of a form */
};

/* What is known of a form. */
typedef struct sv_form {
    uint32_t first; /* in sv_stems.stems */
    uint8_t count;
    int8_t known;   /* -1: not asked yet */
    uint8_t stemmed; /* 0: not asked yet  */
    uint8_t used;   /* in this run       */
} sv_form;

typedef struct sv_stem_list {
    uint32_t count, used;
    uint16_t start[SV_STEMS_MAX], len[SV_STEMS_MAX];
    char text[SV_STEMS_BYTES];
} sv_stem_list;

/* A file when it was looked at. */
typedef struct sv_stamp {
    uint64_t size, inode;
    int64_t changed, changed_ns, written, written_ns;
} sv_stamp;

typedef struct sv_stems {
    sv_intern *forms, *words;
    SV_VEC(sv_form) known;
    SV_VEC(uint32_t) stems;
    uint32_t fresh;     /* answers that are not in the file      */
    sv_image *image;    /* the file that was opened, or NULL     */
    uint32_t from_file; /* forms of it                           */
    sv_stamp stamps[3]; /* .aff, .dic, the library; when opened  */
    const void *code;   /* a place in the library                */
} sv_stems;

/* Opens the memory of the dictionary with these files; sha256 is that of the dictionary when the
 * cache had it, else "". code: a function of the library that answers. */
samsvar_status sv_stems_open(sv_stems *s, const char *aff, const char *dic, const void *code,
                             char sha256[65]);
/* Writes what is new into the cache, together with what other runs have put there meanwhile. EIO:
 * it cannot be written, or the dictionary is another one by now; for most callers no matter. */
samsvar_status sv_stems_save(sv_stems *s, const char *aff, const char *dic, const char *sha256,
                             sv_error *err);
void sv_stems_clear(sv_stems *s);

/* The record of a form, made if need be; NULL when there are too many or memory is out: then
 * the form is asked for each time. */
sv_form *sv_stems_form(sv_stems *s, samsvar_str word);
void sv_stems_remember(sv_stems *s, sv_form *f, const sv_stem_list *list);
/* 0: not known. The list is a copy. */
int sv_stems_recall(const sv_stems *s, const sv_form *f, sv_stem_list *out);

#endif
