/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"
#include "tests/unit/toy.h"

#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/plug/run.h"

static const char text[] = "einn Tveir þrír fjórirð Fimm sex";

static sv_registry registry;

static samsvar_doc *make_doc(const char *lang, const char *bytes)
{
    samsvar_doc *doc = sv_doc_new();
    size_t len = strlen(bytes);
    if (!doc)
        return NULL;
    memcpy(doc->lang, lang, strlen(lang) + 1);
    char *copy = sv_strndup(bytes, len);
    if (!copy || sv_doc_set_text(doc, copy, len, SV_INPUT_TEXT, NULL) != SAMSVAR_OK) {
        sv_doc_free(doc);
        return NULL;
    }
    return doc;
}

static void test_set_up(void)
{
    temp_open();
    temp_mkdir("packs");
    temp_mkdir("packs/toy");
    temp_write("packs/toy/toys.txt", "ball\ndoll\n");
    setenv("SAMSVAR_DATA_PATH", temp_dir, 1);
    CU_ASSERT(sv_registry_add(&registry, &toy_plugin, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_registry_add(&registry, &toy_two, NULL) == SAMSVAR_OK);
}

static int is(samsvar_str s, const char *want)
{
    return s.len == strlen(want) && memcmp(s.ptr, want, s.len) == 0;
}

static void test_segment(void)
{
    sv_worker *w;
    samsvar_doc *doc = make_doc("xx-YY", text);
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    CU_ASSERT(doc->segments.count == 6 && toy.segments_seen == 0 && toy.live == 1);
    CU_ASSERT(is(sv_doc_segment_text(doc, 3), "fjórirð"));
    CU_ASSERT(doc->segments.data[3].cp_start == 16 && doc->segments.data[3].cp_end == 23);
    CU_ASSERT(is(doc->segments.data[5].rec.rule, "toy.word"));
    CU_ASSERT(doc->segments.data[0].rec.rule.ptr == doc->segments.data[5].rec.rule.ptr);
    /* again, with the same instance */
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    CU_ASSERT(doc->segments.count == 6 && toy.segments_seen == 0 && toy.live == 1);
    sv_worker_free(w);
    CU_ASSERT(toy.live == 0);
    sv_doc_free(doc);
    sv_worker_free(NULL);
}

static void test_lines(void)
{
    sv_worker *w;
    samsvar_doc *doc = make_doc("xx", "einn tveir\n\nþrír");
    doc->input = SV_INPUT_LINES;
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    CU_ASSERT(doc->segments.count == 3);
    CU_ASSERT(sv_worker_analyze(w, doc, 0, 3, NULL) ==
              SAMSVAR_EPLUGIN); /* the toy's fault */
    CU_ASSERT(doc->features.count == 0);
    sv_worker_free(w);
    sv_doc_free(doc);
}

static void test_analyze(void)
{
    sv_worker *w;
    samsvar_doc *doc = make_doc("no", text);
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_analyze(w, doc, 0, 6, NULL) == SAMSVAR_OK);
    CU_ASSERT(doc->features.count == 12 && doc->block_last == 6);
    CU_ASSERT(is(doc->features.data[8].key, "fimm"));
    /* a block */
    CU_ASSERT(sv_worker_analyze(w, doc, 3, 2, NULL) == SAMSVAR_OK);
    CU_ASSERT(toy.segments_seen == 2 && toy.features_seen == 0);
    CU_ASSERT(doc->features.count == 4 && doc->block_first == 3 && doc->block_last == 5);
    CU_ASSERT(doc->features.data[2].segment == 4 && doc->features.data[3].parent == 2);
    CU_ASSERT(doc->segments.data[0].feature_count == 0);
    CU_ASSERT(doc->segments.data[4].feature_first == 2 &&
              doc->segments.data[4].feature_count == 2);
    CU_ASSERT(sv_worker_analyze(w, doc, 6, 0, NULL) == SAMSVAR_OK &&
              doc->features.count == 0);
    CU_ASSERT(sv_worker_analyze(w, doc, 5, 2, NULL) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_worker_analyze(w, doc, UINT32_MAX, 2, NULL) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_worker_analyze(w, doc, 0, UINT32_MAX, NULL) == SAMSVAR_EINVAL);
    sv_worker_free(w);
    sv_doc_free(doc);
}

