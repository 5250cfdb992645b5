/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* num.h -- the only number parser for options and files: strict, range-checked, no locale. */
#ifndef SV_BASE_NUM_H
#define SV_BASE_NUM_H

#include "core/plugin.h"

/* Decimal digits only, whole string, min <= value <= max; EINVAL otherwise. */
samsvar_status sv_num_u64(const char *text, size_t len, uint64_t min, uint64_t max, uint64_t *out);

/* -?digits[.digits], whole string (no exponent, no inf); EINVAL otherwise. */
samsvar_status sv_num_real(const char *text, size_t len, double min, double max, double *out);

#endif
