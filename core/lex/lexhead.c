/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/lexhead.h"

#include <string.h>

#include "core/base/lines.h"
#include "core/base/num.h"

static samsvar_str trim(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    while (end > at && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    samsvar_str s = {at, (uint32_t)(end - at)};
    return s;
}

static int is(samsvar_str s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

/* "0.8" as thousandths; 0: it is no weight. */
static uint32_t weight_of(samsvar_str s)
{
    double value;
    if (sv_num_real(s.ptr, s.len, 0.001, 1.0, &value) != SAMSVAR_OK)
        return 0;
    return (uint32_t)(value * 1000.0 + 0.5);
}

/* "is en", also with a comma or a hyphen between. */
static int languages_of(samsvar_str s, sv_lexhead *out)
{
    uint32_t cut = 0, next;
    while (cut < s.len && !strchr(" ,\t", s.ptr[cut]))
        cut++;
    if (cut == s.len) /* "is-en" */
        for (cut = 0; cut < s.len && s.ptr[cut] != '-';)
            cut++;
    for (next = cut; next < s.len && strchr(" ,\t-", s.ptr[next]);)
        next++;
    return sv_lang_normalise(s.ptr, cut, out->from) == SAMSVAR_OK &&
           sv_lang_normalise(s.ptr + next, s.len - next, out->to) == SAMSVAR_OK;
}

/* One comment line, without its '#'. What is wrong with it, or NULL. */
static const char *read_line(const char *at, const char *end, sv_lexhead *out, uint32_t *seen)
{
    const char *colon = memchr(at, ':', (size_t)(end - at));
    if (!colon)
        return NULL;
    samsvar_str key = trim(at, colon), value = trim(colon + 1, end);
    uint32_t bit = is(key, "source")                            ? 1
                   : is(key, "license") || is(key, "licence")   ? 2
                   : is(key, "weight")                          ? 4
                   : is(key, "languages")                       ? 8
                                                                : 0;
    if (!bit)
        return NULL;
    if (*seen & bit)
        return "the head says this twice";
    *seen |= bit;
    if (bit == 1)
        out->source = value;
    else if (bit == 2)
        out->license = value;
    else if (bit == 4 && !(out->weight = weight_of(value)))
        return "a weight is a number from 0.001 to 1";
    else if (bit == 8 && !languages_of(value, out))
        return "languages are two tags, like: is en";
    return NULL;
}

samsvar_status sv_lexhead_read(const char *file, const char *bytes, size_t len, sv_lexhead *out,
                               sv_error *err)
{
    sv_lines l = {bytes, bytes + len, 0};
    samsvar_str line;
    uint32_t seen = 0;
    memset(out, 0, sizeof *out);
    out->weight = 1000;
    while (sv_lines_next(&l, &line) && (!line.len || line.ptr[0] == '#')) {
        const char *end = line.ptr + line.len;
        const char *wrong = line.len ? read_line(line.ptr + 1, end, out, &seen) : NULL;
        if (wrong)
            return sv_fail_at(err, SAMSVAR_EDATA, file, l.number, "%s", wrong);
    }
    return SAMSVAR_OK;
}

/* "is-en", len bytes. */
static int pair_of(const char *text, size_t len, char from[SV_LANG_SIZE], char to[SV_LANG_SIZE])
{
    const char *dash = memchr(text, '-', len);
    size_t n = dash ? (size_t)(dash - text) : len;
    return dash && sv_lang_normalise(text, n, from) == SAMSVAR_OK &&
           sv_lang_normalise(dash + 1, len - n - 1, to) == SAMSVAR_OK;
}

samsvar_status sv_lexhead_languages(const char *name, char from[SV_LANG_SIZE],
                                    char to[SV_LANG_SIZE])
{
    const char *last = strrchr(name, '.');
    if (last && pair_of(last + 1, strlen(last + 1), from, to))
        return SAMSVAR_OK;
    return pair_of(name, strcspn(name, "."), from, to) ? SAMSVAR_OK : SAMSVAR_EINVAL;
}
