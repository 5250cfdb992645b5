/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* units.h -- the hidden units of newsrooms' second regression: what features say together, beside
 * what each says by itself. A unit is v tanh(u + sum of u[i] x[i]); all of them add log-odds. */
#ifndef SV_ALIGN_UNITS_H
#define SV_ALIGN_UNITS_H

#include "core/align/features.h"
#include "core/align/params.h"

/* Log-odds of all units for a pair that has no features but the bias. */
double sv_units_bias(const sv_params *p);
/* What a candidate's features add to that. */
double sv_units_sum(const sv_params *p, const sv_candidate *c);
/* The same as weights: adds `share` of it to those of the features, so that weights times
 * features have the same sum. Of each unit, features get parts by the mean slope of tanh between
 * "no features" and theirs (integrated gradients; Sundararajan, Taly & Yan, ICML 2017). */
void sv_units_weigh(const sv_params *p, const sv_candidate *c, double share,
                    double weights[SV_X_COUNT], double joint[SV_Y_COUNT]);

#endif
