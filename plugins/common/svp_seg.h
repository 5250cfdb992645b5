/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_seg.h -- what the segment hooks of the plugins share: the words of the pack's
 * lists, a view of a mark with its words looked up, and decisions that differ between
 * languages only in their lists. Part of each plugin's sources.
 *
 * Rules that decide here, beside the host's (segmenter.h):
 *   ends   abbr.end abbr.starter abbr.closed  letter.word letter.label letter.number
 *          letter.starter letter.small letter.closed  number  initials.starter
 *          roman.starter  bracket.starter
 *   none   abbr.never abbr.number abbr.maybe abbr.unit abbr.word abbr.line  letter.first
 *          letter.initial letter.street  number.ordinal number.article number.date
 *          initials  dotted  roman.ordinal  name.mark  strong.reporting  colon.label
 *   kinds  caption.opener  boilerplate.opener boilerplate.alone boilerplate.agency
 *          byline.names byline.date byline.agency */
#ifndef SVP_SEG_H
#define SVP_SEG_H

#include "plugins/common/svp_char.h"
#include "plugins/common/svp_words.h"

/* What a word is. Abbreviations are written with their full stop. */
enum {
    /* abbreviations.tsv */
    SVP_NEVER = 1 << 0,  /* never ends a sentence                                   */
    SVP_NUMBER = 1 << 1, /* "kl.": no end before a number, nor before a name        */
    SVP_MAYBE = 1 << 2,  /* ends one only before a starter word                     */
    SVP_END = 1 << 3,    /* "osv.": ends one before any capital                     */
    SVP_AMOUNT = 1 << 4, /* "mill.": the same, but not before a currency ("USD")    */
    SVP_WORD = 1 << 5,   /* also a word ("min"): an abbreviation before a number only */
    SVP_TIME = 1 << 6,   /* "p.m.": ends before a capital but for days, zones ...   */
    SVP_ABBREVIATION =
        SVP_NEVER | SVP_NUMBER | SVP_MAYBE | SVP_END | SVP_AMOUNT | SVP_WORD | SVP_TIME,
    /* starters.txt: words that open sentences and are no names */
    SVP_STARTER = 1 << 7,
    /* before-capital.tsv */
    SVP_ORDINAL = 1 << 8,   /* ordinal: follows an ordinal with a capital ("Mosebok") */
    SVP_ARTICLE = 1 << 9,   /* article: "den 2. Mosebok"                              */
    SVP_LABEL = 1 << 10,    /* label: a letter behind it is a label ("vitamin C")     */
    SVP_CURRENCY = 1 << 11, /* amount: goes on behind an AMOUNT ("USD")               */
    SVP_ZONE = 1 << 12,     /* time: goes on behind a TIME ("Friday", "GMT")          */
    SVP_MARKED = 1 << 13,   /* mark: a name that ends in a mark ("Yahoo!")            */
    /* initial-words.txt: words of one letter */
    SVP_LETTER = 1 << 15,
    /* reporting.tsv */
    SVP_REPORTING = 1 << 16, /* verb: says who says it ("asked")                */
    SVP_BEHIND = 1 << 14,    /* behind: may follow such a verb ("on", "during") */
    /* openers.tsv: what a line that starts so is */
    SVP_CAPTION = 1 << 17,     /* caption                                            */
    SVP_BOILERPLATE = 1 << 18, /* boilerplate                                        */
    SVP_ALONE = 1 << 19,       /* alone: boilerplate if it is the whole line         */
    SVP_BYLINE = 1 << 20,      /* byline: if names follow                            */
    SVP_DATED = 1 << 21,       /* dated: a byline if a number follows                */
    SVP_AGENCY = 1 << 22,      /* agency: alone, and behind names                    */
    SVP_CONNECT = 1 << 23,     /* connect: stands between names                      */
    SVP_OPENS = 1 << 24        /* first word of an opener                            */
};

enum { SVP_WORD_MAX = 48, SVP_LINE_MAX = 300, SVP_BYLINE_MAX = 90 };

typedef struct svp_seg {
    const samsvar_host *host;
    const samsvar_text_v1 *text;
    const samsvar_segment_v1 *service;
    svp_words words;
    uint32_t next, next_bits; /* the word behind the last mark: it is asked for again when
                               * it starts a segment; SAMSVAR_NONE: none */
} svp_seg;

