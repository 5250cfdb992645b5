/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alignment.c -- aligning articles; asking and writing alignments. */
#include "core/api/context.h"

#include "core/align/align.h"
#include "core/base/file.h"
#include "core/forms/formats.h"

#include <string.h>

/* ------------------------------------------------------------------ aligning */

static samsvar_status align_config(samsvar *sv, const samsvar_align_options *given,
                                   sv_align_config *out)
{
    samsvar_align_options o;
    samsvar_status status = sv_api_options(sv, &o, sizeof o, given);
    if (status)
        return status;
    int mode = o.mode ? sv_mode_of(o.mode) : SV_MODE_AUTO;
    if (mode < 0 || mode == SV_MODE_UNRELATED)
        return sv_fail(&sv->error, SAMSVAR_EINVAL,
                       "unknown mode \"%s\": auto, parallel or comparable", o.mode);
    if (o.threshold < 0 || o.threshold > 1000)
        return sv_fail(&sv->error, SAMSVAR_EINVAL, "a threshold of %d thousandths",
                       (int)o.threshold);
    *out = (sv_align_config){
        .registry = &sv->registry,
        .services = &sv->services,
        .mode = (sv_mode)mode,
        .threshold = o.threshold,
        .jobs = sv->jobs,
        .keep = o.keep ? o.keep->result : NULL,
    };
    status = sv_api_lexicon(sv, &out->lexicon);
    return status ? status : sv_api_params(sv, &out->params);
}

/* The files of the user's vectors; *names holds their names while they are open. */
static samsvar_status open_vectors(samsvar *sv, const samsvar_align_options *given,
                                   sv_vector_names **names, sv_vectors **out)
{
    samsvar_align_options o;
    samsvar_status status = sv_api_options(sv, &o, sizeof o, given);
    if (status || !o.vector_count)
        return status;
    if (!o.vectors || o.vector_count > SV_LIMIT_VECTOR_FILES)
        return sv_fail(&sv->error, o.vectors ? SAMSVAR_ELIMIT : SAMSVAR_EINVAL,
                       "%u files of vectors; at most %u (SV_LIMIT_VECTOR_FILES)",
                       o.vector_count, SV_LIMIT_VECTOR_FILES);
    *names = sv_calloc(o.vector_count, sizeof **names);
    if (!*names)
        return SAMSVAR_ENOMEM;
    for (uint32_t i = 0; i < o.vector_count; i++)
        (*names)[i] = (sv_vector_names){o.vectors[i].overlaps, o.vectors[i].matrix};
    return sv_vectors_open(*names, o.vector_count, out, &sv->error);
}

/* Moves the documents out of the articles, which end here. */
static samsvar_status take_articles(samsvar *sv, samsvar_article **articles,
                                    uint32_t count, sv_result *r)
{
    samsvar_status status = SAMSVAR_OK;
    if (count < 2 || count > SV_LIMIT_DOCUMENTS)
        status = sv_fail(&sv->error, count < 2 ? SAMSVAR_EINVAL : SAMSVAR_ELIMIT,
                         "%u articles; an alignment has 2 to %u (SV_LIMIT_DOCUMENTS)",
                         count, SV_LIMIT_DOCUMENTS);
    for (uint32_t i = 0; i < count; i++) {
        samsvar_doc *doc = articles[i]->doc;
        articles[i]->doc = NULL;
        samsvar_article_free(articles[i]);
        articles[i] = NULL;
        if (status || !r)
            sv_doc_free(doc);
        else
            status = sv_result_add_document(r, doc);
    }
    return status;
}

samsvar_status samsvar_align(samsvar *sv, samsvar_article **articles, uint32_t count,
                             const samsvar_align_options *options,
                             samsvar_alignment **out)
{
    sv_align_config config;
    sv_vector_names *names = NULL;
    sv_vectors *vectors = NULL;
    *out = NULL;
    sv_api_begin(sv);
    samsvar_alignment *al = sv_calloc(1, sizeof *al);
    if (al)
        al->result = sv_result_new();
    sv_result *r = al ? al->result : NULL;
    samsvar_status status = take_articles(sv, articles, count, r);
    if (!r)
        status = SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = open_vectors(sv, options, &names, &vectors);
    if (status == SAMSVAR_OK)
        status = align_config(sv, options, &config);
    if (status == SAMSVAR_OK) {
        config.vectors = vectors;
        status = sv_align_documents(r, &config, &sv->error);
    }
    if (status == SAMSVAR_OK)
        status = sv_api_provenance(sv, r);
    if (status == SAMSVAR_OK && vectors)
        status = sv_vectors_provenance(vectors, r);
    sv_vectors_free(vectors);
    sv_free(names);
    if (status == SAMSVAR_OK && config.params->sha256[0]) {
        r->parameters_sha256 = sv_arena_strndup(&r->arena, config.params->sha256, 64);
        if (!r->parameters_sha256)
            status = SAMSVAR_ENOMEM;
    }
    return sv_api_give(sv, al, status, out);
}

