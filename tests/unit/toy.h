/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* toy.h -- a plugin that is linked in and does what the test tells it to. */
#ifndef SV_TESTS_TOY_H
#define SV_TESTS_TOY_H

#include "core/plugin.h"

#include <string.h>

typedef enum toy_fault {
    TOY_GOOD,
    TOY_HALF_WAY,
    TOY_SWALLOWS,
    TOY_STATUS,
    TOY_NO_INSTANCE,
    TOY_CREATE_FAILS,
    /* segments */
    TOY_SEG_RANGE,
    TOY_SEG_EMPTY,
    TOY_SEG_OVERLAP,
    TOY_SEG_INSIDE,
    TOY_SEG_SPACE,
    TOY_SEG_SIZE,
    TOY_SEG_NULL,
    TOY_SEG_KIND,
    TOY_SEG_PARAGRAPH,
    TOY_SEG_RULE,
    TOY_SEG_RULES,
    TOY_SEG_ENDLESS,
    /* features */
    TOY_FEAT_SEGMENT,
    TOY_FEAT_ORDER,
    TOY_FEAT_OUTSIDE,
    TOY_FEAT_INSIDE,
    TOY_FEAT_PARENT,
    TOY_FEAT_PARENT_SEGMENT,
    TOY_FEAT_KEY_LONG,
    TOY_FEAT_KEY_BYTES,
    TOY_FEAT_KEY_NULL,
    TOY_FEAT_WEIGHT,
    TOY_FEAT_ENDLESS,
    /* links */
    TOY_LINK_RANGE,
    TOY_LINK_EMPTY,
    TOY_LINK_SCORE,
    TOY_LINK_RELATION,
    TOY_NEXT_TWICE,
    TOY_NEXT_OTHER,
    TOY_WEIGH_RANGE,
    TOY_MARK_RANGE,
    TOY_ALIGN_SWALLOWS
} toy_fault;

/* What the test says, and what the plugin saw: of tests only; plugins have no such thing.
 */
static struct {
    toy_fault fault;
    int live; /* instances */
    uint32_t segments_seen;
    uint32_t features_seen;
    int aligned;   /* calls of align */
    int own_links; /* align emits a link of its own before next() */
} toy;

struct samsvar_instance {
    const samsvar_host *host;
    void *kept, *forgotten;
    const samsvar_list *list;
};

static samsvar_status toy_create(const samsvar_plugin *self, const samsvar_host *host,
                                 samsvar_instance **out)
{
    (void)self;
    if (toy.fault == TOY_NO_INSTANCE)
        return SAMSVAR_OK;
    if (toy.fault == TOY_CREATE_FAILS)
        return host->fail(host, SAMSVAR_EDATA, "the toy is\nbroken");
    samsvar_instance *inst = host->alloc(host, sizeof *inst);
    if (!inst)
        return SAMSVAR_ENOMEM;
    const samsvar_pack_v1 *pack = host->extension(host, "samsvar.pack/1");
    inst->host = host;
    inst->list = pack->list(host, "toys");
    inst->kept = host->alloc(host, 100);
    inst->forgotten = host->alloc(host, 0); /* never released: the host does it */
    if (!inst->kept || !inst->forgotten) {
        host->release(host, inst->kept);
        host->release(host, inst);
        return SAMSVAR_ENOMEM;
    }
    toy.live++;
    *out = inst;
    return SAMSVAR_OK;
}

static void toy_destroy(samsvar_instance *inst)
{
    const samsvar_host *host = inst->host;
    toy.live--;
    host->release(host, inst->kept);
    host->release(host, NULL);
    host->release(host, inst);
}

