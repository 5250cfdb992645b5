/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* segmenter.c -- scans a block for marks, brackets and quotation marks, and emits what it
 * finds. The scan visits each byte once; everything it asks for is bounded. */
#include "core/plug/segmenter.h"

#include "core/plug/seg_int.h"

#include <string.h>

/* What the scan does at a byte; 0: nothing. */
enum { MARK = 1, COLON, OPEN, CLOSE, QUOTE, WIDE };
static const uint8_t action[256] = {
    ['.'] = MARK,  ['!'] = MARK,  ['?'] = MARK,  [':'] = COLON, [';'] = COLON,
    ['('] = OPEN,  ['['] = OPEN,  [')'] = CLOSE, [']'] = CLOSE, ['"'] = QUOTE,
    [0xC2] = WIDE, [0xD6] = WIDE, [0xD8] = WIDE, [0xDB] = WIDE, [0xE0] = WIDE,
    [0xE1] = WIDE, [0xE2] = WIDE, [0xE3] = WIDE, [0xEF] = WIDE,
};

/* ------------------------------------------------------------------ emission */

static void emit(sv_seg *s, uint32_t start, uint32_t end, uint32_t kind, const char *rule)
{
    samsvar_segment rec = {.start = start,
                           .end = end,
                           .kind = kind,
                           .paragraph = s->paragraph,
                           .rule = {rule, (uint32_t)strlen(rule)}};
    if (!s->status)
        s->status = s->emit(s->sink, &rec, sizeof rec);
}

static void explain(sv_seg *s, const samsvar_mark *m, const char *rule)
{
    if (s->options.explain)
        emit(s, m->mark, m->mark_end, SAMSVAR_SEG_NO_BREAK, rule);
}

/* Nothing but white space and ignored characters? */
static int is_empty(const sv_seg *s, uint32_t start, uint32_t end)
{
    return sv_seg_skip(s, start, end, 1) >= end;
}

/* Ends the sentence inside the block at `end`; the next one begins at `resume`. */
static void end_sentence(sv_seg *s, uint32_t end, uint32_t resume, uint32_t flags,
                         const char *rule)
{
    uint32_t start = sv_seg_skip(s, s->begin, end, 0);
    end = sv_seg_trim(s, start, end);
    s->begin = resume;
    s->item = 0;
    s->last_flags = flags;
    if (start >= end || is_empty(s, start, end))
        return;
    const char *why = NULL;
    uint32_t kind = s->kind ? s->kind : sv_seg_ask_kind(s, start, end, &why);
    emit(s, start, end, kind ? kind : SAMSVAR_SEG_SENTENCE, rule);
}

/* Emits what is left at the end of the block. */
static void end_block(sv_seg *s)
{
    uint32_t start = s->begin, end = s->block_end, kind = s->kind;
    const char *rule = s->kind_rule;
    int colon;
    if (start >= end || is_empty(s, start, end))
        return;
    if (!kind && start > s->block)
        kind = sv_seg_ask_kind(s, start, end, &rule);
    if (!kind) {
        int unmarked = sv_seg_unmarked(s, start, end, &colon);
        rule = colon ? "paragraph.colon" : "paragraph";
        if (unmarked && start == s->block) {
            kind = SAMSVAR_SEG_HEADING;
            rule = "heading.line";
        }
    }
    emit(s, start, end, kind ? kind : SAMSVAR_SEG_SENTENCE, rule ? rule : "paragraph");
}

/* ------------------------------------------------------------------ pairs */

/* The next place of a closer in the block, not farther than SV_SEG_PAIR, or NONE. */
static uint32_t find_closer(sv_seg *s, int which, uint32_t from)
{
    static const char needle[SV_SEG_CLOSERS][4] = {[SV_SEG_PAREN] = ")",
                                                   [SV_SEG_SQUARE] = "]",
                                                   [SV_SEG_STRAIGHT] = "\"",
                                                   [SV_SEG_GUILL_R] = "\xC2\xBB",
                                                   [SV_SEG_GUILL_L] = "\xC2\xAB",
                                                   [SV_SEG_CURLY_L] = "\xE2\x80\x9C",
                                                   [SV_SEG_CURLY_R] = "\xE2\x80\x9D"};
    sv_seg_ahead *a = &s->ahead[which];
    size_t width = strlen(needle[which]);
    uint32_t limit =
        s->block_end - from > SV_SEG_PAIR ? from + SV_SEG_PAIR : s->block_end;
    if (a->at != SAMSVAR_NONE && a->at >= from)
        return a->at < limit ? a->at : SAMSVAR_NONE;
    uint32_t at = a->at == SAMSVAR_NONE && a->until > from ? a->until : from;
    a->at = SAMSVAR_NONE;
    for (; at < limit; at++) {
        const char *p = memchr(s->text + at, needle[which][0], limit - at);
        if (!p)
            break;
        at = (uint32_t)(p - s->text);
        if (s->len - at >= width && !memcmp(p, needle[which], width)) {
            a->at = at;
            break;
        }
    }
    if (a->until < limit)
        a->until = limit;
    return a->at;
}

