/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/align.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "core/align/event.h"
#include "core/align/keep.h"
#include "core/align/pair.h"
#include "core/align/statements.h"
#include "core/base/log.h"

/* One task that threads share: items are taken in order, the first error in item order wins. */
typedef struct crew {
    sv_result *result;
    const sv_align_config *config;
    sv_bag **bags;
    sv_event *event;       /* NULL: translations in order do not ask */
    sv_joint *joint;       /* NULL while there are no first odds */
    int scout;
    double *translated;    /* [pairs] shares of translated segments, by the scout */
    double run_translated; /* their mean; negative: not known                     */
    sv_odds_list *odds;    /* [pairs] */
    samsvar_status (*work)(struct crew *crew, sv_worker *w, uint32_t item, sv_error *err);
    uint32_t items;
    atomic_uint next;
    samsvar_status *status; /* [items] */
    sv_error *errors;       /* [items] */
} crew;

static void *run_thread(void *data)
{
    crew *c = data;
    sv_worker *w = NULL;
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_worker_new(c->config->registry, c->config->services, &w, &err);
    for (uint32_t i = atomic_fetch_add(&c->next, 1); i < c->items; i = atomic_fetch_add(&c->next, 1)) {
        c->errors[i] = err; /* what kept the worker from being made, if anything */
        c->status[i] = status;
        if (status == SAMSVAR_OK)
            c->status[i] = sv_canceled() ? SAMSVAR_ECANCELED : c->work(c, w, i, &c->errors[i]);
    }
    sv_worker_free(w);
    return NULL;
}

static samsvar_status run_crew(crew *c, uint32_t items, sv_error *err)
{
    pthread_t threads[SV_LIMIT_THREADS];
    uint32_t jobs = c->config->jobs ? c->config->jobs : 1, started = 0;
    jobs = jobs > SV_LIMIT_THREADS ? SV_LIMIT_THREADS : jobs;
    c->items = items;
    atomic_store(&c->next, 0);
    c->status = sv_calloc(items + 1u, sizeof *c->status);
    c->errors = sv_calloc(items + 1u, sizeof *c->errors);
    samsvar_status status = c->status && c->errors ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK) {
        while (started + 1 < jobs && started + 1 < items &&
               pthread_create(&threads[started], NULL, run_thread, c) == 0)
            started++;
        run_thread(c);
        for (uint32_t t = 0; t < started; t++)
            pthread_join(threads[t], NULL);
    }
    for (uint32_t i = 0; i < items && !status; i++) {
        status = c->status[i];
        if (status && err && !err->code)
            *err = c->errors[i];
    }
    sv_free(c->status);
    sv_free(c->errors);
    return status;
}

/* ---- documents to bags */

/* Articles are analysed whole, in threads; what is longer than a block waits for its bag. */
static samsvar_status prepare_document(crew *c, sv_worker *w, uint32_t item, sv_error *err)
{
    samsvar_doc *doc = c->result->documents.data[item];
    samsvar_status status = SAMSVAR_OK;
    if (c->config->kept)
        status = sv_keep_segments(c->config->kept, item, doc);
    if (!status && !doc->segments.count)
        status = sv_worker_segment(w, doc, err);
    uint32_t n = (uint32_t)doc->segments.count;
    if (!status && n <= SV_LIMIT_BLOCK_SEGMENTS && doc->block_last - doc->block_first != n)
        status = sv_worker_analyze(w, doc, 0, n, err);
    return status;
}

typedef struct bagging {
    sv_bag *bag;
    sv_lexicon *lexicon;
    sv_error *err;
} bagging;

static samsvar_status bag_block(void *data, samsvar_doc *doc)
{
    const bagging *b = data;
    (void)doc; /* the bag knows it */
    return sv_bag_add_block(b->bag, b->lexicon, b->err);
}

static samsvar_status bag_document(const crew *c, sv_worker *w, uint32_t index, sv_error *err)
{
    samsvar_doc *doc = c->result->documents.data[index];
    uint32_t n = (uint32_t)doc->segments.count;
    sv_bag *bag = c->bags[index] = sv_bag_new(doc);
    if (!bag)
        return SAMSVAR_ENOMEM;
    if (n <= SV_LIMIT_BLOCK_SEGMENTS)
        return sv_bag_add_block(bag, c->config->lexicon, err);
    bagging b = {bag, c->config->lexicon, err};
    samsvar_status status = sv_worker_analyze_blocks(w, doc, bag_block, &b, "analyze", err);
    sv_doc_drop_features(doc);
    return status;
}

static samsvar_status name_texts(const crew *c)
{
    size_t count = c->result->documents.count;
    const char **langs = sv_calloc(count + 1, sizeof *langs);
    if (!langs)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < count; i++)
        langs[i] = c->result->documents.data[i]->lang;
    samsvar_status status = sv_lexicon_texts(c->config->lexicon, langs, count);
    sv_free(langs);
    return status;
}

/* One after the other: keys get their numbers in the order of the documents, which nothing may
 * go by. */
static samsvar_status bag_documents(const crew *c, sv_error *err)
{
    sv_worker *w = NULL;
    int long_ones = 0;
    samsvar_status status = name_texts(c);
    if (status == SAMSVAR_OK)
        status = sv_worker_new(c->config->registry, c->config->services, &w, err);
    for (uint32_t i = 0; i < c->result->documents.count && !status; i++) {
        status = bag_document(c, w, i, err);
        if (c->bags[i])
            sv_bag_finish(c->bags[i]);
        long_ones |= c->result->documents.data[i]->segments.count > SV_LIMIT_BLOCK_SEGMENTS;
    }
    sv_worker_free(w);
    if (long_ones) /* where memory is short; short texts come again soon */
        sv_speller_rest(c->config->services->speller);
    return status;
}

