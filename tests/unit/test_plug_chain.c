/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The chain of align hooks over the search; and no memory, from segments to links. */
#include "tests/unit/nomem.h"
#include "tests/unit/toydoc.h"

typedef struct engine_log {
    int searched, weighed, marked;
    samsvar_status result;
    uint32_t src_first;
} engine_log;

static samsvar_status engine_weigh(void *data, const samsvar_doc *doc, uint32_t start,
                                   uint32_t end, uint32_t permille)
{
    engine_log *log = data;
    log->weighed++;
    CU_ASSERT(doc != NULL && start == 0 && end == 1 && permille == 2000);
    return SAMSVAR_OK;
}

static samsvar_status engine_mark(void *data, const samsvar_doc *doc, uint32_t segment,
                                  uint32_t what, int32_t value)
{
    engine_log *log = data;
    log->marked++;
    CU_ASSERT(doc != NULL && segment == 0 && what == SAMSVAR_IS_SPEECH && value == 1000);
    return SAMSVAR_OK;
}

static samsvar_status engine_search(void *data, const samsvar_doc *src,
                                    const samsvar_doc *tgt, samsvar_emit_link *emit,
                                    void *sink)
{
    engine_log *log = data;
    samsvar_link link = {.src_first = log->src_first,
                         .src_count = 1,
                         .tgt_count = 1,
                         .relation = SAMSVAR_REL_OVERLAP,
                         .score = 900,
                         .id = 7};
    (void)src;
    (void)tgt;
    log->searched++;
    samsvar_status status = emit(sink, &link, sizeof link);
    return status ? status : log->result;
}

static samsvar_link links[8];
static uint32_t link_count;

static samsvar_status take_link(void *sink, const samsvar_link *rec, uint32_t size)
{
    (void)sink;
    CU_ASSERT(size == sizeof *rec);
    if (link_count == 8)
        return SAMSVAR_ELIMIT;
    links[link_count++] = *rec;
    return SAMSVAR_OK;
}

static samsvar_status align(const char *src_lang, const char *tgt_lang, engine_log *log,
                            sv_error *err)
{
    const sv_engine engine = {log, engine_weigh, engine_mark, engine_search};
    sv_worker *w;
    samsvar_doc *src = make_doc(src_lang, text), *tgt = make_doc(tgt_lang, text);
    sv_error_init(err);
    link_count = 0;
    toy.aligned = 0;
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    toy_fault fault = toy.fault;
    toy.fault = TOY_GOOD;
    CU_ASSERT(sv_worker_segment(w, src, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, tgt, NULL) == SAMSVAR_OK);
    toy.fault = fault;
    samsvar_status status = sv_worker_align(w, src, tgt, &engine, take_link, NULL, err);
    CU_ASSERT(err->code == status);
    sv_worker_free(w);
    sv_doc_free(src);
    sv_doc_free(tgt);
    return status;
}

static void test_align(void)
{
    engine_log log = {0};
    sv_error err;
    /* both hooks, then the engine: each takes 100 off */
    CU_ASSERT(align("xx", "yy", &log, &err) == SAMSVAR_OK);
    CU_ASSERT(toy.aligned == 2 && log.searched == 1 && log.weighed == 2 &&
              log.marked == 2);
    CU_ASSERT(link_count == 1 && links[0].score == 700 && links[0].id == 7);
    /* one plugin has both languages */
    CU_ASSERT(align("xx", "nn", &log, &err) == SAMSVAR_OK);
    CU_ASSERT(toy.aligned == 1 && link_count == 1 && links[0].score == 800);
    /* only the target has a plugin; then nobody has */
    CU_ASSERT(align("de", "yy", &log, &err) == SAMSVAR_OK);
    CU_ASSERT(toy.aligned == 1 && links[0].score == 800);
    CU_ASSERT(align("de", "", &log, &err) == SAMSVAR_OK);
    CU_ASSERT(toy.aligned == 0 && links[0].score == 900);
    toy.own_links = 1;
    CU_ASSERT(align("xx", "yy", &log, &err) == SAMSVAR_OK);
    CU_ASSERT(link_count == 3 && links[0].id == SAMSVAR_NONE);
    toy.own_links = 0;
}

