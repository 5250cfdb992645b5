/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* values.c -- the lists that samsvar knows, and what they may say (plugins/README.md). */
#include "core/conform/lists.h"

#include <string.h>

typedef enum form {
    NONE,   /* no value                                   */
    TEXT,   /* any, but not empty                         */
    ANY,
    WORDS,  /* of a set: all of them, joined by ';'       */
    NUMBER, /* "n:5"                                      */
    DATE,   /* "m:10", "r:today"                          */
    LEMMA,  /* "can/v;*"                                  */
    ENDING, /* "-a/vP;-/n", "!", "!-a/v"                  */
    SISTER  /* shaped as the key is                       */
} form;

static const struct {
    const char *name;
    form form;
    int lower;
    const char *words; /* "|a|b|" */
} all[] = {
    {"abbreviations", WORDS, 0, "||never|maybe|number|end|amount|word|time|"},
    {"approx", WORDS, 0, "|about|atleast|atmost|vague|about>|atleast>|atmost>|vague>|"},
    {"before-capital", WORDS, 0, "|ordinal|article|label|amount|time|mark|"},
    {"clitics", NONE, 0, NULL},
    {"closed", LEMMA, 1, NULL},
    {"connectives", WORDS, 0, "|coord|sub|that|rel|by|"},
    {"dates", DATE, 0, NULL},
    {"discourse", WORDS, 0, "|continues|points|filler|"},
    {"endings", ENDING, 1, NULL},
    {"gloss", TEXT, 0, NULL},
    {"initial-words", NONE, 1, NULL},
    {"irregular", LEMMA, 1, NULL},
    {"linkers", ENDING, 1, NULL},
    {"markers", TEXT, 1, NULL},
    {"modality", WORDS, 1, "|may|must|will|plan|past|"},
    {"namelinks", NONE, 1, NULL},
    {"names", TEXT, 0, NULL},
    {"nocompound", NONE, 1, NULL},
    {"notnames", NONE, 0, NULL},
    {"numbers", TEXT, 1, NULL},
    {"numerals", NUMBER, 1, NULL},
    {"openers", WORDS, 0, "|caption|boilerplate|alone|byline|dated|agency|connect|"},
    {"polarity", WORDS, 0,
     "|neg|deny|reject|claim|demand|promise|warn|say|ask|agree|"},
    {"prefixes", LEMMA, 1, NULL},
    {"pronouns", NONE, 1, NULL},
    {"reporting", WORDS, 0, "|verb|behind|"},
    {"scales", TEXT, 1, NULL},
    {"sister", SISTER, 1, NULL},
    {"starters", NONE, 1, NULL},
    {"titles", TEXT, 0, NULL},
    {"units", TEXT, 0, NULL},
};

static int find(const char *list)
{
    size_t len = strlen(list);
    for (int again = 0; again < 2; again++) {
        for (size_t i = 0; i < sizeof all / sizeof *all; i++)
            if (strlen(all[i].name) == len && memcmp(all[i].name, list, len) == 0)
                return (int)i;
        const char *dash = strrchr(list, '-'); /* "closed-nn" */
        if (!dash || strlen(dash) > 9)
            break;
        len = (size_t)(dash - list);
    }
    return -1;
}

int sv_list_known(const char *list)
{
    return find(list) >= 0;
}

int sv_list_is_lower(const char *list)
{
    int i = find(list);
    return i >= 0 && all[i].lower;
}

/* ------------------------------------------------------------------ parts of values */

static samsvar_str part_of(samsvar_str *rest, char by)
{
    const char *p = rest->len ? memchr(rest->ptr, by, rest->len) : NULL;
    uint32_t n = p ? (uint32_t)(p - rest->ptr) : rest->len;
    samsvar_str part = {rest->ptr, n};
    rest->ptr += p ? n + 1 : n;
    rest->len -= p ? n + 1 : n;
    return part;
}

static int in_words(const char *words, samsvar_str part)
{
    for (const char *p = words; (p = strchr(p, '|')) && p[1]; p++) {
        size_t n = strcspn(p + 1, "|");
        if (n == part.len && (n == 0 || memcmp(p + 1, part.ptr, n) == 0))
            return 1;
    }
    return 0;
}

static int only(samsvar_str s, const char *set)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (!strchr(set, s.ptr[i]) || !s.ptr[i])
            return 0;
    return s.len > 0;
}

static int has_letter(samsvar_str part, const char *kinds)
{
    return part.len > 2 && part.ptr[1] == ':' && strchr(kinds, part.ptr[0]);
}

static uint32_t number(samsvar_str s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len && n < 100000; i++)
        n = n * 10 + (uint32_t)(s.ptr[i] - '0');
    return n;
}

