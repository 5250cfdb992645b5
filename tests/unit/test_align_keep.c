/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* What a person has judged holds in the next run. */
#include <string.h>

#include "core/align/align.h"
#include "core/align/keep.h"
#include "core/base/mem.h"
#include "tests/unit/suite.h"

static const char lexicon_text[] = "regjering\tn\tgovernment\nbudsjett\tn\tbudget\n"
                                   "sykehus\tn\thospital\nbrann\tn\tfire\nferge\tn\tferry\n"
                                   "storm\tn\tstorm\npriser\tn\tprices\nstrøm\tn\telectricity\n";
static const char nb[] = "Regjering la fram budsjett på 150 milliarder.\n\n"
                         "Brann på sykehus i Bergen, 12 skadet.\n\n"
                         "Storm: ferge innstilt.\n\n"
                         "Priser på strøm stiger i Oslo.\n\nHan visste ikke.\n";
static const char en[] = "Government presented budget of 150 billion.\n\n"
                         "Fire at hospital in Bergen, 12 injured.\n\n"
                         "A line that nobody else has written.\n\n"
                         "Storm: ferry cancelled.\n\n"
                         "Prices of electricity rise in Oslo.\n\nThe minister was silent.\n";

typedef struct bench {
    sv_registry registry;
    sv_lexicon *lexicon;
    sv_params params;
    sv_align_config config;
} bench;

static samsvar_status open_bench(bench *b, sv_mode mode)
{
    memset(b, 0, sizeof *b);
    samsvar_status status = sv_lexicon_new(&b->lexicon);
    if (!status)
        status = sv_lexicon_add(b->lexicon, "nb-en", "nb-en.tsv", lexicon_text,
                                strlen(lexicon_text), NULL);
    if (!status)
        status = sv_params_open(&b->params, NULL);
    b->config = (sv_align_config){.registry = &b->registry, .lexicon = b->lexicon,
                                  .params = &b->params, .mode = mode, .jobs = 2};
    return status;
}

static samsvar_status add(sv_result *r, const char *id, const char *text, sv_input input)
{
    samsvar_doc *doc = sv_doc_new();
    char *copy = doc ? sv_strdup(text) : NULL;
    samsvar_status status = SAMSVAR_ENOMEM;
    if (copy)
        status = sv_doc_set_text(doc, copy, strlen(text), input, NULL);
    if (!status)
        status = sv_doc_set_string(doc, &doc->id, id, strlen(id));
    if (status) {
        sv_doc_free(doc);
        return status;
    }
    memcpy(doc->lang, id, 2);
    return sv_result_add_document(r, doc);
}

static samsvar_status align(bench *b, const char *const ids[2], const char *const texts[2],
                            sv_input input, const sv_result *keep, sv_result **out)
{
    sv_result *r = sv_result_new();
    samsvar_status status = r ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (int i = 0; i < 2 && !status; i++)
        status = add(r, ids[i], texts[i], input);
    b->config.keep = keep;
    if (!status)
        status = sv_align_documents(r, &b->config, NULL);
    if (status) {
        sv_result_free(r);
        r = NULL;
    }
    *out = r;
    return status;
}

static const char *const names[2] = {"nb", "en"};
static const char *const texts[2] = {nb, en};

static sv_result *first(bench *b, sv_mode mode, sv_input input)
{
    sv_result *r = NULL;
    CU_ASSERT_FATAL(open_bench(b, mode) == SAMSVAR_OK);
    CU_ASSERT_FATAL(align(b, names, texts, input, NULL, &r) == SAMSVAR_OK);
    CU_ASSERT_FATAL(r->documents.data[0]->segments.count >= 5);
    return r;
}

static sv_result *again(bench *b, sv_input input, sv_result *old)
{
    sv_result *r = NULL;
    CU_ASSERT_FATAL(align(b, names, texts, input, old, &r) == SAMSVAR_OK);
    return r;
}

static sv_link *find(const sv_result *r, uint32_t s, uint32_t t)
{
    sv_pair *p = &r->pairs.data[0];
    for (size_t k = 0; k < p->links.count; k++)
        for (uint32_t i = 0; i < p->links.data[k].source_count; i++)
            for (uint32_t j = 0; j < p->links.data[k].target_count; j++)
                if (p->links.data[k].source[i] == s && p->links.data[k].target[j] == t)
                    return &p->links.data[k];
    return NULL;
}

