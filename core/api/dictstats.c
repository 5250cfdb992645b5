/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictstats.c -- figures about lists, and about how much of a text they translate. */
#include "core/api/context.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/dict/stats.h"
#include "core/eval/ladder.h"

/* ------------------------------------------------------------------ lists */

static samsvar_status put_list(const sv_lexicon_info *info, int as_json, sv_jsonw *w,
                               sv_error *err)
{
    sv_buf bytes;
    sv_buf_init(&bytes, SV_LIMIT_LEXICON);
    samsvar_status status = sv_file_read(info->path, SV_LIMIT_LEXICON, &bytes, NULL, err);
    if (status == SAMSVAR_OK)
        sv_stats_list(info, bytes.data ? bytes.data : "", bytes.len, as_json, w);
    sv_buf_clear(&bytes);
    return status;
}

samsvar_status samsvar_dict_stats(samsvar *sv, uint32_t as_json, samsvar_write_fn *write,
                                  void *data)
{
    sv_lexicon *lex = NULL;
    sv_jsonw w;
    sv_api_begin(sv);
    sv_jsonw_init(&w, write, data);
    samsvar_status status = sv_api_lexicon(sv, &lex);
    if (status == SAMSVAR_OK)
        as_json ? sv_jsonw_array(&w, NULL) : sv_stats_list_head(&w);
    for (uint32_t i = 0; status == SAMSVAR_OK && i < sv_lexicon_file_count(lex); i++) {
        sv_lexicon_info info;
        sv_lexicon_file_info(lex, i, &info);
        status = put_list(&info, as_json != 0, &w, &sv->error);
    }
    return sv_api_done_rows(sv, status, as_json != 0, &w);
}

/* ------------------------------------------------------------------ texts */

typedef struct covering {
    sv_lexicon *lex;
    sv_cover_text *out;
} covering;

static samsvar_status cover_block(void *data, samsvar_doc *doc)
{
    const covering *c = data;
    return sv_cover_add(c->out, c->lex, doc);
}

/* Analyses an article block by block, and keeps only keys. */
static samsvar_status cover(samsvar *sv, sv_lexicon *lex, samsvar_article *a, sv_cover_text *out)
{
    sv_worker *w = NULL;
    samsvar_doc *doc = a->doc;
    samsvar_status status = sv_api_segment(sv, a);
    if (status == SAMSVAR_OK)
        status = sv_api_worker(sv, &w);
    covering c = {lex, out};
    if (status == SAMSVAR_OK)
        status = sv_worker_analyze_blocks(w, doc, cover_block, &c, "analysed", &sv->error);
    sv_doc_drop_features(doc);
    return status;
}

samsvar_status samsvar_dict_stats_texts(samsvar *sv, samsvar_article *const *articles,
                                        uint32_t count, uint32_t as_json,
                                        samsvar_write_fn *write, void *data)
{
    sv_lexicon *lex = NULL;
    sv_jsonw w;
    sv_api_begin(sv);
    samsvar_status status = sv_api_lexicon(sv, &lex);
    sv_jsonw_init(&w, write, data);
    if (as_json)
        sv_jsonw_array(&w, NULL);
    for (uint32_t i = 0; i < count && status == SAMSVAR_OK; i++) {
        sv_cover_text text = {0};
        status = cover(sv, lex, articles[i], &text);
        if (status == SAMSVAR_OK)
            sv_stats_text(articles[i]->doc->source, articles[i]->doc->lang, &text, as_json != 0,
                          &w);
        sv_cover_clear(&text);
    }
    return sv_api_done_rows(sv, status, as_json != 0, &w);
}

/* ------------------------------------------------------------------ bitext */

/* All texts of one language one after the other, and which lines belong together. */
typedef struct bitext {
    samsvar *sv;
    sv_lexicon *lex;
    sv_cover_text source, target;
    SV_VEC(sv_cover_pair) pairs;
} bitext;

static samsvar_status add_pair(bitext *b, size_t source, size_t target)
{
    sv_cover_pair p = {(uint32_t)source, (uint32_t)target};
    return sv_vec_push(&b->pairs, p) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

/* The 1:1 groups of gold; s0, t0: the first lines of the two texts. */
static samsvar_status add_gold(bitext *b, const char *gold, size_t s0, size_t t0)
{
    sv_groups g;
    sv_groups_init(&g);
    samsvar_status status = sv_groups_read(&g, gold, &b->sv->error);
    for (size_t i = 0; i < g.list.count && status == SAMSVAR_OK; i++) {
        const sv_group *x = &g.list.data[i];
        if (x->source_count != 1 || x->target_count != 1)
            continue;
        if (x->source[0] >= b->source.lines.count - s0 ||
            x->target[0] >= b->target.lines.count - t0)
            status = sv_fail_at(&b->sv->error, SAMSVAR_EDATA, gold, 0,
                                "a group has a line (%u, %u) that the texts do not have",
                                (unsigned)x->source[0], (unsigned)x->target[0]);
        else
            status = add_pair(b, s0 + x->source[0], t0 + x->target[0]);
    }
    sv_groups_clear(&g);
    return status;
}

static samsvar_status add_texts(bitext *b, const samsvar_bitext *x)
{
    size_t s0 = b->source.lines.count, t0 = b->target.lines.count;
    samsvar_status status = cover(b->sv, b->lex, x->source, &b->source);
    if (status == SAMSVAR_OK)
        status = cover(b->sv, b->lex, x->target, &b->target);
    if (status || x->gold)
        return status ? status : add_gold(b, x->gold, s0, t0);
    size_t n = b->source.lines.count - s0, m = b->target.lines.count - t0;
    if (n != m)
        return sv_fail(&b->sv->error, SAMSVAR_EDATA,
                       "%s has %zu lines and %s %zu: without gold, line n is aligned to line n",
                       x->source->doc->source, n, x->target->doc->source, m);
    for (size_t i = 0; i < n && status == SAMSVAR_OK; i++)
        status = add_pair(b, s0 + i, t0 + i);
    return status;
}

samsvar_status samsvar_dict_stats_bitext(samsvar *sv, const samsvar_bitext *texts, uint32_t count,
                                         uint32_t as_json, samsvar_write_fn *write, void *data)
{
    bitext b = {.sv = sv};
    sv_cover_score score;
    sv_jsonw w;
    sv_api_begin(sv);
    samsvar_status status = count ? sv_api_lexicon(sv, &b.lex) : SAMSVAR_EINVAL;
    for (uint32_t i = 0; i < count && status == SAMSVAR_OK; i++)
        status = add_texts(&b, &texts[i]);
    if (status == SAMSVAR_OK) {
        sv_cover_compare(b.lex, &b.source, &b.target, b.pairs.data, b.pairs.count, &score);
        sv_jsonw_init(&w, write, data);
        sv_stats_bitext(texts[0].source->doc->lang, texts[0].target->doc->lang, &score,
                        as_json != 0, &w);
        status = sv_jsonw_finish(&w);
    }
    sv_cover_clear(&b.source);
    sv_cover_clear(&b.target);
    sv_vec_clear(&b.pairs);
    return sv_api_done(sv, status);
}
