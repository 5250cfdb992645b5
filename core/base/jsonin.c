/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* jsonin.c -- JSON in, through Jansson. */
#include "core/base/jsonin.h"

#include "core/base/limits.h"
#include "core/base/mem.h"

#include <pthread.h>
#include <string.h>

/* Jansson reports some failed allocations as bad input, others not at all: remember
 * them. */
static _Thread_local int starved;

static void *take(size_t size)
{
    void *block = sv_mem_malloc(size);
    if (!block)
        starved = 1;
    return block;
}

static void set_up(void)
{
    json_set_alloc_funcs(take, sv_free);
    json_object_seed(0);
}

/* Lets Jansson use mem.h. */
static void set_up_once(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_up);
}

/* Jansson allows 2048 levels; what reads its values here counts on fewer. */
static samsvar_status check_depth(const char *bytes, size_t len, const char *file,
                                  uint32_t line, sv_error *err)
{
    size_t depth = 0;
    int quoted = 0;
    for (size_t i = 0; i < len; i++) {
        char c = bytes[i];
        if (c == '\n')
            line += line < UINT32_MAX;
        else if (quoted && c == '\\' && i + 1 < len && bytes[i + 1] != '\n')
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{'))
            depth++;
        else if (!quoted && (c == ']' || c == '}') && depth)
            depth--;
        if (depth > SV_LIMIT_JSON_DEPTH)
            return sv_fail_at(err, SAMSVAR_ELIMIT, file, line,
                              "arrays and objects are nested more than %u deep "
                              "(SV_LIMIT_JSON_DEPTH)",
                              SV_LIMIT_JSON_DEPTH);
    }
    return SAMSVAR_OK;
}

samsvar_status sv_json_parse(const char *bytes, size_t len, const char *file,
                             uint32_t first_line, json_t **out, sv_error *err)
{
    json_error_t error;
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    samsvar_status status = check_depth(bytes, len, file, first_line, err);
    if (status)
        return status;
    set_up_once();
    starved = 0;
    json_t *json = json_loadb(
        bytes, len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    if (starved) { /* even a value may then lack a character: 2.14 does not look */
        json_decref(json);
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    }
    if (json) {
        *out = json;
        return SAMSVAR_OK;
    }
    uint32_t line = error.line > 0 ? (uint32_t)error.line - 1 : 0;
    line = line < UINT32_MAX - first_line ? first_line + line : UINT32_MAX;
    return sv_fail_at(err, SAMSVAR_EDATA, file, line, "this is not valid JSON: %s",
                      error.text[0] ? error.text : "it cannot be read");
}
