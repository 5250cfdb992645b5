/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_ana.h -- what the analyzers of all languages share: one engine, driven by the lists
 * of the language pack (plugins/README.md). */
#ifndef SVP_ANA_H
#define SVP_ANA_H

#include "plugins/common/svp_mem.h"

enum { SVP_LEMMAS = 4, SVP_PARTS = 4, SVP_HEADS = 5, SVP_WORD_BYTES = 160 };
enum { SVP_PAST = 0x10000 }; /* beside SAMSVAR_POS_*: the form is a finite past tense */

/* One language, constant. */
typedef struct svp_lang {
    const char *lang;    /* tag for lexicon and speller          */
    const char *variety; /* of the lists NAME-variety; NULL none */
    uint32_t decimal;    /* ',' or '.'                           */
    uint32_t flags;      /* SVP_LANG_*                           */
} svp_lang;
enum {
    SVP_LANG_SPACE_GROUPS = 1, /* a plain space groups digits: 100 000 */
    SVP_LANG_ORDINAL_DOT = 2,  /* 1. = first                           */
    SVP_LANG_MONTH_FIRST = 4,  /* April 1                              */
    SVP_LANG_COMPOUNDS = 8,    /* compounds are written together       */
    SVP_LANG_NAME_CASES = 16,  /* names are inflected                  */
    SVP_LANG_RULE_STEMS = 32,  /* hunspell's stems are worth less than the rules' */
    SVP_LANG_NOUN_CAPITALS = 64, /* nouns begin in upper case (German)     */
    SVP_LANG_SISTER = 128 /* sister.tsv respells for a related language's lexicon */
};

typedef struct svp_lemma {
    samsvar_str text;
    uint32_t pos; /* SAMSVAR_POS_*, perhaps SVP_PAST */
} svp_lemma;

typedef struct svp_part {
    samsvar_str lemma;
    uint32_t pos;
    uint16_t start, end; /* bytes within the folded form */
} svp_part;

enum {                    /* svp_word.flags, what the form itself shows */
       SVP_W_CAPITAL = 1, /* first letter is upper case    */
       SVP_W_UPPER = 2,   /* all letters are, two or more  */
       SVP_W_CLOSED = 4,
       SVP_W_KNOWN = 8, /* a list, a lexicon or hunspell knows it */
       SVP_W_GUESS = 16,
       SVP_W_INITIALISM = 32, /* U.S. */
       SVP_W_ALNUM = 64,      /* has digits among the letters */
       SVP_W_PAST = 128,
       SVP_W_NOTNAME = 256,
       SVP_W_NAMELINK = 512,
       SVP_W_PRONOUN = 1024,
       SVP_W_LONG = 2048,   /* too long to be looked at */
       SVP_W_UPPER_S = 4096 /* an acronym with an s: USAs, NGOs */
};

/* A word form as the cache keeps it. */
typedef struct svp_word {
    samsvar_str raw, key; /* as written, folded */
    uint32_t hash, flags;
    uint32_t variety;
    uint32_t seen; /* number of the block where it stood capitalised inside */
    uint32_t lemma_count, part_count;
    svp_lemma lemmas[SVP_LEMMAS];
    svp_part parts[SVP_PARTS];
    uint32_t heads[SVP_HEADS]; /* phrases that begin with the form or a lemma; 0 none */
    uint32_t raw_head;         /* and with the form as it is written                   */
    uint32_t lists;            /* bits: lists that have any of these phrases           */
    int32_t num_kind;          /* SVP_NUM_* */
    double num_value;
} svp_word;

enum {
    SVP_NUM_NONE,
    SVP_NUM_CARDINAL,
    SVP_NUM_ARTICLE,
    SVP_NUM_HUNDRED,
    SVP_NUM_SCALE,
    SVP_NUM_HALF,
    SVP_NUM_ORDINAL_WORD,
    SVP_NUM_VAGUE_WORD,
    SVP_NUM_AND
};

enum { SVP_T_WORD, SVP_T_NUMBER, SVP_T_PUNCT, SVP_T_URL };
enum {                     /* svp_token.flags */
       SVP_TF_SPACE = 1,   /* white space before it          */
       SVP_TF_DOT = 2,     /* a full stop sticks to its end  */
       SVP_TF_ORDINAL = 4, /* 1., 1st                        */
       SVP_TF_TIME = 8,    /* 10:30, 10.30                   */
       SVP_TF_DATE = 16,   /* 12.05.2021, 2021-05-12         */
       SVP_TF_DECIMAL = 32,
       SVP_TF_INITIAL = 64, /* first word of the segment or a quotation */
       SVP_TF_NAME = 128,
       SVP_TF_ACRONYM = 256,
       SVP_TF_USED = 512, /* part of a number, amount or date */
       SVP_TF_QUOTED = 1024,
       SVP_TF_DASH = 4096,  /* a dash that opens speech */
       SVP_TF_HYPHEN = 2048 /* joined to the token before it by a hyphen */
};
typedef struct svp_token {
    uint32_t start, end; /* bytes of the document */
    uint32_t kind, flags;
    uint32_t cp;      /* of PUNCT: the character */
    uint32_t feature; /* index of its TOKEN feature */
    svp_word *word;   /* of WORD */
    char digits[28];  /* of NUMBER: plain decimal, or "YYYY-MM-DD", "HH:MM" */
} svp_token;

