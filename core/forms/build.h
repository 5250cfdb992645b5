/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* build.h -- an alignment made of what a foreign file holds: units of text, or lists of
 * segments. Documents that exist only as units get a text of their own, a segment a line;
 * all offsets are into that. Failures (memory, limits) go into the sv_readctx. */
#ifndef SV_FORMS_BUILD_H
#define SV_FORMS_BUILD_H

#include "core/base/buf.h"
#include "core/doc/result.h"
#include "core/out/readctx.h"

/* A segment as it came; numbers of segments are in order of arrival until sv_build_take(). */
typedef struct sv_build_seg {
    uint32_t at, len;   /* bytes of the document's buffer */
    uint32_t place;     /* N of an id "sN", less 1; SAMSVAR_NONE: it has none */
    uint32_t paragraph;
    uint32_t kind;      /* 0: a sentence */
} sv_build_seg;

typedef struct sv_build_doc {
    char *id, *source, *extractor; /* in the arena of the build; source may be NULL */
    char *known_as;                /* before it got its id; or NULL                 */
    char lang[SV_LANG_SIZE];
    sv_buf text; /* every segment and a line feed */
    SV_VEC(sv_build_seg) segments;
    SV_VEC(uint32_t) places; /* of the segments with an id "sN": number + 1, by N - 1 */
    sv_intern *ids;     /* other ids; NULL while there are none */
    uint32_t *numbers;  /* of the segments that have them       */
    size_t numbers_cap;
    uint32_t named;     /* segments that have a place           */
    uint32_t highest;   /* place                                */
    samsvar_doc *given; /* the text itself, split already: segments are its lines */
} sv_build_doc;

typedef struct sv_build_member {
    uint32_t document, segment;
} sv_build_member;

typedef struct sv_build {
    sv_readctx *c;
    sv_arena arena;
    sv_result *result; /* its pairs and statements; documents come last */
    SV_VEC(sv_build_doc) documents;
    uint32_t last_pair;
} sv_build;

void sv_build_init(sv_build *b, sv_readctx *c);
void sv_build_clear(sv_build *b);

/* The number of the document with this id, added if it is new; SV_NO_ID: failed. extractor
 * is static. */
uint32_t sv_build_document(sv_build *b, const char *id, const char *lang,
                           const char *source, const char *extractor);
/* Is there a document with this id? */
int sv_build_has(const sv_build *b, const char *id);
/* Gives it another id, unless a document has that; it is still found by the first. */
void sv_build_rename(sv_build *b, uint32_t document, const char *id);
/* Gives a document its text; takes given, whatever happens. */
void sv_build_give(sv_build *b, uint32_t document, samsvar_doc *given);
/* Segments that a document has so far. */
uint32_t sv_build_count(const sv_build *b, uint32_t document);
/* Adds a segment, its ends trimmed. id NULL: it has none; one that is there already gets
 * the text if it has none yet, and *differs (may be NULL) is set where it has another.
 * SV_NO_ID: failed. */
uint32_t sv_build_segment(sv_build *b, uint32_t document, const char *id, size_t id_len,
                          const char *text, size_t len, int *differs);
/* SV_NO_ID: there is none. */
uint32_t sv_build_find(const sv_build *b, uint32_t document, const char *id, size_t len);
/* The pair of two documents, added if it is new. SV_NO_ID: failed. */
uint32_t sv_build_pair(sv_build *b, uint32_t source, uint32_t target);
/* Adds a link; of `like`, lists and origin are copied into the pair's arena. */
void sv_build_link(sv_build *b, uint32_t pair, const sv_link *like);
/* A link with what a file that says nothing about it has: certain, equal, auto. */
sv_link sv_build_plain(void);
/* One statement; members by document, a document at most once. */
void sv_build_statement(sv_build *b, int32_t score, const sv_build_member *members,
                        uint32_t count);

/* Puts segments in order (by their ids where all have ids like "s7"), makes texts, finishes
 * the result and hands it over. */
samsvar_status sv_build_take(sv_build *b, sv_result **out);

/* Cuts a text that was joined with spaces into count parts, at ends of sentences if there
 * are as many, else near equal lengths: ends[i] gets the end of part i, the next begins
 * behind the space there. Parts may be empty where there are too few spaces. */
void sv_build_cut(const char *text, size_t len, uint32_t count, uint32_t *ends);

#endif
