/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* figures.h -- precision, recall, F1, and how figures are printed. */
#ifndef SV_EVAL_FIGURES_H
#define SV_EVAL_FIGURES_H

#include "core/base/jsonw.h"

typedef struct sv_prf {
    double p, r, f;
} sv_prf;

/* right of found, right of gold; 0 where there is nothing to divide by. */
sv_prf sv_prf_of(uint64_t right, uint64_t found, uint64_t gold);
double sv_ratio(uint64_t a, uint64_t b);
double sv_f1(double p, double r);

/* A number from 0 to 1 with 1 to 9 decimals, rounded as printf rounds, in any locale. */
void sv_ratio_put(sv_jsonw *w, double value, int decimals);
void sv_ratio_json(sv_jsonw *w, const char *key, double value); /* four decimals */
void sv_prf_json(sv_jsonw *w, const char *key, const sv_prf *prf);
/* Text and numbers in columns: left, padded to width characters; right, padded in
 * front. */
void sv_column_text(sv_jsonw *w, const char *text, size_t width);
void sv_column_number(sv_jsonw *w, uint64_t n, size_t width);

#endif
