/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* segment.c -- where Norwegian sentences end, Bokmål and Nynorsk.
 *
 * A full stop also stands behind ordinals ("17. mai", "2. Mosebok"), abbreviations and
 * initials. Small letters behind it are the host's business; here a capital, a digit or a
 * sign follows. */
#include "plugins/no/no.h"

/* "2. Mosebok", "den 17. Mai", "17. 5. 2020"; else a number ends a sentence. */
static int32_t decide_number(const svp_view *v, const char **rule)
{
    const samsvar_mark *m = v->m;
    if (m->next_first & SAMSVAR_CH_LOWER) /* asked at a line's end: "17." / "mai" */
        return svp_answer(rule, "number.ordinal", SAMSVAR_DECIDE_KEEP);
    if (m->flags & (SAMSVAR_MARK_CLOSED | SAMSVAR_MARK_DASH | SAMSVAR_MARK_OPENED))
        return SAMSVAR_DECIDE_DEFAULT;
    if (v->len <= 3 && (v->next & SVP_ORDINAL))
        return svp_answer(rule, "number.ordinal", SAMSVAR_DECIDE_KEEP);
    if (v->len <= 2 && (v->prev & SVP_ARTICLE) && (m->next_first & SAMSVAR_CH_UPPER) &&
        !(v->next & SVP_STARTER))
        return svp_answer(rule, "number.article", SAMSVAR_DECIDE_KEEP);
    if (v->len <= 2 && svp_is_date(v))
        return svp_answer(rule, "number.date", SAMSVAR_DECIDE_KEEP);
    return svp_answer(rule, "number", SAMSVAR_DECIDE_BREAK);
}

/* "E. Holm" is an initial; "Oslo S. Det", "vitamin C. Barn" and "i. Det" are ends. */
static int32_t decide_letter(const svp_view *v, const char **rule)
{
    if (!(v->shape & SVP_IS_UPPER)) {
        if (svp_words_get(&v->seg->words, v->token, v->len) & SVP_LETTER)
            return svp_answer(rule, "letter.word", SAMSVAR_DECIDE_BREAK);
        if (v->bits)
            return svp_abbreviation(v, rule);
    }
    return svp_letter(v, rule);
}

static int32_t decide(void *data, const samsvar_mark *mark, const char **rule)
{
    struct no_seg *seg = data;
    svp_view v;
    svp_view_init(&v, &seg->base, mark);
    if (mark->flags & (SAMSVAR_MARK_COLON | SAMSVAR_MARK_SEMICOLON))
        return svp_colon(&v, rule);
    if (mark->flags & SAMSVAR_MARK_STRONG)
        return svp_strong(&v, rule);
    if (mark->flags & SAMSVAR_MARK_BRACKET)
        return svp_bracket(&v, rule);
    if (!(mark->flags & SAMSVAR_MARK_STOP) || !v.len)
        return SAMSVAR_DECIDE_DEFAULT;
    if (v.shape & SVP_IS_NUMBER)
        return decide_number(&v, rule);
    if (v.shape & SVP_IS_LETTER)
        return decide_letter(&v, rule);
    if (v.bits)
        return svp_abbreviation(&v, rule);
    return svp_unlisted(&v, rule);
}

static uint32_t kind(void *data, samsvar_str text, uint32_t start, uint32_t end,
                     const char **rule)
{
    const struct no_seg *seg = data;
    return svp_kind(&seg->base, text, start, end, rule);
}

samsvar_status no_seg_create(samsvar_instance *inst)
{
    return svp_seg_init(&inst->seg.base, inst->host);
}

void no_seg_destroy(samsvar_instance *inst)
{
    svp_seg_clear(&inst->seg.base);
}

samsvar_status no_segment(samsvar_instance *inst, const samsvar_doc *doc,
                          samsvar_emit_segment *emit, void *sink)
{
    const samsvar_segment_rules rules = {sizeof rules, &inst->seg, decide, kind};
    return svp_seg_run(&inst->seg.base, doc, &rules, emit, sink);
}