static samsvar_status toy_bad_segment(samsvar_emit_segment *emit, void *sink,
                                      samsvar_str text, samsvar_segment s)
{
    samsvar_status status = SAMSVAR_OK;
    uint32_t size = sizeof s;
    char rule[300];
    memset(rule, 'r', sizeof rule);
    switch (toy.fault) {
    case TOY_SEG_RANGE:
        s.start = text.len;
        s.end = UINT32_MAX;
        break;
    case TOY_SEG_EMPTY:
        s.end = s.start;
        break;
    case TOY_SEG_OVERLAP:
        s.start = 0;
        break;
    case TOY_SEG_INSIDE:
        s.start = s.end - 1;
        break;
    case TOY_SEG_SPACE:
        s.start--;
        break;
    case TOY_SEG_SIZE:
        size -= 4;
        break;
    case TOY_SEG_NULL:
        return emit(sink, NULL, size);
    case TOY_SEG_KIND:
        s.kind = 0;
        break;
    case TOY_SEG_PARAGRAPH:
        s.paragraph = 0;
        break;
    case TOY_SEG_RULE:
        s.rule.ptr = rule;
        s.rule.len = sizeof rule;
        break;
    case TOY_SEG_RULES:
        s.end = s.start;
        for (uint32_t i = 0; s.end < text.len && status == SAMSVAR_OK; i++, s.start++) {
            s.end = s.start + 1;
            memcpy(rule, &i, sizeof i);
            for (int k = 0; k < 4; k++)
                rule[k] = (char)('a' + (i >> 4 * k) % 16);
            s.rule.ptr = rule;
            s.rule.len = 4;
            status = emit(sink, &s, size);
        }
        return status;
    case TOY_SEG_ENDLESS:
        s.kind =
            SAMSVAR_SEG_NO_BREAK; /* the only records that need no room in the text */
        while (status == SAMSVAR_OK)
            status = emit(sink, &s, size);
        return status;
    default:
        return SAMSVAR_OK;
    }
    return emit(sink, &s, size);
}

/* Words are segments, every second begins a paragraph. Text of the tests: two spaces
 * never follow each other, no space at the ends. */
static samsvar_status toy_segment(samsvar_instance *inst, const samsvar_doc *doc,
                                  samsvar_emit_segment *emit, void *sink)
{
    samsvar_str text = inst->host->doc_text(doc);
    samsvar_status status = SAMSVAR_OK;
    samsvar_segment s = {.kind = SAMSVAR_SEG_SENTENCE, .rule = {"toy.word", 8}};
    toy.segments_seen = inst->host->doc_segment_count(doc);
    for (uint32_t at = 0, n = 0; at < text.len && status == SAMSVAR_OK; n++) {
        const char *space = memchr(text.ptr + at, ' ', text.len - at);
        s.start = at;
        s.end = space ? (uint32_t)(space - text.ptr) : text.len;
        s.paragraph = n / 2;
        at = s.end + 1;
        if (n == 3) {
            status = toy_bad_segment(emit, sink, text, s);
            if (toy.fault == TOY_HALF_WAY)
                return inst->host->fail(inst->host, SAMSVAR_EDATA, "half way");
            if (toy.fault == TOY_STATUS)
                return 77;
            if (toy.fault == TOY_SWALLOWS)
                emit(sink, NULL, 0);
            if (toy.fault == TOY_SEG_RULES)
                return status;
        }
        if (status == SAMSVAR_OK)
            status = emit(sink, &s, sizeof s);
        if (toy.fault == TOY_SWALLOWS)
            status = SAMSVAR_OK;
    }
    return status;
}

static samsvar_status toy_bad_feature(samsvar_emit_feature *emit, void *sink,
                                      samsvar_feature f)
{
    samsvar_status status = SAMSVAR_OK;
    char key[300];
    memset(key, 'k', sizeof key);
    switch (toy.fault) {
    case TOY_FEAT_SEGMENT:
        f.segment = 1000;
        break;
    case TOY_FEAT_ORDER:
        f.segment--;
        break;
    case TOY_FEAT_OUTSIDE:
        f.start--;
        break;
    case TOY_FEAT_INSIDE:
        f.end--;
        break;
    case TOY_FEAT_PARENT:
        f.parent = 1000;
        break;
    case TOY_FEAT_PARENT_SEGMENT:
        f.parent = 0;
        break;
    case TOY_FEAT_KEY_LONG:
        f.key.ptr = key;
        f.key.len = 256;
        break;
    case TOY_FEAT_KEY_BYTES:
        f.key.ptr = "\xC3";
        f.key.len = 1;
        break;
    case TOY_FEAT_KEY_NULL:
        f.key.ptr = NULL;
        f.key.len = 1;
        break;
    case TOY_FEAT_WEIGHT:
        f.weight = 1001;
        break;
    case TOY_FEAT_ENDLESS:
        while (status == SAMSVAR_OK)
            status = emit(sink, &f, sizeof f);
        return status;
    default:
        return SAMSVAR_OK;
    }
    return emit(sink, &f, sizeof f);
}

