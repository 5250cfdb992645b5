/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/pair.h"

#include <string.h>

#include "core/align/job.h"
#include "core/align/vecpair.h"
#include "core/base/log.h"
#include "core/base/spill.h"

/* ---- views: a pair's own copy of what hooks may change */

static samsvar_status copy_view(const sv_bag *bag, sv_bag *view)
{
    *view = *bag;
    memset(&view->segs, 0, sizeof view->segs);
    memset(&view->tokens, 0, sizeof view->tokens);
    if (!sv_vec_reserve(&view->segs, bag->segs.count + 1) ||
        !sv_vec_reserve(&view->tokens, bag->tokens.count + 1))
        return SAMSVAR_ENOMEM;
    if (bag->segs.count)
        memcpy(view->segs.data, bag->segs.data, bag->segs.count * sizeof *view->segs.data);
    if (bag->tokens.count)
        memcpy(view->tokens.data, bag->tokens.data, bag->tokens.count * sizeof *view->tokens.data);
    view->segs.count = bag->segs.count;
    view->tokens.count = bag->tokens.count;
    return SAMSVAR_OK;
}

static void clear_view(sv_bag *view)
{
    sv_vec_clear(&view->segs);
    sv_vec_clear(&view->tokens);
}

/* ---- what hooks tell the engine */

static sv_bag *bag_of(const sv_job *job, const samsvar_doc *doc)
{
    return doc == job->bag[0]->doc ? job->bag[0] : doc == job->bag[1]->doc ? job->bag[1] : NULL;
}

