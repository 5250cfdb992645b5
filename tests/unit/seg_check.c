/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_check.c -- see seg_check.h. */
#include "tests/unit/seg_check.h"

#include "core/base/mem.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <string.h>

static void need(seg_check *c, int holds, const char *what)
{
    if (!holds && !c->broken)
        c->broken = what;
}

static int is_blank(const seg_check *c, uint32_t from, uint32_t to)
{
    const char *p = c->text + from, *end = c->text + to;
    while (p < end)
        if (!(sv_uchar_class(sv_utf8_next(p, end, &p)) & (SV_CH_SPACE | SV_CH_IGNORE)))
            return 0;
    return 1;
}

static int is_space_at(const seg_check *c, uint32_t at)
{
    const char *next;
    return (sv_uchar_class(sv_utf8_next(c->text + at, c->text + c->len, &next)) &
            SV_CH_SPACE) != 0;
}

static int is_space_before(const seg_check *c, uint32_t at)
{
    const char *prev;
    return (sv_uchar_class(sv_utf8_prev(c->text, c->text + at, &prev)) & SV_CH_SPACE) !=
           0;
}

void seg_check_init(seg_check *c, const char *text, uint32_t len)
{
    memset(c, 0, sizeof *c);
    c->text = text;
    c->len = len;
}

samsvar_status seg_check_emit(void *check, const samsvar_segment *rec, uint32_t size)
{
    seg_check *c = check;
    need(c, size == sizeof *rec, "size of the record");
    need(c, rec->start < rec->end && rec->end <= c->len, "in the text");
    need(c, rec->rule.len > 0 && rec->rule.len == strlen(rec->rule.ptr), "a rule");
    if (c->broken)
        return SAMSVAR_OK;
    need(c,
         sv_utf8_boundary(c->text, c->len, rec->start) &&
             sv_utf8_boundary(c->text, c->len, rec->end),
         "code point boundaries");
    need(c, rec->start >= c->end, "ascending");
    if (rec->kind == SAMSVAR_SEG_NO_BREAK) {
        c->no_breaks++;
        return SAMSVAR_OK;
    }
    need(c, rec->kind >= SAMSVAR_SEG_SENTENCE && rec->kind <= SAMSVAR_SEG_BOILERPLATE,
         "a kind");
    need(c, !is_space_at(c, rec->start) && !is_space_before(c, rec->end), "trimmed");
    need(c, is_blank(c, c->end, rec->start), "nothing lost between segments");
    need(c, rec->paragraph >= c->paragraph && rec->paragraph <= c->paragraph + c->len,
         "paragraphs ascend");
    if (c->count == c->cap) {
        uint32_t cap = c->cap ? 2 * c->cap : 64;
        samsvar_segment *more = sv_realloc(c->segments, cap, sizeof *more);
        if (!more)
            return SAMSVAR_ENOMEM;
        c->segments = more;
        c->cap = cap;
    }
    c->segments[c->count++] = *rec;
    c->end = rec->end;
    c->paragraph = rec->paragraph;
    return SAMSVAR_OK;
}

const char *seg_check_end(seg_check *c)
{
    need(c, is_blank(c, c->end, c->len), "nothing lost at the end");
    return c->broken;
}

void seg_check_clear(seg_check *c)
{
    sv_free(c->segments);
    c->segments = NULL;
    c->count = c->cap = 0;
}
