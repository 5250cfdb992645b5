/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/arena.h"
#include "core/base/mem.h"
#include "core/base/spill.h"
#include "core/base/vec.h"
#include "tests/unit/suite.h"

#include <stdlib.h>
#include <string.h>

static void test_outside(void)
{
    setenv("SAMSVAR_SPILL", "4096", 1);
    char *p = sv_calloc(1 << 20, 1);
    CU_ASSERT(p != NULL && sv_spill_bytes() == 0);
    sv_free(p);
    sv_spill_begin();
    p = sv_calloc(4095, 1);
    CU_ASSERT(p != NULL && sv_spill_bytes() == 0);
    sv_free(p);
    sv_spill_end();
    setenv("SAMSVAR_SPILL", "0", 1);
    sv_spill_begin();
    p = sv_calloc(1 << 20, 1);
    CU_ASSERT(p != NULL && sv_spill_bytes() == 0);
    sv_free(p);
    sv_spill_end();
}

/* A vector that grows through the sizes of the heap into the file, beside an arena. */
static void test_grows(void)
{
    SV_VEC(uint32_t) v = {0};
    sv_arena arena;
    int64_t live = sv_mem_live();
    int bad = 0;
    setenv("SAMSVAR_SPILL", "4096", 1);
    sv_arena_init(&arena);
    sv_spill_begin();
    const char *first = sv_arena_strndup(&arena, "fyrst", 5);
    for (uint32_t i = 0; i < 3000000; i++) {
        CU_ASSERT_FATAL(sv_vec_push(&v, i * 7));
        if (i % 4 == 0) {
            uint32_t *one = sv_arena_alloc(&arena, 1, sizeof *one);
            CU_ASSERT_FATAL(one != NULL);
            bad += *one != 0;
            *one = i;
        }
        sv_spill_step(i);
    }
    sv_spill_end();
    CU_ASSERT(sv_spill_bytes() >= 12000000);
    for (uint32_t i = 0; i < 3000000; i++) {
        bad += v.data[i] != i * 7;
        sv_spill_step(i);
    }
    CU_ASSERT(bad == 0);
    CU_ASSERT(first && strcmp(first, "fyrst") == 0);
    sv_vec_trim(&v); /* also behind the end */
    CU_ASSERT(v.data[2999999] == 2999999u * 7);
    sv_vec_clear(&v);
    sv_arena_clear(&arena);
    CU_ASSERT(sv_spill_bytes() == 0 && sv_mem_live() == live);
}

static void test_nests(void)
{
    setenv("SAMSVAR_SPILL", "4096", 1);
    sv_spill_begin();
    sv_spill_begin();
    sv_spill_end();
    char *p = sv_realloc(NULL, 5000, 1), *q = sv_calloc(3, 8192);
    sv_spill_end();
    CU_ASSERT_FATAL(p != NULL && q != NULL);
    CU_ASSERT(sv_spill_bytes() == 8192 + 24576);
    memset(p, 'a', 5000);
    memset(q, 'b', 3 * 8192);
    p = sv_realloc(p, 200000, 1); /* what is in the file stays there */
    CU_ASSERT_FATAL(p != NULL);
    sv_spill_rest();
    CU_ASSERT(p[0] == 'a' && p[4999] == 'a' && q[0] == 'b' && q[3 * 8192 - 1] == 'b');
    p = sv_realloc(p, 10, 1);
    CU_ASSERT(p && p[9] == 'a');
    sv_free(q);
    sv_free(p);
    CU_ASSERT(sv_spill_bytes() == 0);
}

static void test_failing(void)
{
    int64_t live = sv_mem_live();
    sv_spill_begin();
    sv_mem_fail_at(2, 0);
    char *p = sv_calloc(5000, 1);
    CU_ASSERT_FATAL(p != NULL);
    CU_ASSERT(sv_realloc(p, 50000, 1) == NULL);
    sv_mem_fail_at(0, 0);
    memset(p, 'x', 5000);
    sv_free(p);
    sv_spill_end();
    CU_ASSERT(sv_mem_live() == live && sv_spill_bytes() == 0);
}

/* Without a folder for the file blocks are in the heap; the usual one is tried behind it. */
static void test_folder(void)
{
    const char *old = getenv("TMPDIR");
    char *kept = old ? sv_strdup(old) : NULL;
    setenv("TMPDIR", "/proc/none", 1);
    sv_spill_begin();
    char *p = sv_calloc(5000, 1);
    sv_spill_end();
    CU_ASSERT_FATAL(p != NULL);
    memset(p, 'x', 5000);
    sv_free(p);
    if (kept)
        setenv("TMPDIR", kept, 1);
    else
        unsetenv("TMPDIR");
    sv_free(kept);
}

SUITE_MAIN("base_spill", TEST(test_outside), TEST(test_grows), TEST(test_nests),
           TEST(test_failing), TEST(test_folder))
