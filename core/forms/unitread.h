/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* unitread.h -- a unit of TMX or XLIFF while it is read: texts in several languages, and what
 * is known about their link. */
#ifndef SV_FORMS_UNITREAD_H
#define SV_FORMS_UNITREAD_H

#include "core/forms/formread_impl.h"

typedef struct sv_readunit_text {
    char lang[SV_LANG_SIZE];
    size_t at, len;         /* of the text, in the unit's bytes        */
    size_t ids_at, ids_len; /* "s6 s7", or nothing                     */
    size_t doc_at, doc_len; /* id of the document, or nothing          */
    size_t lens_at, lens_len; /* "41 57": code points of each segment  */
} sv_readunit_text;

typedef struct sv_readunit {
    sv_buf bytes;
    SV_VEC(sv_readunit_text) texts;
    sv_link link;            /* without lists */
    size_t origin_at, origin_len;
    const char *source[2]; /* what the documents of the first texts were made of, or NULL */
    struct {
        size_t ids_at, ids_len, doc_at, doc_len, lens_at, lens_len;
    } side[2]; /* what was said of the first and second text before they came */
} sv_readunit;

void sv_readunit_init(sv_readunit *u);
void sv_readunit_clear(sv_readunit *u);
void sv_readunit_reset(sv_readunit *u); /* for the next unit */
/* Starts a text; 0: failed. */
int sv_readunit_begin(sv_formread *f, sv_readunit *u, const char *lang);
/* Appends to the text that was begun last. 0: failed. */
int sv_readunit_add(sv_formread *f, sv_readunit *u, const char *text, size_t len);
/* What a property says; name without its prefix: "score" "relation" "status" "origin"
 * "source" and "target" (ids of documents), "source-segments", "source-lengths" and those of
 * "target" of the unit; "document", "segments" and "lengths" of the text that was begun last.
 * 0: nothing of ours. */
int sv_readunit_prop(sv_formread *f, sv_readunit *u, const char *name, const char *text, size_t len);
/* Gives what such properties said to the first and the second text. */
void sv_readunit_sides(sv_readunit *u);
/* Links the first text with each other one; a statement where three documents or more have
 * a text. */
void sv_readunit_take(sv_formread *f, sv_readunit *u);

#endif
