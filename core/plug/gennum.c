/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* gennum.c -- numbers and dates in figures. */
#include "core/plug/gennum.h"

#include <string.h>

enum {
    MAX_RUNS = 12,
    SPACE = ' ', /* any of the spaces that part thousands */
    QUOTE = '\'' /* either apostrophe                     */
};

typedef struct figures {
    const char *text;
    uint32_t end;   /* behind the last run */
    uint32_t count; /* of runs             */
    uint32_t start[MAX_RUNS], len[MAX_RUNS];
    char sep[MAX_RUNS]; /* before run i, i > 0 */
} figures;

static int is_figure(char c)
{
    return c >= '0' && c <= '9';
}

static uint32_t run_len(const char *text, uint32_t at, uint32_t end)
{
    uint32_t n = 0;
    while (at + n < end && is_figure(text[at + n]))
        n++;
    return n;
}

/* The separator at text[at]: its class and its bytes, or 0. */
static char separator(const char *text, uint32_t at, uint32_t end, uint32_t *bytes)
{
    static const struct {
        const char *text;
        uint32_t bytes;
        char class;
    } known[] = {
        {".", 1, '.'},
        {",", 1, ','},
        {" ", 1, SPACE},
        {"'", 1, QUOTE},
        {"\xC2\xA0", 2, SPACE},     /* no-break space */
        {"\xE2\x80\x89", 3, SPACE}, /* thin space */
        {"\xE2\x80\xAF", 3, SPACE}, /* narrow no-break space */
        {"\xE2\x80\x99", 3, QUOTE},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (end - at >= known[i].bytes &&
            memcmp(text + at, known[i].text, known[i].bytes) == 0) {
            *bytes = known[i].bytes;
            return known[i].class;
        }
    return 0;
}

/* Spaces and apostrophes stand in a number only between groups of three. */
static int may_group(const figures *f, char sep, uint32_t len)
{
    if (sep == '.' || sep == ',')
        return 1;
    for (uint32_t i = 1; i < f->count; i++)
        if (f->sep[i] != sep)
            return 0;
    return len == 3 && f->len[0] <= 3 && f->text[f->start[0]] != '0';
}

static void collect(const char *text, uint32_t at, uint32_t end, figures *f)
{
    f->text = text;
    f->count = 1;
    f->start[0] = at;
    f->len[0] = run_len(text, at, end);
    f->end = at + f->len[0];
    while (f->count < MAX_RUNS) {
        uint32_t bytes = 0;
        char sep = f->end < end ? separator(text, f->end, end, &bytes) : 0;
        uint32_t len = sep ? run_len(text, f->end + bytes, end) : 0;
        if (len == 0 || !may_group(f, sep, len))
            return;
        f->start[f->count] = f->end + bytes;
        f->len[f->count] = len;
        f->sep[f->count++] = sep;
        f->end += bytes + len;
    }
}

/* Are runs 1..last - 1 thousands, parted by one kind of separator? */
static int is_grouped(const figures *f, uint32_t last)
{
    if (f->len[0] > 3 || f->text[f->start[0]] == '0')
        return 0;
    for (uint32_t i = 1; i < last; i++)
        if (f->len[i] != 3 || f->sep[i] != f->sep[1])
            return 0;
    return 1;
}

/* How many runs are the whole part; 0: these figures are no number ("1.2.3"). */
static uint32_t whole_runs(const figures *f, char decimal)
{
    uint32_t n = f->count;
    char last = n > 1 ? f->sep[n - 1] : 0;
    if (n == 1)
        return 1;
    if (is_grouped(f, n)) {
        if (n == 2 && last == decimal)
            return 1;
        return n;
    }
    if (last != '.' && last != ',')
        return 0;
    if (n == 2)
        return 1;
    return is_grouped(f, n - 1) && f->sep[1] != last ? n - 1 : 0;
}

/* Plain decimal form; 0 when it has no room. */
static int write_key(const figures *f, uint32_t whole, char key[SV_GENNUM_KEY])
{
    uint32_t len = 0;
    for (uint32_t i = 0; i < whole; i++)
        for (uint32_t k = 0; k < f->len[i]; k++) {
            char c = f->text[f->start[i] + k];
            if (len == 1 && key[0] == '0')
                len = 0; /* leading zeros go, but for the last */
            if (len >= SV_GENNUM_KEY - 1)
                return 0;
            key[len++] = c;
        }
    if (whole < f->count) {
        const char *fraction = f->text + f->start[whole];
        uint32_t n = f->len[whole];
        while (n > 0 && fraction[n - 1] == '0')
            n--;
        if (len + n + 2 > SV_GENNUM_KEY)
            return 0;
        if (n > 0) {
            key[len++] = '.';
            memcpy(key + len, fraction, n);
            len += n;
        }
    }
    key[len] = '\0';
    return 1;
}

/* ------------------------------------------------------------------ dates */

static uint32_t value_of(const char *text, uint32_t len)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < len; i++)
        value = value * 10 + (uint32_t)(text[i] - '0');
    return value;
}

