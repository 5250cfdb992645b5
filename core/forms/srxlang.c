/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* srxlang.c -- the rules of one language, from the lists of its pack: what
 * plugins/common/svp_decide.c and plugins/XX/segment.c decide, as far as a look at the words
 * beside a mark tells it. None of them makes a break. */
#include "core/forms/srx.h"

#include <string.h>

/* Before a next word, behind what opens a quotation. */
#define NEXT SV_SRX_GAP SV_SRX_OPEN

static const samsvar_list *list_of(sv_srx *s, const char *name)
{
    const samsvar_list *list = NULL;
    if (!s->status)
        s->status = sv_pack_list(s->lang->pack, name, &list, s->err);
    return s->status ? NULL : list;
}

/* Empties both expressions. */
static void fresh(sv_srx *s)
{
    sv_buf_reset(&s->before);
    sv_buf_reset(&s->after);
}

static void write_rule(sv_srx *s)
{
    if (s->before.status || s->after.status)
        s->status = s->status ? s->status : SAMSVAR_ENOMEM;
    else
        sv_srx_rule(s, 0, s->before.data ? s->before.data : "",
                    s->after.data ? s->after.data : "");
}

/* Appends "(?:a|b)"; 0 when there is no such word. */
static int put_words(sv_srx *s, sv_buf *out, const char *list, const char *values,
                     sv_srx_form form)
{
    uint32_t count = 0;
    sv_buf_puts(out, "(?:");
    sv_srx_words(out, list_of(s, list), values, form, &count);
    sv_buf_puts(out, ")");
    return count > 0;
}

/* No price goes before: "$85m." and "€1.5bn." are no abbreviations. One length each. */
#define NO_PRICE                                                                        \
    "(?<![\\p{Sc}][0-9])(?<![\\p{Sc}][0-9.,]{2})(?<![\\p{Sc}][0-9.,]{3})"                 \
    "(?<![\\p{Sc}][0-9.,]{4})(?<![\\p{Sc}][0-9.,]{5})"

/* Abbreviations of some classes in front of the mark, and `after` behind it; tail is what
 * may stand between. */
static int begin_abbreviations(sv_srx *s, const char *values, const char *tail,
                               const char *after)
{
    fresh(s);
    sv_buf_puts(&s->before, SV_SRX_LEFT NO_PRICE);
    if (!put_words(s, &s->before, "abbreviations", values, SV_SRX_EITHER))
        return 0;
    sv_buf_puts(&s->before, "(?<=\\.)"); /* "v/" is in the list for others */
    sv_buf_puts(&s->before, tail);
    sv_buf_puts(&s->after, after);
    return 1;
}

/* What follows is a word, and none that opens sentences. */
static void put_no_starter(sv_srx *s, const char *what)
{
    sv_buf_puts(&s->after, NEXT);
    sv_buf_puts(&s->after, s->starters.data ? s->starters.data : "");
    sv_buf_puts(&s->after, what);
}

static void read_starters(sv_srx *s)
{
    uint32_t count = 0;
    sv_buf_reset(&s->starters);
    sv_buf_puts(&s->starters, "(?!(?:");
    sv_srx_words(&s->starters, list_of(s, "starters"), NULL, SV_SRX_CAPITAL, &count);
    sv_buf_puts(&s->starters, ")" SV_SRX_RIGHT ")");
    if (!count) {
        sv_buf_reset(&s->starters);
        sv_buf_puts(&s->starters, "");
    }
}

static void abbreviations(sv_srx *s)
{
    if (begin_abbreviations(s, s->lang->plain ? NULL : " never", SV_SRX_CLOSE, SV_SRX_SPACE))
        write_rule(s);
    if (s->lang->plain)
        return;
    if (begin_abbreviations(s, "number maybe end amount time word", "",
                            NEXT "(?:[\\p{Nd}§]|[IVXLCDM]{2,}" SV_SRX_RIGHT ")"))
        write_rule(s);
    if (begin_abbreviations(s, "number maybe", "", "")) {
        put_no_starter(s, "[\\p{L}]");
        write_rule(s);
    }
    static const char *const units[] = {"amount", "time"};
    for (int i = 0; i < 2; i++)
        if (begin_abbreviations(s, units[i], "", NEXT) &&
            put_words(s, &s->after, "before-capital", units[i], SV_SRX_CAPITALS)) {
            sv_buf_puts(&s->after, SV_SRX_RIGHT);
            write_rule(s);
        }
}

