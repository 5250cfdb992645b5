/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* report.c -- findings as they come, then advice and figures of each plugin. */
#include "core/conform/report.h"

#include <stdio.h>
#include <string.h>

void sv_conform_begin(sv_conform_report *r, int as_json, sv_write_fn *write, void *data)
{
    memset(r, 0, sizeof *r);
    r->as_json = as_json;
    sv_arena_init(&r->arena);
    sv_jsonw_init(&r->w, write, data);
    if (!as_json)
        return;
    sv_jsonw_object(&r->w, NULL);
    sv_jsonw_str(&r->w, "format", "samsvar-plugin-check");
    sv_jsonw_str(&r->w, "version", "1.0");
    sv_jsonw_array(&r->w, "plugins");
}

void sv_conform_plugin(sv_conform_report *r, const char *id, const char *path)
{
    r->plugin = id;
    r->path = path;
    r->checks = r->findings = 0;
    r->late = 0;
    r->plugins++;
    if (!r->as_json)
        return;
    sv_jsonw_break(&r->w);
    sv_jsonw_object(&r->w, NULL);
    sv_jsonw_str(&r->w, "id", id);
    sv_jsonw_str(&r->w, "path", path);
    sv_jsonw_array(&r->w, "findings");
}

void sv_conform_check(sv_conform_report *r, const char *check, const char *lang,
                      const char *name)
{
    r->check = check;
    r->lang = lang;
    r->name = name;
    r->checks++;
}

/* ------------------------------------------------------------------ findings */

static void put_member(sv_conform_report *r, const char *key, const char *text)
{
    if (text[0])
        sv_jsonw_str(&r->w, key, text);
    else
        sv_jsonw_null(&r->w, key);
}

static void finding_json(sv_conform_report *r, const sv_record *x)
{
    sv_jsonw_break(&r->w);
    sv_jsonw_object(&r->w, NULL);
    sv_jsonw_str(&r->w, "check", r->check);
    put_member(r, "language", r->lang);
    put_member(r, "case", r->name);
    put_member(r, "file", x->file);
    if (x->line)
        sv_jsonw_int(&r->w, "line", x->line);
    else
        sv_jsonw_null(&r->w, "line");
    sv_jsonw_str(&r->w, "message", x->text);
    sv_jsonw_close(&r->w);
}

/* "no: nb, emoji: ...", "qq: FILE:3: ..." */
static void finding_line(sv_conform_report *r, const sv_record *x)
{
    char line[32];
    const char *const parts[] = {r->plugin, ": ",
                                 x->file[0] ? x->file : r->lang[0] ? r->lang : r->check};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        sv_jsonw_puts(&r->w, parts[i]);
    if (x->line) {
        snprintf(line, sizeof line, ":%u", (unsigned)x->line);
        sv_jsonw_puts(&r->w, line);
    }
    if (!x->file[0] && r->lang[0]) {
        sv_jsonw_puts(&r->w, ", ");
        sv_jsonw_puts(&r->w, r->check);
        if (r->name[0])
            sv_jsonw_puts(&r->w, " of ");
        sv_jsonw_puts(&r->w, r->name);
    }
    sv_jsonw_puts(&r->w, ": ");
    sv_jsonw_puts(&r->w, x->text);
    sv_jsonw_puts(&r->w, "\n");
}

static const char *keep(sv_conform_report *r, const char *text)
{
    return sv_arena_strndup(&r->arena, text, strlen(text));
}

samsvar_status sv_conform_take(void *report, const sv_record *record)
{
    sv_conform_report *r = report;
    if (record->what == SV_SAID_FINDING) {
        r->findings++;
        r->late += strcmp(record->topic, "late") == 0;
        r->all_findings++;
        r->as_json ? finding_json(r, record) : finding_line(r, record);
        return r->w.status;
    }
    sv_record copy = *record;
    copy.topic = keep(r, record->topic);
    copy.text = keep(r, record->text);
    copy.file = "";
    return copy.topic && copy.text && sv_vec_push(&r->later, copy) ? SAMSVAR_OK
                                                                   : SAMSVAR_ENOMEM;
}

