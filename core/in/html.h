/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* html.h -- the article in a page of HTML (parsed by gumbo, which only html.c includes).
 *
 * The main text is the biggest <article> where that holds a good part of the page's text,
 * else <main>, else the element whose own paragraphs hold most text. Scripts, navigation,
 * footers, asides, forms, the page's header and what is hidden are left out. Each block
 * element becomes a paragraph, with a blank line between two. */
#ifndef SV_IN_HTML_H
#define SV_IN_HTML_H

#include "core/base/buf.h"
#include "core/base/status.h"

typedef struct sv_html {
    sv_buf text;   /* UTF-8; paragraphs end in a line break */
    sv_buf title;  /* og:title, else the first <h1> of the main text, else <title>; or
                      empty */
    sv_buf lang;   /* the lang attribute of <html>, as written, or empty */
    char date[11]; /* of publication, "2022-01-21", or ""               */
} sv_html;

/* Does a text begin like HTML: a doctype or an <html> tag, behind white space, a byte
 * order mark, comments and an XML declaration? */
int sv_html_looks(const char *text, size_t len);

/* The encoding that a page declares in its first 1024 bytes; 0: none. */
int sv_html_charset(const char *bytes, size_t len, char out[40]);

/* Extracts valid UTF-8. ELIMIT: the page is too long, nested too deep, or needs more
 * memory or time than any page that people read. file is for messages. out is filled on
 * success and must then be cleared. */
samsvar_status sv_html_extract(const char *file, const char *text, size_t len,
                               sv_html *out, sv_error *err);
void sv_html_clear(sv_html *html);

#endif