/* A token and a lemma a segment. */
static samsvar_status toy_analyze(samsvar_instance *inst, const samsvar_doc *doc,
                                  samsvar_emit_feature *emit, void *sink)
{
    const samsvar_host *host = inst->host;
    const samsvar_text_v1 *text = host->extension(host, "samsvar.text/1");
    samsvar_status status = SAMSVAR_OK;
    samsvar_str all = host->doc_text(doc);
    uint32_t count = host->doc_segment_count(doc);
    toy.segments_seen = count;
    toy.features_seen = host->doc_feature_count(doc);
    for (uint32_t i = 0; i < count && status == SAMSVAR_OK; i++) {
        char key[64];
        const samsvar_segment *s = host->doc_segment(doc, i);
        samsvar_str word = {all.ptr + s->start, s->end - s->start};
        samsvar_feature f = {.segment = i,
                             .start = s->start,
                             .end = s->end,
                             .weight = 1000,
                             .kind = SAMSVAR_FEAT_TOKEN,
                             .parent = SAMSVAR_NONE};
        uint32_t len = text->fold(word, key, sizeof key);
        f.key.ptr = key;
        f.key.len = len == SAMSVAR_NONE ? 0 : len;
        if (i == 2)
            status = toy_bad_feature(emit, sink, f);
        if (i == 2 && toy.fault == TOY_HALF_WAY)
            return host->fail(host, SAMSVAR_ENOTSUP, "half way");
        if (status == SAMSVAR_OK)
            status = emit(sink, &f, sizeof f);
        f.kind = SAMSVAR_FEAT_LEMMA;
        f.parent = 2 * i;
        if (status == SAMSVAR_OK)
            status = emit(sink, &f, sizeof f);
    }
    return status;
}

/* Hands links on, less 100. */
typedef struct toy_filter {
    samsvar_emit_link *emit;
    void *sink;
} toy_filter;

static samsvar_status toy_pass(void *sink, const samsvar_link *rec, uint32_t size)
{
    const toy_filter *filter = sink;
    samsvar_link link = *rec;
    (void)size;
    link.score -= 100;
    return filter->emit(filter->sink, &link, sizeof link);
}

static samsvar_status toy_align(samsvar_instance *inst, const samsvar_doc *src,
                                const samsvar_doc *tgt, samsvar_emit_link *emit,
                                void *sink)
{
    const samsvar_host *host = inst->host;
    const samsvar_align_v1 *align = host->extension(host, "samsvar.align/1");
    toy_filter filter = {emit, sink};
    samsvar_link own = {.src_count = 1,
                        .tgt_count = 1,
                        .relation = SAMSVAR_REL_EQUAL,
                        .score = 1000,
                        .id = SAMSVAR_NONE};
    samsvar_status status = SAMSVAR_OK;
    toy.aligned++;
    switch (toy.fault) {
    case TOY_LINK_RANGE:
        own.src_first = UINT32_MAX;
        break;
    case TOY_LINK_EMPTY:
        own.tgt_count = 0;
        break;
    case TOY_LINK_SCORE:
        own.score = -1;
        break;
    case TOY_LINK_RELATION:
        own.relation = 0;
        break;
    case TOY_NEXT_TWICE:
        align->next(host, src, tgt, emit, sink);
        break;
    case TOY_NEXT_OTHER:
        return align->next(host, tgt, src, emit, sink);
    case TOY_WEIGH_RANGE:
        return align->weigh(host, src, 5, 4, 100);
    case TOY_MARK_RANGE:
        return align->mark(host, tgt, 100000, SAMSVAR_IS_SPEECH, 1000);
    default:
        break;
    }
    if (toy.own_links)
        status = emit(sink, &own, sizeof own);
    if (toy.fault == TOY_ALIGN_SWALLOWS)
        status = SAMSVAR_OK;
    if (status == SAMSVAR_OK)
        status = align->weigh(host, src, 0, 1, 2000);
    if (status == SAMSVAR_OK)
        status = align->mark(host, tgt, 0, SAMSVAR_IS_SPEECH, 1000);
    if (status == SAMSVAR_OK)
        status = align->next(host, src, tgt, toy_pass, &filter);
    return toy.fault == TOY_ALIGN_SWALLOWS ? SAMSVAR_OK : status;
}

static const char *const toy_languages[] = {"xx", "no", "en-GB", NULL};
static const char *const toy_two_languages[] = {"yy", NULL};

#define TOY(ID, LANGUAGES)                                                               \
    {                                                                                    \
        sizeof(samsvar_plugin), SAMSVAR_ABI, ID, "Toy", "1.0", "CC0-1.0", LANGUAGES,     \
            NULL, toy_create, toy_destroy, toy_segment, toy_analyze, toy_align, NULL     \
    }
static const samsvar_plugin toy_plugin = TOY("toy", toy_languages);
static const samsvar_plugin toy_two = TOY("toy2", toy_two_languages);

#endif
