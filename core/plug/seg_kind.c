/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_kind.c -- what a block is beside a run of sentences. The plugin is asked first; the
 * judgements here need no language. */
#include "core/plug/seg_int.h"

enum { CAPTION_OPENER = 60, CAPTION_LETTERS = 4, CAPTION_REST = 20, BYLINE = 80 };

uint32_t sv_seg_ask_kind(const sv_seg *s, uint32_t start, uint32_t end, const char **rule)
{
    if (!s->rules || !SAMSVAR_HAS(samsvar_segment_rules, s->rules, kind))
        return 0;
    samsvar_str text = {s->text, s->len};
    *rule = NULL;
    return s->rules->kind(s->rules->data, text, start, end, rule);
}

/* Behind a run of upper-case words from start; *letters counts their letters. */
static uint32_t upper_words(const sv_seg *s, uint32_t start, uint32_t end,
                            uint32_t *letters)
{
    uint32_t at = start, next;
    *letters = 0;
    while (at < end && at - start < CAPTION_OPENER) {
        uint32_t cp = sv_seg_next(s, at, &next), class = sv_seg_class(cp);
        if (class & SV_CH_UPPER)
            ++*letters;
        else if ((class & SV_CH_LETTER) || cp == ':' || cp == '(')
            break;
        else if (!(class & (SV_CH_SPACE | SV_CH_DIGIT | SV_CH_DASH | SV_CH_QUOTE |
                            SV_CH_IGNORE | SV_CH_MARK)) &&
                 cp != ',' && cp != '.' && cp != '/' && cp != '&')
            break;
        at = next;
    }
    return at;
}

/* "VANSKELIGE SAMTALER: Den amerikanske ..." */
static int is_caption(const sv_seg *s, uint32_t start, uint32_t end)
{
    uint32_t letters, next, at = upper_words(s, start, end, &letters);
    return letters >= CAPTION_LETTERS && at + CAPTION_REST < end && s->text[at] == ':' &&
           sv_seg_is_space(sv_seg_next(s, at + 1, &next));
}

/* "GENEVA (Reuters) –" alone on its line. */
static int is_place_line(const sv_seg *s, uint32_t start, uint32_t end)
{
    uint32_t letters, at = upper_words(s, start, end, &letters), next;
    if (letters < 3 || end - start > BYLINE || at >= end || s->text[at] != '(')
        return 0;
    while (at < end && s->text[at] != ')')
        at++;
    if (at >= end)
        return 0;
    for (at++; at < end; at = next) {
        uint32_t cp = sv_seg_next(s, at, &next);
        if (!(sv_seg_class(cp) & (SV_CH_SPACE | SV_CH_DASH)) && cp != ':' && cp != '.')
            return 0;
    }
    return 1;
}

int sv_seg_unmarked(const sv_seg *s, uint32_t start, uint32_t end, int *colon)
{
    uint32_t at = end, prev;
    *colon = 0;
    for (int i = 0; i < SV_SEG_SMALL && at > start; i++, at = prev) {
        uint32_t cp = sv_seg_prev(s, start, at, &prev);
        uint32_t class = sv_seg_class(cp);
        if (cp == ':')
            *colon = 1;
        if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == ';' ||
            cp == ',' || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == ':')
            return 0;
        if (!(class & (SV_CH_CLOSE | SV_CH_QUOTE | SV_CH_IGNORE)))
            break;
    }
    uint32_t next, lead = sv_seg_lead(s, start, end);
    if (lead >= end)
        return 0;
    uint32_t first = sv_seg_next(s, lead, &next);
    return end - start <= SV_SEG_HEADING && !(sv_seg_class(first) & SV_CH_LOWER);
}

/* A numbered line is an item when a capital follows its marker, or when a line next to it
 * is numbered: "17. mai er en god dag" alone is none. */
static int is_numbered_item(const sv_seg *s, uint32_t number, uint32_t last)
{
    uint32_t next, other;
    if (s->text[sv_seg_trim(s, s->block, s->body) - 1] == ')')
        return 1;
    if (!number || s->body >= s->block_end)
        return 0;
    if (!(sv_seg_class(sv_seg_next(s, s->body, &next)) & SV_CH_LOWER) ||
        (last && number == last + 1))
        return 1;
    sv_seg_marker(s, s->line.start, s->line.end, &other);
    return other == number + 1;
}

/* Sets kind from the list marker; dashes also open what somebody says, so a line that
 * starts with one is an item only without a final mark. */
static void item_kind(sv_seg *s, uint32_t number, uint32_t last)
{
    int colon, is_item = 0;
    uint32_t next, cp = sv_seg_next(s, s->block, &next);
    const char *rule = "item.bullet";
    if (sv_seg_is_bullet(cp)) {
        is_item = 1;
    } else if (sv_seg_class(cp) & SV_CH_DASH) {
        is_item = sv_seg_unmarked(s, s->body, s->block_end, &colon) ||
                  (sv_seg_class(sv_seg_next(s, s->body, &next)) & SV_CH_LOWER);
    } else if (is_numbered_item(s, number, last)) {
        is_item = 1;
        s->number_item = number;
        rule = "item.number";
    }
    if (is_item) {
        s->kind = SAMSVAR_SEG_ITEM;
        s->kind_rule = rule;
    }
}

void sv_seg_block_kind(sv_seg *s)
{
    uint32_t number;
    uint32_t last = s->number_item;
    s->number_item = 0; /* a list ends with the first block that is none of its items */
    s->kind_rule = NULL;
    s->body = sv_seg_marker(s, s->block, s->block_end, &number);
    if (s->body >= s->block_end) /* a marker alone is text */
        s->body = s->block;
    s->kind = sv_seg_ask_kind(s, s->block, s->block_end, &s->kind_rule);
    if (!s->kind && s->body > s->block)
        item_kind(s, number, last);
    if (!s->kind && is_caption(s, s->block, s->block_end)) {
        s->kind = SAMSVAR_SEG_CAPTION;
        s->kind_rule = "caption.upper";
    } else if (!s->kind && is_place_line(s, s->block, s->block_end)) {
        s->kind = SAMSVAR_SEG_BYLINE;
        s->kind_rule = "byline.place";
    }
}
