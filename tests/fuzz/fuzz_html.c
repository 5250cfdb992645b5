/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_html.c -- pages: what comes out is valid UTF-8 in paragraphs, or a limit. */
#include "core/base/limits.h"
#include "core/base/utf8.h"
#include "core/in/article.h"
#include "core/in/html.h"

#include <stdlib.h>
#include <string.h>

static void must(int holds)
{
    if (!holds)
        abort();
}

static void check_buf(const sv_buf *buf)
{
    must(buf->len == 0 || sv_utf8_check(buf->data, buf->len) == buf->len);
}

static void extract(const char *text, size_t size)
{
    sv_html html;
    samsvar_status status = sv_html_extract("page", text, size, &html, NULL);
    if (status) {
        must(status == SAMSVAR_ELIMIT || status == SAMSVAR_ENOMEM);
        return;
    }
    check_buf(&html.text);
    check_buf(&html.title);
    check_buf(&html.lang);
    must(html.date[0] == '\0' || strlen(html.date) == 10);
    must(html.text.len == 0 || html.text.data[html.text.len - 1] == '\n');
    must(!html.text.data || !strstr(html.text.data, "\n\n\n"));
    sv_html_clear(&html);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    char charset[40];
    samsvar_doc *doc;
    sv_buf bytes;
    sv_html_looks(text, size);
    sv_html_charset(text, size, charset);
    extract(text, sv_utf8_check(text, size));
    sv_article_options options = {.input = SV_INPUT_HTML};
    sv_buf_init(&bytes, SV_LIMIT_BUF);
    if (sv_buf_add(&bytes, text, size) == SAMSVAR_OK &&
        sv_article_parse("page", &bytes, &options, &doc, NULL) == SAMSVAR_OK)
        sv_doc_free(doc);
    sv_buf_clear(&bytes);
    return 0;
}