/* First token that starts at or behind a byte. */
static size_t token_from(const sv_bag *bag, uint32_t start)
{
    size_t lo = 0, hi = bag->tokens.count;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (bag->tokens.data[mid].start < start)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static samsvar_status engine_weigh(void *data, const samsvar_doc *doc, uint32_t start, uint32_t end,
                                   uint32_t permille)
{
    const sv_job *job = data;
    sv_bag *bag = bag_of(job, doc);
    if (!bag || permille > 2000 || start > end)
        return SAMSVAR_EINVAL;
    if (job->pair->mode == SV_MODE_PARALLEL)
        return SAMSVAR_OK; /* a translation also says how something was said */
    for (size_t t = token_from(bag, start); t < bag->tokens.count; t++) {
        sv_token *tok = &bag->tokens.data[t];
        if (tok->start >= end)
            break;
        uint32_t w = tok->weight * permille / 1000u;
        tok->weight = (uint16_t)(w > 4000 ? 4000 : w);
    }
    return SAMSVAR_OK;
}

static samsvar_status engine_mark(void *data, const samsvar_doc *doc, uint32_t segment,
                                  uint32_t what, int32_t value)
{
    static const uint32_t bits[] = {0, SV_MARK_CONTINUATION, SV_MARK_ANAPHORIC, SV_MARK_SPEECH,
                                    SV_MARK_MARGINAL};
    sv_bag *bag = bag_of(data, doc);
    if (!bag || segment >= bag->segs.count)
        return SAMSVAR_EINVAL;
    if (what < sizeof bits / sizeof *bits) { /* kinds are open: others are not for this engine */
        if (value >= 500)
            bag->segs.data[segment].marks |= bits[what];
        else
            bag->segs.data[segment].marks &= ~bits[what];
    }
    return SAMSVAR_OK;
}

/* ---- the search at the end of the chain */

/* Has each segment one link at most? */
static int one_to_one(const sv_job *job)
{
    return job->pair->mode == SV_MODE_PARALLEL ||
           (job->pair->mode == SV_MODE_COMPARABLE && job->translated > 0.5);
}

static samsvar_status search_mode(sv_job *job)
{
    samsvar_status status = SAMSVAR_OK;
    if (job->pair->mode == SV_MODE_AUTO)
        status = sv_job_choose_mode(job);
    if (status != SAMSVAR_OK)
        return status;
    if (job->pair->mode == SV_MODE_PARALLEL) {
        if (!job->beads.count)
            status = sv_mono_align(job->match, job->config->params, &job->beads, job->err);
        return status ? status : sv_job_link_beads(job);
    }
    if (job->pair->mode == SV_MODE_UNRELATED)
        return SAMSVAR_OK;
    if (!job->found.count)
        status = sv_candidates_find(job->match, &job->found);
    if (status == SAMSVAR_OK) {
        status = sv_job_score(job);
        if (job->others->scout)
            return status;
        if (job->config->inspect && !status)
            job->config->inspect(job->config->inspect_data, job->pair, &job->found);
        for (size_t k = 0; job->keep && k < job->found.count && !status; k++)
            if (sv_keep_excludes(job->keep, one_to_one(job), job->found.data[k].src,
                                 job->found.data[k].tgt, 1, 1))
                job->found.data[k].p = 0;
        status = status ? status : sv_job_link_candidates(job);
    }
    return status;
}

static samsvar_status engine_search(void *data, const samsvar_doc *src, const samsvar_doc *tgt,
                                    samsvar_emit_link *emit, void *sink)
{
    sv_job *job = data;
    if (src != job->bag[0]->doc || tgt != job->bag[1]->doc || job->match)
        return SAMSVAR_EINVAL;
    uint32_t most = job->pair->mode == SV_MODE_PARALLEL
                        ? SV_ANCHOR_POSTINGS
                        : sv_candidates_postings(job->bag[1]->segs.count);
    samsvar_status status = sv_match_new(job->bag[0], job->bag[1], job->config->lexicon,
                                         job->config->params, most, &job->match);
    for (int s = 0; s < 2 && !status; s++)
        job->match->event[s] = job->others->event[s];
    if (status == SAMSVAR_OK && job->config->vectors) {
        const uint32_t documents[2] = {job->pair->source, job->pair->target};
        status = sv_vecpair_new(job->config->vectors, documents, job->config->params, job->match,
                                &job->vectors);
    }
    if (status == SAMSVAR_OK) {
        job->match->keep = job->keep;
        status = sv_canceled() ? SAMSVAR_ECANCELED : search_mode(job);
    }
    int many = job->links.count > SV_JOB_MANY_LINKS;
    if (many)
        sv_spill_begin();
    for (size_t k = 0; k < job->links.count && !status; k++) {
        sv_spill_step(k);
        const sv_link *l = &job->links.data[k];
        samsvar_link rec = {l->source[0], l->source_count, l->target[0], l->target_count,
                            l->relation, l->score, l->group, (uint32_t)k};
        status = emit(sink, &rec, sizeof rec);
        if (!status && sv_canceled_at(k))
            status = SAMSVAR_ECANCELED;
    }
    if (many)
        sv_spill_end();
    return status;
}

/* ---- links that came through the chain */

samsvar_status sv_job_span(sv_job *job, sv_link *l, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
    l->source = sv_arena_alloc(job->arena, (size_t)a + b, sizeof *l->source);
    if (!l->source)
        return SAMSVAR_ENOMEM;
    l->target = l->source + a;
    l->source_count = a;
    l->target_count = b;
    for (uint32_t k = 0; k < a; k++)
        l->source[k] = i + k;
    for (uint32_t k = 0; k < b; k++)
        l->target[k] = j + k;
    return SAMSVAR_OK;
}

static samsvar_status own_link(sv_job *job, const samsvar_link *rec, sv_link *out)
{
    *out = (sv_link){.origin = "plugin", .parts = {-1, -1, -1, -1, -1}};
    return sv_job_span(job, out, rec->src_first, rec->src_count, rec->tgt_first, rec->tgt_count);
}

static samsvar_status take_link(void *sink, const samsvar_link *rec, uint32_t size)
{
    sv_job *job = sink;
    sv_link l;
    samsvar_status status = SAMSVAR_OK;
    if (size < sizeof *rec)
        return SAMSVAR_EINVAL;
    if (rec->id < job->links.count)
        l = job->links.data[rec->id];
    else
        status = own_link(job, rec, &l);
    if (status != SAMSVAR_OK || job->others->scout)
        return status;
    l.score = rec->score;
    l.relation = rec->relation;
    l.group = rec->group;
    return sv_vec_push(&job->pair->links, l) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* Confirmed links stand for good, rejected ones for bad. */
static samsvar_status keep_links(sv_job *job)
{
    const sv_params *p = job->config->params;
    if (job->others->scout)
        return SAMSVAR_OK;
    double bias = job->pair->mode == SV_MODE_PARALLEL ? p->bead_bias
                  : job->match ? job->weights[SV_X_bias] : 0;
    return job->keep ? sv_keep_finish(job->keep, one_to_one(job), bias, job->pair) : SAMSVAR_OK;
}

/* ---- for the statements */

enum {
    SURE = 999,     /* thousandths                                                         */
    NEVER = -65536  /* outweighs what other wordings of a statement have for a rejected one */
};

static samsvar_status keep_judged_odds(const sv_job *job, sv_odds_list *odds)
{
    const sv_pair *p = job->pair;
    const sv_keep_pair *keep = job->keep;
    for (size_t k = 0; p->mode == SV_MODE_COMPARABLE && k < keep->cells.count; k++) {
        sv_link_odds o = {{p->source, p->target},
                          {(uint32_t)(keep->cells.data[k] >> 32), (uint32_t)keep->cells.data[k]},
                          SURE / 1000.0f};
        if ((!k || keep->cells.data[k] != keep->cells.data[k - 1]) && !sv_vec_push(odds, o))
            return SAMSVAR_ENOMEM;
    }
    for (size_t k = 0; k < keep->rejected.count && !job->others->scout; k++) {
        const sv_kept *x = &keep->rejected.data[k];
        sv_link_odds o = {{p->source, p->target}, {x->source[0], x->target[0]}, NEVER};
        if (x->source_count == 1 && x->target_count == 1 && !sv_vec_push(odds, o))
            return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

static samsvar_status keep_odds(const sv_job *job, sv_odds_list *odds)
{
    const sv_pair *p = job->pair;
    for (size_t k = 0; p->mode == SV_MODE_COMPARABLE && k < job->found.count; k++) {
        const sv_candidate *c = &job->found.data[k];
        sv_link_odds o = {{p->source, p->target}, {c->src, c->tgt}, c->p};
        if (c->p >= 0.02f && !sv_vec_push(odds, o))
            return SAMSVAR_ENOMEM;
    }
    for (size_t k = 0; p->mode == SV_MODE_PARALLEL && k < p->links.count; k++) {
        const sv_link *l = &p->links.data[k];
        if (l->status == SV_LINK_REJECTED ||
            (uint64_t)l->source_count * l->target_count > SV_KEEP_CELLS)
            continue;
        for (uint32_t i = 0; i < l->source_count; i++)
            for (uint32_t j = 0; j < l->target_count; j++) {
                sv_link_odds o = {{p->source, p->target}, {l->source[i], l->target[j]},
                                  (float)l->score / 1000.0f};
                if (!sv_vec_push(odds, o))
                    return SAMSVAR_ENOMEM;
            }
    }
    return job->keep ? keep_judged_odds(job, odds) : SAMSVAR_OK;
}

static void clear_job(sv_job *job)
{
    sv_match_free(job->match);
    sv_vecpair_free(job->vectors);
    sv_keep_pair_free(job->keep);
    sv_vec_clear(&job->beads);
    sv_vec_clear(&job->found);
    sv_vec_clear(&job->links);
}

samsvar_status sv_pair_align(sv_result *r, sv_pair *p, const sv_align_config *config, sv_worker *w,
                             sv_bag *const bags[2], const sv_others *others, sv_odds_list *odds,
                             sv_error *err)
{
    sv_bag views[2];
    sv_job job = {.config = config, .result = r, .pair = p, .arena = &p->arena,
                  .others = others, .err = err};
    const sv_engine engine = {&job, engine_weigh, engine_mark, engine_search};
    const samsvar_doc *src = bags[0]->doc, *tgt = bags[1]->doc;
    /* hooks read features, which only documents of one block keep */
    int hooks = bags[0]->segs.count <= SV_LIMIT_HOOK_SEGMENTS &&
                bags[1]->segs.count <= SV_LIMIT_HOOK_SEGMENTS;
    samsvar_status status = SAMSVAR_OK;
    memset(views, 0, sizeof views);
    for (int s = 0; s < 2 && !status; s++) {
        job.bag[s] = hooks ? &views[s] : bags[s];
        if (hooks)
            status = copy_view(bags[s], &views[s]);
    }
    if (status == SAMSVAR_OK && config->kept)
        status = sv_keep_pair_new(config->kept, r, p, &p->arena, &job.keep);
    if (status == SAMSVAR_OK)
        status = hooks ? sv_worker_align(w, src, tgt, &engine, take_link, &job, err)
                       : engine_search(&job, src, tgt, take_link, &job);
    if (status == SAMSVAR_OK)
        status = keep_links(&job);
    if (status == SAMSVAR_OK && bags[0]->segs.count + bags[1]->segs.count <= SV_LIMIT_STATEMENT_SEGMENTS)
        status = keep_odds(&job, odds);
    clear_job(&job);
    if (hooks) {
        clear_view(&views[0]);
        clear_view(&views[1]);
    }
    return status;
}
