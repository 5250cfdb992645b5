/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/params.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/lines.h"
#include "core/base/num.h"
#include "core/base/mem.h"
#include "core/base/path.h"

typedef struct known {
    const char *name;
    double low, high;
    size_t offset;
    uint32_t count; /* numbers that stand one behind the other */
} known;

#define AT(member, index) (offsetof(sv_params, member) + (index) * sizeof(double))
static const known table[] = {
#define ROW(name, low, high) {#name, low, high, offsetof(sv_params, name), 1},
    SV_PARAMS(ROW)
#undef ROW
#define ROW(name) {"w_" #name, -99, 99, AT(w, SV_X_##name), 1},
    SV_NEWS_FEATURES(ROW)
#undef ROW
#define ROW(name) {"s_" #name, -99, 99, AT(s, SV_X_##name), 1},
    SV_NEWS_FEATURES(ROW)
#undef ROW
#define ROW(name) {"j_" #name, -99, 99, AT(j, SV_Y_##name), 1},
    SV_JOINT_FEATURES(ROW)
#undef ROW
#define ROW(name) {"t_" #name, -99, 99, AT(t, SV_X_##name), 1},
    SV_TRANSLATED_FEATURES(ROW)
#undef ROW
#define ROW(name) {"q_" #name, -99, 99, AT(q, SV_Q_##name), 1},
    SV_RELATION_FEATURES(ROW)
    SV_RELATION_JOINT(ROW)
#undef ROW
#define ROW(name) {"u_" #name, -99, 99, AT(u, SV_X_##name * SV_UNITS), SV_UNITS},
    SV_NEWS_FEATURES(ROW)
#undef ROW
#define ROW(name) {"u_" #name, -99, 99, AT(uj, SV_Y_##name * SV_UNITS), SV_UNITS},
    SV_JOINT_FEATURES(ROW)
#undef ROW
    {"v_units", -99, 99, AT(v, 0), SV_UNITS}
};
#undef AT
enum { KNOWN = sizeof table / sizeof *table };

static const known *find(const char *name, size_t len)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (strlen(table[i].name) == len && !memcmp(table[i].name, name, len))
            return &table[i];
    return NULL;
}

static double *member(sv_params *p, const known *k)
{
    return (double *)(void *)((char *)p + k->offset);
}

/* name TAB value [TAB value]... [TAB comment] */
static samsvar_status read_line(const char *file, uint32_t line, const char *at, size_t len,
                                sv_params *out, sv_error *err)
{
    const char *end = at + len, *stop = memchr(at, '\t', len);
    const known *k = stop ? find(at, (size_t)(stop - at)) : NULL;
    if (!k)
        return sv_fail_at(err, SAMSVAR_EDATA, file, line, "%s",
                          stop ? "no parameter has this name" : "a line is: name TAB value");
    for (uint32_t i = 0; i < k->count; i++) {
        const char *value = stop && stop < end ? stop + 1 : end;
        stop = memchr(value, '\t', (size_t)(end - value));
        if (sv_num_real(value, (size_t)((stop ? stop : end) - value), k->low, k->high,
                        member(out, k) + i) != SAMSVAR_OK)
            return sv_fail_at(err, SAMSVAR_EDATA, file, line, "%s must be %s from %g to %g",
                              k->name, k->count > 1 ? "numbers, one for each unit, each" : "a number",
                              k->low, k->high);
    }
    return SAMSVAR_OK;
}

samsvar_status sv_params_parse(const char *file, const char *bytes, size_t len, sv_params *out,
                               sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    sv_lines l = {bytes, bytes + len, 0};
    samsvar_str line;
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < KNOWN; i++)
        *member(out, &table[i]) = (double)NAN;
    while (!status && sv_lines_next(&l, &line))
        if (line.len && line.ptr[0] != '#')
            status = read_line(file, l.number, line.ptr, line.len, out, err);
    for (size_t i = 0; i < KNOWN && !status; i++)
        if (isnan(*member(out, &table[i])))
            status = sv_fail_at(err, SAMSVAR_EDATA, file, 0, "the parameter %s is missing",
                                table[i].name);
    sv_sha256(bytes, len, out->sha256);
    return status;
}

samsvar_status sv_params_open(sv_params *out, sv_error *err)
{
    sv_buf bytes;
    char *path = sv_path_find_data("param/params.tsv");
    if (!path)
        return sv_fail(err, SAMSVAR_ENOENT, "param/params.tsv is in no data folder; set "
                       "SAMSVAR_DATA_PATH or install samsvar again");
    sv_buf_init(&bytes, 1 << 20);
    samsvar_status status = sv_file_read(path, 1 << 20, &bytes, NULL, err);
    if (status == SAMSVAR_OK)
        status = sv_params_parse(path, bytes.data ? bytes.data : "", bytes.len, out, err);
    sv_buf_clear(&bytes);
    sv_free(path);
    return status;
}
