/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* html.c -- the article in a page: its text, and what the page says of it. */
#include "core/in/html.h"

#include "core/base/limits.h"
#include "core/base/mem.h"
#include "core/in/htmltree.h"

#include <string.h>
#include <strings.h>

enum { TITLE_MAX = 4096 };

/* ------------------------------------------------------------------ text */

enum { GAP_NONE, GAP_SPACE, GAP_LINE, GAP_PARAGRAPH };

typedef struct emit {
    sv_buf *out;
    int gap;                /* to be written before the next letter */
    uint32_t pre, articles; /* how many of them the walk is in */
    int inside;             /* the walk is below the element that is written */
} emit;

static void widen(emit *e, int gap)
{
    if (gap > e->gap)
        e->gap = gap;
}

static int is_block(const GumboNode *n)
{
    static const GumboTag inline_tags[] = {
        GUMBO_TAG_A,    GUMBO_TAG_ABBR,   GUMBO_TAG_B,    GUMBO_TAG_BDI,
        GUMBO_TAG_BDO,  GUMBO_TAG_BIG,    GUMBO_TAG_CITE, GUMBO_TAG_CODE,
        GUMBO_TAG_DATA, GUMBO_TAG_DEL,    GUMBO_TAG_DFN,  GUMBO_TAG_EM,
        GUMBO_TAG_FONT, GUMBO_TAG_I,      GUMBO_TAG_IMG,  GUMBO_TAG_INS,
        GUMBO_TAG_KBD,  GUMBO_TAG_LABEL,  GUMBO_TAG_MARK, GUMBO_TAG_NOBR,
        GUMBO_TAG_Q,    GUMBO_TAG_RUBY,   GUMBO_TAG_RB,   GUMBO_TAG_RT,
        GUMBO_TAG_RP,   GUMBO_TAG_S,      GUMBO_TAG_SAMP, GUMBO_TAG_SMALL,
        GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,
        GUMBO_TAG_TIME, GUMBO_TAG_STRONG, GUMBO_TAG_TT,   GUMBO_TAG_U,
        GUMBO_TAG_VAR,  GUMBO_TAG_WBR,    GUMBO_TAG_BR,   GUMBO_TAG_UNKNOWN,
        GUMBO_TAG_LAST};
    return !sv_html_is_one_of(n, inline_tags);
}

static int is_article(const GumboNode *n)
{
    return sv_html_is(n, GUMBO_TAG_ARTICLE) || sv_html_is(n, GUMBO_TAG_MAIN) ||
           (n->type == GUMBO_NODE_ELEMENT && sv_html_attribute_is(n, "role", "main"));
}

static int emit_enter(void *data, const GumboNode *n)
{
    emit *e = data;
    if (e->inside && sv_html_is_excluded(n))
        return 0;
    if (sv_html_is(n, GUMBO_TAG_HEADER) && !e->articles)
        return 0; /* the page's, not the article's */
    e->inside = 1;
    e->articles += is_article(n);
    e->pre += sv_html_is(n, GUMBO_TAG_PRE);
    if (sv_html_is(n, GUMBO_TAG_BR))
        widen(e, e->gap == GAP_LINE ? GAP_PARAGRAPH : GAP_LINE);
    else if (is_block(n))
        widen(e, GAP_PARAGRAPH);
    return 1;
}

static void emit_leave(void *data, const GumboNode *n)
{
    emit *e = data;
    e->pre -= sv_html_is(n, GUMBO_TAG_PRE);
    e->articles -= is_article(n);
    if (is_block(n))
        widen(e, GAP_PARAGRAPH);
}

static void emit_text(void *data, const GumboNode *n)
{
    static const char *const gaps[] = {"", " ", "\n", "\n\n"};
    emit *e = data;
    for (const char *p = n->v.text.text; *p;) {
        size_t len = strcspn(p, " \t\n\r\f");
        if (len) {
            if (e->out->len)
                sv_buf_puts(e->out, gaps[e->gap]);
            sv_buf_add(e->out, p, len);
            e->gap = GAP_NONE;
        }
        p += len;
        if (*p)
            widen(e, *p++ == '\n' && e->pre ? GAP_LINE : GAP_SPACE);
    }
}

static void emit_node(const GumboNode *n, sv_buf *out)
{
    emit e = {.out = out};
    sv_html_walk w = {emit_enter, emit_leave, emit_text, &e};
    sv_html_walk_tree(n, &w);
}

/* ------------------------------------------------------------------ facts */

typedef struct facts {
    sv_html *html;
    const GumboNode *heading, *title; /* the first of each */
    int og_title;
    int rank; /* of the source that the date is from: lower is better; 0 none */
    const GumboNode *main;
    int in_main;
} facts;

/* Keeps "2022-01-21" of an ISO 8601 time if no better source has spoken. */
static void take_date(facts *f, int rank, const char *value)
{
    static const char form[] = "dddd-dd-dd";
    if (!value || (f->rank && f->rank <= rank))
        return;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == 'd' ? value[i] < '0' || value[i] > '9' : value[i] != form[i])
            return;
    memcpy(f->html->date, value, 10);
    f->html->date[10] = '\0';
    f->rank = rank;
}

