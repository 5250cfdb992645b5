/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* quantity.h -- what an amount measures, so that "two decades" and "20 years", "5 miles" and
 * "8 km" can be compared. */
#ifndef SV_LEX_QUANTITY_H
#define SV_LEX_QUANTITY_H

#include <stdint.h>

#include "core/plugin.h"

typedef enum sv_dimension {
    SV_DIM_NONE, /* no unit, or one that is not known */
    SV_DIM_SHARE, SV_DIM_TIME, SV_DIM_LENGTH, SV_DIM_AREA, SV_DIM_VOLUME, SV_DIM_MASS,
    SV_DIM_SPEED, SV_DIM_ENERGY, SV_DIM_POWER, SV_DIM_MONEY,
    SV_DIM_KRONE /* money, but of which country is not said */
} sv_dimension;

/* The dimension of a unit in AMOUNT's canonical spelling ("km", "NOK", "%"), and how much of the
 * dimension's own unit it is: second, metre, square metre, litre, gram, m/s, Wh, W, US dollar. */
sv_dimension sv_quantity_unit(samsvar_str name, double *factor);

#endif
