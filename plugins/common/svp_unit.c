/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_unit.c -- units, currencies and fractions beside numbers. */
#include "plugins/common/svp_ana.h"

#include <string.h>

/* ---- values as text */

static uint32_t put_whole(char *out, uint64_t v)
{
    char digits[24];
    uint32_t n = 0, len = 0;
    do
        digits[n++] = (char)('0' + v % 10);
    while (v /= 10);
    while (n)
        out[len++] = digits[--n];
    return len;
}

uint32_t svp_put_value(char out[SVP_VALUE_SIZE], double v)
{
    uint32_t len = 0;
    if (v < 0) {
        out[len++] = '-';
        v = -v;
    }
    if (v >= 9e18)
        return 0;
    if (v >= 9e12)
        return len + put_whole(out + len, (uint64_t)(v + 0.5));
    uint64_t micro = (uint64_t)(v * 1e6 + 0.5);
    len += put_whole(out + len, micro / 1000000);
    uint64_t rest = micro % 1000000;
    if (rest) {
        out[len++] = '.';
        for (uint64_t at = 100000; rest; at /= 10) {
            out[len++] = (char)('0' + rest / at);
            rest %= at;
        }
    }
    return len;
}

double svp_read_value(samsvar_str text)
{
    double v = 0, part = 1;
    int minus = text.len && *text.ptr == '-', point = 0;
    for (uint32_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '.') {
            point = 1;
        } else if (text.ptr[i] >= '0' && text.ptr[i] <= '9') {
            v = v * 10 + (text.ptr[i] - '0');
            part *= point ? 10 : 1;
        }
    return (minus ? -v : v) / part;
}

/* ---- units */

/* "km"; with a factor, "10 km"; with one that counts without a number too, "*10 year". */
static void read_unit(samsvar_str value, svp_unit *u)
{
    uint32_t alone = value.len && value.ptr[0] == '*';
    u->name = value;
    u->factor = 1;
    const char *space = memchr(value.ptr, ' ', value.len);
    uint32_t at = space ? (uint32_t)(space - value.ptr) : value.len;
    if (at + 1 >= value.len || at == alone)
        return;
    double factor = svp_read_value((samsvar_str){value.ptr + alone, at - alone});
    if (factor <= 0)
        return;
    u->factor = factor;
    u->name = (samsvar_str){value.ptr + at + 1, value.len - at - 1};
    u->counts_alone = (int)alone;
    u->share = svp_is(u->name, "%");
}

svp_unit svp_unit_behind(const svp_ana *a, uint32_t i)
{
    svp_unit u = {.first = i};
    if (i >= a->tokens.count || a->tokens.data[i].flags & SVP_TF_USED)
        return u;
    const svp_token *t = &a->tokens.data[i];
    svp_match m = svp_phrase_at(a, SVP_L_UNITS, i, 0);
    if (!m.phrase || svp_is(m.phrase->value, "/"))
        return u;
    const svp_token *next = i + m.words < a->tokens.count ? t + m.words : NULL;
    if (t->kind == SVP_T_PUNCT && t->flags & SVP_TF_SPACE && next &&
        next->kind == SVP_T_NUMBER && !(next->flags & SVP_TF_SPACE))
        return u; /* the sign belongs to the next number */
    read_unit(m.phrase->value, &u);
    u.end = i + m.words;
    return u;
}

static int is_money(samsvar_str name)
{
    if (svp_is(name, "kr"))
        return 1;
    if (name.len != 3)
        return 0;
    for (uint32_t i = 0; i < 3; i++)
        if (name.ptr[i] < 'A' || name.ptr[i] > 'Z')
            return 0;
    return 1;
}

svp_unit svp_unit_before(const svp_ana *a, uint32_t first)
{
    svp_unit u = {.factor = 1};
    if (!first || a->tokens.data[first].kind != SVP_T_NUMBER)
        return u;
    uint32_t i = first - 1;
    const svp_token *t = &a->tokens.data[i];
    svp_match m = svp_phrase_at(a, SVP_L_UNITS, i, 0);
    if (!m.phrase || m.words != 1 || !is_money(m.phrase->value) ||
        t->end - t->start > 4 || t->flags & SVP_TF_USED)
        return u;
    u.name = m.phrase->value;
    u.first = i;
    u.end = first;
    return u;
}

/* ---- amounts */

samsvar_status svp_emit_amount(svp_ana *a, const svp_amount *n, const svp_unit *u,
                               uint32_t parent)
{
    char key[SVP_VALUE_SIZE + SVP_UNIT_SIZE];
    const svp_token *t = a->tokens.data;
    uint32_t len = svp_put_value(key, n->value * u->factor);
    uint32_t first = u->end && (n->end == n->first || u->first < n->first) ? u->first : n->first;
    uint32_t last = u->end > n->end ? u->end : n->end;
    uint32_t flags = n->flags;
    if (!len || u->name.len + 1 > SVP_UNIT_SIZE)
        return SAMSVAR_OK;
    if (u->share)
        flags |= SAMSVAR_NUM_ABOUT; /* who says "a third" does not mean 33.3 % */
    key[len++] = ' ';
    memcpy(key + len, u->name.ptr, u->name.len);
    return svp_emit(a, SAMSVAR_FEAT_AMOUNT, flags, t[first].start, t[last - 1].end, parent, 1000,
                    (samsvar_str){key, len + u->name.len}, NULL);
}