static void take_meta(facts *f, const GumboNode *n)
{
    const char *name = sv_html_attribute(n, "property"),
               *value = sv_html_attribute(n, "content");
    if (!name)
        name = sv_html_attribute(n, "name");
    if (!name)
        name = sv_html_attribute(n, "itemprop");
    if (!name || !value)
        return;
    if (strcasecmp(name, "og:title") == 0 && !f->og_title) {
        sv_buf_puts(&f->html->title, value);
        f->og_title = f->html->title.len > 0;
    }
    if (strcasecmp(name, "article:published_time") == 0)
        take_date(f, 1, value);
    else if (strcasecmp(name, "datePublished") == 0)
        take_date(f, 3, value);
    else if (strcasecmp(name, "date") == 0 || strcasecmp(name, "dc.date") == 0 ||
             strcasecmp(name, "dcterms.date") == 0 || strcasecmp(name, "pubdate") == 0)
        take_date(f, 5, value);
}

/* JSON-LD: the first "datePublished": "..." says it, whatever is round it. */
static void take_json(facts *f, const GumboNode *script)
{
    static const char key[] = "\"datePublished\"";
    const GumboNode *child = sv_html_first_child(script);
    if (!child || !sv_html_is_text(child) ||
        !sv_html_attribute_is(script, "type", "application/ld+json"))
        return;
    const char *at = strstr(child->v.text.text, key);
    if (!at)
        return;
    at += sizeof key - 1;
    at += strspn(at, " \t\r\n:");
    if (*at == '"')
        take_date(f, 2, at + 1);
}

static int facts_enter(void *data, const GumboNode *n)
{
    facts *f = data;
    f->in_main |= n == f->main;
    if (sv_html_is(n, GUMBO_TAG_META))
        take_meta(f, n);
    else if (sv_html_is(n, GUMBO_TAG_SCRIPT))
        take_json(f, n);
    else if (sv_html_is(n, GUMBO_TAG_TIME))
        take_date(f, f->in_main ? 4 : 6, sv_html_attribute(n, "datetime"));
    else if (sv_html_is(n, GUMBO_TAG_TITLE) && !f->title)
        f->title = n;
    else if (sv_html_is(n, GUMBO_TAG_H1) && !f->heading && f->in_main &&
             !sv_html_is_hidden(n))
        f->heading = n;
    return !sv_html_is(n, GUMBO_TAG_SVG); /* whose <title> is another thing */
}

static void facts_leave(void *data, const GumboNode *n)
{
    facts *f = data;
    if (n == f->main)
        f->in_main = 0;
}

static void facts_text(void *data, const GumboNode *n)
{
    (void)data;
    (void)n;
}

/* One line without white space at its ends. */
static void tidy_title(sv_buf *title)
{
    size_t n = 0;
    if (title->len > TITLE_MAX)
        sv_buf_reset(title); /* no title is a page long */
    for (size_t i = 0; i < title->len; i++) {
        int space = (unsigned char)title->data[i] <= ' ';
        if (!space)
            title->data[n++] = title->data[i];
        else if (n && title->data[n - 1] != ' ')
            title->data[n++] = ' ';
    }
    while (n && title->data[n - 1] == ' ')
        n--;
    if (title->data)
        title->data[n] = '\0';
    title->len = n;
}

static void find_facts(const GumboNode *root, const GumboNode *main, sv_html *html)
{
    facts f = {.html = html, .main = main};
    sv_html_walk w = {facts_enter, facts_leave, facts_text, &f};
    const char *lang = sv_html_attribute(root, "lang");
    if (!lang)
        lang = sv_html_attribute(root, "xml:lang");
    if (lang)
        sv_buf_puts(&html->lang, lang);
    sv_html_walk_tree(root, &w);
    if (!f.og_title && f.heading)
        emit_node(f.heading, &html->title);
    if (html->title.len == 0 && f.title)
        emit_node(f.title, &html->title);
    tidy_title(&html->title);
}

/* ------------------------------------------------------------------ all of it */

void sv_html_clear(sv_html *html)
{
    sv_buf_clear(&html->text);
    sv_buf_clear(&html->title);
    sv_buf_clear(&html->lang);
}

static samsvar_status write_page(const GumboNode *root, sv_html *out)
{
    const GumboNode *main = root;
    samsvar_status status = sv_html_main(root, &main);
    if (status)
        return status;
    emit_node(main, &out->text);
    if (out->text.len)
        sv_buf_putc(&out->text, '\n');
    find_facts(root, main, out);
    return out->text.status    ? out->text.status
           : out->title.status ? out->title.status
                               : out->lang.status;
}

samsvar_status sv_html_extract(const char *file, const char *text, size_t len,
                               sv_html *out, sv_error *err)
{
    GumboNode *root = NULL;
    if (len > SV_LIMIT_HTML)
        return sv_fail_at(err, SAMSVAR_ELIMIT, file, 0,
                          "the page has %zu bytes; SV_LIMIT_HTML allows %u", len,
                          SV_LIMIT_HTML);
    sv_html_parse *p = sv_calloc(1, sizeof *p);
    if (!p)
        return sv_fail_at(err, SAMSVAR_ENOMEM, file, 0, "out of memory");
    memset(out, 0, sizeof *out);
    sv_buf_init(&out->text, SV_LIMIT_BUF);
    sv_buf_init(&out->title, SV_LIMIT_BUF);
    sv_buf_init(&out->lang, SV_LIMIT_LIST);
    samsvar_status status = sv_html_parse_text(p, text, len, &root);
    if (status == SAMSVAR_OK)
        status = write_page(root, out);
    sv_html_parse_clear(p);
    sv_free(p);
    if (status == SAMSVAR_OK)
        return status;
    sv_html_clear(out);
    return sv_fail_at(err, status, file, 0, "%s",
                      status == SAMSVAR_ELIMIT
                          ? "the page is nested too deep or too big to be parsed"
                          : sv_status_text(status));
}
