/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* htmltree.c -- parsing within limits; walking; what elements are. */
#include "core/in/htmltree.h"

#include "core/base/log.h"

#include <string.h>
#include <strings.h>
#include <time.h>

enum {
    MEMORY_LEAST = 64 << 20, /* bytes the parser may use, */
    MEMORY_FACTOR = 16,      /* and more for each byte of the page */
    CLOCK_EVERY = 4096       /* allocations between two looks at the clock */
};

/* ------------------------------------------------------------------ parsing */

static double processor_time(void)
{
    struct timespec t = {0};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void stop(sv_html_parse *p, samsvar_status status)
{
    p->status = status;
    longjmp(p->out, 1);
}

static void *allocate(void *data, size_t size)
{
    sv_html_parse *p = data;
    if (++p->count % CLOCK_EVERY == 0) {
        if (sv_canceled())
            stop(p, SAMSVAR_ECANCELED);
        if (processor_time() > p->seconds)
            stop(p, SAMSVAR_ELIMIT);
    }
    if (size > p->memory || p->arena.used > p->memory - size)
        stop(p, SAMSVAR_ELIMIT);
    void *memory = sv_arena_alloc(&p->arena, size ? size : 1, 1);
    if (!memory)
        stop(p, SAMSVAR_ENOMEM);
    return memory;
}

static void release(void *data, void *memory)
{
    (void)data;
    (void)memory;
}

samsvar_status sv_html_parse_text(sv_html_parse *p, const char *text, size_t len,
                                  GumboNode **root)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = p;
    options.max_errors = 0;
    sv_arena_init(&p->arena);
    p->memory = (size_t)MEMORY_LEAST + MEMORY_FACTOR * len;
    p->seconds = processor_time() + 2.0 + (double)len / 4e6;
    if (setjmp(p->out))
        return p->status;
    *root = gumbo_parse_with_options(&options, text, len)->root;
    return SAMSVAR_OK;
}

void sv_html_parse_clear(sv_html_parse *p)
{
    sv_arena_clear(&p->arena);
}

/* ------------------------------------------------------------------ the tree */

static int is_element(const GumboNode *n)
{
    return n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE;
}

int sv_html_is_text(const GumboNode *n)
{
    return n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE ||
           n->type == GUMBO_NODE_CDATA;
}

const char *sv_html_attribute(const GumboNode *n, const char *name)
{
    const GumboAttribute *a = gumbo_get_attribute(&n->v.element.attributes, name);
    return a ? a->value : NULL;
}

int sv_html_attribute_is(const GumboNode *n, const char *name, const char *value)
{
    const char *has = sv_html_attribute(n, name);
    return has && strcasecmp(has, value) == 0;
}

int sv_html_is(const GumboNode *n, GumboTag tag)
{
    return is_element(n) && n->v.element.tag == tag;
}

int sv_html_is_one_of(const GumboNode *n, const GumboTag *tags)
{
    for (; is_element(n) && *tags != GUMBO_TAG_LAST; tags++)
        if (n->v.element.tag == *tags)
            return 1;
    return 0;
}

const GumboNode *sv_html_first_child(const GumboNode *n)
{
    return is_element(n) && n->v.element.children.length ? n->v.element.children.data[0]
                                                         : NULL;
}

static const GumboNode *next_sibling(const GumboNode *n)
{
    const GumboVector *all = &n->parent->v.element.children;
    return n->index_within_parent + 1 < all->length
               ? all->data[n->index_within_parent + 1]
               : NULL;
}

void sv_html_walk_tree(const GumboNode *root, const sv_html_walk *w)
{
    const GumboNode *n = root;
    for (;;) {
        int open = is_element(n) && w->enter(w->data, n);
        const GumboNode *child = open ? sv_html_first_child(n) : NULL;
        if (sv_html_is_text(n))
            w->text(w->data, n);
        if (child) {
            n = child;
            continue;
        }
        if (open)
            w->leave(w->data, n);
        while (n != root && !next_sibling(n)) {
            n = n->parent;
            w->leave(w->data, n);
        }
        if (n == root)
            return;
        n = next_sibling(n);
    }
}

int sv_html_is_hidden(const GumboNode *n)
{
    const char *style = sv_html_attribute(n, "style"), *at = style;
    if (sv_html_attribute(n, "hidden") || sv_html_attribute_is(n, "aria-hidden", "true"))
        return 1;
    for (; at && *at; at += strcspn(at, ";"), at += *at == ';') {
        at += strspn(at, " \t\n");
        int display = strncasecmp(at, "display", 7) == 0;
        if (!display && strncasecmp(at, "visibility", 10) != 0)
            continue;
        at += display ? 7 : 10;
        at += strspn(at, " \t\n:");
        if (strncasecmp(at, display ? "none" : "hidden", display ? 4 : 6) == 0)
            return 1;
    }
    return 0;
}

/* What is never part of an article. */
int sv_html_is_excluded(const GumboNode *n)
{
    static const GumboTag tags[] = {
        GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NAV,
        GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE,    GUMBO_TAG_FORM,     GUMBO_TAG_BUTTON,
        GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_SVG,      GUMBO_TAG_MATH,
        GUMBO_TAG_IFRAME, GUMBO_TAG_TEMPLATE, GUMBO_TAG_OBJECT,   GUMBO_TAG_EMBED,
        GUMBO_TAG_AUDIO,  GUMBO_TAG_VIDEO,    GUMBO_TAG_CANVAS,   GUMBO_TAG_HEAD,
        GUMBO_TAG_MENU,   GUMBO_TAG_LAST};
    static const char *const roles[] = {"navigation",    "banner", "contentinfo",
                                        "complementary", "search", "dialog"};
    if (sv_html_is_one_of(n, tags) || sv_html_is_hidden(n))
        return 1;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (sv_html_attribute_is(n, "role", roles[i]))
            return 1;
    return 0;
}