static void open_bracket(sv_seg *s, uint32_t at)
{
    char before = at > s->block ? s->text[at - 1] : ' ';
    if (before == ':' || before == ';' || before == '=')
        return; /* a smiley */
    int which = s->text[at] == '(' ? SV_SEG_PAREN : SV_SEG_SQUARE;
    if (find_closer(s, which, at + 1) == SAMSVAR_NONE)
        return;
    if (!s->depth++)
        s->bracket = at;
}

/* Does a quotation mark at `at` stand where one opens? */
static int at_opening(const sv_seg *s, uint32_t at)
{
    uint32_t prev;
    if (at <= s->block)
        return 1;
    uint32_t class = sv_seg_class(sv_seg_prev(s, s->block, at, &prev));
    return (class & (SV_CH_SPACE | SV_CH_DASH)) ||
           ((class & SV_CH_OPEN) && !(class & SV_CH_CLOSE));
}

static uint32_t nearer(uint32_t a, uint32_t b)
{
    return a < b ? a : b; /* NONE is greatest */
}

/* A quotation mark: closes what is open, or opens if its closer is near. */
static void on_quote(sv_seg *s, uint32_t at, uint32_t behind, uint32_t cp)
{
    uint32_t end = SAMSVAR_NONE;
    if (s->quote_end && at < s->quote_end)
        return;
    if (at == s->quote_end && at) {
        s->quote_end = 0;
        return;
    }
    s->quote_end = 0;
    if (cp == 0x201E)
        end = nearer(find_closer(s, SV_SEG_CURLY_L, behind),
                     find_closer(s, SV_SEG_CURLY_R, behind));
    else if (cp == 0xAB)
        end = nearer(find_closer(s, SV_SEG_GUILL_R, behind),
                     find_closer(s, SV_SEG_CURLY_R, behind));
    else if (!at_opening(s, at))
        return;
    else if (cp == '"')
        end = find_closer(s, SV_SEG_STRAIGHT, behind);
    else if (cp == 0xBB)
        end = find_closer(s, SV_SEG_GUILL_L, behind);
    else
        end = find_closer(s, SV_SEG_CURLY_R, behind);
    if (end != SAMSVAR_NONE)
        s->quote_end = end;
}

/* ------------------------------------------------------------------ marks */

/* A byte behind a mark that shows at once that the mark stands inside a token. */
static int is_inside(const sv_seg *s, uint32_t at)
{
    unsigned char c = at < s->block_end ? (unsigned char)s->text[at] : ' ';
    return (unsigned)(c - 'a') < 26u || (unsigned)(c - '0') < 10u;
}

static void read_mark(sv_seg *s, uint32_t at, sv_seg_cand *c)
{
    sv_seg_read(s, at, s->block_end, c);
    if (s->depth && at - s->bracket > SV_SEG_PAIR)
        s->depth = 0; /* its closer belonged to another */
    if (s->depth && s->bracket > sv_seg_lead(s, s->begin, at))
        c->m.flags |= SAMSVAR_MARK_BRACKET;
    if (s->quote_end && at < s->quote_end)
        c->m.flags |= SAMSVAR_MARK_QUOTED;
}

static uint32_t on_mark(sv_seg *s, uint32_t at)
{
    sv_seg_cand c;
    const char *rule;
    if (is_inside(s, at + 1) && !s->options.explain)
        return at + 1;
    read_mark(s, at, &c);
    if (c.resume >= s->block_end)
        return c.m.mark_end;
    if (sv_seg_decide(s, &c, &rule))
        end_sentence(s, c.m.end, c.resume, c.m.flags, rule);
    else
        explain(s, &c.m, rule);
    return c.m.mark_end;
}

/* "... Foto: NTB": a credit starts a segment of its own, whatever stands before it. */
static int is_credit(sv_seg *s, uint32_t at)
{
    const char *rule;
    uint32_t next, kind, token = sv_seg_token(s, s->begin, at);
    if (s->depth || token <= s->begin || token == at)
        return 0;
    if (!(sv_seg_class(sv_seg_next(s, token, &next)) & SV_CH_UPPER) ||
        !sv_seg_is_space(sv_seg_prev(s, s->begin, token, &next)))
        return 0;
    kind = sv_seg_ask_kind(s, token, s->block_end, &rule);
    if (kind != SAMSVAR_SEG_CAPTION && kind != SAMSVAR_SEG_BOILERPLATE)
        return 0;
    end_sentence(s, token, token, 0, "credit");
    return 1;
}

