/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* samsvar/plugin.h -- everything a language plugin needs, and all it may include.
 *
 *  - All text is valid UTF-8, (ptr, len), not NUL-terminated unless it says so.
 *  - Memory never changes owner. What the host passes is valid until the call returns;
 *    what a plugin reports is copied inside emit(). Plugin memory comes from host->alloc.
 *  - No mutable globals. One instance, one thread at a time; instances run in parallel.
 *  - No printing, exit, abort, setlocale, chdir, signals, threads; nothing thrown out.
 *  - Structs grow only at the end; struct_size says how much the other side knows.
 *
 * A plugin exports one symbol, its entry (see SAMSVAR_PLUGIN at the end). Three hooks do
 * the work: segment, analyze, align. A hook that is NULL is served by the host's default,
 * which reads the lists of the plugin's language pack. */
#ifndef SAMSVAR_PLUGIN_H
#define SAMSVAR_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SAMSVAR_ABI 1u     /* this header */
#define SAMSVAR_ABI_MIN 1u /* oldest plugin this host loads */

#define SAMSVAR_NONE 0xFFFFFFFFu

/* ------------------------------------------------------------------ status codes */

typedef int32_t samsvar_status; /* 0, or negative */
#define SAMSVAR_STATUS_MAP(XX)                                 \
    XX(OK, 0, "ok")                                            \
    XX(ENOMEM, -1, "out of memory")                            \
    XX(EINVAL, -2, "invalid argument")                         \
    XX(EUTF8, -3, "text is not valid UTF-8")                   \
    XX(ELIMIT, -4, "a size or count limit was reached")        \
    XX(EIO, -5, "input or output failed")                      \
    XX(EDATA, -6, "a data file is malformed")                  \
    XX(ENOTSUP, -7, "not supported")                           \
    XX(ECANCELED, -8, "canceled")                              \
    XX(ENOENT, -9, "not found")                                \
    XX(EPLUGIN, -10, "a plugin broke the rules of plugin.h")
#define SAMSVAR_STATUS_ENUM(name, value, text) SAMSVAR_##name = value,
enum { SAMSVAR_STATUS_MAP(SAMSVAR_STATUS_ENUM) SAMSVAR_STATUS_LAST = -10 };

/* ------------------------------------------------------------------ types */

typedef struct samsvar_host samsvar_host;         /* host services              */
typedef struct samsvar_plugin samsvar_plugin;     /* one language's descriptor  */
typedef struct samsvar_instance samsvar_instance; /* plugin state, plugin's own */
typedef struct samsvar_doc samsvar_doc;           /* a document, host's own     */
typedef struct samsvar_str {
    const char *ptr;
    uint32_t len;
} samsvar_str;

/* Kinds are open sets: an unknown kind is kept and passed on, never an error. */
enum { /* samsvar_segment.kind */
    SAMSVAR_SEG_SENTENCE = 1,
    SAMSVAR_SEG_HEADING = 2,
    SAMSVAR_SEG_CAPTION = 3,
    SAMSVAR_SEG_ITEM = 4,
    SAMSVAR_SEG_BYLINE = 5,
    SAMSVAR_SEG_BOILERPLATE = 6,
    SAMSVAR_SEG_NO_BREAK = 0x10000 /* not a segment: the span of a mark that ends nothing,
                                    * with the rule; only where options->explain is set */
};

typedef struct samsvar_segment {
    uint32_t start, end; /* byte offsets in the document text, no white space at the ends */
    uint32_t kind, flags;
    uint32_t paragraph;  /* counts up from 0 */
    samsvar_str rule;    /* name of the rule that ended the segment, e.g. "stop.starter" */
} samsvar_segment;

