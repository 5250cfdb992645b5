/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* formread_impl.h -- what the readers share. */
#ifndef SV_FORMS_FORMREAD_IMPL_H
#define SV_FORMS_FORMREAD_IMPL_H

#include "core/forms/build.h"
#include "core/forms/formread.h"
#include "core/forms/xmlread.h"

enum { SV_SAID = 96, SV_SAID_MOST = 10 };

typedef struct sv_formread {
    sv_readctx c;
    sv_build b;
    const sv_import_options *options;
    const char *path, *second; /* second: of Moses, or NULL */
    const char *bytes;         /* memory instead of path, or NULL */
    size_t len;
    const char *extractor;     /* the format's name */
    int whole;                 /* too many documents: all rows are of two */
    int again;                 /* ... which asks for another reading */
    struct {
        const char *format;
        uint64_t count;
        enum sv_severity severity;
    } said[SV_SAID];
    size_t said_count;
} sv_formread;

typedef void sv_read_fn(sv_formread *f);

/* A problem at c.line. Of those with the same format the first SV_SAID_MOST are told. */
void sv_formread_say(sv_formread *f, enum sv_severity severity, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Opens what is read as XML; NULL: failed. */
sv_xml *sv_formread_xml(sv_formread *f);
/* "STEM" of the file and a tail, in room; for ids of documents. */
void sv_formread_id(const sv_formread *f, const char *tail, char *room, size_t size);
/* The tag that a foreign one means: canonical, and without a region that adds nothing
 * (nb-NO, is-IS); 0 and "und" when it is no tag. */
int sv_formread_lang(const char *tag, size_t len, char out[SV_LANG_SIZE]);
/* Thousandths of "0.873"; 0: it is no number. Over 1 or under 0 it is set to that, and
 * *outside (may be NULL) counts it. */
int sv_formread_score(const char *text, size_t len, int32_t *score, uint64_t *outside);
/* A document of a text file, a segment a line; SV_NO_ID: failed. */
uint32_t sv_formread_lines(sv_formread *f, const char *path, const char *lang);
/* A document of count empty lines. */
uint32_t sv_formread_empty(sv_formread *f, const char *id, const char *lang, uint32_t count);

/* ---- lines of a file, as a stream */

typedef struct sv_linein sv_linein;
/* NULL: failed. path "-": standard input; bytes not NULL: memory. */
sv_linein *sv_linein_open(sv_readctx *c, const char *path, const char *bytes, size_t len);
void sv_linein_close(sv_linein *l); /* NULL is fine */
/* The next line, without its end, valid UTF-8; 0: no more, or failed. Sets c->line unless
 * another is kept at it. */
int sv_linein_next(sv_linein *l, samsvar_str *out);
uint32_t sv_linein_number(const sv_linein *l);

sv_read_fn sv_read_tmx, sv_read_ces, sv_read_tei, sv_read_xliff, sv_read_ladder,
    sv_read_path, sv_read_tsv, sv_read_moses;

#endif