static int good_time(const char *p)
{
    samsvar_str hour = {p, 2}, minute = {p + 3, 2};
    return only(hour, "0123456789") && p[2] == ':' && only(minute, "0123456789") &&
           number(hour) < 24 && number(minute) < 60;
}

/* "12:00", "07:00/19:00"; "30+", "15-?", "+"; what stands round an hour. */
static int good_clock(samsvar_str what)
{
    static const char words[] = "|at|at?|oclock|-oclock|am|pm|+|+?|-|-?|";
    if (what.len == 5 || (what.len == 11 && what.ptr[5] == '/'))
        return good_time(what.ptr) && (what.len == 5 || good_time(what.ptr + 6));
    if (in_words(words, what))
        return what.len > 0;
    uint32_t len = what.len - (what.len && what.ptr[what.len - 1] == '?');
    samsvar_str minutes = {what.ptr, len ? len - 1 : 0};
    return len > 1 && (what.ptr[len - 1] == '+' || what.ptr[len - 1] == '-') &&
           only(minutes, "0123456789") && number(minutes) > 0 && number(minutes) < 60;
}

static int good_date(samsvar_str part)
{
    samsvar_str what = {part.ptr + 2, part.len > 2 ? part.len - 2 : 0};
    if (!has_letter(part, "mMwWrc"))
        return 0;
    if (part.ptr[0] == 'c')
        return good_clock(what);
    if (part.ptr[0] == 'r')
        return only(what, "abcdefghijklmnopqrstuvwxyz-");
    uint32_t most = part.ptr[0] == 'm' || part.ptr[0] == 'M' ? 12 : 7;
    if (most == 7 && what.len > 2 && what.ptr[1] == ' ') { /* "w:5 evening" */
        samsvar_str of_day = {what.ptr + 2, what.len - 2};
        what.len = only(of_day, "abcdefghijklmnopqrstuvwxyz-") ? 1 : what.len;
    }
    return only(what, "0123456789") && number(what) >= 1 && number(what) <= most;
}

static int good_number(samsvar_str part)
{
    samsvar_str what = {part.ptr + 2, part.len > 2 ? part.len - 2 : 0};
    if (part.len == 1 && part.ptr[0] == '+')
        return 1;
    return has_letter(part, "nahmxov") && only(what, "0123456789.");
}

/* "lemma/nv", with the letters that a list knows behind it. */
static int good_lemma(samsvar_str part, const char *letters)
{
    const char *slash = part.len ? memchr(part.ptr, '/', part.len) : NULL;
    if (!slash)
        return 1;
    samsvar_str pos = {slash + 1, part.len - (uint32_t)(slash - part.ptr) - 1};
    return only(pos, letters);
}

static char shape(samsvar_str s)
{
    return s.len && (s.ptr[0] == '-' || s.ptr[0] == '*') ? s.ptr[0] : 'w';
}

static const char *wrong_part(form f, const char *words, samsvar_str part)
{
    if (f == WORDS && !in_words(words, part))
        return "is a value that this list does not have";
    if (f == NUMBER && !good_number(part))
        return "is no number: n:5, a:1, h:100, m:1000, x:0.5, o:3, v:100 or +";
    if (f == DATE && !good_date(part))
        return "is no date: m:1 to m:12, w:1 to w:7, r: and a name, c: and a time";
    if (f == LEMMA && !(part.len == 1 && part.ptr[0] == '*') &&
        !good_lemma(part, "nvadomP"))
        return "has an unknown part of speech: n v a d o m";
    if (f == ENDING && (shape(part) != '-' || !good_lemma(part, "nvadomPUIDNXL")))
        return "is no ending: a hyphen, letters, a slash and parts of speech";
    return NULL;
}

const char *sv_list_value_wrong(const char *list, samsvar_str value)
{
    int i = find(list);
    if (i < 0 || all[i].form == ANY || all[i].form == SISTER)
        return NULL;
    if (all[i].form == NONE)
        return value.len ? "is a value, and this list has none" : NULL;
    if (all[i].form == TEXT)
        return value.len ? NULL : "the value is missing";
    if (!value.len)
        return all[i].form == LEMMA || (all[i].form == WORDS && all[i].words[1] == '|')
                   ? NULL
                   : "the value is missing";
    if (all[i].form == ENDING && value.ptr[0] == '!') { /* no shorter ending is one */
        value.ptr++;
        value.len--;
    }
    while (value.len) {
        const char *why = wrong_part(all[i].form, all[i].words, part_of(&value, ';'));
        if (why)
            return why;
    }
    return NULL;
}
