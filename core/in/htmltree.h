/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* htmltree.h -- a parsed page and how to walk it: for the files html*.c, and the only one
 * that includes gumbo.h. */
#ifndef SV_IN_HTMLTREE_H
#define SV_IN_HTMLTREE_H

#include "core/base/arena.h"
#include "core/base/status.h"

#include <gumbo.h>
#include <setjmp.h>

/* gumbo does not check what its allocator returns, frees a tree by recursion, and takes
 * quadratic time for deep trees. So it works in an arena, and the allocator, which it
 * calls for every token, jumps out when memory, time or patience are at an end. gumbo
 * holds nothing else that would have to be released. */
typedef struct sv_html_parse {
    sv_arena arena;
    jmp_buf out;
    samsvar_status status;
    size_t memory; /* limit */
    uint64_t count;
    double seconds; /* processor time when it must be done */
} sv_html_parse;

/* p is zeroed; *root, the <html> element, lives until sv_html_parse_clear(), also needed
 * on failure: ELIMIT, ENOMEM, ECANCELED. */
samsvar_status sv_html_parse_text(sv_html_parse *p, const char *text, size_t len,
                                  GumboNode **root);
void sv_html_parse_clear(sv_html_parse *p);

/* Walks a tree without recursion: every element is entered and left, except those below
 * one that enter() skips. */
typedef struct sv_html_walk {
    int (*enter)(void *data, const GumboNode *n); /* 0: skip it, and do not leave it */
    void (*leave)(void *data, const GumboNode *n);
    void (*text)(void *data, const GumboNode *n);
    void *data;
} sv_html_walk;

void sv_html_walk_tree(const GumboNode *root, const sv_html_walk *w);

/* Elements and their attributes; a name that is not there is NULL. */
int sv_html_is(const GumboNode *n, GumboTag tag);
int sv_html_is_text(const GumboNode *n);
int sv_html_is_one_of(const GumboNode *n,
                      const GumboTag *tags); /* GUMBO_TAG_LAST ends them */
const char *sv_html_attribute(const GumboNode *n, const char *name);
int sv_html_attribute_is(const GumboNode *n, const char *name, const char *value);
const GumboNode *sv_html_first_child(const GumboNode *n);
int sv_html_is_hidden(const GumboNode *n);
/* Is it never part of an article: scripts, navigation, footers, forms, what is hidden? */
int sv_html_is_excluded(const GumboNode *n);

/* The element that holds the article (htmlmain.c); ENOMEM. */
samsvar_status sv_html_main(const GumboNode *root, const GumboNode **out);

#endif