/* A link as a person would add it. */
static void judge(sv_result *r, uint32_t s, uint32_t t, sv_link_status status)
{
    sv_pair *p = &r->pairs.data[0];
    uint32_t *list = sv_arena_alloc(&p->arena, 2, sizeof *list);
    size_t n = 0;
    CU_ASSERT_FATAL(list != NULL);
    for (size_t k = 0; k < p->links.count; k++) /* in place of the engine's */
        if (p->links.data[k].source[0] != s || p->links.data[k].target[0] != t)
            p->links.data[n++] = p->links.data[k];
    p->links.count = n;
    list[0] = s;
    list[1] = t;
    sv_link l = {.source = list, .target = list + 1, .source_count = 1, .target_count = 1,
                 .relation = SAMSVAR_REL_SRC_IN_TGT, .score = 400, .status = status,
                 .origin = "Anna", .parts = {-1, -1, -1, -1, -1}};
    CU_ASSERT(sv_vec_push(&p->links, l));
    CU_ASSERT(sv_result_finish(r) == SAMSVAR_OK);
}

static int in_statement(const sv_result *r, uint32_t s, uint32_t t)
{
    for (size_t k = 0; k < r->statements.count; k++) {
        int has[2] = {0, 0};
        const sv_statement *st = &r->statements.data[k];
        for (uint32_t m = 0; m < st->count; m++)
            for (uint32_t i = 0; i < st->members[m].count; i++)
                if (st->members[m].document < 2)
                    has[st->members[m].document] |=
                        st->members[m].segments[i] == (st->members[m].document ? t : s);
        if (has[0] && has[1])
            return 1;
    }
    return 0;
}

static void test_judged(void)
{
    static const sv_mode modes[] = {SV_MODE_PARALLEL, SV_MODE_COMPARABLE, SV_MODE_AUTO};
    for (int k = 0; k < 3; k++) {
        bench b;
        sv_result *old = first(&b, modes[k], SV_INPUT_LINES);
        /* lines 2, 4, 6 ... are empty */
        CU_ASSERT_PTR_NOT_NULL_FATAL(find(old, 2, 2));
        judge(old, 8, 10, SV_LINK_CONFIRMED);
        find(old, 2, 2)->status = SV_LINK_REJECTED;
        for (int round = 0; round < 3; round++) { /* each keeps what the one before kept */
            sv_result *r = again(&b, SV_INPUT_LINES, old);
            const sv_link *good = find(r, 8, 10), *bad = find(r, 2, 2);
            CU_ASSERT_FATAL(good && bad);
            CU_ASSERT(good->status == SV_LINK_CONFIRMED && good->score == 999);
            CU_ASSERT_STRING_EQUAL(good->origin, "Anna");
            CU_ASSERT(good->relation == SAMSVAR_REL_SRC_IN_TGT && good->source_count == 1);
            CU_ASSERT(bad->status == SV_LINK_REJECTED);
            CU_ASSERT(in_statement(r, 8, 10) && !in_statement(r, 2, 2));
            CU_ASSERT(find(r, 0, 0) && find(r, 4, 6) && find(r, 6, 8));
            int others = 0; /* of the rejected link's segments */
            for (size_t n = 0; n < r->pairs.data[0].links.count; n++) {
                const sv_link *l = &r->pairs.data[0].links.data[n];
                others += l->status != SV_LINK_REJECTED && l->source[0] <= 2 &&
                          l->source[l->source_count - 1] >= 2 && l->target[0] <= 2 &&
                          l->target[l->target_count - 1] >= 2;
            }
            CU_ASSERT(others == 0);
            sv_result_free(old);
            old = r;
        }
        sv_result_free(old);
        sv_lexicon_free(b.lexicon);
    }
}

