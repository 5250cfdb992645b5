/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* suite.c -- which checks there are, and in which order. */
#include "core/conform/suite.h"

#include "core/base/buf.h"
#include "core/conform/advice.h"
#include "core/conform/contract.h"
#include "core/conform/golden.h"
#include "core/conform/lists.h"

#include <stdio.h>
#include <string.h>

enum { OWN = 16 << 10, LATE = 8 };

typedef struct runner {
    sv_suite *suite;
    sv_conform_report *report;
    sv_error *err;
} runner;

static samsvar_status try(const runner *r, const char *check, const char *name,
                          sv_trial_fn *fn, void *data)
{
    sv_conform_report *report = r->report;
    if (report->late > LATE)
        return SAMSVAR_OK; /* it would take hours */
    if (report->late == LATE) {
        const sv_record end = {SV_SAID_FINDING, "late", "", 0, 0,
                               "too many checks did not end: the rest is left out"};
        return sv_conform_take(report, &end);
    }
    sv_conform_check(report, check, r->suite->subject.lang, name);
    return sv_trial_run(fn, data, &r->suite->subject.limits, sv_conform_take, r->report, r->err);
}

/* ------------------------------------------------------------------ contract */

static samsvar_status try_input(const runner *r, const char *name, const char *text, size_t len)
{
    sv_case c = {&r->suite->subject, name, {text, (uint32_t)len}};
    return text ? try(r, "input", name, sv_contract_input, &c)
                : sv_fail(r->err, SAMSVAR_ENOMEM, "out of memory");
}

static samsvar_status inputs(const runner *r)
{
    const sv_hard *h;
    char name[64];
    size_t len;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; !status && (h = sv_hard_text(i)); i++) {
        status = try_input(r, h->name, h->text.ptr, h->text.len);
        if (status || !h->text.len)
            continue;
        char *text = sv_hard_repeat(h->text, SV_HARD_LONG, &len);
        snprintf(name, sizeof name, "%s repeated", h->name);
        status = try_input(r, name, text, len);
        sv_free(text);
    }
    if (status)
        return status;
    char *mixed = sv_hard_mixed(&len);
    status = try_input(r, "all mixed", mixed, len);
    sv_free(mixed);
    if (!status && r->suite->subject.own_len)
        status = try_input(r, "text of its own", r->suite->subject.own,
                           r->suite->subject.own_len);
    return status;
}

static samsvar_status times(const runner *r)
{
    const sv_hard *h;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; !status && (h = sv_hard_text(i)); i++) {
        sv_case c = {&r->suite->subject, h->name, h->text};
        if (h->shape)
            status = try(r, "time", h->name, sv_contract_time, &c);
    }
    return status;
}

/* What stands in no usual text takes other ways, and other memory. */
static samsvar_status memory_mixed(const runner *r)
{
    size_t len;
    char *mixed = sv_hard_mixed(&len);
    sv_case c = {&r->suite->subject, "all mixed", {mixed, (uint32_t)len}};
    samsvar_status status = mixed ? try(r, "memory", c.name, sv_contract_memory, &c)
                                  : sv_fail(r->err, SAMSVAR_ENOMEM, "out of memory");
    sv_free(mixed);
    return status;
}

/* What lists and rules of the language are tried on: its own texts, where there are any. */
static samsvar_status rest(const runner *r)
{
    const sv_subject *s = &r->suite->subject;
    static const char prose[] = "On 3. May 2021 A. Hansen, 47, said \"no\", e.g. this. It was "
                                "12,5 % more than in 1998. Who is X? Not they.\n";
    sv_case c = {s, "", {prose, sizeof prose - 1}};
    if (s->own_len)
        c.text = (samsvar_str){s->own, (uint32_t)s->own_len};
    samsvar_status status = try(r, "threads", "", sv_contract_threads, &c);
    if (!status)
        status = try(r, "memory", "", sv_contract_memory, &c);
    if (!status)
        status = memory_mixed(r);
    if (!status)
        status = try(r, "release", "", sv_contract_leaks, &c);
    if (!status && s->own_len)
        status = try(r, "time", "text of its own", sv_contract_time, &c);
    return status;
}

static samsvar_status language(runner *r)
{
    const sv_subject *s = &r->suite->subject;
    const sv_plugin_info *serves = sv_registry_find(s->registry, s->lang);
    if (serves != s->info) {
        char text[256];
        snprintf(text, sizeof text, "%s: \"%s\" serves it, which comes first", s->lang,
                 serves ? serves->id : "nobody");
        sv_record a = {SV_SAID_ADVICE, "languages that are not checked", "", 0, 0, text};
        return sv_conform_take(r->report, &a);
    }
    sv_case nothing = {s, "", {"", 0}};
    uint64_t before = r->report->findings;
    samsvar_status status = try(r, "create", "", sv_contract_input, &nothing);
    if (status || r->report->findings > before)
        return status; /* all others would say the same */
    status = inputs(r);
    if (!status)
        status = rest(r);
    return status ? status : times(r);
}

/* ------------------------------------------------------------------ all */

static samsvar_status files(runner *r)
{
    sv_suite *s = r->suite;
    sv_golden g = {&s->subject, s->golden};
    sv_lists l = {s->pack, s->subject.info->data_only};
    samsvar_status status = s->pack ? try(r, "lists", "", sv_lists_check, &l) : SAMSVAR_OK;
    if (status)
        return status;
    if (s->golden)
        status = try(r, "golden", "", sv_golden_check, &g);
    sv_sample x = {&s->subject, s->pack, s->text, s->text_len};
    return status || !s->text ? status : try(r, "text", "", sv_advice_give, &x);
}

static samsvar_status gather(const sv_suite *s, sv_buf *own)
{
    samsvar_status status = SAMSVAR_OK;
    if (s->golden)
        status = sv_golden_texts(s->golden, OWN / 2, own);
    size_t n = s->text_len < OWN / 2 ? s->text_len : OWN / 2;
    while (n && n < s->text_len && ((unsigned char)s->text[n] & 0xC0) == 0x80)
        n--;
    return status || !n ? status : sv_buf_add(own, s->text, n);
}

samsvar_status sv_suite_run(sv_suite *s, sv_conform_report *report, sv_error *err)
{
    runner r = {s, report, err};
    const char *const *langs = s->subject.info->plugin->languages;
    sv_buf own;
    sv_buf_init(&own, OWN);
    samsvar_status status = gather(s, &own);
    s->subject.own = own.data ? own.data : "";
    s->subject.own_len = own.len;
    for (size_t i = 0; langs[i] && !status; i++) {
        s->subject.lang = langs[i];
        status = language(&r);
    }
    s->subject.lang = langs[0];
    if (!status)
        status = files(&r);
    sv_buf_clear(&own);
    return status;
}
