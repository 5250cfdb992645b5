/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Hidden units: what they add is shared out whole among the features. */
#include "core/align/units.h"

#include <math.h>
#include <string.h>

#include "tests/unit/suite.h"

static uint32_t state = 1;

static double random_number(void) /* -1 to 1 */
{
    state = state * 1664525u + 1013904223u;
    return (double)(state >> 8) / (1 << 23) - 1;
}

static void fill(sv_params *p, sv_candidate *c)
{
    memset(p, 0, sizeof *p);
    memset(c, 0, sizeof *c);
    for (int k = 0; k < SV_UNITS; k++) {
        p->v[k] = 3 * random_number();
        for (int i = 0; i < SV_X_COUNT; i++)
            p->u[i][k] = random_number();
        for (int i = 0; i < SV_Y_COUNT; i++)
            p->uj[i][k] = random_number();
    }
    for (int i = 0; i < SV_X_COUNT; i++)
        c->x[i] = (float)random_number();
    for (int i = 0; i < SV_Y_COUNT; i++)
        c->y[i] = (float)random_number();
    c->x[SV_X_bias] = 1;
}

static double weighed(const sv_params *p, const sv_candidate *c, double share)
{
    double weights[SV_X_COUNT] = {0}, joint[SV_Y_COUNT] = {0}, sum = 0;
    sv_units_weigh(p, c, share, weights, joint);
    CU_ASSERT_EQUAL(weights[SV_X_bias], 0);
    for (int i = 0; i < SV_X_COUNT; i++)
        sum += weights[i] * (double)c->x[i];
    for (int i = 0; i < SV_Y_COUNT; i++)
        sum += joint[i] * (double)c->y[i];
    return sum;
}

static void test_weights_add_up(void)
{
    static sv_params p;
    sv_candidate c;
    for (int round = 0; round < 100; round++) {
        fill(&p, &c);
        double all = sv_units_sum(&p, &c);
        CU_ASSERT(fabs(all) > 1e-6);
        CU_ASSERT_DOUBLE_EQUAL(weighed(&p, &c, 1), all, 1e-9);
        CU_ASSERT_DOUBLE_EQUAL(weighed(&p, &c, 0.25), all / 4, 1e-9);
    }
}

/* Without features there is only the constant, and a first feature has the slope that tanh has there. */
static void test_no_features(void)
{
    static sv_params p;
    sv_candidate c;
    double weights[SV_X_COUNT] = {0}, joint[SV_Y_COUNT] = {0}, bias = 0, slope = 0;
    fill(&p, &c);
    memset(c.x, 0, sizeof c.x);
    memset(c.y, 0, sizeof c.y);
    c.x[SV_X_bias] = 1;
    sv_units_weigh(&p, &c, 1, weights, joint);
    for (int k = 0; k < SV_UNITS; k++) {
        double t = tanh(p.u[SV_X_bias][k]);
        bias += p.v[k] * t;
        slope += p.v[k] * (1 - t * t) * p.u[SV_X_length][k];
    }
    CU_ASSERT_EQUAL(sv_units_sum(&p, &c), 0);
    CU_ASSERT_DOUBLE_EQUAL(sv_units_bias(&p), bias, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(weights[SV_X_length], slope, 1e-12);
}

SUITE_MAIN("align_units", TEST(test_weights_add_up), TEST(test_no_features))
