/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/mem.h"
#include "core/review/page.h"
#include "core/review/review.h"

#include <stdio.h>
#include <string.h>

static int escapes(const char *json, const char *want)
{
    sv_buf b;
    sv_buf_init(&b, SV_LIMIT_BUF);
    samsvar_status status = sv_page_escape(json, strlen(json), &b);
    int same = status == SAMSVAR_OK && strcmp(b.data ? b.data : "", want) == 0;
    sv_buf_clear(&b);
    return same;
}

static void test_escape(void)
{
    CU_ASSERT(escapes("", ""));
    CU_ASSERT(escapes("{\"a\": 1}", "{\"a\": 1}"));
    CU_ASSERT(escapes("\"</script>\"", "\"\\u003c/script>\""));
    CU_ASSERT(escapes("\"<!--<script\"", "\"\\u003c!--\\u003cscript\""));
    CU_ASSERT(escapes("\xE2\x80\xA8\xE2\x80\xA9", "\\u2028\\u2029"));
    CU_ASSERT(escapes("\xE2\x80\xA7\xE2\x80\xAA\xE2\x80", "\xE2\x80\xA7\xE2\x80\xAA\xE2\x80"));
    CU_ASSERT(escapes("<<\xE2\x80\xA8<", "\\u003c\\u003c\\u2028\\u003c"));
}

static int add(void *buf, const char *bytes, size_t len)
{
    return sv_buf_add(buf, bytes, len);
}

static void test_page(void)
{
    static const char json[] = "\xEF\xBB\xBF{\"title\": \"</script><b>%SCRIPT%\"}";
    sv_page_options o = {.name = "<x>.json"};
    sv_buf b;
    sv_buf_init(&b, SV_LIMIT_BUF);
    CU_ASSERT(sv_page_write(json, sizeof json - 1, &o, add, &b) == SAMSVAR_OK);
    CU_ASSERT_FATAL(b.data != NULL);
    CU_ASSERT(strncmp(b.data, "<!DOCTYPE html>", 15) == 0);
    CU_ASSERT(strstr(b.data, "id=\"alignment\">{\"title\": \"\\u003c/script>\\u003cb>%SCRIPT%\"}"
                             "</script>") != NULL);
    CU_ASSERT(strstr(b.data, "\\u003cx>.json") != NULL);
    CU_ASSERT(strstr(b.data, "connect-src 'none'") != NULL);
    CU_ASSERT(strstr(b.data, "%POLICY%") == NULL && strstr(b.data, "%STYLE%") == NULL);
    /* nothing is fetched from anywhere */
    CU_ASSERT(strstr(b.data, "src=") == NULL && strstr(b.data, "<link") == NULL);
    CU_ASSERT(strstr(b.data, "innerHTML") == NULL && strstr(b.data, "eval(") == NULL);
    sv_buf_clear(&b);
}

static void test_policy(void)
{
    sv_buf a, b;
    sv_buf_init(&a, SV_LIMIT_BUF);
    sv_buf_init(&b, SV_LIMIT_BUF);
    CU_ASSERT(sv_page_policy(0, &a) == SAMSVAR_OK && sv_page_policy(1, &b) == SAMSVAR_OK);
    CU_ASSERT(strstr(a.data, "default-src 'none'; script-src 'sha256-") == a.data);
    CU_ASSERT(strstr(b.data, "connect-src 'self'") != NULL);
    CU_ASSERT(strstr(a.data, "unsafe") == NULL);
    sv_buf_clear(&a);
    sv_buf_clear(&b);
}

/* ---- a file */

#define HEAD "{\"format\": \"samsvar-alignment\", \"version\": \"1.0\", \"generator\": " \
             "{\"name\": \"x\", \"version\": \"1\", \"plugins\": [], \"dictionaries\": [], " \
             "\"parameters\": {\"mode\": \"auto\", \"threshold\": 0.5}}, \"documents\": ["