/* What analyze() reports. Offsets are bytes of the document text. Features of a segment
 * come in one run, segments in order; a parent comes before its children.
 *
 *  kind      span                key (UTF-8, at most 255 bytes)          parent    flags
 *  TOKEN     a word or number    folded form ("lavrov", "100000")        none      SAMSVAR_TOK_*
 *  LEMMA     of its token        a dictionary form, folded               token     SAMSVAR_POS_*
 *  PART      of the part         a compound part's lemma, folded         token     SAMSVAR_POS_*
 *  NAME      one or more tokens  folded base form ("sergei lavrov")      token (1st)
 *  ACRONYM   the token           upper case, as written ("ESB")          token
 *  NUMBER    one or more tokens  plain decimal ("150000", "2.5")         token (1st) SAMSVAR_NUM_*
 *  AMOUNT    number and unit     number, space, unit ("30000000 USD",
 *                                "80 %", "12 km")                        NUMBER    SAMSVAR_NUM_*
 *  DATE      one or more tokens  ISO 8601, unknown digits "X":
 *                                "2022-01-21", "XXXX-10-01", "2022-XX-XX",
 *                                "XXXX-W1" (Monday), "XXXX-10-XX"        token (1st)
 *  QUOTE     the quoted text     ""                                      none
 *  CLAUSE    a clause            ""                                      none      SAMSVAR_CLAUSE_*
 *  SPEAKER   who says the clause folded name or title, "" for a pronoun  CLAUSE or none
 *  POLARITY  the word            "neg" | "deny" | "reject" | "claim" | "demand" | "promise" |
 *                                "warn" | "say" | "ask" | "agree"        CLAUSE or none
 *  MODALITY  the word            "may" | "must" | "will" | "plan" | "past" CLAUSE or none
 *  GLOSS     any                 a language-neutral key that only the plugin knows
 *
 * weight: thousandths, 1000 = certain; alternatives of one token are ordered best first. */
enum { /* samsvar_feature.kind */
    SAMSVAR_FEAT_TOKEN = 1,
    SAMSVAR_FEAT_LEMMA = 2,
    SAMSVAR_FEAT_PART = 3,
    SAMSVAR_FEAT_NAME = 4,
    SAMSVAR_FEAT_ACRONYM = 5,
    SAMSVAR_FEAT_NUMBER = 6,
    SAMSVAR_FEAT_AMOUNT = 7,
    SAMSVAR_FEAT_DATE = 8,
    SAMSVAR_FEAT_QUOTE = 9,
    SAMSVAR_FEAT_CLAUSE = 10,
    SAMSVAR_FEAT_SPEAKER = 11,
    SAMSVAR_FEAT_POLARITY = 12,
    SAMSVAR_FEAT_MODALITY = 13,
    SAMSVAR_FEAT_GLOSS = 14
};
enum { /* flags of TOKEN */
    SAMSVAR_TOK_WORD = 1,
    SAMSVAR_TOK_NUMBER = 2,
    SAMSVAR_TOK_CAPITAL = 4,  /* starts in upper case                             */
    SAMSVAR_TOK_INITIAL = 8,  /* first word of its segment or quotation: the capital says little */
    SAMSVAR_TOK_CLOSED = 16,  /* closed class: article, pronoun, preposition, auxiliary ... */
    SAMSVAR_TOK_ACRONYM = 32,
    SAMSVAR_TOK_NAME = 64     /* part of a NAME                                    */
};
enum { /* parts of speech, as bits */
    SAMSVAR_POS_NOUN = 1,
    SAMSVAR_POS_VERB = 2,
    SAMSVAR_POS_ADJ = 4,
    SAMSVAR_POS_ADV = 8,
    SAMSVAR_POS_OTHER = 16,
    SAMSVAR_POS_NAME = 32
};
enum { /* flags of NUMBER and AMOUNT */
    SAMSVAR_NUM_ABOUT = 1,   /* about, around, nearly: rounded     */
    SAMSVAR_NUM_ATLEAST = 2, /* over, more than, at least          */
    SAMSVAR_NUM_ATMOST = 4,  /* under, less than, up to            */
    SAMSVAR_NUM_VAGUE = 8,   /* "tens of thousands": the magnitude */
    SAMSVAR_NUM_ORDINAL = 16,
    SAMSVAR_NUM_WORD = 32    /* written in letters                 */
};
enum { /* flags of CLAUSE */
    SAMSVAR_CLAUSE_MAIN = 1,
    SAMSVAR_CLAUSE_REPORTED = 2, /* what somebody says, without quotation marks */
    SAMSVAR_CLAUSE_QUOTED = 4,   /* what somebody says, quoted                  */
    SAMSVAR_CLAUSE_REPORTING = 8,/* "sa Lavrov": says who says it               */
    SAMSVAR_CLAUSE_RELATIVE = 16,
    SAMSVAR_CLAUSE_SUB = 32
};

