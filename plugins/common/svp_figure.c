/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_figure.c -- numbers in figures: groups, decimals, times, dates with points. */
#include "plugins/common/svp_ana.h"
#include "plugins/common/svp_char.h"

#include <string.h>

enum { FIELDS = 8, DIGITS = 24 };

/* Runs of digits and what stands between them: "1", ".", "234", ",", "5". */
typedef struct run {
    const char *p;
    uint32_t len;
    uint32_t sep; /* the character behind it that leads to the next run; 0 none */
} run;

static int is_digit(const char *p, const char *end)
{
    return p < end && *p >= '0' && *p <= '9';
}

/* Is a plain space here one between groups? At most three digits before, exactly three
 * after. */
static int groups_space(const svp_ana *a, const run *r, const char *after,
                        const char *end)
{
    if (!(a->lang->flags & SVP_LANG_SPACE_GROUPS) || r->len > 3)
        return 0;
    for (int i = 0; i < 3; i++)
        if (!is_digit(after + i, end))
            return 0;
    return !is_digit(after + 3, end);
}

static uint32_t separator(const svp_ana *a, const run *r, const char *p, const char *end,
                          const char **next)
{
    if (p >= end)
        return 0;
    uint32_t cp = svp_decode(p, next);
    if (!is_digit(*next, end))
        return 0;
    switch (cp) {
    case '.':
    case ',':
    case ':':
    case '/':
    case '-':
    case '\'':
    case 0x2019:
        return cp == 0x2019 ? '\'' : cp;
    case 0xA0:
    case 0x2009:
    case 0x202F:
        return ' ';
    case ' ':
        return groups_space(a, r, *next, end) ? ' ' : 0;
    default:
        return 0;
    }
}

static uint32_t read_runs(const svp_ana *a, const char *p, const char *end,
                          run runs[FIELDS])
{
    uint32_t n = 0;
    while (n < FIELDS && is_digit(p, end)) {
        run *r = &runs[n++];
        const char *next = p;
        r->p = p;
        while (is_digit(p, end))
            p++;
        r->len = (uint32_t)(p - r->p);
        r->sep = separator(a, r, p, end, &next);
        if (!r->sep)
            break;
        p = next;
    }
    runs[n - 1].sep = 0;
    return n;
}

static uint32_t value_of(const run *r)
{
    uint32_t v = 0;
    for (uint32_t i = 0; i < r->len && i < 9; i++)
        v = v * 10 + (uint32_t)(r->p[i] - '0');
    return v;
}

static void put2(char *out, uint32_t v)
{
    out[0] = (char)('0' + v / 10 % 10);
    out[1] = (char)('0' + v % 10);
}

/* "YYYY-MM-DD", X for an unknown year. */
static void put_date(char *out, uint32_t year, uint32_t month, uint32_t day)
{
    memcpy(out, "XXXX-", 5);
    if (year) {
        put2(out, year / 100);
        put2(out + 2, year % 100);
    }
    put2(out + 5, month);
    out[7] = '-';
    put2(out + 8, day);
    out[10] = 0;
}

static int is_day(uint32_t d)
{
    return d >= 1 && d <= 31;
}
static int is_month(uint32_t m)
{
    return m >= 1 && m <= 12;
}

/* 12.05.2021, 12/5/2021, 2021-05-12; the runs used, or 0. */
static uint32_t read_date(const run *r, uint32_t n, svp_token *t)
{
    if (n < 3 || r[0].sep != r[1].sep || !strchr("./-", (int)r[0].sep) ||
        (n > 3 && r[2].sep == r[1].sep))
        return 0;
    uint32_t x = value_of(&r[0]), y = value_of(&r[1]), z = value_of(&r[2]);
    if (r[0].len == 4 && r[0].sep == '-' && is_month(y) && is_day(z) && r[2].len == 2) {
        put_date(t->digits, x, y, z);
    } else if (r[0].len <= 2 && r[1].len <= 2 && (r[2].len == 4 || r[2].len == 2)) {
        uint32_t year = r[2].len == 4 ? z : z < 70 ? 2000 + z : 1900 + z;
        if (!is_month(y) && is_month(x)) { /* month first */
            uint32_t day = y;
            y = x;
            x = day;
        }
        if (!is_day(x) || !is_month(y))
            return 0;
        put_date(t->digits, year, y, x);
    } else {
        return 0;
    }
    t->flags |= SVP_TF_DATE;
    return 3;
}

/* 10:30, 10:30:15, 10.30 (only where the point is no decimal sign) */
static uint32_t read_time(const svp_ana *a, const run *r, uint32_t n, svp_token *t)
{
    if (n < 2 || r[0].len > 2 || r[1].len != 2 || value_of(&r[0]) > 24 ||
        value_of(&r[1]) > 59)
        return 0;
    if (r[0].sep != ':' && !(r[0].sep == '.' && a->lang->decimal == ',' && n == 2))
        return 0;
    put2(t->digits, value_of(&r[0]));
    t->digits[2] = ':';
    put2(t->digits + 3, value_of(&r[1]));
    t->digits[5] = 0;
    t->flags |= SVP_TF_TIME;
    return n > 2 && r[1].sep == ':' && r[2].len == 2 ? 3 : 2;
}

/* Copies digits, without zeros before them, into the plain decimal form. */
static void put_digits(svp_token *t, const run *r)
{
    size_t n = strlen(t->digits);
    for (uint32_t i = 0; i < r->len && n < DIGITS; i++) {
        if (n == 1 && t->digits[0] == '0')
            n = 0;
        t->digits[n++] = r->p[i];
    }
    t->digits[n] = 0;
}

