/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/vec.h"
#include "tests/unit/suite.h"

#include <stdlib.h>

typedef struct pair {
    int a;
    double b;
} pair;

static void test_push(void)
{
    int64_t live = sv_mem_live();
    SV_VEC(pair) v = {0};
    for (int i = 0; i < 1000; i++)
        CU_ASSERT_FATAL(sv_vec_push(&v, (pair){i, i / 2.0}));
    int bad = 0;
    for (int i = 0; i < 1000; i++)
        bad += v.data[i].a != i;
    CU_ASSERT(bad == 0 && v.count == 1000);
    sv_vec_clear(&v);
    CU_ASSERT(v.data == NULL && v.count == 0 && v.cap == 0);
    CU_ASSERT(sv_mem_live() == live);
}

static void test_reserve(void)
{
    SV_VEC(uint32_t) v = {0};
    volatile size_t huge = SIZE_MAX;
    CU_ASSERT(sv_vec_reserve(&v, 0));
    CU_ASSERT(v.data == NULL);
    CU_ASSERT(sv_vec_reserve(&v, 100));
    CU_ASSERT(v.cap >= 100 && v.count == 0);
    uint32_t *data = v.data;
    CU_ASSERT(sv_vec_push(&v, 1));
    CU_ASSERT(!sv_vec_reserve(&v, huge));
    CU_ASSERT(!sv_vec_reserve(&v, huge / 4));
    CU_ASSERT(v.data == data && v.count == 1 && v.data[0] == 1);
    sv_vec_clear(&v);
}

static void test_out_of_memory(void)
{
    SV_VEC(int) v = {0};
    sv_mem_fail_at(1, 1);
    CU_ASSERT(!sv_vec_push(&v, 1));
    CU_ASSERT(v.data == NULL && v.count == 0 && v.cap == 0);
    sv_mem_fail_at(0, 0);
    for (int i = 0; i < 8; i++)
        CU_ASSERT_FATAL(sv_vec_push(&v, i));
    size_t cap = v.cap;
    CU_ASSERT_FATAL(cap == 8);
    sv_mem_fail_at(1, 1);
    CU_ASSERT(!sv_vec_push(&v, 8));
    CU_ASSERT(v.count == 8 && v.cap == cap && v.data[7] == 7);
    sv_mem_fail_at(1, 0); /* no room to double, but for one more */
    CU_ASSERT(sv_vec_push(&v, 8));
    CU_ASSERT(v.count == 9 && v.cap == 9 && v.data[8] == 8);
    sv_mem_fail_at(0, 0);
    sv_vec_clear(&v);
}

static void test_order(void)
{
    uint32_t v[] = {7, UINT32_MAX, 0, 7};
    qsort(v, 4, sizeof *v, sv_by_number);
    CU_ASSERT(v[0] == 0 && v[1] == 7 && v[2] == 7 && v[3] == UINT32_MAX);
    CU_ASSERT(sv_compare_lists(v, 2, v, 2) == 0);
    CU_ASSERT(sv_compare_lists(v, 2, v, 3) < 0 && sv_compare_lists(v, 3, v, 2) > 0);
    CU_ASSERT(sv_compare_lists(v, 2, v + 1, 1) < 0 && sv_compare_lists(v + 3, 1, v, 4) > 0);
    CU_ASSERT(sv_compare_lists(NULL, 0, NULL, 0) == 0);
}

SUITE_MAIN("base_vec", TEST(test_push), TEST(test_reserve), TEST(test_out_of_memory),
           TEST(test_order))
