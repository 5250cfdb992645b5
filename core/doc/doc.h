/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* doc.h -- a document: text, segments, features. Everything in it dies with it.
 *
 *   text      one block of valid UTF-8, as it was decoded; every offset is a byte of it
 *   segments  ascending, not overlapping, trimmed of white space; each knows its run of
 *             features, and its span in code points (what files and people see)
 *   features  what the plugin's analyze() found, parents before children; dropped, block
 *             by block, for documents too long to keep them (doc->block_first) */
#ifndef SV_DOC_DOC_H
#define SV_DOC_DOC_H

#include "core/base/arena.h"
#include "core/base/intern.h"
#include "core/base/lang.h"
#include "core/base/limits.h"
#include "core/base/status.h"
#include "core/base/vec.h"

typedef enum sv_input { SV_INPUT_AUTO, SV_INPUT_TEXT, SV_INPUT_LINES, SV_INPUT_HTML } sv_input;

typedef struct sv_segment {
    samsvar_segment rec;       /* what the plugin reported; rule lives in doc->rules or is static */
    uint32_t cp_start, cp_end; /* code points                                    */
    uint32_t feature_first, feature_count; /* into doc->features; 0, 0 when not analysed */
} sv_segment;

/* samsvar_segment.flags of a segment that was read: a person moved its boundary. */
#define SV_SEGMENT_USER 0x80000000u
/* samsvar_segment.kind of a segment that was read: a name that this version does not
 * know, kept as this bit and its number in doc->rules. */
#define SV_SEGMENT_NAMED 0x40000000u

struct samsvar_doc {
    sv_arena arena;     /* all strings below                                       */
    sv_arena keys;      /* the keys of features                                    */
    sv_intern *rules;   /* the rules of segments and no_breaks, each once, or NULL   */
    char *id;           /* unique in an alignment                                  */
    char *source;       /* the file name as given, "-" for standard input          */
    char lang[SV_LANG_SIZE];
    int lang_detected;  /* 1: guessed by the detector, 0: given                    */
    int32_t lang_confidence; /* thousandths, when detected                        */
    char *title, *date; /* NULL when not known; date is ISO 8601                   */
    char *extractor;    /* what made the text of the bytes ("html"), or NULL       */
    char sha256[65];    /* of text                                                 */
    const char *text;
    uint32_t len;       /* bytes                                                   */
    uint32_t cp_length; /* code points                                             */
    sv_input input;     /* TEXT, LINES or HTML                                     */
    samsvar_options options;
    SV_VEC(sv_segment) segments;
    SV_VEC(samsvar_segment) no_breaks; /* marks that end nothing (options.explain)  */
    SV_VEC(samsvar_feature) features;  /* of segments block_first .. block_last - 1 */
    uint32_t block_first, block_last;  /* segments that have features now           */
    void *owned_text;   /* released with the document, or NULL                     */
};

/* An empty document, or NULL. */
samsvar_doc *sv_doc_new(void);
void sv_doc_free(samsvar_doc *doc); /* NULL is fine */

/* Takes `bytes` (from sv_buf_take(), owned from now on whatever happens) as the text:
 * drops a BOM, checks UTF-8 (EUTF8 names the line and the byte), counts code points,
 * computes the sha256. ELIMIT when longer than the limit for its input. */
samsvar_status sv_doc_set_text(samsvar_doc *doc, char *bytes, size_t len, sv_input input, sv_error *err);

/* Arena copies. */
samsvar_status sv_doc_set_string(samsvar_doc *doc, char **member, const char *text, size_t len);

/* Fills segments for SV_INPUT_LINES: segment n is line n, none is dropped; an empty line
 * is an empty segment and a paragraph break. */
samsvar_status sv_doc_split_lines(samsvar_doc *doc, sv_error *err);

/* Fills cp_start and cp_end of all segments in one pass over the text. */
void sv_doc_count_points(samsvar_doc *doc);

/* Drops the features (between blocks). The keys' memory goes as well. */
void sv_doc_drop_features(samsvar_doc *doc);

/* Drops segments, spans that ended nothing, and features. */
void sv_doc_drop_segments(samsvar_doc *doc);

static inline samsvar_str sv_doc_segment_text(const samsvar_doc *doc, uint32_t i)
{
    const samsvar_segment *s = &doc->segments.data[i].rec;
    samsvar_str str = {doc->text + s->start, s->end - s->start};
    return str;
}

/* "sentence", "heading" ...; NULL for a kind without a name. Static memory. */
const char *sv_segment_kind_name(uint32_t kind);
uint32_t sv_segment_kind_of(const char *name); /* 0: none */
const char *sv_feature_kind_name(uint32_t kind);

#endif