typedef struct seen {
    uint32_t blocks, segments;
    samsvar_status status; /* of the second block */
} seen;

static samsvar_status see(void *data, samsvar_doc *doc)
{
    seen *s = data;
    CU_ASSERT(doc->block_first == s->segments && doc->features.count > 0);
    s->segments = doc->block_last;
    return ++s->blocks == 2 ? s->status : SAMSVAR_OK;
}

static void test_blocks(void)
{
    static char lines[2 * (2 * SV_LIMIT_BLOCK_SEGMENTS + 1) + 1];
    sv_worker *w;
    seen all = {0}, some = {.status = SAMSVAR_EDATA}, none = {0};
    for (size_t i = 0; i + 2 < sizeof lines; i += 2) {
        lines[i] = 'a';
        lines[i + 1] = '\n';
    }
    samsvar_doc *doc = make_doc("qaa", lines), *empty = make_doc("qaa", "");
    doc->input = SV_INPUT_LINES;
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_analyze_blocks(w, doc, see, &all, "lines", NULL) == SAMSVAR_OK);
    CU_ASSERT(all.blocks == 3 && all.segments == doc->segments.count);
    CU_ASSERT(sv_worker_analyze_blocks(w, doc, see, &some, NULL, NULL) == SAMSVAR_EDATA);
    CU_ASSERT(some.blocks == 2);
    CU_ASSERT(sv_worker_analyze_blocks(w, empty, see, &none, NULL, NULL) == SAMSVAR_OK);
    CU_ASSERT(none.blocks == 0);
    sv_cancel();
    CU_ASSERT(sv_worker_analyze_blocks(w, doc, see, &none, NULL, NULL) == SAMSVAR_ECANCELED);
    CU_ASSERT(none.blocks <= 1);
    sv_cancel_reset();
    sv_worker_free(w);
    sv_doc_free(doc);
    sv_doc_free(empty);
}

/* One fault: the status, and the words that the message must hold. */
static void faulty_segment(toy_fault fault, samsvar_status want, const char *rule)
{
    static char many[3 * 5000];
    sv_worker *w;
    sv_error err;
    sv_error_init(&err);
    memset(many, 'x', sizeof many - 1);
    memcpy(many, "a b c ", 6);
    samsvar_doc *doc = make_doc("xx", fault == TOY_SEG_RULES ? many : text);
    doc->options.explain = 1;
    toy.fault = fault;
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, &err) == want && err.code == want);
    CU_ASSERT(strstr(err.message, "plugin toy: segment: ") != NULL);
    CU_ASSERT(strstr(err.message, rule) != NULL);
    if (!strstr(err.message, rule))
        printf("[%s]", err.message);
    CU_ASSERT(doc->segments.count == 0 && doc->no_breaks.count == 0);
    toy.fault = TOY_GOOD;
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    CU_ASSERT(doc->segments.count >= 4);
    sv_worker_free(w);
    sv_doc_free(doc);
}

static void test_faulty_segments(void)
{
    const samsvar_status e = SAMSVAR_EPLUGIN;
    faulty_segment(TOY_SEG_RANGE, e, "record 3: end 4294967295 is behind the text");
    faulty_segment(TOY_SEG_EMPTY, e, "is not before end");
    faulty_segment(TOY_SEG_OVERLAP, e, "before the end of the last segment");
    faulty_segment(TOY_SEG_INSIDE, e, "is inside a character");
    faulty_segment(TOY_SEG_SPACE, e, "white space at an end");
    faulty_segment(TOY_SEG_SIZE, e, "the record has 36 bytes, not 40");
    faulty_segment(TOY_SEG_NULL, e, "NULL");
    faulty_segment(TOY_SEG_KIND, e, "kind is 0");
    faulty_segment(TOY_SEG_PARAGRAPH, e, "comes after paragraph 1");
    faulty_segment(TOY_SEG_RULE, e, "the rule has 300 bytes");
    faulty_segment(TOY_SEG_RULES, e, "SV_LIMIT_RULES");
    faulty_segment(TOY_SEG_ENDLESS, SAMSVAR_ELIMIT, "SV_LIMIT_SEGMENTS");
    faulty_segment(TOY_SWALLOWS, e, "NULL");
    faulty_segment(TOY_STATUS, e, "returned 77, which is no status");
    faulty_segment(TOY_HALF_WAY, SAMSVAR_EDATA, "half way");
}

