/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/intern.h"
#include "core/base/mem.h"
#include "tests/unit/suite.h"

#include <stdlib.h>
#include <string.h>

static uint32_t add_number(sv_intern *t, unsigned n)
{
    char word[20];
    int len = snprintf(word, sizeof word, "ord%u", n);
    return sv_intern_add(t, word, (size_t)len);
}

static void test_ids(void)
{
    int64_t live = sv_mem_live();
    sv_intern *t = sv_intern_new();
    CU_ASSERT_FATAL(t != NULL);
    CU_ASSERT(sv_intern_count(t) == 0);
    CU_ASSERT(sv_intern_find(t, "a", 1) == SV_NO_ID);
    CU_ASSERT(sv_intern_add(t, "", 0) == 0);
    CU_ASSERT(sv_intern_add(t, "a\0b", 3) == 1);
    CU_ASSERT(sv_intern_add(t, "a\0c", 3) == 2);
    CU_ASSERT(sv_intern_add(t, "a\0b", 3) == 1);
    CU_ASSERT(sv_intern_find(t, "", 0) == 0);
    CU_ASSERT(sv_intern_find(t, "a", 1) == SV_NO_ID);
    samsvar_str s = sv_intern_text(t, 2);
    CU_ASSERT(s.len == 3 && memcmp(s.ptr, "a\0c", 4) == 0);
    CU_ASSERT(sv_intern_text(t, 3).len == 0 && *sv_intern_text(t, 3).ptr == '\0');
    CU_ASSERT(sv_intern_text(t, SV_NO_ID).len == 0);
    CU_ASSERT(sv_intern_count(t) == 3);
    sv_intern_free(t);
    sv_intern_free(NULL);
    CU_ASSERT(sv_mem_live() == live);
}

static void test_many(void)
{
    int64_t live = sv_mem_live();
    sv_intern *t = sv_intern_new();
    CU_ASSERT_FATAL(t != NULL);
    int bad = 0;
    for (int round = 0; round < 2; round++)
        for (unsigned i = 0; i < 50000; i++)
            bad += add_number(t, i) != i;
    CU_ASSERT(bad == 0 && sv_intern_count(t) == 50000);
    CU_ASSERT(strcmp(sv_intern_text(t, 31415).ptr, "ord31415") == 0);
    sv_intern_free(t);
    CU_ASSERT(sv_mem_live() == live);
}

/* The hash differs, what is seen of it does not. */
static void test_seed(void)
{
    static const char *const seeds[] = {"0", "1", "18446744073709551615", "nonsense"};
    for (size_t k = 0; k < sizeof seeds / sizeof seeds[0]; k++) {
        CU_ASSERT_FATAL(setenv("SAMSVAR_HASH_SEED", seeds[k], 1) == 0);
        sv_intern *t = sv_intern_new();
        CU_ASSERT_FATAL(t != NULL);
        int bad = 0;
        for (unsigned i = 0; i < 1000; i++)
            bad += add_number(t, i % 700) != i % 700;
        CU_ASSERT(bad == 0);
        sv_intern_free(t);
    }
    unsetenv("SAMSVAR_HASH_SEED");
}

/* Words of every length round the 8 bytes that the hash takes at a time. */
static void test_lengths(void)
{
    char text[64];
    memset(text, 'a', sizeof text);
    sv_intern *t = sv_intern_new();
    CU_ASSERT_FATAL(t != NULL);
    for (uint32_t len = 0; len < sizeof text; len++)
        CU_ASSERT(sv_intern_add(t, text, len) == len);
    for (uint32_t len = 0; len < sizeof text; len++)
        CU_ASSERT(sv_intern_find(t, text + sizeof text - len, len) == len);
    sv_intern_free(t);
}

static void test_out_of_memory(void)
{
    int64_t live = sv_mem_live();
    int failures = 0, done = 0;
    for (int sticky = 0; sticky < 2; sticky++, done = 0)
        for (uint64_t n = 1; n < 200 && !done; n++) {
            sv_mem_fail_at(n, sticky);
            sv_intern *t = sv_intern_new();
            unsigned i = 0;
            while (t && i < 3000 && add_number(t, i) == i)
                i++;
            done = i == 3000;
            failures += !done;
            sv_mem_fail_at(0, 0);
            /* What failed can be tried again, and nothing is lost. */
            for (unsigned k = 0; t && k < 3000; k += k < i ? 97 : 1)
                if (k <= i)
                    CU_ASSERT(add_number(t, k) == k || k > i);
            CU_ASSERT(!t || sv_intern_count(t) >= i);
            sv_intern_free(t);
            CU_ASSERT(sv_mem_live() == live);
        }
    CU_ASSERT(failures > 20 && failures < 300);
}

SUITE_MAIN("base_intern", TEST(test_ids), TEST(test_many), TEST(test_seed),
           TEST(test_lengths), TEST(test_out_of_memory))
