/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/num.h"
#include "tests/unit/suite.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static samsvar_status u64(const char *text, uint64_t min, uint64_t max, uint64_t *out)
{
    return sv_num_u64(text, strlen(text), min, max, out);
}

static void test_u64(void)
{
    uint64_t n = 0;
    CU_ASSERT(u64("0", 0, 10, &n) == SAMSVAR_OK && n == 0);
    CU_ASSERT(u64("007", 0, 10, &n) == SAMSVAR_OK && n == 7);
    CU_ASSERT(u64("18446744073709551615", 0, UINT64_MAX, &n) == SAMSVAR_OK);
    CU_ASSERT(n == UINT64_MAX);
    static const char *const bad[] = {"",
                                      " 1",
                                      "1 ",
                                      "+1",
                                      "-1",
                                      "1x",
                                      "0x",
                                      "1.0",
                                      "\xd9\xa1",
                                      "18446744073709551616",
                                      "99999999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CU_ASSERT(u64(bad[i], 0, UINT64_MAX, &n) == SAMSVAR_EINVAL);
    CU_ASSERT(n == UINT64_MAX);
    CU_ASSERT(u64("4", 5, 9, &n) == SAMSVAR_EINVAL);
    CU_ASSERT(u64("10", 5, 9, &n) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_num_u64("1\0", 2, 0, 9, &n) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_num_u64("123", 2, 0, 99, &n) == SAMSVAR_OK && n == 12);
}

static double real(const char *text)
{
    double x = NAN;
    samsvar_status status = sv_num_real(text, strlen(text), -DBL_MAX, DBL_MAX, &x);
    CU_ASSERT(status == (isnan(x) ? SAMSVAR_EINVAL : SAMSVAR_OK));
    return x;
}

static void test_real(void)
{
    CU_ASSERT(real("0") == 0 && real("1.5") == 1.5 && real("-0.25") == -0.25);
    CU_ASSERT(real("0.1") == 0.1 && real("123456789.125") == 123456789.125);
    CU_ASSERT(real("-0") == 0 && !signbit(real("-0")));
    CU_ASSERT(real("00012") == 12);
    CU_ASSERT(real("9007199254740993") >= 9007199254740992.0);
    CU_ASSERT(fabs(real("0.333333333333333333333333333333") - 1.0 / 3) < 1e-16);
    CU_ASSERT(
        fabs(real("123456789012345678901234567890") / 123456789012345678901234567890.0 -
             1) < 1e-15);
    static const char *const bad[] = {"",    "-",   ".",    "1.",    ".5",
                                      "1e3", "inf", "nan",  "+1",    "1,5",
                                      "--1", " 1",  "0x10", "1.2.3", "1 "};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CU_ASSERT(isnan(real(bad[i])));
}

static void test_real_range(void)
{
    double x = 7;
    CU_ASSERT(sv_num_real("2", 1, 0, 1, &x) == SAMSVAR_EINVAL && x == 7);
    CU_ASSERT(sv_num_real("-1", 2, 0, 1, &x) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_num_real("1", 1, 0, 1, &x) == SAMSVAR_OK && x == 1);
    char many[4000];
    memset(many, '9', sizeof many);
    CU_ASSERT(sv_num_real(many, sizeof many, 0, INFINITY, &x) == SAMSVAR_EINVAL);
    CU_ASSERT(sv_num_real(many, 5000, 0, INFINITY, &x) == SAMSVAR_EINVAL);
    memset(many, '0', sizeof many);
    many[1] = '.';
    many[3999] = '1';
    CU_ASSERT(sv_num_real(many, sizeof many, 0, 1, &x) == SAMSVAR_OK && x >= 0 &&
              x < 1e-300);
}

/* Numbers of up to 15 digits are rounded as the C library rounds them. */
static void test_real_exact(void)
{
    uint64_t seed = 1;
    int bad = 0;
    for (int i = 0; i < 20000; i++) {
        char text[40];
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        int n = snprintf(text, sizeof text, "%u.%0*u", (unsigned)(seed >> 40) % 1000000,
                         1 + (int)(seed >> 33 & 7), (unsigned)(seed >> 20) % 10);
        double x = -1;
        bad += sv_num_real(text, (size_t)n, 0, 1e9, &x) != SAMSVAR_OK ||
               x != strtod(text, NULL);
    }
    CU_ASSERT(bad == 0);
}

SUITE_MAIN("base_num", TEST(test_u64), TEST(test_real), TEST(test_real_range),
           TEST(test_real_exact))
