/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* readctx.c -- reading records: places, problems, typed access. */
#include "core/out/readctx.h"

#include "core/base/jsonw.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { STEPS = 12, WHERE_SIZE = 160, WHAT_SIZE = 200 };

/* "pairs[0].links[3]" into out; long paths lose their end. */
static void print_place(const sv_place *at, char out[WHERE_SIZE])
{
    const sv_place *steps[STEPS];
    size_t count = 0, n = 0;
    for (; at && count < STEPS; at = at->up)
        if (at->key || at->up)
            steps[count++] = at;
    out[0] = '\0';
    while (count-- > 0 && n < WHERE_SIZE) {
        const sv_place *step = steps[count];
        int len = step->key
                      ? snprintf(out + n, WHERE_SIZE - n, "%s%s", n ? "." : "", step->key)
                      : snprintf(out + n, WHERE_SIZE - n, "[%zu]", step->index);
        n += len > 0 ? (size_t)len : 0;
    }
}

void sv_readctx_problem(sv_readctx *c, const sv_place *at, enum sv_severity severity,
                        const char *format, ...)
{
    char where[WHERE_SIZE], what[WHAT_SIZE];
    va_list args;
    if (sv_readctx_stopped(c))
        return;
    print_place(at, where);
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    sv_error_clean(what);
    if (c->report)
        c->report(c->data, c->line, where, what, severity == SV_HARD);
    if (severity == SV_SOFT) {
        c->soft++;
        return;
    }
    c->hard++;
    c->status = SAMSVAR_EDATA;
    sv_fail_at(c->err, SAMSVAR_EDATA, c->file, c->line, "%s%s%s", where,
               *where ? ": " : "", what);
}

void sv_readctx_stop(sv_readctx *c, samsvar_status status, const char *what)
{
    if (sv_readctx_stopped(c))
        return;
    c->status = status;
    if (c->err && c->err->code == SAMSVAR_EDATA)
        sv_error_init(c->err); /* what stops the reading matters more */
    if (status == SAMSVAR_ENOMEM)
        sv_fail(c->err, status, "out of memory");
    else
        sv_fail_at(c->err, status, c->file, c->line, "%s", what);
}

static const char *type_name(json_type type)
{
    switch (type) {
    case JSON_OBJECT:
        return "an object";
    case JSON_ARRAY:
        return "an array";
    case JSON_STRING:
        return "a string";
    case JSON_INTEGER:
        return "a whole number";
    case JSON_REAL:
        return "a number";
    case JSON_NULL:
        return "null";
    default:
        return "true or false";
    }
}

static int same_type(json_type found, json_type wanted)
{
    if (wanted == JSON_TRUE || wanted == JSON_FALSE)
        return found == JSON_TRUE || found == JSON_FALSE;
    return found == wanted || (wanted == JSON_REAL && found == JSON_INTEGER);
}

json_t *sv_readctx_member(sv_readctx *c, const sv_place *at, const json_t *object,
                          const char *key, json_type type, int need)
{
    json_t *value = json_object_get(object, key);
    sv_place here = {at, key, 0};
    if (!value) {
        if (need != SV_OPTIONAL)
            sv_readctx_problem(c, at, need == SV_HARD ? SV_HARD : SV_SOFT,
                               "\"%s\" is missing; it is %s", key, type_name(type));
        return NULL;
    }
    if (!same_type(json_typeof(value), type)) {
        sv_readctx_problem(c, &here, SV_HARD, "this is %s and must be %s",
                           type_name(json_typeof(value)), type_name(type));
        return NULL;
    }
    return value;
}

const char *sv_readctx_text(sv_readctx *c, const sv_place *at, const json_t *object,
                            const char *key, int need)
{
    const json_t *value = sv_readctx_member(c, at, object, key, JSON_STRING, need);
    sv_place here = {at, key, 0};
    if (!value)
        return NULL;
    if (strlen(json_string_value(value)) != json_string_length(value)) {
        sv_readctx_problem(c, &here, SV_HARD, "the character U+0000 cannot stand here");
        return NULL;
    }
    return json_string_value(value);
}

uint32_t sv_readctx_number(sv_readctx *c, const sv_place *at, const json_t *object,
                           const char *key, uint32_t max, uint32_t fallback, int need)
{
    const json_t *value = sv_readctx_member(c, at, object, key, JSON_INTEGER, need);
    sv_place here = {at, key, 0};
    if (!value)
        return fallback;
    json_int_t n = json_integer_value(value);
    if (n < 0 || n > (json_int_t)max) {
        sv_readctx_problem(c, &here, SV_HARD,
                           "%" JSON_INTEGER_FORMAT " is not between 0 and %u", n, max);
        return fallback;
    }
    return (uint32_t)n;
}

int64_t sv_readctx_milli(sv_readctx *c, const sv_place *at, const json_t *object,
                         const char *key, int64_t low, int64_t high, int64_t fallback,
                         int need)
{
    const json_t *value = sv_readctx_member(c, at, object, key, JSON_REAL, need);
    sv_place here = {at, key, 0};
    if (!value)
        return fallback;
    double x = json_number_value(value);
    if (!(x >= (double)low / 1000.0 && x <= (double)high / 1000.0)) {
        char from[SV_MILLI_SIZE], to[SV_MILLI_SIZE];
        sv_milli_print(low, from);
        sv_milli_print(high, to);
        sv_readctx_problem(c, &here, SV_HARD, "the number is not between %s and %s", from,
                           to);
        return fallback;
    }
    return sv_milli_of(x);
}

int sv_readctx_object(sv_readctx *c, const sv_place *at, const json_t *value)
{
    if (json_is_object(value))
        return 1;
    sv_readctx_problem(c, at, SV_HARD, "this is %s and must be an object",
                       type_name(json_typeof(value)));
    return 0;
}