static void faulty_feature(toy_fault fault, samsvar_status want, const char *rule)
{
    sv_worker *w;
    sv_error err;
    sv_error_init(&err);
    samsvar_doc *doc = make_doc("xx", text);
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, &err) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_analyze(w, doc, 0, 2, &err) == SAMSVAR_OK);
    toy.fault = fault;
    CU_ASSERT(sv_worker_analyze(w, doc, 1, 5, &err) == want && err.code == want);
    CU_ASSERT(strstr(err.message, "plugin toy: analyze: ") != NULL);
    CU_ASSERT(strstr(err.message, rule) != NULL);
    if (!strstr(err.message, rule))
        printf("[%s]", err.message);
    CU_ASSERT(doc->features.count == 0 && doc->block_last == 0 &&
              doc->segments.count == 6);
    for (size_t i = 0; i < doc->segments.count; i++)
        CU_ASSERT(doc->segments.data[i].feature_count == 0);
    toy.fault = TOY_GOOD;
    CU_ASSERT(sv_worker_analyze(w, doc, 0, 6, NULL) == SAMSVAR_OK &&
              doc->features.count == 12);
    sv_worker_free(w);
    sv_doc_free(doc);
}

static void test_faulty_features(void)
{
    const samsvar_status e = SAMSVAR_EPLUGIN;
    faulty_feature(TOY_FEAT_SEGMENT, e, "segment 1000 of 5");
    faulty_feature(TOY_FEAT_ORDER, e, "is not in its segment");
    faulty_feature(TOY_FEAT_OUTSIDE, e, "is not in its segment");
    faulty_feature(TOY_FEAT_INSIDE, e, "is inside a character");
    faulty_feature(TOY_FEAT_PARENT, e, "parent 1000 does not come before it");
    faulty_feature(TOY_FEAT_PARENT_SEGMENT, e, "parent 0 is in another segment");
    faulty_feature(TOY_FEAT_KEY_LONG, e, "SV_LIMIT_KEY");
    faulty_feature(TOY_FEAT_KEY_BYTES, e, "the key is not valid UTF-8");
    faulty_feature(TOY_FEAT_KEY_NULL, e, "the key is NULL");
    faulty_feature(TOY_FEAT_WEIGHT, e, "weight 1001");
    faulty_feature(TOY_FEAT_ENDLESS, SAMSVAR_ELIMIT, "SV_LIMIT_FEATURES_PER_BYTE");
    faulty_feature(TOY_HALF_WAY, SAMSVAR_ENOTSUP, "half way");
}

static void test_create_fails(void)
{
    sv_worker *w;
    sv_error err;
    samsvar_doc *doc = make_doc("xx", text);
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    sv_error_init(&err);
    toy.fault = TOY_NO_INSTANCE;
    CU_ASSERT(sv_worker_segment(w, doc, &err) == SAMSVAR_EPLUGIN);
    CU_ASSERT_STRING_EQUAL(err.message, "plugin toy: create: made no instance");
    sv_error_init(&err);
    toy.fault = TOY_CREATE_FAILS;
    CU_ASSERT(sv_worker_segment(w, doc, &err) == SAMSVAR_EDATA);
    CU_ASSERT_STRING_EQUAL(err.message, "plugin toy: create: the toy is?broken");
    toy.fault = TOY_GOOD;
    CU_ASSERT(toy.live == 0);
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    sv_worker_free(w);
    /* a list that is malformed is not passed over in silence */
    temp_write("packs/toy/toys.txt", "doll\nball\n");
    sv_error_init(&err);
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, &err) == SAMSVAR_EDATA);
    CU_ASSERT(strstr(err.file, "toys.txt") != NULL && err.line == 2);
    CU_ASSERT(toy.live == 0);
    temp_write("packs/toy/toys.txt", "ball\ndoll\n");
    sv_worker_free(w);
    sv_doc_free(doc);
}

