/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* srxword.c -- words as regular expressions. */
#include "core/forms/srx.h"

#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <string.h>

/* What means something to a regular expression outside of brackets. */
static int is_special(char c)
{
    return c && strchr("\\^$.|?*+()[]{}", c) != NULL;
}

/* Appends text so that a regular expression matches just it. */
static void escape(sv_buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\'') {
            sv_buf_puts(out, "['’]");
            continue;
        }
        if (is_special(text[i]))
            sv_buf_putc(out, '\\');
        sv_buf_putc(out, text[i]);
    }
}

static void put_char(sv_buf *out, uint32_t cp)
{
    char bytes[4];
    sv_buf_add(out, bytes, (size_t)sv_utf8_put(cp, bytes));
}

static void put_upper(sv_buf *out, samsvar_str word)
{
    const char *p = word.ptr, *end = p + word.len;
    while (p < end) {
        const char *next;
        uint32_t cp = sv_utf8_next(p, end, &next), upper = sv_uchar_upper(cp);
        if (upper == cp)
            escape(out, p, (size_t)(next - p));
        else
            put_char(out, upper);
        p = next;
    }
}

void sv_srx_word(sv_buf *out, samsvar_str word, sv_srx_form form)
{
    const char *next, *end = word.ptr + word.len;
    uint32_t cp = sv_utf8_next(word.ptr, end, &next), upper = sv_uchar_upper(cp);
    if (form == SV_SRX_CAPITALS) {
        put_upper(out, word);
        sv_buf_putc(out, '|');
    }
    if (upper == cp) {
        escape(out, word.ptr, word.len);
        return;
    }
    if (form == SV_SRX_EITHER && end - next == 1 && *next == '.') {
        put_char(out, cp); /* "c.", but "vitamin C." */
    } else if (form == SV_SRX_EITHER) {
        sv_buf_putc(out, '[');
        put_char(out, upper);
        put_char(out, cp);
        sv_buf_putc(out, ']');
    } else {
        put_char(out, upper);
    }
    escape(out, next, (size_t)(end - next));
}

/* Is value one of the words of values, which a space stands between? */
static int is_one_of(samsvar_str value, const char *values)
{
    while (*values) {
        size_t len = strcspn(values, " ");
        if (len == value.len && memcmp(values, value.ptr, len) == 0)
            return 1;
        values += len;
        values += *values == ' ';
    }
    return 0;
}

samsvar_status sv_srx_words(sv_buf *out, const samsvar_list *list, const char *values,
                            sv_srx_form form, uint32_t *count)
{
    const char *between = "";
    for (uint32_t i = 0; list && i < sv_list_count(list); i++) {
        samsvar_str key, value;
        sv_list_entry(list, i, &key, &value);
        if (!key.len || (values && !is_one_of(value, values)))
            continue;
        sv_buf_puts(out, between);
        sv_srx_word(out, key, form);
        between = "|";
        if (count)
            ++*count;
    }
    return out->status;
}
