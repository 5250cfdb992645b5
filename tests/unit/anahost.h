/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* anahost.h -- a small host for tests of plugins' analyze hooks: text, lists from the
 * source tree, a lexicon, perhaps hunspell; a document is one text whose lines are its
 * segments. */
#ifndef SV_TESTS_ANAHOST_H
#define SV_TESTS_ANAHOST_H

#include "core/base/buf.h"
#include "core/lex/lexicon.h"
#include "core/plug/speller.h"

typedef struct anahost anahost;

/* srcdir: the source tree; lexdir: a folder with A-B.tsv files, or NULL; id: "no", "is",
 * "en". */
anahost *anahost_new(const char *srcdir, const char *lexdir, const char *id, int speller);
void anahost_free(anahost *h);

typedef struct anafeature {
    samsvar_feature rec;
} anafeature;

/* Analyses text; features are valid until the next call. */
samsvar_status anahost_run(anahost *h, const char *lang, const char *text, size_t len,
                           const samsvar_feature **out, uint32_t *count);
/* The text and the segment at an index. */
samsvar_str anahost_text(const anahost *h);

/* "LEMMA by/n @12-15" and the like: one feature as text. */
void anahost_show(const samsvar_feature *f, samsvar_str text, sv_buf *out);
const char *anahost_kind(uint32_t kind);

#endif
