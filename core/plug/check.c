/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* check.c -- holds what hooks emit against the rules of plugin.h. */
#include "core/plug/check.h"

#include "core/base/log.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { POLL = 1024 }; /* records between two looks at whether the user has canceled */

__attribute__((format(printf, 3, 4))) static samsvar_status
refuse(sv_sink *s, samsvar_status code, const char *format, ...)
{
    char why[SV_ERROR_TEXT];
    va_list args;
    va_start(args, format);
    vsnprintf(why, sizeof why, format, args);
    va_end(args);
    return sv_fail(&s->error, code, "plugin %s: %s: record %llu: %s", s->plugin, s->hook,
                   (unsigned long long)(s->count - 1), why);
}

static samsvar_status no_memory(sv_sink *s)
{
    return sv_fail(&s->error, SAMSVAR_ENOMEM, "out of memory");
}

/* What holds for every record; counts it. */
static samsvar_status enter(sv_sink *s, const void *rec, uint32_t size, size_t known)
{
    if (s->error.code)
        return s->error.code;
    s->count++;
    if (!rec)
        return refuse(s, SAMSVAR_EPLUGIN, "the record is NULL");
    if (size < known)
        return refuse(s, SAMSVAR_EPLUGIN, "the record has %u bytes, not %zu", size,
                      known);
    if (s->count % POLL == 0 && sv_canceled())
        return sv_fail(&s->error, SAMSVAR_ECANCELED, "canceled");
    return SAMSVAR_OK;
}

/* start < end <= len, both at the edges of characters. */
static samsvar_status check_span(sv_sink *s, const samsvar_doc *doc, uint32_t start,
                                 uint32_t end)
{
    if (start >= end)
        return refuse(s, SAMSVAR_EPLUGIN, "start %u is not before end %u", start, end);
    if (end > doc->len)
        return refuse(s, SAMSVAR_EPLUGIN, "end %u is behind the text (%u bytes)", end,
                      doc->len);
    if (!sv_utf8_boundary(doc->text, doc->len, start))
        return refuse(s, SAMSVAR_EPLUGIN, "start %u is inside a character", start);
    if (!sv_utf8_boundary(doc->text, doc->len, end))
        return refuse(s, SAMSVAR_EPLUGIN, "end %u is inside a character", end);
    return SAMSVAR_OK;
}