/* ---- pairs */

static samsvar_status align_pair(crew *c, sv_worker *w, uint32_t item, sv_error *err)
{
    sv_pair *p = &c->result->pairs.data[item];
    sv_bag *bags[2] = {c->bags[p->source], c->bags[p->target]};
    sv_others others = {{NULL, NULL}, c->joint, c->scout, &c->translated[item], c->run_translated};
    if (c->event) {
        others.event[0] = c->event->idf[p->source];
        others.event[1] = c->event->idf[p->target];
    }
    return sv_pair_align(c->result, p, c->config, w, bags, &others, &c->odds[item], err);
}

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Sorts the values, so that the last digit does not hang on the order of the documents. */
static double mean(double *values, uint32_t n)
{
    double sum = 0;
    if (n)
        qsort(values, n, sizeof *values, by_value);
    for (uint32_t i = 0; i < n; i++)
        sum += values[i] / n;
    return sum;
}

/* A first look at every pair, so that each can be seen beside the others. */
static samsvar_status scout_pairs(crew *c, sv_error *err)
{
    uint32_t n = (uint32_t)c->result->pairs.count;
    c->scout = 1;
    samsvar_status status = run_crew(c, n, err);
    c->scout = 0;
    if (status == SAMSVAR_OK)
        status = sv_joint_new(c->result, c->odds, n, &c->joint);
    c->run_translated = mean(c->translated, n);
    for (uint32_t i = 0; i < n; i++)
        c->odds[i].count = 0;
    return status;
}

static samsvar_status add_pairs(sv_result *r, sv_mode mode)
{
    for (uint32_t a = 0; a < r->documents.count; a++)
        for (uint32_t b = a + 1; b < r->documents.count; b++) {
            sv_pair p = {.source = a, .target = b, .mode = mode};
            if (!sv_vec_push(&r->pairs, p))
                return SAMSVAR_ENOMEM;
        }
    return SAMSVAR_OK;
}

/* ---- statements */

static samsvar_status find_statements(const crew *c)
{
    sv_odds_list all = {0};
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < c->result->pairs.count && !status; i++) {
        sv_odds_list *o = &c->odds[i];
        if (o->count && !sv_vec_reserve(&all, o->count))
            status = SAMSVAR_ENOMEM;
        else if (o->count) {
            memcpy(all.data + all.count, o->data, o->count * sizeof *o->data);
            all.count += o->count;
        }
    }
    if (status == SAMSVAR_OK)
        status = sv_statements_find(c->result, c->config->params, &all);
    sv_vec_clear(&all);
    return status;
}

static void free_crew(crew *c)
{
    for (size_t i = 0; c->bags && i < c->result->documents.count; i++)
        sv_bag_free(c->bags[i]);
    for (size_t i = 0; c->odds && i < c->result->pairs.count; i++)
        sv_vec_clear(&c->odds[i]);
    sv_event_free(c->event);
    sv_joint_free(c->joint);
    sv_free(c->bags);
    sv_free(c->odds);
    sv_free(c->translated);
}

samsvar_status sv_align_documents(sv_result *r, const sv_align_config *given, sv_error *err)
{
    sv_align_config own = *given, *config = &own;
    sv_keep *keep = NULL;
    crew c = {.result = r, .config = config, .run_translated = -1};
    uint32_t documents = (uint32_t)r->documents.count;
    samsvar_status status = add_pairs(r, config->mode);
    c.bags = sv_calloc(documents + 1u, sizeof(sv_bag *));
    c.odds = sv_calloc(r->pairs.count + 1, sizeof *c.odds);
    c.translated = sv_calloc(r->pairs.count + 1, sizeof *c.translated);
    if (!c.bags || !c.odds || !c.translated)
        status = SAMSVAR_ENOMEM;
    r->mode = config->mode;
    r->threshold = config->threshold ? config->threshold
                                     : (int32_t)(config->params->threshold * 1000 + 0.5);
    if (status == SAMSVAR_OK && config->keep)
        status = sv_keep_new(config->keep, r, &keep);
    config->kept = keep;
    c.work = prepare_document;
    if (status == SAMSVAR_OK)
        status = run_crew(&c, documents, err);
    if (status == SAMSVAR_OK && keep)
        status = sv_keep_map(keep, r);
    if (status == SAMSVAR_OK && config->vectors)
        status = sv_vectors_take(config->vectors, r,
                                 config->mode == SV_MODE_COMPARABLE ? 1 : SV_VECTOR_MERGE, err);
    if (status == SAMSVAR_OK)
        status = bag_documents(&c, err);
    if (status == SAMSVAR_OK && sv_canceled())
        status = SAMSVAR_ECANCELED;
    if (status == SAMSVAR_OK && config->mode != SV_MODE_PARALLEL)
        status = sv_event_new(c.bags, documents, sv_lexicon_key_count(config->lexicon), &c.event);
    c.work = align_pair;
    if (status == SAMSVAR_OK && documents > 2 && config->mode != SV_MODE_PARALLEL)
        status = scout_pairs(&c, err);
    if (status == SAMSVAR_OK)
        status = run_crew(&c, (uint32_t)r->pairs.count, err);
    if (status == SAMSVAR_OK)
        status = find_statements(&c);
    free_crew(&c);
    sv_keep_free(keep);
    if (status == SAMSVAR_OK)
        status = sv_canceled() ? SAMSVAR_ECANCELED : sv_result_finish(r);
    return status == SAMSVAR_OK ? status : sv_fail(err, status, "%s", sv_status_text(status));
}