/* Confirmed against the words: the search goes through it, and what contradicts goes. */
static void test_forced(void)
{
    bench b;
    sv_result *old = first(&b, SV_MODE_PARALLEL, SV_INPUT_LINES);
    judge(old, 0, 4, SV_LINK_CONFIRMED); /* then 2 cannot be 2 */
    sv_result *r = again(&b, SV_INPUT_LINES, old);
    CU_ASSERT(find(r, 0, 4) && !find(r, 0, 0) && !find(r, 2, 2));
    CU_ASSERT(find(r, 4, 6) && find(r, 6, 8));
    for (size_t k = 0; k < r->pairs.data[0].links.count; k++)
        CU_ASSERT(!r->pairs.data[0].links.data[k].crossing);
    sv_result_free(r);
    /* one that crosses stands beside the others, which lead the search */
    judge(old, 2, 2, SV_LINK_CONFIRMED);
    judge(old, 4, 6, SV_LINK_EDITED);
    r = again(&b, SV_INPUT_LINES, old);
    CU_ASSERT(find(r, 0, 4) && find(r, 2, 2) && find(r, 4, 6) && find(r, 6, 8));
    CU_ASSERT(find(r, 4, 6) && find(r, 4, 6)->status == SV_LINK_EDITED);
    sv_result_free(r);
    /* a segment has one link in a parallel pair; by themselves such texts are comparable */
    judge(old, 0, 0, SV_LINK_CONFIRMED);
    r = again(&b, SV_INPUT_LINES, old);
    CU_ASSERT((find(r, 0, 4) != NULL) + (find(r, 0, 0) != NULL) == 1);
    sv_result_free(r);
    b.config.mode = SV_MODE_AUTO;
    r = again(&b, SV_INPUT_LINES, old);
    CU_ASSERT(r->pairs.data[0].mode == SV_MODE_COMPARABLE);
    CU_ASSERT(find(r, 0, 4) && find(r, 0, 0));
    sv_result_free(r);
    sv_result_free(old);
    sv_lexicon_free(b.lexicon);
}

/* Other order of the documents, other text around: found by id and text. */
static void test_moved(void)
{
    static const char *const swapped[2] = {"en", "nb"};
    static const char more_nb[] = "En ny linje.\nHan visste ikke.\nNoe annet i Bergen.\n";
    static const char more_en[] = "The minister was silent.\nPrices of electricity rise in Oslo.\n";
    const char *const moved[2] = {more_en, more_nb};
    bench b;
    sv_result *r = NULL, *old = first(&b, SV_MODE_COMPARABLE, SV_INPUT_LINES);
    judge(old, 8, 10, SV_LINK_CONFIRMED);
    judge(old, 8, 8, SV_LINK_REJECTED);
    judge(old, 0, 0, SV_LINK_CONFIRMED); /* gone */
    CU_ASSERT_FATAL(align(&b, swapped, moved, SV_INPUT_LINES, old, &r) == SAMSVAR_OK);
    const sv_link *good = find(r, 0, 1), *bad = find(r, 1, 1);
    CU_ASSERT_FATAL(good && bad);
    CU_ASSERT(good->status == SV_LINK_CONFIRMED && good->relation == SAMSVAR_REL_TGT_IN_SRC);
    CU_ASSERT(bad->status == SV_LINK_REJECTED);
    sv_result_free(r);
    sv_result_free(old);
    sv_lexicon_free(b.lexicon);
}

/* The boundaries that a person has set hold while the text is the same. */
static void test_boundaries(void)
{
    bench b;
    sv_result *old = first(&b, SV_MODE_COMPARABLE, SV_INPUT_TEXT);
    samsvar_doc *doc = old->documents.data[0];
    uint32_t count = (uint32_t)doc->segments.count;
    /* two become one, and another is cut within a word with a letter of two bytes */
    doc->segments.data[0].cp_end = doc->segments.data[1].cp_end;
    doc->segments.data[0].rec.flags |= SV_SEGMENT_USER;
    doc->segments.data[1].cp_start = doc->segments.data[2].cp_start;
    doc->segments.data[1].cp_end = doc->segments.data[2].cp_end;
    doc->segments.data[2] = doc->segments.data[3];
    doc->segments.data[2].cp_end = doc->segments.data[2].cp_start + 13; /* "Priser på str" */
    doc->segments.data[3].cp_start = doc->segments.data[2].cp_end;
    doc->segments.data[3].rec.kind = SV_SEGMENT_NAMED; /* the first of the old names, or none */
    sv_result *r = again(&b, SV_INPUT_TEXT, old);
    const samsvar_doc *now = r->documents.data[0];
    CU_ASSERT_FATAL(now->segments.count == count);
    for (uint32_t i = 0; i < count; i++) {
        CU_ASSERT_EQUAL(now->segments.data[i].cp_start, doc->segments.data[i].cp_start);
        CU_ASSERT_EQUAL(now->segments.data[i].cp_end, doc->segments.data[i].cp_end);
    }
    CU_ASSERT(now->segments.data[0].rec.flags & SV_SEGMENT_USER);
    CU_ASSERT(!(now->segments.data[2].rec.flags & SV_SEGMENT_USER));
    samsvar_str cut = sv_doc_segment_text(now, 3);
    CU_ASSERT(cut.len > 3 && memcmp(cut.ptr, "øm ", strlen("øm ")) == 0);
    sv_result_free(r);
    doc->segments.data[2].cp_end = 9999; /* no segments of this text */
    r = again(&b, SV_INPUT_TEXT, old);
    CU_ASSERT(r->documents.data[0]->segments.data[0].cp_end < doc->segments.data[0].cp_end);
    sv_result_free(r);
    sv_result_free(old);
    sv_lexicon_free(b.lexicon);
}

