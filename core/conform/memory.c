/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* memory.c -- what a plugin does when memory is out, and whether it gives back what it took. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif
#include "core/conform/contract.h"

#include <pthread.h>
#include <stdlib.h>
#if defined(__GLIBC__) && !defined(SV_SANITIZED)
#if __GLIBC_PREREQ(2, 33)
#include <malloc.h>
#define HAVE_HEAP_USE 1
#endif
#endif

enum { ALL = 100, SOME = 100, TEXT = 1500, FINDINGS = 3, RUNS = 20, LAST = 11 };

/* ------------------------------------------------------------------ points */

/* The next point to fail at: all of the first ones, then some up to the last. */
static uint64_t next_point(uint64_t at, uint64_t count)
{
    if (at < ALL || count <= ALL)
        return at + 1;
    return at + 1 + (count - ALL) / SOME;
}

static samsvar_str beginning(samsvar_str text)
{
    if (text.len > TEXT) {
        text.len = TEXT;
        while (text.len && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80)
            text.len--;
    }
    return text;
}

/* A run with one failure, or all failures from one on. */
typedef struct failing {
    const sv_case *c;
    sv_subject subject;
    sv_services services;
    sv_faults faults;
    samsvar_str text;
    sv_digest want;
} failing;

/* Says it when a failure went unnoticed or was told as another one. */
static void run_one(sv_trial *t, failing *f, const char *where, uint64_t at, uint64_t count)
{
    sv_digest got = {0, 0};
    sv_error err;
    sv_error_init(&err);
    sv_trial_at(t, "%s %llu of %llu fails", where, (unsigned long long)at,
                (unsigned long long)count);
    samsvar_status status =
        sv_subject_once(&f->subject, f->text.ptr, f->text.len, 0, &got, &err);
    sv_mem_fail_at(0, 0);
    if (status == SAMSVAR_ENOMEM)
        return;
    if (status)
        sv_trial_finding(t, NULL, 0, "%s: returns another error than ENOMEM: %s", t->at,
                         err.message);
    else if (!sv_digest_same(&got, &f->want))
        sv_trial_finding(t, NULL, 0, "%s: goes on, and the result is another", t->at);
}

/* The plugin's own memory. */
static void fail_own(sv_trial *t, failing *f, int sticky)
{
    sv_digest d = {0, 0};
    sv_error err;
    sv_error_init(&err);
    f->faults = (sv_faults){0};
    if (sv_subject_once(&f->subject, f->text.ptr, f->text.len, 0, &d, &err))
        return;
    uint64_t count = f->faults.count;
    uint32_t before = t->used;
    for (uint64_t at = 1; at <= count && t->used == before; at = next_point(at, count)) {
        f->faults = (sv_faults){.fail_at = at, .sticky = sticky};
        run_one(t, f, sticky ? "every allocation from" : "allocation", at, count);
    }
    f->faults = (sv_faults){0};
}

/* All memory, so that services and emit() fail, too. */
static void fail_host(sv_trial *t, failing *f)
{
    sv_digest d = {0, 0};
    sv_error err;
    sv_error_init(&err);
    sv_mem_fail_at(0, 0);
    if (sv_subject_once(&f->subject, f->text.ptr, f->text.len, 0, &d, &err))
        return;
    uint64_t count = sv_mem_count();
    uint32_t before = t->used;
    for (uint64_t at = 1; at <= count && t->used == before; at = next_point(at, count)) {
        sv_mem_fail_at(at, 0);
        run_one(t, f, "allocation of the host", at, count);
    }
}

static samsvar_status set_up(failing *f, const sv_case *c, sv_error *err)
{
    *f = (failing){.c = c, .subject = *c->subject, .services = *c->subject->services};
    f->text = beginning(c->text);
    f->services.faults = &f->faults;
    f->subject.services = &f->services;
    return sv_subject_once(&f->subject, f->text.ptr, f->text.len, 0, &f->want, err);
}

void sv_contract_memory(sv_trial *t, void *data)
{
    failing f; /* stays where it is: services hold its address */
    sv_error err;
    sv_error_init(&err);
    if (set_up(&f, data, &err)) {
        sv_trial_finding(t, NULL, 0, "%s", err.message);
        return;
    }
    fail_own(t, &f, 0);
    fail_own(t, &f, 1);
    fail_host(t, &f);
}

/* ------------------------------------------------------------------ leaks */

/* Bytes that are allocated. Blocks that a thread keeps for itself count until it ends, so
 * every run has a thread of its own, and there is one arena for all. */
static int64_t heap_use(void)
{
#ifdef HAVE_HEAP_USE
    return (int64_t)mallinfo2().uordblks;
#else
    return 0;
#endif
}

static void one_arena(void)
{
#ifdef HAVE_HEAP_USE
    mallopt(M_ARENA_MAX, 1);
#endif
}

static void *run_whole(void *data)
{
    failing *f = data;
    sv_digest d = {0, 0};
    sv_error err;
    sv_error_init(&err);
    sv_subject_once(&f->subject, f->text.ptr, f->text.len, 0, &d, &err);
    return NULL;
}

static int by_size(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* What a run loses: the median of the last ones, as caches may still fill. */
static int64_t lost_by_run(failing *f)
{
    int64_t last = 0, more[LAST];
    pthread_t thread;
    for (int i = 0; i < RUNS; i++) {
        f->faults = (sv_faults){0};
        if (pthread_create(&thread, NULL, run_whole, f) != 0)
            return 0;
        pthread_join(thread, NULL);
        int64_t now = heap_use();
        more[i % LAST] = now - last;
        last = now;
    }
    qsort(more, LAST, sizeof *more, by_size);
    return more[LAST / 2];
}

void sv_contract_leaks(sv_trial *t, void *data)
{
    failing f;
    sv_error err;
    sv_error_init(&err);
    one_arena();
    if (set_up(&f, data, &err)) {
        sv_trial_finding(t, NULL, 0, "%s", err.message);
        return;
    }
    int64_t lost = lost_by_run(&f);
    if (f.faults.forgotten)
        sv_trial_finding(t, NULL, 0, "destroy() does not release %llu bytes of host->alloc()",
                         (unsigned long long)f.faults.forgotten);
    else if (lost > 0)
        sv_trial_finding(t, NULL, 0, "loses %lld bytes from create() to destroy()",
                         (long long)lost);
}
