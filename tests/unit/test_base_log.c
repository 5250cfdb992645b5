/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "tests/unit/suite.h"

#include <pthread.h>
#include <string.h>

static struct {
    int calls;
    sv_log_level level;
    char last[2000];
} seen;

static void keep(void *data, sv_log_level level, const char *message)
{
    ++*(int *)data;
    seen.calls++;
    seen.level = level;
    snprintf(seen.last, sizeof seen.last, "%s", message);
}

static void test_sink(void)
{
    int count = 0;
    sv_log(SV_LOG_WARNING, "nobody %s", "listens");
    sv_log_set(keep, &count);
    sv_log(SV_LOG_INFO, "%d segments", 3);
    CU_ASSERT(count == 1 && seen.level == SV_LOG_INFO);
    CU_ASSERT_STRING_EQUAL(seen.last, "3 segments");
    sv_log(SV_LOG_DEBUG, "a\nb\x1b[0m \xff");
    CU_ASSERT_STRING_EQUAL(seen.last, "a?b?[0m ?");
    char text[1500];
    text[0] = 'x';
    for (size_t at = 1; at + 2 < sizeof text; at += 2)
        memcpy(text + at, "\u00E5", 3);
    sv_log(SV_LOG_WARNING, "%s", text);
    size_t len = strlen(seen.last);
    CU_ASSERT(len > 1000 && len < 1024 && sv_utf8_check(seen.last, len) == len);
    sv_log_set(NULL, NULL);
    sv_log(SV_LOG_WARNING, "dropped");
    CU_ASSERT(count == 3);
}

static void *shout(void *data)
{
    for (int i = 0; i < 500; i++)
        sv_log(SV_LOG_INFO, "%d", i);
    return data;
}

static void test_threads(void)
{
    int count = 0;
    pthread_t threads[4];
    sv_log_set(keep, &count);
    for (int i = 0; i < 4; i++)
        CU_ASSERT_FATAL(pthread_create(&threads[i], NULL, shout, NULL) == 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    sv_log_set(NULL, NULL);
    CU_ASSERT(count == 2000);
}

static void keep_progress(void *data, const char *what, uint64_t done, uint64_t total)
{
    *(uint64_t *)data += done * 100 + total;
    sv_log(SV_LOG_INFO, "%s", what); /* a progress sink may log */
}

static void test_progress(void)
{
    uint64_t sum = 0;
    int count = 0;
    sv_progress("segments", 1, 2);
    sv_progress_set(keep_progress, &sum);
    sv_log_set(keep, &count);
    sv_progress("segments", 3, 4);
    sv_progress_set(NULL, NULL);
    sv_log_set(NULL, NULL);
    sv_progress("segments", 5, 6);
    CU_ASSERT(sum == 304 && count == 1);
    CU_ASSERT_STRING_EQUAL(seen.last, "segments");
}

static void test_cancel(void)
{
    CU_ASSERT(!sv_canceled());
    sv_cancel();
    CU_ASSERT(sv_canceled() && sv_canceled());
    sv_cancel_reset();
    CU_ASSERT(!sv_canceled());
}

SUITE_MAIN("base_log", TEST(test_sink), TEST(test_threads), TEST(test_progress),
           TEST(test_cancel))