static int write_date(uint32_t year, uint32_t month, uint32_t day,
                      char key[SV_GENNUM_KEY])
{
    static const uint32_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1000 || month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return 0;
    if (month == 2 && day == 29 &&
        (year % 4 != 0 || (year % 100 == 0 && year % 400 != 0)))
        return 0;
    const uint32_t value[] = {year, month, day};
    static const uint32_t places[] = {4, 2, 2};
    char *to = key;
    for (int i = 0; i < 3; i++) {
        uint32_t v = value[i];
        for (uint32_t k = places[i]; k-- > 0; v /= 10)
            to[k] = (char)('0' + v % 10);
        to += places[i];
        *to++ = '-';
    }
    to[-1] = '\0';
    return 1;
}

/* "21.1.2022" */
static int read_day_first(const figures *f, char key[SV_GENNUM_KEY])
{
    if (f->count != 3 || f->sep[1] != '.' || f->sep[2] != '.' || f->len[0] > 2 ||
        f->len[1] > 2 || f->len[2] != 4)
        return 0;
    return write_date(value_of(f->text + f->start[2], 4),
                      value_of(f->text + f->start[1], f->len[1]),
                      value_of(f->text + f->start[0], f->len[0]), key);
}

/* "2022-01-21" */
static uint32_t read_iso(const char *text, uint32_t at, uint32_t end,
                         char key[SV_GENNUM_KEY])
{
    if (end - at < 10 || run_len(text, at, end) != 4 || text[at + 4] != '-' ||
        run_len(text, at + 5, end) != 2 || text[at + 7] != '-' ||
        run_len(text, at + 8, end) != 2 || (end - at > 10 && text[at + 10] == '-'))
        return 0;
    return write_date(value_of(text + at, 4), value_of(text + at + 5, 2),
                      value_of(text + at + 8, 2), key)
               ? 10
               : 0;
}

void sv_gennum_read(const char *text, uint32_t at, uint32_t end, char decimal,
                    sv_gennum *out)
{
    figures f;
    out->kind = SAMSVAR_FEAT_DATE;
    out->runs = 3;
    uint32_t iso = read_iso(text, at, end, out->key);
    if (iso) {
        out->end = at + iso;
        return;
    }
    collect(text, at, end, &f);
    out->end = f.end;
    out->runs = f.count;
    if (read_day_first(&f, out->key))
        return;
    uint32_t whole = whole_runs(&f, decimal);
    out->kind = whole && write_key(&f, whole, out->key) ? SAMSVAR_FEAT_NUMBER : 0;
    if (!out->kind)
        out->key[0] = '\0';
}

int sv_gennum_shift(char key[SV_GENNUM_KEY], uint32_t power)
{
    char digits[SV_GENNUM_KEY];
    uint32_t len = 0, fraction = 0, to = 0;
    int sign = key[0] == '-', point = 0;
    for (const char *p = key + sign; *p; p++) {
        if (*p == '.')
            point = 1;
        else
            digits[len++] = *p;
        fraction += point && *p != '.';
    }
    if (power >= SV_GENNUM_KEY || len + power + 3 > SV_GENNUM_KEY)
        return 0;
    while (power > 0 && fraction > 0) {
        fraction--;
        power--;
    }
    for (; power > 0; power--)
        digits[len++] = '0';
    uint32_t from = 0, whole = len - fraction;
    while (from + 1 < whole && digits[from] == '0')
        from++;
    while (fraction > 0 && digits[len - 1] == '0') {
        len--;
        fraction--;
    }
    if (sign)
        key[to++] = '-';
    for (; from < len; from++) {
        if (from == whole)
            key[to++] = '.';
        key[to++] = digits[from];
    }
    key[to] = '\0';
    return 1;
}