/* Lists of phrases, by what they say. */
enum {
    SVP_L_UNITS,
    SVP_L_DATES,
    SVP_L_APPROX,
    SVP_L_POLARITY,
    SVP_L_MODALITY,
    SVP_L_TITLES,
    SVP_L_CONNECTIVES,
    SVP_L_GLOSS,
    SVP_L_COUNT
};
typedef struct svp_phrase {
    samsvar_str key, value;
    uint32_t next; /* next with the same first word; 0 none */
    uint32_t list;
    uint32_t head_len; /* bytes of the first word */
} svp_phrase;
typedef struct svp_match {
    const svp_phrase *phrase; /* NULL: none */
    uint32_t words;           /* tokens covered, with those in between */
} svp_match;

typedef struct svp_range {
    uint32_t first, last;
} svp_range;

typedef struct svp_ana {
    const samsvar_host *host;
    const svp_lang *lang;
    const samsvar_text_v1 *text;
    const samsvar_pack_v1 *pack;
    const samsvar_lexicon_v1 *lexicon;
    const samsvar_speller_v1 *speller;
    uint32_t variety; /* 1: the variety's lists come first */
    /* lists of words: [0] the variety's, [1] the plain one */
    const samsvar_list *closed[2], *irregular[2], *endings[2], *linkers[2], *prefixes[2];
    const samsvar_list *nocompound, *numerals[2], *pronouns[2], *namelinks, *notnames,
        *clitics;
    const samsvar_list *sister; /* spelling of the variety -> of the main one */
    /* phrases of all lists */
    SVP_VEC(svp_phrase) phrases;
    uint32_t *heads, heads_mask; /* hash of the first word -> phrase */
    uint32_t sign_heads[128];    /* the same of single ASCII signs   */
    /* word cache */
    svp_arena words_arena, arena;
    svp_word **slots;
    uint32_t slots_mask, word_count;
    uint32_t block;
    uint32_t *seen, seen_mask, seen_count; /* hashes of names seen inside sentences */
    /* the segment at work */
    samsvar_str doc; /* text of the document */
    const samsvar_doc *document;
    uint32_t segment, seg_start, seg_end;
    SVP_VEC(svp_token) tokens;
    SVP_VEC(svp_range) quotes; /* byte ranges, with the marks */
    samsvar_emit_feature *emit;
    void *sink;
    uint32_t emitted; /* features so far in this call */
} svp_ana;

/* Reads the lists. */
samsvar_status svp_ana_create(const samsvar_host *host, const svp_lang *lang,
                              svp_ana **out);
void svp_ana_destroy(svp_ana *a);
/* The analyze hook. variety: 1 to use the lists of the variety first. */
samsvar_status svp_ana_run(svp_ana *a, const samsvar_doc *doc, uint32_t variety,
                           samsvar_emit_feature *emit, void *sink);

/* ---- between the files of this folder */

/* Reports a feature of the segment at work; *index (may be NULL) gets its number. */
samsvar_status svp_emit(svp_ana *a, uint32_t kind, uint32_t flags, uint32_t start,
                        uint32_t end, uint32_t parent, int32_t weight, samsvar_str key,
                        uint32_t *index);

/* svp_token.c: fills a->tokens with the segment's tokens. */
samsvar_status svp_tokenize(svp_ana *a);
/* svp_figure.c: reads a number at p, fills kind and digits; returns the bytes used or 0.
 */
uint32_t svp_figure(const svp_ana *a, const char *p, const char *end, svp_token *t);

/* svp_word.c: the cached word of a form; NULL when there is no memory. */
svp_word *svp_word_get(svp_ana *a, const char *p, uint32_t len);
samsvar_str svp_find(const svp_ana *a, const samsvar_list *const lists[2],
                     samsvar_str key);
uint32_t svp_headword(const svp_ana *a, samsvar_str word);
int svp_speller_knows(const svp_ana *a, samsvar_str word);
/* Adds a candidate unless it is there; returns 0 when there is no memory. */
int svp_add_lemma(svp_ana *a, svp_word *w, samsvar_str text, uint32_t pos);
/* "lemma/pos;lemma/pos;*" into w; *open is set for "*". */
int svp_add_values(svp_ana *a, svp_word *w, samsvar_str value, int *open);
/* Reads "/nvP" behind text: SAMSVAR_POS_*, SVP_PAST and the letters in *letters (bits).
 */
uint32_t svp_read_pos(const char *p, const char *end, uint32_t *letters);
enum {
    SVP_RULE_U = 1,
    SVP_RULE_I = 2,
    SVP_RULE_D = 4,
    SVP_RULE_N = 8,
    SVP_RULE_X = 16,
    SVP_RULE_L = 32
};

/* Irregular forms, headword, ending rules with these parts of speech; 0 without memory.
 */
