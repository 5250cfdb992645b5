/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/log.h"
#include "core/doc/result.h"
#include "tests/unit/results.h"
#include "tests/unit/suite.h"

static sv_result *two_of(uint32_t lines)
{
    char text[64];
    sv_result *r = sv_result_new();
    CU_ASSERT_FATAL(r && lines < 32);
    for (uint32_t i = 0; i < lines; i++)
        memcpy(text + 2 * i, "x\n", 2);
    for (int k = 0; k < 2; k++) {
        samsvar_doc *doc = make_doc("a", "nb", "a.txt", text, 2 * lines);
        CU_ASSERT_FATAL(doc && sv_result_add_document(r, doc) == SAMSVAR_OK);
    }
    CU_ASSERT_PTR_NOT_NULL_FATAL(add_pair(r, 0, 1, SV_MODE_COMPARABLE));
    return r;
}

static void test_names(void)
{
    static const char *const modes[] = {"auto", "parallel", "comparable", "unrelated"};
    static const char *const states[] = {"auto", "confirmed", "edited", "rejected",
                                         "needs-review"};
    static const char *const relations[] = {"equal", "source-in-target",
                                            "target-in-source", "overlap"};
    for (int i = 0; i < 4; i++) {
        CU_ASSERT_EQUAL(sv_mode_of(modes[i]), i);
        CU_ASSERT_STRING_EQUAL(sv_mode_name((sv_mode)i), modes[i]);
        CU_ASSERT_EQUAL(sv_relation_of(relations[i]), i + 1);
        CU_ASSERT_STRING_EQUAL(sv_relation_name((uint32_t)i + 1), relations[i]);
    }
    for (int i = 0; i < 5; i++) {
        CU_ASSERT_EQUAL(sv_link_status_of(states[i]), i);
        CU_ASSERT_STRING_EQUAL(sv_link_status_name((sv_link_status)i), states[i]);
    }
    CU_ASSERT_EQUAL(sv_mode_of("Auto"), -1);
    CU_ASSERT_EQUAL(sv_link_status_of(""), -1);
    CU_ASSERT_EQUAL(sv_relation_of("?"), 0);
    CU_ASSERT_STRING_EQUAL(sv_relation_name(0), "?");
    CU_ASSERT_STRING_EQUAL(sv_relation_name(UINT32_MAX), "?");
}

/* Ids become unique, also against ids that look like made ones. */
static void test_unique_ids(void)
{
    static const char *const given[] = {"a", "a-2", "a", "a", "b", ""};
    static const char *const want[] = {"a", "a-2", "a-3", "a-4", "b", ""};
    sv_result *r = sv_result_new();
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    for (int i = 0; i < 6; i++) {
        samsvar_doc *doc = make_doc(given[i], "nb", "x", "x", 1);
        CU_ASSERT_FATAL(doc && sv_result_add_document(r, doc) == SAMSVAR_OK);
        CU_ASSERT_STRING_EQUAL(r->documents.data[i]->id, want[i]);
    }
    samsvar_doc *doc = sv_doc_new();
    CU_ASSERT_FATAL(doc && sv_result_add_document(r, doc) == SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(doc->id, "document");
    sv_result_free(r);
    sv_result_free(NULL);
}

static int crosses(const sv_link *a, const sv_link *b)
{
    return (a->source[0] < b->source[0] && a->target[0] > b->target[0]) ||
           (a->source[0] > b->source[0] && a->target[0] < b->target[0]);
}

/* Made-up links: sorted, crossing as by the definition, unaligned complete. */
static void test_finish(void)
{
    uint32_t seed = 3;
    for (int round = 0; round < 50; round++) {
        sv_result *r = two_of(8);
        sv_pair *p = &r->pairs.data[0];
        unsigned used[2] = {0, 0};
        for (int i = 0; i < round % 9; i++) {
            char s[2] = {0}, t[2] = {0};
            seed = seed * 1103515245u + 12345u;
            s[0] = (char)('0' + (seed >> 16) % 8);
            t[0] = (char)('0' + (seed >> 20) % 8);
            CU_ASSERT_FATAL(add_link(r, p, s, t, 500, 0));
            if ((seed >> 24) % 4 == 0) {
                p->links.data[i].status = SV_LINK_REJECTED;
                continue;
            }
            used[0] |= 1u << (s[0] - '0');
            used[1] |= 1u << (t[0] - '0');
        }
        CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_OK);
        for (size_t i = 0; i < p->links.count; i++) {
            const sv_link *l = &p->links.data[i];
            int crossing = 0;
            for (size_t k = 0; k < p->links.count; k++)
                crossing |= crosses(l, &p->links.data[k]);
            CU_ASSERT_EQUAL(l->crossing != 0, crossing);
            CU_ASSERT(i == 0 || p->links.data[i - 1].source[0] <= l->source[0]);
        }
        for (size_t i = 0; i < p->unaligned_source.count; i++)
            used[0] ^= 1u << p->unaligned_source.data[i];
        for (size_t i = 0; i < p->unaligned_target.count; i++)
            used[1] ^= 1u << p->unaligned_target.data[i];
        CU_ASSERT_EQUAL(used[0], 0xFF);
        CU_ASSERT_EQUAL(used[1], 0xFF);
        CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_OK); /* twice is fine */
        sv_result_free(r);
    }
}

static void test_starved(void)
{
    sv_result *r = NULL;
    int64_t live = sv_mem_live();
    for (uint64_t n = 1; !r && n < 1000; n++) {
        sv_mem_fail_at(n, 1);
        r = make_result();
        sv_mem_fail_at(0, 0);
        if (!r)
            CU_ASSERT_EQUAL(sv_mem_live(), live);
    }
    CU_ASSERT_PTR_NOT_NULL(r);
    sv_result_free(r);
    CU_ASSERT_EQUAL(sv_mem_live(), live);
}

/* A million links take a while: who cancels does not wait for them. */
static void test_canceled(void)
{
    sv_result *r = two_of(3);
    CU_ASSERT(add_link(r, &r->pairs.data[0], "0", "1", 900, 0));
    sv_cancel();
    CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_ECANCELED);
    sv_cancel_reset();
    CU_ASSERT_EQUAL(sv_result_finish(r), SAMSVAR_OK);
    CU_ASSERT_EQUAL(r->pairs.data[0].unaligned_source.count, 2);
    sv_result_free(r);
}

SUITE_MAIN("doc_result", TEST(test_names), TEST(test_unique_ids), TEST(test_finish),
           TEST(test_canceled),
           TEST(test_starved))
