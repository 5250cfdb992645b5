/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* contract.c -- the same text always gives the same result, in a time that grows with it. */
#include "core/conform/contract.h"

#include <pthread.h>
#include <string.h>
#include <time.h>

enum { THREADS = 4, ROUNDS = 3, TEXTS = 3 };
enum { SHORT = 32 << 10, TIMES = 10, FACTOR = 20, SLACK = 100, ENOUGH = 40, RUNS = 16 }; /* bytes; ms */

/* Says what a call failed with; 1 if it did. */
static int failed(sv_trial *t, samsvar_status status, const sv_error *err)
{
    if (status == SAMSVAR_ENOMEM)
        sv_trial_finding(t, NULL, 0, "has not enough memory");
    else if (status)
        sv_trial_finding(t, err->file, err->line, "%s",
                         err->code ? err->message : sv_status_text(status));
    return status != SAMSVAR_OK;
}

/* ------------------------------------------------------------------ inputs */

void sv_contract_input(sv_trial *t, void *data)
{
    const sv_case *c = data;
    const sv_subject *s = c->subject;
    sv_digest d[3] = {{0, 0}, {0, 0}, {0, 0}};
    sv_worker *w = NULL;
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_worker_new(s->registry, s->services, &w, &err);
    /* What only --explain asks for is tried on short texts. */
    int explain = c->text.len < SHORT;
    for (int i = 0; i < 2 && !status; i++) {
        sv_trial_at(t, "%s time", i ? "second" : "first");
        status = sv_subject_work(s, w, c->text.ptr, c->text.len, explain, &d[i], &err);
    }
    sv_worker_free(w);
    sv_trial_at(t, "new instance");
    if (!status && explain)
        status = sv_subject_once(s, c->text.ptr, c->text.len, explain, &d[2], &err);
    if (failed(t, status, &err))
        return;
    if (!sv_digest_same(&d[0], &d[1]))
        sv_trial_finding(t, NULL, 0, "a second run gives another result");
    else if (explain && !sv_digest_same(&d[0], &d[2]))
        sv_trial_finding(t, NULL, 0, "a new instance gives another result");
}

/* ------------------------------------------------------------------ threads */

typedef struct job {
    const sv_subject *subject;
    samsvar_str texts[TEXTS];
    sv_digest want[TEXTS];
    uint32_t first;
    int differs;
    samsvar_status status;
    sv_error err;
} job;

static void *work(void *data)
{
    job *j = data;
    sv_worker *w = NULL;
    sv_error_init(&j->err);
    j->status = sv_worker_new(j->subject->registry, j->subject->services, &w, &j->err);
    for (uint32_t i = 0; i < ROUNDS * TEXTS && !j->status; i++) {
        uint32_t k = (i + j->first) % TEXTS;
        sv_digest d = {0, 0};
        j->status = sv_subject_work(j->subject, w, j->texts[k].ptr, j->texts[k].len, 0, &d,
                                    &j->err);
        j->differs |= !j->status && !sv_digest_same(&d, &j->want[k]);
    }
    sv_worker_free(w);
    return NULL;
}

static void compare(sv_trial *t, const job *j)
{
    if (!failed(t, j->status, &j->err) && j->differs)
        sv_trial_finding(t, NULL, 0, "from %d threads at once gives another result",
                         (int)THREADS);
}

static void in_threads(sv_trial *t, const job *model)
{
    job jobs[THREADS];
    pthread_t threads[THREADS];
    uint32_t started = 0;
    for (; started < THREADS; started++) {
        jobs[started] = *model;
        jobs[started].first = started;
        if (pthread_create(&threads[started], NULL, work, &jobs[started]) != 0)
            break;
    }
    for (uint32_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    for (uint32_t i = 0; i < started && !t->used; i++)
        compare(t, &jobs[i]);
}

void sv_contract_threads(sv_trial *t, void *data)
{
    const sv_case *c = data;
    job model = {.subject = c->subject};
    samsvar_status status = SAMSVAR_OK;
    size_t len[TEXTS];
    sv_error err;
    sv_error_init(&err);
    char *texts[TEXTS] = {sv_hard_mixed(&len[0]), sv_hard_repeat(c->text, 1, &len[1]),
                          sv_hard_repeat(c->text, SHORT, &len[2])};
    for (int i = 0; i < TEXTS && !status; i++) {
        status = texts[i] ? SAMSVAR_OK : SAMSVAR_ENOMEM;
        model.texts[i] = (samsvar_str){texts[i], (uint32_t)len[i]};
        if (!status)
            status = sv_subject_once(c->subject, texts[i], len[i], 0, &model.want[i], &err);
    }
    if (!failed(t, status, &err)) {
        sv_trial_at(t, "%d threads", (int)THREADS);
        in_threads(t, &model);
    }
    for (int i = 0; i < TEXTS; i++)
        sv_free(texts[i]);
}

/* ------------------------------------------------------------------ time */

/* Microseconds of the processor. */
static int64_t used(void)
{
    struct timespec t = {0, 0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static samsvar_status measure(const sv_case *c, sv_worker *w, size_t bytes, int64_t *took,
                              sv_error *err)
{
    sv_digest d = {0, 0};
    size_t len = 0;
    char *text = sv_hard_repeat(c->text, bytes, &len);
    if (!text)
        return SAMSVAR_ENOMEM;
    int64_t before = used();
    samsvar_status status = sv_subject_work(c->subject, w, text, len, 0, &d, err);
    *took = used() - before;
    sv_free(text);
    return status;
}

/* The mean of as many runs as a clock with coarse ticks needs; never too small a value. */
static samsvar_status measure_short(const sv_case *c, sv_worker *w, int64_t *mean, sv_error *err)
{
    int64_t sum = 0, took = 0;
    int n = 0;
    samsvar_status status = SAMSVAR_OK;
    for (; n < RUNS && sum < ENOUGH * 1000 && !status; n++) {
        status = measure(c, w, SHORT, &took, err);
        sum += took;
    }
    *mean = (sum > ENOUGH * 1000 ? sum : ENOUGH * 1000) / (n ? n : 1);
    return status;
}

static int too_long(int64_t once, int64_t ten)
{
    return ten > SLACK * 1000 && (ten - SLACK * 1000) / FACTOR > once;
}

void sv_contract_time(sv_trial *t, void *data)
{
    const sv_case *c = data;
    sv_worker *w = NULL;
    sv_error err;
    sv_error_init(&err);
    int64_t first, once = 0, ten = INT64_MAX;
    samsvar_status status =
        sv_worker_new(c->subject->registry, c->subject->services, &w, &err);
    if (!status) /* reads lists and dictionaries */
        status = measure(c, w, 1, &first, &err);
    if (!status)
        status = measure_short(c, w, &once, &err);
    sv_trial_at(t, "%d kB", TIMES * (SHORT >> 10));
    for (int i = 0; i < 2 && !status && too_long(once, ten); i++) {
        int64_t took = 0;
        status = measure(c, w, (size_t)TIMES * SHORT, &took, &err);
        ten = took < ten ? took : ten;
    }
    sv_worker_free(w);
    if (!failed(t, status, &err) && too_long(once, ten))
        sv_trial_finding(t, NULL, 0,
                         "%d times the text takes %lld times the time (%lld and %lld ms)",
                         (int)TIMES, (long long)(ten / once),
                         (long long)(once / 1000), (long long)(ten / 1000));
}
