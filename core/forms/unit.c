/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* unit.c -- texts and names that forms of units share. */
#include "core/forms/export.h"

#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <string.h>

/* Spaces and line ends at the ends go; a no-break space is part of the text. */
static int is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/* Is there anything but white space and controls? A reader would show such a text as an
 * empty one. */
int sv_unit_has_content(const char *text, size_t len)
{
    const char *p = text, *end = text + len;
    while (p < end) {
        uint32_t c = sv_utf8_next(p, end, &p);
        if (c > 0x20 && c != 0x7F && !(c >= 0x80 && c <= 0xA0) && c != 0x2028 &&
            c != 0x2029 && c != 0x3000 && !(c >= 0x2000 && c <= 0x200B) && c != 0xFEFF &&
            c != 0x202F && c != 0xFFFE && c != 0xFFFF)
            return 1;
    }
    return 0;
}

static samsvar_str trimmed(const samsvar_doc *doc, uint32_t segment)
{
    samsvar_str text = sv_doc_segment_text(doc, segment);
    while (text.len && is_blank(*text.ptr))
        text.ptr++, text.len--;
    while (text.len && is_blank(text.ptr[text.len - 1]))
        text.len--;
    return text;
}

const char *sv_unit_text(sv_buf *buf, const samsvar_doc *doc, const uint32_t *segments,
                         uint32_t count, size_t *len)
{
    sv_buf_reset(buf);
    for (uint32_t i = 0; i < count; i++) {
        samsvar_str text = trimmed(doc, segments[i]);
        if (!text.len)
            continue;
        if (buf->len)
            sv_buf_putc(buf, ' ');
        sv_buf_add(buf, text.ptr, text.len);
    }
    *len = 0;
    if (buf->status)
        return NULL;
    if (!buf->len || !sv_unit_has_content(buf->data, buf->len))
        return "";
    *len = buf->len;
    return buf->data;
}

void sv_unit_lengths(sv_buf *buf, const samsvar_doc *doc, const uint32_t *segments,
                     uint32_t count, sv_unit_lengths_of of, char between)
{
    char digits[20];
    for (uint32_t i = 0; i < count; i++) {
        samsvar_str text = of == SV_LENGTHS_WHOLE ? sv_doc_segment_text(doc, segments[i])
                                                  : trimmed(doc, segments[i]);
        const char *p = text.ptr, *end = text.ptr + text.len;
        uint64_t points = 0;
        while (p < end) {
            uint32_t c = sv_utf8_next(p, end, &p);
            points += of != SV_LENGTHS_XML ||
                      !(c == 0xFFFE || c == 0xFFFF ||
                        (c < 0x20 && c != '\t' && c != '\n' && c != '\r'));
        }
        if (i)
            sv_buf_putc(buf, between);
        sv_buf_add(buf, digits, sv_digits_print(points, digits));
    }
}

void sv_unit_ids(sv_buf *buf, const uint32_t *segments, uint32_t count, char between)
{
    char digits[20];
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            sv_buf_putc(buf, between);
        sv_buf_putc(buf, 's');
        sv_buf_add(buf, digits, sv_digits_print((uint64_t)segments[i] + 1, digits));
    }
}

const char *sv_pair_name(const sv_export *e, const sv_pair *p, sv_buf *buf)
{
    sv_buf_reset(buf);
    if (e->result->pairs.count == 1 && !e->options->bands)
        return NULL;
    sv_buf_puts(buf, e->result->documents.data[p->source]->id);
    sv_buf_putc(buf, '_');
    sv_buf_puts(buf, e->result->documents.data[p->target]->id);
    return buf->status ? "" : buf->data;
}

void sv_unit_put_line(sv_jsonw *w, const char *text, size_t len)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t done = 0, n;
    for (size_t i = 0; i < len; i += n) {
        int next = i + 1 < len && p[i] == 0xC2 && p[i + 1] == 0x85;
        int line =
            i + 2 < len && p[i] == 0xE2 && p[i + 1] == 0x80 && (p[i + 2] & 0xFEu) == 0xA8;
        n = next ? 2 : line ? 3 : 1;
        if (!next && !line && p[i] >= 0x20 && p[i] != 0x7F)
            continue;
        sv_jsonw_raw(w, text + done, i - done);
        sv_jsonw_raw(w, " ", 1);
        done = i + n;
    }
    if (len > done)
        sv_jsonw_raw(w, text + done, len - done);
}
