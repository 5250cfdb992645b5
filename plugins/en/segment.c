/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* segment.c -- where English sentences end.
 *
 * Numbers take no stop as ordinals, but capitals follow abbreviations everywhere ("U.S.
 * Department"), so only a word that opens sentences tells most ends. Small letters behind
 * a stop are the host's business; here a capital, a digit or a sign follows. */
#include "plugins/en/en.h"

/* Is the next word one letter with a stop, an initial? */
static int next_is_initial(const samsvar_mark *m)
{
    return m->next_end - m->next == 1 && m->next_end < m->text.len &&
           m->text.ptr[m->next_end] == '.';
}

/* "S. 10th Street": a point of the compass and an ordinal. */
static int is_street(const svp_view *v)
{
    const char *p = v->m->text.ptr + v->m->next;
    uint32_t len = v->m->next_end - v->m->next, i = 0;
    while (i < len && (unsigned)(p[i] - '0') < 10u)
        i++;
    return (v->token[0] == 'N' || v->token[0] == 'S' || v->token[0] == 'E' ||
            v->token[0] == 'W') &&
           i > 0 && len == i + 2 && (unsigned)((p[i] | 0x20) - 'a') < 26u;
}

/* "you and I. Did" is an end, "George I. Rabi" and "I. M. Pei" are initials. */
static int32_t decide_letter(const svp_view *v, const char **rule)
{
    const samsvar_mark *m = v->m;
    uint32_t next, class;
    if (v->token[0] == 'I' && !svp_is_first(v) && !next_is_initial(m)) {
        svp_next(v->seg, m->text, m->prev, &next, &class);
        if (class & SAMSVAR_CH_LOWER)
            return svp_answer(rule, "letter.word", SAMSVAR_DECIDE_BREAK);
    }
    if (!(v->shape & SVP_IS_UPPER) && v->bits)
        return svp_abbreviation(v, rule);
    if (is_street(v))
        return svp_answer(rule, "letter.street", SAMSVAR_DECIDE_KEEP);
    return svp_letter(v, rule);
}

/* Behind the word at `at`, and *from its start; 0 when there is none in this line. */
static uint32_t read_word(const svp_view *v, uint32_t at, uint32_t *from, uint32_t *class)
{
    samsvar_str text = v->m->text;
    uint32_t next, most = text.len - at > SVP_WORD_MAX ? at + SVP_WORD_MAX : text.len;
    while (at < most && text.ptr[at] == ' ')
        at++;
    *from = at;
    *class = 0;
    if (at < most)
        svp_next(v->seg, text, at, &next, class);
    while (at < most) {
        uint32_t bits;
        svp_next(v->seg, text, at, &next, &bits);
        if (!(bits & (SAMSVAR_CH_LETTER | SAMSVAR_CH_DIGIT | SAMSVAR_CH_MARK)) &&
            text.ptr[at] != '-' && text.ptr[at] != '\'')
            break;
        at = next;
    }
    return at > *from ? at : 0;
}

/* Is the verb that ends at `at` all that is said of who speaks? "asked." and "asked on
 * Monday", but not "said he was". */
static int is_attribution(const svp_view *v, uint32_t at)
{
    samsvar_str text = v->m->text;
    uint32_t from, class, to;
    if (at >= text.len || text.ptr[at] != ' ')
        return 1; /* a mark, or the end of the line */
    to = read_word(v, at, &from, &class);
    return to && (svp_bits(v->seg, text, from, to) & SVP_BEHIND);
}

/* "“Why?” Prime Minister Lee asked.": up to five capitalised words and a verb of saying.
 */
static int says(const svp_view *v)
{
    uint32_t at = v->m->next, from, class;
    for (int i = 0; i < 6; i++) {
        uint32_t to = read_word(v, at, &from, &class);
        if (!to)
            return 0;
        if (!(class & SAMSVAR_CH_UPPER))
            return i > 0 && (svp_bits(v->seg, v->m->text, from, to) & SVP_REPORTING) &&
                   is_attribution(v, to);
        at = to + (to < v->m->text.len && v->m->text.ptr[to] == '.'); /* "Mr." */
    }
    return 0;
}

/* '?' and '!': "“Why?” Lee asked." goes on. */
static int32_t decide_strong(const svp_view *v, const char **rule)
{
    const samsvar_mark *m = v->m;
    if ((m->flags & SAMSVAR_MARK_CLOSED) && (m->next_first & SAMSVAR_CH_UPPER) &&
        !(m->flags & (SAMSVAR_MARK_DASH | SAMSVAR_MARK_OPENED)) &&
        (m->next_end - m->next == 1 ||
         !(svp_bits(v->seg, m->text, m->next, m->next_end) & SVP_STARTER)) &&
        says(v))
        return svp_answer(rule, "strong.reporting", SAMSVAR_DECIDE_KEEP);
    return svp_strong(v, rule);
}

static int32_t decide(void *data, const samsvar_mark *mark, const char **rule)
{
    struct en_seg *seg = data;
    svp_view v;
    svp_view_init(&v, &seg->base, mark);
    if (mark->flags & (SAMSVAR_MARK_COLON | SAMSVAR_MARK_SEMICOLON))
        return svp_colon(&v, rule);
    if (mark->flags & SAMSVAR_MARK_STRONG)
        return decide_strong(&v, rule);
    if (mark->flags & SAMSVAR_MARK_BRACKET)
        return svp_bracket(&v, rule);
    if (!(mark->flags & SAMSVAR_MARK_STOP) || !v.len)
        return SAMSVAR_DECIDE_DEFAULT;
    if (v.shape & SVP_IS_NUMBER)
        return svp_answer(rule, "number", SAMSVAR_DECIDE_BREAK);
    if (v.shape & SVP_IS_LETTER)
        return decide_letter(&v, rule);
    if (v.bits)
        return svp_abbreviation(&v, rule);
    return svp_unlisted(&v, rule);
}

static uint32_t kind(void *data, samsvar_str text, uint32_t start, uint32_t end,
                     const char **rule)
{
    const struct en_seg *seg = data;
    return svp_kind(&seg->base, text, start, end, rule);
}

samsvar_status en_seg_create(samsvar_instance *inst)
{
    return svp_seg_init(&inst->seg.base, inst->host);
}

void en_seg_destroy(samsvar_instance *inst)
{
    svp_seg_clear(&inst->seg.base);
}

samsvar_status en_segment(samsvar_instance *inst, const samsvar_doc *doc,
                          samsvar_emit_segment *emit, void *sink)
{
    const samsvar_segment_rules rules = {sizeof rules, &inst->seg, decide, kind};
    return svp_seg_run(&inst->seg.base, doc, &rules, emit, sink);
}