static void faulty_link(toy_fault fault, const char *rule)
{
    engine_log log = {0};
    sv_error err;
    toy.fault = fault;
    CU_ASSERT(align("xx", "yy", &log, &err) == SAMSVAR_EPLUGIN);
    CU_ASSERT(strstr(err.message, "plugin toy: align: ") != NULL ||
              strstr(err.message, "plugin toy2: align: ") != NULL);
    CU_ASSERT(strstr(err.message, rule) != NULL);
    if (!strstr(err.message, rule))
        printf("[%s]", err.message);
    toy.fault = TOY_GOOD;
}

static void test_faulty_links(void)
{
    engine_log log = {0};
    sv_error err;
    toy.own_links = 1;
    faulty_link(TOY_LINK_RANGE, "segments 4294967295 + 1 of the source, which has 6");
    faulty_link(TOY_LINK_EMPTY, "without a segment of the target");
    faulty_link(TOY_LINK_SCORE, "score -1");
    faulty_link(TOY_LINK_RELATION, "relation is 0");
    toy.own_links = 0;
    faulty_link(TOY_NEXT_TWICE, "next() was called twice");
    faulty_link(TOY_NEXT_OTHER, "other documents");
    faulty_link(TOY_WEIGH_RANGE, "weigh(): 5-4");
    faulty_link(TOY_MARK_RANGE, "mark(): segment 100000");
    /* failures of the engine get through, even where a hook hides them */
    log.result = SAMSVAR_ENOMEM;
    CU_ASSERT(align("xx", "yy", &log, &err) == SAMSVAR_ENOMEM);
    toy.fault = TOY_ALIGN_SWALLOWS;
    CU_ASSERT(align("xx", "yy", &log, &err) == SAMSVAR_ENOMEM);
    log.result = SAMSVAR_OK;
    log.src_first = 6;
    CU_ASSERT(align("xx", "yy", &log, &err) == SAMSVAR_EPLUGIN);
    CU_ASSERT(strstr(err.message, "plugin engine: align") != NULL);
    toy.fault = TOY_GOOD;
}

static samsvar_status work(void)
{
    engine_log log = {0};
    const sv_engine engine = {&log, NULL, NULL, engine_search};
    samsvar_status status = SAMSVAR_ENOMEM;
    sv_worker *w = NULL;
    samsvar_doc *doc = make_doc("xx", text), *other = make_doc("de", "Eins. Zwei.");
    sv_error err;
    sv_error_init(&err);
    link_count = 0;
    if (!doc || !other)
        goto out;
    if ((status = sv_worker_new(&registry, NULL, &w, &err)) == SAMSVAR_OK &&
        (status = sv_worker_segment(w, doc, &err)) == SAMSVAR_OK &&
        (status = sv_worker_segment(w, other, &err)) == SAMSVAR_OK &&
        (status = sv_worker_analyze(w, doc, 0, 6, &err)) == SAMSVAR_OK &&
        (status = sv_worker_analyze(w, other, 0, 2, &err)) == SAMSVAR_OK)
        status = sv_worker_align(w, doc, other, &engine, take_link, NULL, &err);
    CU_ASSERT(err.code == status);
out:
    sv_worker_free(w);
    CU_ASSERT(toy.live == 0);
    sv_doc_free(doc);
    sv_doc_free(other);
    return status;
}

static void test_no_memory(void)
{
    fail_each_allocation(work, 20, 1000);
}

SUITE_MAIN("plug_chain", TEST(test_set_up), TEST(test_align), TEST(test_faulty_links),
           TEST(test_no_memory), TEST(test_tear_down))
