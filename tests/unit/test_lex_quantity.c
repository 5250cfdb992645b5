/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/quantity.h"

#include <math.h>
#include <string.h>

#include "tests/unit/suite.h"

static sv_dimension look(const char *unit, double *factor)
{
    samsvar_str s = {unit, (uint32_t)strlen(unit)};
    return sv_quantity_unit(s, factor);
}

static void test_dimensions(void)
{
    double mile, km, year, week;
    CU_ASSERT_EQUAL(look("mile", &mile), SV_DIM_LENGTH);
    CU_ASSERT_EQUAL(look("km", &km), SV_DIM_LENGTH);
    CU_ASSERT(fabs(5 * mile / km - 8.04672) < 1e-6);
    CU_ASSERT_EQUAL(look("year", &year), SV_DIM_TIME);
    CU_ASSERT_EQUAL(look("week", &week), SV_DIM_TIME);
    CU_ASSERT(fabs(year / week - 52.18) < 0.01);
}

static void test_money(void)
{
    double nok, isk, kr;
    CU_ASSERT_EQUAL(look("NOK", &nok), SV_DIM_MONEY);
    CU_ASSERT_EQUAL(look("ISK", &isk), SV_DIM_MONEY);
    CU_ASSERT(nok > 10 * isk);
    CU_ASSERT_EQUAL(look("kr", &kr), SV_DIM_KRONE);
}

static void test_unknown(void)
{
    double factor = 0;
    samsvar_str none = {NULL, 0};
    CU_ASSERT_EQUAL(look("furlong", &factor), SV_DIM_NONE);
    CU_ASSERT_EQUAL(factor, 1);
    CU_ASSERT_EQUAL(sv_quantity_unit(none, &factor), SV_DIM_NONE);
}

SUITE_MAIN("lex_quantity", TEST(test_dimensions), TEST(test_money), TEST(test_unknown))
