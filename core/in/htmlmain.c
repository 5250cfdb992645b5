/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* htmlmain.c -- which element of a page is the article. */
#include "core/base/vec.h"
#include "core/in/htmltree.h"

enum { MAIN_LEAST = 140 }; /* letters of an element that can be the article */

typedef struct candidate {
    const GumboNode *node;
    size_t total; /* letters in it, outside of links                            */
    size_t near;  /* of its own paragraphs, and half of those of candidates in it */
} candidate;

typedef struct choice {
    SV_VEC(candidate) open;                 /* those that the walk is in  */
    candidate article, main, densest, body; /* the best so far            */
    uint32_t articles, links;               /* how many the walk is in    */
    samsvar_status status;
} choice;

static int is_candidate(const GumboNode *n)
{
    static const GumboTag tags[] = {GUMBO_TAG_BODY, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,
                                    GUMBO_TAG_DIV,  GUMBO_TAG_SECTION, GUMBO_TAG_TD,
                                    GUMBO_TAG_LAST};
    return sv_html_is_one_of(n, tags);
}

static int choice_enter(void *data, const GumboNode *n)
{
    choice *c = data;
    if (sv_html_is_excluded(n) || (sv_html_is(n, GUMBO_TAG_HEADER) && !c->articles))
        return 0;
    c->articles += sv_html_is(n, GUMBO_TAG_ARTICLE);
    c->links += sv_html_is(n, GUMBO_TAG_A);
    if (is_candidate(n) && !sv_vec_push(&c->open, (candidate){n, 0, 0}))
        c->status = SAMSVAR_ENOMEM;
    return c->status == SAMSVAR_OK;
}

static void choice_leave(void *data, const GumboNode *n)
{
    choice *c = data;
    c->articles -= sv_html_is(n, GUMBO_TAG_ARTICLE);
    c->links -= sv_html_is(n, GUMBO_TAG_A);
    if (!c->open.count || c->open.data[c->open.count - 1].node != n)
        return;
    candidate done = c->open.data[--c->open.count];
    if (c->open.count) {
        c->open.data[c->open.count - 1].total += done.total;
        c->open.data[c->open.count - 1].near += done.near / 2;
    }
    if (sv_html_is(n, GUMBO_TAG_ARTICLE) && done.total > c->article.total)
        c->article = done;
    if ((sv_html_is(n, GUMBO_TAG_MAIN) || sv_html_attribute_is(n, "role", "main")) &&
        done.total > c->main.total)
        c->main = done;
    if (sv_html_is(n, GUMBO_TAG_BODY))
        c->body = done;
    if (done.near > c->densest.near)
        c->densest = done;
}

static void choice_text(void *data, const GumboNode *n)
{
    choice *c = data;
    size_t letters = 0;
    if (!c->open.count || c->links)
        return;
    for (const char *p = n->v.text.text; *p; p++)
        letters += ((unsigned char)*p & 0xC0u) != 0x80u && (unsigned char)*p > ' ';
    c->open.data[c->open.count - 1].total += letters;
    c->open.data[c->open.count - 1].near += letters;
}

samsvar_status sv_html_main(const GumboNode *root, const GumboNode **out)
{
    choice c = {0};
    sv_html_walk w = {choice_enter, choice_leave, choice_text, &c};
    sv_html_walk_tree(root, &w);
    size_t enough = c.body.total / 3 > MAIN_LEAST ? c.body.total / 3 : MAIN_LEAST;
    *out = root;
    if (c.article.total >= enough)
        *out = c.article.node;
    else if (c.main.total >= enough)
        *out = c.main.node;
    else if (c.densest.near >= MAIN_LEAST)
        *out = c.densest.node;
    sv_vec_clear(&c.open);
    return c.status;
}