static void test_canceled(void)
{
    static char many[8192];
    sv_worker *w;
    for (size_t i = 0; i + 1 < sizeof many; i++)
        many[i] = i % 2 ? ' ' : 'x';
    many[sizeof many - 2] = 'x';
    samsvar_doc *doc = make_doc("xx", many);
    CU_ASSERT(sv_worker_new(&registry, NULL, &w, NULL) == SAMSVAR_OK);
    sv_cancel();
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_ECANCELED);
    CU_ASSERT(doc->segments.count == 0);
    sv_cancel_reset();
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK &&
              doc->segments.count == 4096);
    sv_worker_free(w);
    sv_doc_free(doc);
}

/* ------------------------------------------------------------------ align */

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

/* ------------------------------------------------------------------ services */

static void test_hooks_off(void)
{
    sv_registry reg = {.hooks_off = SV_HOOK_SEGMENT | SV_HOOK_ALIGN};
    CU_ASSERT(sv_registry_add(&reg, &toy_plugin, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_registry_hooks(&reg, &toy_plugin) == SV_HOOK_ANALYZE);
    sv_worker *w;
    samsvar_doc *doc = make_doc("xx", "Fyrsta setning. Önnur setning.");
    CU_ASSERT(sv_worker_new(&reg, NULL, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    CU_ASSERT(doc->segments.count == 2);
    sv_worker_free(w);
    sv_doc_free(doc);
    sv_registry_close(&reg);
}

/* The host's table, as a plugin has it. */
static const samsvar_host *the_host;

static samsvar_status catch_create(const samsvar_plugin *self, const samsvar_host *host,
                                   samsvar_instance **out)
{
    the_host = host;
    return toy_create(self, host, out);
}

static uint32_t lexicon_pos(void *data, const char *lang, samsvar_str lemma)
{
    return data && strcmp(lang, "xx") == 0 && lemma.len == 3 ? SAMSVAR_POS_NOUN : 0;
}

static samsvar_status no_word(void *sink, samsvar_str word)
{
    (void)sink;
    (void)word;
    return SAMSVAR_EINVAL;
}

static void check_text_service(const samsvar_text_v1 *t)
{
    char out[16];
    uint32_t next;
    const samsvar_str word = {"\xC3\x86R\xC2\xAD"
                              "e\xCC\x81",
                              8}; /* ÆR-e, soft hyphen, acute */
    CU_ASSERT(t->classify('A') == (SAMSVAR_CH_UPPER | SAMSVAR_CH_LETTER));
    CU_ASSERT(t->lower(0xC6) == 0xE6 && t->upper('x') == 'X');
    CU_ASSERT(t->next(word, 0, &next) == 0xC6 && next == 2);
    CU_ASSERT(t->next(word, 1, &next) == 0xFFFD && next == 2);
    CU_ASSERT(t->next(word, 8, &next) == 0 && next == 8);
    CU_ASSERT(t->fold(word, out, sizeof out) == 5);
    CU_ASSERT_STRING_EQUAL(out, "\xC3\xA6r\xC3\xA9");
    CU_ASSERT(t->nfc(word, out, sizeof out) == 5);
    CU_ASSERT_STRING_EQUAL(out, "\xC3\x86R\xC3\xA9");
    CU_ASSERT(t->fold(word, out, 6) == 5);
    CU_ASSERT(t->fold(word, out, 5) == SAMSVAR_NONE);
    CU_ASSERT(t->fold(word, out, 0) == SAMSVAR_NONE);
    const samsvar_str plain = {"ABCD\xC3\x9E", 6}, cut = {"A\xC3", 2}, none = {"", 0};
    CU_ASSERT(t->fold(plain, out, 7) == 6);
    CU_ASSERT_STRING_EQUAL(out, "abcd\xC3\xBE");
    CU_ASSERT(t->fold(plain, out, 6) == SAMSVAR_NONE);
    CU_ASSERT(t->fold(cut, out, 6) == SAMSVAR_NONE);
    CU_ASSERT(t->fold(none, out, 1) == 0 && out[0] == '\0');
    CU_ASSERT(t->fold(none, out, 0) == SAMSVAR_NONE);
}

static void test_services(void)
{
    samsvar_plugin plugin = toy_plugin;
    sv_registry reg = {.dynamic = 0};
    sv_worker *w;
    const sv_services services = {&reg, lexicon_pos, NULL, NULL};
    samsvar_doc *doc = make_doc("xx", text);
    const samsvar_str three = {"sex", 3};
    plugin.create = catch_create;
    CU_ASSERT(sv_registry_add(&reg, &plugin, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_new(&reg, &services, &w, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    const samsvar_host *h = the_host;
    CU_ASSERT(h->struct_size == sizeof *h && h->abi == SAMSVAR_ABI);
    CU_ASSERT(h->extension(h, "samsvar.nonsense/1") == NULL &&
              h->extension(h, NULL) == NULL);
    check_text_service(h->extension(h, "samsvar.text/1"));
    const samsvar_lexicon_v1 *lexicon = h->extension(h, "samsvar.lexicon/1");
    CU_ASSERT(lexicon->pos(h, "xx", three) == SAMSVAR_POS_NOUN);
    CU_ASSERT(lexicon->pos(h, "yy", three) == 0);
    const samsvar_speller_v1 *speller = h->extension(h, "samsvar.speller/1");
    CU_ASSERT(speller->known(h, "xx", three) == 0);
    CU_ASSERT(speller->stems(h, "xx", three, no_word, NULL) == SAMSVAR_OK);
    const samsvar_pack_v1 *pack = h->extension(h, "samsvar.pack/1");
    CU_ASSERT(pack->count(pack->list(h, "toys")) == 2 &&
              pack->list(h, "nothing") == NULL);
    const samsvar_align_v1 *al = h->extension(h, "samsvar.align/1");
    CU_ASSERT(al->weigh(h, doc, 0, 1, 1) != SAMSVAR_OK);
    CU_ASSERT(al->mark(h, doc, 0, 1, 1) != SAMSVAR_OK);
    CU_ASSERT(al->next(h, doc, doc, NULL, NULL) != SAMSVAR_OK);
    CU_ASSERT(h->doc_segment(doc, 6) == NULL && h->doc_feature(doc, 0) == NULL);
    CU_ASSERT(is(h->doc_lang(doc), "xx") && is(h->doc_date(doc), ""));
    CU_ASSERT(h->doc_options(doc)->explain == 0 && h->canceled(h) == 0);
    CU_ASSERT(h->alloc(h, SIZE_MAX) == NULL);
    sv_worker_free(w);
    sv_doc_free(doc);
    sv_registry_close(&reg);
}

/* ------------------------------------------------------------------ memory */

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
    sv_doc_free(doc);
    sv_doc_free(other);
    return status;
}

static void test_no_memory(void)
{
    for (int sticky = 0; sticky < 2; sticky++) {
        int64_t live = sv_mem_live();
        uint64_t n = 0;
        int reached = 1; /* the n-th allocation */
        while (reached && n < 1000) {
            sv_mem_fail_at(++n, sticky);
            samsvar_status status = work();
            reached = sv_mem_count() >= n;
            CU_ASSERT(reached || status == SAMSVAR_OK);
            CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
            CU_ASSERT(sv_mem_live() == live && toy.live == 0);
        }
        sv_mem_fail_at(0, 0);
        CU_ASSERT(n > 20 && n < 1000);
    }
    sv_registry_close(&registry);
    temp_close();
}

SUITE_MAIN("plug_run", TEST(test_set_up), TEST(test_segment), TEST(test_lines),
           TEST(test_analyze), TEST(test_blocks), TEST(test_faulty_segments),
           TEST(test_faulty_features),
           TEST(test_create_fails), TEST(test_canceled), TEST(test_align),
           TEST(test_faulty_links), TEST(test_hooks_off), TEST(test_services),
           TEST(test_no_memory))