typedef struct samsvar_feature {
    uint32_t segment;    /* index of the segment in the document             */
    uint32_t start, end; /* byte offsets in the document text                */
    uint32_t kind, flags;
    uint32_t parent;     /* index, in order of emission, or SAMSVAR_NONE     */
    int32_t weight;      /* thousandths                                      */
    samsvar_str key;
} samsvar_feature;

enum { /* samsvar_link.relation */
    SAMSVAR_REL_EQUAL = 1,
    SAMSVAR_REL_SRC_IN_TGT = 2,
    SAMSVAR_REL_TGT_IN_SRC = 3,
    SAMSVAR_REL_OVERLAP = 4
};

typedef struct samsvar_link {
    uint32_t src_first, src_count, tgt_first, tgt_count; /* runs of segments */
    uint32_t relation;
    int32_t score;  /* 0..1000, thousandths of a probability: integers are the same everywhere */
    uint32_t group; /* links with one nonzero group belong together */
    uint32_t id;    /* the engine's number of this link, or SAMSVAR_NONE for a plugin's own */
} samsvar_link;

/* Report one record; size is sizeof *rec, so records can grow. Hand a nonzero return back.
 * The host checks every record, and one that breaks a rule fails the call (EPLUGIN):
 *   all       start < end <= length of the text, both at the edges of characters; kind not 0
 *   segments  ascending, not overlapping; no white space at the ends; paragraphs ascending
 *   features  inside of their segment, segments ascending; a parent before its children and
 *             in the same segment; weight 0..1000; key at most 255 bytes of UTF-8
 *   links     at least one segment on each side, all of them there; score 0..1000 */
typedef samsvar_status samsvar_emit_segment(void *sink, const samsvar_segment *rec, uint32_t size);
typedef samsvar_status samsvar_emit_feature(void *sink, const samsvar_feature *rec, uint32_t size);
typedef samsvar_status samsvar_emit_link(void *sink, const samsvar_link *rec, uint32_t size);

/* How a document is to be segmented; defaults are 0. */
typedef struct samsvar_options {
    uint32_t struct_size;
    uint32_t explain;         /* report marks that end nothing, too        */
    uint32_t colon_break;     /* 0 keep, 1 break                           */
    uint32_t semicolon_break; /* 0 keep, 1 break                           */
    uint32_t quotes_whole;    /* 0 split sentences inside quotations, 1 keep a quotation whole */
    uint32_t newline;         /* 0 auto, 1 every line break ends, 2 only blank lines end */
} samsvar_options;

/* ------------------------------------------------------------------ the host */

