/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* run.c -- workers: instances, and calls to their hooks. */
#include "core/plug/run.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/plug/chain.h"
#include "core/plug/check.h"
#include "core/plug/genfeat.h"
#include "core/plug/host.h"
#include "core/plug/segmenter.h"

#include <string.h>

struct sv_worker {
    const sv_registry *registry;
    const sv_services *services;
    SV_VEC(sv_instance *) instances; /* in order of first use; few */
};

samsvar_status sv_worker_new(const sv_registry *reg, const sv_services *services,
                             sv_worker **out, sv_error *err)
{
    sv_worker *w = sv_calloc(1, sizeof *w);
    if (!w)
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    w->registry = reg;
    w->services = services;
    *out = w;
    return SAMSVAR_OK;
}

void sv_worker_free(sv_worker *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < w->instances.count; i++)
        sv_instance_free(w->instances.data[i]);
    sv_vec_clear(&w->instances);
    sv_free(w);
}

/* "nb-NO" -> "nb"; "" -> "und" (undetermined). */
static void primary_of(const char *lang, char out[SV_LANG_SIZE])
{
    size_t len = strcspn(lang, "-");
    if (len == 0 || len >= SV_LANG_SIZE) {
        lang = "und";
        len = 3;
    }
    memcpy(out, lang, len);
    out[len] = '\0';
}

/* The instance that answers for a language, made when it is first needed. */
static samsvar_status instance_for(sv_worker *w, const char *lang, sv_instance **out,
                                   sv_error *err)
{
    const sv_plugin_info *info = sv_registry_find(w->registry, lang);
    const samsvar_plugin *plugin = info ? info->plugin : NULL;
    char primary[SV_LANG_SIZE];
    primary_of(lang, primary);
    for (size_t i = 0; i < w->instances.count; i++) {
        sv_instance *inst = w->instances.data[i];
        if (inst->plugin == plugin && (plugin || strcmp(inst->name, primary) == 0)) {
            *out = inst;
            return SAMSVAR_OK;
        }
    }
    if (!sv_vec_reserve(&w->instances, 1))
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    samsvar_status status = sv_instance_new(w->registry, plugin ? info : NULL, primary,
                                            w->services, out, err);
    if (status == SAMSVAR_OK)
        w->instances.data[w->instances.count++] = *out;
    return status;
}

/* ------------------------------------------------------------------ segment */

static samsvar_status call_segment(sv_instance *inst, samsvar_doc *doc,
                                   sv_segment_sink *sink)
{
    samsvar_instance *state;
    const samsvar_plugin *plugin = sv_instance_hook(inst, SV_HOOK_SEGMENT, &state);
    if (plugin)
        return plugin->segment(state, doc, sv_check_segment, sink);
    const samsvar_segment_v1 *service =
        inst->host.extension(&inst->host, "samsvar.segment/1");
    return service->run(&inst->host, doc, NULL, sv_check_segment, sink);
}

