/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/arena.h"
#include "core/base/mem.h"
#include "tests/unit/suite.h"

#include <stdalign.h>
#include <string.h>

static void test_many(void)
{
    sv_arena arena;
    int64_t live = sv_mem_live();
    sv_arena_init(&arena);
    int bad = 0;
    uint32_t *all[2000];
    for (uint32_t i = 0; i < 2000; i++) {
        size_t n = i % 50 == 49 ? 5000 : i % 7;
        all[i] = sv_arena_alloc(&arena, n + 1, sizeof(uint32_t));
        CU_ASSERT_FATAL(all[i] != NULL);
        bad += (uintptr_t)all[i] % alignof(max_align_t) != 0;
        for (size_t k = 0; k <= n; k++) {
            bad += all[i][k] != 0;
            all[i][k] = i;
        }
        char *copy = sv_arena_strndup(&arena, "strandtrilla", i % 12);
        CU_ASSERT_FATAL(copy != NULL);
        bad += strlen(copy) != i % 12;
    }
    for (uint32_t i = 0; i < 2000; i++)
        bad += all[i][0] != i;
    CU_ASSERT(bad == 0);
    CU_ASSERT(arena.used > 40 * 5000 * sizeof(uint32_t));
    CU_ASSERT(sv_mem_live() > live && sv_mem_live() < live + 200);
    sv_arena_clear(&arena);
    CU_ASSERT(sv_mem_live() == live);
    CU_ASSERT(arena.head == NULL && arena.used == 0);
    sv_arena_clear(&arena);
}

static void test_sizes(void)
{
    sv_arena arena;
    sv_arena_init(&arena);
    volatile size_t huge = SIZE_MAX;
    CU_ASSERT(sv_arena_alloc(&arena, huge, 2) == NULL);
    CU_ASSERT(sv_arena_alloc(&arena, huge / 2, 1) == NULL);
    CU_ASSERT(sv_arena_strndup(&arena, "", huge) == NULL);
    CU_ASSERT(sv_arena_alloc(&arena, 0, 8) != NULL);
    char *large = sv_arena_alloc(&arena, 1, 1 << 20);
    CU_ASSERT_FATAL(large != NULL);
    large[0] = large[(1 << 20) - 1] = 1;
    sv_arena_clear(&arena);
}

static void test_out_of_memory(void)
{
    sv_arena arena;
    int64_t live = sv_mem_live();
    sv_arena_init(&arena);
    sv_mem_fail_at(1, 1);
    CU_ASSERT(sv_arena_alloc(&arena, 1, 1) == NULL);
    CU_ASSERT(sv_arena_strndup(&arena, "a", 1) == NULL);
    sv_mem_fail_at(0, 0);
    char *small = sv_arena_strndup(&arena, "a", 1);
    sv_mem_fail_at(1, 0);
    CU_ASSERT(sv_arena_alloc(&arena, 1, 100000) == NULL);
    sv_mem_fail_at(0, 0);
    CU_ASSERT(small && strcmp(small, "a") == 0);
    sv_arena_clear(&arena);
    CU_ASSERT(sv_mem_live() == live);
}

SUITE_MAIN("base_arena", TEST(test_many), TEST(test_sizes), TEST(test_out_of_memory))