static void put_fraction(svp_token *t, const run *r)
{
    uint32_t len = r->len;
    size_t n = strlen(t->digits);
    while (len && r->p[len - 1] == '0')
        len--;
    t->flags |= SVP_TF_DECIMAL;
    if (!len || n >= DIGITS)
        return;
    t->digits[n++] = '.';
    for (uint32_t i = 0; i < len && n < DIGITS; i++)
        t->digits[n++] = r->p[i];
    t->digits[n] = 0;
}

/* "2½": the bytes of the sign. */
static uint32_t put_vulgar(svp_token *t, const char *p, const char *end)
{
    static const char *const parts[] = {".25", ".5", ".75"}; /* U+00BC to U+00BE */
    size_t n = strlen(t->digits);
    if (end - p < 2 || (unsigned char)p[0] != 0xC2 || (unsigned char)p[1] < 0xBC ||
        (unsigned char)p[1] > 0xBE || t->flags & SVP_TF_DECIMAL || n >= DIGITS - 3)
        return 0;
    memcpy(t->digits + n, parts[(unsigned char)p[1] - 0xBC],
           strlen(parts[(unsigned char)p[1] - 0xBC]) + 1);
    t->flags |= SVP_TF_DECIMAL;
    return 2;
}

/* How many runs the groups of thousands take, from the first. */
static uint32_t count_groups(const svp_ana *a, const run *r, uint32_t n)
{
    uint32_t used = 1, sep = r[0].sep;
    if (!sep || sep == a->lang->decimal || !strchr("., '", (int)sep) || r[0].len > 3)
        return 1;
    while (used < n && r[used - 1].sep == sep && r[used].len == 3)
        used++;
    return used;
}

static uint32_t read_plain(const svp_ana *a, const run *r, uint32_t n, svp_token *t)
{
    uint32_t used = count_groups(a, r, n);
    for (uint32_t i = 0; i < used; i++)
        put_digits(t, &r[i]);
    uint32_t sep = r[used - 1].sep;
    int decimal =
        sep == a->lang->decimal || (used == 1 && sep == '.' && n == 2 && r[1].len != 3);
    if (decimal && used < n && !(used == 1 && n > 2 && r[1].sep == sep)) {
        put_fraction(t, &r[used]);
        used++;
    }
    return used;
}

/* Bytes of an ordinal or plural ending: 1st, 2nd, 1990s. */
static uint32_t suffix(const svp_ana *a, const char *p, const char *end, svp_token *t)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th"};
    const char *next;
    if (end - p >= 2)
        for (uint32_t i = 0; i < 4; i++)
            if (!memcmp(p, ordinals[i], 2) &&
                (p + 2 == end ||
                 !svp_is_letter(svp_class(a->text, svp_decode(p + 2, &next))))) {
                t->flags |= SVP_TF_ORDINAL;
                return 2;
            }
    if (p < end && *p == 's' &&
        (p + 1 == end || !svp_is_letter(svp_class(a->text, svp_decode(p + 1, &next)))))
        return 1;
    return 0;
}

/* Letters right behind the digits: may they be a unit ("5km"), or is it a word ("5G")? */
static int is_word_tail(const svp_ana *a, const char *p, const char *end)
{
    const char *q = p, *next;
    while (q < end && q - p < 8) {
        uint32_t cls = svp_class(a->text, svp_decode(q, &next));
        if (!(cls & (SAMSVAR_CH_LETTER | SAMSVAR_CH_DIGIT)))
            break;
        q = next;
    }
    if (q == p)
        return 0;
    if (!(svp_class(a->text, svp_decode(p, &next)) & SAMSVAR_CH_LETTER))
        return 0;
    return !svp_phrase_head(a, (samsvar_str){p, (uint32_t)(q - p)}) || *p == 'G';
}

uint32_t svp_figure(const svp_ana *a, const char *p, const char *end, svp_token *t)
{
    run runs[FIELDS];
    const char *from = p, *next;
    int minus = 0;
    if (!is_digit(p, end)) { /* a sign: only with nothing before it and a digit behind */
        uint32_t cp = svp_decode(p, &next);
        const char *begin = a->doc.ptr + a->seg_start;
        if ((cp != '-' && cp != 0x2212) || !is_digit(next, end) ||
            (p > begin && p[-1] != ' ' && p[-1] != '('))
            return 0;
        minus = 1;
        p = next;
    }
    uint32_t n = read_runs(a, p, end, runs);
    uint32_t used = read_date(runs, n, t);
    if (!used)
        used = read_time(a, runs, n, t);
    if (!used) {
        if (minus)
            t->digits[0] = '-';
        used = read_plain(a, runs, n, t);
    }
    p = runs[used - 1].p + runs[used - 1].len;
    if (!(t->flags & (SVP_TF_DATE | SVP_TF_TIME))) {
        p += put_vulgar(t, p, end);
        p += suffix(a, p, end, t);
        if (!(t->flags & SVP_TF_ORDINAL) && is_word_tail(a, p, end))
            return 0;
    }
    if (a->lang->flags & SVP_LANG_ORDINAL_DOT && p < end && *p == '.' && used == 1 &&
        runs[0].len <= 3 && !(t->flags & SVP_TF_DECIMAL))
        t->flags |= SVP_TF_ORDINAL; /* perhaps: svp_number.c looks at what follows */
    return (uint32_t)(p - from);
}
