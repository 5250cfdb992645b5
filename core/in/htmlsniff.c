/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* htmlsniff.c -- what can be said of a page before it is parsed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "core/in/html.h"

#include <string.h>
#include <strings.h>

static int is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static int begins(const char *p, const char *end, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(end - p) >= len && strncasecmp(p, word, len) == 0;
}

/* Behind the next `mark`, or end. */
static const char *behind(const char *p, const char *end, const char *mark)
{
    const char *found = memmem(p, (size_t)(end - p), mark, strlen(mark));
    return found ? found + strlen(mark) : end;
}

int sv_html_looks(const char *text, size_t len)
{
    const char *p = text, *end = text + len;
    if (begins(p, end, "\xEF\xBB\xBF"))
        p += 3;
    for (;;) {
        while (p < end && is_space(*p))
            p++;
        if (begins(p, end, "<!--"))
            p = behind(p + 4, end, "-->");
        else if (begins(p, end, "<?xml"))
            p = behind(p, end, "?>");
        else
            break;
    }
    if (begins(p, end, "<html"))
        return p + 5 < end && (is_space(p[5]) || p[5] == '>');
    if (!begins(p, end, "<!doctype"))
        return 0;
    p += 9;
    while (p < end && is_space(*p))
        p++;
    return begins(p, end, "html");
}

int sv_html_charset(const char *bytes, size_t len, char out[40])
{
    static const char word[] = "charset";
    const char *p = bytes, *end = bytes + (len < 1024 ? len : 1024);
    size_t n = 0;
    while (p < end && !begins(p, end, word))
        p++;
    p += p < end ? sizeof word - 1 : 0;
    while (p < end && (is_space(*p) || *p == '=' || *p == '"' || *p == '\''))
        p++;
    while (p < end && n < 39 &&
           ((*p >= '0' && *p <= '9') || (*p >= 'a' && *p <= 'z') ||
            (*p >= 'A' && *p <= 'Z') || *p == '-' || *p == '_' || *p == ':' || *p == '.'))
        out[n++] = *p++;
    out[n] = '\0';
    return n > 0;
}
