/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* num.c -- strict numbers. */
#include "core/base/num.h"

samsvar_status sv_num_u64(const char *text, size_t len, uint64_t min, uint64_t max,
                          uint64_t *out)
{
    uint64_t value = 0;
    if (len == 0)
        return SAMSVAR_EINVAL;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return SAMSVAR_EINVAL;
        if (__builtin_mul_overflow(value, (uint64_t)10, &value) ||
            __builtin_add_overflow(value, (uint64_t)(text[i] - '0'), &value))
            return SAMSVAR_EINVAL;
    }
    if (value < min || value > max)
        return SAMSVAR_EINVAL;
    *out = value;
    return SAMSVAR_OK;
}

/* value * 10^power. One step for |power| <= 22, where 10^|power| is exact, so numbers of
 * up to 15 digits are rounded once and thus right (Clinger 1990, the fast path). */
static double scale(double value, long power)
{
    while (power != 0 && value > 0 && value <= 1.7e308) {
        long step = power > 22 ? 22 : power < -22 ? -22 : power;
        double factor = 1;
        for (long i = step < 0 ? -step : step; i > 0; i--)
            factor *= 10;
        value = step < 0 ? value / factor : value * factor;
        power -= step;
    }
    return value;
}

/* Reads digits[.digits] of len bytes; -1 when it is something else. */
static double magnitude(const char *text, size_t len)
{
    uint64_t digits = 0;
    long power = 0;
    size_t before = 0, after = 0;
    int point = 0;
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        if (c == '.' && !point) {
            point = 1;
            continue;
        }
        if (c < '0' || c > '9')
            return -1;
        if (point)
            after++;
        else
            before++;
        if (digits <
            UINT64_C(1000000000000000000)) { /* 19 digits fit; the rest is noise */
            digits = digits * 10 + (uint64_t)(c - '0');
            power -= point;
        } else {
            power += !point;
        }
    }
    if (before == 0 || (point && after == 0))
        return -1;
    return scale((double)digits, power);
}

samsvar_status sv_num_real(const char *text, size_t len, double min, double max,
                           double *out)
{
    int minus = len > 0 && text[0] == '-';
    if (len > 4096) /* nobody writes that, and `power` must not overflow */
        return SAMSVAR_EINVAL;
    double value = magnitude(text + minus, len - (size_t)minus);
    if (value < 0)
        return SAMSVAR_EINVAL;
    if (minus && value > 0) /* no negative zero */
        value = -value;
    if (!(value >= min && value <= max && value - value == 0))
        return SAMSVAR_EINVAL;
    *out = value;
    return SAMSVAR_OK;
}
