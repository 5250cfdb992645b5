/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/toydoc.h"

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

SUITE_MAIN("plug_run", TEST(test_set_up), TEST(test_segment), TEST(test_lines),
           TEST(test_analyze), TEST(test_blocks), TEST(test_faulty_segments),
           TEST(test_faulty_features), TEST(test_create_fails), TEST(test_canceled),
           TEST(test_hooks_off), TEST(test_services), TEST(test_tear_down))
