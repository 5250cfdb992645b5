/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* What is said against a list, as lines and as JSON; parts of speech in other lists. */
#include <string.h>

#include "core/base/buf.h"
#include "core/base/mem.h"
#include "core/dict/check.h"
#include "tests/unit/suite.h"

static int put(void *data, const char *bytes, size_t len)
{
    return sv_buf_add(data, bytes, len);
}

static const char other[] = "# languages: nb en\nløpe\tv\trun; sprint\nløp\tn\trace; sprint\n"
                            "pen\ta\tpretty\npent\tadv\tprettily\ni\tprep\tin\nrar\tx\todd\n"
                            "broken line\nhus\tn\n";

static samsvar_status add_others(sv_checkpos *t)
{
    samsvar_status status = sv_checkpos_add(t, "nb-en.tsv", other, strlen(other));
    if (!status)
        status = sv_checkpos_add(t, "names.tsv", "n\trun\trun\n", 10);
    if (!status)
        status = sv_checkpos_add(t, "bad-en.tsv", "a\tn\trun\xFF\n", 9);
    return status;
}

static void test_pos(void)
{
    static const struct {
        const char *pos, *senses, *wanted; /* NULL: nothing against it */
    } table[] = {{"n", "run", "v"},          {"v", "run", NULL},   {"n", "run; pretty", "v, a"},
                 {"n", "run; sprint", NULL}, {"n", "unknown", NULL}, {"n", "run; unknown", NULL},
                 {"v", "prettily", "adv"},   {"n", "in", NULL},    {"prep", "run", NULL},
                 {"n", "", NULL},            {"n", "odd", NULL},   {"adv", "run", NULL}};
    char out[32];
    sv_checkpos *t = sv_checkpos_new();
    CU_ASSERT_FATAL(t && add_others(t) == SAMSVAR_OK);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        samsvar_str pos = {table[i].pos, (uint32_t)strlen(table[i].pos)};
        int against = sv_checkpos_against(t, "en", pos, table[i].senses, strlen(table[i].senses),
                                          out);
        CU_ASSERT(against == (table[i].wanted != NULL));
        CU_ASSERT(!against || !strcmp(out, table[i].wanted));
    }
    samsvar_str noun = {"n", 1}, verb = {"v", 1};
    CU_ASSERT(sv_checkpos_against(t, "nb", noun, "løpe", strlen("løpe"), out));
    CU_ASSERT(!sv_checkpos_against(t, "nb", verb, "løpe", strlen("løpe"), out));
    CU_ASSERT(!sv_checkpos_against(t, "is", noun, "løpe", strlen("løpe"), out));
    sv_checkpos_free(t);
}

static const char list[] = "# languages: is en\nhlaup\tn\trun\nhlaupa\tv\trun\nx\tx\todd\n";

static samsvar_status check(int as_json, sv_buf *out, uint64_t *findings)
{
    sv_jsonw w;
    sv_checkpos *t = sv_checkpos_new();
    samsvar_status status = t ? add_others(t) : SAMSVAR_ENOMEM;
    sv_dict_check c = {.file = "odd\xFF.tsv",
                       .bytes = list,
                       .len = strlen(list),
                       .marks = "y\n",
                       .marks_len = 2,
                       .strict = 1,
                       .as_json = as_json,
                       .others = t};
    *findings = 0;
    sv_jsonw_init(&w, put, out);
    if (!status)
        status = sv_dict_check_list(&c, &w, findings);
    if (!status)
        status = sv_jsonw_finish(&w);
    sv_checkpos_free(t);
    return status;
}

static void test_findings(void)
{
    static const char *const wanted[] = {
        "odd?.tsv:2: \"hlaup\" is n, but other lists have its translations only as v\n"
        "odd?.tsv:4: \"x\" has no part of speech\n",
        "{\"file\": \"odd?.tsv\", \"line\": 2, \"word\": \"hlaup\", \"what\": \"is n, but other "
        "lists have its translations only as v\"}\n"
        "{\"file\": \"odd?.tsv\", \"line\": 4, \"word\": \"x\", \"what\": \"has no part of "
        "speech\"}\n"};
    for (int as_json = 0; as_json < 2; as_json++) {
        sv_buf out;
        uint64_t findings;
        sv_buf_init(&out, 1 << 16);
        CU_ASSERT(check(as_json, &out, &findings) == SAMSVAR_OK);
        CU_ASSERT(findings == 2 && out.data && !strcmp(out.data, wanted[as_json]));
        sv_buf_clear(&out);
    }
}

static void test_no_memory(void)
{
    int64_t live = sv_mem_live();
    samsvar_status status = SAMSVAR_ENOMEM;
    for (uint64_t n = 1; n < 20000 && status != SAMSVAR_OK; n++) {
        sv_buf out;
        uint64_t findings;
        sv_buf_init(&out, 1 << 16);
        sv_mem_fail_at(n, n % 2);
        status = check(n % 3 == 0, &out, &findings);
        sv_mem_fail_at(0, 0);
        sv_buf_clear(&out);
        CU_ASSERT_FATAL(sv_mem_live() == live);
        CU_ASSERT_FATAL(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
    }
    CU_ASSERT(status == SAMSVAR_OK);
}

SUITE_MAIN("dict_check", TEST(test_pos), TEST(test_findings), TEST(test_no_memory))
