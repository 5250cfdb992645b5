/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Lists in other people's forms: what they look like, what is refused, and that nothing leaks. */
#include <string.h>

#include "core/base/buf.h"
#include "core/base/mem.h"
#include "core/dict/export.h"
#include "tests/unit/suite.h"

static const char *const formats[] = {"tsv", "dic", "tbx"};

static int put(void *data, const char *bytes, size_t len)
{
    return sv_buf_add(data, bytes, len);
}

static int refuse(void *data, const char *bytes, size_t len)
{
    (void)data;
    (void)bytes;
    (void)len;
    return SAMSVAR_EIO;
}

static samsvar_status export(const char *file, const char *bytes, size_t len, const char *format,
                             const char *pos, sv_buf *out)
{
    sv_dict_export x = {file, "id <&>", bytes, len, pos};
    return sv_dict_export_list(&x, format, put, out, NULL);
}

static const char list[] = "# license: CC0\r\nfundur\tn\tmeeting; conference;;\r\n\num\tprep\ta<b";

static void test_forms(void)
{
    static const char *const wanted[] = {
        "# languages: is en\n# license: CC0\nfundur\tn\tmeeting; conference;;\num\tprep\ta<b\n",
        "meeting @ fundur\nconference @ fundur\na<b @ um\n"};
    for (int i = 0; i < 3; i++) {
        sv_buf out;
        sv_buf_init(&out, 1 << 16);
        CU_ASSERT(export("x.is-en.tsv", list, strlen(list), formats[i], NULL, &out) == SAMSVAR_OK);
        CU_ASSERT_FATAL(out.data != NULL);
        CU_ASSERT(i == 2 || !strcmp(out.data, wanted[i]));
        CU_ASSERT(i != 2 || (strstr(out.data, "<title>id &lt;&amp;&gt;</title>") &&
                             strstr(out.data, "<p>license: CC0</p>") &&
                             strstr(out.data, "id=\"c3\"") && !strstr(out.data, "id=\"c4\"") &&
                             strstr(out.data, "<term>a&lt;b</term>") &&
                             strstr(out.data, "<note>part of speech: prep</note>") &&
                             strstr(out.data, "</body></text></tbx>")));
        sv_buf_reset(&out);
        CU_ASSERT(export("x.is-en.tsv", list, strlen(list), formats[i], "prep", &out) ==
                  SAMSVAR_OK);
        CU_ASSERT(out.data && !strstr(out.data, "fundur") && strstr(out.data, "um"));
        sv_buf_clear(&out);
    }
}

static void test_refused(void)
{
    static const struct {
        const char *file, *bytes;
        samsvar_status status;
    } table[] = {{"is-en.tsv", "a\n", SAMSVAR_EDATA},
                 {"is-en.tsv", "a\tn\n", SAMSVAR_EDATA},
                 {"is-en.tsv", "a\tn\tb\tc\n", SAMSVAR_EDATA},
                 {"is-en.tsv", "\tn\tb\n", SAMSVAR_EDATA},
                 {"is-en.tsv", "a\tn\t\xFF\n", SAMSVAR_EDATA},
                 {"is-en.tsv", "# weight: 2\n", SAMSVAR_EDATA},
                 {"none.tsv", "a\tn\tb\n", SAMSVAR_EDATA},
                 {"is-en.tsv", "", SAMSVAR_OK}};
    sv_buf out;
    sv_buf_init(&out, 1 << 16);
    for (int k = 0; k < 3; k++) {
        for (size_t i = 0; i < sizeof table / sizeof *table; i++)
            CU_ASSERT(export(table[i].file, table[i].bytes, strlen(table[i].bytes), formats[k],
                             NULL, &out) == table[i].status);
        CU_ASSERT(export("is-en.tsv", "a\tn\tb\0\n", 7, formats[k], NULL, &out) == SAMSVAR_EDATA);
        sv_dict_export x = {"is-en.tsv", "id", list, strlen(list), NULL};
        CU_ASSERT(sv_dict_export_list(&x, formats[k], refuse, NULL, NULL) == SAMSVAR_EIO);
    }
    static const char *const pos[] = {"", "noun", "n,", ",n", "n,,v", "nnnnnnnnnnnnnn"};
    for (size_t i = 0; i < sizeof pos / sizeof *pos; i++)
        CU_ASSERT(export("is-en.tsv", list, strlen(list), "tsv", pos[i], &out) == SAMSVAR_EINVAL);
    CU_ASSERT(export("is-en.tsv", list, strlen(list), "csv", NULL, &out) == SAMSVAR_EINVAL);
    CU_ASSERT(export("names.tsv", "city\tA\tB\n", 9, "tsv", NULL, &out) == SAMSVAR_OK);
    CU_ASSERT(export("names.tsv", "city\tA\tB\n", 9, "dic", NULL, &out) == SAMSVAR_EINVAL);
    CU_ASSERT(export("names.tsv", "city\tA\tB\n", 9, "tsv", "n", &out) == SAMSVAR_EINVAL);
    sv_buf_clear(&out);
}

static samsvar_status once(const char *format)
{
    sv_buf out;
    sv_buf_init(&out, 1 << 16);
    samsvar_status status = export("is-en.tsv", list, strlen(list), format, NULL, &out);
    sv_buf_clear(&out);
    return status;
}

static void test_no_memory(void)
{
    for (int i = 0; i < 3; i++) {
        int xml = i == 2;
        samsvar_status status = SAMSVAR_ENOMEM;
        CU_ASSERT(once(formats[i]) == SAMSVAR_OK); /* what is made once is made now */
        int64_t live = sv_mem_live();
        uint64_t n = 1, last = 1;
        if (xml)
            LEAKS_OFF(); /* sv_mem_live() still counts ours */
        for (; n <= last && n < 3000; n++) {
            sv_mem_fail_at(n, xml || n % 2); /* else libxml2 keeps its last message */
            status = once(formats[i]);
            last = sv_mem_count() >= n ? n + 1 : n; /* until there was none to fail */
            sv_mem_fail_at(0, 0);
            CU_ASSERT(status == (last > n ? SAMSVAR_ENOMEM : SAMSVAR_OK) ||
                      (status == SAMSVAR_OK && xml));
            /* libxml2 2.9 loses an element's node and name when it cannot list them. */
            int64_t lost = sv_mem_live() - live;
            CU_ASSERT(lost == 0 || (xml && lost >= -1 && lost <= 2));
            live = sv_mem_live();
        }
        if (xml)
            LEAKS_ON();
        CU_ASSERT(status == SAMSVAR_OK && n > 3);
    }
}

SUITE_MAIN("dict_export", TEST(test_forms), TEST(test_refused), TEST(test_no_memory))
