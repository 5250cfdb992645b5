/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* figures.c -- precision, recall, F1, and how figures are printed. */
#include "core/eval/figures.h"

#include "core/base/utf8.h"

#include <stdio.h>
#include <string.h>

double sv_ratio(uint64_t a, uint64_t b)
{
    return b ? (double)a / (double)b : 0.0;
}

double sv_f1(double p, double r)
{
    return p + r > 0.0 ? 2 * p * r / (p + r) : 0.0;
}

sv_prf sv_prf_of(uint64_t right, uint64_t found, uint64_t gold)
{
    sv_prf x = {sv_ratio(right, found), sv_ratio(right, gold), 0.0};
    x.f = sv_f1(x.p, x.r);
    return x;
}

/* printf rounds exactly but takes the decimal point of the locale: keep only its
 * digits. */
static size_t print_ratio(double value, int decimals, char out[16])
{
    char raw[48];
    size_t n = (size_t)decimals;
    if (!(value >= 0.0))
        value = 0.0;
    if (value > 1.0)
        value = 1.0;
    int len = snprintf(raw, sizeof raw, "%.*f", decimals, value);
    out[0] = raw[0];
    out[1] = '.';
    memcpy(out + 2, raw + len - n, n);
    return n + 2;
}

void sv_ratio_put(sv_jsonw *w, double value, int decimals)
{
    char out[16];
    sv_jsonw_raw(w, out, print_ratio(value, decimals, out));
}

void sv_ratio_json(sv_jsonw *w, const char *key, double value)
{
    char out[16];
    sv_jsonw_number(w, key, out, print_ratio(value, 4, out));
}

void sv_prf_json(sv_jsonw *w, const char *key, const sv_prf *prf)
{
    sv_jsonw_object(w, key);
    sv_ratio_json(w, "precision", prf->p);
    sv_ratio_json(w, "recall", prf->r);
    sv_ratio_json(w, "f1", prf->f);
    sv_jsonw_close(w);
}

static void pad(sv_jsonw *w, size_t used, size_t width)
{
    for (; used < width; used++)
        sv_jsonw_raw(w, " ", 1);
}

void sv_column_text(sv_jsonw *w, const char *text, size_t width)
{
    size_t len = strlen(text);
    sv_jsonw_raw(w, text, len);
    pad(w, sv_utf8_count(text, len), width);
}

void sv_column_number(sv_jsonw *w, uint64_t n, size_t width)
{
    char digits[20];
    size_t len = sv_digits_print(n, digits);
    pad(w, len, width);
    sv_jsonw_raw(w, digits, len);
}