/* What a token looks like. */
enum {
    SVP_IS_NUMBER = 1,      /* digits, with . , - : / between them             */
    SVP_IS_LETTER = 2,      /* one letter                                      */
    SVP_IS_UPPER = 4,       /* starts in upper case                            */
    SVP_IS_ALLCAPS = 8,     /* two capitals or more, no small letter           */
    SVP_IS_INITIALS = 16,   /* "J.P": letters with stops between them          */
    SVP_IS_DOTTED = 32,     /* "o.s.frv": parts of at most four small letters  */
    SVP_IS_ROMAN = 64,      /* a roman number in capitals                      */
    SVP_IS_VOWELLESS = 128, /* "Chr", "Hj": a capital and 1-3 small letters, no vowel */
    SVP_HAS_UPPER = 256
};

/* A mark with its words looked up. */
typedef struct svp_view {
    const svp_seg *seg;
    const samsvar_mark *m;
    char token[SVP_WORD_MAX + 4]; /* NFC, as written, without its stop */
    uint32_t len, shape;          /* 0: no token, or too long a one    */
    uint32_t bits;                /* of the token with its stop        */
    uint32_t next, prev;          /* bits of the words beside it       */
} svp_view;

/* Gets the services and compiles the lists. svp_seg_clear() releases them in any case. */
samsvar_status svp_seg_init(svp_seg *seg, const samsvar_host *host);
void svp_seg_clear(svp_seg *seg);

/* Runs the host's segmenter with the rules; ENOTSUP when it has none. */
samsvar_status svp_seg_run(svp_seg *seg, const samsvar_doc *doc,
                           const samsvar_segment_rules *rules, samsvar_emit_segment *emit,
                           void *sink);

/* NFC of text, or its lower case, without ignored characters; ’ becomes '. Returns the
 * length, 0 when it does not fit into size. */
uint32_t svp_copy(const svp_seg *seg, const char *p, uint32_t len, int lower, char *out,
                  uint32_t size);

/* The character at `at` < text.len, its class, and where the next one begins. */
static inline uint32_t svp_next(const svp_seg *seg, samsvar_str text, uint32_t at,
                                uint32_t *next, uint32_t *class)
{
    const char *p;
    uint32_t cp = svp_decode(text.ptr + at, &p);
    *next = (uint32_t)(p - text.ptr);
    *class = svp_class(seg->text, cp);
    return cp;
}

/* Looks the words round a full stop up; for other marks only seg and m are set. */
void svp_view_init(svp_view *v, svp_seg *seg, const samsvar_mark *m);

/* Bits of the word [from, to) in lower case. */
uint32_t svp_bits(const svp_seg *seg, samsvar_str text, uint32_t from, uint32_t to);

/* Is [from, to) a roman number in capitals? */
int svp_is_roman(const char *p, uint32_t len);

/* Is the token before the mark's an initial ("R." in "J. R. R. Tolkien")? */
int svp_prev_is_initial(const svp_view *v);

/* Is the mark's token the first of its sentence? */
int svp_is_first(const svp_view *v);

/* Answers, with *rule set; SAMSVAR_DECIDE_*. */
int32_t svp_answer(const char **rule, const char *name, int32_t answer);

/* The decision for an abbreviation: v->bits has one of SVP_ABBREVIATION. */
int32_t svp_abbreviation(const svp_view *v, const char **rule);

/* The decision for one letter: an initial, or a label or a word that ends. */
int32_t svp_letter(const svp_view *v, const char **rule);
/* The same where some letters are words ("á", "i"): "Þ. Jónsson" is an initial, "vitamin C. Barn"
 * and "á. Hún" are ends. */
int32_t svp_letter_or_word(const svp_view *v, const char **rule);

/* The decision for a Roman numeral: "Karl XII. Gustaf" is an ordinal, unless what follows opens
 * a sentence. */
int32_t svp_roman(const svp_view *v, const char **rule);

/* The decision for a number where ordinals are written with a stop: "2. Mosebok", "den 17. Mai",
 * "17. 5. 2020"; else it ends a sentence. */
int32_t svp_number(const svp_view *v, const char **rule);

/* The decision for a token in no list: "J.P. Morgan", "Chr. Krohg", "s.å.s. Det". */
int32_t svp_unlisted(const svp_view *v, const char **rule);

/* Is the mark's number the day or month of a date, "17. 5. 2020"? */
int svp_is_date(const svp_view *v);

/* The decision for '?' and '!': names ("Yahoo!"). */
int32_t svp_strong(const svp_view *v, const char **rule);

/* The decision inside a bracket that closes behind the mark. */
int32_t svp_bracket(const svp_view *v, const char **rule);

/* The decision for a colon: labels ("Foto: ...") are no ends. */
int32_t svp_colon(const svp_view *v, const char **rule);

/* samsvar_segment_rules.kind by openers.tsv. */
uint32_t svp_kind(const svp_seg *seg, samsvar_str text, uint32_t start, uint32_t end,
                  const char **rule);

#endif
