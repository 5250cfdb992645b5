/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/quantity.h"

#include <string.h>

typedef struct unit {
    const char *name;
    sv_dimension dimension;
    double factor;
} unit;

/* Currencies: about what they were worth in dollars, 2015 to 2024. Rates move by a third in such
 * a time, so converted sums agree loosely only (core/align/facts.c). */
static const unit units[] = {
    {"%", SV_DIM_SHARE, 1},          {"pp", SV_DIM_SHARE, 1},
    {"‰", SV_DIM_SHARE, 0.1},        {"second", SV_DIM_TIME, 1},
    {"minute", SV_DIM_TIME, 60},     {"hour", SV_DIM_TIME, 3600},
    {"day", SV_DIM_TIME, 86400},     {"week", SV_DIM_TIME, 604800},
    {"month", SV_DIM_TIME, 2629800}, {"year", SV_DIM_TIME, 31557600},
    {"mm", SV_DIM_LENGTH, 0.001},    {"cm", SV_DIM_LENGTH, 0.01},
    {"dm", SV_DIM_LENGTH, 0.1},      {"m", SV_DIM_LENGTH, 1},
    {"km", SV_DIM_LENGTH, 1000},     {"in", SV_DIM_LENGTH, 0.0254},
    {"ft", SV_DIM_LENGTH, 0.3048},   {"mile", SV_DIM_LENGTH, 1609.344},
    {"nmi", SV_DIM_LENGTH, 1852},    {"m2", SV_DIM_AREA, 1},
    {"km2", SV_DIM_AREA, 1e6},       {"ha", SV_DIM_AREA, 1e4},
    {"acre", SV_DIM_AREA, 4046.856}, {"ml", SV_DIM_VOLUME, 0.001},
    {"cl", SV_DIM_VOLUME, 0.01},     {"dl", SV_DIM_VOLUME, 0.1},
    {"l", SV_DIM_VOLUME, 1},         {"m3", SV_DIM_VOLUME, 1000},
    {"km3", SV_DIM_VOLUME, 1e12},    {"barrel", SV_DIM_VOLUME, 158.987},
    {"mg", SV_DIM_MASS, 0.001},      {"g", SV_DIM_MASS, 1},
    {"kg", SV_DIM_MASS, 1000},       {"t", SV_DIM_MASS, 1e6},
    {"oz", SV_DIM_MASS, 28.3495},    {"lb", SV_DIM_MASS, 453.592},
    {"m/s", SV_DIM_SPEED, 1},        {"km/h", SV_DIM_SPEED, 1 / 3.6},
    {"mph", SV_DIM_SPEED, 0.44704},  {"kn", SV_DIM_SPEED, 0.514444},
    {"kWh", SV_DIM_ENERGY, 1e3},     {"MWh", SV_DIM_ENERGY, 1e6},
    {"GWh", SV_DIM_ENERGY, 1e9},     {"TWh", SV_DIM_ENERGY, 1e12},
    {"W", SV_DIM_POWER, 1},          {"kW", SV_DIM_POWER, 1e3},
    {"MW", SV_DIM_POWER, 1e6},       {"GW", SV_DIM_POWER, 1e9},
    {"TW", SV_DIM_POWER, 1e12},      {"USD", SV_DIM_MONEY, 1},
    {"EUR", SV_DIM_MONEY, 1.12},     {"GBP", SV_DIM_MONEY, 1.31},
    {"CHF", SV_DIM_MONEY, 1.05},     {"NOK", SV_DIM_MONEY, 0.112},
    {"SEK", SV_DIM_MONEY, 0.109},    {"DKK", SV_DIM_MONEY, 0.15},
    {"ISK", SV_DIM_MONEY, 0.0080},   {"JPY", SV_DIM_MONEY, 0.0084},
    {"CNY", SV_DIM_MONEY, 0.149},    {"INR", SV_DIM_MONEY, 0.0138},
    {"RUB", SV_DIM_MONEY, 0.0144},   {"PLN", SV_DIM_MONEY, 0.256},
    {"CAD", SV_DIM_MONEY, 0.76},     {"AUD", SV_DIM_MONEY, 0.72},
    {"ILS", SV_DIM_MONEY, 0.283},    {"UAH", SV_DIM_MONEY, 0.035},
    {"kr", SV_DIM_KRONE, 1}};

sv_dimension sv_quantity_unit(samsvar_str name, double *factor)
{
    *factor = 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strlen(units[i].name) == name.len && !memcmp(units[i].name, name.ptr, name.len)) {
            *factor = units[i].factor;
            return units[i].dimension;
        }
    return SV_DIM_NONE;
}
