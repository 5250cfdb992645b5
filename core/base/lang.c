/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lang.c -- BCP 47 language tags: syntax and case of RFC 5646, 2.1 and 2.1.1. */
#include "core/base/lang.h"

#include <string.h>

enum { ALPHA = 1, DIGIT = 2 };

/* Where a subtag may stand, in the order of RFC 5646's langtag. */
enum stage { LANGUAGE, EXTLANG, SCRIPT, REGION, VARIANT, EXTENSION, PRIVATE };

static int kind(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return ALPHA;
    return c >= '0' && c <= '9' ? DIGIT : 0;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static int is_separator(char c)
{
    return c == '-' || c == '_' || c == '\0';
}

/* Length of the subtag at the beginning of tag. */
static size_t first_len(const char *tag)
{
    size_t len = 0;
    while (!is_separator(tag[len]))
        len++;
    return len;
}

struct parse {
    enum stage stage;
    unsigned extlangs;
    int bare; /* a singleton stands last: something must follow */
};

static int accept_singleton(struct parse *p, char c, size_t index)
{
    if (p->bare || (index == 0 && lower(c) != 'x'))
        return 0;
    p->stage = lower(c) == 'x' ? PRIVATE : EXTENSION;
    p->bare = 1;
    return 1;
}

/* May the subtag of len characters of these kinds come next? */
static int accept(struct parse *p, const char *sub, size_t len, int kinds, size_t index)
{
    if (p->stage == PRIVATE) {
        p->bare = 0;
        return 1;
    }
    if (len == 1)
        return accept_singleton(p, sub[0], index);
    if (p->stage == EXTENSION) {
        p->bare = 0;
        return 1;
    }
    if (index == 0) { /* a language of 4 or more letters has no extlang */
        p->stage = len > 3 ? EXTLANG : LANGUAGE;
        p->extlangs = len > 3 ? 3 : 0;
        return kinds == ALPHA;
    }
    if (p->stage <= EXTLANG && len == 3 && kinds == ALPHA && p->extlangs < 3) {
        p->extlangs++;
        p->stage = EXTLANG;
        return 1;
    }
    if (p->stage < SCRIPT && len == 4 && kinds == ALPHA) {
        p->stage = SCRIPT;
        return 1;
    }
    if (p->stage < REGION &&
        ((len == 2 && kinds == ALPHA) || (len == 3 && kinds == DIGIT))) {
        p->stage = REGION;
        return 1;
    }
    p->stage = VARIANT;
    return len >= 5 || (len == 4 && kind(sub[0]) == DIGIT);
}

/* Case of RFC 5646, 2.1.1: region upper, script title, all else lower; behind a
 * singleton everything is lower. */
static void write_case(char *out, const char *sub, size_t len, int plain)
{
    for (size_t i = 0; i < len; i++)
        out[i] = lower(sub[i]);
    if (plain)
        return;
    if (len == 2)
        out[1] = upper(out[1]);
    if (len == 2 || len == 4)
        out[0] = upper(out[0]);
}

samsvar_status sv_lang_normalise(const char *tag, size_t len, char out[SV_LANG_SIZE])
{
    struct parse p = {LANGUAGE, 0, 0};
    char made[SV_LANG_SIZE];
    if (len == 0 || len >= SV_LANG_SIZE || memchr(tag, '\0', len))
        return SAMSVAR_EINVAL;
    for (size_t at = 0, index = 0; at <= len; index++) {
        size_t n = 0;
        int kinds = 0;
        while (at + n < len && !is_separator(tag[at + n])) {
            int k = kind(tag[at + n++]);
            if (!k)
                return SAMSVAR_EINVAL;
            kinds |= k;
        }
        if (n == 0 || n > 8 || !accept(&p, tag + at, n, kinds, index))
            return SAMSVAR_EINVAL;
        write_case(made + at, tag + at, n, index == 0 || p.stage >= EXTENSION);
        at += n;
        made[at++] = '-';
    }
    if (p.bare)
        return SAMSVAR_EINVAL;
    made[len] = '\0';
    memcpy(out, made, len + 1);
    return SAMSVAR_OK;
}

/* RFC 4647, 3.4: a singleton is not left as the last subtag. */
int sv_lang_parent(char tag[SV_LANG_SIZE])
{
    const char *cut = strrchr(tag, '-');
    size_t len = cut ? (size_t)(cut - tag) : 0;
    while (len >= 2 && tag[len - 2] == '-')
        len -= 2;
    if (len < 2) /* "x-..." has no parent */
        return 0;
    tag[len] = '\0';
    return 1;
}

const char *sv_lang_macro(const char *tag)
{
    if (sv_lang_same(tag, "nb") || sv_lang_same(tag, "nn"))
        return "no";
    return sv_lang_same(tag, "no") ? "nb" : NULL;
}

int sv_lang_same(const char *a, const char *b)
{
    size_t len = first_len(a);
    if (len == 0 || len != first_len(b))
        return 0;
    for (size_t i = 0; i < len; i++)
        if (lower(a[i]) != lower(b[i]))
            return 0;
    return 1;
}