static samsvar_status check_str(sv_sink *s, const char *what, samsvar_str str)
{
    if (str.len > SV_LIMIT_KEY)
        return refuse(s, SAMSVAR_EPLUGIN,
                      "the %s has %u bytes, more than SV_LIMIT_KEY (%u)", what, str.len,
                      SV_LIMIT_KEY);
    if (str.len > 0 && !str.ptr)
        return refuse(s, SAMSVAR_EPLUGIN, "the %s is NULL", what);
    if (str.len > 0 && sv_utf8_check(str.ptr, str.len) != str.len)
        return refuse(s, SAMSVAR_EPLUGIN, "the %s is not valid UTF-8", what);
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ segments */

/* The name of a rule as the document keeps it. */
static samsvar_status keep_rule(sv_segment_sink *s, samsvar_str *rule)
{
    samsvar_doc *doc = s->doc;
    samsvar_status status = check_str(&s->base, "rule", *rule);
    if (status)
        return status;
    if (!doc->rules && !(doc->rules = sv_intern_new()))
        return no_memory(&s->base);
    uint32_t known = sv_intern_count(doc->rules);
    uint32_t id = sv_intern_add(doc->rules, rule->ptr ? rule->ptr : "", rule->len);
    if (id == SV_NO_ID)
        return no_memory(&s->base);
    if (id == known && id >= SV_LIMIT_RULES)
        return refuse(&s->base, SAMSVAR_EPLUGIN,
                      "more than %u names of rules (SV_LIMIT_RULES)", SV_LIMIT_RULES);
    *rule = sv_intern_text(doc->rules, id);
    return SAMSVAR_OK;
}

static int is_space_at_end(const samsvar_doc *doc, const samsvar_segment *rec)
{
    const char *begin = doc->text + rec->start, *end = doc->text + rec->end, *step;
    return ((sv_uchar_class(sv_utf8_next(begin, end, &step)) |
             sv_uchar_class(sv_utf8_prev(begin, end, &step))) &
            SV_CH_SPACE) != 0;
}

static samsvar_status add_no_break(sv_segment_sink *s, samsvar_segment rec)
{
    sv_sink *base = &s->base;
    size_t n = s->no_breaks.count;
    if (!s->doc->options.explain && base->count <= 2 * (uint64_t)SV_LIMIT_SEGMENTS)
        return SAMSVAR_OK; /* nobody asked; but nothing goes on for ever */
    if (n && rec.start < s->no_breaks.data[n - 1].start)
        return refuse(base, SAMSVAR_EPLUGIN,
                      "start %u is before that of the last no-break", rec.start);
    if (n >= SV_LIMIT_SEGMENTS || base->count > 2 * (uint64_t)SV_LIMIT_SEGMENTS)
        return refuse(base, SAMSVAR_ELIMIT, "more than %u no-breaks (SV_LIMIT_SEGMENTS)",
                      SV_LIMIT_SEGMENTS);
    samsvar_status status = keep_rule(s, &rec.rule);
    if (status)
        return status;
    return sv_vec_push(&s->no_breaks, rec) ? SAMSVAR_OK : no_memory(base);
}

samsvar_status sv_check_segment(void *sink, const samsvar_segment *rec, uint32_t size)
{
    sv_segment_sink *s = sink;
    sv_sink *base = &s->base;
    samsvar_status status = enter(base, rec, size, sizeof *rec);
    if (status)
        return status;
    status = check_span(base, s->doc, rec->start, rec->end);
    if (status)
        return status;
    if (rec->kind == SAMSVAR_SEG_NO_BREAK)
        return add_no_break(s, *rec);
    size_t n = s->segments.count;
    const samsvar_segment *last = n ? &s->segments.data[n - 1].rec : NULL;
    if (last && rec->start < last->end)
        return refuse(base, SAMSVAR_EPLUGIN,
                      "start %u is before the end of the last segment (%u)", rec->start,
                      last->end);
    if (last && rec->paragraph < last->paragraph)
        return refuse(base, SAMSVAR_EPLUGIN, "paragraph %u comes after paragraph %u",
                      rec->paragraph, last->paragraph);
    if (rec->kind == 0)
        return refuse(base, SAMSVAR_EPLUGIN, "the kind is 0");
    if (is_space_at_end(s->doc, rec))
        return refuse(base, SAMSVAR_EPLUGIN, "white space at an end of the segment");
    if (n >= SV_LIMIT_SEGMENTS)
        return refuse(base, SAMSVAR_ELIMIT, "more than %u segments (SV_LIMIT_SEGMENTS)",
                      SV_LIMIT_SEGMENTS);
    sv_segment segment = {.rec = *rec};
    status = keep_rule(s, &segment.rec.rule);
    if (status)
        return status;
    return sv_vec_push(&s->segments, segment) ? SAMSVAR_OK : no_memory(base);
}

void sv_segment_sink_clear(sv_segment_sink *sink)
{
    sv_vec_clear(&sink->segments);
    sv_vec_clear(&sink->no_breaks);
}

/* ------------------------------------------------------------------ features */

/* That the record belongs where it says: in its segment, behind the last one, below its
 * parent. */
static samsvar_status check_place(sv_feature_sink *s, const samsvar_feature *rec)
{
    sv_sink *base = &s->base;
    size_t n = s->features.count;
    if (rec->segment >= s->doc->segments.count)
        return refuse(base, SAMSVAR_EPLUGIN, "segment %u of %zu", rec->segment,
                      s->doc->segments.count);
    if (n && s->features.data[n - 1].segment > rec->segment + s->first)
        return refuse(base, SAMSVAR_EPLUGIN, "segment %u comes after segment %u",
                      rec->segment, s->features.data[n - 1].segment - s->first);
    samsvar_status status = check_span(base, s->doc, rec->start, rec->end);
    if (status)
        return status;
    const samsvar_segment *segment = &s->doc->segments.data[rec->segment].rec;
    if (rec->start < segment->start || rec->end > segment->end)
        return refuse(base, SAMSVAR_EPLUGIN, "span %u-%u is not in its segment (%u-%u)",
                      rec->start, rec->end, segment->start, segment->end);
    if (rec->parent == SAMSVAR_NONE)
        return SAMSVAR_OK;
    if (rec->parent >= n)
        return refuse(base, SAMSVAR_EPLUGIN, "parent %u does not come before it",
                      rec->parent);
    if (s->features.data[rec->parent].segment != rec->segment + s->first)
        return refuse(base, SAMSVAR_EPLUGIN, "parent %u is in another segment",
                      rec->parent);
    return SAMSVAR_OK;
}

samsvar_status sv_check_feature(void *sink, const samsvar_feature *rec, uint32_t size)
{
    sv_feature_sink *s = sink;
    sv_sink *base = &s->base;
    samsvar_status status = enter(base, rec, size, sizeof *rec);
    if (status)
        return status;
    status = check_place(s, rec);
    if (status)
        return status;
    if (rec->kind == 0)
        return refuse(base, SAMSVAR_EPLUGIN, "the kind is 0");
    if (rec->weight < 0 || rec->weight > 1000)
        return refuse(base, SAMSVAR_EPLUGIN, "weight %d is not in 0..1000", rec->weight);
    status = check_str(base, "key", rec->key);
    if (status)
        return status;
    if (s->features.count >= s->limit)
        return refuse(base, SAMSVAR_ELIMIT,
                      "more than %llu features for so much text (SV_LIMIT_FEATURES%s)",
                      (unsigned long long)s->limit,
                      s->limit == SV_LIMIT_FEATURES ? "" : "_PER_BYTE");
    if (s->keys.used + rec->key.len > SV_LIMIT_KEY_BYTES)
        return refuse(base, SAMSVAR_ELIMIT,
                      "keys of more than %u bytes (SV_LIMIT_KEY_BYTES)",
                      SV_LIMIT_KEY_BYTES);
    samsvar_feature feature = *rec;
    feature.segment += s->first;
    feature.key.ptr = "";
    if (rec->key.len > 0)
        feature.key.ptr = sv_arena_strndup(&s->keys, rec->key.ptr, rec->key.len);
    if (!feature.key.ptr || !sv_vec_push(&s->features, feature))
        return no_memory(base);
    return SAMSVAR_OK;
}

void sv_feature_sink_clear(sv_feature_sink *sink)
{
    sv_vec_clear(&sink->features);
    sv_arena_clear(&sink->keys);
}

/* ------------------------------------------------------------------ links */

static samsvar_status check_run(sv_sink *s, const char *side, const samsvar_doc *doc,
                                uint32_t first, uint32_t count)
{
    if (count == 0)
        return refuse(s, SAMSVAR_EPLUGIN, "a link without a segment of the %s", side);
    if (first >= doc->segments.count || count > doc->segments.count - first)
        return refuse(s, SAMSVAR_EPLUGIN, "segments %u + %u of the %s, which has %zu",
                      first, count, side, doc->segments.count);
    return SAMSVAR_OK;
}

samsvar_status sv_check_link(void *sink, const samsvar_link *rec, uint32_t size)
{
    sv_link_sink *s = sink;
    sv_sink *base = &s->base;
    samsvar_status status = enter(base, rec, size, sizeof *rec);
    if (status)
        return status;
    status = check_run(base, "source", s->src, rec->src_first, rec->src_count);
    if (status == SAMSVAR_OK)
        status = check_run(base, "target", s->tgt, rec->tgt_first, rec->tgt_count);
    if (status)
        return status;
    if (rec->relation == 0)
        return refuse(base, SAMSVAR_EPLUGIN, "the relation is 0");
    if (rec->score < 0 || rec->score > 1000)
        return refuse(base, SAMSVAR_EPLUGIN, "score %d is not in 0..1000", rec->score);
    if (base->count > SV_LIMIT_LINKS)
        return refuse(base, SAMSVAR_ELIMIT, "more than %u links (SV_LIMIT_LINKS)",
                      SV_LIMIT_LINKS);
    status = s->emit(s->sink, rec, sizeof *rec);
    if (status) /* not this producer's fault; but it may not go on either */
        sv_fail(&base->error, status, "%s", sv_status_text(status));
    return status;
}