samsvar_status sv_worker_segment(sv_worker *w, samsvar_doc *doc, sv_error *err)
{
    sv_instance *inst;
    if (doc->input == SV_INPUT_LINES)
        return sv_doc_split_lines(doc, err);
    sv_doc_drop_segments(doc);
    samsvar_status status = instance_for(w, doc->lang, &inst, err);
    if (status)
        return status;
    sv_segment_sink sink = {.base = {.plugin = inst->name, .hook = "segment"},
                            .doc = doc};
    sv_instance_begin(inst);
    status = call_segment(inst, doc, &sink);
    status = sv_instance_end(inst, "segment", status, &sink.base.error, err);
    if (status) {
        sv_segment_sink_clear(&sink);
        sv_doc_drop_segments(doc); /* names of rules */
        return status;
    }
    doc->segments.data = sink.segments.data;
    doc->segments.count = sink.segments.count;
    doc->segments.cap = sink.segments.cap;
    doc->no_breaks.data = sink.no_breaks.data;
    doc->no_breaks.count = sink.no_breaks.count;
    doc->no_breaks.cap = sink.no_breaks.cap;
    sv_doc_count_points(doc);
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ analyze */

/* The document that the hook sees: text and offsets are the document's, segments are
 * those of the block. It borrows all it has. */
static void make_view(const samsvar_doc *doc, uint32_t first, uint32_t count,
                      samsvar_doc *view)
{
    *view = *doc;
    view->segments.data = doc->segments.data ? doc->segments.data + first : NULL;
    view->segments.count = view->segments.cap = count;
    view->features.data = NULL;
    view->features.count = view->features.cap = 0;
    view->block_first = view->block_last = 0;
}

/* A text of n bytes has so many features at most: an endless hook ends before memory
 * does. */
static uint64_t feature_limit(const samsvar_doc *view)
{
    uint64_t limit = 256;
    for (size_t i = 0; i < view->segments.count; i++) {
        const samsvar_segment *s = &view->segments.data[i].rec;
        limit += (uint64_t)(s->end - s->start) * SV_LIMIT_FEATURES_PER_BYTE;
    }
    return limit < SV_LIMIT_FEATURES ? limit : SV_LIMIT_FEATURES;
}

static void take_features(samsvar_doc *doc, uint32_t first, uint32_t count,
                          sv_feature_sink *sink)
{
    doc->features.data = sink->features.data;
    doc->features.count = sink->features.count;
    doc->features.cap = sink->features.cap;
    doc->keys = sink->keys;
    doc->block_first = first;
    doc->block_last = first + count;
    for (uint32_t i = 0; i < doc->features.count; i++) {
        sv_segment *s = &doc->segments.data[doc->features.data[i].segment];
        if (s->feature_count++ == 0)
            s->feature_first = i;
    }
}

samsvar_status sv_worker_analyze(sv_worker *w, samsvar_doc *doc, uint32_t first,
                                 uint32_t count, sv_error *err)
{
    sv_instance *inst;
    samsvar_doc view;
    sv_doc_drop_features(doc);
    if (first > doc->segments.count || count > doc->segments.count - first)
        return sv_fail(err, SAMSVAR_EINVAL, "segments %u + %u of %zu", first, count,
                       doc->segments.count);
    samsvar_status status = instance_for(w, doc->lang, &inst, err);
    if (status)
        return status;
    make_view(doc, first, count, &view);
    sv_feature_sink sink = {.base = {.plugin = inst->name, .hook = "analyze"},
                            .doc = &view,
                            .first = first,
                            .limit = feature_limit(&view)};
    sv_arena_init(&sink.keys);
    sv_instance_begin(inst);
    samsvar_instance *state;
    const samsvar_plugin *plugin = sv_instance_hook(inst, SV_HOOK_ANALYZE, &state);
    if (plugin)
        status = plugin->analyze(state, &view, sv_check_feature, &sink);
    else
        status = sv_genfeat_run(&inst->host, &view, sv_check_feature, &sink);
    status = sv_instance_end(inst, "analyze", status, &sink.base.error, err);
    if (status)
        sv_feature_sink_clear(&sink);
    else
        take_features(doc, first, count, &sink);
    return status;
}

samsvar_status sv_worker_analyze_blocks(sv_worker *w, samsvar_doc *doc, sv_take_block *take,
                                        void *data, const char *progress, sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    uint32_t n = (uint32_t)doc->segments.count, count;
    for (uint32_t at = 0; at < n && !status; at += count) {
        count = n - at < SV_LIMIT_BLOCK_SEGMENTS ? n - at : SV_LIMIT_BLOCK_SEGMENTS;
        status = sv_worker_analyze(w, doc, at, count, err);
        if (status == SAMSVAR_OK)
            status = take(data, doc);
        if (progress)
            sv_progress(progress, at + count, n);
        if (status == SAMSVAR_OK && sv_canceled())
            status = SAMSVAR_ECANCELED;
    }
    return status;
}

/* ------------------------------------------------------------------ align */

samsvar_status sv_worker_align(sv_worker *w, const samsvar_doc *src,
                               const samsvar_doc *tgt, const sv_engine *engine,
                               samsvar_emit_link *emit, void *sink, sv_error *err)
{
    sv_chain chain = {.src = src, .tgt = tgt, .engine = engine};
    const samsvar_doc *docs[2] = {src, tgt};
    /* Above this size what hooks can say of single statements is not worth their time. */
    int small = src->segments.count <= SV_LIMIT_HOOK_SEGMENTS &&
                tgt->segments.count <= SV_LIMIT_HOOK_SEGMENTS;
    for (int i = 0; i < 2 && small; i++) {
        sv_instance *inst;
        samsvar_status status = instance_for(w, docs[i]->lang, &inst, err);
        if (status)
            return status;
        if (((inst->hooks | inst->lent) & SV_HOOK_ALIGN) && (chain.count == 0 || chain.hooks[0] != inst))
            chain.hooks[chain.count++] = inst;
    }
    return sv_chain_run(&chain, emit, sink, err);
}
