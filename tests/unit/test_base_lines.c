/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/suite.h"

#include "core/base/lines.h"

#include <string.h>

/* Are these the lines of the text, each followed by a '|'? */
static int splits(const char *text, size_t len, const char *want)
{
    char got[64];
    size_t used = 0;
    sv_lines l = {text, text + len, 0};
    samsvar_str line;
    uint32_t count = 0;
    while (sv_lines_next(&l, &line) && used + line.len + 1 < sizeof got) {
        memcpy(got + used, line.ptr, line.len);
        used += line.len;
        got[used++] = '|';
        if (l.number != ++count)
            return 0;
    }
    return used == strlen(want) && memcmp(got, want, used) == 0;
}

static void test_next(void)
{
    CU_ASSERT(splits("", 0, ""));
    CU_ASSERT(splits("a", 1, "a|"));
    CU_ASSERT(splits("a\n", 2, "a|"));
    CU_ASSERT(splits("\n\nb", 3, "||b|"));
    CU_ASSERT(splits("a\r\nb\r", 5, "a|b|"));
    CU_ASSERT(splits("\r\n\rc\r\r\n", 7, "|\rc\r|"));
}

static void test_number(void)
{
    static const char text[] = "a\n\nb";
    static const uint32_t want[] = {1, 1, 2, 3, 3};
    for (size_t at = 0; at < sizeof text; at++)
        CU_ASSERT(sv_lines_number(text, at) == want[at]);
    CU_ASSERT(sv_lines_number(NULL, 0) == 1);
}

SUITE_MAIN("base_lines", TEST(test_next), TEST(test_number))