/* ------------------------------------------------------------------ initials */

/* "(?<!Vitamin )(?<!vitamin )": "vitamin C. Barn" ends. One each, as not every engine looks
 * behind for words of several lengths. */
static void put_labels(sv_srx *s)
{
    const samsvar_list *list = list_of(s, "before-capital");
    for (uint32_t i = 0; list && i < sv_list_count(list); i++) {
        samsvar_str key, value;
        sv_list_entry(list, i, &key, &value);
        if (value.len != 5 || memcmp(value.ptr, "label", 5) != 0)
            continue;
        sv_buf_puts(&s->before, "(?<!");
        sv_srx_word(&s->before, key, SV_SRX_EITHER);
        sv_buf_puts(&s->before, SV_SRX_SPACE ")");
    }
}

static void initials(sv_srx *s)
{
    int english = strcmp(s->lang->id, "en") == 0;
    fresh(s);
    sv_buf_puts(&s->before, SV_SRX_ALONE);
    put_labels(s);
    if (english) /* "you and I. Did" */
        sv_buf_puts(&s->before, "(?!I\\.)");
    sv_buf_puts(&s->before, "[\\p{Lu}]\\.");
    put_no_starter(s, "[\\p{L}]");
    write_rule(s);
    /* "George I. Rabi" */
    if (english) {
        sv_buf_reset(&s->before);
        sv_buf_puts(&s->before, SV_SRX_ALONE "[\\p{Lu}][\\p{L}\\p{M}.'’-]*" SV_SRX_SPACE);
        put_labels(s);
        sv_buf_puts(&s->before, "I\\.");
        write_rule(s);
    }
    /* "J. R. Just" */
    sv_srx_rule(s, 0, SV_SRX_ALONE "[\\p{Lu}]\\." SV_SRX_GAP "[\\p{Lu}]\\.",
                SV_SRX_GAP "[\\p{Lu}]");
    /* "A. Introduction" */
    sv_srx_rule(s, 0, "(?:^|\\n)" SV_SRX_SPACE "*[\\p{Lu}]\\.", SV_SRX_SPACE);
}

/* Once each: Java looks back for groups only that it can measure. */
#define PART "(?:[\\p{Ll}]{1,4}\\.)"

/* What is in no list but looks like an abbreviation: "J.P.", "Chr.", "s.å.s.". Names of
 * hosts ("nrk.no") do not. */
static void unlisted(sv_srx *s)
{
    uint32_t count = 0;
    fresh(s);
    sv_buf_puts(&s->before, SV_SRX_ALONE);
    size_t start = s->before.len;
    sv_buf_puts(&s->before, "(?!(?:");
    sv_srx_words(&s->before, list_of(s, "abbreviations"), "end amount time word",
                 SV_SRX_EITHER, &count);
    sv_buf_puts(&s->before, ")(?![\\p{L}\\p{M}\\p{N}]))");
    if (!count && !s->before.status) {
        s->before.len = start;
        s->before.data[start] = '\0';
    }
    sv_buf_puts(&s->before,
                "(?:(?:[\\p{Lu}]\\.)+[\\p{Lu}]|"
                "[B-DF-HJ-NP-TV-XZÇÐÑÞ][b-df-hj-np-tv-xzçðñþ]{1,3}|"
                PART PART "?" PART "?[\\p{Ll}]{1,4}(?<!\\.no)(?<!\\.is)(?<!\\.uk)"
                "(?<!\\.us)(?<!\\.eu)(?<!\\.se)(?<!\\.dk)(?<!\\.fi)(?<!\\.de)(?<!\\.fr)"
                "(?<!\\.io)(?<!\\.ai)(?<!\\.com)(?<!\\.org)(?<!\\.net)(?<!\\.gov)"
                "(?<!\\.edu)(?<!\\.int)(?<!\\.info))\\.");
    put_no_starter(s, "[\\p{L}]");
    write_rule(s);
}