/* Long texts: the band goes through confirmed links wherever they are. */
static void test_long(void)
{
    enum { LINES = 700 };
    static char text[2][LINES * 40];
    const char *const both[2] = {text[0], text[1]};
    static const char *const words[2][4] = {{"regjering", "sykehus", "ferge", "storm"},
                                            {"government", "hospital", "ferry", "storm"}};
    for (int k = 0; k < 2; k++) {
        char *p = text[k];
        for (int i = 0; i < LINES; i++) {
            const char *w = words[k][i % 4];
            memcpy(p, w, strlen(w));
            p += strlen(w);
            *p++ = ' ';
            for (int d = 100; d; d /= 10)
                *p++ = (char)('0' + i / d % 10);
            *p++ = '\n';
        }
        *p = '\0';
    }
    bench b;
    sv_result *r = NULL, *old = NULL;
    CU_ASSERT_FATAL(open_bench(&b, SV_MODE_PARALLEL) == SAMSVAR_OK);
    CU_ASSERT_FATAL(align(&b, names, both, SV_INPUT_LINES, NULL, &old) == SAMSVAR_OK);
    CU_ASSERT(find(old, 300, 300) && find(old, 699, 699));
    judge(old, 300, 340, SV_LINK_CONFIRMED);
    judge(old, 699, 600, SV_LINK_CONFIRMED);
    judge(old, 100, 100, SV_LINK_CONFIRMED);
    judge(old, 650, 20, SV_LINK_CONFIRMED); /* crosses the others */
    judge(old, 0, 0, SV_LINK_REJECTED);
    CU_ASSERT_FATAL(align(&b, names, both, SV_INPUT_LINES, old, &r) == SAMSVAR_OK);
    CU_ASSERT(find(r, 300, 340) && find(r, 699, 600) && find(r, 100, 100) && find(r, 650, 20));
    CU_ASSERT(find(r, 50, 50) && find(r, 200, 200) && find(r, 400, 400));
    CU_ASSERT(!find(r, 320, 320) && !find(r, 300, 300) && !find(r, 680, 680));
    CU_ASSERT_FATAL(find(r, 0, 0) != NULL);
    CU_ASSERT(find(r, 0, 0)->status == SV_LINK_REJECTED);
    sv_result_free(r);
    sv_result_free(old);
    sv_lexicon_free(b.lexicon);
}

static void test_no_memory(void)
{
    static const sv_mode modes[] = {SV_MODE_PARALLEL, SV_MODE_COMPARABLE};
    for (int k = 0; k < 4; k++) {
        bench b;
        sv_input input = k < 2 ? SV_INPUT_LINES : SV_INPUT_TEXT;
        sv_result *r, *old = first(&b, modes[k % 2], input);
        uint32_t last = (uint32_t)old->documents.data[0]->segments.count - 1;
        judge(old, last, 1, SV_LINK_CONFIRMED);
        judge(old, 0, last, SV_LINK_REJECTED);
        old->pairs.data[0].links.data[0].status = SV_LINK_EDITED;
        sv_result_free(again(&b, input, old)); /* what is made once is made now */
        b.config.jobs = 1;
        int64_t live = sv_mem_live();
        samsvar_status status = SAMSVAR_ENOMEM;
        for (uint64_t n = 1; n < 20000 && status != SAMSVAR_OK; n++) {
            sv_mem_fail_at(n, n % 2);
            status = align(&b, names, texts, input, old, &r);
            sv_mem_fail_at(0, 0);
            if (r)
                sv_result_free(r);
            CU_ASSERT_FATAL(sv_mem_live() == live);
            CU_ASSERT_FATAL(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
        }
        CU_ASSERT(status == SAMSVAR_OK);
        sv_result_free(old);
        sv_lexicon_free(b.lexicon);
    }
}

SUITE_MAIN("align_keep", TEST(test_judged), TEST(test_forced), TEST(test_moved),
           TEST(test_boundaries), TEST(test_long), TEST(test_no_memory))
