/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_default.c -- hooks for any language, driven by the lists of its pack and by what its
 * pack.json says of ordinals, capitals and compounds. */
#include "plugins/common/svp_default.h"

#include "plugins/common/svp_align.h"
#include "plugins/common/svp_seg.h"

struct samsvar_instance {
    const samsvar_host *host;
    const samsvar_plugin *plugin;
    const svp_lang *lang;
    svp_seg seg;
    svp_ana *ana;
};

/* ------------------------------------------------------------------ segment */

enum { ORDINAL_DIGITS = 3, CASE_DIGITS = 2 };

/* What segment_rules.data is: the shared part must not be cast back. */
typedef struct rules_data {
    svp_seg *seg;
    const svp_lang *lang;
} rules_data;

/* "17. mai", "2. Weltkrieg": where ordinals are written with a stop. */
static int32_t decide_number(const svp_view *v, const svp_lang *lang, const char **rule)
{
    const samsvar_mark *m = v->m;
    int may_be = lang->flags & SVP_LANG_ORDINAL_DOT && !(m->flags & (SAMSVAR_MARK_CLOSED |
                 SAMSVAR_MARK_DASH | SAMSVAR_MARK_OPENED));
    if (may_be && m->next_first & SAMSVAR_CH_LOWER)
        return svp_answer(rule, "number.ordinal", SAMSVAR_DECIDE_KEEP);
    if (may_be && v->len <= ORDINAL_DIGITS && (v->next & SVP_ORDINAL))
        return svp_answer(rule, "number.ordinal", SAMSVAR_DECIDE_KEEP);
    if (may_be && v->len <= CASE_DIGITS && (m->next_first & SAMSVAR_CH_UPPER) &&
        !(v->next & SVP_STARTER) &&
        ((v->prev & SVP_ARTICLE) || (lang->flags & SVP_LANG_NOUN_CAPITALS)))
        return svp_answer(rule, "number.article", SAMSVAR_DECIDE_KEEP);
    if (v->len <= CASE_DIGITS && svp_is_date(v))
        return svp_answer(rule, "number.date", SAMSVAR_DECIDE_KEEP);
    return SAMSVAR_DECIDE_DEFAULT;
}

static int32_t decide(void *data, const samsvar_mark *mark, const char **rule)
{
    const rules_data *d = data;
    svp_view v;
    svp_view_init(&v, d->seg, mark);
    if (mark->flags & (SAMSVAR_MARK_COLON | SAMSVAR_MARK_SEMICOLON))
        return svp_colon(&v, rule);
    if (mark->flags & SAMSVAR_MARK_STRONG)
        return svp_strong(&v, rule);
    if (mark->flags & SAMSVAR_MARK_BRACKET)
        return svp_bracket(&v, rule);
    if (!(mark->flags & SAMSVAR_MARK_STOP) || !v.len)
        return SAMSVAR_DECIDE_DEFAULT;
    if (v.shape & SVP_IS_NUMBER)
        return decide_number(&v, d->lang, rule);
    if (v.shape & SVP_IS_LETTER)
        return svp_letter_or_word(&v, rule);
    if (v.bits & SVP_ABBREVIATION)
        return svp_abbreviation(&v, rule);
    if ((v.shape & SVP_IS_ROMAN) && (d->lang->flags & SVP_LANG_ORDINAL_DOT))
        return svp_roman(&v, rule);
    return svp_unlisted(&v, rule);
}

static uint32_t kind(void *data, samsvar_str text, uint32_t start, uint32_t end,
                     const char **rule)
{
    const rules_data *d = data;
    return svp_kind(d->seg, text, start, end, rule);
}

static samsvar_status segment(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_segment *emit, void *sink)
{
    rules_data data = {&inst->seg, inst->lang};
    const samsvar_segment_rules rules = {sizeof rules, &data, decide, kind};
    return svp_seg_run(&inst->seg, doc, &rules, emit, sink);
}

/* ------------------------------------------------------------------ analyze, align */

/* The lists are read when they are first needed: to segment, nobody needs these. */
static samsvar_status analyze(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_feature *emit, void *sink)
{
    if (!inst->ana) {
        samsvar_status status = svp_ana_create(inst->host, inst->lang, &inst->ana);
        if (status)
            return status;
    }
    return svp_ana_run(inst->ana, doc, 0, emit, sink);
}

static samsvar_status align(samsvar_instance *inst, const samsvar_doc *src,
                            const samsvar_doc *tgt, samsvar_emit_link *emit, void *sink)
{
    return svp_align_pair(inst->host, inst->plugin->languages, NULL, src, tgt, emit, sink);
}

/* ------------------------------------------------------------------ instances */

static void destroy(samsvar_instance *inst)
{
    if (!inst)
        return;
    const samsvar_host *host = inst->host;
    svp_ana_destroy(inst->ana);
    svp_seg_clear(&inst->seg);
    host->release(host, inst);
}

static samsvar_status create(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out)
{
    samsvar_instance *inst = host->alloc(host, sizeof *inst);
    if (!inst)
        return SAMSVAR_ENOMEM;
    inst->host = host;
    inst->plugin = self;
    inst->lang = self->impl;
    samsvar_status status = svp_seg_init(&inst->seg, host);
    if (status) {
        destroy(inst);
        return status;
    }
    *out = inst;
    return SAMSVAR_OK;
}

static const char *const none[] = {NULL};

const samsvar_plugin svp_default_hooks = {
    .struct_size = sizeof svp_default_hooks,
    .abi = SAMSVAR_ABI,
    .languages = none,
    .create = create,
    .destroy = destroy,
    .segment = segment,
    .analyze = analyze,
    .align = align,
};