/* ------------------------------------------------------------------ the rest */

static void later_json(sv_conform_report *r)
{
    sv_jsonw_close(&r->w);
    sv_jsonw_break(&r->w);
    sv_jsonw_array(&r->w, "advice");
    for (size_t i = 0; i < r->later.count; i++) {
        const sv_record *x = &r->later.data[i];
        if (x->what != SV_SAID_ADVICE)
            continue;
        sv_jsonw_break(&r->w);
        sv_jsonw_object(&r->w, NULL);
        sv_jsonw_str(&r->w, "topic", x->topic);
        sv_jsonw_str(&r->w, "text", x->text);
        sv_jsonw_int(&r->w, "count", (int64_t)x->number);
        sv_jsonw_close(&r->w);
    }
    sv_jsonw_close(&r->w);
    sv_jsonw_break(&r->w);
    sv_jsonw_object(&r->w, "figures");
    for (size_t i = 0; i < r->later.count; i++)
        if (r->later.data[i].what == SV_SAID_FIGURE)
            sv_jsonw_int(&r->w, r->later.data[i].topic, (int64_t)r->later.data[i].number);
    sv_jsonw_close(&r->w);
    sv_jsonw_int(&r->w, "checks", (int64_t)r->checks);
    sv_jsonw_close(&r->w);
}

/* "text: tokens 120, lemma 100": then a line for each topic of advice, its items after it. */
static void later_lines(sv_conform_report *r)
{
    char number[48];
    const char *topic = "";
    for (size_t i = 0; i < r->later.count; i++) {
        const sv_record *x = &r->later.data[i];
        if (x->what == SV_SAID_FIGURE) {
            sv_jsonw_puts(&r->w, r->plugin);
            snprintf(number, sizeof number, ": %llu ", (unsigned long long)x->number);
            sv_jsonw_puts(&r->w, number);
            sv_jsonw_puts(&r->w, x->topic);
            sv_jsonw_puts(&r->w, "\n");
            continue;
        }
        if (strcmp(topic, x->topic) != 0) {
            sv_jsonw_puts(&r->w, r->plugin);
            sv_jsonw_puts(&r->w, ": advice: ");
            sv_jsonw_puts(&r->w, x->topic);
            sv_jsonw_puts(&r->w, "\n");
            topic = x->topic;
        }
        snprintf(number, sizeof number, "  %llu\t", (unsigned long long)x->number);
        sv_jsonw_puts(&r->w, x->number ? number : "  ");
        sv_jsonw_puts(&r->w, x->text);
        sv_jsonw_puts(&r->w, "\n");
    }
    sv_jsonw_puts(&r->w, r->plugin);
    if (r->findings)
        snprintf(number, sizeof number, ": %llu findings", (unsigned long long)r->findings);
    sv_jsonw_puts(&r->w, r->findings ? number : ": no findings");
    snprintf(number, sizeof number, " in %llu checks\n", (unsigned long long)r->checks);
    sv_jsonw_puts(&r->w, number);
}

samsvar_status sv_conform_plugin_end(sv_conform_report *r)
{
    r->as_json ? later_json(r) : later_lines(r);
    sv_vec_clear(&r->later);
    return r->w.status;
}

samsvar_status sv_conform_end(sv_conform_report *r)
{
    if (r->as_json) {
        sv_jsonw_break(&r->w);
        sv_jsonw_close(&r->w);
        sv_jsonw_int(&r->w, "findings", (int64_t)r->all_findings);
        sv_jsonw_close(&r->w);
        sv_jsonw_newline(&r->w);
    }
    sv_vec_clear(&r->later);
    sv_arena_clear(&r->arena);
    return sv_jsonw_finish(&r->w);
}