/* ------------------------------------------------------------------ numbers */

#define NUMBER SV_SRX_ALONE "[0-9]"

/* Languages whose ordinals are numbers with a stop have words that follow them. */
static void ordinals(sv_srx *s)
{
    fresh(s);
    sv_buf_puts(&s->before, NUMBER "{1,3}\\.");
    sv_buf_puts(&s->after, SV_SRX_GAP);
    if (!put_words(s, &s->after, "before-capital", "ordinal", SV_SRX_CAPITAL))
        return;
    sv_buf_puts(&s->after, SV_SRX_RIGHT);
    write_rule(s);
    fresh(s);
    sv_buf_puts(&s->before, SV_SRX_LEFT);
    if (put_words(s, &s->before, "before-capital", "article", SV_SRX_EITHER)) {
        sv_buf_puts(&s->before, SV_SRX_GAP "[0-9]{1,2}\\.");
        sv_buf_puts(&s->after, SV_SRX_GAP);
        sv_buf_puts(&s->after, s->starters.data ? s->starters.data : "");
        sv_buf_puts(&s->after, "[\\p{Lu}]");
        write_rule(s);
    }
    /* "17. 5. 2020" */
    sv_srx_rule(s, 0, NUMBER "{1,2}\\.",
                SV_SRX_GAP "[0-9]{1,2}\\." SV_SRX_SPACE "?[0-9]");
    sv_srx_rule(s, 0, NUMBER "{1,2}\\." SV_SRX_SPACE "?[0-9]{1,2}\\.",
                SV_SRX_GAP "[0-9]{4}(?![0-9])");
    if (strcmp(s->lang->id, "is") == 0) { /* "Karl XII. Svíakonungur" */
        fresh(s);
        sv_buf_puts(&s->before, SV_SRX_ALONE "[IVXLCDM]{2,9}\\.");
        put_no_starter(s, "[\\p{L}]");
        write_rule(s);
    }
}

/* ------------------------------------------------------------------ other marks */

/* "Yahoo!", and "“Why?” Prime Minister Lee asked." */
static void strong(sv_srx *s)
{
    fresh(s);
    sv_buf_puts(&s->before, SV_SRX_LEFT);
    if (put_words(s, &s->before, "before-capital", "mark", SV_SRX_EITHER)) {
        put_no_starter(s, "[\\p{L}]");
        write_rule(s);
    }
    fresh(s);
    sv_buf_puts(&s->before, "[!?]+[\"'”’»]+");
    sv_buf_puts(&s->after, SV_SRX_GAP "(?:(?=[\\p{Lu}]" SV_SRX_SPACE ")|");
    sv_buf_puts(&s->after, s->starters.data ? s->starters.data : "");
    sv_buf_puts(&s->after, ")(?:[\\p{Lu}][\\p{L}\\p{M}\\p{N}'’-]*\\.?" SV_SRX_GAP "){1,5}");
    if (!put_words(s, &s->after, "reporting", "verb", SV_SRX_EITHER))
        return;
    sv_buf_puts(&s->after, SV_SRX_RIGHT "(?:$|[^\\s\\p{Z}\\p{L}]|" SV_SRX_GAP);
    put_words(s, &s->after, "reporting", "behind", SV_SRX_EITHER);
    sv_buf_puts(&s->after, SV_SRX_RIGHT ")");
    write_rule(s);
}

/* "(He did.) Lee": a bracket that closes behind a stop ends before a starter only. */
static void brackets(sv_srx *s)
{
    fresh(s);
    sv_buf_puts(&s->before, "\\." SV_SRX_QUOTES "[)\\]]" SV_SRX_QUOTES);
    if (s->lang->plain)
        sv_buf_puts(&s->after, SV_SRX_SPACE);
    else
        put_no_starter(s, "[\\p{L}\\p{N}]");
    write_rule(s);
}

void sv_srx_lang_rules(sv_srx *s)
{
    read_starters(s);
    abbreviations(s);
    initials(s);
    unlisted(s);
    ordinals(s);
    strong(s);
    brackets(s);
}
