/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* srx.h -- the rules that texts are cut by as SRX 2.0, for translators' tools: what lists of
 * words and a look at the next word can tell (doc/segmentation.md). */
#ifndef SV_FORMS_SRX_H
#define SV_FORMS_SRX_H

#include "core/forms/xmlw.h"
#include "core/plug/pack.h"

/* A language: its plugin's name, the tags it answers for (NULL behind the last), and its
 * lists. All the caller's. */
typedef struct sv_srx_lang {
    const char *id;   /* of the plugin: "en"  */
    const char *name; /* "English"            */
    const char *const *tags;
    sv_pack *pack;
    int plain; /* without a plugin that decides: no abbreviation ends a sentence */
} sv_srx_lang;

/* Writes one file of rules: those of each language, which make no break, then what holds
 * for all; *rules gets their number. EDATA and EIO for a list that cannot be read; what writing returned; ENOMEM. */
samsvar_status sv_srx_write(const sv_srx_lang *langs, size_t count, const char *version,
                            sv_outset *set, uint64_t *rules, sv_error *err);

/* ---- srxlang.c */

/* A file under way. */
typedef struct sv_srx {
    sv_xmlw w;
    const sv_srx_lang *lang;
    sv_buf before, after, starters; /* regular expressions; starters "" or "(?!...)" */
    uint64_t rules;                 /* written so far   */
    samsvar_status status;          /* of reading lists */
    sv_error *err;
} sv_srx;

/* Writes a rule, and does nothing when something has failed. */
void sv_srx_rule(sv_srx *s, int breaks, const char *before, const char *after);
/* The rules of s->lang. */
void sv_srx_lang_rules(sv_srx *s);

/* ---- srxword.c */

/* How a word may be written in the text. */
typedef enum sv_srx_form {
    SV_SRX_EITHER,  /* as in the list, or with a capital     */
    SV_SRX_CAPITAL, /* with a capital                        */
    SV_SRX_CAPITALS /* with a capital, or in capitals        */
} sv_srx_form;

/* Appends "a|b|c", escaped, of the words of a list whose value is one of values ("a b"; NULL:
 * all); *count (may be NULL) is raised by their number. */
samsvar_status sv_srx_words(sv_buf *out, const samsvar_list *list, const char *values,
                            sv_srx_form form, uint32_t *count);
/* Appends one word. */
void sv_srx_word(sv_buf *out, samsvar_str word, sv_srx_form form);

/* ---- parts of expressions; ICU's, Java's and .NET's syntax */
#define SV_SRX_SPACE "[\\s\\p{Z}]"
#define SV_SRX_GAP SV_SRX_SPACE "+"
#define SV_SRX_MARK "[.!?…‼⁇⁈⁉]+"
#define SV_SRX_QUOTES "[\"'”“’‘»«›‹]*"
#define SV_SRX_CLOSE "[\"'”“’‘»›)\\]]*"
#define SV_SRX_OPEN "[\"'“”„«»‹‘‚(\\[]*"
/* No word goes on here, to the left (with its stops and joints) and to the right. */
#define SV_SRX_LEFT "(?<![\\p{L}\\p{M}.'’/&])"
#define SV_SRX_ALONE "(?<![\\p{L}\\p{M}\\p{N}.,'’/&:-])"
#define SV_SRX_RIGHT "(?![\\p{L}\\p{M}])"

#endif
