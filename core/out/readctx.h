/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* readctx.h -- reading records: where in the file we are, what is wrong there, and
 * typed access to members. A problem never stops the reading, so that all are named in
 * one go. */
#ifndef SV_OUT_READCTX_H
#define SV_OUT_READCTX_H

#include "core/base/jsonin.h"

/* One problem: line 0 when it is not known; where as in "pairs[0].links[3].score", or "".
 * hard: the file cannot be used; else it is only not as it should be. */
typedef void sv_problem_fn(void *data, uint32_t line, const char *where, const char *what,
                           int hard);

typedef struct sv_readctx {
    const char *file;
    uint32_t line;         /* of the record at hand; 0: not known   */
    sv_problem_fn *report; /* or NULL                               */
    void *data;
    sv_error *err;         /* gets the first hard problem           */
    samsvar_status status; /* EDATA after a hard problem; ENOMEM and ELIMIT stop */
    uint64_t hard, soft;   /* how many                              */
} sv_readctx;

/* A step of the path to a value; the steps live on the stack of those who go down. */
typedef struct sv_place {
    const struct sv_place *up;
    const char *key; /* NULL: index counts */
    size_t index;
} sv_place;

enum sv_severity { SV_SOFT, SV_HARD };

void sv_readctx_problem(sv_readctx *c, const sv_place *at, enum sv_severity severity,
                        const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Sets a status that stops the reading: memory, limits. */
void sv_readctx_stop(sv_readctx *c, samsvar_status status, const char *what);
static inline int sv_readctx_stopped(const sv_readctx *c)
{
    return c->status && c->status != SAMSVAR_EDATA;
}

/* A member of the given type; NULL where it is missing (a problem of that severity, or
 * none for `need` -1) or of another type (always a hard problem). */
enum { SV_OPTIONAL = -1 };
json_t *sv_readctx_member(sv_readctx *c, const sv_place *at, const json_t *object,
                          const char *key, json_type type, int need);
/* The same for text without U+0000; NULL when there is none. Lives as long as object. */
const char *sv_readctx_text(sv_readctx *c, const sv_place *at, const json_t *object,
                            const char *key, int need);
/* Whole numbers 0 .. max; fallback when missing or wrong. */
uint32_t sv_readctx_number(sv_readctx *c, const sv_place *at, const json_t *object,
                           const char *key, uint32_t max, uint32_t fallback, int need);
/* Numbers low .. high, in thousandths; fallback when missing or wrong. */
int64_t sv_readctx_milli(sv_readctx *c, const sv_place *at, const json_t *object,
                         const char *key, int64_t low, int64_t high, int64_t fallback,
                         int need);
/* Is a value an object? If not, that is a hard problem. */
int sv_readctx_object(sv_readctx *c, const sv_place *at, const json_t *value);

#endif
