/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* export.h -- writing an alignment in someone else's form: what is chosen, how it is
 * written, what was left out. */
#ifndef SV_FORMS_EXPORT_H
#define SV_FORMS_EXPORT_H

#include "core/base/limits.h"
#include "core/doc/result.h"
#include "core/forms/outset.h"
#include "core/out/alignrec.h"

enum { SV_BANDS = 4 };

typedef enum sv_segtype { SV_SEGTYPE_AUTO, SV_SEGTYPE_SENTENCE, SV_SEGTYPE_PARAGRAPH } sv_segtype;

/* Zeroes are defaults: all that is not rejected, as it stands. Strings are the caller's. */
typedef struct sv_export_options {
    sv_out_options out;
    int32_t min_score;  /* thousandths                                              */
    uint32_t statuses;  /* bits 1 << SV_LINK_*; 0: all. Rejected links never         */
    uint32_t relations; /* bits 1 << SAMSVAR_REL_*; 0: all                           */
    struct {
        uint32_t source, target;
    } types[SV_LIMIT_EXPORT_TYPES];
    uint32_t type_count; /* 0: all */
    sv_segtype segtype;
    struct {
        char from[SV_LANG_SIZE], to[SV_LANG_SIZE];
    } langs[SV_LIMIT_EXPORT_LANGS];
    uint32_t lang_count; /* looked up before our own table */
    const char *source, *target; /* ids of the documents of the one pair; NULL: all */
    int bitextor;                /* the columns of a table                          */
    int multilingual;            /* units of all languages, through statements      */
    int bands;                   /* TMX folders by how much can be relied on        */
    int context, provenance;
    uint64_t split;              /* bytes of a file at most; 0: any                 */
    const char *version;         /* of this program                                 */
} sv_export_options;

/* Why something is not in the output. */
typedef enum sv_left {
    SV_LEFT_EMPTY,    /* links: no text on one side                                  */
    SV_LEFT_CROSSING, /* links: they cross others, or share a segment with them      */
    SV_LEFT_GAPS,     /* links: their segments do not follow each other              */
    SV_LEFT_WORDINGS, /* wordings: a unit holds one a language                       */
    SV_LEFT_CHARS,    /* characters that XML cannot hold                             */
    SV_LEFT_COUNT
} sv_left;

typedef struct sv_export_report {
    uint64_t units;  /* written: links, or units of several languages */
    uint64_t files;
    uint64_t left[SV_LEFT_COUNT];
} sv_export_report;

typedef struct sv_export {
    const sv_result *result;           /* what is chosen, nothing that is rejected     */
    uint32_t *const *numbers;          /* of each pair: the number in the file, from 1,
                                        * of each link                                 */
    const struct sv_format *format;
    const sv_export_options *options;
    sv_outset *set;
    sv_export_report *report;
    sv_error *err;
    const char *sub;                   /* folder of the files at hand, or NULL         */
} sv_export;

/* Fills the options from what a user wrote (any may be NULL): lists joined by commas.
 * EINVAL says what is wrong. */
samsvar_status sv_export_words(sv_export_options *o, const char *statuses,
                               const char *relations, const char *types,
                               const char *segtype, const char *columns, sv_error *err);
/* "no=nb-NO,..." */
samsvar_status sv_export_langs(sv_export_options *o, const char *list, sv_error *err);
/* The tag of a document for translators' tools: nb is nb-NO to them. */
const char *sv_export_lang(const sv_export_options *o, const samsvar_doc *doc);

/* Writes r in the named form to the files of set, which hold nothing half-written then.
 * EINVAL for what the form cannot do; what writing returned; ENOMEM. */
samsvar_status sv_export_write(const sv_result *r, const char *format,
                               const sv_export_options *options, sv_outset *set,
                               sv_export_report *report, sv_error *err);

/* ---- select.c: a result with what is chosen only, which shares everything with r */
typedef struct sv_selection {
    sv_result view;
    uint32_t **numbers; /* of each pair of view                     */
    uint8_t *own;       /* of each pair: its links are our own copy */
} sv_selection;

/* band: only links of that band, or -1. */
samsvar_status sv_select(const sv_result *r, const sv_export_options *o, int band,
                         sv_selection *out);
void sv_selection_clear(sv_selection *s);
extern const char *const sv_band_folders[SV_BANDS];

/* ---- unit.c: what forms of units share */

/* The texts of segments, joined by a space, without white space at the ends; NULL when out
 * of memory, "" where there is none. Lives until the buffer is used again. */
const char *sv_unit_text(sv_buf *buf, const samsvar_doc *doc, const uint32_t *segments,
                         uint32_t count, size_t *len);
/* Is there anything but white space and controls? */
int sv_unit_has_content(const char *text, size_t len);
/* Writes text for a form of one unit a line: tabs, controls and what any reader may take for a
 * line end become spaces. */
void sv_unit_put_line(sv_jsonw *w, const char *text, size_t len);
/* "s4 s5", joined by a character. */
void sv_unit_ids(sv_buf *buf, const uint32_t *segments, uint32_t count, char between);
/* Code points of each segment's text, joined by a character, so that a text of several can be
 * cut again where it was joined: as sv_unit_text() has it and XML can hold it, as it has it,
 * or whole. */
typedef enum sv_unit_lengths_of {
    SV_LENGTHS_XML,
    SV_LENGTHS_TRIMMED,
    SV_LENGTHS_WHOLE
} sv_unit_lengths_of;
void sv_unit_lengths(sv_buf *buf, const samsvar_doc *doc, const uint32_t *segments,
                     uint32_t count, sv_unit_lengths_of of, char between);
/* The part of the name of a pair's file, "nb_en" of two documents' ids: NULL where there is
 * only one pair. */
const char *sv_pair_name(const sv_export *e, const sv_pair *p, sv_buf *buf);

typedef samsvar_status sv_form_write(sv_export *e);
sv_form_write sv_tmx_export, sv_tmx_multi_export, sv_xliff_export, sv_xliff2_export,
    sv_ces_export, sv_tei_export, sv_moses_export, sv_sketch_export, sv_tsv_export,
    sv_path_export, sv_ladder_export;

#endif