struct samsvar_host {
    uint32_t struct_size, abi;
    void *impl; /* host's own */
    void *(*alloc)(const samsvar_host *host, size_t size); /* [any] zeroed or NULL */
    void (*release)(const samsvar_host *host, void *ptr);  /* [any] NULL is fine   */
    /* Says why; the first message of a call is kept. Returns code. */
    samsvar_status (*fail)(const samsvar_host *host, samsvar_status code, const char *message);
    int32_t (*canceled)(const samsvar_host *host); /* [any] poll in long loops */
    samsvar_str (*doc_lang)(const samsvar_doc *doc); /* BCP 47, e.g. "nn"; live as long as doc */
    samsvar_str (*doc_text)(const samsvar_doc *doc);
    samsvar_str (*doc_date)(const samsvar_doc *doc); /* ISO date of publication, or empty */
    const samsvar_options *(*doc_options)(const samsvar_doc *doc);
    uint32_t (*doc_segment_count)(const samsvar_doc *doc);
    const samsvar_segment *(*doc_segment)(const samsvar_doc *doc, uint32_t index);
    uint32_t (*doc_feature_count)(const samsvar_doc *doc);
    const samsvar_feature *(*doc_feature)(const samsvar_doc *doc, uint32_t index);
    /* A service by id, or NULL: the structs below. Valid as long as the instance. */
    const void *(*extension)(const samsvar_host *host, const char *id);
};

/* "samsvar.text/1": Unicode. [any thread] */
typedef struct samsvar_text_v1 {
    uint32_t struct_size;
    /* Class bits of a code point: the SAMSVAR_CH_ values. */
    uint32_t (*classify)(uint32_t code_point);
    uint32_t (*lower)(uint32_t code_point);
    uint32_t (*upper)(uint32_t code_point);
    /* Decodes at offset at < text.len; *next gets the offset behind. */
    uint32_t (*next)(samsvar_str text, uint32_t at, uint32_t *next);
    /* Lower case, NFC, without soft hyphens and joiners, into out[size], terminated;
     * returns the length, or SAMSVAR_NONE when it does not fit. */
    uint32_t (*fold)(samsvar_str text, char *out, uint32_t size);
    /* The same with case kept. */
    uint32_t (*nfc)(samsvar_str text, char *out, uint32_t size);
} samsvar_text_v1;
enum {
    SAMSVAR_CH_SPACE = 1 << 0,
    SAMSVAR_CH_UPPER = 1 << 1,
    SAMSVAR_CH_LOWER = 1 << 2,
    SAMSVAR_CH_LETTER = 1 << 3,
    SAMSVAR_CH_DIGIT = 1 << 4,
    SAMSVAR_CH_MARK = 1 << 5,
    SAMSVAR_CH_PUNCT = 1 << 6,
    SAMSVAR_CH_SYMBOL = 1 << 7,
    SAMSVAR_CH_IGNORE = 1 << 8,
    SAMSVAR_CH_DASH = 1 << 9,
    SAMSVAR_CH_QUOTE = 1 << 10,
    SAMSVAR_CH_OPEN = 1 << 11,
    SAMSVAR_CH_CLOSE = 1 << 12,
    SAMSVAR_CH_CONTROL = 1 << 13
};

/* "samsvar.pack/1": the lists of the plugin's language pack. A list is a text file, an
 * entry a line, `key` or `key TAB value`; '#' starts a comment line. Keys are as written
 * (NFC). [instance] */
typedef struct samsvar_list samsvar_list;
typedef struct samsvar_pack_v1 {
    uint32_t struct_size;
    /* A list by file name without ".txt"/".tsv"; NULL when the pack has none. */
    const samsvar_list *(*list)(const samsvar_host *host, const char *name);
    /* The value of a key ("" when the line has none); ptr NULL when the key is not there. */
    samsvar_str (*find)(const samsvar_list *list, samsvar_str key);
    uint32_t (*count)(const samsvar_list *list);
    void (*entry)(const samsvar_list *list, uint32_t index, samsvar_str *key, samsvar_str *value);
} samsvar_pack_v1;

/* "samsvar.segment/1": the host's sentence segmenter. It finds paragraphs, marks, closers
 * and what follows; the plugin decides what its language decides. [instance] */
