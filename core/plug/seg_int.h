/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_int.h -- what the files of the segmenter share: its state and its parts.
 *
 *   seg_lines.c   text -> lines -> blocks        seg_kind.c    what a block is
 *   seg_mark.c    a mark, and what is round it   seg_decide.c  does it end a sentence
 *   segmenter.c   the scan of a block, emission */
#ifndef SV_PLUG_SEG_INT_H
#define SV_PLUG_SEG_INT_H

#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/plug/segmenter.h"

enum {
    SV_SEG_LOOK = 128,  /* bytes of a token, or of white space before it, that are read */
    SV_SEG_SMALL = 16,  /* closers or openers in a row                                  */
    SV_SEG_PAIR = 2000, /* bytes from an opening bracket or quote to its closer         */
    SV_SEG_HEADING = 200 /* bytes of the longest heading                                */
};

/* A line without the white space at its ends; start == end: blank. behind: the next. */
typedef struct sv_seg_line {
    uint32_t start, end, behind;
} sv_seg_line;

/* A byte's next place: searched[x] bytes are known. Makes repeated searches linear. */
typedef struct sv_seg_ahead {
    uint32_t at;    /* the place found, or SAMSVAR_NONE: none before `until` */
    uint32_t until; /* searched up to here                                   */
} sv_seg_ahead;

enum {
    SV_SEG_PAREN,
    SV_SEG_SQUARE,
    SV_SEG_STRAIGHT,
    SV_SEG_GUILL_R,
    SV_SEG_GUILL_L,
    SV_SEG_CURLY_L,
    SV_SEG_CURLY_R,
    SV_SEG_CLOSERS
};

typedef struct sv_seg {
    const char *text;
    uint32_t len;
    samsvar_options options;
    const samsvar_segment_rules *rules;
    const sv_segmenter_lists *lists;
    samsvar_emit_segment *emit;
    void *sink;
    samsvar_status status;

    /* lines */
    sv_seg_line line; /* the first one not yet in a block */
    int has_line;
    uint32_t lf, cr, ps; /* next of each kind of line break, or len */
    uint32_t wrap,
        wrap_end; /* width of the wrapped lines up to wrap_end, 0: not wrapped */

    /* the block */
    uint32_t block, block_end;
    uint32_t body; /* behind a list marker; block when there is none */
    uint32_t paragraph;
    uint32_t kind; /* of all its segments; 0: each for itself */
    const char *kind_rule;
    uint32_t number_item; /* number of the item that the block before was, or 0 */

    /* the sentence */
    uint32_t begin;
    uint32_t item; /* number of the last inline list marker in it */
    uint32_t
        last_flags; /* of the mark that ended the sentence before; 0 at a block's start */
    uint32_t bracket;   /* the outermost open bracket */
    uint32_t depth;     /* open brackets */
    uint32_t quote_end; /* closer of the open quotation; 0: none is open */
    sv_seg_ahead ahead[SV_SEG_CLOSERS];
} sv_seg;

/* A mark that may end a sentence. */
typedef struct sv_seg_cand {
    samsvar_mark m;
    uint32_t resume;        /* first byte of what follows, openers and dashes with it */
    uint32_t first, second; /* the next token's first two characters */
    int footnote;           /* a footnote mark stands before `end` */
} sv_seg_cand;

/* ---- characters */

static inline uint32_t sv_seg_next(const sv_seg *s, uint32_t at, uint32_t *next)
{
    unsigned char c = (unsigned char)s->text[at];
    if (c < 0x80) {
        *next = at + 1;
        return c;
    }
    const char *p;
    uint32_t cp = sv_utf8_next(s->text + at, s->text + s->len, &p);
    *next = (uint32_t)(p - s->text);
    return cp;
}

static inline uint32_t sv_seg_prev(const sv_seg *s, uint32_t begin, uint32_t at,
                                   uint32_t *prev)
{
    unsigned char c = (unsigned char)s->text[at - 1];
    if (c < 0x80) {
        *prev = at - 1;
        return c;
    }
    const char *p;
    uint32_t cp = sv_utf8_prev(s->text + begin, s->text + at, &p);
    *prev = (uint32_t)(p - s->text);
    return cp;
}

