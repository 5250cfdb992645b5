/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* suite.h -- one CUnit suite a program, with an exit code (CUnit itself gives none). */
#ifndef SV_TESTS_SUITE_H
#define SV_TESTS_SUITE_H

#include <CUnit/Basic.h>
#include <stdio.h>

/* Between the two, what libraries lose is no fault of ours: libxml2 2.9 loses an element's
 * node and name when it gets no memory to list them. What we lose sv_mem_live() counts. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#define LEAKS_OFF() __lsan_disable()
#define LEAKS_ON() __lsan_enable()
#else
#define LEAKS_OFF() (void)0
#define LEAKS_ON() (void)0
#endif

typedef struct suite_test {
    const char *name;
    void (*run)(void);
} suite_test;

#define TEST(fn) {#fn, fn}

static int suite_run(const char *name, const suite_test *tests, size_t count)
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return 99; /* Automake: hard error */
    CU_pSuite suite = CU_add_suite(name, NULL, NULL);
    for (size_t i = 0; suite && i < count; i++)
        if (!CU_add_test(suite, tests[i].name, tests[i].run))
            suite = NULL;
    if (!suite) {
        CU_cleanup_registry();
        return 99;
    }
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_basic_run_tests();
    unsigned failures = CU_get_number_of_failures();
    CU_cleanup_registry();
    return failures ? 1 : 0;
}

#define SUITE_MAIN(name, ...)                                              \
    int main(void)                                                         \
    {                                                                      \
        static const suite_test tests[] = {__VA_ARGS__};                   \
        return suite_run(name, tests, sizeof tests / sizeof tests[0]);     \
    }

#endif
