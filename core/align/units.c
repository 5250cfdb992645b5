/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/units.h"

#include <math.h>

/* What the features but the bias, which is the first, bring to each unit. */
static void sum_units(const sv_params *p, const sv_candidate *c, double sums[SV_UNITS])
{
    for (int k = 0; k < SV_UNITS; k++)
        sums[k] = 0;
    for (int i = SV_X_bias + 1; i < SV_X_COUNT; i++)
        for (int k = 0; k < SV_UNITS; k++)
            sums[k] += p->u[i][k] * (double)c->x[i];
    for (int i = 0; i < SV_Y_COUNT; i++)
        for (int k = 0; k < SV_UNITS; k++)
            sums[k] += p->uj[i][k] * (double)c->y[i];
}

double sv_units_bias(const sv_params *p)
{
    double bias = 0;
    for (int k = 0; k < SV_UNITS; k++)
        bias += p->v[k] * tanh(p->u[SV_X_bias][k]);
    return bias;
}

double sv_units_sum(const sv_params *p, const sv_candidate *c)
{
    double sums[SV_UNITS], all = 0;
    sum_units(p, c, sums);
    for (int k = 0; k < SV_UNITS; k++)
        all += p->v[k] * (tanh(p->u[SV_X_bias][k] + sums[k]) - tanh(p->u[SV_X_bias][k]));
    return all;
}

void sv_units_weigh(const sv_params *p, const sv_candidate *c, double share,
                    double weights[SV_X_COUNT], double joint[SV_Y_COUNT])
{
    double slope[SV_UNITS];
    sum_units(p, c, slope);
    for (int k = 0; k < SV_UNITS; k++) {
        double first = tanh(p->u[SV_X_bias][k]), rise = slope[k];
        slope[k] = fabs(rise) < 1e-9 ? 1 - first * first
                                     : (tanh(p->u[SV_X_bias][k] + rise) - first) / rise;
        slope[k] *= share * p->v[k];
    }
    for (int k = 0; k < SV_UNITS; k++) {
        for (int i = SV_X_bias + 1; i < SV_X_COUNT; i++)
            weights[i] += slope[k] * p->u[i][k];
        for (int i = 0; i < SV_Y_COUNT; i++)
            joint[i] += slope[k] * p->uj[i][k];
    }
}