void samsvar_alignment_free(samsvar_alignment *al)
{
    if (!al)
        return;
    sv_result_free(al->result);
    sv_free(al->articles);
    sv_free(al);
}

/* ------------------------------------------------------------------ writing */

static samsvar_status write_alignment(samsvar *sv, const samsvar_alignment *al,
                                      const char *format,
                                      const samsvar_write_options *given,
                                      samsvar_write_fn *write, void *data,
                                      uint64_t *left_out)
{
    samsvar_write_options o;
    uint64_t left = 0;
    samsvar_status status = sv_api_options(sv, &o, sizeof o, given);
    if (status)
        return status;
    sv_out_options options = {.no_text = o.no_text != 0, .stamp = o.stamp};
    status = sv_format_out(al->result, format, &options, write, data, &left, &sv->error);
    if (left_out)
        *left_out = left;
    return status;
}

samsvar_status samsvar_alignment_write(samsvar *sv, const samsvar_alignment *al,
                                       const char *format,
                                       const samsvar_write_options *options,
                                       samsvar_write_fn *write, void *data,
                                       uint64_t *left_out)
{
    sv_api_begin(sv);
    return sv_api_done(sv,
                       write_alignment(sv, al, format, options, write, data, left_out));
}

static int write_file(void *data, const char *bytes, size_t len)
{
    return sv_file_write(data, bytes, len);
}

samsvar_status samsvar_alignment_save(samsvar *sv, const samsvar_alignment *al,
                                      const char *format,
                                      const samsvar_write_options *options,
                                      const char *path, uint64_t *left_out)
{
    sv_file *f;
    sv_api_begin(sv);
    samsvar_status status = sv_file_create(path, &f, &sv->error);
    if (status)
        return sv_api_done(sv, status);
    status = write_alignment(sv, al, format, options, write_file, f, left_out);
    if (status == SAMSVAR_EIO)
        sv_error_init(&sv->error); /* commit tells why writing failed */
    if (status == SAMSVAR_OK || status == SAMSVAR_EIO)
        status = sv_file_commit(f, &sv->error);
    else
        sv_file_abort(f);
    return sv_api_done(sv, status);
}

/* ------------------------------------------------------------------ getters */

static samsvar_status show_articles(samsvar_alignment *al)
{
    size_t count = al->result->documents.count;
    al->articles = sv_calloc(count + 1, sizeof *al->articles);
    for (size_t i = 0; i < count && al->articles; i++) {
        al->articles[i].doc = al->result->documents.data[i];
        al->articles[i].segmented = 1;
    }
    return al->articles ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

samsvar_status sv_api_give(samsvar *sv, samsvar_alignment *al, samsvar_status status,
                           samsvar_alignment **out)
{
    if (status == SAMSVAR_OK)
        status = show_articles(al);
    if (status)
        samsvar_alignment_free(al);
    *out = status ? NULL : al;
    return sv_api_done(sv, status);
}

const samsvar_article *samsvar_alignment_article(const samsvar_alignment *al,
                                                 uint32_t index)
{
    return index < al->result->documents.count ? &al->articles[index] : NULL;
}

uint32_t samsvar_pair_count(const samsvar_alignment *al)
{
    return (uint32_t)al->result->pairs.count;
}

samsvar_status samsvar_pair_at(const samsvar_alignment *al, uint32_t pair,
                               samsvar_pair_entry *out)
{
    const sv_result *r = al->result;
    if (pair >= r->pairs.count)
        return SAMSVAR_EINVAL;
    const sv_pair *p = &r->pairs.data[pair];
    *out = (samsvar_pair_entry){
        .source = r->documents.data[p->source]->id,
        .target = r->documents.data[p->target]->id,
        .mode = sv_mode_name(p->mode),
        .reason = p->reason ? p->reason : "",
        .links = (uint32_t)p->links.count,
    };
    return SAMSVAR_OK;
}

samsvar_status samsvar_link_at(const samsvar_alignment *al, uint32_t pair, uint32_t link,
                               samsvar_link_entry *out)
{
    const sv_result *r = al->result;
    if (pair >= r->pairs.count || link >= r->pairs.data[pair].links.count)
        return SAMSVAR_EINVAL;
    const sv_link *l = &r->pairs.data[pair].links.data[link];
    *out = (samsvar_link_entry){
        .source = l->source,
        .target = l->target,
        .source_count = l->source_count,
        .target_count = l->target_count,
        .relation = sv_relation_name(l->relation),
        .status = sv_link_status_name(l->status),
        .score = l->score,
        .crossing = l->crossing,
    };
    return SAMSVAR_OK;
}
