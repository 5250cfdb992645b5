/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/mono.h"

#include <math.h>
#include <string.h>

#include "core/align/keep.h"
#include "core/align/repeats.h"
#include "core/align/stretch.h"
#include "core/base/log.h"

enum {
    CHUNK_ROWS = 512,   /* a long text is searched in stretches that begin at sure anchors */
    LEARN_ROWS = 4000,  /* source segments that the first pass, which learns priors, sees  */
    BLOCK = 20,         /* nulls in a row, beyond which they say nothing of single segments */
    SPANS = 50, SPAN = 8 /* so many spans between anchors, each so long at most, tell a ratio */
};

/* The shares follow the text; a bead with k segments more than 1:1 has the k-th power of the
 * share of one more, so that all steps come from two numbers. */
static void set_priors(sv_steps *p, const double nulls[2], double merge)
{
    double null = 0.5 * (nulls[0] + nulls[1]);
    for (int side = 0; side < 2; side++)
        p->null[side] = log(nulls[side]);
    for (int a = 1; a < SV_STEPS; a++)
        for (int b = 1; b < SV_STEPS; b++) {
            double more = a + b - 2;
            double both = a > 1 && b > 1 ? log(0.25) : 0; /* n:m is rarer than 1:n */
            p->step[a][b] = more == 0 ? log(1.0 - null - merge) : more * log(merge / 2) + both;
        }
}

/* ---- the whole text */

/* Is anchor k sure: are the ones beside it just before and after, on both sides? */
static int sure(const sv_anchors *a, size_t k)
{
    if (k == 0 || k + 1 >= a->count)
        return 0;
    const sv_anchor *p = &a->data[k - 1], *x = &a->data[k], *n = &a->data[k + 1];
    return x->src - p->src <= 3 && x->tgt - p->tgt <= 3 && n->src - x->src <= 3 &&
           n->tgt - x->tgt <= 3;
}

/* The beads of the whole text, or of its first stretches with `rows` source segments. */
/* What is searched, and what is found on the way. */
typedef struct course {
    sv_match *m;
    const sv_params *params;
    const sv_band *band;
    const sv_anchors *anchors;
    const sv_steps *prior;
    double ratio;
    uint32_t rows;  /* the search may stop when it has seen so many source segments */
    size_t anchor;  /* the next one                                                 */
    uint32_t at[2]; /* where the search has come to, on either side                 */
} course;

/* From where the search has come to up to a corner, in stretches. */
static samsvar_status go_on(course *c, uint32_t i, uint32_t j, sv_beads *out)
{
    samsvar_status status = SAMSVAR_OK;
    while ((c->at[0] < i || c->at[1] < j) && c->at[0] < c->rows && status == SAMSVAR_OK) {
        uint32_t box[4] = {c->at[0], i, c->at[1], j};
        for (; c->anchor < c->anchors->count && c->anchors->data[c->anchor].src < i; c->anchor++) {
            const sv_anchor *a = &c->anchors->data[c->anchor];
            if (a->src < c->at[0] + CHUNK_ROWS || !sure(c->anchors, c->anchor))
                continue;
            box[1] = a->src;
            box[3] = a->tgt;
            break;
        }
        status = sv_stretch_align(c->m, c->params, c->band, c->prior, box, c->ratio, out);
        c->at[0] = box[1];
        c->at[1] = box[3];
        sv_progress("align", c->at[0], c->m->bag[0]->segs.count);
    }
    return status;
}

/* log(target length / source length) of what stands between anchors that are near each other:
 * a block that is missing tells nothing of the rest. NAN: too few. */
static double anchored_ratio(const sv_match *m, const sv_anchors *a)
{
    double len[2] = {0, 0};
    uint32_t spans = 0;
    for (size_t k = 1; k < a->count; k++) {
        uint32_t from[2] = {a->data[k - 1].src, a->data[k - 1].tgt};
        uint32_t to[2] = {a->data[k].src, a->data[k].tgt};
        if (to[0] - from[0] > SPAN || to[1] - from[1] > SPAN)
            continue;
        for (int side = 0; side < 2; side++)
            for (uint32_t s = from[side]; s < to[side]; s++)
                len[side] += m->bag[side]->segs.data[s].length;
        spans++;
    }
    return spans < SPANS || len[0] <= 0 || len[1] <= 0 ? NAN : log(len[1] / len[0]);
}

/* The beads of the whole text, or of its first stretches with `rows` source segments. They
 * go through the links that a person has confirmed, which are no beads. */
static samsvar_status pass(sv_match *m, const sv_params *params, const sv_band *band,
                           const sv_anchors *anchors, const sv_steps *prior, uint32_t rows,
                           sv_beads *out)
{
    double ratio = anchored_ratio(m, anchors);
    course c = {m, params, band, anchors, prior, isnan(ratio) ? sv_cells_log_ratio(m) : ratio,
                rows, 0, {0, 0}};
    samsvar_status status = SAMSVAR_OK;
    for (size_t k = 0; m->keep && k < m->keep->chain.count && status == SAMSVAR_OK; k++) {
        const sv_box *b = &m->keep->chain.data[k];
        status = go_on(&c, b->i0, b->j0, out);
        c.at[0] = b->i1;
        c.at[1] = b->j1;
    }
    if (status == SAMSVAR_OK)
        status = go_on(&c, (uint32_t)m->bag[0]->segs.count, (uint32_t)m->bag[1]->segs.count, out);
    return status;
}