int svp_look_up(svp_ana *a, svp_word *w, uint32_t wanted);

/* svp_ending.c: lemmas by ending rules. How results are judged: a headword with that part
 * of speech, a word that hunspell knows, the first that may guess, the rules for names
 * only, the first. */
enum {
    SVP_JUDGE_HEADWORD,
    SVP_JUDGE_KNOWN,
    SVP_JUDGE_GUESS,
    SVP_JUDGE_NAME,
    SVP_JUDGE_FIRST
};
int svp_endings(svp_ana *a, svp_word *w, const samsvar_list *const lists[2],
                samsvar_str form, int judge, uint32_t hidden);
/* svp_compound.c: reports the parts of a compound, and the whole's lemmas when w has none.
 * firm: only if the first part is known as well as the last. */
int svp_compound(svp_ana *a, svp_word *w, int firm);
/* svp_sister.c: the variety's spelling in the main one */
int svp_sister(svp_ana *a, svp_word *w);

/* svp_phrase.c */
samsvar_status svp_phrases_load(svp_ana *a);
uint32_t svp_phrase_head(const svp_ana *a, samsvar_str word);
/* Fills the heads and the lists of a word whose lemmas are known. */
void svp_phrase_heads(const svp_ana *a, svp_word *w);
/* The longest phrase of a list that begins at a token; gap: other words allowed inside.
 */
svp_match svp_phrase_at(const svp_ana *a, uint32_t list, uint32_t token, uint32_t gap);

/* svp_unit.c */
enum { SVP_VALUE_SIZE = 32, SVP_UNIT_SIZE = 32 }; /* bytes of a value, of a unit behind it */
/* A unit beside a number. */
typedef struct svp_unit {
    samsvar_str name;
    double factor;       /* "decade" is 10 of "year", "third" 33.3333 of "%"; else 1 */
    int share;           /* a factor of "%": "third"                                 */
    int counts_alone;    /* says an amount without a number                          */
    int half;            /* "and a half" stands behind it, within end                */
    uint32_t first, end; /* tokens [first, end); end 0: none                         */
} svp_unit;
/* A number that has a unit: tokens [first, end), empty where the unit stands alone. */
typedef struct svp_amount {
    double value;
    uint32_t flags; /* SAMSVAR_NUM_* */
    uint32_t first, end;
} svp_amount;
/* Plain decimal with at most six decimals; its length, 0 when it is too large. */
uint32_t svp_put_value(char out[SVP_VALUE_SIZE], double v);
/* The value of a plain decimal, "-12.5"; what is neither digit nor point is passed over. */
double svp_read_value(samsvar_str text);
/* The unit that begins at a token. */
svp_unit svp_unit_behind(const svp_ana *a, uint32_t i);
/* The currency before a token: "$30", "USD 30", "kr 30". */
svp_unit svp_unit_before(const svp_ana *a, uint32_t first);
samsvar_status svp_emit_amount(svp_ana *a, const svp_amount *n, const svp_unit *u,
                               uint32_t parent);

/* svp_part.c: halves beside units, and parts of a whole */
/* SVP_NUM_* of a token that is free, SVP_NUM_NONE of all others. */
int32_t svp_num_kind(const svp_ana *a, uint32_t i);
/* "half an", "en halv", without the unit that follows: the tokens from i, 0 none. */
uint32_t svp_half_before_unit(const svp_ana *a, uint32_t i, double *part);
/* "and a half" behind a unit, or behind a number: the tokens from i, 0 none. */
uint32_t svp_and_half(const svp_ana *a, uint32_t i, double *part);
/* "one in four": the part that stands before the whole at a token, with the words between. */
typedef struct svp_ratio {
    double part;
    uint32_t first, end; /* tokens [first, end) of the part; end 0: there is none */
} svp_ratio;
svp_ratio svp_ratio_before(const svp_ana *a, uint32_t whole, const svp_amount *before);
int svp_is_ratio(double part, double whole);

/* the passes over a segment, in this order */
samsvar_status svp_pass_tokens(svp_ana *a); /* svp_emit.c: TOKEN, LEMMA, PART, GLOSS */
samsvar_status svp_pass_names(svp_ana *a);  /* svp_name.c: marks tokens, then NAME   */
samsvar_status svp_mark_names(svp_ana *a);
/* Remembers a name for the block; 0 without memory. Is it remembered? */
int svp_note_name(svp_ana *a, samsvar_str key);
int svp_is_noted(const svp_ana *a, samsvar_str key);
void svp_forget_names(svp_ana *a);
/* The base form of a token that is part of a name. */
samsvar_str svp_name_base(const svp_ana *a, const svp_token *t);
samsvar_status svp_pass_numbers(svp_ana *a); /* svp_number.c: NUMBER, AMOUNT          */
samsvar_status svp_pass_dates(svp_ana *a);   /* svp_date.c: DATE                      */
samsvar_status svp_mark_quotes(svp_ana *a);  /* svp_quote.c                           */
samsvar_status
svp_pass_clauses(svp_ana *a); /* svp_clause.c: QUOTE, CLAUSE, SPEAKER ... */

#endif
