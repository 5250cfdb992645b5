/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/mem.h"
#include "tests/unit/suite.h"

#include <pthread.h>
#include <string.h>

static void test_zeroed(void)
{
    int64_t live = sv_mem_live();
    unsigned char *p = sv_calloc(100, 3);
    CU_ASSERT_FATAL(p != NULL);
    int sum = 0;
    for (int i = 0; i < 300; i++)
        sum += p[i];
    CU_ASSERT(sum == 0);
    CU_ASSERT(sv_mem_live() == live + 1);
    p = sv_realloc(p, 1000, 4);
    CU_ASSERT(p != NULL && sv_mem_live() == live + 1);
    sv_free(p);
    sv_free(NULL);
    CU_ASSERT(sv_mem_live() == live);
}

static void test_sizes(void)
{
    volatile size_t huge = SIZE_MAX; /* the compiler must not know better */
    void *p = sv_calloc(0, 8);
    CU_ASSERT(p != NULL);
    CU_ASSERT(sv_calloc(huge / 2, 3) == NULL);
    CU_ASSERT(sv_calloc(huge, 1) == NULL);
    CU_ASSERT(sv_realloc(p, huge / 8, 16) == NULL);
    p = sv_realloc(p, 0, 0);
    CU_ASSERT(p != NULL);
    sv_free(p);
    CU_ASSERT(sv_strndup("x", huge) == NULL);
}

static void test_copies(void)
{
    char *a = sv_strdup("h\u00e9"), *b = sv_strndup("abcdef", 3), *c = sv_strndup("", 0);
    CU_ASSERT_FATAL(a && b && c);
    CU_ASSERT_STRING_EQUAL(a, "h\u00e9");
    CU_ASSERT_STRING_EQUAL(b, "abc");
    CU_ASSERT_STRING_EQUAL(c, "");
    sv_free(a);
    sv_free(b);
    sv_free(c);
}

static void test_failing(void)
{
    int64_t live = sv_mem_live();
    sv_mem_fail_at(3, 0);
    void *a = sv_calloc(1, 1), *b = sv_mem_malloc(1);
    CU_ASSERT(a && b);
    CU_ASSERT(sv_mem_realloc(a, 10) == NULL);
    CU_ASSERT(sv_mem_count() == 3);
    void *c = sv_mem_realloc(NULL, 10);
    CU_ASSERT(c != NULL);
    CU_ASSERT(sv_mem_live() == live + 3);
    sv_mem_fail_at(1, 1);
    CU_ASSERT(sv_calloc(1, 1) == NULL && sv_strdup("x") == NULL);
    sv_mem_fail_at(0, 0);
    CU_ASSERT(sv_mem_count() == 0);
    sv_free(a);
    sv_free(b);
    sv_free(c);
    CU_ASSERT(sv_mem_live() == live);
}

static void *churn(void *data)
{
    for (int i = 0; i < 2000; i++)
        sv_free(sv_calloc(1, 16));
    return data;
}

static void test_threads(void)
{
    pthread_t threads[4];
    int64_t live = sv_mem_live();
    sv_mem_fail_at(0, 0);
    for (int i = 0; i < 4; i++)
        CU_ASSERT_FATAL(pthread_create(&threads[i], NULL, churn, NULL) == 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    CU_ASSERT(sv_mem_live() == live);
    CU_ASSERT(sv_mem_count() == 8000);
}

SUITE_MAIN("base_mem", TEST(test_zeroed), TEST(test_sizes), TEST(test_copies),
           TEST(test_failing), TEST(test_threads))