typedef struct samsvar_mark {
    uint32_t struct_size;
    samsvar_str text;           /* the whole document                                       */
    uint32_t begin;             /* where the sentence that may end here began               */
    uint32_t token;             /* the token that the mark ends: from here to mark          */
    uint32_t mark, mark_end;    /* the run of marks itself: ".", "?!", "..." , ":"          */
    uint32_t end;               /* behind closing quotes, brackets and footnote marks       */
    uint32_t prev, prev_end;    /* the token before `token` in this sentence (equal: none)  */
    uint32_t next, next_end;    /* the next token, behind openers (equal: none)             */
    uint32_t next_first;        /* class bits of the next token's first character           */
    uint32_t flags;             /* SAMSVAR_MARK_*                                           */
} samsvar_mark;
enum {
    SAMSVAR_MARK_STOP = 1,      /* a single full stop        */
    SAMSVAR_MARK_STRONG = 2,    /* holds '?' or '!'          */
    SAMSVAR_MARK_ELLIPSIS = 4,
    SAMSVAR_MARK_COLON = 8,
    SAMSVAR_MARK_SEMICOLON = 16,
    SAMSVAR_MARK_CLOSED = 32,   /* closers follow the mark   */
    SAMSVAR_MARK_DASH = 64,     /* a dash follows, then the next token */
    SAMSVAR_MARK_OPENED = 128,  /* openers stand before the next token */
    SAMSVAR_MARK_BRACKET = 256, /* inside an open bracket    */
    SAMSVAR_MARK_QUOTED = 512,  /* inside an open quotation  */
    SAMSVAR_MARK_LINE = 1024,   /* a line break follows      */
    SAMSVAR_MARK_NOSPACE = 2048 /* no white space follows    */
};
enum { SAMSVAR_DECIDE_DEFAULT = 0, SAMSVAR_DECIDE_BREAK = 1, SAMSVAR_DECIDE_KEEP = 2 };
typedef struct samsvar_segment_rules {
    uint32_t struct_size;
    void *data;
    /* Asked at every mark that the host's own rules leave open; *rule gets a static name. */
    int32_t (*decide)(void *data, const samsvar_mark *mark, const char **rule);
    /* Asked for every line and paragraph: SAMSVAR_SEG_* or 0 for the host's own judgement. */
    uint32_t (*kind)(void *data, samsvar_str text, uint32_t start, uint32_t end, const char **rule);
} samsvar_segment_rules;
typedef struct samsvar_segment_v1 {
    uint32_t struct_size;
    samsvar_status (*run)(const samsvar_host *host, const samsvar_doc *doc,
                          const samsvar_segment_rules *rules, samsvar_emit_segment *emit, void *sink);
} samsvar_segment_v1;

/* "samsvar.speller/1": hunspell, when the system has a dictionary of the language. [instance] */
typedef samsvar_status samsvar_emit_word(void *sink, samsvar_str word);
typedef struct samsvar_speller_v1 {
    uint32_t struct_size;
    /* 1 known, 0 not known (or no dictionary, or too long a word). */
    int32_t (*known)(const samsvar_host *host, const char *lang, samsvar_str word);
    /* Every stem of a form, lower case kept as the dictionary writes it. */
    samsvar_status (*stems)(const samsvar_host *host, const char *lang, samsvar_str word,
                            samsvar_emit_word *emit, void *sink);
} samsvar_speller_v1;

/* "samsvar.lexicon/1": the headwords of all lexicons that the host has loaded. [instance] */
typedef struct samsvar_lexicon_v1 {
    uint32_t struct_size;
    /* SAMSVAR_POS_* bits of a folded headword; 0 when no lexicon has it. */
    uint32_t (*pos)(const samsvar_host *host, const char *lang, samsvar_str lemma);
} samsvar_lexicon_v1;

/* "samsvar.align/1": for align hooks. A hook tells the engine what it knows about the
 * statements of the documents that are in its language, then calls next(), which lets the
 * other document's plugin do the same and then searches. Links pass back through emit, so
 * a hook may put an emit of its own round the caller's and drop or rescore links. [instance] */
