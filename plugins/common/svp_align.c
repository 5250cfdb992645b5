/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "plugins/common/svp_align.h"

#include <string.h>

enum {
    PHRASE_WORDS = 5,
    PHRASE_BYTES = 120,
    SAID_HOW = 400,    /* thousandths that a reporting clause keeps      */
    FILLER = 300,
    WHOLE_QUOTE = 700  /* thousandths of a segment that make it a speech */
};

static samsvar_status open_engine(const samsvar_host *host, svp_align *a)
{
    memset(a, 0, sizeof *a);
    a->host = host;
    a->engine = (const samsvar_align_v1 *)host->extension(host, "samsvar.align/1");
    a->pack = (const samsvar_pack_v1 *)host->extension(host, "samsvar.pack/1");
    if (!a->engine)
        return host->fail(host, SAMSVAR_ENOTSUP, "the host has no samsvar.align/1");
    if (a->pack)
        a->discourse = a->pack->list(host, "discourse");
    return SAMSVAR_OK;
}

/* Is a document in a language that is one of the plugin's? */
static int speaks(const samsvar_host *host, const samsvar_doc *doc, const char *const *languages)
{
    samsvar_str lang = host->doc_lang(doc);
    for (; *languages; languages++) {
        size_t n = strlen(*languages);
        if (lang.len >= n && !memcmp(lang.ptr, *languages, n) &&
            (lang.len == n || lang.ptr[n] == '-'))
            return 1;
    }
    return 0;
}

samsvar_status svp_weigh_features(const svp_align *a, const svp_statement *s, uint32_t kind,
                                  uint32_t flags, uint32_t permille)
{
    for (uint32_t f = s->first; f < s->last; f++) {
        const samsvar_feature *x = a->host->doc_feature(s->doc, f);
        if (x->kind != kind || (flags && !(x->flags & flags)))
            continue;
        samsvar_status status = a->engine->weigh(a->host, s->doc, x->start, x->end, permille);
        if (status != SAMSVAR_OK)
            return status;
    }
    return SAMSVAR_OK;
}

/* ---- words of discourse.tsv */

static uint32_t kind_of(samsvar_str value)
{
    static const struct {
        const char *name;
        uint32_t kind;
    } kinds[] = {{"continues", SVP_D_CONTINUES}, {"points", SVP_D_POINTS}, {"filler", SVP_D_FILLER}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (value.len == strlen(kinds[i].name) && !memcmp(value.ptr, kinds[i].name, value.len))
            return kinds[i].kind;
    return 0;
}

/* The next TOKEN at or behind feature f; s->last when there is none. */
static uint32_t next_token(const svp_align *a, const svp_statement *s, uint32_t f)
{
    while (f < s->last && a->host->doc_feature(s->doc, f)->kind != SAMSVAR_FEAT_TOKEN)
        f++;
    return f;
}

/* The longest phrase of the list that begins with token f; *end gets its last byte. */
static uint32_t phrase_at(const svp_align *a, const svp_statement *s, uint32_t f, uint32_t *end)
{
    char text[PHRASE_BYTES];
    uint32_t len = 0, kind = 0;
    for (int words = 0; words < PHRASE_WORDS && f < s->last; words++) {
        const samsvar_feature *x = a->host->doc_feature(s->doc, f);
        if (len + 1 + x->key.len > PHRASE_BYTES)
            break;
        if (len)
            text[len++] = ' ';
        memcpy(text + len, x->key.ptr, x->key.len);
        len += x->key.len;
        samsvar_str key = {text, len};
        samsvar_str value = a->pack->find(a->discourse, key);
        if (value.ptr && kind_of(value)) {
            kind = kind_of(value);
            *end = x->end;
        }
        f = next_token(a, s, f + 1);
    }
    return kind;
}

static samsvar_status read_discourse(const svp_align *a, const svp_statement *s)
{
    uint32_t f = next_token(a, s, s->first), behind = 0;
    samsvar_status status = SAMSVAR_OK;
    int first = 1;
    for (; a->discourse && f < s->last && !status; f = next_token(a, s, f + 1), first = 0) {
        const samsvar_feature *x = a->host->doc_feature(s->doc, f);
        uint32_t end = 0, kind = x->start < behind ? 0 : phrase_at(a, s, f, &end);
        if (kind == SVP_D_FILLER)
            status = a->engine->weigh(a->host, s->doc, x->start, end, FILLER);
        else if (first && kind == SVP_D_CONTINUES)
            status = a->engine->mark(a->host, s->doc, s->index, SAMSVAR_IS_CONTINUATION, 1000);
        else if (first && kind == SVP_D_POINTS)
            status = a->engine->mark(a->host, s->doc, s->index, SAMSVAR_IS_ANAPHORIC, 1000);
        if (kind)
            behind = end;
    }
    return status;
}

/* ---- a document */

static samsvar_status mark_form(const svp_align *a, const svp_statement *s)
{
    uint32_t quoted = 0, all = s->seg->end - s->seg->start;
    for (uint32_t f = s->first; f < s->last; f++) {
        const samsvar_feature *x = a->host->doc_feature(s->doc, f);
        if (x->kind == SAMSVAR_FEAT_QUOTE)
            quoted += x->end - x->start;
    }
    samsvar_status status = SAMSVAR_OK;
    if (all && (uint64_t)quoted * 1000 / all >= WHOLE_QUOTE)
        status = a->engine->mark(a->host, s->doc, s->index, SAMSVAR_IS_SPEECH, 1000);
    if (!status && (s->seg->kind == SAMSVAR_SEG_BYLINE || s->seg->kind == SAMSVAR_SEG_BOILERPLATE))
        status = a->engine->mark(a->host, s->doc, s->index, SAMSVAR_IS_MARGINAL, 1000);
    return status;
}

static samsvar_status weigh_document(const svp_align *a, const samsvar_doc *doc, svp_judge *own)
{
    uint32_t segments = a->host->doc_segment_count(doc), at = 0;
    uint32_t features = a->host->doc_feature_count(doc);
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < segments && !status; i++) {
        svp_statement s = {doc, a->host->doc_segment(doc, i), i, at, at};
        while (s.last < features && a->host->doc_feature(doc, s.last)->segment == i)
            s.last++;
        at = s.last;
        status = svp_weigh_features(a, &s, SAMSVAR_FEAT_CLAUSE, SAMSVAR_CLAUSE_REPORTING, SAID_HOW);
        if (!status)
            status = read_discourse(a, &s);
        if (!status)
            status = mark_form(a, &s);
        if (!status && own)
            status = own(a, &s);
    }
    return status;
}

samsvar_status svp_align_pair(const samsvar_host *host, const char *const *languages,
                              svp_judge *own, const samsvar_doc *src, const samsvar_doc *tgt,
                              samsvar_emit_link *emit, void *sink)
{
    svp_align a;
    samsvar_status status = open_engine(host, &a);
    if (!status && speaks(host, src, languages))
        status = weigh_document(&a, src, own);
    if (!status && speaks(host, tgt, languages))
        status = weigh_document(&a, tgt, own);
    return status ? status : a.engine->next(host, src, tgt, emit, sink);
}