/* sv_uchar_class() with a short way for letters, digits and the commonest dashes. */
static inline uint32_t sv_seg_class(uint32_t cp)
{
    if (cp - 'a' < 26u)
        return SV_CH_LETTER | SV_CH_LOWER;
    if (cp - 'A' < 26u)
        return SV_CH_LETTER | SV_CH_UPPER;
    if (cp - '0' < 10u)
        return SV_CH_DIGIT;
    if (cp == ' ')
        return SV_CH_SPACE;
    if (cp == 0x2013 || cp == 0x2014)
        return SV_CH_PUNCT | SV_CH_DASH;
    return sv_uchar_class(cp);
}

static inline int sv_seg_is_space(uint32_t cp)
{
    return cp < 0x80 ? cp == ' ' || (cp >= 0x09 && cp <= 0x0D)
                     : (sv_uchar_class(cp) & SV_CH_SPACE) != 0;
}

static inline int sv_seg_is_break(uint32_t cp)
{
    return cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029;
}

static inline int sv_seg_is_bullet(uint32_t cp)
{
    return cp == '*' || cp == '+' || cp == 0xB7 || cp == 0x2022 || cp == 0x2023 ||
           cp == 0x25AA || cp == 0x25AB || cp == 0x25A0 || cp == 0x25CF || cp == 0x25E6 ||
           cp == 0x2043 || cp == 0x25BA || cp == 0x27A2 || cp == 0x2219;
}

/* The smallest offset >= from and <= to without white space (and ignored characters, when
 * ignored is set), and the greatest <= to and >= from behind none. */
uint32_t sv_seg_skip(const sv_seg *s, uint32_t from, uint32_t to, int ignored);
uint32_t sv_seg_trim(const sv_seg *s, uint32_t from, uint32_t to);

/* ---- seg_lines.c */

/* Reads the next block into s; 0 at the end of the text. */
int sv_seg_block(sv_seg *s);

/* Behind the list marker ("- ", "1. ", "a) ", "(2) ") that a line starts with, or start;
 * *number gets its number, or 0 for a bullet or a letter. */
uint32_t sv_seg_marker(const sv_seg *s, uint32_t start, uint32_t end, uint32_t *number);

/* ---- seg_mark.c */

/* Reads the mark at `at` and what is round it; what follows is read up to `limit`. */
void sv_seg_read(const sv_seg *s, uint32_t at, uint32_t limit, sv_seg_cand *c);

/* The first character of a sentence behind quotation marks and dashes. */
uint32_t sv_seg_lead(const sv_seg *s, uint32_t begin, uint32_t end);

/* First byte of the token that ends at `at`, not before `begin`. */
uint32_t sv_seg_token(const sv_seg *s, uint32_t begin, uint32_t at);

/* ---- seg_decide.c */

/* Does the mark end a sentence? *rule gets the name of what decided. May change the
 * inline-list state of s. */
int sv_seg_decide(sv_seg *s, const sv_seg_cand *c, const char **rule);

/* The part that a plugin or the list decides: SAMSVAR_DECIDE_*. */
int32_t sv_seg_ask(const sv_seg *s, const samsvar_mark *m, const char **rule);

/* ---- seg_kind.c */

/* Asks the plugin; 0 when it has no answer. */
uint32_t sv_seg_ask_kind(const sv_seg *s, uint32_t start, uint32_t end,
                         const char **rule);

/* Sets kind and kind_rule of the block that sv_seg_block() has read. */
void sv_seg_block_kind(sv_seg *s);

/* Does [start, end), a block without an inner end, have no final mark? A heading then.
 * *colon is set when it ends in a colon. */
int sv_seg_unmarked(const sv_seg *s, uint32_t start, uint32_t end, int *colon);

#endif