/* Shares of nulls and merges among the beads, drawn towards the first guess. A block that is
 * missing is one event and counts as BLOCK nulls. */
static void learn_priors(const sv_beads *beads, const sv_params *params, sv_steps *out)
{
    const double first = 20; /* beads that the first guess counts as */
    double nulls[2] = {first * params->prior_null, first * params->prior_null};
    double merges = first * params->prior_merge, all = first;
    uint32_t run[2] = {0, 0};
    for (size_t k = 0; k < beads->count; k++) {
        const sv_bead *b = &beads->data[k];
        for (int side = 0; side < 2; side++)
            run[side] = (side ? b->a : b->b) ? 0 : run[side] + 1;
        if (run[0] > BLOCK || run[1] > BLOCK)
            continue;
        all++;
        if (!b->a || !b->b)
            nulls[!b->a] += 2; /* the share of either side is of all beads, too */
        merges += b->a && b->b && b->a + b->b > 2;
    }
    for (int side = 0; side < 2; side++)
        nulls[side] = fmin(nulls[side] / all, 0.5);
    set_priors(out, nulls, fmin(merges / all, 0.4));
}

/* What the pairs of single segments of a first pass say of the words. */
static samsvar_status learn_words(const sv_beads *beads, sv_match *m, int *changed)
{
    uint32_t(*linked)[2] = sv_calloc(beads->count + 1, sizeof *linked);
    size_t n = 0;
    if (!linked)
        return SAMSVAR_ENOMEM;
    for (size_t k = 0; k < beads->count; k++)
        if (beads->data[k].a == 1 && beads->data[k].b == 1) {
            linked[n][0] = beads->data[k].i;
            linked[n++][1] = beads->data[k].j;
        }
    *changed = sv_match_learn(m, linked, n);
    sv_free(linked);
    return SAMSVAR_OK;
}

/* May an anchor stand between the links before and behind it? */
static int fits(const sv_anchor *a, const sv_box *before, const sv_box *behind)
{
    return (!before || (a->src >= before->i1 && a->tgt >= before->j1)) &&
           (!behind || (a->src < behind->i0 && a->tgt < behind->j0));
}

static int push_corner(sv_anchors *list, uint32_t i, uint32_t j)
{
    const sv_anchor *last = list->count ? &list->data[list->count - 1] : NULL;
    sv_anchor a = {i, j, 0};
    return (last && last->src == i && last->tgt == j) || sv_vec_push(list, a);
}

/* The band must hold the corners of confirmed links; anchors that contradict are dropped. */
static samsvar_status keep_corners(const sv_keep_pair *keep, sv_anchors *anchors)
{
    sv_anchors all = {0};
    size_t count = keep ? keep->chain.count : 0, at = 0;
    int ok = 1;
    if (!count)
        return SAMSVAR_OK;
    for (size_t k = 0; k <= count && ok; k++) {
        const sv_box *before = k ? &keep->chain.data[k - 1] : NULL;
        const sv_box *behind = k < count ? &keep->chain.data[k] : NULL;
        for (; ok && at < anchors->count && (!behind || anchors->data[at].src < behind->i1); at++)
            if (fits(&anchors->data[at], before, behind))
                ok = push_corner(&all, anchors->data[at].src, anchors->data[at].tgt);
        if (ok && behind)
            ok = push_corner(&all, behind->i0, behind->j0) &&
                 push_corner(&all, behind->i1, behind->j1);
    }
    sv_vec_clear(anchors);
    *anchors = all;
    return ok ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

samsvar_status sv_mono_align(sv_match *m, const sv_params *params, sv_beads *out, sv_error *err)
{
    sv_anchors anchors = {0};
    sv_band band = {0};
    sv_steps prior;
    uint32_t n = (uint32_t)m->bag[0]->segs.count, columns = (uint32_t)m->bag[1]->segs.count;
    samsvar_status status = SAMSVAR_OK;
    if ((uint64_t)n * columns > 40000)
        status = sv_anchors_find(m, &anchors);
    if (status == SAMSVAR_OK)
        status = sv_repeats_find(m, &anchors);
    if (status == SAMSVAR_OK)
        status = keep_corners(m->keep, &anchors);
    if (status == SAMSVAR_OK)
        status = sv_band_build(n, columns, &anchors, &band);
    const double nulls[2] = {params->prior_null, params->prior_null};
    set_priors(&prior, nulls, params->prior_merge);
    if (status == SAMSVAR_OK)
        status = pass(m, params, &band, &anchors, &prior, LEARN_ROWS, out);
    int changed = 0;
    if (status == SAMSVAR_OK)
        status = learn_words(out, m, &changed);
    if (status == SAMSVAR_OK && changed) { /* what the wrong weights left out is no prior */
        out->count = 0;
        status = pass(m, params, &band, &anchors, &prior, LEARN_ROWS, out);
    }
    if (status == SAMSVAR_OK) {
        learn_priors(out, params, &prior);
        out->count = 0;
        status = pass(m, params, &band, &anchors, &prior, UINT32_MAX, out);
    }
    sv_band_clear(&band);
    sv_vec_clear(&anchors);
    if (status != SAMSVAR_OK)
        return sv_fail(err, status, "%s",
                       status == SAMSVAR_EINVAL ? "the search found no way through its band"
                                                : sv_status_text(status));
    return SAMSVAR_OK;
}