#define DOC(id, text) "{\"id\": \"" id "\", \"language\": \"en\", \"source\": \"" id ".txt\", " \
             "\"sha256\": \"%s\", \"length\": 8, \"segments\": [{\"id\": \"s1\", \"start\": 0, " \
             "\"end\": 3, \"paragraph\": 0, \"kind\": \"sentence\", \"text\": \"One\"}, " \
             "{\"id\": \"s2\", \"start\": 5, \"end\": 8, \"paragraph\": 1, \"kind\": " \
             "\"sentence\", \"text\": \"" text "\"}]}"
#define TAIL "], \"pairs\": [{\"source\": \"a\", \"target\": \"b\", \"mode\": \"comparable\", " \
             "\"links\": [], \"unaligned\": {\"source\": [\"s1\", \"s2\"], \"target\": [\"s1\", " \
             "\"s2\"]}}], \"statements\": []}\n"

static void make(char *out, size_t size)
{
    static const char article[] = "One\n\nTwo";
    char checksum[65];
    sv_sha256(article, sizeof article - 1, checksum);
    temp_write("a.txt", article);
    temp_write("b.txt", "changed");
    snprintf(out, size, HEAD DOC("a", "Two") ", " DOC("b", "Two") TAIL, checksum, checksum);
}

static void test_read(void)
{
    char text[4096];
    sv_review r;
    sv_buf page;
    uint64_t findings;
    const char *path;
    temp_open();
    temp_mkdir("folder"); /* nobody minds what else is there */
    make(text, sizeof text);
    temp_write("x.json", text);
    path = temp_path("x.json");
    CU_ASSERT_FATAL(sv_review_read(path, &r, NULL) == SAMSVAR_OK);
    CU_ASSERT(r.findings == 0 && r.len == strlen(text) && strlen(r.tag) == 64);
    CU_ASSERT(sv_review_check(&r, text, strlen(text), &findings, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_review_check(&r, "{}", 2, &findings, NULL) == SAMSVAR_EDATA);
    CU_ASSERT(sv_review_check(&r, "", 0, &findings, NULL) != SAMSVAR_OK);
    char *unaligned = strstr(text, "\"source\": [\"s1\"");
    CU_ASSERT_FATAL(unaligned != NULL);
    unaligned[13] = '7'; /* s7: no such segment */
    CU_ASSERT(sv_review_check(&r, text, strlen(text), &findings, NULL) == SAMSVAR_EDATA);
    /* what stands between segments comes from the article beside, if it is the same */
    sv_buf_init(&page, SV_LIMIT_BUF);
    CU_ASSERT(sv_review_page(&r, 0, add, &page) == SAMSVAR_OK);
    CU_ASSERT(page.data && strstr(page.data, "\"gaps\": [[\"\\n\\n\"], null]") != NULL);
    CU_ASSERT(page.data && strstr(page.data, "\"tag\": null") != NULL);
    sv_buf_clear(&page);
    sv_review_clear(&r);
    CU_ASSERT(sv_review_read("/nonexistent", &r, NULL) != SAMSVAR_OK);
    temp_close();
}

/* Every allocation fails once: nothing is lost, nothing crashes. */
static void test_memory(void)
{
    char text[4096];
    sv_review r;
    sv_buf b;
    const char *path;
    temp_open();
    make(text, sizeof text);
    temp_write("x.json", text);
    path = temp_path("x.json");
    CU_ASSERT_FATAL(sv_review_read(path, &r, NULL) == SAMSVAR_OK);
    sv_review_clear(&r);
    int64_t live = sv_mem_live();
    samsvar_status status = SAMSVAR_ENOMEM;
    for (uint64_t n = 1; status && n < 5000; n++) {
        sv_buf_init(&b, SV_LIMIT_BUF);
        sv_mem_fail_at(n, 0);
        status = sv_review_read(path, &r, NULL);
        if (status == SAMSVAR_OK) {
            status = sv_review_page(&r, 1, add, &b);
            sv_review_clear(&r);
        }
        sv_mem_fail_at(0, 0);
        sv_buf_clear(&b);
        CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
        CU_ASSERT(sv_mem_live() == live);
    }
    CU_ASSERT(status == SAMSVAR_OK);
    temp_close();
}

SUITE_MAIN("review_page", TEST(test_escape), TEST(test_page), TEST(test_policy),
           TEST(test_read), TEST(test_memory))
