/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* learn.h -- a lexicon from texts and their translations.
 *
 *   analysed texts ──► sv_learn_pair() ──► word pairs that occur together ──► Model 1 in both
 *                                          directions ──► significance ──► sv_import
 *
 * IBM Model 1 (Brown, Della Pietra, Della Pietra, Mercer 1993): how likely each word is
 * the translation of each it stands together with, by expectation maximisation. Both
 * directions must agree. A pair stays when it is more than chance: log-likelihood ratio
 * (Dunning 1993) above that of two words that occur once, and together (Moore 2004). */
#ifndef SV_DICT_LEARN_H
#define SV_DICT_LEARN_H

#include "core/dict/import.h"
#include "core/doc/doc.h"

enum {
    SV_LEARN_WORDS = 40,           /* of a line; longer ones say little about their words */
    SV_LEARN_ROUNDS = 5
};

typedef struct sv_learn sv_learn;

/* The words of a document, a run a segment: made from its features. */
typedef struct sv_learn_text {
    SV_VEC(uint32_t) words; /* of the vocabulary of its side */
    SV_VEC(uint32_t) ends;  /* of each segment, in words     */
} sv_learn_text;

sv_learn *sv_learn_new(void); /* NULL: out of memory */
void sv_learn_free(sv_learn *l);
/* Appends the segments that have features now. side 0: source, 1: target. */
samsvar_status sv_learn_read(sv_learn *l, int side, const samsvar_doc *doc, sv_learn_text *out);
void sv_learn_text_clear(sv_learn_text *t);

/* Segments of one text that are a translation of segments of another. Too long ones are left
 * out; ELIMIT above SV_LIMIT_LEARN_PAIRS. */
samsvar_status sv_learn_pair(sv_learn *l, const sv_learn_text *source, const uint32_t *s,
                             uint32_t s_count, const sv_learn_text *target, const uint32_t *t,
                             uint32_t t_count);
uint64_t sv_learn_lines(const sv_learn *l); /* pairs that were added */

/* Finds translations, and adds them with their strength (how sure, in millionths). */
samsvar_status sv_learn_run(sv_learn *l, sv_import *out, sv_error *err);

/* ------------------------------------------------------------------ gettext */

/* One message of a catalogue; both live as long as the bytes. */
typedef samsvar_status sv_mo_fn(void *data, samsvar_str id, samsvar_str text);
/* Calls fn for the messages of a .mo file's bytes, in their order there, without contexts and
 * plural forms. EDATA for what is no catalogue or is cut, EUTF8 for one in another encoding. */
samsvar_status sv_mo_read(const char *file, const char *bytes, size_t len, sv_mo_fn *fn,
                          void *data, sv_error *err);

/* What a message says in words: folded, one line, without markup, formats ("%-3s", "{name}") and
 * the marks of access keys. Empty when it is longer than 400 bytes. ENOMEM. */
samsvar_status sv_learn_words(samsvar_str message, sv_buf *out);

/* Texts of programs in two languages, line by line, from all catalogues below the root's
 * locale folders; "en" is what stands in the source. Markup, formats and access keys are
 * dropped, each pair is there once. *catalogues: how many were read. */
samsvar_status sv_learn_gettext(const char *root, const char *from, const char *to, sv_buf *a,
                                sv_buf *b, uint32_t *catalogues, sv_error *err);

#endif