static uint32_t on_colon(sv_seg *s, uint32_t at)
{
    sv_seg_cand c;
    const char *rule;
    if (is_inside(s, at + 1) || at + 1 >= s->block_end)
        return at + 1;
    if (s->text[at] == ':' && is_credit(s, at))
        return at + 1;
    if (!s->options.explain &&
        !(s->text[at] == ':' ? s->options.colon_break : s->options.semicolon_break))
        return at + 1;
    read_mark(s, at, &c);
    if (c.resume >= s->block_end)
        return at + 1;
    if (sv_seg_decide(s, &c, &rule))
        end_sentence(s, c.m.end, c.resume, c.m.flags, rule);
    else
        explain(s, &c.m, rule);
    return at + 1;
}

/* Marks of scripts that write no space behind them, or none of our marks. */
static int is_foreign(uint32_t cp)
{
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF0E || cp == 0x61F ||
           cp == 0x6D4 || cp == 0x964 || cp == 0x965 || /* Urdu, Hindi */
           cp == 0x589 || cp == 0x104B || cp == 0x1362 || /* Armenian, Burmese, Amharic */
           cp == 0x17D4 || cp == 0xFF61;                  /* Khmer */
}

static uint32_t on_foreign(sv_seg *s, uint32_t at, uint32_t behind)
{
    uint32_t next, end = behind;
    for (; end < s->block_end; end = next) {
        uint32_t cp = sv_seg_next(s, end, &next), class = sv_seg_class(cp);
        if (!is_foreign(cp) && !(class & (SV_CH_CLOSE | SV_CH_IGNORE)))
            break;
    }
    uint32_t resume = sv_seg_skip(s, end, s->block_end, 0);
    int bracket = s->depth && s->bracket > sv_seg_lead(s, s->begin, at);
    if (resume < s->block_end && !bracket && at >= s->begin)
        end_sentence(s, end, resume, 0, "foreign");
    return end;
}

static uint32_t on_wide(sv_seg *s, uint32_t at)
{
    uint32_t behind, cp = sv_seg_next(s, at, &behind);
    if (cp == 0x2026 || cp == 0x203C || cp == 0x203D || (cp >= 0x2047 && cp <= 0x2049))
        return at < s->begin ? behind : on_mark(s, at);
    if (cp == 0xAB || cp == 0xBB || (cp >= 0x201C && cp <= 0x201E))
        on_quote(s, at, behind, cp);
    else if (is_foreign(cp))
        return on_foreign(s, at, behind);
    return behind;
}

/* ------------------------------------------------------------------ the scan */

static void scan_block(sv_seg *s)
{
    const unsigned char *text = (const unsigned char *)s->text;
    uint32_t at = s->body, end = s->block_end;
    s->begin = s->block;
    s->item = s->last_flags = s->depth = s->quote_end = 0;
    while (!s->status) {
        while (at < end && !action[text[at]])
            at++;
        if (at >= end)
            break;
        int act = action[text[at]];
        if (at < s->begin && (act == MARK || act == COLON)) {
            at++; /* part of what closes the sentence before: "... :)" */
            continue;
        }
        switch (act) {
        case MARK:
            at = on_mark(s, at);
            break;
        case COLON:
            at = on_colon(s, at);
            break;
        case OPEN:
            open_bracket(s, at++);
            break;
        case CLOSE:
            s->depth -= s->depth > 0;
            at++;
            break;
        case QUOTE:
            on_quote(s, at, at + 1, '"');
            at++;
            break;
        default:
            at = on_wide(s, at);
        }
    }
    end_block(s);
}

samsvar_status sv_segmenter_run(const char *text, uint32_t len,
                                const samsvar_options *options,
                                const samsvar_segment_rules *rules,
                                const sv_segmenter_lists *lists,
                                samsvar_emit_segment *emitter, void *sink)
{
    sv_seg s = {.text = text,
                .len = len,
                .rules = rules,
                .lists = lists,
                .emit = emitter,
                .sink = sink};
    for (int i = 0; i < SV_SEG_CLOSERS; i++)
        s.ahead[i].at = SAMSVAR_NONE;
    if (options) {
        size_t known = options->struct_size < sizeof s.options ? options->struct_size
                                                               : sizeof s.options;
        memcpy(&s.options, options, known);
    }
    while (!s.status && sv_seg_block(&s)) {
        sv_seg_block_kind(&s);
        scan_block(&s);
        s.paragraph++;
    }
    return s.status;
}