enum { /* what mark() can say of a segment; value: thousandths */
    SAMSVAR_IS_CONTINUATION = 1, /* goes on where the segment before it stopped  */
    SAMSVAR_IS_ANAPHORIC = 2,    /* its subject stands in the segment before it  */
    SAMSVAR_IS_SPEECH = 3,       /* somebody's words, as a whole                 */
    SAMSVAR_IS_MARGINAL = 4      /* says nothing of the event: byline, "read also" */
};
typedef struct samsvar_align_v1 {
    uint32_t struct_size;
    /* Tokens that lie in [start, end) count permille / 1000 of their weight (0..2000). */
    samsvar_status (*weigh)(const samsvar_host *host, const samsvar_doc *doc, uint32_t start,
                            uint32_t end, uint32_t permille);
    samsvar_status (*mark)(const samsvar_host *host, const samsvar_doc *doc, uint32_t segment,
                           uint32_t what, int32_t value);
    samsvar_status (*next)(const samsvar_host *host, const samsvar_doc *src, const samsvar_doc *tgt,
                           samsvar_emit_link *emit, void *sink);
} samsvar_align_v1;

/* "samsvar.default/1": the hooks that the host would run for the plugin's language if the
 * plugin had none, driven by its pack; for a hook that changes something and leaves the rest
 * as it is. Put an emit of your own round the caller's. NULL unless the pack has a
 * pack.json. align() is for align hooks. [instance] */
typedef struct samsvar_default_v1 {
    uint32_t struct_size;
    samsvar_status (*segment)(const samsvar_host *host, const samsvar_doc *doc,
                              samsvar_emit_segment *emit, void *sink);
    samsvar_status (*analyze)(const samsvar_host *host, const samsvar_doc *doc,
                              samsvar_emit_feature *emit, void *sink);
    samsvar_status (*align)(const samsvar_host *host, const samsvar_doc *src,
                            const samsvar_doc *tgt, samsvar_emit_link *emit, void *sink);
} samsvar_default_v1;

/* ------------------------------------------------------------------ the plugin */

struct samsvar_plugin {
    uint32_t struct_size, abi;
    const char *id, *name, *version, *license; /* "no", "Norwegian", "1.2.0", SPDX */
    const char *const *languages;              /* BCP 47, canonical: "no","nb","nn",NULL */
    const void *impl;                          /* plugin's own, constant */
    samsvar_status (*create)(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out); /* [any] */
    void (*destroy)(samsvar_instance *inst);
    /* [instance] NULL = the host's default, driven by the language pack */
    samsvar_status (*segment)(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_segment *emit, void *sink);
    samsvar_status (*analyze)(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_feature *emit, void *sink);
    samsvar_status (*align)(samsvar_instance *inst, const samsvar_doc *src, const samsvar_doc *tgt,
                            samsvar_emit_link *emit, void *sink);
    const void *(*extension)(const samsvar_plugin *self, const char *id); /* may be NULL */
};

typedef const samsvar_plugin *samsvar_plugin_entry_fn(uint32_t host_abi); /* pure; NULL = no */

/* Does the other side's struct reach as far as this member, and is it set? */
#define SAMSVAR_HAS(type, p, member) \
    ((p)->struct_size >= offsetof(type, member) + sizeof((p)->member) && (p)->member)

#if defined(__GNUC__)
#define SAMSVAR_EXPORT __attribute__((visibility("default")))
#else
#define SAMSVAR_EXPORT
#endif

#ifdef __cplusplus
#define SAMSVAR_ENTRY extern "C" SAMSVAR_EXPORT
#else
#define SAMSVAR_ENTRY SAMSVAR_EXPORT
#endif

/* Defines the entry. The libtool prefix keeps it unique when plugins are linked together. */
#define SAMSVAR_PLUGIN(id)                                                       \
    SAMSVAR_ENTRY const samsvar_plugin *id##_LTX_samsvar_plugin_entry(uint32_t); \
    SAMSVAR_ENTRY const samsvar_plugin *id##_LTX_samsvar_plugin_entry(uint32_t host_abi)

#ifdef __cplusplus
}
#endif

#endif
