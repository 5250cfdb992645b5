/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/status.h"
#include "core/base/utf8.h"
#include "tests/unit/suite.h"

#include <string.h>

static void test_names(void)
{
    CU_ASSERT_STRING_EQUAL(sv_status_text(SAMSVAR_ENOMEM), "out of memory");
    CU_ASSERT_STRING_EQUAL(sv_status_text(7), "unknown error");
    for (samsvar_status s = SAMSVAR_STATUS_LAST; s <= 0; s++)
        CU_ASSERT(strcmp(sv_status_text(s), "unknown error") != 0);
}

static void test_first_error_wins(void)
{
    sv_error err;
    char line[100];
    CU_ASSERT(sv_fail(NULL, SAMSVAR_EIO, "nobody listens") == SAMSVAR_EIO);
    sv_error_init(&err);
    CU_ASSERT(sv_fail_at(&err, SAMSVAR_EDATA, "a.txt", 7, "bad %s", "key") ==
              SAMSVAR_EDATA);
    CU_ASSERT(sv_fail(&err, SAMSVAR_EIO, "later") == SAMSVAR_EIO);
    CU_ASSERT(err.code == SAMSVAR_EDATA);
    sv_error_print(&err, line, sizeof line);
    CU_ASSERT_STRING_EQUAL(line, "a.txt:7: bad key");
    err.line = 0;
    sv_error_print(&err, line, sizeof line);
    CU_ASSERT_STRING_EQUAL(line, "a.txt: bad key");
    err.file[0] = '\0';
    sv_error_print(&err, line, sizeof line);
    CU_ASSERT_STRING_EQUAL(line, "bad key");
    sv_error_print(&err, line, 4);
    CU_ASSERT_STRING_EQUAL(line, "bad");
    sv_error_print(&err, line, 0);
}

static void test_long_message_is_cut_between_characters(void)
{
    char text[1024];
    sv_error err;
    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, 'x', shift);
        for (size_t at = shift; at + 3 < sizeof text; at += 3)
            memcpy(text + at, "\u20AC", 4);
        sv_error_init(&err);
        sv_fail_at(&err, SAMSVAR_EIO, text, 0, "%s", text);
        size_t len = strlen(err.message);
        CU_ASSERT(len > SV_ERROR_TEXT - 5 && len < SV_ERROR_TEXT);
        CU_ASSERT(sv_utf8_check(err.message, len) == len);
        CU_ASSERT(strchr(err.message, '?') == NULL);
        CU_ASSERT(strncmp(err.file, "...\u20AC", 6) == 0);
        CU_ASSERT(sv_utf8_check(err.file, strlen(err.file)) == strlen(err.file));
        CU_ASSERT(strchr(err.file, '?') == NULL);
        char small[12];
        err.file[0] = '\0';
        sv_error_print(&err, small, sizeof small);
        CU_ASSERT(sv_utf8_check(small, strlen(small)) == strlen(small));
    }
}

static void check_clean(const char *in, const char *want)
{
    char text[100];
    memcpy(text, in, strlen(in) + 1);
    sv_error_clean(text);
    CU_ASSERT_STRING_EQUAL(text, want);
}

static void test_clean(void)
{
    check_clean("", "");
    check_clean("blåbær – „søt“", "blåbær – „søt“");
    check_clean("a\nb\tc\x1b[31m\x7f", "a?b?c?[31m?");
    check_clean("a\xc2\x85\u2028b\u202Ec\u2066", "a??b?c?");
    check_clean("a\xff\xc0\xafz", "a???z");
    check_clean("a\xe2\x82z", "a??z");
    check_clean("a\xe2\x82", "a");
    check_clean("a\xe5", "a");
    check_clean("\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80");
}

SUITE_MAIN("base_status", TEST(test_names), TEST(test_first_error_wins),
           TEST(test_long_message_is_cut_between_characters), TEST(test_clean))
