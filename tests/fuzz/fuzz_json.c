/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_json.c -- any bytes as an alignment file, and as a path or ladder. What is
 * accepted is written and read again, and must come out the same. */
#include "core/base/buf.h"
#include "core/eval/ladder.h"
#include "core/out/alignread.h"
#include "core/forms/formats.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

static int gather(void *data, const char *bytes, size_t len)
{
    sv_buf_add(data, bytes, len);
    return 0;
}

static void count(void *data, uint32_t line, const char *where, const char *what,
                  int hard)
{
    (void)line;
    must(strlen(where) < 1000 && what[0]);
    *(uint64_t *)data += hard != 0;
}

static void write_form(const sv_result *r, const char *name, sv_buf *out)
{
    uint64_t left = 0;
    sv_buf_init(out, SV_LIMIT_BUF);
    samsvar_status status = sv_format_out(r, name, NULL, gather, out, &left, NULL);
    must(status == SAMSVAR_OK || status == SAMSVAR_EINVAL);
}

/* Written, read and written again: the same bytes. */
static void again(const sv_result *r, const char *name)
{
    sv_result *second = NULL;
    sv_buf one, two;
    sv_error err;
    sv_error_init(&err);
    write_form(r, name, &one);
    samsvar_status status =
        sv_align_parse("x", one.data, one.len, NULL, NULL, &second, &err);
    if (status != SAMSVAR_OK)
        abort();
    write_form(second, name, &two);
    must(one.len == two.len && memcmp(one.data, two.data, one.len) == 0);
    sv_result_free(second);
    sv_buf_clear(&one);
    sv_buf_clear(&two);
}

static void read_alignment(const char *text, size_t len)
{
    static const char *const others[] = {"tsv", "path", "ladder"};
    uint64_t hard = 0;
    sv_result *r = NULL;
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_align_parse("x", text, len, count, &hard, &r, &err);
    must((status == SAMSVAR_OK) == (r != NULL) && status == err.code);
    must(status != SAMSVAR_EDATA || hard > 0);
    must(status != SAMSVAR_OK || hard == 0);
    if (!r)
        return;
    again(r, "json");
    again(r, "jsonl");
    for (int k = 0; k < 3; k++) {
        sv_buf out;
        write_form(r, others[k], &out);
        sv_buf_clear(&out);
    }
    sv_result_free(r);
}

static void read_groups(const char *text, size_t len)
{
    sv_groups g;
    sv_ladder_score score;
    sv_groups_init(&g);
    if (sv_groups_parse(&g, "x", text, len, NULL) == SAMSVAR_OK) {
        must(sv_ladder_compare(&g, &g, &score) == SAMSVAR_OK);
        must(g.list.count == 0 || score.p == 1.0);
    }
    sv_groups_clear(&g);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char empty[1];
    const char *text = size ? (const char *)data : empty;
    read_alignment(text, size);
    read_groups(text, size);
    return 0;
}
